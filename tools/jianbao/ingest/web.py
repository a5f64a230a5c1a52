"""Web pages: one article among navigation, links and notices; everything around it is furniture."""

import re
from dataclasses import dataclass

from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.settle import relabel

CHROME = frozenset({"navigation", "breadcrumb", "buttons", "neighbours", "links", "rights"})
"""Kinds of furniture that only web pages have."""

SHORTEST_BODY = 18
"""A line of running text that is a sentence of an article rather than a link."""

END_OF_ARTICLE = re.compile(r"^(?:相关|相關|上一篇|下一篇|上一条|下一条|推荐|推薦|热门|熱門|延伸|猜你|更多|分享到|版权|版權|网友评论|评论|留言|【?打印|附件|返回|主办|关于我们|關於我們|友情链接)")


@dataclass(frozen=True, slots=True)
class Zone:
    """Positions of the article on a web page: from `start` to before `end`."""

    start: int
    end: int


def is_web_page(pieces: tuple[Piece, ...]) -> bool:
    """A page with a meta line or with the furniture of a web site."""
    metas = sum(piece.label is Label.META for piece in pieces)
    chrome = sum(piece.label is Label.FURNITURE and piece.reading.rule in CHROME for piece in pieces)
    bylines = sum(piece.label is Label.BYLINE for piece in pieces)
    return bylines <= 2 and (metas >= 1 or chrome >= 2) and metas <= 4


def trim(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with everything outside the article relabelled as furniture."""
    zone = find_zone(pieces)
    if zone is None:
        return pieces
    return tuple(
        piece if zone.start <= piece.index < zone.end else relabel(piece, Label.FURNITURE, "outside the article")
        for piece in pieces
    )


def find_zone(pieces: tuple[Piece, ...]) -> Zone | None:
    """The article: its title above the meta line or the text, its text, and the signatures below."""
    body = [piece for piece in pieces if _is_body(piece)]
    if not body:
        return None
    anchor = _anchor(pieces, body)
    start = _title(pieces, anchor)
    end = _end(pieces, max(anchor, start))
    return Zone(start, end)


def _is_body(piece: Piece) -> bool:
    return piece.label in (Label.TEXT, Label.VERSE) and len(piece.text) >= SHORTEST_BODY


def _anchor(pieces: tuple[Piece, ...], body: list[Piece]) -> int:
    """The meta line nearest above the text, or the first line of the text."""
    metas = [piece.index for piece in pieces if piece.label is Label.META]
    text = max(body, key=lambda piece: len(piece.text)).index
    above = [index for index in metas if index < text]
    return above[0] if above else body[0].index


def _title(pieces: tuple[Piece, ...], anchor: int) -> int:
    """The first line of the large type above the anchor."""
    at = anchor
    while at > 0 and pieces[at - 1].label in (Label.META, Label.BYLINE, Label.EDITOR):
        at -= 1
    title = at
    while title > 0 and at - title < 3 and pieces[title - 1].label in (Label.DISPLAY, Label.RUBRIC) and _may_be_title(pieces[title - 1], at - title):
        title -= 1
    return title


def _may_be_title(piece: Piece, taken: int) -> bool:
    return len(piece.text) >= (5 if taken == 0 else 8)


def _end(pieces: tuple[Piece, ...], anchor: int) -> int:
    """Behind the last line of the text and the signatures that follow it."""
    end = anchor + 1
    for piece in pieces[anchor + 1 :]:
        if END_OF_ARTICLE.match(piece.text) and len(piece.text) < SHORTEST_BODY:
            break
        if piece.label in (Label.TEXT, Label.VERSE, Label.EDITOR, Label.CREDIT, Label.JUMP, Label.BYLINE):
            end = piece.index + 1
    return end
