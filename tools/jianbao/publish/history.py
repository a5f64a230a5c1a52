"""What git remembers of the archive; where there is no git, it remembers nothing."""

import subprocess
from collections.abc import Iterator

from jianbao.archive import Archive

VERSIONS = 20
"""How far back a good version of a file is looked for: a slip is mended within a few commits."""


def last_commit(archive: Archive) -> int:
    """Seconds since 1970 of the archive's last commit; 0 where there is none, so that builds stay the same."""
    return int(_git(archive, "log", "-1", "--format=%ct").strip() or 0)


def versions(archive: Archive, place: str) -> Iterator[bytes]:
    """The committed versions of a file, the newest first; `place` is its path below the archive's root."""
    commits = _git(archive, "log", "-n", str(VERSIONS), "--format=%H", "--", place).decode("ascii").split()
    for commit in commits:
        # Plain content, as no filter of this machine shows it; nothing where the commit removed the file.
        if content := _git(archive, "cat-file", "blob", f"{commit}:./{place}"):
            yield content


def _git(archive: Archive, *arguments: str) -> bytes:
    """What git says; nothing where it fails or is not there."""
    command = ["git", "-C", str(archive.root), "-c", "log.showSignature=false", *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""
