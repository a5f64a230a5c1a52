"""Evidence that one line continues another: named features of a pair of lines, and what each weighs in log-odds.

The weights are a logistic regression over laid-out pages; `tools/train/joins.py` makes them and prints their figures.
"""

import math
import re
from dataclasses import dataclass

from jianbao.ingest.characters import CLOSERS, FULL_STOPS
from jianbao.ingest.continuation import Continuation
from jianbao.ingest.join_weights import WEIGHTS
from jianbao.ingest.pieces import Label, Piece

ENDED = re.compile(rf"[{re.escape(FULL_STOPS)}][{re.escape(CLOSERS)}\"']*$")
SIGNED = re.compile(r"[。！？”…][（(][^（）()。，]{2,24}[）)]$")
"""A signature behind the last full stop: （李丰 陈琳）."""
CUT_END = re.compile(r"[，、；：,（《“‘「『—]$")
CUT_START = re.compile(r"^[，。、；：！？”’」』》）%％]")
COMPOSED = re.compile(r"^[^，\s（(、：]{3,}[，\s][^，\s（(、：]{3,}(?:[，\s][^，\s（(、：]{3,})*$")
"""Two or three clauses set side by side are a headline, a heading or a caption rather than a piece of running text."""
LARGE = (Label.DISPLAY, Label.RUBRIC)
NEAR_TEXTS = 3
"""A paragraph goes on behind captions and a standfirst; more body lines between are another article's."""
SHORT = 12
HANGING = 2.0
"""A line whose beginning is e² times likelier in the middle of a text than at a paragraph's start hangs in the air."""
LIMIT = 8.0
"""Log-odds of the character model beyond which more is no more evidence."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before a piece on its page."""

    texts: int
    larges: int
    heads: int
    """Headlines with a byline."""
    bylines: int


@dataclass(frozen=True, slots=True)
class Surface:
    """What a line shows by itself of being cut at its end or its beginning."""

    end: tuple[str, ...]
    start: tuple[str, ...]
    unclosed: int
    """Quotation marks and brackets opened and not closed, less those closed and not opened."""


OPENING, CLOSING = "“‘「『（《【", "”’」』）》】"


def unclosed(text: str) -> int:
    """Marks opened in a text and not closed in it.

    >>> unclosed("他说：“今年的活动，突出的特点"), unclosed("台作用凸显。”")
    (1, -1)
    """
    return sum(text.count(mark) for mark in OPENING) - sum(text.count(mark) for mark in CLOSING)


def surfaces(pieces: tuple[Piece, ...]) -> list[Surface]:
    """The surface of every piece of a page."""
    return [Surface(tuple(_end(piece, pieces)), tuple(_start(piece, pieces)), unclosed(piece.text)) for piece in pieces]


def _end(piece: Piece, pieces: tuple[Piece, ...]) -> list[str]:
    text, large = piece.text, piece.label in LARGE
    below = pieces[piece.index + 1].label if piece.index + 1 < len(pieces) else None
    above = pieces[piece.index - 1].label if piece.index else None
    marks = {
        "end: mark that ends nothing": bool(CUT_END.search(text)),
        "end: large type": large,
        "end: large type in parts": large and bool(COMPOSED.match(text)),
        "end: large type with a comma": large and "，" in text and not COMPOSED.match(text),
        "end: large type, short": large and len(text) <= SHORT,
        "end: large type above text": large and below is Label.TEXT,
        "end: large type above large type": large and below in LARGE,
        "end: large type below large type": large and above in LARGE,
        "end: large type below text": large and above is Label.TEXT,
        "end: large type below a byline": large and above in (Label.BYLINE, Label.META),
        "end: one character": large and len(text) == 1,
        "end: large type at a gap": large and piece.fragment.blanks_before > 2,
        "end: running text": not large,
    }
    return [name for name, holds in marks.items() if holds]


def _start(piece: Piece, pieces: tuple[Piece, ...]) -> list[str]:
    text, large = piece.text, piece.label in LARGE
    above = pieces[piece.index - 1].label if piece.index else None
    below = pieces[piece.index + 1].label if piece.index + 1 < len(pieces) else None
    marks = {
        "start: mark that begins nothing": bool(CUT_START.match(text)),
        "start: large type": large,
        "start: large type in parts": large and " " in text.strip(),
        "start: large type above a byline": large and below in (Label.BYLINE, Label.META),
        "start: large type above large type": large and below in LARGE,
        "start: below a byline": above in (Label.BYLINE, Label.META),
        "start: below large type": above in LARGE,
        "start: indented": piece.fragment.indent >= 2,
        "start: short": not large and len(text) <= SHORT,
    }
    return [name for name, holds in marks.items() if holds]


def places(pieces: tuple[Piece, ...]) -> list[Place]:
    """The place of every piece of a page."""
    found, place = [], Place(0, 0, 0, 0)
    for piece in pieces:
        below_large = bool(piece.index) and pieces[piece.index - 1].label in LARGE
        found.append(place)
        place = Place(
            place.texts + (piece.label is Label.TEXT),
            place.larges + (piece.label in LARGE),
            place.heads + (piece.label is Label.BYLINE and below_large),
            place.bylines + (piece.label in (Label.BYLINE, Label.META)),
        )
    return found


def features(
    source: Piece, target: Piece, around: tuple[list[Place], list[Surface]], model: Continuation
) -> dict[str, float]:
    """The evidence for a pair: name → value."""
    where, faces = around
    end, start = faces[source.index], faces[target.index]
    crossing, opening, closing = (
        max(-LIMIT, min(LIMIT, value))
        for value in (model.score(source.text, target.text), model.opens(target.text), model.closes(source.text))
    )
    found = {"bias": 1.0, "crossing": crossing, "opening": opening, "closing": closing}
    if source.label not in LARGE and opening < -HANGING:
        found["both ends hang"] = 1.0
    found |= dict.fromkeys(end.end, 1.0) | dict.fromkeys(start.start, 1.0)
    found |= way(source, target, where)
    if source.label in LARGE:
        found["crossing of large type"] = crossing
    if target.label in LARGE:
        found["crossing into large type"] = crossing
    if end.unclosed > 0 and start.unclosed < 0:
        found["quotation goes on"] = 1.0
    elif end.unclosed > 0 or start.unclosed < 0:
        found["quotation left open"] = 1.0
    if "far" in found:
        found["kinship"] = max(-4.0, min(4.0, model.kinship(source.text, target.text)))
    return found


def way(source: Piece, target: Piece, where: list[Place]) -> dict[str, float]:
    """The way between two pieces as one of four kinds, with the body lines between."""
    here, there = where[source.index], where[target.index]
    if target.index < source.index:
        return {"backwards": 1.0}
    texts = there.texts - here.texts - (source.label is Label.TEXT)
    larges = there.larges - here.larges - (source.label in LARGE)
    if texts <= 0 and larges <= 0:
        return {"next across a byline" if there.bylines > here.bylines else "next": 1.0}
    if texts <= NEAR_TEXTS and larges <= 2 and there.heads == here.heads:
        return {"near": 1.0, "lines between": math.log1p(texts)}
    return {"far": 1.0, "lines between": math.log1p(texts), "heads between": float(min(there.heads - here.heads, 4))}


def alone(source: Piece, faces: list[Surface], below: list[str], model: Continuation) -> dict[str, float]:
    """The evidence that nothing on the page continues a line."""
    closing = max(-LIMIT, min(LIMIT, model.closes(source.text)))
    found = {f"none: {name}": 1.0 for name in faces[source.index].end} | {"none: closing": closing}
    return found | {f"none: above {below[source.index]}": 1.0}


def labels_below(pieces: tuple[Piece, ...]) -> list[str]:
    """For every piece the label of the one below it; a text breaks off above a headline, hardly above a byline."""
    return [*(str(piece.label) for piece in pieces[1:]), "edge"]


def weigh(found: dict[str, float]) -> float:
    """Log-odds of a pair from its evidence."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
