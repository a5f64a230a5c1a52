"""The administrative divisions of China as names that can be looked up, with the full name each is indexed under."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import yaml

from jianbao import lexicon
from jianbao.errors import SettingRefused
from jianbao.ingest.subjects.finder import Finder

PEOPLES = "土家|布依|哈尼|景颇|傈僳|蒙古|哈萨克|柯尔克孜|朝鲜|维吾尔|仡佬|拉祜|达斡尔|各|满|苗|藏|羌|彝|侗|壮|傣|白|回|瑶|黎|畲|水|佤|纳西|普米|独龙|怒|锡伯|塔吉克|鄂温克|撒拉|东乡|保安|裕固|土|毛南|仫佬|京"
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})族?)+自治[区州县]$")
SUFFIX = re.compile(r"(?:特别行政区|自治区|自治旗|地区|省|市|盟|县|区|旗)$")
OUTSIDE = frozenset({"台湾", "香港", "澳门"})
"""Their places are indexed without a province before them, as papers on both sides print them."""


class Level(IntEnum):
    """How far down a division stands."""

    PROVINCE = 1
    PREFECTURE = 2
    COUNTY = 3
    SUBDISTRICT = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A division and those it lies in."""

    name: str
    level: Level
    parents: tuple[str, ...]
    """Names of the divisions above, from the province down."""

    @property
    def full(self) -> str:
        """The name it is indexed under; a county goes by its province alone, as in law.

        >>> Place("武昌区", Level.COUNTY, ("湖北省", "武汉市")).full
        '湖北省武汉市武昌区'
        >>> Place("碌曲县", Level.COUNTY, ("甘肃省", "甘南藏族自治州")).full
        '甘肃省碌曲县'
        """
        above = self.parents
        if self.level is Level.COUNTY and not self.name.endswith("区"):
            above = above[:1]
        elif self.level is Level.SUBDISTRICT and not above[-1].endswith("区"):
            above = (above[0], above[-1])
        return "".join(name for name in above if name not in OUTSIDE or name == above[-1]) + self.name

    @property
    def short(self) -> str:
        """The name without its kind; the whole name if too little would be left.

        >>> Place("恩施土家族苗族自治州", Level.PREFECTURE, ("湖北省",)).short, Place("忠县", Level.COUNTY, ()).short
        ('恩施', '忠县')
        """
        bare = AUTONOMOUS.sub("", self.name)
        bare = bare if bare != self.name else SUFFIX.sub("", self.name)
        return bare if len(bare) > 1 else self.name

    @property
    def path(self) -> tuple[str, ...]:
        """The divisions above and the place itself."""
        return (*self.parents, self.name)

    def holds(self, other: "Place") -> bool:
        """Whether another place lies in this one."""
        return len(other.path) > len(self.path) and other.path[: len(self.path)] == self.path


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by the names they are printed under."""

    names: dict[str, tuple[Place, ...]]
    """Full names, and other names of the lexicon."""
    shorts: dict[str, tuple[Place, ...]]
    """Names without 省, 市 …"""
    subdistricts: dict[str, tuple[Place, ...]]
    """By name without 街道."""
    within: dict[tuple[str, ...], Finder]
    """Path of a province or prefecture → names and short names of what lies in it."""
    finder: Finder
    risky: frozenset[str]
    generic: frozenset[str]
    after: tuple[str, ...]
    common: dict[str, tuple[str, ...]]
    """县, 市 … → what stands before it in common nouns."""

    def named(self, word: str) -> tuple[Place, ...]:
        """Every place a word may stand for, the highest first."""
        return self.names.get(word, ()) + tuple(place for place in self.shorts.get(word, ()))


@cache
def gazetteer() -> Gazetteer:
    """The places of the lexicon, read once."""
    entries = lexicon.read_mapping("place-words.yml", ("aliases", "risky", "generic", "after", "common"))
    places = list(read_places())
    names, shorts = defaultdict(list), defaultdict(list)
    for place in places:
        names[place.name].append(place)
        if place.short != place.name:
            shorts[place.short].append(place)
    for alias, target in aliases(entries["aliases"], frozenset(names)):
        names[alias].extend(names[target])
    risky, generic, after = (lexicon.words("place-words.yml", entries[key]) for key in ("risky", "generic", "after"))
    common = lexicon.mapping("place-words.yml", entries["common"])
    high = [short for short, found in shorts.items() if min(place.level for place in found) < Level.COUNTY]
    return Gazetteer(
        names={name: tuple(found) for name, found in names.items()},
        shorts={name: tuple(sorted(found, key=lambda place: place.level)) for name, found in shorts.items()},
        subdistricts=read_subdistricts(),
        within=finders_within(places),
        finder=Finder([*names, *high]),
        risky=frozenset(risky),
        generic=frozenset(generic),
        after=after,
        common={kind: lexicon.words("place-words.yml", node) for kind, node in common.items()},
    )


def read_places() -> Iterator[Place]:
    """The places of places.txt; its header says how they stand."""
    province = prefecture = ""
    for number, line in numbered("places.txt"):
        if not line.startswith(" "):
            province = line
            yield Place(province, Level.PROVINCE, ())
            continue
        if not province:
            raise odd_line("places.txt", number)
        counties = line
        if not line.startswith("   "):
            prefecture, _, counties = line.strip().partition(":")
            if prefecture != "-":
                yield Place(prefecture, Level.PREFECTURE, (province,))
        above = (province,) if prefecture == "-" else (province, prefecture)
        yield from (Place(name, Level.COUNTY, above) for name in counties.split())


def read_subdistricts() -> dict[str, tuple[Place, ...]]:
    """The places of subdistricts.txt by name."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for number, line in numbered("subdistricts.txt"):
        above, colon, names = line.partition(":")
        path = tuple(name for name in above.split() if name != "-")
        if not colon or len(above.split()) != Level.COUNTY:
            raise odd_line("subdistricts.txt", number)
        for name in names.split():
            found[name].append(Place(f"{name}街道", Level.SUBDISTRICT, path))
    return {name: tuple(places) for name, places in found.items()}


def numbered(name: str) -> Iterator[tuple[int, str]]:
    """The lines of a lexicon file that say something, with their numbers."""
    for number, line in enumerate(lexicon.read_text(name).splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip()


def odd_line(name: str, number: int) -> SettingRefused:
    """The error for a line of places that is not of the form its file's header gives."""
    place = lexicon.place_of(name, number)
    return SettingRefused(
        place, "此行不合文件开头所述格式，请改正", "not of the form that the file's header gives; correct it"
    )


def aliases(node: yaml.Node, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Other names of places, each with the name it stands for."""
    for alias, target in lexicon.mapping("place-words.yml", node).items():
        name = lexicon.text("place-words.yml", target)
        if name not in names:
            raise lexicon.refused(
                "place-words.yml", target, f"places.txt 中没有“{name}”", f"{name} is not in places.txt; correct it"
            )
        yield alias, name


def finders_within(places: list[Place]) -> dict[tuple[str, ...], Finder]:
    """For each place that others lie in, their names: behind 北京, 朝阳 is a district."""
    inside: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for place in places:
        for depth in range(1, len(place.path)):
            inside[place.path[:depth]] += [place.name, place.short]
    return {path: Finder(names) for path, names in inside.items()}
