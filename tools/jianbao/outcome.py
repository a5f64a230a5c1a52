"""From what was settled to files, ledgers and findings."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jianbao import __version__, ledger
from jianbao.archive import Archive
from jianbao.articles_on_disk import OnDisk
from jianbao.findings import Finding
from jianbao.identity import Identity, anchor_of
from jianbao.ledger import Generated, Ledger
from jianbao.merge import Conflict
from jianbao.model import Page
from jianbao.settle import Settled

DELETED = "编辑者已删去此篇"
MERGED = "文字已并入 {}"
NO_ARTICLE = "再次整理后不再单独成篇"
"""Why an article is gone, as its page tells readers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One seed as it is read now, beside what its ledger remembers."""

    book: Ledger
    page: Page
    identity: Identity
    made: dict[str, str]
    """Article id → its file as generated now."""
    added: frozenset[str] = frozenset()
    """Ids of the articles that people put below the seed's address."""


@dataclass(slots=True)
class Work:
    """What is known when files and ledgers are decided, and what was decided."""

    archive: Archive
    refused: Container[Path]
    """Article files that stay as they are, because they cannot be read."""
    on_disk: Mapping[str, OnDisk]
    """Article id → its file as it stands."""
    outcome: Mapping[str, Settled]
    """Article id → what its file shall hold."""
    settled: frozenset[str]
    """Articles in which a person looked at all conflicts."""
    generated: Mapping[str, str] = field(default_factory=dict)
    """Article id → its file as generated now."""
    stray: tuple[Conflict, ...] = ()
    """Conflicts in articles that no seed gave."""
    files: dict[Path, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


def of_last_reading(book: Ledger) -> dict[str, Generated]:
    """What the last reading made; what only people's edits kept since then is theirs."""
    last = {article.id for article in book.page.articles}
    return {key: made for key, made in book.articles.items() if key in last}


def record(reading: Reading, work: Work) -> None:
    """Decide what the files and the ledger of one seed shall hold."""
    book, page = reading.book, reading.page
    made = {key: _generated_now(key, reading, work) for key in reading.made}
    for key in reading.made:
        if work.archive.article(key) not in work.refused:
            put(key, work)
            work.kept += [key] if key in work.on_disk and work.outcome[key].text != reading.made[key] else []
            work.findings += _conflicts(key, made[key], work)
    kept = _outdated(reading, work)
    added = tuple(sorted({*book.added, *reading.added} - made.keys()))
    tombstones = _tombstones(reading, made | kept, added, work)
    text = ledger.dumps(Ledger(book.seed_id, page, made | kept, tombstones, added))
    work.files[work.archive.ledger_of(book.seed_id)] = text
    work.findings += _doubts(page)


def _doubts(page: Page) -> Iterator[Finding]:
    """What reading a seed left in doubt, and whether it gave any article at all."""
    owners = {number: article.id for article in page.articles for number in article.lines}
    for doubt in page.doubts:
        line = doubt.lines[0] if doubt.lines else None
        yield Finding(doubt.code, f"seeds/{page.seed}", line, doubt.reason, owners.get(line or 0), doubt.score)
    if not page.articles:
        yield Finding("R-007", f"seeds/{page.seed}", None)


def _generated_now(key: str, reading: Reading, work: Work) -> Generated:
    """What the ledger shall remember of an article."""
    before, text = reading.book.articles.get(key), reading.made[key]
    if before and work.archive.article(key) in work.refused:
        return before
    old = before.conflicts if before and key not in work.settled else ()
    if before and before.markdown != text:
        old = tuple(one for one in old if _home(one, key, work))
    conflicts = tuple(dict.fromkeys((*old, *_new_conflicts(key, text, work))))
    if before and before.markdown == text:
        return replace(before, conflicts=conflicts)
    article = next(article for article in reading.page.articles if article.id == key)
    return Generated(text, __version__, anchor_of(article), conflicts)


def _new_conflicts(key: str, text: str, work: Work) -> Iterator[tuple[str, str]]:
    """Conflicts of this run: in the article, and about its words where people have put them elsewhere."""
    for conflict in work.outcome[key].conflicts if key in work.outcome else ():
        yield conflict.kept, conflict.generated
    for conflict in work.stray:
        if conflict.generated and conflict.generated in text:
            yield conflict.kept, conflict.generated


def _home(conflict: tuple[str, str], key: str, work: Work) -> str | None:
    """The article in which a conflict is open: both sides' words stand where they did; None where it is settled.

    A person may have put the words into an article of another seed, so they are looked for in all.
    """
    kept, other = conflict
    settled = work.outcome[key]
    if not any(other in text for text in work.generated.values()) or (other and other in (settled.text or "")):
        return None
    if settled.text is not None and kept in settled.text:
        return key
    if not kept:
        return settled.heir
    return next((found for found, one in work.outcome.items() if one.text and kept in one.text), None)


def _conflicts(key: str, made: Generated, work: Work) -> Iterator[Finding]:
    """Every conflict that nobody settled yet, of this run or an earlier one."""
    for conflict in made.conflicts:
        home = _home(conflict, key, work)
        if home is None:
            continue
        kept, generated = conflict
        line = _line_of(kept, work.outcome[home].text or "")
        yield Finding("L-001", _place(home, work), line, f"{shortened(kept)} ≠ {shortened(generated)}")


def _line_of(words: str, text: str) -> int:
    return text.count("\n", 0, text.find(words)) + 1


def _place(key: str, work: Work) -> str:
    return work.archive.article(key).relative_to(work.archive.root).as_posix()


def shortened(words: str) -> str:
    """Words of an article as they fit into a message."""
    return " ".join(words.split())[:40]


def put(key: str, work: Work) -> None:
    """Let a file hold what was settled; a file that is gone stays gone."""
    there, text = work.on_disk.get(key), work.outcome[key].text
    if text is not None and (there is None or text != there.text):
        work.files[work.archive.article(key)] = there.dressed(text) if there else text


def _outdated(reading: Reading, work: Work) -> dict[str, Generated]:
    """Articles that this reading knows no more: those that people edited stay, the files of the others go."""
    kept: dict[str, Generated] = {}
    last = of_last_reading(reading.book)
    for key, heir in reading.identity.gone.items():
        made = reading.book.articles[key]
        if work.archive.article(key) in work.refused:
            kept[key] = made
        elif key in work.on_disk and (key not in last or work.on_disk[key].text != made.markdown):
            kept[key] = made
            work.findings.append(Finding("L-002", work.on_disk[key].place, 1, heir or ""))
            work.kept.append(key)
            put(key, work)
        elif key in work.on_disk:
            work.removed.append(work.on_disk[key].path)
    return kept


def _tombstones(reading: Reading, made: dict[str, Generated], added: tuple[str, ...], work: Work) -> dict[str, str]:
    """Why each id without a file has none; an article whose file comes back is an article again."""
    book = reading.book
    found = {key: reason for key, reason in book.tombstones.items() if key not in {*made, *added}}
    for key in (*sorted(made), *added):
        path, heir = work.archive.article(key), work.outcome[key].heir if key in work.outcome else None
        if path in work.files or path.is_file() or path in work.refused:
            continue
        found[key] = book.tombstones.get(key) or (MERGED.format(heir) if heir else DELETED)
        if key not in book.tombstones:
            code = "L-003" if key in (*book.articles, *added) else "L-004"
            work.findings.append(Finding(code, _place(key, work), None, heir or ""))
    for key, heir in reading.identity.gone.items():
        if key not in made and key not in book.tombstones:
            found[key] = MERGED.format(heir) if heir else NO_ARTICLE
    return dict(sorted(found.items()))
