"""A conversion written as a whole: what it writes stands in a journal first, so that a run that is killed can be finished.

Half a conversion could not be told from edits: a paragraph that stands in its new article already and in its old one
still looks like one that a person copied.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from jianbao import write
from jianbao.archive import Archive
from jianbao.errors import SettingRefused
from jianbao.settle import merge
from jianbao.symlinks import refuse_links

NAME = ".pending"
OURS = re.compile(r"docs/articles/[0-9a-z]+/\d+\.md|ledger/[0-9a-z]+\.json|seeds/manifest-sha256\.txt")
"""What a conversion writes. A journal may come with somebody's pull request: it names nothing else."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a conversion."""

    path: str
    """Below the archive's root."""
    before: str | None
    after: str | None
    """None: there is no such file."""


def path_of(archive: Archive) -> Path:
    """Where the journal stands while a conversion is written."""
    return archive.ledger / NAME


def write_all(archive: Archive, entries: list[Entry]) -> int:
    """Write a conversion; returns how many files changed."""
    if not entries:
        return 0
    write.write_text(path_of(archive), json.dumps([asdict(one) for one in entries], ensure_ascii=False))
    changed = sum(_write(archive.root, one.path, one.after) for one in entries)
    write.remove(path_of(archive))
    return changed


def _write(root: Path, path: str, text: str | None) -> bool:
    return write.remove(root / path) if text is None else write.write_text(root / path, text)


def finish(archive: Archive) -> bool:
    """Finish a conversion that was killed; returns whether there was one.

    What a person edited since then is merged, as any edit is. Raises SettingRefused where the journal is none of ours.
    """
    path = path_of(archive)
    if not path.exists():
        return False
    refuse_links(archive.root, [archive.ledger, path])
    entries = list(_read(path, archive))
    paths = [archive.root / one.path for one in entries]
    refuse_links(
        archive.root, [archive.docs, archive.articles, archive.seeds, *paths, *(path.parent for path in paths)]
    )
    for one in entries:
        _write(archive.root, one.path, _now(archive.root / one.path, one))
    write.remove(path)
    return True


def _read(path: Path, archive: Archive) -> Iterator[Entry]:
    try:
        entries = [_checked(Entry(**one)) for one in json.loads(path.read_bytes())]
    except (TypeError, ValueError) as error:
        raise SettingRefused(
            path.relative_to(archive.root).as_posix(),
            f"未完成的转换记录损坏（{error}），请删去此文件并用 git 恢复 docs、ledger、seeds",
            f"the journal of an unfinished conversion is broken ({error}); delete it and restore docs, ledger, seeds with git",
        ) from error
    yield from entries


def _checked(entry: Entry) -> Entry:
    if not OURS.fullmatch(entry.path):
        raise ValueError("it names what no conversion writes")
    return entry


def _now(path: Path, entry: Entry) -> str | None:
    """What the file shall hold: as the conversion wrote it, with what was edited since it was killed."""
    there = path.read_bytes().decode("utf-8", "replace") if path.is_file() else None
    if there is None and entry.before is not None:
        return None
    if there in (None, entry.before, entry.after) or path.suffix != ".md" or entry.after is None:
        return entry.after
    return merge(entry.before or "", there, entry.after).text


def refuse_pending(archive: Archive) -> None:
    """Raise SettingRefused where a conversion was killed: until it is finished nobody can tell what a new one does."""
    if path_of(archive).exists():
        raise SettingRefused(
            f"ledger/{NAME}",
            "上次转换中断，尚未写完；请先运行 jianbao convert",
            "the last conversion was interrupted; run jianbao convert first",
        )
