"""How many halves of texts find each other over two pages: `python -m tests.eval.halves`.

Each article of a split is cut in the middle of a sentence; three heads stand on page 1 of an issue, their tails in another
order on page 3. Pages with folios and without, both jump lines or only the first; then tails whose heads are not there.
Prints right, wrong and missed links, and how many of the wrong ones no doubt was raised about. Like the rest of the benchmark it asks the converter by its command only.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import Any

from tests.eval.library import ARTICLES, load_articles
from tests.eval.model import Article, Kind
from tests.eval.sets import COMMAND

ISSUE, SHORTEST = 3, 200
"""Articles of an issue that jump, and the characters that one must have."""
SURE = 0.9
"""A link below this is a doubt (J-002)."""
MARKS = "，。、；：？！“”"


@dataclass(frozen=True, slots=True)
class Halved:
    """An article cut in two."""

    slug: str
    head: list[str]
    tail: list[str]


@dataclass(frozen=True, slots=True)
class Way:
    """How pages are printed."""

    name: str
    folio: bool
    both: bool
    """Whether the second page has a jump line too."""
    heads: bool = True
    """Whether the first pages are there."""


WAYS = (
    Way("folios, both lines", folio=True, both=True),
    Way("folios, the first line only", folio=True, both=False),
    Way("no folios, both lines", folio=False, both=True),
    Way("no folios, the first line only", folio=False, both=False),
    Way("heads of other texts only", folio=False, both=True, heads=False),
)


def halved(article: Article, dice: random.Random) -> Halved | None:
    """Cut an article in a sentence of its second half; None where it is too short or no running text."""
    texts = [block.text for block in article.body if block.kind is Kind.PARAGRAPH]
    if len(texts) < 2 or len("".join(texts)) < SHORTEST or not article.title:
        return None
    at = len(texts) // 2
    text = texts[at]
    points = [i for i in range(len(text) // 4, 3 * len(text) // 4) if text[i - 1] not in MARKS and text[i] not in MARKS]
    if not points:
        return None
    cut = dice.choice(points)
    return Halved(article.slug, [*article.title, *texts[:at], text[:cut]], [text[cut:], *texts[at + 1 :]])


def pages(issue: list[Halved], day: int, way: Way) -> dict[str, str]:
    """The two pages of an issue by the names of their files."""
    front, third = [], []
    for half in issue:
        front += [*half.head, "（下转第三版）"]
    for half in reversed(issue):
        third += [*(["（上接第一版）"] if way.both else []), *half.tail]
    if way.folio:
        folio = f"滨河日报 2024年{1 + day // 28}月{1 + day % 28}日 星期一 第{{}}版"
        front, third = [folio.format(1), *front], [folio.format(3), *third]
    return {f"{day:03}a.txt": "\n\n".join(front), f"{day:03}b.txt": "\n\n".join(third)}


def judge(records: list[dict[str, Any]], halves: list[Halved], way: Way) -> tuple[int, int, int, int]:
    """Right, wrong and missed links, and those of the wrong ones that are not said to be in doubt."""
    articles = {one["id"]: one for record in records for one in record["articles"]}
    right = wrong = unsaid = 0
    for one in articles.values():
        for jump in one["jumps"]:
            if jump["direction"] == "to" and jump["article"]:
                same = _slugs(one, halves, "head") & _slugs(articles[jump["article"]], halves, "tail")
                right, wrong = right + bool(same), wrong + (not same)
                unsaid += not same and jump["score"] >= SURE
    return right, wrong, (len(halves) if way.heads else 0) - right, unsaid


def _slugs(article: dict[str, Any], halves: list[Halved], side: str) -> set[str]:
    text = "".join(block["text"] for block in article["blocks"])
    return {half.slug for half in halves if (half.head[-1] if side == "head" else half.tail[0]) in text}


def measure(halves: list[Halved], way: Way) -> tuple[int, int, int, int]:
    """Print the issues to files, have them read together, judge the links."""
    issues = [halves[at : at + ISSUE] for at in range(0, len(halves), ISSUE)]
    files: dict[str, str] = {}
    for day, issue in enumerate(issues):
        made = pages(issue, day, way)
        if not way.heads and day % 2:
            made.pop(f"{day:03}a.txt")
        elif not way.heads:
            made.pop(f"{day:03}b.txt")
        files |= made
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        paths = [str(path) for path in sorted(pathlib.Path(folder).glob("*.txt"))]
        done = subprocess.run([*COMMAND, *paths], capture_output=True, text=True, check=True)
    return judge([json.loads(line) for line in done.stdout.splitlines()], halves, way)


def main() -> None:
    """Both splits, every way."""
    for split in ("develop", "held"):
        dice = random.Random(1)  # noqa: S311 -- the same cuts each time
        halves = [half for one in load_articles(ARTICLES / split) if (half := halved(one, dice))]
        dice.shuffle(halves)
        for way in WAYS:
            right, wrong, missed, unsaid = measure(halves, way)
            sys.stdout.write(
                f"{split:8} {len(halves):3} texts, {way.name:32} right {right:3}  wrong {wrong:2} ({unsaid} not doubted)  missed {missed:3}\n"
            )


if __name__ == "__main__":
    main()
