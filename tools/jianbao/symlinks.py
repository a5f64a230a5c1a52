"""Symbolic links are never followed: a pull request may bring one, and would publish files of the machine that builds."""

import os
from collections.abc import Iterable
from pathlib import Path

from jianbao.errors import JianbaoError, SettingRefused, shown


def links_below(folder: Path) -> list[Path]:
    """Every link in a folder and in the folders below it, to files, to folders and to nowhere."""
    found = (Path(parent) / name for parent, folders, files in os.walk(folder) for name in (*folders, *files))
    return sorted(path for path in found if path.is_symlink())


def refusal(kind: type[JianbaoError], path: Path, root: Path) -> JianbaoError:
    """The error about a link below the archive's root."""
    return kind(
        shown(path.relative_to(root).as_posix()),
        "是符号链接，不予读取，请换成文件本身或删去",
        "a symbolic link, which is not followed; put the file itself there or remove it",
    )


def refuse_links(root: Path, paths: Iterable[Path]) -> None:
    """Raise SettingRefused at the first of these files and folders that is a link: nothing goes on without them."""
    for path in paths:
        if path.is_symlink():
            raise refusal(SettingRefused, path, root)
