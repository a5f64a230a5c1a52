"""Cases of reading: small pages, and what must be seen in them (tests/cases/README.md)."""

from pathlib import Path
from typing import Any

import pytest

from jianbao.ingest.lines import split_lines
from jianbao.ingest.pieces import Label
from jianbao.ingest.read import label, read_page
from jianbao.ingest.roles import alone
from jianbao.model import Flag, Page, Sidecar, Source
from tests.cases import load_cases, settle

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TOPICS = ("roles", "boundaries", "joins", "metadata")
CASES = [case for topic in TOPICS for case in load_cases(topic)]


def read(case: dict[str, Any]) -> Page:
    """The page of a case: its own text, or a sample seed by its number."""
    text = case["source"] if "source" in case else next(SEEDS.glob(f"{case['seed']}_*.txt")).read_text("utf-8")
    return read_page(Source("a.txt", text, "utf-8", "0" * 64, Sidecar()))


def seen(page: Page) -> dict[str, Any]:
    """What a case may ask of a page, each under its key."""
    blocks = [block for article in page.articles for block in article.blocks]
    roles = {number: block.role.value for block in blocks for number in block.lines}
    roles |= {number: "furniture" for scrap in page.furniture for number in scrap.lines}
    roles |= {number: "banner" for scrap in page.rubrics for number in scrap.lines}
    joins = [[one.after, block.lines[block.lines.index(one.after) + 1]] for block in blocks for one in block.joins]
    return {
        "roles": roles,
        "joined": joins,
        "joins": joins,
        "blocks": len(blocks),
        "articles": [list(article.lines) for article in page.articles],
        "flags": [[flag.value for flag in article.flags if flag is not Flag.ORDER] for article in page.articles],
        "titles": [article.title for article in page.articles],
        "kinds": [article.kind.value for article in page.articles],
        "authors": [list(article.authors) for article in page.articles],
        "editors": [list(article.editors) for article in page.articles],
        "sources": [article.source for article in page.articles],
        "publications": [article.publication for article in page.articles],
        "dates": [article.date for article in page.articles],
        "pages": [article.page for article in page.articles],
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_page_is_read_as_its_case_says(case: dict[str, Any]) -> None:
    """Each key that a case has; of roles those of the lines that it names, of `joined` the pairs that it names."""
    found = seen(read(case))
    asked = {key: value for key, value in case.items() if key in found}
    assert asked
    if "joined" in asked:
        found["joined"] = [pair for pair in found["joined"] if pair in asked["joined"]]
    if "roles" in asked:
        found["roles"] = {number: found["roles"].get(number) for number in asked["roles"]}
    assert {key: found[key] for key in asked} == asked


def test_cases_ask_for_what_is_there() -> None:
    """Every key of a case is known, known failures say why, and none stands twice."""
    known = {"label", "from", "comment", "source", "seed", *seen(read({"source": "甲"}))}
    cases = [case.values[0] for case in CASES]
    assert [case["label"] for case in cases if set(case) - known] == []
    assert [case.values[0]["label"] for case in CASES if case.marks and not case.values[0].get("comment")] == []
    assert len({(case["label"], case["from"]) for case in cases}) == len(cases) > 120


def test_known_failures_that_pass_are_moved_as_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text of a case stays to the letter, in either of the forms that files use; the others stay where they are."""
    (tmp_path / "甲").mkdir()
    failing, passing = tmp_path / "甲" / "known-failures.yml", tmp_path / "甲" / "synthetic.yml"
    one, other, third = (
        "- {label: one, from: made up, text: 甲}\n",
        "- label: other\n  text: |\n    - 乙\n",
        "- label: third\n",
    )
    failing.write_text(one + other + third, "utf-8")
    passing.write_text("- label: known\n", "utf-8")
    monkeypatch.setattr(settle, "CASES", tmp_path)
    assert settle.settle({"one", "other"}) == 2
    assert (failing.read_text("utf-8"), passing.read_text("utf-8")) == (third, "- label: known\n" + one + other)


def test_the_office_and_the_day_below_a_notice_are_known_together() -> None:
    """Alone an office may be large type and a day a folio; one below the other they close a notice, and nothing goes on."""
    pieces = label(split_lines("敬请谅解。\n滨河区城市管理局\n2024年5月28日\n2024年5月28日 星期二")[0])
    assert [piece.reading.rule == "sign-off" for piece in pieces] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "folio"),
    [
        ("2025年4月11日（星期五）第3版", True),
        ("2025年4月11日 星期五 农历三月十四", True),
        ("2025年4月11日（星期五）上午9时，地点为市民服务中心三楼", False),
        ("2025年4月11日（星期五）上午9时在市民服务中心三楼", False),
        ("2025年4月11日 星期五 全天停水。", False),
        ("2025年4月11日 星期五，会议改在三楼召开。", False),
    ],
)
def test_a_day_that_opens_a_sentence_is_no_folio(text: str, folio: bool) -> None:
    assert (alone(text).label is Label.FURNITURE) is folio


def test_who_wrote_and_took_the_picture_signs_a_text() -> None:
    """文/图 behind reporters is a byline; behind a name without an office it may be a photographer's credit."""
    assert alone("记者 林小满 通讯员 周石生 文/图").label is Label.BYLINE
    assert alone("林小满 摄").label is Label.CREDIT
