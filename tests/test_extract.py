"""Reading any page: it never fails, nothing is lost, nothing is made up, each line has its one place."""

import hashlib
import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao import record
from jianbao.documents import passages, ranges
from jianbao.errors import ConservationFailure
from jianbao.findings import REGISTRY
from jianbao.ingest import conserve
from jianbao.ingest.lines import split_lines
from jianbao.ingest.read import provisional_id, read_page
from jianbao.ingest.repair import is_white, replay
from jianbao.model import Block, Page, Role, Sidecar, Source

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("0*.txt"))]
LINES = [line for text in TEXTS for line in text.split("\n")]

FORMS = [
    "", "", "", " ", "　　", "■ 通讯员 沈洋", "□ 本报记者 李丰 文/图", "本报讯（记者 陈琳）昨日，滨河区图书馆开放。", "（李丰 陈琳）",
    "——社区见闻", ">>造好“红帆船”<<", "下转第3版", "（上接第1版）", "责任编辑：王小波 电话：022-12345678", "要闻", "2023年6月1日 星期四",
    "第3版", "A03", "来源：滨河新闻网 2023-06-01 10:58", "林小满 摄", "图为读者在借书。", "看河", "灯火慢慢地亮", "河水慢慢地流", "第1章",
    "现场，读者参观了展览，大家都说", "方便，还想再来。", "一、背景", "（一）现状", "1. 项目", "Only Latin words.", "http://a.example/?b=1",
    "分享到 微信 微博", "版权所有 滨河新闻网", "<script>alert(1)</script>", "{{ config }}", "---", "\f", "\u200b", "\ufffd", "\ue123", "甲", "1",
    "。", "，", "“", "”", "……", "＞＞", "》》", "<<", "𠮷野家开业", "👍👍", "é́́", "ﷺ", "נכון", "中中国国新新闻闻网网",
]  # fmt: skip
noise = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
line_soups = st.lists(st.sampled_from(FORMS) | st.sampled_from(LINES) | noise, max_size=40).map("\n".join)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A real seed with lines deleted, doubled and swapped."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "double", "swap", "cut"])):
            case "delete":
                lines[at : at + 1] = ["甲"] if len(lines) == 1 else []
            case "double":
                lines.insert(other, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "cut":
                lines[at : at + 1] = [lines[at][: len(lines[at]) // 2], "", lines[at][len(lines[at]) // 2 :]]
    return "\n".join(lines)


def source(text: str) -> Source:
    """A seed of this text."""
    return Source("a.txt", text, "utf-8", hashlib.sha256(text.encode()).hexdigest(), Sidecar())


def ink(text: str) -> Counter[str]:
    """The characters that count."""
    return Counter(char for char in text if not is_white(char))


def assert_sound(page: Page, text: str) -> None:
    """What the page record promises, checked from the seed's raw lines and with nothing of the converter's own check."""
    raw = text.split("\n")
    by_line: dict[int, list[object]] = {}
    for made in page.repairs:
        by_line.setdefault(made.line, []).append(made)
    want: Counter[str] = Counter()
    for number, line in enumerate(raw, 1):
        want += ink(
            replay(line, tuple(one for one in page.repairs if one.line == number)) if number in by_line else line
        )
    places = [(block.text, block.lines) for article in page.articles for block in article.blocks]
    places += [(scrap.text, scrap.lines) for scrap in (*page.furniture, *page.rubrics)]
    assert sum((ink(one) for one, _ in places), Counter()) == want
    numbers = Counter(number for _, lines in places for number in lines)
    assert set(numbers.values()) <= {1}
    assert {number for number, line in enumerate(raw, 1) if ink(line)} >= set(numbers)
    for article in page.articles:
        assert_article_sound(article.blocks)
    assert {doubt.code for doubt in page.doubts} <= REGISTRY.keys()
    assert record.from_json(json.loads(json.dumps(record.to_json(page))), page.seed_id) == page


def assert_article_sound(blocks: tuple[Block, ...]) -> None:
    """Gaps lie within their texts, joins between lines of their block; the body holds what the blocks hold."""
    for block in blocks:
        assert block.text.strip()
        assert all(0 <= at <= len(block.text) for at in block.gap_at)
        assert list(block.gap_at) == sorted(block.gap_at)
        assert {join.after for join in block.joins} <= set(block.lines)
        assert all(0 <= join.score <= 1 for join in block.joins)
    body = "".join(block.text for block in blocks if block.role.is_body)
    assert ink("".join(passage.text for passage in passages(blocks))) == ink(body)


@given(line_soups)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_soup_of_lines_is_read_without_loss(text: str) -> None:
    """Forms that rules look for, real lines and noise in any order."""
    assert_sound(read_page(source(text)), text)


@given(damaged())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_page_is_read_without_loss(text: str) -> None:
    """Real pages whose lines were deleted, doubled, swapped or cut."""
    assert_sound(read_page(source(text)), text)


@pytest.mark.parametrize("text", TEXTS)
def test_the_seeds_are_read_without_loss_and_alike_each_time(text: str) -> None:
    """Reading is a function: the same seed gives the same page."""
    page = read_page(source(text))
    assert_sound(page, text)
    assert read_page(source(text)) == page
    assert page.articles


def test_the_check_of_conservation_sees_each_kind_of_fault() -> None:
    """A character lost, made up or moved to another line number; a line twice, a line nowhere."""
    text = TEXTS[-1]
    page, (lines, _) = read_page(source(text)), split_lines(text)
    conserve.check(lines, page)
    first, *rest = page.articles
    block, *others = first.blocks
    faults = [
        replace(block, text=block.text[1:]),
        replace(block, text=block.text + "甲"),
        replace(block, lines=(*block.lines, others[0].lines[0])),
        replace(block, lines=()),
        replace(block, lines=(9999,)),
    ]
    for fault in faults:
        broken = replace(page, articles=(replace(first, blocks=(fault, *others)), *rest))
        with pytest.raises(ConservationFailure, match="please report this"):
            conserve.check(lines, broken)


NAMES = [
    ("000_fa5e3efd42f9634f.txt", "fa5e3efd"),
    ("fa5e3efd.txt", "fa5e3efd"),
    ("头版.txt", None),
    ("FA5E3EFD.txt", None),
    ("fa5e3ef.txt", None),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_the_id_is_in_the_name_or_in_the_text(name: str, expected: str | None) -> None:
    """Eight hex digits: those of the name if it has them, else of the text's hash."""
    one = replace(source("甲"), name=name)
    assert provisional_id(one) == (expected or one.sha256[:8])


RANGES = [
    ((), ""),
    ((5,), "5"),
    ((3, 5, 7, 11, 45, 47), "3-11,45-47"),
    ((1, 2, 3), "1-3"),
    ((1, 6), "1,6"),
    ((1, 5), "1-5"),
]


@pytest.mark.parametrize(("numbers", "text"), RANGES)
def test_lines_are_written_as_ranges(numbers: tuple[int, ...], text: str) -> None:
    """Blank lines break no range, other articles do."""
    assert ranges(numbers) == text


def test_the_lines_of_a_poem_become_one_passage() -> None:
    """Verse between prose: one passage, its lines parted by LF."""
    blocks = tuple(
        Block(role, text, (number,))
        for number, (role, text) in enumerate([(Role.PARAGRAPH, "序。"), (Role.VERSE, "看河"), (Role.VERSE, "看灯")], 1)
    )
    assert [(one.role, one.text) for one in passages(blocks)] == [(Role.PARAGRAPH, "序。"), (Role.VERSE, "看河\n看灯")]


NEVER_ENDING = [
    "首班 "
    + " ".join(f"{hour}:{minute}" for hour in range(6, 16) for minute in (10, 30, 50))
    + " 以后每隔十五分钟一班",
    "01 05 09 12 18 22 31 07 11 15 19 28 33 41 52注",
    "6228480402564890018 6228480402564890019账号",
    "（" + "甲乙 " * 40 + "丙",
    "《" + "书" * 200,
    "等等" * 100 + "，",
]


def test_no_line_makes_the_reading_run_away(tmp_path: Path) -> None:
    """Rows of a timetable, of numbers, of brackets never closed: read in a moment, not for ever."""
    page = tmp_path / "page.txt"
    page.write_text(
        "\n".join(["湖边小城", *NEVER_ENDING, "清晨的码头上，挑担的人一个接一个走下船来。"]), encoding="utf-8"
    )
    code = "import sys; from jianbao.seeds import read_seeds; from jianbao.ingest.read import read_page; from pathlib import Path; "
    code += "print(len(read_page(next(iter(read_seeds([Path(sys.argv[1])])))).sha256))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(page)], timeout=60, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "64"
