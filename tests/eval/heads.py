"""What stands above and below a body: headline, byline, sign-off, in the manner of the page."""

import re
from dataclasses import dataclass

from tests.eval import stock, stock_photo
from tests.eval.fill import Filler
from tests.eval.model import Article, Dice, Draft, Place
from tests.eval.variants import plain_names

TITLE_GAP = re.compile(r"(?<!\d)[ \u3000]|(?<=[，；])")
ROLE_GAP = re.compile("([者员])[ \\u3000]+{one}")


@dataclass(frozen=True, slots=True)
class Manner:
    """How one paper prints its bylines and headings: the same for every article of a page."""

    byline: str
    two_roles: str
    joiner: str
    heading: tuple[str, str]


def manner_of(dice: Dice, script: str) -> Manner:
    """The manner of one page."""
    return Manner(
        byline=dice.pick(stock.localized(stock.BYLINES, stock.BYLINES_HANT, script)),
        two_roles=dice.pick(stock.BYLINES_TWO_ROLES) if script == "hans" else "",
        joiner=dice.pick((" ", " ", "\N{IDEOGRAPHIC SPACE}")) if script == "hans" else "、",
        heading=dice.pick(stock.HEADING_MARKS),
    )


def add_head(draft: Draft, filler: Filler, manner: Manner) -> None:
    """Print rubric, headline and byline of an article."""
    _add_rubric(draft, filler)
    _add_headline(draft, filler.dice)
    if draft.article.byline_place == "head" and draft.article.byline:
        _add_byline(draft, filler, manner)


def add_foot(draft: Draft, filler: Filler) -> None:
    """Print what stands below the body: the byline that was not above it, the editor of the article."""
    article, dice = draft.article, filler.dice
    if article.byline_place == "tail_line" and article.byline:
        draft.add(article.byline, Place.BYLINE)
    if dice.happens("editor_line"):
        forms = stock.localized(stock.EDITOR_LINES, stock.EDITOR_LINES_HANT, article.script)
        name = filler.name()
        draft.add(dice.pick(forms).format(name=name), Place.EDITORS)
        draft.editors = (name,)
        draft.touched.add("editor_line")


def _add_rubric(draft: Draft, filler: Filler) -> None:
    article, dice = draft.article, filler.dice
    if not dice.happens("rubric") or not article.title:
        return
    general = stock.localized(stock.RUBRICS, stock.RUBRICS_HANT, article.script)
    pictures = stock.localized(stock_photo.RUBRICS, stock_photo.RUBRICS_HANT, article.script)
    rubric = article.rubric or dice.pick(pictures if article.is_photo else general)
    draft.add(dice.pick(stock.RUBRIC_FORMS).format(rubric=rubric), Place.COLUMN)
    draft.touched.add("rubric")


def _add_headline(draft: Draft, dice: Dice) -> None:
    """Every form of a headline; the texts accepted as its title follow what a reader can tell from print."""
    article, touched = draft.article, draft.touched
    if not article.title:
        return
    title = _title_lines(article, dice, touched)
    joined = " ".join(title)
    kicker, subtitle = article.kicker, article.subtitle
    if (kicker or subtitle) and len(title) == 1 and dice.happens("head_in_one_line"):
        touched.add("head_in_one_line")
        _print_headline(draft, (" ".join(filter(None, (kicker, joined, subtitle))),))
        draft.titles = _accepted(kicker, title, subtitle)
        return
    bare = bool(subtitle) and dice.happens("subtitle_bare")
    touched.update({"subtitle_bare"} if bare else ())
    if kicker and dice.happens("kicker_bracketed"):
        touched.add("kicker_bracketed")
        title, kicker = (f"【{kicker}】{title[0]}", *title[1:]), None
        draft.titles = [joined]
    printed = (*filter(None, (kicker,)), *title, *filter(None, (_dashed(subtitle, bare=bare),)))
    _print_headline(draft, printed)
    touched.update({"title_doubled"} if dice.happens("title_doubled") else ())
    draft.titles += _accepted(kicker, title, subtitle if bare else None)


def _dashed(subtitle: str | None, *, bare: bool) -> str | None:
    return subtitle if bare or not subtitle else f"——{subtitle}"


def _accepted(kicker: str | None, title: tuple[str, ...], subtitle: str | None) -> list[str]:
    """Texts a reader may take for the title: the main one first, then what an unmarked deck makes of it.

    >>> _accepted("我市新增公园", ("绿满城", "花满路"), None)
    ['绿满城 花满路', '我市新增公园 绿满城 花满路', '我市新增公园']
    """
    main = " ".join(title)
    kickers, subtitles = ([kicker] if kicker else []), ([subtitle] if subtitle else [])
    wider = [" ".join((*k, main, *s)) for k, s in ((kickers, []), ([], subtitles), (kickers, subtitles))]
    return list(dict.fromkeys([main, *wider, *kickers]))


def _title_lines(article: Article, dice: Dice, touched: set[str]) -> tuple[str, ...]:
    """The main title as printed: on one line or two, spaced out, or doubled."""
    lines = article.title
    if len(lines) > 1 and dice.happens("title_one_line"):
        touched.add("title_one_line")
        return (" ".join(lines),)
    gaps = [m.end() for m in TITLE_GAP.finditer(lines[0]) if 3 < m.end() < len(lines[0]) - 2]
    if len(lines) == 1 and gaps and dice.happens("title_two_lines"):
        touched.add("title_two_lines")
        at = dice.pick(gaps)
        return (lines[0][:at].strip(), lines[0][at:].strip())
    if len(lines) == 1 and len(lines[0]) <= 12 and " " not in lines[0] and dice.happens("title_spaced"):
        touched.add("title_spaced")
        return (" ".join(lines[0]),)
    return lines


def _print_headline(draft: Draft, lines: tuple[str, ...]) -> None:
    for part, line in enumerate(lines):
        draft.add(line, Place.HEADLINE, part=part)


def _add_byline(draft: Draft, filler: Filler, manner: Manner) -> None:
    """Print the byline on one line, or the persons of each role on a line of their own."""
    names, dice = draft.article.authors, filler.dice
    if len(names) > 1 and manner.two_roles and plain_names(draft.article) and dice.happens("byline_two_lines"):
        draft.touched.add("byline_two_lines")
        for form, some in zip(dice.pick(stock.BYLINES_TWO_LINES), (names[:1], names[1:]), strict=True):
            draft.add(form.format(one=manner.joiner.join(some)), Place.BYLINE)
        return
    draft.add(_byline(draft, filler, manner), Place.BYLINE)


def _byline(draft: Draft, filler: Filler, manner: Manner) -> str:
    """The byline as its author wrote it, or in the manner of the page."""
    article, dice = draft.article, filler.dice
    if not article.byline or not plain_names(article) or article.is_photo or not dice.happens("byline_restyled"):
        return article.byline or ""
    draft.touched.add("byline_restyled")
    names = list(article.authors)
    form = manner.byline
    if len(names) == 1 and ROLE_GAP.search(form) and dice.happens("byline_glued"):
        draft.touched.add("byline_glued")
        form = ROLE_GAP.sub(r"\1{one}", form)
    if dice.happens("byline_padded") and any(len(name) == 2 for name in names) and len(names) < 3:
        draft.touched.add("byline_padded")
        names = [name if len(name) > 2 else "\N{IDEOGRAPHIC SPACE}".join(name) for name in names]
    if len(names) > 1 and manner.two_roles and dice.happens("byline_restyled"):
        return manner.two_roles.format(first=names[0], rest=manner.joiner.join(names[1:]))
    return form.format(one=manner.joiner.join(names), paper=filler.paper)
