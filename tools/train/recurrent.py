"""Fit the network of `jianbao.ingest.network`: the loss is minus the log-probability of the right tags and joins of a page.

Clues, characters and units are left out at random while it learns (Srivastava et al. 2014), so that no line is known by one clue
or word alone. Steps are Adam's (Kingma, Ba 2015), their length falls off as a cosine. The same pages give the same weights on one
machine.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from jianbao.ingest.network import ABSENT, BEGINNING, COLUMNS, END, MOST, SIDE_BY_SIDE, TAGS, UNKNOWN, spell
from jianbao.ingest.pieces import Tag
from jianbao.lexicon import fold

VECTOR, UNITS, LAYERS = 64, 96, 2
"""Numbers of a line's vector, of units in each direction, of layers."""
CHARACTER, FILTERS, FIT = 32, 96, 48
"""Numbers of a character's vector, filters of each side of a line, numbers of what is compared of two lines."""
SIDES = 260
"""Numbers that line edges have for a line: for its end and for its beginning 128, and two for what that says alone."""
EPOCHS, BATCH, STEP = 20, 16, 2e-3
CLUES_LEFT_OUT, UNITS_LEFT_OUT, CHARACTERS_LEFT_OUT, SPELLING_LEFT_OUT, FIT_LEFT_OUT = 0.3, 0.4, 0.35, 0.5, 0.3
SIDES_LEFT_OUT = 0.4
JOINS = 0.2
"""What the joins of a page count in the loss, beside its tags."""
SHRINK = 1e-5
"""Weight of the squares of what each clue and character brings in."""
MEMBERS = {1: True, 2: True, 3: False, 4: True, 5: False}
"""For each network, by the seed of its dice, whether it reads words itself, beside what line edges make of them. Of 713 articles that none was trained on three
read 86.0 % perfect, whichever three, and five 86.4; of the 216 held ones 84.7, 84.3 and 85.2 (counted once by hand)."""
RAREST, RAREST_CHARACTER = 10, 40
"""Occurrences of a clue worth a row; different lines that a character begins or ends."""
MOST_CLUES = 64
"""Clues of a line; few lines have more than 50."""
ROUNDED = 16
"""Pages are padded to multiples of so many lines."""

Parameters = dict[str, jax.Array]


class Page(NamedTuple):
    """What is known of a page, and what is right of it."""

    texts: list[str]
    sides: np.ndarray
    """Lines × numbers: what the end and the beginning of each say of going on (`edges.Fits.side_by_side`)."""
    choices: list[tuple[Tag, ...]]
    clues: list[list[str]]
    tags: list[Tag]
    weights: dict[tuple[int, int], float]
    """Log-odds of the joins worth a thought, from the two lines alone."""
    joins: set[tuple[int, int]]


class Lesson(NamedTuple):
    """One page, or a batch of them with one more dimension; arrays of numpy or of JAX."""

    clues: Any
    """Lines × clues: rows of clues, -1 for none."""
    beginnings: Any
    ends: Any
    """Lines × characters: their rows."""
    sides: Any
    """Lines × numbers: what they say of going on."""
    tags: Any
    real: Any
    """1 for a line, 0 for what only fills up the page."""
    alone: Any
    """Lines × lines: the log-odds of a join from the two lines alone."""
    thought: Any
    """1 where they are worth a thought."""
    joined: Any
    """1 where the one goes on in the other."""
    sources: Any
    targets: Any
    """1 for a line of running text whose way on, or whose beginning, is to be learnt."""


class Known(NamedTuple):
    """The clues and characters that are met often enough, and the row of each."""

    clues: dict[str, int]
    characters: dict[str, int]


def known(pages: list[Page]) -> Known:
    """What has a row in the network."""
    clues = Counter(clue for page in pages for line in page.clues for clue in line)
    lines = {fold(text) for page in pages for text in page.texts}
    characters = Counter(char for text in lines for char in {*text[:BEGINNING], *text[-END:]})
    return Known(_often(clues, RAREST, 0), _often(characters, RAREST_CHARACTER, UNKNOWN + 1))


def _often(counts: Counter[str], least: int, first: int) -> dict[str, int]:
    frequent: Iterable[str] = sorted(name for name, count in counts.items() if count >= least)
    return {name: row for row, name in enumerate(frequent, start=first)}


def lesson(page: Page, rows: Known) -> Lesson:
    """A page as arrays."""
    lines = len(page.tags)
    size = -(-lines // ROUNDED) * ROUNDED
    beginnings, ends = (np.pad(one, ((0, size - lines), (0, 0))) for one in spell(page.texts, rows.characters))
    clues, tags = np.full((size, MOST_CLUES), -1), np.zeros(size, int)
    for at, (line, tag) in enumerate(zip(page.clues, page.tags, strict=True)):
        found = [rows.clues[clue] for clue in line if clue in rows.clues][:MOST_CLUES]
        clues[at, : len(found)] = found
        tags[at] = COLUMNS[tag]
    sides = np.pad(page.sides, ((0, size - lines), (0, 0)))
    return Lesson(
        clues, beginnings, ends, sides, tags, (np.arange(size) < lines).astype(np.float32), *_joins(page, size)
    )


def _joins(page: Page, size: int) -> tuple[Any, ...]:
    """What a lesson says of joins; one that no pair comes near is not taught."""
    alone = np.zeros((size, size), np.float16)
    thought, joined = np.zeros((size, size), np.int8), np.zeros((size, size), np.int8)
    for pair, odds in page.weights.items():
        alone[pair], thought[pair] = np.clip(odds, -MOST, MOST), 1
    text = np.array([tag in (Tag.LEAD, Tag.TEXT) for tag in page.tags] + [False] * (size - len(page.tags)))
    sources, targets = (text & thought.any(axis=axis) for axis in (1, 0))
    for before, after in page.joins:
        joined[before, after] = thought[before, after]
        sources[before] &= thought[before, after] > 0
        targets[after] &= thought[before, after] > 0
    return alone, thought, joined, sources.astype(np.float32), targets.astype(np.float32)


def start(rows: Known, key: jax.Array, reads: float = 1.0) -> Parameters:
    """Weights to begin with: small and random; `reads` is 0 for a network that reads no words itself."""
    clues, whole = len(rows.clues), 2 * UNITS + VECTOR
    zeros = {"first": len(TAGS), "after": (len(TAGS), len(TAGS)), "votes": (clues, len(TAGS)), "open votes": (clues, 2)}
    zeros |= {"begins bias": FILTERS, "ends bias": FILTERS, "open bias": 2, "way": 3}
    found = {name: jnp.zeros(shape) for name, shape in zeros.items()} | {
        "trust": jnp.array(0.75),
        "reads": jnp.array(reads),
    }
    shapes = {"vectors": (clues, VECTOR), "out": (whole, len(TAGS)), "open": (whole, 2), "join between": (FIT, FIT)}
    shapes |= {"characters": (len(rows.characters) + UNKNOWN + 1, CHARACTER), "of_spelling": (2 * FILTERS, VECTOR)}
    shapes["of_sides"] = (SIDES, VECTOR)
    shapes |= {f"{side} filters": (SIDE_BY_SIDE * CHARACTER, FILTERS) for side in ("begins", "ends")}
    shapes |= {f"join {side}": (whole + FILTERS, FIT) for side in ("before", "after")}
    for layer in range(LAYERS):
        inputs = VECTOR + (2 * UNITS if layer else 0)
        for way in (f"{layer} down", f"{layer} up"):
            shapes |= {f"{way} of_input": (inputs, 3 * UNITS), f"{way} of_state": (UNITS, 3 * UNITS)}
            found[f"{way} bias"] = jnp.zeros(3 * UNITS)
    for number, (name, shape) in enumerate(sorted(shapes.items())):
        scale = SCALES.get(name, shape[0] ** -0.5)
        found[name] = scale * jax.random.normal(jax.random.fold_in(key, number), shape)
    return found


SCALES = {
    "vectors": 0.1,
    "characters": 0.3,
    "of_spelling": 0.03,
    "of_sides": 0.03,
    "out": 0.05,
    "open": 0.05,
    "join between": 0.05,
}
"""The size of random weights, where it is not that of their number."""


class Scores(NamedTuple):
    """What the network makes of a batch, with some of it left out."""

    tags: jax.Array
    """Pages × lines × tags."""
    joins: jax.Array
    """Pages × lines × lines: log-odds that the one goes on in the other."""
    open: jax.Array
    """Pages × lines × 2: log-odds that a line goes on, and that it continues another."""


def scores(weights: Parameters, batch: Lesson, key: jax.Array) -> Scores:
    """What the network makes of a batch; `Member.look` of the network for many pages at once, with something left out."""
    keys = [jax.random.fold_in(key, number) for number in range(10)]
    kept = (batch.clues >= 0) & jax.random.bernoulli(keys[0], 1 - CLUES_LEFT_OUT, batch.clues.shape)
    rows, kept = jnp.maximum(batch.clues, 0), kept[..., jnp.newaxis]
    begun = thinned(spelt(weights, "begins", batch.beginnings, keys[1]), keys[2], SPELLING_LEFT_OUT)
    ended = thinned(spelt(weights, "ends", batch.ends, keys[3]), keys[4], SPELLING_LEFT_OUT)
    told = (weights["vectors"][rows] * kept).sum(axis=2) + jnp.concatenate([begun, ended], axis=-1) @ weights[
        "of_spelling"
    ]
    sides = thinned(batch.sides.astype(jnp.float32), keys[9], SIDES_LEFT_OUT)
    told += sides @ weights["of_sides"]
    own = thinned(jnp.tanh(told), keys[5], UNITS_LEFT_OUT)
    seen = own
    for layer in range(LAYERS):
        down = read(weights, f"{layer} down", seen, batch.real, reverse=False)
        up = read(weights, f"{layer} up", seen, batch.real, reverse=True)
        states = thinned(jnp.concatenate([down, up], axis=-1), jax.random.fold_in(keys[6], layer), UNITS_LEFT_OUT)
        seen = jnp.concatenate([states, own], axis=-1)
    opened = (weights["open votes"][rows] * kept).sum(axis=2) + seen @ weights["open"] + weights["open bias"]
    before = thinned(jnp.tanh(jnp.concatenate([seen, ended], axis=-1) @ weights["join before"]), keys[7], FIT_LEFT_OUT)
    after = thinned(jnp.tanh(jnp.concatenate([seen, begun], axis=-1) @ weights["join after"]), keys[8], FIT_LEFT_OUT)
    fit = before @ weights["join between"] @ after.swapaxes(1, 2) + way(weights, seen.shape[1])
    joins = fit + opened[..., 0][:, :, jnp.newaxis] + opened[..., 1][:, jnp.newaxis] + weights["trust"] * batch.alone
    return Scores((weights["votes"][rows] * kept).sum(axis=2) + seen @ weights["out"], joins, opened)


def spelt(weights: Parameters, side: str, rows: jax.Array, key: jax.Array) -> jax.Array:
    """The strongest answer of each filter over one side of each line; some characters are not made out."""
    unread = jax.random.bernoulli(key, CHARACTERS_LEFT_OUT, rows.shape) & (rows > ABSENT)
    told = jax.lax.stop_gradient(weights["reads"]) * (rows > ABSENT)
    characters = weights["characters"][jnp.where(unread, UNKNOWN, rows)] * told[..., jnp.newaxis]
    places = rows.shape[-1] - SIDE_BY_SIDE + 1
    beside = jnp.concatenate([characters[..., at : at + places, :] for at in range(SIDE_BY_SIDE)], axis=-1)
    answers: jax.Array = jax.nn.relu(beside @ weights[f"{side} filters"] + weights[f"{side} bias"]).max(axis=-2)
    return answers


def way(weights: Parameters, lines: int) -> jax.Array:
    """Lines × lines: what their distance says."""
    apart = jnp.arange(lines) - jnp.arange(lines)[:, jnp.newaxis]
    next_one, further, backwards = weights["way"]
    found: jax.Array = next_one * (apart == 1) + further * jnp.log(jnp.maximum(apart, 1)) + backwards * (apart < 0)
    return found


def thinned(units: jax.Array, key: jax.Array, share: float) -> jax.Array:
    """Some units left out, the others louder."""
    return units * jax.random.bernoulli(key, 1 - share, units.shape) / (1 - share)


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
    """What is wrong with the tags and the joins of a batch, and a penalty on large weights."""
    found = scores(weights, batch, key)
    squares = sum(jnp.square(weights[name]).sum() for name in ("vectors", "votes", "open votes", "characters"))
    wrong: jax.Array = missed_tags(weights, found.tags, batch) + JOINS * missed_joins(found, batch) + SHRINK * squares
    return wrong


def missed_tags(weights: Parameters, lines: jax.Array, batch: Lesson) -> jax.Array:
    """Minus the log-probability of the right tags for each line.

    All tags compete, also those that a line could not get when it is read: the network is to learn why.
    """
    first, after = weights["first"], weights["after"]

    def step(sums: jax.Array, line: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        own, there = line
        ways = jax.nn.logsumexp(sums[:, :, jnp.newaxis] + after, axis=1) + own
        return jnp.where(there[:, jnp.newaxis] > 0, ways, sums), None

    sums = jax.lax.scan(step, first + lines[:, 0], (lines[:, 1:].swapaxes(0, 1), batch.real[:, 1:].T))[0]
    own = jnp.take_along_axis(lines, batch.tags[..., jnp.newaxis], axis=2)[..., 0].at[:, 0].add(first[batch.tags[:, 0]])
    own = own.at[:, 1:].add(after[batch.tags[:, :-1], batch.tags[:, 1:]])
    missed = (jax.nn.logsumexp(sums, axis=1) * batch.real[:, 0]).sum() - (own * batch.real).sum()
    found: jax.Array = missed / batch.real.sum()
    return found


NEVER = -1e9
"""Log-odds of a pair that is not worth a thought."""


def missed_joins(found: Scores, batch: Lesson) -> jax.Array:
    """Minus the log-probability of the right way on of each line that may be cut, of its beginning, and of its being cut at all."""
    odds = jnp.where(batch.thought > 0, found.joins, NEVER)
    right = jnp.where(batch.joined > 0, found.joins, 0.0)
    of_ends = jnp.logaddexp(0.0, jax.nn.logsumexp(odds, axis=2)) - right.sum(axis=2)
    of_beginnings = jnp.logaddexp(0.0, jax.nn.logsumexp(odds, axis=1)) - right.sum(axis=1)
    cut = jnp.stack([batch.joined.any(axis=2), batch.joined.any(axis=1)], axis=-1)
    learnt = jnp.stack([batch.sources, batch.targets], axis=-1)
    opened = optax.sigmoid_binary_cross_entropy(found.open, cut.astype(jnp.float32))
    return mean(of_ends, batch.sources) + mean(of_beginnings, batch.targets) + mean(opened, learnt)


def mean(values: jax.Array, learnt: jax.Array) -> jax.Array:
    """The mean of what is to be learnt."""
    found: jax.Array = jnp.where(learnt > 0, values, 0.0).sum() / (learnt.sum() + 1)
    return found


def fit(lessons: list[Lesson], rows: Known, say: Callable[[str], object], *, seed: int, reads: bool) -> Parameters:
    """Weights fitted to pages, begun from random ones; tells how far it is after each epoch."""
    dice, key = np.random.default_rng(seed), jax.random.PRNGKey(seed)
    weights = start(rows, key, reads=float(reads))
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


def write(path: Path, members: list[Parameters], rows: Known) -> None:
    """The file that `network.read` reads; half precision is enough."""
    arrays: dict[str, Any] = {
        f"{number}: {name}": np.asarray(one, dtype=np.float16)
        for number, weights in enumerate(members)
        for name, one in sorted(weights.items())
    }
    clues, characters = (np.array(list(names)) for names in rows)
    np.savez_compressed(path, clues=clues, characters=characters, tags=np.array([str(tag) for tag in TAGS]), **arrays)
