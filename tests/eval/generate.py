"""Make one split of the benchmark: page dumps with their gold.

    python -m tests.eval.generate --split develop --seed 1 --out build/eval/develop

writes `<page>.txt` (the dumps, some of them GB18030 or Big5), `gold/<page>.yml` in the format of the labelled
seeds, and `read/<page>.txt`: the same lines in UTF-8 as a careful reader reads them, without what repairs undo.
The scorer reads seeds as UTF-8 and compares with gold through the text of their lines, so give it
`--seeds build/eval/develop/read`.
"""

import argparse
import pathlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from tests.eval.dump import Dump, print_page
from tests.eval.library import ARTICLES, load_articles
from tests.eval.model import Article, Dice
from tests.eval.newspaper import newspaper_page
from tests.eval.web import web_page

SIZES = {"develop": (60, 20), "held": (40, 12)}
"""Newspaper pages and web pages of each split."""
ARTICLES_A_PAGE = (3, 4, 4, 5, 5, 5, 6, 6, 7, 8, 9)
"""Issue 3 has 244 articles on 48 newspaper pages: five on the average."""
SMALLEST_DECK = 3
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The C one where it was built: gold takes ten times as long without it."""
SEED = 1


class Deck:
    """Articles of one script, dealt in random order; none comes again before all came, none twice on a page."""

    def __init__(self, articles: Sequence[Article], dice: Dice) -> None:
        self.articles = list(articles)
        self.dice = dice
        self._rest: list[Article] = []

    def deal(self, count: int) -> list[Article]:
        """Some different articles."""
        hand: list[Article] = []
        while len(hand) < min(count, len(self.articles)):
            if not self._rest:
                self._rest = self.dice.sample(self.articles, len(self.articles))
            hand += [card] if (card := self._rest.pop()) not in hand else []
        return hand


def make_split(split: str, seed: int = SEED, *, folder: pathlib.Path | None = None) -> Iterator[Dump]:
    """Every page of a split, the same for the same seed."""
    articles = load_articles(folder or ARTICLES / split)
    dice = Dice(f"{split} {seed}")
    decks = {script: Deck([a for a in articles if a.script == script], dice) for script in ("hans", "hant")}
    news, web = SIZES[split]
    for number in range(news):
        deck = decks["hant" if _big_enough(decks["hant"]) and dice.happens("traditional") else "hans"]
        name = f"n{number:03}_{split}{seed}"
        yield print_newspaper(name, deck.deal(dice.pick(ARTICLES_A_PAGE)))
    for number in range(web):
        deck = decks["hant" if decks["hant"].articles and dice.happens("traditional") else "hans"]
        yield print_web(f"w{number:03}_{split}{seed}", deck.deal(1)[0])


def print_newspaper(name: str, articles: Sequence[Article]) -> Dump:
    """One newspaper page; its name is its seed."""
    dice = Dice(name)
    return print_page(newspaper_page(name, articles, dice), dice)


def print_web(name: str, article: Article) -> Dump:
    """One web page; its name is its seed."""
    dice = Dice(name)
    return print_page(web_page(name, article, dice), dice)


def _big_enough(deck: Deck) -> bool:
    return len(deck.articles) >= SMALLEST_DECK


def write_split(dumps: Iterator[Dump], out: pathlib.Path) -> list[pathlib.Path]:
    """Write the pages of a split in place of those of an earlier run, and say which files are the dumps."""
    for folder in ("gold", "read"):
        shutil.rmtree(out / folder, ignore_errors=True)
        (out / folder).mkdir(parents=True)
    for old in out.glob("[nw][0-9][0-9][0-9]_*.txt"):
        old.unlink()
    return [write_dump(dump, out) for dump in dumps]


def write_dump(dump: Dump, out: pathlib.Path) -> pathlib.Path:
    """Write one page: the dump, the text a reader reads, the gold."""
    path = out / f"{dump.name}.txt"
    path.write_bytes(dump.data)
    (out / "read" / path.name).write_text(dump.read, encoding="utf-8", newline="\n")
    gold = yaml.dump(dump.gold, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=120)
    (out / "gold" / f"{dump.name}.yml").write_text(gold, encoding="utf-8", newline="\n")
    return path


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=sorted(SIZES), default="develop")
    parser.add_argument("--seed", type=int, default=SEED, help="another number lays the articles out differently")
    parser.add_argument("--articles", type=pathlib.Path, help="another folder of articles")
    parser.add_argument("--out", type=pathlib.Path, help="default: build/eval/SPLIT")
    args = parser.parse_args()
    out = args.out or pathlib.Path("build/eval") / args.split
    paths = write_split(make_split(args.split, args.seed, folder=args.articles), out)
    sys.stdout.write(f"{len(paths)} pages in {out}\n")


if __name__ == "__main__":
    main()
