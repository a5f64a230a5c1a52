"""Search in a real browser: what is found, how it is shown, and that no text acts as anything but text."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from jianbao.archive import Archive
from jianbao.model import Document, Flag, Kind, Passage, Role, Subjects, Withdrawal
from jianbao.publish import gather, publish, read_config
from jianbao.publish.search import blocks, build_index, index_files
from jianbao.publish.search_fold import fold, folding, words
from tests.search_queries import PlainTruth, Query, Truth, absent, names, seeded, substrings, traditional
from tests.search_site import gold_documents, make_site
from tests.site_archive import make_archive

CASES = json.loads((Path(__file__).parent / "search_fold_cases.json").read_text(encoding="utf-8"))
HOSTILE = '<img src=x onerror="document.title=1">{{ 7*7 }}'


def text(*paragraphs: str) -> tuple[Passage, ...]:
    """A body of paragraphs."""
    return tuple(Passage(Role.PARAGRAPH, paragraph) for paragraph in paragraphs)


MADE = (
    Document("aaaaaaaa-01", Kind.ARTICLE, text("甲乙丙丁。", "戊己庚辛"), title="块与块之间", date="2021-05-04"),
    Document(
        "aaaaaaaa-02", Kind.ARTICLE, text("晨练的人看著湖面，接著說話。臺灣遊客"), title="繁體的一篇", date="2020"
    ),
    Document(
        "aaaaaaaa-03", Kind.BRIEF, text("坐652路到站，换乘15路，5日起LOGO以新面目出现。"), title="公交", date="2023-06~"
    ),
    Document("aaaaaaaa-04", Kind.PHOTO, text(f"{HOSTILE}敌意正文"), title=f"{HOSTILE}敌意标题", byline=HOSTILE),
    Document(
        "aaaaaaaa-05",
        Kind.ARTICLE,
        text("湖心亭修好了，甲乙两队都来。"),
        title="亭子",
        kicker="引题里的凤凰",
        date="2022",
    ),
    Document(
        "aaaaaaaa-06",
        Kind.ARTICLE,
        text("修亭子的是老匠人。凤凰。15日动工。"),
        title="匠人",
        date="2024",
        flags=(Flag.GAP,),
    ),
    Document("aaaaaaaa-07", Kind.ARTICLE, text("已撤下的凤凰"), title="撤", withdrawn=Withdrawal("2024-01-01", "更正")),
    Document(
        "aaaaaaaa-08", Kind.ARTICLE, text("𠮷野家开业，二○二四年"), title="凤凰来仪", subjects=Subjects(tags=("餐饮",))
    ),
)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The labelled articles of the seeds, and some made for one point each."""
    return [*gold_documents(), *MADE]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, documents: list[Document]) -> Path:
    """The root of an archive with its search page and index."""
    root = tmp_path_factory.mktemp("search")
    make_site(root, documents)
    return root


@pytest.fixture(scope="module")
def searching(browser: Browser, serve: Callable[[Path], str], site: Path) -> Iterator[Page]:
    """The search page, open for many queries."""
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.goto(f"{serve(site / 'site')}search/")
        page.wait_for_function("window.jianbao")
        yield page


ASK = "async (queries) => Promise.all(queries.map(async (q) => (await jianbao.search(q)).ids))"


def ask(page: Page, *queries: str) -> list[list[str]]:
    """What each query finds, in order."""
    found: list[list[str]] = page.evaluate(ASK, list(queries))
    return found


def one(page: Page, query: str) -> list[str]:
    """What a query finds among the articles made here."""
    return [key for key in ask(page, query)[0] if key.startswith("aaaaaaaa")]


@pytest.mark.parametrize(
    ("draw", "count"),
    [(substrings, 150), (names, 60), (traditional, 40), (absent, 40)],
    ids=["substrings", "names", "traditional", "absent"],
)
def test_the_browser_finds_exactly_the_articles_that_hold_a_text(
    searching: Page, documents: list[Document], draw: Callable[..., Iterator[Query]], count: int
) -> None:
    shown = [document for document in documents if not document.withdrawn]
    queries = list(draw(shown, count, seeded(20231)))
    truth = Truth(shown)
    found = ask(searching, *(query.text for query in queries))
    assert len(queries) == count
    pairs = zip(queries, found, strict=True)
    assert [(query.text, keys) for query, keys in pairs if set(keys) != truth.holders(query.meant)] == []


def test_the_folding_agrees_with_opencc_and_unicode_on_what_the_seeds_hold() -> None:
    documents = gold_documents()
    truth, plain = Truth(documents), PlainTruth(documents)
    queries = [query.text for query in substrings(documents, 200, seeded(7))]
    assert [q for q in queries if truth.holders(q) != plain.holders(q)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_python_folds_as_the_cases_say(case: dict[str, object]) -> None:
    assert fold(str(case["text"])) == case["folded"]
    assert [list(word) for word in words(str(case["text"]))] == case["words"]


def test_the_browser_folds_as_the_cases_say(searching: Page) -> None:
    table = folding()
    parts = ["".join(part) for pair in (table.table, table.alternates) for part in (pair, pair.values())]
    folded = searching.evaluate(
        """async ([parts, texts]) => {
            const { Folding } = await import("../assets/search/fold.js");
            const folding = new Folding(parts);
            return texts.map((text) => [folding.fold(text), folding.words(text)]);
        }""",
        [parts, [case["text"] for case in CASES]],
    )
    assert folded == [[case["folded"], case["words"]] for case in CASES]


def test_the_browser_and_python_fold_every_character_alike(searching: Page) -> None:
    points = [*range(0x20, 0xD800), *range(0xF900, 0x10000), *range(0x1F100, 0x1F200), *range(0x20000, 0x20100)]
    chars = [char for char in map(chr, points) if char.isprintable() or fold(char)]
    table = folding()
    parts = ["".join(part) for pair in (table.table, table.alternates) for part in (pair, pair.values())]
    folded = searching.evaluate(
        """async ([parts, chars]) => {
            const { Folding } = await import("../assets/search/fold.js");
            const folding = new Folding(parts);
            return chars.map((char) => folding.fold(char));
        }""",
        [parts, chars],
    )
    assert [(char, got) for char, got in zip(chars, folded, strict=True) if got != fold(char)] == []


def test_no_target_of_the_folding_is_folded_again() -> None:
    table = folding().table
    assert len(table) > 4000
    assert [target for target in table.values() if target in table or len(target) != 1] == []


def test_nothing_is_found_across_two_blocks_but_across_punctuation(searching: Page) -> None:
    assert one(searching, "丙丁。戊己") == []
    assert one(searching, "湖心亭修好了甲乙两队") == ["aaaaaaaa-05"]


def test_several_terms_all_have_to_occur_and_a_minus_excludes(searching: Page) -> None:
    assert set(one(searching, "甲乙 亭")) == {"aaaaaaaa-05"}
    assert set(one(searching, "甲乙 -亭")) == {"aaaaaaaa-01"}
    assert one(searching, '"两队 都来"') == ["aaaaaaaa-05"]
    assert one(searching, '"都来 两队"') == []
    assert one(searching, "都来 两队") == ["aaaaaaaa-05"]


def test_a_minus_alone_is_text_and_a_query_of_signs_finds_nothing(searching: Page) -> None:
    assert one(searching, "-湖心亭") == ["aaaaaaaa-05"]
    assert ask(searching, "，。", "", '""', "-") == [[], [], [], []]


def test_a_title_comes_before_text_and_then_the_newer_one(searching: Page) -> None:
    assert one(searching, "凤凰") == ["aaaaaaaa-08", "aaaaaaaa-06", "aaaaaaaa-05"]


def test_an_exact_phrase_comes_before_scattered_words(searching: Page) -> None:
    assert one(searching, "修 亭子") == ["aaaaaaaa-06", "aaaaaaaa-05"]


def test_whole_numbers_come_before_parts_of_longer_ones(searching: Page) -> None:
    assert one(searching, "5日") == ["aaaaaaaa-03", "aaaaaaaa-06"]
    assert one(searching, "logo以新") == one(searching, "6５2路") == ["aaaaaaaa-03"]


def test_traditional_texts_and_readers_find_each_other(searching: Page) -> None:
    assert one(searching, "台湾游客") == ["aaaaaaaa-02"]
    assert one(searching, "臺灣遊客") == ["aaaaaaaa-02"]
    assert one(searching, "接著說") == ["aaaaaaaa-02"]
    assert one(searching, "接着说") == ["aaaaaaaa-02"]
    assert one(searching, "⼈看著湖") == ["aaaaaaaa-02"]


def test_a_spelling_of_the_other_script_is_marked_too(page: Page, address: str) -> None:
    opened(page, address, "q=接着说")
    expect(page.locator("[data-search-results] mark")).to_have_text("接著說")


def test_rare_ideographs_and_printed_noughts_are_found(searching: Page) -> None:
    assert one(searching, "𠮷") == one(searching, "二〇二四年") == ["aaaaaaaa-08"]


def test_withdrawn_articles_are_in_no_file_of_the_index(site: Path) -> None:
    names_ = [path.name for path in (site / "site").rglob("*.bin")]
    assert "aaaaaaaa-06.bin" in names_
    assert "aaaaaaaa-07.bin" not in names_


def test_a_second_run_changes_nothing_and_an_edit_shows(tmp_path: Path) -> None:
    first = make_site(tmp_path, list(MADE))
    archive = Archive(tmp_path)
    assert first.changed > 0
    assert build_index(archive).changed == 0
    edited = [replace(MADE[0], title="改过的题")]
    assert make_site(tmp_path, edited).changed > 0


def test_the_same_articles_give_the_same_bytes() -> None:
    files = index_files(MADE[:5])
    assert files == index_files(list(MADE[:5]))
    assert files != index_files(MADE[:4])


def test_an_article_file_that_cannot_be_read_is_reported_and_the_others_are_indexed(tmp_path: Path) -> None:
    broken = Archive(tmp_path).article("bbbbbbbb-01")
    broken.parent.mkdir(parents=True)
    broken.write_text("没有元数据", encoding="utf-8")
    report = make_site(tmp_path, list(MADE))
    assert [error.place for error in report.refused] == ["docs/articles/bbbbbbbb/01.md:1"]
    assert report.articles == len(MADE) - 1


def test_search_holds_the_articles_of_the_site(tmp_path: Path) -> None:
    archive = make_archive(tmp_path)
    for key, before, after in (
        ("0123abcd-02", "title: 看河", "title: [看海"),
        ("0123abcd-03", "---\n", "---\nwithdrawn: 2026-01-02\n"),
        ("0123abcd-04", "id: 0123abcd-04", "id: 0123abcd-01"),
    ):
        text = archive.article(key).read_text(encoding="utf-8").replace(before, after, 1)
        archive.article(key).write_text(text, encoding="utf-8")
    report = build_index(archive)
    assert [error.place for error in report.refused] == [
        f"docs/articles/0123abcd/{n}.md:{m}" for n, m in (("02", 4), ("03", 2))
    ]
    data = publish(gather(archive), read_config(archive)).files["data/articles.jsonl"]
    shown = {json.loads(line)["id"] for line in data.splitlines()}
    assert shown == {"0123abcd-01", "0123abcd-02", "0123abcd-04", "0123abcd-05"}
    texts = {path.stem: gzip.decompress(path.read_bytes()).decode() for path in archive.site.rglob("texts/*.bin")}
    assert texts.keys() == shown
    assert "河水慢慢地流" in texts["0123abcd-02"]


def test_the_index_has_every_block_that_is_searched() -> None:
    roles = [role for role, _ in blocks(MADE[4])]
    assert roles == ["title", "kicker", "paragraph"]


@pytest.fixture
def address(serve: Callable[[Path], str], site: Path) -> str:
    """The search page's address."""
    return f"{serve(site / 'site')}search/"


def opened(page: Page, address: str, query: str) -> None:
    """Open the search page with a query and wait for the whole answer."""
    page.goto(f"{address}?{query}")
    page.locator("[data-search-results][data-state=done]").wait_for(state="attached")


def ids(page: Page) -> list[str | None]:
    """The rows' articles."""
    return [row.get_attribute("data-article-id") for row in page.locator("[data-article-id]").all()]


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


def test_a_first_query_costs_little(page: Page, address: str) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    opened(page, address, "q=红桥区人大常委会")
    assert 20_000 < sum(sizes) < 250_000
