"""The records that pass between stages: frozen, closed, and knowing the seed lines they came from."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a line of an article is; the values are those of the page record."""

    RUBRIC = "rubric"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    META = "meta"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    VERSE = "line"
    JUMP = "jump"
    EDITOR = "editor"

    @property
    def is_body(self) -> bool:
        """Whether the line stands in the body of the article file rather than in its front matter."""
        return self in BODY_ROLES


BODY_ROLES = frozenset({Role.PARAGRAPH, Role.HEADING, Role.CAPTION, Role.CREDIT, Role.VERSE, Role.JUMP})


class Kind(StrEnum):
    """What sort of text an article is."""

    ARTICLE = "article"
    PHOTO = "photo"
    BRIEF = "brief"
    NOTICE = "notice"
    POEM = "poem"


class Flag(StrEnum):
    """A doubt about an article that its readers are told of."""

    TRUNCATED = "truncated"
    GAP = "gap"
    UNTITLED = "untitled"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Source:
    """A seed as text: what came in, before any stage looked at it."""

    name: str
    """File name, `000_fa5e3efd42f9634f.txt`."""
    text: str
    """Decoded text with LF line ends, without a byte-order mark."""
    encoding: str
    sha256: str
    """Of `text` in UTF-8."""
    sidecar: "Sidecar"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What `seeds/<stem>.yml` says of a seed that its text cannot; it wins over inference."""

    publication: str | None = None
    date: str | None = None
    page: str | None = None
    source_url: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """One recorded change of a line: replaying all of them gives the repaired text."""

    line: int
    column: int
    """1-based, in the line as it stands in the seed."""
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line of a seed."""

    number: int
    """1-based number in the seed."""
    raw: str
    text: str
    """Repaired and stripped."""
    indent: int
    """Width of the leading white space, in characters."""
    blanks_before: int
    """Empty lines between this line and the non-blank one before it."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two lines read as one paragraph."""

    after: int
    """Number of the line that is continued."""
    score: float
    """Probability that the join is right."""
    second: int | None
    """The line that would have continued it otherwise."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, caption … of an article."""

    role: Role
    text: str
    lines: tuple[int, ...]
    """Seed lines in reading order."""
    joins: tuple[Join, ...] = ()
    gap_at: tuple[int, ...] = ()
    """Offsets in `text` at which characters are missing."""


class Direction(StrEnum):
    """Which way a jump leads."""

    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Jump:
    """An article goes on, or comes from, on another page."""

    direction: Direction
    page: str | None
    """The page it names: `3`, `A1`."""
    line: int | None
    """The line that says so; None where only the other half does."""
    article: str | None = None
    """Id of the other half; None where it is not among the seeds."""
    score: float | None = None
    """Probability that it is the other half."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, as generated."""

    id: str
    kind: Kind
    blocks: tuple[Block, ...]
    rubric: str | None = None
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    source: str | None = None
    publication: str | None = None
    page: str | None = None
    date: str | None = None
    """EDTF: `2024-01-03`, `2023-06`, `2023-06~` (inferred)."""
    date_reason: str | None = None
    """The words the date was read from."""
    flags: tuple[Flag, ...] = ()
    jumps: tuple[Jump, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """Every seed line of the article, ascending."""
        return tuple(sorted({number for block in self.blocks for number in block.lines}))


@dataclass(frozen=True, slots=True)
class Scrap:
    """A line that no article owns: furniture or a page-wide rubric."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a page that a person should look at."""

    code: str
    """A permanent code of findings.py."""
    lines: tuple[int, ...]
    score: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """What reading a seed yields; record.py writes it as the page record."""

    seed: str
    seed_id: str
    sha256: str
    encoding: str
    articles: tuple[Article, ...]
    furniture: tuple[Scrap, ...] = ()
    rubrics: tuple[Scrap, ...] = ()
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Subjects:
    """What an article is about: tags of the vocabulary and names found in its text."""

    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of an article file: like Block, but it may have been edited and has no seed lines."""

    role: Role
    text: str
    """Plain text, no markup; the lines of a poem are separated by LF."""
    gap_at: tuple[int, ...] = ()
    as_is: tuple[str, ...] = ()
    """Words that no variant converts."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A takedown: the address stays, the text goes."""

    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article file: front matter and body, the truth for text and metadata after ingest."""

    id: str
    kind: Kind
    body: tuple[Passage, ...]
    title: str | None = None
    display_title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    rubric: str | None = None
    authors: tuple[str, ...] = ()
    byline: str | None = None
    editors: tuple[str, ...] = ()
    source: str | None = None
    publication: str | None = None
    page: str | None = None
    date: str | None = None
    date_reason: str | None = None
    continues: str | None = None
    """Id of the article on another page that this one goes on from."""
    continued_by: str | None = None
    """Id of the article on another page in which it goes on."""
    subjects: Subjects = field(default=Subjects())
    flags: tuple[Flag, ...] = ()
    proof: str | None = None
    withdrawn: Withdrawal | None = None
    masked: tuple[str, ...] = ()
    """Names of persons that are hidden wherever this article is shown."""
    noindex: str | None = None
    """`true` where search engines are asked to leave the article out."""
    hant: tuple[tuple[str, str], ...] = ()
    """Spellings for the Traditional variants: (as printed, as it shall read)."""
    seed: str | None = None
    lines: str | None = None
    """Seed lines as ranges, `3-11,45-51`."""

    @property
    def is_unlisted(self) -> bool:
        """Whether search engines are asked to leave it out; whatever stands there but a plain no asks them."""
        return (self.noindex or "no").strip().casefold() not in NOT_ASKED

    @property
    def heading(self) -> str:
        """The title to show: as set by people, as printed, else the first clause of the text."""
        given = (title for title in (self.display_title, self.title) if title and is_seen(title))
        return next(given, None) or first_clause(self.body)


def is_seen(text: str) -> bool:
    r"""Whether anything of a text can be seen.

    >>> is_seen("……"), is_seen(" \u200b\u3000")
    (True, False)
    """
    return any(char.isprintable() and not char.isspace() for char in text)


NOT_ASKED = frozenset("no false off 0 否 不".split())

CLAUSE_ENDS = "，。；！？：,;!?"


def first_clause(body: tuple[Passage, ...], longest: int = 30) -> str:
    """The first clause of the first paragraph, for articles that were printed without a title.

    >>> first_clause((Passage(Role.PARAGRAPH, "随着气温不断升高，工地开展义诊。"),))
    '随着气温不断升高'
    """
    text = next((passage.text for passage in body if passage.role in (Role.PARAGRAPH, Role.VERSE)), "")
    end = next((at for at, char in enumerate(text) if char in CLAUSE_ENDS or char == "\n"), len(text))
    return text[: min(end, longest)] or "（无题）"
