"""What is published of files that nobody can or should read: broken ones, taken down ones, links."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from jianbao.archive import Archive
from jianbao.publish import SiteConfig, gather, publish
from jianbao.publish.article_page import SOME_DAY
from tests.site_archive import SHEET, documents, make_archive

CONFIG = SiteConfig("测试馆", "说明", "https://archive.example/jianbao/", "测试馆")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A fresh archive on disk."""
    return make_archive(tmp_path)


def meta(files: dict[str, bytes], path: str) -> dict[str, object]:
    """The front matter of a built page."""
    found: dict[str, object] = yaml.safe_load(files[path].decode().split("---\n")[1])
    return found


def test_an_unreadable_article_file_is_shown_as_it_was_generated(archive: Archive) -> None:
    """Without git, a file without front matter is reported, and its page stays as the ledger remembers it."""
    archive.article("0123abcd-02").write_text("没有元数据", encoding="utf-8")
    published = publish(gather(archive), CONFIG)
    assert [error.place for error in published.refused] == ["docs/articles/0123abcd/02.md:1"]
    assert "没有元数据" not in published.files["articles/0123abcd/02.md"].decode()
    assert meta(published.files, "articles/0123abcd/02.md")["title"] == "看河"


def commit(archive: Archive) -> None:
    """Commit the archive as it stands, in a repository of its own whatever the tests were started from."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    keeper = ("-c", "user.name=甲", "-c", "user.email=a@archive.example", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "docs"), (*keeper, "commit", "-q", "-m", "改")):
        subprocess.run(["git", *command], cwd=archive.root, env=environment, check=True)


def edit(archive: Archive, key: str, *changes: tuple[str, str]) -> None:
    """Change the text of an article file."""
    text = archive.article(key).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    archive.article(key).write_text(text, encoding="utf-8")


def everything(files: dict[str, bytes]) -> str:
    """All that is published, as one text."""
    return "\n".join(content.decode("utf-8", "replace") for content in files.values())


def test_an_unreadable_article_file_keeps_its_last_good_page(archive: Archive) -> None:
    """What people had corrected stays: the newest committed version that can be read is shown, not the first one."""
    edit(archive, "0123abcd-02", ("title: 看河", "title: 看大河"))
    commit(archive)
    edit(archive, "0123abcd-02", ("title: 看大河", "title: [看海"))
    commit(archive)
    edit(archive, "0123abcd-02", ("title: [看海", "title: {看海"))
    published = publish(gather(archive), CONFIG)
    assert [error.place for error in published.refused] == ["docs/articles/0123abcd/02.md:4"]
    assert meta(published.files, "articles/0123abcd/02.md")["title"] == "看大河"
    assert "看海" not in everything(published.files)


TAKEDOWNS = [
    ("withdrawn: 2026-01-02\n", "2026年1月2日"),
    ("withdrawn: 是\n", SOME_DAY),
    ("withdrawn:\n", SOME_DAY),
    ("withdrawn: ~\n", SOME_DAY),
    ("withdrawn: 2026-13-45\n", SOME_DAY),
    ("withdrawn:\n  date: 2026-01-02\n", "2026年1月2日"),
    ("withdrawn:\n  reason: [当事人要求\n  date: 2026-01-02\n", "2026年1月2日"),
    ("withdrawn：2026-01-02\n", "2026年1月2日"),
    ("withdrawn 2026-01-02\n", "2026年1月2日"),
    ("  withdrawn: 2026-01-02\n", "2026年1月2日"),
    ("Withdrawn: 2026-01-02\n", "2026年1月2日"),
    ("authors: 甲\nwithdrawn: {date: 2026-01-02, reason: 当事人要求}\n", "2026年1月2日"),
    ("---\nwithdrawn: 2026-01-02\n", "2026年1月2日"),
]
"""What people write to take an article down, each with a slip: lines that follow the opening `---`, and the day."""


@pytest.mark.parametrize(("lines", "day"), TAKEDOWNS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_takedown_with_a_slip_is_a_takedown(archive: Archive, lines: str, day: str, encoding: str) -> None:
    """The text goes from every file at once, and the slip is reported."""
    commit(archive)
    text = archive.article("0123abcd-02").read_text(encoding="utf-8").removeprefix("---\n")
    archive.article("0123abcd-02").write_text(f"---\n{lines}{text}", encoding=encoding)
    published = publish(gather(archive), CONFIG)
    assert [error.place.split(":")[0] for error in published.refused] == ["docs/articles/0123abcd/02.md"]
    shown = meta(published.files, "articles/0123abcd/02.md")
    assert shown["withdrawn"] == {"date": day, "reason": "待核"}
    assert "articles/0123abcd/02/source.md" not in published.files
    assert "河水慢慢地流" not in everything(published.files)
    assert "看河" not in everything(published.files)
    assert "（此行随报道撤下）" in published.files["pages/0123abcd.md"].decode()


def test_an_article_that_was_taken_down_stays_down_when_its_file_breaks(archive: Archive) -> None:
    """Whatever became of the file, the last version that could be read had taken it down."""
    edit(archive, "0123abcd-02", ("title: 看河", "withdrawn:\n  date: '2026-01-02'\n  reason: 当事人要求\ntitle: 看河"))
    commit(archive)
    archive.article("0123abcd-02").write_text("没有元数据", encoding="utf-8")
    commit(archive)
    archive.article("0123abcd-02").write_bytes(b"")
    files = publish(gather(archive), CONFIG).files
    assert meta(files, "articles/0123abcd/02.md")["withdrawn"] == {"date": "2026年1月2日", "reason": "待核"}
    assert "河水慢慢地流" not in everything(files)


def test_a_text_that_speaks_of_withdrawal_is_shown(archive: Archive) -> None:
    """Only front matter takes an article down: neither a paragraph nor a title with the word, nor a remark."""
    edit(archive, "0123abcd-02", ("title: 看河", "# withdrawn: 无\ntitle: 'withdrawn: 看河'"))
    with archive.article("0123abcd-02").open("a", encoding="utf-8") as stream:
        stream.write("\nwithdrawn: 2026-01-02\n")
    published = publish(gather(archive), CONFIG)
    assert published.refused == ()
    assert meta(published.files, "articles/0123abcd/02.md")["title"] == "withdrawn: 看河"
    edit(archive, "0123abcd-02", ("title: '", "title: ["))
    assert meta(publish(gather(archive), CONFIG).files, "articles/0123abcd/02.md")["title"] == "看河"


@pytest.mark.parametrize("name", ["docs/about/secret.txt", "docs/articles/0123abcd/02.md", "docs/assets/more", "docs"])
def test_a_link_publishes_nothing_of_what_it_leads_to(archive: Archive, name: str, tmp_path: Path) -> None:
    """Links to files and to folders are left out and reported; an article keeps its last good page."""
    outside = tmp_path.with_name(f"{tmp_path.name}-outside")
    if name == "docs":
        archive.docs.rename(outside)
        (outside / "secret.txt").write_text("机密", encoding="utf-8")
    elif name == "docs/assets/more":
        outside.mkdir()
        (outside / "secret.txt").write_text("机密", encoding="utf-8")
    else:
        outside.write_text("---\nid: 0123abcd-02\ntitle: 机密\n---\n\n机密", encoding="utf-8")
    (archive.root / name).unlink(missing_ok=True)
    (archive.root / name).symlink_to(outside)
    published = publish(gather(archive), CONFIG)
    assert name in [error.place for error in published.refused]
    assert "机密" not in everything(published.files)
    assert meta(published.files, "articles/0123abcd/02.md")["title"] == "看河"


def test_the_marks_that_editors_leave_are_no_files_of_the_archive(archive: Archive) -> None:
    """Emacs marks an open file with a link to nowhere beside it: nothing to report."""
    for folder in (archive.articles / "0123abcd", archive.docs / "about"):
        (folder / ".#02.md").symlink_to("person@machine.1234")
    assert publish(gather(archive), CONFIG).refused == ()


def test_an_address_is_the_files_whatever_its_front_matter_says(archive: Archive) -> None:
    """An id that was mistyped neither moves the article nor covers another one."""
    path = archive.article("0123abcd-02")
    path.write_text(path.read_text(encoding="utf-8").replace("id: 0123abcd-02", "id: 0123abcd-01"), encoding="utf-8")
    files = publish(gather(archive), CONFIG).files
    assert meta(files, "articles/0123abcd/01.md")["title"] == SHEET[0]
    assert meta(files, "articles/0123abcd/02.md")["title"] == "看河"


@pytest.mark.parametrize(("name", "content"), [("notes/readme", b"---\n---\n"), ("0123abcd/07", b"\xff\xfe\x00")])
def test_a_stray_file_is_refused_with_a_remedy(archive: Archive, name: str, content: bytes) -> None:
    """A file that is no article file is named; the articles are published."""
    path = archive.articles / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    published = publish(gather(archive), CONFIG)
    assert [error.place for error in published.refused] == [f"docs/articles/{name}.md:1"]
    assert published.articles == len(documents())


def test_an_unreadable_file_that_nothing_generated_is_left_out(archive: Archive) -> None:
    """An article typed in by hand has no earlier form; the others are published."""
    archive.article("fedcba98-01").parent.mkdir()
    archive.article("fedcba98-01").write_text("没有元数据", encoding="utf-8")
    published = publish(gather(archive), CONFIG)
    assert len(published.refused) == 1
    assert "articles/fedcba98/01.md" not in published.files
