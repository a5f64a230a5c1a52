"""Other ways to write the same article: its byline elsewhere, headings marked or broken, a photo story without a head.

What is changed here counts as the author's text, so the tests rebuild it like any other.
"""

import re
from dataclasses import replace

from tests.eval import stock
from tests.eval.model import Article, Block, Dice, Kind

HAN_NAME = re.compile(r"[\u4E00-\u9FFF]{2,4}")
PHOTO_SIGN = re.compile("[摄攝图圖]")
ENDS_SENTENCE = ("。", "！", "？", "”", "」")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def plain_names(article: Article) -> bool:
    """Whether the byline is made of Chinese names only, so that another form of it says the same."""
    return bool(article.authors) and all(HAN_NAME.fullmatch(name) for name in article.authors)


def move_byline(article: Article, dice: Dice) -> tuple[Article, set[str]]:
    """The article with its byline below or inside the text instead of above it, now and then."""
    if article.byline_place != "head" or not plain_names(article) or article.is_photo:
        return article, set()
    joined = ("、" if article.script == "hant" else " ").join(article.authors)
    if dice.happens("byline_after"):
        form = dice.pick(stock.localized(stock.LINES_AFTER, stock.LINES_AFTER_HANT, article.script))
        return replace(article, byline=form.format(one=joined), byline_place="tail_line"), {"byline_after"}
    last = article.body[-1]
    if last.kind is Kind.PARAGRAPH and last.text.endswith(ENDS_SENTENCE) and dice.happens("byline_inline"):
        form = dice.pick(stock.localized(stock.SIGN_OFFS, stock.SIGN_OFFS_HANT, article.script))
        signed = Block(last.kind, last.text + form.format(one=joined))
        moved = replace(article, body=(*article.body[:-1], signed), byline=None, byline_place="tail_inline")
        return moved, {"byline_inline"}
    return article, set()


def mark_headings(article: Article, dice: Dice, marks: tuple[str, str]) -> tuple[Article, set[str]]:
    """The article with the page's marks around its section headings, now and then."""
    plain = [b for b in article.body if b.kind is Kind.HEADING and b.text[0].isalnum()]
    if not plain or not dice.happens("heading_marked"):
        return article, set()
    before, after = marks
    body = tuple(replace(b, text=f"{before}{b.text}{after}") if b in plain else b for b in article.body)
    return replace(article, body=body), {"heading_marked"}


def vary_photo_story(article: Article, dice: Dice) -> tuple[Article, set[str]]:
    """The photo story without its title, or with its credit at the end of the text (seed 002, line 99).

    Without a title only 摄影报道 tells a photo story from a caption of the article before it.
    """
    touched: set[str] = set()
    if not article.is_photo or article.body[-1].kind is not Kind.CREDIT:
        return article, touched
    text, credit = article.body[:-1], article.body[-1]
    if article.script == "hans" and plain_names(article) and dice.happens("photo_untitled"):
        touched.add("photo_untitled")
        credit = Block(Kind.CREDIT, f"{' '.join(article.authors)} 摄影报道")
        article = replace(article, title=(), kicker=None, subtitle=None, body=(*text, credit))
    if len(text) == 1 and PHOTO_SIGN.search(credit.text) and dice.happens("credit_inline"):
        touched.add("credit_inline")
        article = replace(article, body=(replace(text[0], text=text[0].text + credit.text),))
    return article, touched


def lose_emoji(article: Article, dice: Dice) -> tuple[Article, set[str]]:
    """The article with a replacement character at the end of a paragraph, where an emoji stood."""
    ends = [i for i, b in enumerate(article.body[:-1]) if b.kind is Kind.PARAGRAPH]
    if not ends or article.is_photo or not dice.happens("replacement"):
        return article, set()
    at = dice.pick(ends)
    body = list(article.body)
    body[at] = Block(body[at].kind, body[at].text + REPLACEMENT)
    return replace(article, body=tuple(body)), {"replacement"}


def vary(article: Article, dice: Dice, marks: tuple[str, str]) -> tuple[Article, set[str]]:
    """The article as a newspaper may print it, and the phenomena that this is."""
    touched: set[str] = set()
    for change in (move_byline, vary_photo_story, lose_emoji):
        article, happened = change(article, dice)
        touched |= happened
    article, marked = mark_headings(article, dice, marks)
    return article, touched | marked
