"""Article files as the site and its search show them: a file that cannot be read leaves its last good page.

What was taken down must not come back through a slip: of the versions of such a file, from the newest to the oldest,
the first that parses is shown, unless it or a newer one speaks of a takedown. Then the article counts as taken down.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from jianbao import article_file
from jianbao.archive import ARTICLE_ID, Archive
from jianbao.errors import ArticleRefused
from jianbao.ledger import Ledger
from jianbao.model import Document, Kind, Subjects, Withdrawal, is_seen
from jianbao.publish.config import masked_everywhere
from jianbao.publish.halves import paired
from jianbao.publish.history import versions
from jianbao.publish.links import LINK, is_linked
from jianbao.publish.masks import mask_document

FENCES = re.compile(r"(?:^---[ \t]*(?:\n\s*|\Z))+", re.MULTILINE)
"""One `---` line or several in a row."""
WITHDRAWN = re.compile(r"^[^\w\n#]*withdrawn(?![A-Za-z_])(?P<said>.*(?:\n[ \t]+.*)*)", re.MULTILINE | re.IGNORECASE)
"""The key however it is mistyped (indented, quoted, a full-width colon or none), with the indented lines below it."""
MASKED = re.compile(r"^[^\w\n#]*masked(?![A-Za-z_])", re.MULTILINE | re.IGNORECASE)
"""Whose names were to be hidden cannot be told where the front matter cannot be read: nothing is shown until it can."""
DAY = re.compile(r"(?<!\d)[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\d)")

UNCHECKED = "待核"
"""The reason that readers are told where the file's own cannot be read."""

Read = tuple[tuple[Document, ...], tuple[ArticleRefused, ...]]


def read_articles(archive: Archive, ledgers: list[Ledger]) -> Read:
    """Every article that has an address, the withdrawn ones too, and what is wrong with files that cannot be read.

    Names that are to be hidden are hidden from here on: pages, lists, feeds, data and search know the articles so.
    """
    hidden = masked_everywhere(archive)
    generated = {key: made.markdown for found in ledgers for key, made in found.articles.items()}
    documents: list[Document] = []
    refused: list[ArticleRefused] = []
    for path in archive.article_files():
        if path.name.startswith("."):
            continue  # what editors keep beside an open file
        key = f"{path.parent.name}-{path.stem}"
        try:
            documents.append(replace(_document(archive, path, key), id=key))
        except ArticleRefused as error:
            refused.append(error)
            if ARTICLE_ID.fullmatch(key) and (last := _last_good(archive, path, generated.get(key))):
                documents.append(replace(last, id=key))
    return paired(tuple(mask_document(_seen(document), hidden) for document in documents)), tuple(refused)


WORDS = ("title", "display_title", "kicker", "subtitle", "rubric", "byline", "source", "publication", "page")


def _seen(document: Document) -> Document:
    """The document without values and names of which nothing can be seen: a link needs words."""
    changed: dict[str, Any] = {name: None for name in WORDS if not is_seen(getattr(document, name) or "")}
    changed |= {name: _names(getattr(document, name)) for name in ("authors", "editors")}
    about = {item.name: _names(getattr(document.subjects, item.name)) for item in fields(Subjects)}
    return replace(document, subjects=Subjects(**about), **changed)


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(is_seen, names))


def _document(archive: Archive, path: Path, key: str) -> Document:
    """The document of an article file; its id is its path's, so a slip in the front matter moves no address."""
    place = path.relative_to(archive.root).as_posix()
    if not ARTICLE_ID.fullmatch(key):
        raise ArticleRefused(
            f"{place}:1",
            "文件应在 docs/articles/<原始文本编号>/<两位序号>.md，请移到那里",
            "an article file is docs/articles/<seed id>/<two digits>.md; move it there",
        )
    if is_linked(path, archive.root):
        raise ArticleRefused(place, *LINK)
    try:
        text = article_file.read_text(path, place)
    except OSError as error:
        raise ArticleRefused(
            f"{place}:1", f"无法读取（{error.strerror}），请换成文件", f"{error.strerror}; put a readable file there"
        ) from error
    return _checked(article_file.parse(text, place), text, place)


def _checked(document: Document, text: str, place: str) -> Document:
    """A takedown that says neither when nor why must not pass for none."""
    if document.withdrawn or (at := takedown_line(text)) is None:
        return document
    raise ArticleRefused(
        f"{place}:{at}",
        "withdrawn 须写明 date 与 reason；未撤下者请删去这一行",
        "withdrawn needs date and reason; remove the line where nothing is taken down",
    )


def _last_good(archive: Archive, path: Path, generated: str | None) -> Document | None:
    """What is shown instead of a file that cannot be read."""
    for text in _texts(archive, path, generated):
        if withdrawal := takedown(text):
            return Document(id="", kind=Kind.ARTICLE, body=(), withdrawn=withdrawal)
        try:
            return article_file.parse(text, path.name)
        except ArticleRefused:
            if MASKED.search(_front(text)):
                return Document(id="", kind=Kind.ARTICLE, body=(), withdrawn=Withdrawal("", UNCHECKED))
            # The file itself was reported; an older version is nobody's concern.
    return None


def _texts(archive: Archive, path: Path, generated: str | None) -> Iterator[str]:
    """The versions of an article, the newest first: as it stands, as committed, as generated."""
    if path.is_file() and not is_linked(path, archive.root):
        yield legible(path.read_bytes())
    yield from map(legible, versions(archive, path.relative_to(archive.root).as_posix()))
    if generated:
        yield generated


def legible(data: bytes) -> str:
    r"""The text of bytes in whatever encoding, as far as its ASCII letters go.

    >>> legible("withdrawn: 是".encode("utf-16"))[2:12]
    'withdrawn:'
    """
    return data.replace(b"\0", b"").decode("utf-8", "replace")


def takedown(text: str) -> Withdrawal | None:
    r"""The takedown that front matter speaks of, however malformed; None where it speaks of none.

    >>> takedown("---\nid: [甲\nwithdrawn: 2026-01-02\n---\n正文")
    Withdrawal(date='2026-01-02', reason='待核')
    >>> takedown("---\nid: 甲\n---\nwithdrawn: 正文里的字")
    """
    found = WITHDRAWN.search(_front(text))
    return Withdrawal(_day(found["said"]), UNCHECKED) if found else None


def takedown_line(text: str) -> int | None:
    """The line on which front matter speaks of a takedown."""
    front = _front(text)
    found = WITHDRAWN.search(front)
    return front.count("\n", 0, found.start()) + 1 if found else None


def _front(text: str) -> str:
    """What stands before the second `---` line, all of the text where there is none."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    fences = list(FENCES.finditer(text))
    return text[: fences[1].start()] if len(fences) > 1 else text


def _day(said: str) -> str:
    """The first date in a text; empty where none is legible."""
    for found in DAY.findall(said):
        try:
            return date.fromisoformat(found).isoformat()
        except ValueError:
            continue  # 2026-13-45
    return ""
