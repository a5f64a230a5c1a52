"""What a conversion says: its difference to what is there, and its summary for scripts."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jianbao.convert import Conversion, changes
from jianbao.errors import JianbaoError
from jianbao.findings import REGISTRY, Finding
from jianbao.merge import parted, sentences

VERSION = 1
"""Of the summary, which is a public format."""

NEW = {"zh": "新增 {} （{} 字）", "en": "new     {} ({} characters)"}
GONE = {"zh": "删除 {}", "en": "removed {}"}
CHANGED = {"zh": "修改 {}", "en": "changed {}"}


def difference(conversion: Conversion, root: Path, lang: str) -> Iterator[str]:
    """What `write_out` would do, line by line: changed articles sentence by sentence, all other files by name."""
    for path, (before, after) in sorted(changes(conversion).items()):
        name = path.relative_to(root).as_posix()
        if after is None:
            yield GONE[lang].format(name)
        elif not path.is_file():
            yield NEW[lang].format(name, len(after))
        else:
            yield CHANGED[lang].format(name)
            if path.suffix == ".md":
                yield from by_sentence(before, after)


def by_sentence(before: str, after: str) -> Iterator[str]:
    """The sentences and keys that differ, old ones behind `-`, new ones behind `+`.

    >>> list(by_sentence("甲。乙。丙。", "甲。乙！丙。"))
    ['  - 乙。', '  + 乙！']
    """
    for line in difflib.ndiff(units(before), units(after)):
        if line[0] in "+-" and line[2:].strip():
            yield f"  {line[0]} {line[2:].strip()}"


def units(text: str) -> list[str]:
    """The keys and the sentences of an article file."""
    front, body = parted(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    return front.splitlines() + sentences(body)


def as_json(conversion: Conversion, changed: list[str]) -> dict[str, Any]:
    """The summary of a conversion: what was read, what is in doubt, what went wrong, which files change."""
    return {
        "version": VERSION,
        "pages": len(conversion.pages),
        "articles": sum(len(page.articles) for page in conversion.pages),
        "edited": list(conversion.kept),
        "findings": [_finding(finding) for finding in conversion.findings],
        "changed": changed,
        "errors": [_error(error) for error in conversion.errors],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    code = REGISTRY[finding.code]
    return {
        "code": finding.code,
        "severity": code.severity.value,
        "path": finding.path,
        "line": finding.line,
        "detail": finding.detail,
        "message": {lang: finding.message(lang) for lang in ("zh", "en")},
    }


def _error(error: JianbaoError) -> dict[str, Any]:
    message = {lang: error.message(lang) for lang in ("zh", "en")}
    return {"exit": int(error.exit_code), "place": error.place, "message": message}
