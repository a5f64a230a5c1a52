"""What publishing writes for machines: addresses, dates, citations, structured data, feeds, data files."""

import csv
import hashlib
import io
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from jianbao.archive import Archive
from jianbao.publish import Holdings, SiteConfig, gather, publish
from jianbao.publish.citations import bibtex, csl, gbt2015, gbt2025, ris
from jianbao.publish.database import phrase
from jianbao.publish.dates import in_words, plain, year
from jianbao.publish.head import json_ld
from jianbao.publish.slugs import slug
from tests.site_archive import HOSTILE, SHEET, documents, make_archive

CONFIG = SiteConfig("测试馆", "说明", "https://archive.example/jianbao/", "测试馆")


URL = "https://archive.example/jianbao/articles/0123abcd/01/"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A fresh archive on disk."""
    return make_archive(tmp_path)


@pytest.fixture
def holdings(archive: Archive) -> Holdings:
    """What that archive holds."""
    return gather(archive)


def test_json_ld_cannot_leave_its_element() -> None:
    """The structured data says the hostile title and holds no character that could end the script element."""
    text = json_ld(documents()[4], URL, CONFIG)
    assert json.loads(text)["headline"] == HOSTILE
    assert not re.search("[<>&]", text)


def test_two_names_never_share_an_address() -> None:
    """Names that differ only in what an address cannot hold get addresses of their own."""
    names = ["2", "2-2", "甲·乙", "甲 乙", "甲/乙", "甲-乙", "..", ".", "甲" * 90, "甲" * 91, "AB", "ab", HOSTILE]
    assert len({slug(name) for name in names}) == len(names)
    assert all(len(slug(name).encode()) < 255 and "/" not in slug(name) for name in names)


@pytest.mark.parametrize(
    ("date", "reason", "words"),
    [
        ("2024-01-03", None, "2024年1月3日"),
        ("2023-06~", "2023年高考于6月7日", "约2023年6月，据文中“2023年高考于6月7日”推断"),
        ("2023", "今年是2023年", "2023年"),
        ("2023-06-01/2023-06-03", None, "2023年6月1日至2023年6月3日"),
        ("2022?", None, "疑为2022年"),
        (None, None, None),
        ("不成日期", None, "不成日期"),
    ],
)
def test_dates_are_said_in_words(date: str | None, reason: str | None, words: str | None) -> None:
    """A printed date as it is, an inferred one with what it was inferred from."""
    assert in_words(date, reason) == words


def test_dates_for_machines_carry_no_doubt() -> None:
    """Formats without a mark of doubt get the plain date."""
    assert [plain("2023-06~"), plain("2021"), plain(None), year("2023-06~")] == ["2023-06", "2021", None, "2023"]


def test_citations_of_a_newspaper_article() -> None:
    """Authors, title with subtitle, newspaper, day, page; the 2025 form asks for no day of access."""
    first = documents()[0]
    head = "林小满. 滨河区开通夜间图书馆：开到十点[N/OL]. 滨河新闻，2023-06-02（3）"
    assert gbt2015(first, URL) == f"{head}[引用日期]. {URL}."
    assert gbt2025(first, URL) == f"{head}. {URL}."
    assert csl(first, URL, CONFIG)["issued"] == {"date-parts": [[2023, 6, 2]]}
    assert ris(first, URL, CONFIG).splitlines()[:5] == [
        "TY  - NEWS",
        "AU  - 林小满",
        "TI  - 滨河区开通夜间图书馆：开到十点",
        "T2  - 滨河新闻",
        "PY  - 2023",
    ]


def test_citations_without_a_newspaper_invent_none() -> None:
    """A text whose newspaper is unknown is cited as a text on this site, its inferred date in brackets."""
    assert gbt2025(documents()[2], URL) == f"七旬老人修桥记[EB/OL]. （[2023-06]）[引用日期]. {URL}."


def test_citations_name_three_authors_at_most() -> None:
    """From the fourth author on stands 等."""
    many = replace(documents()[0], authors=("甲", "乙", "丙", "丁"))
    assert gbt2015(many, URL).startswith("甲，乙，丙，等. ")


def test_bibtex_escapes_what_latex_would_run() -> None:
    """Backslashes and braces of a title are text in BibTeX too."""
    entry = bibtex(replace(documents()[0], title="\\input{x} 50% & _", subtitle=None), URL, CONFIG)
    assert r"title = {{\textbackslash{}input\{x\} 50\% \& \_}}" in entry


def test_data_files_hold_what_the_articles_say(holdings: Holdings) -> None:
    """JSON Lines and CSV agree with the article files, field by field."""
    files = publish(holdings, CONFIG).files
    lines = [json.loads(line) for line in files["data/articles.jsonl"].decode().splitlines()]
    rows = list(csv.DictReader(io.StringIO(files["data/articles.csv"].decode("utf-8-sig"), newline="")))
    assert [line["id"] for line in lines] == [row["id"] for row in rows] == [d.id for d in documents()]
    assert lines[4]["title"] == rows[4]["title"] == HOSTILE
    assert lines[0]["text"] == "\n\n".join(passage.text for passage in documents()[0].body)
    assert rows[0]["authors"] == "林小满"


def test_the_database_holds_the_articles_and_finds_any_part_of_them(holdings: Holdings, tmp_path: Path) -> None:
    """A phrase of pairs finds the article that holds the words, and no other."""
    path = tmp_path / "articles.sqlite"
    path.write_bytes(publish(holdings, CONFIG).files["data/articles.sqlite"])
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT id, title, authors FROM articles ORDER BY rowid").fetchall()
        query = "SELECT id FROM articles_fts f JOIN articles a ON a.rowid = f.rowid WHERE articles_fts MATCH ?"
        found = connection.execute(query, [f'"{phrase("助借还机")}"']).fetchall()
    assert rows[0] == ("0123abcd-01", SHEET[0], '["林小满"]')
    assert rows[4][1] == HOSTILE
    assert found == [("0123abcd-01",)]


def test_the_data_package_describes_its_files(holdings: Holdings) -> None:
    """Size and digest of every resource are those of the file beside it."""
    files = publish(holdings, CONFIG).files
    for resource in json.loads(files["data/datapackage.json"])["resources"]:
        content = files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_a_cell_cannot_be_a_formula(holdings: Holdings) -> None:
    """A spreadsheet opens a title that begins with = as text."""
    formula = replace(holdings.documents[0], title="=HYPERLINK(1)")
    files = publish(replace(holdings, documents=(formula,)), CONFIG).files
    assert "'=HYPERLINK(1)" in files["data/articles.csv"].decode()


def test_feeds_are_well_formed_with_any_text(holdings: Holdings) -> None:
    """Titles with markup and control characters leave the Atom feed readable."""
    odd = replace(holdings.documents[0], title="甲\x08乙<b>")
    files = publish(replace(holdings, documents=(odd, *holdings.documents[1:])), CONFIG).files
    atom = "{http://www.w3.org/2005/Atom}"
    tree = ET.fromstring(files["feed.xml"])  # noqa: S314 -- our own file
    titles = [entry.findtext(f"{atom}title") for entry in tree.iter(f"{atom}entry")]
    assert "甲乙<b>" in titles
    assert HOSTILE in titles
    assert json.loads(files["feed.json"])["items"][0]["url"].startswith(CONFIG.url)
