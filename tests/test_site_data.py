"""What the site offers to machines, checked by programs that are not ours: schemas, Frictionless, Datasette, Zotero's rules."""

import asyncio
import csv
import io
import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from frictionless import Package
from jsonschema import Draft202012Validator
from lxml import etree

from jianbao import article_file
from jianbao.archive import Archive
from jianbao.publish import Holdings, SiteConfig, gather, publish, publish_archive
from jianbao.publish.build import build_site
from jianbao.publish.data import COLUMNS, FORMULA, LISTS
from jianbao.publish.database import phrase
from jianbao.publish.head import json_ld
from tests import citations_golden
from tests.conftest import ROOT
from tests.site_archive import HOSTILE, documents, make_archive
from tests.zotero import save

CONFIG = SiteConfig("测试馆", "说明", "https://archive.example/jianbao/", "测试馆")
SCHEMAS = ROOT / "tests" / "schemas"
DERIVED = frozenset({"url", "text", "title"})
"""What the file does not say in the same words."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The small archive, published and built."""
    made = make_archive(tmp_path_factory.mktemp("data"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", "https://archive.example/jianbao")
        publish_archive(made)
        build_site(made)
    return made


@pytest.fixture(scope="module")
def holdings(archive: Archive) -> Holdings:
    """What it holds."""
    return gather(archive)


def validator(name: str) -> Draft202012Validator:
    """A schema of tests/schemas."""
    return Draft202012Validator(json.loads((SCHEMAS / name).read_text("utf-8")))


def test_ten_articles_are_cited_as_reviewed() -> None:
    """Each of the five forms letter by letter; a wanted change is written by `python -m tests.citations_golden`."""
    assert citations_golden.cited() == citations_golden.GOLDEN.read_text("utf-8")
    assert citations_golden.cited().count("\n-- ") == 50


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.csv", "articles.sqlite"])
def test_every_record_equals_its_article_file(archive: Archive, name: str) -> None:
    """All keys of the Markdown stand in each of the three downloads, with the same values."""
    rows = {row["id"]: row for row in READERS[name](archive.site / "data" / name)}
    files = {path: article_file.parse(path.read_text("utf-8"), path.name) for path in archive.article_files()}
    shown = [document for document in files.values() if not document.withdrawn]
    assert list(rows) == [document.id for document in shown]
    for document in shown:
        row = rows[document.id]
        assert row["title"] == document.heading
        assert row["text"] == "\n\n".join(passage.text for passage in document.body)
        assert row["url"].endswith(f"/articles/{document.id.replace('-', '/')}/")
        assert {key: row[key] for key in COLUMNS if key not in DERIVED} == said(document)


def said(document: Any) -> dict[str, Any]:
    """The values of an article file: none as nothing, lists as lists."""
    front = article_file._values(document)
    return {
        key: list(front[key] or ()) if key in LISTS else front[key] or None for key in COLUMNS if key not in DERIVED
    }


def read_lines(path: Path) -> list[dict[str, Any]]:
    """JSON Lines as they are."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_table(path: Path) -> list[dict[str, Any]]:
    """CSV, read as its description says: empty cells are nothing, lists end at semicolons, an apostrophe guards a formula."""
    rows = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    return [{key: cell(key, value) for key, value in row.items()} for row in rows]


def cell(key: str, value: str) -> Any:
    """The value of a cell."""
    plain = value[1:] if value[:1] == "'" and value[1:2] in FORMULA else value
    if key in LISTS:
        return [re.sub(r"\\(.)", r"\1", item) for item in re.findall(r"(?:\\.|[^\\;])+", plain)]
    return plain if key == "text" else plain or None


def read_database(path: Path) -> list[dict[str, Any]]:
    """SQLite, where lists are JSON."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM articles ORDER BY rowid")]
    return [{k: json.loads(v) if k in LISTS and v else [] if k in LISTS else v for k, v in row.items()} for row in rows]


READERS = {"articles.jsonl": read_lines, "articles.csv": read_table, "articles.sqlite": read_database}


def test_frictionless_finds_the_data_package_valid(archive: Archive) -> None:
    """Descriptor, digests and every row of the table."""
    report = Package(str(archive.site / "data" / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert report.stats["tasks"] == 3


def test_frictionless_notices_a_changed_file(archive: Archive, tmp_path: Path) -> None:
    """The test above could fail: one character more in the table breaks its digest."""
    for path in (archive.site / "data").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "articles.csv").open("ab") as stream:
        stream.write(b"x")
    assert Package(str(tmp_path / "datapackage.json")).validate().valid is False


def test_datasette_opens_the_database_and_searches_pairs(archive: Archive) -> None:
    """The table and its full-text index answer over Datasette's own JSON interface."""

    async def ask(address: str) -> Any:
        answer = await datasette.client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def questions() -> tuple[Any, Any]:
        table = await ask("/articles/articles.json?_shape=objects")
        found = await ask(f'/articles/articles.json?_shape=objects&_search="{phrase("助借还机")}"&_searchmode=raw')
        return table, found

    datasette = Datasette([str(archive.site / "data" / "articles.sqlite")])
    # In a thread of its own: the browser's tests leave an event loop in this one.
    with ThreadPoolExecutor(1) as apart:
        table, found = apart.submit(asyncio.run, questions()).result()
    assert len(table["rows"]) == 5
    assert [row["id"] for row in found["rows"]] == ["0123abcd-01"]


def test_the_atom_feed_is_what_rfc_4287_asks_for(archive: Archive) -> None:
    """By its grammar."""
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    grammar.assertValid(etree.parse(archive.site / "feed.xml"))
    broken = etree.fromstring(
        (archive.site / "feed.xml")
        .read_bytes()
        .replace(b"<updated>", b"<changed>", 1)
        .replace(b"</updated>", b"</changed>", 1)
    )
    assert not grammar.validate(broken)


def test_the_sitemap_is_what_the_protocol_asks_for(archive: Archive) -> None:
    """Absolute ASCII addresses, each once."""
    etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd")).assertValid(etree.parse(archive.site / "sitemap.xml"))


def test_the_json_feed_is_what_its_description_asks_for(archive: Archive) -> None:
    """Version 1.1; an article without text has an empty text, not none."""
    schema = validator("json-feed.schema.json")
    assert [*schema.iter_errors(json.loads((archive.site / "feed.json").read_text("utf-8")))] == []
    assert [*schema.iter_errors({"version": "1"})] != []


def test_feeds_hold_an_article_without_text(holdings: Holdings) -> None:
    """A file with an empty body is an entry like others."""
    empty = replace(holdings.documents[0], body=())
    feed = publish(replace(holdings, documents=(empty,)), CONFIG).files["feed.json"]
    assert [*validator("json-feed.schema.json").iter_errors(json.loads(feed))] == []


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.id)
def test_structured_data_is_a_news_article(document: Any) -> None:
    """Only properties and types that schema.org has for one."""
    content = json.loads(json_ld(document, "https://archive.example/jianbao/articles/0123abcd/01/", CONFIG))
    assert [*validator("news-article.schema.json").iter_errors(content)] == []


def test_zotero_saves_a_newspaper_article(archive: Archive) -> None:
    """Type, title, author, newspaper, day, page, section, language and address."""
    item = save((archive.site / "articles/0123abcd/01/index.html").read_text("utf-8"))
    assert item.type == "newspaperArticle"
    assert item.creators == ["林小满"]
    assert item.fields == {
        "title": "滨河区开通夜间图书馆",
        "date": "2023/06/02",
        "language": "zh",
        "url": "https://archive.example/jianbao/articles/0123abcd/01/",
        "publicationTitle": "滨河新闻",
        "pages": "3",
        "section": "身边",
    }


def test_zotero_saves_what_is_unknown_as_unknown(archive: Archive) -> None:
    """An article without author and newspaper stays a newspaper article and is given neither."""
    item = save((archive.site / "articles/0123abcd/03/index.html").read_text("utf-8"))
    assert (item.type, item.creators) == ("newspaperArticle", [])
    assert "publicationTitle" not in item.fields
    assert save((archive.site / "articles/0123abcd/05/index.html").read_text("utf-8")).fields["title"] == HOSTILE


def test_zotero_is_told_nothing_by_other_pages(archive: Archive) -> None:
    """Lists are web pages."""
    assert save((archive.site / "tags/index.html").read_text("utf-8")).type == "webpage"
