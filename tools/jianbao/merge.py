"""Two changes of one article file, a person's and the converter's, both kept (three-way merge).

The base is what was generated last (the ledger has it). Front matter is merged key by key, the body block by block;
where both changed the same words differently, the person's stay and the conflict is reported.
"""

import re
from dataclasses import dataclass

import merge3

FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
TOP_KEY = re.compile(r"^[A-Za-z_]\w*:", re.MULTILINE)


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


def merge(base: str, edited: str, generated: str) -> Merged:
    """The edited file with the converter's change in it.

    >>> merge("甲。\\n\\n乙。\\n", "甲，改。\\n\\n乙。\\n", "甲。\\n\\n乙，新。\\n").text
    '甲，改。\\n\\n乙，新。\\n'
    """
    if edited in (base, generated) or base == generated:
        return Merged(generated if edited == base else edited)
    parts: list[str] = []
    conflicts: list[Conflict] = []
    for kind, *sides in merge3.Merge3(chunks(base), chunks(edited), chunks(generated)).merge_groups():
        if kind == "conflict":
            ours, theirs = "".join(sides[1]), "".join(sides[2])
            conflicts.append(Conflict("".join(parts).count("\n") + 1, ours.strip(), theirs.strip()))
            parts.append(ours)
        else:
            parts.append("".join(sides[0]))
    return Merged("".join(parts), tuple(conflicts))


def chunks(text: str) -> list[str]:
    """The units of a merge: a key of the front matter with its value, a sentence of the body, the blank line between."""
    found = FRONT.match(text)
    front, body = (text[: found.end()], text[found.end() :]) if found else ("", text)
    starts = [0, *(key.start() for key in TOP_KEY.finditer(front)), front.rfind("---\n"), len(front)] if front else []
    keys = [front[start:end] for start, end in zip(starts, starts[1:], strict=False)]
    sentences = re.findall(r"[^。！？\n]*(?:[。！？]+[”’」』）)]*|\n+|$)", body)
    return [chunk for chunk in keys + sentences if chunk]
