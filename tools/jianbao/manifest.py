"""Fixity (固化校验): `seeds/manifest-sha256.txt` in BagIt's form, so that `sha256sum -c` checks it too."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jianbao.errors import SettingRefused


@dataclass(frozen=True, slots=True)
class Manifest:
    """File name → SHA-256 of its bytes when it came in."""

    digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Read a manifest; an empty one where the file is missing. Raises SettingRefused at a line that is none."""
        digests: dict[str, str] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.is_file() else [], 1):
            digest, _, name = line.strip().partition("  ")
            if not name or len(digest) != 64:
                raise SettingRefused(
                    f"{path.name}:{number}", "应为“SHA-256 两个空格 文件名”", "must be `SHA-256, two spaces, file name`"
                )
            digests[name] = digest
        return cls(digests)

    def holds(self, path: Path) -> bool:
        """Whether a seed is new, or still as it came in."""
        return self.digests.get(path.name, digest := digest_of(path)) == digest

    def updated(self, folder: Path, names: Iterable[str]) -> "Manifest":
        """The manifest with the seeds of these names as they are now."""
        return Manifest(self.digests | {name: digest_of(folder / name) for name in names})

    def text(self) -> str:
        """The manifest as it is kept."""
        return "".join(f"{digest}  {name}\n" for name, digest in sorted(self.digests.items()))


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
