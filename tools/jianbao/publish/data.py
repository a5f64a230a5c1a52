"""The whole archive to take away: JSON Lines and CSV, described by a data package."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Sequence

from jianbao.model import Document
from jianbao.publish import front
from jianbao.publish.catalogue import article_url
from jianbao.publish.config import SiteConfig
from jianbao.publish.database import database

COLUMNS = (
    "id url title kicker subtitle rubric authors byline editors source publication page date date_reason "
    "tags places people organizations kind flags seed lines text"
).split()
LISTS = frozenset("authors editors tags places people organizations flags".split())
LIST_MARK = ";"
"""Between the items of a list in CSV; within an item it stands behind a backslash, as does a backslash itself."""
IN_ITEM = re.compile(r"[\\;]")


def record(document: Document, config: SiteConfig) -> dict[str, object]:
    """An article as one record: what its file says, with its address and its text."""
    about = document.subjects
    computed: dict[str, object] = {
        "url": config.url + article_url(document),
        "title": document.heading,
        "tags": about.tags,
        "places": about.places,
        "people": about.people,
        "organizations": about.organizations,
        "kind": document.kind.value,
        "flags": tuple(flag.value for flag in document.flags),
        "text": "\n\n".join(passage.text for passage in document.body),
    }
    return {column: computed[column] if column in computed else getattr(document, column) for column in COLUMNS}


def data_files(documents: Sequence[Document], config: SiteConfig) -> dict[str, bytes]:
    """The files of `data/` and the page that explains them."""
    records = [record(document, config) for document in documents]
    files = {"articles.jsonl": json_lines(records), "articles.csv": table(records)}
    files["articles.sqlite"] = database(records, COLUMNS)
    package = json.dumps(_package(files, config), ensure_ascii=False, indent=1) + "\n"
    files["datapackage.json"] = package.encode()
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    files["sha256.txt"] = sums.encode()
    page = {"data/index.md": _page(files, len(records))}
    return {f"data/{name}": content for name, content in files.items()} | page


def json_lines(records: Sequence[dict[str, object]]) -> bytes:
    """One JSON object a line."""
    return "".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in records).encode()


def table(records: Sequence[dict[str, object]]) -> bytes:
    """CSV (RFC 4180) with a byte-order mark, by which spreadsheets know UTF-8."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(item[column]) for column in COLUMNS] for item in records)
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        words = LIST_MARK.join(IN_ITEM.sub(r"\\\g<0>", str(item)) for item in value)
    else:
        words = "" if value is None else str(value)
    return f"'{words}" if words[:1] in FORMULA else words


FORMULA = frozenset("=+-@＝＋－＠\t\r\n'")
"""A spreadsheet would run a cell that begins so, some with Chinese settings a full-width one too; an apostrophe keeps it text, and so one more stands before an apostrophe."""


def _package(files: dict[str, bytes], config: SiteConfig) -> dict[str, object]:
    """A Frictionless data package that describes the files."""
    fields = [
        {"name": column, "type": "string"} | ({"description": LISTED} if column in LISTS else {}) for column in COLUMNS
    ]
    table_schema = {"fields": fields, "primaryKey": "id"}
    return {
        "name": "jianbao-articles",
        "title": config.name,
        "description": config.description,
        "homepage": config.url,
        "profile": "data-package",
        "resources": [
            _resource("articles-csv", "articles.csv", "csv", files)
            | {"type": "table", "profile": "tabular-data-resource", "schema": table_schema},
            # As files: only their digests are checked, and no extension of Frictionless is needed for it.
            _resource("articles-jsonl", "articles.jsonl", "jsonl", files) | {"type": "file"},
            _resource("articles-sqlite", "articles.sqlite", "sqlite", files) | {"type": "file"},
        ],
    }


LISTED = r"several values with ; between them; within a value \; and \\ / 多项以分号隔开，项内的分号与反斜线前加反斜线"

MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "sqlite": "application/vnd.sqlite3"}


def _resource(name: str, path: str, kind: str, files: dict[str, bytes]) -> dict[str, object]:
    content = files[path]
    return {
        "name": name,
        "path": path,
        "format": kind,
        "mediatype": MEDIA[kind],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _page(files: dict[str, bytes], count: int) -> bytes:
    sizes = tuple({"name": name, "size": _size(len(content)), "words": WORDS[name]} for name, content in files.items())
    meta = {"template": "data.html", "title": "数据下载", "count": count, "files": sizes}
    return front.page(meta)


def _size(count: int) -> str:
    return f"{max(count / 1024, 1):.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


WORDS = {
    "articles.jsonl": "每行一篇，字段与文稿文件一致，供程序使用",
    "articles.csv": "表格，供电子表格软件打开；一格多项以分号隔开；以 = + - @（全角亦然）开头的格子前加撇号，以免被当作公式",
    "articles.sqlite": "SQLite 数据库，可用 Datasette 打开；articles_fts 是按两字一组建的全文索引",
    "datapackage.json": "对以上文件的说明（Frictionless Data Package）",
    "sha256.txt": "各文件的校验和",
}
