"""Two versions of an article file, word by word, as people read a change: 开到[-十点-]{+九点+}。"""

import difflib
import html
from collections.abc import Callable, Iterator, Sequence

import click

from jianbao.merge import parted
from jianbao.units import ALIKE, alikeness, sentences
from jianbao.words import word_changes

CONTEXT = 16
"""Characters of unchanged text beside a change: about a clause, enough to find the place by."""

Run = tuple[str, str]
"""`=`, `-` or `+`, and the words that both have, that only the old version has, that only the new one has."""

Paint = Callable[[Run], str]


def plain(run: Run) -> str:
    """A run in a pipe, marked as git marks words.

    >>> plain(("-", "十点"))
    '[-十点-]'
    """
    marks = {"-": ("[-", "-]"), "+": ("{+", "+}")}.get(run[0], ("", ""))
    return run[1].join(marks)


def coloured(run: Run) -> str:
    """A run on a terminal."""
    if run[0] == "=":
        return run[1]
    return (
        click.style(run[1], fg="red", strikethrough=True)
        if run[0] == "-"
        else click.style(run[1], fg="green", bold=True)
    )


def marked_up(run: Run) -> str:
    """A run as HTML; nothing of a text acts in it, and it stays on one line.

    >>> marked_up(("+", "<img>"))
    '<ins>&lt;img&gt;</ins>'
    """
    text = html.escape(run[1]).replace("\n", "⏎")
    return {"-": f"<del>{text}</del>", "+": f"<ins>{text}</ins>"}.get(run[0], text)


def by_words(before: str, after: str, paint: Paint = plain) -> Iterator[str]:
    """The keys and sentences that differ, a line each.

    >>> list(by_words("甲。馆长说，开到十点。丙。", "甲。馆长说，开到九点。丙。丁。"))
    ['馆长说，开到[-十点-]{+九点+}。', '{+丁。+}']
    """
    for runs in _changes(units(before), units(after)):
        yield "".join(map(paint, runs))


def units(text: str) -> list[str]:
    """The keys and the sentences of an article file."""
    front, body = parted(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    return [part.strip() for part in (*front.splitlines(), *sentences(body)) if part.strip()]


def _changes(before: list[str], after: list[str]) -> Iterator[list[Run]]:
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _paired(before[a:b], after[c:d])


def _paired(before: Sequence[str], after: Sequence[str]) -> Iterator[list[Run]]:
    """Old sentences beside their new versions, then what is only new."""
    start = 0
    for old in before:
        scored = [(alikeness(old, after[at]), -at) for at in range(start, len(after))]
        score, at = max(scored, default=(0.0, 0))
        if score < ALIKE and not (len(before) == len(after) == 1 and old[0] == after[0][0]):
            yield [("-", old)]
            continue
        yield from ([("+", new)] for new in after[start:-at])
        yield list(_trimmed(old, after[-at]))
        start = 1 - at
    yield from ([("+", new)] for new in after[start:])


def _trimmed(before: str, after: str) -> Iterator[Run]:
    """One sentence with its changes and what stands near them."""
    changes = list(word_changes(before, after))
    for at, (same, old, new) in enumerate(changes):
        is_first, is_last = at == 0, at == len(changes) - 1 and not old and not new
        yield "=", _near(same, head=not is_first, tail=not is_last)
        yield from ((sign, words) for sign, words in (("-", old), ("+", new)) if words)


def _near(text: str, *, head: bool, tail: bool) -> str:
    """The ends of an unchanged stretch that lie beside a change."""
    if len(text) <= CONTEXT * (head + tail) + 1:
        return text
    return (text[:CONTEXT] if head else "") + "…" + (text[-CONTEXT:] if tail else "")
