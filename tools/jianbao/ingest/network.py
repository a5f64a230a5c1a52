"""Recurrent networks over the lines of a page: from the clues of every line to the score of each of its tags.

The clues of a line are summed up as a vector; two layers of gated recurrent units (Cho et al. 2014) read these from the
top of the page down and from its foot up, so that a line is scored in the light of all others; a chain (Lafferty,
McCallum, Pereira 2001; on such layers Huang, Xu, Yu 2015) adds what tag follows what. Networks that began from other
random weights err on other lines, so what is taken is their mean. `tools/train/tags.py` makes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from jianbao import lexicon
from jianbao.errors import SettingRefused
from jianbao.ingest.pieces import Tag

FILE = "tags-of-lines.npz"
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chain:
    """The log-potentials of a page: of each tag of a line, of the first, and of one behind another."""

    lines: Array
    """Lines × tags."""
    first: Array
    after: Array
    """Tag × the tag behind it."""


@dataclass(frozen=True, slots=True)
class Gates:
    """Gated recurrent units that read a page in one direction; the columns are reset gates, update gates, contents."""

    of_input: Array
    of_state: Array
    bias: Array

    def read(self, lines: Array) -> Array:
        """The state after each line, from the first on: lines × inputs → lines × units."""
        given = lines @ self.of_input + self.bias
        units = len(self.of_state)
        state = np.zeros(units)
        found = np.empty((len(lines), units))
        for at, own in enumerate(given):
            past = state @ self.of_state
            gates = (1 + np.tanh((own[: 2 * units] + past[: 2 * units]) / 2)) / 2
            reset, update = gates[:units], gates[units:]
            state = (1 - update) * np.tanh(own[2 * units :] + reset * past[2 * units :]) + update * state
            found[at] = state
        return found


@dataclass(frozen=True, slots=True)
class Member:
    """One network's weights, as they were trained."""

    vectors: Array
    votes: Array
    """What each clue says of each tag by itself."""
    layers: tuple[tuple[Gates, Gates], ...]
    """Downwards and upwards."""
    out: Array
    first: Array
    after: Array

    def scores(self, rows: list[list[int]]) -> Array:
        """Lines × tags, given the rows of the clues of each line."""
        own = np.tanh([self.vectors[row].sum(axis=0) for row in rows])
        seen = own
        for down, up in self.layers:
            seen = np.hstack([down.read(seen), up.read(seen[::-1])[::-1], own])
        votes = np.array([self.votes[row].sum(axis=0) for row in rows])
        scores: Array = votes + seen @ self.out
        return scores


@dataclass(frozen=True, slots=True)
class Network:
    """Several networks that know the same clues."""

    clues: dict[str, int]
    """The row of each clue."""
    members: tuple[Member, ...]

    def chain(self, clues: list[list[str]]) -> Chain:
        """Scores for the lines of a page, given the names of the clues of each; unknown ones say nothing."""
        rows = [[row for clue in line if (row := self.clues.get(clue)) is not None] for line in clues]
        lines = [member.scores(rows) if rows else np.zeros((0, len(TAGS))) for member in self.members]
        firsts, afters = zip(*((member.first, member.after) for member in self.members), strict=True)
        return Chain(_mean(lines), _mean(firsts), _mean(afters))


def _mean(arrays: Sequence[Array]) -> Array:
    return sum(arrays[1:], start=arrays[0]) / len(arrays)


TAGS = tuple(Tag)
"""The order of columns."""
COLUMNS = {tag: at for at, tag in enumerate(TAGS)}


@cache
def load() -> Network:
    """The network that comes with the package, read once."""
    return read(lexicon.FOLDER / FILE)


def read(path: Path) -> Network:
    """Networks from a file of arrays, computed with in double precision, so that machines agree.

    Raises SettingRefused where it is missing or damaged, or was made for other tags.
    """
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            stored = {key: file[key] for key in file.files}
    except (OSError, EOFError, ValueError, BadZipFile) as error:
        raise SettingRefused(
            path.name, f"无法读取（{error}），请恢复此文件", f"unreadable ({error}); restore the file"
        ) from error
    if list(stored.pop("tags", ())) != [str(tag) for tag in TAGS]:
        raise SettingRefused(path.name, "标签与程序不符，请运行 make train", "made for other tags; run make train")
    count = sum(key.endswith(": first") for key in stored)
    try:
        rows = {str(name): at for at, name in enumerate(stored.pop("clues"))}
        arrays = {key: values.astype(np.float64) for key, values in stored.items()}
        members = tuple(_member(arrays, f"{number}: ") for number in range(count))
    except KeyError as error:
        raise SettingRefused(path.name, f"缺少 {error}，请恢复此文件", f"lacks {error}; restore the file") from error
    if not members:
        raise SettingRefused(path.name, "没有权重，请恢复此文件", "holds no weights; restore the file")
    return Network(rows, members)


def _member(arrays: dict[str, Array], name: str) -> Member:
    depth = sum(key.startswith(name) and key.endswith("down bias") for key in arrays)
    layers = [tuple(_gates(arrays, f"{name}{layer} {way}") for way in ("down", "up")) for layer in range(depth)]
    plain = {key: arrays[name + key] for key in ("vectors", "votes", "out", "first", "after")}
    return Member(layers=tuple((down, up) for down, up in layers), **plain)


def _gates(arrays: dict[str, Array], name: str) -> Gates:
    return Gates(*(arrays[f"{name} {part}"] for part in ("of_input", "of_state", "bias")))
