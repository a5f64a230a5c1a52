"""The lists of tools/lexicon/hant are checked line by line, because OpenCC would cut texts off without a word."""

from pathlib import Path

import pytest

from jianbao.errors import SettingRefused
from jianbao.lexicon import FOLDER
from jianbao.variants.tables import parse, table, words

LISTS = ("firm", "risky", "titles", "address", "speech", "family", "not-family")
FILES = sorted(path.stem for path in (FOLDER / "hant").glob("*.txt"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("甲\t乙\n甲\t丙\n", 2),
        ("通讯员 岳\t通訊員\n", 1),
        ("甲\t乙 丙\n", 1),
        ("甲\t\n", 1),
        ("\t乙\n", 1),
        ("# 说明\n甲乙\n", 2),
        ("甲\t乙\t丙\n", 1),
        ("甲\t乙\u3000丙\n", 1),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(text: str, line: int) -> None:
    with pytest.raises(SettingRefused) as refused:
        parse(text, "hant/words.txt")
    assert refused.value.place == f"tools/lexicon/hant/words.txt:{line}"
    assert refused.value.zh


def test_comments_and_blank_lines_and_a_byte_order_mark_are_fine() -> None:
    assert parse("\ufeff# 说明\n\n风貌里\t風貌里\r\n", "x") == {"风貌里": "風貌里"}


@pytest.mark.parametrize("name", FILES)
def test_every_list_that_ships_can_be_read(name: str) -> None:
    assert words(name) if name in LISTS else table(name)


def test_a_word_listed_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hant").mkdir()
    (tmp_path / "hant" / "twice.txt").write_text("# 说明\n甲 乙\n甲\n", encoding="utf-8")
    monkeypatch.setattr("jianbao.lexicon.FOLDER", tmp_path)
    with pytest.raises(SettingRefused, match=r"twice\.txt:3"):
        words("twice")


def test_keys_and_values_are_of_one_length() -> None:
    """Masks, reviews and overrides count on it."""
    for name in ("words", "common", "taiwan", "hong-kong", "places", "surnames", "given"):
        assert [pair for pair in table(name).items() if len(pair[0]) != len(pair[1])] == []


def test_no_name_of_a_person_of_two_characters_is_in_the_words() -> None:
    """They fire inside other words; names are found from context."""
    assert not {"于洋", "于谦", "岳飞", "范进"} & table("words").keys()
