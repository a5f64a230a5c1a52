"""How well the edges of two lines fit: what the networks say, what is refused, and that what is trained is what is computed."""

from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from train import edges as training

from jianbao.errors import SettingRefused
from jianbao.ingest import continuation, edges


def fits(*texts: str) -> edges.Fits:
    """The vectors of lines."""
    return edges.load().look([continuation.load().symbols(text) for text in texts], continuation.load().unknown)


@pytest.mark.parametrize(
    ("before", "after", "other"),
    [
        ("做一条小筏子要十四", "张羊皮，先从脖子那里退出来", "车、救援车，快的慢的，都在排队"),
        ("他又从驾驶座后面拿出一把黑伞递给", "我，说：“先用着，下回上车再还。”", "化碳的排放量，同比下降两成"),
        ("家家戶戶把稻穀攤在門前曬", "場上，等太陽把它們一點一點烤乾", "員會主任在會上作了工作報告"),
    ],
)
def test_a_line_fits_what_goes_on_with_it(before: str, after: str, other: str) -> None:
    """A measure word wants its noun, a gift someone to take it; in either script."""
    found = fits(before, after, other)
    assert found.of(0)[1] > found.of(0)[2] + 2


def test_only_what_stands_at_the_cut_counts() -> None:
    """Ten characters on each side, spaces left out."""
    near = "记者日前从市水务局获悉"
    found = fits("很久以前" + near, "此前" + near, " ".join(near), "今年，全市", "今年，全市")
    assert found.of(0)[3] == pytest.approx(found.of(1)[4]) == pytest.approx(found.of(2)[3])
    assert found.of(0)[3] != pytest.approx(fits(near[:-1], "今年，全市").of(0)[1])
    assert fits().ends.shape == (0, fits(near).ends.shape[1])


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken"])
def test_a_damaged_file_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    """One line that names the file, no traceback."""
    path = tmp_path / "edges-of-lines.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingRefused, match=r"edges-of-lines\.npz"):
        edges.read(path)


def test_a_file_that_lacks_weights_is_refused(tmp_path: Path) -> None:
    """Half a file is no network."""
    np.savez(tmp_path / "half.npz", characters=np.zeros((3, 2)))
    with pytest.raises(SettingRefused, match=r"half\.npz"):
        edges.read(tmp_path / "half.npz")


def test_what_was_trained_is_what_is_computed(tmp_path: Path) -> None:
    """The program that trains and the one that reads have the same networks: random weights give the same fits."""
    lines = [[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], [9, 7, 9]]
    weights = training.start(10, jax.random.PRNGKey(1))
    for number, side in enumerate(("ends", "beginnings")):
        for part in ("bias", "alone"):
            name = f"{side} {part}"
            weights[name] = 0.3 * jax.random.normal(jax.random.PRNGKey(number), weights[name].shape)
    training.write(tmp_path / "random.npz", {name: np.array(array) for name, array in weights.items()})
    ours = edges.read(tmp_path / "random.npz").look(lines, unknown=99)
    last, first = edges.spell(lines)
    (left, goes_on), (right, continues) = (
        training.seen(weights, side, jnp.asarray(rows)) for side, rows in (("ends", last), ("beginnings", first))
    )
    theirs = np.asarray(left @ right.T + goes_on[:, np.newaxis] + continues)
    assert np.allclose(ours.ends @ ours.beginnings.T, theirs, atol=0.05)


def test_a_paragraph_is_cut_with_characters_on_both_sides() -> None:
    """Never at its edges, and what stands beyond them is not looked at."""
    text = training.numbered(["湖边小城清晨的码头上挑担的人一个接一个"])
    assert training.inside(text).tolist() == list(range(edges.REACH + 1, len(text) - edges.REACH - 1))
    cuts = training.Cuts([text, text, text])
    ends, beginnings = cuts.draw(unknown=1)
    assert len(ends) == len(beginnings) == training.BATCH
    assert (ends[:, -1] != edges.ABSENT).all()
    assert (beginnings[:, :2] != edges.ABSENT).all()


def test_what_nobody_can_read_fits_nothing() -> None:
    """Rare characters share one number: two lines of them are not alike for that."""
    found = fits("\U00020000\U00020001" * 10, "\U00020002\U00020003" * 10, "记者日前从市水务局获悉")
    assert found.of(0)[1] == found.of(0)[2] == found.of(2)[1] == 0
