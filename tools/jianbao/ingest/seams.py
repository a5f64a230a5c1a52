"""Where hard-wrapped lines are no running text: a column ends with a full line, and another text stands below it.

On wrapped pages nearly every full line goes on in the next one; of 50,617 such seams on 835 laid-out pages 528 did not, and each costs one
or two articles. A seam is cut where a logistic regression says so; one cut too many is mended where ends and beginnings are matched
(order.py), unless a sentence ends there.
"""

import re
from dataclasses import dataclass

from jianbao.ingest import continuation, edges
from jianbao.ingest.evidence import ENDED
from jianbao.ingest.wrap import RAGGED, Wrap
from jianbao.model import Line

CUT = -0.5
"""Log-odds above which a seam is cut: there 396 of 528 false seams are, and 87 right ones (`make train-seams`, five folds over pages). Of 634
articles on wrapped pages by hands that no page of those is by 71.0 % are perfect without these weights, 75.6 % with them."""
WEIGHTS = {
    "alone": -7.33,
    "edges": -0.44,
    "crossing": -0.38,
    "opening": 0.19,
    "missing": 4.62,
    "ended": 0.37,
    "no pause above": 2.25,
    "no pause below": 1.84,
    "ragged below": 2.23,
    "inside": -1.27,
    "spaced": -7.98,
    "ended, indented": 2.85,
}
"""What each sign adds: a logistic regression by `tools/train/seams.py`."""
PAUSE = re.compile(r"[，。；：！？、]")
LISTED = re.compile(r"\S\s+\S+\s+\S|[、；]\S{2,4}\s*$|\s\S{1,4}$")
"""白巧云 邓水根 冉光碧: words of a list, whose seams say nothing."""
PARTED = re.compile(r"\S\s\S")
"""长亭一读者 马依布拉: of 374 seams below a sentence amid indented paragraphs all seven false ones stand above such a line."""
EXACT = 0.1
"""On a page that a program wrapped at most so many lines miss the width by one or two, for each that has it: 0.01 to 0.09 on 25 laid-out
ones. A printer squeezes marks and leaves lines ragged."""
INDENTED = 4
"""Indented lines that make a page one that indents its paragraphs."""
SPACED = 0.7
"""Of the short lines, which end paragraphs, so many stand above a blank line where a page sets its paragraphs apart."""


@dataclass(frozen=True, slots=True)
class Seams:
    """The lines of a wrapped page, how it is set, and how well each line would go on in another."""

    lines: tuple[Line, ...]
    wrap: Wrap
    exact: bool
    indented: bool
    spaced: bool
    fits: edges.Fits

    def is_cut(self, at: int, *, first: bool) -> bool:
        """Whether the line after line `at` is of another text; `first` says that line `at` begins its own."""
        signs = self.signs(at, first=first)
        return sum(WEIGHTS[sign] * value for sign, value in signs.items()) > CUT and not self.is_whole(at)

    def is_whole(self, at: int) -> bool:
        """Whether a seam is surely none: behind a word of a list, or behind a sentence amid a paragraph."""
        above = self.lines[at].text
        return bool(LISTED.search(above) and not ENDED.search(above)) or self._opens_sentence(at)

    def signs(self, at: int, *, first: bool) -> dict[str, float]:
        """What speaks for a cut behind a line, and against it."""
        return self._of_pair(at) | self._of_looks(at, first=first) | self._of_page(at)

    def _opens_sentence(self, at: int) -> bool:
        """Whether a sentence ends amid a paragraph; headlines, slogans and signatures there have a space, and prose has none."""
        above, below = self.lines[at : at + 2]
        ended = self.indented and self._is_inside(at + 1) and ENDED.search(above.text)
        return bool(ended) and not PARTED.search(below.text)

    def _of_pair(self, at: int) -> dict[str, float]:
        """What the characters say."""
        crossing, opening, _ = continuation.load().features(self.lines[at].text, self.lines[at + 1].text)
        fit = float(self.fits.ends[at] @ self.fits.beginnings[at + 1])
        return {"alone": 1, "edges": fit, "crossing": crossing, "opening": opening}

    def _of_looks(self, at: int, *, first: bool) -> dict[str, float]:
        """What full stops, pauses and the lengths of both lines say."""
        above, below = self.lines[at], self.lines[at + 1]
        return {
            "missing": self.exact and self.wrap.of(above) < self.wrap.usual,
            "ended": bool(ENDED.search(above.text)),
            "no pause above": first and not PAUSE.search(above.text),
            "no pause below": not PAUSE.search(below.text),
            "ragged below": self.wrap.of(below) < self.wrap.usual - 1 and not ENDED.search(below.text),
        }

    def _of_page(self, at: int) -> dict[str, float]:
        """What the manner of the page says: whether its paragraphs are indented or set apart."""
        ended = bool(ENDED.search(self.lines[at].text))
        return {
            "inside": self.indented and self._is_inside(at + 1),
            "spaced": self.spaced,
            "ended, indented": ended and self.indented,
        }

    def _is_inside(self, at: int) -> bool:
        """Whether a line surely stands amid a paragraph: on a page that indents, neither it is nor the full line below."""
        two = self.lines[at : at + 2]
        flush = len(two) == 2 and not any(line.indent or line.blanks_before for line in two)
        return flush and self.wrap.of(two[1]) >= self.wrap.width - RAGGED


def look(lines: tuple[Line, ...], wrap: Wrap) -> Seams:
    """The seams of a wrapped page."""
    model = continuation.load()
    fits = edges.load().look([model.symbols(line.text) for line in lines], model.unknown)
    measures = [wrap.of(line) for line in lines]
    ragged = sum(wrap.usual - RAGGED <= measure < wrap.usual for measure in measures)
    apart = [
        below.blanks_before > 0
        for measure, below in zip(measures, lines[1:], strict=False)
        if measure < wrap.usual - RAGGED
    ]
    return Seams(
        lines,
        wrap,
        exact=ragged <= EXACT * measures.count(wrap.usual),
        indented=sum(line.indent > 1 for line in lines) >= INDENTED,
        spaced=sum(apart) > SPACED * len(apart),
        fits=fits,
    )
