"""Files of arrays: what was learnt, by name."""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from jianbao.errors import SettingRefused

Array = NDArray[np.float64]
Rows = NDArray[np.int64]


def read_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a file. Raises SettingRefused where it is missing or damaged."""
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            return {key: file[key] for key in file.files}
    except (OSError, EOFError, ValueError, BadZipFile) as error:
        raise SettingRefused(
            path.name, f"无法读取（{error}），请恢复此文件", f"unreadable ({error}); restore the file"
        ) from error
