"""Drafts → articles: texts put together, flags raised, metadata read."""

import re
from dataclasses import dataclass, replace

from jianbao.ingest import headline, jumps, lost, metadata
from jianbao.ingest.characters import plain_labels
from jianbao.ingest.drafts import Draft, Part
from jianbao.ingest.evidence import ENDED
from jianbao.ingest.lines import join_texts
from jianbao.ingest.metadata import SIGN_OFF
from jianbao.ingest.order import Link
from jianbao.ingest.pieces import Piece
from jianbao.ingest.roles import credit, sign_off
from jianbao.ingest.roles.opener import OPENER
from jianbao.ingest.web_names import Named
from jianbao.model import Article, Block, Doubt, Flag, Join, Kind, Role, Sidecar

UNSURE = 0.85
"""A join below this probability raises the flag `order`."""

UNSURE_BOUNDARY = 0.9
"""A headline, or a line of a text, that is not one with at least this probability raises the flag `order` too. Of 350 laid-out articles that
no network had seen 7 % were flagged then, and half of these were wrong; of the others one in nine (counted once by hand)."""
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
    heads: tuple[float, ...]
    """For every piece the probability that it is of a headline; empty for web pages."""
    text: str
    """The pieces of the page, one to a line: what is lost in one place may stand whole in another."""
    named: Named | None = None
    """Whom a web page names."""


def finish(draft: Draft, article_id: str, facts: PageFacts) -> Finished:
    """One article from its draft."""
    body = tuple(_block(part, facts.text) for part in draft.body)
    blocks = (*_head_blocks(draft), *body, *_frame_blocks(draft, Role.EDITOR))
    doubts = (*_join_doubts(draft), *_edge_doubts(draft), *_gap_doubts(body), *_boundary_doubts(draft, facts.heads))
    article = Article(id=article_id, kind=_kind(draft), blocks=blocks, flags=_flags(draft, doubts))
    return Finished(*jumps.mark(_with_facts(_with_head(article, draft), draft, facts), doubts))


def _with_head(article: Article, draft: Draft) -> Article:
    return replace(
        article,
        rubric=draft.text(Role.RUBRIC),
        kicker=draft.text(Role.KICKER),
        title=draft.text(Role.TITLE),
        subtitle=headline.DASHES.sub("", draft.text(Role.SUBTITLE) or "") or None,
    )


def _with_facts(article: Article, draft: Draft, facts: PageFacts) -> Article:
    texts = [jumps.without_jump(block_text(part)) for part in draft.paragraphs]
    metas, staff, bylines = (
        [plain_labels(part.pieces[0].text) for part in draft.parts(role)]
        for role in (Role.META, Role.EDITOR, Role.BYLINE)
    )
    credited = [part.pieces[0].text for part in draft.body if part.role is Role.CREDIT] if draft.photo else []
    dated = metadata.date(metas, facts.folio, texts)
    written, origin = metadata.authors(bylines, texts, credited, metas), metadata.source(metas, texts, staff)
    authors = facts.named.writers(written) if facts.named else written.authors
    return replace(
        article,
        byline=" ".join(bylines) or (credited[0] if credited else None),
        authors=authors,
        editors=metadata.editors([*metadata.labelled(staff), *metas, *metadata.closing_editor(texts)]) or facts.editors,
        source=facts.named.origin(origin, authors) if facts.named else origin,
        publication=facts.sidecar.publication or facts.publication,
        page=facts.sidecar.page or facts.page,
        date=facts.sidecar.date or (dated.edtf if dated else None),
        date_reason=None if facts.sidecar.date or not dated else dated.reason,
    )


def _kind(draft: Draft) -> Kind:
    if draft.photo:
        return Kind.PHOTO
    verse = sum(part.role is Role.VERSE for part in draft.body)
    if verse > len(draft.body) - verse:
        return Kind.POEM
    title = draft.text(Role.TITLE) or ""
    if title.endswith(NOTICE_TITLE):
        return Kind.NOTICE
    return (
        Kind.BRIEF
        if len(draft.paragraphs) == 1 and len(block_text(draft.paragraphs[0])) <= LONGEST_BRIEF
        else Kind.ARTICLE
    )


# --- blocks ---------------------------------------------------------------------------------------------------------


def _head_blocks(draft: Draft) -> list[Block]:
    return [block for role in (*HEAD_ORDER, Role.BYLINE, Role.META) for block in _frame_blocks(draft, role)]


def _frame_blocks(draft: Draft, role: Role) -> list[Block]:
    return [_plain(part.pieces[0], role) for part in draft.parts(role)]


def _plain(piece: Piece, role: Role) -> Block:
    return Block(role, piece.text, piece.fragment.lines)


def block_text(part: Part) -> str:
    """The text of a part, its pieces put together."""
    return join_texts([piece.text for piece in part.pieces])


def _block(part: Part, page: str) -> Block:
    lines = tuple(number for piece in part.pieces for number in piece.fragment.lines)
    joins = tuple(Join(_last_line(link, part), round(link.score, 3), link.second) for link in part.links)
    return Block(part.role, block_text(part), lines, joins, gaps(part, page))


def _last_line(link: Link, part: Part) -> int:
    piece = next(piece for piece in part.pieces if piece.index == link.before)
    return piece.fragment.lines[-1]


def gaps(part: Part, page: str) -> tuple[int, ...]:
    """Offsets in the part's text at which characters are missing."""
    if part.role is not Role.PARAGRAPH:
        return ()
    found = [0] if lost.beginning(part.pieces[0].text, page) else []
    texts = [piece.text for piece in part.pieces]
    seams = (at for at in range(1, len(texts)) if lost.between(texts[at - 1], texts[at], page))
    return (*found, *(len(join_texts(texts[:at])) for at in seams))


# --- flags and doubts -----------------------------------------------------------------------------------------------


def _flags(draft: Draft, doubts: tuple[Doubt, ...]) -> tuple[Flag, ...]:
    codes = {doubt.code for doubt in doubts}
    flags = {
        Flag.TRUNCATED: "R-002" in codes,
        Flag.GAP: bool({"R-003", "R-006"} & codes),
        Flag.UNTITLED: not draft.parts(Role.TITLE),
        Flag.ORDER: bool({"R-001", "R-005"} & codes) or any(doubt.code == "R-004" and doubt.score for doubt in doubts),
    }
    return tuple(flag for flag, raised in flags.items() if raised)


def _join_doubts(draft: Draft) -> list[Doubt]:
    return [
        Doubt(
            "R-001",
            (part.pieces[at].line, piece.line),
            round(link.score, 3),
            f"{part.pieces[at].text[-8:]}|{piece.text[:8]}",
        )
        for part in draft.body
        for at, (link, piece) in enumerate(zip(part.links, part.pieces[1:], strict=True))
        if link.score < UNSURE
    ]


def _edge_doubts(draft: Draft) -> list[Doubt]:
    paragraphs = [part for part in draft.body if part.role is Role.PARAGRAPH]
    if not paragraphs or ends(paragraphs[-1]):
        return []
    last = paragraphs[-1].pieces[-1]
    return [Doubt("R-002", (last.fragment.lines[-1],), None, last.text[-12:])]


CONTACT = re.compile(
    r"(?:电话|電話|热线|熱線|手机|传真|傳真|邮箱|郵箱|网址|網址|微信)\s*[:：][^，。]{0,12}[A-Za-z0-9.@/:-]{5,}$|^(?:\d+\s*[.、．]\s*)?(?:报名|咨询|办公|活动|联系|通讯|比赛|展出|投稿)?(?:地点|地址|地點|时间|時間|联系人|聯絡人)\s*[:：][^，。]{2,40}[室厅廳楼樓号號馆館院处處场場部心区區层層口旁时時分点點日起士生]$"
)
"""联系人：阎女士 电话：0000-2287719, 报名地点：建设路18号二楼: a notice ends so, without a full stop."""


ASIDE = re.compile(r"[。！？…”][（(](?:笑|大笑|苦笑|完|全文完|掌声|鼓掌)[）)]$")
"""……睡不着。（笑）"""


def ends(part: Part) -> bool:
    """Whether a paragraph reaches an end: a full stop, a credit or signature behind one, or the office or day that signs."""
    text = part.pieces[-1].text
    closes = (
        (len(part.pieces) == 1 and sign_off.closes(text))
        or ENDED.search(text)
        or credit.inline(text)
        or sign_off.is_either(text)
        or CONTACT.search(text)
        or ASIDE.search(text)
    )
    return bool(closes or SIGN_OFF.search(block_text(part)))


def around_gap(text: str, at: int) -> str:
    """The characters on both sides of a gap.

    >>> around_gap("绿色金融、知识产权押融资、跨境服务等。", 9)
    '融、知识产权▯押融资、跨境'
    """
    return f"{text[max(0, at - 6) : at]}▯{text[at : at + 6]}"


def _gap_doubts(body: tuple[Block, ...]) -> list[Doubt]:
    return [
        Doubt("R-006" if at else "R-003", block.lines, None, around_gap(block.text, at))
        for block in body
        for at in block.gap_at
    ]


def _boundary_doubts(draft: Draft, heads: tuple[float, ...]) -> list[Doubt]:
    """An article without a title that is no photograph, a news opener amid a text, a headline that may be none, or text that may be one."""
    paragraphs = [part.pieces[0] for part in draft.body if part.role is Role.PARAGRAPH]
    doubtful = [piece for piece in paragraphs[1:] if OPENER.match(piece.text)]
    doubtful += paragraphs[:1] if not draft.photo and not draft.parts(Role.TITLE) else []
    weak = [(piece, heads[piece.index]) for piece in _headline(draft)[:1] if heads]
    weak += [(piece, 1 - heads[piece.index]) for part in draft.body for piece in part.pieces[:1] if heads]
    doubts = [Doubt("R-004", (piece.line,), None, piece.text[:12]) for piece in doubtful]
    unsure = [(piece, share) for piece, share in weak if share < UNSURE_BOUNDARY and piece not in doubtful]
    return doubts + [Doubt("R-004", (piece.line,), round(share, 3), piece.text[:12]) for piece, share in unsure]


def _headline(draft: Draft) -> list[Piece]:
    return [part.pieces[0] for part in draft.head if part.role in HEAD_ORDER]
