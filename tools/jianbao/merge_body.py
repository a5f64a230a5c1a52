"""The body's half of the merge: sentence by sentence, and inside a sentence word by word.

Both sides were made to agree on where each sentence stands (moves.py). So the person's order is kept, the converter's
additions go behind what stands before them, and each sentence is settled for itself, as is the break before it.
"""

from dataclasses import dataclass

from jianbao.moves import Carried, States
from jianbao.units import Body, Unit
from jianbao.words import merge_words

Piece = tuple[str, str | None]
"""What stands in the merged file, and what was generated in its place where that is a conflict."""


@dataclass(frozen=True, slots=True)
class Change:
    """Three versions of the same words."""

    base: str
    edited: str
    generated: str

    @property
    def settled(self) -> str | None:
        """The version that holds, or None where both sides changed the words differently."""
        if self.edited in (self.base, self.generated):
            return self.generated
        return self.edited if self.generated == self.base else None


def merge_body(key: str, states: States, carried: Carried) -> list[Piece]:
    """The pieces of the merged body of one article, in order; without what stands above and below it."""
    generated = states.generated.get(key, [])
    if key not in carried.marked and all(carried.is_untouched(unit) for unit in generated):
        return _joined([(unit.lead, (unit.text, None)) for unit in generated])
    lost: dict[Unit | None, list[Unit]] = {}
    merged = _with_additions(states.edited.get(key, []), generated, carried, lost)
    pieces: list[tuple[str, Piece]] = [("", ("", unit.text)) for unit in lost.get(None, [])]
    for unit in merged:
        if piece := _settle(unit, key, states, carried):
            pieces.append((_lead(unit, carried), piece))
        pieces += [("", ("", gone.text)) for gone in lost.get(unit, [])]
    return _joined(pieces)


def _joined(pieces: list[tuple[str, Piece]]) -> list[Piece]:
    """Pieces with the breaks between them; the first one needs none, whatever stood before it."""
    found: list[Piece] = []
    for lead, piece in pieces:
        if lead and any(text for text, _ in found):
            found.append((lead, None))
        found.append(piece)
    return found


def _with_additions(edited: Body, generated: Body, carried: Carried, lost: dict[Unit | None, list[Unit]]) -> Body:
    """The person's body with what the converter added; `lost` takes what a person deleted and the converter changed."""
    merged, here = list(edited), set(edited)
    before: Unit | None = None
    for unit in generated:
        one = carried.by_converter.back.get(unit)
        there = carried.by_person.to.get(one) if one else unit
        if one is None:
            merged.insert(merged.index(before) + 1 if before else 0, unit)
            before = unit
        elif there in here and one not in carried.claimed:
            before = there
        elif there is None and one.words != unit.words:
            lost.setdefault(before, []).append(unit)
    return merged


def deleted(generated: Body, carried: Carried) -> Body:
    """The sentences that a person deleted and the converter changed."""
    known = ((unit, carried.by_converter.back.get(unit)) for unit in generated)
    return [unit for unit, one in known if one and one not in carried.by_person.to and one.words != unit.words]


def _settle(unit: Unit, key: str, states: States, carried: Carried) -> Piece | None:
    """What stands for one sentence of the merged body; None where it goes."""
    if other := carried.met.get(unit):
        is_first = key not in states.base or other.words == unit.words
        return unit.text, None if is_first else other.text
    one = carried.by_person.back.get(unit)
    if one is None:
        return unit.text, None
    now = carried.by_converter.to.get(one)
    if now is None:
        if unit.words == one.words:
            return (unit.text, None) if one in carried.claimed else None
        return unit.text, None if one in carried.staying else ""
    if (settled := Change(one.words, unit.words, now.words).settled) is not None:
        return _spaced(settled, one, unit, now), None
    words, met = merge_words(one.words, unit.words, now.words)
    return _spaced(words, one, unit, now), now.text if met else None


def _spaced(words: str, one: Unit, unit: Unit, now: Unit) -> str:
    """Merged words with the spaces that a person put around them; an indent is no change of a word."""
    like = unit if unit.edges != one.edges else now
    return words.join(like.edges)


def _lead(unit: Unit, carried: Carried) -> str:
    """The break before a sentence: the converter's where it changed it and the person did not."""
    one = carried.by_person.back.get(unit)
    now = carried.by_converter.to.get(one) if one else None
    if not one or not now or one in carried.claimed or one in carried.by_converter.moved:
        return unit.lead
    base, edited, generated = (carried.leads[part] for part in (one, unit, now))
    return generated if bool(base) == bool(edited) != bool(generated) else unit.lead
