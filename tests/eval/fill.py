"""Fill the blanks of stock lines with the paper, date and people of one page."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from tests.eval import stock, stock_web
from tests.eval.model import Article, Dice

DAY = re.compile(r"\d{4}-\d\d-\d\d")
YEAR = re.compile(r"((?:19|20)\d\d)(?=年)")
YEARS = (2009, 2024)
"""Years of pages whose articles name none."""
LATEST = dt.date(2026, 6, 30)
SPREAD = 540
"""A page is printed within a year and a half of the beginning of the latest year that its articles name."""


def issue_day(articles: Sequence[Article], dice: Dice) -> dt.date:
    """A day on which a page with these articles may have been printed: not before any year that they name."""
    named = [int(year) for a in articles for year in YEAR.findall(a.text)]
    named = [year for year in named if YEARS[0] <= year <= LATEST.year]
    first = dt.date(max(named) if named else dice.between(*YEARS), 1, 1)
    dated = [dt.date.fromisoformat(a.date) for a in articles if a.date and DAY.fullmatch(a.date)]
    if dated and len(articles) == 1:
        return dated[0]
    day = first + dt.timedelta(days=dice.between(60, SPREAD))
    return min(max([day, *dated]), LATEST)


class Filler:
    """One page's paper, site, date and number, and as many invented people as its lines ask for."""

    def __init__(self, dice: Dice, articles: Sequence[Article]) -> None:
        self.dice = dice
        self.script = script = articles[0].script
        self.day = issue_day(articles, dice)
        self.paper = dice.pick(stock.localized(stock.PAPERS, stock.PAPERS_HANT, script))
        self.site = dice.pick(stock.localized(stock_web.SITES, stock_web.SITES_HANT, script))
        self.section = dice.pick(stock.localized(stock.PAGE_NAMES, stock.PAGE_NAMES_HANT, script))
        self.page = f"{dice.between(1, 16):02}"
        self._names: list[str] = []

    def name(self) -> str:
        """One more person, nobody twice until all were named."""
        if not self._names:
            people = stock.localized(stock.NAMES, stock.NAMES_HANT, self.script)
            self._names = self.dice.sample(people, len(people))
        return self._names.pop()

    def line(self, form: str, **more: str) -> str:
        """A stock line with its blanks filled; each {name} and {phone} is another one."""
        while "{name}" in form:
            form = form.replace("{name}", self.name(), 1)
        while "{phone}" in form:
            form = form.replace("{phone}", self.phone(), 1)
        return form.format(**(self._blanks() | more))

    def lines(self, forms: Iterable[str], **more: str) -> list[str]:
        """Several stock lines filled."""
        return [self.line(form, **more) for form in forms]

    def phone(self) -> str:
        """A telephone number."""
        return f"0{self.dice.between(310, 999)}-{self.dice.between(2000000, 8999999)}"

    def _blanks(self) -> dict[str, str]:
        day, dice = self.day, self.dice
        return {
            "paper": self.paper,
            "site": self.site,
            "section": self.section,
            "page": self.page,
            "digit": dice.pick(stock.DIGITS),
            "year": str(day.year),
            "month": str(day.month),
            "day": str(day.day),
            "weekday": stock.WEEKDAYS[day.weekday()],
            "lunar": dice.pick(stock.LUNAR),
            "number": str(dice.between(1000, 9999)),
            "sheets": dice.pick(("4", "8", "12")),
            "issn": f"{dice.between(1, 99):04}",
            "post": f"{dice.between(100000, 899999)}",
            "count": str(dice.between(12, 9999)),
            "domain": dice.pick(stock_web.DOMAINS),
        }
