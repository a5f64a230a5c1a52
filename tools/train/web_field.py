r"""Make tools/lexicon/tags-of-web-lines.npz, the conditional random field of `jianbao.ingest.web_field`, from labelled web pages.

    python -m train.web_field PAGES… --out tools/lexicon/tags-of-web-lines.npz

Each folder holds pages/*.txt and gold/*.yml in the form of tests/gold. The committed file was fitted to 514 pages of some three hundred sites that stood
in public repositories (test pages of extractors, saved pages of spiders and of sites); they are other people's texts and are not here,
and the file holds no sentence of them.

The loss is minus the log-probability of the right roles of a page, lines that may as well be kept as dropped left open. Clues are left
out at random (Srivastava et al. 2014), steps are Adam's (Kingma, Ba 2015), their length falls off as a cosine. Two minutes on one core.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import yaml

from jianbao.ingest.lines import split_lines
from jianbao.ingest.pieces import Tag
from jianbao.ingest.read import label
from jianbao.ingest.web_field import OF_TEXT, ROLES, clues, read
from jianbao.ingest.web_page import judged
from train.gold import gold_tags, web_pages

RAREST = 3
"""A clue met less often is worth no row."""
EPOCHS, BATCH, STEP = 40, 8, 2e-2
LEFT_OUT, SHRINK = 0.4, 2e-4
ROUNDED = 32
"""Pages are padded to multiples of so many lines."""

Weights = dict[str, jax.Array]


@dataclass(frozen=True)
class Example:
    """A page: the clues of its lines, their roles, and which of them count."""

    clues: list[list[str]]
    roles: list[Tag]
    counts: list[bool]


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
    return Example(clues(page, found), [OF_TEXT.get(tag, Tag.FURNITURE) for tag in tags], counts)


def known(pages: list[Example]) -> dict[str, int]:
    """The rows of the clues that are met often enough; row 0 is that of none."""
    counts = Counter(clue for page in pages for line in page.clues for clue in set(line))
    return {clue: at for at, clue in enumerate(sorted(one for one, times in counts.items() if times >= RAREST), 1)}


def batches(pages: list[Example], rows: dict[str, int]) -> list[tuple[jax.Array, ...]]:
    """Pages of about the same length together, padded: rows of clues, roles, lines that count, lines at all."""
    ordered = sorted(pages, key=lambda page: len(page.clues))
    return [padded(ordered[at : at + BATCH], rows) for at in range(0, len(ordered), BATCH)]


def padded(pages: list[Example], rows: dict[str, int]) -> tuple[jax.Array, ...]:
    """One batch."""
    size = -(-max(len(page.clues) for page in pages) // ROUNDED) * ROUNDED
    most = max(len(line) for page in pages for line in page.clues)
    told, roles = np.zeros((len(pages), size, most), np.int32), np.zeros((len(pages), size), np.int32)
    counts, there = np.zeros((len(pages), size)), np.zeros((len(pages), size))
    for at, page in enumerate(pages):
        there[at, : len(page.clues)] = 1
        counts[at, : len(page.clues)] = page.counts
        roles[at, : len(page.clues)] = [ROLES.index(role) for role in page.roles]
        for line, names in enumerate(page.clues):
            known_rows = [rows[name] for name in names if name in rows]
            told[at, line, : len(known_rows)] = known_rows
    return tuple(jnp.asarray(one) for one in (told, roles, counts, there))


def all_ways(scores: jax.Array, after: jax.Array, there: jax.Array) -> jax.Array:
    """For each page the logarithm of the sum over all sequences of roles (the forward algorithm)."""

    def onward(sums: jax.Array, line: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        own, here = line
        found = jax.nn.logsumexp(sums[:, :, None] + after, axis=1) + own
        return jnp.where(here[:, None] > 0, found, sums), None

    last, _ = jax.lax.scan(onward, scores[:, 0], (jnp.moveaxis(scores[:, 1:], 1, 0), there[:, 1:].T))
    return jax.nn.logsumexp(last, axis=1)


def loss(weights: Weights, batch: tuple[jax.Array, ...], key: jax.Array) -> jax.Array:
    """Minus the log-probability of the right roles."""
    told, roles, counts, there = batch
    kept = (told > 0) * jax.random.bernoulli(key, 1 - LEFT_OUT, told.shape) / (1 - LEFT_OUT)
    scores = (weights["clues"][told] * kept[..., None]).sum(axis=2)
    open_ = (counts[..., None] == 0) | (jax.nn.one_hot(roles, len(ROLES)) > 0)
    right = all_ways(jnp.where(open_, scores, -1e9), weights["after"], there)
    missed = all_ways(scores, weights["after"], there) - right
    return missed.mean() + SHRINK * (weights["clues"] ** 2).sum()


def fit(pages: list[Example], rows: dict[str, int]) -> Weights:
    """Weights fitted to pages; tells how far it is."""
    weights = {"clues": jnp.zeros((len(rows) + 1, len(ROLES))), "after": jnp.zeros((len(ROLES), len(ROLES)))}
    lessons = batches(pages, rows)
    optimizer = optax.adam(optax.cosine_decay_schedule(STEP, EPOCHS * len(lessons)))
    state, key, dice = optimizer.init(weights), jax.random.PRNGKey(0), np.random.default_rng(0)

    @jax.jit
    def learn(weights: Weights, state: optax.OptState, batch: Any, key: jax.Array) -> tuple[Any, ...]:
        lost, slopes = jax.value_and_grad(loss)(weights, batch, key)
        change, state = optimizer.update(slopes, state, weights)
        return optax.apply_updates(weights, change), state, lost

    for epoch in range(EPOCHS):
        losses = []
        for at in dice.permutation(len(lessons)):
            key, own = jax.random.split(key)
            weights, state, lost = learn(weights, state, lessons[at], own)
            losses.append(float(lost))
        sys.stdout.write(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}\n")
        sys.stdout.flush()
    return weights


def write(path: Path, weights: Weights, rows: dict[str, int]) -> None:
    """The file that `web_field.read` reads; half precision is enough."""
    np.savez_compressed(
        path,
        roles=np.array([str(role) for role in ROLES]),
        clues=np.array(list(rows)),
        weights=np.array(weights["clues"][1:], np.float16),
        after=np.array(weights["after"], np.float16),
    )


def whole(pages: list[Example], path: Path) -> tuple[int, int]:
    """How many pages have all roles right, and how many there are."""
    field = read(path)
    told = [(page, field.logs(page.clues).argmax(axis=1)) for page in pages]
    right = [
        all(own is ROLES[said] for own, said, counts in zip(page.roles, got, page.counts, strict=True) if counts)
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
    rows = known(pages)
    write(args.out, fit(pages, rows), rows)
    for name, told in (("learnt from", pages), ("unseen", [one for folder in args.test for one in examples(folder)])):
        right, count = whole(told, args.out)
        sys.stdout.write(f"{name}: {right} of {count} pages whole\n")


if __name__ == "__main__":
    main()
