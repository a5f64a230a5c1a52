"""An article as what is read for subjects: stretches of text, each with the weight of where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianbao.ingest.names import split_names
from jianbao.lexicon import fold
from jianbao.model import Article, Block, Role

WEIGHTS = {Role.TITLE: 5.0, Role.KICKER: 4.0, Role.SUBTITLE: 4.0, Role.HEADING: 2.0, Role.CAPTION: 1.0}
"""Where a word says more about an article than in the middle of its text."""
FIRST = 3.0
"""Newspapers say who, where and what in the first paragraph."""
OTHER = 1.0
CREDITS = re.compile(
    r"[（(][^（）()]{0,60}(?:记者|通讯员|摄|文/图|文图|实习生)[^（）()]{0,40}[）)]"
    r"|(?:(?<=[。！？”\s])|^)[\u4e00-\u9fff·、 ]{2,24}\s?(?:摄影报道|摄影|摄|供图|/文|/摄|/图)\s*$"
)
"""（记者 丁霞）, 朱双银 摄影报道: persons who made the page are no subjects of it."""
SIGNED = re.compile(r"[（(]([\u4e00-\u9fff·、 \N{IDEOGRAPHIC SPACE}]{2,24})[）)]\s*$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One block of an article."""

    text: str
    plain: str
    """The same in Simplified characters, place by place, without those who signed it."""
    weight: float

    @property
    def is_head(self) -> bool:
        """Whether it stands above the text."""
        return self.weight > FIRST


def read(article: Article) -> tuple[Stretch, ...]:
    """What an article says, from its head to its captions; bylines, credits and jump lines are left out."""
    return tuple(stretches(article))


def stretches(article: Article) -> Iterator[Stretch]:
    """The blocks that are read."""
    is_first = True
    for block in article.blocks:
        if block.role in WEIGHTS:
            yield stretch(block, WEIGHTS[block.role], article.authors)
        elif block.role in (Role.PARAGRAPH, Role.VERSE):
            yield stretch(block, FIRST if is_first else OTHER, article.authors)
            is_first = False


def stretch(block: Block, weight: float, authors: tuple[str, ...]) -> Stretch:
    """One block, with whoever signed it blanked out."""
    return Stretch(block.text, blank_credits(fold(block.text), authors), weight)


def blank_credits(plain: str, authors: tuple[str, ...]) -> str:
    """Text in which spaces stand for reporters and photographers.

    >>> blank_credits("本报讯（记者 丁霞）昨日，雪停了。（李丰 陈琳）", ("丁霞", "李丰", "陈琳"))
    '本报讯       昨日，雪停了。       '
    """
    plain = CREDITS.sub(lambda found: " " * len(found[0]), plain)
    signed = SIGNED.search(plain)
    if signed and set(split_names(signed[1])) <= {fold(author) for author in authors}:
        return plain[: signed.start()] + " " * (len(plain) - signed.start())
    return plain
