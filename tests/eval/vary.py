"""Vary the articles of the benchmark to train on: other headlines, headings, bylines, captions, other cuts of the text.

    python -m tests.eval.vary --seed 401 --articles tests/eval/articles/develop --count 60 --out build/vary/401

writes article files for `tests.eval.generate --articles`. What is learnt from a few dozen articles learns their
headlines by heart; a varied article has those of the banks in `lines/`, and its text is no longer about its headline
but for sentences that take up words of it. Only for training: a measurement wants articles as people wrote them.
"""

import argparse
import pathlib
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import yaml

from tests.eval.library import ARTICLES, load_articles
from tests.eval.model import Article, Block, Dice, Kind
from tests.eval.vary_bylines import bank, chance, fill, forms, people, sign, strip_names
from tests.eval.vary_kinds import make_interview, make_letter, make_notice, make_poem, numbered

SECTIONED = ("news", "profile", "essay", "interview", "commentary")
"""Kinds that newspapers print with section headings."""
WHOLE = ("notice", "briefs", "weather", "correction", "photo")
"""Kinds whose text is printed whole: a part of them would be no notice, no forecast."""
HEADINGS = (0, 0, 0, 2, 2, 3, 3, 3, 4, 5)
PARAGRAPHS = (1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12)
REMADE = ((0.07, make_poem), (0.13, make_notice), (0.18, make_letter))
"""Up to which share of the articles becomes what."""
INTERVIEWS = 0.06
WOVEN = 0.4
"""Two of three titles and subtitles and a third of the headings have words in common with the text below them."""
SHORTEST_PART, LONGEST_PART = 3, 8
LONGEST_SHORT_TITLE = 8
SENTENCE_END = re.compile("(?<=[。！？])(?![”」』）])")
PARTS = re.compile("[ \u3000，；：、！？“”「」《》『』（）]+")


def vary_articles(articles: Sequence[Article], *, seed: int, count: int) -> list[Article]:
    """Varied articles, the same for the same seed; every article comes before one comes again."""
    dice, varied = Dice(f"vary {seed}"), list[Article]()
    while len(varied) < count:
        for article in dice.sample(articles, min(len(articles), count - len(varied))):
            own = Dice(f"vary {seed} {len(varied)} {article.slug}")
            varied.append(replace(vary(article, own), slug=f"v{len(varied):03}-{article.slug}"))
    return varied


def vary(article: Article, dice: Dice) -> Article:
    """One article with another headline, other sections, other names, and a part of its text."""
    article = strip_names(article)
    article = remake(article, dice)
    for change in (change_headings, change_headline, change_photo, sign):
        article = change(article, dice)
    return article


def remake(article: Article, dice: Dice) -> Article:
    """The article cut, or a piece of another kind made of it: rare kinds need more of their sort than are written."""
    if article.kind == "poem":
        return make_poem(article, dice)
    article = cut_text(article, dice)
    if article.kind in WHOLE and article.kind != "notice":
        return article
    share = dice.random.random()
    for limit, make in REMADE:
        if share < limit:
            return make(article, dice)
    return make_interview(article, dice) if share > 1 - INTERVIEWS and len(article.body) > 1 else article


def cut_text(article: Article, dice: Dice) -> Article:
    """A run of the paragraphs, some of them joined or parted, so that texts differ in length as well."""
    if article.kind in WHOLE or not any(b.kind is Kind.PARAGRAPH for b in article.body):
        return article
    texts = [block.text for block in article.body if block.kind is Kind.PARAGRAPH]
    texts = [part for text in texts for part in _parted(text, dice)]
    size = min(len(texts), dice.pick(PARAGRAPHS))
    start = dice.between(0, len(texts) - size)
    chosen = _joined(texts[start : start + size], dice) if article.kind != "interview" else texts[start : start + size]
    return replace(article, body=tuple(Block(Kind.PARAGRAPH, text) for text in chosen))


def _parted(text: str, dice: Dice) -> list[str]:
    ends = [m.start() for m in SENTENCE_END.finditer(text) if 8 < m.start() < len(text) - 8]
    ends = [end for end in ends if _closed(text[:end])]
    if not ends or not chance(dice, 0.15):
        return [text]
    at = dice.pick(ends)
    return [text[:at], text[at:]]


def _closed(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "「」", "（）", "‘’"))


def _joined(texts: list[str], dice: Dice) -> list[str]:
    out = texts[:1]
    for text in texts[1:]:
        if text and out[-1][-1] in "。！？" and chance(dice, 0.15):
            out[-1] += text
        else:
            out.append(text)
    return out


def change_headings(article: Article, dice: Dice) -> Article:
    """Other section headings, of one shape, between the paragraphs; or none."""
    if article.kind not in SECTIONED:
        return article
    texts = [block for block in article.body if block.kind is not Kind.HEADING]
    count = min(dice.pick(HEADINGS), len(texts) - 1)
    if count < 1:
        return replace(article, body=tuple(texts))
    first = 0 if chance(dice, 0.3) else 1
    places = sorted(dice.sample(range(first, len(texts)), count))
    heads = numbered(alike(bank("headings", article.script), count, dice), dice, 0.2)
    body: list[Block] = []
    for at, block in enumerate(texts):
        if at in places:
            body.append(Block(Kind.HEADING, heads[places.index(at)]))
        body.append(weave(block, body[-1].text, article, dice) if at in places else block)
    return replace(article, body=tuple(body))


def alike(lines: Sequence[str], count: int, dice: Dice) -> list[str]:
    """Lines of about the same shape, as the headings of one article are."""
    chosen = dice.pick(lines)
    others = [line for line in dice.sample(lines, 60) if line != chosen]
    return [chosen, *sorted(others, key=lambda line: _unlike(line, chosen))[: count - 1]]


def _unlike(line: str, other: str) -> tuple[int, int]:
    marks = sum((mark in line) != (mark in other) for mark in " “？：「")
    return marks, abs(len(line) - len(other))


def weave(block: Block, line: str, article: Article, dice: Dice) -> Block:
    """The paragraph, now and then with a sentence that takes up words of a line above it, as a story's text does."""
    words = [part for part in PARTS.split(line) if len(part) >= SHORTEST_PART]
    if block.kind is not Kind.PARAGRAPH or not words or not chance(dice, WOVEN):
        return block
    word = dice.pick(words)
    size = dice.between(SHORTEST_PART, max(SHORTEST_PART, min(len(word), LONGEST_PART)))
    word = dice.pick((word[:size], word[-size:]))
    sentence = dice.pick(bank("woven", article.script)).format(words=word)
    ends = [m.start() for m in SENTENCE_END.finditer(block.text) if _closed(block.text[: m.start()])]
    at = dice.pick(ends) if ends else len(block.text)
    return replace(block, text=block.text[:at] + sentence + block.text[at:])


def change_headline(article: Article, dice: Dice) -> Article:
    """Another title, kicker, subtitle and rubric; the text takes up words of the title."""
    script = article.script
    rubric = dice.pick(bank("rubrics", script)) if chance(dice, 0.5) else None
    if not article.title or chance(dice, 0.15):
        return replace(article, rubric=rubric)
    title = _title(article, dice)
    decked = article.kind in ("news", "profile", "interview", "essay", "photo")
    kickers = bank("slogans" if chance(dice, 0.15) else "kickers", script)
    kicker = dice.pick(kickers) if decked and chance(dice, 0.3) else None
    subtitle = dice.pick(bank("subtitles", script)) if decked and chance(dice, 0.3) else None
    body = list(article.body)
    for line in (*3 * (" ".join(title),), *2 * (kicker,), *2 * (subtitle,)):
        at = dice.between(0, min(2, len(body) - 1))
        body[at] = weave(body[at], line or "", article, dice)
    return replace(article, rubric=rubric, title=title, kicker=kicker, subtitle=subtitle, body=tuple(body))


def _title(article: Article, dice: Dice) -> tuple[str, ...]:
    lines: Sequence[str] = bank("titles", article.script)
    if article.kind == "poem":
        lines = [line for line in lines if len(line) <= LONGEST_SHORT_TITLE]
    elif chance(dice, 0.15):
        lines = [line for line in bank("headings", article.script) if " " in line] or lines
    title = dice.pick(lines)
    parts = title.split(" ")
    return tuple(parts) if len(parts) == 2 and min(map(len, parts)) >= 4 and chance(dice, 0.3) else (title,)


def change_photo(article: Article, dice: Dice) -> Article:
    """A photograph beside the text, its own or another, with a credit or without; photo stories get another text now and then."""
    captions = bank("captions", article.script)
    if article.is_photo:
        long = [line for line in captions if len(line) > 20]
        text = replace(article.body[0], text=dice.pick(long)) if long and chance(dice, 0.3) else article.body[0]
        return replace(article, body=(text, *article.body[1:]))
    if article.kind not in ("news", "profile", "interview") or not chance(dice, 0.6 if article.photo else 0.3):
        return replace(article, photo=())
    caption = article.photo[0] if article.photo else Block(Kind.CAPTION, dice.pick(captions))
    credit = fill(
        dice.pick(forms("bylines/credit", article.script)), people(article.script, 1, dice), article.script, dice
    )
    return replace(article, photo=(caption, Block(Kind.CREDIT, credit)) if chance(dice, 0.6) else (caption,))


def specification(article: Article) -> dict[str, Any]:
    """The article as its file says it."""
    photo = {str(block.kind): block.text for block in article.photo}
    keys = ("kind", "script", "rubric", "kicker", "subtitle", "byline", "byline_place", "source", "date")
    return {
        **{key: getattr(article, key) for key in keys},
        "title": list(article.title),
        "authors": list(article.authors),
        "editors": list(article.editors),
        "photo": photo or None,
        "body": [{str(block.kind): block.text} for block in article.body],
    }


def write_articles(articles: Sequence[Article], out: pathlib.Path) -> None:
    """One file an article, in place of what an earlier run left."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for article in articles:
        text = yaml.safe_dump(specification(article), allow_unicode=True, sort_keys=False, width=10_000)
        (out / f"{article.slug}.yml").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--articles", type=pathlib.Path, nargs="+", default=[ARTICLES / "develop"])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    articles = [one for folder in args.articles for one in load_articles(folder)]
    varied = vary_articles(articles, seed=args.seed, count=args.count)
    write_articles(varied, args.out)
    sys.stdout.write(f"{len(varied)} articles in {args.out}\n")


if __name__ == "__main__":
    main()
