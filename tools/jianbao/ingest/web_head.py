"""The lines about a web article above and below its text: headline, source and time, who wrote and edited."""

import re
from collections.abc import Sequence

from jianbao.ingest import dates, metadata
from jianbao.ingest.names import likelihood
from jianbao.ingest.pieces import Tag
from jianbao.ingest.roles import NUMBERED, byline
from jianbao.ingest.web_article import (
    DASHED,
    LEADING,
    LONGEST_FOOT,
    NAMES_SITE,
    OFFICE,
    Found,
    is_signature,
    key,
    shared,
)
from jianbao.ingest.web_captions import NAMED, pictures
from jianbao.ingest.web_lines import Kind

ABOUT = {
    Kind.META: Tag.META, Kind.DATE: Tag.META, Kind.ORIGINAL: Tag.META, Kind.BYLINE: Tag.BYLINE, Kind.EDITOR: Tag.EDITOR,
    Kind.CAPTION: Tag.CAPTION, Kind.CREDIT: Tag.CREDIT,
}  # fmt: skip
"""Lines about an article, above its text."""
FOOT = {
    Kind.EDITOR: Tag.EDITOR,
    Kind.BYLINE: Tag.BYLINE,
    Kind.META: Tag.META,
    Kind.ORIGINAL: Tag.META,
    Kind.CREDIT: Tag.CREDIT,
}
SHORTEST_SUBTITLE = 8


def is_said(text: str) -> bool:
    """Whether a line above a text opens it: who passed a law and when, a greeting."""
    return bool(PASSED.match(text) or DOCUMENT.match(text) or GREETING.search(text) or DATELINE.match(text.strip()))


def head_tags(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The lines between title and text."""
    if not found.title:
        above = range(max(0, found.body.start - UNTITLED), found.body.start)
        return {at: ABOUT[kinds[at]] for at in above if kinds[at] in ABOUT}
    between = range(found.title[-1] + 1, found.body.start)
    tags = {at: ABOUT[kinds[at]] for at in between if kinds[at] in ABOUT}
    tags |= {
        at: Tag.CAPTION
        for at in between
        if ((kinds[at] is Kind.PROSE and len(texts[at]) >= SHORTEST_SUBTITLE) or NAMED.match(texts[at]))
        and key(texts[at]) != key(texts[found.title[-1]])
    }
    said = [at for at in between if is_said(texts[at])]
    said += [at for at in between if kinds[at] in (Kind.PROSE, Kind.LARGE) and ADDRESSED.match(texts[at])]
    tags |= dict.fromkeys(said, Tag.TEXT)
    tags |= _outlets(texts, kinds, between)
    metas = [at for at in between if kinds[at] in (Kind.META, Kind.DATE)]
    tags |= {at + 1: Tag.META for at in metas if at + 1 in between and _is_value(texts, at + 1)}
    tags |= {at: Tag.META for at in between if at + 1 in metas and YEAR.fullmatch(texts[at].strip())}
    tags |= dict.fromkeys(_parts_of_day(texts, between), Tag.META)
    stamped = [at for at in between if kinds[at] is Kind.LARGE and STAMPED.match(texts[at])]
    tags |= dict.fromkeys(stamped if len(stamped) == 1 else [], Tag.META)
    tags = _first_lines(texts, kinds, between, metas) | tags
    return tags | _deck(texts, kinds, found, tags) | _stamp_above(texts, kinds, found, tags)


LONGEST_VALUE = 12


def _is_value(texts: Sequence[str], at: int) -> bool:
    """Whether a line names the source that the label right above it leaves open."""
    return (
        bool(
            metadata.EMPTY.search(texts[at - 1]) and any(names.match(texts[at]) for names in (OUTLET, OFFICE, OF_PAPER))
        )
        and len(texts[at].strip()) <= LONGEST_VALUE
    )


OF_PAPER = re.compile(r"^\s*[\u3400-\u9fff]{2,4}网\s*[-－—]+\s*《[\u3400-\u9fff]{2,6}》\s*$")
"""人民网-《人民日报》"""
STAMPED = re.compile(
    r"^\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+[\u3400-\u9fff]{2,10}(?:[网網报報社台]|[传傳]媒|[发發]布|客户端)(?:\s[^，。！？：]{1,20})?$"
)
"""2019年09月11日 某某传媒 时政新闻 1665 0; more than one of them is a list."""
YEAR = re.compile(r"(?:19|20)\d\d")
"""A year above 07/08: some sites set the parts of a day below each other."""
PARTS_OF_DAY = 4


def _parts_of_day(texts: Sequence[str], between: range) -> list[int]:
    """The lines of a day of which every figure and every stroke stands on a line of its own."""
    for at in between:
        parts = [text.strip() for text in texts[at : at + PARTS_OF_DAY]]
        if YEAR.fullmatch(parts[0]) and re.fullmatch(r"(?:0\d|1[0-2])[/-][0-3]\d", "".join(parts[1:])):
            return [*range(at, at + PARTS_OF_DAY)]
    return []


ABOVE = 8
"""So many lines above a title may print its day."""


def _stamp_above(texts: Sequence[str], kinds: Sequence[Kind], found: Found, tags: dict[int, Tag]) -> dict[int, Tag]:
    """The day above a title, where none is printed below it."""
    below = [at for at, tag in tags.items() if tag is Tag.META]
    below += range(found.body.end, min(found.body.end + LONGEST_FOOT, len(texts)))
    if any(dates.printed(texts[at]) for at in below):
        return {}
    again = [at for at in range(1, found.title[0]) if key(texts[at - 1]) == key(texts[found.title[0]])]
    if dated := [at for at in again if kinds[at] is Kind.DATE and dates.printed(texts[at])]:
        return {dated[-1]: Tag.META}
    near = range(max(LEADING, found.title[0] - ABOVE), found.title[0])
    return {
        at: Tag.META
        for at in near
        if kinds[at] in (Kind.DATE, Kind.META)
        and dates.printed(texts[at])
        and not _is_clock(texts, kinds, range(at, near.stop))
    }


MOST_BUTTONS = 3
LEADS_ON = re.compile(r"[>＞»›]|首[页頁]|位置")


def _is_clock(texts: Sequence[str], kinds: Sequence[Kind], below: range) -> bool:
    """Whether menu and path stand between a day and the title: it is the visitor's."""
    led = any(kinds[at] in (Kind.PATH, Kind.CHROME) and LEADS_ON.search(texts[at]) for at in below)
    return led or sum(kinds[at] is Kind.CHROME for at in below) > MOST_BUTTONS


ISSUER = re.compile(r"(?:委员会|代表大会|政府|办公室|办公厅|局|厅|部|院)$")
"""Who issues an official paper stands as the first line of its title."""
DOCUMENT = re.compile(r"^\s*[\u3400-\u9fff]{2,12}[〔【\[（(](?:19|20)\d\d[〕】\]）)]\s*第?\d+号$")
"""粤科函资字〔2020〕493号 below the title of an official paper opens its text."""
PASSED = re.compile(r"^（(?:19|20)\d\d年.{4,60}(?:通过|发布|印发|批准|修订|修正|施行)）$")
"""（2007年6月29日某会议通过） below the title of a law opens its text."""
DATELINE = re.compile(
    r"^(?!来源|來源)[^，。：:\s\d年]{2,14}\s?\d{1,2}月\d{1,2}日(?:报道|報道|報導|消息|[讯訊]|电|電)[：:，,]?$"
)
"""某某网 10月14日报道 on a line of its own opens a text."""
GREETING = re.compile(r"^[^，。]{2,16}[，：\s]?(?:您|你们|你)好[！!：:，]?$")
"""编辑部的同志，你们好！"""
UNTITLED = 4
"""So many lines above a text without a title are looked through for its source and time."""
LONGEST_HEADLINE = 4
OFFICIAL = re.compile(
    r"(?:通知|公告|通告|公示|意见|决定|办法|批复|函|报告|决议|规定|方案|规划|细则|条例|通报|启事|解读|说明|名单)(?:（.*）)?$"
)
"""Titles of official papers end so; they are set on several lines."""


def headline_tags(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The lines of large type around a title: kicker above it, subtitle below it, further lines of an official title."""
    if not found.title:
        return {}
    title = found.title[0]
    tags = {title: Tag.TITLE}
    below = _neighbours(texts, kinds, range(title + 1, found.body.start), title)
    above = _neighbours(texts, kinds, range(title - 1, -1, -1), title)
    official = [at for at in above if texts[at].startswith("关于")]
    if official and OFFICIAL.search(texts[title]):
        return dict.fromkeys((*above[max(0, above.index(official[0]) - 1) :], title), Tag.TITLE)
    near = range(title + 1, min(title + 1 + LONGEST_HEADLINE, len(texts)))
    told = any(kinds[at] in ABOUT or PASSED.match(texts[at]) for at in near)
    if (
        told
        and below
        and ISSUER.search(texts[title])
        and texts[below[0]].startswith("关于")
        and OFFICIAL.search(texts[below[-1]])
    ):
        return tags | dict.fromkeys(below, Tag.TITLE)
    if told and below and texts[title].startswith("关于") and OFFICIAL.search(texts[below[-1]]):
        issuer = [at for at in above[-1:] if ISSUER.search(texts[at])]
        return tags | dict.fromkeys((*issuer, *below), Tag.TITLE)
    if told and below and (below[-1] + 1 < found.body.start) and kinds[below[-1] + 1] in ABOUT:
        tags |= dict.fromkeys(below, Tag.SUBTITLE)
    body = "".join(texts[found.body.start : found.body.end])
    if len(above) == 1 and told:
        least = HALVED if _is_apart(texts, kinds, above[0]) else AKIN
        akin = shared(key(texts[above[0]]), key(body)) >= least or _tops(texts, kinds, above[0], below)
        tags |= {above[0]: Tag.KICKER} if akin else {}
    return _below_buttons(texts, kinds, title) | tags


TYPE_SIZE = re.compile(r"字[号號体體级級]|大\s+中\s+小|打印|列印")
SHORTEST_KICKER = 5


def _below_buttons(texts: Sequence[str], kinds: Sequence[Kind], title: int) -> dict[int, Tag]:
    """A line between the buttons for the size of type, which a site sets right above a headline, and the title is its kicker."""
    if title < 2 or kinds[title - 1] is not Kind.LARGE or len(texts[title - 1].strip()) < SHORTEST_KICKER:
        return {}
    return {title - 1: Tag.KICKER} if TYPE_SIZE.search(texts[title - 2]) and kinds[title - 2] is not Kind.LARGE else {}


def _tops(texts: Sequence[str], kinds: Sequence[Kind], at: int, below: list[int]) -> bool:
    """Whether a line below menu and path stands above a title that has a subtitle with a dash: the top of three."""
    return bool(below) and bool(DASHED.match(texts[below[0]])) and at > 0 and kinds[at - 1] in (Kind.PATH, Kind.CHROME)


def _is_apart(texts: Sequence[str], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line of two halves stands right below menu and path."""
    return " " in texts[at].strip() and at > 0 and kinds[at - 1] in (Kind.PATH, Kind.CHROME)


HALVED = 0.15
AKIN = 0.4
"""The share of a kicker's pairs of characters that stand in the text."""


def _neighbours(texts: Sequence[str], kinds: Sequence[Kind], order: range, title: int) -> list[int]:
    """Lines of large type right beside a title, which stand alone there: more of them are a list of links."""
    run: list[int] = []
    for at in order:
        alike = key(texts[at]) == key(texts[title])
        none = (
            alike
            or PASSED.match(texts[at])
            or NAMES_SITE.match(texts[at])
            or metadata.LATIN.fullmatch(texts[at].strip())
        )
        if kinds[at] is not Kind.LARGE or len(texts[at]) < SHORTEST_SUBTITLE or none:
            break
        run.append(at)
    return sorted(run) if len(run) < LONGEST_HEADLINE else []


OUTLET = re.compile(
    r"^\s*(?:[\u3400-\u9fff·]{2,4}\s*[/／|｜]\s*)?(?:\S{1,12}(?:(?<![播简公预海战捷喜情汇通])[报報]|[网網社台臺刊雲云]|新闻|新聞|在线|客户端|发布|频道|传媒|融媒|中心|周刊|时报|TV|号)|中時|中央社|新华社)\s*(?:记者\s*\S{2,8})?$|^\s*[\u3400-\u9fff]{2,6}[报報网網社]\s*[／/]\s*$"
)
"""The name of an outlet, a person's before it at most; 收盘播报 and 天气预报 are none."""


BESIDE = 3
"""Lines between an outlet and the time: a button or two."""


def _outlets(texts: Sequence[str], kinds: Sequence[Kind], between: range) -> dict[int, Tag]:
    """Names of outlets and persons on lines of their own beside the time."""
    dated = [at for at in between if kinds[at] in (Kind.META, Kind.DATE)]
    beside = [
        at
        for at in between
        if any(abs(at - other) <= BESIDE for other in dated) and kinds[at] in (Kind.LARGE, Kind.PATH)
    ]
    tags = {at: Tag.META for at in beside if OUTLET.match(texts[at])}
    beside += [at for at in between if at == _last_large(kinds, between) and not dated]
    named = [
        at
        for at in between
        if at + 1 in dated and kinds[at] is Kind.LARGE and metadata.LATIN.fullmatch(texts[at].strip())
    ]
    tags |= dict.fromkeys(named, Tag.BYLINE)
    signed = any(WROTE.search(texts[at]) for at in between)
    return tags | {
        at: Tag.BYLINE
        for at in beside
        if at not in tags and not (signed and byline.is_bare_names(texts[at].strip())) and is_signature(texts[at])
    }


WROTE = re.compile(
    r"^\s*(?:本[报報])?(?:记者|記者|作者)[\s:：]+[\u3400-\u9fff]{2,4}\s*$|(?:记者|記者|编译|編譯)?[\u3400-\u9fff]{2,4}\s*[／/]\s*\S{0,4}(?:报道|報導|報道)\s*(?:$|\s)"
)
"""A line that says who wrote: a bare name beside it is whom a photograph shows."""


def _last_large(kinds: Sequence[Kind], between: range) -> int | None:
    """The line right above a text, if it is of large type."""
    return between[-1] if between and kinds[between[-1]] is Kind.LARGE else None


def _first_lines(texts: Sequence[str], kinds: Sequence[Kind], between: range, metas: list[int]) -> dict[int, Tag]:
    """Large type right above the first sentence and below all that is about the article: a heading, a salutation."""
    tags: dict[int, Tag] = {}
    shown = pictures(texts, [at for at in between if kinds[at] is Kind.LARGE])
    title = key(texts[between.start - 1])
    if Kind.LINKS in kinds[between.start : between.stop]:
        return tags
    for at in reversed(between):
        if kinds[at] is not Kind.LARGE or len(texts[at]) < SHORTEST_HEADING or not metas or at < metas[-1]:
            break
        if key(texts[at]) != title:
            tags[at] = Tag.TEXT if SALUTATION.search(texts[at]) else Tag.CAPTION if at in shown else Tag.HEADING
    return tags


def _deck(texts: Sequence[str], kinds: Sequence[Kind], found: Found, tags: dict[int, Tag]) -> dict[int, Tag]:
    """Large type above the first sentence of a text that has no headings: the subtitle where it tells what the text tells, else none of it."""
    body = range(found.body.start, found.body.end)
    first = [at for at, tag in tags.items() if tag is Tag.HEADING and at < found.body.start]
    if any(kinds[at] is Kind.LARGE for at in body) or any(NUMBERED.match(texts[at]) for at in first):
        return {}
    told = key("".join(texts[at] for at in body))
    akin = Tag.SUBTITLE if len(first) == 1 else Tag.CAPTION
    return {at: akin if shared(key(texts[at]), told) >= AKIN else Tag.FURNITURE for at in first}


SHORTEST_HEADING = 4
ADDRESSED = re.compile(
    r"^[\u3400-\u9fff、，\d\s（）“”]{0,24}(?:[单單]位|部[门門]|同志|同[学學]|朋友|先生|女士|用[户戶]|[业業]主|市民|家[长長]|老[师師]|[学學][员員]|[读讀]者|[园園院站所]|中小[学學]|代表|委[员員]|企[业業]|[学學]校|街道|政府|[编編][辑輯]部|[办辦]公[室厅廳]|[们們])[：:]$"
)
"""各有关单位：, 2021届的新同学：: a notice or a letter opens so."""
SALUTATION = re.compile(r"[：:]$")
"""编辑同志："""


def foot_tags(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The lines about the article below its text, as far as the next list of links."""
    tags: dict[int, Tag] = {}
    for at in range(found.body.end, min(found.body.end + LONGEST_FOOT, len(kinds))):
        if kinds[at] is Kind.LINKS:
            break
        closed = Tag.EDITOR in tags.values()
        if kinds[at] in FOOT and not (closed and kinds[at] is Kind.BYLINE and not WRITER.search(texts[at])):
            tags[at] = FOOT[kinds[at]]
        if kinds[at] is Kind.EDITOR and metadata.OPEN_EDITOR.search(texts[at]) and _names(texts, at + 1):
            tags[at + 1] = Tag.EDITOR
        if kinds[at] is Kind.DATE and kinds[at + 1 : at + 2] == [Kind.META]:
            tags[at] = Tag.META
        if kinds[at] is Kind.CAPTION and POINTS.match(texts[at]):
            tags[at] = Tag.CAPTION
    return tags


def _names(texts: Sequence[str], at: int) -> bool:
    """Whether a line holds nothing but names: a bracket closes behind them, or one of three characters as persons have it stands there alone.

    >>> [_names([text], 0) for text in ("邱丽芳", "邱丽芳 ]", "高考", "纪录片", "时政网")]
    [True, True, False, False, False]
    """
    text = texts[at].strip() if at < len(texts) else ""
    bare = text.rstrip("]】）) ")
    alone = len(bare) == LONG_NAME and not OF_LINK.search(bare) and (likelihood(bare) or RARE) > RARE
    return byline.is_bare_names(bare) and (bare != text or alone)


LONG_NAME, RARE = 3, -8.0
OF_LINK = re.compile("[网網图圖界节節周週片报報赛賽]$")
"""黄金周, 时政网: links that begin with a surname."""


POINTS = re.compile(r"[▲▼△▽]\s*[\u3400-\u9fff]{2}")
"""▲张竹君: a caption with a mark stands below signatures, too."""


WRITER = re.compile(r"作者|记者|記者|通讯员|通訊員|撰|文字|采写|採寫")
"""What stands below the editor is a button (好文), unless it says that it names a writer."""
