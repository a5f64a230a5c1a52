"""The first half of the flow: seeds → article files and ledger, with every edit kept.

seeds → pages with their ids → article files as generated → settled with what people changed → written at once, at the end
"""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from jianbao import article_file, journal
from jianbao.archive import ARTICLE_ID, Archive
from jianbao.articles_on_disk import OnDisk, added_by_hand, read_article, survey
from jianbao.documents import to_document
from jianbao.errors import Defect, JianbaoError
from jianbao.findings import Finding
from jianbao.identity import Identity, identify
from jianbao.ingest.halves import link
from jianbao.ingest.read import provisional_id, read_page, repeated_lines
from jianbao.ingest.subjects import find_subjects
from jianbao.intake import Intake, take_in
from jianbao.ledger import Ledger
from jianbao.model import Page, Source
from jianbao.outcome import Reading, Work, of_last_reading, put, record
from jianbao.settle import Versions, settle


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


def convert(
    archive: Archive,
    *,
    accept: Iterable[str] = (),
    settled: Iterable[str] = (),
    progress: Callable[[str], None] = lambda _name: None,
) -> Conversion:
    """Read every seed of an archive; `accept` names seeds whose change a maintainer accepts.

    `settled` are ids of articles in which a person looked at all conflicts, so that they are reported no more.
    A seed that cannot be used becomes an error, and the others go on. A run that was killed is finished first.
    """
    journal.finish(archive)
    intake = take_in(archive, frozenset(accept))
    surveyed = survey(archive, _generated(intake))
    found, errors = _read_all(archive, intake, surveyed.refused, progress)
    readings = _made(_linked(found), errors)
    on_disk = {key: there for key in _keys(archive, surveyed.refused) if (there := read_article(archive, key))}
    unread = {key for key in _generated(intake) if archive.article(key) in surveyed.refused}
    outcome = settle(_versions(readings, intake, on_disk, unread))
    ours = {key for reading in readings for key in reading.made}
    stray = tuple(one for key, settled_ in outcome.items() if key not in ours for one in settled_.conflicts)
    generated = {key: text for reading in readings for key, text in reading.made.items()}
    work = Work(archive, surveyed.refused, on_disk, outcome, frozenset(settled), generated, stray)
    work.findings += surveyed.findings
    for reading in readings:
        record(reading, work)
    for key in on_disk.keys() - {key for reading in readings for key in (*reading.made, *reading.book.articles)}:
        put(key, work)
    work.files[archive.manifest] = _manifest(archive, intake)
    return Conversion(
        work.files,
        tuple(reading.page for reading in readings),
        tuple(work.findings),
        (*intake.errors, *surveyed.refused.values(), *errors),
        tuple(work.kept),
        tuple(work.removed),
    )


def _keys(archive: Archive, refused: Container[Path]) -> list[str]:
    """Ids of all article files that can be read; a file of another name is none, which the survey says."""
    paths = [path for path in archive.article_files() if path not in refused and path.parent not in refused]
    keys = [f"{path.parent.name}-{path.stem}" for path in paths if path.is_file()]
    return [key for key in keys if ARTICLE_ID.fullmatch(key)]


@dataclass(frozen=True, slots=True)
class _Found:
    """A page as it was read, its articles known again."""

    page: Page
    identity: Identity
    book: Ledger
    added: frozenset[str]
    """Ids that people gave to articles of their own below the seed's address."""


def _read_all(
    archive: Archive, intake: Intake, refused: Container[Path], progress: Callable[[str], None]
) -> tuple[list[_Found], list[JianbaoError]]:
    """Read every seed; nobody stops the others."""
    found: list[_Found] = []
    errors: list[JianbaoError] = []
    repeated = repeated_lines(intake.sources)
    used = {book.seed_id for book in intake.ledgers}
    for source in intake.sources:
        book = intake.books.get(source.name) or _new_book(source, used)
        used.add(book.seed_id)
        with _guarded(source.name, errors):
            if archive.articles / book.seed_id not in refused:
                page = read_page(source, seed_id=book.seed_id, repeated=repeated)
                added = added_by_hand(archive, book, refused)
                found.append(_Found(*identify(page, book, added), book, frozenset(added)))
        progress(source.name)
    return found, errors


@contextmanager
def _guarded(name: str, errors: list[JianbaoError]) -> Iterator[None]:
    """What goes wrong with one seed is an error and stops no other."""
    try:
        with Defect.named(f"seeds/{name}"):
            yield
    except JianbaoError as error:
        errors.append(error)


def _linked(found: list[_Found]) -> list[_Found]:
    """The pages with the halves of texts that jump from page to page linked."""
    pages = link(tuple(one.page for one in found))
    return [replace(one, page=page) for one, page in zip(found, pages, strict=True)]


def _made(found: list[_Found], errors: list[JianbaoError]) -> list[Reading]:
    """The article files that each page gives."""
    readings = []
    for one in found:
        with _guarded(one.page.seed, errors):
            made = {
                article.id: article_file.render(
                    to_document(article, one.page, find_subjects(article, context=one.page))
                )
                for article in one.page.articles
            }
            readings.append(Reading(one.book, one.page, one.identity, made, one.added))
    return readings


def _versions(
    readings: list[Reading], intake: Intake, on_disk: dict[str, OnDisk], illegible: Container[str]
) -> dict[str, Versions]:
    """All articles there are: those read now, those of seeds that are not read, those that people added.

    Of illegible files nothing is known, so they count as neither edited nor converted anew.
    """
    known = {book.seed_id: book for book in intake.ledgers}
    known |= {reading.book.seed_id: reading.book for reading in readings}
    unread = known.keys() - {reading.book.seed_id for reading in readings}
    base = {key: made.markdown for book in known.values() for key, made in of_last_reading(book).items()}
    generated = {key: text for reading in readings for key, text in reading.made.items()}
    generated |= {key: text for key, text in base.items() if key.rsplit("-", 1)[0] in unread}
    keys = base.keys() | generated.keys() | on_disk.keys()
    return {
        key: Versions(base.get(key), on_disk[key].text if key in on_disk else None, generated.get(key))
        if key not in illegible
        else Versions(base.get(key), base.get(key), base.get(key))
        for key in sorted(keys)
    }


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
    """Write what changed, all of it or, once a killed run is finished by the next one, all of it; returns how many files.

    Articles first, then the ledger, then the manifest.
    """
    ranks = {archive.ledger: 1, archive.seeds: 2}
    changed = sorted(changes(conversion).items(), key=lambda item: (ranks.get(item[0].parent, 0), item[0]))
    return journal.write_all(
        archive,
        [
            journal.Entry(path.relative_to(archive.root).as_posix(), before if path.is_file() else None, after)
            for path, (before, after) in changed
        ],
    )
