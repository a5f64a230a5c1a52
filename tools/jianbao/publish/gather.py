"""Everything publishing reads, read once: article files, ledgers, seed lines, hand-written pages, the vocabulary."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime

from jianbao import ledger
from jianbao.archive import Archive
from jianbao.check import check
from jianbao.credits import Changes, changes
from jianbao.errors import ArticleRefused, JianbaoError, SettingRefused
from jianbao.findings import Finding
from jianbao.lexicon import Tag, vocabulary
from jianbao.model import Document, Page
from jianbao.proofreading import History, history
from jianbao.publish.articles import read_articles
from jianbao.publish.config import masked_everywhere
from jianbao.publish.history import last_commit
from jianbao.publish.links import is_linked, links, walk
from jianbao.publish.masks import mask, mask_page
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
    refused: tuple[JianbaoError, ...] = ()
    """What is wrong with article files that cannot be read, whose last good pages stay; links, which are left out."""
    findings: tuple[Finding, ...] = ()
    """What the checks find in article files, for the list of what to fix next."""
    proofs: History = field(default_factory=dict)
    """Who proofread what, as git knows."""
    changes: Changes = field(default_factory=dict)
    """Who changed which article file when, as git knows."""


def gather(archive: Archive) -> Holdings:
    """Read an archive."""
    ledgers = ledger.read_all(archive)
    documents, refused = read_articles(archive, ledgers)
    hidden, of_page = masked_everywhere(archive), _hidden_on_pages(documents)
    views = [
        mask_page(found.page, seed_lines(archive, found.page), (*dict.fromkeys((*of_page[found.seed_id], *hidden)),))
        for found in ledgers
    ]
    return Holdings(
        documents=documents,
        pages=tuple(page for page, _ in views),
        lines={page.seed_id: lines for page, lines in views},
        tombstones={key: mask(reason, hidden) for found in ledgers for key, reason in found.tombstones.items()},
        written=_written(archive),
        intro=_intro(archive),
        tags=vocabulary(),
        updated=datetime.fromtimestamp(last_commit(archive), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        refused=(*refused, *_links(archive, refused)),
        findings=tuple(check(archive).findings),
        proofs=history(archive),
        changes=changes(archive),
    )


def _hidden_on_pages(documents: tuple[Document, ...]) -> dict[str, list[str]]:
    """Seed id → names hidden on its whole page: those of all its articles, for a line says nothing of whose it is."""
    names: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        names[document.id.rsplit("-", 1)[0]] += document.masked
    return names


def _links(archive: Archive, refused: tuple[ArticleRefused, ...]) -> list[SettingRefused]:
    """Complaints about links that are no article files; those were refused already."""
    known = {error.place for error in refused}
    return [error for error in links(archive.docs, archive.root) if error.place not in known]


def _written(archive: Archive) -> dict[str, bytes]:
    skipped = {archive.docs / "index.md"}
    paths = (path for path in walk(archive.docs) if path.is_file() and not path.is_symlink() and path not in skipped)
    return {
        path.relative_to(archive.docs).as_posix(): path.read_bytes()
        for path in paths
        if archive.articles not in path.parents and not path.name.startswith(".")
    }


def _intro(archive: Archive) -> str:
    path = archive.docs / "index.md"
    is_ours = path.is_file() and not is_linked(path, archive.root)
    return FRONT.sub("", path.read_text(encoding="utf-8")).strip() if is_ours else ""
