"""Tags of the controlled vocabulary, given by weighted evidence: the head says most, repetition less and less."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from jianbao import lexicon
from jianbao.ingest.subjects.finder import Finder
from jianbao.ingest.subjects.reading import FIRST, Stretch

MOST = 5
ALSO = 0.35
"""A word that other subjects have too, against one that says what an article is about."""
FADING = 0.75
"""Each further mention of the same word counts this much of the one before: frequency is no second witness."""
ENOUGH = 3.8
"""A word of the title is enough, one in the text is far from it."""
ENOUGH_SHORT = 3.0
SHORT = 220
"""Characters of a brief or photograph, which has one paragraph and says each thing once."""
SHARE = 0.3
"""Of the score of the first tag."""
WITNESSES = 3
"""Different weaker words that stand in for a strong one."""


@dataclass(slots=True)
class Evidence:
    """What speaks for a tag in an article."""

    strong: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Word → weights of the places it stands at."""
    weak: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def score(self) -> float:
        """All the evidence together."""
        return sum(map(faded, self.strong.values())) + ALSO * sum(map(faded, self.weak.values()))

    @property
    def is_sound(self) -> bool:
        """Whether it is more than one word in one place of the running text."""
        if not self.strong:
            return len(self.weak) >= WITNESSES and any(max(places) > FIRST for places in self.weak.values())
        best = max(max(places) for places in self.strong.values())
        return (
            len(self.strong) + len(self.weak) > 1 or best >= FIRST or len(next(iter(self.strong.values()))) > WITNESSES
        )


def faded(places: list[float]) -> float:
    """The worth of one word, the heaviest mention first.

    >>> faded([1.0, 5.0, 1.0])
    6.3125
    """
    return sum(weight * FADING**rank for rank, weight in enumerate(sorted(places, reverse=True)))


def find_tags(stretches: tuple[Stretch, ...]) -> tuple[str, ...]:
    """One to five tags, the best first; none where nothing speaks for one."""
    found = gather(stretches)
    length = sum(len(stretch.plain) for stretch in stretches)
    enough = ENOUGH_SHORT if length <= SHORT else ENOUGH
    scores = {tag: evidence.score for tag, evidence in found.items() if evidence.is_sound}
    least = max(enough, SHARE * max(scores.values(), default=0.0))
    kept = sorted((tag for tag in scores if scores[tag] >= least), key=lambda tag: -scores[tag])
    return tuple(kept[:MOST])


def gather(stretches: tuple[Stretch, ...]) -> dict[str, Evidence]:
    """The evidence for every tag that any word speaks for."""
    finder, meanings = index()
    found: defaultdict[str, Evidence] = defaultdict(Evidence)
    for stretch in stretches:
        for _, word in finder.find(stretch.plain):
            for tag, is_strong in meanings[word]:
                evidence = found[tag]
                (evidence.strong if is_strong else evidence.weak)[word].append(stretch.weight)
    return found


@cache
def index() -> tuple[Finder, dict[str, list[tuple[str, bool]]]]:
    """Every word of the vocabulary, and the tags it speaks for."""
    meanings: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for tag in lexicon.vocabulary():
        for word in tag.words:
            meanings[word].append((tag.name, True))
        for word in tag.also:
            meanings[word].append((tag.name, False))
        for word in tag.masks:
            meanings[word] += []
    return Finder(meanings), dict(meanings)
