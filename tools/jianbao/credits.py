"""Who corrected an article, and which version of it stands, as git knows: names, never addresses.

A conversion writes article and ledger in one commit; an edit by a person leaves the ledger as it is. That tells the
two apart without a list of accounts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jianbao.archive import Archive
from jianbao.proofreading import MARK, PART, git

SHORT = 10
"""Digits of a commit that name it among some hundred thousand."""


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that changed an article file."""

    who: str
    day: str
    """`2024-01-03`."""
    commit: str
    by_hand: bool
    """Whether a person edited it; else a conversion wrote it."""


Changes = dict[str, list[Change]]
"""Path of an article file below the archive's root → its changes, the newest first."""


def changes(archive: Archive) -> Changes:
    """Every committed change of every article; empty where git knows nothing."""
    form = f"--format={MARK}%H{PART}%aN{PART}%as"
    log = git(archive, "log", form, "--name-only", "--no-renames", "--relative", "--", "docs/articles", "ledger")
    found: Changes = {}
    for commit in log.decode("utf-8", "replace").split(MARK)[1:]:
        head, *places = filter(None, commit.split("\n"))
        number, who, day = head.split(PART)
        for place, by_hand in _articles(places):
            found.setdefault(place, []).append(Change(who, day, number[:SHORT], by_hand))
    return found


def _articles(places: list[str]) -> Iterator[tuple[str, bool]]:
    """The article files among those of a commit, and whether the ledger of their page stayed as it was.

    >>> list(_articles(["docs/articles/fa5e3efd/01.md", "docs/articles/f26e81eb/02.md", "ledger/fa5e3efd.json"]))
    [('docs/articles/fa5e3efd/01.md', False), ('docs/articles/f26e81eb/02.md', True)]
    """
    ledgers = {place.removeprefix("ledger/").removesuffix(".json") for place in places if place.startswith("ledger/")}
    for place in places:
        if place.startswith("docs/articles/") and place.endswith(".md"):
            yield place, place.split("/")[2] not in ledgers


def correctors(found: list[Change]) -> tuple[Change, ...]:
    """The last change of each person who edited an article, the first to do so first.

    >>> edits = [Change("甲", "2024-03-01", "c", True), Change("乙", "2024-02-01", "b", True), Change("甲", "2024-01-01", "a", True)]
    >>> [(one.who, one.day) for one in correctors(edits)]
    [('甲', '2024-03-01'), ('乙', '2024-02-01')]
    """
    last: dict[str, Change] = {}
    for change in reversed(found):
        if change.by_hand:
            last[change.who] = change
    return tuple(last.values())
