"""The three sets of pages that are measured: where each comes from, and how the converter is run on it."""

import pathlib
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.eval import generate, scoring

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "eval"
COMMAND = (str(pathlib.Path(sys.executable).with_name("jianbao")), "extract")
"""The converter as people run it; nothing of it is imported here."""
NAMES = ("seeds", "develop", "held")


@dataclass(frozen=True, slots=True)
class Measured:
    """One set of pages after the converter ran."""

    name: str
    pages: list[scoring.PageVerdict]
    seconds: float
    characters: int
    complaints: str
    """What the converter said on standard error."""
    exit_code: int


@dataclass(frozen=True, slots=True)
class Bench:
    """How sets are measured: by which converter, with which layout, in which folder."""

    command: tuple[str, ...] = COMMAND
    seed: int = generate.SEED
    build: pathlib.Path = BUILD


def measure(name: str, bench: Bench) -> Measured:
    """Make a set if it has to be made, run the converter on it and judge what it prints."""
    dumps, gold, read = _inputs(name, bench)
    started = time.monotonic()
    command = [*bench.command, *map(str, dumps)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    seconds = time.monotonic() - started
    records = bench.build / f"{name}.jsonl"
    records.write_text(run.stdout, encoding="utf-8")
    pages = scoring.judge_pages(gold, scoring.read_records(records), read)
    characters = sum(len(line) for page in pages for line in page.lines)
    return Measured(name, pages, seconds, characters, run.stderr, run.returncode)


def _inputs(name: str, bench: Bench) -> tuple[list[pathlib.Path], pathlib.Path, pathlib.Path]:
    """The dumps of a set, its gold, and the text the scorer reads."""
    bench.build.mkdir(parents=True, exist_ok=True)
    if name == "seeds":
        return sorted((ROOT / "seeds").glob("*.txt")), ROOT / "tests" / "gold", ROOT / "seeds"
    out = bench.build / name
    return generate.write_split(generate.make_split(name, bench.seed), out), out / "gold", out / "read"
