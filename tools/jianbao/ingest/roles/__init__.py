"""Roles of lines: one recogniser a file, and the order in which they are asked."""

import re
from collections.abc import Callable

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

STOP_INSIDE = re.compile(r"[。；]|[！？](?=[^”’」』）》\s])")
OPEN_END = re.compile(r"[，、；：,—－-]$")


def alone(text: str) -> Reading:
    """What a line is, judged by itself.

    >>> alone("■ 通讯员 沈洋").label, alone("投笔从戎 绽放青春").label, alone("日前，会议召开。").label
    (<Label.BYLINE: 'byline'>, <Label.DISPLAY: 'display'>, <Label.TEXT: 'text'>)
    """
    if len(text) <= LONGEST_SHORT:
        for recognise in RECOGNISERS:
            reading = recognise(text)
            if reading:
                return reading
    return shape(text)


def shape(text: str) -> Reading:
    """Display type or running text, by length and marks."""
    if len(text) > LONGEST_DISPLAY or STOP_INSIDE.search(text):
        return Reading(Label.TEXT, "sentence")
    return Reading(Label.TEXT, "open clause") if OPEN_END.search(text) else Reading(Label.DISPLAY, "short")
