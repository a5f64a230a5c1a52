"""Wrap lines as old pages and mail do: at a fixed width, with closing punctuation hanging over."""

import re
from collections.abc import Sequence

from tests.eval.model import Dice

NARROW, WIDE = 14, 30
"""Widths seen in wrapped dumps (phenomena row 118 names 30)."""
HANGING = re.compile("[，。、；：！？…”’」』），》〉】〕—–―-]")
"""No line begins with these; the scorer drops dashes at the beginning of a line, so a wrap must not put one there."""
CLEARLY_SHORT = 2
"""A last line ends a paragraph visibly when it lacks at least two characters."""


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """A paragraph in lines of `width` characters, the indent counted.

    >>> wrap("春天来了，花开了。", 4)
    ['春天来了，', '花开了。']
    """
    text, lines = indent + text, []
    while text:
        end = width
        while end < len(text) and HANGING.match(text[end]):
            end += 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def clear_width(paragraphs: Sequence[str], dice: Dice) -> int | None:
    """A width at which every paragraph ends in a visibly short line, so that none needs an indent; or None."""
    widths = dice.sample(range(NARROW, WIDE + 1), WIDE - NARROW + 1)
    return next((w for w in widths if all(_ends_short(p, w) for p in paragraphs)), None)


def _ends_short(paragraph: str, width: int) -> bool:
    return len(wrap(paragraph, width)[-1]) <= width - CLEARLY_SHORT
