"""Captions among the headings of an article: large type that heads nothing."""

from jianbao.ingest.drafts import Draft, Part
from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles import NUMBERED, credit
from jianbao.model import Role

REPEATED_SHARE = 0.8
"""Of a caption's pairs of characters so many stand in the paragraphs beside it (seed 004: 0.8 to 1.0); headings of the seeds
reach 0.6."""
LEAST_PAIRS = 6


def tell_captions(draft: Draft) -> None:
    """Make captions of large type that heads nothing.

    It has no number among numbered headings, no text below it, or says what the text beside it says.
    """
    headings = [part for part in draft.body if part.role is Role.HEADING]
    numbered = sum(bool(NUMBERED.match(part.pieces[0].text)) for part in headings)
    for at in range(len(draft.body) - 1, -1, -1):
        part = draft.body[at]
        if not is_loose(part):
            continue
        below = draft.body[at + 1] if at + 1 < len(draft.body) else None
        near = [other for other in draft.body[max(0, at - 3) : at + 4] if other is not part]
        beside = [piece.text for other in near if other.role is Role.PARAGRAPH for piece in other.pieces]
        repeated = repeated_share(part.pieces[0].text, "".join(beside))
        heads_text = below is not None and below.role not in (Role.CAPTION, Role.CREDIT)
        if repeated >= REPEATED_SHARE or (part.role is Role.HEADING and (numbered >= 2 or not heads_text)):
            part.role = Role.CAPTION


def tell_photo(draft: Draft) -> None:
    """Make a photo story of an article that is one paragraph, signed by a photographer below it or at its end."""
    texts = [part for part in draft.body if part.role is not Role.CREDIT]
    if len(texts) != 1 or texts[0].role is not Role.PARAGRAPH:
        return
    for part in [part for part in draft.parts(Role.BYLINE) if took_the_picture(part.pieces[0], texts[0])]:
        draft.head.remove(part)
        draft.body.append(Part(Role.CREDIT, part.pieces))
    if draft.parts(Role.BYLINE):
        return
    signed = len(draft.body) == 2 and draft.body[1].role is Role.CREDIT
    draft.photo = draft.photo or signed or credit.inline(texts[0].pieces[-1].text) is not None


def took_the_picture(signature: Piece, text: Part) -> bool:
    """Whether a line below the only paragraph of an article signs the text and a picture: 记者 屠苏 文/图."""
    return signature.index > text.pieces[-1].index and bool(credit.WRITERS.search(signature.text))


def is_loose(part: Part) -> bool:
    """A single line of large type that may be a heading or a caption."""
    piece = part.pieces[0]
    large = part.role is Role.HEADING or (part.role is Role.PARAGRAPH and piece.label is Label.DISPLAY)
    return large and len(part.pieces) == 1 and not NUMBERED.match(piece.text)


def repeated_share(text: str, beside: str) -> float:
    """The share of a line's pairs of characters that stand in the text beside it."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    return sum(pair in beside for pair in pairs) / max(LEAST_PAIRS, len(pairs))
