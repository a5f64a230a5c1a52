"""`jianbao check` beyond its cases: the archive as generated, hostile names and texts, formats, files that are named, git."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jianbao import cli
from jianbao.archive import Archive
from jianbao.check import check
from jianbao.errors import Exit
from jianbao.findings import REGISTRY
from tests.check_archive import make_archive

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests/check"
ARTICLE = "docs/articles/0123abcd/01.md"


def run(*arguments: str | Path, lang: str = "en") -> Result:
    """Run `jianbao check` as a person does."""
    return CliRunner().invoke(cli.main, ["--lang", lang, "check", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with one article that has nothing wrong, the working folder of the test."""
    make_archive(CASES / "near-miss/quoted-colon/in", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_archive_as_generated_has_no_finding() -> None:
    """All articles, seeds and ledgers of this repository."""
    report = check(Archive(ROOT))
    assert report.checked > 30
    assert report.findings == []
    assert report.errors == []


def test_an_edit_of_a_generated_article_is_looked_at_and_the_rest_of_it_is_not(tmp_path: Path) -> None:
    """One slip in the longest article of the archive: one finding, at its line."""
    path = max(Archive(ROOT).article_files(), key=lambda path: path.stat().st_size)
    copy = Archive(tmp_path)
    text = path.read_text("utf-8")
    copy.articles.mkdir(parents=True)
    (copy.articles / path.parent.name).mkdir()
    (copy.articles / path.parent.name / path.name).write_text(",".join(text.rsplit("，", 1)), "utf-8")
    copy.ledger.mkdir()
    (copy.ledger / f"{path.parent.name}.json").write_bytes(Archive(ROOT).ledger_of(path.parent.name).read_bytes())
    assert [finding.code for finding in check(copy).findings] == ["T-004"]


HOSTILE = [
    "a\n::error::b.md",
    "::set-output name=x::y.md",
    "%0A::error::c.md",
    "a,line=1::d.md",
    "-rf.md",
    "$(touch x).md",
    "\x1b[31m.md",
    "{{ 7*7 }}.md",
    "<img src=x onerror=alert(1)>.md".replace("/", ""),
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["text", "github"])
def test_a_hostile_file_name_begins_no_line_and_ends_no_annotation(archive: Path, name: str, form: str) -> None:
    """Each line printed is one of ours; nothing runs."""
    body = "\n::error file=x::y\n\n甲,乙\n\n甲\x1b[2J乙\n"
    (archive / name).write_text(f"---\nid: 0123abcd-09\ntitle: 甲\nkind: article\n---\n{body}", "utf-8")
    folder = archive / "docs/articles/0123abcd"
    (folder / name).write_text("甲", "utf-8")
    result = run("--format", form, "--", archive / name, folder / name)
    lines = result.output.splitlines()
    assert not (archive / "x").exists()
    assert result.exit_code == Exit.FINDINGS
    findings = [line for line in lines if line.split(" ", 1)[0] != "checked" and "can be mended" not in line]
    for line in findings:
        ours = line.startswith(("::error file=", "::warning file=", "::notice file="))
        assert ours if form == "github" else not line.startswith(("::", "##"))
        assert line.isprintable()
        assert len([word for word in REGISTRY if word in line]) == 1
        if form == "github":
            properties = line.split("::")[1].split(" ", 1)[1].split(",")
            assert {one.split("=")[0] for one in properties} <= {"file", "line", "title"}


def test_links_are_refused_and_never_read(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link to a file, to a folder, and a file below a linked folder that is named."""
    secret = tmp_path_factory.mktemp("outside")
    (secret / "01.md").write_text("---\ntitle: 秘密\n", "utf-8")
    (archive / "docs/articles/4567cdef").symlink_to(secret)
    (archive / "docs/articles/0123abcd/02.md").symlink_to(secret / "01.md")
    (archive / "link.md").symlink_to(secret / "01.md")
    result = run("--fix", ".", "link.md", "docs/articles/4567cdef/01.md")
    assert [line.split(" ")[1] for line in result.output.splitlines()[:-1]] == ["S-006"] * 4
    assert "秘密" not in result.output
    assert (secret / "01.md").read_text("utf-8") == "---\ntitle: 秘密\n"


def test_files_are_checked_outside_of_an_archive_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of files that somebody mailed."""
    monkeypatch.chdir(tmp_path)
    case = CASES / "Y-003/full-width-colon/in"
    result = run(case)
    assert "Y-003" in result.output
    assert result.exit_code == Exit.FINDINGS


def test_without_files_and_without_an_archive_there_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that says where to go."""
    monkeypatch.chdir(tmp_path)
    assert run().stderr.startswith("jianbao: mkdocs.yml: this folder is no archive")


@pytest.mark.usefixtures("archive")
def test_a_file_that_is_not_there_is_an_error_and_a_deleted_article_a_note() -> None:
    """CI names deleted files too."""
    assert run("gone.md").exit_code == Exit.REFUSED
    result = run("docs/articles/0123abcd/02.md", "README.md", "docs/about/index.md")
    assert "L-003" in result.output
    assert run("docs/articles/0123abcd/02.md").exit_code == Exit.DONE


def test_json_is_all_that_is_printed(archive: Path) -> None:
    """One object with messages in both languages."""
    article = archive / ARTICLE
    article.write_text(article.read_text("utf-8").replace("馆长说，", "馆长说,"), "utf-8")
    found = json.loads(run("--json").stdout)
    assert [one["code"] for one in found["findings"]] == ["T-004"]
    assert found["findings"][0]["line"] == 12
    assert set(found["findings"][0]["message"]) == {"zh", "en"}
    assert found["fixable"] == 1
    fixed = json.loads(run("--json", "--fix").stdout)
    assert ([one["code"] for one in fixed["fixed"]], fixed["findings"]) == (["T-004"], [])


def test_fix_says_what_it_mended_and_leaves_what_it_is_not_sure_of(archive: Path) -> None:
    """Line by line, with the remaining findings behind."""
    article = archive / ARTICLE
    article.write_text(article.read_text("utf-8").replace("馆长说，", "馆长说,，"), "utf-8")
    lines = run("--fix").output.splitlines()
    assert [line.split(" ")[0] for line in lines[:2]] == ["mended", f"{ARTICLE}:12:"]
    assert "T-008" in lines[1]


def test_an_allow_list_counts_only_for_files_that_were_looked_at(archive: Path) -> None:
    """An entry of another file is not called unused."""
    other = "- code: T-004\n  file: docs/articles/0123abcd/02.md\n  reason: 照原报\n"
    (archive / "check-allow.yml").write_text(other, "utf-8")
    assert "A-002" not in run(ARTICLE).output
    assert "A-002" in run().output


def git(root: Path, *arguments: str, who: str = "沈洋") -> None:
    """Run git as somebody."""
    names = {"GIT_AUTHOR_NAME": who, "GIT_AUTHOR_EMAIL": f"{who}@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    names |= {
        "GIT_COMMITTER_NAME": "merge",
        "GIT_COMMITTER_EMAIL": "merge@example.org",
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, env={**os.environ, **names})


def commit_proof(root: Path, state: str, who: str, *, edit: str = "") -> None:
    """Somebody sets the state of proofreading, perhaps with an edit of the text."""
    article = root / ARTICLE
    lines = [line for line in article.read_text("utf-8").split("\n") if not line.startswith("proof:")]
    lines.insert(lines.index("kind: article") + 1, f"proof: {state}")
    article.write_text("\n".join(lines).replace("读者", edit or "读者"), "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-m", state, who=who)


@pytest.fixture
def repository(archive: Path) -> Path:
    """The archive under git."""
    git(archive, "init", "-q")
    git(archive, "config", "user.email", "沈洋@example.org")
    git(archive, "config", "user.name", "沈洋")
    git(archive, "add", "-A")
    git(archive, "commit", "-m", "start")
    return archive


def codes() -> list[str]:
    """The codes of what is found."""
    return [line.split(" ")[1] for line in run().output.splitlines() if line.startswith("docs/")]


def test_two_people_proofread_and_confirm(repository: Path) -> None:
    """The way it is meant."""
    commit_proof(repository, "已校", "沈洋", edit="看书人")
    commit_proof(repository, "已复核", "李丰")
    assert codes() == []


def test_nobody_confirms_their_own_reading(repository: Path) -> None:
    """Whether it is committed already or not, and whatever name they take."""
    commit_proof(repository, "已校", "沈洋")
    commit_proof(repository, "已复核", "沈洋")
    assert codes() == ["P-001"]
    commit_proof(repository, "未校", "李丰")
    commit_proof(repository, "已校", "李丰")
    article = repository / ARTICLE
    article.write_text(article.read_text("utf-8").replace("proof: 已校", "proof: 已复核"), "utf-8")
    assert codes() == []
    git(repository, "config", "user.name", "Li Feng")
    git(repository, "config", "user.email", "李丰@example.org")
    assert codes() == ["P-001"]


def test_a_text_that_nobody_read_is_not_confirmed(repository: Path) -> None:
    """已复核 straight away."""
    commit_proof(repository, "已复核", "李丰")
    assert codes() == ["P-002"]


def test_an_edit_after_the_proofreading_is_told(repository: Path) -> None:
    """The state speaks of a text that is no more."""
    commit_proof(repository, "已校", "沈洋")
    article = repository / ARTICLE
    article.write_text(article.read_text("utf-8").replace("读者", "看书人"), "utf-8")
    assert codes() == ["P-003"]


@pytest.mark.parametrize(
    "front", ["---\n---", "---", "---\n- a\n---\n", "---\nwithdrawn: 2026-01-02\n---", "---\n\n---\n甲", ""]
)
def test_a_broken_edit_of_a_generated_article_is_told_and_stops_nothing(tmp_path: Path, front: str) -> None:
    """Whatever is left of its front matter: findings, no error of ours, and the other files are checked."""
    archive = make_archive(CASES / "I-001/paragraph-gone/in", tmp_path)
    (tmp_path / ARTICLE).write_text(front, "utf-8")
    (tmp_path / "docs/articles/0123abcd/02.md").write_text("甲,乙", "utf-8")
    report = check(archive)
    assert report.errors == []
    assert {finding.path[-5:] for finding in report.findings} == {"01.md", "02.md"}
