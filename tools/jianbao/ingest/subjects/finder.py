"""Many words looked for in one text at once: two characters choose the few words that may start there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Finder:
    """Words of two characters and more, found at a place, longest first.

    >>> finder = Finder(["红桥区", "红桥"])
    >>> list(finder.words_at("天津市红桥区", 3)), [(m, w) for m, w in finder.find("在红桥、红桥区")]
    (['红桥区', '红桥'], [(1, '红桥'), (4, '红桥区')])
    """

    def __init__(self, words: Iterable[str]) -> None:
        table: defaultdict[str, set[str]] = defaultdict(set)
        for word in words:
            table[word[:2]].add(word)
        self._table = {
            start: tuple(sorted(found, key=lambda word: (-len(word), word))) for start, found in table.items()
        }

    def words_at(self, text: str, at: int) -> Iterator[str]:
        """The words that start at a place, longest first."""
        return (word for word in self._table.get(text[at : at + 2], ()) if text.startswith(word, at))

    def longest_at(self, text: str, at: int) -> str | None:
        """The longest word that starts at a place."""
        for word in self._table.get(text[at : at + 2], ()):
            if text.startswith(word, at):
                return word
        return None

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Words from left to right, the longest at each place, none inside another."""
        at = 0
        while at < len(text) - 1:
            word = self.longest_at(text, at)
            if word:
                yield at, word
            at += len(word) if word else 1
