"""The measure at which a page was wrapped: so many characters, or so much width, a line."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from jianbao.ingest.evidence import ENDED
from jianbao.model import Line

SHORTEST_WRAP, WIDEST_WRAP = 10, 60
"""Characters of a hard-wrapped line: a newspaper column holds 11 to 30, a mail 30 to 40."""

WRAP_SHARE = 0.28
"""Share of a page's lines that must have the commonest width for the page to count as hard-wrapped.

In the sample seeds, one paragraph a line, no width is shared by more than a twentieth.
"""

FEWEST = 8
"""Lines from which on a common width is more than chance."""
RAGGED = 2
"""A wrapped line may miss the full width by this much: no mark may begin a line (避头尾), Latin letters are narrow."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a page was wrapped: at so many characters, or at so much width."""

    measure: Callable[[str], int]
    width: int
    """With the marks that may hang over the end of a line."""
    usual: int
    """Without them: the measure most lines have."""

    def of(self, line: Line) -> int:
        """The measure of a line, its indent counted."""
        return self.measure(line.text) + line.indent


LEAST_FULL = 5
"""Full lines from which on a common width is more than chance: verse has four of one length."""
SHARP = 0.5
"""Of the lines about as wide as the wrap so many have just its width: 0.6 and more on wrapped pages, fewer among lines of verse."""
LONGER = 0.4
"""For each line of the wrap's width at most so many longer ones: titles and notices. On wrapped pages of the benchmark's
develop split 0.27 at most; on real web pages whose short lines happen to share a width 0.5 to 2."""


def find_wrap(lines: tuple[Line, ...]) -> Wrap | None:
    """The measure and width at which most lines of a page end, or None; programs count characters, printers width.

    Of two measures the one by which more lines are of the very same width.
    """
    best: tuple[int, Wrap] | None = None
    for measure in (len, display_width):
        counts = Counter(measure(line.text) + line.indent for line in lines if len(line.text) >= SHORTEST_WRAP)
        for width, exact in counts.most_common(3):
            longer = sum(
                measure(line.text) + line.indent > width + 1 and bool(PAUSE.search(line.text)) for line in lines
            )
            wrapped = _is_common(counts, width, longer) and _is_prose(lines, measure, width)
            if (best is None or exact > best[0]) and wrapped:
                best = exact, Wrap(measure, max(other for other in counts if other <= width + 1), width)
    return best[1] if best else None


def _is_common(counts: Counter[int], width: int, longer: int) -> bool:
    """Whether lines of one width are common enough, and longer ones with a pause rare enough, for a page that was wrapped."""
    total = sum(counts.values())
    near = sum(count for other, count in counts.items() if width - RAGGED <= other <= width)
    sharp = near >= LEAST_FULL and counts[width] >= SHARP * near
    return total >= FEWEST and width <= WIDEST_WRAP and near / total >= WRAP_SHARE and sharp and longer <= LONGER * near


PROSE_SHARE = 0.4
"""Of the full lines of wrapped prose so many hold a comma or a full stop; menus and lists of headlines hold none."""
MOST_ENDED = 0.5
"""Of the full lines of wrapped prose at most so many end a sentence: fewer than one in ten does, and whole paragraphs of one length all do."""
MARK = re.compile(r"[，。、；：！？,]")


def _is_prose(lines: tuple[Line, ...], measure: Callable[[str], int], width: int) -> bool:
    """Whether the lines of one width are prose that was wrapped, rather than a list of links of one length."""
    full = [line.text for line in lines if width - RAGGED <= measure(line.text) + line.indent <= width]
    ended = sum(bool(ENDED.search(text)) for text in full)
    return ended <= MOST_ENDED * len(full) and sum(bool(MARK.search(text)) for text in full) >= PROSE_SHARE * len(full)


def display_width(text: str) -> int:
    """Width in full-width characters, halves rounded up."""
    return (len(text) + sum(1 for char in text if ord(char) > 0x2E7F or char in "“”‘’…—") + 1) // 2


PAUSE = re.compile(r"[，。]")
"""Prose; the notices at the foot of a site hold none, and are long on wrapped pages, too."""
