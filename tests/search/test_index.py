"""The files of the index: what is in them, and when they change."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jianbao.archive import Archive
from jianbao.publish import gather, publish, read_config, search_postings
from jianbao.publish.search import blocks, build_index, index_files, row_of
from tests.search.made import MADE
from tests.search.site import gold_documents, make_site
from tests.site_archive import make_archive


def test_withdrawn_articles_are_in_no_file_of_the_index(site: Path) -> None:
    names_ = [path.name for path in (site / "site").rglob("*.json")]
    assert "aaaaaaaa-06.json" in names_
    assert "aaaaaaaa-07.json" not in names_


def test_a_second_run_changes_nothing_and_an_edit_shows(tmp_path: Path) -> None:
    first = make_site(tmp_path, list(MADE))
    archive = Archive(tmp_path)
    assert first.changed > 0
    assert build_index(archive).changed == 0
    edited = [replace(MADE[0], title="改过的题")]
    assert make_site(tmp_path, edited).changed > 0


def test_the_same_articles_give_the_same_bytes() -> None:
    files = dict(index_files(MADE[:5]))
    assert files == dict(index_files(tuple(MADE[:5])))
    assert files != dict(index_files(MADE[:4]))


def test_an_article_file_that_cannot_be_read_is_reported_and_the_others_are_indexed(tmp_path: Path) -> None:
    broken = Archive(tmp_path).article("bbbbbbbb-01")
    broken.parent.mkdir(parents=True)
    broken.write_text("没有元数据", encoding="utf-8")
    report = make_site(tmp_path, list(MADE))
    assert [error.place for error in report.refused] == ["docs/articles/bbbbbbbb/01.md:1"]
    assert report.articles == len(MADE) - 1


def test_search_holds_the_articles_of_the_site(tmp_path: Path) -> None:
    archive = make_archive(tmp_path)
    for key, before, after in (
        ("0123abcd-02", "title: 看河", "title: [看海"),
        ("0123abcd-03", "---\n", "---\nwithdrawn: 2026-01-02\n"),
        ("0123abcd-04", "id: 0123abcd-04", "id: 0123abcd-01"),
    ):
        text = archive.article(key).read_text(encoding="utf-8").replace(before, after, 1)
        archive.article(key).write_text(text, encoding="utf-8")
    report = build_index(archive)
    assert [error.place for error in report.refused] == [
        f"docs/articles/0123abcd/{n}.md:{m}" for n, m in (("02", 4), ("03", 2))
    ]
    data = publish(gather(archive), read_config(archive)).files["data/articles.jsonl"]
    shown = {json.loads(line)["id"] for line in data.splitlines()}
    assert shown == {"0123abcd-01", "0123abcd-02", "0123abcd-04", "0123abcd-05"}
    texts = {path.stem: path.read_text(encoding="utf-8") for path in archive.site.rglob("texts/*.json")}
    assert texts.keys() == shown
    assert "河水慢慢地流" in texts["0123abcd-02"]


def test_the_index_has_every_block_that_is_searched() -> None:
    roles = [role for role, _ in blocks(MADE[4])]
    assert roles == ["title", "kicker", "paragraph"]


def test_an_index_made_in_runs_is_the_one_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shards = []
    for run in (3, 26, 1000):
        monkeypatch.setattr(search_postings, "RUN", run)
        postings = search_postings.Postings()
        for document in gold_documents():
            postings.add(row_of(document))
        shards.append(list(postings.shards()))
    assert shards[0] == shards[1] == shards[2]
    assert len(shards[0]) > 5


def test_the_head_comes_last_so_that_a_reader_never_misses_a_file() -> None:
    assert [name for name, _ in index_files(MADE[:2])][-1] == "head.json"
