"""Lay several articles out as one newspaper page."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.eval import breaks, displace, heads, stock, variants
from tests.eval.fill import Filler
from tests.eval.model import Article, Dice, Draft, Fragment, Page, Place, column_breaks


def newspaper_page(name: str, articles: Sequence[Article], dice: Dice) -> Page:
    """One page: drafts first, then what moves between them, then the furniture around them."""
    script = articles[0].script
    filler, manner = Filler(dice, articles), heads.manner_of(dice, script)
    drafts = [draft_article(article, owner, filler, manner) for owner, article in enumerate(articles)]
    runs = displace.move_tails(drafts, dice)
    _put_photo_stories_inside(runs, drafts, dice)
    runs = [displace.interrupt(run, drafts, filler) for run in runs]
    frame = _frame(filler)
    for draft in drafts:
        draft.date = _date_of(draft, filler.day.isoformat() if frame.dated else None)
    touched = {*frame.touched, *({"traditional"} if script == "hant" else ())}
    everything = (*frame.top, *_between(runs, filler, touched), *frame.bottom)
    return Page(name, tuple(drafts), everything, frozenset(touched))


def draft_article(article: Article, owner: int, filler: Filler, manner: heads.Manner) -> Draft:
    """One article as its column prints it, with everything that can befall it alone."""
    dice = filler.dice
    article, touched = variants.vary(article, dice, manner.heading)
    draft = Draft(article, owner, authors=article.authors, touched=touched)
    draft.source = article.source if article.source and article.source in article.text else None
    heads.add_head(draft, filler, manner)
    for number, block in enumerate(article.body):
        draft.add_block(block, number)
    breaks.break_headings(draft, dice)
    breaks.drop_cap(draft, dice)
    breaks.begin_late(draft, filler)
    breaks.end_early(draft, filler)
    breaks.break_columns(draft, dice)
    breaks.lose_characters(draft, dice)
    breaks.lose_beginning(draft, dice)
    displace.displace_byline(draft, dice)
    displace.place_photo(draft, filler)
    heads.add_foot(draft, filler)
    return draft


def _date_of(draft: Draft, issue: str | None) -> str | None:
    """The date an article prints, or that of its page; where both are printed either may be meant, so neither is asked for."""
    own = draft.article.date
    if not own:
        return issue
    year, month, day = map(int, own.split("-"))
    printed = any(f"{year}年{month}月{day}日" in f.text for f in draft.fragments)
    if printed and issue:
        return None
    return own if printed else issue


def _put_photo_stories_inside(runs: list[list[Fragment]], drafts: list[Draft], dice: Dice) -> None:
    """Print a photo story between the halves of a paragraph of the article before it."""
    for i in range(len(runs) - 1):
        breaks_of = column_breaks(runs[i], i)
        if breaks_of and drafts[i + 1].article.is_photo and dice.happens("photo_inside"):
            at = dice.pick(breaks_of)
            runs[i][at:at] = runs[i + 1]
            runs[i + 1] = []
            drafts[i].touched.add("photo_inside")
            drafts[i + 1].touched.add("photo_inside")


@dataclass(frozen=True, slots=True)
class _Frame:
    top: tuple[Fragment, ...]
    bottom: tuple[Fragment, ...]
    touched: frozenset[str]
    dated: bool


def _frame(filler: Filler) -> _Frame:
    """Folio, masthead, imprint, staff line and footer of a page, each above or below its articles."""
    top: list[Fragment] = []
    bottom: list[Fragment] = []
    touched: set[str] = set()
    dated = False
    for name, forms in _furniture(filler):
        if not filler.dice.happens(name):
            continue
        touched.add(name)
        side = bottom if name == "footer" else top if name == "masthead" else filler.dice.pick((top, bottom))
        side += [Fragment(line, Place.FURNITURE) for line in filler.lines(forms)]
        dated = dated or any("{year}" in form for form in forms)
    if filler.dice.happens("slogan_banner"):
        touched.add("slogan_banner")
        slogans = stock.localized(stock.SLOGANS, stock.SLOGANS_HANT, filler.script)
        top.append(Fragment(filler.dice.pick(slogans), Place.BANNER))
    return _Frame(tuple(top), tuple(bottom), frozenset(touched), dated)


def _furniture(filler: Filler) -> list[tuple[str, Sequence[str]]]:
    """Name and lines of each piece of furniture that this page could print."""
    script, pick = filler.script, filler.dice.pick
    lists: list[tuple[str, Sequence[str]]] = [
        ("folio", (pick(stock.localized(stock.FOLIOS, stock.FOLIOS_HANT, script)),)),
        ("imprint", pick(stock.IMPRINTS_HANT if script == "hant" else stock.IMPRINTS)),
        ("staff_line", (pick(stock.localized(stock.STAFF, stock.STAFF_HANT, script)),)),
        ("footer", (pick(stock.localized(stock.FOOTERS, stock.FOOTERS_HANT, script)),)),
    ]
    return lists if script == "hant" else [("masthead", pick(stock.MASTHEADS)), *lists]


def _between(runs: list[list[Fragment]], filler: Filler, touched: set[str]) -> list[Fragment]:
    """The articles one after another, now and then with an advert or a banner between two."""
    out: list[Fragment] = []
    filled = [run for run in runs if run]
    advert_after = filler.dice.between(0, len(filled) - 1) if filler.dice.happens("advert") else None
    for i, run in enumerate(filled):
        out += run
        if i == advert_after:
            adverts = stock.localized(stock.ADVERTS, stock.ADVERTS_HANT, filler.script)
            out.append(Fragment(filler.line(filler.dice.pick(adverts)), Place.FURNITURE))
            touched.add("advert")
        if i + 1 < len(filled) and filler.dice.happens("banner_between"):
            slogans = stock.localized(stock.SLOGANS, stock.SLOGANS_HANT, filler.script)
            out.append(Fragment(filler.dice.pick(slogans), Place.BANNER))
            touched.add("banner_between")
    return out
