"""Persons: who gets no page, and whose name is hidden on request, wherever it stands."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jianbao import article_file, write
from jianbao.archive import Archive
from jianbao.errors import SettingRefused
from jianbao.model import Document, Kind, Passage, Repair, Role, Subjects, Withdrawal
from jianbao.publish import SiteConfig, gather, publish, read_config
from jianbao.publish.catalogue import Axis, arrange
from jianbao.publish.masks import mask, mask_document, mask_lines
from jianbao.publish.persons import hidden_people
from jianbao.publish.search import facets_of, index_files
from jianbao.publish.search_fold import fold
from tests.site_archive import LINES, SHEET, documents, make_archive, sheet

CONFIG = SiteConfig("测试馆", "说明", "https://archive.example/jianbao/", "测试馆")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A fresh archive on disk."""
    return make_archive(tmp_path)


def hide(archive: Archive, names: str) -> None:
    """Hide names in the whole archive, as its keeper does."""
    settings = (archive.root / "mkdocs.yml").read_text("utf-8")
    assert "\n  masked: []\n" in settings
    write.write_text(archive.root / "mkdocs.yml", settings.replace("  masked: []", f"  masked: {names}"))


def shown(archive: Archive) -> Iterator[tuple[str, str]]:
    """Every text that the site would hold: the built tree, the database, the search index."""
    holdings = gather(archive)
    for path, content in publish(holdings, read_config(archive)).files.items():
        yield path, content.decode("utf-8", "replace")
    index = index_files(tuple(document for document in holdings.documents if not document.withdrawn))
    for path, content in dict(index).items():
        yield path, content.decode("utf-8", "replace")


def leaks(archive: Archive, name: str) -> list[str]:
    """Where a name can still be read, in whatever spelling."""
    escaped = json.dumps(name)[1:-1]
    return [path for path, text in shown(archive) if fold(name) in fold(text) or escaped in text]


SPELLINGS = [
    ("王大河", "×××"),
    ("王 大\u3000河", "× ×\u3000×"),
    ("王\u200b大河", "××××"),
    ("王⼤河", "×××"),
    ("国王，大河边", "国王，大河边"),
    ("王大", "王大"),
]


@pytest.mark.parametrize(("text", "result"), SPELLINGS)
def test_a_name_is_hidden_in_every_spelling(text: str, result: str) -> None:
    """Spaced, full-width, with radicals or signs nobody sees; two halves apart are no name."""
    assert mask(text, ["王大河"]) == result


def test_a_traditional_spelling_and_a_point_within_a_name_are_found() -> None:
    """張三 is 张三, and 买买提·艾力 is hidden with or without its point, however the request was spelt."""
    assert mask("張三、买买提艾力", ["张三", "买买提·艾力"]) == "××、×××××"
    assert mask("张三", ["張三"]) == "××"


def test_a_name_hidden_everywhere_is_nowhere(archive: Archive) -> None:
    """Page, view of the page, comparison, lists, feeds, data, database and search are all without it."""
    assert leaks(archive, "王大河") != []
    assert leaks(archive, "林小满") != []
    hide(archive, "[王大河, 林小满]")
    assert leaks(archive, "王大河") == []
    assert leaks(archive, "林小满") == []


def test_a_name_hidden_in_one_article_is_hidden_on_its_page_too(archive: Archive) -> None:
    """`masked` in a file hides the name there and on the whole page it came from; another article keeps its namesake."""
    namesake = replace(documents()[0], id="fedcba98-01", seed=None, lines=None)
    namesake = replace(namesake, body=(*namesake.body, Passage(Role.PARAGRAPH, "另一位王大河说。")))
    write.write_text(archive.article(namesake.id), article_file.render(namesake))
    path = archive.article("0123abcd-03")
    write.write_text(path, article_file.render(replace(documents()[2], masked=("王大河",))))
    found = set(leaks(archive, "王大河"))
    assert found
    assert not [place for place in found if "0123abcd" in place]
    assert "articles/fedcba98/01.md" in found


def test_readers_are_told_that_a_name_is_hidden(archive: Archive) -> None:
    """The page says so, and leads neither to the repository's editor nor to its history, which still have the name."""
    hide(archive, "[王大河]")
    files = publish(gather(archive), replace(CONFIG, history_uri_template="https://forge.example/log/{path}")).files
    page = files["articles/0123abcd/03.md"].decode()
    assert "文中人名应当事人要求隐去" in page
    assert "\nmasked: true\n" in page
    assert "forge.example" not in page
    assert "forge.example/log/articles/0123abcd/01.md" in files["articles/0123abcd/01.md"].decode()


def test_a_name_cut_by_a_line_or_a_paragraph_is_hidden() -> None:
    """The halves of a name at the end of one line and the start of the next, joined by the reading or not."""
    lines = list(LINES)
    lines[0], lines[2] = "话说王大", "河修桥"
    assert mask_lines(sheet(), lines, ("王大河",))[0:3] == ["话说××", "", "×修桥"]
    body = (Passage(Role.PARAGRAPH, "话说王大"), Passage(Role.PARAGRAPH, "河修桥"))
    hidden = mask_document(replace(documents()[2], body=body), ("王大河",))
    assert [passage.text for passage in hidden.body] == ["话说××", "×修桥"]


def test_a_name_is_found_in_the_seed_as_it_was_repaired() -> None:
    """What a repair removed from the middle of a name hides no name."""
    lines = ["王大(da)河修桥"]
    page = replace(sheet(), articles=(), repairs=(Repair(1, 3, "(da)", "", "pinyin"),))
    assert mask_lines(page, lines, ("王大河",)) == ["×××××××修桥"]


def test_a_page_of_a_hidden_name_counts_the_same_lines(archive: Archive) -> None:
    """Every line keeps its number, its fate and the paragraph it leads to."""
    rows = r'id="(L\d+)" class="(\w+)".*?class="to">(.*?)(?:<p |</div>)'
    before = re.findall(rows, publish(gather(archive), CONFIG).files["pages/0123abcd.md"].decode())
    hide(archive, "[王大河, 林小满]")
    after = re.findall(rows, publish(gather(archive), CONFIG).files["pages/0123abcd.md"].decode())
    assert len(before) == len(SHEET)
    assert after == before


@pytest.mark.parametrize("value", ["王大河", "{王大河: 是}", "[[王大河]]", "['']"])
def test_settings_that_hide_nobody_by_mistake_are_refused(archive: Archive, value: str) -> None:
    """A slip in the list stops the build instead of showing whom it was to hide."""
    hide(archive, value)
    with pytest.raises(SettingRefused, match="masked"):
        gather(archive)


def test_a_file_that_cannot_be_read_and_hides_names_shows_nothing(archive: Archive) -> None:
    """Its last good version may show the name, so it is taken down until it is mended."""
    path = archive.article("0123abcd-03")
    text = path.read_text("utf-8")
    write.write_text(path, text.replace("kind:", "masked: [王大河\nkind:"))
    (document,) = [found for found in gather(archive).documents if found.id == "0123abcd-03"]
    assert document.withdrawn == Withdrawal("", "待核")
    assert leaks(archive, "王大河") == []


CHILDREN = [
    ("王小雅", "六年级学生王小雅说，她很高兴。", True),
    ("王小雅", "王小雅今年6年级，学习认真。", True),
    ("王小雅", "王小雅（女，8岁）走在前面。", True),
    ("王小雅", "王小雅同学捡到钱包。", True),
    ("王小雅", "王小雅是城关小学四年级学生。", True),
    ("李想", "8岁的小男孩李想跑了过来。", True),
    ("李想", "受访者均为化名，李想说。", True),
    ("李想", "李想（化名）在门口等着。", True),
    ("赵铁柱", "72岁的赵铁柱每天来。", False),
    ("赵铁柱", "赵铁柱担任全校各年级信息技术课程的教学工作。", False),
    ("赵铁柱", "校长赵铁柱和同学们一起读书。", False),
    ("赵铁柱", "赵铁柱书记勉励小朋友好好读书。", False),
    ("赵铁柱", "大学生赵铁柱回乡创业。", False),
]


@pytest.mark.parametrize(("name", "text", "is_hidden"), CHILDREN)
def test_children_and_false_names_are_known_by_the_words_beside_them(name: str, text: str, is_hidden: bool) -> None:
    """Age, class and form of address tell; a grown-up who meets children stays."""
    document = Document("a-01", Kind.ARTICLE, (Passage(Role.PARAGRAPH, text),), subjects=Subjects(people=(name,)))
    assert (name in hidden_people(document)) is is_hidden


def test_a_child_of_one_article_has_no_page_from_others() -> None:
    """Two more articles that do not tell the age make no page for the name; nor does 小记者 in a byline."""
    known = replace(documents()[0], subjects=Subjects(people=("王小雅",)), authors=())
    child = replace(known, id="0123abcd-11", body=(Passage(Role.PARAGRAPH, "六年级学生王小雅说"),))
    young = replace(known, id="0123abcd-12", byline="小记者 陈小禾", authors=("陈小禾",))
    groups = arrange([known, replace(known, id="0123abcd-13"), child, young], CONFIG).groups
    assert groups[Axis.PERSON] == ()
    assert groups[Axis.AUTHOR] == ()


def test_an_unlisted_article_is_in_no_feed_and_asks_not_to_be_indexed(archive: Archive) -> None:
    """`noindex: true` marks its page and the view of its page, and lists show none of its text."""
    write.write_text(archive.article("0123abcd-03"), article_file.render(replace(documents()[2], noindex="true")))
    files = publish(gather(archive), CONFIG).files
    for path in ("articles/0123abcd/03.md", "pages/0123abcd.md", "articles/0123abcd/03/source.md"):
        assert "\nnoindex: true\n" in files[path].decode(), path
    assert "noindex" not in files["articles/0123abcd/01.md"].decode()
    for path in ("feed.xml", "feed.json"):
        assert "七旬老人修桥记" not in files[path].decode()
        assert "滨河区开通夜间图书馆" in files[path].decode()
    assert "四十年" not in files["articles/index.md"].decode()


def test_search_lists_only_people_who_have_a_page() -> None:
    """A person of one article, a child and a false name are no facet, though their words can be searched."""
    people = dict(facets_of(documents())["people"])
    assert list(people) == ["林小满"]
    assert "王大河" not in dict(facets_of(documents(), least=1)["people"])
    assert facets_of(documents(), least=4)["people"] == []
