"""Furniture (报头报眉页脚导航等): lines that belong to the page or the site and to no article.

    登录 | 加入收藏夹                          navigation
    当前位置: 首页 >> 文章详情                 breadcrumb
    获取更多新闻资讯,请关注「美丽红桥」官方微信    call to follow
    2024年1月3日 星期三 第9167期 今日8版         folio
    国内统一连续出版物号 CN 11-0000             imprint

Not furniture: 读者可扫描二维码报名，名额有限。 红菱零售价每公斤12元左右。 (sentences of articles: they end with a full stop)
"""

import re

from jianbao.ingest.pieces import Label, Reading

LONGEST = 120
"""Furniture is short; menus that were dumped on one line are the longest."""

DATE = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十]{1,3}\s*[月./-]\s*[\d一二三四五六七八九十]{1,3}\s*日?"
WEEKDAY = r"(?:星期|周|週|礼拜)[一二三四五六日天]"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE | re.VERBOSE))
    for name, pattern in (
        (
            "navigation",
            r"""^(?:[|｜·•\s\[\]【】/]*(?:登录|登錄|登入|注册|註冊|加入收藏夹?|设为首页|設為首頁|手机版|无障碍|網站地圖|网站地图|
            返回首页|返回顶部|返回頂部|回到顶部|收藏本站|English|繁体|繁體|简体|移动端|客户端下载|电子报|电子版|投稿|订阅)[|｜·•\s\[\]【】/]*)+$""",
        ),
        (
            "breadcrumb",
            r"^(?:您?(?:的|现在的)?(?:当前)?(?:位置|所在位置)(?:是|在)?\s*[:：]|首页\s*[>＞»›/-]{1,2}|首頁\s*[>＞»›/])",
        ),
        (
            "follow",
            r"""^.{0,30}(?:获取更多|更多(?:新闻|资讯|精彩)|敬请关注|请关注|欢迎关注|關注更多|扫一扫|(?:扫码|掃碼)(?:关注|關注|下载|下載|观?看|查[看询]|阅读|閱讀|进入|进群|加入|参与|报名|收听|了解|订阅|领取|识别|咨询|\s|$)|扫描二维码|掃描|长按识别|下载.{0,8}客户端|
            关注.{0,12}(?:公众号|微信|微博|抖音|视频号))(?!.*。).*$""",
        ),
        (
            "buttons",
            r"^(?:[\[【(（]?(?:收藏|打印|列印|关闭|關閉|分享|字号|字體|字体|大|中|小|放大|缩小|默认|纠错|评论|点赞|复制链接)[\]】)）]?[:：+\-o\s|｜/]*){2,}$",
        ),
        ("neighbours", r"^(?:上一篇|下一篇|上一条|下一条|上一版|下一版|上一則|下一則)\s*[:：]?"),
        (
            "links",
            r"^(?:相关(?:阅读|链接|新闻|报道|推荐|文章)|相關(?:閱讀|新聞)|热门(?:推荐|新闻|文章)|推荐阅读|延伸阅读|延伸閱讀|猜你喜欢|更多>>?|本版新闻列表|本版导读|新闻排行)",
        ),
        (
            "rights",
            r"""(?:版权(?:所有|声明)|版權所有|Copyright|©|ICP备|ICP證|公网安备|未经(?:书面)?授权|禁止转载|不得转载|All\s+Rights\s+Reserved|
            免责声明|违法和不良信息举报|增值电信|广播电视节目制作|(?:主办|承办|技术支持|主管)(?:单位)?\s*[:：])(?!.*。.*。)""",
        ),
        (
            "imprint",
            r"^(?!.*[，。！？；]).*(?:国内统一(?:连续出版物|刊)号|\bCN\s?\d\d[-—]\d{4}|邮发代号|零售(?:每份|价)|定价[:：]?\s*\d|印刷厂|广告(?:经营)?许可证|社址|报社地址|總編輯[:：]|订阅热线|发行热线)",
        ),
        (
            "hotline",
            r"^[■◆●☎]?\s*(?:新闻|本报|报料|爆料|投稿|广告|采编|服务|读者)?(?:热线|电话|信箱|邮箱|QQ群?|E-?mail|投稿邮箱|来稿请寄)(?:电话)?\s*[:：]?\s*[\w@.\-()（）、/\s]{5,60}$",
        ),
        (
            "folio date",
            rf"^(?:[A-Z]?\d{{1,3}}\s*版?\s*)?{DATE}\s*(?:{WEEKDAY})?\s*(?:农历|癸|甲|乙|丙|丁|戊|己|庚|辛|壬|责|第|总第|今日|[A-Z]?\d{{1,3}}\s*版?|\s).{{0,40}}$",
        ),
        ("folio weekday", rf"^{DATE}\s*[|｜]?\s*{WEEKDAY}\s*$"),
        ("folio page", r"^(?:第\s*)?[A-Z]?[\d一二三四五六七八九十〇]{1,3}\s*版\s*[:：|｜·]?\s*\w{0,8}$"),
        (
            "folio page",
            r"^[A-Z]?\d{1,3}\s*[|｜·/]?\s*(?:要闻|新闻|综合|时政|民生|社会|经济|文化|副刊|专题|专版|教育|体育|国际|国内|本地|县区|镇街|广告|理论|评论|读者)?\s*版?$",
        ),
        ("folio page", r"^[\u3400-\u9fff]{2,4}\s*[·・•|｜]\s*[A-Z]?\d{1,2}$"),
        ("folio issue", r"^(?:总)?第\s*\d{2,6}\s*期(?:\s|今日|共|总|第).{0,20}$|^今日\s*\d{1,2}\s*版$"),
        ("section name", r"^\w{2,12}(?:日报|晚报|时报|周报|早报|商报|快报|晨报|都市报|日報|晚報|時報|週報)\s*$"),
        ("pager", r"^(?:首页|尾页|上一页|下一页|上页|下页|共\s*\d+\s*页|第\s*\d+\s*页|[\d\s]+|[<>«»‹›|])+$"),
        ("advert", r"^[\[【(（]?(?:广告|廣告|推广|AD)[\]】)）]?$"),
        ("mark", r"^[\W_]{1,10}$"),
    )
)


def recognise(text: str) -> Reading | None:
    """Furniture by its words; None for everything else."""
    if len(text) > LONGEST:
        return None
    for name, pattern in PATTERNS:
        if pattern.search(text):
            return Reading(Label.FURNITURE, name)
    return None
