"""What real pages teach of the lines of a web page, beside what the rules say of them."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest
from train import fields as training
from train import web_field as trained

from jianbao import lexicon
from jianbao.errors import SettingRefused
from jianbao.ingest import web_field
from jianbao.ingest.field import Field
from jianbao.ingest.lines import split_lines
from jianbao.ingest.pieces import Piece, Tag
from jianbao.ingest.read import label
from jianbao.ingest.web_article import Found
from jianbao.ingest.web_field import ROLES, Line, clues, load, mend, read
from jianbao.ingest.web_lines import Kind
from jianbao.ingest.web_page import judged, tag

PAGE = """首页
要闻
首页 > 正文
最后一班渡船靠岸
2024-05-20 10:58 来源：清河日报
　　清河市最后一座渡口昨天停航。五十年里，这条渡船每天往返四十趟，把对岸的菜农送进早市。
船工老聂的五十年
　　“船停了，人还在。”六十三岁的船工老聂说，他打算留在岸边，给过桥的人讲河，讲桥，讲船上的五十年。
　　新桥今早八点开放通行，两侧各设两米宽的人行道，菜农们说从今往后起得晚一刻钟也赶得上早市。
相关新闻
图书馆夜间开放满月记
Copyright 清河新闻网"""


def pieces(text: str) -> tuple[Piece, ...]:
    return label(split_lines(text)[0])


def found_on(text: str) -> tuple[list[Line], Found]:
    page, found = judged(pieces(text))
    assert found
    return page, found


def field_of(weights: dict[str, dict[Tag, float]]) -> Field:
    """A field that knows some clues."""
    rows = {clue: at for at, clue in enumerate(weights)}
    table = np.array([[own.get(role, 0.0) for role in ROLES] for own in weights.values()])
    return Field(rows, table, np.zeros((len(ROLES), len(ROLES))))


def test_a_line_is_known_by_itself_its_neighbours_and_how_it_stands_on_the_page() -> None:
    page, found = found_on(PAGE)
    told = dict(zip((line.text.strip() for line in page), map(set, clues(page, found)), strict=True))
    heading, below = told["船工老聂的五十年"], told["图书馆夜间开放满月记"]
    assert {"length 2", "large none", "tag 0 H", "kind -1 prose", "kind 1 prose", "in closed 0"} <= heading
    assert {"indent of paragraphs False large True", "run 1 large"} <= heading
    assert {"below closed 1", "last two 月记"} <= below
    assert not any(clue.startswith("in ") for clue in below)


@pytest.mark.parametrize(
    ("odds", "sure", "tag_"), [(1.0, False, Tag.CAPTION), (-1.0, False, Tag.HEADING), (1.0, True, Tag.HEADING)]
)
def test_the_field_contradicts_the_rules_where_they_are_not_sure(
    monkeypatch: pytest.MonkeyPatch, odds: float, sure: bool, tag_: Tag
) -> None:
    own = {f"length {size}": {Tag.TEXT: 9.0} for size in range(6, 12)}
    weights = own | {"first two 船工": {Tag.CAPTION: odds, Tag.HEADING: 0.0, Tag.TEXT: -9.0, Tag.CREDIT: -9.0}}
    monkeypatch.setattr(web_field, "load", lambda: field_of(weights))
    page, found = found_on(PAGE)
    page = [replace(line, sure=sure) for line in page]
    tags = dict(zip((line.text.strip() for line in page), mend(page, found), strict=True))
    assert tags["船工老聂的五十年"] is tag_
    assert tags["最后一班渡船靠岸"] is Tag.TITLE


def test_of_the_tags_that_a_line_may_have_the_likeliest_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading amid paragraphs may not be dropped, but what is likeliest after that it may be."""
    weights = {"first two 船工": {Tag.FURNITURE: 9.0, Tag.CAPTION: 5.0}}
    monkeypatch.setattr(web_field, "load", lambda: field_of(weights))
    page, found = found_on(PAGE)
    tags = dict(zip((line.text.strip() for line in page), mend(page, found), strict=True))
    assert tags["船工老聂的五十年"] is Tag.CAPTION


def test_neither_titles_nor_poems_are_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a field of nothing but furniture would make of them."""
    none = {f"length {size}": {Tag.FURNITURE: 99.0} for size in range(12)}
    monkeypatch.setattr(web_field, "load", lambda: field_of(none))
    page, found = found_on(PAGE)
    assert Counter(mend(page, found))[Tag.TITLE] == 1
    verse = [replace(line, tag=Tag.VERSE) if line.tag is Tag.TEXT else line for line in page]
    assert mend(verse, found) == [line.tag for line in verse]


def test_sentences_are_never_dropped_and_rows_of_lists_stay_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field of nothing but furniture leaves paragraphs, further rows, numbers of parts and the headings below them."""
    none = {f"length {size}": {Tag.FURNITURE: 99.0} for size in range(12)}
    monkeypatch.setattr(web_field, "load", lambda: field_of(none))
    told = "老聂说，渡口的事他记得一清二楚，船换过三条，桥墩下的水位线他闭着眼也能指出来。"
    listed = ["01", "选苗", told, "02", "种树", told, "● 选好苗", "● 种好树", "● 修好枝", told]
    page = PAGE.replace("船工老聂的五十年", "\n".join(listed))
    kept = [piece.text.strip() for piece in tag(pieces(page)) if piece.tag is not Tag.FURNITURE]
    assert [one for one in kept if one in listed] == [one for one in listed if one != "● 选好苗"]


def test_what_the_field_of_the_package_says_reaches_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """With it and without, the same page differs; without it, the rules alone decide."""
    page, _ = found_on(PAGE)
    monkeypatch.setattr(web_field, "load", lambda: field_of({"first two 船工": {Tag.CAPTION: 99.0}}))
    changed = [piece.text for piece, line in zip(tag(pieces(PAGE)), page, strict=True) if piece.tag is not line.tag]
    assert changed == ["船工老聂的五十年"]


def test_the_field_drops_no_heading_amid_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may tell what it is, and not throw it away."""
    page, _ = found_on(PAGE)
    monkeypatch.setattr(web_field, "load", lambda: field_of({"first two 船工": {Tag.FURNITURE: 99.0}}))
    assert [piece.tag for piece in tag(pieces(PAGE))] == [line.tag for line in page]


@pytest.mark.parametrize("other", [Tag.CAPTION, Tag.TEXT, Tag.FURNITURE])
def test_who_said_something_is_shown_by_no_picture(monkeypatch: pytest.MonkeyPatch, other: Tag) -> None:
    said = "——渡口党支部委员 聂大山"
    page = PAGE.replace("船工老聂的五十年", said)
    monkeypatch.setattr(web_field, "load", lambda: field_of({"first two ——": {other: 99.0}}))
    assert next(piece.tag for piece in tag(pieces(page)) if piece.text == said) is Tag.HEADING


def test_the_odds_of_a_line_take_its_neighbours_into_account() -> None:
    """A heading behind a heading is unlikely where `after` says so."""
    after = np.zeros((len(ROLES), len(ROLES)))
    heading = ROLES.index(Tag.HEADING)
    after[heading, heading] = -9.0
    weak, strong = {Tag.HEADING: 1.0}, {Tag.HEADING: 5.0}
    field = replace(field_of({"weak": weak, "strong": strong}), after=after)
    alone, beside = field.logs([["weak"]]), field.logs([["strong"], ["weak"]])
    assert alone[0].argmax() == heading
    assert beside.argmax(axis=1).tolist() != [heading, heading]
    assert beside[0].argmax() == heading


def test_training_finds_what_tells_roles_apart(tmp_path: Path) -> None:
    """From clues alone; lines that do not count may be anything; the file says the same as the weights."""
    page = training.Example(
        [["a"], ["b"], ["a"], ["c", "rare"]], [Tag.TEXT, Tag.HEADING, Tag.TEXT, Tag.CAPTION], [True, True, True, False]
    )
    pages = [page] * 8
    rows = training.known([*pages, replace(page, clues=[["rarer"], [], [], []])], trained.LESSON.rarest)
    assert set(rows) == {"a", "b", "c", "rare"}
    weights = training.fit(pages, rows, trained.LESSON)
    training.write(tmp_path / "field.npz", weights, rows, trained.LESSON)
    field = read(tmp_path / "field.npz")
    assert [ROLES[at] for at in field.logs([["a"], ["b"]]).argmax(axis=1)] == [Tag.TEXT, Tag.HEADING]
    assert trained.whole(pages, tmp_path / "field.npz") == (8, 8)
    assert np.allclose(field.weights[field.rows["a"]], np.array(weights["clues"])[rows["a"]], atol=1e-2)


def test_the_sum_over_all_ways_is_that_of_the_literature() -> None:
    """Two lines, two roles, by hand."""
    scores, after = jnp.array([[[1.0, 2.0], [3.0, 4.0]]]), jnp.array([[0.5, 0.0], [0.0, -0.5]])
    ways = [scores[0, 0, a] + scores[0, 1, b] + after[a, b] for a in (0, 1) for b in (0, 1)]
    assert training.all_ways(scores, after, jnp.ones((1, 2)))[0] == pytest.approx(float(np.logaddexp.reduce(ways)))
    short = training.all_ways(scores, after, jnp.array([[1.0, 0.0]]))[0]
    assert short == pytest.approx(float(np.logaddexp(1.0, 2.0)))


@pytest.mark.parametrize("damage", ["roles", "weights"])
def test_a_file_made_for_other_tags_or_damaged_is_refused(tmp_path: Path, damage: str) -> None:
    stored = dict(np.load(lexicon.FOLDER / web_field.FILE))
    del stored[damage]
    np.savez(tmp_path / "field.npz", **stored)
    with pytest.raises(SettingRefused):
        read(tmp_path / "field.npz")


def test_the_field_of_the_package_can_be_read() -> None:
    field = load()
    assert field.weights.shape == (len(field.rows), len(ROLES))
    assert np.isfinite(field.weights).all()


@pytest.mark.parametrize("signed", ["清河市交通运输局", "二〇二四年五月二十日"])
def test_whoever_signs_below_a_text_and_when_is_not_dropped(monkeypatch: pytest.MonkeyPatch, signed: str) -> None:
    """An office and its day look like links to the field."""
    weights = {f"last two {signed[-2:]}": {Tag.FURNITURE: 99.0}}
    monkeypatch.setattr(web_field, "load", lambda: field_of(weights))
    page, found = found_on(PAGE)
    at = found.body.start
    line = replace(page[at], text=signed, kind=Kind.LARGE, tag=Tag.TEXT)
    assert mend([*page[:at], line, *page[at + 1 :]], found)[at] is Tag.TEXT
    assert mend([*page[:at], replace(line, tag=Tag.HEADING), *page[at + 1 :]], found)[at] is not Tag.TEXT


def test_no_sentence_is_taken_from_below_the_frame_of_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much it reads like text."""
    weights = {"last two 网）": {Tag.TEXT: 99.0}, "length 7": {Tag.TEXT: 9.0}}
    monkeypatch.setattr(web_field, "load", lambda: field_of(weights))
    added = "　　老聂说，渡口的事他记得一清二楚，船换过三条，桥墩下的水位线他闭着眼也能指出来。（清河网）"
    for foot, tag_ in (("Copyright 清河新闻网", Tag.FURNITURE), ("图书馆夜间开放满月记", Tag.TEXT)):
        page, found = found_on(PAGE)
        at = next(at for at, line in enumerate(page) if line.text.strip() == foot)
        extra = replace(page[found.body.start], text=added, tag=Tag.FURNITURE)
        frame = [line for line in page[: at + 1] if line.kind is not Kind.STOP or line.text.strip() == foot]
        assert mend([*frame, extra], found)[-1] is tag_


@pytest.mark.parametrize("promotion", ["广告", "点击查看更多"])
def test_a_heading_beside_a_promotion_is_not_dropped(monkeypatch: pytest.MonkeyPatch, promotion: str) -> None:
    """Sites set them amid a text."""
    monkeypatch.setattr(web_field, "load", lambda: field_of({"first two 船工": {Tag.FURNITURE: 99.0}}))
    for lines in (("船工老聂的五十年", promotion), (promotion, "船工老聂的五十年")):
        page, found = found_on(PAGE.replace("船工老聂的五十年", "\n".join(lines)))
        tags = dict(zip((line.text.strip() for line in page), mend(page, found), strict=True))
        assert tags["船工老聂的五十年"] is Tag.HEADING


def test_a_button_is_never_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_field, "load", lambda: field_of({"first two 点赞": {Tag.TEXT: 99.0}}))
    page, found = found_on(PAGE.replace("船工老聂的五十年", "点赞"))
    assert dict(zip((line.text.strip() for line in page), mend(page, found), strict=True))["点赞"] is not Tag.TEXT


@pytest.mark.parametrize(("line", "said"), [("能源", Tag.CAPTION), ("——老聂", Tag.TEXT)])
def test_a_word_is_no_caption_and_who_said_it_no_sentence(
    monkeypatch: pytest.MonkeyPatch, line: str, said: Tag
) -> None:
    """A heading of two characters; 老聂 below what he said."""
    monkeypatch.setattr(web_field, "load", lambda: field_of({f"first two {line[:2]}": {said: 99.0}}))
    page, found = found_on(PAGE)
    at = next(at for at, one in enumerate(page) if one.text.strip() == "船工老聂的五十年")
    tags = mend([*page[:at], replace(page[at], text=line), *page[at + 1 :]], found)
    assert tags[at] is not said
