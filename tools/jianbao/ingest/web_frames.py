"""Lines that sites print around every text: notices of rights, hints, menus. They are known again by their sums; no line itself is kept.

A line that stands on pages of several articles is none of them (repetition tells furniture, as within one archive). `tools/train/web_frames.py`
counts on how many articles' pages of public sites a line stands, and writes the file.
"""

import re
from functools import cache
from hashlib import blake2b
from pathlib import Path

from jianbao import lexicon
from jianbao.errors import SettingRefused
from jianbao.ingest.arrays import read_arrays
from jianbao.ingest.measures import step

FILE = "frames-of-sites.npz"
OFTEN = (4, 9)
"""Articles above which a line is known better, and well."""
NUMBER = re.compile(r"\d+")


def closed(text: str) -> str:
    """A line without its blanks, every number as 0.

    >>> closed(" 共有评论 38 条")
    '共有评论0条'
    """
    return NUMBER.sub("0", "".join(text.split()))


def known(text: str) -> int:
    """How well a line is known as the frame of a site: 0 not at all, 1 to 3 the more articles it stands beside."""
    count = load().get(sum_of(closed(text)), 0)
    return 1 + step(count, OFTEN) if count else 0


def sum_of(line: str) -> int:
    """The sum (BLAKE2b, 64 bits) by which a closed line is known: with 32 bits one line in a hundred thousand would be known by chance."""
    return int.from_bytes(blake2b(line.encode(), digest_size=8).digest())


@cache
def load() -> dict[int, int]:
    """The frames that come with the package, read once."""
    return read(lexicon.FOLDER / FILE)


def read(path: Path) -> dict[int, int]:
    """Sums of lines, and beside how many articles each stands. Raises SettingRefused where the file is missing or damaged."""
    stored = read_arrays(path)
    try:
        return dict(zip(stored["sums"].tolist(), stored["articles"].tolist(), strict=True))
    except (KeyError, ValueError) as error:
        raise SettingRefused(
            path.name, f"已损坏（{error}），请恢复此文件", f"damaged ({error}); restore the file"
        ) from error
