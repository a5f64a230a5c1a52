"""Proofreading (校对): the state that an article's front matter says, and who set it when, as git knows.

未校 → 已校 (somebody compared it with the source) → 已复核 (somebody else did so again).
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jianbao.archive import Archive
from jianbao.merge import parted

PROOF = re.compile(r"^proof:[ \t]*[\"']?(?P<state>[^\"'#\n]*)", re.MULTILINE)
NOREPLY = re.compile(r"(?:\d+\+)?(?P<login>[^@]+)@users\.noreply\.[\w.]+")
"""The address that a forge gives to those who hide theirs."""
MARK, PART = "\x1e", "\x1f"
HUNK = re.compile(r"@@ -\d+(?:,(?P<out>\d+))? \+\d+(?:,(?P<put>\d+))? @@")
TARGET = "+++ b/"


class State(StrEnum):
    """What `proof` may say."""

    UNREAD = "未校"
    READ = "已校"
    CONFIRMED = "已复核"


@dataclass(frozen=True, slots=True)
class Person:
    """Who made a commit."""

    name: str
    address: str

    def is_same(self, other: "Person") -> bool:
        """One person may write under two names or from two addresses, seldom both.

        >>> Person("沈洋", "a@example.org").is_same(Person("Shen Yang", "A@example.org"))
        True
        """
        return self.name.strip().casefold() == other.name.strip().casefold() or self._login == other._login

    @property
    def _login(self) -> str:
        found = NOREPLY.fullmatch(self.address)
        return (found["login"] if found else self.address).casefold()


@dataclass(frozen=True, slots=True)
class Step:
    """One change of an article's state."""

    state: State
    who: Person
    day: str
    """`2024-01-03`; empty where it is not committed yet."""
    commit: str
    """Empty where it is not committed yet."""


History = dict[str, list[Step]]
"""Path of an article file below the archive's root → its changes of state, the oldest first."""


def state_of(text: str) -> State | None:
    """The state that a file's text says; None where it says none that there is."""
    found = PROOF.search(parted(text.replace("\r\n", "\n"))[0])
    said = found["state"].strip() if found else ""
    return State(said) if said in set(State) else None


def body_of(text: str) -> str:
    """The body of a file's text, without white space at its ends."""
    return parted(text.replace("\r\n", "\n"))[1].strip()


def history(archive: Archive) -> History:
    """Every change of state that was committed, of all articles; empty where git knows nothing.

    Of a shallow clone the commit at its edge is left out: it only seems to have written every file.
    """
    form = f"--format={MARK}%H{PART}%P{PART}%aN{PART}%aE{PART}%as"
    options = (
        "--reverse",
        "-p",
        "-U0",
        "-G^proof:",
        "--text",
        "--no-textconv",
        "--no-ext-diff",
        "--no-color",
        "--no-renames",
    )
    prefixes = ("--relative", "--src-prefix=a/", "--dst-prefix=b/", "--", "docs/articles")
    log = git(archive, "log", form, *options, *prefixes).decode("utf-8", "replace")
    shallow = bool(log) and git(archive, "rev-parse", "--is-shallow-repository").strip() == b"true"
    found: History = {}
    for commit in re.split(f"(?:^|\n){MARK}", log)[1:]:
        head, _, difference = commit.partition("\n")
        name, parents, author, address, day = head.split(PART)
        if parents or not shallow:
            for place, state in _changes(difference.split("\n")):
                found.setdefault(place, []).append(Step(state, Person(author, address), day, name))
    return found


def _changes(lines: list[str]) -> Iterator[tuple[str, State]]:
    """Files whose `proof` a commit changed, and what it says then. A text that looks like a header is passed over by count."""
    at, place = 0, ""
    states: dict[str, State] = {}
    while at < len(lines):
        if lines[at].startswith(TARGET):
            place = lines[at].removeprefix(TARGET)
        if hunk := HUNK.match(lines[at]):
            out, put = (int(hunk[side] or "1") for side in ("out", "put"))
            for line in lines[at + 1 : at + 1 + out + put]:
                if found := PROOF.match(line[1:]):
                    said = found["state"].strip() if line[0] == "+" else State.UNREAD
                    states[place] = State(said) if said in set(State) else State.UNREAD
            at += out + put
        at += 1
    yield from states.items()


def me(archive: Archive) -> Person:
    """Who is at work here, as git is told."""
    return Person(
        *(git(archive, "config", key).decode("utf-8", "replace").strip() for key in ("user.name", "user.email"))
    )


def text_at(archive: Archive, step: Step, place: str) -> str | None:
    """The file as it stood after a step; None where it is not committed."""
    if not step.commit:
        return None
    return git(archive, "cat-file", "blob", f"{step.commit}:./{place}").decode("utf-8", "replace") or None


def git(archive: Archive, *arguments: str) -> bytes:
    """What git says; nothing where it fails or is not there."""
    command = [
        "git",
        "-C",
        str(archive.root),
        "-c",
        "log.showSignature=false",
        "-c",
        "core.quotePath=false",
        *arguments,
    ]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""
