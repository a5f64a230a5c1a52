"""Articles in the making: what assemble.py fills and finish.py reads."""

from dataclasses import dataclass, field

from jianbao.ingest.order import Link
from jianbao.ingest.pieces import Piece
from jianbao.model import Role


@dataclass(slots=True)
class Part:
    """A block in the making: one role, one or more pieces."""

    role: Role
    pieces: list[Piece]
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """An article in the making."""

    head: list[Part] = field(default_factory=list)
    """Rubric, kicker, title, subtitle, byline, meta, editor."""
    body: list[Part] = field(default_factory=list)
    photo: bool = False
    moved: list[Piece] = field(default_factory=list)
    """Pieces that were brought to the front."""

    def parts(self, role: Role) -> list[Part]:
        """The parts of the head with one role, in printed order."""
        return [part for part in self.head if part.role is role]

    def text(self, role: Role) -> str | None:
        """The lines of one role of the head as one text."""
        return " ".join(part.pieces[0].text for part in self.parts(role)) or None

    @property
    def paragraphs(self) -> list[Part]:
        """The parts of the body that are its text, verse included."""
        return [part for part in self.body if part.role in (Role.PARAGRAPH, Role.VERSE)]
