"""The converter against the labelled seeds and the laid-out pages, judged by the public scorer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.eval.scoring import add_up
from tests.eval.sets import COMMAND, Bench, measure


@pytest.fixture(scope="module")
def records(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records that `jianbao extract` prints for the five seeds."""
    seeds = [str(path) for path in sorted((root / "seeds").glob("*.txt")) if not path.name.startswith("manifest")]
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    path.write_bytes(subprocess.run([*COMMAND, *seeds], capture_output=True, check=True).stdout)
    return path


def test_every_article_of_the_seeds_is_perfect(root: Path, records: Path) -> None:
    """26 articles found and right in every aspect, none besides, no character lost or made up."""
    command = [sys.executable, "tests/score.py", "tests/gold", str(records), "--seeds", "seeds"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    figures = dict(line.split(None, 1) for line in said.splitlines())
    assert figures["pages"].split() == ["5", "articles", "26", "found", "26", "extra", "0"]
    assert figures["perfect"].startswith("26 of    26"), said
    assert (figures["lost"], figures["made"]) == ("0", "0")


def test_records_come_in_the_order_of_the_seeds_with_the_keys_of_the_format(records: Path) -> None:
    """One line a seed, version 1."""
    pages = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    assert [page["seed"][:3] for page in pages] == ["000", "001", "002", "003", "004"]
    assert all(list(page)[:4] == ["version", "seed", "sha256", "encoding"] and page["version"] == 1 for page in pages)


def test_laid_out_pages_keep_their_floors(tmp_path: Path) -> None:
    """On the develop split the converter finds nine articles of ten, loses nothing, and joins nearly only what belongs together.

    The floors lie a little below what `make eval` printed when they were set (found 97.4 %, perfect 74.1 %, joins 99.5 %).
    """
    figures = add_up(measure("develop", Bench(build=tmp_path)).pages)
    assert figures.found >= 0.96 * figures.articles
    assert (figures.rate("perfect") or 0.0) >= 0.71
    assert sum(figures.joins) >= 0.98 * len(figures.joins)
    assert figures.lost == 0
