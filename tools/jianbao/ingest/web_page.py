"""Read a web page: one article among menus, buttons, lists of links, comments and notices.

lines → kinds (web_lines.py, web_kinds.py) → title and text (web_article.py, web_title.py) → the tag of every line (web_head.py, web_body.py,
web_field.py) → the draft of the one article
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jianbao.ingest import lists, web_field, web_lines, web_title
from jianbao.ingest.assemble import Assembly
from jianbao.ingest.drafts import Draft, Part
from jianbao.ingest.pieces import Piece, Tag
from jianbao.ingest.roles import NUMBERED, credit
from jianbao.ingest.web_article import (
    Found,
    Layout,
)
from jianbao.ingest.web_body import certain_tags, text_tags, verse_tags
from jianbao.ingest.web_head import ADDRESSED, foot_tags, head_tags, headline_tags, is_said
from jianbao.ingest.web_kinds import with_prose
from jianbao.ingest.web_lines import Kind, kind_of
from jianbao.model import Role


def tag(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a web page with their tags; what is not of the article is furniture."""
    page, found = judged(pieces)
    tags = web_field.mend(page, found) if found else [line.tag for line in page]
    return tuple(replace(piece, tag=one) for piece, one in zip(pieces, tags, strict=True))


def judged(pieces: tuple[Piece, ...]) -> tuple[list[web_field.Line], Found | None]:
    """What the rules alone make of the lines of a web page, and the article they find on it."""
    page = layout(pieces)
    texts, kinds, found = page.texts, page.kinds, web_title.find(page)
    certain = certain_tags(texts, kinds, found) if found else {}
    tags = _tags(texts, kinds, found, certain) if found else {}
    tags |= verse_tags(texts, tags)
    sure = certain.keys() | _sure(texts, found) if found else set()
    return web_field.lines(pieces, kinds, [tags.get(piece.index, Tag.FURNITURE) for piece in pieces], sure), found


def layout(pieces: tuple[Piece, ...]) -> Layout:
    """The lines of a web page with their kinds."""
    return Layout(pieces, with_prose([piece.text for piece in pieces], [kind_of(piece) for piece in pieces]))


def _sure(texts: Sequence[str], found: Found) -> set[int]:
    """Lines that the text or their neighbours leave no doubt of: greetings, one more row of a list."""
    body = range(found.body.start, found.body.end)
    between = range(found.title[-1] + 1, found.body.start) if found.title else ()
    said = {at for at in between if is_said(texts[at]) or ADDRESSED.match(texts[at])}
    alike = {at for at in body[1:] if (form := lists.form(texts[at])) and form == lists.form(texts[at - 1])}
    return said | alike | {at for at in body if _is_frame(texts[at])}


def _is_frame(text: str) -> bool:
    """Whether a line that stands amid a text is of the site by its form: an address, signs alone, what is set in by a program."""
    signs = not any(char.isalpha() for char in text) and not web_lines.ELLIPSIS.match(text)
    return signs or bool(web_lines.ADDRESS.match(text) or web_lines.EMBEDDED.search(text))


def _tags(texts: Sequence[str], kinds: Sequence[Kind], found: Found, certain: dict[int, Tag]) -> dict[int, Tag]:
    return {
        **head_tags(texts, kinds, found),
        **foot_tags(texts, kinds, found),
        **text_tags(texts, kinds, found, certain),
        **headline_tags(texts, kinds, found),
    }


ROLES = {
    Tag.TITLE: Role.TITLE, Tag.SUBTITLE: Role.SUBTITLE, Tag.KICKER: Role.KICKER, Tag.META: Role.META, Tag.BYLINE: Role.BYLINE,
    Tag.EDITOR: Role.EDITOR, Tag.VERSE: Role.VERSE, Tag.TEXT: Role.PARAGRAPH, Tag.HEADING: Role.HEADING, Tag.CAPTION: Role.CAPTION, Tag.CREDIT: Role.CREDIT,
}  # fmt: skip
BODY = (Role.PARAGRAPH, Role.VERSE, Role.HEADING, Role.CAPTION, Role.CREDIT)


def assemble(pieces: tuple[Piece, ...]) -> Assembly:
    """The one article of a web page, its lines in printed order; an empty page has none."""
    draft = Draft()
    for piece in pieces:
        role = ROLES.get(piece.tag) if piece.tag else None
        if role:
            (draft.body if role in BODY else draft.head).append(Part(role, [piece]))
    _tell_captions(draft)
    draft.photo = is_photo(draft)
    furniture = [piece for piece in pieces if piece.tag is Tag.FURNITURE]
    return Assembly([draft] if draft.head or draft.body else [], [], furniture)


PART = re.compile(r"^\s*(?P<number>[一二三四五六七八九十])、")
LEAST_PARTS, MOST_BESIDE = 3, 1.5
"""In a text of three parts and more that are counted from 一 on, lines of large type without a number are captions if there are not more than one and a half to a part.
Seed 004 is such a page; of 663 real pages it costs one (counted once by hand)."""


def _tell_captions(draft: Draft) -> None:
    """A heading has text below it; what stands last is a caption, and so are the few that have no number where the others count the parts."""
    heads = [part for part in draft.body if part.role is Role.HEADING]
    parts = [found["number"] for head in heads if (found := PART.match(head.pieces[0].text))]
    plain = [head for head in heads if not NUMBERED.match(head.pieces[0].text)]
    counted = len(parts) >= LEAST_PARTS and "一二三四五六七八九十".startswith("".join(parts))
    last = [head for head in heads if head is draft.body[-1]]
    for part in [*last, *(plain if counted and len(plain) <= MOST_BESIDE * len(parts) else [])]:
        part.role = Role.CAPTION


def is_photo(draft: Draft) -> bool:
    """Whether an article is a photograph with its text: one paragraph, signed by a photographer."""
    credited = any(part.role is Role.CREDIT for part in draft.body)
    found = credit.inline(draft.paragraphs[0].pieces[0].text) if len(draft.paragraphs) == 1 else None
    return len(draft.paragraphs) == 1 and (credited or (found is not None and found.reportage))
