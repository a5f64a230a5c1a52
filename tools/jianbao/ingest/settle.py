"""Second look: what a line is among its neighbours, once it is known which lines continue which."""

import re
from dataclasses import replace

from jianbao.ingest.order import ENDED, Link
from jianbao.ingest.pieces import Label, Piece, Reading
from jianbao.ingest.roles import NUMBERED, byline

CAPTION_LEAD = re.compile(r"^(?:[▲▼◀▶△▽◤◥↑↓←→]\s*|图为|圖為|图[①-⑩一二三四五1-9]\s*[:：为]?|上图|下图|左图|右图|圖[①-⑩一二三四1-9]\s*[:：為]?|（图|[（(]?图片?说明[:：])")
LONGEST_CAPTION = 90
SHORTEST_POEM = 4
LONGEST_VERSE = 22


def settle(pieces: tuple[Piece, ...], links: tuple[Link, ...], arrowed: frozenset[int]) -> tuple[Piece, ...]:
    """Pieces with their second reading; `arrowed` holds the numbers of lines that stood between arrow marks."""
    linked = {link.before for link in links} | {link.after for link in links}
    settled = [_settle_one(piece, pieces, linked, arrowed) for piece in pieces]
    return _verse(tuple(settled), linked)


def _settle_one(piece: Piece, pieces: tuple[Piece, ...], linked: set[int], arrowed: frozenset[int]) -> Piece:
    if piece.label not in (Label.TEXT, Label.DISPLAY):
        return piece
    if piece.index in linked:
        return relabel(piece, Label.TEXT, "part of a cut paragraph") if piece.label is Label.DISPLAY else piece
    if piece.fragment.lines[0] in arrowed:
        return relabel(piece, Label.HEADING, "between arrows")
    if CAPTION_LEAD.match(piece.text) and len(piece.text) <= LONGEST_CAPTION:
        return relabel(piece, Label.CAPTION, "points at a picture")
    if piece.label is Label.DISPLAY and NUMBERED.match(piece.text):
        return relabel(piece, Label.HEADING, "numbered")
    if piece.label is Label.DISPLAY and byline.is_bare_names(piece.text) and _stands_as_byline(piece, pieces):
        return relabel(piece, Label.BYLINE, "names below a headline or a text")
    return piece


def relabel(piece: Piece, label: Label, rule: str) -> Piece:
    """The piece with another second reading."""
    return replace(piece, reading=Reading(label, rule))


def _stands_as_byline(piece: Piece, pieces: tuple[Piece, ...]) -> bool:
    before = pieces[piece.index - 1] if piece.index else None
    after = pieces[piece.index + 1] if piece.index + 1 < len(pieces) else None
    if after is not None and after.label is Label.BYLINE:
        return False
    below_head = before is not None and before.label is Label.DISPLAY and after is not None and after.label is Label.TEXT
    below_text = before is not None and bool(ENDED.search(before.text)) and (after is None or after.label is not Label.TEXT)
    return below_head or below_text


def _verse(pieces: tuple[Piece, ...], linked: set[int]) -> tuple[Piece, ...]:
    """Runs of short lines that are no headlines: the lines of a poem."""
    found = list(pieces)
    for start, end in _short_runs(pieces, linked):
        if end - start >= SHORTEST_POEM:
            found[start:end] = [relabel(piece, Label.VERSE, "run of short lines") for piece in found[start:end]]
    return tuple(found)


def _short_runs(pieces: tuple[Piece, ...], linked: set[int]) -> list[tuple[int, int]]:
    """Runs of lines short enough for verse, behind a byline or the first line of the run itself (the title)."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and _may_be_verse(pieces[end], linked):
            end += 1
        if end - at > SHORTEST_POEM:
            below_byline = at and pieces[at - 1].label is Label.BYLINE
            runs.append((at if below_byline else at + 1, end))
        at = max(end, at + 1)
    return runs


def _may_be_verse(piece: Piece, linked: set[int]) -> bool:
    return piece.label in (Label.DISPLAY, Label.TEXT) and len(piece.text) <= LONGEST_VERSE
