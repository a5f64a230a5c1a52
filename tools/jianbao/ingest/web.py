"""Is a dump a web page, that is, one article among navigation, links and notices?"""

import re

from jianbao.ingest import dates
from jianbao.ingest.evidence import ENDED
from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles.opener import OPENER
from jianbao.ingest.web_article import LEADING, key
from jianbao.ingest.web_lines import CLOCK, SOURCED, STAMPED, Kind, kind_of

EVIDENCE = {
    "window": 2.0, "title twice": 2.0, "path": 1.5, "labelled meta": 2.5, "clock": 1.5, "buttons": 1.0, "many buttons": 1.0,
    "frame": 1.0, "neighbours": 1.5, "links": 1.0, "menu": 1.0, "original": 1.0, "byline under a headline": -1.0, "further byline under a headline": -1.5, "further opener": -1.0,
    "folio": -1.5, "further word of a site": 1.0, "share of buttons": 4.0, "no line cut": 0.75,
}  # fmt: skip
"""What the lines of a page say for a web site, and against it for a page of a newspaper."""
ENOUGH = 2.25
"""A headline that begins like a later line, or an advert and a list, weigh 2 on 900 laid-out pages of newspapers; 195 real pages of sites weigh 2.5 and
more (counted once by hand)."""
OF_SITES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"首\s*[页頁]\s*(?:[|｜>＞»]|$)|网站首页|設為首頁|设为首页|加入收藏|加入最愛",
        r"(?:发表|發表|我要|网友|網友|查看|条|條|全部|所有|最新|暂无|暫無|参与|參與)(?:所有)?(?:评论|評論|留言)|评论\s*[（(]\s*\d|文明上网",
        r"(?:关于|關於|联系|聯絡|聯繫)我[们們]|[网網]站(?:地[图圖]|导航|導覽|简介|介绍|声明)|友情链接|[隐隱][私](?:政策|条款|保护|權)|服务条款|免责(?:声明|条款)|法律顾问",
        r"ICP[备证備證]|公网安备|Copyright|All\s*Rights?\s*Reserved|版[权權]所有",
        r"分享(?:到|至)[:：\s]|复制(?:URL|链接|地址)|QQ(?:空间|好友)|(?:新浪|腾讯)微博",
        r"(?:当前|當前|您(?:现在)?(?:所在)?的?|目前|所在)位置",
        r"(?:登录|登入|登錄)\s*[|｜/\s]\s*(?:注册|註冊)|免费注册|(?:用户|会员|退出)登录",
        r"https?://|www\.",
        r"[上下]一[页頁篇]|[上下]一图集",
        r"打印|列印|关闭(?:窗口|本页)|字[号號體]|大\s+中\s+小",
    )
)
"""Ways home, comments, who runs the site, its rights, sharing, a path, signing in, an address, pages, buttons: of 1,257 laid-out newspaper pages
4 hold words of two of these, none of three; of 158 real pages of sites 142 of two and more (counted once by hand)."""
IMPRINT = re.compile("本[报報刊]|[报報]社|社址|邮编|郵編|[总總]编室|发行部|热线|电话|電話|传真|网址|網址")
"""The imprint of a newspaper names its address on the web, its lawyer and its rights, too."""
MOST_OF_SITES, MOST_OPENERS = 3, 3
"""A site may print the openers of twenty other stories below one."""
SHORTEST_NAME = 8
OF_PAPER = re.compile("[上下]一版")
"""An e-paper leads from page to page."""
MENU = 6
"""So many lines of up to four characters in a row are a menu."""
LARGE = (Label.DISPLAY, Label.RUBRIC)
NO_CLOCK = ("labels", "bare date")
"""A day on a line of its own signs a notice in a newspaper, too."""
ABOUT_SITE = re.compile(r"\d[:：]\d\d|来源|來源|加入最[愛爱]|手机版|手機版|设为首页|設為首頁")
"""2014/12/13 星期六│加入最愛│手機版, 2005年8月25日（来源：某报） are no folios."""
NO_FOLIO = (Kind.CHROME, Kind.PROSE)
"""1 2 3 are buttons of a site, and a sentence may begin with a day."""


def is_web_page(pieces: tuple[Piece, ...]) -> bool:
    """Whether more speaks for a web page than for a page of a newspaper."""
    return weigh(pieces) >= ENOUGH


def weigh(pieces: tuple[Piece, ...]) -> float:
    """The evidence for a web page, added up."""
    return sum(EVIDENCE[name] * count for name, count in evidence(pieces).items())


def evidence(pieces: tuple[Piece, ...]) -> dict[str, float]:
    """How much of each kind of evidence is met, by its name in `EVIDENCE`."""
    own = [kind_of(piece) for piece in pieces]
    found = {**_of_lines(pieces, own), **_of_page(pieces, own), **_against(pieces, own)}
    signed = any(count and EVIDENCE[name] < 0 for name, count in found.items())
    return {**found, "no line cut": not signed and _is_uncut(pieces)}


def _of_lines(pieces: tuple[Piece, ...], own: list[Kind]) -> dict[str, float]:
    """1 for what one line is enough for."""
    lines = list(zip(pieces, own, strict=True))
    return {
        "path": any(kind is Kind.PATH and piece.reading.rule == "breadcrumb" for piece, kind in lines),
        "labelled meta": any(piece.label is Label.META and piece.reading.rule == "labels" for piece in pieces),
        "clock": any(_tells_time(piece, kind) for piece, kind in lines),
        "frame": Kind.STOP in own,
        "neighbours": any(piece.reading.rule == "neighbours" and not OF_PAPER.search(piece.text) for piece in pieces),
        "links": Kind.LINKS in own,
        "original": Kind.ORIGINAL in own,
        "folio": any(
            piece.reading.rule.startswith("folio") and kind not in NO_FOLIO and not ABOUT_SITE.search(piece.text)
            for piece, kind in lines
        ),
    }


def _tells_time(piece: Piece, kind: Kind) -> bool:
    """Whether a line says when, to the minute, or from where, as sites print it."""
    told = piece.label is Label.META and piece.reading.rule not in NO_CLOCK
    stamped = STAMPED.match(piece.text) or SOURCED.match(piece.text)
    return bool(told or stamped or (kind is Kind.DATE and dates.printed(piece.text) and CLOCK.search(piece.text)))


def _of_page(pieces: tuple[Piece, ...], own: list[Kind]) -> dict[str, float]:
    """What several lines say together."""
    buttons = own.count(Kind.CHROME)
    own_words = [piece.text for piece in pieces if not IMPRINT.search(piece.text)]
    words = sum(any(pattern.search(text) for text in own_words) for pattern in OF_SITES)
    return {
        "window": _names_window(pieces),
        "title twice": _repeats_title(pieces),
        "buttons": buttons >= 2,
        "many buttons": buttons >= 6,
        "share of buttons": buttons / max(1, len(own)),
        "menu": _has_menu(pieces),
        "further word of a site": min(max(0, words - 1), MOST_OF_SITES),
    }


LONG_LINE, FEWEST_LONG = 30, 8
"""Of 960 laid-out newspaper pages 14 have so many lines of prose of so many characters and none that is cut; of 366 real pages of sites with
four such lines 172 have none that is (counted once by hand)."""
LEADS_ON = ("：", "；", "）", ")")


def _is_uncut(pieces: tuple[Piece, ...]) -> bool:
    """Whether every long line of prose ends as a paragraph may, as on a page without columns and hard wraps."""
    long = [piece.text for piece in pieces if len(piece.text) >= LONG_LINE and "，" in piece.text]
    wrapped = any(len(piece.fragment.lines) > 1 for piece in pieces)
    return (
        not wrapped and len(long) >= FEWEST_LONG and all(ENDED.search(text) or text.endswith(LEADS_ON) for text in long)
    )


def _against(pieces: tuple[Piece, ...], own: list[Kind]) -> dict[str, float]:
    """Signed headlines and openers: several articles."""
    heads = sum(above.label in LARGE and kind is Kind.BYLINE for above, kind in zip(pieces, own[1:], strict=False))
    openers = sum(piece.label is Label.TEXT and bool(OPENER.match(piece.text)) for piece in pieces)
    return {
        "byline under a headline": min(heads, 1),
        "further byline under a headline": max(0, heads - 1),
        "further opener": min(max(0, openers - 1), MOST_OPENERS),
    }


def _names_window(pieces: tuple[Piece, ...]) -> bool:
    """Whether one of the first lines begins with a line that stands further down: the name of the window."""
    names = [key(piece.text) for piece in pieces[:LEADING]]
    below = {key(piece.text) for piece in pieces[1:]}
    return any(
        len(name) > SHORTEST_NAME
        and any(name != one and name.startswith(one) for one in below if len(one) >= SHORTEST_NAME)
        for name in names
    )


def _repeats_title(pieces: tuple[Piece, ...]) -> bool:
    """Whether the first line, the name of the window, stands once more right below."""
    first = [key(piece.text) for piece in pieces[:2]]
    return len(first) == 2 and first[0] == first[1] and len(first[0]) >= SHORTEST_NAME


def _has_menu(pieces: tuple[Piece, ...]) -> bool:
    run = 0
    for piece in pieces:
        run = run + 1 if len(piece.text) <= 4 else 0
        if run >= MENU:
            return True
    return False
