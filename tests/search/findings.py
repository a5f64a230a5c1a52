"""What an engine finds: recall, precision, and whether a remembered article comes first."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Browser

from jianbao.model import Document
from tests.conftest import serving
from tests.search.costs import say, visiting, write_blank
from tests.search.engines import ENGINES, OWN, Engine
from tests.search.queries import Query, Truth, absent, names, phrases, seeded, substrings, titles, traditional, words
from tests.search.site import gold_documents

SEEDS = (2023, 1, 2)
"""Each draws other queries; ours is judged by all, the others by the first."""
EXACT: dict[str, tuple[Callable[..., Iterable[Query]], int]] = {
    "500 substrings": (substrings, 500),
    "200 names": (names, 200),
    "100 Traditional": (traditional, 100),
    "100 absent": (absent, 100),
}
REMEMBERED: dict[str, tuple[Callable[..., Iterable[Query]], int]] = {
    "200 phrases": (phrases, 200),
    "100 titles": (titles, 100),
    "100 pairs of words": (words, 100),
}


def found_by(browser: Browser, engine: Engine, documents: list[Document], queries: list[Query]) -> list[list[str]]:
    """The ids that each query finds, in order; queries of several words go as they are."""
    typed = [query.text if query.is_scattered else engine.phrase(query.text) for query in queries]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_blank(folder)
        engine.build(folder, documents)
        with serving(folder) as address, visiting(browser) as visit:
            visit.page.goto(address)
            return visit.ask(engine.script(folder), typed, 0 if engine is OWN else 10**6)


def exactness(truth: Truth, queries: list[Query], found: list[list[str]]) -> dict[str, float]:
    """Recall and precision over all queries, and the share of those whose set was exactly right."""
    wanted = [truth.holders(query.meant) for query in queries]
    right = sum(len(keys.intersection(got)) for keys, got in zip(wanted, found, strict=True))
    return {
        "recall": right / sum(map(len, wanted)) if any(wanted) else 1.0,
        "precision": right / sum(map(len, found)) if any(found) else 1.0,
        "exactly right": sum(keys == set(got) for keys, got in zip(wanted, found, strict=True)) / len(queries),
    }


def firsts(queries: list[Query], found: list[list[str]]) -> dict[str, float]:
    """The share of queries whose article comes first, and comes among the first three."""
    pairs = list(zip(queries, found, strict=True))
    return {
        "first": sum(got[:1] == [query.origin] for query, got in pairs) / len(pairs),
        "in first three": sum(query.origin in got[:3] for query, got in pairs) / len(pairs),
    }


def print_findings(browser: Browser) -> bool:
    """Judge every engine; whether ours was exactly right throughout."""
    perfect = True
    for engine in ENGINES.values():
        for seed in SEEDS if engine is OWN else SEEDS[:1]:
            marks = judge(browser, engine, seed)
            for kind, found in marks.items():
                say(
                    f"{engine.name:16} seed {seed:<5} {kind:19}",
                    *(f"{name} {value:.3f}" for name, value in found.items()),
                )
            exact = [found["exactly right"] for found in marks.values() if "exactly right" in found]
            perfect = perfect and (engine is not OWN or min(exact) == 1.0)
    return perfect


def judge(browser: Browser, engine: Engine, seed: int) -> dict[str, dict[str, float]]:
    """Kind of query → marks."""
    documents = gold_documents()
    truth, chance = Truth(documents), seeded(seed)
    drawn = {kind: list(draw(documents, count, chance)) for kind, (draw, count) in (EXACT | REMEMBERED).items()}
    found = iter(found_by(browser, engine, documents, [query for queries in drawn.values() for query in queries]))
    answers = {kind: [next(found) for _ in queries] for kind, queries in drawn.items()}
    exact = {kind: exactness(truth, drawn[kind], answers[kind]) for kind in EXACT}
    return exact | {kind: firsts(drawn[kind], answers[kind]) for kind in REMEMBERED}
