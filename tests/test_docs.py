"""The manual names everything a user meets: commands, options, exit codes, keys, signs, rules, codes, settings."""

import json
import re
from pathlib import Path

import click
import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from jianbao import schema
from jianbao.article_file import GAP, KEYS, MARKED
from jianbao.cli import EXIT_CODES, main
from jianbao.errors import Exit
from jianbao.findings import REGISTRY
from jianbao.ingest.repair import RULES
from jianbao.model import Flag, Kind
from jianbao.seeds import SIDECAR_KEYS

ROOT = Path(__file__).resolve().parent.parent
MANUAL = (ROOT / "MANUAL.md").read_text("utf-8")
HAN = re.compile("[一-鿿]")


def section(heading: str) -> list[list[str]]:
    """The table rows of a section as their cells."""
    body = MANUAL.split(f"## {heading} · ")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.+) \|$", body, re.MULTILINE)
    return [row.split(" | ") for row in rows]


def firsts(heading: str) -> list[str]:
    """The first cells of a section's tables, code marks taken off."""
    return [row[0].strip("`") for row in section(heading)]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_explained(name: str) -> None:
    """A row for each command, each of its options by name."""
    assert [cell for cell in firsts("Commands") if cell.split()[:2] == ["jianbao", name]] != []
    command = main.commands[name]
    options = [one.opts[-1] for one in command.params if isinstance(one, click.Option)]
    assert [option for option in options if f"`{option}" not in MANUAL] == []


def test_every_measure_is_made_by_make_and_explained() -> None:
    """Who looks for what a figure came from finds the command in the manual, and all of them in `make bench`."""
    commands = [f"python -m tests.{path.stem}" for path in (ROOT / "tests").glob("bench_*.py")]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert len(commands) > 2
    assert [command for command in commands if command not in makefile or f"`{command}`" not in MANUAL] == []


def test_every_exit_code_is_explained_in_the_manual_and_in_the_help() -> None:
    """The same codes in all three places."""
    assert [cell for cell in firsts("Exit codes") if cell.isdecimal()] == [str(int(code)) for code in Exit]
    assert re.findall(r"^  (\d) \w", EXIT_CODES, re.MULTILINE) == [str(int(code)) for code in Exit]


def test_every_key_of_an_article_file_is_explained_as_in_the_schema() -> None:
    """Key by key in the order of the file, with the schema's own words; every kind, flag and sign too."""
    rows = {row[0].strip("`"): row for row in section("Article files")}
    assert [key for key in rows if key in KEYS] == KEYS
    for key, one in json.loads(schema.SCHEMA.read_text("utf-8"))["properties"].items():
        assert rows[key][1:] == one["description"].split(" / ")
    assert [word for word in (*Kind, *Flag) if f"`{word}`" not in MANUAL] == []
    assert [mark for mark in MARKED.values() if f"`{{ .{mark} }}`" not in MANUAL] == []
    assert f"`{GAP}`" in MANUAL


def test_every_key_of_a_sidecar_is_explained() -> None:
    """In the order they are known by."""
    assert [cell for cell in firsts("Seeds and sidecars") if cell in SIDECAR_KEYS] == list(SIDECAR_KEYS)


def test_every_repair_is_explained() -> None:
    """In the order they are applied."""
    assert firsts("Repairs")[1:] == [name for name, _, _ in RULES]


def test_every_finding_stands_in_the_manual_word_for_word() -> None:
    """Code, severity, problem and remedy in both languages."""
    rows = {row[0]: row[1:] for row in section("Findings")}
    assert {code for code in rows if re.fullmatch(r"[A-Z]-\d{3}", code)} == set(REGISTRY)
    for code in REGISTRY.values():
        said = [code.severity.value, f"{code.en} · {code.zh}", f"{code.remedy_en} · {code.remedy_zh}"]
        assert rows[code.code] == said
        assert HAN.search(code.zh)
        assert HAN.search(code.remedy_zh)
        assert not HAN.search(code.en + code.remedy_en)


def test_every_setting_of_the_archive_is_explained() -> None:
    """Each key below `extra:` of mkdocs.yml."""
    extra = re.split(r"^extra:\n", (ROOT / "mkdocs.yml").read_text("utf-8"), flags=re.MULTILINE)[1]
    keys = yaml.load(re.split(r"^\S", extra, flags=re.MULTILINE)[0], Loader=get_yaml_loader())  # noqa: S506 -- a SafeLoader that knows !ENV
    assert [key for key in keys if f"`extra.{key}`" not in MANUAL] == []


def test_links_of_the_manual_lead_to_files() -> None:
    """Relative links resolve in the repository."""
    links = re.findall(r"\]\(([^)#:]+)\)", MANUAL)
    assert len(links) > 2
    assert [link for link in links if not (ROOT / link).is_file()] == []
