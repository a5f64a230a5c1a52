"""What continues what: open ends and orphan beginnings of a whole page, matched at once.

A paragraph cut by a column break leaves an end without a full stop and, somewhere later, a line that begins in the
middle of a sentence. Each pair has log-odds, from the characters on both sides of the cut (continuation.py), from the
way between them, and from what the lines look like. The pairs that make the page likeliest are taken together: an
assignment problem (Kuhn 1955), solved within each group of lines that compete.
"""

import math
from collections import defaultdict
from dataclasses import dataclass

from jianbao.ingest import evidence
from jianbao.ingest.continuation import Continuation, load
from jianbao.ingest.evidence import CUT_START, ENDED, SIGNED
from jianbao.ingest.pieces import Label, Piece, Tag
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
    """Number of the line that would have come after it otherwise."""

    @property
    def score(self) -> float:
        """Probability that the join is right."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.odds))))


SURE_OF_LARGE = 1.0
"""Large type is taken for a piece of running text only above these log-odds: a heading swallowed is worse than a cut left."""
LEAST_MUTUAL, ORPHANED = -2.5, -3.0
"""Of two lines that hang in the air, one at its end and one at its beginning, and that nothing else on the page suits."""
LEAD_OPENS = -1.5
"""The text below a byline amid a cut sentence is the lead unless it begins in mid-word by more than these log-odds."""
ORPHAN = 0.5
"""A line is a candidate to continue another one unless it begins like a paragraph by more than these log-odds."""


def links(pieces: tuple[Piece, ...]) -> tuple[Link, ...]:
    """The joins of a page, by the piece that is continued."""
    weights = weigh(pieces, load())
    chosen = assign({pair: odds for pair, odds in weights.items() if odds > least(pieces[pair[0]])})
    chosen |= mutual(weights, chosen, pieces)
    by_source: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (before, after), odds in weights.items():
        by_source[before][after] = odds
    return tuple(_link(pair, by_source[pair[0]], pieces) for pair in sorted(chosen))


def mutual(weights: dict[Pair, float], chosen: set[Pair], pieces: tuple[Piece, ...]) -> set[Pair]:
    """Pairs left over in which both ends hang and each is the other's best: better joined, and doubted, than left apart."""
    sources, targets = {before for before, _ in chosen}, {after for _, after in chosen}
    free = {pair: odds for pair, odds in weights.items() if pair[0] not in sources and pair[1] not in targets}
    best_after: dict[int, Pair] = {}
    best_before: dict[int, Pair] = {}
    for pair in sorted(free, key=lambda one: free[one]):
        best_after[pair[0]] = best_before[pair[1]] = pair
    model = load()
    return {
        pair
        for pair in best_after.values()
        if best_before[pair[1]] == pair
        and free[pair] > LEAST_MUTUAL
        and pieces[pair[0]].label is Label.TEXT
        and (model.opens(pieces[pair[1]].text) < ORPHANED or interrupted(pieces[pair[0]], pieces))
    }


def interrupted(source: Piece, pieces: tuple[Piece, ...]) -> bool:
    """Whether a byline stands right below running text without an end: the sidebar with the lead was read first."""
    below = pieces[source.index + 1 : source.index + 2]
    return bool(below) and below[0].tag is Tag.BYLINE and below[0].reading.rule == "role and names"


def least(source: Piece) -> float:
    """The log-odds above which a line may be joined to another."""
    return SURE_OF_LARGE if source.label is Label.DISPLAY and source.tag is None else 0.0


def _link(pair: Pair, weights: dict[int, float], pieces: tuple[Piece, ...]) -> Link:
    """A join with its odds against all other ways the line could go on, its ending there among them."""
    before, after = pair
    others = {other: odds for other, odds in weights.items() if other != after}
    second = max(others, key=lambda other: others[other], default=None)
    against = math.log(1 + sum(math.exp(min(50.0, odds)) for odds in others.values()))
    return Link(before, after, weights[after] - against, None if second is None else pieces[second].line)


def weigh(pieces: tuple[Piece, ...], model: Continuation) -> dict[Pair, float]:
    """Log-odds of every pair worth a thought, against the line not going on at all."""
    sources = [piece for piece in pieces if can_go_on(piece, pieces)]
    targets = [piece for piece in pieces if can_continue(piece, model)]
    around = evidence.places(pieces), evidence.surfaces(pieces)
    below = evidence.labels_below(pieces)
    weights: dict[Pair, float] = {}
    for source in sources:
        none = evidence.weigh(evidence.alone(source, around[1], below, model))
        for target in targets:
            if source is not target and not _leads_in(source, target, pieces, model):
                odds = evidence.weigh(evidence.features(source, target, around, model)) - none
                weights[source.index, target.index] = odds
    return weights


def can_go_on(piece: Piece, pieces: tuple[Piece, ...]) -> bool:
    """Whether a line may have been cut at its end: no full stop, no signature, no headline above a byline."""
    if not _may_be_text(piece) or ENDED.search(piece.text) or NUMBERED.match(piece.text):
        return False
    below = pieces[piece.index + 1 : piece.index + 2]
    if piece.label is Label.DISPLAY and below and below[0].label in (Label.BYLINE, Label.META):
        return False
    return not SIGNED.search(piece.text) and credit.inline(piece.text) is None


def _may_be_text(piece: Piece) -> bool:
    """Before the page is tagged anything that is no sure thing; then what the tags say."""
    if piece.tag is None:
        return piece.label in (Label.TEXT, Label.DISPLAY)
    return piece.tag in (Tag.LEAD, Tag.TEXT)


def _leads_in(source: Piece, target: Piece, pieces: tuple[Piece, ...], model: Continuation) -> bool:
    """Whether the text below a byline amid a cut sentence is the article's lead rather than the other half."""
    below_byline = target.index == source.index + 2 and interrupted(source, pieces)
    return below_byline and not CUT_START.match(target.text) and model.opens(target.text) > LEAD_OPENS


def can_continue(piece: Piece, model: Continuation) -> bool:
    """Whether a line may have been cut at its beginning; the first paragraph of an article was not."""
    return _may_be_text(piece) and (bool(CUT_START.match(piece.text)) or model.opens(piece.text) < ORPHAN)


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
        matched |= {after: before for before, after in path}


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
