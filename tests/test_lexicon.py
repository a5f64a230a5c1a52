"""The lexicon is complete, and whatever is wrong in it is named with file, line and remedy."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from jianbao import lexicon
from jianbao.errors import SettingRefused
from jianbao.ingest.subjects import gazetteer, organizations, people, tags


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the lexicon that may be spoilt."""
    copy = copytree(lexicon.FOLDER, tmp_path / "lexicon")
    monkeypatch.setattr(lexicon, "FOLDER", copy)
    forget()
    yield copy
    forget()


def forget() -> None:
    """Empty what was read."""
    for reader in (
        lexicon.surnames,
        lexicon.bylines,
        lexicon.vocabulary,
        gazetteer.gazetteer,
        people.signs,
        organizations.forms,
    ):
        reader.cache_clear()
    tags.index.cache_clear()


def read_all() -> None:
    """Read every file of the lexicon."""
    for reader in (lexicon.surnames, lexicon.bylines, lexicon.vocabulary, people.signs, gazetteer.gazetteer):
        reader()


def spoil(path: Path, before: str, after: str) -> int:
    """Replace the first match in a file; the line it stands in."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def test_the_vocabulary_has_some_two_hundred_tags_with_stable_addresses() -> None:
    found = lexicon.vocabulary()
    assert 150 <= len(found) <= 220
    assert len({tag.slug for tag in found}) == len({tag.name for tag in found}) == len(found)
    assert all(tag.slug.isascii() for tag in found)


def test_every_province_prefecture_and_county_has_a_full_name_of_its_own() -> None:
    places = list(gazetteer.read_places())
    names = [place.full for place in places]
    assert len(places) > 3200
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_surname_is_also_a_character_that_no_name_has() -> None:
    known = lexicon.surnames()
    assert not set(known.given) & set(known.never)


@pytest.mark.parametrize(
    ("name", "edit", "remedy"),
    [
        ("tags.yml", ("slug: cppcc", "slug: united-front"), ("另取", "choose another")),
        ("tags.yml", ("slug: cppcc", "slug: 政协"), ("小写字母", "use a-z")),
        ("tags.yml", ("slug: cppcc, words", "slug: cppcc, wrods"), ("slug、words", "unknown key wrods")),
        ("surnames.yml", ("王李张刘", "王李张刘王"), ("重复", "listed twice")),
        ("bylines.yml", ("marks: [讯", "marks: [讯, 讯"), ("重复", "listed twice")),
        ("bylines.yml", ("marks: [讯", "makrs: [讯"), ("键应恰为", "keys must be")),
        ("people.yml", ("leaders: [", "leaders: [["), ("YAML", "YAML")),
        ("place-words.yml", ("博州: 博尔塔拉蒙古自治州", "博州: 博尔"), ("places.txt", "not in places.txt")),
        ("subdistricts.txt", ("北京市 - 东城区:", "北京市 东城区:"), ("格式", "header")),
    ],
)
def test_a_mistake_is_refused_with_file_line_and_remedy(
    folder: Path, name: str, edit: tuple[str, str], remedy: tuple[str, str]
) -> None:
    line = spoil(folder / name, *edit)
    with pytest.raises(SettingRefused) as caught:
        read_all()
    place, _, number = caught.value.place.rpartition(":")
    assert place == f"tools/lexicon/{name}"
    # A list is named by its start, a thing given twice by either place: both stand near.
    assert abs(int(number) - line) <= 5
    assert remedy[0] in caught.value.message("zh")
    assert remedy[1] in caught.value.message("en")


def test_a_slug_that_was_given_up_is_never_given_again(folder: Path) -> None:
    spoil(folder / "tags.yml", "retired: []", "retired: [cppcc]")
    with pytest.raises(SettingRefused, match="retired"):
        lexicon.vocabulary()


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    (folder / "tags.yml").unlink()
    with pytest.raises(SettingRefused, match=r"tools/lexicon/tags\.yml:1"):
        lexicon.vocabulary()


def test_folding_keeps_every_character_at_its_place() -> None:
    text = "臺灣的裡面、乾隆、頭髮，〇 ABC"
    assert len(lexicon.fold(text)) == len(text)
