"""Publishing as a function from values to files: what is shown, what is never shown, what stays the same."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianbao.archive import Archive
from jianbao.lexicon import Tag
from jianbao.model import Document, Passage, Role, Subjects
from jianbao.publish import Holdings, SiteConfig, gather, publish, publish_archive, read_config
from jianbao.publish.browse import Counted, Index, Section, index_files
from jianbao.publish.calendar import Month, calendar
from jianbao.publish.catalogue import Axis, arrange
from jianbao.publish.provenance import line_map
from jianbao.publish.related import related
from jianbao.publish.trend import trend
from tests.site_archive import ROOT, articles, at, documents, make_archive, sheet, withdrawn

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


def meta(files: dict[str, bytes], path: str) -> dict[str, object]:
    """The front matter of a built page."""
    found: dict[str, object] = yaml.safe_load(files[path].decode().split("---\n")[1])
    return found


def test_every_article_keeps_its_address(holdings: Holdings) -> None:
    """Each article, shown or withdrawn or gone, has a file at its own address."""
    files = publish(holdings, CONFIG).files
    for key in ("0123abcd/01", "0123abcd/05", "0123abcd/09", "89abcdef/01"):
        assert f"articles/{key}.md" in files


def test_publishing_twice_changes_no_file(archive: Archive) -> None:
    """The built tree depends on nothing but what it is made from."""
    publish_archive(archive)
    before = {path: path.stat().st_mtime_ns for path in archive.built_docs.rglob("*") if path.is_file()}
    publish_archive(archive)
    assert {path: path.stat().st_mtime_ns for path in archive.built_docs.rglob("*") if path.is_file()} == before


def test_an_edit_shows_everywhere(holdings: Holdings) -> None:
    """A title set by a person replaces the printed one in the page, in lists, feeds, data and on its page."""
    first, *rest = holdings.documents
    edited = replace(holdings, documents=(replace(first, display_title="改过的题目"), *rest))
    files = publish(edited, CONFIG).files
    shown = {path for path, content in files.items() if "改过的题目" in content.decode("utf-8", "replace")}
    assert {
        "articles/0123abcd/01.md",
        "index.md",
        "articles/index.md",
        "rubrics/身边/index.md",
        "years/2023/index.md",
        "pages/0123abcd.md",
        "feed.xml",
        "feed.json",
        "data/articles.jsonl",
        "data/articles.csv",
    } <= shown


def test_a_withdrawn_article_shows_nothing_of_itself(holdings: Holdings) -> None:
    """The address says that it was taken down and why; its title stands in no file."""
    files = publish(holdings, CONFIG).files
    assert meta(files, "articles/89abcdef/01.md")["withdrawn"] == {"date": "2024年2月3日", "reason": "当事人要求"}
    assert not [path for path, content in files.items() if "应当撤下的标题" in content.decode("utf-8", "replace")]


def test_a_withdrawn_article_of_a_page_takes_its_lines_along(holdings: Holdings) -> None:
    """The view of a page shows neither the lines nor the text of an article that was taken down."""
    gone = replace(holdings.documents[1], withdrawn=withdrawn().withdrawn)
    kept = tuple(gone if document.id == gone.id else document for document in holdings.documents)
    files = publish(replace(holdings, documents=kept), CONFIG).files
    assert "河水慢慢地流" not in "".join(content.decode("utf-8", "replace") for content in files.values())
    assert "（此行随报道撤下）" in files["pages/0123abcd.md"].decode()


def test_hostile_text_is_escaped_in_every_built_body(holdings: Holdings) -> None:
    """No body holds an element that a text brought along, and no front matter can be ended by one."""
    for path, content in publish(holdings, CONFIG).files.items():
        if path.endswith(".md") and not path.startswith("about/"):
            front, body = content.decode().removeprefix("---\n").split("\n---\n", 1)
            assert isinstance(yaml.safe_load(front), dict), path
            assert "<img" not in body, path
            assert "<script" not in body, path


def test_every_line_of_a_seed_has_a_fate(holdings: Holdings) -> None:
    """The view of a page has a row for every line that is not blank, with its number."""
    rows = re.findall(r'<li id="L(\d+)" class="(\w+)"', publish(holdings, CONFIG).files["pages/0123abcd.md"].decode())
    assert [int(number) for number, _ in rows] == [at(number) for number in range(1, 16)]
    assert dict(rows)[str(at(4))] == "left"
    assert "lost" not in dict(rows).values()


def test_a_repair_is_marked_with_what_stood_there(holdings: Holdings) -> None:
    """The repaired comma says that it was a half-width one."""
    assert '<ins title="原为 “,”">，</ins>' in publish(holdings, CONFIG).files["pages/0123abcd.md"].decode()


def test_a_lost_seed_leaves_no_link_to_its_lines(archive: Archive) -> None:
    """The lines are told by their numbers still, but nothing leads to rows that are not there."""
    (archive.seeds / sheet().seed).unlink()
    files = publish(gather(archive), CONFIG).files
    assert "first_line" not in meta(files, "articles/0123abcd/01.md")
    assert '<a class="n">1</a>' in files["articles/0123abcd/01/source.md"].decode()
    assert not [path for path, content in files.items() if path.endswith("source.md") and b"#L" in content]


def test_a_changed_seed_is_not_shown(archive: Archive) -> None:
    """Where the seed is not the one that was read, the page says so instead of showing wrong lines."""
    (archive.seeds / sheet().seed).write_text("另一份文本", encoding="utf-8")
    files = publish(gather(archive), CONFIG).files
    assert meta(files, "pages/0123abcd.md")["missing"] is True
    assert "另一份文本" not in files["pages/0123abcd.md"].decode()


def test_lines_follow_paragraphs_through_edits() -> None:
    """A paragraph that people put in front moves the anchors of the others; their lines move along."""
    first = documents()[0]
    longer = replace(first, body=(Passage(Role.PARAGRAPH, "新添的一段"), *first.body))
    taken = line_map(sheet(), {first.id: longer})
    assert (taken[at(3)].anchor, taken[at(6)].anchor) == ("p2", "p3")
    assert taken[at(5)].is_joined


def test_every_paragraph_stands_beside_the_line_that_begins_it(holdings: Holdings) -> None:
    """In the view of a page: once, as edited, where its first line is; a line that goes on it only leads to it."""
    first, *rest = holdings.documents
    edited = replace(first, body=(replace(first.body[0], text="改过的一段"), *first.body[1:]))
    page = publish(replace(holdings, documents=(edited, *rest)), CONFIG).files["pages/0123abcd.md"].decode()
    rows = dict(re.findall(r'<li id="L(\d+)"(.*?)</li>', page, re.DOTALL))
    assert '<p class="now" data-of="articles/0123abcd/01/">改过的一段' in rows[str(at(3))]
    assert "（接续）" in rows[str(at(5))]
    assert 'class="now"' not in rows[str(at(5))]
    assert "河水慢慢地流<br>灯火慢慢地亮</p>" in rows[str(at(8))]
    assert [number for number, row in rows.items() if "now" in row] == [str(at(n)) for n in (3, 6, 8, 11, 12, 13, 15)]


def test_a_title_that_people_changed_stands_beside_the_printed_one(holdings: Holdings) -> None:
    """In both comparisons: as it is now, with the line as it came in; a byline that was taken out is said to be."""
    first, *rest = holdings.documents
    edited = replace(first, display_title="改过的题目", byline=None)
    files = publish(replace(holdings, documents=(edited, *rest)), CONFIG).files
    beside = files["articles/0123abcd/01/source.md"].decode()
    assert '<span class="role">标题</span><span class="role">已校改</span>改过的题目</p>' in beside
    assert "（今本没有这一行）" in beside
    assert '<p class="now" data-of="articles/0123abcd/01/">改过的题目</p>' in files["pages/0123abcd.md"].decode()


def test_people_under_a_false_name_have_no_page() -> None:
    """A name that the text calls 化名 is dropped, and one article alone makes no page for a person."""
    groups = arrange(documents(), CONFIG).groups[Axis.PERSON]
    assert [group.name for group in groups] == ["林小满"]


def test_articles_stand_newest_first_and_undated_last() -> None:
    """A place's list goes by date."""
    place = arrange(documents(), CONFIG).find(Axis.PLACE, "天津市河西区")
    assert place is not None
    assert [document.date for document in place.members] == ["2023-06-02", "2022-05-04", "2021"]


def test_tags_stand_where_the_vocabulary_puts_them() -> None:
    """A tag takes its slug from the lexicon; one outside the vocabulary never takes a slug that belongs to another."""
    first = documents()[0]
    tagged = replace(first, subjects=Subjects(tags=("诗歌", "poems", "自拟")))
    groups = arrange([tagged], CONFIG, (Tag("诗歌", "poems", "文化", (), (), ()),)).groups[Axis.TAG]
    assert {group.name: group.slug for group in groups} == {"诗歌": "poems", "poems": "poems-", "自拟": "自拟"}


def test_long_lists_are_split(holdings: Holdings) -> None:
    """Five articles at two a page make three pages that lead to one another."""
    files = publish(holdings, replace(CONFIG, per_page=2)).files
    assert meta(files, "articles/2.md")["turn"] == {"number": 2, "count": 3, "back": "articles/", "on": "articles/3/"}


def test_the_calendar_shows_what_is_held_and_what_is_missing() -> None:
    """A year without an article stands between two that have some; a month counts only what is dated to it."""
    held = calendar(arrange(documents(), CONFIG), per_page=1)
    assert held is not None
    rows = held.years
    assert [(row.name, row.url, sum(month.count for month in row.months), row.rest) for row in rows] == [
        ("2021", "years/2021/", 0, 1),
        ("2022", "years/2022/", 1, 0),
        ("2023", "years/2023/", 2, 0),
    ]
    assert rows[2].months[5] == Month(2, 4, "years/2023/#m06")
    assert held.words == "2022年5月至2023年6月，其间12个月没有收录。"
    apart = calendar(arrange([replace(documents()[0], date="2019-02"), documents()[1]], CONFIG), per_page=100)
    assert apart is not None
    assert [(row.name, row.url) for row in apart.years][1] == ("2020", None)


def test_a_slip_of_a_year_makes_neither_a_thousand_rows_nor_a_thousand_bars() -> None:
    """Years without an article stand in one row from three on; over eighty years the picture counts decades."""
    slip = replace(documents()[0], id="0123abcd-10", date="0202-06-01")
    held = calendar(arrange([slip, *documents()], CONFIG), per_page=1)
    assert held is not None
    assert [(row.name, row.until) for row in held.years[:3]] == [("0202", None), ("0203", "2020"), ("2021", None)]
    century = [replace(slip, date=date) for date in ("1902", "1911-05", "1999-01-02", "2003")]
    drawn = trend(century)
    assert drawn is not None
    assert drawn.words == "1900年代至2000年代，4篇"
    assert [bar.words for bar in drawn.bars] == ["1900年代：1篇", "1910年代：1篇", "1990年代：1篇", "2000年代：1篇"]


def test_the_calendar_leads_to_the_month_in_the_list_of_its_year(holdings: Holdings) -> None:
    """On whatever page of a split list the month begins."""
    first = holdings.documents[0]
    dated = tuple(replace(first, id=f"0123abcd-{number}", date=f"2023-{number}-05") for number in (12, 11, 10))
    files = publish(replace(holdings, documents=dated), replace(CONFIG, per_page=2)).files
    years: Any = meta(files, "years/index.md")["calendar"]
    assert [month.get("url") for month in years["years"][0]["months"][9:]] == [
        "years/2023/2/#m10",
        "years/2023/#m11",
        "years/2023/#m12",
    ]
    entries: Any = meta(files, "years/2023/2.md")["entries"]
    assert (entries[0]["anchor"], entries[0]["month"]) == ("m10", "10月")


def test_long_indexes_are_split_under_their_headings() -> None:
    """Seven hundred names make two pages; the section that is cut keeps its heading."""
    names = tuple(Counted(str(number), f"places/{number}/", 1) for number in range(700))
    files = index_files(Index(Axis.PLACE, (Section("甲", names[:100]), Section("乙", names[100:]))))
    assert sorted(files) == ["places/2.md", "places/index.md"]
    assert meta(files, "places/2.md")["turn"] == {"number": 2, "count": 2, "back": "places/"}
    assert meta(files, "places/2.md")["sections"][0]["name"] == "乙"  # type: ignore[index]


def test_related_articles_share_something_rare() -> None:
    """Two articles on one subject find each other; an article on another does not come in."""
    first = documents()[0]
    texts = [
        "桥头修桥的老人在石拱桥上铺石板",
        "石拱桥的石板由桥头老人铺成",
        "小麦收割机开进田里抢收",
        "收割机在田里抢收小麦忙",
        "法院公开审理一起合同案",
    ]
    several = tuple(
        replace(first, id=f"0123abcd-1{number}", title=text[:6], body=(Passage(Role.PARAGRAPH, text),))
        for number, text in enumerate(texts)
    )
    # Without names in common only the words count.
    plain_documents = tuple(replace(document, subjects=documents()[1].subjects) for document in several)
    wide = plain_documents + tuple(
        replace(plain_documents[4], id=f"0123abcd-2{n}", title="", body=()) for n in range(8)
    )
    near = related(wide)
    assert [document.id for document in near["0123abcd-10"]][:1] == ["0123abcd-11"]
    assert "0123abcd-14" not in {document.id for document in near["0123abcd-10"]}


def test_settings_come_from_mkdocs_yml(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address comes from the environment and always ends in a slash."""
    monkeypatch.setenv("SITE_URL", "https://archive.example/jianbao")
    assert read_config(archive).url == "https://archive.example/jianbao/"


OUTPUT = re.compile(r"{{-?\s*(.*?)\s*-?}}")
SAFE = re.compile(r"\|\s*e$|^(page\.content|page\.meta\.json_ld|super\(\)|parts\.\w+\(.*\)|names\(.*\)|broken\(.*\))$")


@pytest.mark.parametrize("path", sorted((ROOT / "overrides").rglob("*.html")), ids=lambda path: path.name)
def test_templates_escape_whatever_they_print(path: Path) -> None:
    """Every value in a template goes through `| e`, except bodies and macros, which are made of escaped parts."""
    text = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [found for found in OUTPUT.findall(text) if not SAFE.search(found)] == []


def test_the_page_of_an_article_names_its_neighbours(holdings: Holdings) -> None:
    """Previous and next follow the order of the page."""
    place = meta(publish(holdings, CONFIG).files, "articles/0123abcd/02.md")["place"]
    assert isinstance(place, dict)
    assert (place["number"], place["count"]) == (2, 5)
    assert place["before"]["url"] == "articles/0123abcd/01/"
    assert place["after"]["title"] == articles()[2].title


@pytest.mark.parametrize("title", [" ", "\u200b\u2060", "\u3000"])
def test_a_title_that_cannot_be_seen_is_none(title: str) -> None:
    """A link needs words: the first clause stands in for a title of blanks."""
    assert replace(documents()[0], title=title).heading == "“下了班也能借书了"


def test_names_that_cannot_be_seen_are_none(archive: Archive) -> None:
    """A zero-width space as a tag or an author makes no page and no empty link."""
    path = archive.article("0123abcd-01")
    text = (
        path.read_text("utf-8")
        .replace("authors: [林小满]", 'authors: ["\\u200b"]')
        .replace("tags: [图书馆]", 'tags: ["\\u3000"]')
    )
    path.write_text(text.replace("rubric: 身边", 'rubric: "\\u200b"'), "utf-8")
    (found,) = (document for document in gather(archive).documents if document.id == "0123abcd-01")
    assert (found.authors, found.subjects.tags, found.rubric, found.title) == ((), (), None, "滨河区开通夜间图书馆")


def test_a_day_that_never_was_stands_in_no_machines_date(holdings: Holdings) -> None:
    """Readers see the date as it is in the file; feeds, data for search engines and citations have its month."""
    first, *rest = holdings.documents
    odd = replace(holdings, documents=(replace(first, date="1984-02-30"), *rest))
    files = publish(odd, CONFIG).files
    page = meta(files, "articles/0123abcd/01.md")
    assert page["date_words"] == "1984年2月30日"
    assert '"datePublished": "1984-02"' in str(page["json_ld"])
    assert b"1984-02-30" not in files["feed.json"]


def test_a_document_without_text_still_has_a_page(holdings: Holdings) -> None:
    """An article file with nothing in its body is shown under its title."""
    empty = Document(id="fedcba98-01", kind=holdings.documents[0].kind, body=())
    files = publish(replace(holdings, documents=(empty,)), CONFIG).files
    assert meta(files, "articles/fedcba98/01.md")["title"] == "（无题）"
