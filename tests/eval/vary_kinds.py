"""Make pieces of other kinds out of an article: poems, notices, interviews, letters, one-paragraph stories."""

from collections.abc import Sequence
from dataclasses import replace

from tests.eval.model import Article, Block, Dice, Kind
from tests.eval.vary_bylines import bank, chance, fill, forms, people

SHORTEST_HEAD = 4
"""Characters of the longest heading above one poem of a suite."""
NUMBERS = ("{n}、", "（{n}）", "{a}. ", "{a}、", "之{n}：", "0{a} ")
NUMERALS = "一二三四五六七八九"
LABELS = {
    "hans": (
        ("问：", "答："),
        ("记者：", "{name}："),
        ("记者问：", "答："),
        ("Q：", "A："),
        ("本报记者：", "{name}："),
    ),
    "hant": (("問：", "答："), ("記者：", "{name}："), ("Q：", "A：")),
}
WOMAN = {"hans": "（女）", "hant": "（女）"}


def parts(name: str, script: str, dice: Dice) -> list[str]:
    """The lines of one part of a notice, in random order, filled."""
    lines = forms(f"notices/{name}", script)
    return [fill(line, people(script, 1, dice), script, dice) for line in dice.sample(lines, len(lines))]


def numbered(heads: Sequence[str], dice: Dice, probability: float) -> list[str]:
    """Headings with a number before each, or as they are."""
    if not chance(dice, probability):
        return list(heads)
    form = dice.pick(NUMBERS)
    return [form.format(n=NUMERALS[at], a=at + 1) + head for at, head in enumerate(heads)]


def make_poem(article: Article, dice: Dice) -> Article:
    """A poem of the bank's stanzas; a suite of poems has a heading above each."""
    if article.kind == "poem" and chance(dice, 0.3):
        return replace(article, kicker=None, subtitle=None)
    stanzas = dice.sample(bank("poems", article.script), dice.between(1, 5))
    short = [head for head in bank("headings", article.script) if len(head) <= SHORTEST_HEAD]
    heads = numbered(dice.sample(short, len(stanzas)), dice, 0.2)
    suite = len(stanzas) > 1 and chance(dice, 0.5)
    body: list[Block] = []
    manner = dice.pick(("bare", "bare", "bare", "now and then", "now and then", "every line"))
    for head, stanza in zip(heads, stanzas, strict=True):
        body += [Block(Kind.HEADING, head)] if suite else []
        body += [Block(Kind.LINE, line) for line in punctuated(stanza.split("|"), manner, dice)]
    return replace(article, kind="poem", body=tuple(body), kicker=None, subtitle=None)


def punctuated(lines: list[str], manner: str, dice: Dice) -> list[str]:
    """The lines of a stanza with the marks that its poet sets: none, some, or one at the end of each.

    >>> punctuated(["渡船系在柳树上", "一根绳子"], "every line", Dice("诗"))
    ['渡船系在柳树上，', '一根绳子。']
    """
    if manner == "bare":
        return lines
    if manner == "every line":
        return [line + "，。"[at % 2] if line[-1] not in MARKS else line for at, line in enumerate(lines)]
    return [
        line + dice.pick(("，", "：", "？", "——")) if line[-1] not in MARKS and chance(dice, 0.2) else line
        for line in lines
    ]


MARKS = "，。：？！、；—”』」…"


def make_notice(article: Article, dice: Dice) -> Article:
    """An opening, sections of items or of names, a closing, and who gives notice when."""
    script = article.script
    labels = numbered(parts("label", script, dice)[: dice.between(0, 5)], dice, 0.5)
    items, body = parts("item", script, dice), [Block(Kind.PARAGRAPH, parts("opening", script, dice)[0])]
    listed = chance(dice, 0.4)
    for at, label in enumerate(labels):
        text = _names(script, dice) if listed else items[at % len(items)]
        body += [Block(Kind.HEADING, label), Block(Kind.PARAGRAPH, text)]
    body += [Block(Kind.PARAGRAPH, item) for item in items[: 0 if labels else 2]]
    ending = (parts(name, script, dice)[0] for name in ("closing", "institution", "day"))
    body += [Block(Kind.PARAGRAPH, text) for text in ending if text and chance(dice, 0.7)]
    return replace(article, kind="notice", body=tuple(body), date=None, source=None)


def _names(script: str, dice: Dice) -> str:
    named = people(script, dice.between(3, 14), dice)
    joiner = dice.pick((" ", "\N{IDEOGRAPHIC SPACE}", "、"))
    return joiner.join(name + (WOMAN[script] if chance(dice, 0.25) else "") for name in named)


def make_interview(article: Article, dice: Dice) -> Article:
    """Questions of the bank, each answered by a paragraph; an introduction before them as a rule."""
    texts = [block.text for block in article.body if block.kind is Kind.PARAGRAPH]
    asks, answers = dice.pick(LABELS[article.script])
    answers = answers.format(name=people(article.script, 1, dice)[0])
    introduction = texts[:1] if chance(dice, 0.8) else []
    body = [Block(Kind.PARAGRAPH, text) for text in introduction]
    rest = texts[len(introduction) :]
    for question, text in zip(dice.sample(bank("questions", article.script), len(rest)), rest, strict=False):
        body += [Block(Kind.PARAGRAPH, asks + question), Block(Kind.PARAGRAPH, answers + text)]
    return replace(article, kind="interview", body=tuple(body))


def make_letter(article: Article, dice: Dice) -> Article:
    """The text as a reader's letter, with its salutation as a rule."""
    greeting = [Block(Kind.PARAGRAPH, parts("salutation", article.script, dice)[0])] if chance(dice, 0.7) else []
    return replace(article, kind="letter", body=(*greeting, *article.body))
