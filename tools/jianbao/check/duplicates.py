"""D: an article that the archive has already, by its text or by its title and date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianbao.article_file import parts
from jianbao.check.sheet import Problem, Sheet
from jianbao.errors import ArticleRefused
from jianbao.plain_yaml import PlainYamlError, key_line, read_mapping

LENGTH = 12
"""Characters of a run: two articles share shorter ones by chance (全国人民代表大会常务委员会 has 13 and is a name)."""
SAMPLES = 64
ENOUGH = 0.6
"""Share of the runs of the shorter text that stand in the other. Reprints that were cut by a third share more."""
LEAST = 4


@dataclass(frozen=True, slots=True)
class Other:
    """What is compared of an article: its text without white space, its title and date."""

    key: str
    text: str
    title: str
    date: str


def other(key: str, raw: str) -> Other:
    """An article to compare with; a front matter that cannot be read counts as empty."""
    try:
        source, body = parts(raw, key)
        values = read_mapping(source)
    except (ArticleRefused, PlainYamlError):
        values, body = {}, raw
    title = values.get("title") or ""
    return Other(key, _bare(body), _bare(str(title)), str(values.get("date") or ""))


def _bare(text: str) -> str:
    return re.sub(r"\W|_", "", text)


def duplicates(sheet: Sheet, others: Sequence[Other]) -> Iterator[Problem]:
    """Other articles with the text, or the title and date, of this one."""
    me = other(sheet.key or sheet.place, sheet.text)
    start = sheet.body[0].number if sheet.body else 1
    for one in others:
        if one.key == me.key:
            continue
        share = shared(me.text, one.text)
        if share >= ENOUGH:
            yield Problem("D-001", start, f"{one.key}: {share:.0%}")
        elif me.title and (me.title, me.date) == (one.title, one.date) and me.date:
            yield Problem("D-002", key_line(sheet.source, "title") + 1, one.key)


def shared(one: str, two: str) -> float:
    """Share of the shorter text's runs that stand in the longer one, by a sample of them.

    >>> shared("图书馆夜间开放到十点读者都说方便", "本报讯图书馆夜间开放到十点读者都说方便")
    1.0
    """
    short, long = sorted((one, two), key=len)
    count = len(short) - LENGTH + 1
    if count < LEAST:
        return 0.0
    places = [at * count // min(SAMPLES, count) for at in range(min(SAMPLES, count))]
    return sum(short[at : at + LENGTH] in long for at in places) / len(places)
