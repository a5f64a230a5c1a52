"""Edits that no converter would make: spaces, line ends of other systems, other ways to write YAML, files in odd places."""

from dataclasses import replace
from pathlib import Path

import pytest

from jianbao import article_file, write
from jianbao import convert as flow
from jianbao.convert import changes, convert
from jianbao.model import Page
from tests.small_archive import ONE, TWO, SmallArchive, codes, make_small


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """An archive of one seed with two articles, converted."""
    archive = make_small(tmp_path, monkeypatch)
    archive.run()
    return archive


LAST = "馆长说，开到十点。读者都说方便。"
SPACES = [
    pytest.param("\n\n" + LAST, "\n\n\u3000\u3000" + LAST, id="an indent as in print"),
    pytest.param("\n\n" + LAST, "\n\n\t" + LAST, id="a tab"),
    pytest.param("排起了队。\n", "排起了队。  \n", id="spaces behind"),
    pytest.param("\n\n" + LAST, "\n\n\n\n" + LAST, id="more empty lines"),
    pytest.param("\n\n" + LAST, "\n\u3000\n" + LAST, id="an empty line that is none"),
    pytest.param("方便。\n", "方便。", id="no line end at the end"),
]


CHANGES = [("", ""), ("开到十点", "开到九点"), ("排起了队", "排起长队"), ("方便。", "方便。甲。")]


@pytest.mark.parametrize(("before", "after"), SPACES)
@pytest.mark.parametrize("change", CHANGES)
def test_spaces_are_no_words_and_part_no_paragraph(
    small: SmallArchive, before: str, after: str, change: tuple[str, str]
) -> None:
    """They stay as a person left them, the words follow the converter, and no paragraph is broken or joined."""
    small.edit(ONE, before, after)
    edited = small.text(ONE)
    small.improve(lambda text: text.replace(*change))
    assert codes(small.run()) == []
    assert small.text(ONE) == edited.replace(*change)
    assert changes(convert(small)) == {}


def test_an_indented_sentence_that_the_converter_takes_out_is_out(small: SmallArchive) -> None:
    """Nobody changed its words."""
    small.edit(ONE, "\n\n馆长", "\n\n\u3000\u3000馆长")
    small.improve(lambda text: text.replace("馆长说，开到十点。", ""))
    assert codes(small.run()) == []
    assert "馆长" not in small.text(ONE)


@pytest.mark.parametrize(("end", "lines"), [("\r", 99), ("\r\n", 99), ("\r\n", 3)])
def test_line_ends_of_any_system_are_no_edit(small: SmallArchive, end: str, lines: int) -> None:
    """The whole file or its first lines; what the converter changes comes in, with the line ends that most lines have."""
    odd = small.text(ONE).replace("\n", end, lines).encode()
    small.article(ONE).write_bytes(odd)
    assert changes(convert(small)) == {}
    small.improve(lambda text: text.replace("开到十点", "开到九点"))
    small.run()
    most = end if lines == 99 else "\n"
    plain = odd.decode().replace("\r\n", "\n").replace("\r", "\n")
    assert small.article(ONE).read_bytes().decode() == plain.replace("十点", "九点").replace("\n", most)


def _with_date(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the converter knows date and author of every article."""

    def read(*arguments: object, **named: object) -> Page:
        page = archive.read(*arguments, **named)  # type: ignore[arg-type]
        return replace(page, articles=tuple(replace(one, date="2023-06-01", authors=("丙",)) for one in page.articles))

    monkeypatch.setattr(flow, "read_page", read)


YAML = [
    pytest.param(lambda front: front.replace("kind:", '"date": "2024"\nkind:'), "2024", id="a key in quotes"),
    pytest.param(lambda front: front.replace("kind:", "date : '2024'\nkind:"), "2024", id="a space before the colon"),
    pytest.param(
        lambda front: "---\n" + "".join(f"  {line}\n" for line in front.split("\n")[1:-2]) + "---\n",
        None,
        id="indented",
    ),
    pytest.param(lambda _: f"---\n{{id: {ONE}, title: 图书馆夜间开放, kind: article}}\n---\n", None, id="braces"),
]


@pytest.mark.parametrize(("write_it", "date"), YAML)
def test_other_ways_to_write_yaml_never_break_the_file(
    small: SmallArchive, monkeypatch: pytest.MonkeyPatch, write_it: object, date: str | None
) -> None:
    """No key comes in twice; what cannot be merged line by line stays as it is, and what is new is told as a conflict."""
    text = small.text(ONE)
    end = text.index("\n---\n", 4) + 5
    write.write_text(small.article(ONE), write_it(text[:end]) + text[end:])  # type: ignore[operator]
    _with_date(small, monkeypatch)
    conversion = small.run()
    assert article_file.parse(small.text(ONE), ONE).date == date
    assert {"L-001"} == set(codes(conversion))
    assert any("2023-06-01" in one.detail for one in conversion.findings)
    assert changes(convert(small)) == {}


def test_an_article_that_a_person_emptied_stays_empty(small: SmallArchive) -> None:
    """And what the converter changes in it is told, with nothing added to the file."""
    front = small.text(ONE).split("\n---\n")[0] + "\n---\n"
    write.write_text(small.article(ONE), front)
    small.improve(lambda text: text.replace("开到十点", "开到九点"))
    assert codes(small.run()) == ["L-001"]
    assert small.text(ONE) == front
    assert changes(convert(small)) == {}


@pytest.mark.parametrize("name", ["0123abcd/1.md", "0123abcd/01-1.md", "0123abcd/01 副本.md", "手工/01.md"])
def test_a_file_in_an_odd_place_is_told_and_takes_nothing(small: SmallArchive, name: str) -> None:
    """It is no article: the ledger does not know it, and no number is lost to it."""
    before = small.state()
    path = small.articles / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(small.text(TWO), "utf-8")
    conversion = small.run()
    assert [(one.code, one.path) for one in conversion.findings] == [("K-007", f"docs/articles/{name}")]
    assert {key: value for key, value in small.state().items() if key in before} == before


def test_a_sentence_that_a_person_corrected_and_moved_and_the_converter_takes_out_is_told(small: SmallArchive) -> None:
    """Both changed the same words, wherever they stand."""
    sentence = "每天清早扫一遍桥面。"
    small.edit(TWO, "王大河在桥头住了四十年，" + sentence, "王大河在桥头住了四十年，每天清晨扫一遍桥面。")
    text = small.text(TWO)
    moved = "王大河在桥头住了四十年，每天清晨扫一遍桥面。"
    write.write_text(small.article(TWO), text.replace(moved + "\n\n", ""))
    small.edit(ONE, "方便。\n", f"方便。\n\n{moved}\n")
    small.improve(lambda text: text.replace("王大河在桥头住了四十年，" + sentence, ""))
    conversion = small.run()
    assert codes(conversion) == ["L-001"]
    assert moved in small.text(ONE)


def test_a_conflict_about_words_in_an_article_of_another_seed_is_told(small: SmallArchive) -> None:
    """A person took the sentence there and corrected it; the converter corrects it otherwise."""
    small.seed("河岸种下新柳\n三月里，沿河种下四百棵柳树。\n", "002_cafebabe0000.txt")
    small.run()
    small.edit(ONE, "馆长说，开到十点。", "")
    small.edit("cafebabe-01", "柳树。\n", "柳树。\n\n馆长说，开到九点。\n")
    small.run()
    small.improve(lambda text: text.replace("开到十点", "开到10点"))
    for _ in range(2):
        found = [one for one in small.run().findings if one.code == "L-001"]
        assert [one.path for one in found] == ["docs/articles/cafebabe/01.md"]


def test_a_deleted_sentence_that_the_converter_changes_is_told(small: SmallArchive) -> None:
    """In its article, and in the one that the article's text went to."""
    small.edit(ONE, "馆长说，开到十点。", "")
    small.improve(lambda text: text.replace("开到十点", "开到九点"))
    assert codes(small.run()) == ["L-001"]
    small.article(ONE).rename(small.article("0123abcd-07"))
    small.improve(lambda text: text.replace("开到十点", "开到八点"))
    told = [one for one in small.run().findings if one.code == "L-001"]
    assert {one.path for one in told} == {"docs/articles/0123abcd/07.md"}
