"""What every subcommand does alike: the archive it works on, and how an error is told."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click

from jianbao.archive import Archive
from jianbao.differences import Paint, coloured, plain
from jianbao.errors import DiskFailure, Exit, JianbaoError, SettingRefused
from jianbao.lock import alone


def run(context: click.Context, action: Callable[[], Any]) -> Any:
    """Call `action`; an error of ours, or of the disk, is one line on standard error and its exit code."""
    try:
        with DiskFailure.named():
            return action()
    except JianbaoError as error:
        click.echo(f"jianbao: {error.message(context.obj)}", err=True)
        sys.exit(error.exit_code)


def by_itself(context: click.Context, archive: Archive) -> AbstractContextManager[None]:
    """Hold an archive against other commands that write; says so where one has to be waited for."""
    return alone(archive, lambda: click.echo(WAITING[context.obj], err=True))


WAITING = {
    "zh": "jianbao: 另一个 jianbao 正在写这个档案，等它结束……",
    "en": "jianbao: another jianbao writes to this archive; waiting for it to end …",
}


def here() -> Archive:
    """The archive of the working folder; raises SettingRefused where there is none."""
    archive = Archive(Path.cwd())
    if not (archive.root / "mkdocs.yml").is_file():
        raise SettingRefused(
            "mkdocs.yml",
            "当前文件夹不是剪报档案，请进入档案所在的文件夹",
            "this folder is no archive; change to the folder that holds one",
        )
    return archive


def complain(context: click.Context, errors: tuple[JianbaoError, ...]) -> Exit:
    """Print errors on standard error; returns the gravest exit code."""
    for error in errors:
        click.echo(f"jianbao: {error.message(context.obj)}", err=True)
    return max((error.exit_code for error in errors), default=Exit.DONE)


def paint() -> Paint:
    """How changes of words are shown: in colours on a terminal, with marks in a pipe."""
    return coloured if sys.stdout.isatty() else plain
