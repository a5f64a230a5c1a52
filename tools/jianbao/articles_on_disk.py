"""Article files as people left them: their line ends, their marks, and which of them no seed ever gave."""

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from jianbao import article_file
from jianbao.archive import ARTICLE_ID, Archive
from jianbao.errors import ArticleRefused, JianbaoError, shown
from jianbao.findings import Finding
from jianbao.ledger import Ledger
from jianbao.plain_yaml import key_line
from jianbao.symlinks import links_below, refusal


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
    return OnDisk(article_id, path, place, *undressed(article_file.read_text(path, place)))


def undressed(raw: str) -> tuple[str, str, str]:
    r"""A text with LF line ends and without a byte-order mark; the mark; the line end that most of its lines have.

    >>> undressed("\ufeff甲\r\n乙\r\n丙\n")
    ('甲\n乙\n丙\n', '\ufeff', '\r\n')
    """
    text = raw.removeprefix("\ufeff")
    ends = Counter(re.findall(r"\r\n|\r|\n", text))
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain, raw[: len(raw) - len(text)], ends.most_common(1)[0][0] if ends else "\n"


@dataclass(frozen=True, slots=True)
class Survey:
    """What is wrong with article files, whatever their seeds say."""

    refused: dict[Path, JianbaoError]
    """Files that cannot be read, and links to files and folders: nothing is read from them or written to them."""
    findings: tuple[Finding, ...]


def survey(archive: Archive, generated: dict[str, str]) -> Survey:
    """Look at every article file that is not what was `generated` (id → text)."""
    refused = {link: refusal(ArticleRefused, link, archive.root) for link in links_below(archive.articles)}
    findings: list[Finding] = []
    for path in archive.article_files():
        key = f"{path.parent.name}-{path.stem}"
        if path in refused or path.parent in refused:
            continue
        if not ARTICLE_ID.fullmatch(key):
            findings.append(Finding("K-007", shown(path.relative_to(archive.root).as_posix()), None))
            continue
        try:
            findings += _wrong_id(path, archive.root, key, generated.get(key))
        except ArticleRefused as error:
            refused[path] = error
    return Survey(refused, tuple(findings))


def _wrong_id(path: Path, root: Path, key: str, base: str | None) -> Iterator[Finding]:
    """A finding where a file says another id than its path does; raises ArticleRefused where it says nothing."""
    place = shown(path.relative_to(root).as_posix())
    text = article_file.read_text(path, place)
    if text != base and (said := article_file.parse(text, place).id) != key:
        front, _ = article_file.parts(text, place)
        yield Finding("F-004", place, key_line(front, "id") + 1, f"{shown(said[:40])} ≠ {shown(key)}")


def added_by_hand(archive: Archive, book: Ledger, refused: Container[Path]) -> dict[str, str]:
    """Articles below a seed's address that its ledger does not know: id → text, empty where the file is refused."""
    found = {}
    for path in sorted((archive.articles / book.seed_id).glob("*.md")):
        key = f"{book.seed_id}-{path.stem}"
        if ARTICLE_ID.fullmatch(key) and key not in book.articles:
            found[key] = "" if path in refused else _words(path)
    return found


def _words(path: Path) -> str:
    """What an article file says, title and text."""
    document = article_file.parse(article_file.read_text(path, path.name), path.name)
    titles = (document.kicker, document.title, document.subtitle, document.byline)
    return "".join([*filter(None, titles), *(passage.text for passage in document.body)])
