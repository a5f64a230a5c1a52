"""Fit the network of `jianbao.ingest.network`: the loss is minus the log-probability of the right tags of a page.

Clues and units are left out at random while it learns (Srivastava et al. 2014), so that no line is known by one clue
alone. Steps are Adam's (Kingma, Ba 2015), their length falls off as a cosine. The same pages give the same weights on one machine.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from jianbao.ingest.network import COLUMNS, TAGS
from jianbao.ingest.pieces import Tag

VECTOR, UNITS, LAYERS = 64, 96, 2
"""Numbers of a line's vector, of units in each direction, of layers."""
EPOCHS, BATCH, STEP = 24, 16, 2e-3
CLUES_LEFT_OUT, UNITS_LEFT_OUT = 0.3, 0.4
SHRINK = 1e-5
"""Weight of the squares of `vectors` and `votes`."""
MEMBERS = 2
"""Networks; of 1,448 articles the mean of two read 74.5 % perfect, the two alone 74.0 and 74.3 (counted once by hand)."""
RAREST = 10
"""Occurrences of a clue worth a row."""
MOST_CLUES = 64
"""Clues of a line; few lines have more than 50."""
ROUNDED = 16
"""Pages are padded to multiples of so many lines."""

Parameters = dict[str, jax.Array]


class Lesson(NamedTuple):
    """One page, or a batch of them with one more dimension."""

    clues: Any
    """Lines × clues: rows of clues, -1 for none; an array of numpy or of JAX, like the others."""
    tags: Any
    real: Any
    """1 for a line, 0 for what only fills up the page."""


def rows_of(pages: list[list[list[str]]]) -> dict[str, int]:
    """The clues that are met often enough, and the row of each."""
    counts = Counter(clue for page in pages for line in page for clue in line)
    return {clue: row for row, clue in enumerate(sorted(clue for clue, count in counts.items() if count >= RAREST))}


def lesson(clues: list[list[str]], tags: list[Tag], rows: dict[str, int]) -> Lesson:
    """A page as arrays."""
    size = -(-len(tags) // ROUNDED) * ROUNDED
    found = Lesson(np.full((size, MOST_CLUES), -1), np.zeros(size, int), np.zeros(size))
    for at, (line, tag) in enumerate(zip(clues, tags, strict=True)):
        known = [rows[clue] for clue in line if clue in rows][:MOST_CLUES]
        found.clues[at, : len(known)] = known
        found.tags[at], found.real[at] = COLUMNS[tag], 1
    return found


def start(clues: int, key: jax.Array) -> Parameters:
    """Weights to begin with: small and random."""
    found = {name: jnp.zeros(shape) for name, shape in (("first", len(TAGS)), ("after", (len(TAGS), len(TAGS))))}
    found["votes"] = jnp.zeros((clues, len(TAGS)))
    shapes = {"vectors": (clues, VECTOR), "out": (2 * UNITS + VECTOR, len(TAGS))}
    for layer in range(LAYERS):
        inputs = VECTOR + (2 * UNITS if layer else 0)
        for way in (f"{layer} down", f"{layer} up"):
            shapes |= {f"{way} of_input": (inputs, 3 * UNITS), f"{way} of_state": (UNITS, 3 * UNITS)}
            found[f"{way} bias"] = jnp.zeros(3 * UNITS)
    for number, (name, shape) in enumerate(sorted(shapes.items())):
        scale = 0.1 if name == "vectors" else 0.05 if name == "out" else shape[0] ** -0.5
        found[name] = scale * jax.random.normal(jax.random.fold_in(key, number), shape)
    return found


def scores(weights: Parameters, clues: jax.Array, real: jax.Array, key: jax.Array) -> jax.Array:
    """Pages × lines × tags, with some clues and units left out."""
    kept = (clues >= 0) & jax.random.bernoulli(jax.random.fold_in(key, 0), 1 - CLUES_LEFT_OUT, clues.shape)
    rows, kept = jnp.maximum(clues, 0), kept[..., jnp.newaxis]
    own = thinned(jnp.tanh((weights["vectors"][rows] * kept).sum(axis=2)), jax.random.fold_in(key, 1))
    seen = own
    for layer in range(LAYERS):
        down = read(weights, f"{layer} down", seen, real, reverse=False)
        up = read(weights, f"{layer} up", seen, real, reverse=True)
        states = thinned(jnp.concatenate([down, up], axis=-1), jax.random.fold_in(key, 2 + layer))
        seen = jnp.concatenate([states, own], axis=-1)
    return (weights["votes"][rows] * kept).sum(axis=2) + seen @ weights["out"]


def thinned(units: jax.Array, key: jax.Array) -> jax.Array:
    """Some units left out, the others louder."""
    return units * jax.random.bernoulli(key, 1 - UNITS_LEFT_OUT, units.shape) / (1 - UNITS_LEFT_OUT)


def read(weights: Parameters, way: str, seen: jax.Array, real: jax.Array, *, reverse: bool) -> jax.Array:
    """The states of one direction of one layer; `Gates.read` of the network for many pages at once."""
    given = seen @ weights[f"{way} of_input"] + weights[f"{way} bias"]

    def step(state: jax.Array, line: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, jax.Array]:
        own, there = line
        past = state @ weights[f"{way} of_state"]
        reset, update = jnp.split(jax.nn.sigmoid(own[:, : 2 * UNITS] + past[:, : 2 * UNITS]), 2, axis=1)
        fresh = jnp.tanh(own[:, 2 * UNITS :] + reset * past[:, 2 * UNITS :])
        new = jnp.where(there[:, jnp.newaxis] > 0, (1 - update) * fresh + update * state, state)
        return new, new

    states = jax.lax.scan(step, jnp.zeros((len(seen), UNITS)), (given.swapaxes(0, 1), real.T), reverse=reverse)[1]
    return states.swapaxes(0, 1)


def loss(weights: Parameters, batch: Lesson, key: jax.Array) -> jax.Array:
    """Minus the log-probability of the right tags for each line of a batch, plus a penalty on large weights.

    All tags compete, also those that a line could not get when it is read: the network is to learn why.
    """
    lines = scores(weights, batch.clues, batch.real, key)
    first, after = weights["first"], weights["after"]

    def step(sums: jax.Array, line: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        own, there = line
        ways = jax.nn.logsumexp(sums[:, :, jnp.newaxis] + after, axis=1) + own
        return jnp.where(there[:, jnp.newaxis] > 0, ways, sums), None

    sums = jax.lax.scan(step, first + lines[:, 0], (lines[:, 1:].swapaxes(0, 1), batch.real[:, 1:].T))[0]
    own = jnp.take_along_axis(lines, batch.tags[..., jnp.newaxis], axis=2)[..., 0].at[:, 0].add(first[batch.tags[:, 0]])
    own = own.at[:, 1:].add(after[batch.tags[:, :-1], batch.tags[:, 1:]])
    missed = (jax.nn.logsumexp(sums, axis=1) * batch.real[:, 0]).sum() - (own * batch.real).sum()
    lost: jax.Array = missed / batch.real.sum() + SHRINK * sum(
        jnp.square(weights[name]).sum() for name in ("vectors", "votes")
    )
    return lost


def fit(lessons: list[Lesson], clues: int, say: Callable[[str], object], seed: int) -> Parameters:
    """Weights fitted to pages, begun from random ones; tells how far it is after each epoch."""
    dice, key = np.random.default_rng(seed), jax.random.PRNGKey(seed)
    weights = start(clues, key)
    steps = EPOCHS * len(batches(lessons, dice))
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(optax.cosine_decay_schedule(STEP, steps)))
    state = optimizer.init(weights)

    @jax.jit
    def learn(
        weights: Parameters, state: optax.OptState, batch: Lesson, key: jax.Array
    ) -> tuple[Parameters, optax.OptState, jax.Array]:
        lost, slopes = jax.value_and_grad(loss)(weights, batch, key)
        change, state = optimizer.update(slopes, state, weights)
        return optax.apply_updates(weights, change), state, lost

    for epoch in range(EPOCHS):
        losses = []
        for number, batch in enumerate(batches(lessons, dice)):
            own = jax.random.fold_in(jax.random.fold_in(key, epoch), number)
            weights, state, lost = learn(weights, state, batch, own)
            losses.append(float(lost))
        say(f"network {seed}, epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.4f}\n")
    return weights


def batches(lessons: list[Lesson], dice: np.random.Generator) -> list[Lesson]:
    """Pages of about one length together, in another order each time; the last batch of a length is filled up."""
    by_size: defaultdict[int, list[Lesson]] = defaultdict(list)
    for one in lessons:
        by_size[len(one.tags)].append(one)
    found = []
    for pages in by_size.values():
        dice.shuffle(pages)
        empty = Lesson(*map(np.zeros_like, pages[0]))
        for at in range(0, len(pages), BATCH):
            some = pages[at : at + BATCH]
            found.append(Lesson(*map(np.stack, zip(*some, *[empty] * (BATCH - len(some)), strict=True))))
    dice.shuffle(found)
    return found


def write(path: Path, members: list[Parameters], rows: dict[str, int]) -> None:
    """The file that `network.read` reads; half precision is enough."""
    arrays: dict[str, Any] = {
        f"{number}: {name}": np.asarray(one, dtype=np.float16)
        for number, weights in enumerate(members)
        for name, one in sorted(weights.items())
    }
    np.savez_compressed(path, clues=np.array(list(rows)), tags=np.array([str(tag) for tag in TAGS]), **arrays)
