"""Measure search: what it finds, what it costs at several sizes, and what Pagefind costs on the same articles.

`python -m tests.bench_search` prints a table. Articles beyond the labelled ones are made of the clauses of the labelled
ones with invented names in between, so that pairs of characters grow with the archive as they do in real text.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from jianbao.model import Document, Passage, Role
from jianbao.publish.search import blocks, index_files
from jianbao.publish.search_fold import fold
from jianbao.write import write_files
from tests.browser import launch
from tests.conftest import serving
from tests.search.queries import Query, Truth, absent, names, seeded, substrings, traditional
from tests.search.site import copy_page, gold_documents

LENGTH = 900
"""Characters of a made article: the mean of the labelled ones."""
COMMON = 2500
"""Ideographs that invented names are drawn from; GB 2312 lists its first level by frequency of use."""
SLOW_CPU = 4
KNOWN = 8
"""Characters from which a drawn piece counts as a phrase that somebody remembers."""
FIRST_QUERY, NEXT_QUERY = "人大代表", "居民"
OWN = "own"
PAIRS, STOCK = "pagefind, pairs", "pagefind, stock"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one engine needs at one size."""

    articles: int
    engine: str
    build_seconds: float
    build_megabytes: int
    index_bytes: int
    files: int
    first_bytes: int
    """Of a first visit with its results: for ours the whole search page, for Pagefind the engine alone."""
    first_milliseconds: float
    """Load the engine, ask, read the texts of the first rows; nothing is drawn."""
    next_milliseconds: float


def say(*words: str) -> None:
    """One line on standard output."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def made_documents(count: int) -> Iterator[Document]:
    """Labelled articles first, then made ones."""
    gold = gold_documents()
    yield from gold[:count]
    chance = seeded(1)
    clauses = sorted({part for doc in gold for passage in doc.body for part in _clauses(passage.text)})
    level_one = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xF9)]
    for number in range(len(gold), count):
        body: list[Passage] = []
        while sum(len(passage.text) for passage in body) < LENGTH:
            words = [chance.choice(clauses) + "".join(chance.choices(level_one[:COMMON], k=2)) for _ in range(8)]
            body.append(Passage(Role.PARAGRAPH, "，".join(words) + "。"))
        title = chance.choice(clauses) + "".join(chance.choices(level_one, k=3))
        date = f"{chance.randint(1990, 2024)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        yield replace(
            gold[number % len(gold)],
            id=f"{number // 8:08x}-{number % 8 + 1:02d}",
            title=title,
            body=tuple(body),
            date=date,
        )


def _clauses(text: str) -> list[str]:
    return [part for part in text.replace("。", "，").replace(",", "，").split("，") if 4 <= len(part) <= 20]


# --- building, each in a process of its own so that its memory can be told


def build_own(folder: Path, documents: list[Document]) -> None:
    """The index of this project."""
    copy_page(folder)
    write_files(folder / "search" / "index", index_files(tuple(documents)))


def build_pairs(folder: Path, documents: list[Document]) -> None:
    """Pagefind over a parallel tree in which every two neighbouring characters are a word."""
    run_pagefind(folder, documents, lambda text: " ".join(map("".join, pairwise(fold(text)))))


def build_stock(folder: Path, documents: list[Document]) -> None:
    """Pagefind as it comes, with its own segmentation of Chinese."""
    run_pagefind(folder, documents, lambda text: text)


def run_pagefind(folder: Path, documents: list[Document], words: Callable[[str], str]) -> None:
    """Write one small page an article and index them; only the index stays."""
    with tempfile.TemporaryDirectory() as scratch:
        for document in documents:
            parts = [f"<p>{escape(words(text))} ｜</p>" for _, text in blocks(document)]
            page = f'<html lang="zh"><title>{escape(document.heading)}</title><body>{"".join(parts)}'
            (Path(scratch) / f"{document.id}.html").write_text(page, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pagefind",
            "--site",
            scratch,
            "--output-path",
            str(folder / "pagefind"),
            "--silent",
        ]
        subprocess.run(command, check=True)


def write_blank(folder: Path) -> None:
    """A page from which an engine is asked."""
    (folder / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><link rel=icon href=data:,>", encoding="utf-8"
    )


ENGINES = {OWN: build_own, PAIRS: build_pairs, STOCK: build_stock}


def build(folder: Path, engine: str, count: int) -> tuple[float, int]:
    """Seconds and megabytes of one build."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.bench_search", "--build", engine, str(folder), "--sizes", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), int(megabytes)


def build_here(engine: str, folder: Path, count: int) -> None:
    """Build in this process and print what it took, without making the articles."""
    documents = list(made_documents(count))
    write_blank(folder)
    before = time.perf_counter()
    ENGINES[engine](folder, documents)
    seconds = time.perf_counter() - before
    who = resource.RUSAGE_SELF if engine == OWN else resource.RUSAGE_CHILDREN
    say(f"{seconds:.2f} {resource.getrusage(who).ru_maxrss // 1024}")


# --- asking, in Chromium

OWN_ASK = """async ([queries, rows]) => {
  window.engine ??= Promise.all([import("/assets/search/index.js"), import("/assets/search/query.js")])
    .then(async ([{ Index }, { search }]) => [await Index.open("/search/index/"), search]);
  const [index, search] = await engine;
  const all = [];
  for (const q of queries) {
    const { hits } = await search(index, q);
    const ids = await index.ids(hits.map((hit) => hit.article));
    await Promise.all(ids.slice(0, rows).map((id) => index.text(id)));
    all.push(ids);
  }
  return all;
}"""
PAGEFIND_ASK = """async ([queries, rows]) => {
  window.engine ??= await import("/pagefind/pagefind.js");
  const all = [];
  for (const q of queries) {
    const { results } = await engine.search(q);
    const data = await Promise.all(results.slice(0, rows).map((result) => result.data()));
    all.push(data.map((one) => one.url.replace(/^.*\\/|\\.html$/gu, "")));
  }
  return all;
}"""
FIRST_ROWS = 30


def as_typed(engine: str, query: str) -> str:
    """A query in the form that an engine wants for an exact phrase."""
    chars = fold(query)
    return {OWN: query, STOCK: f'"{query}"', PAIRS: f'"{" ".join(map("".join, pairwise(chars)))}"'}[engine]


@contextmanager
def counting(browser: Browser) -> Iterator[tuple[Page, list[int]]]:
    """A new page with a slowed processor, and the bytes of the bodies it loads."""
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        sizes: list[int] = []
        page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
        yield page, sizes


def ask(page: Page, engine: str, queries: list[str], rows: int) -> list[list[str]]:
    """Ids that each query finds."""
    typed = [as_typed(engine, query) for query in queries]
    found: list[list[str]] = page.evaluate(OWN_ASK if engine == OWN else PAGEFIND_ASK, [typed, rows])
    return found


def first_bytes(browser: Browser, address: str, engine: str) -> int:
    """Bytes of a first visit: the whole search page for ours."""
    with counting(browser) as (page, sizes):
        if engine == OWN:
            page.goto(f"{address}search/?q={FIRST_QUERY}")
            page.locator("[data-search-results][data-state=done]").wait_for(state="attached")
        else:
            page.goto(address)
            ask(page, engine, [FIRST_QUERY], FIRST_ROWS)
        return sum(sizes)


def speed(browser: Browser, address: str, engine: str) -> tuple[float, float]:
    """Milliseconds of a first query and of another: the middle of three fresh visits, by the page's own clock."""
    visits = []
    for _ in range(3):
        with counting(browser) as (page, _):
            page.goto(address)
            visits.append([timed(page, engine, query) for query in (FIRST_QUERY, NEXT_QUERY)])
    first, following = (sorted(times)[1] for times in zip(*visits, strict=True))
    return first, following


def timed(page: Page, engine: str, query: str) -> float:
    """Milliseconds of one query."""
    page.evaluate("window.before = performance.now()")
    ask(page, engine, [query], FIRST_ROWS)
    milliseconds: float = page.evaluate("performance.now() - window.before")
    return milliseconds


def measure(browser: Browser, engine: str, count: int) -> Cost:
    """Build and ask one engine at one size."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "site"
        seconds, megabytes = build(folder, engine, count)
        index = folder / ("search/index" if engine == OWN else "pagefind")
        sizes = [path.stat().st_size for path in index.rglob("*") if path.is_file()]
        with serving(folder) as address:
            loaded, (first, following) = first_bytes(browser, address, engine), speed(browser, address, engine)
    return Cost(count, engine, seconds, megabytes, sum(sizes), len(sizes), loaded, first, following)


# --- what is found


def judge(browser: Browser, engine: str, documents: list[Document], queries: list[Query]) -> dict[str, float]:
    """Recall, precision and, for remembered phrases, how often their article comes first."""
    truth = Truth(documents)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_blank(folder)
        ENGINES[engine](folder, documents)
        with serving(folder) as address, counting(browser) as (page, _):
            page.goto(address)
            found = ask(page, engine, [query.text for query in queries], 0 if engine == OWN else 10**6)
    wanted = [truth.holders(query.meant) for query in queries]
    right = sum(len(keys.intersection(got)) for keys, got in zip(wanted, found, strict=True))
    known = [
        (query.origin, got) for query, got in zip(queries, found, strict=True) if query.origin and len(query.meant) >= 6
    ]
    return {
        "recall": right / sum(map(len, wanted)) if any(wanted) else 1.0,
        "precision": right / sum(map(len, found)) if any(found) else 1.0,
        "exactly right": sum(keys == set(got) for keys, got in zip(wanted, found, strict=True)) / len(queries),
        "first": sum(got[:1] == [origin] for origin, got in known) / len(known) if known else 1.0,
    }


def print_findings(browser: Browser) -> bool:
    """Judge every engine; whether ours was exactly right throughout."""
    documents = gold_documents()
    chance = seeded(2023)
    kinds = {
        "500 substrings": list(substrings(documents, 500, chance)),
        "200 names": list(names(documents, 200, chance)),
        "100 Traditional": list(traditional(documents, 100, chance)),
        "100 absent": list(absent(documents, 100, chance)),
    }
    perfect = True
    for engine in ENGINES:
        for kind, queries in kinds.items():
            marks = judge(browser, engine, documents, queries)
            say(f"{engine:16} {kind:16}", *(f"{name} {value:.3f}" for name, value in marks.items()))
            perfect = perfect and (engine != OWN or marks["exactly right"] == 1.0)
    return perfect


def print_costs(browser: Browser, sizes: list[int], engines: list[str]) -> None:
    """One line a size and engine."""
    say("articles  engine           build s  MB   index kB  files  first kB  first ms  next ms")
    for count in sizes:
        for engine in engines:
            cost = measure(browser, engine, count)
            say(
                f"{cost.articles:8}  {cost.engine:16} {cost.build_seconds:7.1f} {cost.build_megabytes:4} "
                f"{cost.index_bytes // 1000:9} {cost.files:6} {cost.first_bytes / 1000:9.1f} "
                f"{cost.first_milliseconds:9.0f} {cost.next_milliseconds:8.0f}",
            )


def main() -> int:
    """Measure, or build one engine's index for a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[26, 1000, 5000])
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--build", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        build_here(asked.build[0], Path(asked.build[1]), asked.sizes[0])
        return 0
    with sync_playwright() as playwright, launch(playwright) as browser:
        perfect = print_findings(browser)
        print_costs(browser, asked.sizes, asked.engines)
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main())
