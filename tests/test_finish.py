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
