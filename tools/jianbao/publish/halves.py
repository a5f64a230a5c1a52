"""Texts in two halves: each article leads to the other, and a half without a title is named after the first.

The article files say which belong together (`continues`, `continued_by`); one side is enough, and an article that is
not shown is led to by none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jianbao.model import Document, Flag

SEQUEL = "{}（续）"


@dataclass(frozen=True, slots=True)
class Halves:
    """Article id → id of its other half."""

    first: dict[str, str]
    """By the second half."""
    second: dict[str, str]
    """By the first half."""


def halves(documents: Iterable[Document]) -> Halves:
    """Which of the articles that are shown belong together; of two claims the article's own wins."""
    shown = {document.id: document for document in documents if not document.withdrawn}
    first: dict[str, str] = {}
    second: dict[str, str] = {}
    for key, document in shown.items():
        if document.continued_by in shown:
            first.setdefault(document.continued_by or "", key)
        if document.continues in shown:
            second.setdefault(document.continues or "", key)
    first |= {key: one.continues for key, one in shown.items() if one.continues in shown}
    second |= {key: one.continued_by for key, one in shown.items() if one.continued_by in shown}
    return Halves(first, second)


def paired(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The documents as readers see them: a first half does not break off, a second one has a title (百年石桥迎来新生（续）)."""
    found = halves(documents)
    by_id = {document.id: document for document in documents}
    whole = (_goes_on(document) if document.id in found.second else document for document in documents)
    return tuple(_titled(document, by_id.get(found.first.get(document.id, ""))) for document in whole)


def _goes_on(document: Document) -> Document:
    """The document without the flag that its text breaks off: readers are led to where it goes on."""
    return replace(document, flags=tuple(flag for flag in document.flags if flag is not Flag.TRUNCATED))


def _titled(document: Document, first: Document | None) -> Document:
    if not first or document.title or document.display_title or not (first.title or first.display_title):
        return document
    return replace(document, display_title=SEQUEL.format(first.heading))
