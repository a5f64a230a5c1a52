"""Banks of lines to vary articles with, and every form of a byline: who signs, and where that is printed."""

import functools
import pathlib
import re
from collections.abc import Sequence
from dataclasses import replace

import yaml

from tests.eval.model import Article, Block, Dice, Kind

LINES = pathlib.Path(__file__).parent / "lines"
REPORTED = ("news", "weather", "briefs")
"""Kinds that may open with 本报讯（记者…）."""
UNSIGNED = ("notice", "correction")
SIGNED_BY_HAND = ("essay", "poem", "commentary", "letter")
PLACES = (*6 * ("head",), *2 * ("opener",), "tail_inline", "tail_line", *2 * ("none",))
"""In the seeds two of three articles have a byline under the headline."""
AUTHORS = (1, 1, 1, 1, 2, 2, 3)
OPENER = re.compile(r"^(?:【?本[报報][^（【】]{0,16}[讯訊]】?|新华社[^（]{2,16}电)?\s*（[^（）]*）")
SIGN_OFF = re.compile(r"（[^（）]*）$|(?<=。)[^。]{2,12} 摄影报道$")


@functools.cache
def bank(name: str, script: str) -> tuple[str, ...]:
    """The lines of one bank in one script."""
    return tuple(yaml.safe_load((LINES / f"{name}.yml").read_text(encoding="utf-8"))[script])


@functools.cache
def forms(name: str, script: str) -> tuple[str, ...]:
    """The lines of one part of a bank that has parts, such as `bylines/head`."""
    file, part = name.split("/")
    return tuple(yaml.safe_load((LINES / f"{file}.yml").read_text(encoding="utf-8"))[part][script])


def chance(dice: Dice, probability: float) -> bool:
    """Whether something of this probability happens."""
    return dice.random.random() < probability


def strip_names(article: Article) -> Article:
    """The article without its byline, wherever that stood."""
    body = list(article.body)
    if article.byline_place == "opener":
        body[0] = replace(body[0], text=OPENER.sub("", body[0].text).strip())
    if article.byline_place == "tail_inline":
        body[-1] = replace(body[-1], text=SIGN_OFF.sub("", body[-1].text).strip())
    kept = tuple(block for block in body if block.kind is not Kind.CREDIT and block.text)
    return replace(article, body=kept, authors=(), byline=None, byline_place="none", photo=article.photo[:1])


def people(script: str, count: int, dice: Dice) -> list[str]:
    """Some persons of the bank."""
    return dice.sample(bank("names", script), count)


def fill(form: str, names: Sequence[str], script: str, dice: Dice) -> str:
    """A printed form with its names, place and day."""
    joiner = "、" if script == "hant" or "讯（" in form else dice.pick((" ", " ", "\N{IDEOGRAPHIC SPACE}"))
    return form.format(
        one=joiner.join(names),
        first=names[0],
        rest=joiner.join(names[1:]),
        place=dice.pick(forms("bylines/place", script)),
        n=dice.between(2, 30),
        day=f"{dice.between(1, 12)}月{dice.between(1, 28)}日",
    )


def sign(article: Article, dice: Dice) -> Article:
    """The article with persons of the bank, named where its kind may name them."""
    script, names = article.script, people(article.script, dice.pick(AUTHORS), dice)
    if article.kind in UNSIGNED:
        return article
    if article.is_photo:
        return _sign_photo(article, names, dice)
    place = _place(article, dice)
    if place == "none":
        return _begin(article, fill(dice.pick(forms("bylines/unsigned", script)), names, script, dice))
    article = replace(article, authors=tuple(names), byline_place=place)
    form = fill(dice.pick(_forms_at(article)), names, script, dice)
    if place == "opener":
        return _begin(article, form)
    if place == "tail_inline":
        last = article.body[-1]
        return replace(article, body=(*article.body[:-1], replace(last, text=last.text + form)))
    return replace(article, byline=form)


def _sign_photo(article: Article, names: list[str], dice: Dice) -> Article:
    untitled = not article.title
    known = forms("bylines/reportage", article.script)
    options = [form for form in known if "报道" in form or "報導" in form or "報道" in form or not untitled] or known
    credit = Block(Kind.CREDIT, fill(dice.pick(options), names, article.script, dice))
    return replace(article, authors=tuple(names), body=(*article.body, credit))


def _place(article: Article, dice: Dice) -> str:
    place = dice.pick(PLACES)
    last = article.body[-1]
    if place == "opener" and not _may_open(article):
        return "head"
    if place == "tail_inline" and (last.kind is not Kind.PARAGRAPH or last.text[-1] not in "。！？”」"):
        return "head"
    if article.kind == "letter":
        return dice.pick(("head", "tail_line"))
    return place


def _forms_at(article: Article) -> tuple[str, ...]:
    place, script = article.byline_place, article.script
    if article.kind == "letter" and place == "tail_line":
        return forms("bylines/letter", script)
    if place != "head":
        return forms(f"bylines/{place}", script)
    if article.kind in SIGNED_BY_HAND:
        return forms("bylines/signed", script)
    return forms("bylines/head_two", script) if len(article.authors) > 1 else forms("bylines/head", script)


def _may_open(article: Article) -> bool:
    first = article.body[0]
    return article.kind in REPORTED and first.kind is Kind.PARAGRAPH and not first.text.startswith("本报讯")


def _begin(article: Article, words: str) -> Article:
    if not _may_open(article):
        return article
    first = article.body[0]
    return replace(article, body=(replace(first, text=words + first.text), *article.body[1:]))
