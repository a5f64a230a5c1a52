"""An article file as the checks see it: its lines, what of it was generated, and what a check has to say of a line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jianbao.archive import Archive
from jianbao.merge import keys_of, parted

FENCE = re.compile(r"---[ \t]*")
NEAR_FENCE = re.compile(
    r"[ \t\ufeff]*(?:[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d][ \t]?){1,8}|\s*(?:\*{3,}|\+{3,}|_{3,})\s*"
)
"""`--`, `----`, `———`, `－－－`, ` ---`: meant as `---`."""
KEY_LINE = re.compile(r"[ \t]*[\"']?[A-Za-z_\u4e00-\u9fff]{2,20}[\"']?[ \t]*[:：]")


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines that shall stand in place of others; numbers are 1-based, both ends included."""

    first: int
    last: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found at a line, and what to put there where that is safe."""

    code: str
    line: int
    detail: str = ""
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file with its number."""

    number: int
    text: str

    def problem(self, code: str, detail: str = "", better: str | None = None) -> Problem:
        """A problem here; `better` is the line as it should be."""
        edit = None if better is None or better == self.text else Edit(self.number, self.number, (better,))
        return Problem(code, self.number, detail, edit)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of the body without an empty one between them."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The lines as they stand in the file."""
        return "\n".join(line.text for line in self.lines)

    @property
    def number(self) -> int:
        """The number of the first line."""
        return self.lines[0].number


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article file."""

    place: str
    """Its path as messages show it."""
    raw: str
    text: str
    """With LF line ends, without a byte-order mark."""
    front: tuple[Line, ...]
    """The lines between the fences, as well as they can be told."""
    body: tuple[Line, ...]
    path: Path = Path()
    archive: Archive | None = None
    key: str | None = None
    """The id that its place says."""
    generated: str | None = None
    """What was generated for this id last."""
    known: frozenset[str] = field(default=frozenset())
    """Lines that were generated: nobody's mistake."""
    known_blocks: frozenset[str] = field(default=frozenset())

    @property
    def source(self) -> str:
        """The YAML of the front matter."""
        return "".join(f"{line.text}\n" for line in self.front)

    @property
    def blocks(self) -> list[Block]:
        """The blocks of the body."""
        return blocks_of(self.body)

    @property
    def typed(self) -> Iterator[Line]:
        """The lines of the body that a person wrote or changed, without empty ones."""
        return (line for line in self.body if line.text.strip() and line.text not in self.known)

    @property
    def typed_front(self) -> Iterator[Line]:
        """The lines of the front matter that a person wrote or changed."""
        return (line for line in self.front if line.text.strip() and line.text not in self.known)

    @property
    def own_keys(self) -> frozenset[str]:
        """Keys of the front matter that stand there as they were generated."""
        if self.generated is None:
            return frozenset()
        before, now = (parted(text)[0] for text in (self.generated, self.text))
        if not before or not now:
            return frozenset()
        try:
            made, found = keys_of(before), keys_of(now)
        except ValueError:  # no keys, or a fence without its line: nothing there is known to be as it was
            return frozenset()
        return frozenset(key for key, text in found.items() if made.get(key) == text)


Check = Callable[[Sheet], Iterator[Problem]]


def blocks_of(lines: tuple[Line, ...]) -> list[Block]:
    """Lines in groups, an empty line between two."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [Block(tuple(group)) for group in groups if group]


def sheet_of(place: str, raw: str, generated: str | None = None) -> Sheet:
    r"""The sheet of a file's text, however broken.

    >>> sheet_of("01.md", "--\nid：a\n\n甲。\n").front
    (Line(number=2, text='id：a'),)
    """
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    start, end, body = _fences(lines)
    made = generated.split("\n") if generated else []
    known = blocks_of(tuple(Line(0, line) for line in made))
    return Sheet(
        place=place,
        raw=raw,
        text=text,
        front=lines[start:end],
        body=lines[body:],
        generated=generated,
        known=frozenset(made) - {"---"},
        known_blocks=frozenset(block.text for block in known),
    )


def _fences(lines: tuple[Line, ...]) -> tuple[int, int, int]:
    """Where the front matter begins and ends, and where the body begins, as positions among the lines."""
    first = next((at for at, line in enumerate(lines) if line.text.strip()), 0)
    opens = bool(NEAR_FENCE.fullmatch(lines[first].text))
    if not opens and not KEY_LINE.match(lines[first].text):
        return first, first, first
    start = first + 1 if opens else first
    for at in range(start, len(lines)):
        if FENCE.fullmatch(lines[at].text):
            return start, at, at + 1
    # No closing fence: what looks like one closes, else the first empty line behind which no key stands.
    for at in range(start, len(lines)):
        if NEAR_FENCE.fullmatch(lines[at].text):
            return start, at, at + 1
    for at in range(start, len(lines)):
        rest = next((line.text for line in lines[at:] if line.text.strip()), "")
        if not lines[at].text.strip() and not KEY_LINE.match(rest):
            return start, at, at
    return start, len(lines), len(lines)
