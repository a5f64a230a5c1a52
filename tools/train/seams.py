"""Fit the weights of what tells a false seam of hard-wrapped lines (WEIGHTS in tools/jianbao/ingest/seams.py), and say how well they do.

    python -m train.seams build/train/plain-* build/train/varied-* build/train/trained-*

The folders are such as `python -m tests.eval.generate` writes them. A seam is a pair of lines of which the upper one is full; it is false if
gold does not join the two. The figures are of five folds over pages. `make train-seams` calls this.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from jianbao.ingest import seams
from jianbao.ingest.lines import may_go_on, split_lines
from jianbao.ingest.read import stands_alone
from jianbao.ingest.wrap import find_wrap
from train.fit import logistic
from train.gold import joined_lines

FOLDS = 5
CUTS = (-2.0, -1.0, -0.5, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Seam:
    """A pair of lines."""

    page: int
    signs: dict[str, float]
    is_false: bool


def of_page(number: int, gold: Path) -> Iterator[Seam]:
    """The seams of a page that nothing but their signs decides."""
    text = (gold.parent.parent / "read" / f"{gold.stem}.txt").read_text(encoding="utf-8")
    lines, _ = split_lines(text)
    wrap = find_wrap(lines)
    if not wrap:
        return
    page, first = seams.look(lines, wrap), True
    joined = joined_lines(yaml.load(gold.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    for at in range(len(lines) - 1):
        full = may_go_on(lines[at], lines[at + 1], wrap, stands_alone)
        if full and not page.is_whole(at):
            yield Seam(number, page.signs(at, first=first), (lines[at].number, lines[at + 1].number) not in joined)
        first = not full


def fit(data: list[Seam]) -> dict[str, float]:
    """Weights by sign."""
    signs = [sign for sign in data[0].signs if sign != "alone"]
    rows = [[float(seam.signs[sign]) for sign in signs] for seam in data]
    found = logistic(rows, [seam.is_false for seam in data])
    return dict(zip([*signs, "alone"], found, strict=True))


def odds(seam: Seam, weights: dict[str, float]) -> float:
    """Log-odds that a seam is false."""
    return sum(weights[sign] * value for sign, value in seam.signs.items())


def figures(data: list[Seam]) -> Iterator[str]:
    """How many false seams are cut above some log-odds, and how many right ones, by weights that never saw their pages."""
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([seam for seam in data if seam.page % FOLDS != fold])
        judged += [(odds(seam, weights), seam.is_false) for seam in data if seam.page % FOLDS == fold]
    false = sum(is_false for _, is_false in judged)
    yield f"{len({seam.page for seam in data})} wrapped pages, {len(data)} seams, {false} of them false\n"
    for cut in CUTS:
        above = [is_false for one, is_false in judged if one > cut]
        yield f"above {cut}: {sum(above)} of {false} false seams and {len(above) - sum(above)} right ones\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    golds = [gold for folder in parser.parse_args().folders for gold in sorted(folder.glob("gold/*.yml"))]
    data = [seam for number, gold in enumerate(golds) for seam in of_page(number, gold)]
    sys.stdout.writelines(figures(data))
    sys.stdout.writelines(f'    "{sign}": {weight:.2f},\n' for sign, weight in fit(data).items())


if __name__ == "__main__":
    main()
