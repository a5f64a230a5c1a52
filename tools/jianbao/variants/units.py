"""Where a word of the language ends and the next begins, as far as conversion has to know.

OpenCC takes the longest phrase it finds from the left, also across the border of two words: 学生|发展 holds 生发 (hair
tonic), 参与|制造 holds 与制. The counts of runs of characters that reading pages needs anyway say which cut is the
likelier; the phrases themselves stay OpenCC's.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from jianbao.ingest.ngrams import Table, extend
from jianbao.lexicon import FOLDER
from jianbao.variants.tables import words

LONGEST = 4
SINGLE = 3.0
"""What a character by itself costs beside its share: most stand in words. 2 to 4 cut the samples alike."""
LONG = 1.5
"""What each character past the second costs: frequent phrases are no words."""
UNSEEN = 0.5


@dataclass(frozen=True, slots=True)
class Units:
    """A text of ideographs and where its words begin and end."""

    text: str
    cuts: tuple[int, ...]
    """Every border, 0 and the end among them."""

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Each word as (start, end)."""
        return iter(zip(self.cuts, self.cuts[1:], strict=False))

    def has_word(self, start: int, end: int) -> bool:
        """Whether no word reaches across one of two borders."""
        return start in self.cuts and end in self.cuts


@cache
def counts() -> Table:
    """The counts that reading pages has too."""
    return Table((FOLDER / "continuation.bin").read_bytes())


@cache
def firm_words() -> frozenset[str]:
    """Everyday words with a character that conversion may take for another (firm.txt)."""
    return frozenset(words("firm"))


def is_firm(word: str) -> bool:
    """Whether a run of characters is one of them."""
    return word in firm_words()


@lru_cache(maxsize=20_000)
def units(text: str) -> Units:
    """The likeliest words of a run of ideographs.

    >>> found = units("关注学生发展")
    >>> [found.text[start:end] for start, end in found]
    ['关注', '学生', '发展']
    """
    table = counts()
    symbols = table.symbols(text)
    if len(symbols) != len(text):
        return Units(text, tuple(range(len(text) + 1)))
    best, cut = [0.0], [0]
    for end in range(1, len(text) + 1):
        score, size = max(
            (best[end - size] + weight, size) for size, weight in _weights(table, symbols[max(0, end - LONGEST) : end])
        )
        best.append(score)
        cut.append(size)
    return Units(text, _borders(cut))


def _weights(table: Table, symbols: list[int]) -> Iterator[tuple[int, float]]:
    """The log-likelihood of each word that ends with the last symbol, by its length."""
    total = table.total
    yield 1, math.log((table.counts[symbols[-1]] or UNSEEN) / total) - SINGLE
    for size in range(2, len(symbols) + 1):
        if count := _count(table, symbols[-size:]):
            yield size, math.log(count / total) - LONG * (size - 2)


def _count(table: Table, symbols: list[int]) -> float:
    key = symbols[0]
    count: float = table.counts[key]
    for symbol in symbols[1:]:
        key = extend(key, symbol)
        count = table.count(key, min(count, table.counts[symbol]))
        if not count:
            return 0.0
    return count


@lru_cache(maxsize=20_000)
def pair_count(pair: str) -> float:
    """How often two characters were counted beside each other; 0 for anything but two ideographs."""
    symbols = counts().symbols(pair)
    return _count(counts(), symbols) if len(symbols) == len(pair) == 2 else 0.0


def _borders(sizes: list[int]) -> tuple[int, ...]:
    at = len(sizes) - 1
    borders = [at]
    while at:
        at -= sizes[at]
        borders.append(at)
    return tuple(reversed(borders))
