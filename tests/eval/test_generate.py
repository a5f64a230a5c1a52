"""The benchmark is exact: every line once in gold, every body rebuilt, a perfect record scored as perfect."""

import functools
import json
import pathlib
import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest

from tests.eval import generate, gold_record, scoring
from tests.eval.dump import Dump, print_page
from tests.eval.library import ARTICLES, load_articles
from tests.eval.model import Dice, Draft, Kind, Page, Place
from tests.eval.newspaper import newspaper_page
from tests.eval.phenomena import PHENOMENA
from tests.eval.scoring import score
from tests.eval.web import web_page

SCORER = pathlib.Path(score.__file__)
DECK = load_articles(ARTICLES / "develop")
HANS = [article for article in DECK if article.script == "hans"]
HANT = [article for article in DECK if article.script == "hant"]
SEEDS = range(200)


@functools.cache
def a_page(seed: int) -> tuple[Page, Dump]:
    """One page of either sort, of either script."""
    dice = Dice(f"test {seed}")
    deck = dice.pick((HANS, HANS, HANT))
    if seed % 4 == 0:
        page = web_page(f"w{seed}", dice.pick(deck), dice)
    else:
        page = newspaper_page(f"n{seed}", dice.sample(deck, dice.between(3, 9)), dice)
    return page, print_page(page, dice)


def on_every_page(check: Callable[[int], None]) -> Callable[[], None]:
    """Run a check on two hundred pages as one test, and name the page that fails it."""

    def test() -> None:
        for seed in SEEDS:
            try:
                check(seed)
            except AssertionError as error:
                raise AssertionError(f"page of seed {seed}: {error}") from error

    test.__name__, test.__doc__ = check.__name__, check.__doc__
    return test


def numbers_in(gold: object) -> list[int]:
    """Every line number that a piece of gold names."""
    if isinstance(gold, int):
        return [gold]
    if isinstance(gold, dict):
        return [n for value in gold.values() for n in numbers_in(value)]
    return [n for value in gold for n in numbers_in(value)] if isinstance(gold, list) else []


@on_every_page
def test_gold_names_every_printed_line_once(seed: int) -> None:
    """No line is forgotten, none belongs twice, and no blank line is named."""
    _, dump = a_page(seed)
    for text in (dump.raw.replace("\r\n", "\n"), dump.read):
        printed = [i for i, line in enumerate(text.split("\n"), start=1) if line.strip()]
        assert sorted(numbers_in(dump.gold)) == printed


def rebuilt(draft: Draft, page: Page) -> str:
    """The flowing text of an article: its fragments in reading order, with what was lost put back."""
    flowing = [f for f in page.fragments if f.owner == draft.owner and f.place is Place.BODY]
    pieces = [(f.block, f.part, 1, f.text) for f in flowing if f.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.LINE)]
    pieces += [(loss.block, loss.part, 0, loss.text) for loss in draft.losses]
    return "".join(text for *_, text in sorted(pieces))


@on_every_page
def test_bodies_are_the_articles_less_what_the_page_lost(seed: int) -> None:
    """Whatever was cut, moved and interrupted, reading order gives the author's text back."""
    page, _ = a_page(seed)
    for draft in page.drafts:
        text = rebuilt(draft, page)
        if "jump_inline" in draft.touched:
            assert Counter(draft.article.text) - Counter(text) == Counter()
        else:
            assert text == draft.article.text


@on_every_page
def test_a_record_made_from_gold_is_perfect(seed: int) -> None:
    """The scorer can be satisfied on every page: all aspects right, nothing lost, nothing made."""
    _, dump = a_page(seed)
    record = gold_record.record_of(f"{dump.name}.txt", dump.gold, dump.read)
    lines = dump.read.split("\n")
    golds = [score.Gold(spec, lines) for spec in dump.gold["articles"]]
    records = [score.Record(article) for article in record["articles"]]
    pairs = score.match(golds, records)
    wrong = {i: score.judge(gold, records[pairs[i]])[0] for i, gold in enumerate(golds)}
    assert all(all(aspects.values()) for aspects in wrong.values()), wrong
    assert score.conservation(dump.read, record) == (Counter(), Counter())


@on_every_page
def test_only_repairs_part_the_dump_from_what_is_read(seed: int) -> None:
    """Dump and reading copy have the same characters as the scorer counts, unless a repair is called for."""
    page, dump = a_page(seed)
    touched = set(dump.gold["phenomena"]).union(*(draft.touched for draft in page.drafts))
    if not touched & {"title_doubled", "pinyin", "kangxi_radicals"}:
        assert Counter(score.norm(dump.raw)) == Counter(score.norm(dump.read))


def test_a_split_is_the_same_for_the_same_seed() -> None:
    """Two runs give the same bytes; another seed gives other pages."""
    first, again, other = (
        [(d.name, d.data, str(d.gold)) for d in generate.make_split("develop", seed)] for seed in (1, 1, 2)
    )
    assert first == again
    assert [data for _, data, _ in first] != [data for _, data, _ in other]


@pytest.mark.parametrize("split", sorted(generate.SIZES))
def test_the_command_line_scorer_gives_a_perfect_split_full_marks(split: str, tmp_path: pathlib.Path) -> None:
    """The scorer as a program, on records made from gold: 100 % of everything, lost 0, made 0."""
    printed = run_scorer(split, tmp_path)
    assert "extra 0" in printed
    assert "lost      0" in printed
    assert "made      0" in printed
    rates = [line.split()[-2] for line in printed.splitlines() if " of " in line and line.endswith("%")]
    assert rates
    assert set(rates) == {"100.00"}


def run_scorer(split: str, folder: pathlib.Path) -> str:
    """What the scorer prints for the perfect records of a split."""
    dumps = list(generate.make_split(split))
    generate.write_split(iter(dumps), folder)
    records = [json.dumps(gold_record.record_of(f"{d.name}.txt", d.gold, d.read)) for d in dumps]
    (folder / "records.jsonl").write_text("\n".join(records), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(folder / "gold"), str(folder / "records.jsonl")]
    return subprocess.run(
        [*command, "--seeds", str(folder / "read")], capture_output=True, text=True, check=True
    ).stdout


def test_every_phenomenon_of_the_table_happens() -> None:
    """Over the pages of the other tests each row of the table shows up in gold, and gold names no other."""
    seen: set[str] = set()
    for seed in range(2 * len(SEEDS)):
        gold = a_page(seed)[1].gold
        seen |= set(gold["phenomena"]).union(*(article["phenomena"] for article in gold["articles"]))
    assert seen == set(PHENOMENA)


def test_an_article_stands_once_on_a_page() -> None:
    """The deck never deals the same article twice to one page, even when it runs out in the middle of it."""
    deck = generate.Deck(HANT[:4], Dice("deck"))
    for _ in range(20):
        hand = deck.deal(3)
        assert len({article.slug for article in hand}) == 3


def test_a_lost_character_stands_whole_elsewhere() -> None:
    """A reader can see a loss: the run it broke is printed whole somewhere in the article."""
    for seed in SEEDS:
        page, _ = a_page(seed)
        for draft in page.drafts:
            if "lost_character" in draft.touched:
                (loss,) = [loss for loss in draft.losses if loss.part == 1 and "gap" in draft.flags][:1]
                assert loss.text in draft.article.text


def test_figures_are_those_the_scorer_prints(tmp_path: pathlib.Path) -> None:
    """Adding up verdict by verdict gives the numbers of the scorer's own program, on imperfect records too."""
    dumps = list(generate.make_split("develop"))
    generate.write_split(iter(dumps), tmp_path)
    rows = [spoiled(gold_record.record_of(f"{d.name}.txt", d.gold, d.read), i) for i, d in enumerate(dumps)]
    records = tmp_path / "records.jsonl"
    records.write_text("\n".join(json.dumps(row) for row in rows[1:]), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(tmp_path / "gold"), str(records), "--seeds", str(tmp_path / "read")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = scoring.add_up(scoring.judge_pages(tmp_path / "gold", scoring.read_records(records), tmp_path / "read"))
    assert f"articles {figures.articles}  found {figures.found}  extra {figures.extra}" in printed
    for aspect, found in figures.tally.items():
        assert f"{aspect:9} {sum(found):5} of {len(found):5}" in printed
    assert f"joins     {sum(figures.joins):5} of {len(figures.joins):5}" in printed
    assert f"lost      {figures.lost}\nmade      {figures.made}" in printed


def spoiled(record: gold_record.Json, number: int) -> gold_record.Json:
    """A record with a mistake, another one on each page."""
    article = record["articles"][0]
    mistakes = (
        lambda: article.update(title="错"),
        article["blocks"].reverse,
        lambda: article.update(authors=["某某"]),
        record["articles"].pop,
        article["blocks"].pop,
        lambda: article.update(flags=["order"]),
    )
    mistakes[number % len(mistakes)]()
    return record
