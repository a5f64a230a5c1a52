"""What continues what: open ends and orphan beginnings of a whole page, matched at once.

A paragraph cut by a column break leaves an end without a full stop and, somewhere later, a line that begins in the
middle of a sentence. Each pair has log-odds, from the characters on both sides of the cut (continuation.py), from the
way between them, and from what the lines look like. The pairs that make the page likeliest are taken together: an
assignment problem (Kuhn 1955), solved within each group of lines that compete.
"""

import math
import re
from collections import defaultdict
from dataclasses import dataclass

from jianbao.ingest.characters import CLOSERS, FULL_STOPS
from jianbao.ingest.continuation import Continuation, load
from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles import NUMBERED, credit

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """One piece goes on in another."""

    before: int
    after: int
    odds: float
    """Log-odds that the join is right."""
    second: int | None
    """The piece that would have come after it otherwise."""

    @property
    def score(self) -> float:
        """Probability that the join is right."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.odds))))


ENDED = re.compile(rf"[{re.escape(FULL_STOPS)}][{re.escape(CLOSERS)}\"']*$")
SIGNED = re.compile(r"[。！？”…][（(][^（）()。，]{2,24}[）)]$")
"""A signature behind the last full stop: （李丰 陈琳）."""
CUT_END = re.compile(r"[，、；：,（《“‘「『—]$")
CUT_START = re.compile(r"^[，。、；：！？”’」』》）%％]")

OPEN_TEXT = 3.0
"""Running text without a mark at its end: cut, or the last line of a list."""
CUT_MARK = 1.5
"""A comma at the end, or a mark at the beginning that can begin no line."""
DISPLAY_END, DISPLAY_START = -4.0, -3.0
"""Large type is whole, as a rule; 20 of 21 display lines of the sample seeds are."""
AFTER_HEAD = -2.5
"""The line below a byline begins an article; the exception is a byline amid a sentence."""
NEXT, NEAR, FAR = 2.0, -1.0, -4.5
"""Log-odds of the way: the very next body line (right for four cuts of five), a line behind captions and a standfirst, and
any other line of the page, of which there are thirty."""
STEP = -0.05
"""A further body line between the halves."""
NEAR_TEXTS = 3
BACKWARDS = -4.0
KIN = 2.5
"""Most that shared rare words count for or against a far line."""
LEAST = 0.0
"""Pairs at even odds or worse are not joined."""
ORPHAN = 0.5
"""A line is a candidate to continue another one unless it begins like a paragraph by more than these log-odds."""


def links(pieces: tuple[Piece, ...]) -> tuple[Link, ...]:
    """The joins of a page, by the piece that is continued."""
    weights = weigh(pieces, load())
    chosen = assign({pair: odds for pair, odds in weights.items() if odds > LEAST})
    return tuple(_link(pair, weights) for pair in sorted(chosen))


def _link(pair: Pair, weights: dict[Pair, float]) -> Link:
    before, after = pair
    others = {other: odds for (one, other), odds in weights.items() if one == before and other != after}
    second = max(others, key=lambda other: others[other], default=None)
    margin = weights[pair] - (others[second] if second is not None else 0.0)
    return Link(before, after, min(weights[pair], margin), second)


def weigh(pieces: tuple[Piece, ...], model: Continuation) -> dict[Pair, float]:
    """Log-odds of every pair worth a thought."""
    sources = [(piece, _end(piece)) for piece in pieces if _can_go_on(piece) and not _above_byline(piece, pieces)]
    targets = [(piece, _start(piece, pieces, model)) for piece in pieces if _can_continue(piece, model)]
    places = _places(pieces)
    return {
        (source.index, target.index): model.score(source.text, target.text) + end + start + way(source, target, places, model)
        for source, end in sources
        for target, start in targets
        if source.index != target.index
    }


def _can_go_on(piece: Piece) -> bool:
    open_end = piece.label in (Label.TEXT, Label.DISPLAY) and not ENDED.search(piece.text) and not NUMBERED.match(piece.text)
    return open_end and not SIGNED.search(piece.text) and credit.inline(piece.text) is None


def _can_continue(piece: Piece, model: Continuation) -> bool:
    return piece.label in (Label.TEXT, Label.DISPLAY) and (
        bool(CUT_START.match(piece.text)) or model.opens(piece.text) < ORPHAN
    )


def _above_byline(piece: Piece, pieces: tuple[Piece, ...]) -> bool:
    """Large type directly above a byline is a headline."""
    below = pieces[piece.index + 1 : piece.index + 2]
    return piece.label is Label.DISPLAY and bool(below) and below[0].label in (Label.BYLINE, Label.META)


def _end(piece: Piece) -> float:
    if piece.label is Label.DISPLAY:
        return DISPLAY_END
    return OPEN_TEXT + (CUT_MARK if CUT_END.search(piece.text) else 0.0)


def _start(piece: Piece, pieces: tuple[Piece, ...], model: Continuation) -> float:
    odds = CUT_MARK if CUT_START.match(piece.text) else 0.0
    if piece.label is Label.DISPLAY:
        odds += DISPLAY_START
    before = pieces[piece.index - 1].label if piece.index else Label.DISPLAY
    return odds + (AFTER_HEAD if before in (Label.BYLINE, Label.META) else 0.0)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece stands on the page."""

    texts: int
    """Body lines before it."""
    larges: int
    """Lines of large type before it."""
    heads: int
    """Headlines with a byline before it."""


def _places(pieces: tuple[Piece, ...]) -> list[_Place]:
    places, place = [], _Place(0, 0, 0)
    for piece in pieces:
        large = piece.label in (Label.DISPLAY, Label.RUBRIC)
        below_large = bool(piece.index) and pieces[piece.index - 1].label in (Label.DISPLAY, Label.RUBRIC)
        places.append(place)
        place = _Place(
            place.texts + (piece.label is Label.TEXT),
            place.larges + large,
            place.heads + (piece.label is Label.BYLINE and below_large),
        )
    return places


def way(source: Piece, target: Piece, places: list[_Place], model: Continuation) -> float:
    """The prior of the way between two pieces; far ones are told by the rare words they share."""
    here, there = places[source.index], places[target.index]
    if target.index < source.index:
        return BACKWARDS + FAR + _kin(source, target, model)
    texts = there.texts - here.texts - (source.label is Label.TEXT)
    larges = there.larges - here.larges - (source.label is Label.DISPLAY)
    if texts <= 0 and larges <= 0:
        return NEXT
    if texts <= NEAR_TEXTS and larges <= 2 and there.heads == here.heads:
        return NEAR + STEP * texts
    return FAR + STEP * texts + _kin(source, target, model)


def _kin(source: Piece, target: Piece, model: Continuation) -> float:
    return max(-KIN, min(KIN, model.kinship(source.text, target.text)))


def assign(weights: dict[Pair, float]) -> set[Pair]:
    """The one-to-one pairs with the greatest sum of weights; all weights are above 0.

    >>> sorted(assign({(0, 1): 2.0, (0, 2): 1.9, (3, 1): 1.5}))
    [(0, 2), (3, 1)]
    """
    chosen: set[Pair] = set()
    for group in _groups(weights):
        chosen |= _best(group)
    return chosen


def _groups(weights: dict[Pair, float]) -> list[dict[Pair, float]]:
    """The pairs parted into groups that share no line."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for before, after in weights:
        parent[root(("before", before))] = root(("after", after))
    groups: defaultdict[tuple[str, int], dict[Pair, float]] = defaultdict(dict)
    for pair, weight in weights.items():
        groups[root(("before", pair[0]))][pair] = weight
    return list(groups.values())


def _best(weights: dict[Pair, float]) -> set[Pair]:
    """Augmenting paths of greatest gain, one more pair each time, while there is gain (Kuhn; Bellman–Ford inside)."""
    matched: dict[int, int] = {}
    """after → before"""
    while True:
        path, gain = _augment(weights, matched)
        if gain <= 0:
            return {(before, after) for after, before in matched.items()}
        for before, after in path:
            matched[after] = before


def _augment(weights: dict[Pair, float], matched: dict[int, int]) -> tuple[list[Pair], float]:
    taken = set(matched.values())
    best: dict[int, tuple[float, list[Pair]]] = {before: (0.0, []) for before, _ in weights if before not in taken}
    ends: tuple[list[Pair], float] = ([], 0.0)
    changed = True
    while changed:
        changed = False
        for (before, after), weight in weights.items():
            if before not in best or matched.get(after) == before:
                continue
            gain, path = best[before][0] + weight, [*best[before][1], (before, after)]
            if after not in matched:
                ends = max(ends, (path, gain), key=lambda end: end[1])
            else:
                owner, freed = matched[after], gain - weights[matched[after], after]
                if all(owner != one for one, _ in path) and freed > best.get(owner, (-math.inf, []))[0] + 1e-9:
                    best[owner], changed = (freed, path), True
    return ends
