"""Lists in a text: rows that begin alike or are counted on, however far from each other they stand."""

import re
from collections.abc import Sequence

BEGUN = re.compile(
    r"^\s*(?:(?P<mark>[●■◆□◇○★▪•·])|(?P<number>\d{1,2})[.、．](?!\d)|(?P<name>[\u3400-\u9fff][\u3400-\u9fff 　]{0,8}[\u3400-\u9fff])[：:])"
)
FURTHEST = 40
"""So many lines apart two rows of a list may stand: 2、某动物园 is followed by its prices, then by 3、某博物馆."""


def form(text: str) -> str:
    """How a row of a list begins: with which mark, with a number, with a word and a colon; empty where it is no row.

    >>> form("● 选好苗"), form("2. 种好树"), form("一等奖：何大山"), form("那味道，叫母亲")
    ('●', 'number', 'name', '')
    """
    found = BEGUN.match(text)
    return (found["mark"] or found.lastgroup or "") if found else ""


def rows_before(texts: Sequence[str]) -> dict[int, int]:
    """For each line that carries a list on, the row above that it follows: the number before its own, or the same word before the colon.

    >>> rows_before(["1、东湖公园", "票价：30元", "2、西山公园", "票价：免费", "1、另一张单子"])
    {2: 0, 3: 1}
    """
    last: dict[str, int] = {}
    found: dict[int, int] = {}
    for at, text in enumerate(texts):
        row = BEGUN.match(text)
        if not row or row["mark"]:
            continue
        own = row["number"] or "".join(row["name"].split())
        before = last.get(str(int(own) - 1) if row["number"] else own, -1 - FURTHEST)
        if at - before <= FURTHEST:
            found[at] = before
        last[str(int(own)) if row["number"] else own] = at
    return found


def values(texts: Sequence[str]) -> dict[int, tuple[int, int]]:
    """For each row of a figure that carries a list on, the first and the second row of that list; the second is itself where none stands between.

    >>> values(["成人票：30元", "东湖公园", "成人票：60元", "成人票：20元", "成人票：9元", "网友：支持1楼", "网友：2楼说得对"])
    {2: (0, 2), 3: (0, 2), 4: (0, 2)}
    """
    found: dict[int, tuple[int, int]] = {}
    for at, before in rows_before(texts).items():
        if VALUED.match(texts[at]):
            found[at] = found.get(before, (before, at))
    return found


def listed(texts: Sequence[str], body: range) -> set[int]:
    """The lines of a text that are rows of a list of three and more.

    >>> sorted(listed(["票价：30元", "西山公园", "票价：免费", "票价：20元", "1、东湖", "2、西山"], range(6)))
    [0, 2, 3]
    """
    before = rows_before([texts[at] for at in body])
    counts: dict[int, int] = {}
    for at, above in before.items():
        counts[at] = counts.get(above, 1) + 1
    found: set[int] = set()
    for at, above in reversed(before.items()):
        if at in found or counts[at] >= LEAST_ROWS:
            found |= {at, above}
    return {body.start + at for at in found}


LEAST_ROWS = 3
VALUED = re.compile(
    r"^\s*(?!(?:[网網][友民]|[游遊]客|用[户戶]|[读讀]者)[：:\s])[\u3400-\u9fff][\u3400-\u9fff 　]{0,8}[：:]\s*[^\d：:]{0,6}\d"
)
"""成人票原价：30元, and no 网友：1楼说得对 below a text."""
