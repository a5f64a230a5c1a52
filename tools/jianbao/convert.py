"""The first half of the flow: seeds → article files and ledger, with every edit kept.

seeds → pages → documents → merged with what people changed → written at once, at the end
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jianbao import __version__, article_file, ledger, write
from jianbao.archive import Archive
from jianbao.documents import to_document
from jianbao.errors import FixityFailure, JianbaoError, SeedRefused
from jianbao.findings import Finding
from jianbao.identity import Identity, anchor_of, identify
from jianbao.ingest.read import provisional_id, read_page, repeated_lines
from jianbao.ingest.subjects import find_subjects
from jianbao.ledger import Generated, Ledger
from jianbao.manifest import Manifest
from jianbao.merge import Conflict, merge
from jianbao.model import Page, Source
from jianbao.seeds import read_seeds


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a run of `convert` makes and has to say; nothing is written yet."""

    files: dict[Path, str]
    """Every file of the archive that ingest owns, as it shall be."""
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    errors: tuple[JianbaoError, ...]
    kept: tuple[str, ...] = ()
    """Ids of articles that people had edited."""


@dataclass(slots=True)
class _Work:
    files: dict[Path, str] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    errors: list[JianbaoError] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def convert(
    archive: Archive, *, accept: Iterable[str] = (), progress: Callable[[str], None] = lambda name: None
) -> Conversion:
    """Read every seed of an archive; `accept` names seeds whose change a maintainer accepts.

    A seed that cannot be used becomes an error, and the others go on.
    """
    work = _Work()
    manifest = Manifest.read(archive.manifest)
    sources = list(_usable(archive, manifest, set(accept), work))
    repeated = repeated_lines(sources)
    ledgers = ledger.read_all(archive)
    for source in sources:
        progress(source.name)
        try:
            _convert_seed(archive, source, repeated, ledgers, work)
        except JianbaoError as error:
            work.errors.append(error)
    work.files[archive.manifest] = manifest.updated(archive.seeds, [source.name for source in sources]).text()
    return Conversion(work.files, tuple(work.pages), tuple(work.findings), tuple(work.errors), tuple(work.kept))


def _usable(archive: Archive, manifest: Manifest, accept: set[str], work: _Work) -> Iterable[Source]:
    paths = sorted(path for path in archive.seeds.glob("*.txt") if path.name != archive.manifest.name)
    work.errors += [
        SeedRefused(name, "原始文本不见了，请用 git 恢复", "the seed is gone; restore it with git")
        for name in sorted(set(manifest.digests) - {path.name for path in paths})
    ]
    for path, result in zip(paths, read_seeds(paths), strict=True):
        if isinstance(result, JianbaoError):
            work.errors.append(result)
        elif manifest.holds(path) or path.name in accept:
            yield result
        else:
            work.errors.append(_changed(path.name))


def _changed(name: str) -> FixityFailure:
    return FixityFailure(
        f"seeds/{name}",
        f"内容与收入时不同；确认无误请运行 jianbao convert --accept {name}",
        f"differs from what came in; if that is right run jianbao convert --accept {name}",
    )


def _convert_seed(
    archive: Archive, source: Source, repeated: frozenset[str], ledgers: list[Ledger], work: _Work
) -> None:
    known = _ledger_of(source, ledgers)
    seed_id = known.seed_id if known else _new_id(source, ledgers)
    page, identity = identify(read_page(source, seed_id=seed_id, repeated=repeated), known)
    fresh = known or Ledger(seed_id, page)
    if known is None:
        ledgers.append(fresh)
    made: dict[str, Generated] = {}
    for article in page.articles:
        document = to_document(article, page, find_subjects(article, context=page))
        text = article_file.render(document)
        made[article.id] = _generated(fresh, article.id, text, anchor_of(article))
        _settle(archive, article.id, fresh.articles.get(article.id), text, work)
    tombstones = _buried(archive, fresh, identity, work)
    book = Ledger(seed_id, page, made, tombstones)
    work.files[archive.ledger_of(seed_id)] = ledger.dumps(book)
    work.pages.append(page)
    work.findings += [
        Finding(doubt.code, f"seeds/{page.seed}", doubt.lines[0] if doubt.lines else None, doubt.reason)
        for doubt in page.doubts
    ]


def _generated(known: Ledger, article_id: str, text: str, anchor: str) -> Generated:
    before = known.articles.get(article_id)
    return before if before and before.markdown == text else Generated(text, __version__, anchor)


def _settle(archive: Archive, article_id: str, before: Generated | None, text: str, work: _Work) -> None:
    """Decide what the article's file shall hold."""
    path = archive.article(article_id)
    on_disk = path.read_text(encoding="utf-8") if path.is_file() else None
    if on_disk is None:
        if before is None:
            work.files[path] = text
        return
    base = before.markdown if before else text
    merged = merge(base, on_disk, text)
    work.files[path] = merged.text
    if merged.text != text:
        work.kept.append(article_id)
    work.findings += [_conflict(archive, path, conflict) for conflict in merged.conflicts]


def _conflict(archive: Archive, path: Path, conflict: Conflict) -> Finding:
    place = path.relative_to(archive.root).as_posix()
    return Finding("L-001", place, conflict.line, f"{conflict.kept[:40]} ≠ {conflict.generated[:40]}")


def _buried(archive: Archive, known: Ledger, identity: Identity, work: _Work) -> dict[str, str]:
    """Tombstones: of articles that a later reading found to be no articles, unless people had edited them."""
    tombstones = dict(known.tombstones)
    for article_id in identity.gone:
        path = archive.article(article_id)
        edited = path.is_file() and path.read_text(encoding="utf-8") != known.articles[article_id].markdown
        if edited:
            work.files[path] = path.read_text(encoding="utf-8")
        tombstones[article_id] = "kept" if edited else "merged"
    return tombstones


def _ledger_of(source: Source, ledgers: list[Ledger]) -> Ledger | None:
    by_text = next((book for book in ledgers if book.page.sha256 == source.sha256), None)
    return by_text or next((book for book in ledgers if book.page.seed == source.name), None)


def _new_id(source: Source, ledgers: list[Ledger]) -> str:
    """The seed's id: eight hex digits, longer where another seed has them already."""
    used = {book.seed_id for book in ledgers}
    first = provisional_id(source)
    if first not in used:
        return first
    digest = hashlib.sha256(source.text.encode()).hexdigest()
    return next(digest[:length] for length in range(8, 65) if digest[:length] not in used)


def pending(conversion: Conversion) -> int:
    """How many files `write_out` would change."""
    return sum(
        not path.is_file() or path.read_text(encoding="utf-8") != text for path, text in conversion.files.items()
    )


def write_out(archive: Archive, conversion: Conversion) -> int:
    """Write what changed, remove the files of buried articles; returns how many files changed."""
    changed = sum(write.write_text(path, text) for path, text in sorted(conversion.files.items()))
    return changed + sum(_remove(path) for path in _stale(archive, conversion))


def _stale(archive: Archive, conversion: Conversion) -> list[Path]:
    """Files of articles that have a tombstone and were not edited."""
    buried = [
        archive.article(article_id)
        for path, text in conversion.files.items()
        if path.parent == archive.ledger
        for article_id, fate in ledger.loads(text, path.name).tombstones.items()
        if fate == "merged"
    ]
    return [path for path in buried if path.is_file() and path not in conversion.files]


def _remove(path: Path) -> int:
    path.unlink()
    return 1
