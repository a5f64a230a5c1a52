"""Fit the weights of the evidence that one line continues another (tools/jianbao/ingest/join_weights.py).

    python -m train.joins build/train/plain-62[1-6] --out tools/jianbao/ingest/join_weights.py

The folders are such as `python -m tests.eval.generate` writes them (`read/*.txt`, `gold/*.yml`), made from the
develop split with seeds that no measurement uses. For every line that may have been cut the ways it can go on compete,
its ending there among them: a multinomial logistic regression, fitted by stochastic gradient steps of AdaGrad (Duchi,
Hazan, Singer 2011) with a small L2 penalty; deterministic. `make train` does all of it.
"""

import argparse
import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import yaml

from jianbao.ingest import evidence
from jianbao.ingest.continuation import load
from jianbao.ingest.lines import split_lines
from jianbao.ingest.order import can_continue, can_go_on
from jianbao.ingest.read import label

Choice = tuple[list[dict[str, float]], int]
"""The evidence of each way a line can go on, its ending there first, and which is right."""
PENALTY = 1e-5
EPOCHS = 8
RATE = 0.3


def choices(folder: Path) -> Iterator[Choice]:
    """Every line that may have been cut on the pages of a folder, with all ways it can go on."""
    model = load()
    for gold in sorted(folder.glob("gold/*.yml")):
        text = (folder / "read" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        spec = yaml.safe_load(gold.read_text(encoding="utf-8"))
        true = {pair for article in spec["articles"] for block in article["body"] for pair in _pairs(block)}
        pieces = label(split_lines(text)[0])
        around = evidence.places(pieces), evidence.surfaces(pieces)
        below = evidence.labels_below(pieces)
        targets = [piece for piece in pieces if can_continue(piece, model)]
        for source in (piece for piece in pieces if can_go_on(piece, pieces)):
            ways = [target for target in targets if target is not source]
            last = source.fragment.lines[-1]
            right = [at for at, target in enumerate(ways, 1) if (last, target.fragment.lines[0]) in true]
            found = [evidence.features(source, target, around, model) for target in ways]
            yield [evidence.alone(source, around[1], below, model), *found], right[0] if right else 0


def _pairs(block: object) -> list[tuple[int, int]]:
    lines = block if isinstance(block, list) else next(iter(block.values())) if isinstance(block, dict) else []
    return list(pairwise(lines)) if isinstance(lines, list) else []


def chances(ways: list[dict[str, float]], weights: Mapping[str, float]) -> list[float]:
    """The probability of each way a line can go on."""
    odds = [sum(weights.get(name, 0.0) * value for name, value in found.items()) for found in ways]
    top = max(odds)
    powers = [math.exp(one - top) for one in odds]
    total = sum(powers)
    return [power / total for power in powers]


def fit(data: list[Choice]) -> dict[str, float]:
    """Weights by name: multinomial logistic regression."""
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    shuffler = random.Random(1)  # noqa: S311 - an order of steps, not a secret
    for _ in range(EPOCHS):
        shuffler.shuffle(data)
        for ways, right in data:
            for at, (chance, found) in enumerate(zip(chances(ways, weights), ways, strict=True)):
                error = (at == right) - chance
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
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    data = [choice for folder in args.folders for choice in choices(folder)]
    weights = fit(data)
    loss = -sum(math.log(chances(ways, weights)[right] + 1e-12) for ways, right in data) / len(data)
    hits = sum(max(range(len(ways)), key=chances(ways, weights).__getitem__) == right for ways, right in data)
    joins, share = sum(right > 0 for _, right in data), 100 * hits / len(data)
    said = f"{len(data)} open lines, {joins} of them go on; {share:.2f} % judged right; mean log loss {loss:.4f}\n"
    sys.stdout.write(said)
    rows = "".join(f'    "{name}": {weights[name]:.3f},\n' for name in sorted(weights))
    args.out.write_text(
        '"""Weights of the evidence in evidence.py, in log-odds; made by tools/train/joins.py."""\n\n'
        f"WEIGHTS: dict[str, float] = {{\n{rows}}}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
