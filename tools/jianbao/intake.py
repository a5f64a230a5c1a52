"""What came in: which seeds can be used, which ledger is whose, and which seed was only renamed."""

from dataclasses import dataclass, field
from pathlib import Path

from jianbao import ledger
from jianbao.archive import Archive
from jianbao.errors import FixityFailure, JianbaoError, SeedRefused, SettingRefused
from jianbao.ledger import Ledger
from jianbao.manifest import Manifest
from jianbao.model import Source
from jianbao.seeds import is_seed, read_seed, stray_sidecars
from jianbao.symlinks import links_below, refusal, refuse_links


@dataclass(frozen=True, slots=True)
class Intake:
    """The seeds of an archive, and what is known of them."""

    manifest: Manifest
    sources: tuple[Source, ...]
    """Seeds that can be read, in the order of their names, no text twice."""
    errors: tuple[JianbaoError, ...]
    books: dict[str, Ledger] = field(default_factory=dict)
    """Name of a seed → its ledger, where it has one."""
    ledgers: tuple[Ledger, ...] = ()
    """All ledgers, those of refused and vanished seeds too: their ids are taken."""
    renamed: frozenset[str] = frozenset()
    """Former names of seeds that have another name now."""


def take_in(archive: Archive, accept: frozenset[str]) -> Intake:
    """Look at every file of `seeds/`; `accept` names seeds that may have changed."""
    _refuse_linked_folders(archive)
    links = links_below(archive.seeds)
    manifest = Manifest.read(archive.manifest)
    names = {Path(name).name for name in accept}
    results = [_look(path, manifest, names) for path in seed_paths(archive) if not _is_linked(path)]
    errors = [refusal(SeedRefused, link, archive.root) for link in links]
    errors += [*stray_sidecars(archive.seeds), *(one for one in results if isinstance(one, JianbaoError))]
    known_first = sorted(
        (one for one in results if isinstance(one, Source)), key=lambda source: source.name not in manifest.digests
    )
    sources, doubles = _once(known_first)
    all_books = ledger.read_all(archive)
    books = _books(sources, all_books)
    present = {path.name for path in seed_paths(archive)}
    renamed = frozenset(book.page.seed for name, book in books.items() if name != book.page.seed) - present
    gone = sorted(set(manifest.digests) - present - renamed)
    errors += [*doubles, *map(_gone, gone), *map(_unknown, sorted(names - present))]
    return Intake(manifest, sources, tuple(errors), books, tuple(all_books), renamed)


def _refuse_linked_folders(archive: Archive) -> None:
    """Folders of the archive, and files that the whole run hangs on."""
    refuse_links(archive.root, (archive.seeds, archive.ledger, archive.docs, archive.articles, archive.manifest))
    refuse_links(archive.root, sorted(archive.ledger.glob("*.json")))


def _is_linked(seed: Path) -> bool:
    return seed.is_symlink() or seed.with_suffix(".yml").is_symlink()


def seed_paths(archive: Archive) -> list[Path]:
    """The files of `seeds/` that are seeds, in the order of their names."""
    return sorted(path for path in archive.seeds.iterdir() if is_seed(path)) if archive.seeds.is_dir() else []


def _look(path: Path, manifest: Manifest, accept: set[str]) -> Source | JianbaoError:
    if path.is_file() and path.name not in accept and not manifest.holds(path):
        return _changed(path.name)
    return read_seed(path, f"seeds/{path.name}")


def _once(sources: list[Source]) -> tuple[tuple[Source, ...], list[SeedRefused]]:
    """Seeds of different text, and complaints about the others."""
    first: dict[str, Source] = {}
    doubles = [
        _double(source, first[source.sha256])
        for source in sources
        if first.setdefault(source.sha256, source) is not source
    ]
    return tuple(sorted(first.values(), key=lambda source: source.name)), doubles


def _books(sources: tuple[Source, ...], books: list[Ledger]) -> dict[str, Ledger]:
    """Whose ledger is whose: the same text first, whatever its name; else the same name."""
    by_text = {book.page.sha256: book for book in books}
    found = {source.name: by_text[source.sha256] for source in sources if source.sha256 in by_text}
    claimed = {book.seed_id for book in found.values()}
    by_name = {book.page.seed: book for book in books if book.seed_id not in claimed}
    return found | {
        source.name: by_name[source.name] for source in sources if source.name not in found and source.name in by_name
    }


def _changed(name: str) -> FixityFailure:
    return FixityFailure(
        f"seeds/{name}",
        f"内容与收入时不同；确认无误请运行 jianbao convert --accept {name}",
        f"differs from what came in; if that is right run jianbao convert --accept {name}",
    )


def _gone(name: str) -> SeedRefused:
    return SeedRefused(f"seeds/{name}", "原始文本不见了，请用 git 恢复", "the seed is gone; restore it with git")


def _double(source: Source, first: Source) -> SeedRefused:
    return SeedRefused(
        f"seeds/{source.name}",
        f"与 {first.name} 内容相同，请删去其一",
        f"holds the same text as {first.name}; remove one of them",
    )


def _unknown(name: str) -> SettingRefused:
    return SettingRefused(
        f"seeds/{name}", "--accept 指定的原始文本不存在，请核对文件名", "--accept names no seed; check the name"
    )
