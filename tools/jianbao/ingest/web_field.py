"""Which lines of a web page are its text: what real pages teach beside the rules.

The rules of `web_page` judge a line by words that sites share, and no list of words is ever complete. What they make of a line and of
its neighbours, how long it is, how it ends, how it stands beside the paragraphs, and how much of the text it tells again, are clues of a
conditional random field (Lafferty, McCallum, Pereira 2001), which was fitted to pages labelled by hand and has the last word on
paragraphs, headings, captions, credits and what is none of the text. `tools/train/web_field.py` makes the file.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from pathlib import Path
from statistics import median

from jianbao import lexicon
from jianbao.ingest import field, web_words
from jianbao.ingest.arrays import Array
from jianbao.ingest.evidence import PARTS
from jianbao.ingest.measures import ending, pairs, step
from jianbao.ingest.pieces import Piece, Tag
from jianbao.ingest.roles import NUMBERED, sign_off
from jianbao.ingest.web_article import OFFICE, Found, key, shared
from jianbao.ingest.web_lines import LONG, Kind

FILE = "tags-of-web-lines.npz"
ROLES = (Tag.TEXT, Tag.HEADING, Tag.CAPTION, Tag.CREDIT, Tag.FURNITURE)
"""What is told apart; FURNITURE stands for all that is none of the text."""
OF_TEXT = {Tag.LEAD: Tag.TEXT, Tag.VERSE: Tag.TEXT} | {role: role for role in ROLES}
TOLD_AS = {Tag.TEXT, Tag.LEAD}
LENGTHS = (3, 6, 10, 14, 18, 24, 32, 42, 70, 120)
FEW_LENGTHS = (24, 42, 80)
STEPS = (0, 1, 2, 4, 8, 16)
WORDS = tuple(
    "责任编辑,编辑,记者,来源,摄,图,供图,版权,转载,本网,本站,更多,关注,微信,分享,点击,相关,声明,原标题,作者,http,正在,现场,为了,如何,怎么,本报,举报,电话,下载,APP,客户端,广告,推荐,评论,热".split(
        ","
    )
)
"""Words of frames, captions and headings, each a clue."""
OWN_STYLE = (Kind.PROSE, Kind.LARGE, Kind.CAPTION)
ALIKE = 0.8
"""Paragraphs of which so many are indented alike make the indent of other lines telling."""
TAKEN = re.compile("[摄攝][）)]?\\s*$")
"""有商戶架起擋水板。（陳浩文攝） below a text may be of it; a headline is not signed by a photographer."""
NOTED = re.compile("[。！？][（(](?:附|本文)(?![图圖])[^）)]*(?<![摄攝])[）)]$")
"""户口簿原件交到窗口。（附照片） tells, and shows nothing; （附图） and （本文图片均由展慕白摄） do."""
LONGEST_TOLD, SHORTEST_TOLD = 60, 8
SHORTEST_SHOWN = 2
"""能源 amid paragraphs is a heading; no caption is so short."""
LONGEST_IN_PAIRS = 80
"""Up to so many characters the words of a line, by pairs of characters, tell captions from headings."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and what the rules make of it."""

    text: str
    kind: Kind
    tag: Tag
    rule: str
    blanks: int
    indent: int
    sure: bool
    """Its form leaves no doubt of its tag."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a page sets its text, and where."""

    body: range
    title: str
    told: str
    """The whole text."""
    indent: int | None
    """Of most paragraphs, if they are alike."""
    blanks: int
    captions: int
    large: int
    usual: float
    """Characters of a line of large type in the text, in the middle of all."""
    counts: Counter[str]
    numbered: int
    """Lines of large type in the text that begin with a number."""
    runs: list[int]
    """For every line of large type or caption, how many of them stand in a row."""


def lines(pieces: Sequence[Piece], kinds: Sequence[Kind], tags: Sequence[Tag], sure: set[int]) -> list[Line]:
    """The lines of a page with what the rules make of them."""
    return [
        Line(
            piece.text,
            kind,
            tag,
            f"{piece.label} {piece.reading.rule}",
            min(3, piece.fragment.blanks_before),
            min(4, piece.fragment.indent),
            piece.index in sure,
        )
        for piece, kind, tag in zip(pieces, kinds, tags, strict=True)
    ]


def clues(page: Sequence[Line], found: Found) -> list[list[str]]:
    """What is known of each line of a page, by name."""
    manner = _manner(page, found)
    return [
        [
            *_itself(line),
            *_beside(page, at),
            *_place(page, at, manner),
            *_style(line, at, manner),
            *_told(page, at, manner),
            *_shown(line, at, manner),
        ]
        for at, line in enumerate(page)
    ]


def _manner(page: Sequence[Line], found: Found) -> Manner:
    body = range(found.body.start, found.body.end)
    inside = [page[at] for at in body]
    paragraphs = [line for line in inside if line.kind is Kind.PROSE and len(line.text) >= LONG]
    indents, blanks = Counter(line.indent for line in paragraphs), Counter(line.blanks for line in paragraphs)
    indent, times = next(iter(indents.most_common(1)), (0, 0))
    large = [len(line.text) for line in inside if line.kind is Kind.LARGE]
    return Manner(
        body,
        key(page[found.title[0]].text) if found.title else "",
        "".join(line.text for line in inside),
        indent if len(paragraphs) > 1 and times >= ALIKE * len(paragraphs) else None,
        next((one for one, _ in blanks.most_common(1)), 0),
        sum(line.kind is Kind.CAPTION for line in inside),
        len(large),
        median(large) if large else 0,
        Counter(key(line.text) for line in page),
        sum(line.kind is Kind.LARGE and bool(NUMBERED.match(line.text)) for line in inside),
        _runs(page),
    )


def _runs(page: Sequence[Line]) -> list[int]:
    found: list[int] = []
    for shown, run in groupby(page, lambda line: line.kind in (Kind.LARGE, Kind.CAPTION)):
        size = len(list(run))
        found += [size if shown else 0] * size
    return found


def _itself(line: Line) -> list[str]:
    text, kind, size = line.text.strip(), line.kind, step(len(line.text), LENGTHS)
    end = ending(text)
    own = kind if kind in (Kind.PROSE, Kind.LARGE) else "other"
    return [
        f"rule {line.rule}", f"length {size}", f"{kind} length {size}", f"{kind} {end}", f"length {size} {end}",
        f"commas {min(3, text.count('，'))} stops {min(2, text.count('。'))}",
        f"first {text[:1]}", f"first two {text[:2]}", f"last two {text[-2:]}",
        *(f"{own} {word}" for word in WORDS if word in text),
        *(f"two {pair}" for pair in sorted(pairs(text)) if len(text) <= LONGEST_IN_PAIRS),
    ]  # fmt: skip


def _beside(page: Sequence[Line], at: int) -> list[str]:
    """The kinds and tags of the lines around, and how long the two next ones are."""

    def kind(there: int) -> str:
        return page[there].kind if 0 <= there < len(page) else "edge"

    def tag(there: int) -> str:
        return OF_TEXT.get(page[there].tag, Tag.FURNITURE) if 0 <= there < len(page) else "edge"

    size = step(len(page[at].text), LENGTHS)
    near = {side: page[at + side] for side in (-1, 1) if 0 <= at + side < len(page)}
    return [
        *(f"tag {side} {tag(at + side)}" for side in range(-2, 3)),
        *(f"kind {side} {kind(at + side)}" for side in range(-3, 4)),
        f"tags {tag(at - 1)} {tag(at)} {tag(at + 1)}", f"kinds {kind(at - 1)} {kind(at)} {kind(at + 1)}",
        *(f"beside {side} {one.kind} {step(len(one.text), FEW_LENGTHS)}" for side, one in near.items()),
        f"{kind(at - 1) == Kind.PROSE} {kind(at)} {size} {kind(at + 1) == Kind.PROSE}",
    ]  # fmt: skip


def _place(page: Sequence[Line], at: int, manner: Manner) -> list[str]:
    """Whether a line stands above the text, in it or below, and how far from its edges."""
    body, kind = manner.body, page[at].kind
    if at < body.start:
        return [f"above {step(body.start - at, STEPS)}"]
    closed = min(2, sum(page[one].kind in (Kind.STOP, Kind.LINKS, Kind.EDITOR) for one in range(body.start, at)))
    if at < body.stop:
        return [
            f"in {step(at - body.start, STEPS)}",
            f"in {kind} to the end {step(body.stop - at, (1, 2, 3, 5))}",
            f"in closed {closed}",
        ]
    return [f"below {step(at - body.stop, STEPS)}", f"below closed {closed}"]


def _style(line: Line, at: int, manner: Manner) -> list[str]:
    """How a line stands beside the paragraphs, and how much of title and text it tells again."""
    text, kind, own = line.text, line.kind, line.kind if line.kind in OWN_STYLE else "other"
    inside = at in manner.body
    found = [
        f"run {min(5, manner.runs[at])} {kind}",
        f"times {min(3, manner.counts[key(text)])}",
        f"blanks as paragraphs {line.blanks == manner.blanks} {kind}",
    ]
    if manner.indent is not None and at >= manner.body.start:
        found.append(f"indent of paragraphs {line.indent == manner.indent} {own} {len(text) >= 6}")
    if manner.title and len(text) <= LONGEST_TOLD:
        found.append(f"title {step(shared(manner.title, key(text)), (0.2, 0.5, 0.9))} {kind}")
    if not inside and len(text) >= SHORTEST_TOLD:
        found.append(
            f"told {step(shared(key(text), manner.told), (0.1, 0.25, 0.45, 0.7))} {at >= manner.body.stop} {own}"
        )
    if inside and kind is Kind.LARGE:
        longer = step(len(text) - manner.usual, (-8, -3, 3, 8))
        found.append(f"large {longer} captions {min(2, manner.captions)} of {step(manner.large, (1, 3, 6, 12))}")
    if inside and kind is Kind.PROSE:
        found.append(f"prose {len(text) <= 40} captions {min(2, manner.captions)} {ending(text)}")
    return found


def _told(page: Sequence[Line], at: int, manner: Manner) -> list[str]:
    """How much of a short line amid a text the paragraphs above and below tell: a heading says what is told below, a caption often what was told above."""
    line = page[at]
    if line.kind is Kind.PROSE or at not in manner.body:
        return []
    own = key(line.text)
    above, below = _paragraphs(page[manner.body.start : at][::-1]), _paragraphs(page[at + 1 : manner.body.stop])
    told, tells = (step(shared(own, text), TOLD) for text in (above, below))
    return [
        f"told above {told} below {tells}",
        f"told {(told > tells) - (told < tells)} {line.kind}",
        f"numbered {bool(NUMBERED.match(line.text))} of {min(2, manner.numbered)}",
    ]


def _paragraphs(page: Sequence[Line]) -> str:
    """The text of the nearest paragraphs."""
    return "".join(key(line.text) for line in islice((one for one in page if one.kind is Kind.PROSE), NEAR))


SHOWS = (-8, -5, -3, -2, -1, 0, 1, 2, 3, 5)


def _shown(line: Line, at: int, manner: Manner) -> list[str]:
    """Whether the words of a line are those of captions, as other pages tell."""
    shows = web_words.shows(line.text.strip()) if line.kind in OWN_STYLE else None
    if not shows:
        return []
    heading, told = (step(odds, SHOWS) for odds in shows)
    inside = at in manner.body
    return [
        f"shows {line.kind} {inside} heading {heading}",
        f"shows {line.kind} {inside} text {told}",
        f"shows {line.kind} {min(heading, told)}",
    ]


TOLD = (0.2, 0.4, 0.6, 0.8)
NEAR = 2
"""Paragraphs that may tell what a line says."""


def mend(page: Sequence[Line], found: Found) -> list[Tag]:
    """The tags of the lines of a page: of those that a line may have the likeliest. A poem is left as it is, and the one sentence that a page has."""
    if any(line.tag is Tag.VERSE for line in page):
        return [line.tag for line in page]
    rows = load().logs(clues(page, found))
    foot = _foot(page, rows, found)
    tags = [
        _agreed(line, row, _open_to(page, at, found, foot))
        for at, (line, row) in enumerate(zip(page, rows, strict=True))
    ]
    return tags if TOLD_AS & set(tags) else [line.tag for line in page]


def _kept(page: Sequence[Line]) -> Tag | None:
    """The tag of the next line, of the one behind it where it is a button or a promotion that a site sets amid a text."""
    set_in = page[:1] and page[0].tag is Tag.FURNITURE and page[0].kind in (Kind.PROMOTION, Kind.CHROME)
    return next((line.tag for line in page[1 if set_in else 0 :]), None)


def _signs(line: Line) -> bool:
    """Whether a line that the rules keep in the text is an office that signs it, or its day: these stand below the last sentence as links do."""
    text = "".join(line.text.split())
    return line.tag is Tag.TEXT and bool(OFFICE.match(text) or sign_off.closes(text) or sign_off.is_day(text))


SURE = 2.0
"""Log-odds by which a line that is worded like the foot of a site is of the text for sure."""


def _foot(page: Sequence[Line], rows: Array, found: Found) -> int:
    """Where below a text the foot of the site begins: at the first line worded so that the field does not read as text."""
    stops = (at for at in range(found.body.end, len(page)) if page[at].kind is Kind.STOP)
    return next((at for at in stops if not _is_told(rows[at])), len(page))


def _is_told(row: Array) -> bool:
    """Whether the field is sure that a line is of the text."""
    *_, second, best = sorted(row)
    return bool(row[ROLES.index(Tag.TEXT)] == best and best - second >= SURE)


def _open_to(page: Sequence[Line], at: int, found: Found, foot: int) -> frozenset[Tag]:
    """What the field may make of a line; nothing where its form leaves no doubt."""
    line = page[at]
    if line.sure or line.tag is Tag.TITLE:
        return frozenset()
    return frozenset(ROLES) - (
        _not_out(page, at) | (_not_in(page, at, found, foot) if line.tag is Tag.FURNITURE else set())
    )


def _not_out(page: Sequence[Line], at: int) -> set[Tag]:
    """What a line of the text is not made.

    No sentence, no heading amid paragraphs and nobody who signs is dropped; there no slogan of two halves and no word is a caption. Who said
    something (——陆游) is no sentence.
    """
    line, text = page[at], page[at].text.strip()
    above, below = _kept(page[:at][::-1]), _kept(page[at + 1 :])
    heads = line.tag is Tag.HEADING and above in (Tag.TEXT, Tag.META, Tag.CAPTION) and below is Tag.TEXT
    told = line.kind is Kind.PROSE and "。" in line.text
    closed = {Tag.FURNITURE} if told or heads or _signs(line) else set[Tag]()
    if heads and (PARTS.match(text) or len(text) <= SHORTEST_SHOWN):
        closed.add(Tag.CAPTION)
    if told and NOTED.search(text):
        closed.add(Tag.CAPTION)
    if line.tag is Tag.HEADING and text.startswith("——"):
        closed |= {Tag.TEXT, Tag.CAPTION}
    return closed


def _not_in(page: Sequence[Line], at: int, found: Found, foot: int) -> set[Tag]:
    """What a line that the rules leave out is not made: no large type from outside, no button, no sentence from below the frame of the site."""
    line = page[at]
    closed = {Tag.TEXT} if line.kind is Kind.CHROME or at > foot else set[Tag]()
    inside = found.body.start <= at < found.body.end
    if not inside and line.kind is not Kind.PROSE and not TAKEN.search(line.text):
        closed |= {Tag.HEADING, Tag.CAPTION}
        closed |= {Tag.CREDIT} if line.kind is not Kind.CREDIT else set()
    return closed


SHOWN = 3.0
"""Log-odds that a line which the rules take for a caption must be something else by, since they do so only where it says what it is. Of 604 pages, each
read with a field that no page of its collection was in, 438 have their whole text, 435 without, 429 if 2 is asked of every line (counted once by hand)."""


def _agreed(line: Line, row: Array, allowed: frozenset[Tag]) -> Tag:
    """The likeliest tag that a line may have; what the rules make of it where that is as likely, or nothing else is open."""
    own = OF_TEXT.get(line.tag, Tag.FURNITURE)
    least = row[ROLES.index(own)] + (SHOWN if own is Tag.CAPTION else 0.0)
    said = max(sorted(allowed - {own}), key=lambda role: row[ROLES.index(role)], default=own)
    return said if said is not own and row[ROLES.index(said)] > least else line.tag


@cache
def load() -> field.Field:
    """The field that comes with the package, read once."""
    return read(lexicon.FOLDER / FILE)


def read(path: Path) -> field.Field:
    """A field from its file."""
    return field.read(path, ROLES)
