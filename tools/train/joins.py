"""Fit the weights of the evidence that one line continues another (tools/jianbao/ingest/join_weights.py).

    python -m tools.train.joins --pages build/train --out tools/jianbao/ingest/join_weights.py

`--pages` holds folders as `python -m tests.eval.generate` writes them (`read/*.txt`, `gold/*.yml`), made from the
develop split with seeds that no measurement uses. A logistic regression, fitted by stochastic gradient steps of
AdaGrad (Duchi, Hazan, Singer 2011) with a small L2 penalty; deterministic.
"""

import argparse
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from jianbao.ingest import evidence
from jianbao.ingest.continuation import load
from jianbao.ingest.lines import split_lines
from jianbao.ingest.order import can_continue, can_go_on
from jianbao.ingest.read import label

Example = tuple[dict[str, float], bool]
PENALTY = 1e-5
EPOCHS = 6
RATE = 0.3


def examples(folder: Path) -> Iterator[Example]:
    """Every pair of lines worth a thought on the pages of a folder, and whether gold joins it."""
    model = load()
    for gold in sorted(folder.glob("gold/*.yml")):
        text = (folder / "read" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        spec = yaml.safe_load(gold.read_text(encoding="utf-8"))
        true = {pair for article in spec["articles"] for block in article["body"] for pair in _pairs(block)}
        pieces = label(split_lines(text)[0])
        around = evidence.places(pieces), evidence.surfaces(pieces, model)
        for source in (piece for piece in pieces if can_go_on(piece, pieces)):
            for target in (piece for piece in pieces if piece is not source and can_continue(piece, model)):
                pair = (source.fragment.lines[-1], target.fragment.lines[0])
                yield evidence.features(source, target, around, model), pair in true


def _pairs(block: object) -> list[tuple[int, int]]:
    lines = block if isinstance(block, list) else next(iter(block.values())) if isinstance(block, dict) else []
    return list(zip(lines, lines[1:], strict=False)) if isinstance(lines, list) else []


def fit(data: list[Example]) -> dict[str, float]:
    """Weights by name."""
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    shuffler = random.Random(1)
    for _ in range(EPOCHS):
        shuffler.shuffle(data)
        for found, holds in data:
            odds = sum(weights[name] * value for name, value in found.items())
            error = holds - 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            if abs(error) < 1e-3:
                continue
            for name, value in found.items():
                step = error * value - PENALTY * weights[name]
                squares[name] += step * step
                weights[name] += RATE * step / math.sqrt(squares[name])
    return dict(weights)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    folders = sorted(path for path in args.pages.iterdir() if path.is_dir())
    data = [example for folder in folders for example in examples(folder)]
    joined = sum(holds for _, holds in data)
    weights = fit(data)
    loss = -sum(_log_likelihood(weights, example) for example in data) / len(data)
    print(f"{len(data)} pairs, {joined} joins; mean log loss {loss:.4f}")
    rows = "".join(f'    "{name}": {weights[name]:.3f},\n' for name in sorted(weights))
    args.out.write_text(
        '"""Weights of the evidence in evidence.py, in log-odds; made by tools/train/joins.py."""\n\n'
        f"WEIGHTS: dict[str, float] = {{\n{rows}}}\n",
        encoding="utf-8",
    )


def _log_likelihood(weights: dict[str, float], example: Example) -> float:
    found, holds = example
    odds = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return -math.log1p(math.exp(-odds if holds else odds))


if __name__ == "__main__":
    main()
