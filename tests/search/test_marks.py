"""The hits, marked in the rows and on the article that a row leads to."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.search.asking import opened


def test_a_spelling_of_the_other_script_is_marked_too(page: Page, address: str) -> None:
    opened(page, address, "q=接着说")
    expect(page.locator("[data-search-results] mark")).to_have_text("接著說")


def test_an_article_opened_from_the_results_shows_its_hits(page: Page, address: str, site: Path) -> None:
    article = site / "site" / "articles" / "aaaaaaaa" / "05" / "index.html"
    article.parent.mkdir(parents=True, exist_ok=True)
    article.write_text(
        '<!doctype html><meta charset="utf-8"><main><article class="article"><header><h1>湖心</h1></header>'
        '<div class="body"><p id="p1"><a data-unmarked>1</a>湖<span data-unmarked>缺</span>心亭</p></div><p>湖心</p></article></main>'
        '<script type="module" src="../../../assets/search/mark.js"></script>',
        encoding="utf-8",
    )
    page.goto(f"{address.removesuffix('search/')}articles/aaaaaaaa/05/?h=湖心")
    page.locator("mark").first.wait_for()
    assert page.locator("mark").all_inner_texts() == ["湖心", "湖", "心"]
    assert page.locator("#p1").inner_text() == "1湖缺心亭"


def test_a_number_is_marked_where_it_is_a_whole_one(page: Page, address: str) -> None:
    opened(page, address, "q=5日+起")
    row = page.locator("[data-article-id=aaaaaaaa-03]")
    assert row.locator("mark").all_inner_texts() == ["5日起"]
    opened(page, address, "q=5")
    assert "652" not in page.locator("[data-search-results] mark").all_inner_texts()


def test_every_word_of_the_query_is_shown_where_the_lines_suffice(page: Page, address: str) -> None:
    opened(page, address, "q=河水+白鹭")
    row = page.locator("[data-article-id=aaaaaaaa-09]")
    assert set(row.locator(".words mark").all_inner_texts()) == {"河水", "白鹭"}
