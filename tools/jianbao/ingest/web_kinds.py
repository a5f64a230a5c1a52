"""What the lines of a web page are among their neighbours: rows of links, days beside an office, beginnings of other stories."""

import re
from collections.abc import Sequence

from jianbao.ingest import dates, web_frames
from jianbao.ingest.web_lines import ADDRESS, BARS, LONG, Kind

SHORTEST_STORY = 30
WELL, SHORTEST_FRAME = 2, 10
"""From here on a sentence is known as the frame of a site. Of 608 sentences so known on 662 labelled pages 2 were of a text (counted once by hand)."""
BREAKS_OFF, LEAST_BROKEN = re.compile(r"(?:…|\.{3}|。。。)\s*$"), 2


def with_prose(texts: Sequence[str], kinds: list[Kind]) -> list[Kind]:
    """The kinds of the lines among their neighbours.

    Sentences that sites print around every text are buttons. Beginnings of other stories that break off, each below its title, are links;
    on a page without a sentence a long caption is the text: a photograph with its story.
    """
    kinds = [Kind.CHROME if _is_of_frame(text, kind) else kind for text, kind in zip(texts, kinds, strict=True)]
    broken = [
        at
        for at, text in enumerate(texts)
        if at and kinds[at] is Kind.PROSE and kinds[at - 1] is Kind.LARGE and BREAKS_OFF.search(text)
    ]
    if len(broken) >= LEAST_BROKEN:
        kinds = [Kind.LINKS if at in broken else kind for at, kind in enumerate(kinds)]
    kinds = [Kind.META if _is_stamp(texts, kinds, at) else kind for at, kind in enumerate(kinds)]
    kinds = [
        Kind.PROSE if at and ADDRESS.match(texts[at]) and texts[at - 1].endswith("：") else kind
        for at, kind in enumerate(kinds)
    ]
    kinds = [
        Kind.PROSE if kind is Kind.STOP and _organizes(texts, kinds, at) else kind for at, kind in enumerate(kinds)
    ]
    kinds = [Kind.CHROME if _is_row_of_links(texts, kinds, at) else kind for at, kind in enumerate(kinds)]
    shown = set(shown_by_mark(texts)) if Kind.PROSE in kinds else set[int]()
    kinds = [Kind.CAPTION if at in shown and kind in TOLD else kind for at, kind in enumerate(kinds)]
    if Kind.PROSE in kinds:
        return kinds
    told = [
        at
        for at, kind in enumerate(kinds)
        if kind is Kind.CAPTION and "。" in texts[at] and len(texts[at]) >= SHORTEST_STORY
    ]
    return [Kind.PROSE if at in told[:1] else kind for at, kind in enumerate(kinds)]


SHOWS_BELOW = re.compile(r"^(?:[图圖][像片]|照片|[视視][频頻]|影片)加[註注]文字[，,：:]?$")
"""图像加注文字，"""
LONGEST_SHOWN = 100
TOLD = (Kind.PROSE, Kind.LARGE)


def shown_by_mark(texts: Sequence[str]) -> list[int]:
    """Lines that tell what a picture shows by the mark on the line above them.

    >>> shown_by_mark(["图像加注文字，", "新桥通车。", "船工老聂收起了缆绳。"])
    [1]
    """
    below = [at for at in range(1, len(texts)) if SHOWS_BELOW.match(texts[at - 1].strip())]
    return [at for at in below if len(texts[at]) <= LONGEST_SHOWN]


def _is_of_frame(text: str, kind: Kind) -> bool:
    """Whether a sentence is one that sites print around every text: no greeting (各有关单位：), and no word of thanks."""
    told = kind is Kind.PROSE and len(text) >= SHORTEST_FRAME and not text.endswith(("：", ":"))
    return told and web_frames.known(text) >= WELL


MANY_BARS, LONG_ROW = 3, 32
"""Of 327 lines of 386 real pages with so many bars 323 are of the frame."""
FIGURES = re.compile(r"(?:^|[|｜丨])\s*[+-]?[\d.．,]+\s*[%％]?\s*(?:[|｜丨]|$)|。")
"""A cell of a table, or a sentence."""


def _is_row_of_links(texts: Sequence[str], kinds: Sequence[Kind], at: int) -> bool:
    """Whether bars part a line that stands alone: no row of a table, and no title above its source."""
    if (
        len(texts[at]) < LONG_ROW
        or kinds[at] not in (Kind.LARGE, Kind.PROSE)
        or FIGURES.search(texts[at])
        or len(BARS.findall(texts[at])) < MANY_BARS
    ):
        return False
    beside = [one for one in (at - 1, at + 1) if 0 <= one < len(texts)]
    told = at + 1 < len(texts) and kinds[at + 1] in (Kind.META, Kind.DATE, Kind.BYLINE)
    return not told and not any(BARS.search(texts[one]) for one in beside)


BODY_OR_OUTLET = r"[\u3400-\u9fff·—\-]{2,22}(?:[网報报社局校学院厅办委站台刊所]|中心|发布|客户端)"
DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
NAMED_DAY = re.compile(rf"^\s*(?:{DAY}\s+{BODY_OR_OUTLET}|{BODY_OR_OUTLET}\s+{DAY})\s*$")
"""2019-12-27 蒲城县北关小学, 龙头新闻·黑龙江日报 2021-02-21: lists of links print such lines in a row."""
DAY_BESIDE = 3


def _is_stamp(texts: Sequence[str], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a day with the name of an office or an outlet stands between a title and a text, and no other day near."""
    if kinds[at] is not Kind.LARGE or not NAMED_DAY.match(texts[at]) or not 0 < at < len(texts) - 1:
        return False
    near = [*texts[max(0, at - DAY_BESIDE) : at], *texts[at + 1 : at + 1 + DAY_BESIDE]]
    alone = not any(dates.printed(text) for text in near if len(text) <= LONG)
    return alone and kinds[at - 1] is Kind.LARGE and Kind.PROSE in kinds[at + 1 : at + 1 + DAY_BESIDE]


ORGANIZER = re.compile(r"^\s*(?:主[办辦]|承[办辦]|[协協][办辦]|主管)(?:[单單]位)?\s*[:：]\s*\S")
FOOTNOTE = re.compile(r"本[站网網]|浏览器|瀏覽器|谷歌|内核|访问|分辨率|转载|轉載")
"""What the foot of a site says."""
REST, LEAST_REST, LONG_STORY = 15, 2, 60


def _organizes(texts: Sequence[str], kinds: Sequence[Kind], at: int) -> bool:
    """Whether 主办单位：… stands in a notice, which goes on below, and not at the foot of a site."""
    below = range(at + 1, min(at + 1 + REST, len(texts)))
    told = [
        one
        for one in below
        if kinds[one] is Kind.PROSE
        and len(texts[one]) >= LONG_STORY
        and "。" in texts[one]
        and not FOOTNOTE.search(texts[one])
    ]
    return bool(ORGANIZER.match(texts[at])) and len(told) >= LEAST_REST
