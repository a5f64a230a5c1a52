"""Precision and recall of subjects against the labels: `python -m tests.subjects.measure`, or this file itself."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jianbao.ingest.subjects import find_subjects
from jianbao.model import Article, Block, Kind, Page, Role, Scrap

TESTS = Path(__file__).resolve().parents[1]
FIELDS = ("tags", "places", "people", "organizations")
ROLES = {
    "p": Role.PARAGRAPH,
    "h": Role.HEADING,
    "caption": Role.CAPTION,
    "credit": Role.CREDIT,
    "line": Role.VERSE,
    "jump": Role.JUMP,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled article."""

    name: str
    article: Article
    page: Page | None
    labels: dict[str, Any]


def cases() -> Iterator[Case]:
    """Every labelled article: those of the seeds, then those written for the benchmark."""
    yield from seed_cases()
    yield from written_cases()


def seed_cases() -> Iterator[Case]:
    """Articles of the seeds, put together from the lines that tests/gold names."""
    labels = yaml.safe_load((TESTS / "subjects/seeds.yml").read_text(encoding="utf-8"))
    for stem, articles in labels.items():
        gold = yaml.safe_load((TESTS / "gold" / f"{stem}.yml").read_text(encoding="utf-8"))
        lines = (TESTS.parent / "seeds" / f"{stem}.txt").read_text(encoding="utf-8").split("\n")
        built = tuple(
            seed_article(f"{stem}-{number}", entry, lines) for number, entry in enumerate(gold["articles"], 1)
        )
        furniture = tuple(Scrap(lines[number - 1], (number,)) for number in gold["furniture"])
        page = Page(stem, stem[4:12], "", "utf-8", built, furniture)
        for number, entry in articles.items():
            yield Case(f"{stem[:3]}-{number}", built[number - 1], page, entry)


def seed_article(name: str, entry: dict[str, Any], lines: list[str]) -> Article:
    """One article of a seed."""
    blocks = [block(Role.TITLE, [number], lines) for number in entry["headline"]]
    for part in entry["body"]:
        if isinstance(part, list):
            blocks.append(block(Role.PARAGRAPH, part, lines))
        else:
            blocks += [block(ROLES[role], [number], lines) for role, number in part.items()]
    return Article(name, Kind.ARTICLE, tuple(blocks), authors=tuple(entry["authors"]))


def block(role: Role, numbers: list[int], lines: list[str]) -> Block:
    """The block that some lines of a seed make."""
    return Block(role, "".join(lines[number - 1].strip() for number in numbers), tuple(numbers))


def written_cases() -> Iterator[Case]:
    """Articles of tests/eval, which come as paragraphs."""
    labels = yaml.safe_load((TESTS / "subjects/articles.yml").read_text(encoding="utf-8"))
    for name, entry in labels.items():
        path = TESTS / "eval/articles/develop" / f"{name}.yml"
        yield Case(name, written_article(name, yaml.safe_load(path.read_text(encoding="utf-8"))), None, entry)


def written_article(name: str, entry: dict[str, Any]) -> Article:
    """One article of the benchmark."""
    heads = [
        (Role.KICKER, entry["kicker"]),
        *((Role.TITLE, line) for line in entry["title"]),
        (Role.SUBTITLE, entry["subtitle"]),
    ]
    body = [(ROLES[role], str(text)) for part in entry["body"] for role, text in part.items()]
    rows = [(role, text) for role, text in (*heads, *body) if text]
    blocks = tuple(Block(role, text, (number,)) for number, (role, text) in enumerate(rows, 1))
    return Article(name, Kind.ARTICLE, blocks, authors=tuple(entry["authors"]))


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one field over all cases."""

    right: int
    wrong: int
    met: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is needed that was found."""
        return self.met / (self.met + self.missed)


def measure(rows: Iterator[Case], *, shown: bool = False) -> dict[str, Score]:
    """Precision and recall by field; `shown` prints every error."""
    counts: Counter[tuple[str, str]] = Counter()
    for case in rows:
        subjects = find_subjects(case.article, context=case.page)
        for field in FIELDS:
            label = case.labels.get(field) or {}
            need, may = label.get("need", []), label.get("may", [])
            found = getattr(subjects, field)
            wrong = [name for name in found if name not in (*need, *may)]
            missed = [name for name in need if name not in found]
            counts[field, "right"] += len(found) - len(wrong)
            counts[field, "wrong"] += len(wrong)
            counts[field, "met"] += len(need) - len(missed)
            counts[field, "missed"] += len(missed)
            if shown and (wrong or missed):
                sys.stdout.write(
                    f"{case.name:22}{field:14} wrong: {' '.join(wrong) or '-'}  missed: {' '.join(missed) or '-'}\n"
                )
    return {field: Score(*(counts[field, kind] for kind in ("right", "wrong", "met", "missed"))) for field in FIELDS}


def main() -> None:
    """Print every error and the figures."""
    for field, score in measure(cases(), shown="-q" not in sys.argv).items():
        sys.stdout.write(
            f"{field:14} precision {score.precision:.3f} ({score.wrong} wrong)  recall {score.recall:.3f} ({score.missed} missed)\n"
        )


if __name__ == "__main__":
    main()
