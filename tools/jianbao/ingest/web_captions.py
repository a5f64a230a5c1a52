"""The lines of a web article's text that tell what a picture shows, by their form and by what stands beside them."""

import re
from collections.abc import Sequence

from jianbao.ingest.pieces import Tag
from jianbao.ingest.roles import NUMBERED
from jianbao.ingest.web_article import OFFICE, Found
from jianbao.ingest.web_lines import SCENE, Kind

LONGEST_FIRST = 60
SLIDES = re.compile(
    r"^\W*(?:[Pp]rev(?:ious)?\W*[Nn]ext|[Pp]rev(?:ious)?|[Nn]ext|上一[张張]|下一[张張]|\d{1,2}\s*/\s*\d{1,2})\W*"
)
"""Previous Next, 2/10: buttons below a picture."""


def shown_first(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """Short sentences above a text that are captions: above a photographer or the buttons of a show of slides."""
    tags: dict[int, Tag] = {}
    for at in range(found.body.start, found.body.end - 1):
        shown = kinds[at + 1] is Kind.CREDIT or SLIDES.match(texts[at + 1])
        told = [len(texts[one]) for one in range(at + 1, found.body.end) if kinds[one] is Kind.PROSE]
        longer = max(told, default=0) >= 2 * len(texts[at])
        if kinds[at] is not Kind.PROSE or len(texts[at]) > LONGEST_FIRST or not shown or not longer:
            break
        tags[at] = Tag.CAPTION
    return tags


def _may_show(text: str) -> bool:
    """Whether a line is short enough to say what a picture shows, in one clause or two, and quotes nobody."""
    return len(text) <= LONGEST_FIRST and text.count("，") < MANY_CLAUSES and not QUOTES.match(text)


MANY_CLAUSES = 2
QUOTES = re.compile(r"^\s*[“「]")


def credited(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """A short line right above a photographer, amid a text, says what the picture shows."""
    amid = range(found.body.start + 1, min(found.body.end, len(texts) - 1))
    short = [at for at in amid if kinds[at] in (Kind.PROSE, Kind.LARGE) and _may_show(texts[at])]
    return {
        at: Tag.CAPTION
        for at in short
        if kinds[at + 1] is Kind.CREDIT and kinds[at - 1] is Kind.PROSE and kinds[at + 2 : at + 3] != [Kind.CAPTION]
    }


LONGEST_SHOWN, LEAST_SHOWN = 24, 2
BRACKETED = re.compile(
    r"^（(?!.*(?:记者|記者|作者|编者|編者|原标题|原題|原载|责编|编辑|完|[一二三四五六七八九十\d]）))[^（）。；]{4,}）$"
)
"""（某公司的报价单）"""
NAMED = re.compile(r"^[^，！？、：；“”]{2,22}。$")
"""小花家。 below a photograph of her house."""
OWNED = re.compile(r"的[^的]{2,4}。$")
"""小刚的作业本。"""
TELLS = re.compile(r"[了是有说說称稱不没沒能要让讓被把]")
"""Characters of sentences that tell something."""


def short_captions(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """Short lines amid a text that name what a picture shows: between brackets, or a name with a full stop.

    That is one which other lines hold as it is, or which ends on the name of a scene. Where there are several of them, so are
    names of two characters, and what belongs to somebody.
    """
    inside = range(found.body.start, found.body.end)
    short = [at for at in inside if kinds[at] in (Kind.PROSE, Kind.LARGE) and len(texts[at]) <= LONGEST_SHOWN]
    sure = {at for at in short if BRACKETED.match(texts[at])}
    named = [at for at in short if NAMED.match(texts[at]) and not TELLS.search(texts[at])]
    whole = "\n".join(texts[found.body.start : found.body.end])
    known = {at for at in named if whole.count(texts[at][:-1]) > 1 or SCENE.search(texts[at][:-1])}
    if len(known) >= LEAST_SHOWN:
        sure |= {at for at in named if OWNED.search(texts[at])}
    sure |= known if len(known) >= LEAST_SHOWN else {at for at in known if len(texts[at]) > LEAST_SHOWN + 1}
    return dict.fromkeys(sure, Tag.CAPTION)


SAME_NAME, SHOWN_ALIKE = 3, 3
"""So many lines in a row, no more, that begin with so many same characters are about one person or troupe; more of them may be verse or a list."""


def pictures(texts: Sequence[str], run: list[int]) -> list[int]:
    """Of lines of large type in a row, those that say what a picture shows: that end on the name of a scene, or begin with one name.

    >>> pictures(["新桥通车现场", "舞狮队来了"], [0, 1]), pictures(["舞狮队过新桥", "舞狮队在桥头合影", "舞狮队送船"], [0, 1, 2])
    ([0], [0, 1, 2])
    >>> pictures(["清河市第一中学", "清河市第二中学", "清河市第三中学"], [0, 1, 2])
    []
    """
    lines = [texts[at].strip() for at in run]
    alike = len(run) == SHOWN_ALIKE and len({line[:SAME_NAME] for line in lines}) == 1
    named = alike and not any(OFFICE.match(line) or NUMBERED.match(line) or "第" in line for line in lines)
    return run if named else [at for at in run if SCENE.search(texts[at]) and not NUMBERED.match(texts[at])]
