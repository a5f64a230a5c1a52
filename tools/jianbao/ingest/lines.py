"""Text → lines → fragments: the pieces that a dump was cut into."""

import re
from collections.abc import Callable

from jianbao.ingest import lists, seams
from jianbao.ingest.pieces import Fragment
from jianbao.ingest.repair import repair
from jianbao.ingest.roles import byline, editor, furniture, meta
from jianbao.ingest.web_buttons import is_button
from jianbao.ingest.wrap import RAGGED, Wrap, find_wrap
from jianbao.model import Line, Repair

FIRST_INK = re.compile(r"\S")


def split_lines(text: str) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    r"""The non-blank lines of a seed, repaired, and the repairs; a form feed ends no line.

    >>> [(line.number, line.text, line.blanks_before) for line in split_lines("\n标题\n\n日前,开会。")[0]]
    [(2, '标题', 1), (4, '日前，开会。', 1)]
    """
    lines: list[Line] = []
    repairs: list[Repair] = []
    blanks = 0
    for number, raw in enumerate(text.split("\n"), 1):
        repaired = repair(number, raw)
        repairs += repaired.repairs
        if repaired.text:
            ink = FIRST_INK.search(raw)
            lines.append(Line(number, raw, repaired.text, ink.start() if ink else 0, blanks))
            blanks = 0
        else:
            blanks += 1
    return tuple(lines), tuple(repairs)


def fragments(lines: tuple[Line, ...], stands_alone: Callable[[str], bool] = lambda _: False) -> tuple[Fragment, ...]:
    """Undo hard wraps; a page without them has one fragment a line.

    `stands_alone` knows lines that no text goes on into, such as bylines.
    """
    wrap = find_wrap(lines)
    if not wrap:
        return tuple(_fragment([line]) for line in lines)
    page = seams.look(lines, wrap)
    found: list[list[Line]] = []
    for at, line in enumerate(lines):
        full = bool(found) and may_go_on(found[-1][-1], line, wrap, stands_alone)
        if full and not page.is_cut(at - 1, first=len(found[-1]) == 1):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(_fragment(group) for group in found)


def is_folio(text: str) -> bool:
    """Whether a line is of the frame of a page, which the line below never continues: its day, its printer."""
    found = furniture.recognise(text)
    return found is not None and found.rule in ("folio date", "imprint")


WAY = re.compile(r"[>＞»›/]\s*(?:正文|内文|內文|详细内容|詳細內容)\s*$")
"""The way to a page of a site: what stands below it is its title."""


FRAME = re.compile(r"^(?:[上下]一[篇则則条條]\s*[:：]|(?:相关|相關|延伸|推荐)(?:阅读|閱讀|新闻|新聞)(?:\s*[:：]|$))")
"""What a site prints between lines of a text or below it."""


STOP = re.compile(r"[。！？]")
"""22条？ and %。 end sentences and are no buttons, though sites count so many 条."""
INDENT = re.compile(r"\s{2}|\u3000")
"""One blank before a line stands between two names: 通讯员 巢静之 冒辟寒 and, below it,  云鹤."""
HANGING = re.compile(r"[，。、；：！？”’」』）》]{1,2}$")
"""Marks that may hang over the end of a full line, since none may begin one."""


def may_go_on(before: Line, after: Line, wrap: Wrap, stands_alone: Callable[[str], bool]) -> bool:
    """Whether a line is full and the next one may go on with it; a line longer than the wrap is large type that was not wrapped."""
    if (
        stands_alone(after.text)
        or is_folio(before.text)
        or (wrap.of(before) < wrap.usual - 1 and byline.names_role(before.text))
    ):
        return False
    if (
        meta.recognise(after.text)
        or meta.recognise(before.text)
        or WAY.search(before.text)
        or FRAME.match(after.text)
        or FRAME.match(before.text)
        or editor.recognise(after.text)
        or (lists.form(after.text) and lists.form(after.text) == lists.form(before.text))
        or any(len(line.text) > 1 and is_button(line.text) and not STOP.search(line.text) for line in (before, after))
    ):
        return False
    if (
        after.blanks_before
        or (INDENT.match(after.raw) and not before.indent)
        or (after.indent >= 2 and before.indent >= 2)
    ):
        return False
    hanging = HANGING.search(before.text)
    return wrap.width - RAGGED <= wrap.of(before) <= wrap.width + (len(hanging[0]) if hanging else 0)


def _fragment(group: list[Line]) -> Fragment:
    first = group[0]
    return Fragment(
        tuple(line.number for line in group),
        join_texts([line.text for line in group]),
        first.blanks_before,
        first.indent,
    )


LATIN_SEAM = re.compile(r"[A-Za-z,.;:]$")


def join_texts(texts: list[str]) -> str:
    """Put the halves of a text together: nothing between Chinese, a space between Latin words.

    >>> join_texts(["习近平总书记主", "持召开"])
    '习近平总书记主持召开'
    >>> join_texts(["the main", "job"])
    'the main job'
    """
    joined = texts[0]
    for text in texts[1:]:
        latin = LATIN_SEAM.search(joined) and text[:1].isascii() and text[:1].isalpha()
        joined += (" " if latin else "") + text
    return joined
