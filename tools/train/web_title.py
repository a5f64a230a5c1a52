r"""Make tools/lexicon/titles-of-web-pages.npz, the weights by which `jianbao.ingest.web_title` tells the title of a web page.

    python -m train.web_title PAGES… --out tools/lexicon/titles-of-web-pages.npz

Each folder holds pages/*.txt and gold/*.yml in the form of tests/gold, or is one that `python -m tests.eval.generate` made. The committed
file was fitted to the pages that `train/web_field.py` names. The loss is minus the log-probability of the right line among those that may be the title, with an L2 penalty
on weights of signs scaled alike; steps are Adam's (Kingma, Ba 2015), over all pages at once. The figures printed are of pages that
no weight saw: each folder is judged by weights of the others.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax
import yaml

from jianbao.ingest.lines import split_lines
from jianbao.ingest.read import label
from jianbao.ingest.web_article import key
from jianbao.ingest.web_page import layout
from jianbao.ingest.web_title import signs
from train.gold import web_pages

ROUNDS, STEP, PENALTY = 300, 0.05, 0.05


Lines = tuple[jax.Array, jax.Array, jax.Array]
"""Of all pages the signs of the lines, the page of each, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Page:
    """The signs of every line that may be the title, and which of them is."""

    folder: Path
    signs: list[dict[str, float]]
    right: list[bool]


def page(text: Path) -> Page | None:
    """A labelled page; None where no line that may be its title is."""
    folder = text.parent.parent
    spec = yaml.load((folder / "gold" / f"{text.stem}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = layout(label(split_lines(text.read_text(encoding="utf-8"))[0]))
    tried = found.tries()
    most = max((one.body.worth for one in tried), default=0.0)
    heads = {number for article in spec["articles"] for number in article["headline"]}
    titles = [key(title) for article in spec["articles"] for title in article.get("title") or []]
    right = [
        bool(heads.intersection(found.pieces[one.title[0]].fragment.lines))
        and any(found.keys[one.title[0]] in title for title in titles)
        for one in tried
    ]
    return Page(folder, [signs(found, one, most) for one in tried], right) if any(right) else None


def fit(pages: list[Page]) -> dict[str, float]:
    """Weights by sign."""
    names = sorted({sign for one in pages for line in one.signs for sign in line})
    lines = [line for one in pages for line in one.signs]
    table = np.array([[line.get(name, 0.0) for name in names] for line in lines])
    scale = np.sqrt(np.mean(table**2, axis=0))
    owners = jnp.array([number for number, one in enumerate(pages) for _ in one.signs])
    right = jnp.array([is_right for one in pages for is_right in one.right])
    compared, optimizer = (jnp.array(table / scale), owners, right), optax.adam(STEP)

    @jax.jit
    def learn(weights: jax.Array, state: optax.OptState) -> tuple[jax.Array, optax.OptState]:
        slope = jax.grad(loss)(weights, compared, len(pages))
        change, state = optimizer.update(slope, state)
        return weights + change, state

    weights = jnp.zeros(len(names))
    state = optimizer.init(weights)
    for _ in range(ROUNDS):
        weights, state = learn(weights, state)
    return dict(zip(names, (np.array(weights) / scale).tolist(), strict=True))


def loss(weights: jax.Array, lines: Lines, pages: int) -> jax.Array:
    """Minus the log-probability of the right lines, a mean over pages, and the penalty."""
    table, owners, right = lines
    odds = table @ weights
    top = jax.ops.segment_max(odds, owners, pages)
    powers = jnp.exp(odds - top[owners])
    among = [jax.ops.segment_sum(powers * share, owners, pages) for share in (1.0, right)]
    return (jnp.log(among[0]) - jnp.log(among[1])).mean() + PENALTY / 2 * (weights**2).sum()


def hits(pages: list[Page], weights: dict[str, float]) -> int:
    """On how many pages the line with the greatest sum is the title."""
    return sum(one.right[int(np.argmax([total(line, weights) for line in one.signs]))] for one in pages)


def total(line: dict[str, float], weights: dict[str, float]) -> float:
    """What the signs of a line add up to."""
    return sum(weights.get(sign, 0.0) * value for sign, value in line.items())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pages = [one for folder in args.pages for text in web_pages(folder) if (one := page(text))]
    right = 0
    for folder in args.pages:
        own = [one for one in pages if one.folder == folder]
        right += hits(own, fit([one for one in pages if one.folder != folder]))
    sys.stdout.write(f"{len(pages)} pages; the title of {right} is told by weights of other folders\n")
    weights = fit(pages)
    np.savez_compressed(args.out, signs=np.array(list(weights)), weights=np.array(list(weights.values()), np.float32))


if __name__ == "__main__":
    main()
