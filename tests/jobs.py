"""Jobs of the workflows, run here: copies of the repository with a remote, and make as a runner calls it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    names = ("-c", "user.name=甲", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
    return subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def committed(folder: Path) -> Path:
    """A folder as a repository with a remote, and a stand-in for gh beside it."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "甲")
    remote, gh = folder.parent / "remote", folder.parent / "bin/gh"
    git(folder, "clone", "-q", "--bare", ".", str(remote))
    git(folder, "remote", "add", "origin", str(remote))
    gh.parent.mkdir()
    gh.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {folder.parent}/gh.log\n')
    gh.chmod(0o755)
    return folder


def copied(folder: Path) -> Path:
    """The repository as it stands, in another folder, with a commit, a remote and a stand-in for gh."""
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return committed(folder)


def make(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make as a job does, with this environment's packages, which no lock of that folder may change."""
    venv = Path(sys.executable).parent.parent
    for stamp in (".run-stamp", ".dev-stamp"):
        assert (venv / stamp).is_file(), "make would install that folder here: run `make venv-dev` first"
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        os.utime(folder / name, (0, 0))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "GITHUB_"))}
    path = f"{folder.parent / 'bin'}:{kept['PATH']}"
    command = ["make", *arguments, f"VENV={venv}"]
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | {"PATH": path} | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
