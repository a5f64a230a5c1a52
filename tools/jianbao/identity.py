"""Which article of a new reading is which of the last one: ids and addresses are for ever.

An article is known again by its text, wherever its lines stand now. A new article gets a new ordinal, and an ordinal that
was used once is never used again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from types import MappingProxyType

from jianbao.ledger import Ledger
from jianbao.model import Article, Page, Role

LENGTH = 3
"""Characters of the runs that two versions of a text share."""
ENOUGH = 0.3
"""Share of the shorter text that must stand in both."""

SAME = 0.5
"""Share of the longer text that must stand in both, so that an article of a person and one of the converter are one."""

Runs = Counter[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """What became of the ids of the last reading."""

    gone: dict[str, str | None] = field(default_factory=dict)
    """Id that no article of the page has any more → id of the article that has most of its text now."""


def identify(page: Page, known: Ledger, added: Mapping[str, str] = MappingProxyType({})) -> tuple[Page, Identity]:
    """The page with the ids that its articles have had before.

    `added` are articles that stand below the seed's address and that no reading made: id → text. Their ids are taken, but
    one that is the same article as one of the page, typed by a person or left by a run that was killed, is that article.
    """
    old = {article.id: runs(article) for article in known.page.articles if article.id in known.articles}
    titles = {article.id: article.title for article in known.page.articles}
    new = [runs(article) for article in page.articles]
    pairs = _pairs(new, old, lambda at, key: bool(titles[key]) and page.articles[at].title == titles[key])
    pairs |= _pairs_by_hand(new, {key: _runs(text) for key, text in added.items()}, pairs)
    fresh = _fresh_ids(known, added)
    articles = tuple(replace(article, id=pairs.get(at) or next(fresh)) for at, article in enumerate(page.articles))
    gone = sorted(set(known.articles) - {article.id for article in articles})
    heirs = {key: _heir(old.get(key, Counter()), new) for key in gone}
    return replace(page, articles=articles), Identity(
        {key: None if at is None else articles[at].id for key, at in heirs.items()}
    )


def _fresh_ids(known: Ledger, taken: Iterable[str]) -> Iterator[str]:
    ordinals = [int(key.rsplit("-", 1)[1]) for key in (*known.articles, *known.tombstones, *known.added, *taken)]
    return (f"{known.seed_id}-{ordinal:02}" for ordinal in count(max(ordinals, default=0) + 1))


def _pairs(new: list[Runs], old: dict[str, Runs], same_title: Callable[[int, str], bool]) -> dict[int, str]:
    """Position of an article on the page → its old id; the same title before the same text, the most alike first."""
    scored = [
        (not same_title(at, key), -alike.of_longer, at, key)
        for at, one in enumerate(new)
        for key, other in old.items()
        if (alike := likeness(one, other)).of_shorter >= ENOUGH
    ]
    pairs: dict[int, str] = {}
    for _, _, at, key in sorted(scored):
        if at not in pairs and key not in pairs.values():
            pairs[at] = key
    return pairs


def _pairs_by_hand(new: list[Runs], added: dict[str, Runs], pairs: dict[int, str]) -> dict[int, str]:
    """The same for articles that people added, which must be alike as a whole."""
    scored = [
        (-alike.of_longer, at, key)
        for at, one in enumerate(new)
        for key, other in added.items()
        if at not in pairs and (alike := likeness(one, other)).of_longer >= SAME
    ]
    found: dict[int, str] = {}
    for _, at, key in sorted(scored):
        if at not in found and key not in found.values():
            found[at] = key
    return found


def _heir(gone: Runs, articles: list[Runs]) -> int | None:
    """Position of the article that most of a gone article's text stands in."""
    shared, at = max(((likeness(gone, other).shared, -at) for at, other in enumerate(articles)), default=(0, 0))
    return -at if shared else None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much text two articles share."""

    shared: int
    of_shorter: float
    """0 to 1; whole where one article is a part of the other."""
    of_longer: float
    """0 to 1; whole where they are the same."""


def likeness(one: Runs, other: Runs) -> Likeness:
    """How much of their texts two articles share."""
    shared = (one & other).total()
    shorter, longer = sorted((one.total(), other.total()))
    return Likeness(shared, shared / shorter if shorter else 0.0, shared / longer if longer else 0.0)


def runs(article: Article) -> Runs:
    """The runs of characters of an article's text, counted."""
    return _runs("".join(block.text for block in article.blocks if block.role not in (Role.META, Role.EDITOR)))


def _runs(text: str) -> Runs:
    return Counter(text[at : at + LENGTH] for at in range(max(1, len(text) - LENGTH + 1)))


def anchor_of(article: Article) -> str:
    """The first characters of an article's text, for people who look for it in the seed."""
    return next((block.text[:40] for block in article.blocks if block.role is Role.PARAGRAPH), "")
