"""Sentences that a person or the converter put elsewhere, carried out on the other side too.

An article is merged with what was generated for it. That alone loses sight of a paragraph that a person took to another
article: the first article would get it back, the second would never get it improved. So before any article is merged, all
are looked at together. What the person moved is moved in the last and in the new conversion as well; what the converter
moved is moved in the person's text; then nothing crosses an article's boundary any more. Where both moved the same
sentence, it stays where the person put it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from jianbao.trace import Trace, fuse, trace
from jianbao.units import Bodies, Body, Unit


@dataclass(frozen=True, slots=True)
class States:
    """The bodies of all articles in three states; `carry` changes them."""

    base: Bodies
    """As generated last."""
    edited: Bodies
    """As they stand in files; an article without a file is not there."""
    generated: Bodies
    """As generated now."""
    headings: dict[str, frozenset[str]] = field(default_factory=dict)
    """Article that the converter knows no more → titles and such, which it may take for text of another one now."""
    leaving: frozenset[str] = frozenset()
    """Articles that the converter knows no more and that nobody had edited: their files go."""


@dataclass(slots=True)
class Carried:
    """What moved, and what stays."""

    by_person: Trace
    by_converter: Trace
    claimed: set[Unit] = field(default_factory=set)
    """Sentences of the base whose place is the person's, whatever the converter says."""
    staying: set[Unit] = field(default_factory=set)
    """Those of them that stand in articles of which the converter knows nothing."""
    heirs: dict[str, str] = field(default_factory=dict)
    """Article whose text people put elsewhere → article that most of it stands in."""
    met: dict[Unit, Unit] = field(default_factory=dict)
    """Sentences that a person wrote → the like ones that the converter found since."""
    marked: set[str] = field(default_factory=set)
    """Articles whose text people changed."""
    leads: dict[Unit, str] = field(default_factory=dict)
    """The break before each sentence as it was before anything was carried out on the other side."""

    def is_untouched(self, unit: Unit) -> bool:
        """Whether no person changed or moved a sentence of the converter."""
        one = self.by_converter.back.get(unit)
        if one is None:
            return True
        return one not in self.claimed and one in self.by_person.to and self.by_person.to[one].text == one.text


def carry(states: States) -> Carried:
    """Make both sides agree on where each sentence stands: those of `edited` and `generated` are put there."""
    marked = {key for key, body in states.edited.items() if _plain(body) != _plain(states.base.get(key, []))}
    for side in (states.edited, states.generated):
        fuse(states.base, side)
    for side in (states.edited, states.generated):
        fuse(side, states.base)
    person, converter = trace(states.base, states.edited), trace(states.base, states.generated)
    staying = set(_kept(states, person, converter))
    carried = Carried(person, converter, person.moved | staying, staying, _heirs(states, person), marked=marked)
    carried.leads |= {
        unit: unit.lead for side in (states.base, states.edited, states.generated) for unit in _places(side)
    }
    edited, generated = _Side(states.edited), _Side(states.generated)
    _drop_headings(states, converter, generated)
    _follow(_Lead(states.edited, person, carried.claimed), generated, converter.to)
    moving = converter.moved - carried.claimed
    _follow(_Lead(states.generated, converter, moving, carried.claimed), edited, person.to)
    carried.met |= _met(states, carried)
    for unit in carried.met.values():
        generated.take(unit)
    return carried


def _plain(body: Body) -> list[tuple[str, str]]:
    return [(unit.lead, unit.text) for unit in body]


def _met(states: States, carried: Carried) -> dict[Unit, Unit]:
    """What a person had written where the converter lacked it, and the converter found since, here or elsewhere."""
    new = {key: [unit for unit in body if unit not in carried.by_person.back] for key, body in states.edited.items()}
    found = {
        key: [unit for unit in body if unit not in carried.by_converter.back] for key, body in states.generated.items()
    }
    return trace(new, found, in_place=False).to


def _heirs(states: States, person: Trace) -> dict[str, str]:
    """Where the text of each article without a file went, if most of it went to one article."""
    places = _places(states.edited)
    found = {}
    for key in states.base.keys() - states.edited.keys():
        went = Counter(places[person.to[unit]] for unit in states.base[key] if unit in person.to).most_common(1)
        if went and went[0][1] * 2 >= len(states.base[key]):
            found[key] = went[0][0]
    return found


def _kept(states: States, person: Trace, converter: Trace) -> Iterator[Unit]:
    """Sentences that stay where they are although the converter has them elsewhere.

    Those of an article that people edited and that the converter knows no more, and those that it would put into an
    article that people deleted.
    """
    now, then = _places(states.edited), _places(states.generated)
    followed = states.generated.keys() | states.leaving
    deleted = (states.base.keys() & states.generated.keys()) - states.edited.keys()
    for one, here in person.to.items():
        there = converter.to.get(one)
        if now[here] not in followed or (there and then[there] in deleted):
            yield one


def _drop_headings(states: States, converter: Trace, generated: "_Side") -> None:
    """Titles of articles that stay because people edited them are no text of the article that has theirs now."""
    titles = {title for key, said in states.headings.items() if key not in states.leaving for title in said}
    for unit in list(generated.places):
        if unit not in converter.back and unit.words in titles:
            generated.take(unit)


def _places(bodies: Bodies) -> dict[Unit, str]:
    return {unit: key for key, body in bodies.items() for unit in body}


class _Side:
    """The bodies of one state, and where each unit stands in them now."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies, self.places = bodies, _places(bodies)
        self.follows: dict[Unit, Unit] = {}
        """Unit that begins its paragraph because the one before it was taken out → the one that was."""

    def put(self, unit: Unit, key: str, before: Unit | None) -> None:
        """Let a unit stand behind another one, or first in the body."""
        body = self.bodies.setdefault(key, [])
        at = body.index(before) + 1 if before else 0
        if at < len(body) and self.follows.get(body[at]) is unit:
            body[at].lead = ""
        body.insert(at, unit)
        self.places[unit] = key

    def take(self, unit: Unit) -> None:
        """Take a unit out; what followed it in its paragraph begins the paragraph now."""
        if unit not in self.places:
            return
        body = self.bodies[self.places.pop(unit)]
        at = body.index(unit)
        del body[at]
        if unit.lead and at < len(body) and not body[at].lead:
            body[at].lead, self.follows[body[at]] = unit.lead, unit


@dataclass(frozen=True, slots=True)
class _Lead:
    """The side whose order is followed, and which units of the base are to follow it."""

    bodies: Bodies
    found: Trace
    moving: set[Unit]
    loose: set[Unit] = field(default_factory=set)
    """Units of the base that nothing is put behind, because the other side put them where they are."""

    def moves(self, unit: Unit) -> bool:
        """Whether a unit of the lead is the new place of one that moves."""
        return self.found.back.get(unit) in self.moving


def _follow(lead: _Lead, side: _Side, to: dict[Unit, Unit]) -> None:
    """Put the moving units of a side where they stand in the lead; `to` leads from the base to the side."""
    for one in lead.moving & to.keys():
        side.take(to[one])
    for key, body in list(lead.bodies.items()):
        if any(map(lead.moves, body)):
            _arrange(key, lead, side, to)


def _arrange(key: str, lead: _Lead, side: _Side, to: dict[Unit, Unit]) -> None:
    """Go through one article of the lead, and put what moves behind what stands before it."""
    before: Unit | None = None
    for unit in list(lead.bodies[key]):
        one = lead.found.back.get(unit)
        here = to.get(one) if one else None
        if here and lead.moves(unit):
            here.lead = unit.lead
            side.put(here, key, before)
        if here and side.places.get(here) == key and one not in lead.loose:
            before = here
