"""What the repository promises its users: seeds unchanged, packages pinned, commands that exist, nothing of one machine."""

import hashlib
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianbao.cli import main
from jianbao.model import Flag, Kind, Role

LOCKS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)", re.MULTILINE)
# In pieces, so that this file does not hold what it forbids.
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian.org", "crates" + ".io")
BINARY = (".npz", ".png", ".webp", ".ico", ".bin")
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:work|root|home|Users|tmp)/\w")
WORKFLOW_ACTION = re.compile(r"uses: +(?P<action>\S+?)@(?P<ref>\S+)")


def lock_entries(path: Path) -> dict[str, list[str]]:
    """The lines of a lock that follow each requirement, by the requirement's name."""
    entries: dict[str, list[str]] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines):
        if found := PINNED.match(line):
            rest = takewhile(lambda following: following.startswith(" "), lines[at + 1 :])
            entries.setdefault(found["name"], []).extend(rest)
    return entries


def tracked_files(root: Path) -> list[Path]:
    """Every file that git tracks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    return [root / name for name in listed.decode().split("\0") if name]


def make_targets(root: Path) -> set[str]:
    """The targets that the Makefile declares as commands."""
    return set(re.findall(r"^\.PHONY: (.+)$", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as a person does, even when these tests were themselves started by make."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def pyproject(root: Path) -> dict[str, Any]:
    """The project's own description."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def dev_packages(project: dict[str, Any]) -> list[str]:
    """What the development group names, with the groups that it includes."""
    groups = project["dependency-groups"]
    named: list[str] = []
    for entry in groups["dev"]:
        named += groups[entry["include-group"]] if isinstance(entry, dict) else [entry]
    return named


def test_every_seed_is_the_one_of_the_manifest(root: Path) -> None:
    """Each text file in seeds/ has its line in the manifest, and its bytes have that hash."""
    manifest = (root / "seeds/manifest-sha256.txt").read_text(encoding="utf-8")
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in manifest.splitlines())}
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in tracked_files(root) if is_seed(path)}
    assert listed == found


def is_seed(path: Path) -> bool:
    """Whether a path is that of a seed rather than of the manifest."""
    return path.parent.name == "seeds" and path.suffix == ".txt" and not path.name.startswith("manifest-")


def test_git_keeps_the_bytes_of_seeds(root: Path) -> None:
    """Git converts no line end in a seed, whatever the user's settings are."""
    command = ["git", "check-attr", "text", "--", "seeds/000_fa5e3efd42f9634f.txt"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    assert said.strip().endswith("text: unset")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash_and_no_lock_names_an_index(root: Path, lock: str) -> None:
    """Nothing in a lock is unpinned, unhashed, or tied to one package index."""
    text = (root / lock).read_text(encoding="utf-8")
    entries = lock_entries(root / lock)
    assert "://" not in text
    assert "--index-url" not in text
    assert len(entries) > 20
    assert [name for name, lines in entries.items() if not any("--hash=sha256:" in line for line in lines)] == []
    assert [line for line in text.splitlines() if re.match(r"[a-z]", line) and not PINNED.match(line)] == []


def test_the_locks_hold_every_package_that_the_project_names(root: Path) -> None:
    """Run packages and build backend are in both locks, development packages in the second."""
    project = pyproject(root)
    run = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    dev = [*run, *dev_packages(project)]
    for lock, wanted in zip(LOCKS, (run, dev), strict=True):
        names = {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in wanted}
        assert names - lock_entries(root / lock).keys() == set()


def test_both_locks_name_the_same_versions(root: Path) -> None:
    """What the site is built with is what the tests ran with."""
    site, dev = (set(PINNED.findall((root / lock).read_text(encoding="utf-8"))) for lock in LOCKS)
    assert site - dev == set()


def test_the_console_script_is_installed() -> None:
    """`jianbao` is a command of this environment."""
    assert [entry.value for entry in entry_points(group="console_scripts", name="jianbao")] == ["jianbao.cli:main"]


def test_make_help_lists_every_target(root: Path) -> None:
    """`make help`, and make alone, explain each target and name none that does not exist."""
    for arguments in (["help"], []):
        said = make(root, *arguments).stdout
        assert set(re.findall(r"^ *make ([a-z-]+) +\S", said, re.MULTILINE)) == make_targets(root)


def test_make_refuses_an_interpreter_that_is_missing_or_too_old(root: Path, tmp_path: Path) -> None:
    """The message is one line, names the interpreter and says what to do, in both languages."""
    for python in (tmp_path / "missing", tmp_path / "old"):
        (tmp_path / "old").write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / "old").chmod(0o755)
        done = make(root, "venv", f"PYTHON={python}", f"VENV={tmp_path / 'venv'}")
        first, *rest = done.stderr.splitlines()
        assert done.returncode != 0
        assert str(python) in first
        assert "PYTHON=" in first
        assert "需要 Python 3.11" in first
        assert [line for line in rest if not line.startswith("make: ")] == []


def test_the_makefile_calls_only_programs_and_modules_that_exist(root: Path) -> None:
    """A target that names a renamed module or subcommand fails here rather than on the day that somebody needs it."""
    text = (root / "Makefile").read_text(encoding="utf-8")
    programs = set(re.findall(r"\$\(BIN\)/([\w-]+)", text))
    modules = set(re.findall(r"\$\(BIN\)/python -m ([\w.]+)", text))
    scripts = set(re.findall(r"\$\(BIN\)/python ([\w/]+\.py)", text))
    subcommands = set(re.findall(r"\$\(BIN\)/jianbao ([a-z]+)", text))
    assert {"pip", "tests.eval.report", "train.tags"} <= modules
    assert {name for name in programs if not (Path(sys.executable).parent / name).exists()} == set()
    assert {name for name in modules if find_spec(name) is None} == set()
    assert {name for name in scripts if not (root / name).is_file()} == set()
    assert subcommands - main.commands.keys() == set()


def test_ci_and_hooks_run_only_make_targets_that_exist(root: Path) -> None:
    """CI, hooks and .ci/run call the commands that a person calls, so that they agree."""
    hooks = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    called = [hook["entry"] for hook in hooks]
    for workflow in ("ci", "pages"):
        text = (root / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8")
        called += re.findall(r"run: (make .+)", text)
    called += re.findall(r"^exec (make .+)$", (root / ".ci/run").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"make test", "make check", "make site"} <= set(called)
    assert {call.removeprefix("make ") for call in called} <= make_targets(root)


def test_workflows_are_pinned_limited_and_end(root: Path) -> None:
    """Each action is named by commit; each workflow starts with read-only rights; each job has an end and a place in line."""
    for path in sorted((root / ".github/workflows").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        assert [ref for _, ref in WORKFLOW_ACTION.findall(text) if not re.fullmatch(r"[0-9a-f]{40}", ref)] == []
        assert workflow["permissions"] == {"contents": "read"}
        assert workflow["concurrency"]["group"]
        assert all(job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())


def test_no_file_names_a_package_registry_or_a_path_of_one_machine(root: Path) -> None:
    """What is committed works on any machine and with any mirror."""
    found = []
    for path in tracked_files(root):
        if is_seed(path) or path.suffix in BINARY:
            continue
        text = path.read_text(encoding="utf-8")
        found += [f"{path.relative_to(root)}: {host}" for host in REGISTRIES if host in text]
        found += [f"{path.relative_to(root)}: {hit[0]}" for hit in MACHINE_PATH.finditer(text)]
    assert found == []


def test_the_glossary_explains_every_role_kind_and_flag(root: Path) -> None:
    """Each word of the page record stands in the glossary with its Chinese and a meaning."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", (root / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE)
    explained = {word for word, chinese, meaning in rows if re.search(r"[一-鿿]", chinese) and len(meaning) > 10}
    assert {member.value for words in (Role, Kind, Flag) for member in words} - explained == set()


def test_design_says_why_each_package_is_in(root: Path) -> None:
    """A package without a reason in DESIGN.md is not added."""
    project = pyproject(root)
    names = [
        *project["project"]["dependencies"],
        *dev_packages(project),
        *project["build-system"]["requires"],
    ]
    design = (root / "DESIGN.md").read_text(encoding="utf-8").lower()
    known = {"markdown": "python-markdown", "mkdocs-material": "material"}
    packages = {re.split(r"[^a-z0-9-]", name)[0] for name in names}
    missing = {name for name in packages if known.get(name, name) not in design and not name.startswith("types-")}
    assert missing == set()
