"""What the networks say, and what a recogniser or a join says beside them."""

import numpy as np
import pytest

from jianbao.ingest import tagging
from jianbao.ingest.clues import page_clues
from jianbao.ingest.network import COLUMNS, TAGS, Chain, Outlook
from jianbao.ingest.order import guess
from jianbao.ingest.pieces import Fragment, Label, Piece, Reading, Tag
from jianbao.ingest.tagging import CUT_COUNTS, MOST_CUT, OF_HEADINGS, best, choices, with_joins, with_questions


def lines(*labels: Label) -> tuple[Piece, ...]:
    """Lines of these labels."""
    return tuple(
        Piece(at, Fragment((at + 1,), "为拓宽代表联系群众渠"), Reading(label, "x")) for at, label in enumerate(labels)
    )


@pytest.mark.parametrize(
    ("label", "pair", "odds", "gained"),
    [
        (Label.DISPLAY, (0, 1), 2.0, 2.0 * CUT_COUNTS),
        (Label.DISPLAY, (0, 1), 50.0, MOST_CUT * CUT_COUNTS),
        (Label.DISPLAY, (0, 1), -2.0, 0.0),
        (Label.DISPLAY, (1, 0), 2.0, 0.0),
        (Label.TEXT, (0, 1), 2.0, 0.0),
    ],
)
def test_large_type_that_goes_on_is_likelier_to_be_text(
    label: Label, pair: tuple[int, int], odds: float, gained: float
) -> None:
    """Only below, only where it probably does, only what looks large, and no more than so much."""
    chain = Chain(np.zeros((2, len(TAGS))), np.zeros(len(TAGS)), np.zeros((len(TAGS), len(TAGS))))
    found = with_joins(Outlook(chain, {pair: odds}), lines(label, Label.TEXT)).lines
    assert found[0, COLUMNS[Tag.TEXT]] == found[0, COLUMNS[Tag.LEAD]] == pytest.approx(gained)
    assert found[0, COLUMNS[Tag.HEADING]] == 0
    assert not found[1].any()
    assert not chain.lines.any()


@pytest.mark.parametrize(
    ("text", "label", "tags"),
    [
        ("、慎食生冷", Label.DISPLAY, {Tag.TEXT, Tag.HEADING, Tag.VERSE}),
        ("图③：教练给队员系鞋带。", Label.TEXT, {Tag.CAPTION, Tag.LEAD}),
        ("《鱼汛》（组照） 作者：褚小满", Label.DISPLAY, {Tag.TEXT}),
        ("6:10 6:50 7:30 8:10", Label.DISPLAY, {Tag.TEXT}),
    ],
)
def test_some_lines_can_be_only_so_much(text: str, label: Label, tags: set[Tag]) -> None:
    """What begins amid a sentence heads nothing; what points at a picture is its caption; rows of lists are text."""
    pieces = (Piece(0, Fragment((1,), text), Reading(label, "x")),)
    page = page_clues(pieces, repeated=frozenset(), arrowed=frozenset())
    assert [set(one) for one in choices(pieces, page)] == [tags]


def tags_of_last(*texts: str, label: Label) -> set[Tag]:
    """The tags that the last of some lines may get."""
    pieces = tuple(Piece(at, Fragment((at + 1,), text), Reading(label, "x")) for at, text in enumerate(texts))
    return set(choices(pieces, page_clues(pieces, repeated=frozenset(), arrowed=frozenset()))[-1])


@pytest.mark.parametrize("asked", ["④问：租房能不能提取？", "Q：什么时候能领？"])
def test_questions_that_say_so_are_text_where_there_are_several(asked: str) -> None:
    assert tags_of_last("问：谁来种地？", "人老了，地还在。", asked, label=Label.DISPLAY) == {Tag.LEAD, Tag.TEXT}
    assert Tag.HEADING in tags_of_last("人老了，地还在。", asked, label=Label.DISPLAY)


def test_many_names_are_a_list_where_prizes_are_told_of_and_a_signature_elsewhere() -> None:
    names = "作者：楚连城 邝小雅 戎大勇 岳阳光 敖其尔 幸芝"
    assert tags_of_last("二等奖（6篇）", names, label=Label.DISPLAY) == {Tag.TEXT}
    assert Tag.BYLINE in tags_of_last("推进乡村振兴的实践与思考", names, label=Label.BYLINE)


def test_rows_of_persons_with_what_they_are_are_text() -> None:
    rows = [
        "卜万春 双泉县长岗乡党委书记",
        "马兰 朝阳坪村村委会主任（女，回族）",
        "皮向东 青石镇执法队队长",
        "肖红旗 水库管理所所长",
    ]
    assert tags_of_last(*rows, label=Label.DISPLAY) == {Tag.TEXT}
    assert Tag.TITLE in tags_of_last(*rows[2:], label=Label.DISPLAY)


@pytest.mark.parametrize(
    ("asked", "better", "tag"),
    [
        (["谁来开船？", "船票多少？", "夜里有船吗？"], (1.0, -0.6, -0.6), Tag.HEADING),
        (["谁来开船？", "船票多少？", "夜里有船吗？"], (1.0, -2.0, -2.0), Tag.TEXT),
        (["谁来开船？", "船票多少？", "夜里有船吗？"], (-OF_HEADINGS / 2,) * 3, Tag.HEADING),
    ],
)
def test_the_questions_of_an_interview_are_all_of_one_kind(
    asked: list[str], better: tuple[float, float, float], tag: Tag
) -> None:
    """What speaks on average for headings decides for all of them, and in doubt they are headings."""
    pieces = tuple(Piece(at, Fragment((at + 1,), text), Reading(Label.DISPLAY, "x")) for at, text in enumerate(asked))
    scores = np.zeros((3, len(TAGS)))
    scores[:, COLUMNS[Tag.TEXT]] = 9.0
    scores[:, COLUMNS[Tag.HEADING]] = 9.0 + np.array(better)
    chain = Chain(scores, np.zeros(len(TAGS)), np.zeros((len(TAGS), len(TAGS))))
    assert best(with_questions(chain, pieces)) == [tag] * 3
    assert with_questions(chain, pieces[:2]) is chain


def test_what_the_questions_of_a_page_agree_on_is_what_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The agreed chain is the one that the tags are read from."""
    agreed = Chain(np.zeros((1, len(TAGS))), np.zeros(len(TAGS)), np.zeros((len(TAGS), len(TAGS))))
    monkeypatch.setattr(tagging, "with_questions", lambda *_: agreed)
    pieces = lines(Label.DISPLAY)
    page = page_clues(pieces, repeated=frozenset(), arrowed=frozenset())
    assert tagging.look(pieces, guess(pieces), page).chain is agreed
