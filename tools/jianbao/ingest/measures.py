"""What fields ask of a line: how it ends, its pairs of characters, numbers in steps."""

from bisect import bisect_right
from collections.abc import Sequence

from jianbao.ingest.characters import CLOSERS

ENDINGS = {
    "。": "stop", "；": "stop", "？": "asks", "?": "asks", "！": "cries", "!": "cries", "…": "breaks off", ".": "breaks off",
    "：": "leads on", ":": "leads on", "，": "goes on", ",": "goes on", "、": "goes on",
}  # fmt: skip


def pairs(text: str) -> set[str]:
    """The pairs of characters of a text.

    >>> sorted(pairs("渡船渡船"))
    ['渡船', '船渡']
    """
    return {text[at : at + 2] for at in range(len(text) - 1)}


def ending(text: str) -> str:
    """How a line ends, quotation marks and brackets aside.

    >>> ending("他说：“桥通了。”"), ending("谁来摆渡？"), ending("新桥通车")
    ('stop', 'asks', 'none')
    """
    return ENDINGS.get(text.rstrip(f"{CLOSERS}\"' \t\u3000")[-1:], "none")


def step(value: float, bounds: Sequence[float]) -> int:
    """How many bounds a value is above.

    >>> step(7, (3, 6, 10))
    2
    """
    return bisect_right(bounds, value - 1e-9)
