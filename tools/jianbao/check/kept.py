"""K: what people leave alone: which seed an article came from, the seeds themselves, the ledger."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jianbao import ledger
from jianbao.archive import Archive
from jianbao.article_file import parse, parse_body
from jianbao.check.sheet import Line, Problem, Sheet
from jianbao.documents import passages
from jianbao.errors import ArticleRefused, JianbaoError, SettingRefused
from jianbao.ledger import Ledger
from jianbao.manifest import Manifest
from jianbao.merge import keys_of, parted
from jianbao.plain_yaml import PlainYamlError, key_line, read_mapping
from jianbao.seeds import is_seed


def keys(sheet: Sheet) -> Iterator[Problem]:
    """`id`, `seed` and `lines` say where an article is and where it came from."""
    try:
        values = read_mapping(sheet.source)
    except PlainYamlError:
        return
    if sheet.key and values.get("id") and values["id"] != sheet.key:
        line = _line(sheet, "id")
        yield line.problem("F-004", f"{str(values['id'])[:40]} → {sheet.key}", f"id: {sheet.key}")
    yield from _origin(values, sheet)


def _origin(values: dict[str, Any], sheet: Sheet) -> Iterator[Problem]:
    if sheet.generated is None:
        if sheet.key and sheet.archive and values.get("seed"):
            yield _line(sheet, "seed").problem("K-005", str(values["seed"])[:40])
        return
    front = parted(sheet.generated)[0]
    try:
        made, texts = read_mapping(front.strip("-\n")), keys_of(front)
    except (PlainYamlError, ValueError):  # a ledger that was edited by hand, which another check tells
        return
    for key, code in (("seed", "K-001"), ("lines", "K-002")):
        if made.get(key) and values.get(key) != made[key]:
            better = texts[key].rstrip("\n") if values.get(key) else None
            yield _line(sheet, key).problem(code, f"{str(values.get(key) or '—')[:40]} → {made[key]}", better)


def _line(sheet: Sheet, key: str) -> Line:
    at = key_line(sheet.source, key) - 1
    return sheet.front[at] if at < len(sheet.front) else Line(1, "")


def tombstone(sheet: Sheet, books: dict[str, Ledger]) -> Iterator[Problem]:
    """An ordinal that belonged to an article is not given to another, or its address would lead to the wrong text."""
    book = books.get((sheet.key or "").rsplit("-", 1)[0])
    if not book or sheet.key not in book.tombstones or sheet.generated is not None:
        return
    yield Problem("K-006", 1, f"{sheet.key}: {book.tombstones[sheet.key]}")


def seed_problems(archive: Archive, path: Path) -> Iterator[Problem]:
    """A seed that is not as it came in."""
    try:
        known = Manifest.read(archive.manifest)
    except SettingRefused as error:
        yield Problem("K-003", 1, error.place)
        return
    if not is_seed(path) or path.name not in known.digests:
        return
    if not path.is_file() or not known.holds(path):
        yield Problem("K-003", 1)


def ledger_problems(archive: Archive, path: Path) -> Iterator[Problem]:
    """A ledger that says two things of one article: only a hand does that."""
    if not path.is_file():
        yield Problem("K-004", 1)
        return
    try:
        book = ledger.loads(path.read_bytes(), path.relative_to(archive.root).as_posix())
    except JianbaoError:
        yield Problem("K-004", 1)
        return
    recorded = {article.id: passages(article.blocks) for article in book.page.articles}
    for key, made in book.articles.items():
        if key in recorded and not _agree(made.markdown, recorded[key]):
            yield Problem("K-004", 1, key)


def _agree(markdown: str, recorded: object) -> bool:
    try:
        parse(markdown, "")
    except ArticleRefused:
        return False
    return parse_body(parted(markdown)[1]) == recorded
