"""What every article file shall hold: the merge of all articles at once, because edits cross their boundaries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jianbao.merge import Conflict, Merged, keys_of, merge_parts, parted
from jianbao.merge_body import Change, deleted, merge_body
from jianbao.moves import Carried, States, carry
from jianbao.plain_yaml import PlainYamlError, read_mapping
from jianbao.units import Bodies, body_of


@dataclass(frozen=True, slots=True)
class Versions:
    """One article file in its three versions; what is not there is None."""

    base: str | None
    """As generated last."""
    edited: str | None
    """As it stands."""
    generated: str | None
    """As generated now."""

    @property
    def is_calm(self) -> bool:
        """Whether neither a person nor the converter changed anything."""
        return self.base == self.edited == self.generated

    @property
    def leaves(self) -> bool:
        """Whether the converter knows the article no more and nobody had edited it."""
        return self.generated is None and self.base is not None and self.base == self.edited


@dataclass(frozen=True, slots=True)
class Settled:
    """What a file shall hold; None where there shall be none."""

    text: str | None
    conflicts: tuple[Conflict, ...] = ()
    heir: str | None = None
    """Id of the article that has most of the text, where the file of this one is gone or was never needed."""


def settle(articles: Mapping[str, Versions]) -> dict[str, Settled]:
    r"""Merge all articles of an archive, those that people wrote included.

    >>> front = "---\\nid: a-01\\n---\\n\\n"
    >>> settle({"a-01": Versions(front + "甲。乙。\\n", front + "甲。丙。\\n", front + "丁。乙。\\n")})["a-01"].text
    '---\\nid: a-01\\n---\\n\\n丁。丙。\\n'
    """
    live = {key: one for key, one in articles.items() if not one.is_calm}
    calm = {key: Settled(one.edited) for key, one in articles.items() if one.is_calm}
    if not any(one.base != one.edited for one in live.values()):
        return calm | {key: Settled(one.generated) for key, one in live.items()}
    states = _states(live)
    was = {key: list(body) for key, body in states.generated.items()}
    edges = {key: _edges(one) for key, one in live.items()}
    carried = carry(states)
    return calm | {key: _settled(key, one, _Carried(states, carried, was, edges)) for key, one in live.items()}


@dataclass(frozen=True, slots=True)
class _Carried:
    states: States
    moves: Carried
    was: Bodies
    """The sentences that the converter put into each article."""
    edges: dict[str, tuple[str, str]]
    """Article id → the white space above and below its body."""


def _settled(key: str, one: Versions, carried: _Carried) -> Settled:
    states = carried.states
    if one.edited is None and one.base is not None:
        heir = carried.moves.heirs.get(key)
        lost = deleted(states.generated.get(key, []), carried.moves) if heir else []
        return Settled(None, tuple(Conflict(1, "", unit.text) for unit in lost), heir)
    if one.edited is None and (heir := _claimed(key, carried)):
        return Settled(None, heir=heir)
    fronts = [parted(text)[0] if text is not None else "" for text in (one.base, one.edited, one.generated)]
    base, edited, generated = (front or fronts[2] or fronts[0] or fronts[1] for front in fronts)
    (head, tail), body = carried.edges[key], merge_body(key, states, carried.moves)
    edges = [(head, None), *body, (tail, None)] if any(text for text, _ in body) else [(_blank(one), None), *body]
    merged = merge_parts(Change(base, edited, generated), edges)
    return Settled(merged.text, merged.conflicts)


def merge(base: str, edited: str, generated: str) -> Merged:
    r"""The edited file with the converter's change in it.

    >>> merge("甲。\n\n乙。\n", "甲，改。\n\n乙。\n", "甲。\n\n乙，新。\n").text
    '甲，改。\n\n乙，新。\n'
    """
    settled = settle({"": Versions(base, edited, generated)})[""]
    return Merged(settled.text or "", settled.conflicts)


def _claimed(key: str, carried: _Carried) -> str | None:
    """The article in which people put all that the converter makes a new one of; None where there is something left."""
    here = carried.states.generated.get(key, []) + carried.states.edited.get(key, [])
    was = set(carried.was.get(key, []))
    if not was or here:
        return None
    places = Counter(other for other, body in carried.states.generated.items() for unit in body if unit in was)
    return places.most_common(1)[0][0] if places else None


def _blank(one: Versions) -> str:
    """What stands below the front matter of an article without text: nothing, or white space that a person left."""
    below = parted(one.edited or "")[1]
    return "" if below.strip() else below


def _edges(one: Versions) -> tuple[str, str]:
    text = one.edited if one.edited is not None else one.generated
    head, body, tail = body_of(parted(text or "")[1])
    return (head, tail) if body else ("\n", "\n")


def _states(live: Mapping[str, Versions]) -> States:
    def bodies(texts: Iterable[tuple[str, str | None]]) -> Bodies:
        return {key: body_of(parted(text)[1])[1] for key, text in texts if text is not None}

    return States(
        bodies((key, one.base) for key, one in live.items()),
        bodies((key, one.edited) for key, one in live.items()),
        bodies((key, one.generated) for key, one in live.items()),
        {key: _printed(one.base) for key, one in live.items() if one.base and one.generated is None},
        frozenset(key for key, one in live.items() if one.leaves),
    )


def _printed(text: str) -> frozenset[str]:
    """What the front matter of a generated file says in words."""
    try:
        values = read_mapping("".join(list(keys_of(parted(text)[0]).values())[1:-1]))
    except PlainYamlError:
        return frozenset()
    return frozenset(value for value in values.values() if isinstance(value, str))
