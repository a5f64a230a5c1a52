"""What is found, in a real browser: exactly the articles that hold what was asked for."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from jianbao.model import Document
from tests.search.asking import ask, one
from tests.search.queries import Query, Truth, absent, names, seeded, substrings, traditional


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


def test_numbers_and_latin_words_are_whole_ones_and_parts_of_longer_ones_only_where_there_are_none(
    searching: Page,
) -> None:
    assert one(searching, "5日") == ["aaaaaaaa-03"]
    assert one(searching, "65") == one(searching, "LOG") == ["aaaaaaaa-03"]
    assert one(searching, "logo以新") == one(searching, "6５2路") == ["aaaaaaaa-03"]


def test_traditional_texts_and_readers_find_each_other(searching: Page) -> None:
    assert one(searching, "台湾游客") == ["aaaaaaaa-02"]
    assert one(searching, "臺灣遊客") == ["aaaaaaaa-02"]
    assert one(searching, "接著說") == ["aaaaaaaa-02"]
    assert one(searching, "接着说") == ["aaaaaaaa-02"]
    assert one(searching, "⼈看著湖") == ["aaaaaaaa-02"]


def test_rare_ideographs_and_printed_noughts_are_found(searching: Page) -> None:
    assert one(searching, "𠮷") == one(searching, "二〇二四年") == ["aaaaaaaa-08"]


@pytest.mark.parametrize(
    "query",
    ['"两队 都来"', "“两队，都来”", "＂两队都来＂", "「两队都来」", "『两队都来』", '"两队 “都来"', "”两队都来“"],
)
def test_quotation_marks_of_any_width_keep_a_phrase_together(searching: Page, query: str) -> None:
    assert one(searching, query) == ["aaaaaaaa-05"]
    assert one(searching, query.replace("两队", "都来", 1)) == []


@pytest.mark.parametrize("minus", "-－−﹣")
def test_minus_signs_of_any_width_exclude(searching: Page, minus: str) -> None:
    assert one(searching, f"甲乙 {minus}亭") == one(searching, f"甲乙 {minus}「亭修」") == ["aaaaaaaa-01"]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "“",
        "「『",
        "-",
        "－",
        "- -- －",
        '-"',
        '""',
        "。，！？",
        "*",
        ".*",
        "(?<>[",
        "\\",
        "$&",
        "👍🏽",
        "\u0301\u200d\ufe0f",
        "\ud842",
        "\udfb7\ud842",
        "\x00",
        "<script>",
        "%E4%B8",
        "__proto__ constructor toString",
        "=",
        "\U0010ffff",
    ],
)
def test_no_query_throws(searching: Page, query: str) -> None:
    found = searching.evaluate("async (units) => jianbao.search(String.fromCharCode(...units))", units(query))
    assert found["total"] == len(found["ids"]) == 0


def units(query: str) -> list[int]:
    """UTF-16 units, so that half a pair reaches the page as it is."""
    data = query.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]


@pytest.mark.parametrize("query", ["亭" * 2000, "亭 " * 2000, '"亭" -"' * 600, "-亭 " * 900, "（" * 5000, "a1" * 2000])
def test_no_long_query_hangs(searching: Page, query: str) -> None:
    took = searching.evaluate(
        """async (query) => {
            const before = performance.now();
            await jianbao.search(query);
            return performance.now() - before;
        }""",
        query,
    )
    assert took < 10_000


@pytest.mark.parametrize(
    "query", ["湖心亭(修好了)", "湖心亭.*修好了", "[湖心亭]", "^湖心亭$", "湖心亭\\", "湖心亭👍修好了", "湖́心亭"]
)
def test_signs_in_a_query_are_left_aside(searching: Page, query: str) -> None:
    assert one(searching, query) == ["aaaaaaaa-05"]
