"""What may not continue what."""

import pytest

from jianbao.ingest.continuation import load
from jianbao.ingest.order import FURTHEST, are_items, links, weigh
from jianbao.ingest.pieces import Fragment, Label, Piece, Reading, Tag


def text(words: str, tag: Tag | None = Tag.TEXT) -> Piece:
    """A line of running text."""
    return Piece(0, Fragment((1,), words), Reading(Label.TEXT, "sentence"), tag)


OFFICES = "市直机关工会 铁西街道文化站 石门坎镇中心小学"


@pytest.mark.parametrize(
    ("source", "target", "items"),
    [
        ("北圩街道文化广场：心血管内科、骨伤科", "鹭洲轮渡码头候船厅：眼科、口腔科", True),
        (OFFICES, "请获奖作者自即日起，携带本人身份证领取证书。", True),
        ("茹桂英（女） 纪二宝 仪淑敏（女）", "邢立成", False),
        ("医生说：这个病要慢慢养，急不得，少", "吃盐，多走路。", False),
        ("他对来看望的人说：今年的收成", "好，村长说：明年更好。", False),
    ],
)
def test_items_of_a_list_do_not_continue_each_other(source: str, target: str, *, items: bool) -> None:
    """Lines with labels, and words side by side above a sentence; a list that a column broke goes on."""
    assert are_items(text(source), text(target)) is items


def test_lines_without_tags_may_still_be_anything() -> None:
    """Before the tagging nothing is barred."""
    assert not are_items(text(OFFICES, None), text("请获奖作者自即日起，携带证件。", None))


def page(*lines: tuple[str, Tag, Label]) -> tuple[Piece, ...]:
    """Tagged lines of a page."""
    return tuple(
        Piece(at, Fragment((at + 1,), words), Reading(label, "role and names" if label is Label.BYLINE else "x"), tag)
        for at, (words, tag, label) in enumerate(lines)
    )


CUT = ("书架由木匠按孩子的身高做成，最高的一层也只到窗", Tag.TEXT, Label.TEXT)
BYLINE = ("本报记者 林小满", Tag.BYLINE, Label.BYLINE)


def test_a_numbered_line_continues_nothing() -> None:
    """三、 begins an item, whatever was left open above."""
    pieces = page(
        ("会议要求做到以下几点，", Tag.TEXT, Label.TEXT), ("三、加强督查。各镇要定期通报。", Tag.TEXT, Label.TEXT)
    )
    assert links(pieces) == ()


def test_a_line_tagged_as_text_may_continue_across_a_byline() -> None:
    """Only a lead is kept from continuing what a byline interrupts."""
    after = "孩子们每天中午都来看书，放学以前再一本一本收回来。"
    ways = [weigh(page(CUT, BYLINE, (after, tag, Label.TEXT)), load()) for tag in (Tag.TEXT, Tag.LEAD)]
    assert (0, 2) in ways[0]
    assert (0, 2) not in ways[1]


def test_halves_that_are_pages_apart_are_not_looked_at() -> None:
    """A file of many pages costs no more than its pages."""
    after = ("台，每天中午有人值班，放学以前再一本一本收回来。", Tag.TEXT, Label.TEXT)
    whole = ("阅览室的灯由家长们捐来。", Tag.TEXT, Label.TEXT)
    near, far = (weigh(page(CUT, *[whole] * count, after), load()) for count in (3, FURTHEST + 1))
    assert (0, 4) in near
    assert (0, FURTHEST + 2) not in far
