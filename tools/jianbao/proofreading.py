"""Proofreading (校对): the state that an article's front matter says, and who set it when, as git knows.

未校 → 已校 (somebody compared it with the source) → 已复核 (somebody else did so again).
"""

import re
import subprocess
from dataclasses import dataclass
from enum import StrEnum

from jianbao.archive import Archive
from jianbao.merge import parted

COMMITS = 200
"""How far back a file's history is read."""
PROOF = re.compile(r"^proof:[ \t]*[\"']?(?P<state>[^\"'#\n]*)", re.MULTILINE)
NOREPLY = re.compile(r"(?:\d+\+)?(?P<login>[^@]+)@users\.noreply\.[\w.]+")
MARK = "\x1e"


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
class Proof:
    """One change of an article's state."""

    state: State
    who: Person
    day: str
    """`2024-01-03`; empty where it is not committed yet."""
    text: str
    """The file as it stood then."""


def state_of(text: str) -> State | None:
    """The state that a file's text says; None where it says none that there is."""
    found = PROOF.search(parted(text.replace("\r\n", "\n"))[0])
    said = found["state"].strip() if found else ""
    return State(said) if said in set(State) else None


def body_of(text: str) -> str:
    """The body of a file's text, without white space at its ends."""
    return parted(text.replace("\r\n", "\n"))[1].strip()


def history(archive: Archive, place: str, text: str | None = None) -> list[Proof]:
    """Every change of state, the oldest first; `place` is the file's path below the archive's root, `text` what it holds now.

    Empty where git knows nothing. What is not committed yet is the work of whoever git says is at work here.
    """
    versions = _versions(archive, place)
    if not versions and text is None:
        return []
    found: list[Proof] = []
    for person, day, content in versions:
        _note(found, content, person, day)
    me = Person(
        *(_git(archive, "config", key).decode("utf-8", "replace").strip() for key in ("user.name", "user.email"))
    )
    if text is not None and (versions or me.address):
        _note(found, text, me, "")
    return found


def _note(found: list[Proof], content: str, person: Person, day: str) -> None:
    state = state_of(content) or State.UNREAD
    before = found[-1].state if found else State.UNREAD
    if state is not before:
        found.append(Proof(state, person, day, content))


def _versions(archive: Archive, place: str) -> list[tuple[Person, str, str]]:
    """Author, day and content of each commit of a file, the oldest first; none that a shallow clone only seems to know."""
    form = f"{MARK}%H%x1f%aN%x1f%aE%x1f%as"
    log = _git(archive, "log", "-n", str(COMMITS), f"--format={form}", "--", place).decode("utf-8", "replace")
    commits = [entry.strip().split("\x1f") for entry in log.split(MARK)[1:]]
    shallow = _git(archive, "rev-parse", "--is-shallow-repository").strip() == b"true"
    versions = []
    for commit, name, address, day in reversed(commits):
        content = _git(archive, "cat-file", "blob", f"{commit}:./{place}")
        versions.append((Person(name, address), day, content.decode("utf-8", "replace")))
    return versions[1:] if shallow else versions


def _git(archive: Archive, *arguments: str) -> bytes:
    """What git says; nothing where it fails or is not there."""
    command = ["git", "-C", str(archive.root), "-c", "log.showSignature=false", *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""
