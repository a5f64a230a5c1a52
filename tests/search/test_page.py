"""The search page as a reader has it: address, rows, facets, keys, and what it says when nothing is found."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.search.asking import ids, opened
from tests.search.made import HOSTILE


def test_the_address_runs_the_query_and_rows_show_title_facts_and_marked_lines(page: Page, address: str) -> None:
    opened(page, address, "q=湖心亭")
    results = page.locator("[data-search-results]")
    assert results.get_attribute("data-total") == "1"
    assert ids(page) == ["aaaaaaaa-05"]
    expect(results.locator("a")).to_have_text("亭子")
    expect(results.locator(".facts")).to_contain_text("2022年")
    expect(results.locator("mark")).to_have_text("湖心亭")
    expect(results.locator("a")).to_have_attribute("href", re.compile(r"articles/aaaaaaaa/05/\?h="))
    expect(page.locator("[data-search-status]")).to_have_text("查到 1 篇")


def test_hostile_texts_and_queries_show_as_text(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    opened(page, address, "q=敌意")
    expect(page.locator("[data-search-results] a")).to_have_text(f"{HOSTILE}敌意标题")
    assert page.locator("#search img").count() == 0
    opened(page, address, "q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert page.locator("#search img").count() == 0
    assert errors == []


def test_facets_narrow_and_their_counts_follow_and_the_address_holds_the_state(page: Page, address: str) -> None:
    opened(page, address, "q=凤凰")
    years = page.locator("[data-facet=years]")
    assert years.locator("label").all_inner_texts()[0].split() == ["2022", "1"]
    years.locator("input[data-value='2024']").check()
    page.wait_for_url("**years=2024**")
    page.locator("[data-search-results][data-total='1'][data-state=done]").wait_for(state="attached")
    assert ids(page) == ["aaaaaaaa-06"]
    page.reload()
    page.locator("[data-search-results][data-state=done]").wait_for(state="attached")
    assert ids(page) == ["aaaaaaaa-06"]
    page.go_back()
    page.locator("[data-search-results][data-total='3'][data-state=done]").wait_for(state="attached")


def test_results_can_be_put_in_order_of_date(page: Page, address: str) -> None:
    opened(page, address, "q=凤凰&order=oldest")
    assert ids(page) == ["aaaaaaaa-05", "aaaaaaaa-06", "aaaaaaaa-08"]
    page.locator("[data-search-order]").select_option("newest")
    page.wait_for_url("**order=newest**")
    page.locator("[data-search-results][data-state=done]").wait_for(state="attached")
    assert ids(page) == ["aaaaaaaa-06", "aaaaaaaa-05", "aaaaaaaa-08"]


def test_finding_nothing_says_so_and_offers_what_does_occur(page: Page, address: str) -> None:
    opened(page, address, "q=凤凰湖心亭")
    assert page.locator("[data-search-results]").get_attribute("data-total") == "0"
    hints = page.locator("[data-search-none]")
    expect(hints).to_contain_text("没有查到")
    hints.get_by_role("link", name="湖心亭", exact=True).click()
    page.locator("[data-search-results][data-total='1'][data-state=done]").wait_for(state="attached")
    assert ids(page) == ["aaaaaaaa-05"]


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    opened(page, address, "q=凤凰")
    page.keyboard.press("/")
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-search-results] a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.locator("#search-q")).to_have_value("")
    page.keyboard.type("湖心亭")
    page.keyboard.press("Enter")
    page.locator("[data-search-results][data-total='1'][data-state=done]").wait_for(state="attached")


def test_without_javascript_the_page_leads_to_the_lists(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("link", name="全部报道")).to_be_visible()


def test_a_first_query_costs_little(page: Page, address: str) -> None:
    loaded: list[Request] = []
    page.on("requestfinished", lambda request: loaded.append(request))  # noqa: PLW0108 -- it marks handlers: no built-in
    opened(page, address, "q=红桥区人大常委会")
    assert 20_000 < sum(request.sizes()["responseBodySize"] for request in loaded) < 250_000


@pytest.mark.parametrize("query", ["%EF%BC%8C%E3%80%82", "-", "%E4%B8", "%", "%F0%9F%91%8D", "", "+", "%22"])
def test_a_query_without_a_character_to_look_for_is_complete_too(page: Page, address: str, query: str) -> None:
    opened(page, address, f"q={query}")
    assert page.locator("[data-search-results]").get_attribute("data-total") == "0"


def test_a_query_of_signs_is_told_so(page: Page, address: str) -> None:
    opened(page, address, "q=，。")
    expect(page.locator("[data-search-none]")).to_contain_text("没有可查的字")
    expect(page.locator("[data-search-none]").get_by_role("link", name="全部报道")).to_be_visible()


def test_parts_of_longer_numbers_are_offered_and_the_address_keeps_the_choice(page: Page, address: str) -> None:
    opened(page, address, "q=5日起")
    assert ids(page) == ["aaaaaaaa-03"]
    opened(page, address, "q=5日")
    before = len(ids(page))
    page.get_by_role("link", name="另有").click()
    page.wait_for_url("**parts=1**")
    page.locator("[data-search-results][data-state=done]").wait_for(state="attached")
    assert len(ids(page)) > before
    assert "aaaaaaaa-06" in ids(page)
    page.get_by_role("link", name="只看整个的").click()
    page.locator(f"[data-search-results][data-total='{before}'][data-state=done]").wait_for(state="attached")
    assert "parts" not in page.url


def test_opened_as_a_file_the_page_says_how_to_open_it(page: Page, site: Path) -> None:
    page.goto((site / "site" / "search" / "index.html").as_uri() + f"?q={quote('湖心亭')}")
    expect(page.get_by_text("python3 -m http.server")).to_be_visible()
