"""Seed → page: the whole reading on one screen."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from jianbao.ingest import conserve, dates, metadata, web_names, web_page
from jianbao.ingest.assemble import Assembly, assemble
from jianbao.ingest.clues import PageClues, page_clues
from jianbao.ingest.finish import Finished, PageFacts, finish
from jianbao.ingest.lines import fragments, is_folio, split_lines
from jianbao.ingest.marginals import headline_shares
from jianbao.ingest.network import Outlook
from jianbao.ingest.order import guess, links
from jianbao.ingest.pieces import Fragment, Label, Piece, Reading
from jianbao.ingest.roles import alone, furniture, rubric, sign_off
from jianbao.ingest.tagging import look, tag
from jianbao.model import Doubt, Line, Page, Repair, Scrap, Source

SEED_ID = re.compile(r"(?<![0-9a-f])(?P<id>[0-9a-f]{8})[0-9a-f]*")


def read_page(source: Source, *, seed_id: str | None = None, repeated: frozenset[str] = frozenset()) -> Page:
    """Read a seed: text → lines → fragments → pieces → links → drafts → articles.

    `repeated` holds short lines that other seeds print too (rubrics, banners). Raises ConservationFailure if a
    character were lost or made up, which would be a defect.
    """
    return read_stages(source, seed_id=seed_id, repeated=repeated).page


@dataclass(frozen=True, slots=True)
class Stages:
    """What every stage of one reading made, in the order of the flow: the page, and why it is so (see `explain`)."""

    lines: tuple[Line, ...]
    labelled: tuple[Piece, ...]
    """Judged alone."""
    facts: PageClues
    outlook: Outlook | None
    """How likely each tag and each join is; of a newspaper page."""
    tagged: tuple[Piece, ...]
    """Judged among their neighbours."""
    assembly: Assembly
    page: Page


def read_stages(source: Source, *, seed_id: str | None = None, repeated: frozenset[str] = frozenset()) -> Stages:
    """Read a seed as `read_page` does, and keep what each stage made."""
    lines, repairs = split_lines(source.text)
    labelled = label(lines)
    facts = page_clues(labelled, repeated=repeated, arrowed=_arrowed(repairs))
    outlook = None if facts.single else look(labelled, guess(labelled), facts)
    tagged = tag(labelled, outlook) if outlook else web_page.tag(labelled)
    assembly = assemble(tagged, links(tagged, outlook.joins), single=False) if outlook else web_page.assemble(tagged)
    heads = headline_shares(labelled, outlook.chain, facts) if outlook else ()
    printed = page_facts(source, assembly, heads, None if outlook else web_names.read(tagged))
    page = _page(source, assembly, repairs, printed, seed_id=seed_id or provisional_id(source))
    conserve.check(lines, page)
    return Stages(lines, labelled, facts, outlook, tagged, assembly, page)


def label(lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    """The fragments of a page, each judged alone."""
    pieces = [_piece(index, fragment) for index, fragment in enumerate(fragments(lines, stands_alone))]
    for office, day in pairwise(pieces):
        if sign_off.below(day.text, office.text):
            pieces[office.index], pieces[day.index] = (replace(one, reading=SIGNED_OFF) for one in (office, day))
    for piece in [piece for piece in pieces if PAGE_LIST.match(piece.text)]:
        for listed in _listed(pieces[piece.index + 1 :]):
            pieces[listed.index] = replace(listed, reading=LISTED)
    return tuple(pieces)


def _listed(below: list[Piece]) -> list[Piece]:
    """The headlines below 本版新闻列表 and above the next piece of furniture: a list of what stands further down."""
    end = next((at for at, piece in enumerate(below) if piece.label not in (Label.DISPLAY, Label.RUBRIC)), len(below))
    return below[:end] if end < len(below) and below[end].label is Label.FURNITURE else []


PAGE_LIST = re.compile(r"^\W*本版(?:新闻列表|新聞列表|导读|導讀|标题导航|標題導航|目录|目錄)\W*$")
"""What e-papers print above the headlines of a page."""
LISTED = Reading(Label.FURNITURE, "listed")
SIGNED_OFF = Reading(Label.TEXT, "sign-off")


def stands_alone(text: str) -> bool:
    """Whether a line is by itself surely no piece of running text: a byline, a rubric, a subtitle, a section mark."""
    reading = alone(text)
    signed = reading.label is Label.BYLINE and reading.rule == "role and names"
    return (
        signed
        or reading.rule in ("boxed", "lexicon")
        or is_folio(text)
        or bool(SECTION.match(text) or DASHED.match(text))
    )


DASHED = re.compile(r"^[—―–─]{1,2}[^—―–─]+$")
"""——来自三个街道的调查: a subtitle of one line."""
SECTION = re.compile(r"^[■□◆●▲◎▶►◇○]\s*[\u3400-\u9fff]|^[一二三四五六七八九十]{1,3}$")
"""■ 先做减法, 二: section headings of one line."""


def arrowed(text: str) -> frozenset[int]:
    """Numbers of the lines that stand between arrow marks."""
    return _arrowed(split_lines(text)[1])


def _piece(index: int, fragment: Fragment) -> Piece:
    text = fragment.text
    closing = sign_off.closes_letter(text) or sign_off.is_whole(text)
    return Piece(index, fragment, SIGNED_OFF if closing else alone(text))


def _arrowed(repairs: tuple[Repair, ...]) -> frozenset[int]:
    return frozenset(repair.line for repair in repairs if repair.rule == "arrows")


def _page(source: Source, assembly: Assembly, repairs: tuple[Repair, ...], facts: PageFacts, *, seed_id: str) -> Page:
    finished: list[Finished] = [
        finish(draft, f"{seed_id}-{ordinal:02}", facts) for ordinal, draft in enumerate(assembly.drafts, 1)
    ]
    return Page(
        seed=source.name,
        seed_id=seed_id,
        sha256=source.sha256,
        encoding=source.encoding,
        articles=tuple(one.article for one in finished),
        furniture=_scraps(assembly.furniture),
        rubrics=_scraps(assembly.rubrics),
        repairs=repairs,
        doubts=(*(doubt for one in finished for doubt in one.doubts), *_left_out(assembly, web_page=not facts.heads)),
    )


def _left_out(assembly: Assembly, *, web_page: bool) -> list[Doubt]:
    """Sentences of a newspaper page that no article owns."""
    prose = [piece for piece in assembly.furniture if PROSE.search(piece.text) and not web_page]
    return [Doubt("R-004", (piece.line,), None, piece.text[:12]) for piece in prose]


def _scraps(pieces: Iterable[Piece]) -> tuple[Scrap, ...]:
    return tuple(Scrap(piece.text, piece.fragment.lines) for piece in pieces)


def page_facts(
    source: Source, assembly: Assembly, heads: tuple[float, ...], named: web_names.Named | None = None
) -> PageFacts:
    """What the furniture says of every article of the page: date, page number, name of the paper, editors."""
    texts = [piece.text for piece in assembly.furniture]
    folio = [text for text in texts if heads and len(text) <= LONGEST_FOLIO and dates.printed(text)]
    names = [piece.text.strip() for piece in assembly.furniture if piece.reading.rule == "section name"]
    number = next((found["page"] or found["letter"] for text in texts if (found := PAGE_NUMBER.search(text))), None)
    return PageFacts(
        folio,
        metadata.editors(texts),
        names[0] if names else None,
        number,
        source.sidecar,
        heads,
        assembly.text,
        named,
    )


PROSE = re.compile(r"[，。].*。")
LONGEST_FOLIO = 60
"""Characters of a line that prints the date of a page; on web pages such a line is a clock."""
PAGE_NUMBER = re.compile(r"(?:^\s*|第\s*|\s)(?P<page>[A-Z]?\d{1,3})\s*版|^(?P<letter>[A-Z]\d{1,3})\b")


def provisional_id(source: Source) -> str:
    """Eight hex digits: those in the seed's name if it has them, else of its text.

    >>> from jianbao.model import Sidecar
    >>> provisional_id(Source("000_fa5e3efd42f9634f.txt", "", "utf-8", "0" * 64, Sidecar()))
    'fa5e3efd'
    """
    found = SEED_ID.search(source.name.removesuffix(".txt"))
    return found["id"] if found else hashlib.sha256(source.text.encode()).hexdigest()[:8]


LONGEST_REPEATED = 20


def repeated_lines(sources: Iterable[Source]) -> frozenset[str]:
    """Short lines that stand in more than one seed, as keys: rubrics, banners, furniture."""
    counts: Counter[str] = Counter()
    for source in sources:
        short = {line.strip() for line in source.text.split("\n") if 2 <= len(line.strip()) <= LONGEST_REPEATED}
        counts.update({rubric.key(line) for line in short if not furniture.recognise(line)})
    return frozenset(line for line, count in counts.items() if count > 1)
