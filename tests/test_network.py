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
    gates = Gates(np.array([[1.0, 2.0, 3.0]]), np.array([[0.5, -0.5, 0.25]]), np.array([0.1, 0.2, 0.3]))
    state = 0.0
    for given, found in zip((0.3, -0.7), gates.read(np.array([[0.3], [-0.7]]))[:, 0], strict=True):
        reset = 1 / (1 + np.exp(-(given + 0.1 + 0.5 * state)))
        update = 1 / (1 + np.exp(-(2 * given + 0.2 - 0.5 * state)))
        state = (1 - update) * np.tanh(3 * given + 0.3 + reset * 0.25 * state) + update * state
        assert found == pytest.approx(state)


def test_what_stands_below_a_line_tells_of_it_too() -> None:
    """The same clues have other scores where the page goes on otherwise; unknown clues say nothing."""
    network = load()
    clues = [["bias", "label display"], ["bias", "label byline"], ["bias", "label text"]]
    alone, among = network.chain(clues[:1]).lines, network.chain(clues).lines
    assert among.shape == (3, len(TAGS))
    assert not np.allclose(alone[0], among[0])
    assert np.array_equal(among, network.chain([[*line, "never heard of"] for line in clues]).lines)
    assert network.chain([]).lines.shape == (0, len(TAGS))


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
    monkeypatch.setattr(recurrent, "CLUES_LEFT_OUT", 0.0)
    monkeypatch.setattr(recurrent, "UNITS_LEFT_OUT", 0.0)
    names, page = ["above", "below", "long"], [["above"], ["long", "below"], [], ["below"]]
    rows = {name: at for at, name in enumerate(names)}
    weights = recurrent.start(len(names), jax.random.PRNGKey(3))
    weights |= {"votes": jax.random.normal(jax.random.PRNGKey(4), weights["votes"].shape)}
    recurrent.write(tmp_path / "random.npz", [weights], rows)
    lesson = recurrent.lesson(page, [Tag.TEXT] * len(page), rows)
    theirs = recurrent.scores(weights, lesson.clues[np.newaxis], lesson.real[np.newaxis], jax.random.PRNGKey(5))
    ours = read(tmp_path / "random.npz").chain(page).lines
    assert np.allclose(ours, np.asarray(theirs)[0, : len(page)], atol=0.01)
