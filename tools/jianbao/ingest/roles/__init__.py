"""Roles of lines: one recogniser a file, and the order in which they are asked."""

import re
from collections.abc import Callable

from jianbao.ingest.characters import plain_labels
from jianbao.ingest.pieces import Label, Reading
from jianbao.ingest.roles import byline, credit, editor, furniture, jump, meta, rubric

RECOGNISERS: tuple[Callable[[str], Reading | None], ...] = (
    jump.recognise,
    editor.recognise,
    meta.recognise,
    credit.recognise,
    byline.recognise,
    furniture.recognise,
    rubric.recognise,
)
"""The narrow before the wide: an editor line may hold names, a meta line an author."""

LONGEST_SHORT = 160
"""No recogniser knows a longer line."""

LONGEST_DISPLAY = 46
"""Characters of a line of large type; the longest headline line of the sample seeds has 44."""

MOST_COMMAS = 1
"""A headline has one comma at most; cut paragraphs of that length in the sample seeds have two."""

STOP_INSIDE = re.compile(r"[。；]|[！？](?=[^”’」』）》\s])")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}\s*[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,2}[章节部分篇]|[①-⑩]|(?:0?\d|1\d)\s*[、．.](?!\d))"
)
"""一、 （二） 第三章 4. : a heading, where the line is large type."""

OPEN_END = re.compile(r"[，、；：,—－-]$")


def alone(text: str) -> Reading:
    """What a line is, judged by itself.

    >>> alone("■ 通讯员 沈洋").label, alone("投笔从戎 绽放青春").label, alone("日前，会议召开。").label
    (<Label.BYLINE: 'byline'>, <Label.DISPLAY: 'display'>, <Label.TEXT: 'text'>)
    >>> alone("本报临澜讯（记者晏如 通讯").rule
    'cut opener'
    """
    if len(text) <= LONGEST_SHORT:
        plain = plain_labels(text)
        for recognise in RECOGNISERS:
            reading = recognise(plain)
            if reading:
                return reading
        if byline.CUT_OPENER.match(plain):
            return Reading(Label.TEXT, "cut opener")
    return shape(text)


def shape(text: str) -> Reading:
    """Display type or running text, by length and marks."""
    if len(text) > LONGEST_DISPLAY or STOP_INSIDE.search(text):
        return Reading(Label.TEXT, "sentence")
    if text.count("，") > MOST_COMMAS:
        return Reading(Label.TEXT, "clauses")
    return Reading(Label.TEXT, "open clause") if OPEN_END.search(text) else Reading(Label.DISPLAY, "short")
