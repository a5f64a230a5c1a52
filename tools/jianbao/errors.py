"""One tree of errors and one table of exit codes; a message names file, line and remedy, in both languages."""

import traceback
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path


class Exit(IntEnum):
    """What the process says when it ends; documented in README."""

    DONE = 0
    FINDINGS = 1
    """`--strict`: something needs a person."""
    USAGE = 2
    """The command line was wrong (click's own code)."""
    REFUSED = 3
    """A seed, file or setting could not be used; the others were."""
    FIXITY = 4
    """A seed changed after it came in."""
    BROKEN = 5
    """The converter found its own result wrong, or failed; nothing was written of that seed. Please report it."""
    TOOL = 6
    """A program that builds the site failed."""


def shown(name: str) -> str:
    r"""A file name as a message can print it: control and undecodable characters as escapes.

    >>> shown("头版.txt"), shown("a\x1b.txt")
    ('头版.txt', 'a\\x1b.txt')
    """
    if name.isprintable():
        return name
    return name.encode("utf-8", "backslashreplace").decode().encode("unicode_escape").decode()


def visible(text: str) -> str:
    r"""A text of a seed or an edit with every character that would act on a terminal or hide shown by its number.

    >>> visible("红\x1b[31m桥\u202e区\u200b")
    '红‹U+001B›[31m桥‹U+202E›区‹U+200B›'
    """
    if text.isprintable():
        return text
    return "".join(f"‹U+{ord(char):04X}›" if _acts(char) else char for char in text)


def _acts(char: str) -> bool:
    return unicodedata.category(char)[0] == "C" or char in "\u2028\u2029"


class JianbaoError(Exception):
    """An error a user can act on."""

    exit_code = Exit.REFUSED

    def __init__(self, place: str, zh: str, en: str) -> None:
        super().__init__(f"{place}: {en}")
        self.place, self.zh, self.en = place, zh, en

    def message(self, lang: str) -> str:
        """The error on one line in the user's language, `zh` or `en`."""
        return f"{shown(self.place)}: {self.zh if lang == 'zh' else self.en}"


class SeedRefused(JianbaoError):
    """A file in seeds/ that is no readable text."""


class SettingRefused(JianbaoError):
    """A sidecar, a lexicon file or mkdocs.yml that says something impossible."""


class ArticleRefused(JianbaoError):
    """An article file that cannot be read."""


class FixityFailure(JianbaoError):
    """A seed that is not the one that came in."""

    exit_code = Exit.FIXITY


class ConservationFailure(JianbaoError):
    """Characters lost or made up between seed and record: a defect of the converter."""

    exit_code = Exit.BROKEN


class Defect(JianbaoError):
    """An exception nobody foresaw: a defect of the converter in one seed, which must not stop the others."""

    exit_code = Exit.BROKEN

    @classmethod
    @contextmanager
    def named(cls, place: str) -> Iterator[None]:
        """Turn an exception that is none of ours into a Defect that names the seed and the line of code."""
        try:
            yield
        except JianbaoError:
            raise
        except Exception as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            what = " ".join(f"{type(error).__name__}: {error}".split())
            where = f"{Path(at.filename).name}:{at.lineno}"
            raise cls(
                place,
                f"程序出错（{what}，{where}），其余照常处理；请附上此文件报告问题",
                f"the program failed ({what}, {where}), the others go on; please report this with the file",
            ) from error


class DiskFailure(JianbaoError):
    """A file that the system did not let us read or write: a full disk, a folder without rights."""

    @classmethod
    @contextmanager
    def named(cls) -> Iterator[None]:
        """Turn an error of the system into one that names the file and says what to do."""
        try:
            yield
        except OSError as error:
            place = shown(str(error.filename or "?"))
            raise cls(
                place,
                f"无法读写（{error.strerror}）；请检查磁盘空间与权限，再运行一次，未写完的会接着写完",
                f"cannot be read or written ({error.strerror}); check space and rights, then run it again: what was begun is finished",
            ) from error


class ToolFailure(JianbaoError):
    """MkDocs or the search indexer failed."""

    exit_code = Exit.TOOL
