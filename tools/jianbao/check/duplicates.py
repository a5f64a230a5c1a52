"""D: an article that the archive has already, by its text or by its title and date."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jianbao.article_file import parts
from jianbao.check.sheet import Problem, Sheet
from jianbao.errors import ArticleRefused
from jianbao.plain_yaml import PlainYamlError, key_line, read_mapping

BREAKS = re.compile(r"[，。！？；：、…\n]+")
LENGTH = 10
"""Characters of a clause that tell it from others: 全国人民代表大会 has eight and begins clauses everywhere."""
SHORTEST = 5
ENOUGH = 0.6
"""Share of the clauses of the shorter text that stand in the other. Reprints that were cut by a third share more."""
LEAST = 4
"""Clauses of a text that can be compared at all."""
COMMON = 50
"""Articles that share a clause; one that stands in more is a phrase of the paper and says nothing."""


@dataclass(frozen=True, slots=True)
class Other:
    """What is compared of an article: how its clauses begin, its title and date."""

    key: str
    clauses: frozenset[str]
    title: str
    date: str


def other(key: str, raw: str) -> Other:
    """An article to compare with; a front matter that cannot be read counts as empty."""
    try:
        source, body = parts(raw, key)
        values = read_mapping(source)
    except (ArticleRefused, PlainYamlError):
        values, body = {}, raw
    return Other(key, clauses(body), _bare(str(values.get("title") or "")), str(values.get("date") or ""))


def _bare(text: str) -> str:
    return re.sub(r"\W|_", "", text)


def clauses(text: str) -> frozenset[str]:
    """How the clauses of a text begin, wherever they stand in it.

    >>> sorted(clauses("馆长说，夜间开放到十点，读者都说方便。"))
    ['夜间开放到十点', '读者都说方便']
    """
    bare = (_bare(part)[:LENGTH] for part in BREAKS.split(text))
    return frozenset(part for part in bare if len(part) >= SHORTEST)


@dataclass(slots=True)
class Holdings:
    """Every article of an archive, found by its clauses and by its title and date."""

    by_key: dict[str, Other] = field(default_factory=dict)
    by_clause: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_title: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))


def holdings(others: Iterable[Other]) -> Holdings:
    """Articles, ready to be compared with."""
    found = Holdings()
    for one in others:
        found.by_key[one.key] = one
        if one.title and one.date:
            found.by_title[one.title, one.date].append(one.key)
        for clause in one.clauses:
            found.by_clause[clause].append(one.key)
    return found


def duplicates(sheet: Sheet, held: Holdings) -> Iterator[Problem]:
    """Other articles with the text, or the title and date, of this one."""
    me = other(sheet.key or sheet.place, sheet.text)
    start = sheet.body[0].number if sheet.body else 1
    alike = shares(me, held)
    for key, share in alike.items():
        yield Problem("D-001", start, f"{key}: {share:.0%}")
    for key in held.by_title.get((me.title, me.date), []):
        if key not in alike and key != me.key:
            yield Problem("D-002", key_line(sheet.source, "title") + 1, key)


def shares(me: Other, held: Holdings) -> dict[str, float]:
    """Other articles that have most of a text, with the share of the shorter one's clauses, the most alike first."""
    met: Counter[str] = Counter()
    for clause in me.clauses:
        keys = held.by_clause.get(clause, ())
        met.update(key for key in keys if key != me.key and len(keys) <= COMMON)
    found = {}
    for key, count in met.items():
        least = min(len(me.clauses), len(held.by_key[key].clauses))
        if least >= LEAST and count / least >= ENOUGH:
            found[key] = count / least
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
