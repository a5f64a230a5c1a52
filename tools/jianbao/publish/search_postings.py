"""The inverted index: where each character, pair of characters and Latin word stands, in small binary files.

Every article has a number and one row of positions: its folded blocks one after another with one empty place between
them, so that nothing matches across two blocks. Titles begin at 0, the others at `TEXTS_FROM`. Three kinds of token, told apart by their form:

- a character (`红`): the articles that hold it, each with a bit for "in the title";
- two neighbouring characters (`红桥`): the articles and every position; a longer phrase is where its pairs stand at
  the right distances, so the browser asks for every second pair only;
- `=` and a Latin word or number (`=2023`): the same for whole words.

Postings grow in runs of articles: a run holds its lists open, then they are packed into one string of bytes, so that memory
grows with the index and not with the number of its lists. In the end the runs are merged token by token into shards.

A shard is a file of consecutive tokens in UTF-16 order (JavaScript's), all integers in LEB128:
`byte length of what follows, (byte length of token, token in UTF-8, byte length of postings)…`, then the postings. Those of a character are
`gap × 2 + in title` an article; of the others `gap × 2`, position, or `gap × 2 + 1, count - 2, position, distance…`.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from jianbao.publish.search_fold import fold, words

WORD_SIGN = "="
"""No folded text has it."""

SHARD_BYTES = 16_384
"""Measured at 5,000 articles: half the size saves a tenth of a first query's bytes and doubles the
number of files; a common pair fills a shard of its own."""

TEXTS_FROM = 256
"""Position of the first block that is no title. A title's characters after the 255th count as text: it goes on from there."""

RUN = 2000
"""Articles a run: its open lists take about 100 MB."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the index sees it: its folded blocks, the titles first."""

    blocks: tuple[str, ...]
    words: tuple[tuple[tuple[int, str], ...], ...]
    """Of each block: where a Latin word begins in it, and the word."""
    titles: int
    """How many of the blocks are titles."""

    def placed(self) -> Iterator[tuple[int, str]]:
        """The blocks, each with the position at which it begins.

        >>> list(Row(("红桥", "区", "路"), (), 1).placed())
        [(0, '红桥'), (256, '区'), (258, '路')]
        """
        at = 0
        for number, block in enumerate(self.blocks):
            at = max(at, TEXTS_FROM) if number == self.titles else at
            yield at, block
            at += len(block) + 1


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of the index."""

    first: str
    data: bytes


def row(titles: Iterable[str], texts: Iterable[str]) -> Row:
    """Fold the blocks of an article and put them on one line of positions.

    >>> row(["红桥区"], ["３路"])
    Row(blocks=('红桥区', '3路'), words=((), ((0, '3'),)), titles=1)
    """
    shown = list(titles)
    every = [*shown, *texts]
    return Row(tuple(map(fold, every)), tuple(tuple(words(text)) for text in every), len(shown))


def characters(article: Row) -> dict[str, bool]:
    """Every character of an article, and whether a title has it.

    >>> characters(Row(("红", "桥"), ((), ()), 1)) == {"红": True, "桥": False}
    True
    """
    return dict.fromkeys("".join(article.blocks), False) | dict.fromkeys(
        "".join(article.blocks[: article.titles]), True
    )


def places(article: Row) -> dict[str, list[int]]:
    """Every pair of characters and every Latin word of an article with its positions, ascending.

    >>> places(Row(("红桥", "红桥3路"), ((), ((2, "3"),)), 1))
    {'红桥': [0, 256], '桥3': [257], '3路': [258], '=3': [258]}
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for (at, block), spelled in zip(article.placed(), article.words, strict=True):
        for offset, pair in enumerate(map(str.__add__, block, block[1:]), at):
            found[pair].append(offset)
        for offset, word in spelled:
            found[WORD_SIGN + word].append(at + offset)
    return dict(found)


Listed = tuple[bytes, int, int, bytes]
"""A token in UTF-16, the run it is from, the last article it was seen in, its postings in that run."""


@dataclass(slots=True)
class Postings:
    """Grows by one article at a time and holds the encoded lists only."""

    lists: dict[str, bytearray] = field(default_factory=dict)
    """Of the run that is open. A run's first gap in a list is counted from article 0."""
    last: dict[str, int] = field(default_factory=dict)
    """Token → number of the article that it was last seen in."""
    runs: list[bytes] = field(default_factory=list)
    articles: int = 0

    def add(self, article: Row) -> None:
        """Append an article; its number is the count of those before it."""
        for char, is_title in characters(article).items():
            self._grow(char, is_title)
        for token, positions in places(article).items():
            encoded = self._grow(token, len(positions) > 1)
            if len(positions) > 1:
                encoded += leb128(len(positions) - 2)
            before = 0
            for position in positions:
                encoded += leb128(position - before)
                before = position
        self.articles += 1
        if self.articles % RUN == 0:
            self._close_run()

    def _grow(self, token: str, bit: bool) -> bytearray:  # noqa: FBT001 -- by position, a third faster
        """Append an article's gap and bit to a list."""
        encoded = self.lists.get(token)
        if encoded is None:
            self.lists[token] = encoded = bytearray()
        encoded += leb128((self.articles - self.last.get(token, 0)) * 2 + bit)
        self.last[token] = self.articles
        return encoded

    def _close_run(self) -> None:
        packed = bytearray()
        for name, token in sorted((in_utf16(token), token) for token in self.lists):
            data = self.lists[token]
            packed += leb128(len(name)) + name + leb128(self.last[token]) + leb128(len(data)) + data
        self.runs.append(bytes(packed))
        self.lists.clear()
        self.last.clear()

    def shards(self) -> Iterator[Shard]:
        """The index files' content, uncompressed, in the order of their first tokens."""
        if self.lists:
            self._close_run()
        runs = (_read_run(packed, number) for number, packed in enumerate(self.runs))
        pending: dict[str, bytes] = {}
        size = 0
        for name, parts in groupby(heapq.merge(*runs), key=lambda listed: listed[0]):
            token, data = name.decode("utf-16-be"), _merged(parts)
            if pending and size + len(data) > SHARD_BYTES:
                yield _shard(pending)
                pending, size = {}, 0
            pending[token] = data
            size += len(data) + len(token) * 3
        if pending:
            yield _shard(pending)


def in_utf16(token: str) -> bytes:
    """In the order in which JavaScript compares."""
    return token.encode("utf-16-be")


def _read_run(packed: bytes, number: int) -> Iterator[Listed]:
    at = 0
    while at < len(packed):
        length, at = read_leb128(packed, at)
        name, at = packed[at : at + length], at + length
        last, at = read_leb128(packed, at)
        length, at = read_leb128(packed, at)
        yield name, number, last, packed[at : at + length]
        at += length


def _merged(parts: Iterable[Listed]) -> bytes:
    """One list of several runs': each first gap counted from the last article of the run before."""
    (_, _, before, first), *others = parts
    if not others:
        return first
    whole = bytearray(first)
    for _, _, last, data in others:
        value, at = read_leb128(data, 0)
        whole += leb128(value - before * 2) + data[at:]
        before = last
    return bytes(whole)


def _shard(members: dict[str, bytes]) -> Shard:
    names = ((token.encode(), len(postings)) for token, postings in members.items())
    listed = b"".join(leb128(len(name)) + name + leb128(length) for name, length in names)
    return Shard(next(iter(members)), b"".join([leb128(len(listed)), listed, *members.values()]))


def _encode(number: int) -> bytes:
    encoded = bytearray()
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


class _Leb128(dict[int, bytes]):
    """Numbers as they were encoded before: nearly all of an index are small."""

    def __missing__(self, number: int) -> bytes:
        self[number] = encoded = _encode(number)
        return encoded


leb128 = _Leb128().__getitem__
r"""An unsigned number in LEB128: seven bits a byte, the lowest first. `leb128(300) == b"\xac\x02"`"""


def read_leb128(data: bytes, at: int) -> tuple[int, int]:
    r"""The number that begins at a place, and the place after it.

    >>> read_leb128(b"\xac\x02", 0)
    (300, 2)
    """
    value = shift = 0
    while data[at] > 0x7F:
        value |= (data[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
    return value | data[at] << shift, at + 1
