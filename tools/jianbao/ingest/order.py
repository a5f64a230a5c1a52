"""What continues what: open ends and orphan beginnings of a whole page, matched at once.

A paragraph cut by a column break leaves an end without a full stop and, somewhere later, a line that begins in the
middle of a sentence. Each pair has log-odds, first from the two lines alone: the characters on both sides of the cut
(continuation.py), the way between them, what they look like; then in the light of the whole page (network.py). The pairs that make
the page likeliest are taken together: an assignment problem (Kuhn 1955), solved within each group of lines that compete.
"""

import math
import re
from collections import defaultdict
from dataclasses import dataclass

from jianbao.ingest import edges, evidence
from jianbao.ingest.continuation import Continuation, load
from jianbao.ingest.evidence import CUT_END, CUT_START, ENDED, PARTS, SIGNED, Lie
from jianbao.ingest.join_weights import WEIGHTS
from jianbao.ingest.network import Pair
from jianbao.ingest.pieces import Label, Piece, Tag
from jianbao.ingest.roles import NUMBERED, credit


@dataclass(frozen=True, slots=True)
class Link:
    """One piece goes on in another."""

    before: int
    after: int
    odds: float
    """Log-odds that the join is right."""
    second: int | None
    """First line of the piece that would have come after it otherwise."""

    @property
    def score(self) -> float:
        """Probability that the join is right."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.odds))))


@dataclass(frozen=True, slots=True)
class Guesses:
    """What may continue what on a page whose lines have no tags yet."""

    links: tuple[Link, ...]
    goes_on: tuple[float, ...]
    """For every piece the probability that it goes on somewhere, were it running text."""
    continues: tuple[float, ...]
    """For every piece the probability that it continues another one."""
    weights: dict[Pair, float]
    """Log-odds of every pair worth a thought, from the two lines alone."""
    fits: edges.Fits


SURE_OF_LARGE = 1.0
"""Before the tagging, large type is thought to go on only above these log-odds: a heading swallowed is worse than a cut left."""
LEAST = -0.7
"""Log-odds of a join that is better made, and doubted, than left open: as many of 1,401 laid-out articles are perfect from -0.5 to -1.0 (74.9 %),
fewer with 0 (74.6) or -1.5 (counted once by hand)."""
LEAST_FOR_NO_START = -12.0
"""The same where the later line can begin nothing: seed 003, lines 11 and 45, with three articles between."""
ORPHAN = 4.0
"""A line is a candidate to continue another one unless it begins like a paragraph by more than these log-odds. Of 737 joins on pages of
unseen articles 2.0 left out 12 and 4.0 leaves out 8, for a fourteenth more pairs (counted once by hand)."""
ORPHAN_BELOW_CUT = 6.0
"""The same of the line right below a text without an end."""
MARKED = re.compile(r"[■-◿★☆]")
"""A mark begins an item, a heading, a byline: never the rest of a sentence."""
FURTHEST = 250
"""Pieces between the halves of a paragraph; a page has as many, and what is longer is several pages."""
SET_APART = ("sign-off", "bare date")
"""Rules whose lines neither go on nor continue anything."""
HOPELESS, REACH = -5.0, 2.0
"""Pairs that stay below these log-odds however well the characters fit, and kinship with them, are not looked at."""


def guess(pieces: tuple[Piece, ...]) -> Guesses:
    """What may continue what, before the lines have their tags."""
    page = evidence.lie(pieces, load())
    weights = weigh(pieces, page, load())
    chosen = assign({pair: odds for pair, odds in weights.items() if odds > least(pieces[pair[0]])})
    goes_on, continues = [0.0] * len(pieces), [0.0] * len(pieces)
    for before, row in _rows(weights).items():
        chances = {after: math.exp(min(30.0, odds)) for after, odds in row.items()}
        total = 1 + sum(chances.values())
        goes_on[before] = 1 - 1 / total
        for after, chance in chances.items():
            continues[after] = max(continues[after], chance / total)
    return Guesses(_links(chosen, weights, pieces), tuple(goes_on), tuple(continues), weights, page.fits)


def links(pieces: tuple[Piece, ...], odds: dict[Pair, float]) -> tuple[Link, ...]:
    """The joins of a tagged page, by the piece that is continued, given the log-odds of every pair worth a thought."""
    weights = {pair: one for pair, one in odds.items() if _may_join(pieces[pair[0]], pieces[pair[1]])}
    chosen = assign({pair: one - LEAST for pair, one in weights.items() if one > LEAST})
    return _links(chosen | orphans(weights, chosen, pieces), weights, pieces)


def orphans(weights: dict[Pair, float], chosen: set[Pair], pieces: tuple[Piece, ...]) -> set[Pair]:
    """Pairs left over whose later line can begin nothing: better joined, and doubted, than left apart."""
    sources, targets = {before for before, _ in chosen}, {after for _, after in chosen}
    free = {
        pair: odds - LEAST_FOR_NO_START
        for pair, odds in weights.items()
        if pair[0] not in sources and pair[1] not in targets and _hangs(pieces[pair[0]].text, pieces[pair[1]].text)
    }
    return assign({pair: odds for pair, odds in free.items() if odds > 0})


def _hangs(before: str, after: str) -> bool:
    """Whether a line can begin nothing, and its mark, if it begins with one, may stand behind the other line."""
    return bool(CUT_START.match(after)) and not CUT_END.search(before)


def _may_join(source: Piece, target: Piece) -> bool:
    """Whether two lines were tagged as running text, and are no items of one list."""
    return source.tag in RUNNING and target.tag in RUNNING and not are_items(source.text, target.text)


RUNNING = (Tag.LEAD, Tag.TEXT)


def _links(chosen: set[Pair], weights: dict[Pair, float], pieces: tuple[Piece, ...]) -> tuple[Link, ...]:
    rows = _rows(weights)
    return tuple(_link(pair, rows[pair[0]], pieces) for pair in sorted(chosen))


def _rows(weights: dict[Pair, float]) -> dict[int, dict[int, float]]:
    rows: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (before, after), odds in weights.items():
        rows[before][after] = odds
    return rows


def least(source: Piece) -> float:
    """The log-odds above which a line may be joined to another."""
    return SURE_OF_LARGE if source.label is Label.DISPLAY else 0.0


def _link(pair: Pair, weights: dict[int, float], pieces: tuple[Piece, ...]) -> Link:
    """A join with its odds against all other ways the line could go on, its ending there among them."""
    before, after = pair
    others = {other: odds for other, odds in weights.items() if other != after}
    second = max(others, key=lambda other: others[other], default=None)
    against = math.log(1 + sum(math.exp(min(50.0, odds)) for odds in others.values()))
    return Link(before, after, weights[after] - against, None if second is None else pieces[second].line)


def weigh(pieces: tuple[Piece, ...], page: Lie, model: Continuation) -> dict[Pair, float]:
    """Log-odds of every pair worth a thought, against the line not going on at all."""
    starts = [
        (target, evidence.weigh(evidence.of_target(target, page, model), WEIGHTS), _least_reach(target))
        for target in pieces
        if can_continue(target, page, model)
    ]
    found: dict[Pair, float] = {}
    reach = evidence.LIMIT * WEIGHTS["crossing"] + REACH
    for source in (piece for piece in pieces if can_go_on(piece)):
        end = evidence.weigh(evidence.of_source(source, page, model), WEIGHTS)
        end -= evidence.weigh(evidence.alone(source, page, model), WEIGHTS)
        fits = evidence.edges_of(source, page)
        for target, start, hopeless in starts:
            if source is target or abs(target.index - source.index) > FURTHEST:
                continue
            way = evidence.way(source, target, page)
            alone = end + start + evidence.weigh(way, WEIGHTS) + WEIGHTS["edges"] * fits[target.index]
            if alone + reach > hopeless:
                pair = evidence.weigh(evidence.of_pair(source, target, page, model, between=way), WEIGHTS)
                found[source.index, target.index] = alone + pair
    return found


def _least_reach(target: Piece) -> float:
    """What a pair must be able to reach; a line that can begin nothing has to continue something."""
    return LEAST_FOR_NO_START if CUT_START.match(target.text) else HOPELESS


LABELLED = re.compile(r"^[^，。：:“”]{2,20}(?<![说說道称稱示为為指是])[：:]")
"""冠軍：郎潔心, 库尔沟林场：富荣 那顺, 二等奖（4件）：况德厚: items of a list, whole without a full stop."""
IN_WORDS = re.compile(r"^[^\s，。；“”]{1,14}(?:\s+[^\s，。；“”]{1,14}){2,}$")
"""市直机关工会 铁西街道文化站 石门坎镇中心小学"""


def are_items(source: str, target: str) -> bool:
    """Whether two lines of text are items of one list, or the last item and the sentence below the list."""
    words = IN_WORDS.match(source) and "，" in target
    return bool(words or (LABELLED.match(source) and LABELLED.match(target)))


CLAUSES = re.compile(r"[，：；]")
"""1. 报名对象：本|街道居民及在本街道务工满一年的人员: an item that was cut is no heading with a number."""


def can_go_on(piece: Piece) -> bool:
    """Whether a line may have been cut at its end: no full stop, no signature, no headline above a byline."""
    if not _may_be_text(piece) or ENDED.search(piece.text) or piece.reading.rule in SET_APART:
        return False
    if piece.label is Label.DISPLAY and NUMBERED.match(piece.text) and not CLAUSES.search(piece.text):
        return False
    return not SIGNED.search(piece.text) and credit.inline(piece.text) is None


def _may_be_text(piece: Piece) -> bool:
    """Whether a line is running text, or may be a piece of it that looks like large type."""
    return piece.label is Label.TEXT or (piece.label is Label.DISPLAY and not PARTS.match(piece.text))


def can_continue(piece: Piece, page: Lie, model: Continuation) -> bool:
    """Whether a line may have been cut at its beginning."""
    if not _may_be_text(piece) or MARKED.match(piece.text) or piece.reading.rule in SET_APART:
        return False
    if NUMBERED.match(piece.text):
        return False
    if CUT_START.match(piece.text):
        return True
    below_cut = "start: text flow open text" in page.surfaces[piece.index].start
    return model.opens(piece.text) < (ORPHAN_BELOW_CUT if below_cut else ORPHAN)


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
