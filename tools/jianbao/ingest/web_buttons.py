"""Buttons, menus and times that stand alone on a line of a web page."""

import re

from jianbao.ingest.characters import ENDS_SENTENCE

SIGNS = re.compile(r"[^A-Za-z\u3400-\u9fff]")

WORDS = frozenset(
    (
        "Previous,Next,Prev,Tweet,登录,登入,登陆,注册,註冊,退出,会员登录,会员登入,會員登入,一键登录,立即注册,忘记密码,设为首页,設為首頁,加入收藏夹,加入收藏,"
        "加入书签,收藏本站,收藏站,收藏本文,收藏文,收藏本页,收藏页,收藏本,收藏,首页,首頁,返回首页,返回顶部,回到頁首,返回列表,返回目录,返回,"
        "回到顶部,置顶,网站地图,網站地圖,站点地图,RSS,English,ENGLISH,繁體中文版,繁體中文,繁體中版,繁體中,繁體文版,繁體文,"
        "繁體版,繁體,繁体中文版,繁体中文,繁体中版,繁体中,繁体文版,繁体文,繁体版,繁体,简体中文版,简体中文,简体中版,简体中,简体文版,简体文,"
        "简体版,简体,簡體,手机版,移动版,手機版,電腦版,电脑版,触屏版,客户端下载,客户端下,客户端载,客户端,APP下載载,APP下載,APP下载,"
        "APP下,下载APP,下载客户端,无障碍浏览,无障碍阅读,无障碍说明,无障碍,适老化版,适老版,适老化模式,适老模式,适老化,适老,长者版,"
        "长者模式,长者专区,关怀版,老年模式,语音播报,听新闻,朗读,分享到,分享至,分享给好友,分享本页,分享文章,分享按钮,分享工具,分享,分享至好友和朋友圈,"
        "转发,轉寄朋友,轉寄,转寄朋友,微信好友,微信扫一扫,微信朋友圈,微信,朋友圈,微博,新浪微博,腾讯微博,QQ空间,QQ好友,QQ,人人网,领英,字大,字小,关于我们,關於我們,联系我们,聯絡我們,版权声明,隐私政策,隐私声明,隱私權聲明,隱私權政策,服務條款,服务条款,廣告刊登,广告刊登,人才招聘,诚聘英才,法律声明,转播到,转播,轉播,"
        "豆瓣网,豆瓣,易信,有道云笔记,开心网,百度贴吧,百度搜藏,百度,Facebook,facebook,FB,Twitter,twitter,X,"
        "SHARE,Share,share,google,Google,linkedin,LinkedIn,linkedIn,Instagram,instagram,YouTube,Youtube,Reddit,噗浪,"
        "Line,LINE,Weibo,WeChat,WhatsApp,Threads,Telegram,Email,Plurk,Pinterest,"
        "Qzone,複製連結,复制链接,复制网址,列印,打印本页,打印本文,打印本稿,打印文稿,打印,友善列印,关闭窗口,关闭本页,关闭此页,关闭,關閉,"
        "纠错,我要纠错,我要反馈,我要评论,我要分享,我要留言,举报,投诉,收听,点赞,赞,踩,顶,支持,反对,推荐,字号大小設定,字體大小設定,"
        "字体大小設定,字級大小設定,字级大小設定,字号大小设定,字體大小设定,字体大小设定,字級大小设定,字级大小设定,字号大小调整,字體大小调整,"
        "字体大小调整,字級大小调整,字级大小调整,字号大小,字體大小,字体大小,字級大小,字级大小,字号設定,字體設定,字体設定,字級設定,字级設定,"
        "字号设定,字體设定,字体设定,字級设定,字级设定,字号调整,字體调整,字体调整,字級调整,字级调整,字号,字體,字体,字級,字级,字型大小,字型,目前字級,目前字级,熱門度,热度,調整字體,"
        "調整字,调整字体,大,中,小,特大,特,默认,超大,正常,标准,放大,缩小,放大字体,缩小字体,A,T,恢复默认,评论,留言,写评论,跟帖,跟贴,"
        "参与,回复,查看全部,查看更多,查看评论,更多,more,More,MORE,加载更多,加载中,展开,收起,看更多,推薦,換一換,换一换,关注,已关注,"
        "订阅,訂閱,搜索,搜尋,搜寻,站内搜索,Search,search,Toggle navigation,上一页,下一页,上页,下页,尾页,末页,"
        "余下全文,展开全文,展開全文,閱讀更多,阅读更多,更多新闻,更多新聞,更多新闻短片,更多新聞短片,全文阅读,阅读全文,目录,导航,导读,正文,内容,全部,全选,发布,发表,提交,表情,加粗,扫码,扫一扫,投稿,爆料,報料,报料,"
        "隐藏边栏,打赏,打賞,换一批,点击,浏览,阅读,人气,次,条,来源,标签,關閉廣告,廣告,广告,AD,播放,暂停,静音,全屏,刷新,本文来自,"
        "编辑部,播报文章,上观号,朗讀,顯示,微信客户端,在看,微信扫一扫,关注该公众号,阅读原文,上一图集,下一图集,保存到博客,微信扫描分享,喜欢作者,赞赏,用LINE傳送,views,繼續瀏覽後續,继续浏览后续,版面导航,标题导航,上一期,下一期,上一版,下一版,版面目录,本期目录,往期回顾,查看对话,查看對話"
    ).split(",")
)
"""Words of buttons and menus; a line of nothing but such words and signs is one."""
BUTTONS = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))
COUNTED = re.compile(
    r"(?:共|有|已有|本文|总|累计|累計)?(?:人参与|参与|评论|評論|阅读|閱讀|浏览|瀏覽|点赞|点击|點擊|跟[帖贴]|留言|收藏|转发|回复|分享|人已读|观看|播放|阅览|赞|访问|人气|人氣|热度)(?:次数|量|数|人數|人数)?|万|[kKwW]|人|次|条|個|个|篇|位|尚餘|尚余|剩餘|剩余|今天|昨天|前天"
)
"""326, 1032人参与 308评论, 浏览：12: counters, page numbers, numbers of a ranking; no line without a figure."""
SECTIONS = frozenset(
    (
        "新闻,要闻,时政,国内,国际,社会,财经,经济,教育,健康,文化,体育,旅游,视频,图片,专题,评论,理论,法治,三农,科技,生态,招聘,房产,汽车,娱乐,军事,本地,直播,"
        "生活,美食,时尚,公益,民生,综合,热点,滚动,原创,数字报,政务,政务公开,信息公开,互动交流,办事服务,政民互动,走进我们,公示公告,政策解读,领导之窗,"
        "機構簡介,即時,要聞,政治,社會,地方,國際,兩岸,財經,娛樂,運動,副刊,影音,專題,全球,產經,股市,房市,寵物,論壇,電影,旅遊,港聞,內地,熱門,最新,焦點"
    ).split(",")
)
"""Names of the sections of news sites and of the sites of offices."""
LEAST_KNOWN = 2
MENU_WORDS, MENU_WIDTH = 5, 6.0
"""A line of so many words of so few characters each is a menu."""

TIME = r"(?:\d{1,2}\s*[:：]\s*\d{2}(?:[:：]\d{2})?(?:\.\d+)?)"
DAY = (
    r"(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|"
    r"(?:中華?民國|民國)?\s*1\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)"
)
WEEK = r"(?:[（(]?(?:星期|周|週|禮拜)[一二三四五六日天][）)]?)"
STAMP = re.compile(
    rf"^[\s\[【(（|·•]*(?:(?:最[后後新])?(?:发布|發布|發佈|发表|發表|发稿|發稿|更新|上传|建立|上版|刊登|出版|播出|编辑|修改|创建|公开|印发|成文)(?:于|時間|时间|日期)?|时间|時間|日期|Posted on|更新|UPDATED?)?\s*[:：]?\s*(?:{DAY}\s*T?\s*{WEEK}?\s*{TIME}?|{TIME}\s*{DAY}|{TIME}|(?:今天|昨天|前天|今日|昨日)\s*{TIME}?|"
    rf"\d+\s*(?:秒|分钟|分鐘|小时|小時|天|个?月|年)前|刚刚|剛剛)(?:\s*(?:GMT|UTC|CST)?[+\-]?\d{{0,4}})?[\s\]】)）|·•]*$"
)
HAN_DAY = re.compile(r"[一二三四五六七八九十〇零]月")


LONGEST_STAMP = 60
BLANKS = re.compile(r"\s+")


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but a day or a time; long runs of blanks cost no more than one.

    >>> is_stamp("2024-05-20　　10:58"), is_stamp("2024.10.24" + " " * 5000 + "x")
    (True, False)
    """
    plain = BLANKS.sub(" ", text)
    return len(plain) <= LONGEST_STAMP and bool(STAMP.match(plain))


def is_button(text: str) -> bool:
    """Whether a line holds nothing but words of buttons, figures and signs.

    >>> is_button("分享到： 微信 微博"), is_button("1032人参与 308评论"), is_button("2024-01-03"), is_button("更多人回来了")
    (True, True, False, False)
    """
    if is_stamp(text) or HAN_DAY.search(text):
        return False
    if text in SECTIONS:
        return True
    bare = SIGNS.sub("", BUTTONS.sub("", text))
    return not bare or (any(char.isdigit() for char in text) and not SIGNS.sub("", COUNTED.sub("", bare)))


GLUED = SECTIONS | frozenset(
    "高层,人事,网评,港澳,台湾,智库,思想,金融,食品,信息化,乡村振兴,城市,能源,会展,彩票,书画,上市公司,一带一路,中央文件,访谈,党建,反腐,时评,国防".split(
        ","
    )
)
"""Names of sections that may as well be headings where they stand alone."""
NAMES = re.compile("|".join(sorted(GLUED, key=len, reverse=True)))
GLUED_SHARE, LEAST_GLUED = 0.6, 24


def is_glued_menu(text: str) -> bool:
    """Whether the names of sections stand in a line without anything between.

    >>> is_glued_menu("要闻时政人事国际财经网评教育科技体育文化健康军事访谈视频图片"), is_glued_menu("全市教育科技文化体育工作会议昨日召开")
    (True, False)
    """
    known = sum(len(found[0]) for found in NAMES.finditer(text))
    return len(text) >= LEAST_GLUED and known >= GLUED_SHARE * len(text) and not re.search(r"[，。：；！？的了]", text)


def is_way(text: str) -> bool:
    """Whether a line names a site and some of its sections, with blanks between.

    >>> is_way("清河网 即时 要闻"), is_way("织牢安全网 守护万家")
    (True, False)
    """
    site, *sections = text.split() or [""]
    named = site.endswith(("网", "網")) and 0 < len(sections) < LONGEST_WAY and any(one in SECTIONS for one in sections)
    return named and max(map(len, sections)) <= LONGEST_SECTION


LONGEST_WAY, LONGEST_SECTION = 4, 4


def is_menu(text: str) -> bool:
    """Whether a line holds the entries of a menu.

    >>> is_menu("首页 要闻 时政 本地 社会 财经 教育"), is_menu("投笔从戎 绽放青春")
    (True, False)
    """
    words = [word for word in re.split(r"[\s|｜丨·•/>]+", text) if word]
    short = len(words) >= MENU_WORDS and sum(map(len, words)) <= MENU_WIDTH * len(words)
    known = sum(word in WORDS or word in SECTIONS for word in words)
    return short and known >= LEAST_KNOWN and not ENDS_SENTENCE.search(text)
