"""P: who said that a text is proofread: two people, never one alone. Git remembers who; without it nothing is said."""

from collections.abc import Iterator

from jianbao.archive import Archive
from jianbao.check.sheet import Problem, Sheet
from jianbao.plain_yaml import key_line
from jianbao.proofreading import History, State, Step, body_of, me, state_of, text_at


def proof(sheet: Sheet, archive: Archive, known: History) -> Iterator[Problem]:
    """已复核 needs somebody who read the text first, and is somebody else; both need the text to stay as they read it."""
    state = state_of(sheet.text)
    if state in (None, State.UNREAD):
        return
    steps = known.get(sheet.place, [])
    if (steps[-1].state if steps else State.UNREAD) is not state and (who := me(archive)).address:
        steps = [*steps, Step(state or State.UNREAD, who, "", "")]
    line = key_line(sheet.source, "proof") + 1
    if steps and steps[-1].state is state:
        yield from (Problem(code, line, detail) for code, detail in _wrong(steps, sheet, archive))


def _wrong(steps: list[Step], sheet: Sheet, archive: Archive) -> Iterator[tuple[str, str]]:
    last = steps[-1]
    if last.state is State.CONFIRMED:
        reader = next((step for step in reversed(steps) if step.state is State.READ), None)
        if reader is None:
            yield "P-002", last.who.name
        elif reader.who.is_same(last.who):
            yield "P-001", last.who.name
    then = text_at(archive, last, sheet.place)
    if then is not None and body_of(then) != body_of(sheet.text):
        yield "P-003", f"{last.day} {last.who.name}"
