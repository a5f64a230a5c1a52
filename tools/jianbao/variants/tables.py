"""The lists of tools/lexicon/hant, which editors extend: read once, checked line by line.

OpenCC reads a wrong line without a word (a space in a value cuts the text off, an empty value deletes it), so every
line is checked here: one tab, both sides filled, no white space in them, no key twice.
"""

from functools import cache

from jianbao import lexicon
from jianbao.errors import SettingRefused

FOLDER = "hant"

Table = dict[str, str]


@cache
def table(name: str) -> Table:
    """The pairs of `tools/lexicon/hant/<name>.txt`; raises SettingRefused with the line of a pair that is wrong."""
    return parse(lexicon.read_text(f"{FOLDER}/{name}.txt"), f"{FOLDER}/{name}.txt")


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a list, white space between them, `#` before comments; a word twice is refused."""
    file = f"{FOLDER}/{name}.txt"
    found: dict[str, None] = {}
    for number, line in enumerate(lexicon.read_text(file).split("\n"), 1):
        for word in line.partition("#")[0].split():
            if word in found:
                raise refused(file, number, f"“{word}”重复，请删去一处", f"{word} is listed twice; delete one")
            found[word] = None
    return tuple(found)


def parse(text: str, file: str) -> Table:
    r"""Pairs of a table: `key<tab>value`, comment lines begin with `#`.

    >>> parse("# 方向\n风貌里\t風貌里\n", "words.txt")
    {'风貌里': '風貌里'}
    """
    pairs: Table = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        key, value = pair(line, file, number)
        if key in pairs:
            raise refused(file, number, f"“{key}”重复，请删去一处", f"{key} is listed twice; delete one")
        pairs[key] = value
    return pairs


def pair(line: str, file: str, number: int) -> tuple[str, str]:
    """One line of a table."""
    parts = line.split("\t")
    if len(parts) != 2:
        raise refused(
            file, number, "应为“原文<制表符>应作”，恰有一个制表符", "write key<tab>value, with exactly one tab"
        )
    empty = next((part for part in parts if not part), None)
    if empty is not None:
        raise refused(file, number, "制表符两边都要有文字", "both sides of the tab must be filled")
    if any(char.isspace() for part in parts for char in part):
        raise refused(file, number, "词中不能有空格", "no white space inside a word")
    return parts[0], parts[1]


def refused(file: str, number: int, zh: str, en: str) -> SettingRefused:
    """The error for a line of a list."""
    return SettingRefused(lexicon.place_of(file, number), zh, en)
