"""The order of what is found: the phrase, the title, what stands together, the date, the number of hits."""

from playwright.sync_api import Page

from tests.search.asking import one


def test_a_title_comes_before_text_and_then_the_newer_one(searching: Page) -> None:
    assert one(searching, "凤凰") == ["aaaaaaaa-08", "aaaaaaaa-06", "aaaaaaaa-05"]


def test_an_exact_phrase_comes_before_scattered_words(searching: Page) -> None:
    assert one(searching, "修 亭子") == ["aaaaaaaa-06", "aaaaaaaa-05"]


def test_words_that_stand_together_come_before_words_far_apart_though_the_article_is_older(searching: Page) -> None:
    assert one(searching, "渡口 灯塔") == ["aaaaaaaa-10", "aaaaaaaa-09"]


def test_within_a_day_more_hits_come_first(searching: Page) -> None:
    assert one(searching, "白鹭") == ["aaaaaaaa-09", "aaaaaaaa-10", "aaaaaaaa-11"]


def test_parts_of_longer_numbers_come_after_whole_ones_where_they_are_asked_for(searching: Page) -> None:
    found = searching.evaluate("jianbao.search('5日', { isLoose: true })")
    assert [key for key in found["ids"] if key.startswith("aaaaaaaa")] == ["aaaaaaaa-03", "aaaaaaaa-06"]
