"""Which article of a new reading is which of the last one: ids and addresses are for ever.

An article is known again by the seed lines it holds; where the seed itself changed, by its text. A new article gets a
new ordinal, and an ordinal that was used once is never used again.
"""

from collections import Counter
from dataclasses import dataclass, replace

from jianbao.ledger import Ledger
from jianbao.model import Article, Page, Role

LENGTH = 3
"""Characters of the runs that two versions of a text share."""
ENOUGH = 0.3
"""Share of the shorter text that must stand in both."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What became of the ids of the last reading."""

    gone: tuple[str, ...]


def identify(page: Page, known: Ledger | None) -> tuple[Page, Identity]:
    """The page with the ids that its articles have had before."""
    if known is None:
        return page, Identity(())
    pairs = _pairs(page, known)
    ordinal = known.next_ordinal
    articles = []
    for at, article in enumerate(page.articles):
        if at not in pairs:
            pairs[at] = f"{known.seed_id}-{ordinal:02}"
            ordinal += 1
        articles.append(replace(article, id=pairs[at]))
    gone = tuple(article_id for article_id in known.articles if article_id not in pairs.values())
    return replace(page, articles=tuple(articles)), Identity(gone)


def _pairs(page: Page, known: Ledger) -> dict[int, str]:
    """Position of an article on the page → its old id; the most alike first."""
    scored = sorted(
        (
            (likeness(article, old), -at, old.id, at)
            for at, article in enumerate(page.articles)
            for old in known.page.articles
            if old.id in known.articles
        ),
        reverse=True,
    )
    pairs: dict[int, str] = {}
    for score, _, old_id, at in scored:
        if score >= ENOUGH and at not in pairs and old_id not in pairs.values():
            pairs[at] = old_id
    return pairs


def likeness(one: Article, other: Article) -> float:
    """How much of the shorter article's text stands in the other, 0 to 1."""
    first, second = _runs(one), _runs(other)
    shorter = min(sum(first.values()), sum(second.values()))
    return sum((first & second).values()) / shorter if shorter else 0.0


def _runs(article: Article) -> Counter[str]:
    text = "".join(block.text for block in article.blocks if block.role not in (Role.META, Role.EDITOR))
    return Counter(text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1))


def anchor_of(article: Article) -> str:
    """The first characters of an article's text, for people who look for it in the seed."""
    return next((block.text[:40] for block in article.blocks if block.role is Role.PARAGRAPH), "")
