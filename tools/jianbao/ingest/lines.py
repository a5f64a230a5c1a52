"""Text → lines → fragments: the pieces that a dump was cut into."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from jianbao.ingest.evidence import ENDED
from jianbao.ingest.pieces import Fragment
from jianbao.ingest.repair import repair
from jianbao.ingest.roles import editor, furniture, meta
from jianbao.ingest.web_lines import is_button
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


SHORTEST_WRAP, WIDEST_WRAP = 10, 60
"""Characters of a hard-wrapped line: a newspaper column holds 11 to 30, a mail 30 to 40."""

WRAP_SHARE = 0.28
"""Share of a page's lines that must have the commonest width for the page to count as hard-wrapped.

In the sample seeds, one paragraph a line, no width is shared by more than a twentieth.
"""

FEWEST = 8
"""Lines from which on a common width is more than chance."""
RAGGED = 2
"""A wrapped line may miss the full width by this much: no mark may begin a line (避头尾), Latin letters are narrow."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a page was wrapped: at so many characters, or at so much width."""

    measure: Callable[[str], int]
    width: int

    def of(self, line: Line) -> int:
        """The measure of a line, its indent counted."""
        return self.measure(line.text) + line.indent


def fragments(lines: tuple[Line, ...], stands_alone: Callable[[str], bool] = lambda _: False) -> tuple[Fragment, ...]:
    """Undo hard wraps; a page without them has one fragment a line.

    `stands_alone` knows lines that no text goes on into, such as bylines.
    """
    wrap = find_wrap(lines)
    inside = _inside_indented(lines, wrap) if wrap else set()
    found: list[list[Line]] = []
    for line in lines:
        goes_on = wrap and found and _goes_on(found[-1][-1], line, wrap, inside=line.number in inside)
        if goes_on and not stands_alone(line.text) and not is_folio(found[-1][-1].text):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(_fragment(group) for group in found)


def is_folio(text: str) -> bool:
    """Whether a line is of the frame of a page, which the line below never continues: its day, its printer."""
    found = furniture.recognise(text)
    return found is not None and found.rule in ("folio date", "imprint")


INDENTED = 4
"""Indented lines that make a page one that indents its paragraphs."""


def _inside_indented(lines: tuple[Line, ...], wrap: Wrap) -> set[int]:
    """Numbers of lines that surely stand amid a paragraph: on a page that indents, neither they are nor the full lines below."""
    if sum(line.indent >= 2 for line in lines) < INDENTED:
        return set()
    flush = [not line.indent and not line.blanks_before for line in lines]
    full = [wrap.width - RAGGED <= wrap.of(line) for line in lines]
    return {lines[at].number for at in range(len(lines) - 1) if flush[at] and flush[at + 1] and full[at + 1]}


LEAST_FULL = 5
"""Full lines from which on a common width is more than chance: verse has four of one length."""
SHARP = 0.5
"""Of the lines about as wide as the wrap so many have just its width: 0.6 and more on wrapped pages, fewer among lines of verse."""
LONGER = 0.4
"""For each line of the wrap's width at most so many longer ones: titles and notices. On wrapped pages of the benchmark's
develop split 0.27 at most; on real web pages whose short lines happen to share a width 0.5 to 2."""


def find_wrap(lines: tuple[Line, ...]) -> Wrap | None:
    """The measure and width at which most lines of a page end, or None; programs count characters, printers width.

    Of two measures the one by which more lines are of the very same width.
    """
    best: tuple[int, Wrap] | None = None
    for measure in (len, display_width):
        counts = Counter(measure(line.text) + line.indent for line in lines if len(line.text) >= SHORTEST_WRAP)
        for width, exact in counts.most_common(3):
            longer = sum(
                measure(line.text) + line.indent > width + 1 and bool(PAUSE.search(line.text)) for line in lines
            )
            wrapped = _is_common(counts, width, longer) and _is_prose(lines, measure, width)
            if (best is None or exact > best[0]) and wrapped:
                best = exact, Wrap(measure, max(other for other in counts if other <= width + 1))
    return best[1] if best else None


def _is_common(counts: Counter[int], width: int, longer: int) -> bool:
    """Whether lines of one width are common enough, and longer ones with a pause rare enough, for a page that was wrapped."""
    total = sum(counts.values())
    near = sum(count for other, count in counts.items() if width - RAGGED <= other <= width)
    sharp = near >= LEAST_FULL and counts[width] >= SHARP * near
    return total >= FEWEST and width <= WIDEST_WRAP and near / total >= WRAP_SHARE and sharp and longer <= LONGER * near


PROSE_SHARE = 0.4
"""Of the full lines of wrapped prose so many hold a comma or a full stop; menus and lists of headlines hold none."""
MARK = re.compile(r"[，。、；：！？,]")


def _is_prose(lines: tuple[Line, ...], measure: Callable[[str], int], width: int) -> bool:
    """Whether the lines of one width are prose that was wrapped, rather than a list of links of one length."""
    full = [line.text for line in lines if width - RAGGED <= measure(line.text) + line.indent <= width]
    return sum(bool(MARK.search(text)) for text in full) >= PROSE_SHARE * len(full)


def display_width(text: str) -> int:
    """Width in full-width characters, halves rounded up."""
    return (len(text) + sum(1 for char in text if ord(char) > 0x2E7F or char in "“”‘’…—") + 1) // 2


PAUSE = re.compile(r"[，。]")
"""Prose; the notices at the foot of a site hold none, and are long on wrapped pages, too."""
WAY = re.compile(r"[>＞»›/]\s*(?:正文|内文|內文|详细内容|詳細內容)\s*$")
"""The way to a page of a site: what stands below it is its title."""


FRAME = re.compile(r"^(?:[上下]一[篇则則条條]\s*[:：]|(?:相关|相關|延伸|推荐)(?:阅读|閱讀|新闻|新聞)(?:\s*[:：]|$))")
"""What a site prints between lines of a text or below it."""


HANGING = re.compile(r"[，。、；：！？”’」』）》]{1,2}$")
"""Marks that may hang over the end of a full line, since none may begin one."""


def _goes_on(before: Line, after: Line, wrap: Wrap, *, inside: bool) -> bool:
    """Whether a full line goes on in the next; a line longer than the wrap is large type that was not wrapped.

    A short line without a full stop below a whole sentence is no last line of a paragraph, unless it stands `inside` one.
    """
    if (
        meta.recognise(after.text)
        or meta.recognise(before.text)
        or WAY.search(before.text)
        or FRAME.match(after.text)
        or FRAME.match(before.text)
        or editor.recognise(after.text)
        or any(len(line.text) > 1 and is_button(line.text) for line in (before, after))
    ):
        return False
    if after.blanks_before or (after.indent and not before.indent) or (after.indent >= 2 and before.indent >= 2):
        return False
    if (
        not inside
        and ENDED.search(before.text)
        and not ENDED.search(after.text)
        and wrap.of(after) < wrap.width - RAGGED
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
