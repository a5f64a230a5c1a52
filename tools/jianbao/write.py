"""The only module that writes files: atomically, and only where something changed."""

import glob
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from jianbao.symlinks import links_below, refuse_links


def write_bytes(path: Path, data: bytes) -> bool:
    """Make `path` hold `data`; returns whether the file changed.

    The new content appears under its name whole or not at all; what a killed run left beside it goes. A link of that
    name gives way to the file: what it led to is left alone.
    """
    if _holds(path, data):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
        left.unlink(missing_ok=True)
    _put(path, data)
    return True


def _holds(path: Path, data: bytes) -> bool:
    return not path.is_symlink() and path.is_file() and path.read_bytes() == data


def _put(path: Path, data: bytes) -> None:
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(scratch).chmod(0o644)
        Path(scratch).replace(path)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> bool:
    """Make `path` hold `text` in UTF-8 with LF line ends; returns whether the file changed."""
    return write_bytes(path, text.encode("utf-8"))


def remove(path: Path) -> bool:
    """Remove a file; returns whether there was one."""
    there = path.is_file()
    path.unlink(missing_ok=True)
    return there


def write_tree(root: Path, files: dict[str, bytes]) -> int:
    """Make the files below `root` exactly `files` (relative path → content); returns how many changed."""
    return write_files(root, sorted(files.items()))


def write_files(root: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Like `write_tree`, but each file is written as it comes, so that none need be held.

    Files that are no longer wanted are removed, empty folders with them. Links go first, so that nothing outside is
    written or removed; raises SettingRefused where the root or its folder is one.
    """
    refuse_links(root.parent.parent, [root.parent, root])
    for link in links_below(root):
        link.unlink()
    wanted, changed = set(), 0
    for name, data in files:
        wanted.add(name)
        if not _holds(root / name, data):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            _put(root / name, data)  # what a killed run left goes with the files that are not wanted
            changed += 1
    stale = [path for path in root.rglob("*") if path.is_file() and path.relative_to(root).as_posix() not in wanted]
    for path in stale:
        path.unlink()
    for folder in sorted((path for path in root.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return changed + len(stale)
