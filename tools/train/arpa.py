"""Counts of characters from a word model: what text of a given size would hold if it followed the model.

Reads the ARPA format (Doug Paul 1992): `log10 probability, words, log10 back-off weight` a line, a section for each length.
A pair of characters stands inside a word or across a seam of two; longer n-grams may span three words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from jianbao.ingest.continuation import ORDER

Row = tuple[float, tuple[str, ...]]


def read_arpa(path: Path, frequency: Mapping[str, float]) -> dict[str, float]:
    """Expected occurrences of n-grams of one to four characters in a text whose words are so frequent.

    The model's own shares of single words are not used: Kneser and Ney's smoothing makes them tell how many words stand
    before each, and not how often it stands.
    """
    found: defaultdict[str, float] = defaultdict(float)
    seen: dict[tuple[str, ...], float] = {}
    for probability, words in rows(path):
        expected = frequency.get(words[0], 0.0) if len(words) == 1 else seen.get(words[:-1], 0.0) * probability
        if not expected or any(word.startswith("<") for word in words):
            continue
        if len(words) < 3:
            seen[words] = expected
        for gram in spanning(words):
            found[gram] += expected
    for word in frequency.keys() - {words[0] for words in seen if len(words) == 1}:
        for gram in spanning((word,)):
            found[gram] += frequency[word]
    return found


def rows(path: Path) -> Iterator[Row]:
    """Each n-gram of words with the probability of its last word."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) > 1 and parts[0].lstrip("-").replace(".", "").isdigit():
                yield 10 ** float(parts[0]), tuple(parts[1].split(" "))


def spanning(words: tuple[str, ...]) -> Iterator[str]:
    """The n-grams of characters that touch all of some words, and hold those between whole.

    >>> sorted(spanning(("智慧", "平台")))
    ['慧平', '慧平台', '智慧平', '智慧平台']
    >>> sorted(spanning(("平台",)))
    ['台', '平', '平台']
    """
    if len(words) == 1:
        word = words[0]
        yield from (word[at:end] for at in range(len(word)) for end in range(at + 1, min(at + ORDER, len(word)) + 1))
        return
    first, middle, last = words[0], "".join(words[1:-1]), words[-1]
    for left in range(1, len(first) + 1):
        for right in range(1, min(len(last), ORDER - left - len(middle)) + 1):
            yield first[-left:] + middle + last[:right]
