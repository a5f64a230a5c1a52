"""Train the tags of lines and the joins between them (tools/lexicon/tags-of-lines.npz): recurrent networks over the lines of a page.

    python -m train.tags build/train/varied-* build/train/trained-* build/train/plain-* --out tools/lexicon/tags-of-lines.npz

The folders are such as `python -m tests.eval.generate` writes them, made from the articles in `develop` and `train` with
seeds that no measurement uses. `make train` makes them and calls this; `--measure` leaves folders out and prints what the network
reads of them. recurrent.py has the network and how it learns.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import yaml

from jianbao.ingest import network, tagging
from jianbao.ingest.clues import clues, page_clues
from jianbao.ingest.continuation import load
from jianbao.ingest.lines import split_lines
from jianbao.ingest.order import guess
from jianbao.ingest.read import arrowed, label
from train import recurrent
from train.gold import tags_of, true_joins
from train.recurrent import Page


def examples(folder: Path) -> list[Page]:
    """The newspaper pages of a folder; web pages are read otherwise."""
    found = []
    model = load()
    for gold in sorted(folder.glob("gold/*.yml")):
        text = (folder / "read" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        spec = yaml.load(gold.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        by_line = tags_of(spec, text.split("\n"))
        pieces = label(split_lines(text)[0])
        page = page_clues(pieces, repeated=frozenset(), arrowed=arrowed(text))
        if page.single:
            continue
        guesses = guess(pieces)
        found.append(
            Page(
                texts=[piece.text for piece in pieces],
                sides=guesses.fits.side_by_side.astype(np.float16),
                choices=tagging.choices(pieces, page),
                clues=clues(pieces, guesses, page, model),
                tags=[by_line[piece.line] for piece in pieces],
                weights=guesses.weights,
                joins=true_joins(pieces, spec),
            )
        )
    return found


def train(data: list[Page], out: Path) -> None:
    """Write networks fitted to the pages."""
    rows = recurrent.known(data)
    lessons = [recurrent.lesson(page, rows) for page in data]
    members = [recurrent.fit(lessons, rows, say, seed=seed, reads=reads) for seed, reads in recurrent.MEMBERS.items()]
    recurrent.write(out, members, rows)


def say(line: str) -> None:
    """Tell how far it is, at once."""
    sys.stdout.write(line)
    sys.stdout.flush()


def accuracy(data: list[Page], model: network.Network) -> str:
    """Share of right tags, and the commonest mistakes."""
    wrong: Counter[str] = Counter()
    for page in data:
        found = tagging.best(
            tagging.narrowed(model.look(page.clues, page.texts, page.sides, page.weights).chain, page.choices)
        )
        wrong.update(f"{want}→{have}" for want, have in zip(page.tags, found, strict=True) if want != have)
    total = sum(len(page.tags) for page in data)
    worst = ", ".join(f"{pair} {count}" for pair, count in wrong.most_common(14))
    return f"{total - wrong.total()} of {total} tags right ({100 * (1 - wrong.total() / total):.2f} %); {worst}"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--measure", type=Path, nargs="*", default=[], metavar="FOLDER", help="pages to measure on")
    args = parser.parse_args()
    train([page for folder in args.folders for page in examples(folder)], args.out)
    if measured := [page for folder in args.measure for page in examples(folder)]:
        sys.stdout.write(f"{accuracy(measured, network.read(args.out))}\n")


if __name__ == "__main__":
    main()
