"""Counting n-grams and writing them as the table that `jianbao.ingest.ngrams` reads."""

import functools
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from opencc import OpenCC

from jianbao.ingest.continuation import ORDER
from jianbao.ingest.ngrams import (
    END,
    FOLDED,
    MAGIC,
    SPACES,
    START,
    SYMBOL_BITS,
    VALUE_BITS,
    cells_of,
    extend,
    symbol_ids,
)

RARE: Final = 2
"""A character seen once is most often a slip; all rarer ones share one number."""
MARGIN: Final = 1.24
"""Cells for each key: an XOR filter can be built, nearly always, above 1.23."""
SEEN: Final = {2: 1, 3: 2, 4: 3}
"""Occurrences an n-gram of that length needs to be kept: what fits in seven megabytes."""

_IDEOGRAPHS: Final = [chr(code) for start, stop in ((0x3400, 0x4DC0), (0x4E00, 0xA000)) for code in range(start, stop)]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted."""

    symbols: str
    """Every character with a number of its own, most frequent first."""
    singles: list[int]
    grams: dict[int, int]
    """Key of two to four characters: occurrences."""
    total: int


def simplified_pairs() -> tuple[str, str]:
    """Every Traditional character and its Simplified form, one to one, as OpenCC has them."""
    convert = functools.partial(OpenCC.convert, OpenCC("t2s"))
    pairs = [(old, new) for old in _IDEOGRAPHS if (new := convert(old)) != old and len(new) == 1]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)


def folding() -> dict[int, str]:
    """The folding of characters as a table for str.translate."""
    old, new = simplified_pairs()
    marks = {ord(char): one for one, many in FOLDED.items() for char in many}
    return dict.fromkeys(map(ord, SPACES), "") | dict(zip(map(ord, old), new, strict=True)) | marks


def count(paragraphs: Iterable[str], expected: Mapping[str, float]) -> Counts:
    """Count the n-grams of paragraphs, each once however often it was printed, and add those expected of other texts."""
    fold = folding()
    marked = [START + paragraph.translate(fold) + END for paragraph in dict.fromkeys(paragraphs)]
    frequency = Counter[str]()
    for paragraph in marked:
        frequency.update(paragraph)
    common = sorted((-seen, char) for char, seen in frequency.items() if seen >= RARE)
    symbols = "".join(char for _, char in common)
    ids, unknown = symbol_ids(symbols, "", ""), len(symbols) + 1
    grams, singles = _count_grams(marked, ids, unknown), [0, *(-seen for seen, _ in common)]
    for gram, seen in expected.items():
        numbers = [ids.get(char, unknown) for char in gram.translate(fold)]
        rounded = int(seen + 0.5)
        if not rounded or unknown in numbers:
            continue
        key = functools.reduce(extend, numbers)
        if len(numbers) == 1:
            singles[key] += rounded
        else:
            grams[key] = grams.get(key, 0) + rounded
    return Counts(symbols, singles[1:], grams, sum(singles))


def _count_grams(marked: list[str], ids: dict[str, int], unknown: int) -> dict[int, int]:
    grams = Counter[int]()
    for paragraph in marked:
        keys = numbers = [ids.get(char, unknown) for char in paragraph]
        for length in range(2, ORDER + 1):
            keys = list(map(extend, keys, numbers[length - 1 :]))
            grams.update(keys)
    return {key: seen for key, seen in grams.items() if unknown not in _numbers(key)}


def prune(counts: Counts) -> dict[int, int]:
    """The n-grams seen often enough for their length; every part of one kept is kept, too."""
    return {key: seen for key, seen in counts.grams.items() if seen >= SEEN[(key.bit_length() - 1) // SYMBOL_BITS + 1]}


def _numbers(key: int) -> list[int]:
    numbers = []
    while key:
        numbers.append(key & ((1 << SYMBOL_BITS) - 1))
        key >>= SYMBOL_BITS
    return numbers[::-1]


def scale(largest: int) -> list[float]:
    """The steps of the scale of counts: exact up to eight, then by equal ratios."""
    steps = 1 << VALUE_BITS
    ratio = max(1.01, (largest / 8) ** (1 / (steps - 8)))
    return [float(step) for step in range(1, 9)] + [round(8 * ratio**step, 1) for step in range(1, steps - 7)]


def fill(grams: dict[int, int], levels: list[float]) -> bytes:
    """The cells of an XOR filter over the n-grams; the same n-grams always give the same bytes."""
    segment = int(len(grams) * MARGIN / 3) + 16
    keys = list(grams)
    places = [cells_of(key, segment) for key in keys]
    cells = [0] * (segment * 3)
    for number, cell in reversed(_peel(places, segment * 3)):
        first, second, third, fingerprint = places[number]
        value = fingerprint << VALUE_BITS | _level(grams[keys[number]], levels)
        cells[cell] = value ^ cells[first] ^ cells[second] ^ cells[third] ^ cells[cell]
    return b"".join(cell.to_bytes(2, "little") for cell in cells)


def _peel(places: list[tuple[int, int, int, int]], size: int) -> list[tuple[int, int]]:
    """Keys in an order in which each has, when taken away, a cell to itself."""
    degree, mixed = [0] * size, [0] * size
    for number, place in enumerate(places):
        for cell in place[:3]:
            degree[cell] += 1
            mixed[cell] ^= number
    alone = [cell for cell in range(size) if degree[cell] == 1]
    order = []
    while alone:
        cell = alone.pop()
        if degree[cell] != 1:
            continue
        number = mixed[cell]
        order.append((number, cell))
        for other in places[number][:3]:
            degree[other] -= 1
            mixed[other] ^= number
            if degree[other] == 1:
                alone.append(other)
    if len(order) != len(places):
        raise ValueError("the filter cannot be built; raise MARGIN a little")
    return order


def _level(seen: int, levels: list[float]) -> int:
    return min(range(len(levels)), key=lambda step: abs(math.log(levels[step] / seen)))


def serialise(header: dict[str, Any], cells: bytes) -> bytes:
    """The bytes of the table: magic line, length of the header, header, cells."""
    text = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return MAGIC + len(text).to_bytes(4, "little") + text + cells
