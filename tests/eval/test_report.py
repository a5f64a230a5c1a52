"""The report tells the truth, and treats text as text."""

import pathlib
import re
import sys
from collections import Counter

import pytest
import yaml

from tests.eval import report, report_html, scoring
from tests.eval.sets import ROOT, Measured

# A converter that knows the answers: it prints the record that the gold beside its seed asks for.
CHEAT = """
import json, pathlib, sys, yaml
sys.path.insert(0, sys.argv[1])
from tests.eval import gold_record
for name in sys.argv[2:]:
    path = pathlib.Path(name)
    beside = path.parent / "gold"
    gold = beside if beside.exists() else path.parents[1] / "tests" / "gold"
    read = path.parent / "read" / path.name
    text = (read if read.exists() else path).read_text(encoding="utf-8")
    spec = yaml.safe_load((gold / (path.stem + ".yml")).read_text(encoding="utf-8"))
    print(json.dumps(gold_record.record_of(path.name, spec, text)))
"""
HOSTILE = '<script>alert("错")</script>&'


@pytest.fixture(scope="module")
def cheat(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The command line of the converter that knows the answers."""
    path = tmp_path_factory.mktemp("cheat") / "cheat.py"
    path.write_text(CHEAT, encoding="utf-8")
    return (sys.executable, str(path), str(ROOT))


def test_a_perfect_converter_reaches_every_target(
    cheat: tuple[str, ...], tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All three sets are measured, all are perfect, and the page shows no miss."""
    assert report.main(["--out", str(tmp_path), "--command", *cheat]) == 0
    rows = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.strip()}
    for figure in ("found", "perfect", "body", "title", "authors", "joins", "healed", "…"):
        assert rows[figure].count("100.00 %") == 3
    assert re.fullmatch(r"lost +0 +0 +0 +0", rows["lost"])
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "develop: 0 misses" in page
    assert "held: " not in page


def test_a_converter_that_fails_is_reported(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No record at all: exit code 1, and what the converter said stands in the report."""
    command = [sys.executable, "-c", "import sys; sys.exit('no such seed')"]
    assert report.main(["--split", "seeds", "--out", str(tmp_path), "--command", *command]) == 1
    printed = capsys.readouterr().out
    assert "no such seed" in printed
    assert "0 of 26   0.00 %" in printed


def test_only_articles_of_one_phenomenon_are_counted(
    cheat: tuple[str, ...], tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The filter leaves the articles that the phenomenon touched, and no other."""
    report.main(["--split", "develop", "--only", "truncated", "--out", str(tmp_path), "--command", *cheat])
    table = capsys.readouterr().out
    gold = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (tmp_path / "develop" / "gold").iterdir()]
    touched = [article for page in gold for article in page["articles"] if "truncated" in article["phenomena"]]
    assert touched
    assert f"{len(touched)} of {len(touched)} 100.00 %" in table


def test_hostile_text_is_shown_not_run(tmp_path: pathlib.Path) -> None:
    """Seeds, records and complaints are text: nothing of them becomes markup, and nothing is fetched."""
    gold = {"kind": "article", "headline": [1], "title": [HOSTILE], "body": [[2]], "phenomena": []}
    lines = [HOSTILE, f"{HOSTILE}正文" * 4, ""]
    block = {"role": "paragraph", "text": HOSTILE, "lines": [2]}
    record = scoring.score.Record({"title": HOSTILE, "blocks": [block], "kind": HOSTILE})
    verdict = scoring.Verdict(
        HOSTILE, 1, gold, scoring.score.Gold(gold, lines), record, {"title": False}, 1.0, frozenset()
    )
    page = scoring.PageVerdict(HOSTILE, lines, [verdict], [record], [], [], 0, Counter("错"), Counter())
    path = report_html.write_html([Measured("seeds", [page], 0.0, 1, "", 0)], tmp_path / "r.html", summary=[HOSTILE])
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert text.count("&lt;script&gt;") >= 5
    assert not re.search(r"(src|href)=|url\(|@import", text)


def test_a_difference_escapes_both_sides() -> None:
    """What is missing and what is too much are marked, and are text."""
    assert report_html.difference("甲<b>乙", "甲<i>乙") == "甲&lt;<del>b</del><ins>i</ins>&gt;乙"
