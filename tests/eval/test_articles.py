"""The articles of the benchmark keep their promises: form, number, honest names, no copied runs.

A fault here would reach the gold of every generated page, so each rule of the file format has a test of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).resolve().parent / "articles"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"

LEAST = {"develop": 44, "held": 28, "train": 1850}
"""At least 72 to measure on; those in `train` are only learnt from."""
MEASURED = ("develop", "held")

LENGTHS = {
    "news": (300, 1200),
    "profile": (800, 1800),
    "essay": (800, 1800),
    "poem": (40, 500),
    "interview": (500, 1500),
    "notice": (150, 900),
    "briefs": (80, 250),
    "weather": (120, 500),
    "correction": (60, 260),
    "letter": (200, 800),
    "photo": (60, 150),
    "commentary": (450, 1300),
}
"""Characters of the body, by kind: wide enough for varied voices, narrow enough to notice a half-written file."""

ANY_LENGTH = (40, 1800)
"""Of what is only learnt from: papers print shorter and longer pieces of every kind."""

TRADITIONAL_SHARE = (0.15, 0.30)
"""About a fifth of each split."""

LONGEST_SHARED_RUN = 20
"""Runs of this many characters in two articles are a copied phrase, not chance."""

KEYS = {"kind", "script", "rubric", "kicker", "title", "subtitle", "authors", "byline", "byline_place", "source"}
KEYS |= {"date", "editors", "body", "photo"}
BLOCKS = {"p", "h", "caption", "credit", "line"}
PLACES = {"head", "opener", "tail_inline", "tail_line", "none"}

SIMPLIFIED = (
    "们这说时会国学为对开发车东书门问间长见员记业动过还进边头岁钱听现实样两报亲电点线师场种从没让给觉处号万区县乡镇"
)
TRADITIONAL = (
    "們這說時會國學為對開發車東書門問間長見員記業動過還進邊頭歲錢聽現實樣兩報親電點線師場種從沒讓給覺處號萬區縣鄉鎮"
)

HAN = r"[\u3400-\u9FFF]"
HALF_WIDTH = re.compile(rf"{HAN}[,;:!?()\"'.]|[,;:!?()\"']{HAN}")
PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"), ("【", "】"), ("〔", "〕"))


@dataclass(frozen=True, slots=True)
class Article:
    """One file, with the split it stands in."""

    path: Path
    data: dict[str, Any] = field(repr=False)

    @property
    def split(self) -> str:
        """The folder: develop or held."""
        return self.path.parent.name

    @property
    def label(self) -> str:
        """What a failing test is called by."""
        return f"{self.split}/{self.path.stem}"

    def blocks(self, *roles: str) -> list[str]:
        """Texts of the body blocks of these roles, or of all."""
        found = [next(iter(block.items())) for block in self.data["body"]]
        return [text for role, text in found if not roles or role in roles]

    def strings(self) -> Iterator[str]:
        """Every printed text of the file."""
        data = self.data
        yield from (data[key] for key in ("rubric", "kicker", "subtitle", "byline") if data[key])
        yield from data["title"]
        yield from self.blocks()
        yield from (data["photo"] or {}).values()


def load(path: Path) -> Article:
    """Read one article file."""
    return Article(path, yaml.safe_load(path.read_text(encoding="utf-8")))


ARTICLES = [load(path) for split in LEAST for path in sorted((HERE / split).glob("*.yml"))]
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.label)


def squeezed(text: str) -> str:
    """Text without white space, commas of one width.

    >>> squeezed("张 三,李四")
    '张三，李四'
    """
    return re.sub(r"\s", "", text).translate(str.maketrans(",;:!?()", "，；：！？（）"))


def runs(text: str) -> set[str]:
    """Every run of LONGEST_SHARED_RUN characters."""
    text = squeezed(text)
    return {text[i : i + LONGEST_SHARED_RUN] for i in range(len(text) - LONGEST_SHARED_RUN + 1)}


@each_article
def test_a_file_has_the_keys_of_the_format_and_no_others(article: Article) -> None:
    data = article.data
    assert set(data) == KEYS
    assert data["kind"] in LENGTHS
    assert data["script"] in ("hans", "hant")
    assert data["byline_place"] in PLACES
    assert data["photo"] is None or set(data["photo"]) == {"caption", "credit"}
    assert all(text and text == text.strip() for text in article.strings())
    assert re.fullmatch(r"[a-z0-9-]+", article.path.stem)


@each_article
def test_a_body_is_a_list_of_known_blocks(article: Article) -> None:
    assert article.data["body"]
    assert all(len(block) == 1 and set(block) <= BLOCKS for block in article.data["body"])
    assert article.data["kind"] == "poem" or not article.blocks("line")


@each_article
def test_every_author_is_printed_where_the_file_says(article: Article) -> None:
    data, paragraphs = article.data, article.blocks("p", "caption", "line")
    printed = {
        "head": data["byline"] or "",
        "tail_line": data["byline"] or "",
        "opener": paragraphs[0][:60],
        "tail_inline": paragraphs[-1][-40:],
        "none": "".join(article.blocks("credit")),
    }[data["byline_place"]]
    assert all(author in squeezed(printed) for author in data["authors"])
    assert (data["byline"] is not None) == (data["byline_place"] in ("head", "tail_line"))
    assert data["authors"] or data["byline_place"] in ("none", "head", "tail_line")


@each_article
def test_only_photo_stories_may_go_without_a_title(article: Article) -> None:
    titles = article.data["title"]
    assert len(titles) in (1, 2) or (not titles and article.data["kind"] == "photo")


@each_article
def test_a_body_is_as_long_as_its_kind_asks(article: Article) -> None:
    least, most = LENGTHS[article.data["kind"]] if article.split in MEASURED else ANY_LENGTH
    assert least <= len("".join(article.blocks())) <= most


@each_article
def test_punctuation_beside_chinese_characters_is_full_width(article: Article) -> None:
    assert [text for text in article.strings() if HALF_WIDTH.search(text)] == []


@each_article
def test_quotes_and_brackets_close_in_the_block_that_opens_them(article: Article) -> None:
    blocks = ["".join(article.blocks("line")), *article.blocks("p", "h", "caption", "credit")]
    assert [text for text in blocks for a, b in PAIRS if text.count(a) != text.count(b)] == []


@each_article
def test_an_article_keeps_to_its_script(article: Article) -> None:
    foreign = TRADITIONAL if article.data["script"] == "hans" else SIMPLIFIED
    assert set("".join(article.strings())) & set(foreign) == set()


@pytest.mark.parametrize("split", LEAST)
def test_a_split_holds_enough_articles_of_every_kind_and_both_scripts(split: str) -> None:
    here = [article.data for article in ARTICLES if article.split == split]
    assert len(here) >= LEAST[split]
    kinds = Counter(data["kind"] for data in here)
    assert set(kinds) == set(LENGTHS)
    assert kinds["news"] == max(kinds.values())
    share = sum(data["script"] == "hant" for data in here) / len(here)
    assert TRADITIONAL_SHARE[0] <= share <= TRADITIONAL_SHARE[1]


def test_no_two_articles_have_the_same_title() -> None:
    titles = [squeezed("".join(article.data["title"])) for article in ARTICLES if article.data["title"]]
    assert [title for title, count in Counter(titles).items() if count > 1] == []


def test_no_person_who_signs_in_the_held_split_signs_elsewhere() -> None:
    signed = {split: {n for a in ARTICLES if a.split == split for n in a.data["authors"]} for split in LEAST}
    assert signed["held"] & (signed["develop"] | signed["train"]) == set()


def test_no_article_shares_a_long_run_with_another_or_with_a_seed() -> None:
    texts = {article.label: "\n".join(article.strings()) for article in ARTICLES}
    seeds = {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    assert seeds, "the seeds folder is empty"
    owners = [(run, name) for name, text in (texts | seeds).items() for run in runs(text)]
    shared = {(run, a, b) for (run, a), (other, b) in pairwise(sorted(owners)) if run == other}
    assert {item for item in shared if item[1] in texts or item[2] in texts} == set()
