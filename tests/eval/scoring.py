"""Judge page records with the scorer's own functions, article by article, so that a report can show each miss."""

import importlib
import json
import pathlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

Json = dict[str, Any]

score: Any = importlib.import_module("tests.score")
"""The scorer, word for word as it was handed over and without types, so it is taken as it is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scorer says of one article of gold."""

    page: str
    number: int
    spec: Json
    gold: Any
    record: Any
    """The record it was matched with, if any."""
    aspects: dict[str, bool]
    """Each aspect that was judged, and whether it is right; all wrong where no record matches."""
    error: float
    phenomena: frozenset[str]

    @property
    def wrong(self) -> list[str]:
        """The aspects that are not right, in the scorer's words."""
        return [name for name, right in self.aspects.items() if not right]

    @property
    def perfect(self) -> bool:
        """Whether everything labelled is right."""
        return not self.wrong


class Cut(NamedTuple):
    """One place where gold heals a paragraph: the scorer counts wrong joins, this counts missing ones too."""

    apart: bool
    """Whether another printed line stands between the halves."""
    healed: bool


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """What the scorer says of one page."""

    page: str
    lines: list[str]
    verdicts: list[Verdict]
    extra: list[Any]
    joins: list[bool]
    cuts: list[Cut]
    flagged: int
    lost: Counter[str]
    made: Counter[str]
    unrecorded: int = 0
    """Characters lost because the page has no record at all."""


@dataclass(slots=True)
class Figures:
    """The scorer's figures over a set of pages."""

    pages: int = 0
    articles: int = 0
    found: int = 0
    extra: int = 0
    lost: int = 0
    made: int = 0
    flagged: int = 0
    records: int = 0
    joins: list[bool] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)
    tally: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def rate(self, aspect: str) -> float | None:
        """Share of articles in which an aspect is right; None where gold has none to judge."""
        found = self.tally.get(aspect)
        return sum(found) / len(found) if found else None


def read_records(path: pathlib.Path) -> dict[str, Json]:
    """Page records by the stem of their seed."""
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    return {pathlib.Path(row["seed"]).stem: row for row in rows}


def judge_pages(gold: pathlib.Path, records: dict[str, Json], seeds: pathlib.Path) -> list[PageVerdict]:
    """The verdict on every page of a folder of gold."""
    return [judge_page(path, records.get(path.stem), seeds) for path in sorted(gold.glob("*.yml"))]


def judge_page(path: pathlib.Path, page: Json | None, seeds: pathlib.Path) -> PageVerdict:
    """The verdict on one page; `page` is its record or None."""
    text = (seeds / f"{path.stem}.txt").read_text(encoding="utf-8")
    lines = text.split("\n")
    spec = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both loaders are safe ones
    shared = spec.get("phenomena", [])
    golds = [score.Gold(a | {"phenomena": [*a.get("phenomena", []), *shared]}, lines) for a in spec["articles"]]
    records = [score.Record(article) for article in page["articles"]] if page else []
    pairs = score.match(golds, records)
    matched = [records[pairs[i]] if i in pairs else None for i in range(len(golds))]
    verdicts = [_verdict(path.stem, i, golds[i], record) for i, record in enumerate(matched)]
    lost, made = score.conservation(text, page) if page else (Counter(), Counter())
    joins, flagged = _joins(golds, records)
    cuts = _cuts(golds, records, lines)
    unrecorded = 0 if page else len(score.norm(text))
    extra = [record for j, record in enumerate(records) if j not in pairs.values()]
    return PageVerdict(path.stem, lines, verdicts, extra, joins, cuts, flagged, lost, made, unrecorded)


def _verdict(page: str, index: int, gold: Any, record: Any) -> Verdict:
    spec = gold.spec
    aspects, error = score.judge(gold, record) if record else (dict.fromkeys(score.ALWAYS[1:], False), 1.0)
    touched = frozenset(spec["phenomena"])
    return Verdict(page, index + 1, spec, gold, record, aspects, error, touched)


def _joins(golds: Iterable[Any], records: Iterable[Any]) -> tuple[list[bool], int]:
    """Whether each join of an article not flagged `order` is right, and how many articles are flagged."""
    true_joins = set().union(*(g.joins for g in golds))
    flagged = [r for r in records if "order" in (r.article.get("flags") or [])]
    plain = [r for r in records if "order" not in (r.article.get("flags") or [])]
    return [join in true_joins for r in plain for join in r.joins], len(flagged)


def _cuts(golds: Iterable[Any], records: Iterable[Any], lines: list[str]) -> list[Cut]:
    """Each cut that gold heals, near or far, and whether some record heals it."""
    printed = {n: i for i, n in enumerate(n for n, line in enumerate(lines, start=1) if line.strip())}
    made = {join for record in records for join in record.joins}
    wanted = sorted(join for gold in golds for join in gold.joins)
    return [Cut(printed[b] - printed[a] != 1, (a, b) in made) for a, b in wanted]


def add_up(pages: Iterable[PageVerdict]) -> Figures:
    """The scorer's figures over some pages."""
    figures = Figures()
    for page in pages:
        found = [v for v in page.verdicts if v.record]
        figures.pages += 1
        figures.articles += len(page.verdicts)
        figures.found += len(found)
        figures.extra += len(page.extra)
        figures.records += len(found) + len(page.extra)
        figures.flagged += page.flagged
        figures.joins += page.joins
        figures.cuts += page.cuts
        figures.lost += sum(page.lost.values()) + page.unrecorded
        figures.made += sum(page.made.values())
        figures.errors += [v.error for v in found]
        for verdict in page.verdicts:
            _count(figures, verdict)
    return figures


def _count(figures: Figures, verdict: Verdict) -> None:
    figures.tally["perfect"].append(verdict.perfect)
    for aspect, right in verdict.aspects.items():
        figures.tally[aspect].append(right)
