"""Fixity (固化校验): `seeds/manifest-sha256.txt` in BagIt's form, so that `sha256sum -c` checks it too."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jianbao.errors import SettingRefused

LINE = re.compile(r"(?P<digest>[0-9a-fA-F]{64})(?:  | \*)(?P<name>[^\n]+?)\r?")
"""`sha256sum` marks files read as binary with a star."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """File name → SHA-256 of its bytes when it came in."""

    digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Read a manifest; an empty one where the file is missing. Raises SettingRefused at a line that is none."""
        digests: dict[str, str] = {}
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for number, line in enumerate(text.removesuffix("\n").split("\n") if text else [], 1):
            found = LINE.fullmatch(line)
            if not found:
                raise SettingRefused(
                    f"seeds/{path.name}:{number}",
                    "应为“SHA-256 两个空格 文件名”，请用 git 恢复",
                    "must be `SHA-256, two spaces, file name`; restore it with git",
                )
            digests[found["name"]] = found["digest"].lower()
        return cls(digests)

    def holds(self, path: Path) -> bool:
        """Whether a seed is new, or still as it came in."""
        return path.name not in self.digests or self.digests[path.name] == digest_of(path)

    def updated(self, folder: Path, names: Iterable[str], renamed: Iterable[str] = ()) -> "Manifest":
        """The manifest with the seeds of these names as they are now, without the former names of renamed ones."""
        kept = {name: digest for name, digest in self.digests.items() if name not in set(renamed)}
        return Manifest(kept | {name: digest_of(folder / name) for name in names})

    def text(self) -> str:
        """The manifest as it is kept."""
        return "".join(f"{digest}  {name}\n" for name, digest in sorted(self.digests.items()))


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
