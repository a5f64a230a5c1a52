"""Text → lines → fragments: the pieces that a dump was cut into."""

import re
from collections import Counter

from jianbao.ingest.pieces import Fragment
from jianbao.ingest.repair import repair
from jianbao.model import Line, Repair

FIRST_INK = re.compile(r"\S")


def split_lines(text: str) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    r"""The non-blank lines of a seed, repaired, and the repairs; a form feed ends no line.

    >>> [(line.number, line.text, line.blanks_before) for line in split_lines("\n标题\n\n日前,开会。")[0]]
    [(2, '标题', 1), (4, '日前，开会。', 1)]
    """
    lines: list[Line] = []
    repairs: list[Repair] = []
    blanks = 0
    for number, raw in enumerate(text.split("\n"), 1):
        repaired = repair(number, raw)
        repairs += repaired.repairs
        if repaired.text:
            ink = FIRST_INK.search(raw)
            lines.append(Line(number, raw, repaired.text, ink.start() if ink else 0, blanks))
            blanks = 0
        else:
            blanks += 1
    return tuple(lines), tuple(repairs)


SHORTEST_WRAP, WIDEST_WRAP = 10, 60
"""Characters of a hard-wrapped line: a newspaper column holds 11 to 30, a mail 30 to 40."""

WRAP_SHARE = 0.35
"""Share of a page's lines that must have the commonest width for the page to count as hard-wrapped.

In the sample seeds, one paragraph a line, no width is shared by more than a twentieth.
"""

RAGGED = 2
"""A wrapped line may miss the full width by this much: no mark may begin a line (避头尾), Latin letters are narrow."""


def fragments(lines: tuple[Line, ...]) -> tuple[Fragment, ...]:
    """Undo hard wraps; a page without them has one fragment a line."""
    width = wrap_width(lines)
    found: list[list[Line]] = []
    for line in lines:
        if width and found and _goes_on(found[-1][-1], line, width):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(_fragment(group) for group in found)


def wrap_width(lines: tuple[Line, ...]) -> int | None:
    """The width at which a page was wrapped, or None."""
    widths = Counter(
        display_width(line.text) + line.indent for line in lines if display_width(line.text) >= SHORTEST_WRAP
    )
    total = sum(widths.values())
    for width, _ in sorted(widths.items(), key=lambda item: -item[1])[:3]:
        near = sum(count for other, count in widths.items() if width - RAGGED <= other <= width)
        if total >= 8 and near >= WRAP_SHARE * total and width <= WIDEST_WRAP:
            return max(other for other in widths if other <= width + 1)
    return None


def display_width(text: str) -> int:
    """Width in full-width characters, halves rounded up."""
    return (len(text) + sum(1 for char in text if ord(char) > 0x2E7F or char in "“”‘’…—") + 1) // 2


def _goes_on(before: Line, after: Line, width: int) -> bool:
    if after.blanks_before or (after.indent and not before.indent) or (after.indent >= 2 and before.indent >= 2):
        return False
    return display_width(before.text) + before.indent >= width - RAGGED


def _fragment(group: list[Line]) -> Fragment:
    first = group[0]
    return Fragment(
        tuple(line.number for line in group),
        join_texts([line.text for line in group]),
        first.blanks_before,
        first.indent,
    )


LATIN_SEAM = re.compile(r"[A-Za-z,.;:]$")


def join_texts(texts: list[str]) -> str:
    """Put the halves of a text together: nothing between Chinese, a space between Latin words.

    >>> join_texts(["习近平总书记主", "持召开"])
    '习近平总书记主持召开'
    >>> join_texts(["the main", "job"])
    'the main job'
    """
    joined = texts[0]
    for text in texts[1:]:
        latin = LATIN_SEAM.search(joined) and text[:1].isascii() and text[:1].isalpha()
        joined += (" " if latin else "") + text
    return joined
