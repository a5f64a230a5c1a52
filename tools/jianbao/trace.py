"""Where each sentence of one state of the articles stands in another state, within its article and in any other."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jianbao.units import ALIKE, Bodies, Body, Unit, alikeness, runs, shared, words_of

LONG_ENOUGH = 8
"""Characters of a sentence that is known again in another article although its words were changed too."""

SAME_WORDS = 0.75
"""Share of the longer text of two runs of sentences that are the same words, with full stops elsewhere: one more
or less in thirty characters leaves 0.9, one more sentence on one side at most 0.7."""


@dataclass(slots=True)
class Trace:
    """Unit by unit, what became of one state in another."""

    to: dict[Unit, Unit] = field(default_factory=dict)
    back: dict[Unit, Unit] = field(default_factory=dict)
    moved: set[Unit] = field(default_factory=set)
    """Units that stand in another article, or elsewhere in the order of their own."""

    def pair(self, one: Unit, other: Unit, *, moved: bool = False) -> None:
        """Note that `one` became `other`."""
        self.to[one], self.back[other] = other, one
        if moved:
            self.moved.add(one)


def trace(before: Bodies, after: Bodies, *, in_place: bool = True) -> Trace:
    """Find every unit again: in its place, word for word elsewhere, changed in its place, changed elsewhere."""
    found = Trace()
    gaps = (
        [gap for key, body in before.items() for gap in _in_place(body, after.get(key, []), found)] if in_place else []
    )
    _elsewhere(before, after, found)
    for gap in gaps:
        _changed_in_place(*gap, found)
    _changed_elsewhere(before, after, found)
    return found


Gap = tuple[Body, Body]
"""Units of both states that stand between the same neighbours."""


def _in_place(before: Body, after: Body, found: Trace) -> Iterator[Gap]:
    """Pair what stands in both in one order, indented or not; yields what lies between."""
    texts = [unit.words for unit in before], [unit.words for unit in after]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if tag == "equal":
            for one, other in zip(before[a:b], after[c:d], strict=True):
                found.pair(one, other)
        else:
            yield before[a:b], after[c:d]


def fuse(coarse: Bodies, fine: Bodies) -> None:
    """Where sentences of `coarse` came apart or together in `fine`, take those of `fine` for one.

    A full stop that was put in or taken out must not make two sentences of one word.
    """
    for key, body in coarse.items():
        for one, other in list(_in_place(body, fine.get(key, []), Trace())):
            for theirs in _whole_runs(one, other):
                _fuse(fine[key], theirs)


def _whole_runs(one: Body, other: Body) -> Iterator[Body]:
    """Runs of sentences of one paragraph that stand for a run of another number of sentences."""
    mine = _paragraphs(one)
    for run in _paragraphs(other):
        words = words_of(run)
        if any(len(like) < len(run) and alikeness(words_of(like), words) >= SAME_WORDS for like in mine):
            yield run


def _paragraphs(body: Body) -> list[Body]:
    found: list[Body] = []
    for at, unit in enumerate(body):
        if unit.lead or not at:
            found.append([])
        found[-1].append(unit)
    return found


def _fuse(body: Body, run: Body) -> None:
    run[0].text = words_of(run)
    for unit in run[1:]:
        body.remove(unit)


def _left(bodies: Bodies, known: dict[Unit, Unit]) -> Iterator[Unit]:
    """Sentences that were not found again yet."""
    return (unit for body in bodies.values() for unit in body if unit not in known)


def _elsewhere(before: Bodies, after: Bodies, found: Trace) -> None:
    places: dict[str, list[Unit]] = defaultdict(list)
    for unit in _left(after, found.back):
        places[unit.words].append(unit)
    for unit in list(_left(before, found.to)):
        if same := places.get(unit.words):
            found.pair(unit, same.pop(0), moved=True)


def _changed_in_place(before: Body, after: Body, found: Trace) -> None:
    start = 0
    for one in before:
        if one in found.to:
            continue
        scored = [
            (alikeness(one.text, other.text), -at) for at, other in enumerate(after) if _free(at, start, other, found)
        ]
        score, at = max(scored, default=(0.0, 0))
        if score >= ALIKE or len(scored) == 1 == sum(other not in found.to for other in before):
            found.pair(one, after[-at])
            start = 1 - at


def _free(at: int, start: int, other: Unit, found: Trace) -> bool:
    return at >= start and other not in found.back


def _changed_elsewhere(before: Bodies, after: Bodies, found: Trace) -> None:
    lost = [unit for unit in _left(before, found.to) if len(unit.text) >= LONG_ENOUGH]
    new = [unit for unit in _left(after, found.back) if len(unit.text) >= LONG_ENOUGH]
    for _, one, other in sorted(_alike(lost, new), key=lambda item: -item[0]):
        if one not in found.to and other not in found.back:
            found.pair(one, other, moved=True)


def _alike(lost: Iterable[Unit], new: Iterable[Unit]) -> Iterator[tuple[float, Unit, Unit]]:
    """Pairs of sentences that are versions of each other; only those that share a run are compared."""
    counted = {unit: runs(unit.text) for unit in new}
    holders: dict[str, list[Unit]] = defaultdict(list)
    for unit, own in counted.items():
        for run in own:
            holders[run].append(unit)
    for one in lost:
        own = runs(one.text)
        near = Counter(unit for run in own for unit in holders.get(run, ()))
        for other, _ in near.most_common(5):
            if (score := shared(own, counted[other])) >= ALIKE:
                yield score, one, other
