"""Mistakes made the way people make them, one folder each: `tests/check/<code>/<name>/{in,golden}`.

`golden/zh.txt` and `golden/en.txt` are what `jianbao check` prints, `golden/fixed/` the files that `--fix` changed.
`pytest tests/test_check_cases.py --rewrite-goldens` writes them anew; read the difference before you commit it.
"""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from jianbao import cli
from jianbao.errors import Exit
from jianbao.findings import REGISTRY, Severity
from tests.check_archive import make_archive

FOLDER = Path(__file__).parent / "check"
CASES = sorted(path.parent for path in FOLDER.glob("*/*/in"))
NEAR = "near-miss"
"""Cases that look wrong and are not."""


def said(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, lang: str = "zh") -> tuple[str, int]:
    """What `jianbao check` prints in an archive, and its exit code."""
    monkeypatch.chdir(root)
    result = CliRunner().invoke(cli.main, ["--lang", lang, "check", *arguments], catch_exceptions=False)
    return result.output, result.exit_code


def contents(root: Path) -> dict[str, bytes]:
    """The article files and seeds of an archive."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def codes(text: str) -> set[str]:
    """The codes that a text tells of."""
    return {word for line in text.splitlines() for word in line.split(" ")[1:2] if word in REGISTRY}


def results(case: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the golden folder of a case should hold; the exit code is 1 at an error, with `--strict` at a doubt as well."""
    root = scratch / "archive"
    make_archive(case / "in", root)
    zh, code = said(root, monkeypatch)
    en, strict = said(root, monkeypatch, "--strict", lang="en")
    severities = {REGISTRY[code].severity for code in codes(zh)}
    assert code == (Exit.FINDINGS if Severity.ERROR in severities else Exit.DONE)
    assert strict == (Exit.FINDINGS if severities - {Severity.NOTE} else Exit.DONE)
    found = {"zh.txt": zh.encode(), "en.txt": en.encode()}
    before = contents(root)
    said(root, monkeypatch, "--fix")
    after = contents(root)
    assert before.keys() == after.keys()
    return found | {f"fixed/{name}": data for name, data in after.items() if data != before[name]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_each_mistake_is_told_and_mended_as_agreed(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The same words and the same files as in the golden folder; mending a second time changes nothing."""
    found = results(case, tmp_path, monkeypatch)
    golden = case / "golden"
    if request.config.getoption("--rewrite-goldens"):
        shutil.rmtree(golden, ignore_errors=True)
        for name, data in found.items():
            (golden / name).parent.mkdir(parents=True, exist_ok=True)
            (golden / name).write_bytes(data)
    assert {name: data.decode(errors="replace") for name, data in contents(golden).items()} == {
        name: data.decode(errors="replace") for name, data in found.items()
    }
    mended = contents(tmp_path / "archive")
    said(tmp_path / "archive", monkeypatch, "--fix")
    assert contents(tmp_path / "archive") == mended


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_each_case_shows_its_code_and_a_near_miss_shows_none(case: Path) -> None:
    """The folder's name is a code that the golden text tells, or says that nothing is told."""
    told = codes((case / "golden/zh.txt").read_text("utf-8"))
    assert told == set() if case.parent.name == NEAR else case.parent.name in told


def test_there_are_many_cases_and_every_code_has_one() -> None:
    """Sixty mistakes at least; codes of reading, of the ledger, of variants have tests of their own, those of git too."""
    assert len([case for case in CASES if case.parent.name != NEAR]) >= 60
    own = {code for code in REGISTRY if code[0] in "YFTBSIDKA" and code != "F-001"}
    assert own - {case.parent.name for case in CASES} == set()
