"""Places an article is about: divisions of China by their full names, towns and streets only where they are central."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from jianbao.ingest.subjects.gazetteer import Gazetteer, Level, Place, gazetteer
from jianbao.ingest.subjects.reading import FIRST, Stretch, read
from jianbao.lexicon import fold
from jianbao.model import Page

HAN = re.compile(r"[\u4e00-\u9fff]")
BEFORE = frozenset("在从自到赴往来去由于与和及同向对是为有被把将至经过离驻住进入居产抵达回了的这该等给让请我记访")
"""Characters that may stand before a name; most others make the name part of a longer word (子牙|河南|路)."""
BEHIND = frozenset("的在和与及等人籍省市地是有来去为对将也召举")
UNKNOWN = re.compile(r"(?=([\u4e00-\u9fff]{2,3})(县|市|区|镇|乡))")
OFFICE = re.compile(
    r"人民|检察|中学|小学|国小|国中|图书馆|供销|城市管理|文物|海关|气象|法院|公安|委[员党书宣组政统]|政府|政协|人大|教育|融媒体|卫健|民政|财政|农业农村|交通运输|文化|住建|水利|应急|自然资源|市场监"
)
"""What stands behind the name of a county that the lexicon does not know."""
STREET = re.compile(r"街道(?![边旁上中两口路灯])")
NO_NAME = re.compile(
    r"[的在和与及是为了各全该本每从到对被把将有这那一二三四五六七八九十两几个条多等向往让由至团联区县市]"
)

LONGER = {"市": "场集值面价", "区": "域间块位别", "镇": "静定", "乡": "村愁亲情"}
"""债券市|场, 合理区|间: the character is the first of a word."""

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


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a stretch of text."""

    start: int
    end: int
    options: tuple[Place, ...]
    """The places it may stand for."""
    above: tuple[Place, ...] = ()
    """Those printed right before it: 天津市 in 天津市红桥区."""


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
    found = [(stretch, list(mentions(stretch.plain))) for stretch in stretches]
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


def mentions(text: str) -> Iterator[Mention]:
    """Place names in a text, from left to right; a name behind that of a place it lies in is one mention with it."""
    known = gazetteer()
    at = 0
    while at < len(text) - 1:
        mention = mention_at(known, text, at)
        if mention is None:
            at += 1
            continue
        mention = go_down(known, text, mention)
        if mention.above or is_free(known, text, mention):
            yield mention
        at = mention.end


def mention_at(known: Gazetteer, text: str, at: int) -> Mention | None:
    """The longest name that may start at a place."""
    for word in known.finder.words_at(text, at):
        if word in known.names:
            if text[at + len(word) : at + len(word) + 1] not in ("域", "间") or not word.endswith("区"):
                return Mention(at, at + len(word), known.names[word])
        else:
            top = known.shorts[word][0].level
            return Mention(at, at + len(word), tuple(place for place in known.shorts[word] if place.level == top))
    return None


def go_down(known: Gazetteer, text: str, mention: Mention) -> Mention:
    """A mention with the smaller places printed right behind it: 天津市红桥区, 山东即墨."""
    for place in mention.options:
        finder = known.within.get(place.path)
        for word in finder.words_at(text, mention.end) if finder else ():
            inner = tuple(option for option in known.named(word) if place.holds(option))
            end = mention.end + len(word)
            if not inner or (word not in known.names and text.startswith(known.after, end)):
                continue
            if word.endswith("区") and text[end : end + 1] == "域":
                continue
            return go_down(known, text, Mention(mention.start, end, inner[:1], (*mention.above, place)))
    return mention


def is_free(known: Gazetteer, text: str, mention: Mention) -> bool:
    """Whether a name stands for the place rather than inside another word."""
    word = text[mention.start : mention.end]
    before, behind = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    if word in known.generic:
        return False
    if word in known.names:
        return len(word) > 2 or not is_han(before) or before in BEFORE
    if text.startswith(known.after, mention.end):
        return False
    if word in known.risky:
        clear_left = not is_han(before) or before in BEFORE
        return clear_left and (not is_han(behind) or behind in BEHIND)
    return True


def is_han(char: str) -> bool:
    """Whether a character is Chinese; false at the ends of a text."""
    return bool(HAN.match(char))


def list_weights(text: str, row: list[Mention]) -> list[float]:
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


def add_fine(scores: Scores, name: str, entry: "Tally", place: Place | None) -> None:
    """Add a street office or town if it is central, and always the county of a street office."""
    if place and place.level is Level.SUBDISTRICT:
        scores.add(county_of(place), "", entry.worth)
    if name[-1] in "县縣市区區" or entry.is_headed or entry.times >= CENTRAL:
        scores.add(place, name, entry.worth)


@dataclass(slots=True)
class Tally:
    """How a name is met in an article."""

    options: tuple[Place, ...]
    times: int = 0
    worth: float = 0.0
    is_headed: bool = False

    def count(self, stretch: Stretch, *, times: int = 1) -> None:
        """One more mention."""
        self.times += times
        self.worth += stretch.weight
        self.is_headed = self.is_headed or stretch.is_head


def county_of(street: Place) -> Place:
    """The county of a street office."""
    return Place(street.parents[-1], Level.COUNTY, street.parents[:-1])


def streets(stretches: tuple[Stretch, ...]) -> dict[str, Tally]:
    """Street offices by name; one that the lexicon does not know must be met twice."""
    known = gazetteer().subdistricts
    found: dict[str, Tally] = {}
    for stretch in stretches:
        for match in STREET.finditer(stretch.plain):
            if name := street_name(stretch.plain, match.start()):
                text = stretch.text[match.start() - len(name) : match.end()]
                found.setdefault(text, Tally(known.get(name, ()))).count(stretch)
    return {name: entry for name, entry in found.items() if entry.options or entry.times > 1}


def street_name(text: str, end: int) -> str:
    """The name before 街道: the longest that is known, else two to four characters behind a border."""
    known = gazetteer().subdistricts
    for size in range(min(7, end), 1, -1):
        before = text[end - size - 1 : end - size] if end > size else ""
        # 林和街道 is none in 园林和街道; a longer name is hardly ever met by chance.
        if text[end - size : end] in known and (size > 2 or is_border(before)):
            return text[end - size : end]
    for size in range(2, 5):
        name, before = text[end - size : end], text[end - size - 1 : end - size] if end > size else ""
        is_name = len(name) == size and all(map(is_han, name)) and not NO_NAME.search(name)
        if is_name and is_border(before):
            return name
    return ""


def is_border(before: str) -> bool:
    """Whether a name may start behind a character."""
    return not is_han(before) or before in BEFORE or before in "区县市"


def unknown(stretches: tuple[Stretch, ...]) -> dict[str, Tally]:
    """Counties and towns that the lexicon does not know but the article speaks of as such."""
    found: dict[str, Tally] = {}
    for stretch in stretches:
        for match in UNKNOWN.finditer(stretch.plain):
            if is_unknown_place(stretch.plain, match):
                behind = stretch.plain[match.end(2) : match.end(2) + 4]
                name = stretch.text[match.start() : match.end(2)]
                is_sure = OFFICE.match(behind) or opens(stretch, match.start())
                found.setdefault(name, Tally(())).count(stretch, times=2 if is_sure else 1)
    heads = "\n".join(stretch.text for stretch in stretches if stretch.is_head)
    return {name: entry for name, entry in found.items() if entry.times > 1 or name[:-1] in heads}


def opens(stretch: Stretch, start: int) -> bool:
    """Whether a name opens a clause of the first paragraph, as the scene of a story does."""
    before = stretch.plain[start - 1 : start]
    return stretch.weight >= FIRST and (not is_han(before) or before in "在于")


def is_unknown_place(text: str, match: re.Match[str]) -> bool:
    """Whether characters before 县, 市 … stand between clear borders and are no common noun."""
    known = gazetteer()
    stem, before = match[1], text[match.start() - 1 : match.start()] if match.start() else ""
    if is_han(before) and before not in BEFORE and before not in "省市县区州":
        return False
    if stem[0] in BEFORE or is_common(known, stem, match[2]) or stem + match[2] in known.names or stem in known.shorts:
        return False
    return text[match.end(2) : match.end(2) + 1] not in LONGER.get(match[2], "")


def is_common(known: Gazetteer, stem: str, kind: str) -> bool:
    """Whether the characters before 县, 市 … make a common noun of it (社区, 超市, 古镇) or hold a function word."""
    return stem.endswith(known.common.get(kind, ())) or bool(NO_NAME.search(stem))


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
