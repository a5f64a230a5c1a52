"""Repairs of characters: what is broken is mended, what only looks broken stays, and the record tells all of it."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jianbao.ingest.characters import EQUIVALENTS, FULL_WIDTH, PRESENTATION
from jianbao.ingest.lines import split_lines
from jianbao.ingest.repair import MEANT, RULES, is_white, repair, replay
from tests.cases import load_cases

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("case", load_cases("repair"))
def test_a_line_becomes_what_it_must(case: dict[str, Any]) -> None:
    """Each case in tests/cases/repair: the text, the recorded rules, and the replay of the record."""
    made = repair(7, case["line"])
    assert made.text == case.get("text", case["line"])
    assert replay(case["line"], made.repairs) == made.text
    if "rules" in case:
        assert [one.rule for one in made.repairs] == case["rules"]
    if "text" not in case:
        assert made.repairs == ()
    assert {one.line for one in made.repairs} <= {7}


def test_every_rule_has_a_case() -> None:
    """No rule stands without an example of what it does."""
    shown = {rule for parameter in load_cases("repair") for rule in parameter.values[0].get("rules", ())}
    assert {name for name, _, _ in RULES} - shown - {"equivalent"} == set()


PIECES = [
    *"甲乙中国高兴,:;?!()（）<>《》 a1.\t\u3000\u00a0\u200b\ufeff\x07\x85⼈⺠︰",
    "\x1b[31m", "\x1b", "\u2067", "&gt;", "&#123;", "&甲;",
    "(xiàn)", "現(xiàn)", "（lù）", ">>", "<<", "》》", "10:58", "1,000", "https://a.example/?b,c", "a@b.example", "中中国国新新闻闻网网",
]  # fmt: skip
soups = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\0"), max_size=30
)


@given(soups)
def test_the_record_replays_to_the_repaired_line(line: str) -> None:
    """Applying the recorded repairs to the line of the seed gives the line that the page is read from."""
    made = repair(1, line)
    assert replay(line, made.repairs) == made.text


@example("中中国国新新闻闻网网,,")
@given(soups)
def test_a_column_names_the_character_in_the_seed(line: str) -> None:
    """Each repair stands at its place: column by column, what the seed has there is what the repair began with."""
    for made in repair(1, line).repairs:
        assert 1 <= made.column <= len(line)
        first = line[made.column - 1]
        chain = {first, first.translate(FULL_WIDTH), EQUIVALENTS.get(ord(first)), PRESENTATION.get(ord(first)), " "}
        assert made.before[:1] in chain


def test_every_equivalent_is_one_ideograph_and_in_reach() -> None:
    """The coarse class that guards the rule holds every character of the tables; none becomes two or itself."""
    for code, meant in (EQUIVALENTS | PRESENTATION).items():
        assert MEANT.fullmatch(chr(code))
        assert len(meant) == 1
        assert ord(meant) != code
        assert not MEANT.fullmatch(meant)
        assert not is_white(meant)


def test_a_long_seed_is_split_in_no_time() -> None:
    """A seed of 15 kB takes about one millisecond; ten times that is a rule gone wrong."""
    text = max(
        ((ROOT / "seeds") / path.name for path in (ROOT / "seeds").glob("0*.txt")), key=lambda path: path.stat().st_size
    )
    seed = text.read_text(encoding="utf-8")
    best = min(_timed(seed) for _ in range(5))
    assert best < 0.010


def _timed(text: str) -> float:
    start = time.perf_counter()
    split_lines(text)
    return time.perf_counter() - start
