"""Drafts → articles: texts put together, flags raised, metadata read."""

from dataclasses import dataclass

from jianbao.ingest import metadata
from jianbao.ingest.assemble import Draft, Part
from jianbao.ingest.continuation import Continuation, load
from jianbao.ingest.lines import join_texts
from jianbao.ingest.order import CUT_START, ENDED, Link
from jianbao.ingest.pieces import Piece
from jianbao.model import Article, Block, Doubt, Flag, Join, Kind, Role, Sidecar

UNSURE = 0.9
"""A join below this probability raises the flag `order`."""

BROKEN_START = -2.5
"""Log-odds of a paragraph's beginning below which characters before it are missing."""

BROKEN_SEAM = -1.0
"""Evidence of the characters across a join below which one of them is missing."""

HEAD_ORDER = (Role.RUBRIC, Role.KICKER, Role.TITLE, Role.SUBTITLE)
NOTICE_TITLE = ("公告", "通知", "启事", "公示", "通告", "啟事", "名单")
LONGEST_BRIEF = 160


@dataclass(frozen=True, slots=True)
class Finished:
    """An article, and what is in doubt about it."""

    article: Article
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page as a whole says about each of its articles."""

    folio: list[str]
    editors: tuple[str, ...]
    publication: str | None
    page: str | None
    sidecar: Sidecar


def finish(draft: Draft, article_id: str, facts: PageFacts) -> Finished:
    """One article from its draft."""
    model = load()
    body = tuple(_block(part, model) for part in draft.body)
    blocks = (*_head_blocks(draft), *body, *_frame_blocks(draft, Role.EDITOR))
    doubts = (*_join_doubts(draft), *_edge_doubts(draft, model), *_gap_doubts(body))
    article = Article(id=article_id, kind=_kind(draft), blocks=blocks, **_head(draft), **_facts(draft, facts))
    flags = _flags(draft, doubts)
    return Finished(_flagged(article, flags), doubts)


def _flagged(article: Article, flags: tuple[Flag, ...]) -> Article:
    from dataclasses import replace

    return replace(article, flags=flags)


def _head(draft: Draft) -> dict[str, str | None]:
    head = draft.head
    names = {"rubric": Role.RUBRIC, "kicker": Role.KICKER, "title": Role.TITLE, "subtitle": Role.SUBTITLE}
    return {name: head.text(role) if head else None for name, role in names.items()}


def _facts(draft: Draft, facts: PageFacts) -> dict[str, object]:
    texts = [block_text(part) for part in draft.paragraphs]
    metas = [part.pieces[0].text for part in draft.parts if part.role is Role.META]
    staff = [part.pieces[0].text for part in draft.parts if part.role is Role.EDITOR]
    bylines = [part.pieces[0].text for part in draft.parts if part.role is Role.BYLINE]
    credits = [part.pieces[0].text for part in draft.body if part.role is Role.CREDIT] if draft.photo else []
    dated = metadata.date(metas, facts.folio, texts)
    return {
        "byline": " ".join(bylines) or (credits[0] if credits else None),
        "authors": metadata.authors(bylines, texts, credits, metas).authors,
        "editors": metadata.editors([*staff, *metas]) or facts.editors,
        "source": metadata.source(metas, texts),
        "publication": facts.sidecar.publication or facts.publication,
        "page": facts.sidecar.page or facts.page,
        "date": facts.sidecar.date or (dated.edtf if dated else None),
        "date_reason": None if facts.sidecar.date or not dated else dated.reason,
    }


def _kind(draft: Draft) -> Kind:
    if draft.photo:
        return Kind.PHOTO
    verse = sum(part.role is Role.VERSE for part in draft.body)
    if verse > len(draft.body) - verse:
        return Kind.POEM
    title = (draft.head.text(Role.TITLE) if draft.head else None) or ""
    if title.endswith(NOTICE_TITLE):
        return Kind.NOTICE
    return Kind.BRIEF if len(draft.paragraphs) == 1 and len(draft.text) <= LONGEST_BRIEF else Kind.ARTICLE


# --- blocks ---------------------------------------------------------------------------------------------------------


def _head_blocks(draft: Draft) -> list[Block]:
    roles = list(draft.head.roles) if draft.head else []
    ordered = sorted(roles, key=lambda pair: (HEAD_ORDER.index(pair[1]), pair[0].index))
    blocks = [_plain(piece, role) for piece, role in ordered]
    return blocks + _frame_blocks(draft, Role.BYLINE) + _frame_blocks(draft, Role.META)


def _frame_blocks(draft: Draft, role: Role) -> list[Block]:
    return [_plain(part.pieces[0], role) for part in draft.parts if part.role is role]


def _plain(piece: Piece, role: Role) -> Block:
    return Block(role, piece.text, piece.fragment.lines)


def block_text(part: Part) -> str:
    """The text of a part, its pieces put together."""
    return join_texts([piece.text for piece in part.pieces])


def _block(part: Part, model: Continuation) -> Block:
    lines = tuple(number for piece in part.pieces for number in piece.fragment.lines)
    joins = tuple(Join(_last_line(link, part), round(link.score, 3), link.second) for link in part.links)
    return Block(part.role, block_text(part), lines, joins, gaps(part, model))


def _last_line(link: Link, part: Part) -> int:
    piece = next(piece for piece in part.pieces if piece.index == link.before)
    return piece.fragment.lines[-1]


def gaps(part: Part, model: Continuation) -> tuple[int, ...]:
    """Offsets in the part's text at which characters are missing."""
    if part.role is not Role.PARAGRAPH:
        return ()
    found = [0] if lacks_beginning(part.pieces[0].text, model) else []
    for at, link in enumerate(part.links, 1):
        if lacks_character(part.pieces[at - 1].text, part.pieces[at].text, model):
            found.append(len(join_texts([piece.text for piece in part.pieces[:at]])))
        del link
    return tuple(found)


def lacks_beginning(text: str, model: Continuation) -> bool:
    """Whether a paragraph starts in the middle of a word."""
    return bool(CUT_START.match(text)) or model.opens(text) < BROKEN_START


def lacks_character(before: str, after: str, model: Continuation) -> bool:
    """Whether a character is missing where two lines were joined."""
    return model.features(before, after)[0] < BROKEN_SEAM


# --- flags and doubts -----------------------------------------------------------------------------------------------


def _flags(draft: Draft, doubts: tuple[Doubt, ...]) -> tuple[Flag, ...]:
    codes = {doubt.code for doubt in doubts}
    flags = {
        Flag.TRUNCATED: "R-002" in codes,
        Flag.GAP: bool({"R-003", "R-006"} & codes),
        Flag.UNTITLED: not (draft.head and draft.head.text(Role.TITLE)),
        Flag.ORDER: bool({"R-001", "R-005"} & codes),
    }
    return tuple(flag for flag, raised in flags.items() if raised)


def _join_doubts(draft: Draft) -> list[Doubt]:
    return [
        Doubt("R-001", (part.pieces[at].line, piece.line), round(link.score, 3), f"{part.pieces[at].text[-8:]}|{piece.text[:8]}")
        for part in draft.body
        for at, (link, piece) in enumerate(zip(part.links, part.pieces[1:], strict=True))
        if link.score < UNSURE
    ]


def _edge_doubts(draft: Draft, model: Continuation) -> list[Doubt]:
    doubts = []
    paragraphs = [part for part in draft.body if part.role is Role.PARAGRAPH]
    for part in paragraphs:
        last = part.pieces[-1]
        if part is paragraphs[-1] and not ends(part):
            doubts.append(Doubt("R-002", (last.fragment.lines[-1],), None, last.text[-12:]))
        if lacks_beginning(part.pieces[0].text, model):
            doubts.append(Doubt("R-003", (part.pieces[0].line,), None, part.pieces[0].text[:12]))
    return doubts


def ends(part: Part) -> bool:
    """Whether a paragraph reaches an end: a full stop, or a credit or signature behind one."""
    text = part.pieces[-1].text
    return bool(ENDED.search(text)) or bool(metadata.SIGN_OFF.search(text)) or bool(metadata.credit.inline(text))


def _gap_doubts(body: tuple[Block, ...]) -> list[Doubt]:
    return [
        Doubt("R-006", block.lines, None, block.text[max(0, at - 6) : at] + "▯" + block.text[at : at + 6])
        for block in body
        for at in block.gap_at
        if at
    ]
