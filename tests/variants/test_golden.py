"""The five seeds in both regions, reviewed: JIANBAO_REWRITE=1 writes them anew, and a person looks at the difference."""

import os
from pathlib import Path

import pytest

from jianbao.variants.convert import convert
from jianbao.variants.known import known_in
from jianbao.variants.script import Script

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = Path(__file__).with_name("golden")
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.mark.parametrize("script", [Script.TAIWAN, Script.HONG_KONG])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_the_seeds_read_as_reviewed(seed: Path, script: Script) -> None:
    text = seed.read_text(encoding="utf-8")
    known = known_in(text)
    found = "".join(f"{convert(line, script, known)}\n" for line in text.splitlines() if line.strip())
    golden = GOLDEN / f"{seed.stem[:3]}.{script}.txt"
    if os.environ.get("JIANBAO_REWRITE"):
        golden.write_text(found, encoding="utf-8")
    assert found.splitlines() == golden.read_text(encoding="utf-8").splitlines()
