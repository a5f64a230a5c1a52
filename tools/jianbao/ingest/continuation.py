"""How likely does one line continue another? A character n-gram model of modern Chinese newspaper text.

A paragraph cut at the foot of a column goes on in the middle of a sentence, often of a word: 「智慧平」, and five lines
later 「台作用凸显」. Three questions decide it, and the model answers each from counts of one to four characters:

- do the characters on either side of the cut belong together?   (``crossing``)
- does the later line begin as paragraphs begin?                  (``opens``)
- does the earlier line end as paragraphs end?                    (``closes``)

``score`` is their sum, weighted by a logistic fit on held-out text. The table holds counts, never sentences; it is
made by ``tools/train/continuation.py``, whose docstring has the sources, the command and the figures.
"""

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from jianbao.ingest.ngrams import END, START, SYMBOL_BITS, Table, extend

TABLE_NAME: Final = "continuation.bin"

ORDER: Final = 4
"""The longest n-gram. Five found no more right continuations than four on held-out pages, three found 2 % fewer."""

WINDOW: Final = 12
"""Characters looked at on either side: three count, the rest is room for spaces."""

VARIETY_BASE: Final = 10.0
VARIETY_RATE: Final = 0.75
VARIETY_POWER: Final = 0.6
"""About 10 + 0.75 n^0.6 different characters follow one seen n times (Heaps' law): the weight of the shorter context."""

ABSENCE: Final = 3.0
"""Occurrences to be expected before their absence counts: else every name the training text lacks would be taken for a
paragraph start. On the benchmark's articles 39 % of continuations were found without it, 47 % with it."""

STRANGER: Final = 1.0
"""What a mark that no paragraph holds says of a beginning, in the log-odds that `opens` is fitted to: it begins something."""

SHORT: Final = 50
"""Pairs of characters below which a text counts as if it had so many: one word shared with a title is no kinship."""

FREQUENT: Final = 60
"""Places of a pair of characters from which on it is telling that all have one character before them."""

COMMON_PAIR: Final = 1 / 40
"""A pair of characters more frequent than one in 40 would say nothing of a topic; no pair is."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Slopes and intercepts of the logistic fits: each weighted sum is a log-odds, at even odds beforehand."""

    score: tuple[float, float, float, float]
    """Of crossing, opening and closing, and the intercept."""
    opens: tuple[float, float]
    closes: tuple[float, float]
    kinship: tuple[float, float]


_Counts = tuple[float, ...]
_End = tuple[tuple[int, ...], _Counts]
"""The last one, two, three characters of a line as keys, as many as there are, and the counts of each."""


@dataclass(frozen=True, slots=True)
class _Tail:
    """What the end of a line brings into every pair."""

    end: _End
    closing: float


@dataclass(frozen=True, slots=True)
class _Head:
    """What the beginning of a line brings into every pair."""

    symbols: tuple[int, ...]
    """Its first three characters."""
    shares: tuple[float, ...]
    """The probability of each, given those before it in this line and nothing else."""
    opening: float


class Continuation:
    """The model. All figures are natural logarithms; a sum of two is again a log-odds."""

    __slots__ = ("_alphabet", "_head", "_pairs", "_rarity", "_start", "_table", "_tail", "_weights")

    def __init__(self, table: Table) -> None:
        self._table = table
        self._weights = Weights(**{name: tuple(fit) for name, fit in table.header["weights"].items()})
        start = table.symbol(START)
        self._start: _End = ((start,), (float(table.counts[start]),))
        # A line stands in many pairs; a page has a few hundred lines.
        self._tail = functools.lru_cache(maxsize=4096)(self._read_tail)
        self._head = functools.lru_cache(maxsize=4096)(self._read_head)
        self._alphabet = functools.lru_cache(maxsize=4)(self._read_alphabet)
        self._rarity = functools.lru_cache(maxsize=100_000)(self._read_rarity)
        self._pairs = functools.lru_cache(maxsize=1024)(self._read_pairs)

    def score(self, before: str, after: str) -> float:
        """Log-odds that `after` goes on where `before` breaks off, against two separate paragraphs.

        Calibrated on held-out text for even odds: 0 is a toss-up, 3 is 20 to 1. Of whole lines three characters count.

        >>> model = load()
        >>> model.score("突出的特点、亮点就是“代表直通车”智慧平", "台作用凸显。面向群众收集上来的问题") > 3
        True
        >>> model.score("推动代表更好履职尽责。", "日前，红桥区人大常委会组织开展活动。") < -3
        True
        """
        crossing, opening, closing = self.features(before, after)
        weights = self._weights.score
        return weights[0] * crossing + weights[1] * opening + weights[2] * closing + weights[3]

    def symbols(self, text: str) -> list[int]:
        """The numbers of the characters of a text, folded, without spaces."""
        return self._table.symbols(text)

    @property
    def unknown(self) -> int:
        """The number that all rare ideographs share."""
        return self._table.unknown

    @property
    def characters(self) -> int:
        """How many numbers there are."""
        return len(self._table.counts)

    def affinity(self, pair: str) -> float:
        """How much more often two characters stand together than by chance, as a logarithm; -inf where they never do.

        >>> load().affinity("图书") > 2.2 > load().affinity("的人")
        True
        """
        first, second = (self._table.symbol(char) for char in pair)
        seen = self._table.count(extend(first, second), min(self._table.counts[first], self._table.counts[second]))
        chance = self._table.share(first) * self._table.share(second)
        return math.log(seen / self._table.total / chance) if seen else -math.inf

    def opens(self, text: str) -> float:
        """Log-odds that `text` starts where a paragraph starts, rather than in the middle of one.

        >>> load().opens("日前，记者从区人大常委会获悉") > 0 > load().opens("，进一步完善家站制度")
        True
        """
        slope, intercept = self._weights.opens
        return slope * self._head(text.lstrip()[:WINDOW]).opening + intercept

    def closes(self, text: str) -> float:
        """Log-odds that `text` ends where a paragraph ends, rather than in the middle of one.

        >>> load().closes("受众3154人次。") > 0 > load().closes("持续健全“两个联系”机制。活")
        True
        """
        slope, intercept = self._weights.closes
        return slope * self._tail(text.rstrip()[-WINDOW:]).closing + intercept

    def frequency(self, char: str) -> float:
        """Logarithm of the share of one character in newspaper text, Traditional counted with Simplified.

        A wrong decoding shows in rare characters.

        >>> load().frequency("国") == load().frequency("國") > load().frequency("囻")
        True
        """
        return math.log(self._table.share(self._table.symbol(char)))

    def kinship(self, one: str, other: str) -> float:
        """Log-odds that two texts are of one article rather than of two, from the rare pairs of characters they share.

        Names and topics recur inside an article. Made to be added to `score` where one of several lines must go on;
        the longer the texts, the more it says.

        >>> model = load()
        >>> head = "红桥区的老师赴碌曲县支教，受到碌曲孩子们的欢迎。"
        >>> model.kinship(head, "碌曲县的支教老师说") > model.kinship(head, "商会换届大会举行")
        True
        """
        slope, intercept = self._weights.kinship
        return slope * self.overlap(one, other) + intercept

    def telling(self, line: str, text: str) -> float:
        """How much of a line a text says: its pairs of ideographs that stand in the text, each by its rarity."""
        return sum(self._told(line, text))

    def _told(self, line: str, text: str) -> list[float]:
        """The rarity of each pair of ideographs that a line and a text share."""
        pairs = {(one, two) for one, two in pairwise(line) if one + two in text}
        keys = [self._table.ideographs(one + two) for one, two in pairs]
        return [self._rarity(extend(*key)) for key in keys if len(key) == 2 and all(key)]

    def features(self, before: str, after: str) -> tuple[float, float, float]:
        """What `score` weighs: do the edges belong together, does `after` open and `before` close a paragraph?"""
        tail = self._tail(before.rstrip()[-WINDOW:])
        head = self._head(after.lstrip()[:WINDOW])
        return self._crossing(tail.end, head.symbols, head.shares), head.opening, tail.closing

    def bridge(self, before: str, after: str, alphabet: str, least: float) -> float:
        """How much better a lost character would join two lines than nothing does, as a logarithm; -inf if none may be lost.

        Only those characters of `alphabet` may be behind which stand at least a `least` share of all places of the first two
        characters of `after`.

        >>> load().bridge("绿色金融、知识产权", "押融资、跨境服务", "质的了人资", least=0.8) > 3
        True
        """
        symbols = tuple(self._table.symbols(after.lstrip()[:WINDOW])[:2])
        lost = [one for one, share in self._backings(symbols, alphabet, least) if share >= least]
        if not lost:
            return -math.inf
        end = self._tail(before.rstrip()[-WINDOW:]).end
        return max(self._run(end, (one, *symbols)) for one in lost) - self._run(end, symbols)

    def preceded(self, after: str, alphabet: str, least: float) -> float:
        """The share of all places where a line's first two characters stand behind one and the same character.

        Shares below `least`, which is above 0, need not be told apart from 0.

        >>> load().preceded("大常委会把组织代表深入", "人的会", 0.5) > 0.9
        True
        """
        symbols = tuple(self._table.symbols(after.lstrip()[:WINDOW])[:2])
        pair = self._seen(symbols)
        found = self._backings(symbols, alphabet, least) if pair >= FREQUENT else ()
        return max((share for _, share in found), default=0.0)

    def _seen(self, symbols: tuple[int, ...]) -> float:
        """How often a pair was counted; 0 of less than a pair."""
        return self._table.count(extend(*symbols), math.inf) if len(symbols) == 2 else 0.0

    def _backings(self, symbols: tuple[int, ...], alphabet: str, least: float) -> Iterator[tuple[int, float]]:
        """Characters of an alphabet that are frequent enough to stand before a pair, and the share of its places they do."""
        counts, fewest = self._table.counts, least * self._seen(symbols)
        often = (symbol for symbol in self._alphabet(alphabet) if counts[symbol] >= fewest) if fewest else ()
        return ((symbol, self._backing(symbol, symbols, fewest)) for symbol in often)

    def _read_alphabet(self, alphabet: str) -> tuple[int, ...]:
        return tuple(sorted(set(self._table.symbols(alphabet)) - {self._table.unknown}))

    def _backing(self, symbol: int, symbols: tuple[int, ...], least: float) -> float:
        """Share of a pair's places that have `symbol` before them; the table's false hits fail one count or the other.

        0 where fewer than `least` places have the symbol before the first of the pair.
        """
        if not symbol or self._table.unknown in symbols:
            return 0.0
        count = self._table.count
        first = count(extend(symbol, symbols[0]), math.inf)
        if not first or first < least or first > self._table.counts[symbols[0]]:
            return 0.0
        whole = count(functools.reduce(extend, (symbol, *symbols)), first)
        return min(1.0, whole / max(1.0, count(functools.reduce(extend, symbols), math.inf)))

    def _run(self, end: _End, symbols: tuple[int, ...]) -> float:
        """Log-probability of characters behind an end."""
        (keys, counts), logarithm = end, 0.0
        for place, symbol in enumerate(symbols):
            keys = tuple(key << SYMBOL_BITS | symbol for key in keys[: ORDER - 1 - place])
            share, seen = self._follow(keys, counts, self._table.share(symbol))
            logarithm += math.log(share)
            keys, counts = (symbol, *keys), (float(self._table.counts[symbol]), *seen)
        return logarithm

    def overlap(self, one: str, other: str) -> float:
        """The shared pairs of characters, each by its rarity, for texts of that length."""
        first, second = self._pairs(one), self._pairs(other)
        rarity = sum([self._rarity(pair) for pair in first & second])
        return rarity / math.sqrt(max(SHORT, len(first)) * max(SHORT, len(second)))

    def _read_rarity(self, pair: int) -> float:
        ceiling = self._table.total * COMMON_PAIR
        return math.log(ceiling / (1 + self._table.count(pair, ceiling)))

    def _read_pairs(self, text: str) -> set[int]:
        """Keys of the pairs of ideographs in a text; figures, letters and marks say nothing of its topic."""
        symbols = self._table.ideographs(text)
        return {one << SYMBOL_BITS | two for one, two in pairwise(symbols) if one and two}

    def _crossing(self, end: _End, symbols: tuple[int, ...], shares: tuple[float, ...]) -> float:
        """How much likelier characters are after that end than where they stand, with their `shares`."""
        (keys, counts), logarithm = end, 0.0
        for place, (symbol, plain) in enumerate(zip(symbols, shares, strict=True)):
            if symbol == self._table.unknown:  # a rare name: no evidence either way
                break
            keys = tuple(key << SYMBOL_BITS | symbol for key in keys[: ORDER - 1 - place])
            share, counts = self._follow(keys, counts, plain)
            logarithm += math.log(share / plain)
            if not counts or not counts[0]:
                break
        return logarithm

    def _follow(self, keys: tuple[int, ...], contexts: _Counts, share: float) -> tuple[float, _Counts]:
        """The probability of a character after longer and longer contexts, and how often it was seen after each.

        `keys` are the n-grams that end in it; each probability is smoothed towards that of the next shorter context.
        """
        count, seen, ceiling = self._table.count, [], math.inf
        for key, context in zip(keys, contexts, strict=False):
            ceiling = count(key, min(ceiling, context))
            share = smooth(ceiling, context, share) if context else share
            seen.append(ceiling)
        return share, tuple(seen)

    def _read_tail(self, text: str) -> _Tail:
        symbols = self._table.symbols(text)[1 - ORDER :]
        keys, counts = list[int](), list[float]()
        for start in range(len(symbols) - 1, -1, -1):
            key = functools.reduce(extend, symbols[start:])
            counts.append(self._table.count(key, counts[-1]) if keys else float(self._table.counts[key]))
            keys.append(key)
        end, close = (tuple(keys), tuple(counts)), self._table.symbol(END)
        return _Tail(end, self._crossing(end, (close,), (self._table.share(close),)))

    def _read_head(self, text: str) -> _Head:
        symbols = tuple(self._table.symbols(text)[: ORDER - 1])
        shares = tuple(self._plain(symbols))
        # ■, ▲ and the like begin bylines: no paragraph start, and no continuation either.
        stranger = bool(symbols) and symbols[0] > self._table.unknown
        return _Head(symbols, shares, STRANGER if stranger else self._crossing(self._start, symbols, shares))

    def _plain(self, symbols: tuple[int, ...]) -> Iterator[float]:
        """The probability of each character of a beginning, given those before it and nothing else."""
        keys, counts = tuple[int, ...](), tuple[float, ...]()
        for symbol in symbols:
            keys = tuple(key << SYMBOL_BITS | symbol for key in keys)
            share, seen = self._follow(keys, counts, self._table.share(symbol))
            yield share
            keys, counts = (symbol, *keys), (float(self._table.counts[symbol]), *seen)


def smooth(seen: float, context: float, share: float) -> float:
    """The probability of a character seen so often in a context, where the shorter context gives it that share.

    >>> smooth(50, 100, 0.001) > 0.1
    True
    >>> smooth(0, 100, 0.001) > 0.9 * 0.001
    True
    >>> smooth(0, 100, 0.5) < 0.1
    True
    """
    variety = VARIETY_BASE + VARIETY_RATE * math.pow(context, VARIETY_POWER)
    return max((seen + variety * share) / (context + variety), share * ABSENCE / (context * share + ABSENCE))


@functools.cache
def load() -> Continuation:
    """The model that comes with the package, read once."""
    here = Path(__file__).parent.parent
    # A checkout keeps lexicon/ beside the package, a wheel inside it.
    folder = next(path for path in (here.parent / "lexicon", here / "lexicon") if (path / TABLE_NAME).is_file())
    return Continuation(Table((folder / TABLE_NAME).read_bytes()))
