"""Organizations an article names: known endings, and the place or border their names begin at."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jianbao import lexicon
from jianbao.ingest.subjects.gazetteer import Level, gazetteer
from jianbao.ingest.subjects.places import Mention, Places, is_border, mentions, street_name
from jianbao.ingest.subjects.reading import Stretch

KEYS = ("public", "own", "stops", "not_before", "generic")
LONGEST = 16
"""Characters before the ending of a name."""
SHORTEST_OWN = 2
"""Characters before the ending of a name a body chose: 中油公司, not 油公司."""
MOST = 6
FEW = 3
"""With more organizations than this, those mentioned once in the middle of the text are left out."""
LEAST = 2.0
RELATIVE = re.compile(r"^(?:省|市|区|县|镇|乡)$")
ORDINAL = re.compile(r"^第[一二三四五六七八九十百\d]+$")


@dataclass(frozen=True, slots=True)
class Forms:
    """What organizations.yml says, in the form it is asked for."""

    endings: dict[str, tuple[tuple[str, bool], ...]]
    """By last character: endings, longest first, and whether bodies choose the name before it."""
    stops: re.Pattern[str]
    not_before: tuple[str, ...]
    generic: frozenset[str]


@cache
def forms() -> Forms:
    """The forms of names, from the lexicon."""
    entries = lexicon.read_mapping("organizations.yml", KEYS)
    public, own, stops, behind, generic = (lexicon.words("organizations.yml", entries[key]) for key in KEYS)
    endings: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for ending in {*public, *own}:
        endings[ending[-1]].append((ending, ending in own))
    return Forms(
        endings={last: tuple(sorted(found, key=lambda item: (-len(item[0]), item))) for last, found in endings.items()},
        stops=re.compile("|".join(sorted(map(re.escape, stops), key=len, reverse=True))),
        not_before=behind,
        generic=frozenset(generic),
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
    """The organizations in one stretch, from left to right, none inside another."""
    row = list(mentions(stretch.plain))
    at = 0
    while at < len(stretch.plain):
        body = body_at(stretch, at, row, places)
        at += 1
        if body:
            later = longer(stretch, body, row, places)
            yield later
            row = [mention for mention in row if mention.start >= later.end]
            at = max(at, later.end)


def longer(stretch: Stretch, body: Body, row: list[Mention], places: Places) -> Body:
    """The longest name that starts where this one does: 区工商联 goes on to no 区工商联合会 that is not there."""
    for end in range(min(len(stretch.plain), body.end + 8), body.end, -1):
        other = body_at(stretch, end - 1, row, places)
        if other and other.start == body.start:
            return other
    return body


def body_at(stretch: Stretch, last: int, row: list[Mention], places: Places) -> Body | None:
    """The organization whose name ends with a character."""
    plain = stretch.plain
    for ending, is_own in forms().endings.get(plain[last], ()):
        first = last + 1 - len(ending)
        if first >= 0 and plain.startswith(ending, first):
            if plain.startswith(forms().not_before, last + 1):
                return None
            return named(stretch, first, last + 1, is_own=is_own, row=row, places=places)
    return None


def named(stretch: Stretch, first: int, end: int, *, is_own: bool, row: list[Mention], places: Places) -> Body | None:
    """The name that ends here, if a place or a border tells where it begins."""
    plain = stretch.plain
    left = border(plain, first)
    placed = next((mention for mention in row if left <= mention.start and mention.end <= first), None)
    if placed:
        start = lowest_start(plain, placed)
        return Body(placed.start, end, stretch.text[start:end])
    street = plain.find("街道", left, end)
    if street > left and (name := street_name(plain, street)) and street - len(name) >= left:
        return Body(street - len(name), end, stretch.text[street - len(name) : end])
    lead = plain[left:first]
    if lead[:1] and RELATIVE.match(lead[0]) and (len(lead) == 1 or is_own or ORDINAL.match(lead[1:])):
        name = expanded(lead[0], places)
        return Body(left, end, name + stretch.text[left + 1 : end]) if name else None
    whole = plain[left:end]
    if is_own and len(lead) >= SHORTEST_OWN and whole not in forms().generic and clear(plain, left):
        return Body(left, end, stretch.text[left:end])
    return None


def border(plain: str, first: int) -> int:
    """Where a name that goes up to a place may begin at the earliest."""
    left = max(0, first - LONGEST)
    for at in range(first - 1, left - 1, -1):
        if not ("\u4e00" <= plain[at] <= "\u9fff" or plain[at] == "·"):
            left = at + 1
            break
    for stop in forms().stops.finditer(plain, left, first):
        left = stop.end()
    return left


def clear(plain: str, left: int) -> bool:
    """Whether something ends right before a place, so that a name may begin there."""
    before = plain[left - 1 : left]
    return is_border(before) or any(plain.endswith(stop, 0, left) for stop in STOP_TAILS)


STOP_TAILS = (
    "联合",
    "邀请",
    "组织",
    "走进",
    "来到",
    "前往",
    "参观",
    "获悉",
    "协调",
    "配合",
    "会同",
    "担任",
    "签订",
    "走访",
)


def lowest_start(plain: str, mention: Mention) -> int:
    """Where the smallest place of a mention begins: 红桥区 in 天津市红桥区; the city stays before 鼓楼区 and the like."""
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
    return next((name for name in places.names if name.endswith(kind) and len(name) <= 4), "")


def merge(worth: dict[str, float]) -> dict[str, float]:
    """Each organization under one name: a name that ends another of them goes with it."""
    merged: defaultdict[str, float] = defaultdict(float)
    for name, value in worth.items():
        longer_names = [other for other in worth if other != name and other.endswith(name)]
        target = max(longer_names, key=lambda other: (worth[other], other)) if longer_names else name
        merged[target] += value
    return merged
