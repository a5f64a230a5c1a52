"""EDTF dates (ISO 8601-2) as readers and machines want them."""

import re
from calendar import monthrange

DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?(?P<mark>[~?%]?)")
MONTHS = 12
MARKS = {"": "", "~": "约", "?": "疑为", "%": "疑约为"}


def year(date: str | None) -> str | None:
    """The year an article belongs to.

    >>> year("2023-06~"), year(None)
    ('2023', None)
    """
    found = re.match(r"\d{4}", date or "")
    return found[0] if found else None


def in_words(date: str | None, reason: str | None = None) -> str | None:
    """A date as it is said to readers; an inferred one says from what.

    >>> in_words("2024-01-03")
    '2024年1月3日'
    >>> in_words("2023-06~", "2023年高考于6月7日")
    '约2023年6月，据文中“2023年高考于6月7日”推断'
    """
    if not date:
        return None
    words = "至".join(_one(part) for part in date.split("/"))
    return f"{words}，据文中“{reason}”推断" if reason and is_inferred(date) else words


def _one(date: str) -> str:
    found = DATE.fullmatch(date)
    if not found:
        return date
    parts = [f"{found['year']}年"]
    parts += [f"{int(found[key])}{word}" for key, word in (("month", "月"), ("day", "日")) if found[key]]
    return MARKS[found["mark"]] + "".join(parts)


def is_inferred(date: str | None) -> bool:
    """Whether the date was not printed but read from the text."""
    return bool(date) and any(mark in str(date) for mark in "~?%")


def plain(date: str | None) -> str | None:
    """The date without its marks of doubt, for formats that know none: `2023-06`; without a day or month that never was.

    >>> plain("2023-06~"), plain("1984-02-30"), plain("1984-13")
    ('2023-06', '1984-02', '1984')
    """
    found = DATE.match(date or "")
    if not found:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    if not month or not 1 <= int(month) <= MONTHS:
        return year
    is_real = day and 1 <= int(day) <= monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{day}" if is_real else f"{year}-{month}"
