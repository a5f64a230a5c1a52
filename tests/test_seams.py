"""Hard-wrapped pages: two texts below each other are kept apart, and one text is not cut."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from train import seams as train

from jianbao.ingest import seams
from jianbao.ingest.lines import fragments, split_lines
from jianbao.ingest.read import stands_alone
from jianbao.ingest.wrap import find_wrap

WIDTH = 17
FIRST = (
    "解决之道，不妨从减字入手。可以合并的阵地合并，一间屋、一张桌、一个值班的人，把代表、委员、党员的接待时间排在"
    "一张表上，群众来了总能见到一个。不妨再从问字入手，考核时不数牌子数回访，随机抽二十户居民，问一问进没进过这扇"
)
OTHER = (
    "三月三十日，荷坪县云顶乡高岩村党支部的党员突击队正在帮助缺少劳力的农户抢采明前茶。连日晴好，茶芽一天一个样，"
    "该村党支部把三十三名党员编入八个采茶小组，七天帮采鲜叶两千多斤，送到山下的茶厂。"
)
INDENT = "\N{IDEOGRAPHIC SPACE}" * 2


def wrapped(text: str, *, indent: bool = True) -> list[str]:
    """A text at seventeen characters a line, as a program cuts it."""
    text = (INDENT if indent else "") + text
    return [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]


def firsts(lines: list[str]) -> list[int]:
    """The numbers of the lines that begin a fragment."""
    found, _ = split_lines("\n".join(lines))
    return [fragment.lines[0] for fragment in fragments(found, stands_alone)]


def page(*below: str) -> tuple[list[str], int]:
    """Three indented paragraphs, one of them cut behind a full line, with lines below it; and the number of the first of those."""
    above = wrapped(FIRST)
    above = above[: len(FIRST) // WIDTH]
    body = wrapped(OTHER)
    return [*body, *body, *above, *below, *body, *body], 2 * len(body) + len(above) + 1


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(["边城小站 一天三趟绿皮车", *wrapped(OTHER)], id="a headline"),
        pytest.param(["同心同向 共建共享"], id="a slogan"),
        pytest.param(["石阿蒙 摄影报道"], id="a photographer"),
    ],
)
def test_what_stands_below_a_full_line_may_be_of_another_text(below: list[str]) -> None:
    """The line above is full, and nothing in it goes on below."""
    lines, number = page(*below)
    assert number in firsts(lines)


def test_a_line_that_misses_the_width_ends_where_a_program_wrapped() -> None:
    """Every other line has seventeen characters, this one sixteen, and no mark that may begin no line is below."""
    above, below = wrapped(FIRST)[:-1], wrapped(OTHER, indent=False)
    lines = [*wrapped(OTHER), *wrapped(OTHER), *above[:-1], "抽二十户居民，问一问进没进过这扇", *below]
    number = len(lines) - len(below) + 1
    assert find_wrap(split_lines("\n".join(lines))[0]) is not None
    assert number in firsts(lines)


def test_a_printers_ragged_page_is_not_cut_where_lines_miss_the_width() -> None:
    """A printer squeezes marks, so that a third of the lines are a character short, and each goes on."""
    text, at = OTHER * 4, 0
    lines: list[str] = []
    while at < len(text):
        size = WIDTH - (len(lines) % 3 == 1)
        lines.append(text[at : at + size])
        at += size
    found, _ = split_lines("\n".join(lines))
    wrap = find_wrap(found)
    assert wrap is not None
    assert not seams.look(found, wrap).exact
    assert firsts(lines) == [1]


def test_a_sentence_amid_an_indented_paragraph_opens_nothing() -> None:
    """A full line ends with a full stop; the flush line below goes on in its paragraph, though a column cut it short."""
    body = wrapped(OTHER)
    cut = [
        INDENT + "去年冬天三号楼为漏水闹个不休。",
        "四楼说是五楼的地漏",
        "五楼说六楼的水管裂了缝，六楼的人",
        "已经搬走三年。",
    ]
    lines = [*body, *body, *body, *body, *cut]
    assert 4 * len(body) + 2 not in firsts(lines)


@pytest.mark.parametrize(
    ("full", "rest"),
    [
        pytest.param("该街道的投诉量比去年同期减少了76", "%。", id="a mark begins nothing"),
        pytest.param(
            "这样一部上百条的法规，为什么只有一", "22条？", id="a sentence with figures is no counter of a site"
        ),
        pytest.param("惠民生。（本报通讯员 巢静之 辟寒", " 云鹤）", id="one blank parts names and indents nothing"),
    ],
)
def test_a_short_rest_goes_on_in_its_paragraph(full: str, rest: str) -> None:
    """The last line of a paragraph holds a few characters."""
    body = wrapped(OTHER)
    lines = [*body, *body, *body, *body, INDENT + "通海街道人大工委昨日举办的夜谈", full[:WIDTH], rest]
    assert len(lines) not in firsts(lines)


def test_a_list_of_names_has_no_seams() -> None:
    """Every word of a list could stand alone."""
    rows = ["白巧云 邓水根 冉光碧 施茂林 罗一", "兵 明秋生 胡元宝 范立平 龙四海", "余庆年 张凤仪"]
    body = wrapped(OTHER)
    lines, _ = split_lines("\n".join([*body * 4, *rows]))
    wrap = find_wrap(lines)
    assert wrap is not None
    assert seams.look(lines, wrap).is_whole(len(body) * 4)


def test_a_byline_that_misses_the_width_goes_on_nowhere() -> None:
    """本报记者 … is nearly as wide as the column."""
    body = wrapped(OTHER)
    signed = "本报记者 逄春晓 通讯员 亓文"
    lines = [*body * 4, "县医院开通夜间儿科门诊", signed, *wrapped(FIRST, indent=False)]
    assert len(signed) == WIDTH - 2
    assert len(body) * 4 + 3 in firsts(lines)


def test_whole_paragraphs_of_one_length_are_no_wrapped_lines() -> None:
    """Each line ends a sentence."""
    lines = [
        f"老屋门前的枣树是祖父在那一年栽下的，每年秋天都要落第{number}场枣雨，打湿一地的月光。"
        for number in "一二三四五六七八九"
    ]
    found, _ = split_lines("\n".join(lines))
    assert find_wrap(found) is None
    assert firsts(lines) == list(range(1, 10))


def test_the_name_of_a_paper_and_its_day_are_a_folio_that_goes_on_nowhere() -> None:
    """东渡晚报 2023年5月1日 星期一 is as wide as the column."""
    folio = "东渡晚报 2023年5月1日 星期一"
    body = wrapped(OTHER)
    lines = [*body * 4, folio, "检察蓝守护脚底下的安全感", *body]
    assert {len(body) * 4 + 1, len(body) * 4 + 2} <= set(firsts(lines))


def test_only_where_a_program_wrapped_is_a_line_short_of_the_width_a_sign() -> None:
    """On a ragged page the same line, a character short, goes on."""
    lines, _ = split_lines("\n".join([*wrapped(OTHER) * 4, *wrapped(FIRST)[:3]]))
    wrap = find_wrap(lines)
    assert wrap is not None
    page = seams.look(lines, wrap)
    assert page.exact
    assert not replace(page, exact=False).signs(len(lines) - 2, first=False)["missing"]
    short = replace(lines[-2], text=lines[-2].text[:-1])
    shorter = replace(page, lines=(*lines[:-2], short, lines[-1]))
    assert shorter.signs(len(lines) - 2, first=False)["missing"]
    assert not replace(shorter, exact=False).signs(len(lines) - 2, first=False)["missing"]


def test_a_sentence_ends_a_list() -> None:
    """Names parted by 、 stand above a headline; the last of them ends with a full stop."""
    body = wrapped(OTHER)
    named = "记者采访了赵明、钱亮、孟汝、欧阳雪。"[-WIDTH:]
    lines = [*body * 4, named, "县医院开通夜间儿科门诊", "本报记者 周敏", *body]
    assert len(body) * 4 + 2 in firsts(lines)


def test_training_finds_the_seams_that_gold_does_not_join(tmp_path: Path) -> None:
    """One page, one false seam of many: the line below it is of another text."""
    lines, number = page("边城小站 一天三趟绿皮车")
    (tmp_path / "read").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "read" / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    found, _ = split_lines("\n".join(lines))
    blocks = [list(fragment.lines) for fragment in fragments(found, stands_alone)]
    gold = tmp_path / "gold" / "a.yml"
    gold.write_text(yaml.safe_dump({"articles": [{"body": blocks}]}), encoding="utf-8")
    told = list(train.of_page(0, gold))
    assert len(told) > 5
    assert sum(seam.is_false for seam in told) == 1
    weights = train.fit(told)
    assert max(told, key=lambda seam: train.odds(seam, weights)).is_false
    assert number in firsts(lines)
