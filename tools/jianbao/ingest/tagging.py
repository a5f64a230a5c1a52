"""Second look at all lines of a page at once: the likeliest sequence of tags.

A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): every clue of a line votes for tags, every
tag for the one that follows it, and the best sequence is found by dynamic programming (Viterbi). `tools/train/tags.py` makes the weights.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from math import inf

from jianbao import lexicon
from jianbao.ingest.clues import DASHED, PageClues, clues
from jianbao.ingest.continuation import load
from jianbao.ingest.evidence import COMPOSED
from jianbao.ingest.order import Link
from jianbao.ingest.pieces import Label, Piece, Tag
from jianbao.ingest.roles import NUMBERED
from jianbao.ingest.roles.opener import OPENER

LARGE_TAGS = tuple(Tag(tag) for tag in "ORKTSBLPHCV")
ALLOWED: dict[Label, tuple[Tag, ...]] = {
    Label.FURNITURE: (Tag.FURNITURE, Tag.RUBRIC, Tag.META, Tag.TITLE, Tag.CAPTION),
    Label.RUBRIC: (Tag.RUBRIC, Tag.KICKER, Tag.TITLE, Tag.HEADING, Tag.FURNITURE),
    Label.DISPLAY: LARGE_TAGS,
    Label.HEADING: (Tag.HEADING, Tag.TITLE, Tag.TEXT),
    Label.BYLINE: (Tag.BYLINE, Tag.CREDIT, Tag.FURNITURE, Tag.RUBRIC, Tag.TITLE, Tag.HEADING, Tag.CAPTION),
    Label.META: (Tag.META, Tag.FURNITURE, Tag.BYLINE, Tag.EDITOR),
    Label.TEXT: (Tag.LEAD, Tag.TEXT, Tag.CAPTION, Tag.FURNITURE),
    Label.VERSE: (Tag.VERSE,),
    Label.CAPTION: (Tag.CAPTION, Tag.TEXT, Tag.LEAD),
    Label.CREDIT: (Tag.CREDIT, Tag.BYLINE, Tag.FURNITURE, Tag.CAPTION),
    Label.JUMP: (Tag.JUMP, Tag.FURNITURE),
    Label.EDITOR: (Tag.EDITOR, Tag.FURNITURE, Tag.META),
}
LONGEST_SIGNATURE = 16
"""Characters of a signature that no recogniser knows: 文倩兒（龍蟠居民）."""
SHORT_TEXT = 60
"""Running text up to this length may be a headline with a full stop in it, or verse."""

Weights = dict[str, dict[str, float]]

CUSTOM: Weights = {
    "unsigned head on a signing page": {Tag.TITLE: -1.5, Tag.KICKER: -1.5},
    "unsigned head among kin": {Tag.TITLE: -4.0, Tag.KICKER: -4.0},
}
"""Weights beyond the trained ones: a paper that signs below its headlines signs nearly all (24 of 24 texts of the sample
pages); the laid-out pages mix papers' habits more than papers do."""


@cache
def weights() -> Weights:
    """Clue or tag transition → tag → weight."""
    loaded: Weights = json.loads(lexicon.read_text("tags-of-lines.json"))
    return loaded


def tag(pieces: tuple[Piece, ...], links: tuple[Link, ...], page: PageClues) -> tuple[Piece, ...]:
    """The pieces of a page with their tags."""
    tags = best(choices(pieces, links, page), clues(pieces, links, page, load()), {**weights(), **CUSTOM})
    return tuple(replace(piece, tag=one) for piece, one in zip(pieces, tags, strict=True))


def choices(pieces: tuple[Piece, ...], links: tuple[Link, ...], page: PageClues) -> list[tuple[Tag, ...]]:
    """For every piece the tags that it may get."""
    linked = {link.before for link in links} | {link.after for link in links}
    return [allowed(piece, page, _around(piece, pieces, linked)) for piece in pieces]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a line, as far as it settles what the line can be."""

    linked: bool
    above_byline: bool
    above_opener: bool
    above_large: bool
    above_rubric: bool


def _around(piece: Piece, pieces: tuple[Piece, ...], linked: set[int]) -> Around:
    below = pieces[piece.index + 1] if piece.index + 1 < len(pieces) else None
    return Around(
        linked=piece.index in linked,
        above_byline=below is not None and below.label is Label.BYLINE and below.reading.rule == "role and names",
        above_opener=below is not None and below.label is Label.TEXT and bool(OPENER.match(below.text)),
        above_large=below is not None and below.label in (Label.DISPLAY, Label.RUBRIC),
        above_rubric=below is not None and below.label is Label.RUBRIC and below.reading.rule == "lexicon",
    )


def allowed(piece: Piece, page: PageClues, around: Around) -> tuple[Tag, ...]:
    """The tags that a piece may get: what it surely is by itself, else what its label leaves open."""
    return _sure(piece, page, around) or _open(piece, page, around)


def _sure(piece: Piece, page: PageClues, around: Around) -> tuple[Tag, ...]:
    """The tags of a piece that a recogniser knows by itself; empty for all others."""
    label, rule = piece.label, piece.reading.rule
    if label is Label.META and rule == "labels":
        return (Tag.META, Tag.EDITOR, Tag.BYLINE)
    if label is Label.BYLINE and rule == "role and names":
        return (Tag.BYLINE, Tag.CREDIT, Tag.FURNITURE) if page.single else (Tag.BYLINE, Tag.CREDIT)
    if label is Label.RUBRIC and rule == "lexicon":
        return _rubric(around, page)
    if piece.fragment.lines[0] in page.arrowed:
        return (Tag.HEADING,)
    return ()


def _open(piece: Piece, page: PageClues, around: Around) -> tuple[Tag, ...]:
    """The tags that a label leaves open."""
    label, text = piece.label, piece.text
    if label is Label.DISPLAY and not around.linked:
        return _large(text, around, page)
    if label is Label.TEXT and OPENER.match(text) and not page.single:
        return (Tag.LEAD,)
    if label is Label.TEXT and len(text) <= SHORT_TEXT:
        return LARGE_TAGS
    tags = ALLOWED[label]
    return tags if page.single or label is not Label.TEXT else tuple(one for one in tags if one is not Tag.FURNITURE)


def _rubric(around: Around, page: PageClues) -> tuple[Tag, ...]:
    """The tags of a rubric that the lexicon knows."""
    tags: tuple[Tag, ...] = (Tag.RUBRIC,) if around.above_large else (Tag.RUBRIC, Tag.TITLE)
    return (*tags, Tag.FURNITURE) if page.single else tags


def _large(text: str, around: Around, page: PageClues) -> tuple[Tag, ...]:
    """The tags of large type that joins no other line."""
    if NUMBERED.match(text):
        return (Tag.HEADING, Tag.TEXT, Tag.FURNITURE)
    if DASHED.match(text):
        return (Tag.SUBTITLE, Tag.TEXT, Tag.VERSE, Tag.BYLINE, Tag.HEADING)
    if (around.above_byline or around.above_opener) and not page.single:
        return (Tag.TITLE, Tag.SUBTITLE, Tag.KICKER)
    never = [Tag.LEAD]
    never += [Tag.TEXT] if COMPOSED.match(text) else []
    never += [] if len(text) <= LONGEST_SIGNATURE else [Tag.BYLINE]
    never += [Tag.KICKER, Tag.TITLE, Tag.SUBTITLE] if around.above_rubric else []
    return tuple(one for one in LARGE_TAGS if one not in never)


def best(choices: list[tuple[Tag, ...]], clues: list[list[str]], model: Weights) -> list[Tag]:
    """The tags of the likeliest sequence."""
    scores: dict[Tag, float] = {}
    back: list[dict[Tag, Tag]] = []
    for at, tags in enumerate(choices):
        local = score_tags(tags, clues[at], model)
        if not at:
            first = model.get("after start", {})
            scores = {tag: local[tag] + first.get(tag, 0.0) for tag in tags}
            continue
        came: dict[Tag, Tag] = {}
        fresh: dict[Tag, float] = {}
        for tag in tags:
            top, origin = -inf, tags[0]
            for other, score in scores.items():
                total = score + model.get(f"after {other}", {}).get(tag, 0.0)
                if total > top:
                    top, origin = total, other
            came[tag], fresh[tag] = origin, top + local[tag]
        back.append(came)
        scores = fresh
    return _trace(scores, back)


def score_tags(tags: tuple[Tag, ...], clues: list[str], model: Weights) -> dict[Tag, float]:
    """What the clues of one line say of each tag."""
    rows = [row for clue in clues if (row := model.get(clue))]
    return {tag: sum(row.get(tag, 0.0) for row in rows) for tag in tags}


def _trace(scores: dict[Tag, float], back: list[dict[Tag, Tag]]) -> list[Tag]:
    if not scores:
        return []
    tag = max(scores, key=lambda one: scores[one])
    path = [tag]
    for came in reversed(back):
        tag = came[tag]
        path.append(tag)
    return path[::-1]
