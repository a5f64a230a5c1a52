"""Check: what people got wrong in article files, with what to do about it.

files → targets → sheets (lines, and which of them were generated) → problems of each family → less what is allowed → findings

What was generated and nobody touched is never a finding, so the archive as it comes from `convert` has none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from jianbao import article_file, ledger, write
from jianbao.archive import Archive
from jianbao.check import (
    allow,
    body,
    characters,
    duplicates,
    front,
    integrity,
    kept,
    lookalikes,
    proof,
    safety,
    written,
    yaml_lines,
)
from jianbao.check.fix import mended
from jianbao.check.select import Kind, Target, select
from jianbao.check.sheet import Check, Problem, Sheet, sheet_of
from jianbao.errors import ArticleRefused, Defect, JianbaoError, SettingRefused, visible
from jianbao.findings import REGISTRY, Finding, Severity
from jianbao.ledger import Ledger
from jianbao.plain_yaml import PlainYamlError, read_mapping
from jianbao.proofreading import History, history

CHECKS: tuple[Check, ...] = (
    safety.safety,
    yaml_lines.fences,
    yaml_lines.entries,
    front.front,
    kept.keys,
    characters.characters,
    characters.edges,
    characters.pairs,
    lookalikes.corners,
    body.headings,
    body.rules,
    body.attributes,
    body.paragraphs,
    body.signs,
    body.links,
    body.pasted,
    body.repeated,
    written.sentences_twice,
    written.title_again,
    written.own_gaps,
    integrity.integrity,
)
"""What is asked of an article file by itself, in the order in which `--fix` mends."""

HIDES: dict[str, str] = {"S": "FTB", "Y": "FT", "B-005": "TBY", "B-006": "TB", "B-019": "TB"}
"""A family or code → families that say nothing more of the same line: a slip is told once."""


@dataclass(slots=True)
class Report:
    """What a check says."""

    findings: list[Finding] = field(default_factory=list)
    fixed: list[Finding] = field(default_factory=list)
    """What `--fix` mended."""
    errors: list[JianbaoError] = field(default_factory=list)
    checked: int = 0
    fixable: int = 0
    """How many of the findings `--fix` would mend."""

    def count(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return sum(REGISTRY[finding.code].severity is severity for finding in self.findings)


@dataclass(slots=True)
class _Work:
    archive: Archive | None
    books: dict[str, Ledger]
    held: duplicates.Holdings | None = None
    """Every article, once one has to be compared."""
    proofs: History | None = None
    lines: dict[tuple[str, int], str] = field(default_factory=dict)

    def generated(self, key: str | None) -> str | None:
        """What was generated for an id last."""
        book = self.books.get((key or "").rsplit("-", 1)[0])
        made = book.articles.get(key or "") if book else None
        return made.markdown if made else None


def check(
    archive: Archive | None,
    files: Sequence[Path] = (),
    *,
    fix: bool = False,
    progress: Callable[[], object] = lambda: None,
) -> Report:
    """Check files, or all of an archive; `fix` mends what is safe and writes it."""
    report = Report()
    books = {book.seed_id: book for book in _books(archive, report)}
    work = _Work(archive, books)
    for found in select(archive, files):
        if isinstance(found, Finding):
            report.findings.append(found)
        elif isinstance(found, JianbaoError):
            report.errors.append(found)
        else:
            report.checked += 1
            try:
                with Defect.named(found.place):
                    _check_one(found, work, report, fix=fix)
            except JianbaoError as error:
                report.errors.append(error)
        progress()
    _allow(archive, work, report, everything=not files)
    return report


def _books(archive: Archive | None, report: Report) -> list[Ledger]:
    """Every ledger that can be read; what is wrong with the others is a finding of its own."""
    books = []
    for path in sorted(archive.ledger.glob("*.json")) if archive else []:
        try:
            books.append(ledger.loads(path.read_bytes(), path.name))
        except SettingRefused:
            place = path.relative_to(archive.root).as_posix() if archive else path.name
            report.findings.append(Finding("K-004", place, 1))
    return books


def _check_one(target: Target, work: _Work, report: Report, *, fix: bool) -> None:
    if target.kind is not Kind.ARTICLE:
        if work.archive:
            ask = kept.seed_problems if target.kind is Kind.SEED else kept.ledger_problems
            report.findings += [
                finding
                for one in ask(work.archive, target.path)
                if (finding := _finding(one, target.place)) not in report.findings
            ]
        return
    if target.path.stat().st_size > article_file.LARGEST:
        report.findings.append(Finding("S-007", target.place, 1, f"{target.path.stat().st_size // 1000} KB"))
        return
    try:
        raw = article_file.read_text(target.path, target.place)
    except ArticleRefused as error:
        line = error.place.rsplit(":", 1)[-1]
        report.findings.append(Finding("Y-021", target.place, int(line) if line.isdecimal() else 1))
        return
    _check_article(target, raw, work, report, fix=fix)


def _check_article(target: Target, raw: str, work: _Work, report: Report, *, fix: bool) -> None:
    sheet = _sheet(target, raw, work)
    if sheet.text == sheet.generated and raw == sheet.text:
        return
    if long := [line for line in (*sheet.typed_front, *sheet.typed) if len(line.text) > LONGEST_LINE]:
        report.findings += [Finding("S-007", target.place, line.number, str(len(line.text))) for line in long[:3]]
        return
    if fix:
        before = sheet
        text, done = mended(sheet, lambda text: _sheet(target, text, work), _asked)
        report.fixed += [_finding(one, target.place) for one in [*_file_wide(before), *done]]
        if text != raw:
            write.write_text(target.path, text)
        sheet = _sheet(target, text, work)
    problems = [*_file_wide(sheet), *_asked(sheet), *_compared(sheet, work)]
    report.fixable += sum(problem.edit is not None or problem.code in FILE_WIDE for problem in problems)
    report.findings += [_finding(one, target.place) for one in sorted(problems, key=lambda one: (one.line, one.code))]
    work.lines |= {(target.place, at): line for at, line in enumerate(sheet.text.split("\n"), 1)}


LONGEST_LINE = 4_000
"""Characters of a paragraph that a person wrote: printed ones have a few hundred, and some rules take time that grows with the square."""
FILE_WIDE = ("Y-019", "Y-020")


def _file_wide(sheet: Sheet) -> Iterator[Problem]:
    """Marks and line ends of other systems; writing the file anew mends them."""
    if sheet.raw.startswith("\ufeff"):
        yield Problem("Y-019", 1)
    if "\r" in sheet.raw:
        yield Problem("Y-020", 1)


def _sheet(target: Target, raw: str, work: _Work) -> Sheet:
    sheet = sheet_of(target.place, raw, work.generated(target.key) if _is_inside(target, work) else None)
    return replace(sheet, path=target.path, archive=work.archive if _is_inside(target, work) else None, key=target.key)


def _is_inside(target: Target, work: _Work) -> bool:
    return bool(work.archive and work.archive.articles in target.path.parents)


def _asked(sheet: Sheet) -> list[Problem]:
    """What all checks of a file by itself find, each slip once."""
    problems = [problem for one in CHECKS for problem in one(sheet)]
    problems += _unreadable(sheet, problems)
    hidden = {
        (problem.line, family)
        for problem in problems
        for family in HIDES.get(problem.code, HIDES.get(problem.code[0], ""))
    }
    keep = [one for one in problems if (one.line, one.code[0]) not in hidden or one.code in HIDES]
    return list(dict.fromkeys(keep))


def _unreadable(sheet: Sheet, problems: Sequence[Problem]) -> Iterator[Problem]:
    """A front matter that YAML does not take, where no check said why."""
    try:
        read_mapping(sheet.source)
    except PlainYamlError as error:
        if not any(
            problem.code[0] == "Y" and REGISTRY[problem.code].severity is Severity.ERROR for problem in problems
        ):
            at = min(max(error.line, 1), len(sheet.front)) - 1
            yield (
                sheet.front[at].problem("F-001", sheet.front[at].text.strip()[:40])
                if sheet.front
                else Problem("F-001", 1)
            )


def _compared(sheet: Sheet, work: _Work) -> Iterator[Problem]:
    """What only the archive as a whole can answer."""
    if not work.archive or not sheet.archive:
        return
    yield from kept.tombstone(sheet, work.books)
    if work.proofs is None:
        work.proofs = history(work.archive)
    yield from proof.proof(sheet, work.archive, work.proofs)
    if work.held is None:
        work.held = duplicates.holdings(
            duplicates.other(f"{path.parent.name}-{path.stem}", path.read_text(encoding="utf-8", errors="replace"))
            for path in work.archive.article_files()
            if path.is_file() and not path.is_symlink()
        )
    yield from duplicates.duplicates(sheet, work.held)


def _finding(problem: Problem, place: str) -> Finding:
    return Finding(problem.code, place, problem.line, visible(problem.detail))


def _allow(archive: Archive | None, work: _Work, report: Report, *, everything: bool) -> None:
    path = archive.root / allow.NAME if archive else Path(allow.NAME)
    if path.is_symlink() or not path.is_file():
        return
    entries, wrong = allow.read(path.read_text(encoding="utf-8", errors="replace"))
    report.findings, used = allow.sift(report.findings, work.lines, entries)
    checked = {place for place, _ in work.lines}
    report.findings += [*wrong, *allow.unused(entries, used, checked, everything=everything)]
