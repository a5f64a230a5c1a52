"""How well the end of one line and the beginning of another fit, learnt from open text.

The last ten characters of a line and the first ten of another, side by side (Bengio, Ducharme, Vincent, Jauvin 2003), are summed up
as a vector each; the product of the two is the greater the better they fit. It was learnt by telling the right beginning from a
thousand others (van den Oord, Li, Vinyals 2018), and knows what counts of three characters do not: that 一条小筏子要十四 wants a
noun. `tools/train/edges.py` makes the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from jianbao import lexicon
from jianbao.errors import SettingRefused
from jianbao.ingest.arrays import Array, Rows, read_arrays

FILE = "edges-of-lines.npz"
REACH = 10
"""So many characters on each side of a cut are looked at."""
ABSENT = 0
"""Stands for a character beyond the other end of a short line; the numbers of `ngrams` begin at 1."""


@dataclass(frozen=True, slots=True)
class Side:
    """The network of one side of a cut: characters → hidden units → a vector and what the side says alone."""

    hidden: Array
    bias: Array
    out: Array

    def look(self, characters: Array) -> Array:
        """Lines × (characters side by side) → lines × numbers."""
        found: Array = np.maximum(characters @ self.hidden + self.bias, 0) @ self.out
        return found


@dataclass(frozen=True, slots=True)
class Fits:
    """The vectors of the ends and of the beginnings of the lines of a page."""

    ends: Array
    beginnings: Array

    @property
    def side_by_side(self) -> Array:
        """Lines × numbers: what the end and what the beginning of each line say."""
        return np.hstack([self.ends, self.beginnings])

    def of(self, before: int) -> Array:
        """How well a line would go on in each line of the page: log-odds, but for a constant."""
        found: Array = self.beginnings @ self.ends[before]
        return found


@dataclass(frozen=True, slots=True)
class Edges:
    """The networks of both sides."""

    characters: Array
    """The vector of each character, by its number."""
    ends: Side
    beginnings: Side

    def look(self, lines: Sequence[list[int]], unknown: int) -> Fits:
        """The vectors of lines, given the numbers of their characters (`ngrams.Table.symbols`); zeros where most are `unknown` or above."""
        sides = zip((self.ends, self.beginnings), spell(lines), strict=True)
        return Fits(*(side.look(self._spelt(rows)) * known(rows, unknown)[:, np.newaxis] for side, rows in sides))

    def _spelt(self, rows: Rows) -> Array:
        side_by_side = len(rows), rows.shape[1] * self.characters.shape[1]
        found: Array = (self.characters[rows] * (rows != ABSENT)[..., np.newaxis]).reshape(side_by_side)
        return found


def known(rows: Rows, unknown: int) -> NDArray[np.bool_]:
    """For each row whether at least half of its characters are known."""
    found: NDArray[np.bool_] = 2 * (rows >= unknown).sum(axis=1) <= (rows != ABSENT).sum(axis=1)
    return found


def spell(lines: Sequence[list[int]]) -> tuple[Rows, Rows]:
    """The last and the first characters of each line, those of an end set right, those of a beginning left.

    >>> last, first = spell([[5, 6, 7]])
    >>> last[0, -4:].tolist(), first[0, :4].tolist()
    ([0, 5, 6, 7], [5, 6, 7, 0])
    """
    last, first = (np.full((len(lines), REACH), ABSENT) for _ in range(2))
    for at, line in enumerate(lines):
        end, beginning = line[-REACH:], line[:REACH]
        last[at, REACH - len(end) :] = end
        first[at, : len(beginning)] = beginning
    return last, first


@cache
def load() -> Edges:
    """The networks that come with the package, read once."""
    return read(lexicon.FOLDER / FILE)


def read(path: Path) -> Edges:
    """Networks from a file of arrays, computed with in double precision, so that machines agree.

    What a side says alone is one more number of its vector, beside a 1 of the other's. Raises SettingRefused where the file is missing
    or damaged.
    """
    stored = {name: values.astype(np.float64) for name, values in read_arrays(path).items()}
    try:
        return Edges(stored["characters"], _side(stored, "ends"), _side(stored, "beginnings"))
    except KeyError as error:
        raise SettingRefused(path.name, f"缺少 {error}，请恢复此文件", f"lacks {error}; restore the file") from error


def _side(stored: dict[str, Array], side: str) -> Side:
    return Side(*(stored[f"{side} {part}"] for part in ("hidden", "bias", "out")))
