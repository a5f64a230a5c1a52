"""The workflows: linted, pinned, and every step of theirs run here; a hostile pull request changes nothing but itself."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from jianbao import compare, propose, renewal
from jianbao.archive import Archive
from jianbao.findings import Finding
from tests.jobs import ROOT, committed, copied, git, make
from tests.workflow_lint import WORKFLOWS, actionlint, zizmor


def steps(folder: Path) -> dict[str, str]:
    """Every `run:` of the workflows of a folder → the job that has it, in the order of files and jobs."""
    return {
        run: name
        for path in sorted(folder.glob("*.yml"))
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items()
        for step in job["steps"]
        if (run := step.get("run"))
    }


TARGETS = steps(WORKFLOWS)
ITSELF = "make test"
"""The one step that no test can run, because it runs the tests."""
FROM_INDEX = ("make next", "make lock UPGRADE=--upgrade")
"""Steps that ask a package index; a test of their own runs them."""


@pytest.mark.parametrize("tool", [actionlint, zizmor])
def test_the_workflows_have_no_fault(tool: object) -> None:
    """Actionlint and zizmor, pedantic persona, find nothing."""
    passed, said = tool(WORKFLOWS)  # type: ignore[operator]
    assert passed, said


@pytest.mark.parametrize("tool", [actionlint, zizmor])
def test_the_linters_would_find_a_fault(tool: object, tmp_path: Path) -> None:
    """A title in a shell is found by both: they do run."""
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    steps = "    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n"
    (folder / "bad.yml").write_text(f"on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-latest\n{steps}")
    passed, said = tool(folder)  # type: ignore[operator]
    assert not passed
    assert "title" in said


def test_what_a_job_calls_the_tests_is_what_this_suite_is() -> None:
    """`make test` is what CI runs, here and there, and it runs pytest without leaving anything out."""
    assert (ROOT / ".ci/run").read_text("utf-8").splitlines()[-1] == f"exec {ITSELF}"
    said = subprocess.run(["make", "-n", "test"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"(?m)^\S*pytest.*$", said) == [".venv/bin/pytest -q"]
    assert ITSELF in TARGETS


def test_every_step_is_a_make_target() -> None:
    """No shell in a workflow, and no expression in a command."""
    assert len(TARGETS) > 8
    assert [run for run in TARGETS if not re.fullmatch(r"make [a-z-]+( [A-Z]+=[\w^-]+)?", run)] == []
    for path in WORKFLOWS.glob("*.yml"):
        assert "pull_request_target" not in re.sub(r"#.*", "", path.read_text("utf-8"))


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The repository as it stands, in a folder of its own."""
    return copied(tmp_path / "clone")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A new archive as `jianbao init` makes it, with one seed, committed."""
    folder = tmp_path / "own"
    renewal.carry_out(renewal.plan_new(folder, "红桥报文库"), folder)
    shutil.copy(next(ROOT.glob("seeds/004_*.txt")), folder / "seeds")
    committed(folder)
    assert make(folder, "articles").returncode == 0
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "乙")
    return folder


def run_all(folder: Path, runs: list[str]) -> None:
    """Run steps as their jobs do; each must end well."""
    job = {
        "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
        "SITE_URL": "https://owner.example/archive/",
        "PYTHONPATH": str(folder / "tools"),  # the program of that folder
    }
    for run in runs:
        done = make(folder, *run.split()[1:], **job)
        assert done.returncode == 0, f"{run}: {done.stdout}{done.stderr}"


def is_whole(site: Path) -> bool:
    """Whether a site has the files that its list of digests says."""
    command = ["sha256sum", "--status", "-c", "sha256sum.txt"]
    return subprocess.run(command, cwd=site, check=False).returncode == 0


@pytest.mark.timeout(400)
def test_each_step_runs_here_as_it_does_there(clone: Path) -> None:
    """Every `run:` of every workflow, in the order of the jobs, but for the two kinds named above."""
    git(clone, "commit", "-q", "--allow-empty", "-m", "乙")
    run_all(clone, [run for run in TARGETS if run != ITSELF and run not in FROM_INDEX])
    assert (clone.parent / "summary.md").read_text("utf-8")
    assert is_whole(clone / "site")


@pytest.mark.timeout(400)
def test_each_step_of_a_new_archive_runs_in_it(own: Path) -> None:
    """`jianbao init` gives what checks, builds, deploys, converts and looks after an archive, and all of it works there."""
    workflows = own / ".github/workflows"
    assert {path.stem for path in workflows.glob("*.yml")} == {"pages", "pull-request", "scheduled", "seeds"}
    runs = list(steps(workflows))
    assert {"make check-articles FORMAT=github", "make site", "make links", "make digests", "make proposal"} <= set(
        runs
    )
    assert ITSELF not in runs
    run_all(own, [run for run in runs if run not in FROM_INDEX])
    assert is_whole(own / "site")
    assert (own / "site/articles/ba9d9315/01/index.html").is_file()
    for tool in (actionlint, zizmor):
        passed, said = tool(workflows)
        assert passed, said


@pytest.mark.timeout(400)
def test_steps_that_ask_a_package_index_run_here_too(own: Path) -> None:
    """The lock is renewed with every package pinned; the next generator builds the same articles."""
    run_all(own, ["make site"])
    for run in FROM_INDEX:
        done = make(own, *run.split()[1:])
        assert done.returncode == 0, f"{run}: {done.stdout}{done.stderr}"
    for lock in ("requirements.txt", "requirements-dev.txt"):
        text = (own / lock).read_text("utf-8")
        assert text.count("--hash=sha256:") >= len(re.findall(r"(?m)^[\w.-]+==", text)) > 10
    built = {path.relative_to(own / "docs/articles").with_suffix("") for path in own.glob("docs/articles/*/*.md")}
    assert [one for one in built if not (own / "site/articles" / one / "index.html").is_file()] == []


def test_new_seeds_become_a_pull_request_with_their_doubts(clone: Path) -> None:
    """A branch with the new articles, pushed, and a request whose text lists what is in doubt; once and not twice."""
    seed = clone / "seeds/新版.txt"
    seed.write_text("图书馆夜间开放\n" + "“下了班也能借书了。”滨河区图书馆门口排起了队，读者都说方便。\n" * 3, "utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "新版")
    assert make(clone, "articles").returncode == 0
    done = make(clone, "proposal")
    assert done.returncode == 0, done.stderr
    branch = git(clone, "branch", "--show-current").strip()
    assert branch.startswith("articles-")
    assert branch in git(clone, "ls-remote", "origin")
    changed = git(clone, "show", "--name-only", "--format=", "HEAD").split("\n")
    assert {name.split("/")[0] for name in changed if name} == {'"seeds', "docs", "ledger", "seeds"} - {'"seeds'}
    said = (clone.parent / "gh.log").read_text("utf-8")
    assert "create" in said
    assert (clone / "build/proposal.md").read_text("utf-8").startswith("程序转换了新收")
    assert make(clone, "proposal").returncode == 0
    assert (clone.parent / "gh.log").read_text("utf-8") == said


MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)><!-- -->"
MARKDOWN = "[点我](javascript:alert(1)) ![图](http://evil.example/a.png) @everyone #1 </pre></details>"


def test_a_proposal_is_text_in_which_nothing_acts() -> None:
    """The doubts of the changed articles, escaped, on one line."""
    doubt = Finding("R-001", "seeds/a.txt", 3, f"{MARKUP}\n{MARKDOWN}", "deadbeef-01", 0.5)
    text = propose.text(
        ["docs/articles/deadbeef/01.md"], [doubt, Finding("R-001", "seeds/b.txt", 1, "乙", "cafebabe-01")]
    )
    assert "<script>" not in text
    assert "</pre></details>" in text
    assert text.count("</pre>") == 1
    assert "seeds/b.txt" not in text


def test_a_commit_that_is_none_is_refused(tmp_path: Path) -> None:
    """Neither an option nor a name that git does not know."""
    for name in ("--output=x", "nothing", "a b", "HEAD; touch x"):
        with pytest.raises(Exception, match="git knows no such commit"):
            list(compare.changed_since(Archive(tmp_path), name))
