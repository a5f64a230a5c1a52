"""Queries for the tests of search, and the truth about them."""

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opencc import OpenCC

from jianbao.model import Document
from jianbao.publish.search import blocks
from jianbao.publish.search_fold import fold
from jianbao.publish.search_fold import words as latin_words


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the article it was drawn from where there is one."""

    text: str
    origin: str | None = None
    source: str | None = None
    """The text as the article has it, where it is typed in another script."""
    is_scattered: bool = False
    """Whether it is several words that stand apart."""

    @property
    def meant(self) -> str:
        """What has to be found."""
        return self.source or self.text


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and its places that lie inside a Latin word or number."""

    text: str
    inside: frozenset[int]

    @classmethod
    def of(cls, text: str) -> "Folded":
        """Fold a text as typed or printed."""
        return cls(fold(text), frozenset(at + place for at, word in latin_words(text) for place in range(1, len(word))))

    def holds(self, part: "Folded") -> bool:
        """Whether `part` stands in this text, its Latin words and numbers as whole ones."""
        at = self.text.find(part.text)
        while at >= 0:
            if all((at + place in self.inside) == (place in part.inside) for place in range(len(part.text) + 1)):
                return True
            at = self.text.find(part.text, at + 1)
        return False


class Truth:
    """Which articles hold a text in one block, punctuation and spaces left aside: plain Python, no index."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.rows = [(document.id, [Folded.of(text) for _, text in blocks(document)]) for document in documents]

    def holders(self, query: str) -> set[str]:
        """Ids of the articles that hold `query`, words and numbers whole; where none does, parts of them count."""
        wanted = Folded.of(query)
        return {key for key, rows in self.rows if any(row.holds(wanted) for row in rows)} or self.parts(query)

    def parts(self, query: str) -> set[str]:
        """Ids of the articles that hold `query` anywhere, in the middle of a number too."""
        wanted = fold(query)
        return {key for key, rows in self.rows if any(wanted in row.text for row in rows)}


class PlainTruth:
    """`Truth.parts` without our folding: OpenCC and Unicode's categories alone, to check the folding itself."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.simplify = OpenCC("t2s")
        self.rows = [(document.id, [self.plain(text) for _, text in blocks(document)]) for document in documents]

    def plain(self, text: str) -> str:
        """Letters and numbers, simplified, in lower case and normal width."""
        normal = unicodedata.normalize("NFKC", text).lower()
        return "".join(self.simplify.convert(char) for char in normal if unicodedata.category(char)[0] in "LN")

    def parts(self, query: str) -> set[str]:
        """Ids of the articles that hold `query`."""
        wanted = self.plain(query)
        return {key for key, rows in self.rows if any(wanted in block for block in rows)}


def substrings(documents: list[Document], count: int, chance: random.Random) -> Iterator[Query]:
    """Pieces of 1 to 12 characters from anywhere in a block, across words and punctuation.

    What has a space in it is quoted, because spaces part the terms of a query.
    """
    while count:
        document = chance.choice(documents)
        _, text = chance.choice(blocks(document))
        length = chance.randint(1, 12)
        at = chance.randrange(max(1, len(text) - length + 1))
        piece = text[at : at + length].strip()
        if not fold(piece) or '"' in piece or piece.startswith(("-", "－")):
            continue
        count -= 1
        yield Query(f'"{piece}"' if any(char.isspace() for char in piece) else piece, document.id)


def names(documents: list[Document], count: int, chance: random.Random) -> Iterator[Query]:
    """Names of authors, and two to four ideographs from the texts, which are as often half a word as one."""
    pool = [Query(author, document.id) for document in documents for author in document.authors]
    pieces = list(substrings(documents, count * 8, chance))
    pool += [query for query in pieces if 2 <= len(query.text) <= 4 and fold(query.text) == query.text]
    yield from pool[:count]


def traditional(documents: list[Document], count: int, chance: random.Random) -> Iterator[Query]:
    """Substrings as they are typed in Taiwan or Hong Kong."""
    writers = (OpenCC("s2t"), OpenCC("s2tw"), OpenCC("s2hk"))
    while count:
        [query] = substrings(documents, 1, chance)
        typed = chance.choice(writers).convert(query.text)
        if typed != query.text and len(query.text) > 1:
            count -= 1
            yield Query(typed, query.origin, query.text)


def absent(documents: list[Document], count: int, chance: random.Random) -> Iterator[Query]:
    """Texts of the archive's own characters that stand nowhere in it."""
    truth = Truth(documents)
    chars = sorted({char for _, rows in truth.rows for row in rows for char in row.text})
    while count:
        text = "".join(chance.choices(chars, k=chance.randint(2, 8)))
        if not truth.parts(text):
            count -= 1
            yield Query(text)


def phrases(documents: list[Document], count: int, chance: random.Random) -> Iterator[Query]:
    """Known items: 7 to 14 characters of one clause of the text, as somebody remembers them."""
    while count:
        document = chance.choice(documents)
        clause = chance.choice(_clauses(chance.choice(document.body).text) or [""])
        length = chance.randint(7, 14)
        at = chance.randrange(max(1, len(clause) - length + 1))
        if len(piece := clause[at : at + length]) >= 7:
            count -= 1
            yield Query(piece, document.id)


def titles(documents: list[Document], count: int, chance: random.Random) -> Iterator[Query]:
    """Known items: half a title or more."""
    named = [(document, fold(document.title)) for document in documents if document.title and len(document.title) > 5]
    while count:
        document, title = chance.choice(named)
        length = chance.randint(len(title) // 2, len(title))
        at = chance.randrange(len(title) - length + 1)
        count -= 1
        yield Query(title[at : at + length], document.id)


def words(documents: list[Document], count: int, chance: random.Random) -> Iterator[Query]:
    """Known items: two pieces of 2 to 4 ideographs from one paragraph, typed with a space between them."""
    while count:
        document = chance.choice(documents)
        clauses = [clause for clause in _clauses(chance.choice(document.body).text) if fold(clause) == clause]
        if len(clauses) < 2:
            continue
        pieces = [clause[: chance.randint(2, 4)] for clause in chance.sample(clauses, 2)]
        if all(len(piece) > 1 for piece in pieces):
            count -= 1
            yield Query(" ".join(pieces), document.id, is_scattered=True)


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[^\w]+", text) if clause]


def seeded(seed: int) -> random.Random:
    """Chance that repeats itself, so that a failure can be looked into."""
    return random.Random(seed)  # noqa: S311 -- draws test queries, guards nothing
