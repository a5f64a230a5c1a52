"""A calendar of what is held: articles by year and month, so that the gaps can be seen."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from jianbao.model import Document
from jianbao.publish import dates
from jianbao.publish.catalogue import Axis, Catalogue, Group

MONTHS = 12


LEVELS = 4
"""Shades of a month, by its share of the fullest one."""

EMPTY_RUN = 3
"""Years without an article from which on they stand in one row: one slip of a date must not make a hundred."""


@dataclass(frozen=True, slots=True)
class Month:
    """A cell of the calendar."""

    count: int
    level: int
    """0 where nothing is held, 4 for the fullest months."""
    url: str | None
    """Where the list of the year begins with this month."""


@dataclass(frozen=True, slots=True)
class Year:
    """A row of the calendar."""

    name: str
    url: str | None
    months: tuple[Month, ...]
    rest: int
    """Articles of which only the year is known."""
    until: str | None = None
    """The last of several years without any article, which stand in one row."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is held, month by month, and what is not."""

    years: tuple[Year, ...]
    words: str
    """The gaps, said in words."""
    has_rest: bool
    """Whether of any article only the year is known."""


def calendar(catalogue: Catalogue, per_page: int) -> Calendar | None:
    """Every year from the first to the last that has an article, those without any among them."""
    counts = Counter(month for document in catalogue.documents if (month := month_of(document)))
    years = sorted({year for year, _ in counts})
    if not years:
        return None

    def row(year: int) -> Year:
        return _row(year, counts, catalogue, per_page)

    rows: list[Year] = []
    for year, following in pairwise([*years, years[-1] + 1]):
        rows += [row(year), *_empty(year + 1, following - 1, row)]
    return Calendar(tuple(rows), _gaps(counts), any(row.rest for row in rows))


def _empty(first: int, last: int, row: Callable[[int], Year]) -> list[Year]:
    """The rows of years without an article: one row for many."""
    if last - first + 1 < EMPTY_RUN:
        return [row(year) for year in range(first, last + 1)]
    return [Year(f"{first:04d}", None, (), 0, until=f"{last:04d}")]


def month_of(document: Document) -> tuple[int, int] | None:
    """Year and month of an article; month 0 where only the year is known."""
    date = dates.plain(document.date)
    parts = [int(part) for part in date.split("-")] if date else []
    return (parts[0], parts[1] if len(parts) > 1 and 1 <= parts[1] <= MONTHS else 0) if parts else None


def _row(year: int, counts: Counter[tuple[int, int]], catalogue: Catalogue, per_page: int) -> Year:
    name = f"{year:04d}"
    group = catalogue.find(Axis.YEAR, name)
    most = max((count for (_, month), count in counts.items() if month), default=0)
    months = tuple(
        Month(
            count, -(-count * LEVELS // most) if count else 0, _place(group, year, month, per_page) if count else None
        )
        for month in range(1, MONTHS + 1)
        for count in (counts[year, month],)
    )
    return Year(name, group.url if group else None, months, counts[year, 0])


def _place(group: Group | None, year: int, month: int, per_page: int) -> str | None:
    """The address at which a year's list comes to a month."""
    if group is None:
        return None
    first = next((at for at, document in enumerate(group.members) if month_of(document) == (year, month)), 0)
    page = first // per_page + 1
    return f"{group.url}{f'{page}/' if page > 1 else ''}#{month_anchor(month)}"


def month_anchor(month: int) -> str:
    """The anchor of a month in the list of its year."""
    return f"m{month:02d}"


def _gaps(counts: Counter[tuple[int, int]]) -> str:
    known = sorted(key for key in counts if key[1])
    if not known:
        return "所知日期只到年份。"
    span = (known[-1][0] - known[0][0]) * MONTHS + known[-1][1] - known[0][1] + 1
    held = f"{known[0][0]}年{known[0][1]}月至{known[-1][0]}年{known[-1][1]}月"
    missing = span - len(known)
    return f"{held}，其间{missing}个月没有收录。" if missing else f"{held}，月月都有收录。"
