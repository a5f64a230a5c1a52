"""Small pictures of articles over time, drawn at build time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jianbao.model import Document
from jianbao.publish import dates

FRAME, HEIGHT = 40, 36
STEP, GAP = 14, 2
"""Pixels; where there are few bars they are as wide as WIDTH allows, up to WIDEST."""
WIDTH, WIDEST = 336, 42
MOST_MONTHS = 36
"""Over three years a bar is a year, not a month: a desktop page has room for about forty bars."""
MOST_YEARS = 80
"""Over eighty years a bar is a decade."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year."""

    x: int
    y: int
    height: int
    words: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A bar chart, and what it shows said in words."""

    width: int
    step: int
    bars: tuple[Bar, ...]
    words: str
    first: str
    """What stands below the first bar and the last."""
    last: str


def trend(documents: Iterable[Document]) -> Trend | None:
    """Articles by month, or by year where the span is long; None where too few times are known to make one."""
    found = list(documents)
    months = [date[:7] for document in found if (date := dates.plain(document.date)) and len(date) >= 7]
    years = [date[:4] for document in found if (date := dates.plain(document.date))]
    spanned = _months(min(months), max(months)) if months else []
    unit = ""
    if len(spanned) > MOST_MONTHS or len(months) < len(years):
        times, counts = _years(min(years), max(years)), Counter(years)
        if len(times) > MOST_YEARS:
            decades = [f"{year[:3]}0" for year in years]
            times, counts, unit = _years(min(decades), max(decades))[::10], Counter(decades), "代"
    else:
        times, counts = spanned, Counter(months)
    return _draw(times, counts, len(found) - len(years), unit) if len(counts) >= LEAST_BARS else None


LEAST_BARS = 3
"""Two bars are no picture; their figures stand in the lists."""


def _draw(times: list[str], counts: Counter[str], undated: int, unit: str) -> Trend:
    most = max(counts.values())
    step = min(max(STEP, WIDTH // len(times)), WIDEST)
    bars = tuple(
        _bar(at * step, counts[time] / most, f"{dates.in_words(time)}{unit}：{counts[time]}篇")
        for at, time in enumerate(times)
        if counts[time]
    )
    words = f"{dates.in_words(times[0])}{unit}至{dates.in_words(times[-1])}{unit}，{sum(counts.values())}篇"
    words += f"；另有{undated}篇日期不详" if undated else ""
    return Trend(len(times) * step, step - GAP, bars, words, times[0].replace("-", "."), times[-1].replace("-", "."))


def _bar(x: int, share: float, words: str) -> Bar:
    height = max(1, round(HEIGHT * share))
    return Bar(x, FRAME - height, height, words)


def _months(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(start, end + 1)]


def _years(first: str, last: str) -> list[str]:
    return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
