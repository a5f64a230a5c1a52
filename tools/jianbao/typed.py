"""An article typed in by hand: its id, which no other article has or ever had, and the file to type into."""

import hashlib
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from jianbao import article_file, ledger
from jianbao.archive import ARTICLE_ID, Archive
from jianbao.check.front import edtf, is_day
from jianbao.errors import SettingRefused, shown
from jianbao.model import Document, Kind, Passage, Role, Subjects
from jianbao.seeds import EDTF

SERIES = re.compile(r"[0-9a-z]{8,64}")
HAND = "h"
"""Begins the name of a series of hand-made articles: a seed's id has hex digits only, so the two can never meet."""
LENGTH = 8
"""Digits behind it; more where another series has them already."""
LATER = ("kicker", "subtitle", "rubric", "authors", "byline", "source", "publication", "page", "date", "tags")
"""Keys that stand in the template as comments where they were not given."""
LONGEST_TITLE = 200
"""Characters; the longest title of a newspaper that was met has 62."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says of the article they are going to type in."""

    title: str
    kind: Kind = Kind.ARTICLE
    authors: tuple[str, ...] = ()
    date: str | None = None
    publication: str | None = None
    page: str | None = None
    text: str = ""
    """Paragraphs, one a line."""


def document(wish: Wish, article_id: str) -> Document:
    """The article file that a wish asks for; raises SettingRefused where a value cannot stand there."""
    return Document(
        id=article_id,
        kind=wish.kind,
        title=_title(wish.title),
        authors=tuple(dict.fromkeys(_line("--author", name) for name in wish.authors)),
        date=_date(wish.date),
        publication=_line("--publication", wish.publication) if wish.publication else None,
        page=_line("--page", wish.page) if wish.page else None,
        subjects=Subjects(),
        body=tuple(_passage(line.strip()) for line in wish.text.splitlines() if line.strip()),
    )


def _passage(line: str) -> Passage:
    """A paragraph; a heading where the line begins as one."""
    return Passage(Role.HEADING, line[3:].strip()) if line.startswith("## ") else Passage(Role.PARAGRAPH, line)


def _line(option: str, value: str) -> str:
    """One line of text without signs that nobody can see."""
    value = value.strip()
    if not value or not value.replace("\N{IDEOGRAPHIC SPACE}", " ").isprintable():
        raise SettingRefused(
            option,
            "应为一行文字，不能为空，也不能含控制符",
            "must be one line of text, neither empty nor with control characters",
        )
    return value


def _title(value: str) -> str:
    title = _line("--title", value)
    if len(title) > LONGEST_TITLE:
        raise SettingRefused(
            "--title",
            f"有 {len(title)} 字，像是正文；请只写标题",
            f"has {len(title)} characters and looks like the text; give the title alone",
        )
    return title


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    meant = value if EDTF.fullmatch(value) and is_day(value) else edtf(value)
    if meant:
        return meant
    raise SettingRefused(
        "--date",
        f"“{shown(value)}”应写作 2024-01-03、2024-01 或 2024，推定的加 ~",
        f"write {shown(value)!r} as 2024-01-03, 2024-01 or 2024, with ~ where it is inferred",
    )


def text_of(article: Document) -> str:
    """The file to type into: what is known, and the other keys as comments with what belongs there."""
    text = article_file.render(article)
    front, body = text.split("\n---\n", 1)
    known = {line.split(":")[0] for line in front.splitlines()}
    hints = [f"# {key}: {HINTS[key]}\n" for key in LATER if key not in known]
    return f"{front}\n{''.join(hints)}---\n{body or chr(10)}"


HINTS = {
    "kicker": "引题，照原报",
    "subtitle": "副题，照原报",
    "rubric": "栏目",
    "authors": "[姓名, 姓名]",
    "byline": "署名，照原报",
    "source": "来源",
    "publication": "报刊",
    "page": "版次",
    "date": '"2024-01-03"',
    "tags": "[词表里的主题词]",
}
"""Remove the `#` and write the value: what each key takes."""


def next_id(archive: Archive, into: str | None, wish: Wish) -> str:
    """The id of a new article: the next of a page or series, or the first of a new series.

    Raises SettingRefused where there is no such page or series.
    """
    series = _series(archive, into) if into else _new_series(archive, wish)
    return f"{series}-{max(_ordinals(archive, series), default=0) + 1:02}"


def _series(archive: Archive, into: str) -> str:
    """The page or series that a person named by its id, or by that of one of its articles."""
    found = ARTICLE_ID.fullmatch(into)
    series = found["seed"] if found else into
    known = SERIES.fullmatch(series) and (archive.ledger_of(series).is_file() or _folder(archive, series).is_dir())
    if not known:
        raise SettingRefused(
            "--into",
            f"没有编号为 {shown(into)} 的版面或系列；编号是文章网址里的一段，如 fa5e3efd",
            f"no page or series has the id {shown(into)}; it is a part of an article's address, as fa5e3efd",
        )
    return series


def _folder(archive: Archive, series: str) -> Path:
    return archive.articles / series


def _new_series(archive: Archive, wish: Wish) -> str:
    """A name that no series has, or had as far as git knows."""
    digest = hashlib.sha256("\n".join((wish.title, wish.date or "", wish.publication or "")).encode()).hexdigest()
    names = (HAND + digest[:length] for length in range(LENGTH, len(digest)))
    return next(name for name in names if not _folder(archive, name).exists() and not _ordinals(archive, name))


def _ordinals(archive: Archive, series: str) -> set[int]:
    """Every ordinal that was ever used: by files, by the ledger, by tombstones, by files that git remembers."""
    names = [path.stem for path in _folder(archive, series).glob("*.md")]
    path = archive.ledger_of(series)
    if path.is_file():
        book = ledger.loads(path.read_bytes(), path.name)
        ids = {*book.articles, *book.tombstones, *book.added, *(article.id for article in book.page.articles)}
        names += [key.rsplit("-", 1)[1] for key in ids]
    names += [Path(name).stem for name in _remembered(archive, series)]
    return {int(name) for name in names if name.isdecimal()}


def _remembered(archive: Archive, series: str) -> list[str]:
    """Files of a series that any commit ever had; none where there is no git."""
    folder = _folder(archive, series).relative_to(archive.root).as_posix()
    command = ["git", "-C", str(archive.root), "log", "--all", "--format=", "--name-only", "--relative", "--", folder]
    try:
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return []
