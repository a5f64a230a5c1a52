"""Is a dump a web page, that is, one article among navigation, links and notices?"""

import re
from collections import Counter

from jianbao.ingest import dates
from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles.opener import OPENER
from jianbao.ingest.web_article import LEADING, key
from jianbao.ingest.web_lines import CLOCK, STAMPED, Kind, kind_of

EVIDENCE = {
    "window": 2.0, "title twice": 2.0, "path": 1.5, "labelled meta": 2.5, "clock": 1.5, "buttons": 1.0, "many buttons": 1.0,
    "frame": 1.0, "neighbours": 1.5, "links": 1.0, "menu": 1.0, "original": 1.0, "byline under a headline": -1.0, "further byline under a headline": -1.5, "further opener": -1.0,
    "folio": -1.5,
}  # fmt: skip
"""What the lines of a page say for a web site, and against it for a page of a newspaper."""
ENOUGH = 2.25
"""A headline that begins like a later line, or an advert and a list, weigh 2 on pages of newspapers; 129 real pages of sites weigh 2.5 and more (counted once by hand)."""
SHORTEST_NAME = 8
MENU = 6
"""So many lines of up to four characters in a row are a menu."""
LARGE = (Label.DISPLAY, Label.RUBRIC)
NO_CLOCK = ("labels", "bare date")
"""A day on a line of its own signs a notice in a newspaper, too."""
ABOUT_SITE = re.compile(r"\d[:：]\d\d|来源|來源|加入最[愛爱]|手机版|手機版|设为首页|設為首頁")
"""2014/12/13 星期六│加入最愛│手機版, 2005年8月25日（来源：某报） are no folios."""
NO_FOLIO = (Kind.CHROME, Kind.PROSE)
"""1 2 3 are buttons of a site, and a sentence may begin with a day."""


def is_web_page(pieces: tuple[Piece, ...]) -> bool:
    """Whether more speaks for a web page than for a page of a newspaper."""
    return weigh(pieces) >= ENOUGH


def weigh(pieces: tuple[Piece, ...]) -> float:
    """The evidence for a web page, added up."""
    return sum(EVIDENCE[name] * count for name, count in evidence(pieces).items())


def evidence(pieces: tuple[Piece, ...]) -> Counter[str]:
    """How often each kind of evidence is met; most kinds count once."""
    own = [kind_of(piece) for piece in pieces]
    kinds = Counter(own)
    found = Counter(
        {
            "window": _names_window(pieces),
            "title twice": _repeats_title(pieces),
            "path": any(
                kind is Kind.PATH and piece.reading.rule == "breadcrumb"
                for piece, kind in zip(pieces, own, strict=True)
            ),
            "labelled meta": any(piece.label is Label.META and piece.reading.rule == "labels" for piece in pieces),
            "clock": any(
                (piece.label is Label.META and piece.reading.rule not in NO_CLOCK)
                or STAMPED.match(piece.text)
                or (kind is Kind.DATE and dates.printed(piece.text) and CLOCK.search(piece.text))
                for piece, kind in zip(pieces, own, strict=True)
            ),
            "buttons": kinds[Kind.CHROME] >= 2,
            "many buttons": kinds[Kind.CHROME] >= 6,
            "frame": kinds[Kind.STOP] >= 1,
            "neighbours": any(piece.reading.rule == "neighbours" for piece in pieces),
            "links": kinds[Kind.LINKS] >= 1,
            "menu": _has_menu(pieces),
            "original": kinds[Kind.ORIGINAL] >= 1,
            "folio": any(
                piece.reading.rule.startswith("folio") and kind not in NO_FOLIO and not ABOUT_SITE.search(piece.text)
                for piece, kind in zip(pieces, own, strict=True)
            ),
        }
    )
    heads = sum(above.label in LARGE and kind is Kind.BYLINE for above, kind in zip(pieces, own[1:], strict=False))
    openers = sum(piece.label is Label.TEXT and bool(OPENER.match(piece.text)) for piece in pieces)
    found["byline under a headline"] = min(heads, 1)
    found["further byline under a headline"] = max(0, heads - 1)
    found["further opener"] = max(0, openers - 1)
    return found


def _names_window(pieces: tuple[Piece, ...]) -> bool:
    """Whether one of the first lines begins with a line that stands further down: the name of the window."""
    names = [key(piece.text) for piece in pieces[:LEADING]]
    below = {key(piece.text) for piece in pieces[1:]}
    return any(
        len(name) > SHORTEST_NAME
        and any(name != one and name.startswith(one) for one in below if len(one) >= SHORTEST_NAME)
        for name in names
    )


def _repeats_title(pieces: tuple[Piece, ...]) -> bool:
    """Whether the first line, the name of the window, stands once more right below."""
    first = [key(piece.text) for piece in pieces[:2]]
    return len(first) == 2 and first[0] == first[1] and len(first[0]) >= SHORTEST_NAME


def _has_menu(pieces: tuple[Piece, ...]) -> bool:
    run = 0
    for piece in pieces:
        run = run + 1 if len(piece.text) <= 4 else 0
        if run >= MENU:
            return True
    return False
