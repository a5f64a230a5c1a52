"""The records that the stages of ingest pass on: fragments, and what each was read as."""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a fragment looks like, before it has an article."""

    FURNITURE = "furniture"
    RUBRIC = "rubric"
    DISPLAY = "display"
    """Large type: part of a headline, a heading, or a caption; its neighbours decide."""
    HEADING = "heading"
    BYLINE = "byline"
    META = "meta"
    TEXT = "text"
    VERSE = "verse"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Fragment:
    """Lines that belong together beyond doubt: one line, or several that only a hard wrap parted."""

    lines: tuple[int, ...]
    text: str
    blanks_before: int = 1
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One label for a fragment and the rule that gave it."""

    label: Label
    rule: str


class Tag(StrEnum):
    """What a line is on its page, judged among its neighbours; the values are the tags of the trained model."""

    FURNITURE = "O"
    RUBRIC = "R"
    KICKER = "K"
    TITLE = "T"
    SUBTITLE = "S"
    BYLINE = "B"
    META = "M"
    LEAD = "L"
    """The first paragraph of an article."""
    TEXT = "P"
    HEADING = "H"
    CAPTION = "C"
    CREDIT = "D"
    VERSE = "V"
    JUMP = "J"
    EDITOR = "E"


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment with what it was read as, alone and among its neighbours."""

    index: int
    """Position on the page, from 0."""
    fragment: Fragment
    reading: Reading
    """Alone."""
    tag: Tag | None = None
    """Among its neighbours; None until the page was tagged."""

    @property
    def text(self) -> str:
        """The text of its fragment."""
        return self.fragment.text

    @property
    def label(self) -> Label:
        """What it looks like by itself."""
        return self.reading.label

    @property
    def line(self) -> int:
        """Number of the first line."""
        return self.fragment.lines[0]
