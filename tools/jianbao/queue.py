"""What to fix next: articles ranked by how much in them waits for a person.

Flags, doubts of reading and findings of the checks each weigh something; so does a long text that nobody has read. What was
proofread has its doubts behind it, what was confirmed is done unless a check finds something.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jianbao.findings import REGISTRY, Finding, Severity
from jianbao.model import Document, Flag, Page
from jianbao.proofreading import State

FLAGS = {Flag.GAP: 3.0, Flag.ORDER: 3.0, Flag.TRUNCATED: 2.0, Flag.UNTITLED: 1.0}
"""What a reader misses most weighs most: words that are gone, then words in the wrong place."""
FINDINGS = {Severity.ERROR: 5.0, Severity.DOUBT: 2.0, Severity.NOTE: 0.5}
DOUBT = 1.0
"""A doubt of reading that nobody has looked at; one that the converter is half sure of weighs half."""
MOST = 10.0
"""Of findings and of doubts each: forty slips of one kind are one evening's work, not forty."""
UNREAD = 1.0
CHARACTERS = 2000
"""Unread characters that weigh as much as one flag `untitled`."""
FLAG_WORDS = {
    Flag.GAP: ("有缺字", "characters are missing"),
    Flag.ORDER: ("段落顺序或起止存疑", "the order or the extent is in doubt"),
    Flag.TRUNCATED: ("原文到此中断", "the text breaks off"),
    Flag.UNTITLED: ("无标题", "there is no title"),
}
STATE_WORDS = {
    State.UNREAD: ("未经校对", "nobody has read it"),
    State.READ: ("待另一人复核", "waits for somebody else to confirm it"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is in the queue."""

    code: str
    """Of a finding, a flag, or a state of proofreading."""
    zh: str
    en: str
    count: int = 1

    def words(self, lang: str) -> str:
        """The reason with how often it holds.

        >>> Reason("T-004", "中文里用了半角标点", "half-width punctuation", 3).words("zh")
        '中文里用了半角标点 ×3'
        """
        said = self.zh if lang == "zh" else self.en
        return said if self.count == 1 else f"{said} ×{self.count}"


@dataclass(frozen=True, slots=True)
class Task:
    """An article that waits for a person."""

    id: str
    title: str
    state: State
    score: float
    reasons: tuple[Reason, ...]

    @property
    def path(self) -> str:
        """Its file, below the archive's root."""
        seed, ordinal = self.id.rsplit("-", 1)
        return f"docs/articles/{seed}/{ordinal}.md"


def rank(documents: Iterable[Document], pages: Sequence[Page], findings: Iterable[Finding]) -> list[Task]:
    """The articles that wait for a person, the most urgent first; withdrawn ones wait for nobody."""
    doubts = _doubts(pages)
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    tasks = [_task(document, doubts.get(document.id, []), found) for document in documents if not document.withdrawn]
    return sorted((task for task in tasks if task.score), key=lambda task: (-task.score, task.id))


def _doubts(pages: Sequence[Page]) -> dict[str, list[tuple[str, float]]]:
    """Article id → codes of what reading left in doubt, each with its weight."""
    doubts: dict[str, list[tuple[str, float]]] = {}
    for page in pages:
        owner = {line: article.id for article in page.articles for line in article.lines}
        for doubt in page.doubts:
            key = next((owner[line] for line in doubt.lines if line in owner), None)
            if key:
                doubts.setdefault(key, []).append((doubt.code, DOUBT * (1 - (doubt.score or 0.0) / 2)))
    return doubts


def _task(document: Document, doubts: list[tuple[str, float]], found: dict[str, list[Finding]]) -> Task:
    state = State(document.proof) if document.proof in set(State) else State.UNREAD
    task = Task(document.id, document.heading, state, 0.0, ())
    mine = found.get(task.path, [])
    score = min(MOST, sum(FINDINGS[REGISTRY[finding.code].severity] for finding in mine))
    reasons = _coded(finding.code for finding in mine)
    if state is State.UNREAD:
        score += min(MOST, sum(weight for _, weight in doubts))
        reasons += _coded(code for code, _ in doubts)
    if state is not State.CONFIRMED:
        weight = UNREAD + _length(document) / CHARACTERS
        score += sum(FLAGS[flag] for flag in document.flags) + (weight if state is State.UNREAD else weight / 2)
        reasons = [*(Reason(flag, *FLAG_WORDS[flag]) for flag in document.flags), *reasons]
        reasons.append(Reason(state, *STATE_WORDS[state]))
    return Task(document.id, document.heading, state, round(score, 2), tuple(reasons))


def _coded(codes: Iterable[str]) -> list[Reason]:
    return [Reason(code, REGISTRY[code].zh, REGISTRY[code].en, count) for code, count in Counter(codes).most_common()]


def _length(document: Document) -> int:
    return sum(len(passage.text) for passage in document.body)
