"""The front matter against its schema: what is generated is valid, what people get wrong is named."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from jianbao import article_file, schema
from jianbao.model import Flag, Kind
from tests.small_archive import SmallArchive

ROOT = Path(__file__).resolve().parent.parent


def test_the_schema_is_one_and_describes_every_key() -> None:
    """It is JSON Schema 2020-12; keys, kinds and flags are those of the model, each explained in both languages."""
    content = json.loads(schema.SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(content)
    properties = content["properties"]
    assert list(properties) == article_file.KEYS
    assert properties["kind"]["enum"] == [*Kind]
    assert properties["flags"]["items"]["enum"] == [*Flag]
    for one in properties.values():
        zh, en = one["description"].split(" / ")
        assert re.search("[一-鿿]", zh)
        assert re.search("[a-z]{4}", en)


def test_every_generated_article_is_valid_and_its_file_is_written_back_byte_for_byte(tmp_path: Path) -> None:
    """The five seeds, as convert writes them."""
    archive = SmallArchive(tmp_path)
    for path in (ROOT / "seeds").glob("0*.txt"):
        archive.seed("", path.name).write_bytes(path.read_bytes())
    archive.run()
    files = archive.article_files()
    assert len(files) > 20
    for path in files:
        text = path.read_bytes().decode()
        assert list(schema.problems(text, path.name)) == []
        assert article_file.render(article_file.parse(text, path.name)) == text


VALID = """---
id: 0123abcd-01
title: 甲
display_title: 乙
date: "2023-06~"
tags: [阅读]
kind: poem
flags: [gap]
proof: 已校
withdrawn:
  date: "2024-01-03"
  reason: 当事人请求
hant:
  里程: 里程
seed: a.txt
lines: 3-11,45
---
"""


FAULTS = [
    ("title: 甲", "titel: 甲", "F-002", 3, "titel → title"),
    ("title: 甲", "作者: 甲", "F-002", 3, "作者"),
    ("id: 0123abcd-01", "id: 甲", "F-003", 2, "id: 甲"),
    ("id: 0123abcd-01", "page: 3", "F-003", 2, "id"),
    ('"2023-06~"', "2023年6月", "F-003", 5, "date: 2023年6月"),
    ('"2023-06~"', "2023-13", "F-003", 5, "date: 2023-13"),
    ("[阅读]", "[阅读，社区]", "F-003", 6, "tags: 阅读，社区"),
    ("[阅读]", "[阅读, 阅读]", "F-003", 6, 'tags: ["阅读", "阅读"]'),
    ("[阅读]", "阅读", "F-003", 6, "tags: 阅读"),
    ("poem", "诗", "F-003", 7, "kind: 诗"),
    ("[gap]", "[缺字]", "F-003", 8, "flags: 缺字"),
    ('  date: "2024-01-03"\n', "", "F-003", 10, 'withdrawn: {"reason": "当事人请求"}'),
    ("3-11,45", "三到五", "F-003", 16, "lines: 三到五"),
    ("title: 甲", "title: 甲: 乙", "F-001", 3, ""),
    ("---\n", "", "F-001", 1, ""),
    ("kind: poem\n", "", "F-003", 2, "kind"),
]


def test_a_file_with_every_key_that_people_set_is_valid() -> None:
    """Display title, proof, withdrawal and variant spellings have their shapes."""
    assert list(schema.problems(VALID, "01.md")) == []
    assert article_file.render(article_file.parse(VALID, "01.md")) == VALID


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_finding_with_its_line(fault: tuple[str, str, str, int, str]) -> None:
    """Each has its permanent code, the line of its key, and what stands there."""
    before, after, code, line, detail = fault
    found = list(schema.problems(VALID.replace(before, after), "01.md"))
    assert [(one.code, one.line, one.detail) for one in found] == [(code, line, detail)]
    assert found[0].message("zh").startswith(f"01.md:{line}: {code} ")
