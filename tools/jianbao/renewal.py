"""A new archive of one's own, and a newer version of the program in an archive that is there.

`.jianbao.json` remembers of every file what it was when it came: so a file that nobody changed here follows the
program, and one that somebody changed is never written over.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jianbao import __version__, scaffold, write
from jianbao.errors import SettingRefused, shown
from jianbao.symlinks import refusal

RECORD = ".jianbao.json"
VERSION = 1
SETTINGS = "mkdocs.yml"
SEEDS = "seeds/.gitkeep"
BESIDE = ".new"
"""Ending of a new version that is put beside a file which was changed here."""
DEFAULT_NAME = "剪报"


@dataclass(slots=True)
class Plan:
    """What init or update does; nothing is written yet."""

    files: dict[str, bytes] = field(default_factory=dict)
    """Path below the archive's root → what it shall hold."""
    beside: list[str] = field(default_factory=list)
    """Files changed here and in the program: the program's version goes beside them, as `<name>.new`."""
    remove: list[str] = field(default_factory=list)
    """Files that the program has no more and nobody changed here."""
    left: list[str] = field(default_factory=list)
    """Files that the program has no more and somebody changed here: they stay."""
    came: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Path → digests of what the program gave, and of what was written for it."""


def plan_new(folder: Path, name: str) -> Plan:
    """The files of a new archive; raises SettingRefused where the folder holds anything but `.git`."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SettingRefused(shown(str(folder)), "应为一个文件夹", "must be a folder")
    if folder.is_dir() and (held := sorted(path.name for path in folder.iterdir() if path.name != ".git")):
        raise SettingRefused(
            shown(str(folder)),
            f"文件夹不是空的（有 {shown(held[0])}），请另选一个；已有的档案请用 --update",
            f"the folder is not empty (it holds {shown(held[0])}); choose another one, or use --update for an archive",
        )
    plan = Plan()
    for path, given in scaffold.files().items():
        _give(plan, path, given, scaffold.named(given, name) if path == SETTINGS else given)
    readme = scaffold.README.format(name=name, version=__version__).encode()
    plan.files |= {"README.md": readme, SEEDS: b""}
    return plan


def plan_update(folder: Path) -> Plan:
    """What a newer version of the program changes in an archive; raises SettingRefused where it is none of ours."""
    if folder.resolve() == scaffold.CHECKOUT:
        raise SettingRefused(
            shown(str(folder)),
            "这就是程序自己的文件夹，无须更新",
            "this is the program's own folder; there is nothing to update",
        )
    known = _record(folder)
    settings = folder / SETTINGS
    name = scaffold.name_of(settings.read_bytes()) if settings.is_file() else None
    plan = Plan()
    given = scaffold.files()
    for path, data in given.items():
        mine = scaffold.named(data, name or DEFAULT_NAME) if path == SETTINGS else data
        _renew(plan, path, (data, mine), (_digest_of(folder, path), known.get(path)))
    for path in sorted(known.keys() - given.keys()):
        here = _digest_of(folder, path)
        if here == known[path][1]:
            plan.remove.append(path)
        elif here:
            plan.left.append(path)
    return plan


def _renew(plan: Plan, path: str, there: tuple[bytes, bytes], here: tuple[str | None, tuple[str, str] | None]) -> None:
    """One file: what the newer program gives and what would be written for it; what stands here and what is remembered."""
    given, mine = there
    stands, came = here
    untouched = stands in (_digest(mine), came[1]) if came else stands in (_digest(mine), None)
    if untouched:
        _give(plan, path, given, mine)
    elif came and came[0] == _digest(given):
        plan.came[path] = came
    else:
        plan.came[path] = (_digest(given), _digest(mine))
        if stands is not None:  # a file that was removed here stays away
            plan.beside.append(path)
            plan.files[path + BESIDE] = mine


def _give(plan: Plan, path: str, given: bytes, mine: bytes) -> None:
    plan.files[path] = mine
    plan.came[path] = (_digest(given), _digest(mine))


def _record(folder: Path) -> dict[str, tuple[str, str]]:
    """What `.jianbao.json` remembers; an archive from before it is compared with the program itself."""
    if not (folder / SETTINGS).is_file():
        raise SettingRefused(
            shown(str(folder)), "不是剪报档案（没有 mkdocs.yml）", "is no archive: there is no mkdocs.yml"
        )
    try:
        content = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return {path: (came[0], came[1]) for path, came in content["files"].items() if _is_inside(path)}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise SettingRefused(f"{RECORD}:1", "文件损坏，请用 git 恢复", "is broken; restore it with git") from error


def _is_inside(path: str) -> bool:
    """Whether a path of the record stays in the archive: the file may have been edited."""
    return not path.startswith("/") and ".." not in Path(path).parts


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(folder: Path, path: str) -> str | None:
    """The digest of a file of the archive; raises SettingRefused where the way to it leads through a link."""
    at = folder
    for part in Path(path).parts:
        at /= part
        if at.is_symlink():
            raise refusal(SettingRefused, at, folder)
    return _digest(at.read_bytes()) if at.is_file() else None


def changed(plan: Plan, folder: Path) -> Iterator[str]:
    """The paths that a plan would write, or remove."""
    for path, data in sorted(plan.files.items()):
        target = folder / path
        if not target.is_file() or target.read_bytes() != data:
            yield path
    yield from (path for path in plan.remove if (folder / path).is_file())


def carry_out(plan: Plan, folder: Path) -> int:
    """Write what a plan says; returns how many files changed. What is remembered comes last."""
    count = sum(write.write_bytes(folder / path, data) for path, data in sorted(plan.files.items()))
    count += sum(write.remove(folder / path) for path in plan.remove)
    record = {
        "version": VERSION,
        "jianbao": __version__,
        "files": {path: list(came) for path, came in sorted(plan.came.items())},
    }
    write.write_text(folder / RECORD, json.dumps(record, indent=1) + "\n")
    return count
