"""P: who said that a text is proofread: two people, never one alone. Git remembers who; without it nothing is said."""

from collections.abc import Iterator

from jianbao.archive import Archive
from jianbao.check.sheet import Problem, Sheet
from jianbao.plain_yaml import key_line
from jianbao.proofreading import Proof, State, body_of, history, state_of


def proof(sheet: Sheet, archive: Archive) -> Iterator[Problem]:
    """已复核 needs somebody who read the text first, and is somebody else; both need the text to stay as they read it."""
    state = state_of(sheet.text)
    if state in (None, State.UNREAD):
        return
    steps = history(archive, sheet.place, sheet.text)
    line = key_line(sheet.source, "proof") + 1
    if steps:
        yield from (Problem(code, line, detail) for code, detail in _wrong(steps, sheet.text))


def _wrong(steps: list[Proof], text: str) -> Iterator[tuple[str, str]]:
    last = steps[-1]
    if last.state is State.CONFIRMED:
        reader = next((step for step in reversed(steps) if step.state is State.READ), None)
        if reader is None:
            yield "P-002", last.who.name
        elif reader.who.is_same(last.who):
            yield "P-001", last.who.name
    if body_of(last.text) != body_of(text):
        yield "P-003", f"{last.day} {last.who.name}"
