"""The view of a whole page (版): its articles in order, and what became of every line of its seed."""

from dataclasses import dataclass

from jianbao.findings import REGISTRY
from jianbao.model import Document, Page, Repair
from jianbao.publish import dates, front
from jianbao.publish.body import marked
from jianbao.publish.catalogue import Entry, article_url, entry
from jianbao.publish.front import text
from jianbao.publish.provenance import Taken, beginnings, head_now, line_map, repairs_of
from jianbao.publish.slugs import address

NO_LONGER = "（今本没有这一行）"
"""Beside a title, a byline … that people took out."""
HUES = 8
"""Colours for the articles of a page; the number beside each line tells them apart without colour too."""


@dataclass(frozen=True, slots=True)
class SeedView:
    """Everything the view of a page shows."""

    page: Page
    documents: dict[str, Document]
    """Articles of the page that are shown."""
    withdrawn: frozenset[str]
    lines: list[str] | None
    """Of the seed; None where it is missing or changed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Figures that show that nothing was lost."""

    articles: int
    lines: int
    taken: int
    furniture: int
    rubrics: int
    repairs: int
    joins: int
    doubts: int


def seed_page(view: SeedView) -> bytes:
    """The built page of a seed."""
    shown = tuple(view.documents[article.id] for article in view.page.articles if article.id in view.documents)
    meta: dict[str, object] = {
        "template": "seed.html",
        "title": seed_title(view.page, view.documents),
        "description": f"{view.page.seed}：版面上的{len(shown)}篇报道，以及原始文本每一行的去处。",
        "seed": view.page.seed,
        "sha256": view.page.sha256,
        "encoding": view.page.encoding,
        "entries": tuple(entry(document) for document in shown),
        "legend": _legend(view),
        "scraps": tuple(scrap.text for scrap in view.page.furniture),
        "banners": tuple(scrap.text for scrap in view.page.rubrics),
        "kept": figures(view.page),
        "missing": view.lines is None,
        "noindex": any(document.is_unlisted for document in shown),
    }
    return front.page(meta, _rows(view))


@dataclass(frozen=True, slots=True)
class Colour:
    """An article in the key to the colours."""

    number: int
    hue: str
    title: str
    url: str | None


def _legend(view: SeedView) -> tuple[Colour, ...]:
    """Number and colour of each article of the page, in the order of the page."""
    return tuple(
        Colour(place + 1, hue(place), document.heading, article_url(document))
        if document
        else Colour(place + 1, "left", "已撤下" if article.id in view.withdrawn else "已不单独成篇", None)
        for place, article in enumerate(view.page.articles)
        for document in (view.documents.get(article.id),)
    )


def hue(place: int) -> str:
    """The class that colours the lines of the article at a place of its page."""
    return f"h{place % HUES + 1}"


def seed_title(page: Page, documents: dict[str, Document]) -> str:
    """What a page is called: its newspaper, day and number where they are known, else by its first article."""
    shown = [documents[article.id] for article in page.articles if article.id in documents]
    if not shown:
        return f"版面 {page.seed_id}"
    first = shown[0]
    if not first.publication:
        return f"《{first.heading}》" + (f"等{len(shown)}篇" if len(shown) > 1 else "")
    parts = (first.publication, dates.in_words(first.date), f"第{first.page}版" if first.page else None)
    return " ".join(part for part in parts if part)


def figures(page: Page) -> Kept:
    """Counts of what became of the lines of a page."""
    blocks = [block for article in page.articles for block in article.blocks]
    taken = {number for block in blocks for number in block.lines}
    furniture = {number for scrap in page.furniture for number in scrap.lines}
    rubrics = {number for scrap in page.rubrics for number in scrap.lines}
    return Kept(
        articles=len(page.articles),
        lines=len(taken | furniture | rubrics),
        taken=len(taken),
        furniture=len(furniture),
        rubrics=len(rubrics),
        repairs=len(page.repairs),
        joins=sum(len(block.lines) - 1 for block in blocks if block.lines),
        doubts=len(page.doubts),
    )


def _rows(view: SeedView) -> str:
    """One row a line of the seed, in its own order: number, text, what became of it."""
    if view.lines is None:
        return ""
    taken = line_map(view.page, view.documents)
    beside = _beside(view, taken)
    rows = [
        row(number, line, taken.get(number), view, beside=beside.get(number, ""))
        for number, line in enumerate(view.lines, 1)
        if line.strip()
    ]
    return f'<ol class="seed">\n{"".join(rows)}</ol>\n'


def _beside(view: SeedView, taken: dict[int, Taken]) -> dict[int, str]:
    """Line number → the text that stands beside it: the passage that begins there, a title that people changed."""
    found: dict[int, str] = {}
    for article in view.page.articles:
        if document := view.documents.get(article.id):
            found |= {
                number: _now(document, marked(document.body[int(anchor[1:]) - 1]))
                for anchor, number in beginnings(article, taken).items()
            }
            changed = ((block, head_now(block, article, document)) for block in article.blocks if block.lines)
            found |= {
                block.lines[0]: _now(document, text(now) or NO_LONGER) for block, now in changed if now != block.text
            }
    return found


def _now(document: Document, words: str) -> str:
    """A text as the article has it now; a variant converts it with the names that the article knows."""
    return f'<p class="now" data-of="{article_url(document)}">{words}</p>'


def row(number: int, line: str, taken: Taken | None, view: SeedView, *, beside: str = "") -> str:
    """A line of the seed: coloured by the article that took it, grey where none did, its repairs marked."""
    if taken is None:
        return _row(number, "lost", text(line.strip()), "未归入任何报道")
    if taken.article is None:
        return _row(number, "left", repaired(line, repairs_of(view.page.repairs, number)), taken.words)
    if taken.article in view.withdrawn:
        return _row(number, "left", "（此行随报道撤下）", "已撤下")
    place = [article.id for article in view.page.articles].index(taken.article)
    words = f"{place + 1} · {taken.words}" + ("（接续）" if taken.is_joined else "")
    fate = _link(view.documents.get(taken.article), taken, words) + _doubts(view.page, number) + beside
    shown = repaired(line, repairs_of(view.page.repairs, number))
    return _row(number, hue(place), shown, fate, passage=f"{place + 1}-{taken.anchor}" if taken.anchor else None)


def _doubts(page: Page, number: int) -> str:
    """What the reading of a line leaves in doubt, in words."""
    codes = dict.fromkeys(doubt.code for doubt in page.doubts if number in doubt.lines)
    words = (REGISTRY[code].zh for code in codes if code in REGISTRY)
    return "".join(f'<span class="doubt">{text(word)}</span>' for word in words)


def _link(document: Document | None, taken: Taken, words: str) -> str:
    if document is None:
        return text(words)
    anchor = f"#{taken.anchor}" if taken.anchor else "#main"
    return f'<a href="../../{article_url(document)}{anchor}">{text(words)}</a>'


def _row(number: int, kind: str, shown: str, fate: str, *, passage: str | None = None) -> str:
    """A row; `passage` is the same on all rows of a paragraph, which light up together."""
    together = f' data-passage="{passage}"' if passage else ""
    return (
        f'<li id="L{number}" class="{kind}"{together}><a class="n" href="#L{number}">{number}</a>'
        f'<span class="t">{shown}</span><div class="to">{fate}</div></li>\n'
    )


def repaired(line: str, repairs: list[Repair]) -> str:
    """The line as repaired, as HTML; what stood there before can be read on each repair."""
    pieces, at = [], 0
    for repair in repairs:
        start = repair.column - 1
        if not line.startswith(repair.before, start) or start < at:
            continue
        pieces.append(text(line[at:start]))
        pieces.append(f'<ins title="原为 {text(named(repair.before))}">{text(repair.after)}</ins>')
        at = start + len(repair.before)
    return "".join(pieces).lstrip() + text(line[at:].rstrip() if pieces else line[at:].strip())


def named(characters: str) -> str:
    r"""Characters as a reader can see them: invisible ones by their number.

    >>> named("，"), named("\u200b")
    ('“，”', 'U+200B')
    """
    if characters.isprintable() and characters.strip():
        return f"“{characters}”"
    return " ".join(f"U+{ord(char):04X}" for char in characters)


def pages_entry(view: SeedView) -> Entry:
    """A page as the list of all pages shows it."""
    titles = "　".join(view.documents[a.id].heading for a in view.page.articles if a.id in view.documents)
    count = figures(view.page).articles
    return Entry(
        url=address("pages", view.page.seed_id),
        title=seed_title(view.page, view.documents),
        kind=f"{count}篇",
        source=view.page.seed,
        summary=titles[:160],
    )
