"""Two changes of one article file, a person's and the converter's, both kept (three-way merge).

The base is what was generated last (the ledger has it). Front matter is merged key by key, its lists name by name, the
body sentence by sentence and inside a sentence word by word; where both changed the same words differently, the person's
stay and the conflict is reported.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from jianbao.article_file import KEYS, LISTS, entry
from jianbao.merge_body import Change, Piece
from jianbao.plain_yaml import PlainYamlError, read_mapping
from jianbao.words import merge_words

FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
TOP_KEY = re.compile(r"^(?P<sign>[\"']?)(?P<key>[A-Za-z_]\w*)(?P=sign)[ \t]*:", re.MULTILINE)


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


Parts = tuple[str, str]
"""The front matter of a file with its fences, and its body."""


def merge_parts(front: Change, body: list[Piece]) -> Merged:
    """A file of its front matter, which is merged key by key, and of its merged body."""
    settled = front.settled
    if settled is None and not all((front.base, front.edited, front.generated)):
        settled = front.edited
    return _merged([*([(settled, None)] if settled is not None else _merge_front(front)), *body])


def _merged(pieces: list[Piece]) -> Merged:
    conflicts, line = [], 1
    for kept, generated in pieces:
        if generated is not None:
            conflicts.append(Conflict(line, kept.strip(), generated.strip()))
        line += kept.count("\n")
    return Merged("".join(kept for kept, _ in pieces), tuple(conflicts))


def parted(text: str) -> Parts:
    """The front matter with its fences, and the body."""
    found = FRONT.match(text)
    return (text[: found.end()], text[found.end() :]) if found else ("", text)


def _merge_front(front: Change) -> list[Piece]:
    """The merged keys. YAML that a person wrote in a form that has no line for each key stays, and what is new is told."""
    pieces = _merge_keys(front)
    merged = FRONT.match("".join(text for text, _ in pieces))
    try:
        read_mapping(merged["yaml"] if merged else front.edited)
    except PlainYamlError:
        known = set(front.base.splitlines())
        return [(front.edited, None), *(("", line) for line in front.generated.splitlines() if line not in known)]
    return pieces


def _merge_keys(front: Change) -> list[Piece]:
    base, edited, generated = (keys_of(text) for text in (front.base, front.edited, front.generated))
    pieces: list[Piece] = []
    for key in _in_order(list(edited), [key for key in generated if key not in edited]):
        change = Change(base.get(key, ""), edited.get(key, ""), generated.get(key, ""))
        pieces.append((change.settled, None) if change.settled is not None else _merge_value(key, change))
    return pieces


def _merge_value(key: str, change: Change) -> Piece:
    """Values that were changed on both sides; one that a person only wrote otherwise was not changed."""
    try:
        values = [read_mapping(text).get(key) for text in (change.base, change.edited, change.generated)]
    except PlainYamlError:
        return change.edited, change.generated
    base, edited, generated = values
    if edited in (base, generated):
        return change.generated if edited == base else change.edited, None
    if generated == base:
        return change.edited, None
    if key in LISTS and all(isinstance(value, list | None) for value in values):
        return _merge_list(key, base or [], edited or [], generated or []), None
    if key in PROSE and isinstance(base, str) and isinstance(edited, str) and isinstance(generated, str):
        words, met = merge_words(base, edited, generated)
        return entry(key, words), change.generated if met else None
    return change.edited, change.generated


PROSE = frozenset("title kicker subtitle byline source date_reason".split())
"""Keys whose values are printed words, and merge like words."""


def _merge_list(key: str, base: list[str], edited: list[str], generated: list[str]) -> str:
    """A list with the names that either side added, without those that either side took out."""
    names = [name for name in edited if name not in base or name in generated]
    names += [name for name in generated if name not in base and name not in names]
    return entry(key, names) if names else ""


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
    texts = [inside[start:end] for start, end in pairwise([*starts, len(inside)])]
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
