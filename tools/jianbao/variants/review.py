"""What a conversion decided without a dictionary word: one Simplified character, several Traditional ones."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jianbao.variants.convert import NOTHING, Known, convert, settled
from jianbao.variants.engine import MARK, engine, marking_engine
from jianbao.variants.script import Script, is_traditional
from jianbao.variants.tables import table
from jianbao.variants.units import pair_count

AROUND = 8
"""Characters of context on either side."""
HIDDEN = "\U000ffffd"
"""Stands for a settled character where phrases are looked for; no mark of an ambiguous one."""
SETTLED = 0.5
"""How much a name, a place or a rule takes from the doubt: they are guesses too, but have a reason."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One ambiguous conversion that no dictionary word settles."""

    line: int
    column: int
    """Of the character in its line, from 1."""
    char: str
    chosen: str
    others: str
    doubt: float
    """From 0 to 1; the more, the likelier it is that another form is meant."""
    before: str
    after: str

    def in_words(self) -> str:
        """The conversion in its context.

        >>> Choice(1, 3, "里", "裡", "里", 0.5, "庆丰", "的老人").in_words()
        '里→裡，或作里：庆丰【里】的老人'
        """
        return f"{self.char}→{self.chosen}，或作{self.others}：{self.before}【{self.char}】{self.after}"


def choices(lines: list[str], script: Script, known: Known = NOTHING) -> list[Choice]:
    """Every ambiguous conversion in some lines of text, the most doubtful first."""
    found = [choice for number, line in enumerate(lines, 1) for choice in _choices(line, number, script, known)]
    return sorted(found, key=lambda choice: (-choice.doubt, choice.line, choice.column))


def _choices(line: str, number: int, script: Script, known: Known) -> Iterator[Choice]:
    """The ambiguous conversions of one line; none where nothing is converted character by character."""
    if not script.is_traditional or is_traditional(line):
        return
    after, fixed = convert(line, script, known), settled(line, script, known)
    if len(after) != len(line):
        return
    unclear = unsettled("".join(HIDDEN if at in fixed else char for at, char in enumerate(line))) | fixed.keys()
    for at in sorted(unclear - overridden_in(line, known)):
        others = [form for form in forms_of(line[at], script) if form != after[at]]
        if others:
            doubt = doubt_of(line, at) * (SETTLED if at in fixed else 1.0)
            around = line[max(0, at - AROUND) : at], line[at + 1 : at + 1 + AROUND]
            yield Choice(number, at + 1, line[at], after[at], "、".join(others), round(doubt, 3), *around)


def overridden_in(line: str, known: Known) -> set[int]:
    """Where somebody decided."""
    found: set[int] = set()
    for printed, _ in known.overrides:
        for start in range(len(line)):
            if line.startswith(printed, start):
                found.update(range(start, start + len(printed)))
    return found


@cache
def forms_of(char: str, script: Script) -> tuple[str, ...]:
    """The forms of an ambiguous character as a region writes them, the usual one first; none for any other."""
    tool = engine(Script.TAIWAN if script is Script.TRADITIONAL else script, is_traditional=True)
    forms = table("ambiguous").get(char, "")
    return tuple(dict.fromkeys(str(tool.convert(form)) for form in forms)) if tool else ()


def unsettled(text: str) -> set[int]:
    """Where ambiguous characters stand that no phrase of a dictionary covers.

    >>> unsettled("日记里写着公里")
    {2}
    """
    marked = str(marking_engine().convert(text))
    return {at for at, char in enumerate(marked) if MARK <= ord(char) < MARK + len(table("ambiguous"))}


def doubt_of(line: str, at: int) -> float:
    """How doubtful a character is: often decided otherwise, and beside characters it is seldom seen with."""
    ranks = list(table("ambiguous"))
    weight = 1.0 - 0.5 * ranks.index(line[at]) / len(ranks)
    seen = max(pair_count(line[at - 1 : at + 1]) if at else 0.0, pair_count(line[at : at + 2]))
    return weight / (1.0 + math.log1p(seen) / 4)
