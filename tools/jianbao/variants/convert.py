"""Text into another script: names and single characters are settled first, OpenCC does the rest.

    text → fixed characters (overrides, names, places, context) → OpenCC → everyday words that a phrase cut across → text

What is settled is taken out of OpenCC's sight, one private-use character of plane 15 each, and put back in the form of
the region: OpenCC passes such characters through, and no phrase reaches across them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jianbao.variants import context as contexts
from jianbao.variants import names as persons
from jianbao.variants import places
from jianbao.variants.engine import MARK, character_engine, engine
from jianbao.variants.script import Script, is_traditional
from jianbao.variants.units import firm_words, units

MASK = chr(MARK)
"""Stands for every settled character: OpenCC keeps the order, so the first mask is the first of them."""

Fixed = dict[int, str]
"""Index of a character → its final form."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an article is known to speak of, before its text is looked at."""

    people: tuple[str, ...] = ()
    overrides: tuple[tuple[str, str], ...] = ()
    """Spellings that somebody decided: (as printed, as it shall read)."""
    places: tuple[str, ...] = ()
    """Lanes and estates whose name ends in 里."""
    is_traditional: bool = False
    """Whether the article is written in Traditional characters."""


NOTHING = Known()


def convert(text: str, script: Script, known: Known = NOTHING) -> str:
    """A text in another script; a text that is in it already stays, but for the forms of the region.

    >>> convert("区长于洋走访庆丰里社区，指明了学生发展的方向。", Script.TAIWAN)
    '區長于洋走訪慶豐里社區，指明了學生發展的方向。'
    >>> convert("平台上说，里面有群众。", Script.HONG_KONG)
    '平台上說，裏面有群眾。'
    """
    has_traditional = is_traditional(text, of_traditional=known.is_traditional)
    tool = engine(script, is_traditional=has_traditional)
    if tool is None:
        return text
    if has_traditional:
        return overridden(text, tool.convert(text), known)
    return "\n".join(_line(line, script, known) for line in text.split("\n"))


def overridden(before: str, after: str, known: Known) -> str:
    """A converted text with what somebody decided; only where the conversion kept the number of characters."""
    if len(before) != len(after):
        return after
    fixed: Fixed = {}
    _override(before, known, fixed)
    return "".join(fixed.get(at, char) for at, char in enumerate(after))


def _line(line: str, script: Script, known: Known) -> str:
    fixed = settled(line, script, known)
    after = masked(line, fixed, script)
    cut = broken_words(line, after, fixed, script)
    return restored(masked(line, cut, script), cut) if cut != fixed else restored(after, fixed)


def settled(text: str, script: Script, known: Known) -> Fixed:
    """The characters whose form is known before OpenCC looks at the text; who comes first decides."""
    fixed: Fixed = {at: MASK for at, char in enumerate(text) if char == MASK}
    _override(text, known, fixed)
    for start, found in places.listed(text):
        _put(fixed, start, regional(found, script))
    for start, name in _named(text, known.people):
        _put(fixed, start, forms(name, script))
    for start, found in persons.titled_in(text):
        _put(fixed, start, regional(found, script))
    for start, found in (*_lanes(text, known.places), *places.families_in(text), *contexts.settled_in(text)):
        _put(fixed, start, regional(found, script))
    return fixed


def _override(text: str, known: Known, fixed: Fixed) -> None:
    for printed, wanted in sorted(known.overrides, key=lambda pair: -len(pair[0])):
        start = text.find(printed)
        while start >= 0:
            spread = [*wanted, *[""] * len(printed)][: len(printed)]
            spread[-1] += wanted[len(printed) :]
            _put(fixed, start, spread)
            start = text.find(printed, start + len(printed))


def _put(fixed: Fixed, start: int, characters: Iterable[str]) -> None:
    """Settle a run of characters unless one of it is settled already."""
    run = {start + at: char for at, char in enumerate(characters) if char != KEPT}
    if not fixed.keys() & run.keys():
        fixed.update(run)


KEPT = "\0"
"""Stands for a character of a run that OpenCC may convert."""


def _lanes(text: str, known: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where 里 ends the name of a place: where the text says so, and wherever a known one stands."""
    found = list(places.lanes_in(text))
    for name in known:
        found += [(at + len(name) - 1, "里") for at in range(len(text)) if text.startswith(name, at)]
    return found


def _named(text: str, people: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where names stand: those known, and those that the text speaks for."""
    found = []
    for name in dict.fromkeys((*sorted(people, key=len, reverse=True), *persons.people_in(text))):
        start = text.find(name)
        while start >= 0 and len(name) > 1:
            found.append((start, name))
            start = text.find(name, start + len(name))
    return found


def forms(name: str, script: Script) -> tuple[str, ...]:
    """The characters of a person's name in a region."""
    own = zip(name, persons.own_forms(name), strict=True)
    return tuple(_regional_character(form, script) if form else _single(char, script) for char, form in own)


def regional(found: str, script: Script) -> tuple[str, ...]:
    """Settled characters (Traditional, in OpenCC's standard) in a region's form."""
    return tuple(char if char == KEPT else _regional_character(char, script) for char in found)


@cache
def _single(char: str, script: Script) -> str:
    """One character as it stands by itself."""
    return str(character_engine(script).convert(char))


@cache
def _regional_character(char: str, script: Script) -> str:
    tool = engine(Script.TAIWAN if script is Script.TRADITIONAL else script, is_traditional=True)
    return str(tool.convert(char)) if tool else char


def masked(text: str, fixed: Fixed, script: Script) -> str:
    """The text converted with the settled characters still masked; of the same length as the text."""
    tool = engine(script)
    if tool is None:
        return text
    hidden = "".join(MASK if at in fixed else char for at, char in enumerate(text))
    return str(tool.convert(hidden))


def restored(text: str, fixed: Fixed) -> str:
    """A converted text with the settled characters put back."""
    if not fixed:
        return text
    ordered = iter(fixed[at] for at in sorted(fixed))
    return "".join(next(ordered) if char == MASK else char for char in text)


def broken_words(text: str, after: str, fixed: Fixed, script: Script) -> Fixed:
    """`fixed` and the everyday words that OpenCC's longest phrase cut through: 学生|发展, 参与|制造."""
    if len(after) != len(text):
        return fixed
    found = dict(fixed)
    for start, end in firm_in(text):
        word = text[start:end]
        alone = _alone(word, script)
        if after[start:end] != alone and not any(at in fixed for at in range(start, end)) and is_unit(text, start, end):
            found.update(zip(range(start, end), alone, strict=True))
    return found


def firm_in(text: str) -> list[tuple[int, int]]:
    """Where everyday words may stand, by their characters alone."""
    known, starts = firm_words(), firm_starts()
    return [
        (at, at + size)
        for at, char in enumerate(text)
        if char in starts
        for size in (4, 3, 2)
        if text[at : at + size] in known
    ]


@cache
def firm_starts() -> frozenset[str]:
    """The first characters of everyday words."""
    return frozenset(word[0] for word in firm_words())


@cache
def _alone(word: str, script: Script) -> str:
    tool = engine(script)
    return str(tool.convert(word)) if tool else word


def is_unit(text: str, start: int, end: int) -> bool:
    """Whether a run of characters is a word where it stands."""
    found = next(run for run in persons.HAN.finditer(text) if run.end() > start)
    return units(found[0]).has_word(start - found.start(), end - found.start())
