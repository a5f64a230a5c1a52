"""Which line of a web page is the title of its one article.

Every line that may be it is judged with the text that would be its: what it looks like, what stands around it and between the two, and how
much of it the text says again. The signs are weighed by a conditional logit (McFadden 1974): the lines of a page compete, and one wins.
`tools/train/web_title.py` makes the file of weights.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import log, log1p
from pathlib import Path

from jianbao import lexicon
from jianbao.errors import SettingRefused
from jianbao.ingest import web_frames
from jianbao.ingest.arrays import read_arrays
from jianbao.ingest.measures import step
from jianbao.ingest.web_article import DASHED, LEADING, TOLD_BY, Found, Layout, shared
from jianbao.ingest.web_lines import Kind

FILE = "titles-of-web-pages.npz"
ENOUGH = 10.0
"""Worth of a text beyond which a longer one makes its title no likelier: four paragraphs."""
LITTLE = 1 / 8
"""A title whose text is worth so little of the longest one is none, unless the window bears its name."""
NAMED_BEFORE, AROUND, NEAR, FAR = 8, 3, 5, 60
"""So many lines above a title may hold it; are looked at above; may print source and time below; are looked through for prose above."""
OPENING, LONGEST_TOLD = 3, 1500
"""Lines that open a text, and characters of it, in which a title's words are looked for."""
LENGTHS = (5, 8, 11, 15, 22, 32, 42, 52)
BETWEEN = (
    Kind.LARGE, Kind.STOP, Kind.PROSE, Kind.CHROME, Kind.LINKS, Kind.PROMOTION, Kind.META, Kind.CAPTION, Kind.PATH,
)  # fmt: skip
MOST_BETWEEN, MOST_ALIKE, MOST_IN_ROW, MOST_WORDS, MOST_BARS = 12, 4, 6, 6, 4
"""Counts above these say no more."""
FEW = 0.2
"""The share of its pairs of characters below which a line is not told again."""
UNENDED = ("。", "；", "，", "：", "……")
YEAR = re.compile(r"(?:19|20)\d\d")


def find(layout: Layout) -> Found | None:
    """The article of a page: the best title with its text; a text alone where no title fits; None on a page without prose."""
    tried, whole = layout.tries(), layout.longest()
    most = max((found.body.worth for found in tried), default=0.0)
    enough = [found for found in tried if found.body.worth > LITTLE * most or layout.in_window(found.title[0])]
    best = max(enough, key=lambda found: score(layout, found, most), default=None)
    if best and not (
        whole
        and whole.worth > ENOUGH
        and best.body.worth <= LITTLE * whole.worth
        and not layout.in_window(best.title[0])
    ):
        return best
    return Found((), whole) if whole else None


def score(layout: Layout, found: Found, most: float) -> float:
    """What the signs of a title add up to; only differences on one page mean anything."""
    weights = load()
    return sum(weights.get(sign, 0.0) * value for sign, value in signs(layout, found, most).items())


def signs(layout: Layout, found: Found, most: float) -> dict[str, float]:
    """What speaks for a line as the title of a text, and against it, by name; `most` is the worth of the best text of the page."""
    at, body = found.title[0], found.body
    found_signs = {
        "worth": min(body.worth, ENOUGH),
        "share of the best": body.worth / most,
        **dict(_itself(layout, at)),
        **dict(_elsewhere(layout, at, body.end)),
        **dict(_around(layout, at)),
        **dict(_between(layout, range(at + 1, body.start))),
        **dict(_told(layout, at, range(body.start, body.end))),
    }
    return {sign: float(value) for sign, value in found_signs.items() if value}


def _itself(layout: Layout, at: int) -> Iterator[tuple[str, float]]:
    """How the line looks."""
    text, piece = layout.texts[at], layout.pieces[at]
    yield f"kind {layout.kinds[at]}", 1
    yield f"label {piece.label}", 1
    yield f"length {step(len(text), LENGTHS)}", 1
    yield "unended", text.endswith(UNENDED)
    yield "asks", text.rstrip()[-1:] in "？！?!"
    yield "quotes", bool(re.search("[“”「」：:]", text))
    yield "figures", bool(re.search(r"\d", text))
    yield "year", bool(YEAR.search(text))
    yield "bars", min(MOST_BARS, len(re.findall("[|｜]", text)))
    yield "words", min(MOST_WORDS, len(text.split()))
    yield "blanks", min(2, piece.fragment.blanks_before)
    yield "frame", web_frames.known(text)


def _elsewhere(layout: Layout, at: int, end: int) -> Iterator[tuple[str, float]]:
    """Where else on the page the line stands, and how far down it does."""
    own, keys = layout.keys[at], layout.keys
    yield "window", layout.in_window(at)
    yield "named above", any(own in one and own != one for one in keys[max(0, at - NAMED_BEFORE) : at])
    yield "times", min(MOST_ALIKE, keys.count(own))
    yield "again above", own in keys[:at]
    yield "again below", own in keys[end:]
    yield "top", at == 0
    yield "leading", at < LEADING
    yield "lines above", log1p(at)
    above = range(max(0, at - FAR), at)
    yield "prose above", log1p(sum(len(layout.texts[one]) for one in above if layout.kinds[one] is Kind.PROSE))


def _around(layout: Layout, at: int) -> Iterator[tuple[str, float]]:
    """What kinds of lines stand right above and below."""
    kinds = layout.looks
    for up in range(1, AROUND + 1):
        yield f"above {up} {kinds[at - up] if at >= up else 'edge'}", 1
    yield f"below {kinds[at + 1] if at + 1 < len(kinds) else 'edge'}", 1
    yield "dash below", at + 1 < len(kinds) and bool(DASHED.match(layout.texts[at + 1]))
    yield f"in a row {min(MOST_IN_ROW, _in_row(kinds, at))}", 1


def _in_row(kinds: Sequence[Kind], at: int) -> int:
    """How many lines of large type stand beside a line without another between."""
    above = next((up for up, kind in enumerate(reversed(kinds[:at])) if kind is not Kind.LARGE), at)
    below = kinds[at + 1 :]
    return above + next((down for down, kind in enumerate(below) if kind is not Kind.LARGE), len(below))


def _between(layout: Layout, between: range) -> Iterator[tuple[str, float]]:
    """What stands between the line and the text."""
    looks = layout.looks
    kinds = looks[between.start : between.stop]
    for kind in BETWEEN:
        yield f"between {kind}", min(MOST_BETWEEN, kinds.count(kind))
    yield "distance", log(len(between) + 1)
    near = [kind for kind in kinds if kind not in (Kind.CHROME, Kind.PATH)]
    told = [down for down, kind in enumerate(near[:NEAR]) if kind is Kind.META]
    stamped = [down for down, kind in enumerate(near[:NEAR]) if kind in TOLD_BY]
    if near:
        yield f"next {near[0]}", 1
    if told:
        yield "source below", 1
        yield "lines to the source", told[0]
    elif stamped:
        yield "stamp below", 1
        yield "lines to the stamp", stamped[0]


def _told(layout: Layout, at: int, body: range) -> Iterator[tuple[str, float]]:
    """How much of the line the text says again, links among it left out, which bear the titles of others."""
    own = layout.keys[at]
    text = "".join(layout.keys[one] for one in body if layout.kinds[one] is not Kind.PROMOTION)[:LONGEST_TOLD]
    told = shared(own, text)
    yield "told", told
    yield "told at once", shared(own, "".join(layout.keys[body.start : body.start + OPENING]))
    untold = told < FEW and not layout.in_window(at)
    yield "untold above another", untold and _is_above_another(layout, range(at + 1, body.start))


def _is_above_another(layout: Layout, between: range) -> bool:
    """Whether another line of large type stands between a line and the source or the time below it."""
    looks = layout.looks[between.start : between.stop]
    first = next((down for down, kind in enumerate(looks) if kind in TOLD_BY), None)
    return first is not None and Kind.LARGE in looks[:first]


@cache
def load() -> dict[str, float]:
    """The weights that come with the package, read once."""
    return read(lexicon.FOLDER / FILE)


def read(path: Path) -> dict[str, float]:
    """Weights by sign. Raises SettingRefused where the file is missing or damaged."""
    stored = read_arrays(path)
    try:
        return dict(zip(map(str, stored["signs"]), map(float, stored["weights"]), strict=True))
    except KeyError as error:
        raise SettingRefused(path.name, f"缺少 {error}，请恢复此文件", f"lacks {error}; restore the file") from error
