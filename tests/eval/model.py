"""Words the benchmark is made of: articles as written, fragments as laid out, drafts in between.

Nothing here knows the converter: the benchmark must be able to disagree with it.
"""

import enum
import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tests.eval.phenomena import PHENOMENA

T = TypeVar("T")


class Place(enum.StrEnum):
    """Where gold lists a line; the value is the key of the gold file."""

    HEADLINE = "headline"
    BYLINE = "byline"
    META = "meta"
    EDITORS = "editor_lines"
    COLUMN = "column"
    BODY = "body"
    OPTIONAL = "optional"
    FURNITURE = "furniture"
    BANNER = "banners"


class Kind(enum.StrEnum):
    """What a block of a body is; the value is the key that article and gold files use."""

    PARAGRAPH = "p"
    HEADING = "h"
    CAPTION = "caption"
    CREDIT = "credit"
    LINE = "line"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article as its author wrote it."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One known article; the keys are explained in articles/README.md."""

    slug: str
    kind: str
    script: str
    title: tuple[str, ...]
    body: tuple[Block, ...]
    rubric: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    byline: str | None = None
    byline_place: str = "none"
    source: str | None = None
    date: str | None = None
    editors: tuple[str, ...] = ()
    photo: tuple[Block, ...] = ()

    @property
    def is_photo(self) -> bool:
        """Whether gold calls it a photo story."""
        return self.kind == "photo"

    @property
    def text(self) -> str:
        """The flowing text: what stands in paragraphs, headings and lines of verse, in order."""
        return "".join(b.text for b in self.body if b.kind not in (Kind.CAPTION, Kind.CREDIT))


@dataclass(frozen=True, slots=True)
class Fragment:
    """One piece of text that a dump prints by itself, and where gold puts it."""

    text: str
    place: Place
    owner: int | None = None
    """Index of the article on the page; None for what belongs to no article."""
    kind: Kind = Kind.PARAGRAPH
    block: int = 0
    """Number of the block in reading order, so that a displaced fragment keeps its place in gold."""
    part: int = 0
    """Number of the piece inside its block; above 0 it continues another fragment."""

    @property
    def continues(self) -> bool:
        """Whether the fragment goes on in the middle of a paragraph."""
        return self.place is Place.BODY and self.kind is Kind.PARAGRAPH and self.part > 0


@dataclass(frozen=True, slots=True)
class Loss:
    """Characters of an article that its page does not print."""

    block: int
    part: int
    """The piece before which they are missing; a piece that does not exist means the end of the block."""
    text: str


@dataclass(slots=True)
class Draft:
    """An article on its way to the page: its fragments in printed order, and what gold must say of it."""

    article: Article
    owner: int
    fragments: list[Fragment] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    source: str | None = None
    date: str | None = None
    editors: tuple[str, ...] = ()
    flags: set[str] = field(default_factory=set)
    losses: list[Loss] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def add(self, text: str, place: Place, *, part: int = 0) -> None:
        """Print one more fragment that is not of the body."""
        self.fragments.append(Fragment(text, place, self.owner, part=part))

    def add_block(self, block: Block, number: int) -> None:
        """Print one more block of the body, whole."""
        self.fragments.append(Fragment(block.text, Place.BODY, self.owner, block.kind, number))

    def replace_at(self, index: int, *fragments: Fragment) -> None:
        """Print other fragments in place of the one at `index`."""
        self.fragments[index : index + 1] = fragments


@dataclass(frozen=True, slots=True)
class Page:
    """A page before its lines are numbered: everything printed on it, in order."""

    name: str
    drafts: tuple[Draft, ...]
    fragments: tuple[Fragment, ...]
    touched: frozenset[str]


class Dice:
    """All chance of one page, so that a page is the same for the same seed whatever else is made."""

    def __init__(self, key: str) -> None:
        self.random = random.Random(key)  # noqa: S311 - a benchmark wants repeatable, not secret, numbers

    def happens(self, phenomenon: str) -> bool:
        """Whether a phenomenon of the table occurs this time."""
        return self.random.random() < PHENOMENA[phenomenon].probability

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely as the next."""
        return options[self.random.randrange(len(options))]

    def sample(self, options: Sequence[T], count: int) -> list[T]:
        """Some of the options, none twice, in random order."""
        return self.random.sample(options, min(count, len(options)))

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)


def column_breaks(run: Sequence[Fragment], owner: int) -> list[int]:
    """Where something may stand between two pieces of a paragraph; a drop cap stays beside its word."""
    pairs = itertools.pairwise(run)
    return [k for k, (a, b) in enumerate(pairs, start=1) if b.continues and b.owner == owner and len(a.text) > 1]


def split_fragment(fragment: Fragment, at: Sequence[int]) -> list[Fragment]:
    """The pieces of a fragment cut before each index, numbered on from its own part.

    >>> [f.text for f in split_fragment(Fragment("打通最后一公里", Place.BODY), [4])]
    ['打通最后', '一公里']
    """
    edges = [0, *at, len(fragment.text)]
    pieces = [fragment.text[a:b] for a, b in itertools.pairwise(edges)]
    return [replace(fragment, text=text, part=fragment.part + i) for i, text in enumerate(pieces)]
