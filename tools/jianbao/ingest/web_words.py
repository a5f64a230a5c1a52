"""What the words of a line say it is: a caption shows (船工在修补渡船), a heading names (渡口的冬天), a sentence tells.

A multinomial logit over the characters of a line, their pairs, how it begins and ends, and how long it is, fitted to lines whose role
is known from the markup of the pages they stood on: a hundred times as many as are labelled by hand. `tools/train/web_words.py` makes the
file. It is a clue for the field of `web_field`, which knows where a line stands; alone it is no judge.
"""

import re
from functools import cache
from pathlib import Path

from jianbao import lexicon
from jianbao.ingest import field
from jianbao.ingest.measures import ending, pairs, step
from jianbao.ingest.pieces import Tag

FILE = "words-of-captions.npz"
ROLES = (Tag.TEXT, Tag.HEADING, Tag.CAPTION)
LENGTHS = (3, 6, 10, 14, 18, 24, 32, 42, 70, 100)
LONGEST = 140
"""Characters of a line beyond which it is a paragraph for sure."""
EDGES = (1, 2, 3)
"""So many characters of the beginning and of the end are looked at as one."""
DIGIT = re.compile(r"\d")


def clues(text: str) -> list[str]:
    """What is known of a line alone; digits are all alike.

    >>> clues("图为3号桥")[:4]
    ['length 1 none', 'commas 0 stops 0', 'first 图', 'first 图为']
    """
    text = DIGIT.sub("0", " ".join(text.split()))
    return [
        f"length {step(len(text), LENGTHS)} {ending(text)}",
        f"commas {min(3, text.count('，'))} stops {min(3, text.count('。'))}",
        *(f"first {text[:count]}" for count in EDGES),
        *(f"last {text[-count:]}" for count in EDGES),
        *(f"one {one}" for one in sorted(set(text))),
        *(f"two {pair}" for pair in sorted(pairs(text))),
    ]


@cache
def shows(text: str) -> tuple[float, float] | None:
    """How much likelier a line is a caption than a heading, and than a sentence of the text, as logarithms; None where it is too long for a caption."""
    if not text or len(text) > LONGEST:
        return None
    told, heading, caption = load().logs([clues(text)])[0]
    return float(caption - heading), float(caption - told)


@cache
def load() -> field.Field:
    """The logit that comes with the package, read once."""
    return read(lexicon.FOLDER / FILE)


def read(path: Path) -> field.Field:
    """A logit from its file: a field of rows of one thing each."""
    return field.read(path, ROLES)
