"""Is a run of large type the head of an article, a heading inside one, a caption, or a banner of the page?

Evidence for and against a head is added up in log-odds, each with its name, so that `jianbao explain` can print it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from jianbao.ingest.continuation import Continuation
from jianbao.ingest.order import ENDED, SIGNED
from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles import credit

OPENER = re.compile(
    r"^\s*(?:【?本[报報][讯訊]】?|[【（(]?(?:新华社|中新社|中央社|新華社|美联社|路透社|法新社)|\S{2,6}[讯訊][（(\s]|\S{0,12}\d{1,2}月\d{1,2}日(?:电|電|讯|訊|专电)|"
    r"[（(]\s*(?:本[报報])?(?:记者|記者|通讯员|通訊員)|【\S{2,12}(?:报道|報導|電|讯|訊)】|(?:本[报報]|晚报|日报)?(?:记者|記者)\s*\S{2,4}\s*(?:报道|報導)|(?:记者|記者)\S{2,8}[/／]\S{2,6}(?:报导|報導))"
)
DASHED = re.compile(r"^\s*[—―–─]{1,2}")


class Verdict(StrEnum):
    """What a run of large type is."""

    HEAD = "head"
    HEADING = "heading"
    CAPTION = "caption"
    BANNER = "banner"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a run is judged by."""

    before: Piece | None
    """The piece of an article before the run, furniture passed over."""
    after: Piece | None
    beyond: Piece | None
    """The piece after `after`."""
    article: str
    """Text of the article that the run stands in or below."""
    paragraphs: int
    """Paragraphs of that article so far."""
    bylined: bool
    """Whether the articles of this page stand under bylines."""
    inside_cut: bool
    """Whether the run stands between the halves of a cut paragraph of that article."""
    continues: bool
    """Whether the line below the run continues another article."""
    single: bool
    """Whether the page holds one article (a web page)."""
    numbered: bool
    """Whether the article's headings are numbered."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the evidence for it."""

    verdict: Verdict
    evidence: tuple[tuple[str, float], ...]

    @property
    def odds(self) -> float:
        return sum(weight for _, weight in self.evidence)


def judge(run: list[Piece], around: Surroundings, model: Continuation) -> Judgement:
    """The verdict on a run."""
    evidence = tuple(_head_evidence(run, around, model))
    odds = sum(weight for _, weight in evidence)
    if odds > 0:
        return Judgement(Verdict.HEAD, evidence)
    if around.continues:
        return Judgement(Verdict.CAPTION if around.inside_cut else Verdict.BANNER, evidence)
    return Judgement(_inside(run, around), evidence)


def _head_evidence(run: list[Piece], around: Surroundings, model: Continuation) -> list[tuple[str, float]]:
    after = around.after
    text_below = after is not None and after.label in (Label.TEXT, Label.VERSE)
    checks: list[tuple[str, float, bool]] = [
        ("one article to a page", -20.0, around.single),
        ("line below continues another", -8.0, around.continues),
        ("byline below", 9.0, after is not None and after.label in (Label.BYLINE, Label.META)),
        ("opener below", 6.0, text_below and bool(after and OPENER.match(after.text))),
        ("top of the page", 5.0, around.before is None),
        ("nothing read below", -6.0, after is None or after.label in (Label.CREDIT, Label.CAPTION, Label.EDITOR)),
        ("article ends above", 3.0, around.before is not None and _ends_article(around.before)),
        ("rubric in the run", 3.0, any(piece.label is Label.RUBRIC for piece in run)),
        ("several lines", 2.0, len(run) > 1),
        ("subtitle", 3.0, len(run) > 1 and bool(DASHED.match(run[-1].text))),
        ("photo story below", 5.0, text_below and _photo_below(around)),
        ("cut above", -3.0, around.before is not None and around.before.label is Label.TEXT and not ENDED.search(around.before.text)),
        ("between the halves of a paragraph", -4.0, around.inside_cut),
        ("no text in the article yet", -4.0, around.before is not None and around.paragraphs == 0),
        ("articles here have bylines", -2.0, around.bylined),
    ]
    evidence = [(name, weight) for name, weight, holds in checks if holds]
    if text_below and after and around.article:
        evidence.append(("kinship of above and below", -max(-3.0, min(3.0, model.kinship(around.article, after.text)))))
    return evidence


def _ends_article(piece: Piece) -> bool:
    return piece.label in (Label.EDITOR, Label.JUMP, Label.BYLINE) or bool(SIGNED.search(piece.text))


def _photo_below(around: Surroundings) -> bool:
    if around.beyond is not None and around.beyond.label is Label.CREDIT:
        return True
    found = credit.inline(around.after.text) if around.after else None
    return bool(found and found.reportage)


def _inside(run: list[Piece], around: Surroundings) -> Verdict:
    """Heading or caption, for a run that is no head."""
    after = around.after
    if around.inside_cut or after is None or after.label not in (Label.TEXT, Label.VERSE):
        return Verdict.CAPTION
    if len(run) > 1 or around.numbered or _repeats(run[-1].text, around, after.text):
        return Verdict.CAPTION
    return Verdict.HEADING


REPEATED_SHARE = 0.75
"""Of a caption's pairs of characters, so many stand in the text that it illustrates (seed 004: 0.8 to 1.0; headings of the
seeds reach 0.6)."""


def _repeats(text: str, around: Surroundings, below: str) -> bool:
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    beside = around.article[-1200:] + below
    return len(pairs) >= 5 and sum(pair in beside for pair in pairs) >= REPEATED_SHARE * len(pairs)
