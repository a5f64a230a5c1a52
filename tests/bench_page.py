"""What a page costs its reader: bytes of a first and a second visit, and how soon its largest part is drawn.

python -m tests.bench_page [SITE]

Served with gzip on this machine; the processor is slowed down fourfold, as Lighthouse does for a phone. The figures are
the browser's own (Resource Timing, Largest Contentful Paint). A machine that does other things beside makes them worse.
"""

import argparse
import gzip
import http.server
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import launch
from tests.conftest import ROOT
from tests.screenshots import QUERY
from tests.site_kinds import kinds

SLOWER = 4
RUNS = 5
SHOWN = (
    *("home", "article", "photo", "source", "sheet", "articles", "tags", "tag", "years", "places"),
    *("proofread", "data", "about", "search", "results"),
)
BYTES = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map(entry => entry.transferSize).reduce((one, other) => one + other, 0)"""
PAINT = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""


class Zipped(http.server.SimpleHTTPRequestHandler):
    """Files as a host sends them: compressed, to be kept for an hour."""

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
        """Say nothing."""


@contextmanager
def host(site: Path) -> Iterator[str]:
    """Serve a site; yields its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Zipped, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def visit(browser: Browser, address: str, then: str) -> tuple[float, int, int]:
    """A first visit to a page and a next one to another: milliseconds of the paint, bytes of both."""
    with browser.new_context(viewport={"width": 360, "height": 760}, is_mobile=True) as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="networkidle")
        painted, first = page.evaluate(PAINT), page.evaluate(BYTES)
        page.goto(then, wait_until="networkidle")
        return painted, first, page.evaluate(BYTES)


def main(arguments: list[str]) -> int:
    """Print a row for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    site = parser.parse_args(arguments).site
    found = kinds(site) | {"results": QUERY}
    sys.stdout.write(f"{'page':<12}{'paint, ms':>12}{'worst':>8}{'first visit, B':>16}{'next article, B':>17}\n")
    with host(site) as address, sync_playwright() as playwright, launch(playwright) as browser:
        for kind in SHOWN:
            runs = [visit(browser, address + found[kind], address + found["photo"]) for _ in range(RUNS)]
            paints = [run[0] for run in runs]
            sys.stdout.write(
                f"{kind:<12}{statistics.median(paints):>12.0f}{max(paints):>8.0f}{runs[0][1]:>16}{runs[0][2]:>17}\n"
            )
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
