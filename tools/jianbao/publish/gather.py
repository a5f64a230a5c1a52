"""Everything publishing reads, read once: article files, ledgers, seed lines, hand-written pages, the vocabulary."""

import re
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from jianbao import article_file, ledger
from jianbao.archive import ARTICLE_ID, Archive
from jianbao.errors import ArticleRefused
from jianbao.lexicon import Tag, vocabulary
from jianbao.model import Document, Page
from jianbao.publish.provenance import seed_lines

FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an archive holds, as values."""

    documents: tuple[Document, ...]
    pages: tuple[Page, ...]
    lines: dict[str, list[str] | None]
    """Seed id → the lines of the seed; None where it is missing or changed."""
    tombstones: dict[str, str]
    """Id of an article that is gone → why."""
    written: dict[str, bytes]
    """Hand-written files of docs/, articles and home page excepted."""
    intro: str
    """What people wrote for the home page."""
    tags: tuple[Tag, ...]
    """The controlled vocabulary, which gives tags their addresses and their order."""
    updated: str
    """Time of the last commit, RFC 3339."""
    refused: tuple[ArticleRefused, ...] = ()
    """What is wrong with article files that cannot be read; they are shown as they were generated."""


def gather(archive: Archive) -> Holdings:
    """Read an archive."""
    ledgers = ledger.read_all(archive)
    generated = {key: made.markdown for found in ledgers for key, made in found.articles.items()}
    documents, refused = _documents(archive, generated)
    return Holdings(
        documents=documents,
        pages=tuple(found.page for found in ledgers),
        lines={found.seed_id: seed_lines(archive, found.page) for found in ledgers},
        tombstones={key: reason for found in ledgers for key, reason in found.tombstones.items()},
        written=_written(archive),
        intro=_intro(archive),
        tags=vocabulary(),
        updated=datetime.fromtimestamp(last_commit(archive), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        refused=refused,
    )


def _documents(archive: Archive, generated: dict[str, str]) -> tuple[tuple[Document, ...], tuple[ArticleRefused, ...]]:
    documents: list[Document] = []
    refused: list[ArticleRefused] = []
    for path in archive.article_files():
        place = path.relative_to(archive.root).as_posix()
        key = f"{path.parent.name}-{path.stem}"
        try:
            documents.append(_document(path, place, key))
        except ArticleRefused as error:
            refused.append(error)
            if markdown := generated.get(key):
                documents.append(article_file.parse(markdown, place))
    return tuple(documents), tuple(refused)


def _document(path: Path, place: str, key: str) -> Document:
    """The document of an article file; its id is its path's, so a slip in the front matter moves no address."""
    if not ARTICLE_ID.fullmatch(key):
        raise ArticleRefused(
            f"{place}:1",
            "文件应在 docs/articles/<原始文本编号>/<两位序号>.md，请移到那里",
            "an article file is docs/articles/<seed id>/<two digits>.md; move it there",
        )
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ArticleRefused(
            f"{place}:1", "文件不是 UTF-8 编码，请另存为 UTF-8", "not in UTF-8; save it as UTF-8"
        ) from error
    return replace(article_file.parse(text, place), id=key)


def _written(archive: Archive) -> dict[str, bytes]:
    skipped = {archive.docs / "index.md"}
    paths = (path for path in sorted(archive.docs.rglob("*")) if path.is_file() and path not in skipped)
    return {
        path.relative_to(archive.docs).as_posix(): path.read_bytes()
        for path in paths
        if archive.articles not in path.parents and not path.name.startswith(".")
    }


def _intro(archive: Archive) -> str:
    path = archive.docs / "index.md"
    return FRONT.sub("", path.read_text(encoding="utf-8")).strip() if path.is_file() else ""


def last_commit(archive: Archive) -> int:
    """Seconds since 1970 of the archive's last commit; 0 where there is none, so that builds stay the same."""
    command = ["git", "-C", str(archive.root), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(found or 0)
