r"""Make tools/lexicon/words-of-captions.npz, the logit of `jianbao.ingest.web_words`, from lines whose role markup tells.

    python -m train.web_words LINES.jsonl… --apart PAGES… --out tools/lexicon/words-of-captions.npz

Each line of LINES.jsonl is {"role": "caption" | "heading" | "paragraph", "text": …, "outlet": …}: captions are what pages mark as such
(figcaption, classes, text of images in Markdown), headings what they mark as one or set in bold alone. No outlet counts more than 700 times
in a role. Lines that stand in PAGES are left out, since their labels are what `train/web_field.py` learns beside.

The committed file was fitted to 58,960 lines of 112 outlets that stood in public repositories; they are other people's texts and
are not here. With --without N every fourth outlet is left out and measured: how often a caption is ranked above a heading (the area under
the curve), and above a sentence. `fields.py` says how weights are fitted. One minute on two cores.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from jianbao.ingest.pieces import Tag
from jianbao.ingest.web_words import LONGEST, ROLES, clues, read
from train.fields import Example, Lesson, fit, known, write
from train.gold import web_pages

T = TypeVar("T")
LESSON = Lesson(
    tuple(map(str, ROLES)), rarest=4, epochs=8, batch=128, step=1e-2, left_out=0.4, shrink=1e-5, rounded=1, least=0.1
)
NAMES = {"paragraph": Tag.TEXT, "heading": Tag.HEADING, "caption": Tag.CAPTION}
MOST_OFTEN = 700
"""Lines of one role that an outlet gives."""
PARTS = 4
"""Outlets are dealt into so many parts, one of which can be left out."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A line, the role that markup gives it, and the outlet that printed it."""

    text: str
    role: Tag
    outlet: str


def marked(file: Path, apart: set[str]) -> list[Marked]:
    """The lines of a file that may count."""
    rows = (json.loads(row) for row in file.read_text(encoding="utf-8").split("\n") if row)
    found = (Marked(row["text"], NAMES[row["role"]], row["outlet"]) for row in rows)
    return [one for one in found if len(one.text) <= LONGEST and "".join(one.text.split()) not in apart]


def mixed(things: Iterable[T]) -> list[T]:
    """Things in an order of chance, the same each time."""
    ordered = list(things)
    return [ordered[at] for at in np.random.default_rng(0).permutation(len(ordered))]


def chosen(lines: Sequence[Marked]) -> list[Marked]:
    """Lines in an order of chance, each once in a role, of no outlet too many."""
    ordered = mixed(dict.fromkeys(lines))
    counts: Counter[tuple[str, Tag]] = Counter()
    found = []
    for line in ordered:
        counts[line.outlet, line.role] += 1
        if counts[line.outlet, line.role] <= MOST_OFTEN:
            found.append(line)
    return found


def part(outlet: str, outlets: Sequence[str]) -> int:
    """Which part an outlet is dealt into."""
    return outlets.index(outlet) % PARTS


def ranked(scores: Sequence[float], shown: Sequence[bool]) -> float:
    """The share of pairs of a caption and another line in which the caption has more (Mann, Whitney 1947).

    >>> ranked([3.0, 1.0, 2.0], [True, False, False])
    1.0
    """
    order = np.argsort(np.argsort(scores))
    own = order[np.array(shown)]
    return float((own.sum() - len(own) * (len(own) - 1) / 2) / (len(own) * (len(order) - len(own))))


def measured(path: Path, lines: Sequence[Marked]) -> tuple[float, float]:
    """How well captions are ranked above headings, and above sentences."""
    logit = read(path)
    rows = np.array([logit.logs([clues(line.text)])[0] for line in lines])
    roles = np.array([line.role for line in lines])

    def above(role: Tag) -> float:
        both = (roles == Tag.CAPTION) | (roles == role)
        odds = rows[:, ROLES.index(Tag.CAPTION)] - rows[:, ROLES.index(role)]
        return ranked(odds[both], roles[both] == Tag.CAPTION)

    return above(Tag.HEADING), above(Tag.TEXT)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", nargs="+", type=Path)
    parser.add_argument("--apart", nargs="*", type=Path, default=[], help="folders with pages/*.txt")
    parser.add_argument("--without", type=int, choices=range(PARTS), help="the part of the outlets to measure on")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pages = [page for folder in args.apart for page in web_pages(folder)]
    apart = {"".join(line.split()) for page in pages for line in page.read_text(encoding="utf-8").splitlines()} | {""}
    lines = [line for file in args.lines for line in marked(file, apart)]
    outlets = mixed(sorted({line.outlet for line in lines}))
    kept = [line for line in lines if part(line.outlet, outlets) != args.without]
    examples = [Example([clues(line.text)], [str(line.role)], [True]) for line in chosen(kept)]
    rows = known(examples, LESSON.rarest)
    write(args.out, fit(examples, rows, LESSON), rows, LESSON)
    sys.stdout.write(f"{len(examples)} lines of {len(outlets)} outlets\n")
    if args.without is not None:
        heading, told = measured(args.out, [line for line in lines if part(line.outlet, outlets) == args.without])
        sys.stdout.write(f"unseen outlets: above headings {heading:.3f}, above sentences {told:.3f}\n")


if __name__ == "__main__":
    main()
