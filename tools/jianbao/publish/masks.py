"""Persons whose names are hidden at their request: one × stands for each character of the name.

Because every character keeps its place, anchors, gaps, repairs and line maps of a masked text stay right. Names are
looked for as search looks for them (Traditional, full-width, radical forms), with spaces between their characters,
and across the end of a line or a paragraph, where a dump may have cut them.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from jianbao.model import Article, Document, Page, Subjects
from jianbao.publish.provenance import repairs_of
from jianbao.publish.search_fold import fold, fold_char

MARK = "×"
NOT_NAMES = frozenset("id seed seed_id sha256 encoding date lines code rule masked noindex".split())
"""Fields that hold no text of people; all others are masked, those that come later too."""
POINTS = frozenset("·・•‧∙⋅")
"""Between the parts of a name, printed or not: 买买提·艾力."""
BARRIER = "\0"
"""Any other sign ends a name: 国王。大河 is nobody."""

Names = tuple[str, ...]
Cell = tuple[str, int, int, int]
"""A character as repaired, the piece it belongs to, and where it began and ended there before the repair."""
Value = TypeVar("Value")


def mask(text: str, names: Iterable[str]) -> str:
    """A text with names hidden.

    >>> mask("桥工王 大河、張三（木匠）", ["王大河", "张三"])
    '桥工× ××、××（木匠）'
    """
    return _mask_pieces([text], names)[0]


def _mask_pieces(texts: Sequence[str], names: Iterable[str]) -> list[str]:
    """Texts that follow one another; a name may begin in one and end in the next."""
    tape = [(char, piece, at, at + 1) for piece, text in enumerate(texts) for at, char in enumerate(text)]
    return _blot(texts, _found(tape, names))


def _blot(texts: Sequence[str], spans: Iterable[tuple[int, int, int]]) -> list[str]:
    chars = [list(text) for text in texts]
    for piece, start, end in spans:
        chars[piece][start:end] = [char if char.isspace() else MARK for char in chars[piece][start:end]]
    return ["".join(found) for found in chars]


def _found(tape: Sequence[Cell], names: Iterable[str]) -> Iterator[tuple[int, int, int]]:
    """Piece, start and end of every stretch that belongs to a name."""
    kept = [(part, cell) for cell in tape for part in _parts(cell[0])]
    text = "".join(part for part, _ in kept)
    for needle in filter(None, map(_needle, names)):
        at = text.find(needle)
        while at >= 0:
            cells = [cell for _, cell in kept[at : at + len(needle)]]
            for piece in {cell[1] for cell in cells}:
                here = [cell for cell in cells if cell[1] == piece]
                yield piece, min(cell[2] for cell in here), max(cell[3] for cell in here)
            at = text.find(needle, at + 1)


@cache
def _parts(char: str) -> str:
    """A character as it is compared: folded, nothing for what may stand inside a name, else a barrier."""
    if char in POINTS or char.isspace() or unicodedata.category(char)[0] in "CZM":
        return ""
    return fold_char(char) or BARRIER


def _needle(name: str) -> str:
    return fold(name)


def mask_document(document: Document, everywhere: Names) -> Document:
    """A document without the names that its file or the archive hides; `masked` says which were found."""
    asked = tuple(dict.fromkeys((*document.masked, *everywhere)))
    if not asked:
        return document
    found = tuple(name for name in asked if _mentions(document, name))
    if not found:
        return replace(document, masked=())
    texts = _mask_pieces([passage.text for passage in document.body], found)
    body = tuple(replace(passage, text=text) for passage, text in zip(document.body, texts, strict=True))
    hidden = _masked(replace(document, body=()), found)
    return replace(
        hidden,
        body=body,
        masked=found,
        authors=_without(document.authors, found),
        editors=_without(document.editors, found),
        hant=tuple(pair for pair in document.hant if mask(pair[0], found) == pair[0]),
        subjects=Subjects(
            **{item.name: _without(getattr(document.subjects, item.name), found) for item in fields(Subjects)}
        ),
    )


def _mentions(document: Document, name: str) -> bool:
    texts = [passage.text for passage in document.body]
    return _mask_pieces(texts, [name]) != texts or _masked(document, (name,)) != document


def _without(names: Names, hidden: Names) -> Names:
    """The names of a list that say nothing of a hidden one."""
    return tuple(name for name in names if mask(name, hidden) == name)


def _masked(value: Value, names: Names) -> Value:
    """A record with every text in it masked, however deep."""
    found: Value = _walk(value, names)
    return found


def _walk(value: Any, names: Names) -> Any:
    if isinstance(value, str) and type(value) is str:
        return mask(value, names)
    if isinstance(value, tuple):
        return tuple(_walk(item, names) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {item.name: getattr(value, item.name) for item in fields(value) if item.name not in NOT_NAMES}
        return replace(value, **{name: _walk(item, names) for name, item in held.items()})
    return value


def mask_page(page: Page, lines: list[str] | None, names: Names) -> tuple[Page, list[str] | None]:
    """A page and the lines of its seed without names: those that cross from one line to the next as well."""
    if not names:
        return page, lines
    hidden = replace(page, articles=tuple(_masked_article(article, names) for article in page.articles))
    return _masked(hidden, names), mask_lines(page, lines, names) if lines is not None else None


def _masked_article(article: Article, names: Names) -> Article:
    texts = _mask_pieces([block.text for block in article.blocks], names)
    blocks = tuple(replace(block, text=text) for block, text in zip(article.blocks, texts, strict=True))
    return replace(article, blocks=blocks)


def mask_lines(page: Page, lines: list[str], names: Names) -> list[str]:
    """The lines of a seed; a name is found as the repaired text has it, in the order of the seed and of each paragraph."""
    cells = {number: list(_cells(page, number, line)) for number, line in enumerate(lines, 1)}
    orders = [list(cells), *(list(block.lines) for article in page.articles for block in article.blocks)]
    spans = {
        span for order in orders for span in _found([cell for number in order for cell in cells.get(number, ())], names)
    }
    return _blot(lines, spans)


def _cells(page: Page, number: int, line: str) -> Iterator[Cell]:
    """The characters of a line as repaired, each with its place in the line as it came in."""
    at = 0
    for repair in repairs_of(page.repairs, number):
        start = repair.column - 1
        if start < at or not line.startswith(repair.before, start):
            continue
        yield from ((line[place], number - 1, place, place + 1) for place in range(at, start))
        at = start + len(repair.before)
        yield from ((char, number - 1, start, at) for char in repair.after)
    yield from ((line[place], number - 1, place, place + 1) for place in range(at, len(line)))
