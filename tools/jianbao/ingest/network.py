"""Recurrent networks over the lines of a page: what each line is, and what goes on in what.

The clues of a line, its first and last characters, seen through filters (Kim 2014), and what these say of going on, learnt from open
text (edges.py), are summed up as a vector; two layers of
gated recurrent units (Cho et al. 2014) read these from the top of the page down and from its foot up, so that a line is judged in
the light of all others. A chain (Lafferty, McCallum, Pereira 2001; on such layers Huang, Xu, Yu 2015) adds what tag follows
what; a product of the line that breaks off with the line that goes on (Dozat, Manning 2017) adds to the odds of a join. Networks
that began from other random weights err on other lines, and most of all those that read no words themselves, so what is taken is their mean.
`tools/train/tags.py` makes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from jianbao import lexicon
from jianbao.errors import SettingRefused
from jianbao.ingest.arrays import Array, Rows, read_arrays
from jianbao.ingest.pieces import Tag

FILE = "tags-of-lines.npz"
BEGINNING, END = 14, 10
"""So many of a line's first and last characters are looked at."""
ABSENT, UNKNOWN = 0, 1
"""Rows of the characters: beyond the end of a short line; too rare to have a row."""
SIDE_BY_SIDE = 3
"""Characters that a filter sees at once."""
AT_ONCE = 10_000
"""Pairs of lines that are compared at once, so that a file of many pages takes no more memory than its pairs."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The log-potentials of a page: of each tag of a line, of the first, and of one behind another."""

    lines: Array
    """Lines × tags."""
    first: Array
    after: Array
    """Tag × the tag behind it."""


Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the networks make of a page."""

    chain: Chain
    joins: dict[Pair, float]
    """The log-odds that the one line goes on in the other, of every pair worth a thought."""


MOST = 12.0
"""Log-odds of two lines alone above which more makes no difference."""


@dataclass(frozen=True, slots=True)
class Gates:
    """One layer of gated recurrent units that read a page downwards and upwards: networks × directions × inputs × columns.

    The columns are reset gates, update gates, contents. All networks and directions take a step at once, which numpy does in little more
    time than one.
    """

    of_input: Array
    of_state: Array
    bias: Array

    def read(self, lines: Array) -> Array:
        """The states after each line, those of both directions side by side: networks × lines × inputs → networks × lines × units."""
        given = lines[:, np.newaxis] @ self.of_input + self.bias[:, :, np.newaxis]
        given[:, 1] = given[:, 1, ::-1].copy()
        units = self.of_state.shape[2]
        state = np.zeros((*given.shape[:2], units))
        found = np.empty((*given.shape[:3], units))
        for at in range(given.shape[2]):
            own, past = given[:, :, at], (state[:, :, np.newaxis] @ self.of_state)[:, :, 0]
            gates = (1 + np.tanh((own[..., : 2 * units] + past[..., : 2 * units]) / 2)) / 2
            reset, update = gates[..., :units], gates[..., units:]
            state = (1 - update) * np.tanh(own[..., 2 * units :] + reset * past[..., 2 * units :]) + update * state
            found[:, :, at] = state
        return np.concatenate([found[:, 0], found[:, 1, ::-1]], axis=2)


@dataclass(frozen=True, slots=True)
class Lines:
    """What one network makes of the lines of a page by themselves."""

    begun: Array
    ended: Array
    summed: Array
    """Lines × numbers: clues, spelling and sides summed up."""


@dataclass(frozen=True, slots=True)
class Member:
    """One network's weights by name, as they were trained (recurrent.py has their shapes), its layers of units left out."""

    weights: dict[str, Array]

    def lines(self, clues: list[list[int]], spelling: tuple[Rows, Rows], sides: Array) -> Lines:
        """Lines by themselves, given the rows of their clues, of their first and last characters, and what these say of going on (`edges.Fits`)."""
        own = self.weights
        begun, ended = (self.spelt(side, rows) for side, rows in zip(("begins", "ends"), spelling, strict=True))
        told = np.array([own["vectors"][row].sum(axis=0) for row in clues])
        return Lines(
            begun, ended, np.tanh(told + np.hstack([begun, ended]) @ own["of_spelling"] + sides @ own["of_sides"])
        )

    def judge(self, clues: list[list[int]], lines: Lines, seen: Array, pairs: Rows) -> tuple[Array, Array]:
        """Lines × tags, and what is added to the log-odds of each pair of lines, once all others were `seen`."""
        votes = np.array([self.weights["votes"][row].sum(axis=0) for row in clues])
        goes_on, continues = self.open(clues, seen)
        before, after = pairs.T
        joins = self.fit(seen, lines.begun, lines.ended, pairs) + self.way(pairs) + goes_on[before] + continues[after]
        return votes + seen @ self.weights["out"], joins

    def spelt(self, side: str, rows: Rows) -> Array:
        """The strongest answer of each filter over the characters of one side of each line."""
        characters = self.weights["characters"][rows] * self.weights["reads"] * (rows > ABSENT)[..., np.newaxis]
        places = rows.shape[1] - SIDE_BY_SIDE + 1
        beside = np.concatenate([characters[:, at : at + places] for at in range(SIDE_BY_SIDE)], axis=2)
        answers: Array = np.maximum(beside @ self.weights[f"{side} filters"] + self.weights[f"{side} bias"], 0).max(
            axis=1
        )
        return answers

    def open(self, clues: list[list[int]], seen: Array) -> tuple[Array, Array]:
        """For each line how much it breaks off, and how much it begins amid a sentence, whatever stands elsewhere."""
        votes = np.array([self.weights["open votes"][row].sum(axis=0) for row in clues])
        goes_on, continues = (votes + seen @ self.weights["open"] + self.weights["open bias"]).T
        return goes_on, continues

    def fit(self, seen: Array, begun: Array, ended: Array, pairs: Rows) -> Array:
        """How well the two lines of each pair fit."""
        broken = np.tanh(np.hstack([seen, ended]) @ self.weights["join before"]) @ self.weights["join between"]
        begins = np.tanh(np.hstack([seen, begun]) @ self.weights["join after"])
        some = np.array_split(pairs, 1 + len(pairs) // AT_ONCE)
        return np.concatenate([(broken[one[:, 0]] * begins[one[:, 1]]).sum(axis=1) for one in some])

    def way(self, pairs: Rows) -> Array:
        """What the distance of the two lines of each pair says."""
        apart = pairs[:, 1] - pairs[:, 0]
        next_one, further, backwards = self.weights["way"]
        found: Array = next_one * (apart == 1) + further * np.log(np.maximum(apart, 1)) + backwards * (apart < 0)
        return found


@dataclass(frozen=True, slots=True)
class Network:
    """Several networks that know the same clues and characters."""

    clues: dict[str, int]
    """The row of each clue."""
    characters: dict[str, int]
    """The row of each character, Simplified ones only."""
    members: tuple[Member, ...]
    layers: tuple[Gates, ...]
    """Those of all members, which have as many."""

    def look(self, clues: list[list[str]], texts: Sequence[str], sides: Array, alone: dict[Pair, float]) -> Outlook:
        """What to make of the lines of a page, given the names of the clues of each, its text, what its sides say, and the log-odds of joins.

        Those are what the two lines say alone; unknown clues say nothing.
        """
        shared = {
            name: _mean([member.weights[name] for member in self.members]) for name in ("first", "after", "trust")
        }
        if not clues:
            return Outlook(Chain(np.zeros((0, len(TAGS))), shared["first"], shared["after"]), {})
        rows = [[row for clue in line if (row := self.clues.get(clue)) is not None] for line in clues]
        spelling = spell(texts, self.characters)
        pairs = np.array(list(alone), dtype=np.int64).reshape(-1, 2)
        told = [member.lines(rows, spelling, sides) for member in self.members]
        looks = (
            member.judge(rows, own, seen, pairs)
            for member, own, seen in zip(self.members, told, self._read(told), strict=True)
        )
        lines, joins = map(_mean, zip(*looks, strict=True))
        odds = shared["trust"] * np.clip(np.array(list(alone.values())), -MOST, MOST) + joins
        return Outlook(Chain(lines, shared["first"], shared["after"]), dict(zip(alone, odds.tolist(), strict=True)))

    def _read(self, lines: Sequence[Lines]) -> Array:
        """Networks × lines × numbers: every line in the light of all others."""
        own = seen = np.array([one.summed for one in lines])
        for gates in self.layers:
            seen = np.concatenate([gates.read(seen), own], axis=2)
        return seen


def spell(texts: Sequence[str], characters: dict[str, int]) -> tuple[Rows, Rows]:
    """The rows of the first and of the last characters of each text.

    >>> spell(["關燈", "灯"], {"关": 2, "灯": 3})[0][:, :3].tolist(), spell(["關燈"], {"灯": 3})[1][0, -3:].tolist()
    ([[2, 3, 0], [3, 0, 0]], [0, 1, 3])
    """
    beginnings = np.full((len(texts), BEGINNING), ABSENT)
    ends = np.full((len(texts), END), ABSENT)
    for at, text in enumerate(texts):
        plain = lexicon.fold(text)
        first = [characters.get(char, UNKNOWN) for char in plain[:BEGINNING]]
        last = [characters.get(char, UNKNOWN) for char in plain[-END:]]
        beginnings[at, : len(first)] = first
        ends[at, END - len(last) :] = last
    return beginnings, ends


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
    stored = read_arrays(path)
    if list(stored.pop("tags", ())) != [str(tag) for tag in TAGS]:
        raise SettingRefused(path.name, "标签与程序不符，请运行 make train", "made for other tags; run make train")
    count = sum(key.endswith(": first") for key in stored)
    try:
        clues = {str(name): at for at, name in enumerate(stored.pop("clues"))}
        characters = {str(char): at for at, char in enumerate(stored.pop("characters"), start=UNKNOWN + 1)}
        arrays = {key: values.astype(np.float64) for key, values in stored.items()}
        members = tuple(Member({name: arrays[f"{number}: {name}"] for name in NEEDED}) for number in range(count))
        depth = sum(key.startswith("0: ") and key.endswith("down bias") for key in arrays)
        layers = tuple(_gates(arrays, count, layer) for layer in range(depth))
    except KeyError as error:
        raise SettingRefused(path.name, f"缺少 {error}，请恢复此文件", f"lacks {error}; restore the file") from error
    if not members:
        raise SettingRefused(path.name, "没有权重，请恢复此文件", "holds no weights; restore the file")
    return Network(clues, characters, members, layers)


NEEDED = tuple(
    "vectors,votes,out,first,after,characters,of_spelling,of_sides,begins filters,begins bias,ends filters,ends bias,"
    "open,open votes,open bias,join before,join after,join between,way,trust,reads".split(",")
)
"""The names of a member's weights, those of its layers left out."""


def _gates(arrays: dict[str, Array], count: int, layer: int) -> Gates:
    return Gates(
        *(
            np.array([[arrays[f"{number}: {layer} {way} {part}"] for way in ("down", "up")] for number in range(count)])
            for part in ("of_input", "of_state", "bias")
        )
    )
