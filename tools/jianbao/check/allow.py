"""A: the list of findings that are right as they stand: `check-allow.yml`, each entry with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from jianbao.findings import REGISTRY, Finding

NAME = "check-allow.yml"
KEYS = ("code", "file", "text", "reason")
NEVER = ("S", "A", "K", "P")
"""Families that no entry can silence: safety, this list itself, what is never edited, who confirmed what."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding that is accepted."""

    line: int
    code: str
    file: str
    text: str
    """A part of the line that the finding is about; empty for every such finding of the file."""
    reason: str


def read(source: str) -> tuple[list[Entry], list[Finding]]:
    r"""The entries of the list, and what is wrong with it.

    >>> entries, findings = read("- code: T-004\n  file: docs/articles/0123abcd/01.md\n  reason: 照原报")
    >>> entries[0].reason, findings
    ('照原报', [])
    """
    try:
        root = yaml.compose(source, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [], [Finding("A-003", NAME, mark.line + 1 if mark else 1)]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        return [], [Finding("A-003", NAME, 1)]
    entries: list[Entry] = []
    findings: list[Finding] = []
    for node in root.value:
        one = _entry(node)
        (findings if isinstance(one, Finding) else entries).append(one)  # type: ignore[arg-type]
    return entries, findings


def _entry(node: yaml.Node) -> Entry | Finding:
    line = node.start_mark.line + 1
    values: dict[str, Any] = {}
    if isinstance(node, yaml.MappingNode):
        values = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
    odd = sorted(set(values) - set(KEYS))
    if odd or not values.get("code") or not values.get("file"):
        return Finding("A-003", NAME, line, odd[0] if odd else "code, file")
    if values["code"] not in REGISTRY or values["code"][0] in NEVER:
        return Finding("A-003", NAME, line, values["code"])
    if not (values.get("reason") or "").strip():
        return Finding("A-001", NAME, line, f"{values['code']} {values['file']}")
    return Entry(line, values["code"], values["file"], values.get("text") or "", values["reason"])


def sift(
    findings: Sequence[Finding], lines: dict[tuple[str, int], str], entries: Sequence[Entry]
) -> tuple[list[Finding], list[Entry]]:
    """The findings that no entry accepts, and the entries that accepted one; `lines` are the texts of places."""
    used: list[Entry] = []
    left: list[Finding] = []
    for finding in findings:
        text = lines.get((finding.path, finding.line or 0), "") + finding.detail
        entry = next(
            (one for one in entries if (one.code, one.file) == (finding.code, finding.path) and one.text in text), None
        )
        if entry:
            used.append(entry)
        else:
            left.append(finding)
    return left, used


def unused(
    entries: Sequence[Entry], used: Sequence[Entry], checked: set[str], *, everything: bool
) -> Iterator[Finding]:
    """Entries that accept nothing any more, of files that were looked at."""
    for entry in entries:
        if entry not in used and (everything or entry.file in checked):
            yield Finding("A-002", NAME, entry.line, f"{entry.code} {entry.file}")
