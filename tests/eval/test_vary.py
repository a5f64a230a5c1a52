"""Varied articles are articles: the library reads them, names stand where they say, and pages of them keep their promises."""

import functools
import pathlib
import re

import pytest
import yaml

from tests.eval import generate, gold_record
from tests.eval.library import ARTICLES, load_articles
from tests.eval.model import Article, Dice, Kind
from tests.eval.scoring import score
from tests.eval.vary import vary_articles, write_articles
from tests.eval.vary_bylines import LINES, fill, strip_names

DEVELOP = load_articles(ARTICLES / "develop")
SEEDS = (1, 2, 3)
LEAST = {"titles": 260, "kickers": 90, "subtitles": 90, "headings": 280, "captions": 120, "rubrics": 60}
LEAST |= {"slogans": 40, "furniture": 60, "poems": 40, "names": 120}
"""Lines that each bank holds at least, in both scripts together."""
SIMPLIFIED, TRADITIONAL = (
    "们这说时会国学为对开发车东书门问间长见员记业动过还进",
    "們這說時會國學為對開發車東書門問間長見員記業動過還進",
)
BODY_PLACES = {"opener": 0, "tail_inline": -1}


@functools.cache
def varied(seed: int) -> tuple[Article, ...]:
    """Sixty varied articles."""
    return tuple(vary_articles(DEVELOP, seed=seed, count=60))


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def banks() -> dict[str, dict[str, list[str]]]:
    """Every bank that is a plain list in each script."""
    read = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(LINES.glob("*.yml"))}
    return {name: bank for name, bank in read.items() if set(bank) == {"hans", "hant"}}


@pytest.mark.parametrize("name", sorted(LEAST))
def test_a_bank_holds_many_lines_and_none_twice(name: str) -> None:
    bank = banks()[name]
    assert sum(map(len, bank.values())) >= LEAST[name]
    for lines in bank.values():
        assert len(set(lines)) == len(lines)
        assert [line for line in lines if not line or line != line.strip()] == []


def test_a_bank_keeps_to_its_scripts() -> None:
    for bank in banks().values():
        assert not set("".join(bank["hans"])) & set(TRADITIONAL)
        assert not set("".join(bank["hant"])) & set(SIMPLIFIED)


def test_no_line_of_a_bank_stands_in_an_article_or_a_seed() -> None:
    """Headlines that a measured page prints must not be learnt from a bank."""
    paths = [*ARTICLES.glob("*/*.yml"), *(pathlib.Path(__file__).parents[2] / "seeds").glob("*.txt")]
    texts = squeezed("\n".join(path.read_text(encoding="utf-8") for path in paths))
    names = ("titles", "kickers", "subtitles", "headings", "captions")
    lines = [line for name in names for script in banks()[name].values() for line in script]
    assert [line for line in lines if len(line) >= 8 and squeezed(line) in texts] == []


def test_the_same_seed_varies_alike_and_another_differently() -> None:
    assert vary_articles(DEVELOP, seed=1, count=60) == list(varied(1))
    assert list(varied(1)) != list(varied(2))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_library_reads_back_what_was_written(seed: int, tmp_path: pathlib.Path) -> None:
    write_articles(varied(seed), tmp_path)
    assert load_articles(tmp_path) == list(varied(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_authors_stand_where_the_article_says(seed: int) -> None:
    for article in varied(seed):
        place = article.byline_place
        printed = article.byline or "".join(b.text for b in article.body if b.kind is Kind.CREDIT)
        if place in BODY_PLACES:
            printed = article.body[BODY_PLACES[place]].text
        assert all(squeezed(name) in squeezed(printed) for name in article.authors), article
        assert (article.byline is not None) == (place in ("head", "tail_line")), article


@pytest.mark.parametrize("seed", SEEDS)
def test_no_author_of_the_original_is_left(seed: int) -> None:
    known = {name for article in DEVELOP for name in article.authors}
    assert [a.slug for a in varied(seed) if set(a.authors) & known] == []


def test_names_are_stripped_from_every_article_that_prints_them_in_its_text() -> None:
    inside = [article for article in DEVELOP if article.byline_place in BODY_PLACES]
    assert inside
    for article in inside:
        text = strip_names(article).text
        assert not re.search("|".join(map(re.escape, article.authors)), text[:40] + text[-40:]), article.slug


@pytest.mark.parametrize("seed", SEEDS)
def test_a_body_never_ends_with_a_heading_nor_is_empty(seed: int) -> None:
    for article in varied(seed):
        assert article.body, article.slug
        assert article.body[-1].kind is not Kind.HEADING, article.slug
        assert all(block.text.strip() for block in article.body), article.slug


def test_headlines_and_sections_are_of_many_kinds() -> None:
    """What the training needs: hundreds of different headlines and headings, not the dozens of the articles."""
    articles = [article for seed in SEEDS for article in varied(seed)]
    assert len({article.title for article in articles}) > len({article.title for article in DEVELOP})
    headings = {b.text for article in articles for b in article.body if b.kind is Kind.HEADING}
    assert len(headings) > 100
    assert len({article.kind for article in articles}) == len({article.kind for article in DEVELOP})


def test_a_byline_form_is_filled_with_every_name() -> None:
    dice = Dice("form")
    assert fill("记者 {first} 通讯员 {rest}", ["张三", "李四"], "hans", dice) == "记者 张三 通讯员 李四"
    assert fill("【記者{one}】", ["張三", "李四"], "hant", dice) == "【記者張三、李四】"


@pytest.mark.parametrize("seed", SEEDS)
def test_pages_of_varied_articles_keep_the_promises_of_the_generator(seed: int, tmp_path: pathlib.Path) -> None:
    """Every printed line once in gold, and a record made from gold is perfect."""
    write_articles(varied(seed), tmp_path)
    for dump in generate.make_split("held", seed, folder=tmp_path):
        lines = dump.read.split("\n")
        named = sorted(_numbers(dump.gold))
        assert named == [i for i, line in enumerate(lines, start=1) if line.strip()], dump.name
        record = gold_record.record_of(f"{dump.name}.txt", dump.gold, dump.read)
        golds = [score.Gold(spec, lines) for spec in dump.gold["articles"]]
        records = [score.Record(article) for article in record["articles"]]
        pairs = score.match(golds, records)
        assert all(all(score.judge(gold, records[pairs[i]])[0].values()) for i, gold in enumerate(golds)), dump.name


def _numbers(gold: object) -> list[int]:
    if isinstance(gold, int):
        return [gold]
    if isinstance(gold, dict):
        return [n for value in gold.values() for n in _numbers(value)]
    return [n for value in gold for n in _numbers(value)] if isinstance(gold, list) else []
