"""Fit the weights of the evidence that one line continues another (tools/jianbao/ingest/join_weights.py).

    python -m train.joins TAGGED build/train/plain-* --out tools/jianbao/ingest/join_weights.py

The folders are such as `python -m tests.eval.generate` writes them (`read/*.txt`, `gold/*.yml`), made with seeds that no
measurement uses. For every line that may have been cut the ways it can go on compete,
its ending there among them: a multinomial logistic regression, fitted by stochastic gradient steps of AdaGrad (Duchi,
Hazan, Singer 2011) with a small L2 penalty; deterministic. There are two tables, for lines judged alone and for lines with
their tags. `make train-joins` fits the first.
"""

import argparse
import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from jianbao.ingest import evidence, join_weights
from jianbao.ingest.continuation import load
from jianbao.ingest.lines import split_lines
from jianbao.ingest.order import can_continue, can_go_on
from jianbao.ingest.pieces import Piece
from jianbao.ingest.read import label
from train.gold import tags_of

Choice = tuple[list[dict[str, float]], int]
"""The evidence of each way a line can go on, its ending there first, and which is right."""
PENALTY = 1e-5
EPOCHS = 8
RATE = 0.3


def pages(folder: Path) -> Iterator[tuple[tuple[Piece, ...], dict[str, Any], list[str]]]:
    """The pieces of every page of a folder, its gold, its lines."""
    for gold in sorted(folder.glob("gold/*.yml")):
        text = (folder / "read" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        spec = yaml.load(gold.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        yield label(split_lines(text)[0]), spec, text.split("\n")


def choices(folder: Path, *, tagged: bool) -> Iterator[Choice]:
    """Every line that may have been cut on the pages of a folder, with all ways it can go on."""
    for pieces, spec, lines in pages(folder):
        true = {pair for article in spec["articles"] for block in article["body"] for pair in _pairs(block)}
        tags = tags_of(spec, lines)
        some = tuple(replace(one, tag=tags.get(one.line)) for one in pieces) if tagged else pieces
        yield from _of_page(some, true)


def _of_page(pieces: tuple[Piece, ...], true: set[tuple[int, int]]) -> Iterator[Choice]:
    model, page = load(), evidence.lie(pieces)
    targets = [piece for piece in pieces if can_continue(piece, page, model)]
    starts = {target.index: evidence.of_target(target, page, model) for target in targets}
    for source in (piece for piece in pieces if can_go_on(piece)):
        ways = [target for target in targets if target is not source]
        last = source.fragment.lines[-1]
        right = [at for at, target in enumerate(ways, 1) if (last, target.fragment.lines[0]) in true]
        end = evidence.of_source(source, page, model)
        found = []
        for target in ways:
            way = evidence.way(source, target, page)
            pair = evidence.of_pair(source, target, page, model, between=way)
            found.append(end | starts[target.index] | way | pair)
        yield [evidence.alone(source, page, model), *found], right[0] if right else 0


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


def figures(name: str, data: list[Choice], weights: Mapping[str, float]) -> str:
    """How well weights do on the data they were fitted to."""
    loss = -sum(math.log(chances(ways, weights)[right] + 1e-12) for ways, right in data) / len(data)
    hits = sum(max(range(len(ways)), key=chances(ways, weights).__getitem__) == right for ways, right in data)
    joins, share = sum(right > 0 for _, right in data), 100 * hits / len(data)
    return (
        f"{name}: {len(data)} open lines, {joins} of them go on; {share:.2f} % judged right; mean log loss {loss:.4f}\n"
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=("ALONE", "TAGGED"), help="for lines judged alone, or with their tags")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True, help="keeps the other table")
    args = parser.parse_args()
    data = [choice for folder in args.folders for choice in choices(folder, tagged=args.table == "TAGGED")]
    tables = {"ALONE": join_weights.ALONE, "TAGGED": join_weights.TAGGED, args.table: fit(data)}
    sys.stdout.write(figures(args.table, data, tables[args.table]))
    head = '"""Weights of the evidence in evidence.py, in log-odds; made by tools/train/joins.py."""\n'
    args.out.write_text(head + "".join(map(_as_code, tables, tables.values())), encoding="utf-8")


def _as_code(name: str, weights: Mapping[str, float]) -> str:
    rows = "".join(f'    "{key}": {weights[key]:.3f},\n' for key in sorted(weights))
    return f"\n{name}: dict[str, float] = {{\n{rows}}}\n"


if __name__ == "__main__":
    main()
