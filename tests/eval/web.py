"""Lay one article out as the text of a web page, with all that sites print around it."""

from dataclasses import replace

from tests.eval import displace, stock, stock_web, variants
from tests.eval.fill import Filler
from tests.eval.model import Article, Dice, Draft, Fragment, Page, Place

SHARE_OF_EDITOR_IN_META = 3
"""One page in three names its editor in the line of source and date."""


def web_page(name: str, article: Article, dice: Dice) -> Page:
    """One page: what stands above the article, the article, what stands below it."""
    filler = Filler(dice, [article])
    touched: set[str] = set()
    above = _above(" ".join(article.title), filler, touched)
    draft = _draft(_for_the_web(article), filler)
    below = _below(filler, touched)
    everything = (*above, *draft.fragments, *below)
    script = {"traditional"} if article.script == "hant" else set()
    return Page(name, (draft,), everything, frozenset(touched | script))


def _for_the_web(article: Article) -> Article:
    """Sites set a title in one line."""
    return replace(article, title=(" ".join(article.title),) if article.title else ())


def _draft(article: Article, filler: Filler) -> Draft:
    """The article itself: title, lines of source and date, body, editor."""
    dice = filler.dice
    article, marked = variants.mark_headings(article, dice, dice.pick(stock.HEADING_MARKS))
    draft = Draft(article, 0, authors=article.authors, date=filler.day.isoformat(), touched=marked)
    draft.source = article.source or filler.site
    _add_title(draft)
    if not _add_author_in_meta(draft, filler):
        _add_meta(draft, filler)
        if article.byline_place == "head" and article.byline:
            draft.add(article.byline, Place.BYLINE)
    for number, block in enumerate(article.body):
        draft.add_block(block, number)
    displace.place_photo(draft, filler, columns=False)
    _promote_inside(draft, filler)
    _add_foot(draft, filler)
    return draft


def _add_title(draft: Draft) -> None:
    article = draft.article
    lines = [*filter(None, (article.kicker, *article.title, article.subtitle and f"——{article.subtitle}"))]
    for part, line in enumerate(lines):
        draft.add(line, Place.HEADLINE, part=part)
    if article.title:
        wide = [" ".join((article.kicker, *article.title)), article.kicker] if article.kicker else []
        draft.titles = [article.title[0], *wide]


def _add_author_in_meta(draft: Draft, filler: Filler) -> bool:
    """Name the authors in the line of source and date, in place of the byline; whether that was done."""
    article, dice = draft.article, filler.dice
    fits = article.authors and article.byline_place in ("head", "tail_line") and article.script == "hans"
    if not fits or article.is_photo or not dice.happens("author_in_meta"):
        return False
    draft.touched.add("author_in_meta")
    draft.article = replace(article, byline=None, byline_place="none")
    form = dice.pick(stock_web.META_AUTHOR)
    draft.add(_meta_line(draft, filler, form, author=" ".join(article.authors)), Place.META)
    return True


def _add_meta(draft: Draft, filler: Filler) -> None:
    """The line or lines of source and date; one in three names the editor too."""
    dice = filler.dice
    if filler.script == "hans" and dice.happens("web_editor") and dice.between(1, SHARE_OF_EDITOR_IN_META) == 1:
        editor = _sign_as_editor(draft, filler)
        draft.add(_meta_line(draft, filler, dice.pick(stock_web.META_EDITOR), editor=editor), Place.META)
        return
    hans = (*((form,) for form in stock_web.META), *stock_web.META_LINES)
    forms = [(form,) for form in stock_web.META_HANT] if filler.script == "hant" else hans
    for form in dice.pick(forms):
        draft.add(_meta_line(draft, filler, form), Place.META)


def _meta_line(draft: Draft, filler: Filler, form: str, *, author: str = "", editor: str = "") -> str:
    day, dice = filler.day, filler.dice
    weekday = stock.WEEKDAYS[day.weekday()]
    date = dice.pick(stock_web.DATE_FORMS).format(y=day.year, m=day.month, d=day.day, weekday=weekday)
    clock = f"{dice.between(0, 23):02}:{dice.between(0, 59):02}" + dice.pick(("", "", f":{dice.between(0, 59):02}"))
    return filler.line(form, source=draft.source or "", date=date, clock=clock, author=author, editor=editor)


def _add_foot(draft: Draft, filler: Filler) -> None:
    """Sign-off, editor, and where the text was printed first."""
    dice, script = filler.dice, filler.script
    if draft.article.byline_place == "tail_line" and draft.article.byline:
        draft.add(draft.article.byline, Place.BYLINE)
    if script == "hans" and dice.happens("print_reference"):
        draft.touched.add("print_reference")
        day = f"{filler.day.year}年{filler.day.month}月{filler.day.day}日"
        paper = dice.pick(stock.PAPERS)
        draft.add(filler.line(dice.pick(stock_web.REFERENCES), date=day, paper=paper), Place.OPTIONAL)
    if script == "hans" and draft.article.title and dice.happens("original_title"):
        draft.touched.add("original_title")
        title = draft.article.title[0]
        draft.add(dice.pick(stock_web.ORIGINAL_TITLES).format(headline=title), Place.OPTIONAL)
    if "author_in_meta" not in draft.touched and not draft.editors and dice.happens("web_staff"):
        _add_staff(draft, filler)
    if not draft.editors and dice.happens("web_editor"):
        forms = stock.localized(stock_web.EDITORS, stock_web.EDITORS_HANT, script)
        draft.add(dice.pick(forms).format(editor=_sign_as_editor(draft, filler)), Place.EDITORS)


def _add_staff(draft: Draft, filler: Filler) -> None:
    """Author and editor in one line or on two, where the article has a single author."""
    if len(draft.article.authors) != 1 or filler.script != "hans" or draft.article.is_photo:
        return
    draft.touched.add("web_staff")
    for form in filler.dice.pick(stock_web.STAFF):
        editor = _sign_as_editor(draft, filler) if "{editor}" in form else ""
        draft.add(form.format(author=draft.article.authors[0], editor=editor), Place.EDITORS)


def _sign_as_editor(draft: Draft, filler: Filler) -> str:
    """The editors of the article, or one of the site's."""
    draft.touched.add("web_editor")
    draft.editors = draft.editors or draft.article.editors or (filler.name(),)
    return " ".join(draft.editors)


def _promote_inside(draft: Draft, filler: Filler) -> None:
    """A promotion between two blocks of the body."""
    later = [i for i, f in enumerate(draft.fragments) if f.place is Place.BODY and f.block > 0]
    if not later or not filler.dice.happens("promotion_inside"):
        return
    draft.touched.add("promotion_inside")
    forms = stock.localized(stock_web.PROMOTIONS, stock_web.PROMOTIONS_HANT, filler.script)
    line = filler.line(filler.dice.pick(forms), headline=_headlines(filler, 1)[0])
    draft.fragments.insert(filler.dice.pick(later), Fragment(line, Place.FURNITURE))


def _above(title: str, filler: Filler, touched: set[str]) -> list[Fragment]:
    """Navigation, path, buttons, or the frame of an electronic paper."""
    dice, script = filler.dice, filler.script
    if script == "hans" and dice.happens("epaper"):
        touched.add("epaper")
        return _furniture(filler.lines(dice.pick(stock_web.EPAPER)))
    lines = _navigation(filler, touched)
    if title and dice.happens("window_title"):
        touched.add("window_title")
        lines.insert(0, filler.line(dice.pick(stock_web.WINDOW_TITLES), headline=title))
    if dice.happens("other_headlines"):
        touched.add("other_headlines")
        lines += _headlines(filler, dice.between(3, 8))
    if dice.happens("breadcrumb"):
        touched.add("breadcrumb")
        lines.append(filler.line(dice.pick(stock.localized(stock_web.BREADCRUMBS, stock_web.BREADCRUMBS_HANT, script))))
    if dice.happens("buttons"):
        touched.add("buttons")
        lines.append(dice.pick(stock.localized(stock_web.BUTTONS, stock_web.BUTTONS_HANT, script)))
    return _furniture(lines)


def _navigation(filler: Filler, touched: set[str]) -> list[str]:
    """Entries of a menu, one a line or several, a handful or far too many."""
    dice = filler.dice
    entries = stock.localized(stock_web.NAVIGATION, stock_web.NAVIGATION_HANT, filler.script)
    if dice.happens("long_navigation"):
        touched.add("long_navigation")
        return [e for _ in range(2) for e in dice.sample(entries, dice.between(18, 45))]
    chosen = dice.sample(entries, dice.between(4, 14))
    joiner = dice.pick((" ", " | ", "  ", "\n"))
    return joiner.join(chosen).split("\n")


def _below(filler: Filler, touched: set[str]) -> list[Fragment]:
    """Accounts, neighbours, related links, openings of other stories, copyright."""
    dice, script, lines = filler.dice, filler.script, list[str]()
    if dice.happens("web_account"):
        touched.add("web_account")
        lines.append(filler.line(dice.pick(stock.localized(stock_web.ACCOUNTS, stock_web.ACCOUNTS_HANT, script))))
    if dice.happens("related_links"):
        touched.add("related_links")
        lines += _related(filler)
    if dice.happens("other_ledes"):
        touched.add("other_ledes")
        ledes = stock.localized(stock_web.LEDES, stock_web.LEDES_HANT, script)
        for headline, lede in zip(_headlines(filler, 3), dice.sample(ledes, 3), strict=False):
            lines += [headline, lede]
    if "epaper" in touched:
        lines += dice.pick(stock_web.EPAPER_END)
    if dice.happens("copyright"):
        touched.add("copyright")
        forms = stock.localized(stock_web.COPYRIGHT, stock_web.COPYRIGHT_HANT, script)
        lines += filler.lines(dice.sample(forms, dice.between(1, 6)))
    return _furniture(lines)


def _related(filler: Filler) -> list[str]:
    dice, script = filler.dice, filler.script
    neighbours = stock.localized(stock_web.NEIGHBOURS, stock_web.NEIGHBOURS_HANT, script)
    around = [form.format(headline=h) for form, h in zip(neighbours, _headlines(filler, 2), strict=True)]
    bullet = dice.pick(("", "", "· ", "• ", "[本地] "))
    links = [bullet + h for h in _headlines(filler, dice.between(3, 8))]
    head = dice.pick(stock.localized(stock_web.RELATED_HEADS, stock_web.RELATED_HEADS_HANT, script))
    pager = [dice.pick(stock_web.PAGERS)] if script == "hans" and dice.between(1, 5) == 1 else []
    return dice.pick((around, [head, *links], [*around, head, *links])) + pager


def _headlines(filler: Filler, count: int) -> list[str]:
    headlines = stock.localized(stock_web.HEADLINES, stock_web.HEADLINES_HANT, filler.script)
    return filler.dice.sample(headlines, count)


def _furniture(lines: list[str]) -> list[Fragment]:
    return [Fragment(line, Place.FURNITURE) for line in lines]
