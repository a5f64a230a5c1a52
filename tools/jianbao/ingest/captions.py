"""Photographs and their texts: who took the picture of an article that is one paragraph."""

from jianbao.ingest.drafts import Draft, Part
from jianbao.ingest.pieces import Piece
from jianbao.ingest.roles import credit
from jianbao.model import Role

MOST_TEXTS = 2
"""A photograph has a paragraph to tell of it, sometimes another."""


def tell_photo(draft: Draft) -> None:
    """Make a photo story of an article that is one paragraph or two, signed by a photographer below it or at its end."""
    texts = [part for part in draft.body if part.role is not Role.CREDIT]
    if not 1 <= len(texts) <= MOST_TEXTS or any(part.role is not Role.PARAGRAPH for part in texts):
        return
    for part in [part for part in draft.parts(Role.BYLINE) if took_the_picture(part.pieces[0], texts[-1])]:
        draft.head.remove(part)
        draft.body.append(Part(Role.CREDIT, part.pieces))
    if draft.parts(Role.BYLINE):
        return
    signed = len(draft.body) == len(texts) + 1 and draft.body[-1].role is Role.CREDIT
    draft.photo = draft.photo or signed or credit.inline(texts[-1].pieces[-1].text) is not None


def took_the_picture(signature: Piece, text: Part) -> bool:
    """Whether a line below the last paragraph of an article signs the text and a picture: 记者 屠苏 文/图."""
    return signature.index > text.pieces[-1].index and bool(credit.WRITERS.search(signature.text))
