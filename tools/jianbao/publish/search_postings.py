"""The inverted index: where each character, pair of characters and Latin word stands, in small binary files.

Every article has a number and one row of positions: its folded blocks one after another with one empty place between
them, so that nothing matches across two blocks. Three kinds of token, told apart by their form:

- a character (`红`): the articles that hold it, each with a bit for "in the title";
- two neighbouring characters (`红桥`): the articles and every position; a longer phrase is where its pairs stand at
  the right distances, so the browser asks for every second pair only;
- `=` and a Latin word or number (`=2023`): the same for whole words.

A shard is a gzip file of consecutive tokens in UTF-16 order (JavaScript's), all integers in LEB128:
`count, (byte length of token, token in UTF-8, byte length of postings)…, postings…`. The postings of a character are
`gap × 2 + in title` an article; of the others `gap × 2`, position, or `gap × 2 + 1, count - 2, position, distance…`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from jianbao.publish.search_fold import fold, words

WORD_SIGN = "="
"""No folded text has it."""

SHARD_BYTES = 16_384
"""Before compression. Measured at 5,000 articles: half the size saves a tenth of a first query's bytes and doubles the
number of files; a common pair fills a shard of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the index sees it: its folded blocks, the titles first."""

    blocks: tuple[str, ...]
    words: tuple[tuple[int, str], ...]
    heading_end: int
    """Positions below are those of the titles."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of the index."""

    first: str
    data: bytes


def row(titles: Iterable[str], texts: Iterable[str]) -> Row:
    """Fold the blocks of an article and put them on one line of positions.

    >>> row(["红桥区"], ["３路"])
    Row(blocks=('红桥区', '3路'), words=((4, '3'),), heading_end=4)
    """
    blocks: list[str] = []
    found: list[tuple[int, str]] = []
    at, heading_end = 0, 0
    for is_title, text in [*((True, title) for title in titles), *((False, text) for text in texts)]:
        blocks.append(fold(text))
        found += [(at + offset, word) for offset, word in words(text)]
        at += len(blocks[-1]) + 1
        heading_end = at if is_title else heading_end
    return Row(tuple(blocks), tuple(found), heading_end)


def tokens(article: Row) -> dict[str, list[int]]:
    """Every token of an article with its positions, ascending.

    >>> tokens(Row(("红桥", "红"), (), 3))
    {'红': [0, 3], '桥': [1], '红桥': [0]}
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for block in article.blocks:
        for offset, char in enumerate(block, at):
            found[char].append(offset)
        for offset, pair in enumerate(map("".join, pairwise(block)), at):
            found[pair].append(offset)
        at += len(block) + 1
    for offset, word in article.words:
        found[WORD_SIGN + word].append(offset)
    return dict(found)


@dataclass(slots=True)
class Postings:
    """Grows by one article at a time and holds the encoded lists only."""

    lists: dict[str, bytearray] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    """Token → number of the article that it was last seen in."""
    articles: int = 0

    def add(self, article: Row) -> None:
        """Append an article; its number is the count of those before it."""
        for token, positions in tokens(article).items():
            gap = self.articles - self.last.get(token, 0)
            self.last[token] = self.articles
            encoded = self.lists.setdefault(token, bytearray())
            if len(token) == 1:
                _append(encoded, gap * 2 + (positions[0] < article.heading_end))
            else:
                _append_positions(encoded, gap, positions)
        self.articles += 1

    def shards(self) -> Iterator[Shard]:
        """The index files' content, uncompressed, in the order of their first tokens."""
        pending: list[str] = []
        size = 0
        for token in sorted(self.lists, key=lambda token: token.encode("utf-16-be")):
            if pending and size + len(self.lists[token]) > SHARD_BYTES:
                yield self._shard(pending)
                pending, size = [], 0
            pending.append(token)
            size += len(self.lists[token]) + len(token) * 3
        if pending:
            yield self._shard(pending)

    def _shard(self, members: list[str]) -> Shard:
        data = bytearray()
        _append(data, len(members))
        for token in members:
            name = token.encode()
            _append(data, len(name))
            data += name
            _append(data, len(self.lists[token]))
        for token in members:
            data += self.lists[token]
        return Shard(members[0], bytes(data))


def _append_positions(encoded: bytearray, gap: int, positions: list[int]) -> None:
    many = len(positions) > 1
    _append(encoded, gap * 2 + many)
    if many:
        _append(encoded, len(positions) - 2)
    before = 0
    for position in positions:
        _append(encoded, position - before)
        before = position


def _append(encoded: bytearray, number: int) -> None:
    """Unsigned LEB128: seven bits a byte, the lowest first."""
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
