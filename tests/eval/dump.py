"""Print a page as lines, and say in gold where everything went."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from tests.eval import characters
from tests.eval.model import Dice, Draft, Fragment, Kind, Page, Place
from tests.eval.wrap import NARROW, WIDE, clear_width, wrap

INDENT = "\N{IDEOGRAPHIC SPACE}" * 2
MORE_BLANKS = 0.06
"""Share of gaps with more than one blank line (about one in twenty in the seeds)."""
WRAPPED_KINDS = (Kind.PARAGRAPH, Kind.CAPTION)
ENCODINGS = {"hans": "gb18030", "hant": "big5"}


@dataclass(frozen=True, slots=True)
class Form:
    """How the lines of one page are set."""

    width: int | None
    """Characters a line where every line is wrapped, otherwise None."""
    indent: bool
    blank_between: bool
    newline: str
    form_feed: bool
    changes: tuple[str, ...]

    @property
    def touched(self) -> set[str]:
        """The phenomena of the table that this form is."""
        on = {
            "hard_wrap": self.width is not None,
            "indent": self.indent,
            "tight": not self.blank_between,
            "carriage_returns": self.newline == "\r\n",
            "form_feed": self.form_feed,
        }
        return {*self.changes, *(name for name, happens in on.items() if happens)}


@dataclass(frozen=True, slots=True)
class Dump:
    """A page as a file."""

    name: str
    encoding: str
    raw: str
    """The text of the dump."""
    read: str
    """The same lines as a careful reader reads them: what repairs should yield. The scorer takes this for the seed."""
    gold: dict[str, Any]

    @property
    def data(self) -> bytes:
        """The bytes of the dump."""
        return self.raw.encode(self.encoding)


@dataclass(slots=True)
class _Lines:
    """Lines as printed and as read, side by side, and the line numbers of each fragment."""

    raw: list[str]
    read: list[str]
    numbers: list[list[int]]

    def blank(self, count: int) -> None:
        self.raw += [""] * count
        self.read += [""] * count


def print_page(page: Page, dice: Dice) -> Dump:
    """The dump of a page with its gold."""
    script = page.drafts[0].article.script
    form = choose_form(page, script, dice)
    lines = _print_lines(page, form, dice)
    text = form.newline.join(lines.raw) + form.newline
    encoding = _encoding(text, script, dice)
    touched = page.touched | form.touched | frozenset({encoding} - {"utf-8"})
    return Dump(page.name, encoding, text, "\n".join(lines.read) + "\n", gold_of(page, lines.numbers, touched))


def choose_form(page: Page, script: str, dice: Dice) -> Form:
    """How to set a page; a wrap shows the ends of paragraphs by indents, by blank lines, or by short last lines."""
    wrapped, indent, tight = (dice.happens(name) for name in ("hard_wrap", "indent", "tight"))
    width = dice.between(NARROW, WIDE) if wrapped else None
    if wrapped:
        style = dice.pick(("indent", "blank", "bare"))
        bare = clear_width(_paragraphs(page), dice) if style == "bare" else None
        width, indent, tight = bare or width, style != "blank" and bare is None, style != "blank"
    newline = "\r\n" if dice.happens("carriage_returns") else "\n"
    changes = characters.choose_changes(script, dice)
    return Form(width, indent, not tight, newline, form_feed=dice.happens("form_feed"), changes=changes)


def _paragraphs(page: Page) -> list[str]:
    return [f.text for f in page.fragments if f.place is Place.BODY and f.kind in WRAPPED_KINDS]


def _print_lines(page: Page, form: Form, dice: Dice) -> _Lines:
    lines = _Lines([], [], [])
    lines.blank(dice.pick((0, 0, 2, 3, 4)))
    for i, fragment in enumerate(page.fragments):
        if i and form.blank_between:
            lines.blank(dice.between(2, 4) if dice.random.random() < MORE_BLANKS else 1)
        pieces = _pieces(fragment, form)
        printed = [
            _printed(piece, fragment, page) or characters.change_line(piece, form.changes, dice) for piece in pieces
        ]
        if form.form_feed and i and i == len(page.fragments) // 2:
            printed[0] = "\f" + printed[0]
        lines.numbers.append(list(range(len(lines.raw) + 1, len(lines.raw) + 1 + len(pieces))))
        lines.raw += printed
        lines.read += pieces
    return lines


def _pieces(fragment: Fragment, form: Form) -> list[str]:
    """The lines of one fragment."""
    paragraph = fragment.place is Place.BODY and fragment.kind is Kind.PARAGRAPH and not fragment.continues
    indent = INDENT if form.indent and paragraph else ""
    wrapped = form.width and fragment.place is Place.BODY and fragment.kind in WRAPPED_KINDS
    return wrap(fragment.text, form.width, indent) if form.width and wrapped else [indent + fragment.text]


def _printed(piece: str, fragment: Fragment, page: Page) -> str | None:
    """A line that simulated bold doubled."""
    doubled = {draft.owner for draft in page.drafts if "title_doubled" in draft.touched}
    return characters.double(piece) if fragment.place is Place.HEADLINE and fragment.owner in doubled else None


def _encoding(text: str, script: str, dice: Dice) -> str:
    """UTF-8, or the older encoding of the script where it happens and has every character of the page."""
    name = ENCODINGS[script]
    if not dice.happens(name):
        return "utf-8"
    try:
        text.encode(name)
    except UnicodeEncodeError:
        return "utf-8"
    return name


def gold_of(page: Page, numbers: list[list[int]], touched: frozenset[str]) -> dict[str, Any]:
    """Gold of a page: every printed line exactly once."""
    placed = list(zip(page.fragments, numbers, strict=True))
    first = {f.owner: ns[0] for f, ns in reversed(placed)}
    drafts = sorted(page.drafts, key=lambda draft: first[draft.owner])
    gold: dict[str, Any] = {"phenomena": sorted(touched)}
    for place in (Place.FURNITURE, Place.BANNER):
        gold[place.value] = [n for f, ns in placed if f.place is place and f.owner is None for n in ns]
    gold["articles"] = [_gold_article(d, [(f, ns) for f, ns in placed if f.owner == d.owner]) for d in drafts]
    return gold


def _gold_article(draft: Draft, placed: list[tuple[Fragment, list[int]]]) -> dict[str, Any]:
    spec: dict[str, Any] = {
        "slug": draft.article.slug,
        "kind": "photo" if draft.article.is_photo else "article",
        "headline": _lines_of(Place.HEADLINE, placed),
        "title": draft.titles,
        "authors": list(draft.authors),
        "flags": sorted(draft.flags),
    }
    for place in (Place.BYLINE, Place.META, Place.EDITORS, Place.COLUMN, Place.OPTIONAL):
        spec |= {place.value: found} if (found := _lines_of(place, placed)) else {}
    known = {"source": draft.source, "date": draft.date, "editors": list(draft.editors)}
    spec |= {key: value for key, value in known.items() if value}
    return spec | {"body": _gold_body(placed), "phenomena": sorted(draft.touched)}


def _lines_of(place: Place, placed: list[tuple[Fragment, list[int]]]) -> list[int]:
    """Line numbers of one place, in printed order within the article."""
    return [n for f, ns in placed if f.place is place for n in ns]


def _gold_body(placed: list[tuple[Fragment, list[int]]]) -> list[Any]:
    """Blocks in reading order, each healed from its pieces in reading order."""
    blocks: dict[int, list[tuple[Fragment, list[int]]]] = defaultdict(list)
    for fragment, numbers in placed:
        if fragment.place is Place.BODY:
            blocks[fragment.block].append((fragment, numbers))
    return [_gold_block(sorted(blocks[n], key=lambda pair: pair[0].part)) for n in sorted(blocks)]


def _gold_block(pieces: list[tuple[Fragment, list[int]]]) -> Any:
    lines = [n for _, ns in pieces for n in ns]
    kind = pieces[0][0].kind
    if kind is Kind.PARAGRAPH:
        return lines
    return {kind.value: lines[0] if len(lines) == 1 else lines}
