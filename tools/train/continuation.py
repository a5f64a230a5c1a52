r"""Make tools/lexicon/continuation.bin, the table of `jianbao.ingest.continuation`, and print how good it is.

Counted, and only counted: the table holds no sentence.

- DuckBurnIncense/xin-wen-lian-bo on GitHub, commit ae8d591d (2026-08-22), folder news/: the transcripts of an evening
  newscast, 2022 to 2026. MIT licence, copyright (c) 2022 DuckBurnIncense.
- fxsjy/jieba on GitHub, commit 67fa2e36 (2020-02-15), extra_dict/dict.txt.small: 110,000 words with frequencies. MIT
  licence, copyright (c) 2013 Sun Junyi.
- lm_sc.arpa of 2022-08-10 in the source package libime 1.0.16 of Debian (data/lm_sc.arpa-20220810.tar.xz): probabilities of
  one to three words in general Chinese. LGPL 2.1 or later, copyright (c) 2015-2022 CSSlayer. It makes up for what a
  newscast never says: essays, shops, families.

    python -m train.continuation train NEWS --words dict.txt.small --arpa lm_sc.arpa \
        --source "github.com/DuckBurnIncense/xin-wen-lian-bo, MIT, copyright 2022 DuckBurnIncense" \
        --source "github.com/fxsjy/jieba, extra_dict/dict.txt.small, MIT, copyright 2013 Sun Junyi" \
        --source "Debian source package libime 1.0.16, lm_sc.arpa, LGPL-2.1-or-later, copyright 2015-2022 CSSlayer"
    python -m train.continuation measure tests/eval/articles/develop

The same input and the same OpenCC (for Traditional characters) give the same bytes. Three minutes, two gigabytes of memory.

The task: pages of 6 to 10 articles; in three of five a paragraph is cut anywhere, in words too; the rest of the article
follows at once, sometimes after a caption, or after one or two other articles. Which of all later lines, titles
and bylines among them, goes on? Share of cut lines whose continuation scores highest / is assigned when every line is
used at most once:

                                    held-out news                      benchmark's develop articles (none counted)
                                    next line      further             next line      further
    score                           0.829 / 0.857  0.817 / 0.832       0.568 / 0.559  0.509 / 0.508
    score + distance                0.989 / 0.993  0.748 / 0.766       0.934 / 0.940  0.367 / 0.370
    score + kinship                 0.862 / 0.887  0.846 / 0.866       0.579 / 0.579  0.517 / 0.519
    score + kinship + distance      0.989 / 0.995  0.788 / 0.799       0.934 / 0.938  0.397 / 0.400
    AUC, right at 0, log loss       0.978  0.930  0.181                0.918  0.834  0.365

Roles (title, byline, caption) and lines that read as paragraph starts are not taken out here, as a page reader does. On
other texts the score is surer than it should be: their best slope is 0.8 to 0.9. Counted and found of little use: n-grams
of five, statutes (16 million characters), THUOCL's word lists, the start of words as a mark of its own.
"""

import json
import math
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from jianbao.ingest.continuation import Continuation, Weights
from jianbao.ingest.ngrams import Table
from train.arpa import read_arpa
from train.corpus import read_texts, read_words
from train.fit import area, logistic
from train.pages import Page, make_pages
from train.table import Counts, count, fill, prune, scale, serialise, simplified_pairs

HELD_OUT: Final = 0.08
"""Share of the files, the last by name, that is not counted; half of their pages calibrate, half are measured."""
PAGES: Final = 500
NEXT_LINE: Final = 2.0
DECAY: Final = 0.7
"""Log-odds for the line right after, and what each e-fold of the way costs; half the joins of the pages are with the next line."""

FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)
TABLE: Final = Path("tools/lexicon/continuation.bin")

Judge = Callable[[str, str], float]


def build(counts: Counts, sources: Sequence[str]) -> tuple[dict[str, Any], bytes]:
    """The header, weights still missing, and the cells."""
    grams = prune(counts)
    levels = scale(max(grams.values()))
    old, new = simplified_pairs()
    header = {
        "sources": list(sources),
        "symbols": counts.symbols,
        "counts": counts.singles,
        "total": counts.total,
        "levels": levels,
        "traditional": old,
        "simplified": new,
    }
    return header, fill(grams, levels)


def opened(header: dict[str, Any], cells: bytes) -> Continuation:
    """A model not yet calibrated."""
    plain = Weights((1.0, -1.0, -1.0, 0.0), (1.0, 0.0), (1.0, 0.0), (1.0, 0.0))
    weights = {"score": plain.score, "opens": plain.opens, "closes": plain.closes, "kinship": plain.kinship}
    return Continuation(Table(serialise(header | {"weights": weights}, cells)))


def pairs(pages: Sequence[Page]) -> Iterator[tuple[str, str, bool]]:
    """True pairs and as many false ones: half a cut line with another later line, half a whole line with the next."""
    chance = random.Random(2)  # noqa: S311 - a sample, not a secret
    for page in pages:
        lines, tails = page.lines, set(page.joins.values())
        whole = [place for place in range(len(lines) - 1) if place not in page.joins and place + 1 not in tails]
        for head, tail in page.joins.items():
            yield lines[head], lines[tail], True
            others = [place for place in range(head + 1, len(lines)) if place != tail]
            if others and chance.random() < 0.5:
                yield lines[head], lines[chance.choice(others)], False
            else:
                place = chance.choice(whole)
                yield lines[place], lines[place + 1], False


def calibrate(model: Continuation, pages: Sequence[Page]) -> dict[str, list[float]]:
    """Weights that turn the model's sums into log-odds."""
    sample = list(pairs(pages))
    hits = [hit for _, _, hit in sample]
    edges = list(_edges(pages))
    fits = {
        "score": logistic([model.features(before, after) for before, after, _ in sample], hits),
        "opens": logistic(
            [(model.opens(text),) for start, text, _ in edges if start], [hit for start, _, hit in edges if start]
        ),
        "closes": logistic(
            [(model.closes(text),) for start, text, _ in edges if not start],
            [hit for start, _, hit in edges if not start],
        ),
    }
    fits["kinship"] = _fit_kinship(model, fits["score"], pages)
    return {name: [round(weight, 4) for weight in fit] for name, fit in fits.items()}


def _edges(pages: Sequence[Page]) -> Iterator[tuple[bool, str, bool]]:
    """Starts and ends of lines: is it a start, the line, does a paragraph start or end there?"""
    for page in pages:
        for head, tail in page.joins.items():
            yield True, page.lines[head], True
            yield True, page.lines[tail], False
            yield False, page.lines[tail], True
            yield False, page.lines[head], False


def _fit_kinship(model: Continuation, weights: Sequence[float], pages: Sequence[Page]) -> list[float]:
    """What an overlap is worth beside a score; a later line of a page that shares nothing is the zero point."""
    rows, hits = [], []
    for page in pages:
        for head, tail in page.joins.items():
            for place in range(head + 1, len(page.lines)):
                before, after = page.lines[head], page.lines[place]
                sums = zip(weights, (*model.features(before, after), 1.0), strict=True)
                rows.append((sum(weight * value for weight, value in sums), model.overlap(before, after)))
                hits.append(place == tail)
    score, overlap, _ = logistic(rows, hits)
    return [overlap / score, 0.0]


def report(model: Continuation, pages: Sequence[Page]) -> None:
    """Print the figures of pages the model has not seen."""
    sample = list(pairs(pages))
    scores = [model.score(before, after) for before, after, _ in sample]
    hits = [score for score, (_, _, hit) in zip(scores, sample, strict=True) if hit]
    misses = [score for score, (_, _, hit) in zip(scores, sample, strict=True) if not hit]
    right = sum(score > 0 for score in hits) + sum(score <= 0 for score in misses)
    loss = sum(math.log1p(math.exp(-score)) for score in hits) + sum(math.log1p(math.exp(score)) for score in misses)
    click.echo(
        f"pairs: {len(sample)}, AUC {area(hits, misses):.4f}, right {right / len(sample):.3f}, log loss {loss / len(sample):.3f}"
    )
    judges: list[tuple[str, Judge]] = [
        ("score", model.score),
        ("score + kinship", lambda before, after: model.score(before, after) + model.kinship(before, after)),
    ]
    for name, judge in judges:
        for title, near in (("", 0.0), (" + distance", 1.0)):
            click.echo(f"{name + title:32s}" + ranking(judge, pages, near=near))


def ranking(judge: Judge, pages: Sequence[Page], *, near: float) -> str:
    """Share of cut lines whose true continuation is found: alone, and with every line used at most once."""
    found = {True: [0, 0, 0], False: [0, 0, 0]}
    for page in pages:
        table = {head: _row(judge, page, head, near) for head in page.joins}
        assigned = _assign(table)
        for head, tail in page.joins.items():
            row = found[tail == head + 1]
            row[0] += max(table[head], key=table[head].__getitem__) == tail
            row[1] += assigned.get(head) == tail
            row[2] += 1
    parts = [f"{name} {row[0] / row[2]:.3f} / {row[1] / row[2]:.3f}" for name, row in _named(found)]
    return "  ".join(parts)


def _named(found: dict[bool, list[int]]) -> list[tuple[str, list[int]]]:
    both = [one + other for one, other in zip(found[True], found[False], strict=True)]
    return [("next line", found[True]), ("further", found[False]), ("all", both)]


def _row(judge: Judge, page: Page, head: int, near: float) -> dict[int, float]:
    """The score of every later line as the continuation of one."""
    lines = page.lines
    way = {
        place: (NEXT_LINE if place == head + 1 else 0.0) - DECAY * math.log(place - head)
        for place in range(head + 1, len(lines))
    }
    return {place: judge(lines[head], lines[place]) + near * extra for place, extra in way.items()}


def _assign(table: dict[int, dict[int, float]]) -> dict[int, int]:
    """The best pairs first; no line goes on twice or is gone on from twice."""
    ranked = sorted(((score, head, tail) for head, row in table.items() for tail, score in row.items()), reverse=True)
    assigned, used = dict[int, int](), set[int]()
    for _, head, tail in ranked:
        if head not in assigned and tail not in used:
            assigned[head] = tail
            used.add(tail)
    return assigned


@click.group()
def main() -> None:
    """Make and measure the table of continuations."""


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--words", type=FILE, required=True, help="a list of words and counts")
@click.option("--arpa", type=FILE, required=True, help="a model of sequences of words in ARPA format")
@click.option("--source", multiple=True, help="a source and its licence, for the header")
@click.option("--out", type=click.Path(path_type=Path), default=TABLE)
def train(folder: Path, source: tuple[str, ...], out: Path, **lists: Path) -> None:
    """Count the texts of FOLDER, calibrate and measure on its last files, write the table."""
    texts = read_texts(folder)
    names = sorted({text.source for text in texts})
    held = set(names[int(len(names) * (1 - HELD_OUT)) :])
    paragraphs = [paragraph for text in texts if text.source not in held for paragraph in text.paragraphs]
    counts = count(paragraphs, read_arpa(lists["arpa"], read_words(lists["words"])))
    click.echo(f"counted {counts.total} characters, {len(counts.grams)} n-grams")
    header, cells = build(counts, source)
    pages = list(make_pages([text for text in texts if text.source in held], PAGES, 1))
    header["weights"] = calibrate(opened(header, cells), pages[: PAGES // 2])
    out.write_bytes(serialise(header, cells))
    click.echo(f"wrote {out}: {out.stat().st_size} bytes; weights {json.dumps(header['weights'])}")
    report(Continuation(Table(out.read_bytes())), pages[PAGES // 2 :])


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--table", type=click.Path(exists=True, path_type=Path), default=TABLE)
def measure(folder: Path, table: Path) -> None:
    """Measure a table on pages made from the texts of FOLDER, which it must not have counted."""
    report(Continuation(Table(table.read_bytes())), list(make_pages(read_texts(folder), PAGES // 2, 3)))


if __name__ == "__main__":
    main()
