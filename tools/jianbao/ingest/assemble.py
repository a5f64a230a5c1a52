"""Tagged pieces → drafts of articles: every piece finds its article, in reading order.

The page is walked once, in printed order. A headline opens an article; a line that continues another one leads back to
the article of that line, and what follows it stays there; a byline amid a cut sentence brings the lines below it to the
front of the article; a photograph with its text is an article beside the one it interrupts.
"""

from dataclasses import dataclass

from jianbao.ingest import headline
from jianbao.ingest.captions import tell_photo
from jianbao.ingest.drafts import Draft, Part
from jianbao.ingest.order import Link
from jianbao.ingest.pieces import Piece, Tag
from jianbao.ingest.roles import credit, jump, rubric
from jianbao.model import Direction, Role

HEAD = (Tag.RUBRIC, Tag.KICKER, Tag.TITLE, Tag.SUBTITLE)
NEAR = 14
"""A cut paragraph goes on within so many pieces, as far as captions and standfirsts between its halves are concerned."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """A page as drafts, and the pieces that no article owns."""

    drafts: list[Draft]
    rubrics: list[Piece]
    furniture: list[Piece]

    @property
    def text(self) -> str:
        """The pieces of the page, one to a line, in printed order."""
        owned = [piece for draft in self.drafts for part in (*draft.head, *draft.body) for piece in part.pieces]
        pieces = sorted([*owned, *self.rubrics, *self.furniture], key=lambda piece: piece.index)
        return "\n".join(piece.text for piece in pieces)


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
        tell_photo(draft)
    return Assembly(drafts, walk.rubrics, walk.furniture)


def heads_no_text(draft: Draft) -> bool:
    """Whether large type turned out to head nothing: what stands below it goes on with another article."""
    return all(part.role in LARGE_ROLES for part in (*draft.head, *draft.body))


LARGE_ROLES = (Role.RUBRIC, Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.CAPTION)


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
            self.framed(piece.tag, piece)
        else:
            self.add(BODY.get(piece.tag or Tag.TEXT, Role.PARAGRAPH), piece)

    def framed(self, tag: Tag, piece: Piece) -> None:
        """A line about an article; the editor stands below the text that he edited, though that be a photograph amid another."""
        above = self.owner.get(piece.index - 1) if tag is Tag.EDITOR else None
        draft = above[0] if above else self.article()
        draft.head.append(Part(FRAME[tag], [piece]))

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
        rubrics = [piece for piece in run if piece.tag is Tag.RUBRIC]
        if not rubrics and run[0].tag is Tag.TITLE and headline.is_labelled([piece.text for piece in run]):
            rubrics = run[:1]
        if len(rubrics) == len(run) and not self.heads_text():
            self.rubrics += run
            return
        if len(rubrics) == len(run):
            rubrics = rubrics[:-1]
        banners = self.banners(rubrics)
        self.rubrics += banners
        lines = [piece for piece in run if piece not in rubrics]
        if len(lines) > 1 and not self.drafts and rubric.is_call(lines[0].text):
            self.rubrics.append(lines.pop(0))
        named = zip(
            headline.roles([piece.text for piece in lines], led=bool(lines) and lines[0].tag is Tag.KICKER),
            lines,
            strict=True,
        )
        own = [Part(Role.RUBRIC, [piece]) for piece in rubrics if piece not in banners]
        self.start(Draft(head=own + [Part(role, [piece]) for role, piece in named]))

    def heads_text(self) -> bool:
        """Whether a text begins right below: a word above items without a title, such as 简讯, is their title."""
        below, word = self.pieces[self.at : self.at + 1], len(self.pieces[self.at - 1].text.split()) == 1
        whole = self.current is None or not self.current.body or self.closed(self.current.body[-1])
        return word and bool(below) and below[0].tag in BEGUN and below[0].index not in self.before and whole

    def closed(self, part: Part) -> bool:
        """Whether a part of an article goes on nowhere below the line being read."""
        link = self.after.get(part.pieces[-1].index)
        return link is None or link.after < self.at

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
        self.front = None if role is Role.HEADING else self.front

    def text(self, piece: Piece) -> None:
        link = self.before.get(piece.index)
        if link and link.before in self.owner:
            self.go_on(piece, link)
        elif self.is_photo_story(piece):
            self.photo_story(piece)
        elif self.front is not None:
            self.put_in_front(piece)
        else:
            self.add(Role.PARAGRAPH, piece)

    def go_on(self, piece: Piece, link: Link) -> None:
        draft, part = self.owner[link.before]
        part.pieces.append(piece)
        part.links.append(link)
        self.owner[piece.index] = (draft, part)
        leads = self.front and draft is self.current and draft.body[self.front - 1] is part
        self.current, self.front = draft, self.front if leads else None

    def put_in_front(self, piece: Piece) -> None:
        draft, place = self.article(), self.front or 0
        part = Part(Role.PARAGRAPH, [piece])
        draft.body.insert(place, part)
        draft.moved.append(piece)
        self.owner[piece.index] = (draft, part)
        below = draft.body[place + 1 : place + 2]
        headed = bool(below) and below[0].role is Role.HEADING
        self.front = place + 1 if headed or self.cut_around(piece.index) else None

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

    def is_begun(self, draft: Draft) -> bool:
        """Whether an article has a title, one whole paragraph and nothing else yet: its second paragraph may be signed by a photographer."""
        whole = len(draft.body) == 1 and draft.body[0].role is Role.PARAGRAPH and self.closed(draft.body[0])
        return whole and bool(draft.parts(Role.TITLE)) and not draft.parts(Role.BYLINE)

    def photo_story(self, piece: Piece) -> None:
        interrupted = self.current
        headed = interrupted is not None and (not interrupted.body or self.is_begun(interrupted))
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


BEGUN = (Tag.LEAD, Tag.TEXT)
FRAME = {Tag.META: Role.META, Tag.EDITOR: Role.EDITOR}
BODY = {
    Tag.TEXT: Role.PARAGRAPH,
    Tag.HEADING: Role.HEADING,
    Tag.CAPTION: Role.CAPTION,
    Tag.CREDIT: Role.CREDIT,
    Tag.VERSE: Role.VERSE,
}
