"""Reading texts to count: folders of plain text, Markdown or HTML files, a paragraph on each line or in each <p>."""

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

SUFFIXES: Final = frozenset({".txt", ".md", ".html"})
BENCHMARK_SUFFIX: Final = ".yml"

WORD_WEIGHT: Final = 0.2
"""What an occurrence in the word list counts. Log loss on pages of the benchmark's develop articles: 0.401 with the words
alone at 0.1; with the sequences of words too 0.365 at 0.1, 0.364 at 0.2, 0.373 at 0.5."""

_BLOCK_TAG: Final = re.compile(r"</?(?:p|br|div|li|h[1-6])\b[^>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]*>")
_MARKUP: Final = re.compile(r"^[#>*\s]+|^-{3,}$|^\[[^\]]*\]\([^)]*\)$")
_BROADCAST_LEAD: Final = re.compile("^央视网消息（新闻联播）：")
"""Opens nearly every first paragraph of xin-wen-lian-bo and no paragraph of a newspaper."""
_SENTENCE_END: Final = re.compile("[。！？…：][”’」』）)]*$")
_SHORTEST: Final = 15
"""Shorter lines are captions, list items and navigation more often than paragraphs."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article as far as counting needs it."""

    source: str
    """Path below the folder read; texts of one file are held out together."""
    title: str
    paragraphs: tuple[str, ...]


def read_texts(folder: Path) -> list[Text]:
    """All texts of a folder, in the order of their paths."""
    texts = list[Text]()
    for path in sorted(folder.rglob("*")):
        source = path.relative_to(folder).as_posix()
        if path.suffix in SUFFIXES:
            texts += split_texts(source, path.read_text("utf-8"))
        elif path.suffix == BENCHMARK_SUFFIX:
            texts.append(read_benchmark(source, path.read_text("utf-8")))
    return texts


def read_benchmark(source: str, content: str) -> Text:
    """An article of the benchmark: for measuring; `train` is never given that folder."""
    article = yaml.safe_load(content)
    paragraphs = tuple(str(block["p"]) for block in article["body"] if "p" in block)
    return Text(source, "".join(article["title"] or ()), paragraphs)


def read_words(path: Path) -> dict[str, float]:
    """A list of words with their frequencies, `word count` a line as jieba has it, weighed as text of our size."""
    lines = (line.split() for line in path.read_text("utf-8").splitlines())
    return {line[0]: int(line[1]) * WORD_WEIGHT for line in lines}


def split_texts(source: str, content: str) -> list[Text]:
    r"""The articles of one file: a line that ends no sentence is a title and starts the next.

    >>> split_texts("a.md", "### 商会换届\n<p>红桥区街道商会换届大会在西北角文化中心召开。</p>")
    [Text(source='a.md', title='商会换届', paragraphs=('红桥区街道商会换届大会在西北角文化中心召开。',))]
    """
    texts, title, paragraphs = [], "", list[str]()
    for line in _lines(content):
        if len(line) >= _SHORTEST and _SENTENCE_END.search(line):
            paragraphs.append(line)
            continue
        if paragraphs:
            texts.append(Text(source, title, tuple(paragraphs)))
        title, paragraphs = line, []
    return [*texts, Text(source, title, tuple(paragraphs))] if paragraphs else texts


def _lines(content: str) -> list[str]:
    plain = html.unescape(_TAG.sub("", _BLOCK_TAG.sub("\n", content)))
    stripped = (_MARKUP.sub("", line.strip()) for line in plain.splitlines())
    return [_BROADCAST_LEAD.sub("", "".join(line.split())) for line in stripped if line]
