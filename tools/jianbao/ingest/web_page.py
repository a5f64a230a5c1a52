"""Read a web page: one article among menus, buttons, lists of links, comments and notices.

lines → kinds (web_lines.py) → title and text (web_article.py) → the tag of every line → the draft of the one article
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jianbao.ingest.assemble import Assembly
from jianbao.ingest.captions import REPEATED_SHARE, repeated_share
from jianbao.ingest.drafts import Draft, Part
from jianbao.ingest.pieces import Piece, Tag
from jianbao.ingest.roles import NUMBERED, byline, credit
from jianbao.ingest.web_article import LONGEST_FOOT, Found, Layout, key, shared
from jianbao.ingest.web_lines import ENDS_SENTENCE, SCENE, Kind, kind_of
from jianbao.model import Role

ABOUT = {
    Kind.META: Tag.META, Kind.DATE: Tag.META, Kind.ORIGINAL: Tag.META, Kind.BYLINE: Tag.BYLINE, Kind.EDITOR: Tag.EDITOR,
    Kind.CAPTION: Tag.CAPTION, Kind.CREDIT: Tag.CREDIT,
}  # fmt: skip
"""Lines about an article, above its text."""
IN_TEXT = {
    Kind.PROSE: Tag.TEXT, Kind.LARGE: Tag.HEADING, Kind.CAPTION: Tag.CAPTION, Kind.CREDIT: Tag.CREDIT, Kind.BYLINE: Tag.BYLINE,
    Kind.EDITOR: Tag.EDITOR, Kind.ORIGINAL: Tag.META, Kind.DATE: Tag.TEXT,
}  # fmt: skip
FOOT = {
    Kind.EDITOR: Tag.EDITOR,
    Kind.BYLINE: Tag.BYLINE,
    Kind.META: Tag.META,
    Kind.ORIGINAL: Tag.META,
    Kind.CREDIT: Tag.CREDIT,
}
SHORTEST_SUBTITLE = 8
LONGEST_VERSE, LEAST_VERSE = 24, 4
"""So many lines of large type in a row, none longer than that, are verse or a list, not headings."""


def tag(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a web page with their tags; what is not of the article is furniture."""
    texts = [piece.text for piece in pieces]
    kinds = [kind_of(piece) for piece in pieces]
    found = Layout(texts, kinds).found
    tags = _tags(texts, kinds, found) if found else {}
    return tuple(replace(piece, tag=tags.get(piece.index, Tag.FURNITURE)) for piece in pieces)


def _tags(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    return {
        **_head(texts, kinds, found),
        **_foot(kinds, found),
        **_text(texts, kinds, found),
        **_headline(texts, kinds, found),
    }


def _head(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The lines between title and text."""
    if not found.title:
        return {}
    between = range(found.title[-1] + 1, found.body.start)
    tags = {at: ABOUT[kinds[at]] for at in between if kinds[at] in ABOUT}
    tags |= {at: Tag.CAPTION for at in between if kinds[at] is Kind.PROSE}
    tags |= _outlets(texts, kinds, between)
    metas = [at for at in between if kinds[at] in (Kind.META, Kind.DATE)]
    return tags | _first_lines(texts, kinds, between, metas)


LONGEST_HEADLINE = 4
OFFICIAL = re.compile(
    r"(?:通知|公告|通告|公示|意见|决定|办法|批复|函|报告|决议|规定|方案|规划|细则|条例|通报|启事|解读|说明|名单)(?:（.*）)?$"
)
"""Titles of official papers end so; they are set on several lines."""


def _headline(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The lines of large type around a title: kicker above it, subtitle below it, further lines of an official title."""
    if not found.title:
        return {}
    title = found.title[0]
    tags = {title: Tag.TITLE}
    below = _neighbours(texts, kinds, range(title + 1, found.body.start), title)
    above = _neighbours(texts, kinds, range(title - 1, -1, -1), title)
    told = any(kind in ABOUT for kind in kinds[title + 1 : title + 1 + LONGEST_HEADLINE])
    if told and below and texts[title].startswith("关于") and OFFICIAL.search(texts[below[-1]]):
        return tags | dict.fromkeys(below, Tag.TITLE)
    if told and below and (below[-1] + 1 < found.body.start) and kinds[below[-1] + 1] in ABOUT:
        tags |= dict.fromkeys(below, Tag.SUBTITLE)
    body = "".join(texts[found.body.start : found.body.end])
    if len(above) == 1 and told and shared(key(texts[above[0]]), key(body)) >= AKIN:
        tags[above[0]] = Tag.KICKER
    return tags


AKIN = 0.4
"""The share of a kicker's pairs of characters that stand in the text."""


def _neighbours(texts: Sequence[str], kinds: Sequence[Kind], order: range, title: int) -> list[int]:
    """Lines of large type right beside a title, which stand alone there: more of them are a list of links."""
    run: list[int] = []
    for at in order:
        if kinds[at] is not Kind.LARGE or len(texts[at]) < SHORTEST_SUBTITLE or key(texts[at]) == key(texts[title]):
            break
        run.append(at)
    return sorted(run) if len(run) < LONGEST_HEADLINE else []


OUTLET = re.compile(
    r"^\s*(?:[\u3400-\u9fff·]{2,4}\s*[/／|｜]\s*)?(?:\S{1,12}(?:[报報网網社台臺刊雲云]|新闻|新聞|在线|客户端|发布|频道|传媒|融媒|中心|周刊|时报|TV|号)|中時|中央社|新华社)\s*(?:记者\s*\S{2,8})?$"
)
"""The name of an outlet, a person's before it at most."""


def _outlets(texts: Sequence[str], kinds: Sequence[Kind], between: range) -> dict[int, Tag]:
    """Names of outlets and persons on lines of their own beside the time."""
    dated = [at for at in between if kinds[at] in (Kind.META, Kind.DATE)]
    beside = [
        at for at in between if any(abs(at - other) <= 2 for other in dated) and kinds[at] in (Kind.LARGE, Kind.PATH)
    ]
    tags = {at: Tag.META for at in beside if OUTLET.match(texts[at])}
    return tags | {at: Tag.BYLINE for at in beside if at not in tags and byline.is_bare_names(texts[at])}


def _first_lines(texts: Sequence[str], kinds: Sequence[Kind], between: range, metas: list[int]) -> dict[int, Tag]:
    """Large type right above the first sentence and below all that is about the article: a heading, a salutation."""
    tags: dict[int, Tag] = {}
    for at in reversed(between):
        if kinds[at] is not Kind.LARGE or len(texts[at]) < SHORTEST_HEADING or not metas or at < metas[-1]:
            break
        tags[at] = Tag.CAPTION if SCENE.search(texts[at]) else Tag.HEADING
    return tags


SHORTEST_HEADING = 4


def _text(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The lines of the text."""
    body = range(found.body.start, found.body.end)
    tags = {at: IN_TEXT[kinds[at]] for at in body if kinds[at] in IN_TEXT}
    tags |= {at: _signed(texts[at], at, found) for at in body if kinds[at] is Kind.BYLINE}
    for run in _runs([at for at in body if kinds[at] in (Kind.LARGE, Kind.CAPTION)]):
        tags |= _large(texts, kinds, run)
    return tags


def _signed(text: str, at: int, found: Found) -> Tag:
    """A byline begins or ends a text; amid it a line of that form is a caption, or a line like any other."""
    if at <= found.body.start + 1 or at >= found.body.end - 3:
        return Tag.BYLINE
    return Tag.CAPTION if re.search(r"[图圖摄攝]", text) else Tag.TEXT


def _large(texts: Sequence[str], kinds: Sequence[Kind], run: list[int]) -> dict[int, Tag]:
    """Lines of large type in a row: verse, a list, captions, or a heading."""
    plain = [at for at in run if kinds[at] is Kind.LARGE]
    scenes = len(plain) < len(run) or any(SCENE.search(texts[at]) for at in run)
    if len(plain) >= LEAST_VERSE and max(len(texts[at]) for at in plain) <= LONGEST_VERSE:
        return dict.fromkeys(plain, Tag.TEXT)
    tags = {at: Tag.CAPTION if scenes and not NUMBERED.match(texts[at]) else Tag.HEADING for at in plain}
    return tags | {at: Tag.TEXT for at in plain if ENDS_SENTENCE.search(texts[at])}


def _runs(numbers: list[int]) -> list[list[int]]:
    """Numbers in runs without a gap.

    >>> _runs([1, 2, 4])
    [[1, 2], [4]]
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _foot(kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The lines about the article below its text, as far as the next list of links."""
    tags: dict[int, Tag] = {}
    for at in range(found.body.end, min(found.body.end + LONGEST_FOOT, len(kinds))):
        if kinds[at] is Kind.LINKS:
            break
        if kinds[at] in FOOT:
            tags[at] = FOOT[kinds[at]]
    return tags


ROLES = {
    Tag.TITLE: Role.TITLE, Tag.SUBTITLE: Role.SUBTITLE, Tag.KICKER: Role.KICKER, Tag.META: Role.META, Tag.BYLINE: Role.BYLINE,
    Tag.EDITOR: Role.EDITOR, Tag.TEXT: Role.PARAGRAPH, Tag.HEADING: Role.HEADING, Tag.CAPTION: Role.CAPTION, Tag.CREDIT: Role.CREDIT,
}  # fmt: skip
BODY = (Role.PARAGRAPH, Role.HEADING, Role.CAPTION, Role.CREDIT)


def assemble(pieces: tuple[Piece, ...]) -> Assembly:
    """The one article of a web page, its lines in printed order; an empty page has none."""
    draft = Draft()
    for piece in pieces:
        role = ROLES.get(piece.tag) if piece.tag else None
        if role:
            (draft.body if role in BODY else draft.head).append(Part(role, [piece]))
    _tell_captions(draft)
    draft.photo = is_photo(draft)
    furniture = [piece for piece in pieces if piece.tag is Tag.FURNITURE]
    return Assembly([draft] if draft.head or draft.body else [], [], furniture)


def _tell_captions(draft: Draft) -> None:
    """A heading says what the text below it tells, a caption what the text above it told; a heading has text below it.

    Among numbered headings one without a number is a caption.
    """
    numbered = sum(part.role is Role.HEADING and bool(NUMBERED.match(part.pieces[0].text)) for part in draft.body)
    for at, part in enumerate(draft.body):
        if part.role is not Role.HEADING or NUMBERED.match(part.pieces[0].text):
            continue
        above, below = draft.body[max(0, at - 2) : at], draft.body[at + 1 : at + 3]
        told = repeated_share(part.pieces[0].text, _joined(above))
        tells = repeated_share(part.pieces[0].text, _joined(below))
        if (
            (told >= REPEATED_SHARE and told > tells)
            or not below
            or below[0].role in (Role.CAPTION, Role.CREDIT)
            or numbered >= 2
        ):
            part.role = Role.CAPTION


def _joined(parts: list[Part]) -> str:
    return "".join(part.pieces[0].text for part in parts if part.role is Role.PARAGRAPH)


def is_photo(draft: Draft) -> bool:
    """Whether an article is a photograph with its text: one paragraph, signed by a photographer."""
    credited = any(part.role is Role.CREDIT for part in draft.body)
    found = credit.inline(draft.paragraphs[0].pieces[0].text) if len(draft.paragraphs) == 1 else None
    return len(draft.paragraphs) == 1 and (credited or (found is not None and found.reportage))
