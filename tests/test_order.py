"""What may not continue what."""

import pytest

from jianbao.ingest.order import are_items
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
