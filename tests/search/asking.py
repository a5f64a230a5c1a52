"""Ask the search page: through its script for many queries, through its address as a reader does for the rest."""

from playwright.sync_api import Page

ASK = "async (queries) => Promise.all(queries.map(async (q) => (await jianbao.search(q)).ids))"


def ask(page: Page, *queries: str) -> list[list[str]]:
    """What each query finds, in order."""
    found: list[list[str]] = page.evaluate(ASK, list(queries))
    return found


def one(page: Page, query: str) -> list[str]:
    """What a query finds among the articles made here."""
    return [key for key in ask(page, query)[0] if key.startswith("aaaaaaaa")]


def opened(page: Page, address: str, query: str) -> None:
    """Open the search page with a query and wait for the whole answer."""
    page.goto(f"{address}?{query}")
    page.locator("[data-search-results][data-state=done]").wait_for(state="attached")


def ids(page: Page) -> list[str | None]:
    """The rows' articles."""
    return [row.get_attribute("data-article-id") for row in page.locator("[data-article-id]").all()]
