"""The command line: what it prints where, in which language, and with which exit code it ends."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from jianbao import cli
from jianbao.errors import ConservationFailure, Exit
from jianbao.ingest.read import read_page

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("0*.txt"))
COMMANDS = sorted(cli.main.commands)


def run(*arguments: str | Path, lang: str = "en") -> Result:
    """Run jianbao as a person does."""
    return CliRunner().invoke(cli.main, ["--lang", lang, *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scratch archive with one real seed, the working folder of the test."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEEDS[-1], tmp_path / "seeds")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_extract_prints_one_record_a_line_in_the_order_given() -> None:
    """The records, and nothing else, are on standard output."""
    result = run("extract", *SEEDS[::-1])
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["seed"] for record in records] == [path.name for path in SEEDS[::-1]]
    assert {record["version"] for record in records} == {1}
    assert result.stderr == ""
    assert result.exit_code == Exit.DONE


def test_extract_passes_over_the_manifest_that_lies_among_the_seeds() -> None:
    """`jianbao extract seeds/*.txt` names it too."""
    result = run("extract", ROOT / "seeds/manifest-sha256.txt", SEEDS[0])
    assert [json.loads(line)["seed"] for line in result.stdout.splitlines()] == [SEEDS[0].name]
    assert result.exit_code == Exit.DONE


@pytest.mark.parametrize(("lang", "said"), [("zh", "请先提取其中的文字"), ("en", "extract its text first")])
def test_extract_refuses_what_is_no_text_and_reads_the_others(tmp_path: Path, lang: str, said: str) -> None:
    """One line on standard error with the path as it was given; exit code 3."""
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    result = run("extract", tmp_path / "a.txt", SEEDS[0], tmp_path / "gone.txt", lang=lang)
    errors = result.stderr.splitlines()
    assert len(result.stdout.splitlines()) == 1
    assert [line.split(": ")[1] for line in errors] == [f"{tmp_path}/a.txt:1", f"{tmp_path}/gone.txt"]
    assert said in errors[0]
    assert result.exit_code == Exit.REFUSED


def failing(error: Exception) -> Any:
    """A reading that fails on the second seed."""

    def read(source: Any, **options: Any) -> Any:
        if source.name == SEEDS[1].name:
            raise error
        return read_page(source, **options)

    return read


@pytest.mark.parametrize(
    "error", [IndexError("甲\n乙"), RecursionError(), ConservationFailure(SEEDS[1].name, "丢", "lost")]
)
def test_extract_reports_a_defect_with_the_seed_and_reads_the_others(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """An exception nobody foresaw is one line on standard error and exit code 5."""
    monkeypatch.setattr(cli, "read_page", failing(error))
    result = run("extract", *SEEDS)
    assert len(result.stdout.splitlines()) == 4
    assert len(result.stderr.splitlines()) == 1
    assert SEEDS[1].name in result.stderr
    assert result.exit_code == Exit.BROKEN


def test_extract_writes_nothing(archive: Path) -> None:
    """It is for looking."""
    before = sorted(archive.rglob("*"))
    run("extract", archive / "seeds" / SEEDS[-1].name)
    assert sorted(archive.rglob("*")) == before


def test_extract_into_a_pipe_that_closes_says_nothing() -> None:
    """`jianbao extract … | head -1` ends without a traceback."""
    command = [sys.executable, "-c", "from jianbao.cli import main; main()", "extract", *map(str, SEEDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(("lang", "said"), [("zh", "版面 1 · 文章"), ("en", "1 pages · ")])
def test_convert_sums_up_in_one_line(archive: Path, lang: str, said: str) -> None:
    """The last line of standard output says what was made; the second run changes nothing."""
    first = run("convert", lang=lang)
    assert first.stdout.splitlines()[-1].startswith(said)
    assert first.exit_code == Exit.DONE
    assert (archive / "seeds/manifest-sha256.txt").is_file()
    assert "0 files changed" in run("convert").stdout.splitlines()[-1]


def test_convert_dry_run_shows_and_writes_nothing(archive: Path) -> None:
    """New files by name, and that nothing was written."""
    result = run("convert", "--dry-run")
    assert "nothing written" in result.stdout.splitlines()[-1]
    assert "new     docs/articles/" in result.stdout
    assert not (archive / "docs").exists()


def test_convert_json_is_all_that_is_printed(archive: Path) -> None:
    """For scripts: one object, files that change by name."""
    found = json.loads(run("convert", "--json").stdout)
    assert found["pages"] == 1
    assert [name for name in found["changed"] if not (archive / name).is_file()] == []
    assert json.loads(run("convert", "--json").stdout)["changed"] == []


@pytest.mark.parametrize(("lang", "said"), [("zh", "符号链接"), ("en", "symbolic link")])
def test_convert_refuses_links_and_broken_files_with_a_line_each(archive: Path, lang: str, said: str) -> None:
    """On standard error, exit code 3; the summary counts neither as an edit."""
    run("convert")
    (archive / "seeds/a.txt").symlink_to("/etc/hostname")
    article = next((archive / "docs/articles").glob("*/01.md"))
    article.write_text(article.read_text("utf-8").replace("title: ", "title：", 1), "utf-8")
    result = run("convert", lang=lang)
    seed, file = result.stderr.splitlines()
    assert seed.startswith("jianbao: seeds/a.txt: ")
    assert said in seed
    assert file.startswith(f"jianbao: {article.relative_to(archive).as_posix()}:3: ")
    assert {"zh": "人工修改 0 ", "en": " 0 edited"}[lang] in result.stdout.splitlines()[-1]
    assert result.exit_code == Exit.REFUSED


def test_convert_strict_fails_on_a_conflict(archive: Path) -> None:
    """Doubts pass without `--strict`; with it they are exit code 1, the words on both sides are shown."""
    run("convert")
    book = next((archive / "ledger").glob("*.json"))
    article = next((archive / "docs/articles").glob("*/*.md"))
    text = article.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    book.write_text(book.read_text("utf-8").replace(title, "title: 旧的标题", 1), "utf-8")
    article.write_text(text.replace(title, "title: 人拟的标题", 1), "utf-8")
    result = run("convert", "--strict")
    conflict = next(line for line in result.stdout.splitlines() if "L-001" in line)
    assert "人拟的标题" in conflict
    assert result.exit_code == Exit.FINDINGS
    assert run("convert").exit_code == Exit.DONE


def test_convert_refuses_a_changed_seed_until_it_is_accepted(archive: Path) -> None:
    """Exit code 4 and the very command that accepts it."""
    run("convert")
    seed = archive / "seeds" / SEEDS[-1].name
    seed.write_bytes(seed.read_bytes() + "\n又一行。\n".encode())
    result = run("convert")
    assert f"jianbao convert --accept {seed.name}" in result.stderr
    assert result.exit_code == Exit.FIXITY
    assert run("convert", "--accept", seed.name).exit_code == Exit.DONE


def test_the_gravest_error_gives_the_exit_code(archive: Path) -> None:
    """A refused seed (3) and a changed one (4): 4."""
    run("convert")
    (archive / "seeds/a.txt").write_bytes(b"\0")
    seed = archive / "seeds" / SEEDS[-1].name
    seed.write_bytes(seed.read_bytes() + b"\n.")
    result = run("convert")
    assert len(result.stderr.splitlines()) == 2
    assert result.exit_code == Exit.FIXITY


@pytest.mark.parametrize("command", ["convert", "publish", "build", "serve"])
def test_a_folder_that_is_no_archive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """One line that says where to go."""
    monkeypatch.chdir(tmp_path)
    result = run(command)
    assert result.stderr.startswith("jianbao: mkdocs.yml: this folder is no archive")
    assert len(result.stderr.splitlines()) == 1
    assert result.exit_code == Exit.REFUSED


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    """`--help` says in both languages what a command does and shows one line to type; so does every option."""
    said = run(command, "--help").output
    assert f"Example: jianbao {command}" in said
    assert any("一" <= char <= "鿿" for char in said)
    found = cli.main.commands[command]
    assert [one.name for one in found.params if isinstance(one, click.Option) and not one.help] == []


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "当前文件夹不是"),
        ({"LC_ALL": "", "LANG": "zh_TW.UTF-8"}, "当前文件夹不是"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "this folder is no"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "this folder is no"),
    ],
)
def test_the_language_is_that_of_the_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], said: str
) -> None:
    """Chinese where the locale is Chinese, else English; `--lang` wins."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner(env={"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", **environment})
    assert said in runner.invoke(cli.main, ["convert"]).stderr
    assert "当前文件夹不是" in runner.invoke(cli.main, ["--lang", "zh", "convert"]).stderr


@pytest.mark.parametrize("arguments", [[], ["--lang", "fr", "convert"], ["extract"], ["nothing"], ["convert", "--all"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    """Click's own code."""
    assert CliRunner().invoke(cli.main, arguments).exit_code == Exit.USAGE
