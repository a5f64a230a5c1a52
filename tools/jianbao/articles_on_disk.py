"""Article files as people left them: their line ends, their marks, and which of them no seed ever gave."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jianbao import article_file
from jianbao.archive import Archive
from jianbao.errors import ArticleRefused
from jianbao.ledger import Ledger


@dataclass(frozen=True, slots=True)
class OnDisk:
    """An article file that is there."""

    id: str
    path: Path
    place: str
    """Its path in messages."""
    text: str
    """With LF line ends, without a byte-order mark."""
    mark: str = ""
    newline: str = "\n"

    def dressed(self, text: str) -> str:
        """A new text with the line ends and the mark that the file has."""
        return self.mark + text.replace("\n", self.newline)


def read_article(archive: Archive, article_id: str) -> OnDisk | None:
    """The file of an article, or None; raises ArticleRefused where it is not UTF-8."""
    path = archive.article(article_id)
    if not path.is_file():
        return None
    place = path.relative_to(archive.root).as_posix()
    raw = article_file.read_text(path, place)
    text = raw.removeprefix("\ufeff")
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = raw[: len(raw) - len(text)]
    return OnDisk(article_id, path, place, text.replace("\r\n", "\n"), mark, newline)


def added_by_hand(archive: Archive, book: Ledger) -> Iterator[str]:
    """Ids below a seed's address that people gave to articles of their own: their files name no seed."""
    for path in sorted((archive.articles / book.seed_id).glob("*.md")):
        key = f"{book.seed_id}-{path.stem}"
        if path.stem.isdecimal() and key not in book.articles and not _names_seed(path):
            yield key


def _names_seed(path: Path) -> bool:
    try:
        return article_file.parse(article_file.read_text(path, path.name), path.name).seed is not None
    except ArticleRefused:
        return False
