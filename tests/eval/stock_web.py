"""What news sites print around an article: written for the benchmark, every site, person and headline invented."""

SITES = ("清河新闻网", "临江在线", "云岭网", "望海融媒", "禾川政府网", "东渡传媒网", "石泉教育网", "梧湾发布")
SITES_HANT = ("青嶼新聞網", "淡河即時", "南灣電視新聞網")
DOMAINS = ("qinghe.example", "linjiang.example", "yunling.example", "wanghai.example")

NAVIGATION = (
    "首页",
    "要闻",
    "时政",
    "本地",
    "社会",
    "财经",
    "教育",
    "健康",
    "文化",
    "体育",
    "旅游",
    "视频",
    "图片",
    "专题",
    "评论",
    "理论",
    "法治",
    "三农",
    "科技",
    "生态",
    "招聘",
    "房产",
    "汽车",
    "数字报",
    "客户端",
    "网上办事",
    "信息公开",
    "互动交流",
    "走进我们",
    "政策解读",
    "公示公告",
    "下载中心",
    "English",
    "繁體版",
    "无障碍浏览",
    "登录",
    "注册",
    "设为首页",
    "加入收藏",
    "联系我们",
    "网站地图",
    "手机版",
    "RSS",
    "投稿",
    "站内搜索",
    "热门搜索",
    "高级搜索",
    "Home",
    "About",
    "News",
    "Contact Us",
)
NAVIGATION_HANT = (
    "首頁",
    "即時",
    "要聞",
    "政治",
    "社會",
    "地方",
    "國際",
    "兩岸",
    "財經",
    "生活",
    "娛樂",
    "運動",
    "健康",
    "副刊",
    "影音",
    "專題",
    "會員登入",
    "訂閱電子報",
    "關於我們",
    "Search",
    "熱門關鍵字",
    "APP下載",
    "分享到 Facebook",
    "字級設定",
)
BREADCRUMBS = (
    "当前位置: 首页 >> {section} >> 正文",
    "您的位置：首页 > 新闻中心 > {section} > 正文",
    "首页 > {section} > 详细内容",
    "{site} > {section}",
    "所在位置：首页»{section}»正文",
    "新闻首页 / {section} / 正文",
)
BREADCRUMBS_HANT = ("首頁 > {section}", "首頁 / {section} / 內文", "{site} » {section}")
BUTTONS = (
    "【字体：大 中 小】 打印 关闭",
    "字号：大 中 小",
    "[收藏] [打印] [关闭]",
    "分享到： 微信 微博 QQ空间",
    "A- A A+ 打印本页",
    "【 大 中 小 】【打印】【关闭窗口】",
    "扫一扫在手机打开当前页",
    "听新闻 收藏 举报",
)
BUTTONS_HANT = ("字級： 小 中 大", "分享 列印 收藏", "友善列印")

# Lines of source and date. {date} is printed with the form of the same tuple; {source} always; {author}, {editor} where they stand.
META = (
    "来源:{source}   时间:{date} {clock}   [收藏] [打印] [关闭]",
    "来源：{source}　　发布时间：{date} {clock}",
    "{date} {clock} 来源：{source}",
    "发布日期：{date} 来源：{source} 浏览次数：{count}",
    "时间：{date} | 来源：{source} | 点击：{count}次",
    "信息来源：{source} 发布时间：{date} {clock} 字体：[大 中 小]",
    "{source} {date} {clock}",
    "文章来源：{source} 发布时间：{date} 阅读量：{count}",
    "日期：{date} 信息来源：{source} 【打印】【关闭】",
)
META_AUTHOR = (
    "来源：{source} 作者：{author} 时间：{date} {clock}",
    "作者：{author} 来源：{source} 发布时间：{date}",
    "{date} {clock} 来源：{source} 作者：{author} 点击：{count}",
    "文章来源：{source}　作者：{author}　发布时间：{date}　点击数：{count}",
)
META_EDITOR = (
    "来源：{source} 时间：{date} {clock} 责任编辑：{editor}",
    "{date} {clock} 来源：{source} 编辑：{editor}",
    "日期：{date} 来源：{source} 责编：{editor}",
)
META_LINES = (
    ("来源：{source}", "发布时间：{date} {clock}"),
    ("{date} {clock}", "来源：{source}"),
    ("发布日期：{date}", "信息来源：{source}", "浏览：{count}"),
    ("时间：{date}", "来源：{source}"),
)
META_HANT = ("{date} {clock} {source}", "發布時間：{date} {clock} 來源：{source}", "來源：{source}　日期：{date}")
DATE_FORMS = (
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}-{d:02}",
    "{y}年{m}月{d}日 {weekday}",
    "{y}-{m}-{d}",
    "{y}年{m:02}月{d:02}日",
    "{y}/{m:02}/{d:02}",
    "{y}年{m}月{d}日",
    "{y}.{m:02}.{d:02}",
)

EDITORS = (
    "责任编辑:{editor}",
    "责任编辑：{editor}",
    "（责任编辑：{editor}）",
    "【责任编辑:{editor}】",
    "[责任编辑：{editor}]",
    "编辑：{editor}",
    "责编：{editor}",
    "（编辑：{editor}）",
)
EDITORS_HANT = ("責任編輯：{editor}", "（編輯：{editor}）", "責任編輯／{editor}")
STAFF = (
    ("作者：{author} 编辑：{editor}",),
    ("文字｜{author}", "编辑｜{editor}"),
    ("撰稿：{author}", "责任编辑：{editor}"),
    ("（作者：{author}　责编：{editor}）",),
)
ORIGINAL_TITLES = ("（原标题：{headline}）", "原标题：《{headline}》", "本文原标题为《{headline}》")
WINDOW_TITLES = ("{headline}-{site}", "{headline}_{section}_{site}", "{headline} | {site}")
ACCOUNTS = (
    "扫码关注{site}微信公众号",
    "更多内容请关注“{site}”客户端",
    "长按识别二维码 关注{site}",
    "欢迎关注{site}官方微博、抖音号",
)
ACCOUNTS_HANT = ("加入{site}LINE好友", "下載{site}APP 新聞不漏接")
PROMOTIONS = (
    "相关阅读：{headline}",
    "点击查看专题：{headline}",
    "【广告】",
    "延伸阅读 {headline}",
    "图集 | {headline}",
)
PROMOTIONS_HANT = ("請繼續往下閱讀...", "延伸閱讀：{headline}", "廣告（請繼續閱讀本文）")
RELATED_HEADS = ("相关新闻", "相关阅读", "相关链接：", "推荐阅读", "热点新闻", "猜你喜欢", "图片新闻")
RELATED_HEADS_HANT = ("相關新聞", "延伸閱讀", "熱門新聞")
NEIGHBOURS = ("上一篇：{headline}", "下一篇：{headline}")
NEIGHBOURS_HANT = ("上一則：{headline}", "下一則：{headline}")
PAGERS = ("1 2 3 下一页 尾页", "[1] [2] 下一页", "上一页 1 下一页")
REFERENCES = (
    "（原载《{paper}》{date}第3版）",
    "《{paper}》（{date} 第02版）",
    "见报链接：《{paper}》{date} A4版",
    "（本文刊于{date}《{paper}》）",
)
COPYRIGHT = (
    "版权所有：{site} 未经授权禁止转载",
    "Copyright © 2010-2024 {domain} All Rights Reserved",
    "ICP备案号：某ICP备00000{count}号",
    "主办单位：{site} 技术支持：某某信息技术有限公司",
    "地址：新闻路1号 邮编：{post} 电话：{phone}",
    "违法和不良信息举报电话：{phone} 举报邮箱：jb@{domain}",
    "网站标识码：{post}0001 公网安备 00000002{count}号",
    "关于我们 | 联系我们 | 网站地图 | 版权声明",
    "建议使用IE9.0以上浏览器，1024×768以上分辨率",
    "互联网新闻信息服务许可证编号：000{post}",
    "友情链接： 省政府网 市教育局 市图书馆",
    "您是第 {count} 位访客",
)
COPYRIGHT_HANT = (
    "{site} 版權所有 不得轉載",
    "© 2024 {domain} All Rights Reserved.",
    "隱私權聲明 | 服務條款 | 聯絡我們 | 廣告刊登",
    "讀者服務專線：{phone}",
)
EPAPER = (
    ("第{page}版：{section}", "版面导航", "标题导航"),
    ("{paper} 数字报", "第{page}版：{section}", "本版新闻列表", "上一版 下一版"),
    ("上一期 下一期", "第 {page} 版：{section}", "返回目录", "放大+ 缩小- 默认○"),
)
EPAPER_END = (("上一篇 下一篇", "版权声明"), ("3 上一篇 下一篇 4", "放大+ 缩小- 默认o", "朗读"))

HEADLINES = (
    "我市今年新增公园绿地三十公顷",
    "老旧小区加装电梯有了新办法",
    "第六届龙舟邀请赛周末开桨",
    "春耕备耕农资供应充足",
    "图书馆夜间开放满月记",
    "城北跨线桥月底通车",
    "全市中小学开展防溺水教育",
    "青年创业街区开街",
    "家门口的口袋公园 居民的幸福空间",
    "医保服务延伸到村卫生室",
    "高温天里的坚守",
    "暑期博物馆预约指南",
    "夜市经济点亮老街",
    "我省发布暴雨橙色预警",
    "乡镇篮球联赛落幕",
    "一图读懂新版停车收费标准",
    "非遗工坊带动村民增收",
    "退役军人就业专场招聘会举行",
    "河道保洁员老周的一天",
    "中医夜门诊受欢迎",
    "快递进村打通最后一程",
    "全市首条无障碍公交线路开通",
    "社区食堂的三笔账",
    "稻田里的新农人",
)
HEADLINES_HANT = (
    "捷運延伸線明年動工",
    "老屋翻新變身社區客廳",
    "颱風外圍環流影響 北部防大雨",
    "區議會討論海濱長廊方案",
    "國小棒球隊首度晉級決賽",
    "街市檔主轉型網上賣菜",
    "書展周末登場 逾百場講座",
    "單車徑全線貫通",
)
LEDES = (
    "记者从有关部门获悉，城北跨线桥主体工程已经完工，预计本月底……",
    "近日，市图书馆夜间开放满一个月，累计接待读者……[详细]",
    "随着气温升高，各街道陆续开放纳凉点，方便户外劳动者……[阅读全文]",
    "连日来，农技人员走进田间地头，指导农户做好……",
    "本周末，第六届龙舟邀请赛将在东湖水域开桨，来自八个……[详情]",
)
LEDES_HANT = ("氣象局表示，受外圍環流影響，北部地區今晚起……（詳全文）", "市府昨公布捷運延伸線期程，預計明年底……")
