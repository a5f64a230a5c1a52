"""Train the tags of lines (tools/lexicon/tags-of-lines.json): a conditional random field over the lines of a page.

    python -m train.tags build/train/varied-* build/train/trained-* build/train/plain-* --out tools/lexicon/tags-of-lines.json

The folders are such as `python -m tests.eval.generate` writes them, made from the articles in `develop` and `train` with
seeds that no measurement uses. Deterministic; prints the share of right tags on the pages of the last folder, which is left out of a
first training to measure it, then trains on all. `make train` does all of it.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
import yaml

from jianbao.ingest import tagging
from jianbao.ingest.clues import clues, page_clues
from jianbao.ingest.continuation import load
from jianbao.ingest.lines import split_lines
from jianbao.ingest.order import guess
from jianbao.ingest.pieces import Tag
from jianbao.ingest.read import arrowed, label
from train.gold import tags_of

L1, L2 = 1.0, 0.3
"""Every article stands on some twenty pages, so the lines are not as many as they seem. Of L1 from 0.1 to 20, 3 read most lines of unseen
articles of odd kinds right (92.0 % against 91.2 %), 0.1 those of ordinary ones (95.1 % against 94.3 %); 1 is between (counted once by hand)."""
ITERATIONS = 150
SMALLEST = 0.02


class Example(NamedTuple):
    """One page."""

    choices: list[tuple[Tag, ...]]
    clues: list[list[str]]
    tags: list[Tag]


def examples(folder: Path) -> list[Example]:
    """The newspaper pages of a folder; web pages are read otherwise."""
    found = []
    model = load()
    for gold in sorted(folder.glob("gold/*.yml")):
        text = (folder / "read" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        spec = yaml.load(gold.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        lines = text.split("\n")
        by_line = tags_of(spec, lines)
        pieces = label(split_lines(text)[0])
        page = page_clues(pieces, repeated=frozenset(), arrowed=arrowed(text))
        if page.single:
            continue
        tags = [by_line[piece.line] for piece in pieces]
        joins = guess(pieces)
        found.append(Example(tagging.choices(pieces, page), clues(pieces, joins, page, model), tags))
    return found


def train(data: list[Example]) -> tagging.Weights:
    """Weights of a conditional random field (Lafferty, McCallum, Pereira 2001), by CRFsuite's L-BFGS."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ITERATIONS, "feature.possible_transitions": True})
    for page in data:
        trainer.append(page.clues, [str(tag) for tag in page.tags])
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/model"
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        dump = tagger.info()
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (clue, tag), value in dump.state_features.items():
        weights[clue][tag] = round(value, 2)
    for (before, tag), value in dump.transitions.items():
        weights[f"after {before}"][tag] = round(value, 2)
    return {
        name: {tag: value for tag, value in sorted(row.items()) if abs(value) >= SMALLEST}
        for name, row in sorted(weights.items())
        if any(abs(value) >= SMALLEST for value in row.values())
    }


def accuracy(data: list[Example], weights: tagging.Weights) -> str:
    """Share of right tags, and the commonest mistakes."""
    wrong: defaultdict[tuple[str, str], int] = defaultdict(int)
    total = 0
    for page in data:
        for want, have in zip(page.tags, tagging.best(page.choices, page.clues, weights), strict=True):
            total += 1
            wrong[want, have] += want != have
    worst = sorted(((count, pair) for pair, count in wrong.items() if count), reverse=True)[:14]
    missed = sum(wrong.values())
    return f"{total - missed} of {total} tags right ({100 * (1 - missed / total):.2f} %); " + ", ".join(
        f"{w}→{h} {c}" for c, (w, h) in worst
    )


def mean(one: tagging.Weights, other: tagging.Weights) -> tagging.Weights:
    """The mean of two sets of weights; what one does not have counts as 0.

    >>> mean({"bias": {"T": 1.0}}, {"bias": {"T": 0.5, "P": 2.0}})
    {'bias': {'P': 1.0, 'T': 0.75}}
    """
    rows = {clue: (one.get(clue, {}), other.get(clue, {})) for clue in sorted(one.keys() | other.keys())}
    means = {
        clue: {
            tag: round((mine.get(tag, 0) + theirs.get(tag, 0)) / 2, 2) for tag in sorted(mine.keys() | theirs.keys())
        }
        for clue, (mine, theirs) in rows.items()
    }
    kept = {clue: {tag: value for tag, value in row.items() if abs(value) >= SMALLEST} for clue, row in means.items()}
    return {clue: row for clue, row in kept.items() if row}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="two at least: the last one measures")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mean-with", type=Path, metavar="FILE", help="take half of each weight from these")
    parser.add_argument("--measure-only", action="store_true", help="write the weights without the last folder")
    args = parser.parse_args()
    folders = [examples(path) for path in args.folders]
    first = train([page for folder in folders[:-1] for page in folder])
    sys.stdout.write(f"left out: {accuracy(folders[-1], first)}\n")
    if args.measure_only:
        args.out.write_text(json.dumps(first, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        return
    weights = train([page for folder in folders for page in folder])
    if args.mean_with:
        weights = mean(weights, json.loads(args.mean_with.read_text(encoding="utf-8")))
    sys.stdout.write(f"{sum(map(len, weights.values()))} weights of {len(weights)} clues\n")
    args.out.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
