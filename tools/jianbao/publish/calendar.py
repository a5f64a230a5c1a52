"""A calendar of what is held: articles by year and month, so that the gaps can be seen."""

from collections import Counter
from dataclasses import dataclass

from jianbao.model import Document
from jianbao.publish import dates
from jianbao.publish.catalogue import Axis, Catalogue

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Year:
    """A row of the calendar."""

    name: str
    url: str | None
    months: tuple[int, ...]
    """Articles of each month; nought where none is held."""
    rest: int
    """Articles of which only the year is known."""


def calendar(catalogue: Catalogue) -> tuple[Year, ...]:
    """Every year from the first to the last that has an article, those without any among them."""
    counts = Counter(month for document in catalogue.documents if (month := _month(document)))
    years = sorted({year for year, _ in counts})
    return tuple(_row(year, counts, catalogue) for year in range(years[0], years[-1] + 1)) if years else ()


def _month(document: Document) -> tuple[int, int] | None:
    """Year and month of an article; month 0 where only the year is known."""
    date = dates.plain(document.date)
    parts = [int(part) for part in date.split("-")] if date else []
    return (parts[0], parts[1] if len(parts) > 1 and 1 <= parts[1] <= MONTHS else 0) if parts else None


def _row(year: int, counts: Counter[tuple[int, int]], catalogue: Catalogue) -> Year:
    name = f"{year:04d}"
    group = catalogue.find(Axis.YEAR, name)
    months = tuple(counts[year, month] for month in range(1, MONTHS + 1))
    return Year(name, group.url if group else None, months, counts[year, 0])
