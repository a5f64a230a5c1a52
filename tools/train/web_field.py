r"""Make tools/lexicon/tags-of-web-lines.npz, the conditional random field of `jianbao.ingest.web_field`, from labelled web pages.

    python -m train.web_field PAGES… --out tools/lexicon/tags-of-web-lines.npz

Each folder holds pages/*.txt and gold/*.yml in the form of tests/gold. The committed file was fitted to 817 pages of some four hundred sites that stood
in public repositories (test pages of extractors, saved pages of spiders and of sites); they are other people's texts and are not here,
and the file holds no sentence of them.

`fields.py` says how. Two minutes on one core.
"""

import argparse
import sys
from pathlib import Path

import yaml

from jianbao.ingest.lines import split_lines
from jianbao.ingest.pieces import Tag
from jianbao.ingest.read import label
from jianbao.ingest.web_field import OF_TEXT, ROLES, clues, read
from jianbao.ingest.web_page import judged
from train.fields import Example, Lesson, fit, known, write
from train.gold import gold_tags, web_pages

LESSON = Lesson(tuple(map(str, ROLES)), rarest=3, epochs=40, batch=8, step=2e-2, left_out=0.4, shrink=2e-4, least=0.05)


def examples(folder: Path) -> list[Example]:
    """The pages of a folder that have a text."""
    found = (example(path, folder / "gold" / f"{path.stem}.yml") for path in web_pages(folder))
    return [one for one in found if one]


def example(text: Path, gold: Path) -> Example | None:
    """A page with its labels; None where the rules find no text on it."""
    spec = yaml.load(gold.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    pieces = label(split_lines(text.read_text(encoding="utf-8"))[0])
    page, found = judged(pieces)
    if not found:
        return None
    right = gold_tags(spec)
    free = {number for article in spec["articles"] for number in article.get("optional") or []}
    tags = [next((right[at] for at in piece.fragment.lines if at in right), Tag.FURNITURE) for piece in pieces]
    counts = [not free.intersection(piece.fragment.lines) for piece in pieces]
    return Example(clues(page, found), [str(OF_TEXT.get(tag, Tag.FURNITURE)) for tag in tags], counts)


def whole(pages: list[Example], path: Path) -> tuple[int, int]:
    """How many pages have all roles right, and how many there are."""
    field = read(path)
    told = [(page, field.logs(page.clues).argmax(axis=1)) for page in pages]
    right = [
        all(own == ROLES[said] for own, said, counts in zip(page.roles, got, page.counts, strict=True) if counts)
        for page, got in told
    ]
    return sum(right), len(right)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[], help="folders that are only measured")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pages = [one for folder in args.pages for one in examples(folder)]
    rows = known(pages, LESSON.rarest)
    write(args.out, fit(pages, rows, LESSON), rows, LESSON)
    for name, told in (("learnt from", pages), ("unseen", [one for folder in args.test for one in examples(folder)])):
        right, count = whole(told, args.out)
        sys.stdout.write(f"{name}: {right} of {count} pages whole\n")


if __name__ == "__main__":
    main()
