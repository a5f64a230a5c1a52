"""`jianbao init`: a new archive builds as it is; a newer version of the program comes in without losing what was changed."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jianbao import __version__, cli, scaffold
from jianbao.errors import Exit
from jianbao.renewal import RECORD

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds/004_ba9d9315454a5ebf.txt"


def run(*arguments: str | Path, lang: str = "zh") -> Result:
    """Run `jianbao init` as a person does."""
    return CliRunner().invoke(cli.main, ["--lang", lang, "init", *map(str, arguments)], catch_exceptions=False)


def own(archive: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program that an archive has of its own."""
    command = [sys.executable, "-c", "from jianbao.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(archive / "tools"), "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=archive, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive as init makes it, to be copied."""
    folder = tmp_path_factory.mktemp("fresh") / "报文库"
    assert run(folder, "--name", "红桥: 报文库").exit_code == Exit.DONE
    return folder


@pytest.fixture
def archive(fresh: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return shutil.copytree(fresh, tmp_path / "archive")


def test_a_new_archive_has_the_program_and_nobodys_articles(fresh: Path) -> None:
    """No articles, seeds, ledger, tests; the name stands in the settings."""
    names = {path.relative_to(fresh).as_posix() for path in fresh.rglob("*") if path.is_file()}
    assert {"Makefile", "mkdocs.yml", "requirements.txt", "tools/jianbao/cli.py", "tools/lexicon/tags.yml"} <= names
    assert [name for name in names if name.startswith(("docs/articles/", "ledger/", "tests/", "seeds/0"))] == []
    assert [name for name in names if "__pycache__" in name or "seeds/manifest" in name] == []
    assert scaffold.name_of((fresh / "mkdocs.yml").read_bytes()) == "红桥: 报文库"
    workflows = list((fresh / ".github/workflows").glob("*.yml"))
    assert [path.name for path in workflows if "make test" in path.read_text("utf-8")] == []


def test_it_builds_right_away_when_it_is_empty_and_with_one_seed(archive: Path) -> None:
    """What `make site` runs, with the archive's own program."""
    for seeds in (0, 1):
        if seeds:
            shutil.copy(SEED, archive / "seeds")
        for command in ("convert", "publish", "build"):
            done = own(archive, command)
            assert done.returncode == 0, done.stderr
        assert "红桥: 报文库" in (archive / "site/index.html").read_text("utf-8")
        assert (archive / "site/articles/ba9d9315/01/index.html").is_file() is bool(seeds)
    assert own(archive, "check").returncode == 0


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """But for `.git`, which an empty repository has."""
    (tmp_path / ".git").mkdir()
    assert run(tmp_path, "--dry-run").exit_code == Exit.DONE
    (tmp_path / "甲.txt").write_text("甲", "utf-8")
    result = run(tmp_path)
    assert result.exit_code == Exit.REFUSED
    assert "甲.txt" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "甲.txt"]


def newer(monkeypatch: pytest.MonkeyPatch, **changes: bytes | None) -> None:
    """From now on the program comes with other files."""
    files = scaffold.files() | {
        name.replace("__", "/").replace("_dot_", "."): data for name, data in changes.items() if data
    }
    gone = {name.replace("__", "/").replace("_dot_", ".") for name, data in changes.items() if data is None}
    monkeypatch.setattr(scaffold, "files", lambda: {name: data for name, data in files.items() if name not in gone})


def test_an_update_follows_the_program_and_keeps_what_was_changed_here(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Untouched files follow, changed ones get the new version beside them, removed ones stay away, new ones come."""
    mine = {"MANUAL.md": "我的手册\n", "docs/about/rights.md": "---\ntitle: 权利\n---\n本馆的权利说明\n"}
    for name, text in mine.items():
        (archive / name).write_text(text, "utf-8")
    (archive / "docs/about/cite.md").unlink()
    newer(
        monkeypatch,
        MANUAL_dot_md=b"newer manual\n",
        GLOSSARY_dot_md=b"newer glossary\n",
        overrides__new_dot_html=b"new\n",
        DESIGN_dot_md=None,
        docs__about__cite_dot_md=b"newer\n",
    )
    before = (archive / "mkdocs.yml").read_bytes()
    result = run("--update", archive)
    assert result.exit_code == Exit.FINDINGS
    assert "MANUAL.md.new" in result.output
    assert {name: (archive / name).read_text("utf-8") for name in mine} == mine
    assert (archive / "MANUAL.md.new").read_bytes() == b"newer manual\n"
    assert (archive / "GLOSSARY.md").read_bytes() == b"newer glossary\n"
    assert (archive / "overrides/new.html").is_file()
    assert not (archive / "DESIGN.md").exists()
    assert not (archive / "docs/about/cite.md").exists()
    assert not (archive / "docs/about/rights.md.new").exists()
    assert (archive / "mkdocs.yml").read_bytes() == before


def test_an_update_twice_is_an_update_once(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is changed by the second, and a merged file is not asked about again."""
    (archive / "MANUAL.md").write_text("我的手册\n", "utf-8")
    newer(monkeypatch, MANUAL_dot_md=b"newer manual\n")
    run("--update", archive)
    (archive / "MANUAL.md.new").unlink()
    result = run("--update", archive)
    assert result.exit_code == Exit.DONE
    assert result.output.splitlines() == [f"{archive} 已更新到 jianbao {__version__}：变动 0 个文件"]


def test_an_update_shows_first_what_it_would_do(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And writes nothing."""
    newer(monkeypatch, GLOSSARY_dot_md=b"newer\n", DESIGN_dot_md=None)
    result = run("--update", archive, "--dry-run", lang="en")
    assert result.output.splitlines() == ["would change GLOSSARY.md", "would change DESIGN.md"]
    assert (archive / "DESIGN.md").is_file()


def test_an_update_touches_no_article_no_seed_and_no_ledger(archive: Path) -> None:
    """Those are the archive's."""
    shutil.copy(SEED, archive / "seeds")
    own(archive, "convert")
    before = {
        path: path.read_bytes()
        for folder in ("docs/articles", "ledger", "seeds")
        for path in (archive / folder).rglob("*.*")
    }
    assert run("--update", archive).exit_code == Exit.DONE
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("content", ["{", '{"files": []}', '{"files": {"a": 1}}'])
def test_a_broken_record_is_refused(archive: Path, content: str) -> None:
    """Without it nothing is known; it can be restored."""
    (archive / RECORD).write_text(content, "utf-8")
    assert run("--update", archive).exit_code == Exit.REFUSED


def test_a_record_cannot_lead_out_of_the_archive(archive: Path) -> None:
    """It is a file like others, and may have been edited."""
    outside = archive.parent / "outside.txt"
    outside.write_text("甲", "utf-8")
    record = json.loads((archive / RECORD).read_text("utf-8"))
    digest = "6bd9bf3dd9f5f1e0a6e5b3e3b1c3d5b1c3e5d7f9"
    record["files"] |= {"../outside.txt": [digest, digest], str(outside): [digest, digest]}
    (archive / RECORD).write_text(json.dumps(record), "utf-8")
    run("--update", archive)
    assert outside.is_file()


def test_a_folder_that_is_no_archive_cannot_be_updated(tmp_path: Path) -> None:
    """Nor can the program's own."""
    assert run("--update", tmp_path).exit_code == Exit.REFUSED
    assert run("--update", ROOT).exit_code == Exit.REFUSED
    assert not (ROOT / RECORD).exists()


def test_a_wheel_makes_the_same_archive(tmp_path: Path) -> None:
    """Built, unpacked and run without this checkout."""
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(tmp_path),
    ]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "installed")
    command = [sys.executable, "-c", "from jianbao.cli import main; main()", "init", str(tmp_path / "archive")]
    subprocess.run(command, check=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")})
    names = {
        path.relative_to(tmp_path / "archive").as_posix()
        for path in (tmp_path / "archive").rglob("*")
        if path.is_file()
    }
    assert names - {"README.md", "seeds/.gitkeep", RECORD} == set(scaffold.files())
