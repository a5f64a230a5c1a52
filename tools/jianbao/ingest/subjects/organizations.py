"""Organizations an article names: known endings, and the place or border their names begin at."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jianbao import lexicon
from jianbao.ingest.subjects.finder import Finder
from jianbao.ingest.subjects.gazetteer import Level, gazetteer
from jianbao.ingest.subjects.localities import street_name
from jianbao.ingest.subjects.mentions import Mention, mentions
from jianbao.ingest.subjects.places import Places
from jianbao.ingest.subjects.reading import Stretch

KEYS = ("public", "own", "stops", "not_before", "heads", "generic", "no_ends")
LONGEST = 16
"""Characters before the ending of a name."""
SHORTEST_OWN = 2
"""Characters before the ending of a name a body chose: 望湖书局."""
LONGEST_BRAND = 4
"""Characters before the place in a name such as 中海油天津化工研究院."""
MOST = 6
FEW = 3
"""With more organizations than this, those mentioned once in the middle of the text are left out."""
LEAST = 2.0
AND = "和与及"
LONG = 4
RELATIVE = frozenset("省市区县镇乡")
ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+")
POLITICAL = ("政府", "政协", "人大机关", "纪委", "党委")
"""市政府 without a name says little: 市委、市政府 stand in every second article."""
NO_NAME = re.compile(r"[不没已就再得着了写且因即找]")
COMMITTEE = re.compile(r"委(?![员托派以屈婉身])")


@dataclass(frozen=True, slots=True)
class Forms:
    """What organizations.yml says, in the form it is asked for."""

    endings: Finder
    own: frozenset[str]
    """Endings of names that bodies choose themselves."""
    stops: re.Pattern[str]
    not_before: tuple[str, ...]
    heads: tuple[str, ...]
    generic: tuple[str, ...]
    no_ends: frozenset[str]


@cache
def forms() -> Forms:
    """The forms of names, from the lexicon."""
    entries = lexicon.read_mapping("organizations.yml", KEYS)
    public, own, stops, behind, heads, generic, none = (
        lexicon.words("organizations.yml", entries[key]) for key in KEYS
    )
    pattern = "|".join(sorted(map(re.escape, stops), key=len, reverse=True))
    return Forms(
        Finder((*public, *own, *none)), frozenset(own), re.compile(pattern), behind, heads, generic, frozenset(none)
    )


@dataclass(frozen=True, slots=True)
class Body:
    """An organization at a place in a stretch."""

    start: int
    end: int
    name: str
    """As it is indexed."""


def find_organizations(stretches: tuple[Stretch, ...], places: Places) -> tuple[str, ...]:
    """The organizations of an article, most central first, each under one name."""
    worth: defaultdict[str, float] = defaultdict(float)
    for stretch in stretches:
        for body in bodies(stretch, places):
            worth[body.name] += stretch.weight
    merged = merge(worth)
    central = [name for name in merged if merged[name] >= LEAST or len(merged) <= FEW]
    return tuple(sorted(central, key=lambda name: -merged[name])[:MOST])


def bodies(stretch: Stretch, places: Places) -> Iterator[Body]:
    """The organizations in one stretch, from left to right; a department printed right behind its body is left out."""
    plain = stretch.plain
    row = sorted([*mentions(plain), *unknown_mentions(plain, places)], key=lambda mention: mention.start)
    spans = endings(plain)
    spans += [(mention.end, mention.end + 1) for mention in row if is_committee(plain, mention)]
    floor = 0
    for first, end in sorted(spans):
        body = named(Site(stretch, first, end, floor), row, places)
        if body is None:
            continue
        if body.start > floor or not floor or "街道" in body.name:
            yield body
        floor = end


def endings(plain: str) -> list[tuple[int, int]]:
    """Where endings of names stand; of two that overlap the one that goes on further."""
    finder = forms().endings
    found = [
        (at, at + len(word))
        for at in range(len(plain) - 1)
        if (word := finder.longest_at(plain, at)) and not plain.startswith(forms().not_before, at + len(word))
    ]
    return [
        (first, end)
        for first, end in found
        if plain[first:end] not in forms().no_ends
        and not any((f <= first and e > end) or (f < first and e >= end) or first < f < end < e for f, e in found)
    ]


def unknown_mentions(plain: str, places: Places) -> Iterator[Mention]:
    """Where the places stand that the lexicon does not know."""
    for name in places.unknown:
        for found in re.finditer(re.escape(name), plain):
            yield Mention(found.start(), found.end(), ())


def is_committee(plain: str, mention: Mention) -> bool:
    """Whether a place is that of a party committee: 红桥区委, but no 红桥区委托."""
    return plain[mention.end - 1] in "省市区县州" and bool(COMMITTEE.match(plain, mention.end))


@dataclass(frozen=True, slots=True)
class Site:
    """An ending, and how far left its name may reach."""

    stretch: Stretch
    first: int
    end: int
    floor: int

    @property
    def plain(self) -> str:
        """The text around it."""
        return self.stretch.plain

    @property
    def is_own(self) -> bool:
        """Whether the body may have chosen its name."""
        return self.plain[self.first : self.end] in forms().own

    def text(self, start: int) -> str:
        """The name from a place on, as printed."""
        return self.stretch.text[start : self.end]


def named(site: Site, row: list[Mention], places: Places) -> Body | None:
    """The name that ends here, if a place or a border tells where it begins."""
    left, is_clear = border(site)
    placed = next((one for one in row if site.floor <= one.start and left <= one.end <= site.first), None)
    if placed:
        brand = placed.start - left
        if site.is_own and 1 < brand <= LONGEST_BRAND and is_clear and not site.plain.startswith(forms().heads, left):
            return Body(left, site.end, site.text(left))
        start = lowest_start(site.plain, placed)
        return Body(start, site.end, site.text(start))
    return by_street(site, left) or relative(site, left, places) or by_border(site, left, is_clear=is_clear)


def by_street(site: Site, left: int) -> Body | None:
    """A body of a street office: 长江路街道人大工委."""
    street = site.plain.find("街道", left, site.end)
    name = street_name(site.plain, street) if street > left else ""
    start = street - len(name)
    return Body(start, site.end, site.text(start)) if name and start >= left else None


def relative(site: Site, left: int, places: Places) -> Body | None:
    """A body of 区, 市 or 县, with the name of the one that is meant: 区人大常委会."""
    lead = site.plain[left : site.first]
    if lead[:1] not in RELATIVE or not (len(lead) == 1 or site.is_own or ORDINAL.fullmatch(lead[1:])):
        return None
    if len(lead) == 1 and site.plain[site.first : site.end] in POLITICAL:
        return None
    name = expanded(lead[0], places) if not is_generic(site.plain[left + 1 : site.end]) else ""
    return Body(left, site.end, name + site.text(left + 1)) if name else None


def by_border(site: Site, left: int, *, is_clear: bool) -> Body | None:
    """A body that chose its name, from the last border on: 望湖书局."""
    lead, whole = site.plain[left : site.first], site.plain[left : site.end]
    if not site.is_own or len(lead) < SHORTEST_OWN or not is_clear or lead[0] in RELATIVE:
        return None
    if is_generic(whole) or lead.startswith(forms().heads) or NO_NAME.search(lead):
        return None
    return Body(left, site.end, site.text(left))


def is_generic(name: str) -> bool:
    """Whether a name is a common noun with at most a character before it: 供热公司."""
    return any(name.endswith(word) and len(name) - len(word) < SHORTEST_OWN for word in forms().generic)


def border(site: Site) -> tuple[int, bool]:
    """Where a name may begin at the earliest, and whether something ends right there."""
    left = max(site.floor, site.first - LONGEST)
    is_clear = left == 0
    for at in range(site.first - 1, left - 1, -1):
        if not ("\u4e00" <= site.plain[at] <= "\u9fff" or site.plain[at] == "·"):
            left, is_clear = at + 1, True
            break
    for stop in forms().stops.finditer(site.plain, left, site.first):
        # 中国物流与采购联合会: behind 与 only a long name is one.
        left, is_clear = stop.end(), stop[0] not in AND or site.first - stop.end() >= LONG
    return left, is_clear


def lowest_start(plain: str, mention: Mention) -> int:
    """Where the smallest place of a mention begins: 红桥区 in 天津市红桥区; the city stays before 鼓楼区 and the like."""
    if not mention.options:
        return mention.start
    place = mention.options[0]
    if not mention.above or place.level is not Level.COUNTY or len(gazetteer().names.get(place.name, ())) > 1:
        return mention.start
    at = plain.rfind(place.name, mention.start, mention.end)
    return at if at >= 0 else mention.start


def expanded(kind: str, places: Places) -> str:
    """The place that 区, 市, 县 alone mean in an article; empty if unknown."""
    known = next((name for name in reversed(places.home) if name.endswith(kind)), "")
    if known:
        return known
    return next((name for name in places.unknown if name.endswith(kind)), "")


def merge(worth: dict[str, float]) -> dict[str, float]:
    """Each organization under one name: a name that ends another of them goes with it."""
    merged: defaultdict[str, float] = defaultdict(float)
    for name, value in worth.items():
        longer_names = [other for other in worth if other != name and other.endswith(name)]
        target = max(longer_names, key=lambda other: (worth[other], other)) if longer_names else name
        merged[target] += value
    return merged
