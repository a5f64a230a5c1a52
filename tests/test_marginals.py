"""How sure the tagger was: probabilities of the very chain that gave the tags."""

from pathlib import Path

import pytest

from jianbao.ingest.marginals import marginals
from jianbao.ingest.read import Stages, read_stages
from jianbao.model import Role, Source
from jianbao.seeds import read_seed

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("0*.txt"))
PAPERS = [path for path in SEEDS if not path.name.startswith("004")]
"""Seed 004 is a web page: rules give its tags, the chain does not."""


def stages(path: Path) -> Stages:
    """What reading a sample seed makes."""
    source = read_seed(path, path.name)
    assert isinstance(source, Source)
    return read_stages(source)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem[:3])
def test_the_tags_that_were_given_are_likely_ones(path: Path) -> None:
    """Shares add up to 1, only allowed tags have one, and the tag of nearly every line is the likeliest."""
    made = stages(path)
    assert made.outlook is not None
    shares = marginals(made.labelled, made.outlook.chain, made.facts)
    assert all(abs(sum(found.values()) - 1) < 1e-9 for found in shares)
    tags = [piece.tag for piece in made.tagged]
    assert all(tag in found for tag, found in zip(tags, shares, strict=True))
    likeliest = sum(max(found, key=found.__getitem__) == tag for tag, found in zip(tags, shares, strict=True))
    assert likeliest >= 0.95 * len(tags)


def test_the_second_choice_of_a_join_is_a_line_of_the_seed() -> None:
    """The record names lines, never positions in a list of the converter's own."""
    named = 0
    for path in SEEDS:
        made = stages(path)
        numbers = {line.number for line in made.lines}
        blocks = [block for article in made.page.articles for block in article.blocks if block.role is Role.PARAGRAPH]
        seconds = {join.second for block in blocks for join in block.joins} - {None}
        assert seconds <= numbers
        named += len(seconds)
    assert named >= 10
