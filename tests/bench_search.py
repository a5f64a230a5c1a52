"""Measure search: what it finds, what it costs at several sizes, and what Pagefind and Material cost on the same articles.

`make bench` prints two tables; `python -m tests.bench_search --sizes 5000 --engines own` a part of them.
"""

import argparse
import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import launch
from tests.search.costs import SLOW_CPU, VISITS, build_here, measure, say
from tests.search.engines import ENGINES, OWN, Engine
from tests.search.findings import print_findings

SIZES = [26, 1000, 5000, 20_000]
LARGE = 5000
"""Beyond it only ours is built: Pagefind with pairs takes half a megabyte of memory an article, Material a quarter of an hour."""


def print_costs(browser: Browser, sizes: list[int], engines: list[Engine], visits: int) -> None:
    """One line a size and engine."""
    say(
        f"{'':26}|  build              |  index        | first | first query ms, CPU / {SLOW_CPU} | next ms | page ms, CPU / {SLOW_CPU} | work ms"
    )
    say(
        "articles  engine             s   work    MB      kB  files     kB  least middle  most       middle    least middle      middle   load"
    )
    for count in sizes:
        for engine in engines:
            if count <= LARGE or engine is OWN:
                print_cost(browser, engine, count, visits)


def print_cost(browser: Browser, engine: Engine, count: int, visits: int) -> None:
    """Measure one engine at one size; the load says how busy the machine was with other things."""
    cost = measure(browser, engine, count, visits)
    page = (
        f"{cost.page_milliseconds[0]:8.0f} {cost.page_milliseconds[visits // 2]:6.0f}"
        if cost.page_milliseconds
        else f"{'':15}"
    )
    first, middle = cost.first_milliseconds, len(cost.first_milliseconds) // 2
    say(
        f"{count:8}  {engine.name:16} {cost.build_seconds:6.1f} {cost.build_work:6.1f} {cost.build_megabytes:5}",
        f"{cost.index_bytes // 1000:7}",
        f"{cost.files:6} {cost.first_bytes / 1000:6.1f} {first[0]:6.0f} {first[middle]:6.0f} {first[-1]:6.0f}",
        f"     {cost.next_milliseconds[middle]:6.0f} {page}      {cost.first_work[middle]:6.0f} {os.getloadavg()[0]:6.1f}",
    )


def main() -> int:
    """Measure, or build one engine's index for a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--visits", type=int, default=VISITS, help="how often each time is taken")
    parser.add_argument("--costs-only", action="store_true", help="leave out what is found")
    parser.add_argument("--build", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        build_here(asked.build[0], Path(asked.build[1]), asked.sizes[0])
        return 0
    with sync_playwright() as playwright, launch(playwright) as browser:
        perfect = asked.costs_only or print_findings(browser)
        print_costs(browser, asked.sizes, [ENGINES[name] for name in asked.engines], asked.visits)
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main())
