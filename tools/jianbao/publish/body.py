"""The text of an article as HTML: made from its parsed passages, so that nothing in it can act as markup."""

import re
from itertools import pairwise

from jianbao.model import Passage, Role
from jianbao.publish.front import text

GAP = '<span class="gap" data-unmarked>〔此处原文缺字〕</span>'
RUN = re.compile("([!-~]{25,})")
"""An address or a long Latin word: broken anywhere, or the line before it would be pulled apart to fill the width."""
CLASSES = {Role.CAPTION: "caption", Role.CREDIT: "credit", Role.VERSE: "verse", Role.JUMP: "jump"}


def body(passages: tuple[Passage, ...]) -> str:
    r"""The passages as HTML, each with an anchor that can be cited.

    >>> body((Passage(Role.PARAGRAPH, "成本<3万元"),))
    '<p id="p1"><a class="at" data-unmarked href="#p1" aria-label="第1段">1</a>成本&lt;3万元</p>\n'
    """
    return "".join(f"{_passage(number, passage)}\n" for number, passage in enumerate(passages, 1))


def _passage(number: int, passage: Passage) -> str:
    anchor = f'<a class="at" data-unmarked href="#p{number}" aria-label="第{number}段">{number}</a>'
    if passage.role is Role.HEADING:
        return f'<h2 id="p{number}">{anchor}{marked(passage)}</h2>'
    kind = CLASSES.get(passage.role)
    opening = f'<p id="p{number}" class="{kind}">' if kind else f'<p id="p{number}">'
    return f"{opening}{anchor}{marked(passage)}</p>"


def marked(passage: Passage) -> str:
    """The text of a passage with its gaps said in words; the lines of a poem broken."""
    edges = [0, *passage.gap_at, len(passage.text)]
    pieces = (_broken(passage.text[start:end]) for start, end in pairwise(edges))
    return GAP.join(pieces).replace("\n", "<br>")


def _broken(plain: str) -> str:
    """A text as HTML, long Latin runs marked so that they may be broken."""
    pieces = RUN.split(plain)
    return "".join(
        f'<span class="run">{text(piece)}</span>' if at % 2 else text(piece) for at, piece in enumerate(pieces)
    )
