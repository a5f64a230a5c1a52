"""Newspaper pages made from articles: paragraphs cut anywhere, their rest moved past other articles.

What a page dump shows of columns: an article breaks off in the middle of a word, captions and bylines stand between, and it goes on
in the next line or two articles further down.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from train.corpus import Text

ARTICLES: Final = (6, 10)
PARAGRAPHS: Final = 8
CUT_SHARE: Final = 0.6
ADJACENT_SHARE: Final = 0.5
BYLINE_SHARE: Final = 0.7
CAPTION_SHARE: Final = 0.15
EDGE: Final = 12
"""Characters that stay on either side of a cut: about a line of a narrow column."""

_NAMES: Final = "张伟 王芳 李娜 刘洋 陈静 杨帆 赵磊 黄敏 周涛 吴倩 徐丽 孙浩".split()
_CLAUSE: Final = re.compile("[，。；：]")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, and which line truly goes on in which."""

    lines: tuple[str, ...]
    joins: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    head: int = 0
    tail: int = 0


def make_pages(texts: Sequence[Text], number: int, seed: int) -> Iterator[Page]:
    """A number of pages; the same seed makes the same pages."""
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
    whole = [text for text in texts if sum(map(len, text.paragraphs)) > 200 and len(text.paragraphs) > 1]
    for _ in range(number):
        articles = chance.sample(whole, min(len(whole), chance.randint(*ARTICLES)))
        yield _page(_lay_out(articles, chance))


def _lay_out(articles: Sequence[Text], chance: random.Random) -> list[_Piece]:
    page, waiting = list[_Piece](), list[tuple[int, list[_Piece]]]()
    for number, article in enumerate(articles, start=1):
        head, tail = _cut(_article_lines(article, chance), number, chance)
        if tail and chance.random() < ADJACENT_SHARE:
            page += [*head, *_caption(article, chance), *tail]
            tail = []
        else:
            page += head
        page += [piece for skip, pieces in waiting if skip == 1 for piece in pieces]
        waiting = [(skip - 1, pieces) for skip, pieces in waiting if skip > 1]
        waiting += [(chance.randint(1, 2), tail)] if tail else []
    return page + [piece for _, pieces in waiting for piece in pieces]


def _article_lines(article: Text, chance: random.Random) -> list[_Piece]:
    title = article.title or _CLAUSE.split(article.paragraphs[0])[0][:20]
    byline = ["■ 通讯员 " + chance.choice(_NAMES)] if chance.random() < BYLINE_SHARE else []
    return [_Piece(text) for text in (title, *byline, *article.paragraphs[:PARAGRAPHS])]


def _caption(article: Text, chance: random.Random) -> list[_Piece]:
    clause = _CLAUSE.split(article.paragraphs[-1])[0]
    return [_Piece(f"图为{clause}。")] if chance.random() < CAPTION_SHARE else []


def _cut(lines: list[_Piece], number: int, chance: random.Random) -> tuple[list[_Piece], list[_Piece]]:
    """Cut one paragraph of an article, or none."""
    long = [place for place, piece in enumerate(lines) if len(piece.text) > 4 * EDGE]
    if not long or chance.random() > CUT_SHARE:
        return lines, []
    place = chance.choice(long)
    text = lines[place].text
    cut = chance.randint(EDGE, len(text) - EDGE)
    head, tail = _Piece(text[:cut], head=number), _Piece(text[cut:], tail=number)
    return [*lines[:place], head], [tail, *lines[place + 1 :]]


def _page(pieces: list[_Piece]) -> Page:
    tails = {piece.tail: place for place, piece in enumerate(pieces) if piece.tail}
    joins = {place: tails[piece.head] for place, piece in enumerate(pieces) if piece.head}
    return Page(tuple(piece.text for piece in pieces), joins)
