"""Jumps of an article: where its text says that it goes on, or comes from, on another page, and what follows from that.

A text that goes on elsewhere is truncated even behind a full stop; one that comes from elsewhere may begin in the middle
of a word and have no title without anything being wrong with it.
"""

from dataclasses import replace

from jianbao.ingest.roles.jump import Found, before, behind, whole
from jianbao.model import Article, Block, Direction, Doubt, Flag, Jump, Role

Marked = tuple[Article, tuple[Doubt, ...]]

BREAKS_OFF, BEGINS_CUT, BEGINS, NO_BEGINNING, UNSURE = "R-002", "R-003", "R-004", "J-001", "J-002"
"""Codes: the text breaks off; its beginning is cut; whether it is an article; its first half is missing; which half it is."""
LENGTH = 12
"""Characters of a text that a doubt shows."""


def mark(article: Article, doubts: tuple[Doubt, ...]) -> Marked:
    """The article with its jumps, and what is in doubt once they are known; the other half is missing so far."""
    jumps = find(article.blocks)
    marked = replace(article, jumps=jumps), doubts
    for jump in jumps:
        marked = _goes_on(*marked, jump) if jump.direction is Direction.TO else _comes(*marked, jump)
    return marked


def find(blocks: tuple[Block, ...]) -> tuple[Jump, ...]:
    """The last jump onwards and the first one back: on lines of their own, or in the last or first paragraph."""
    found: dict[Direction, Jump] = {}
    for block in blocks:
        for jump in _in(block):
            if jump.direction is Direction.TO or jump.direction not in found:
                found[jump.direction] = jump
    return tuple(found[direction] for direction in Direction if direction in found)


def _in(block: Block) -> list[Jump]:
    if block.role is Role.JUMP:
        found = [whole(block.text)]
    elif block.role is Role.PARAGRAPH:
        found = [before(block.text), behind(block.text)]
    else:
        return []
    return [Jump(one.direction, one.page, _line(one, block)) for one in found if one]


def _line(found: Found, block: Block) -> int:
    return block.lines[0] if found.direction is Direction.FROM else block.lines[-1]


def _goes_on(article: Article, doubts: tuple[Doubt, ...], jump: Jump) -> Marked:
    if any(doubt.code == BREAKS_OFF for doubt in doubts):
        return with_flag(article, Flag.TRUNCATED), doubts
    text = last_text(article)
    return with_flag(article, Flag.TRUNCATED), (*doubts, Doubt(BREAKS_OFF, _lines(jump), None, text[-LENGTH:]))


def _comes(article: Article, doubts: tuple[Doubt, ...], jump: Jump) -> Marked:
    article, doubts = whole_beginning(article, doubts)
    return article, (*doubts, Doubt(NO_BEGINNING, _lines(jump), None, first_text(article)[:LENGTH]))


def _lines(jump: Jump) -> tuple[int, ...]:
    return (jump.line,) if jump.line else ()


def whole_beginning(article: Article, doubts: tuple[Doubt, ...]) -> Marked:
    """The article without doubts about how it begins: its first half stands on another page."""
    at = next((at for at, block in enumerate(article.blocks) if block.role is Role.PARAGRAPH), None)
    if at is None:
        return article, doubts
    first = article.blocks[at]
    kept = tuple(
        doubt
        for doubt in doubts
        if not (doubt.code == BEGINS_CUT and doubt.lines == first.lines)
        and not (doubt.code == BEGINS and doubt.lines[:1] == first.lines[:1])
    )
    mended = replace(first, gap_at=tuple(gap for gap in first.gap_at if gap))
    article = replace(article, blocks=(*article.blocks[:at], mended, *article.blocks[at + 1 :]))
    has_gap = any(block.gap_at for block in article.blocks)
    return article if has_gap else without_flag(article, Flag.GAP), kept


def first_text(article: Article) -> str:
    """The first paragraph, without a jump before it."""
    text = next((block.text for block in article.blocks if block.role is Role.PARAGRAPH), "")
    found = before(text)
    return text[found.end :] if found else text


def last_text(article: Article) -> str:
    """The last paragraph, without a jump behind it."""
    text = next((block.text for block in reversed(article.blocks) if block.role is Role.PARAGRAPH), "")
    return without_jump(text)


def without_jump(text: str) -> str:
    """A paragraph without the jump at its end.

    >>> without_jump("馆长说，开到十点。（下转第3版）")
    '馆长说，开到十点。'
    """
    found = behind(text)
    return text[: found.start].rstrip() if found else text


def with_flag(article: Article, flag: Flag) -> Article:
    """The article with a flag, in the order of flags."""
    return replace(article, flags=tuple(one for one in Flag if one is flag or one in article.flags))


def without_flag(article: Article, flag: Flag) -> Article:
    """The article without a flag."""
    return replace(article, flags=tuple(one for one in article.flags if one is not flag))
