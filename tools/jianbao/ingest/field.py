"""Conditional random fields over clues that are known by name (Lafferty, McCallum, Pereira 2001): what each of a row of things is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from jianbao.errors import SettingRefused
from jianbao.ingest.arrays import Array, read_arrays
from jianbao.ingest.marginals import logs
from jianbao.ingest.network import Chain


@dataclass(frozen=True, slots=True)
class Field:
    """The weights of clues for each role, and of one role behind another."""

    rows: dict[str, int]
    weights: Array
    """Clues × roles."""
    after: Array
    """Role × the role behind it."""

    def logs(self, told: Sequence[Sequence[str]]) -> Array:
        """Things × roles: how likely each role is, as a logarithm but for a constant of the thing, from the clues of all things of a row."""
        scores = [self.weights[[self.rows[clue] for clue in one if clue in self.rows]].sum(axis=0) for one in told]
        return logs(Chain(np.array(scores), np.zeros(len(self.after)), self.after))


def read(path: Path, roles: Sequence[str]) -> Field:
    """A field from its file. Raises SettingRefused where that is missing or damaged, or was made for other roles."""
    stored = read_arrays(path)
    if list(stored.get("roles", ())) != [str(role) for role in roles]:
        raise SettingRefused(path.name, "标签与程序不符，请恢复此文件", "made for other tags; restore the file")
    try:
        rows = {str(clue): at for at, clue in enumerate(stored["clues"])}
        return Field(rows, stored["weights"].astype(np.float64), stored["after"].astype(np.float64))
    except KeyError as error:
        raise SettingRefused(path.name, f"缺少 {error}，请恢复此文件", f"lacks {error}; restore the file") from error
