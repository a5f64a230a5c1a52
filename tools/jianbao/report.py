"""What a conversion says: its difference to what is there, and its summary for scripts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jianbao.convert import Conversion, changes
from jianbao.differences import Paint, by_words, plain
from jianbao.errors import JianbaoError, visible
from jianbao.findings import REGISTRY, Finding, Severity

VERSION = 1
"""Of the summary, which is a public format."""

NEW = {"zh": "新增 {} （{} 字）", "en": "new     {} ({} characters)"}
GONE = {"zh": "删除 {}", "en": "removed {}"}
CHANGED = {"zh": "修改 {}", "en": "changed {}"}


def difference(conversion: Conversion, root: Path, lang: str, paint: Paint = plain) -> Iterator[str]:
    """What `write_out` would do, line by line: changed articles word by word, all other files by name."""
    for path, (before, after) in sorted(changes(conversion).items()):
        name = path.relative_to(root).as_posix()
        if after is None:
            yield GONE[lang].format(name)
        elif not path.is_file():
            yield NEW[lang].format(name, len(after))
        else:
            yield CHANGED[lang].format(name)
            if path.suffix == ".md":
                yield from (f"  {line}" for line in by_words(before, after, paint))


MOST = 10
"""Findings of one code that are listed; more would bury the other codes."""
HEADS = {"zh": "{}（{} 处）；{}", "en": "{} ({}); {}"}
MORE = {"zh": "另有 {} 处：jianbao convert --all-doubts", "en": "{} more: jianbao convert --all-doubts"}
GRAVITY = tuple(Severity)


def listing(findings: Iterable[Finding], lang: str, most: int | None = MOST) -> Iterator[tuple[Severity, str]]:
    """Findings by code, the gravest first: what it is and what to do once, then place after place, the least sure first.

    >>> for _, line in listing([Finding("R-001", "seeds/a.txt", 17, "集团|总裁", "0123abcd-01", 0.51)], "zh"):
    ...     print(line)
    断行的接续不确定（1 处）；请对照原文核对这一段
      seeds/a.txt:17: R-001 51% 集团|总裁 → 0123abcd-01
    """
    by_code: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    for key in sorted(by_code, key=lambda one: (GRAVITY.index(REGISTRY[one].severity), one)):
        code, found = REGISTRY[key], sorted(by_code[key], key=lambda one: (one.score or 0.0, one.path, one.line or 0))
        what, remedy = (code.zh, code.remedy_zh) if lang == "zh" else (code.en, code.remedy_en)
        yield code.severity, HEADS[lang].format(what, len(found), remedy)
        for finding in found[:most]:
            yield code.severity, _listed(finding)
        if most is not None and len(found) > most:
            yield code.severity, f"  {MORE[lang].format(len(found) - most)}"


def _listed(finding: Finding) -> str:
    """One place of a listing: file and line, how sure, the words there, the article."""
    said = [f"{finding.score:.0%}" if finding.score is not None else "", visible(finding.detail)]
    said.append(f"→ {finding.article}" if finding.article else "")
    return " ".join([f"  {finding.place}: {finding.code}", *filter(None, said)])


def as_json(conversion: Conversion, changed: list[str]) -> dict[str, Any]:
    """The summary of a conversion: what was read, what is in doubt, what went wrong, which files change."""
    return {
        "version": VERSION,
        "pages": len(conversion.pages),
        "articles": sum(len(page.articles) for page in conversion.pages),
        "edited": list(conversion.kept),
        "findings": [finding.as_json() for finding in conversion.findings],
        "changed": changed,
        "errors": [_error(error) for error in conversion.errors],
    }


def _error(error: JianbaoError) -> dict[str, Any]:
    message = {lang: error.message(lang) for lang in ("zh", "en")}
    return {"exit": int(error.exit_code), "place": error.place, "message": message}
