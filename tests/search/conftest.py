"""Fixtures of the tests of search: one small site for all of them, and its search page in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from jianbao.model import Document
from tests.search.made import MADE
from tests.search.site import gold_documents, make_site


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    """The labelled articles of the seeds, and some made for one point each."""
    return [*gold_documents(), *MADE]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, documents: list[Document]) -> Path:
    """The root of an archive with its search page and index."""
    root = tmp_path_factory.mktemp("search")
    make_site(root, documents)
    return root


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], site: Path) -> str:
    """The search page's address."""
    return f"{serve(site / 'site')}search/"


@pytest.fixture(scope="session")
def searching(browser: Browser, address: str) -> Iterator[Page]:
    """The search page, open for many queries."""
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("window.jianbao")
        yield page
