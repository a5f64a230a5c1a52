"""Counts of runs of characters (n-grams) in Chinese text, small enough for a repository and quick to ask.

Characters are folded before they are counted: Traditional to Simplified, digits and letters to one of each, half-width
punctuation to full-width. `tools/train` makes the table; `continuation.py` asks it.
"""

import json
import sys
from array import array
from typing import Final

MAGIC: Final = b"jianbao continuation 1\n"

START: Final = "\N{START OF TEXT}"
"""Stands before the first character of a paragraph; no text holds it."""
END: Final = "\N{END OF TEXT}"
"""Stands after the last character of a paragraph."""

FOLDED: Final[dict[str, str]] = {
    "0": "0123456789０１２３４５６７８９",
    "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
    "，": ",﹐",
    "。": "｡",
    "；": ";﹔",
    "：": ":﹕︰",
    "？": "?﹖",
    "！": "!﹗",
    "（": "(〔﹙",
    "）": ")〕﹚",
    "、": "､﹑",
    "%": "％﹪",
    "—": "-－–―─━~～\N{MINUS SIGN}",
    "·": ".．•‧・\N{BULLET OPERATOR}",
    "“": "「『‘〝",
    "”": "」』’〞\"'＂＇",
    "《": "〈＜",
    "》": "〉＞",
}
"""Characters that count as one: a digit is a digit, a letter a letter, and a quotation mark is only open or closed.

A straight quotation mark goes with the closing ones: of the two it is then at least never taken for a paragraph start.
"""

SPACES: Final = "\t\n\v\f\r \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{EN SPACE}\N{EM SPACE}\N{THIN SPACE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"

FIRST_IDEOGRAPH: Final = "\u3400"
LAST_IDEOGRAPH: Final = "\u9fff"

SYMBOL_BITS: Final = 13
VALUE_BITS: Final = 5
VALUE_MASK: Final = (1 << VALUE_BITS) - 1
FINGERPRINT_MASK: Final = (1 << (16 - VALUE_BITS)) - 1
MOST_ASKED: Final = 500_000
"""Answers kept in memory, some 50 MB: the same words recur on every page."""

_MASK: Final = 0xFFFF_FFFF_FFFF_FFFF
_GOLDEN: Final = 0x9E37_79B9_7F4A_7C15
"""2⁶⁴ divided by the golden ratio: multiplicative hashing, Knuth, The Art of Computer Programming 3, 6.4."""
_SPREAD: Final = 0xD6E8_FEB8_6659_FD93
"""An odd multiplier with bits set all over."""


def cells_of(key: int, segment: int) -> tuple[int, int, int, int]:
    """The three cells a key is spread over, and its fingerprint, for a table of three times `segment` cells."""
    mixed = (key * _GOLDEN & _MASK) * _SPREAD
    mixed ^= mixed >> 59
    return (
        (mixed >> 4 & 0xFF_FFFF) * segment >> 24,
        ((mixed >> 28 & 0xFF_FFFF) * segment >> 24) + segment,
        ((mixed >> 52 & 0xFF_FFFF) * segment >> 24) + segment * 2,
        mixed >> 76 & FINGERPRINT_MASK,
    )


class Table:
    """Counts of n-grams by key, read in place from the bytes of the file.

    Single characters are counted exactly. Longer n-grams stand in an XOR filter (Graf and Lemire 2020, "Xor Filters")
    that holds beside the fingerprint a step on a scale of counts: two and a half bytes an n-gram, of any length. One
    that is not in it is taken for one that is in 1 of 2,048 cases; `count` therefore never answers more than `ceiling`.
    """

    __slots__ = ("_asked", "_cells", "_dull", "_ids", "_levels", "_segment", "counts", "header", "total", "unknown")

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ValueError(f"not a continuation table of this version; train it again: {data[:24]!r}")
        size = len(MAGIC) + 4
        start = size + int.from_bytes(data[len(MAGIC) : size], "little")
        self.header = json.loads(data[size:start])
        self._cells = array("H", data[start:])
        if sys.byteorder == "big":
            self._cells.byteswap()
        self._segment = len(self._cells) // 3
        self._asked: dict[int, float] = {}
        self._ids = symbol_ids(self.header["symbols"], self.header["traditional"], self.header["simplified"])
        self._levels: list[float] = self.header["levels"]
        self.counts: list[int] = [0, *self.header["counts"], 0, 0]
        self.unknown = len(self.counts) - 2
        self._dull = {number for char, number in self._ids.items() if char < FIRST_IDEOGRAPH or char > LAST_IDEOGRAPH}
        self._dull.add(self.unknown + 1)
        self.total: int = self.header["total"]

    def symbols(self, text: str) -> list[int]:
        """The numbers of the characters, folded, without spaces."""
        find = self._ids.get
        found = (find(char, -1) for char in text)
        if -1 in (numbers := [number for number in found if number]):
            numbers = [number for char in text if (number := self.symbol(char))]
        return numbers

    def ideographs(self, text: str) -> list[int]:
        """The same with 0 for whatever is no ideograph: figures, letters, marks."""
        return [0 if symbol in self._dull else symbol for symbol in self.symbols(text)]

    def symbol(self, char: str) -> int:
        """The number of one character; all unknown ideographs share one, and all unknown marks."""
        unknown = self.unknown if FIRST_IDEOGRAPH <= char <= LAST_IDEOGRAPH else self.unknown + 1
        return self._ids.get(char, unknown)

    def share(self, symbol: int) -> float:
        """The share of a character in the text counted; a character never seen has that of half an occurrence."""
        return (self.counts[symbol] + 0.5) / (self.total + 0.5)

    def count(self, key: int, ceiling: float) -> float:
        """How often an n-gram of two characters or more was counted; `ceiling` is the count of a part of it."""
        if not ceiling:
            return 0.0
        level = self._asked.get(key)
        if level is None:
            level = self._read(key)
        return min(ceiling, level)

    def _read(self, key: int) -> float:
        first, second, third, fingerprint = cells_of(key, self._segment)
        cells = self._cells
        found = cells[first] ^ cells[second] ^ cells[third]
        level = self._levels[found & VALUE_MASK] if found >> VALUE_BITS == fingerprint else 0.0
        if len(self._asked) >= MOST_ASKED:
            self._asked.clear()
        self._asked[key] = level
        return level


def extend(key: int, symbol: int) -> int:
    """The key of an n-gram with one more character."""
    return key << SYMBOL_BITS | symbol


def symbol_ids(symbols: str, traditional: str, simplified: str) -> dict[str, int]:
    """The number of each character, 1 the first; a folded one shares the number of its representative."""
    ids = {symbol: number for number, symbol in enumerate(symbols, start=1)}
    unknown = len(symbols) + 1
    ids.update((old, ids.get(new, unknown)) for old, new in zip(traditional, simplified, strict=True))
    ids.update((old, ids.get(new, unknown)) for new, olds in FOLDED.items() for old in olds)
    return ids | dict.fromkeys(SPACES, 0)
