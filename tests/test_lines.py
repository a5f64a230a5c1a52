"""Text becomes lines and fragments: numbers that an editor would show, hard wraps undone and nothing else joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.ingest.lines import fragments, join_texts, split_lines
from jianbao.ingest.wrap import display_width, find_wrap

PROSE = (
    "滨河区图书馆从六月一日起夜间开放到十点，门口当晚就排起了队，自助借还机前围满了读者，大家都说这样方便。"
    "馆长介绍，夜间开放先试行三个月，周末延长到十一点，少儿阅览室同时开放，馆员轮班值守，饮水和充电都有保障。"
)
NEXT = "王大河在桥头住了四十年，每天清早扫一遍桥面，木板坏了就自己换，邻居们都叫他桥长，孩子们上学也爱跟他打招呼。"


def wrapped(text: str, width: int) -> list[str]:
    """A paragraph as a dump with hard wraps prints it: two characters of indent, then full lines."""
    text = "\N{IDEOGRAPHIC SPACE}" * 2 + text
    return [text[at : at + width] for at in range(0, len(text), width)]


@given(
    st.lists(
        st.sampled_from(["", " ", "\t", "\N{IDEOGRAPHIC SPACE}", "甲", "　乙。", "丙,丁", "\N{ZERO WIDTH SPACE}"]),
        max_size=12,
    )
)
def test_every_line_has_its_number_and_its_blanks(raw: list[str]) -> None:
    """Lines are numbered as an editor numbers them; with the blank lines between, they add up to the seed."""
    lines, _ = split_lines("\n".join(raw))
    assert [raw[line.number - 1] for line in lines] == [line.raw for line in lines]
    ends = [0, *(line.number for line in lines)]
    assert [line.number - before - 1 for line, before in zip(lines, ends, strict=False)] == [
        line.blanks_before for line in lines
    ]
    assert [line.text for line in lines if not line.text or line.text != line.text.strip()] == []


def test_indents_are_counted_in_characters() -> None:
    """Ideographic spaces, spaces and tabs count one each."""
    lines, _ = split_lines("甲\n　　乙\n  丙\n\t丁")
    assert [line.indent for line in lines] == [0, 2, 2, 1]


@pytest.mark.parametrize("width", [14, 17, 22, 30, 38])
def test_hard_wraps_are_undone(width: int) -> None:
    """Paragraphs of full lines come together again, and two paragraphs stay two."""
    lines, _ = split_lines("\n".join([*wrapped(PROSE, width), *wrapped(NEXT, width)] * 2))
    wrap = find_wrap(lines)
    assert wrap
    assert wrap.width == width
    assert [fragment.text for fragment in fragments(lines)] == [PROSE, NEXT, PROSE, NEXT]


def test_a_page_of_one_line_a_paragraph_is_left_as_it_is() -> None:
    """Lines of all lengths are no wrap; nothing is joined."""
    texts = [PROSE[: 20 + 7 * at] for at in range(12)]
    lines, _ = split_lines("\n\n".join(texts))
    assert find_wrap(lines) is None
    assert [fragment.text for fragment in fragments(lines)] == texts


def test_an_empty_line_and_a_short_line_end_a_wrapped_paragraph() -> None:
    """What stands behind a gap or behind a line that is not full goes on no paragraph."""
    body = wrapped(PROSE, 20)
    lines, _ = split_lines("\n".join([*body[:3], "", *body[3:], "图书馆开放", *wrapped(NEXT, 20)]))
    assert [fragment.lines[0] for fragment in fragments(lines)] == [1, 5, len(body) + 2, len(body) + 3]


def test_a_program_wraps_by_characters_where_a_printer_wraps_by_width() -> None:
    """Lines of twenty characters whatever their width, as a mail program cuts them, come together too."""
    text = "第3页开放时间10:00至22:00，周末10:00至23:30，电话022-12345678，读者3000人，" * 5
    lines, _ = split_lines("\n".join([text[at : at + 20] for at in range(0, len(text), 20)]))
    assert [fragment.text for fragment in fragments(lines)] == [text]


def test_marks_may_hang_over_the_end_of_a_wrapped_line() -> None:
    """No mark begins a line, so up to two stand behind a full one; the line below goes on, though a sentence ended."""
    above, below = wrapped(PROSE, 20), wrapped(NEXT, 20)
    hung = [*above[:2], above[2][:18] + "了。”", below[1], *below[2:]]
    lines, _ = split_lines("\n".join([*above, *hung]))
    assert len(hung[2]) == 21
    assert [fragment.lines[0] for fragment in fragments(lines)] == [1, len(above) + 1]
    hung[2] = above[2] + "。”"
    lines, _ = split_lines("\n".join([*above, *hung]))
    assert len(hung[2]) == 22
    assert [fragment.lines[0] for fragment in fragments(lines)] == [1, len(above) + 1]


def test_a_flush_line_amid_indented_paragraphs_begins_none() -> None:
    """A column ended behind 日前: the page indents its paragraphs, so a flush line below a whole sentence goes on in its own."""
    body, cut = wrapped(NEXT, 20), wrapped(PROSE, 20)
    cut[1:] = [cut[1][:19] + "。", "日前", *cut[2:]]
    lines, _ = split_lines("\n".join([*body * 3, *cut]))
    firsts = [fragment.lines[0] for fragment in fragments(lines)]
    assert 3 * len(body) + 3 not in firsts
    assert 3 * len(body) + 4 in firsts


def test_the_day_of_a_page_is_no_part_of_a_wrapped_text() -> None:
    """A folio may be as long as the lines are wide."""
    frame = ["2016年5月23日 星期一 总第46期", "滨河晚报社出版 国内统一刊号CN 01-1"]
    lines, _ = split_lines("\n".join([*frame, *wrapped(PROSE, 22)[1:], *wrapped(NEXT, 22)]))
    assert [fragment.lines for fragment in fragments(lines)][:2] == [(1,), (2,)]


def test_a_line_longer_than_the_wrap_is_no_part_of_it() -> None:
    """Large type that was not wrapped stays by itself."""
    title = "滨河区图书馆夜间开放试行三个月读者都说方便还要再开"
    lines, _ = split_lines("\n".join([title, *wrapped(PROSE, 18), *wrapped(NEXT, 18)]))
    assert [fragment.text for fragment in fragments(lines)] == [title, PROSE, NEXT]


@given(st.lists(st.sampled_from([*wrapped(PROSE, 20), "标题", "", "  乙", "Latin words", "1,000"]), max_size=30))
def test_fragments_hold_every_line_once(raw: list[str]) -> None:
    """Whatever a page looks like, each line is in one fragment, in order, with all its characters."""
    lines, _ = split_lines("\n".join(raw))
    found = fragments(lines)
    assert [number for fragment in found for number in fragment.lines] == [line.number for line in lines]
    ink = "".join("".join(fragment.text.split()) for fragment in found)
    assert ink == "".join("".join(line.text.split()) for line in lines)


WIDTHS = [("", 0), ("甲乙", 2), ("ab", 1), ("abc", 2), ("甲a", 2), ("“甲”", 3), ("——", 2), ("２０", 2)]


@pytest.mark.parametrize(("text", "width"), WIDTHS)
def test_width_is_counted_in_full_characters(text: str, width: int) -> None:
    """Latin letters are half as wide, rounded up."""
    assert display_width(text) == width


JOINS = [
    (["主", "持"], "主持"),
    (["the main", "job"], "the main job"),
    (["iPhone", "手机"], "iPhone手机"),
    (["共2", "3人"], "共23人"),
    (["end.", "Next"], "end. Next"),
    (["甲，", "乙"], "甲，乙"),
]


@pytest.mark.parametrize(("texts", "joined"), JOINS)
def test_halves_are_joined_as_they_were_printed(texts: list[str], joined: str) -> None:
    """Nothing between Chinese and within numbers, a space between Latin words."""
    assert join_texts(texts) == joined
