"""Two changes of one article file, a person's and the converter's, both kept (three-way merge).

The base is what was generated last (the ledger has it). Front matter is merged key by key, its lists name by name, the
body sentence by sentence; where both changed the same words differently, the person's stay and the conflict is reported.
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import merge3

from jianbao.article_file import KEYS, LISTS, entry
from jianbao.plain_yaml import PlainYamlError, read_mapping

FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
TOP_KEY = re.compile(r"^(?P<key>[A-Za-z_]\w*)[ \t]*:", re.MULTILINE)
SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+[”’」』）)]*|\n+|$)")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Words that a person and the converter changed differently."""

    line: int
    """In the merged file."""
    kept: str
    generated: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The text that holds both changes, and what could not be reconciled."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


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


def merge(base: str, edited: str, generated: str) -> Merged:
    r"""The edited file with the converter's change in it.

    >>> merge("甲。\n\n乙。\n", "甲，改。\n\n乙。\n", "甲。\n\n乙，新。\n").text
    '甲，改。\n\n乙，新。\n'
    """
    whole = Change(base, edited, generated).settled
    if whole is not None:
        return Merged(whole)
    fronts, bodies = zip(*map(parted, (base, edited, generated)), strict=True)
    if not all(fronts):
        return _merged(_merge_body(Change(base, edited, generated)))
    return _merged([*_merge_front(Change(*fronts)), *_merge_body(Change(*bodies))])


Piece = tuple[str, str | None]
"""What stands in the merged file, and what was generated in its place where that is a conflict."""


def _merged(pieces: list[Piece]) -> Merged:
    conflicts, line = [], 1
    for kept, generated in pieces:
        if generated is not None:
            conflicts.append(Conflict(line, kept.strip(), generated.strip()))
        line += kept.count("\n")
    return Merged("".join(kept for kept, _ in pieces), tuple(conflicts))


def parted(text: str) -> tuple[str, str]:
    """The front matter with its fences, and the body."""
    found = FRONT.match(text)
    return (text[: found.end()], text[found.end() :]) if found else ("", text)


def _merge_front(front: Change) -> list[Piece]:
    base, edited, generated = (keys_of(text) for text in (front.base, front.edited, front.generated))
    pieces: list[Piece] = []
    for key in _in_order(list(edited), [key for key in generated if key not in edited]):
        change = Change(base.get(key, ""), edited.get(key, ""), generated.get(key, ""))
        settled = change.settled if change.settled is not None else _merge_list(key, change)
        pieces.append((change.edited, change.generated) if settled is None else (settled, None))
    return pieces


def keys_of(front: str) -> dict[str, str]:
    r"""The parts of a front matter: fences under `---` and `...`, and every key with all that stands below it.

    >>> keys_of("---\nid: a-01\ntags:\n- 甲\n---\n")
    {'---': '---\n', 'id': 'id: a-01\n', 'tags': 'tags:\n- 甲\n', '...': '---\n'}
    """
    opening = front.index("\n") + 1
    closing = front.rindex("\n---", 0, len(front)) + 1
    inside = front[opening:closing]
    starts = [found.start() for found in TOP_KEY.finditer(inside)]
    names = _numbered([found["key"] for found in TOP_KEY.finditer(inside)])
    texts = [inside[start:end] for start, end in zip(starts, [*starts[1:], len(inside)], strict=True)]
    head = inside[: starts[0]] if starts else inside
    return {"---": front[:opening] + head, **dict(zip(names, texts, strict=True)), "...": front[closing:]}


def _numbered(names: list[str]) -> list[str]:
    """Names with a number where one stands twice, so that none is lost."""
    return [name if name not in names[:at] else f"{name} {at}" for at, name in enumerate(names)]


def _in_order(edited: list[str], new: list[str]) -> list[str]:
    """The person's order, with keys that only the converter has put where they belong."""
    order = ["---", *KEYS, "..."]
    for key in new:
        before = [at for at, other in enumerate(edited) if other in order and order.index(other) < order.index(key)]
        edited.insert(max(before, default=0) + 1, key)
    return edited


def _merge_list(key: str, change: Change) -> str | None:
    """A list with the names that either side added, without those that either side took out."""
    if key not in LISTS:
        return None
    try:
        base, edited, generated = (
            read_mapping(text).get(key) or [] for text in (change.base, change.edited, change.generated)
        )
    except PlainYamlError:
        return None
    if not isinstance(edited, list):
        return None
    names = [name for name in edited if name not in base or name in generated]
    names += [name for name in generated if name not in base and name not in names]
    return entry(key, names) if names else ""


def _merge_body(body: Change) -> list[Piece]:
    base, edited, generated = (sentences(text) for text in (body.base, body.edited, body.generated))
    pieces: list[Piece] = []
    for kind, *sides in merge3.Merge3(base, edited, generated).merge_groups():
        pieces += _merge_region(*sides) if kind == "conflict" else [("".join(sides[0]), None)]
    return pieces


def _merge_region(base: Sequence[str], edited: Sequence[str], generated: Sequence[str]) -> list[Piece]:
    """Changes of neighbouring sentences are no conflict; those of the same sentence are."""
    ours, theirs = _edits(base, edited), _edits(base, generated)
    pieces: list[Piece] = []
    at = 0
    for start, end in _clusters([*ours, *theirs]):
        versions = (_applied(base, side, start, end) for side in ([], ours, theirs))
        change = Change(*versions)
        pieces.append(("".join(base[at:start]), None))
        pieces.append((change.edited, change.generated) if change.settled is None else (change.settled, None))
        at = end
    return [*pieces, ("".join(base[at:]), None)]


Edit = tuple[int, int, str]
"""Start and end in the base, and what stands there instead."""


def _edits(base: Sequence[str], other: Sequence[str]) -> list[Edit]:
    matcher = difflib.SequenceMatcher(None, base, other, autojunk=False)
    return [(a, b, "".join(other[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _clusters(edits: list[Edit]) -> list[tuple[int, int]]:
    """Stretches of the base in which changes overlap; two insertions at one place do, neighbours do not."""
    found: list[tuple[int, int]] = []
    for start, end, _ in sorted(edits):
        if found and (start < found[-1][1] or (start, end) == found[-1]):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _applied(base: Sequence[str], edits: list[Edit], start: int, end: int) -> str:
    """A stretch of the base with the edits of one side that lie in it."""
    parts, at = [], start
    for first, last, text in edits:
        if start <= first and last <= end and (first < end or first == last == end == start):
            parts += [*base[at:first], text]
            at = last
    return "".join([*parts, *base[at:end]])


def sentences(body: str) -> list[str]:
    r"""The units of a body's merge: a sentence, and the blank line between two paragraphs.

    >>> sentences("甲。“乙！”\n\n丙\n")
    ['甲。', '“乙！”', '\n\n', '丙\n']
    """
    return [part for part in SENTENCE.findall(body) if part]
