"""The lines of a web article's text: paragraph, heading, verse, caption, or what a site put between them."""

import re
from collections.abc import Sequence

from jianbao.ingest import dates, lists
from jianbao.ingest.characters import ENDS_SENTENCE
from jianbao.ingest.pieces import Tag
from jianbao.ingest.roles import NUMBERED, byline, sign_off
from jianbao.ingest.roles.opener import OPENER
from jianbao.ingest.web_article import (
    FORMULA,
    OFFICE,
    Found,
    is_letter,
    is_row,
    is_signature,
    key,
    shared,
    signs_above_editor,
)
from jianbao.ingest.web_captions import LEAST_SHOWN, credited, pictures, short_captions, shown_first
from jianbao.ingest.web_lines import Kind, is_signed

IN_TEXT = {
    Kind.PROSE: Tag.TEXT, Kind.LARGE: Tag.HEADING, Kind.CAPTION: Tag.CAPTION, Kind.CREDIT: Tag.CREDIT, Kind.BYLINE: Tag.BYLINE,
    Kind.EDITOR: Tag.EDITOR, Kind.ORIGINAL: Tag.META, Kind.DATE: Tag.TEXT,
}  # fmt: skip
LONGEST_VERSE, LEAST_VERSE = 24, 4
"""So many lines of large type in a row, none longer than that, are verse or a list, not headings."""


def text_tags(texts: Sequence[str], kinds: Sequence[Kind], found: Found, certain: dict[int, Tag]) -> dict[int, Tag]:
    """The lines of the text, `certain` as `certain_tags` has them."""
    body = range(found.body.start, found.body.end)
    tags = {at: IN_TEXT[kinds[at]] for at in body if kinds[at] in IN_TEXT}
    tags |= {at: _signed(texts[at], at, found) for at in body if kinds[at] is Kind.BYLINE}
    runs = _runs([at for at in body if kinds[at] in (Kind.LARGE, Kind.CAPTION)])
    lone = max((len(texts[run[0]]) for run in runs if len(run) == 1 and kinds[run[0]] is Kind.LARGE), default=0)
    for run in runs:
        tags |= _large(texts, kinds, run, lone)
    summary = [at for at, tag in certain.items() if tag is Tag.FURNITURE]
    opening = found.body.start + len(summary)
    tags |= {at: Tag.BYLINE for at in body if summary and 0 <= at - opening <= 1 and kinds[at] is Kind.BYLINE}
    return tags | short_captions(texts, kinds, found) | shown_first(texts, kinds, found) | certain


def certain_tags(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The lines of the text of which their form leaves no doubt."""
    return (
        _rows(texts, kinds, found)
        | credited(texts, kinds, found)
        | _leading(texts, kinds, found)
        | _numbered_heads(texts, found)
        | _numbers(texts, kinds, found)
        | _announcing(texts, found)
        | _stamped(texts, kinds, found)
        | _labelled(texts, kinds, found)
        | _items(texts, found)
        | _signature(texts, kinds, found)
        | _summary(texts, kinds, found)
    )


def _rows(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """Rows of names and of persons with what they are, amid a text."""
    amid = range(found.body.start + 1, found.body.end - 1)
    return {at: Tag.TEXT for at in amid if kinds[at] is Kind.LARGE and is_row(texts[at])}


def _leading(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """船工说： above what he said."""
    amid = range(found.body.start + 1, found.body.end - 1)
    led = [at for at in amid if kinds[at] in (Kind.LARGE, Kind.PROSE) and texts[at].rstrip().endswith("：")]
    return {at: Tag.TEXT for at in led if kinds[at + 1] is Kind.PROSE}


NUMBERED_HEAD = re.compile(r"^\s*[一二三四五六七八九十]{1,2}、[^，。；：:]{2,20}[：:]$")
"""一、参评对象： above the paragraphs that say who."""


def _numbered_heads(texts: Sequence[str], found: Found) -> dict[int, Tag]:
    """Numbered lines that end in a colon, two of them or more, each above a paragraph."""
    amid = range(found.title[-1] + 1 if found.title else found.body.start, found.body.end - 1)
    heads = [at for at in amid if NUMBERED_HEAD.match(texts[at])]
    alike = len(heads) > 1 and not any(at + 1 in heads for at in heads)
    return dict.fromkeys(heads, Tag.HEADING) if alike else {}


DIVIDES = re.compile(
    r"^.{0,18}(?:[》网網社台臺刊]|[日晚时時]报)[：:]$|^(?:点评|赏析|评析|简析|译文|注释|解读|评语|原文|做法|原料|食材|步骤)[：:]$"
)
"""英国《泰晤士报》： above what it wrote, 点评： below each poem; whoever speaks, and 如下：, leads on within a text."""


def _announcing(texts: Sequence[str], found: Found) -> dict[int, Tag]:
    """Labels and names of outlets that divide a text, two of them or more."""
    amid = range(found.body.start + 1, found.body.end - 1)
    short = [at for at in amid if DIVIDES.match(texts[at].strip())]
    return dict.fromkeys(short, Tag.HEADING) if len(short) > 1 else {}


LOWEST = 4
"""So many lines at the foot of a text may close a letter and say who wrote it."""


def _signature(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """此致, 敬礼！ and persons alone, or behind where they are from, at the foot of a letter or right above the editor."""
    foot = range(max(found.body.start + 1, found.body.end - LOWEST), found.body.end)
    large = [at for at in foot if kinds[at] is Kind.LARGE]
    letter = is_letter(texts, found.body.start, found.body.end)
    signs = [at for at in large if letter or signs_above_editor(texts, kinds, found.body.start, at)]
    named = [at for at in signs if is_signature(texts[at]) and _closes(texts, kinds, at - 1)]
    return dict.fromkeys(named, Tag.BYLINE) | {at: Tag.TEXT for at in large if sign_off.closes_letter(texts[at])}


def _closes(texts: Sequence[str], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line is a sentence or closes a letter, and no row of names: another row below it is of the same list."""
    return kinds[at] is Kind.PROSE or sign_off.closes_letter(texts[at])


CLOSED = re.compile(r"[”」』）)〉》】][。！？，；：]?")
"""The mark behind a link that a program set on a line of its own: （详情点击， 展开, ）."""


def _labelled(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """成人票原价：30元, 成人票原价：60元 …: rows of one list in a text; a bracket that closes alone."""
    rows = lists.listed(texts, range(found.body.start, found.body.end))
    named = {at for at in rows if kinds[at] is Kind.LARGE and lists.form(texts[at]) == "name"}
    closed = {at for at in range(found.body.start, found.body.end) if CLOSED.fullmatch(texts[at].strip())}
    return dict.fromkeys(named | closed, Tag.TEXT)


FIRST_LINES = 3


def _stamped(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """The day of an article below its lede, where none stands above."""
    if not found.title or any(dates.printed(texts[at]) for at in range(found.title[-1] + 1, found.body.start)):
        return {}
    first = range(found.body.start + 1, min(found.body.start + FIRST_LINES, found.body.end))
    return {at: Tag.META for at in first if kinds[at] is Kind.DATE and dates.printed(texts[at])}


LEAST_ITEMS = 3


def _items(texts: Sequence[str], found: Found) -> dict[int, Tag]:
    """【某报】 before the headline of each item of a survey of the press."""
    body = range(found.body.start, found.body.end)
    items = [at for at in body if ITEM.match(texts[at].strip()) and not texts[at].rstrip().endswith("。")]
    return dict.fromkeys(items, Tag.HEADING) if len(items) >= LEAST_ITEMS else {}


ITEM = re.compile(r"【[^】]{0,10}(?:[报報网網社刊台臺道]|新[闻聞]|中国|财经|周刊)】[^。]{4,}$")
SEEN = 0.8
"""Of the clauses of a summary so many stand in the text below it, word for word."""
TOLD_AGAIN = 0.7
"""A site's lede above an agency's opener shares so many pairs of characters with the text below."""
LEAST_SUMMARY, LONGEST_SUMMARY = 24, 6


def _summary(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """What a site takes from a text and sets above it, word for word: furniture."""
    tags: dict[int, Tag] = {}
    for at in range(found.body.start, min(found.body.end - 1, found.body.start + LONGEST_SUMMARY)):
        rest = key("".join(texts[at + 1 : found.body.end]))
        clauses = [key(clause) for clause in re.split(r"[，。！？；：]", texts[at]) if len(clause) > LEAST_SHOWN]
        taken = sum(clause in rest for clause in clauses)
        above_opener = OPENER.match(texts[at + 1]) and shared(key(texts[at]), rest) >= TOLD_AGAIN
        if kinds[at] is not Kind.PROSE or len(texts[at]) < LEAST_SUMMARY:
            break
        if taken < SEEN * len(clauses) and not above_opener:
            break
        tags[at] = Tag.FURNITURE
    return tags


def _numbers(texts: Sequence[str], kinds: Sequence[Kind], found: Found) -> dict[int, Tag]:
    """Lines of nothing but a number that count the parts of a text, and the heading below each; one alone is a counter of the site."""
    alone = [at for at in range(found.body.start, found.body.end) if re.fullmatch(r"0?\d{1,2}", texts[at].strip())]
    counted = [int(texts[at]) for at in alone]
    if len(alone) < LEAST_COUNTED or counted != [*range(1, len(alone) + 1)]:
        return {}
    below = [at + 1 for at in alone if kinds[at + 1 : at + 2] == [Kind.LARGE]]
    return dict.fromkeys((*alone, *below), Tag.HEADING)


LEAST_COUNTED = 2
SIGNED_WITHIN = 8
"""A site may set the main points of a text above the line that says who wrote it."""


def _signed(text: str, at: int, found: Found) -> Tag:
    """A byline begins or ends a text; amid it a line of that form is a caption, or a line like any other."""
    if text.startswith(("—", "―")) and at < found.body.end - 3:
        return Tag.TEXT
    near = found.body.start + (SIGNED_WITHIN if is_signed(text) else 1)
    if at <= near or at >= found.body.end - 3:
        return Tag.BYLINE
    return Tag.CAPTION if re.search(r"[图圖摄攝]", text) else Tag.TEXT


def _large(texts: Sequence[str], kinds: Sequence[Kind], run: list[int], lone: int) -> dict[int, Tag]:
    """Lines of large type in a row: verse, a list, captions, or a heading, which is hardly longer than the headings that stand alone."""
    shown = pictures(texts, [at for at in run if kinds[at] is Kind.LARGE])
    captioned = len(shown) < len(run) and (shown or any(kinds[at] is Kind.CAPTION for at in run))
    kept = [at for at in run if at not in shown]
    return dict.fromkeys(shown, Tag.CAPTION) | _plain(texts, kinds, kept, lone if captioned else None)


def _plain(texts: Sequence[str], kinds: Sequence[Kind], run: list[int], lone: int | None) -> dict[int, Tag]:
    """The lines of a run that are no captions by themselves; `lone` is the length of a heading where captions stand among them."""
    plain = [at for at in run if kinds[at] is Kind.LARGE]
    if not plain:
        return {}
    rows = any(is_row(texts[at]) for at in plain)
    if not rows and len(plain) >= LEAST_VERSE and max(len(texts[at]) for at in plain) <= LONGEST_VERSE:
        return dict.fromkeys(plain, Tag.TEXT)
    captioned = lone is not None
    tags = {at: Tag.CAPTION if captioned and not NUMBERED.match(texts[at]) else Tag.HEADING for at in plain}
    if lone is not None and len(plain) == 1:
        tags |= {plain[0]: Tag.HEADING} if len(texts[plain[0]]) <= lone + LONGER_HEADING else {}
    said = [
        at
        for at in plain
        if ENDS_SENTENCE.search(texts[at])
        or is_row(texts[at])
        or LEADS_ON.search(texts[at])
        or FORMULA.search(texts[at])
    ]
    closed = [at for at in plain if _signs(texts, kinds, at) or sign_off.is_day(texts[at].replace("O", "〇"))]
    return tags | dict.fromkeys((*said, *closed), Tag.TEXT)


LEADS_ON = re.compile(r"(?:[:：，、]|——)\s*$|^\s*附件?\s*\d{0,2}\s*[:：]|[:：]\s*\d{3,4}[-—]?\d{3,8}")
"""各有关单位:, 附件：某表（18件）, 宣传中心：010-00000000 are said in the text, whatever stands beside them."""


LONGER_HEADING = 3
"""A heading beside a caption is at most so much longer than the longest heading that stands alone."""


def _signs(texts: Sequence[str], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a line is the office that signs a notice: below a sentence, right above the day or the editor."""
    below = texts[at + 1].strip() if at + 1 < len(texts) else ""
    stamped = dates.STAMP.fullmatch(below) or dates.HAN_STAMP.fullmatch(below)
    closed = stamped or (kinds[at + 1 : at + 2] or [Kind.STOP])[0] not in (Kind.PROSE, Kind.LARGE, Kind.CAPTION)
    office = OFFICE.search(texts[at]) or (stamped and sign_off.closes(texts[at]))
    below_text = kinds[at - 1] is Kind.PROSE or ENDS_SENTENCE.search(texts[at - 1])
    return bool(closed and below_text and office)


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


SHORTEST_PEN_NAME = 2
"""A last verse of two characters that could be a name is verse."""
VERSE = 28
"""A line of verse has at most so many characters."""
MEAN_VERSE = 15
"""And on average no more than that, which the shortest paragraphs of a page exceed."""


def verse_tags(texts: Sequence[str], tags: dict[int, Tag]) -> dict[int, Tag]:
    """The tags of a poem: a text of nothing but short lines, below the name of who wrote it or above it."""
    body = [at for at, one in sorted(tags.items()) if one in (Tag.TEXT, Tag.HEADING, Tag.VERSE)]
    lengths = [len(texts[at]) for at in body]
    if (
        len(body) < LEAST_VERSE
        or max(lengths) > VERSE
        or sum(lengths) > MEAN_VERSE * len(body)
        or _ends_inside(texts, body)
    ):
        return {}
    if any(is_row(texts[at]) for at in body):
        return {}
    named = Tag.BYLINE not in tags.values() and byline.is_bare_names(texts[body[0]]) and " " in texts[body[0]].strip()
    last = texts[body[-1]].strip()
    signed = (
        not named and not _names_author(texts, tags) and len(last) > SHORTEST_PEN_NAME and byline.is_bare_names(last)
    )
    return dict.fromkeys(body, Tag.VERSE) | dict.fromkeys(
        body[:1] if named else body[-1:] if signed else [], Tag.BYLINE
    )


def _names_author(texts: Sequence[str], tags: dict[int, Tag]) -> bool:
    return any(tag is Tag.BYLINE or (tag is Tag.META and "作者" in texts[at]) for at, tag in tags.items())


def _ends_inside(texts: Sequence[str], body: list[int]) -> bool:
    """Whether lines hold whole sentences: short paragraphs, not verse."""
    return sum(bool(re.search(r"[。！？](?=.)|[：:]", texts[at][:-1])) for at in body) * 3 > len(body)
