"""Tagged pieces → drafts of articles: every piece finds its article, in reading order.

The page is walked once, in printed order. A headline opens an article; a line that continues another one leads back to
the article of that line, and what follows it stays there; a byline amid a cut sentence brings the lines below it to the
front of the article; a photograph with its text is an article beside the one it interrupts.
"""

import re
from dataclasses import dataclass

from jianbao.ingest import headline
from jianbao.ingest.captions import tell_captions, tell_photo
from jianbao.ingest.continuation import load
from jianbao.ingest.drafts import Draft, Part
from jianbao.ingest.order import Link
from jianbao.ingest.pieces import Label, Piece, Tag
from jianbao.ingest.roles import credit, jump, rubric
from jianbao.model import Direction, Role

HEAD = (Tag.RUBRIC, Tag.KICKER, Tag.TITLE, Tag.SUBTITLE)
LONGEST_CAPTION = 60
"""Characters of a caption that is a sentence; in the sample seeds they have up to 25, photo stories from 60."""
NO_CAPTION = re.compile(r"[：，、]$|^[“「]|^(?:问|答|問|记者|[\u3400-\u9fff]{2,3})：")
"""A caption announces nothing, and quotes nobody."""
SHAPE = 5
SHORTEST_HALF = 4
"""诗页 above 渡口 is no half of a title."""
TELLING = 8.0
"""A word so rare a line in parts shares with the text below it if it is of that text (学思想 强党性: none); see
`Continuation.rarest`."""
NEAR = 14
"""A cut paragraph goes on within so many pieces, as far as captions and standfirsts between its halves are concerned."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """A page as drafts, and the pieces that no article owns."""

    drafts: list[Draft]
    rubrics: list[Piece]
    furniture: list[Piece]


def assemble(pieces: tuple[Piece, ...], links: tuple[Link, ...], *, single: bool) -> Assembly:
    """Walk the page; see the module's docstring."""
    walk = _Walk(pieces, links, single=single)
    while walk.at < len(pieces):
        walk.step()
    drafts = [draft for draft in walk.drafts if draft.head or draft.body]
    banners = [draft for draft in drafts if heads_no_text(draft)]
    walk.rubrics += [piece for draft in banners for part in (*draft.head, *draft.body) for piece in part.pieces]
    drafts = [draft for draft in drafts if not heads_no_text(draft)]
    for draft in drafts:
        tell_captions(draft)
        tell_photo(draft)
    return Assembly(drafts, walk.rubrics, walk.furniture)


def heads_no_text(draft: Draft) -> bool:
    """Whether large type turned out to head nothing: what stands below it goes on with another article."""
    return all(part.role in LARGE_ROLES for part in (*draft.head, *draft.body))


LARGE_ROLES = (Role.RUBRIC, Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.CAPTION)


def same_shape(one: str, other: str) -> bool:
    """Whether two lines of large type have as many parts and about one length, as headings of one article do."""
    return len(one.split()) == len(other.split()) and abs(len(one) - len(other)) <= SHAPE


def _even(one: Piece, other: Piece) -> bool:
    """Whether two lines are of one length, as the lines of one title are."""
    return abs(len(one.text) - len(other.text)) <= 1 and len(one.text) >= SHORTEST_HALF


class _Walk:
    """The state of one walk over a page."""

    def __init__(self, pieces: tuple[Piece, ...], links: tuple[Link, ...], *, single: bool) -> None:
        self.pieces, self.single = pieces, single
        self.after = {link.before: link for link in links}
        self.before = {link.after: link for link in links}
        self.at = 0
        self.drafts: list[Draft] = []
        self.owner: dict[int, tuple[Draft, Part]] = {}
        self.current: Draft | None = None
        self.front: int | None = None
        """Where a standfirst is being put, while one is."""
        self.rubrics: list[Piece] = []
        self.furniture: list[Piece] = []

    def step(self) -> None:
        piece = self.pieces[self.at]
        if piece.tag in HEAD and not self.attributes(piece):
            self.headline(self.gather())
            return
        self.at += 1
        if piece.tag is Tag.FURNITURE:
            self.furniture.append(piece)
        elif piece.tag in (Tag.LEAD, Tag.TEXT) or (
            piece.tag is Tag.CAPTION and self.stands_alone() and self.is_photo_story(piece)
        ):
            self.text(piece)
        elif piece.tag is Tag.BYLINE:
            self.byline(piece)
        elif piece.tag is Tag.JUMP:
            self.jump(piece)
        elif piece.tag in FRAME:
            self.article().head.append(Part(FRAME[piece.tag], [piece]))
        else:
            self.add(BODY.get(piece.tag or Tag.TEXT, Role.PARAGRAPH), piece)

    def attributes(self, piece: Piece) -> bool:
        """Whether a line with dashes stands below a text: ——题记 says where a quotation is from, and is no headline."""
        return bool(headline.DASHES.match(piece.text)) and self.current is not None and bool(self.current.body)

    # --- headlines --------------------------------------------------------------------------------------------------

    def gather(self) -> list[Piece]:
        """The run of headline lines that starts here; furniture between them is passed over."""
        run = [self.pieces[self.at]]
        self.at += 1
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if piece.tag is Tag.FURNITURE and self.heads_on(self.at + 1):
                self.furniture.append(piece)
            elif piece.tag in HEAD and not self.begins_anew(run, piece):
                run.append(piece)
            else:
                break
            self.at += 1
        return run

    def heads_on(self, at: int) -> bool:
        return at < len(self.pieces) and self.pieces[at].tag in (Tag.KICKER, Tag.TITLE, Tag.SUBTITLE)

    def begins_anew(self, run: list[Piece], piece: Piece) -> bool:
        """A rubric or a kicker behind a title, or a rubric behind a kicker, opens another headline."""
        tags = {one.tag for one in run}
        if piece.tag not in (Tag.RUBRIC, Tag.KICKER):
            return False
        return Tag.TITLE in tags or (piece.tag is Tag.RUBRIC and Tag.KICKER in tags)

    def headline(self, run: list[Piece]) -> None:
        if self.single and any(draft.body for draft in self.drafts):
            for piece in run:
                self.add(Role.HEADING, piece)
            return
        rubrics = [piece for at, piece in enumerate(run) if self.labels(piece, run[at + 1 :])]
        if self.heads_nothing() or (len(rubrics) == len(run) and not self.heads_text()):
            self.rubrics += run
            return
        if len(rubrics) == len(run):
            rubrics = rubrics[:-1]
        headings = self.first_headings([piece for piece in run if piece not in rubrics])
        banners = self.banners(rubrics)
        self.rubrics += banners
        lines = [piece for piece in run if piece not in rubrics and piece not in headings]
        named = zip(headline.roles([piece.text for piece in lines]), lines, strict=True)
        own = [Part(Role.RUBRIC, [piece]) for piece in rubrics if piece not in banners]
        self.start(Draft(head=own + [Part(role, [piece]) for role, piece in named]))
        for heading in headings:
            self.add(Role.HEADING, heading)

    def labels(self, piece: Piece, below: list[Piece]) -> bool:
        """Whether a line is a rubric, or above a title so short that it is one; one that tells of the text is a kicker."""
        titled = any(one.tag is Tag.TITLE for one in below)
        if piece.tag is Tag.RUBRIC or (titled and rubric.is_slogan(piece.text)):
            even = titled and piece.label is Label.DISPLAY and below[0].tag is Tag.TITLE and _even(piece, below[0])
            return not even and not (titled and self.tells(piece))
        return titled and piece.tag is Tag.TITLE and len(piece.text) < SHORTEST_HALF and piece.label is Label.DISPLAY

    def tells(self, piece: Piece) -> bool:
        """Whether the text below says what a line in parts says: then it is the kicker or the title of that text."""
        if len(piece.text.split()) < 2 or piece.reading.rule in ("lexicon", "boxed"):
            return False
        texts = [one.text for one in self.pieces[self.at : self.at + 12] if one.tag in (Tag.LEAD, Tag.TEXT)]
        return load().rarest(piece.text, "".join(texts)) >= TELLING

    def heads_text(self) -> bool:
        """Whether a text begins right below: a label above items without a title, such as 简讯, is their title."""
        below = self.pieces[self.at : self.at + 1]
        whole = self.current is None or not self.current.body or self.closed(self.current.body[-1])
        return bool(below) and below[0].tag in (Tag.LEAD, Tag.TEXT) and below[0].index not in self.before and whole

    def closed(self, part: Part) -> bool:
        """Whether a part of an article goes on nowhere below the line being read."""
        link = self.after.get(part.pieces[-1].index)
        return link is None or link.after < self.at

    def first_headings(self, lines: list[Piece]) -> list[Piece]:
        """The headings among the lines of a headline: whatever stands below a subtitle, or is built like those further down."""
        subtitled = next((at for at, piece in enumerate(lines) if piece.tag is Tag.SUBTITLE), len(lines))
        below = [piece for piece in lines[subtitled:] if piece.tag is Tag.TITLE]
        heading = self.first_heading(lines)
        return below or ([heading] if heading else [])

    def first_heading(self, lines: list[Piece]) -> Piece | None:
        """The last line above a text whose byline stands further down, if it is built like the headings below."""
        if len(lines) < 2 or self.at >= len(self.pieces) or self.pieces[self.at].tag is Tag.BYLINE:
            return None
        if headline.goes_on(lines[-2].text, lines[-1].text):
            return None
        rest = self.pieces[self.at :]
        end = next((at for at, piece in enumerate(rest) if piece.tag is Tag.TITLE), len(rest))
        alike = [piece for piece in rest[:end] if piece.tag is Tag.HEADING and same_shape(piece.text, lines[-1].text)]
        displaced = any(piece.tag is Tag.BYLINE for piece in rest[:end])
        return lines[-1] if displaced and len(alike) >= 2 else None

    def heads_nothing(self) -> bool:
        """Whether the line below goes on with another article: then what stands above it is a banner of the page."""
        link = self.before.get(self.at)
        return link is not None and link.before in self.owner

    def banners(self, rubrics: list[Piece]) -> list[Piece]:
        """Of the rubrics of a headline, those of the whole page: a slogan at its top, all but the last of several."""
        at_top = not self.drafts and bool(rubrics) and rubric.is_slogan(rubrics[0].text)
        return rubrics[:-1] + (rubrics[-1:] if at_top and len(rubrics) == 1 else [])

    def start(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        self.current, self.front = draft, None
        return draft

    # --- lines of an article ----------------------------------------------------------------------------------------

    def article(self) -> Draft:
        return self.current or self.start(Draft())

    def add(self, role: Role, piece: Piece) -> None:
        draft = self.article()
        part = Part(role, [piece])
        self.owner[piece.index] = (draft, part)
        draft.body.append(part)

    def text(self, piece: Piece) -> None:
        link = self.before.get(piece.index)
        if link and link.before in self.owner:
            self.go_on(piece, link)
        elif self.is_photo_story(piece):
            self.photo_story(piece)
        elif self.is_caption(piece):
            self.add(Role.CAPTION, piece)
        elif self.front is not None:
            self.put_in_front(piece)
        else:
            self.add(Role.PARAGRAPH, piece)

    def go_on(self, piece: Piece, link: Link) -> None:
        draft, part = self.owner[link.before]
        part.pieces.append(piece)
        part.links.append(link)
        self.owner[piece.index] = (draft, part)
        self.current, self.front = draft, None

    def is_caption(self, piece: Piece) -> bool:
        """A short sentence between the halves of a cut paragraph; the first below a byline is the standfirst."""
        text = piece.text
        short = len(text) <= LONGEST_CAPTION and piece.index not in self.after and not NO_CAPTION.search(text)
        apart = self.front is None or (self.front > 0 and piece.fragment.blanks_before > 1)
        return short and apart and self.cut_around(piece.index)

    def put_in_front(self, piece: Piece) -> None:
        draft, place = self.article(), self.front or 0
        part = Part(Role.PARAGRAPH, [piece])
        draft.body.insert(place, part)
        draft.moved.append(piece)
        self.owner[piece.index] = (draft, part)
        self.front = place + 1 if self.cut_around(piece.index) else None

    def byline(self, piece: Piece) -> None:
        """A byline below a headline, below a text, or amid one; the last brings a standfirst along."""
        draft = self.article()
        below = self.pieces[self.at] if self.at < len(self.pieces) else None
        text_below = below is not None and below.tag in (Tag.LEAD, Tag.TEXT) and below.index not in self.before
        if draft.body and not draft.parts(Role.BYLINE) and text_below:
            lacks_lead = draft.body[0].role is Role.HEADING or (below is not None and below.tag is Tag.LEAD)
            self.front = 0 if self.cut_around(piece.index) or lacks_lead else None
        draft.head.append(Part(Role.BYLINE, [piece]))

    def cut_around(self, index: int) -> bool:
        """Whether a cut paragraph of the current article goes on a little behind `index`."""
        if not self.current:
            return False
        own = {piece.index for part in self.current.body for piece in part.pieces}
        return any(
            before in own and before < index < link.after <= before + NEAR for before, link in self.after.items()
        )

    def jump(self, piece: Piece) -> None:
        found = jump.whole(piece.text)
        if found and found.direction is Direction.FROM and (self.current is None or self.current.body):
            self.start(Draft())
        self.add(Role.JUMP, piece)

    # --- photographs ------------------------------------------------------------------------------------------------

    def is_photo_story(self, piece: Piece) -> bool:
        """A text that a photographer signed, with a headline of its own or none."""
        last = self.printed_on(piece)[-1]
        if last.index in self.after:
            return False
        below = self.pieces[last.index + 1] if last.index + 1 < len(self.pieces) else None
        alone = below is not None and below.tag is Tag.CREDIT
        found = credit.inline(last.text)
        headed = self.current is not None and not self.current.body and not self.current.parts(Role.BYLINE)
        if headed:
            return alone or found is not None
        reportage = (found is not None and found.reportage) or (
            alone and below is not None and below.reading.rule == "reportage"
        )
        return (piece.tag is Tag.LEAD and (found is not None or alone)) or reportage

    def printed_on(self, piece: Piece) -> list[Piece]:
        """A text with the lines right below that go on with it."""
        found = [piece]
        while (link := self.after.get(found[-1].index)) and link.after == found[-1].index + 1:
            found.append(self.pieces[link.after])
        return found

    def stands_alone(self) -> bool:
        """Whether no text of an article follows the line being read, its credit passed over."""
        rest = [piece for piece in self.pieces[self.at : self.at + 2] if piece.tag is not Tag.CREDIT]
        return not rest or rest[0].tag not in (Tag.LEAD, Tag.TEXT, Tag.BYLINE, Tag.HEADING)

    def photo_story(self, piece: Piece) -> None:
        interrupted = self.current
        headed = interrupted is not None and not interrupted.body
        draft = interrupted if headed and interrupted else self.start(Draft())
        draft.photo = True
        self.add(Role.PARAGRAPH, piece)
        for below in self.printed_on(piece)[1:]:
            self.go_on(below, self.before[below.index])
            self.at = below.index + 1
        if self.at < len(self.pieces) and self.pieces[self.at].tag is Tag.CREDIT:
            self.add(Role.CREDIT, self.pieces[self.at])
            self.at += 1
        self.current = draft if headed else interrupted


FRAME = {Tag.META: Role.META, Tag.EDITOR: Role.EDITOR}
BODY = {
    Tag.TEXT: Role.PARAGRAPH,
    Tag.HEADING: Role.HEADING,
    Tag.CAPTION: Role.CAPTION,
    Tag.CREDIT: Role.CREDIT,
    Tag.VERSE: Role.VERSE,
}
