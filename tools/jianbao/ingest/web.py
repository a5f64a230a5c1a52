"""Is a dump a web page, that is, one article among navigation, links and notices?"""

from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles.opener import OPENER

CHROME = frozenset({"navigation", "breadcrumb", "buttons", "neighbours", "links", "rights"})
"""Kinds of furniture that only web pages have."""


def is_web_page(pieces: tuple[Piece, ...]) -> bool:
    """A page with a meta line or with the furniture of a web site."""
    metas = sum(piece.label is Label.META and piece.reading.rule != "bare date" for piece in pieces)
    chrome = sum(piece.label is Label.FURNITURE and piece.reading.rule in CHROME for piece in pieces)
    bylines = sum(piece.label is Label.BYLINE for piece in pieces)
    openers = sum(piece.label is Label.TEXT and bool(OPENER.match(piece.text)) for piece in pieces)
    return bylines <= 2 and openers <= 1 and (metas >= 1 or chrome >= 2) and metas <= 4
