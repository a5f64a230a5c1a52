"""Which files are looked at: all of the archive, or those that are named; links and foreign names are refused."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jianbao.archive import ARTICLE_ID, Archive
from jianbao.errors import ArticleRefused, JianbaoError, shown
from jianbao.findings import Finding
from jianbao.intake import seed_paths
from jianbao.manifest import Manifest


class Kind(StrEnum):
    """What a file is checked as."""

    ARTICLE = "article"
    SEED = "seed"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be checked."""

    path: Path
    place: str
    kind: Kind
    key: str | None = None
    """The id that an article's place says."""


Found = Target | Finding | JianbaoError


def select(archive: Archive | None, files: Sequence[Path]) -> list[Found]:
    """Everything to be checked, in order, each once, with what is refused."""
    found: dict[Path, Found | None] = {}
    for path in files or ([archive.root] if archive else []):
        for one in _expanded(archive, path):
            found.setdefault(one, _look(archive, one))
    return [one for one in found.values() if one is not None]


def _expanded(archive: Archive | None, path: Path) -> Iterator[Path]:
    """The files of a folder; the archive's own folder stands for articles, seeds and ledger."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would follow links
    if path.is_symlink() or not path.is_dir():
        yield path
    elif archive and (archive.articles == path or path in archive.articles.parents):
        yield from _all(archive)
    else:
        yield from sorted(_below(path))


def _all(archive: Archive) -> Iterator[Path]:
    yield from sorted(_below(archive.articles))
    known = Manifest.read(archive.manifest).digests if archive.manifest.is_file() else {}
    yield from sorted({*seed_paths(archive), *(archive.seeds / Path(name).name for name in known)})
    yield from sorted(archive.ledger.glob("*.json"))


def _below(folder: Path) -> Iterator[Path]:
    """Article files and links of a folder and the folders in it; hidden files are editors' own."""
    if folder.is_symlink():
        yield folder
        return
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(parent, name)
            if path.is_symlink() or (name.lower().endswith((".md", ".markdown")) and not name.startswith(".")):
                yield path


def place_of(archive: Archive | None, path: Path) -> str:
    """How messages name a file: below the archive's root, else below the working folder, else whole."""
    for root in (archive.root if archive else None, Path.cwd()):
        if root and path.is_relative_to(root):
            return shown(path.relative_to(root).as_posix())
    return shown(path.as_posix())


def _look(archive: Archive | None, path: Path) -> Found | None:
    place = place_of(archive, path)
    if _linked(archive, path):
        return Finding("S-006", place, None)
    if archive and archive.seeds in path.parents:
        return Target(path, place, Kind.SEED) if path.suffix.lower() == ".txt" else None
    if archive and archive.ledger in path.parents:
        return Target(path, place, Kind.LEDGER) if path.suffix == ".json" else None
    if not path.is_file():
        return _missing(archive, path, place)
    return _article(archive, path, place)


def _linked(archive: Archive | None, path: Path) -> bool:
    """Whether a file is a link, or lies in a folder of the archive that is one."""
    inside = [part for part in path.parents if archive and part != archive.root and part.is_relative_to(archive.root)]
    return path.is_symlink() or any(part.is_symlink() for part in inside)


def _missing(archive: Archive | None, path: Path, place: str) -> Found:
    if archive and archive.articles in path.parents:
        return Finding("L-003", place, None)
    return ArticleRefused(place, "没有这个文件，请核对路径", "no such file; check the path")


def _article(archive: Archive | None, path: Path, place: str) -> Found | None:
    key = f"{path.parent.name}-{path.stem}"
    said = key if ARTICLE_ID.fullmatch(key) else None
    if archive and archive.articles in path.parents:
        right = said and path.parent.parent == archive.articles and path.suffix == ".md"
        return Target(path, place, Kind.ARTICLE, said) if right else Finding("K-007", place, None)
    is_page = archive and (
        path.parent == archive.root or archive.docs in path.parents or archive.root / ".github" in path.parents
    )
    if is_page or path.suffix.lower() not in (".md", ".markdown"):
        return None
    return Target(path, place, Kind.ARTICLE, said)
