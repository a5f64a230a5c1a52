"""Evidence that one line continues another: named features of a pair of lines, and what each weighs in log-odds.

The weights are a logistic regression over laid-out pages; `tools/train/joins.py` makes them and prints their figures.
"""

import math
import re
from dataclasses import dataclass

import numpy as np

from jianbao.ingest import edges
from jianbao.ingest.characters import CLOSERS, FULL_STOPS
from jianbao.ingest.continuation import Continuation
from jianbao.ingest.pieces import Label, Piece

ENDED = re.compile(rf"(?:[{re.escape(FULL_STOPS)}]|——(?=[”」』]))[{re.escape(CLOSERS)}\"'\ufffd]*$")
"""A mark behind a full stop may have been lost; “拿好——慢走——” is a cry that ends."""
SIGNED = re.compile(r"[。！？”…][（(][^（）()。，]{2,24}[）)]$")
"""A signature behind the last full stop: （李丰 陈琳）."""
CUT_END = re.compile(r"[，、；：,（《“‘「『—]$")
CUT_START = re.compile(r"^(?:[，。、；：！？”’」』》）%％]|的(?!士))")
PARTS = re.compile(r"^[^，。；\s]{4,}(?:\s+[^，。；\s]{4,})+$")
"""凝聚民族“向心力” 绘就团结“同心圆”: spaces part the clauses of headlines and headings, never those of running text."""
COMPOSED = re.compile(r"^[^，\s（(、：]{3,}[，\s][^，\s（(、：]{3,}(?:[，\s][^，\s（(、：]{3,})*$")
"""Two or three clauses set side by side are a headline, a heading or a caption rather than a piece of running text."""
GRAMMAR = re.compile("[了在着是被把将从向对这那其他她它们我你就也都还又却才正已曾]|过(?!程)")
"""Characters that sentences have and headlines leave out."""
HANGING_END = re.compile(
    r"[的地得着在于从自向往朝到至给对為为因由被把将將让讓使与與跟及或且而并並但又也还還再就才很太更最较較非不未无無要会會能可应應该該须必是有这這那哪每各某本此其之所以第约約近超按据據经經若则則]$"
)
"""Characters that lead on to the next word: a paragraph, a headline hardly ever ends in one."""
HANGING_START = re.compile(
    r"^[的地得着著了过過们們里裡上下中内內外等者性化员員度率们個位名项項件条條元年月日号號点點分秒所和与與及以而则則也都就还還是和]"
)
"""Characters that lean on the word before: few paragraphs or headlines begin with one."""
ENDS = (("end: mark that ends nothing", CUT_END), ("end: leads on", HANGING_END))
NEAR_TEXTS = 3
"""A paragraph goes on behind captions and a standfirst; more body lines between are another article's."""
SHORT = 12
LIMIT = 8.0
"""Log-odds of the character model beyond which more is no more evidence."""
EDGES_LIMIT = 12.0
KINSHIP_LIMIT = 4.0

Evidence = dict[str, float]

TEXT, LARGE, BYLINE, PHOTO, OTHER = "text", "large", "byline", "photo", "other"
OF_LABEL = {
    Label.TEXT: TEXT,
    Label.DISPLAY: LARGE,
    Label.RUBRIC: LARGE,
    Label.HEADING: LARGE,
    Label.VERSE: LARGE,
    Label.BYLINE: BYLINE,
    Label.META: BYLINE,
    Label.CAPTION: PHOTO,
    Label.CREDIT: PHOTO,
}


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before a piece on its page: how many pieces of each kind."""

    texts: int
    larges: int
    bylines: int
    heads: int
    """Headlines: runs of large type with a byline."""


@dataclass(frozen=True, slots=True)
class Surface:
    """What a line shows by itself, and by the lines beside it, of being cut at its end or its beginning."""

    end: tuple[str, ...]
    start: tuple[str, ...]
    unclosed: int
    """Quotation marks and brackets opened and not closed, less those closed and not opened."""


OPENING, CLOSING = "“‘「『（《【", "”’」』）》】"
BRACKET = re.compile(f"[{OPENING}{CLOSING}]")


def unclosed(text: str) -> int:
    """Marks opened in a text and not closed in it.

    >>> unclosed("他说：“今年的活动，突出的特点"), unclosed("台作用凸显。”")
    (1, -1)
    """
    return sum(1 if mark in OPENING else -1 for mark in BRACKET.findall(text))


@dataclass(frozen=True, slots=True)
class Lie:
    """The lie of a page: for every piece its kind, its place, its surface."""

    kinds: list[str]
    places: list[Place]
    surfaces: list[Surface]
    fits: edges.Fits


def lie(pieces: tuple[Piece, ...], model: Continuation) -> Lie:
    """Look at all pieces of a page once, so that pairs need not."""
    kinds = [OF_LABEL.get(piece.label, OTHER) for piece in pieces]
    around = _texts_around(pieces, kinds)
    surfaces = [
        Surface(tuple(_end(piece, kinds, around)), tuple(_start(piece, kinds, around)), unclosed(piece.text))
        for piece in pieces
    ]
    fits = edges.load().look([model.symbols(piece.text) for piece in pieces], model.unknown)
    return Lie(kinds, _places(kinds), surfaces, fits)


@dataclass(frozen=True, slots=True)
class Around:
    """For every piece what is next above and below it, captions and furniture left out."""

    above: list[str]
    below: list[str]


def _texts_around(pieces: tuple[Piece, ...], kinds: list[str]) -> Around:
    above = _nearest(pieces, kinds)
    below = _nearest(pieces[::-1], kinds[::-1])[::-1]
    return Around(above, below)


def _nearest(pieces: tuple[Piece, ...], kinds: list[str]) -> list[str]:
    """For each piece the kind of the last one before it that belongs to the flow of text; whether a text was open."""
    found, last = [], "edge"
    for piece, kind in zip(pieces, kinds, strict=True):
        found.append(last)
        if kind == TEXT:
            last = "whole text" if ENDED.search(piece.text) else "open text"
        elif kind in (LARGE, BYLINE):
            last = kind
    return found


def _end(piece: Piece, kinds: list[str], around: Around) -> list[str]:
    text, at = piece.text, piece.index
    large = kinds[at] == LARGE
    below = kinds[at + 1] if at + 1 < len(kinds) else "edge"
    found = [f"end: above {below}", f"end: text flow {around.below[at]}"]
    found += [name for name, sign in ENDS if sign.search(text)]
    if len(text) <= SHORT:
        found.append(f"end: short {large}")
    if not large:
        return [*found, "end: running text"]
    above = kinds[at - 1] if at else "edge"
    found += ["end: large type", f"end: large type below {above}"]
    if COMPOSED.match(text):
        found.append("end: large type in parts")
    elif "，" in text:
        found.append("end: large type with a comma")
    if len(text) == 1:
        found.append("end: one character")
    found.append(f"end: large type, grammar {min(len(GRAMMAR.findall(text)), 3)}")
    if piece.fragment.blanks_before > 2:
        found.append("end: large type at a gap")
    return found


def _start(piece: Piece, kinds: list[str], around: Around) -> list[str]:
    text, at = piece.text, piece.index
    above = kinds[at - 1] if at else "edge"
    found = [f"start: below {above}", f"start: text flow {around.above[at]}"]
    if CUT_START.match(text):
        found.append("start: mark that begins nothing")
    if HANGING_START.match(text):
        found.append("start: leans on the word before")
    if piece.fragment.indent >= 2:
        found.append("start: indented")
    if len(text) <= SHORT:
        found.append(f"start: short {ENDED.search(text) is not None}")
    if kinds[at] == LARGE:
        below = kinds[at + 1] if at + 1 < len(kinds) else "edge"
        found += ["start: large type", f"start: large type above {below}"]
        if " " in text.strip():
            found.append("start: large type in parts")
    return found


def _places(kinds: list[str]) -> list[Place]:
    """What stands before every piece of a page."""
    found, counts, heads = [], dict.fromkeys((TEXT, LARGE, BYLINE, PHOTO, OTHER), 0), 0
    for at, kind in enumerate(kinds):
        heads += at > 0 and kinds[at - 1] == LARGE and kind == BYLINE
        found.append(Place(counts[TEXT], counts[LARGE], counts[BYLINE], heads))
        counts[kind] += 1
    return found


def of_source(source: Piece, page: Lie, model: Continuation) -> Evidence:
    """What a line says of its end, whatever comes after."""
    closing = _within(model.closes(source.text), LIMIT)
    return {"bias": 1.0, "closing": closing} | dict.fromkeys(page.surfaces[source.index].end, 1.0)


def of_target(target: Piece, page: Lie, model: Continuation) -> Evidence:
    """What a line says of its beginning, whatever came before."""
    opening = _within(model.opens(target.text), LIMIT)
    return {"opening": opening} | dict.fromkeys(page.surfaces[target.index].start, 1.0)


def of_pair(source: Piece, target: Piece, page: Lie, model: Continuation, *, between: Evidence) -> Evidence:
    """What only the two lines together say, the way between them left out."""
    crossing = _within(model.score(source.text, target.text), LIMIT)
    found = {"crossing": crossing}
    if page.kinds[source.index] == LARGE:
        found["crossing of large type"] = crossing
    if page.kinds[target.index] == LARGE:
        found["crossing into large type"] = crossing
    end, start = page.surfaces[source.index].unclosed, page.surfaces[target.index].unclosed
    if end > 0 and start < 0:
        found["quotation goes on"] = 1.0
    elif end > 0 or start < 0:
        found["quotation left open"] = 1.0
    if not between.keys() & NEIGHBOURS:
        found["kinship"] = _within(model.kinship(source.text, target.text), KINSHIP_LIMIT)
    return found


NEIGHBOURS = {"next", "next across a byline", "next but for captions and furniture"}


def _within(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))


def way(source: Piece, target: Piece, page: Lie) -> Evidence:
    """The way between two pieces as one of five kinds, with what stands between.

    next: nothing of the flow of text; near: some texts of the same article; beyond: more of them; far: a headline too.
    """
    here, there, kind = page.places[source.index], page.places[target.index], page.kinds[source.index]
    if target.index < source.index:
        return {"backwards": 1.0}
    texts = there.texts - here.texts - (kind == TEXT)
    larges = there.larges - here.larges - (kind == LARGE)
    bylines = there.bylines - here.bylines
    if texts <= 0 and larges <= 0:
        if bylines > 0:
            return {"next across a byline": 1.0}
        return {"next" if target.index == source.index + 1 else "next but for captions and furniture": 1.0}
    heads = there.heads - here.heads
    between = math.log1p(texts)
    if not heads and texts <= NEAR_TEXTS and larges <= 2:
        found = {"near": 1.0, "texts between, near": between}
        return found | ({"byline between": 1.0} if bylines > 0 else {})
    if not heads:
        return {"beyond": 1.0, "texts between": between}
    return {"far": 1.0, "texts between": between, "heads between": float(min(heads, 4)), f"far {min(heads, 2)}": 1.0}


def edges_of(source: Piece, page: Lie) -> list[float]:
    """How well the end of a line fits the beginning of each line of its page, as networks see it."""
    found: list[float] = np.clip(page.fits.of(source.index), -EDGES_LIMIT, EDGES_LIMIT).tolist()
    return found


def alone(source: Piece, page: Lie, model: Continuation) -> Evidence:
    """The evidence that nothing on the page continues a line."""
    closing = _within(model.closes(source.text), LIMIT)
    found = {f"none: {name}": 1.0 for name in page.surfaces[source.index].end}
    return found | {"none: closing": closing, f"none: unclosed {page.surfaces[source.index].unclosed > 0}": 1.0}


def weigh(found: Evidence, weights: dict[str, float]) -> float:
    """Log-odds from evidence."""
    return sum(weights[name] * value for name, value in found.items() if name in weights)
