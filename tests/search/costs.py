"""What an engine costs: seconds and memory to build, bytes and milliseconds to ask, in Chromium."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, Request

from jianbao.write import write_text
from tests.conftest import serving
from tests.search.engines import ENGINES, FIRST_ROWS, OWN, Engine
from tests.search.large import made_documents

SLOW_CPU = 4
FIRST_QUERY, NEXT_QUERY = "人大代表", "居民"
VISITS = 5
"""Of each kind, unless more are asked for: with many one of them falls into a quiet moment of a busy machine."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one engine needs at one size."""

    build_seconds: float
    build_work: float
    """Seconds of processor time, on all cores: other work on the machine hardly changes them."""
    build_megabytes: int
    index_bytes: int
    files: int
    first_bytes: int
    """Of a first visit with its results: for ours the whole search page, for others the engine alone."""
    first_milliseconds: list[float]
    """Load the engine, ask, read the texts of the first rows; nothing is drawn. One a visit, ascending."""
    next_milliseconds: list[float]
    page_milliseconds: list[float]
    """From the button pressed on the loaded search page to its first rows drawn, facets beside them; ours only."""
    first_work: list[float]
    """Milliseconds that the page's main thread was at work for the first query, at full speed: other work on the
    machine stretches the time that passes, but hardly this."""


def say(*words: str) -> None:
    """One line on standard output."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def write_blank(folder: Path) -> None:
    """A page from which an engine is asked."""
    write_text(folder / "index.html", "<!doctype html><meta charset=utf-8><link rel=icon href=data:,>")


def build_here(name: str, folder: Path, count: int) -> None:
    """Build in this process and print seconds, seconds of work and megabytes, without making the articles."""
    engine = ENGINES[name]
    documents = list(made_documents(count))
    write_blank(folder)
    who = resource.RUSAGE_SELF if engine is OWN else resource.RUSAGE_CHILDREN
    before, worked = time.perf_counter(), _worked(who)
    engine.build(folder, documents)
    seconds, work = time.perf_counter() - before, _worked(who) - worked
    say(f"{seconds:.2f} {work:.2f} {resource.getrusage(who).ru_maxrss // 1024}")


def _worked(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def build_apart(engine: Engine, folder: Path, count: int) -> tuple[float, float, int]:
    """Seconds, seconds of work and megabytes of one build, in a process of its own so that its memory can be told."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.bench_search", "--build", engine.name, str(folder), "--sizes", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, work, megabytes = done.stdout.split()
    return float(seconds), float(work), int(megabytes)


@dataclass(slots=True)
class Visit:
    """A fresh visitor: nothing stored."""

    page: Page
    tools: CDPSession
    loaded: list[Request]
    """Requests whose answers are there, whole."""

    def ask(self, script: str, queries: list[str], rows: int) -> list[list[str]]:
        """Ids that each query finds."""
        found: list[list[str]] = self.page.evaluate(script, [queries, rows])
        return found

    def time(self, script: str, query: str) -> float:
        """Milliseconds of one query by the page's own clock."""
        self.page.evaluate("window.before = performance.now()")
        self.ask(script, [query], FIRST_ROWS)
        milliseconds: float = self.page.evaluate("performance.now() - window.before")
        return milliseconds

    def bytes(self) -> int:
        """Of the bodies that were loaded."""
        return sum(request.sizes()["responseBodySize"] for request in self.loaded)

    def worked(self) -> float:
        """Milliseconds that the main thread has worked so far."""
        metrics = self.tools.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) * 1000 for metric in metrics if metric["name"] == "ThreadTime")


@contextmanager
def visiting(browser: Browser, slow: int = 1) -> Iterator[Visit]:
    """A new profile, its processor slowed."""
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        visit = Visit(page, context.new_cdp_session(page), [])
        page.on("requestfinished", lambda request: visit.loaded.append(request))  # noqa: PLW0108 -- it marks handlers: no built-in
        visit.tools.send("Emulation.setCPUThrottlingRate", {"rate": slow})
        visit.tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        yield visit


def _first_bytes(browser: Browser, address: str, engine: Engine, script: str) -> int:
    with visiting(browser) as visit:
        if engine is OWN:
            visit.page.goto(f"{address}search/?q={FIRST_QUERY}")
            visit.page.locator("[data-search-results][data-state=done]").wait_for(state="attached")
        else:
            visit.page.goto(address)
            visit.ask(script, [FIRST_QUERY], FIRST_ROWS)
        return visit.bytes()


def _times(browser: Browser, address: str, script: str, count: int) -> tuple[list[float], list[float]]:
    visits = []
    for _ in range(count):
        with visiting(browser, SLOW_CPU) as visit:
            visit.page.goto(address)
            visits.append([visit.time(script, query) for query in (FIRST_QUERY, NEXT_QUERY)])
    first, following = zip(*visits, strict=True)
    return sorted(first), sorted(following)


PRESS = """(query) => new Promise((drawn) => {
  const form = document.querySelector("[data-search-form]");
  const results = document.querySelector("[data-search-results]");
  const before = performance.now();
  new MutationObserver(() => {
    if (results.dataset.state !== "done") return;
    requestAnimationFrame(() => setTimeout(() => drawn(performance.now() - before)));
  }).observe(results, { attributeFilter: ["data-state"] });
  form.elements.q.value = query;
  form.requestSubmit();
})"""


def _page_times(browser: Browser, address: str, count: int) -> list[float]:
    found: list[float] = []
    for _ in range(count):
        with visiting(browser, SLOW_CPU) as visit:
            visit.page.goto(f"{address}search/")
            visit.page.wait_for_load_state("networkidle")
            found.append(visit.page.evaluate(PRESS, FIRST_QUERY))
    return sorted(found)


def _work(browser: Browser, address: str, script: str, count: int) -> list[float]:
    found = []
    for _ in range(count):
        with visiting(browser) as visit:
            visit.page.goto(address)
            before = visit.worked()
            visit.ask(script, [FIRST_QUERY], FIRST_ROWS)
            found.append(visit.worked() - before)
    return sorted(found)


def measure(browser: Browser, engine: Engine, count: int, visits: int = VISITS) -> Cost:
    """Build and ask one engine at one size."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "site"
        built = build_apart(engine, folder, count)
        script = engine.script(folder)
        sizes = [path.stat().st_size for path in (folder / engine.index).rglob("*") if path.is_file()]
        with serving(folder) as address:
            loaded = _first_bytes(browser, address, engine, script)
            first, following = _times(browser, address, script, visits)
            page = _page_times(browser, address, visits) if engine is OWN else []
            work = _work(browser, address, script, visits)
    return Cost(*built, sum(sizes), len(sizes), loaded, first, following, page, work)
