"""The networks that tag lines: what they compute, and what is refused."""

from pathlib import Path

import jax
import numpy as np
import pytest
from train import recurrent

from jianbao.errors import SettingRefused
from jianbao.ingest.network import TAGS, Gates, load, read
from jianbao.ingest.pieces import Tag


def test_gates_read_as_the_literature_says() -> None:
    """One unit, by hand: reset and update from the input alone, then a mixture of the old state and the new contents."""
    gates = Gates(
        np.array([[[[1.0, 2.0, 3.0]]] * 2]), np.array([[[[0.5, -0.5, 0.25]]] * 2]), np.array([[[0.1, 0.2, 0.3]] * 2])
    )
    given = (0.3, -0.7)
    found = gates.read(np.array([[[one] for one in given]]))[0]
    for direction, order in ((0, (0, 1)), (1, (1, 0))):
        state = 0.0
        for at in order:
            reset = 1 / (1 + np.exp(-(given[at] + 0.1 + 0.5 * state)))
            update = 1 / (1 + np.exp(-(2 * given[at] + 0.2 - 0.5 * state)))
            state = (1 - update) * np.tanh(3 * given[at] + 0.3 + reset * 0.25 * state) + update * state
            assert found[at, direction] == pytest.approx(state)


PAGE = ["湖边小城", "记者 林小满", "清晨的码头上，挑担的人一个接一个走下船来。"]
SIDES = np.zeros((3, recurrent.SIDES))
CLUES = [["bias", "label display"], ["bias", "label byline"], ["bias", "label text"]]


def test_what_stands_below_a_line_tells_of_it_too() -> None:
    """The same line has other scores where the page goes on otherwise; unknown clues say nothing."""
    network = load()
    alone, among = (
        network.look(CLUES[:1], PAGE[:1], SIDES[:1], {}).chain.lines,
        network.look(CLUES, PAGE, SIDES, {}).chain.lines,
    )
    assert among.shape == (3, len(TAGS))
    assert not np.allclose(alone[0], among[0])
    assert np.array_equal(
        among, network.look([[*line, "never heard of"] for line in CLUES], PAGE, SIDES, {}).chain.lines
    )
    assert network.look([], [], SIDES[:0], {}).chain.lines.shape == (0, len(TAGS))


def test_what_a_line_says_counts_in_either_script() -> None:
    """Its words matter, and 關燈 is 关灯."""
    network = load()
    scores = [
        network.look(CLUES, [title, *PAGE[1:]], SIDES, {}).chain.lines for title in ("关灯的人", "關燈的人", "更正启事")
    ]
    assert np.array_equal(scores[0], scores[1])
    assert not np.allclose(scores[0][0], scores[2][0])


def test_only_joins_worth_a_thought_are_weighed() -> None:
    """And the two lines themselves count."""
    network = load()
    joins = [network.look(CLUES, PAGE, SIDES, {(0, 2): odds}).joins for odds in (-3.0, 3.0)]
    assert [list(one) for one in joins] == [[(0, 2)], [(0, 2)]]
    assert joins[0][0, 2] < joins[1][0, 2]


def test_what_the_sides_of_a_line_say_of_going_on_counts() -> None:
    """Beside its clues and its words."""
    network = load()
    cut = np.array(SIDES)
    cut[0] = np.random.default_rng(1).normal(size=recurrent.SIDES)
    whole, broken = (network.look(CLUES, PAGE, sides, {}).chain.lines for sides in (SIDES, cut))
    assert not np.allclose(whole[0], broken[0], atol=0.1)


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04 broken"])
def test_a_damaged_file_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    """One line that names the file, no traceback."""
    path = tmp_path / "tags-of-lines.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingRefused, match=r"tags-of-lines\.npz"):
        read(path)


def test_weights_for_other_tags_are_refused(tmp_path: Path) -> None:
    """A tag more or less would shift every column."""
    np.savez(tmp_path / "other.npz", tags=np.array(["A", "B"]), clues=np.array(["bias"]))
    with pytest.raises(SettingRefused, match="make train"):
        read(tmp_path / "other.npz")


@pytest.mark.parametrize(
    "arrays", [{}, {"clues": np.array(["bias"])}, {"clues": np.array(["bias"]), "0: first": np.zeros(15)}]
)
def test_a_file_that_lacks_weights_is_refused(tmp_path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Half a file is no network."""
    np.savez(tmp_path / "half.npz", tags=np.array([str(tag) for tag in TAGS]), allow_pickle=False, **arrays)
    with pytest.raises(SettingRefused, match=r"half\.npz"):
        read(tmp_path / "half.npz")


def test_what_was_trained_is_what_is_computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program that trains and the one that reads have the same network: random weights give the same scores."""
    for name in (
        "CLUES_LEFT_OUT",
        "UNITS_LEFT_OUT",
        "CHARACTERS_LEFT_OUT",
        "SPELLING_LEFT_OUT",
        "FIT_LEFT_OUT",
        "SIDES_LEFT_OUT",
    ):
        monkeypatch.setattr(recurrent, name, 0.0)
    page = recurrent.Page(
        texts=["湖边小城", "記者 林小滿", "挑担的人一个接一个走", "下船来。"],
        sides=np.random.default_rng(1).normal(size=(4, recurrent.SIDES)).astype(np.float16),
        choices=[(Tag.TEXT,)] * 4,
        clues=[["above"], ["long", "below"], [], ["below"]],
        tags=[Tag.TITLE, Tag.BYLINE, Tag.LEAD, Tag.TEXT],
        weights={(2, 3): 2.5, (3, 2): -30.0},
        joins={(2, 3)},
    )
    rows = recurrent.Known({"above": 0, "below": 1, "long": 2}, {"小": 2, "船": 3, "记": 4})
    weights = recurrent.start(rows, jax.random.PRNGKey(3))
    weights |= {
        name: jax.random.normal(jax.random.PRNGKey(number), weights[name].shape)
        for number, name in enumerate(("votes", "open votes", "open bias", "way", "begins bias"))
    }
    recurrent.write(tmp_path / "random.npz", [weights], rows)
    lesson = recurrent.lesson(page, rows)
    batch = recurrent.Lesson(*(np.asarray(one)[np.newaxis] for one in lesson))
    theirs = recurrent.scores(weights, batch, jax.random.PRNGKey(5))
    ours = read(tmp_path / "random.npz").look(page.clues, page.texts, page.sides, page.weights)
    assert np.allclose(ours.chain.lines, np.asarray(theirs.tags)[0, :4], atol=0.02)
    assert ours.joins == {pair: pytest.approx(float(theirs.joins[0][pair]), abs=0.02) for pair in page.weights}


def test_what_is_to_be_learnt_of_a_page() -> None:
    """The right join of a line that may be cut, and nothing of one that no pair comes near."""
    page = recurrent.Page(
        texts=["甲", "乙", "丙", "丁"],
        sides=np.zeros((4, recurrent.SIDES)),
        choices=[(Tag.TEXT,)] * 4,
        clues=[[]] * 4,
        tags=[Tag.TITLE, Tag.LEAD, Tag.TEXT, Tag.TEXT],
        weights={(1, 2): 1.0, (1, 3): 0.5, (0, 3): 0.1},
        joins={(1, 2), (2, 3)},
    )
    lesson = recurrent.lesson(page, recurrent.known([page]))
    assert np.argwhere(lesson.joined).tolist() == [[1, 2]]
    assert np.argwhere(lesson.thought).tolist() == [[0, 3], [1, 2], [1, 3]]
    assert np.flatnonzero(lesson.sources).tolist() == [1]
    assert np.flatnonzero(lesson.targets).tolist() == [2]
