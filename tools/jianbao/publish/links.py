"""Symbolic links: whoever can change the archive could publish any file of the machine that builds it through one."""

from collections.abc import Iterator
from pathlib import Path

from jianbao.errors import SettingRefused

LINK = ("这是符号链接，不予发布；请换成文件本身", "a symbolic link is not published; put the file itself there")
"""What to say of one, in both languages."""


def walk(folder: Path) -> Iterator[Path]:
    """Every file and link below a folder, in the order of their paths; links are shown and never followed."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)
        else:
            yield path


def is_linked(path: Path, root: Path) -> bool:
    """Whether a path below `root` leads through a link."""
    return any(part.is_symlink() for part in (path, *path.parents) if part != root and part.is_relative_to(root))


def links(folder: Path, root: Path) -> tuple[SettingRefused, ...]:
    """A complaint about every link at or below a folder; those that mark open files are none.

    Emacs puts `.#name` beside the file, a link to the person's name, which leads nowhere.
    """
    found = [folder] if folder.is_symlink() else [path for path in walk(folder) if path.is_symlink()]
    found = [path for path in found if path.exists() or not path.name.startswith(".")]
    return tuple(SettingRefused(path.relative_to(root).as_posix(), *LINK) for path in found)
