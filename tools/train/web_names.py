r"""Make tools/lexicon/names-on-web-pages.npz, the conditional random field of `jianbao.ingest.web_names`, from labelled pages.

    python -m train.web_names PAGES… --papers PAPERS… --out tools/lexicon/names-on-web-pages.npz

Each of PAGES holds pages/*.txt and gold/*.yml in the form of tests/gold, or is a folder that `python -m tests.eval.generate` made; PAPERS are
such folders, of which the bylines, first and last sentences of newspaper articles are taken, no article more than twice. The
committed file was fitted to the pages that `train/web_field.py` names and to articles written for the benchmark; it holds no sentence.

What gold names as author, source or editor is looked for in the lines that gold counts to the head and foot of the article, then in its
first and last sentences; elsewhere the same words may be anything. `fields.py` says how weights are fitted. Two minutes on one core.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from jianbao.ingest.lines import split_lines
from jianbao.ingest.read import label
from jianbao.ingest.web_names import AUTHOR, EDITOR, NONE, ROLES, SOURCE, clues
from jianbao.ingest.web_page import tag
from jianbao.ingest.web_snippets import FIRST, LAST, Snippet, snippets
from train.fields import Example, Lesson, fit, known, write
from train.gold import web_pages

LESSON = Lesson(ROLES, rarest=4, epochs=20, batch=64, step=2e-2, left_out=0.4, shrink=1e-4, rounded=16, least=0.05)
MOST_OFTEN = 2
"""Benchmark pages lay an article out several times."""
Marked = list[tuple[Snippet, list[str], list[bool]]]
"""Snippets, the role of each of their characters, and which of these count."""


def read_gold(path: Path) -> dict[str, Any]:
    """The labels of a page."""
    spec: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return spec


def of_web_page(text: Path) -> Marked:
    """The snippets of a web page, marked; none of a page with several articles, a photograph, or authors that no snippet names."""
    articles = read_gold(text.parent.parent / "gold" / f"{text.stem}.yml")["articles"]
    if len(articles) != 1:
        return []
    pieces = tag(label(split_lines(text.read_text(encoding="utf-8"))[0]))
    about = {line for key in ("byline", "meta", "editor_lines") for line in articles[0].get(key) or []}
    looked = snippets(pieces)
    own = [bool(about.intersection(pieces[snippet.line].fragment.lines)) for snippet in looked]
    return marked(looked, own, articles[0])


def marked(looked: list[Snippet], own: list[bool], article: dict[str, Any]) -> Marked:
    """Snippets with the names of an article marked; `own` are those that gold counts to its head and foot."""
    roles = [[NONE] * len(snippet.text) for snippet in looked]
    counts = [[True] * len(snippet.text) for snippet in looked]
    for who, name in names_of(article):
        hits = [(at, start) for at, snippet in enumerate(looked) for start in places(name, snippet.text)]
        right = [hit for hit in hits if own[hit[0]]]
        if not right and who != EDITOR:
            right = [hit for hit in hits if looked[hit[0]].place in ("open", "close")][:1]
        if not right and who == AUTHOR:
            return []
        for at, start in hits:
            here = slice(start, start + len(name))
            if (at, start) not in right:
                counts[at][here] = [role != NONE for role in roles[at][here]]
            elif not any(roles[at][here]):
                roles[at][here] = [f"+{who}"] + [who] * (len(name) - 1)
                counts[at][here] = [True] * len(name)
    return list(zip(looked, roles, counts, strict=True))


def names_of(article: dict[str, Any]) -> list[tuple[str, str]]:
    """Whom and what the labels of an article name."""
    sources = [article["source"]] if article.get("source") else []
    named = ((AUTHOR, article.get("authors")), (EDITOR, article.get("editors")), (SOURCE, sources))
    return [(who, str(name)) for who, names in named for name in names or []]


def places(name: str, text: str) -> Iterator[int]:
    """Where a name stands in a text."""
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


def of_papers(folders: list[Path]) -> Iterator[Marked]:
    """The bylines of newspaper articles, or their first and last sentences where no line of its own names the authors."""
    times: Counter[str] = Counter()
    for text in (text for folder in folders for text in sorted((folder / "read").glob("n*.txt"))):
        lines = ["", *text.read_text(encoding="utf-8").split("\n")]
        for article in read_gold(text.parent.parent / "gold" / f"{text.stem}.yml")["articles"]:
            title = str(next(iter(article.get("title") or []), ""))
            times[title] += 1
            if times[title] <= MOST_OFTEN and article.get("kind") != "photo":
                yield of_article(lines, article)


def of_article(lines: list[str], article: dict[str, Any]) -> Marked:
    """The snippets of a newspaper article, marked."""
    heads = [Snippet("head", "byline", lines[at], at) for at in article.get("byline") or []]
    signed = any(str(name) in head.text for head in heads for name in article.get("authors") or [])
    paragraphs = [block for block in article["body"] if isinstance(block, list)]
    if paragraphs and not signed:
        heads += [
            Snippet("open", "text", lines[paragraphs[0][0]][:FIRST], paragraphs[0][0]),
            Snippet("close", "text", lines[paragraphs[-1][-1]][-LAST:], paragraphs[-1][-1]),
        ]
    heads += [Snippet("foot", "editor", lines[at], at) for at in article.get("editor_lines") or []]
    heads += [Snippet("above", "none", lines[at], at) for at in (article.get("headline") or [])[:1]]
    return marked(heads, [True] * len(heads), {"authors": article.get("authors")})


def examples(found: Marked) -> list[Example]:
    """What is learnt from."""
    return [Example(clues(snippet), roles, counts) for snippet, roles, counts in found if snippet.text]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--papers", nargs="*", type=Path, default=[], help="folders of laid-out newspaper pages")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    found = [of_web_page(text) for folder in args.pages for text in web_pages(folder)] + [*of_papers(args.papers)]
    rows = [row for one in found for row in examples(one)]
    sys.stdout.write(f"{sum(map(bool, found))} of {len(found)} articles, {len(rows)} lines\n")
    seen = known(rows, LESSON.rarest)
    write(args.out, fit(rows, seen, LESSON), seen, LESSON)


if __name__ == "__main__":
    main()
