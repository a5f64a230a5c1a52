"""Fit the weights of the evidence that one line continues another (tools/jianbao/ingest/join_weights.py).

    python -m train.joins build/train/plain-* --out tools/jianbao/ingest/join_weights.py

The folders are such as `python -m tests.eval.generate` writes them (`read/*.txt`, `gold/*.yml`), made with seeds that no
measurement uses. For every line that may have been cut the ways it can go on compete,
its ending there among them: a multinomial logistic regression, fitted by stochastic gradient steps of AdaGrad (Duchi,
Hazan, Singer 2011) with a small L2 penalty; deterministic. `make train-joins` calls this.
"""

import argparse
import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from jianbao.ingest import evidence
from jianbao.ingest.continuation import load
from jianbao.ingest.lines import split_lines
from jianbao.ingest.order import can_continue, can_go_on
from jianbao.ingest.pieces import Piece
from jianbao.ingest.read import label
from train.gold import true_joins

Choice = tuple[list[dict[str, float]], int]
"""The evidence of each way a line can go on, its ending there first, and which is right."""
PENALTY = 1e-5
EPOCHS = 8
RATE = 0.3


def choices(folder: Path) -> Iterator[Choice]:
    """Every line that may have been cut on the pages of a folder, with all ways it can go on."""
    for gold in sorted(folder.glob("gold/*.yml")):
        text = (folder / "read" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        spec = yaml.load(gold.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        pieces = label(split_lines(text)[0])
        yield from _of_page(pieces, true_joins(pieces, spec))


def _of_page(pieces: tuple[Piece, ...], true: set[tuple[int, int]]) -> Iterator[Choice]:
    model = load()
    page = evidence.lie(pieces, model)
    targets = [piece for piece in pieces if can_continue(piece, page, model)]
    starts = {target.index: evidence.of_target(target, page, model) for target in targets}
    for source in (piece for piece in pieces if can_go_on(piece)):
        ways = [target for target in targets if target is not source]
        right = [at for at, target in enumerate(ways, 1) if (source.index, target.index) in true]
        end, fits = evidence.of_source(source, page, model), evidence.edges_of(source, page)
        found = []
        for target in ways:
            way = evidence.way(source, target, page)
            pair = evidence.of_pair(source, target, page, model, between=way)
            found.append(end | starts[target.index] | way | {"edges": fits[target.index]} | pair)
        yield [evidence.alone(source, page, model), *found], right[0] if right else 0


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


def figures(data: list[Choice], weights: Mapping[str, float]) -> str:
    """How well weights do on the data they were fitted to."""
    loss = -sum(math.log(chances(ways, weights)[right] + 1e-12) for ways, right in data) / len(data)
    hits = sum(max(range(len(ways)), key=chances(ways, weights).__getitem__) == right for ways, right in data)
    joins, share = sum(right > 0 for _, right in data), 100 * hits / len(data)
    return f"{len(data)} open lines, {joins} of them go on; {share:.2f} % judged right; mean log loss {loss:.4f}\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    data = [choice for folder in args.folders for choice in choices(folder)]
    weights = fit(data)
    sys.stdout.write(figures(data, weights))
    rows = "".join(f'    "{key}": {weights[key]:.3f},\n' for key in sorted(weights))
    head = '"""Weights of the evidence in evidence.py, in log-odds; made by tools/train/joins.py."""\n'
    args.out.write_text(f"{head}\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
