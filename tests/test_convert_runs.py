"""Runs of convert: the first, the second, the dry, the killed."""

import json
import subprocess
from pathlib import Path

import pytest

from jianbao import convert as flow
from jianbao import report, write
from jianbao.convert import changes, convert
from jianbao.errors import SettingRefused
from jianbao.findings import Finding
from tests.small_archive import NAME, ONE, SEED, TREES, Killed, SmallArchive, make_small, write_until

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """An archive of one seed with two articles, not yet converted."""
    return make_small(tmp_path, monkeypatch)


def test_a_first_run_makes_articles_ledger_and_manifest(small: SmallArchive) -> None:
    """Every article has its file; the manifest is one that sha256sum checks."""
    conversion = small.run()
    assert conversion.errors == ()
    assert conversion.findings == ()
    assert set(small.state()) == {
        "docs/articles/0123abcd/01.md",
        "docs/articles/0123abcd/02.md",
        "ledger/0123abcd.json",
        f"seeds/{NAME}",
        "seeds/manifest-sha256.txt",
    }
    done = subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], cwd=small.seeds, capture_output=True, check=False)
    assert done.returncode == 0


def test_a_second_run_changes_no_byte_and_no_time(tmp_path: Path) -> None:
    """The five real seeds, read twice: neither content nor modification time of any file changes."""
    archive = SmallArchive(tmp_path)
    for path in (ROOT / "seeds").glob("*.txt"):
        archive.seed("", path.name).write_bytes(path.read_bytes())
    first = archive.run()
    before = archive.state(), archive.times()
    second = archive.run()
    assert first.errors == ()
    assert len(first.pages) == 5
    assert changes(second) == {}
    assert (archive.state(), archive.times()) == before


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', "<<<<<<< ours\n", '{"version": 1, "articles": []}'])
def test_a_broken_ledger_stops_the_run_before_anything_is_written(small: SmallArchive, text: str) -> None:
    """Without the ledger edits could not be told from what was generated."""
    small.run()
    path = small.ledger_of("0123abcd")
    path.write_text(text)
    before = small.state()
    with pytest.raises(SettingRefused, match="git checkout") as caught:
        small.run()
    assert caught.value.place == "ledger/0123abcd.json:1"
    assert small.state() == before


def test_a_run_that_is_killed_is_healed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a kill between any two writes, of a first run or of one that splits and joins, the next run ends alike."""
    states = []
    for count in range(30):
        archive = SmallArchive(tmp_path / str(count))
        monkeypatch.setattr(flow, "read_page", archive.read)
        archive.seed(SEED)
        archive.seed(f"{TREES}\n", "树.txt")
        done = write_until(monkeypatch, archive, count)
        archive.run()
        archive.edit(ONE, "开到十点", "开到九点")
        archive.improve(
            lambda text: text.replace("\n==\n", "\n").replace("三月里，", "==\n三月里，").replace("棵", "株")
        )
        done = write_until(monkeypatch, archive, count) and done
        archive.run()
        assert changes(convert(archive)) == {}
        states.append(archive.state())
        if done:
            break
    assert done
    assert len(states) > 7
    assert [state for state in states if state != states[-1]] == []


def test_a_kill_in_the_middle_of_a_file_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is there whole or not at all, and what a killed run left beside it goes with the next write."""
    path = tmp_path / "01.md"
    write.write_text(path, "旧")
    (tmp_path / ".01.md.abc").write_text("半")

    def kill(self: Path, target: Path) -> Path:
        raise Killed(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", kill)
        with pytest.raises(Killed):
            write.write_text(path, "新")
    assert path.read_text("utf-8") == "旧"
    write.write_text(path, "新")
    assert [found.name for found in tmp_path.iterdir()] == ["01.md"]


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    """A file takes the place of a link even where both hold the same; a tree drops links to files and to folders."""
    outside = tmp_path / "outside"
    write.write_text(outside / "甲.md", "外")
    path = tmp_path / "01.md"
    for text in ("外", "新"):
        path.unlink(missing_ok=True)
        path.symlink_to(outside / "甲.md")
        assert write.write_text(path, text)
        assert not path.is_symlink()
    root = tmp_path / "build/docs"
    root.mkdir(parents=True)
    (root / "articles").symlink_to(outside)
    (root / "甲.md").symlink_to(outside / "甲.md")
    (root / "空").symlink_to(tmp_path / "nothing")
    write.write_tree(root, {"articles/01.md": b"1"})
    assert [found.relative_to(root).as_posix() for found in root.rglob("*")] == ["articles", "articles/01.md"]
    assert [(found.name, found.read_text("utf-8")) for found in outside.iterdir()] == [("甲.md", "外")]


@pytest.mark.parametrize("place", ["build", "build/docs"])
def test_a_tree_whose_root_is_a_link_is_refused(tmp_path: Path, place: str) -> None:
    """Else all that lies where it leads would be removed."""
    write.write_text(tmp_path / "outside/docs/甲.md", "外")
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).symlink_to(tmp_path / "outside")
    with pytest.raises(SettingRefused) as caught:
        write.write_tree(tmp_path / "build/docs", {})
    assert caught.value.place == place
    assert (tmp_path / "outside/docs/甲.md").is_file()


def test_a_dry_run_shows_the_words_that_would_change(small: SmallArchive) -> None:
    """New and removed files by name, changed articles word by word; nothing is written."""
    small.run()
    small.improve(
        lambda text: text.replace("开到十点", "开到十一点").replace("\n==\n", "\n==\n河岸种柳\n种下四百棵柳树。\n==\n")
    )
    before = small.state()
    conversion = convert(small)
    said = list(report.difference(conversion, small.root, "zh"))
    assert small.state() == before
    assert "修改 docs/articles/0123abcd/01.md" in said
    assert "  馆长说，开到[-十点-]{+十一点+}。" in said
    assert any(line.startswith("新增 docs/articles/0123abcd/03.md") for line in said)
    assert [line for line in said if line.startswith("  ") and "读者都说方便" in line] == []


def test_doubts_are_listed_by_kind_and_do_not_flood() -> None:
    """The gravest kind first, its remedy once; the least sure place first, ten of them; no text acts on a terminal."""
    many = [
        Finding("R-001", f"seeds/{at:02}.txt", at, f"甲{at}|乙", "0123abcd-01", at / 100) for at in range(30, 0, -1)
    ]
    found = [
        *many,
        Finding("L-001", "docs/articles/a/01.md", 7, "\x1b[31m甲 ≠ 乙"),
        Finding("R-007", "seeds/空.txt", None),
    ]
    said = [line for _, line in report.listing(found, "zh")]
    assert [line[:4] for line in said if not line.startswith(" ")] == ["人工修改", "断行的接", "此版未找"]
    assert said[1] == "  docs/articles/a/01.md:7: L-001 ‹U+001B›[31m甲 ≠ 乙"
    assert said[2] == "断行的接续不确定（30 处）；请对照原文核对这一段"
    assert said[3] == "  seeds/01.txt:1: R-001 1% 甲1|乙 → 0123abcd-01"
    assert said[13] == "  另有 20 处：jianbao convert --all-doubts"
    assert said[-1] == "  seeds/空.txt: R-007"
    assert len(list(report.listing(found, "en", None))) == 3 + 32


def test_the_summary_for_scripts_is_json(small: SmallArchive) -> None:
    """It holds counts, findings with their codes, errors with their exit codes, and the files that change."""
    small.seed("?\n" + TREES, "树.txt")
    (small.seeds / "坏.txt").write_bytes(b"\0")
    conversion = convert(small)
    found = json.loads(json.dumps(report.as_json(conversion, ["docs/articles/0123abcd/01.md"])))
    assert (found["version"], found["pages"], found["articles"]) == (1, 2, 3)
    (doubt,) = found["findings"]
    assert (doubt["code"], doubt["path"], doubt["line"], doubt["score"]) == ("R-001", "seeds/树.txt", 1, 0.5)
    assert doubt["message"]["en"].startswith("seeds/树.txt:1: R-001 ")
    assert [error["exit"] for error in found["errors"]] == [3]
    assert found["changed"] == ["docs/articles/0123abcd/01.md"]
