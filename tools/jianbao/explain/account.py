"""What reading did with every line of a seed, told from what the stages made: nothing is worked out a second time."""

from dataclasses import dataclass, field

from jianbao.ingest.marginals import Scores, marginals
from jianbao.ingest.pieces import Label, Piece, Tag
from jianbao.ingest.read import Stages
from jianbao.model import Article, Direction, Doubt, Join, Jump, Page, Repair, Role


@dataclass(frozen=True, slots=True)
class Step:
    """A join as one of its lines sees it."""

    line: int
    """The line that goes on there, or that this one goes on."""
    score: float
    second: int | None = None
    """The line that came second."""
    second_text: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A tag, how likely it was, and the runner-up."""

    tag: Tag
    share: float
    rival: Tag | None
    rival_share: float


@dataclass(slots=True)
class Told:
    """What became of one line, and why."""

    number: int
    text: str
    """Repaired."""
    label: Label
    """Judged alone."""
    rule: str
    choice: Choice
    """Judged among its neighbours."""
    wrapped: int | None
    """The line above that it goes on, where a hard wrap was undone."""
    article: int | None = None
    """Which article of the page has it, from 1."""
    role: Role | None = None
    """What it is in its article."""
    is_rubric: bool = False
    """Whether it is a banner of the page; without an article or this it is furniture."""
    is_moved: bool = False
    """Whether it was brought to the front of its article."""
    goes_on: Step | None = None
    comes_from: Step | None = None
    gaps: int = 0
    """Places in the paragraph that begins here at which characters are missing."""
    jumps: list[Jump] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Account:
    """A page and the story of its lines."""

    page: Page
    is_web_page: bool
    lines: tuple[Told, ...]
    """In the order of the seed, blank ones left out."""
    lost: tuple[Repair, ...]
    """Repairs of lines that held nothing else."""
    doubts: tuple[Doubt, ...]
    """Those of the page as a whole."""


def account(stages: Stages) -> Account:
    """Tell the story of a reading, line by line."""
    shares = _shares(stages)
    texts = {line.number: line.text for line in stages.lines}
    told = {
        number: one
        for piece, found in zip(stages.tagged, shares, strict=True)
        for number, one in _lines(piece, found, texts)
    }
    for at, article in enumerate(stages.page.articles, 1):
        _tell_article(at, article, told)
    for scrap in stages.page.rubrics:
        for number in scrap.lines:
            told[number].is_rubric = True
    for piece in (piece for draft in stages.assembly.drafts for piece in draft.moved):
        told[piece.line].is_moved = True
    lost = _tell_repairs(stages.page.repairs, told)
    loose = _tell_doubts(stages.page.doubts, told)
    return Account(stages.page, stages.facts.single, tuple(told[number] for number in sorted(told)), lost, loose)


def _shares(stages: Stages) -> list[Scores]:
    """How sure each tag is; on a web page rules and a field give the tags, and each is the only one there was."""
    if stages.outlook is None:
        return [{piece.tag or Tag.TEXT: 1.0} for piece in stages.tagged]
    return marginals(stages.labelled, stages.outlook.chain, stages.facts)


def _lines(piece: Piece, shares: Scores, texts: dict[int, str]) -> list[tuple[int, Told]]:
    """The lines of a piece: one, or several that only a hard wrap parted."""
    choice, reading = _choice(piece, shares), piece.reading
    above = (None, *piece.fragment.lines)
    return [
        (number, Told(number, texts[number], reading.label, reading.rule, choice, before))
        for number, before in zip(piece.fragment.lines, above, strict=False)
    ]


def _choice(piece: Piece, shares: Scores) -> Choice:
    tag = piece.tag or Tag.TEXT
    rival = max((one for one in shares if one is not tag), key=lambda one: shares[one], default=None)
    return Choice(tag, shares[tag], rival, shares[rival] if rival else 0.0)


def _tell_article(at: int, article: Article, told: dict[int, Told]) -> None:
    for block in article.blocks:
        for number in block.lines:
            told[number].article, told[number].role = at, block.role
        told[block.lines[0]].gaps = len(block.gap_at)
        for join in block.joins:
            _tell_join(join, block.lines[block.lines.index(join.after) + 1], told)
    for jump in article.jumps:
        edge = article.lines[0 if jump.direction is Direction.FROM else -1]
        told[jump.line or edge].jumps.append(jump)


def _tell_join(join: Join, to: int, told: dict[int, Told]) -> None:
    second = told[join.second].text if join.second in told else ""
    told[join.after].goes_on = Step(to, join.score, join.second, second)
    told[to].comes_from = Step(join.after, join.score)


def _tell_repairs(repairs: tuple[Repair, ...], told: dict[int, Told]) -> tuple[Repair, ...]:
    """Give each line its repairs; returns those of lines that nothing was left of."""
    lost = []
    for repair in repairs:
        if repair.line in told:
            told[repair.line].repairs.append(repair)
        else:
            lost.append(repair)
    return tuple(lost)


def _tell_doubts(doubts: tuple[Doubt, ...], told: dict[int, Told]) -> tuple[Doubt, ...]:
    """Give the first line of each doubt its doubt; returns those that name no line."""
    loose = []
    for doubt in doubts:
        if doubt.lines and doubt.lines[0] in told:
            told[doubt.lines[0]].doubts.append(doubt)
        else:
            loose.append(doubt)
    return tuple(loose)
