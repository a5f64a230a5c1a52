"""Fill the blanks of stock lines with the paper, date and people of one page."""

import datetime as dt
from collections.abc import Iterable

from tests.eval import stock, stock_web
from tests.eval.model import Dice

FIRST_DAY = dt.date(2009, 1, 1)
DAYS = 5800


class Filler:
    """One page's paper, site, date and number, and as many invented people as its lines ask for."""

    def __init__(self, dice: Dice, script: str) -> None:
        self.dice = dice
        self.script = script
        self.day = FIRST_DAY + dt.timedelta(days=dice.between(0, DAYS))
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
