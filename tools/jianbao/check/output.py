"""Findings as a terminal, a script and GitHub want them."""

import re
from typing import Any

from jianbao.check import Report
from jianbao.findings import REGISTRY, Finding, Severity

VERSION = 1
"""Of the JSON, which is a public format."""
LEVELS = {Severity.ERROR: "error", Severity.DOUBT: "warning", Severity.NOTE: "notice"}
"""What GitHub calls them."""
WORDS = {
    "zh": "检查 {checked} 个文件：错误 {error} · 存疑 {doubt} · 说明 {note}",
    "en": "checked {checked} files: {error} errors · {doubt} doubts · {note} notes",
}
FIXABLE = {
    "zh": "其中 {0} 处可以自动改正：jianbao check --fix",
    "en": "{0} of them can be mended: jianbao check --fix",
}
FIXED = {"zh": "已改正 ", "en": "mended "}


def plain(finding: Finding, lang: str) -> str:
    """One line; a name that a workflow runner would take for a command is led in by `./`.

    >>> plain(Finding("B-012", "::error::甲.md", 3), "en").split(" ")[0]
    './::error::甲.md:3:'
    """
    message = finding.message(lang)
    return message if re.match(r"[\w/.]", message) and not message.startswith("##") else f"./{message}"


def summary(report: Report, lang: str) -> str:
    """What was looked at and found."""
    counts = {severity.value: report.count(severity) for severity in Severity}
    said = WORDS[lang].format(checked=report.checked, **counts)
    return f"{said}\n{FIXABLE[lang].format(report.fixable)}" if report.fixable else said


def annotation(finding: Finding, lang: str) -> str:
    r"""The workflow command that marks the line in a pull request; nothing in it can end it early or begin another.

    >>> annotation(Finding("B-012", "a,b.md", 3, "x::y%\n"), "en")
    '::error file=a%2Cb.md,line=3,title=B-012::there is no text (x::y%25‹U+000A›); add the text; to take an article down use withdrawn'
    """
    level = LEVELS[REGISTRY[finding.code].severity]
    where = f"file={_property(finding.path)}" + (f",line={finding.line}" if finding.line else "")
    return f"::{level} {where},title={_property(finding.code)}::{_data(finding.words(lang))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(report: Report) -> dict[str, Any]:
    """Everything, for scripts."""
    return {
        "version": VERSION,
        "checked": report.checked,
        "fixable": report.fixable,
        "findings": [finding.as_json() for finding in report.findings],
        "fixed": [finding.as_json() for finding in report.fixed],
        "errors": [
            {
                "exit": int(error.exit_code),
                "place": error.place,
                "message": {lang: error.message(lang) for lang in WORDS},
            }
            for error in report.errors
        ],
    }
