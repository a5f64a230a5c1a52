"""Two halves of one text on two pages: 下转 here, 上接 there, and which belongs to which when many pages are read.

Pages that print other newspapers, other days or other numbers than the jump names are out of the question. For the rest
log-odds are added up: pages that are named right, the same issue, the same title, what the texts share, and whether the
one begins where the other breaks off. The pairs that make all of it likeliest are taken together, as joins on a page are.
"""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from jianbao.ingest.continuation import load
from jianbao.ingest.evidence import ENDED
from jianbao.ingest.jumps import (
    BEGINS,
    BREAKS_OFF,
    LENGTH,
    NO_BEGINNING,
    UNSURE,
    first_text,
    last_text,
)
from jianbao.ingest.order import ORPHAN, assign
from jianbao.ingest.roles.jump import alike
from jianbao.model import Article, Direction, Doubt, Flag, Jump, Page, Role

WINDOW = 600
"""Characters of either half that are compared."""
KINSHIP, STRANGERS, MOST_KINSHIP = 7.0, 0.7, 6.0
"""Rare words shared, as log-odds. Of the 29 longest articles of the develop split cut in half, true halves have a kinship of
0.7 to 2.35 (5 % above and below), halves of two articles 0.04 to 0.7; a logistic fit gives 0 at 0.7 and 0.8 a tenth."""
LEAST_CROSSING, MOST_CROSSING = -2.0, 6.0
NAMED, SAME_DAY, SAME_PAPER, SAME_TITLE, OTHER_TITLE, MARKED = 2.0, 2.0, 1.0, 4.0, -4.0, 1.0
"""A page named rightly is one in eight; a day and a paper are worth less than they are rare, as a seed's whole archive may
have one; a second jump line is a witness of its own. A second half repeats the title, whole or in part, or has none."""
NOTHING_NAMED = -2.0
"""Neither a page nor a day agrees: of 80 laid-out pages without folios, two texts on what meals and tea cost were paired."""
SCRIPTS = (
    "个这来时国会说们为开学对发过还与从车长门问间农东当经点样实种电话",
    "個這來時國會說們為開學對發過還與從車長門問間農東當經點樣實種電話",
)
"""Frequent characters that tell Simplified text from Traditional; no paper changes its script from page to page."""
MISSING = 1.0
"""The other half is as likely missing from the seeds as it is any one page among them."""
NEXT_DAY = timedelta(days=1)
"""A page without a printed date takes that of a dateline, which is a day older."""
LEAST, SURE = 1.0, 0.9
"""Log-odds from which halves are linked, and the probability below which the link is a doubt."""


@dataclass(frozen=True, slots=True)
class Half:
    """An article that goes on elsewhere, or comes from there."""

    page: int
    article: int
    """Positions of the page and of the article on it."""
    what: Article
    jump: Jump | None
    """None where only its ragged edge says so."""
    edge: str
    """The paragraph that is cut."""
    body: str
    """The text next to the cut."""


def link(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages with the halves of their articles linked and the doubts about them settled; the others unchanged."""
    ends = [half for at, page in enumerate(pages) for half in _ends(at, page)]
    starts = [half for at, page in enumerate(pages) for half in _starts(at, page)]
    weights = weigh(ends, starts)
    likely = assign({pair: odds for pair, odds in weights.items() if odds > LEAST})
    linked = list(pages)
    for (one, other), odds in sorted(_against_others(weights, likely).items()):
        if odds > LEAST:
            _tie(ends[one], starts[other], round(1 / (1 + math.exp(-odds)), 3), linked)
    return tuple(linked)


def _ends(at: int, page: Page) -> list[Half]:
    """Articles that go on elsewhere: by a jump line, or because they break off."""
    found = []
    for number, article in enumerate(page.articles):
        jump = _jump(article, Direction.TO)
        if jump or Flag.TRUNCATED in article.flags:
            found.append(Half(at, number, article, jump, last_text(article), _body(article)[-WINDOW:]))
    return [half for half in found if half.edge]


def _starts(at: int, page: Page) -> list[Half]:
    """Articles that come from elsewhere: by a jump line, or because they have no title and begin in mid-sentence."""
    found = []
    for number, article in enumerate(page.articles):
        jump, text = _jump(article, Direction.FROM), first_text(article)
        hangs = Flag.UNTITLED in article.flags and bool(text) and load().opens(text) < ORPHAN
        if jump or hangs:
            found.append(Half(at, number, article, jump, text, _body(article)[:WINDOW]))
    return [half for half in found if half.edge]


def _jump(article: Article, direction: Direction) -> Jump | None:
    return next((jump for jump in article.jumps if jump.direction is direction), None)


def _body(article: Article) -> str:
    return "".join(block.text for block in article.blocks if block.role is Role.PARAGRAPH)


def weigh(ends: list[Half], starts: list[Half]) -> dict[tuple[int, int], float]:
    """Log-odds of every pair that is possible at all, one half against another."""
    return {
        (one, other): evidence(end, start)
        for one, end in enumerate(ends)
        for other, start in enumerate(starts)
        if (end.jump or start.jump) and end.page != start.page and possible(end, start)
    }


def possible(end: Half, start: Half) -> bool:
    """Whether two halves do not contradict each other: paper, day, the pages that the jumps name; a copy is no other half."""
    one, other = end.what, start.what
    if one.publication and other.publication and one.publication != other.publication:
        return False
    days = _day(one), _day(other)
    if days[0] and days[1] and abs(days[0] - days[1]) > NEXT_DAY:
        return False
    copied = end.edge in start.body or start.edge in end.body
    scripts = {_script(end.body), _script(start.body)} - {0}
    return not copied and len(scripts) < len(SCRIPTS) and False not in _named(end, start)


def _script(text: str) -> int:
    """Above 0 for Simplified, below for Traditional text, 0 where it does not show.

    >>> _script("这个国家"), _script("這個國家"), _script("山水")
    (1, -1, 0)
    """
    simplified, traditional = (sum(char in chars for char in text) for chars in SCRIPTS)
    return (simplified > traditional) - (simplified < traditional)


def _named(end: Half, start: Half) -> tuple[bool | None, bool | None]:
    """Whether each jump names the page of the other half; None where that cannot be told."""
    to, come = end.jump, start.jump
    return (
        alike(to.page, start.what.page) if to else None,
        alike(come.page, end.what.page) if come else None,
    )


def _day(article: Article) -> date | None:
    """The date where it is a day that was printed or given."""
    try:
        return date.fromisoformat(article.date or "")
    except ValueError:
        return None  # a month, a year, an inferred or an impossible day


def evidence(end: Half, start: Half) -> float:
    """What speaks for two halves being one text."""
    one, other = end.what, start.what
    named, same_day = _named(end, start).count(True), bool(_day(one)) and _day(one) == _day(other)
    odds = NAMED * named + SAME_DAY * same_day
    odds += 0.0 if named or same_day else NOTHING_NAMED
    odds += SAME_PAPER if one.publication and one.publication == other.publication else 0.0
    odds += _titles(one.title, other.title)
    odds += MARKED if end.jump and start.jump else -MARKED
    kinship = KINSHIP * (load().kinship(end.body, start.body) - STRANGERS)
    odds += max(-MOST_KINSHIP, min(MOST_KINSHIP, kinship))
    if ENDED.search(end.edge):
        return odds  # cut between two paragraphs, as jumps often are
    return odds + max(LEAST_CROSSING, min(MOST_CROSSING, load().score(end.edge, start.edge)))


def _titles(one: str | None, other: str | None) -> float:
    """What two titles say: nothing where one is missing or where they share some words."""
    if not one or not other:
        return 0.0
    if one in other or other in one:
        return SAME_TITLE
    return 0.0 if {*pairwise(one)} & {*pairwise(other)} else OTHER_TITLE


def _against_others(
    weights: dict[tuple[int, int], float], chosen: set[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """Log-odds of each chosen pair against the ways that either half could go otherwise.

    Its other half is not among the seeds, or is one that no other text has, or is another text's, which then takes this one's.
    """
    ends, starts = {one for one, _ in chosen}, {other for _, other in chosen}
    found = {}
    for one, other in chosen:
        ways = [MISSING]
        ways += [odds for (end, start), odds in weights.items() if end == one and start not in starts]
        ways += [odds for (end, start), odds in weights.items() if start == other and end not in ends]
        ways += [
            weights[one, start] + weights[end, other] - weights[end, start]
            for end, start in chosen
            if end != one and (one, start) in weights and (end, other) in weights
        ]
        top = max(ways)
        found[one, other] = weights[one, other] - top - math.log(sum(math.exp(way - top) for way in ways))
    return found


def _tie(end: Half, start: Half, score: float, pages: list[Page]) -> None:
    """Put a link on both pages, and take away the doubts that it settles.

    Flags stay: `truncated` says that the text of this article stops, and it does, whatever else is in the archive.
    """
    first, second = pages[end.page], pages[start.page]
    names = first.articles[end.article].id, second.articles[start.article].id
    to, come = end.jump or Jump(Direction.TO, None, None), start.jump or Jump(Direction.FROM, None, None)
    pages[end.page] = _settled(first, end.article, replace(to, article=names[1], score=score), start.edge)
    pages[start.page] = _settled(second, start.article, replace(come, article=names[0], score=score), end.edge)


def _settled(page: Page, at: int, jump: Jump, other: str) -> Page:
    article = page.articles[at]
    settled = (BREAKS_OFF,) if jump.direction is Direction.TO else (NO_BEGINNING, BEGINS)
    lines = set(article.lines)
    doubts = tuple(doubt for doubt in page.doubts if doubt.code not in settled or not lines & set(doubt.lines))
    if jump.score is not None and jump.score < SURE:
        place = (jump.line or article.lines[-1 if jump.direction is Direction.TO else 0],)
        doubts = (*doubts, Doubt(UNSURE, place, jump.score, f"{other[:LENGTH]} → {jump.article}"))
    jumps = [one for one in article.jumps if one.direction is not jump.direction]
    article = replace(
        article, jumps=tuple(sorted([*jumps, jump], key=lambda one: list(Direction).index(one.direction)))
    )
    return replace(page, articles=(*page.articles[:at], article, *page.articles[at + 1 :]), doubts=doubts)
