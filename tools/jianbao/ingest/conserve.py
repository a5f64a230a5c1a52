"""Nothing lost, nothing made: every character of the seed stands exactly once in its record, up to recorded repairs."""

from collections import Counter

from jianbao.errors import ConservationFailure
from jianbao.ingest.repair import is_white
from jianbao.model import Line, Page


def check(lines: tuple[Line, ...], page: Page) -> None:
    """Raise ConservationFailure unless the record holds the repaired lines' characters, each once."""
    have = Counter("".join(line.text for line in lines))
    texts = [block.text for article in page.articles for block in article.blocks]
    texts += [scrap.text for scrap in (*page.furniture, *page.rubrics)]
    made = Counter("".join(texts))
    for counted in (have, made):
        for char in [char for char in counted if is_white(char)]:
            del counted[char]
    if have != made:
        _fail(page, "".join((have - made).elements()), "".join((made - have).elements()))
    placed = Counter(number for article in page.articles for block in article.blocks for number in block.lines)
    placed.update(number for scrap in (*page.furniture, *page.rubrics) for number in scrap.lines)
    twice = [number for number, count in placed.items() if count > 1]
    if twice or set(placed) != {line.number for line in lines}:
        _fail(page, f"lines {sorted({line.number for line in lines} - set(placed))}", f"lines {sorted(twice)}")


def _fail(page: Page, lost: str, made: str) -> None:
    raise ConservationFailure(
        page.seed,
        f"转换有误：丢失“{lost[:40]}”，多出“{made[:40]}”；未写入任何文件，请报告此问题",
        f"the converter lost {lost[:40]!r} and made up {made[:40]!r}; nothing was written, please report this",
    )
