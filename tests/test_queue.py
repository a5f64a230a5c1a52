"""What to fix next: the order, its reasons, and how far each article is proofread, on the command line and on the site."""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jianbao import cli
from jianbao.errors import Exit
from jianbao.findings import Finding
from jianbao.model import Article, Block, Document, Doubt, Flag, Kind, Page, Passage, Role, Withdrawal
from jianbao.proofreading import State, history
from jianbao.publish import gather, publish, read_config
from jianbao.queue import rank
from tests.small_archive import ONE, TWO, SmallArchive, make_small

TEXT = (Passage(Role.PARAGRAPH, "馆长说，夜间开放到十点。"),)


def document(ordinal: int, **values: object) -> Document:
    """An article with a short text."""
    plain = Document(f"0123abcd-{ordinal:02}", Kind.ARTICLE, TEXT, title=f"第{ordinal}篇")
    return replace(plain, **values)  # type: ignore[arg-type]


def page(*doubts: Doubt) -> Page:
    """A page whose first article stands in lines 1 to 3."""
    article = Article("0123abcd-01", Kind.ARTICLE, (Block(Role.PARAGRAPH, "甲", (1, 2, 3)),))
    return Page("a.txt", "0123abcd", "", "utf-8", (article,), doubts=doubts)


def order(*documents: Document, findings: tuple[Finding, ...] = (), doubts: tuple[Doubt, ...] = ()) -> list[str]:
    """The ordinals in the order of the queue."""
    return [task.id[-2:] for task in rank(documents, [page(*doubts)], findings)]


def test_what_a_reader_misses_most_comes_first() -> None:
    """Lost words before a missing title, an error of the checks before both."""
    found = (Finding("B-005", "docs/articles/0123abcd/04.md", 3),)
    texts = [document(1), document(2, flags=(Flag.UNTITLED,)), document(3, flags=(Flag.GAP,)), document(4)]
    assert order(*texts, findings=found) == ["04", "03", "02", "01"]


def test_doubts_of_reading_count_until_somebody_read_the_text() -> None:
    """Less where the converter was nearly sure."""
    sure, unsure = Doubt("R-001", (2,), 0.9, ""), Doubt("R-001", (2,), 0.1, "")
    [one] = rank([document(1)], [page(sure)], ())
    [two] = rank([document(1)], [page(unsure)], ())
    [read] = rank([document(1, proof="已校")], [page(unsure)], ())
    assert two.score > one.score > read.score
    assert [reason.code for reason in read.reasons] == ["已校"]


def test_the_confirmed_and_the_withdrawn_wait_for_nobody() -> None:
    """Unless a check finds something in what was confirmed."""
    done = document(1, proof="已复核", flags=(Flag.GAP,))
    assert order(done, document(2, withdrawn=Withdrawal("2024", "甲"))) == []
    assert order(done, findings=(Finding("T-004", "docs/articles/0123abcd/01.md", 9),)) == ["01"]


def test_forty_slips_of_one_kind_are_one_reason() -> None:
    """Counted, and not forty times as urgent."""
    found = tuple(Finding("T-004", "docs/articles/0123abcd/01.md", line) for line in range(40))
    [task] = rank([document(1)], [], found)
    assert task.reasons[0].words("zh") == "中文里用了半角标点 ×40"
    assert task.score < 12


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """An archive of two articles under git, the working folder of the test."""
    made = make_small(tmp_path, monkeypatch)
    (tmp_path / "mkdocs.yml").write_text('site_name: 剪报\nsite_url: "http://127.0.0.1/"\n', "utf-8")
    made.run()
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    commit(tmp_path, "start", "2024-01-01")
    return made


def git(root: Path, *arguments: str, who: str = "沈洋", day: str = "2024-01-03") -> None:
    """Run git as somebody on some day."""
    names = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (
        ("NAME", who), ("EMAIL", f"{who}@example.org"), ("DATE", f"{day}T12:00:00+0800"))}  # fmt: skip
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", "-C", str(root), *arguments], check=True, capture_output=True, env={**os.environ, **names, **quiet}
    )


def commit(root: Path, who: str, day: str) -> None:
    """Commit everything."""
    git(root, "add", "-A")
    git(root, "commit", "-qm", who, who=who, day=day)


def set_proof(archive: SmallArchive, state: str, who: str, day: str) -> None:
    """Somebody sets the state of the first article."""
    lines = [line for line in archive.text(ONE).split("\n") if not line.startswith("proof:")]
    lines.insert(lines.index("kind: article") + 1, f"proof: {state}")
    archive.article(ONE).write_text("\n".join(lines), "utf-8")
    commit(archive.root, who, day)


def test_the_article_page_says_who_proofread_it_and_when(archive: SmallArchive) -> None:
    """From git; the list shows the state alone, and the work list who is still needed."""
    set_proof(archive, "已校", "沈洋", "2024-01-03")
    files = publish(gather(archive), read_config(archive)).files
    assert "已校（沈洋，2024年1月3日）" in files["articles/0123abcd/01.md"].decode()
    assert "未校对" in files["articles/0123abcd/02.md"].decode()
    assert '"proof": "已校"' in files["articles/index.md"].decode().replace("proof: 已校", '"proof": "已校"')
    assert "已校，待另一人复核" in files["proofread.md"].decode()
    set_proof(archive, "已复核", "李丰", "2024-02-01")
    files = publish(gather(archive), read_config(archive)).files
    assert "已复核（校对 沈洋，2024年1月3日；复核 李丰，2024年2月1日）" in files["articles/0123abcd/01.md"].decode()


def test_a_text_that_looks_like_the_header_of_a_difference_gives_nobody_a_state(archive: SmallArchive) -> None:
    """Lines of a commit are counted, not believed."""
    forged = "\n++ b/docs/articles/0123abcd/02.md\n@@ -0,0 +1 @@\nproof: 已校\n\x1e\n"
    archive.article(ONE).write_text(archive.text(ONE) + forged, "utf-8")
    commit(archive.root, "李丰", "2024-01-03")
    assert "docs/articles/0123abcd/02.md" not in history(archive)


def run(*arguments: str) -> Result:
    """Run `jianbao queue` as a person does."""
    return CliRunner().invoke(cli.main, ["--lang", "zh", "queue", *arguments], catch_exceptions=False)


def test_the_command_lists_the_most_urgent_with_path_and_reasons(archive: SmallArchive) -> None:
    """An edit with a slip goes to the top."""
    archive.edit(TWO, "木板坏了，", "木板坏了,")
    lines = run("--limit", "1").output.splitlines()
    assert "docs/articles/0123abcd/02.md" in lines[0]
    assert "中文里用了半角标点" in lines[1]
    assert lines[2] == "列出 1 篇，共 2 篇待校"


def test_the_command_speaks_json_and_picks_a_state(archive: SmallArchive) -> None:
    """For scripts."""
    set_proof(archive, "已校", "沈洋", "2024-01-03")
    found = json.loads(run("--json", "--state", State.READ.value).output)
    assert (found["version"], found["waiting"]) == (1, 1)
    assert found["articles"][0]["id"] == ONE
    assert found["articles"][0]["reasons"][0]["message"]["zh"] == "待另一人复核"
    assert run("--limit", "-1").exit_code == Exit.USAGE
