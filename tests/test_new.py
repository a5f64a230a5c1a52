"""`jianbao new`: an article typed in by hand gets an id that no other has or had, and a file that the checks accept."""

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jianbao import article_file, cli, ledger
from jianbao.archive import Archive
from jianbao.check import check
from jianbao.errors import Exit
from jianbao.model import Kind, Role
from tests.small_archive import SEED, TREES, SmallArchive, make_small


def run(*arguments: str, text: str | None = None) -> Result:
    """Run `jianbao new` as a person does."""
    return CliRunner().invoke(cli.main, ["--lang", "zh", "new", *arguments], input=text, catch_exceptions=False)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """An archive with one page of two articles, the working folder of the test."""
    made = make_small(tmp_path, monkeypatch)
    (tmp_path / "mkdocs.yml").write_text("site_name: 剪报\n", "utf-8")
    made.run()
    monkeypatch.chdir(tmp_path)
    return made


def made_by(result: Result) -> str:
    """The path that was printed."""
    assert result.exit_code == Exit.DONE
    return result.output.splitlines()[0].removeprefix("已建立 ")


def test_a_new_series_begins_with_a_letter_that_no_seed_has(archive: SmallArchive) -> None:
    """So that a seed that comes later can never have its id; the same title once more is another series."""
    paths = [made_by(run("--title", "七旬老人修桥记", "--date", "2024年1月3日")) for _ in range(2)]
    assert [path.split("/")[-1] for path in paths] == ["01.md", "01.md"]
    assert len({path.split("/")[2] for path in paths}) == 2
    assert {path.split("/")[2][0] for path in paths} == {"h"}
    article = article_file.parse((archive.root / paths[0]).read_text("utf-8"), "")
    assert (article.title, article.date, article.kind, article.seed) == (
        "七旬老人修桥记",
        "2024-01-03",
        Kind.ARTICLE,
        None,
    )


def test_the_template_says_what_else_can_be_told_and_only_the_text_is_missing(archive: SmallArchive) -> None:
    """Comments for the keys that were not given; the check asks for the text alone."""
    path = made_by(run("--title", "夜读", "--author", "沈洋、李丰", "--publication", "红桥报"))
    text = (archive.root / path).read_text("utf-8")
    assert "authors: [沈洋, 李丰]\n" in text
    assert "# subtitle: 副题，照原报\n" in text
    assert "# authors" not in text
    assert [finding.code for finding in check(archive, [archive.root / path]).findings] == ["B-012"]


def test_a_text_can_be_given_and_acts_as_nothing(archive: SmallArchive) -> None:
    """A line is a paragraph, `## ` a heading; what looks like markup is text."""
    result = run("--title", "夜读", "--text", "-", text="## 夜里\n\n- 馆长说，*十点*关门。\n读者<3人。\n")
    article = article_file.parse((archive.root / made_by(result)).read_text("utf-8"), "")
    assert [(passage.role, passage.text) for passage in article.body] == [
        (Role.HEADING, "夜里"),
        (Role.PARAGRAPH, "- 馆长说，*十点*关门。"),
        (Role.PARAGRAPH, "读者<3人。"),
    ]
    assert len(result.output.splitlines()) == 2


def test_a_page_gives_its_next_ordinal_and_never_one_that_was_used(archive: SmallArchive) -> None:
    """Behind the articles of the page, behind tombstones, behind articles by hand that were deleted."""
    assert made_by(run("--into", "0123abcd", "--title", "甲")).endswith("0123abcd/03.md")
    archive.improve(lambda _text: SEED.split("\n==\n")[0])
    archive.run()
    assert ledger.read_all(archive)[0].tombstones.keys() == {"0123abcd-02"}
    assert made_by(run("--into", "0123abcd-01", "--title", "乙")).endswith("0123abcd/04.md")


def test_an_ordinal_that_git_remembers_is_not_used_again(archive: SmallArchive) -> None:
    """An article by hand stood there and was removed; no ledger knows it."""
    series = made_by(run("--title", "甲")).split("/")[2]
    made_by(run("--into", series, "--title", "乙"))
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "甲"]):
        names = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *names, *arguments], cwd=archive.root, check=True, env=quiet)
    (archive.articles / series / "02.md").unlink()
    assert made_by(run("--into", series, "--title", "丙")).endswith("/03.md")


def test_a_conversion_leaves_it_alone_and_gives_its_ordinal_to_nobody(archive: SmallArchive) -> None:
    """A better reading that finds a third article makes it the fourth."""
    path = made_by(run("--into", "0123abcd", "--title", "甲", "--text", "-", text="馆长说，夜间开放到十点。\n"))
    before = (archive.root / path).read_bytes()
    archive.improve(lambda text: f"{text}==\n{TREES}\n")
    archive.run()
    assert (archive.root / path).read_bytes() == before
    assert archive.article("0123abcd-04").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--title", " "],
        ["--title", "甲\n乙"],
        ["--title", "甲\x1b[31m"],
        ["--title", "字" * 201],
        ["--title", "甲", "--date", "去年"],
        ["--title", "甲", "--date", "2023-02-29"],
        ["--title", "甲", "--author", "沈\u202e洋"],
        ["--title", "甲", "--into", "ffffffff"],
        ["--title", "甲", "--into", "../../../etc"],
    ],
)
def test_what_cannot_stand_there_is_refused_and_nothing_is_written(archive: SmallArchive, arguments: list[str]) -> None:
    """One line that says what to write."""
    before = archive.state()
    result = run(*arguments)
    assert result.exit_code == Exit.REFUSED
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("jianbao: --")
    assert archive.state() == before


def test_nothing_is_written_through_a_link(archive: SmallArchive, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder of articles that leads elsewhere."""
    outside = tmp_path_factory.mktemp("outside")
    (archive.articles / "h0000000").symlink_to(outside)
    assert run("--into", "h0000000", "--title", "甲").exit_code == Exit.REFUSED
    assert list(outside.iterdir()) == []
    assert isinstance(archive, Archive)
