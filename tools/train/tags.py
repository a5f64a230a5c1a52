"""Train the tags of lines (tools/lexicon/tags-of-lines.json): a conditional random field over the lines of a page.

    python -m train.tags build/train/plain-* build/train/varied-* --out tools/lexicon/tags-of-lines.json

The folders are such as `python -m tests.eval.generate` writes them, made from the develop split with seeds that no
measurement uses. Deterministic; prints the share of right tags on the pages of the last folder, which is left out of a
first training to measure it, then trains on all. `make train` does all of it.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite
import yaml

from jianbao.ingest import tagging
from jianbao.ingest.clues import clues, page_clues
from jianbao.ingest.continuation import load
from jianbao.ingest.lines import split_lines
from jianbao.ingest.order import links
from jianbao.ingest.pieces import Tag
from jianbao.ingest.read import arrowed, label

L1, L2 = 0.1, 0.3
ITERATIONS = 150
SMALLEST = 0.02


class Example(NamedTuple):
    """One page."""

    choices: list[tuple[Tag, ...]]
    clues: list[list[str]]
    tags: list[Tag]


def gold_tags(spec: dict[str, Any]) -> dict[int, Tag]:
    """Line number → tag, from the labels of a page."""
    found: dict[int, Tag] = {}
    for number in spec.get("furniture") or []:
        found[number] = Tag.FURNITURE
    for number in spec.get("banners") or []:
        found[number] = Tag.RUBRIC
    for article in spec["articles"]:
        for key, tag in (
            ("column", Tag.RUBRIC),
            ("byline", Tag.BYLINE),
            ("meta", Tag.META),
            ("editor_lines", Tag.EDITOR),
        ):
            found |= dict.fromkeys(article.get(key) or [], tag)
        found |= dict.fromkeys(article.get("optional") or [], Tag.FURNITURE)
        first = True
        for block in article["body"]:
            role, lines = ("paragraph", block) if isinstance(block, list) else next(iter(block.items()))
            lines = lines if isinstance(lines, list) else [lines]
            if article.get("kind") == "photo" and role == "caption":
                role = "paragraph"
            tag = {
                "h": Tag.HEADING,
                "caption": Tag.CAPTION,
                "credit": Tag.CREDIT,
                "line": Tag.VERSE,
                "jump": Tag.JUMP,
            }.get(role, Tag.TEXT)
            found |= dict.fromkeys(lines, tag)
            if tag is Tag.TEXT and first:
                found[lines[0]], first = Tag.LEAD, False
    return found


def headline_tags(article: dict[str, Any], lines: list[str]) -> dict[int, Tag]:
    """Kicker, title and subtitle: the title is what the first accepted title holds."""
    numbers = article["headline"]
    if not numbers:
        return {}
    titles = ["".join(title.split()) for title in article.get("title") or []]
    texts = ["".join(lines[number - 1].split()) for number in numbers]
    title = next((t for t in titles), "")
    inside = [bool(text) and (text in title or title in text) for text in texts]
    if not any(inside):
        inside = [True] * len(texts)
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    return {n: Tag.KICKER if at < first else Tag.SUBTITLE if at > last else Tag.TITLE for at, n in enumerate(numbers)}


def examples(folder: Path) -> list[Example]:
    """The pages of a folder."""
    found = []
    model = load()
    for gold in sorted(folder.glob("gold/*.yml")):
        text = (folder / "read" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        spec = yaml.safe_load(gold.read_text(encoding="utf-8"))
        lines = text.split("\n")
        by_line = gold_tags(spec)
        for article in spec["articles"]:
            by_line |= headline_tags(article, lines)
        pieces = label(split_lines(text)[0])
        page = page_clues(pieces, repeated=frozenset(), arrowed=arrowed(text))
        tags = [by_line.get(piece.line, Tag.FURNITURE) for piece in pieces]
        joins = links(pieces)
        found.append(Example(tagging.choices(pieces, joins, page), clues(pieces, joins, page, model), tags))
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


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", help="two at least: the last one measures")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    folders = [examples(path) for path in args.folders]
    judged = accuracy(folders[-1], train([page for folder in folders[:-1] for page in folder]))
    sys.stdout.write(f"left out: {judged}\n")
    weights = train([page for folder in folders for page in folder])
    sys.stdout.write(f"{sum(map(len, weights.values()))} weights of {len(weights)} clues\n")
    args.out.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
