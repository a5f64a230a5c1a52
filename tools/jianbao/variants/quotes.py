"""Quotation marks as the papers of Taiwan and Hong Kong print them."""

import re

MARKS = str.maketrans("“”‘’", "「」『』")
APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
"""It’s: no quotation mark."""


def corner(text: str) -> str:
    """Curved quotation marks as corner brackets, the outer ones single.

    >>> corner("他说：“这是‘家站’，It’s fine。”")
    '他说：「这是『家站』，It’s fine。」'
    """
    kept = APOSTROPHE.sub("\N{MODIFIER LETTER APOSTROPHE}", text)
    return kept.translate(MARKS).replace("\N{MODIFIER LETTER APOSTROPHE}", "’")
