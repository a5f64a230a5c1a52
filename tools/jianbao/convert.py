"""The first half of the flow: seeds → article files and ledger, with every edit kept.

seeds → pages → documents → merged with what people changed → written at once, at the end
"""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from jianbao import __version__, article_file, ledger, write
from jianbao.archive import Archive
from jianbao.articles_on_disk import OnDisk, added_by_hand, read_article, survey
from jianbao.documents import to_document
from jianbao.errors import Defect, JianbaoError
from jianbao.findings import Finding
from jianbao.identity import Identity, anchor_of, identify
from jianbao.ingest.halves import link
from jianbao.ingest.read import provisional_id, read_page, repeated_lines
from jianbao.ingest.subjects import find_subjects
from jianbao.intake import Intake, take_in
from jianbao.ledger import Generated, Ledger
from jianbao.merge import merge
from jianbao.model import Article, Page, Source

DELETED = "编辑者已删去此篇"
MERGED = "文字已并入 {}"
NO_ARTICLE = "再次整理后不再单独成篇"
"""Why an article is gone, as its page tells readers."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a run of `convert` makes and has to say; nothing is written yet."""

    files: dict[Path, str]
    """Every file of the archive that ingest writes, as it shall be."""
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    errors: tuple[JianbaoError, ...]
    kept: tuple[str, ...] = ()
    """Ids of articles that people had edited."""
    removed: tuple[Path, ...] = ()
    """Files of articles that are none any more and that nobody had edited."""


@dataclass(slots=True)
class _Work:
    archive: Archive
    repeated: frozenset[str]
    refused: Container[Path] = ()
    """Article files that stay as they are, because they cannot be read."""
    files: dict[Path, str] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    errors: list[JianbaoError] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


def convert(
    archive: Archive, *, accept: Iterable[str] = (), progress: Callable[[str], None] = lambda _name: None
) -> Conversion:
    """Read every seed of an archive; `accept` names seeds whose change a maintainer accepts.

    A seed that cannot be used becomes an error, and the others go on.
    """
    intake = take_in(archive, frozenset(accept))
    files = survey(archive, _generated(intake))
    work = _Work(archive, repeated_lines(intake.sources), files.refused, findings=list(files.findings))
    work.errors += [*intake.errors, *files.refused.values()]
    used = {book.seed_id for book in intake.books.values()} | intake.reserved
    readings = []
    for source in intake.sources:
        book = intake.books.get(source.name) or _new_book(source, used)
        used.add(book.seed_id)
        if (reading := _guarded(source.name, partial(_read, source, book, work), work)) is not None:
            readings.append(reading)
        progress(source.name)
    for reading in _linked(readings):
        _guarded(reading.page.seed, partial(_settle_seed, reading, work), work)
    work.files[archive.manifest] = _manifest(archive, intake)
    return Conversion(
        work.files,
        tuple(work.pages),
        tuple(work.findings),
        tuple(work.errors),
        tuple(work.kept),
        tuple(work.removed),
    )


def _manifest(archive: Archive, intake: Intake) -> str:
    names = [source.name for source in intake.sources]
    return intake.manifest.updated(archive.seeds, names, intake.renamed).text()


def _generated(intake: Intake) -> dict[str, str]:
    return {key: made.markdown for book in intake.books.values() for key, made in book.articles.items()}


def _new_book(source: Source, used: set[str]) -> Ledger:
    """The ledger of a seed that is new: eight hex digits, longer where another seed has them already."""
    seed_id = provisional_id(source)
    if seed_id in used:
        digest = hashlib.sha256(source.text.encode()).hexdigest()
        seed_id = next(digest[:length] for length in range(8, 65) if digest[:length] not in used)
    return Ledger(seed_id, Page(source.name, seed_id, source.sha256, source.encoding, ()))


Made = TypeVar("Made")


def _guarded(name: str, action: Callable[[], Made], work: _Work) -> Made | None:
    """What `action` makes of a seed, or None and an error: one seed never stops the others."""
    try:
        with Defect.named(f"seeds/{name}"):
            return action()
    except JianbaoError as error:
        work.errors.append(error)
        return None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A page as it was read, its articles known again."""

    page: Page
    identity: Identity
    book: Ledger


def _read(source: Source, book: Ledger, work: _Work) -> _Reading | None:
    """Read one seed; None where its folder of articles is refused."""
    if work.archive.articles / book.seed_id in work.refused:
        return None
    read = read_page(source, seed_id=book.seed_id, repeated=work.repeated)
    return _Reading(*identify(read, book, added_by_hand(work.archive, book, work.refused)), book)


def _linked(readings: list[_Reading]) -> list[_Reading]:
    """The readings with the halves of texts that jump from page to page linked."""
    pages = link(tuple(reading.page for reading in readings))
    return [replace(reading, page=page) for reading, page in zip(readings, pages, strict=True)]


def _settle_seed(reading: _Reading, work: _Work) -> None:
    """Settle the articles of one seed; what it adds to the work it adds at the end, all or nothing."""
    page, identity, book = reading.page, reading.identity, reading.book
    mine = _Work(work.archive, work.repeated, work.refused)
    made = {article.id: _article(article, page, book, mine) for article in page.articles}
    kept = _outdated(identity, book, mine)
    tombstones = _tombstones(identity, book, made | kept, mine)
    made |= kept
    mine.files[work.archive.ledger_of(book.seed_id)] = ledger.dumps(Ledger(book.seed_id, page, made, tombstones))
    mine.findings += _doubts(page)
    work.pages.append(page)
    work.files |= mine.files
    work.findings += mine.findings
    work.kept += mine.kept
    work.removed += mine.removed


def _doubts(page: Page) -> Iterator[Finding]:
    """What reading a seed left in doubt, and whether it gave any article at all."""
    owners = {number: article.id for article in page.articles for number in article.lines}
    for doubt in page.doubts:
        line = doubt.lines[0] if doubt.lines else None
        yield Finding(doubt.code, f"seeds/{page.seed}", line, doubt.reason, owners.get(line or 0), doubt.score)
    if not page.articles:
        yield Finding("R-007", f"seeds/{page.seed}", None)


def _article(article: Article, page: Page, book: Ledger, work: _Work) -> Generated:
    """Generate an article, and decide what its file shall hold."""
    text = article_file.render(to_document(article, page, find_subjects(article, context=page)))
    before = book.articles.get(article.id)
    if before and work.archive.article(article.id) in work.refused:
        return before
    on_disk = read_article(work.archive, article.id)
    if on_disk:
        _settle(on_disk, before.markdown if before else text, text, work)
    elif before is None:
        work.files[work.archive.article(article.id)] = text
    return before if before and before.markdown == text else Generated(text, __version__, anchor_of(article))


def _settle(on_disk: OnDisk, base: str, text: str, work: _Work) -> None:
    merged = merge(base, on_disk.text, text)
    if merged.text != on_disk.text:
        work.files[on_disk.path] = on_disk.dressed(merged.text)
    if merged.text != text:
        work.kept.append(on_disk.id)
    work.findings += [
        Finding("L-001", on_disk.place, conflict.line, f"{conflict.kept[:40]} ≠ {conflict.generated[:40]}")
        for conflict in merged.conflicts
    ]


def _outdated(identity: Identity, book: Ledger, work: _Work) -> dict[str, Generated]:
    """Articles that this reading knows no more: those that people edited stay, the files of the others go."""
    kept: dict[str, Generated] = {}
    for key, heir in identity.gone.items():
        if work.archive.article(key) in work.refused:
            kept[key] = book.articles[key]
            continue
        on_disk = read_article(work.archive, key)
        if on_disk and on_disk.text != book.articles[key].markdown:
            kept[key] = book.articles[key]
            work.findings.append(Finding("L-002", on_disk.place, 1, heir or ""))
            work.kept.append(key)
        elif on_disk:
            work.removed.append(on_disk.path)
    return kept


def _tombstones(identity: Identity, book: Ledger, made: Iterable[str], work: _Work) -> dict[str, str]:
    """Why each id without a file has none; an article whose file comes back is an article again."""
    made = set(made)
    found = {key: reason for key, reason in book.tombstones.items() if key not in made}
    for key in sorted(made & book.articles.keys()):
        path = work.archive.article(key)
        if not path.is_file() and path not in work.refused:
            found[key] = DELETED
            if key not in book.tombstones:
                work.findings.append(Finding("L-003", path.relative_to(work.archive.root).as_posix(), None))
    for key, heir in identity.gone.items():
        if key not in made and key not in book.tombstones:
            found[key] = MERGED.format(heir) if heir else NO_ARTICLE
    return found


def changes(conversion: Conversion) -> dict[Path, tuple[str, str | None]]:
    """Path → what it holds now and what it shall hold (None: it shall go), for every file that would change."""
    found: dict[Path, tuple[str, str | None]] = {path: (_now(path), None) for path in conversion.removed}
    for path, text in conversion.files.items():
        if not path.is_file() or _now(path) != text:
            found[path] = (_now(path), text)
    return found


def _now(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def write_out(archive: Archive, conversion: Conversion) -> int:
    """Write what changed; returns how many files did.

    Articles first, then the ledger, then the manifest: a run that is killed in between is healed by the next one, which
    finds files that are just what it would generate.
    """
    ranks = {archive.ledger: 1, archive.seeds: 2}
    files = sorted(conversion.files.items(), key=lambda item: (ranks.get(item[0].parent, 0), item[0]))
    articles = [item for item in files if item[0].parent not in ranks]
    changed = sum(write.write_text(path, text) for path, text in articles)
    changed += sum(write.remove(path) for path in conversion.removed)
    return changed + sum(write.write_text(path, text) for path, text in files[len(articles) :])
