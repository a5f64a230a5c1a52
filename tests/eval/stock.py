"""What newspaper pages print beside their articles: words written for the benchmark, every name invented.

Braces are filled by `fill`: {name} a person, {paper} the page's paper, {page} its number, {date} and the like.
"""

from collections.abc import Sequence

PAPERS = ("清河时报", "临江日报", "云岭晨报", "望海区报", "禾川新报", "东渡晚报", "石泉导报", "梧州湾周刊")
PAPERS_HANT = ("青嶼日報", "淡河時報", "觀塘新聞", "南灣晚報")
NAMES = ("陆文澜", "秦小禾", "邵亦凡", "曹可", "吉敏", "范一舟", "卫东来", "霍思源", "倪真", "苗雨桐", "骆嘉", "祁连山")
NAMES_HANT = ("盧思齊", "莫子謙", "簡佩雯", "龔一鳴", "連書瑋", "岑樂兒")
PAGE_NAMES = ("要闻", "综合", "民生", "社会", "教育", "乡村", "副刊", "文化", "专题", "城事")
PAGE_NAMES_HANT = ("要聞", "港聞", "地方", "社會", "文教", "副刊")

SLOGANS = (
    "勇担当 善作为 开新局",
    "比学赶超 实干争先",
    "凝心聚力 奋楫扬帆",
    "重落实 强作风 促发展",
    "同心同向 共建共享",
    "访千家 解千难 暖千心",
    "绿色发展 生态优先",
)
SLOGANS_HANT = ("攜手同行 再創新猷", "安全第一 人人有責", "閱讀城市 書香滿城")
RUBRICS = (
    "基层新事",
    "记者走基层",
    "民生一线",
    "一线见闻",
    "身边好人",
    "乡村振兴进行时",
    "文明新风",
    "百姓话题",
    "今日关注",
    "奋进新征程",
    "优化营商环境",
    "平安建设在行动",
)
RUBRICS_HANT = ("地方新聞", "社區速遞", "人物專訪", "生活萬象", "校園動態")
RUBRIC_FORMS = ("{rubric}", "{rubric}", "{rubric}", "■{rubric}", "【{rubric}】", "·{rubric}·", "◆ {rubric}")

FOLIOS = (
    "{year}年{month}月{day}日 {weekday} 第{page}版 {section}",
    "{section} {page} {year}年{month}月{day}日 {weekday}",
    "{page}版 {section}",
    "{paper} {year}年{month}月{day}日 {weekday}",
    "第{page}版：{section}",
    "{year}.{month}.{day} {weekday} {paper} A{page}",
    "{section}·{page}",
)
FOLIOS_DATED = frozenset(form for form in FOLIOS if "{year}" in form)
FOLIOS_HANT = ("{year}年{month}月{day}日 {weekday} A{page} {section}", "{paper} {section} A{page}")
MASTHEADS = (
    ("{paper}", "第{number}期 今日{sheets}版", "{year}年{month}月{day}日 {weekday}"),
    ("{paper}社出版 国内统一连续出版物号 CN 00-{issn}", "{year}年{month}月{day}日 {weekday} 总第{number}期"),
    ("{paper}", "{year}年{month}月{day}日 {weekday} 农历{lunar} 第{number}期"),
)
LUNAR = ("正月初九", "二月十四", "三月廿一", "四月初六", "五月十八", "七月廿三", "九月初二", "腊月十五")
IMPRINTS = (
    ("社址：{paper}路18号 邮编：{post} 电话：{phone}", "零售每份1.00元 {paper}印务中心印刷"),
    ("本报地址：新闻大厦6层 电话：{phone} 投稿邮箱：news@{domain}",),
    ("总编室 {phone} 广告部 {phone} 发行部 {phone}", "广告经营许可证：{number}号 月价30元 零售价1.5元"),
)
IMPRINTS_HANT = (("督印：{paper}有限公司 電話：{phone}", "地址：海旁道18號報業大樓 承印：{paper}印刷廠"),)
STAFF = (
    "责编 {name} 美编 {name} 校对 {name}",
    "本版编辑：{name} 版式：{name} 校对：{name}",
    "编辑：{name} 电话：{phone} E-mail：bj@{domain}",
    "值班总编：{name} 责任编辑：{name} 组版：{name}",
    "责任编辑｜{name} 视觉｜{name} 审读｜{name}",
    "一版编辑 {name} 美术编辑 {name}",
    "责编：{name}美编：{name}校对：{name}",
)
STAFF_HANT = ("責任編輯：{name} 版面設計：{name}", "編輯 {name} 美術 {name}")
ADVERTS = (
    "本版广告招商热线：{phone}",
    "公益广告 节约用水 从点滴做起",
    "广告",
    "征稿启事：本报副刊长期征集散文、诗歌，来稿请寄 fk@{domain}",
    "新闻热线：{phone} 欢迎读者提供线索",
    "订阅{paper} 请拨打{phone} 投递上门",
    "▲ 版权声明：本报所刊图文未经许可不得转载",
)
ADVERTS_HANT = ("廣告查詢：{phone}", "讀者來函請電郵至 letters@{domain}", "訂報專線：{phone}")
FOOTERS = (
    "获取更多资讯,请关注“{paper}”微信公众号",
    "扫码关注「{paper}」客户端 看更多本地新闻",
    "扫一扫 关注{paper}官方微博",
    "更多精彩内容请下载{paper}新闻客户端",
    "关注{paper}视频号，看现场报道",
)
FOOTERS_HANT = ("更多即時新聞，請瀏覽{paper}網站", "掃描QR Code 追蹤{paper}粉絲專頁")
JUMPS_OFF = ("（下转第{page}版）", "（下转{digit}版）", "下转第{digit}版", "▶下转{page}版", "（下转A{page}版）")
JUMPS_ON = ("（上接第1版）", "（上接一版）", "▲上接A1版", "（上接第1版）", "（紧接第1版）")
JUMPS_OFF_HANT = ("（下轉第{page}版）", "（下轉A{page}版）")
JUMPS_ON_HANT = ("（上接第1版）", "（上接A1版）")
EDITOR_LINES = ("责任编辑：{name}", "（责任编辑 {name}）", "【责任编辑：{name}】", "（责编：{name}）", "编辑：{name}")
EDITOR_LINES_HANT = ("責任編輯：{name}", "（責任編輯：{name}）", "編輯／{name}")

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
DIGITS = ("二", "三", "四", "五", "六", "七", "八")

HEADING_MARKS = (
    (">>", "<<"),
    ("■ ", ""),
    ("◆", ""),
    ("● ", ""),
    ("▶", ""),
    ("【", "】"),
    ("□ ", ""),
    ("◎", ""),
    ("★", ""),
)

# Newspaper bylines: {one} every name, with the joiner of the page; {first} and {rest} where two roles share a line.
BYLINES = (
    "■ 通讯员 {one}",
    "■ 记者 {one}",
    "□本报记者 {one}",
    "□ 本报记者 {one}",
    "本报记者 {one}",
    "本报记者\N{IDEOGRAPHIC SPACE}{one}",
    "◎记者 {one}",
    "记者 {one}",
    "◆ {one}",
    "本报通讯员 {one}",
    "●本报记者 {one} 文/图",
    "文/{one}",
    "{paper}记者 {one}",
)
BYLINES_TWO_ROLES = (
    "□本报记者 {first} 本报通讯员 {rest}",
    "■ 记者 {first} 通讯员 {rest}",
    "记者 {first} 通讯员 {rest} 文/图",
    "本报记者 {first} 实习生 {rest}",
)
BYLINES_TWO_LINES = (
    ("本报记者 {one}", "通讯员 {one}"),
    ("□本报记者 {one}", "本报通讯员 {one}"),
    ("见习记者 {one}", "记者 {one}"),
)
BYLINES_HANT = ("【記者{one}／地方報導】", "■記者 {one}", "記者{one}／特稿", "文／{one}", "本報記者 {one}")
SIGN_OFFS = ("（{one}）", "（本报记者 {one}）", "（通讯员 {one}）", "（记者 {one}）")
SIGN_OFFS_HANT = ("（記者{one}）", "（{one}）")
LINES_AFTER = (*SIGN_OFFS, "■ {one}", "本报记者 {one}", "（作者：{one}）", "通讯员 {one}", "□ 记者 {one}")
LINES_AFTER_HANT = (*SIGN_OFFS_HANT, "■記者{one}", "文：{one}")


def localized(hans: Sequence[str], hant: Sequence[str], script: str) -> Sequence[str]:
    """The list in the script of the page."""
    return hant if script == "hant" else hans
