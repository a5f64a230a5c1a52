"""Pages that list articles or names: plain pages, usable without JavaScript, split when long."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jianbao.model import Document
from jianbao.publish import front
from jianbao.publish.article_page import Name
from jianbao.publish.calendar import Calendar, month_anchor, month_of
from jianbao.publish.catalogue import AXIS_WORDS, NAMES, UNDATED, Axis, Catalogue, Entry, Group, entry
from jianbao.publish.config import SiteConfig
from jianbao.publish.slugs import address
from jianbao.publish.trend import Trend, trend

Files = dict[str, bytes]

NAMES_A_PAGE = 600
"""Names on one page of an index: about 60 KB of HTML, 12 KB as it travels."""
BESIDE = 12
"""Names shown as often met together with a group's articles."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a page of a split list stands."""

    number: int
    count: int
    back: str | None
    on: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A name, its page, and how many articles it leads to."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """Names under one heading of an index."""

    name: str
    names: tuple[Counted, ...]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles before it is split into pages."""

    folder: str
    """Where its first page stands below the site's root: `tags/教育`."""
    url: str
    title: str
    sum: str
    entries: tuple[Entry, ...]
    up: Name | None = None
    trend: Trend | None = None
    beside: tuple[Counted, ...] = ()


def listing_files(listing: Listing, per_page: int) -> Files:
    """The pages of a list."""
    chunks = [listing.entries[at : at + per_page] for at in range(0, len(listing.entries), per_page)] or [()]
    return {
        f"{listing.folder}/{f'{number}.md' if number > 1 else 'index.md'}": _listing_page(
            listing, chunk, number, len(chunks)
        )
        for number, chunk in enumerate(chunks, 1)
    }


def _listing_page(listing: Listing, chunk: Sequence[Entry], number: int, count: int) -> bytes:
    meta: dict[str, object] = {
        "template": "list.html",
        "title": listing.title if number == 1 else f"{listing.title}（第{number}页）",
        "description": f"{listing.title}：{listing.sum}",
        "sum": listing.sum,
        "up": listing.up,
        "trend": listing.trend if number == 1 else None,
        "beside": listing.beside if number == 1 else (),
        "entries": tuple(chunk),
        "turn": _turn(listing.url, number, count),
    }
    return front.page(meta)


def _turn(url: str, number: int, count: int) -> Turn | None:
    """Where one of several pages stands; None where there is only one."""

    def at(other: int) -> str | None:
        return url if other == 1 else f"{url}{other}/" if 1 < other <= count else None

    return Turn(number, count, at(number - 1), at(number + 1)) if count > 1 else None


def group_files(group: Group, catalogue: Catalogue, config: SiteConfig) -> Files:
    """The pages of a tag, a place, a year …"""
    word = AXIS_WORDS[group.axis]
    listing = Listing(
        folder=f"{group.axis.value}/{group.slug}",
        url=group.url,
        title=year_title(group.name) if group.axis is Axis.YEAR else group.name,
        sum=f"{len(group.members)}篇报道",
        entries=year_entries(group) if group.axis is Axis.YEAR else tuple(map(entry, group.members)),
        up=Name(word, f"{group.axis.value}/"),
        trend=trend(group.members) if group.name != UNDATED else None,
        beside=beside(group, catalogue),
    )
    return listing_files(listing, config.per_page)


def year_entries(group: Group) -> tuple[Entry, ...]:
    """The articles of a year, the first of each month with the month over it, where the calendar leads."""
    months = [month_of(document) for document in group.members]
    return tuple(
        replace(entry(document), month=f"{month[1]}月", anchor=month_anchor(month[1]))
        if month and month[1] and (at == 0 or month != months[at - 1])
        else entry(document)
        for at, (document, month) in enumerate(zip(group.members, months, strict=True))
    )


def year_title(name: str) -> str:
    """A year as a heading."""
    return name if name == UNDATED else f"{name}年"


def beside(group: Group, catalogue: Catalogue) -> tuple[Counted, ...]:
    """Tags, places and organizations that stand in the same articles most often."""
    found: Counter[tuple[Axis, str]] = Counter()
    for axis in (Axis.TAG, Axis.PLACE, Axis.ORGANIZATION):
        found.update((axis, name) for document in group.members for name in NAMES[axis](document))
    del found[group.axis, group.name]
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:BESIDE]
    groups = ((catalogue.find(axis, name), count) for (axis, name), count in ranked if count > 1)
    return tuple(Counted(other.name, other.url, count) for other, count in groups if other)


def counted(groups: Iterable[Group]) -> tuple[Counted, ...]:
    """Groups as an index shows them."""
    return tuple(
        Counted(year_title(group.name) if group.axis is Axis.YEAR else group.name, group.url, len(group.members))
        for group in groups
    )


@dataclass(frozen=True, slots=True)
class Index:
    """All names of one kind."""

    axis: Axis
    sections: tuple[Section, ...]
    calendar: Calendar | None = None
    """What goes with the index of years."""

    @property
    def count(self) -> int:
        """How many names there are."""
        return sum(len(section.names) for section in self.sections)


def index_files(index: Index) -> Files:
    """An index on as many pages as it needs."""
    chunks = _cut(index.sections)
    turns = [_turn(address(index.axis), number, len(chunks)) for number in range(1, len(chunks) + 1)]
    return {
        f"{index.axis.value}/{f'{number}.md' if number > 1 else 'index.md'}": _index_page(index, chunk, turn)
        for number, (chunk, turn) in enumerate(zip(chunks, turns, strict=True), 1)
    }


def _cut(sections: Sequence[Section]) -> list[list[Section]]:
    """Sections in runs of at most NAMES_A_PAGE names; a section goes on under its heading on the next page."""
    chunks: list[list[Section]] = [[]]
    room = NAMES_A_PAGE
    for section in sections:
        rest = section.names
        while rest:
            if room == 0:
                chunks.append([])
                room = NAMES_A_PAGE
            taken, rest = rest[:room], rest[room:]
            chunks[-1].append(replace(section, names=taken))
            room -= len(taken)
    return chunks


def _index_page(index: Index, sections: Sequence[Section], turn: Turn | None) -> bytes:
    word = AXIS_WORDS[index.axis]
    meta: dict[str, object] = {
        "template": "index.html",
        "title": word if turn is None or turn.number == 1 else f"{word}（第{turn.number}页）",
        "description": f"按{word}浏览：{index.count}项",
        "sum": f"共 {index.count} 项" if index.count else "本馆所藏报道中还没有这一项。",
        "sections": tuple(sections),
        "calendar": index.calendar,
        "turn": turn,
    }
    return front.page(meta)


def sections_of(axis: Axis, groups: Sequence[Group], of_tags: dict[str, str]) -> tuple[Section, ...]:
    """An index cut into sections: tags as the vocabulary groups them, other names in one."""
    if axis is not Axis.TAG or not of_tags:
        return (Section("", counted(groups)),)
    headings = list(dict.fromkeys([*of_tags.values(), OTHER]))
    by_heading: dict[str, list[Group]] = {heading: [] for heading in headings}
    for group in groups:
        by_heading[of_tags.get(group.name, OTHER)].append(group)
    return tuple(Section(heading, counted(found)) for heading, found in by_heading.items() if found)


OTHER = "其他"


def article_list(documents: tuple[Document, ...], config: SiteConfig) -> Files:
    """All articles."""
    listing = Listing(
        folder="articles",
        url="articles/",
        title="全部报道",
        sum=f"{len(documents)}篇，按日期由近及远",
        entries=tuple(entry(document) for document in documents),
        trend=trend(documents),
    )
    return listing_files(listing, config.per_page)
