"""Runs that meet each other, a full disk or a kill: nothing half written, nothing mistaken for an edit."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from jianbao import cli, write
from jianbao.archive import Archive
from jianbao.errors import Exit
from jianbao.lock import alone
from tests.small_archive import ONE, SmallArchive, make_small

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "from jianbao.cli import main; main()", "--lang", "en", "convert"]


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """An archive with one real seed, not yet converted."""
    folder = tmp_path / "archive"
    (folder / "seeds").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: 剪报\n", "utf-8")
    shutil.copy(next(ROOT.glob("seeds/001_*.txt")), folder / "seeds")
    return folder


def test_two_conversions_at_once_come_one_after_the_other(real: Path) -> None:
    """The second says that it waits, and ends as well as the first."""
    with alone(Archive(real)):
        second = subprocess.Popen(COMMAND, cwd=real, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        assert "another jianbao writes" in second.stderr.readline()
        assert not (real / "docs").exists()
    assert "files changed" in second.communicate()[0]
    assert second.returncode == Exit.DONE
    many = [subprocess.Popen(COMMAND, cwd=real, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    for one in many:
        one.communicate()
    assert [one.returncode for one in many] == [Exit.DONE] * 3
    assert not (real / "ledger/.pending").exists()


def test_a_run_that_is_killed_holds_no_lock(real: Path) -> None:
    """What it began is finished by the next one, whose result is that of a run that nobody killed."""
    calm = shutil.copytree(real, real.parent / "calm")
    subprocess.run(COMMAND, cwd=calm, check=True, capture_output=True)
    for pause in (0.0, 0.002, 0.004):
        folder = shutil.copytree(real, real.parent / f"killed-{pause}")
        run = subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while run.poll() is None and not (folder / "ledger/.pending").exists():
            time.sleep(0.0005)
        time.sleep(pause)
        run.send_signal(signal.SIGKILL)
        run.wait()
        subprocess.run(COMMAND, cwd=folder, check=True, capture_output=True)
        assert SmallArchive(folder).state() == SmallArchive(calm).state()


@pytest.mark.parametrize("room", range(6))
def test_a_full_disk_is_one_line_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """Whichever file finds no room: no traceback, no half file, and with room again everything is there."""
    small = make_small(tmp_path, monkeypatch)
    (tmp_path / "mkdocs.yml").write_text("site_name: 剪报\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    put, left = write._put, [room]

    def full(path: Path, data: bytes) -> None:
        if not left[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        left[0] -= 1
        put(path, data)

    monkeypatch.setattr(write, "_put", full)
    result = CliRunner().invoke(cli.main, ["--lang", "en", "convert"], catch_exceptions=False)
    assert result.exit_code == (Exit.REFUSED if room < 5 else Exit.DONE)
    assert ("check space and rights" in result.stderr) is (room < 5)
    assert len(result.stderr.splitlines()) == (room < 5)
    monkeypatch.setattr(write, "_put", put)
    again = CliRunner().invoke(cli.main, ["convert"], catch_exceptions=False)
    assert again.exit_code == Exit.DONE
    assert small.article(ONE).is_file()
    assert not (small.ledger / ".pending").exists()
