"""What is said aloud of an article whose boundary or end is in doubt."""

import pytest

from jianbao.ingest.drafts import Draft, Part
from jianbao.ingest.finish import UNSURE_BOUNDARY, Finished, PageFacts, finish
from jianbao.ingest.order import Link
from jianbao.ingest.pieces import Fragment, Label, Piece, Reading, Tag
from jianbao.model import Flag, Role, Sidecar

TITLE = Piece(0, Fragment((1,), "湖边小城"), Reading(Label.DISPLAY, "short"), Tag.TITLE)
TEXT = Piece(1, Fragment((2,), "清晨的码头上，挑担的人一个接一个走下船来。"), Reading(Label.TEXT, "sentence"), Tag.LEAD)


def finished(heads: tuple[float, ...], text: Piece = TEXT) -> Finished:
    """An article of a headline and a paragraph."""
    draft = Draft(head=[Part(Role.TITLE, [TITLE])], body=[Part(Role.PARAGRAPH, [text])])
    return finish(draft, "fa5e3efd-01", PageFacts([], (), None, None, Sidecar(), heads, text.text))


@pytest.mark.parametrize(
    ("heads", "doubted"), [((0.99, 0.01), []), ((0.8, 0.01), [(1, 0.8)]), ((0.99, 0.2), [(2, 0.8)]), ((), [])]
)
def test_a_boundary_in_doubt_is_said_with_its_probability(
    heads: tuple[float, ...], doubted: list[tuple[int, float]]
) -> None:
    """A headline that may be none, a text that may be one; of a web page nothing is known."""
    found = finished(heads)
    assert [(doubt.lines[0], doubt.score) for doubt in found.doubts if doubt.code == "R-004"] == doubted
    assert (Flag.ORDER in found.article.flags) is bool(doubted)
    assert all(score < UNSURE_BOUNDARY for _, score in doubted)


def test_a_signature_broken_over_lines_ends_a_text() -> None:
    """The end is looked for in the paragraph as it was put together."""
    whole = "清晨的码头上，挑担的人一个接一个走下船来，谁也不说话。（通讯员"
    first = Piece(1, Fragment((2,), whole), Reading(Label.TEXT, "sentence"), Tag.LEAD)
    last = Piece(2, Fragment((3,), "庹晓梅）"), Reading(Label.TEXT, "sentence"), Tag.TEXT)
    draft = Draft(head=[Part(Role.TITLE, [TITLE])], body=[Part(Role.PARAGRAPH, [first, last], [Link(1, 2, 9.0, None)])])
    found = finish(draft, "fa5e3efd-01", PageFacts([], (), None, None, Sidecar(), (0.99, 0.01, 0.01), whole))
    assert Flag.TRUNCATED not in found.article.flags


@pytest.mark.parametrize(
    ("last", "whole"),
    [
        ("联系人：阎女士、夏先生 电话：0000-2287719", True),
        ("报名地点：芦岩县城建设路18号公司二楼人力资源部", True),
        ("“拿好——慢走——”", True),
        ("每次带队出去，前一晚还是睡不着。（笑）", True),
        ("双沱县青少年宫", True),
        ("他说：电话打了几遍，对方", False),
        ("雨下了一夜，他走进图书馆", False),
        ("联系人说，地点改在", False),
        ("他接过电话：喂，你找", False),
    ],
)
def test_a_text_may_end_without_a_full_stop(last: str, whole: bool) -> None:
    """On how to get in touch, on a cry, on laughter; anything else stops in the middle."""
    piece = Piece(1, Fragment((2,), last), Reading(Label.TEXT, "sentence"), Tag.TEXT)
    assert (Flag.TRUNCATED in finished((), piece).article.flags) is not whole
