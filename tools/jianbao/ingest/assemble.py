"""Pieces → drafts of articles: every piece finds its article, in reading order.

The page is walked once, in printed order. A head opens an article; a line that continues another one leads back to
the article of that line, and what follows it stays there; a byline amid a cut sentence brings the lines below it to the
front of the article; a photograph with its text is an article beside the one it interrupts.
"""

from dataclasses import dataclass, field

from jianbao.ingest import headline
from jianbao.ingest.continuation import Continuation, load
from jianbao.ingest.heads import Judgement, Surroundings, Verdict, judge
from jianbao.ingest.order import ENDED, Link
from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles import NUMBERED, credit
from jianbao.model import Role

PASSED_OVER = (Label.FURNITURE,)
LARGE = (Label.DISPLAY, Label.RUBRIC)
LONGEST_CAPTION = 60
"""Characters of a caption that is a sentence; in the sample seeds captions have up to 25, photo stories from 60."""


@dataclass(slots=True)
class Part:
    """A block in the making: one role, one or more pieces."""

    role: Role
    pieces: list[Piece]
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """An article in the making."""

    head: headline.Headline | None = None
    parts: list[Part] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)
    photo: bool = False
    reordered: bool = False

    @property
    def byline(self) -> Part | None:
        return next((part for part in self.parts if part.role is Role.BYLINE), None)

    @property
    def paragraphs(self) -> list[Part]:
        return [part for part in self.body if part.role in (Role.PARAGRAPH, Role.VERSE)]

    @property
    def text(self) -> str:
        return "".join(piece.text for part in self.paragraphs for piece in part.pieces)


@dataclass(frozen=True, slots=True)
class Assembly:
    """A page as drafts, and the pieces that no article owns."""

    drafts: list[Draft]
    rubrics: list[Piece]
    furniture: list[Piece]
    judgements: dict[int, Judgement]
    """First piece of every run of large type → what was thought of it."""


def assemble(pieces: tuple[Piece, ...], links: tuple[Link, ...], repeated: frozenset[str], *, single: bool) -> Assembly:
    """Walk the page; see the module's docstring."""
    walk = _Walk(pieces, links, repeated, single)
    while walk.at < len(pieces):
        walk.step()
    return Assembly([draft for draft in walk.drafts if draft.parts or draft.body or draft.head], walk.rubrics, walk.furniture, walk.judgements)


class _Walk:
    """The state of one walk over a page."""

    def __init__(self, pieces: tuple[Piece, ...], links: tuple[Link, ...], repeated: frozenset[str], single: bool) -> None:
        self.pieces, self.repeated, self.single = pieces, repeated, single
        self.after = {link.before: link for link in links}
        self.before = {link.after: link for link in links}
        self.model: Continuation = load()
        self.at = 0
        self.drafts: list[Draft] = []
        self.owner: dict[int, tuple[Draft, Part]] = {}
        self.current: Draft | None = None
        self.standfirst: Draft | None = None
        self.front = 0
        self.rubrics: list[Piece] = []
        self.furniture: list[Piece] = []
        self.judgements: dict[int, Judgement] = {}
        self.bylined = sum(
            piece.label is Label.BYLINE and piece.index > 0 and pieces[piece.index - 1].label in LARGE for piece in pieces
        ) >= 2

    def step(self) -> None:
        piece = self.pieces[self.at]
        if piece.label in LARGE:
            self.run(self.gather())
            return
        self.at += 1
        {
            Label.FURNITURE: self.furniture.append,
            Label.BYLINE: self.byline,
            Label.TEXT: self.text,
            Label.CREDIT: self.credit,
            Label.HEADING: lambda one: self.add(Role.HEADING, one),
            Label.CAPTION: lambda one: self.add(Role.CAPTION, one),
            Label.VERSE: lambda one: self.add(Role.VERSE, one),
            Label.JUMP: lambda one: self.add(Role.JUMP, one),
            Label.META: lambda one: self.frame(Role.META, one),
            Label.EDITOR: lambda one: self.frame(Role.EDITOR, one),
        }[piece.label](piece)

    # --- large type -------------------------------------------------------------------------------------------------

    def gather(self) -> list[Piece]:
        """The run of large type that starts here; a rubric, or the blank lines of a picture, start another run."""
        run = [self.pieces[self.at]]
        for piece in self.pieces[self.at + 1 :]:
            rubric_behind = piece.label is Label.RUBRIC and run[-1].label is not Label.RUBRIC
            if piece.label not in LARGE or rubric_behind or piece.fragment.blanks_before > 2:
                break
            run.append(piece)
        return run

    def run(self, run: list[Piece]) -> None:
        self.at = run[-1].index + 1
        around = self.surroundings(run)
        judgement = self.judgements[run[0].index] = judge(run, around, self.model)
        if judgement.verdict is Verdict.HEAD:
            self.open(run)
        elif judgement.verdict is Verdict.BANNER or all(piece.label is Label.RUBRIC for piece in run):
            self.rubrics += run
        else:
            for piece in run:
                self.inside(piece, judgement.verdict)

    def inside(self, piece: Piece, verdict: Verdict) -> None:
        """A line of large type within an article; one that breaks off in mid-word is text that lost its end."""
        if verdict is Verdict.CAPTION and self.breaks_off(piece):
            self.add(Role.PARAGRAPH, piece)
        else:
            self.add(Role.HEADING if verdict is Verdict.HEADING else Role.CAPTION, piece)

    def breaks_off(self, piece: Piece) -> bool:
        return self.model.closes(piece.text + "。") < BREAKS_OFF

    def open(self, run: list[Piece]) -> None:
        head = headline.read(run, self.repeated)
        self.start(Draft(head=head))

    def start(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        self.current, self.standfirst = draft, None
        return draft

    def surroundings(self, run: list[Piece]) -> Surroundings:
        first, last = run[0].index, run[-1].index
        before = next((piece for piece in reversed(self.pieces[:first]) if piece.label not in PASSED_OVER), None)
        rest = [piece for piece in self.pieces[last + 1 : last + 6] if piece.label not in PASSED_OVER]
        after = rest[0] if rest else None
        link = self.before.get(after.index) if after else None
        article = self.current
        return Surroundings(
            before=before,
            after=after,
            beyond=rest[1] if len(rest) > 1 else None,
            article=article.text if article else "",
            paragraphs=len(article.paragraphs) if article else 0,
            bylined=self.bylined,
            inside_cut=self.cut_around(first),
            continues=link is not None and link.before < first,
            single=self.single and bool(self.drafts),
            numbered=bool(article) and any(part.role is Role.HEADING and NUMBERED.match(part.pieces[0].text) for part in article.body),
        )

    def cut_around(self, index: int) -> bool:
        """Whether a cut paragraph of the current article goes on behind `index` before another article begins."""
        if not self.current:
            return False
        own = {piece.index for part in self.current.body for piece in part.pieces}
        return any(before in own and link.after > index and link.after - before <= NEAR for before, link in self.after.items())

    # --- lines of an article ----------------------------------------------------------------------------------------

    def article(self) -> Draft:
        return self.current or self.start(Draft())

    def add(self, role: Role, piece: Piece) -> None:
        draft = self.article()
        part = Part(role, [piece])
        self.owner[piece.index] = (draft, part)
        draft.body.append(part)

    def frame(self, role: Role, piece: Piece) -> None:
        self.article().parts.append(Part(role, [piece]))

    def text(self, piece: Piece) -> None:
        link = self.before.get(piece.index)
        if link and link.before in self.owner:
            self.go_on(piece, link)
        elif self.is_photo_story(piece):
            self.photo_story(piece)
        elif self.standfirst is not None:
            self.put_in_front(piece)
        elif self.is_caption(piece):
            self.add(Role.CAPTION, piece)
        else:
            self.add(Role.PARAGRAPH, piece)

    def go_on(self, piece: Piece, link: Link) -> None:
        draft, part = self.owner[link.before]
        part.pieces.append(piece)
        part.links.append(link)
        self.owner[piece.index] = (draft, part)
        self.current, self.standfirst = draft, None

    def is_caption(self, piece: Piece) -> bool:
        """A sentence between the halves of a cut paragraph, or above a credit."""
        short = len(piece.text) <= LONGEST_CAPTION and piece.index not in self.after
        below = self.pieces[piece.index + 1] if piece.index + 1 < len(self.pieces) else None
        return short and (self.cut_around(piece.index) or bool(below and below.label is Label.CREDIT and self.article().body))

    def put_in_front(self, piece: Piece) -> None:
        draft = self.standfirst
        assert draft is not None
        if self.is_caption(piece) and any(part.role is Role.PARAGRAPH for part in draft.body[: self.front]):
            self.add(Role.CAPTION, piece)
            return
        part = Part(Role.PARAGRAPH, [piece])
        draft.body.insert(self.front, part)
        self.front += 1
        draft.reordered = True
        self.owner[piece.index] = (draft, part)

    def byline(self, piece: Piece) -> None:
        draft = self.article()
        if draft.body and draft.byline is None and self.cut_around(piece.index):
            self.standfirst, self.front = draft, 0
        self.frame(Role.BYLINE, piece)

    # --- photographs ------------------------------------------------------------------------------------------------

    def is_photo_story(self, piece: Piece) -> bool:
        if piece.index in self.after or self.cut_around(piece.index):
            return False
        found = credit.inline(piece.text)
        if found and (found.reportage or len(piece.text) > LONGEST_CAPTION):
            return True
        below = self.pieces[piece.index + 1] if piece.index + 1 < len(self.pieces) else None
        if below is None or below.label is not Label.CREDIT:
            return False
        bare_head = self.current is not None and not self.current.body and self.current.byline is None
        return bare_head or below.reading.rule == "reportage" or len(piece.text) > LONGEST_CAPTION

    def photo_story(self, piece: Piece) -> None:
        interrupted = self.current
        fresh = interrupted is not None and not interrupted.body and interrupted.byline is None and interrupted.head is not None
        draft = interrupted if fresh and interrupted else self.start(Draft())
        draft.photo = True
        self.current = draft
        self.add(Role.PARAGRAPH, piece)
        below = self.pieces[self.at] if self.at < len(self.pieces) else None
        if below and below.label is Label.CREDIT:
            self.at += 1
            self.add(Role.CREDIT, below)
        if not fresh:
            self.current = interrupted

    def credit(self, piece: Piece) -> None:
        self.add(Role.CREDIT, piece)


NEAR = 12
"""A cut paragraph goes on within so many pieces, as far as captions and standfirsts between its halves are concerned."""
BREAKS_OFF = -2.0
"""A line of large type that would not even end a paragraph if it had its full stop was broken in mid-word."""
