"""Histories of an archive, made at random: no edit lost, nothing twice, no address moved, conflicts told where they are."""

from pathlib import Path

import pytest

from tests.simulation.history import play

IN_THE_SUITE = 16
"""`make simulate` plays 300."""


@pytest.mark.parametrize("seed", range(IN_THE_SUITE))
def test_nothing_is_lost_in_a_history(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits of every kind, better conversions, other seeds, killed runs; everything is checked after each round."""
    world = play(tmp_path, seed, monkeypatch)
    assert len(world.files()) > 1
