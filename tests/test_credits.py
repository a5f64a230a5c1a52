"""Who corrected an article, and which version one cites: from git, without addresses, and not where a name is hidden."""

import subprocess
from pathlib import Path

from jianbao.archive import Archive
from jianbao.credits import changes
from jianbao.publish import publish_archive
from tests.site_archive import make_archive

PLACE = "docs/articles/0123abcd/01.md"


def commit(archive: Archive, who: str, message: str) -> None:
    """Commit everything as somebody."""
    run = ["git", "-C", str(archive.root), "-c", f"user.name={who}", "-c", "user.email=secret@example.org"]
    subprocess.run([*run, "add", "-A"], check=True)
    subprocess.run([*run, "commit", "-q", "-m", message, "--date", "2024-05-06T12:00:00"], check=True)


def converted(folder: Path) -> Archive:
    """An archive whose articles came with their ledger, in one commit."""
    archive = make_archive(folder)
    subprocess.run(["git", "init", "-q", str(archive.root)], check=True)
    commit(archive, "机器人", "收入一版")
    return archive


def edit(archive: Archive, more: str = "") -> None:
    """Correct one article."""
    path = archive.root / PLACE
    path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{more}", 1) + "\n补上一句。\n", "utf-8")


def page(archive: Archive) -> str:
    """The built copy of that article."""
    publish_archive(archive)
    return (archive.root / "build/docs/articles/0123abcd/01.md").read_text("utf-8")


def test_who_edits_is_named_and_who_converts_is_not(tmp_path: Path) -> None:
    """With the day, on the page; the version that one cites is the last commit of the file. No address is shown."""
    archive = converted(tmp_path)
    edit(archive)
    commit(archive, "<b>乙</b>", "订正")
    last, first = changes(archive)[PLACE]
    assert (last.by_hand, first.by_hand) == (True, False)
    shown = page(archive)
    assert "乙" in shown
    assert "（2024年5月6日）" in shown
    assert f"版本 {last.commit}" in shown
    assert "机器人" not in shown
    assert "secret@" not in shown


def test_an_article_that_hides_a_name_leads_to_no_version(tmp_path: Path) -> None:
    """Its older versions show the name."""
    archive = converted(tmp_path)
    edit(archive, "masked: [林小满]\n")
    commit(archive, "乙", "隐去姓名")
    shown = page(archive)
    assert "版本 " not in shown
    assert "乙（" not in shown


def test_without_git_nothing_is_said(tmp_path: Path) -> None:
    """A downloaded archive builds all the same."""
    shown = page(make_archive(tmp_path))
    assert "馆" in shown
    assert "版本" not in shown
