"""Second look at all lines of a page at once: the likeliest sequence of tags.

A linear-chain model (structured perceptron, Collins 2002): every clue of a line votes for tags, every tag for the one
that follows it, and the best sequence is found by dynamic programming (Viterbi). `tools/train/tags.py` makes the weights.
"""

import json
from dataclasses import replace
from functools import cache
from math import inf

from jianbao import lexicon
from jianbao.ingest.clues import PageClues, clues
from jianbao.ingest.continuation import load
from jianbao.ingest.order import Link
from jianbao.ingest.pieces import Label, Piece, Tag


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
SHORT_TEXT = 60
"""Running text up to this length may be a headline with a full stop in it, or verse."""

Weights = dict[str, dict[str, float]]


@cache
def weights() -> Weights:
    """Clue or tag transition → tag → weight."""
    loaded: Weights = json.loads(lexicon.read_text("tags-of-lines.json"))
    return loaded


def tag(pieces: tuple[Piece, ...], links: tuple[Link, ...], page: PageClues) -> tuple[Piece, ...]:
    """The pieces of a page with their tags."""
    tags = best([allowed(piece, single=page.single) for piece in pieces], clues(pieces, links, page, load()), weights())
    return tuple(replace(piece, tag=one) for piece, one in zip(pieces, tags, strict=True))


def allowed(piece: Piece, *, single: bool) -> tuple[Tag, ...]:
    """The tags that a piece may get; on a newspaper page running text belongs to an article."""
    if piece.label is Label.TEXT and len(piece.text) <= SHORT_TEXT:
        return LARGE_TAGS
    if piece.label is Label.META and piece.reading.rule == "labels":
        return (Tag.META, Tag.EDITOR, Tag.BYLINE)
    tags = ALLOWED[piece.label]
    return tags if single or piece.label is not Label.TEXT else tuple(tag for tag in tags if tag is not Tag.FURNITURE)


def best(choices: list[tuple[Tag, ...]], clues: list[list[str]], model: Weights) -> list[Tag]:
    """The tags of the likeliest sequence."""
    scores: dict[Tag, float] = {}
    back: list[dict[Tag, Tag]] = []
    for at, tags in enumerate(choices):
        local = _local(tags, clues[at], model)
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


def _local(tags: tuple[Tag, ...], clues: list[str], model: Weights) -> dict[Tag, float]:
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
