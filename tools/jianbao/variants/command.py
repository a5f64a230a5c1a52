"""What `jianbao variants` does: lines of text converted, and the doubts of an archive's articles listed."""

from collections.abc import Iterable, Iterator

from jianbao import article_file
from jianbao.archive import Archive
from jianbao.errors import ArticleRefused, JianbaoError, SettingRefused
from jianbao.findings import Finding
from jianbao.variants.convert import NOTHING, Known, convert
from jianbao.variants.known import known_in, known_of
from jianbao.variants.review import Choice, choices
from jianbao.variants.script import Script

UNREAD = ("id:", "seed:", "lines:", "date:", "kind:", "flags:", "proof:", "hant:", "---", "{ .", "  ")
"""Beginnings of lines of an article file that are no text."""
INPUT = "-"
"""In place of a file: standard input."""


def converted(lines: Iterable[bytes], script: Script, *, together: bool = False) -> Iterator[bytes | JianbaoError]:
    """Each line in another script, its end of line kept; a line that is no UTF-8 as it came, after an error.

    Each line stands for itself; `together` takes all of them for one text, so that a name found in one line is known
    in the others.
    """
    held = list(lines) if together else lines
    known = known_in(b"".join(held).decode("utf-8", "replace")) if isinstance(held, list) else NOTHING
    for number, line in enumerate(held, 1):
        try:
            yield convert_line(line.decode("utf-8"), script, known).encode("utf-8")
        except UnicodeDecodeError:
            yield SettingRefused(
                f"{INPUT}:{number}",
                "不是 UTF-8 文字，原样输出；请先转为 UTF-8",
                "not UTF-8, passed on as it is; convert it to UTF-8",
            )
            yield line


def convert_line(line: str, script: Script, known: Known) -> str:
    r"""A line in another script, whatever ends it.

    >>> convert_line("区长于洋说\r\n", Script.TAIWAN, NOTHING)
    '區長于洋說\r\n'
    """
    text = line.rstrip("\r\n")
    return convert(text, script, known) + line[len(text) :]


def doubts(archive: Archive, script: Script) -> tuple[list[Finding], list[JianbaoError]]:
    """The ambiguous conversions in all articles, the most doubtful first, and what is wrong with files."""
    found: list[tuple[float, str, Choice]] = []
    refused: list[JianbaoError] = []
    for path in archive.article_files():
        place = path.relative_to(archive.root).as_posix()
        try:
            text = article_file.read_text(path, place)
            document = article_file.parse(text, place)
        except ArticleRefused as error:
            refused.append(error)
            continue
        if not document.withdrawn:
            found += [(one.doubt, place, one) for one in choices(readable(text), script, known_of(document))]
    return [_finding(place, one) for _, place, one in sorted(found, key=_order)], refused


def doubts_in(place: str, data: bytes, script: Script) -> list[Finding]:
    """The same for a text file; bytes that are no UTF-8 are looked past."""
    text = data.decode("utf-8", "replace")
    return [_finding(place, one) for one in choices(text.split("\n"), script, known_in(text))]


def _order(item: tuple[float, str, Choice]) -> tuple[float, str, int, int]:
    doubt, place, choice = item
    return -doubt, place, choice.line, choice.column


def _finding(place: str, choice: Choice) -> Finding:
    return Finding("V-001", place, choice.line, choice.in_words())


def readable(text: str) -> list[str]:
    """The lines of an article file, those that no reader sees as empty ones."""
    return ["" if line.startswith(UNREAD) else line.partition(": ")[2] or line for line in text.split("\n")]
