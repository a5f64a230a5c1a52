"""Fit a conditional random field of `jianbao.ingest.field`: weights of clues for roles, and of one role behind another.

The loss is minus the log-probability of the right roles of a row of things, those that do not count left open. Clues are left out at random
(Srivastava et al. 2014), steps are Adam's (Kingma, Ba 2015), their length falls off as a cosine.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

Weights = dict[str, jax.Array]


@dataclass(frozen=True)
class Example:
    """A row of things: the clues of each, their roles, and which of them count."""

    clues: list[list[str]]
    roles: list[str]
    counts: list[bool]


@dataclass(frozen=True)
class Lesson:
    """How a field is fitted."""

    roles: tuple[str, ...]
    rarest: int
    """A clue met less often is worth no row."""
    epochs: int
    batch: int
    step: float
    left_out: float
    shrink: float
    rounded: int = 32
    """Rows are padded to multiples of so many things."""
    least: float = 0.0
    """Clues of which no weight is so great are left out of the file."""


def known(rows: Sequence[Example], rarest: int) -> dict[str, int]:
    """The rows of the clues that are met often enough; row 0 is that of none."""
    counts = Counter(clue for row in rows for thing in row.clues for clue in set(thing))
    return {clue: at for at, clue in enumerate(sorted(one for one, times in counts.items() if times >= rarest), 1)}


def batches(examples: Sequence[Example], rows: dict[str, int], lesson: Lesson) -> list[tuple[jax.Array, ...]]:
    """Examples of about the same length together, padded: rows of clues, roles, things that count, things at all."""
    ordered = sorted(examples, key=lambda one: len(one.clues))
    return [padded(ordered[at : at + lesson.batch], rows, lesson) for at in range(0, len(ordered), lesson.batch)]


def padded(examples: Sequence[Example], rows: dict[str, int], lesson: Lesson) -> tuple[jax.Array, ...]:
    """One batch."""
    size = -(-max(len(one.clues) for one in examples) // lesson.rounded) * lesson.rounded
    most = max(len(thing) for one in examples for thing in one.clues)
    told, roles = np.zeros((len(examples), size, most), np.int32), np.zeros((len(examples), size), np.int32)
    counts, there = np.zeros((len(examples), size)), np.zeros((len(examples), size))
    for at, one in enumerate(examples):
        there[at, : len(one.clues)] = 1
        counts[at, : len(one.clues)] = one.counts
        roles[at, : len(one.clues)] = [lesson.roles.index(role) for role in one.roles]
        for thing, names in enumerate(one.clues):
            known_rows = [rows[name] for name in names if name in rows]
            told[at, thing, : len(known_rows)] = known_rows
    return tuple(jnp.asarray(one) for one in (told, roles, counts, there))


def all_ways(scores: jax.Array, after: jax.Array, there: jax.Array) -> jax.Array:
    """For each example the logarithm of the sum over all sequences of roles (the forward algorithm)."""

    def onward(sums: jax.Array, thing: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        own, here = thing
        found = jax.nn.logsumexp(sums[:, :, None] + after, axis=1) + own
        return jnp.where(here[:, None] > 0, found, sums), None

    last, _ = jax.lax.scan(onward, scores[:, 0], (jnp.moveaxis(scores[:, 1:], 1, 0), there[:, 1:].T))
    return jax.nn.logsumexp(last, axis=1)


def loss(weights: Weights, batch: tuple[jax.Array, ...], key: jax.Array, lesson: Lesson) -> jax.Array:
    """Minus the log-probability of the right roles."""
    told, roles, counts, there = batch
    kept = (told > 0) * jax.random.bernoulli(key, 1 - lesson.left_out, told.shape) / (1 - lesson.left_out)
    scores = (weights["clues"][told] * kept[..., None]).sum(axis=2)
    open_ = (counts[..., None] == 0) | (jax.nn.one_hot(roles, len(lesson.roles)) > 0)
    right = all_ways(jnp.where(open_, scores, -1e9), weights["after"], there)
    missed = all_ways(scores, weights["after"], there) - right
    return missed.mean() + lesson.shrink * (weights["clues"] ** 2).sum()


def fit(examples: Sequence[Example], rows: dict[str, int], lesson: Lesson) -> Weights:
    """Weights fitted to examples; tells how far it is."""
    count = len(lesson.roles)
    weights = {"clues": jnp.zeros((len(rows) + 1, count)), "after": jnp.zeros((count, count))}
    lessons = batches(examples, rows, lesson)
    optimizer = optax.adam(optax.cosine_decay_schedule(lesson.step, lesson.epochs * len(lessons)))
    state, key, dice = optimizer.init(weights), jax.random.PRNGKey(0), np.random.default_rng(0)

    @jax.jit
    def learn(weights: Weights, state: optax.OptState, batch: Any, key: jax.Array) -> tuple[Any, ...]:
        lost, slopes = jax.value_and_grad(loss)(weights, batch, key, lesson)
        change, state = optimizer.update(slopes, state, weights)
        return optax.apply_updates(weights, change), state, lost

    for epoch in range(lesson.epochs):
        losses = []
        for at in dice.permutation(len(lessons)):
            key, own = jax.random.split(key)
            weights, state, lost = learn(weights, state, lessons[at], own)
            losses.append(float(lost))
        sys.stdout.write(f"epoch {epoch + 1} of {lesson.epochs}: loss {np.mean(losses):.3f}\n")
        sys.stdout.flush()
    return weights


def write(path: Path, weights: Weights, rows: dict[str, int], lesson: Lesson) -> None:
    """The file that `field.read` reads: clues of which a weight is at least `lesson.least`, in half precision, which is enough."""
    table = np.array(weights["clues"][1:], np.float16)
    kept = np.abs(table).max(axis=1) >= lesson.least
    np.savez_compressed(
        path,
        roles=np.array([str(role) for role in lesson.roles]),
        clues=np.array(list(rows))[kept],
        weights=table[kept],
        after=np.array(weights["after"], np.float16),
    )
