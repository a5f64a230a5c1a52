"""Fixtures that several test modules share: a real browser, and a built site served on this machine."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser import launch

ROOT = Path(__file__).resolve().parent.parent

# A deadline for each example measures what else the machine is doing; what hangs is ended by pytest-timeout.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flag that writes golden files anew."""
    parser.addoption("--rewrite-goldens", action="store_true", help="write tests/check/*/*/golden anew")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line on standard error for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free loopback port and yield its address, which ends with a slash."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder until the tests end and returns its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself, which runs once in a process."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    with launch(playwright) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page in a profile of its own: Chinese locale, nothing stored, five seconds for each step."""
    with browser.new_context(locale="zh-CN") as context:
        context.set_default_timeout(5_000)
        yield context.new_page()


@pytest.fixture
def foreign_requests(page: Page) -> list[str]:
    """Addresses outside this machine that `page` asks for, as they are asked for; a good site leaves it empty."""
    asked: list[str] = []

    def note(address: str) -> None:
        if urlsplit(address).hostname not in (None, "127.0.0.1"):
            asked.append(address)

    page.on("request", lambda request: note(request.url))
    return asked
