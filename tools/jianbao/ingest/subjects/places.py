"""Places an article is about: divisions of China by their full names, towns and streets only where they are central."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from jianbao.ingest.subjects.gazetteer import Level, Place
from jianbao.ingest.subjects.localities import Tally, streets, unknown
from jianbao.ingest.subjects.mentions import Mention, mentions
from jianbao.ingest.subjects.reading import Stretch, read
from jianbao.lexicon import fold
from jianbao.model import Page

LIST_WEIGHT = 0.2
"""For a place among three and more: 与北京朝阳、山东即墨、宁夏银川等签订协议 is not about these places."""
LIST_GAP = 4
LEAST = 2.0
"""A place in the text once is said in passing, unless it is the only one."""
SHARE = 0.15
"""Of the score of the first place: below that a place is not what the article is about."""
MOST = 4
CENTRAL = 3
"""How often a street office or town that no headline names must be mentioned."""


@dataclass(slots=True)
class Scores:
    """How much an article speaks of each place, by the name it would be indexed under."""

    worth: defaultdict[str, float]
    places: dict[str, Place]
    """Those of the names that the lexicon knows."""

    def add(self, place: Place | None, printed: str, worth: float) -> None:
        """Count a mention under the full name, or as printed where nobody can tell which place it is."""
        key = place.full if place else printed
        self.worth[key] += worth
        if place:
            self.places[key] = place


@dataclass(frozen=True, slots=True)
class Places:
    """What was found, and what other subjects need of it."""

    names: tuple[str, ...]
    home: tuple[str, ...]
    """Path of the county or city most spoken of; () if there is none."""
    unknown: tuple[str, ...]
    """Names of counties and cities that the lexicon does not know."""


def find_places(stretches: tuple[Stretch, ...], page: Page | None) -> Places:
    """The places of an article, most important first."""
    found = [(stretch, mentions(stretch.plain)) for stretch in stretches]
    hints = hints_of(mention for _, row in found for mention in row)
    around = page_hints(page) if page else Counter[Place]()
    scores = Scores(defaultdict(float), {})
    for stretch, row in found:
        for mention, weight in zip(row, list_weights(stretch.plain, row), strict=True):
            place = resolve(mention.options, hints, around)
            scores.add(place, stretch.text[mention.start : mention.end], stretch.weight * weight)
    for tallies in (streets(stretches), unknown(stretches)):
        for name, entry in tallies.items():
            add_fine(scores, name, entry, resolve(entry.options, hints, around))
    found_names = tuple(name for name in scores.worth if name not in scores.places and name[-1] in "县市区镇乡縣區鎮鄉")
    return Places(choose(scores), home_of(scores, around), found_names)


def list_weights(text: str, row: tuple[Mention, ...]) -> list[float]:
    """1 for each mention, less for those that stand in a list."""
    groups: list[list[int]] = []
    for at, mention in enumerate(row):
        gap = text[row[at - 1].end : mention.start] if at else ""
        if at and len(gap) <= LIST_GAP and gap.endswith(("、", "，")):
            groups[-1].append(at)
        else:
            groups.append([at])
    return [LIST_WEIGHT if len(group) > 2 else 1.0 for group in groups for _ in group]


def hints_of(found: Iterable[Mention]) -> Counter[Place]:
    """How often each place is mentioned without doubt."""
    hints: Counter[Place] = Counter()
    for mention in found:
        hints.update(mention.above)
        if len(mention.options) == 1:
            hints.update(mention.options)
    return hints


@lru_cache(maxsize=4)
def page_hints(page: Page) -> Counter[Place]:
    """The places of a whole page, furniture too: its banner may name the city."""
    texts = [stretch.plain for article in page.articles for stretch in read(article)]
    texts += [fold(scrap.text) for scrap in (*page.furniture, *page.rubrics)]
    return hints_of(mention for text in texts for mention in mentions(text))


def resolve(options: tuple[Place, ...], hints: Counter[Place], around: Counter[Place]) -> Place | None:
    """The one place a name stands for here; None if nothing says which."""
    if len(options) < 2:
        return options[0] if options else None
    for seen in (hints, around):
        ranked = sorted(((support(option, seen), option.full) for option in options), reverse=True)
        if ranked[0][0] > 0 and ranked[0][0] > ranked[1][0]:
            return next(option for option in options if option.full == ranked[0][1])
    return None


def support(option: Place, seen: Counter[Place]) -> int:
    """How often places are mentioned that hold this one, or that it shares the county with."""
    return sum(count * place.level for place, count in seen.items() if place.holds(option))


def add_fine(scores: Scores, name: str, entry: Tally, place: Place | None) -> None:
    """Add a street office or town if it is central, and always the county of a street office."""
    if place and place.level is Level.SUBDISTRICT:
        scores.add(county_of(place), "", entry.worth)
    if name[-1] in "县縣市区區" or entry.is_headed or entry.times >= CENTRAL:
        scores.add(place, name, entry.worth)


def county_of(street: Place) -> Place:
    """The county of a street office."""
    return Place(street.parents[-1], Level.COUNTY, street.parents[:-1])


def home_of(scores: Scores, around: Counter[Place]) -> tuple[str, ...]:
    """The county, or else the city, the article is about: what 区 and 市 alone mean in it."""
    ranked = sorted(scores.places, key=lambda key: (-scores.worth[key], key))
    for level in (Level.COUNTY, Level.PREFECTURE):
        for key in ranked:
            if scores.places[key].level is level and scores.worth[key] >= LEAST:
                return scores.places[key].path
    return next((place.path for place, _ in around.most_common() if place.level is Level.COUNTY), ())


def choose(scores: Scores) -> tuple[str, ...]:
    """The places worth an entry: none mentioned in passing unless it is alone, none that holds another of them."""
    worth = scores.worth
    least = max(LEAST, SHARE * max(worth.values(), default=0.0))
    kept = [key for key in worth if worth[key] >= least] or [key for key in worth if worth[key] >= 1]
    fine = [key for key in kept if not holds_another(key, kept, scores.places)]
    return tuple(sorted(fine, key=lambda key: (-worth[key], key))[:MOST])


def holds_another(key: str, kept: list[str], places: dict[str, Place]) -> bool:
    """Whether a smaller place of those kept, a county at least, lies in this one."""
    place = places.get(key)
    inner = [places[other] for other in kept if other in places and places[other].level is not Level.SUBDISTRICT]
    return place is not None and any(place.holds(other) for other in inner)
