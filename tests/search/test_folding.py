"""Python and the browser fold alike, and as Unicode and OpenCC say."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from jianbao.publish.search_fold import fold, folding, words
from tests.search.queries import PlainTruth, Truth, seeded, substrings
from tests.search.site import gold_documents

CASES = json.loads((Path(__file__).parent / "fold_cases.json").read_text(encoding="utf-8"))


def test_the_folding_agrees_with_opencc_and_unicode_on_what_the_seeds_hold() -> None:
    documents = gold_documents()
    truth, plain = Truth(documents), PlainTruth(documents)
    queries = [query.text for query in substrings(documents, 200, seeded(7))]
    assert [q for q in queries if truth.parts(q) != plain.parts(q)] == []


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
