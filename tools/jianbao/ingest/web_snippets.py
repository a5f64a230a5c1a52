"""Where a web page may name who wrote its article and where it is from: the lines around its text, its first and last sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from jianbao.ingest.names import is_surname
from jianbao.ingest.pieces import Piece, Tag

ABOVE, BELOW = 4, 12
"""Lines above the title and below the text that are looked at."""
OPENING, CLOSING = 3, 2
"""Paragraphs that open and close a text."""
FIRST, LAST = 60, 50
"""Characters of an opening and of a closing paragraph that are looked at."""
LONGEST, LONGEST_AMID = 100, 60
OTHERS = re.compile(
    r"^\W*(?:网友|網友|发表|發表|全部|热门|熱門|最新|精彩|用户|所有)?(?:评论|評論|留言|跟帖|回复|回覆|点评)(?:区|區|列表)?\W*\d*\W*$|^\W*(?:热点|熱點|热门|熱門|推荐|推薦|相关|相關|延伸|猜你)\S{0,6}\s*$"
)
"""网友评论, 推荐阅读: whoever is named below wrote something else."""
PADDED = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff][ \u3000]+[\u3400-\u9fff](?![\u3400-\u9fff])")
OF_TEXT = (Tag.TEXT, Tag.LEAD, Tag.VERSE)
OF_BODY = (*OF_TEXT, Tag.HEADING, Tag.CAPTION, Tag.CREDIT)
ROLE_NAMES = {Tag.META: "meta", Tag.BYLINE: "byline", Tag.EDITOR: "editor", Tag.CAPTION: "caption", Tag.CREDIT: "caption", Tag.FURNITURE: "none"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line, or the beginning or end of a paragraph, that may name somebody."""

    place: str
    """above the title, head, open, amid, close, foot."""
    role: str
    """What the line was taken for."""
    text: str
    line: int
    """Index of its piece."""


def snippets(pieces: Sequence[Piece]) -> list[Snippet]:
    """What may name writers and sources on a page whose lines are tagged, in printed order; nothing on a page without a text."""
    text = [piece.index for piece in pieces if piece.tag in OF_TEXT]
    if not text:
        return []
    title = next((piece.index for piece in pieces if piece.tag is Tag.TITLE), max(0, text[0] - 2 * ABOVE))
    end = max(piece.index for piece in pieces if piece.tag in OF_BODY) + 1
    whole = [("above" if at < title else "head", at) for at in range(max(0, title - ABOVE), text[0])]
    whole += [("amid", at) for at in range(text[0], end) if pieces[at].tag not in (*OF_TEXT, Tag.HEADING)]
    below = range(end, min(end + BELOW, len(pieces)))
    whole += [("foot", at) for at in takewhile(lambda at: not OTHERS.match(pieces[at].text), below)]
    lines = [
        Snippet(place, _role(pieces[at]), closed(_with_label(pieces, at)), at)
        for place, at in whole
        if pieces[at].tag is not Tag.TITLE and len(pieces[at].text) <= (LONGEST_AMID if place == "amid" else LONGEST)
    ]
    return sorted([*lines, *_sentences(pieces, text)], key=lambda snippet: snippet.line)


LABEL = re.compile(r"^\W*[\u3400-\u9fff]{2,6}\s*[:：]\s*$")
LONGEST_VALUE = 16


def _with_label(pieces: Sequence[Piece], at: int) -> str:
    """A short line behind the label that stands alone above it: 责任编辑： and the name."""
    label = pieces[at - 1].text.strip() if at else ""
    value = len(pieces[at].text) <= LONGEST_VALUE and not pieces[at].text.rstrip().endswith(("：", ":"))
    return label + pieces[at].text.strip() if value and LABEL.match(label) else pieces[at].text


def closed(text: str) -> str:
    """A line with the names of two characters that were set apart to the width of three put together.

    >>> closed("作者：顾　毅"), closed("李 白 王 维"), closed("记者 王 小明")
    ('作者：顾毅', '李白 王维', '记者 王 小明')
    """
    return PADDED.sub(lambda name: "".join(name[0].split()) if is_surname(name[0][0]) else name[0], text)


def _sentences(pieces: Sequence[Piece], text: list[int]) -> Iterator[Snippet]:
    """The beginnings of the first paragraphs and the ends of the last ones, no character twice."""
    for at in text[:OPENING]:
        yield Snippet("open", "text", closed(pieces[at].text[:FIRST]), at)
    for at in text[-CLOSING:]:
        whole = pieces[at].text
        start = max(len(whole) - LAST, FIRST if at in text[:OPENING] else 0)
        if start < len(whole):
            yield Snippet("close", "text", closed(whole[start:]), at)


def _role(piece: Piece) -> str:
    return ROLE_NAMES.get(piece.tag, "text") if piece.tag else "none"
