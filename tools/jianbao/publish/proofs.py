"""Who proofread an article, and when, in words for its readers."""

from jianbao.model import Document
from jianbao.proofreading import State, Step
from jianbao.publish import dates

UNREAD = "未校对"


def proof_words(document: Document, steps: list[Step]) -> str:
    """The state of an article with who set it; the state alone where git does not know.

    >>> from jianbao.model import Kind
    >>> from jianbao.proofreading import Person
    >>> read = Step(State.READ, Person("沈洋", ""), "2024-01-03", "1")
    >>> proof_words(Document("a-01", Kind.ARTICLE, (), proof="已校"), [read])
    '已校（沈洋，2024年1月3日）'
    """
    state = document.proof
    if state in (None, State.UNREAD):
        return UNREAD
    known = [step for step in steps if step.state is not State.UNREAD and step.commit]
    last = next((step for step in reversed(known) if step.state == state), None)
    if last is None:
        return str(state)
    said = [_who(last)]
    if last.state is State.CONFIRMED:
        readers = [f"校对 {_who(step)}" for step in reversed(known) if step.state is State.READ]
        said = [*readers[:1], f"复核 {said[0]}"]
    return f"{state}（{'；'.join(said)}）"


def _who(step: Step) -> str:
    day = dates.in_words(step.day)
    return f"{step.who.name}，{day}" if day else step.who.name


def short(document: Document) -> str | None:
    """The state as a list shows it: nothing of what nobody has read, which is most."""
    return document.proof if document.proof in (State.READ, State.CONFIRMED) else None
