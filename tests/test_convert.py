"""Converting seeds: nothing a person did is lost, nothing is half written, nobody stops the others."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jianbao import convert as flow
from jianbao import ledger, report, write
from jianbao.archive import Archive
from jianbao.convert import Conversion, changes, convert, write_out
from jianbao.errors import Exit, SettingRefused
from jianbao.merge import merge
from jianbao.model import Subjects
from tests.small_archive import NAME, SEED, TREES, SmallArchive

ROOT = Path(__file__).resolve().parent.parent
ONE, TWO, THREE = "0123abcd-01", "0123abcd-02", "0123abcd-03"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """An archive of one seed with two articles, not yet converted."""
    archive = SmallArchive(tmp_path)
    monkeypatch.setattr(flow, "read_page", archive.read)
    monkeypatch.setattr(flow, "find_subjects", lambda _article, **_context: Subjects())
    archive.seed(SEED)
    return archive


def codes(conversion: Conversion) -> list[str]:
    """The codes of all findings."""
    return [finding.code for finding in conversion.findings]


def exits(conversion: Conversion) -> list[Exit]:
    """The exit codes of all errors."""
    return [error.exit_code for error in conversion.errors]


def test_a_first_run_makes_articles_ledger_and_manifest(small: SmallArchive) -> None:
    """Every article has its file; the manifest is one that sha256sum checks."""
    conversion = small.run()
    assert conversion.errors == ()
    assert conversion.findings == ()
    assert set(small.state()) == {
        "docs/articles/0123abcd/01.md",
        "docs/articles/0123abcd/02.md",
        "ledger/0123abcd.json",
        f"seeds/{NAME}",
        "seeds/manifest-sha256.txt",
    }
    done = subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], cwd=small.seeds, capture_output=True, check=False)
    assert done.returncode == 0


def test_a_second_run_changes_no_byte_and_no_time(tmp_path: Path) -> None:
    """The five real seeds, read twice: neither content nor modification time of any file changes."""
    archive = SmallArchive(tmp_path)
    for path in (ROOT / "seeds").glob("*.txt"):
        archive.seed("", path.name).write_bytes(path.read_bytes())
    first = archive.run()
    before = archive.state(), archive.times()
    second = archive.run()
    assert first.errors == ()
    assert len(first.pages) == 5
    assert changes(second) == {}
    assert (archive.state(), archive.times()) == before


EDITS = [
    pytest.param("title: 图书馆夜间开放", "title: 图书馆夜里开放", id="a title"),
    pytest.param("馆长说，开到十点。", "馆长说，开到九点。", id="a sentence"),
    pytest.param("kind: article\n", "kind: brief\ndisplay_title: 夜读\nproof: 已校\n", id="new keys"),
    pytest.param("kind: article\n", "tags: [阅读]\nkind: article\n", id="a tag"),
    pytest.param("读者都说方便。", "读者都说方便。\n\n记者手记：甚好。", id="a paragraph"),
    pytest.param("\n\n馆长说，开到十点。读者都说方便。", "", id="a paragraph less"),
    pytest.param("开到十点。", "开到十点。周末到十一点。", id="a sentence more"),
]


@pytest.mark.parametrize(("before", "after"), EDITS)
def test_an_edit_survives_a_better_conversion(small: SmallArchive, before: str, after: str) -> None:
    """What a person changed stays; what the converter improves elsewhere comes in."""
    small.run()
    small.edit(ONE, before, after)
    edited = small.text(ONE)
    assert small.run().kept == (ONE,)
    assert small.text(ONE) == edited
    small.improve(lambda text: text.replace("门口排起了队", "门口排起长队"))
    conversion = small.run()
    assert conversion.findings == ()
    assert small.text(ONE) == edited.replace("门口排起了队", "门口排起长队")
    assert changes(convert(small)) == {}


def test_both_sides_add_to_one_list(small: SmallArchive) -> None:
    """A name that a person adds and one that the converter finds are both kept; what one takes out is out."""
    small.run()
    small.edit(ONE, "kind: article", "people: [王大河, 林小满]\nkind: article")
    base = small.text(ONE).replace("people: [王大河, 林小满]", "people: [王大河, 沈洋]")
    generated = base.replace("people: [王大河, 沈洋]", "people: [王大河, 沈洋, 李丰]")
    merged = merge(base, small.text(ONE), generated)
    assert merged.conflicts == ()
    assert "people: [王大河, 林小满, 李丰]" in merged.text


def test_words_that_both_changed_stay_as_the_person_left_them_and_are_reported(small: SmallArchive) -> None:
    """A conflict is a finding with its line, in this run and in the next, until one side gives way."""
    small.run()
    small.edit(ONE, "开到十点", "开到九点")
    small.improve(lambda text: text.replace("开到十点", "开到10点"))
    conversion = small.run()
    assert codes(conversion) == ["L-001"]
    finding = conversion.findings[0]
    assert finding.line
    assert "开到九点" in small.text(ONE).split("\n")[finding.line - 1]
    assert "开到10点" in finding.detail


def test_a_deleted_article_stays_deleted_and_its_address_says_so(small: SmallArchive) -> None:
    """Deleting is an edit: the file does not come back, its id gets a tombstone; restoring it lifts the tombstone."""
    small.run()
    text = small.text(TWO)
    small.article(TWO).unlink()
    assert codes(small.run()) == ["L-003"]
    assert ledger.read_all(small)[0].tombstones == {TWO: flow.DELETED}
    assert not small.article(TWO).exists()
    again = convert(small)
    assert changes(again) == {}
    assert codes(again) == []
    write.write_text(small.article(TWO), text)
    small.run()
    assert ledger.read_all(small)[0].tombstones == {}
    assert small.text(TWO) == text


def test_an_article_added_by_hand_is_left_alone_and_its_number_with_it(small: SmallArchive) -> None:
    """A person's own file keeps its bytes, even where a better conversion finds a new article for that seed."""
    small.run()
    own = f"---\nid: {THREE}\ntitle: 补遗\n---\n\n手写。\n"
    write.write_text(small.article(THREE), own)
    small.improve(lambda text: f"{text}==\n{TREES}\n")
    small.run()
    assert small.text(THREE) == own
    assert "河岸种下新柳" in small.text("0123abcd-04")


def test_a_better_conversion_that_splits_and_joins_keeps_ids_and_buries_the_rest(small: SmallArchive) -> None:
    """Ids stay with their text; what is joined leaves a tombstone that says where it went; no number comes again."""
    small.run()
    small.improve(lambda text: text.replace("\n==\n", "\n"))
    small.run()
    assert not small.article(TWO).exists()
    assert ledger.read_all(small)[0].tombstones == {TWO: flow.MERGED.format(ONE)}
    small.improve(lambda text: text)
    small.run()
    assert "图书馆夜间开放" in small.text(ONE)
    assert "七旬老人修桥记" in small.text(THREE)
    assert not small.article(TWO).exists()
    assert changes(convert(small)) == {}


def test_an_edited_article_that_is_none_any_more_stays_and_is_reported(small: SmallArchive) -> None:
    """No edit is thrown away with an article; the finding stands until a person decides."""
    small.run()
    small.edit(TWO, "四十年", "四十一年")
    edited = small.text(TWO)
    small.improve(lambda text: text.replace("\n==\n", "\n"))
    for _ in range(2):
        assert codes(small.run()) == ["L-002"]
        assert small.text(TWO) == edited
    assert changes(convert(small)) == {}


def test_a_file_that_an_editor_saved_with_crlf_and_a_mark_keeps_both(small: SmallArchive) -> None:
    """Line ends are no edit; where the converter changes such a file it writes it in the file's own way."""
    small.run()
    windows = b"\xef\xbb\xbf" + small.text(ONE).replace("\n", "\r\n").encode()
    small.article(ONE).write_bytes(windows)
    assert small.run().kept == ()
    assert small.article(ONE).read_bytes() == windows
    small.improve(lambda text: text.replace("门口排起了队", "门口排起长队"))
    small.run()
    assert small.article(ONE).read_bytes() == windows.replace("门口排起了队".encode(), "门口排起长队".encode())


def test_a_file_in_another_encoding_is_refused_and_the_other_seeds_go_on(small: SmallArchive) -> None:
    """An article saved as GBK is an error with a remedy; it is not touched, nor is its ledger."""
    small.run()
    small.seed(f"{TREES}\n", "树.txt")
    small.article(ONE).write_bytes(small.text(ONE).encode("gbk"))
    before = small.state()
    conversion = small.run()
    assert exits(conversion) == [Exit.REFUSED]
    assert "UTF-8" in conversion.errors[0].en
    assert before.items() <= small.state().items() | {
        ("seeds/manifest-sha256.txt", before["seeds/manifest-sha256.txt"])
    }
    assert [page.seed for page in conversion.pages] == ["树.txt"]


def test_a_renamed_seed_keeps_its_ids(small: SmallArchive) -> None:
    """The ledger knows text, not names: the files stay where they are, the manifest takes the new name."""
    small.run()
    (small.seeds / NAME).rename(small.seeds / "滨河新闻 第3版.txt")
    conversion = small.run()
    assert conversion.errors == ()
    assert "seed: 滨河新闻 第3版.txt" in small.text(ONE)
    assert list(small.articles.iterdir()) == [small.articles / "0123abcd"]
    assert NAME not in small.manifest.read_text("utf-8")
    assert changes(convert(small)) == {}


def test_a_seed_in_another_encoding_is_refused_until_it_is_accepted_and_keeps_its_ids(small: SmallArchive) -> None:
    """Other bytes are a fixity failure; the same text has the same id, and only its encoding is noted."""
    small.run()
    before = small.text(ONE)
    small.seed(SEED, encoding="gb18030")
    conversion = small.run()
    assert exits(conversion) == [Exit.FIXITY]
    assert f"--accept {NAME}" in conversion.errors[0].zh
    assert small.run(NAME).errors == ()
    assert small.text(ONE) == before
    assert ledger.read_all(small)[0].page.encoding == "gb18030"
    assert small.run().errors == ()


def test_a_changed_seed_is_refused_until_it_is_accepted_by_name(small: SmallArchive) -> None:
    """Its articles stay as they were; once accepted it keeps its ids, and edits are merged with the new text."""
    small.run()
    small.edit(ONE, "开到十点", "开到九点")
    small.seed(SEED.replace("四百", "五百").replace("四十年", "五十年"))
    before = small.state()
    conversion = small.run()
    assert exits(conversion) == [Exit.FIXITY]
    assert small.state() == before
    assert small.run(f"seeds/{NAME}").errors == ()
    assert "五十年" in small.text(TWO)
    assert "开到九点" in small.text(ONE)
    assert small.run().errors == ()


def test_a_seed_that_disappears_is_an_error_and_its_articles_stay(small: SmallArchive) -> None:
    """Files and manifest line stay: the seed can be restored."""
    small.run()
    before = small.state()
    (small.seeds / NAME).unlink()
    conversion = small.run()
    assert exits(conversion) == [Exit.REFUSED]
    assert conversion.errors[0].place == f"seeds/{NAME}"
    assert small.state() == {name: digest for name, digest in before.items() if name != f"seeds/{NAME}"}


def test_a_second_copy_of_a_seed_is_refused_and_the_first_goes_on(small: SmallArchive) -> None:
    """One text has one id: the copy is named, whichever name sorts first."""
    small.run()
    small.seed(SEED, "000_copy.txt")
    conversion = small.run()
    assert [error.place for error in conversion.errors] == ["seeds/000_copy.txt"]
    assert NAME in conversion.errors[0].zh
    assert [page.seed for page in conversion.pages] == [NAME]


def test_seeds_with_the_same_digits_in_their_names_get_different_ids(small: SmallArchive) -> None:
    """The first keeps the digits of its name, the second gets digits of its text, for ever."""
    small.seed(f"{TREES}\n", "002_0123abcdeeee.txt")
    small.run()
    first, second = ledger.read_all(small)
    assert first.seed_id == "0123abcd"
    assert len(second.seed_id) == 8
    assert second.seed_id != first.seed_id
    assert "河岸种下新柳" in small.text(f"{second.seed_id}-01")
    assert changes(convert(small)) == {}


@pytest.mark.parametrize(
    "name", ["滨河新闻 2023年6月1日 第3版.txt", "PAGE THREE.TXT", "3.txt", "a  b.txt", "[甲]*?.txt"]
)
def test_any_printable_name_will_do(small: SmallArchive, name: str) -> None:
    """Spaces, Chinese, upper case, no hex digits, and signs that shells and globs know."""
    small.seed(f"{TREES}\n", name)
    conversion = small.run()
    assert conversion.errors == ()
    book = next(book for book in ledger.read_all(small) if book.page.seed == name)
    assert "河岸种下新柳" in small.text(f"{book.seed_id}-01")
    assert changes(convert(small)) == {}


BAD_SEEDS = [
    pytest.param(b"", "空", id="empty"),
    pytest.param(b" \r\n\t\n\xe3\x80\x80\n", "空", id="only white space"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL", id="binary"),
    pytest.param("滨河".encode() + b"\0", "NUL", id="NUL"),
    pytest.param("滨河区开通".encode() + b"\xff\xfe\xff" + "夜间图书馆".encode(), "UTF-8", id="half undecodable"),
    pytest.param(("\ufffd" * 9 + "滨河区").encode(), "重新提取", id="replacement characters"),
]


@pytest.mark.parametrize(("data", "said"), BAD_SEEDS)
def test_a_refused_seed_stops_no_other(small: SmallArchive, data: bytes, said: str) -> None:
    """The error names the file and the remedy; the manifest does not vouch for it."""
    (small.seeds / "000_bad.txt").write_bytes(data)
    conversion = small.run()
    assert exits(conversion) == [Exit.REFUSED]
    assert conversion.errors[0].place.startswith("seeds/000_bad.txt")
    assert said in conversion.errors[0].zh
    assert [page.seed for page in conversion.pages] == [NAME]
    assert "000_bad" not in small.manifest.read_text("utf-8")


def test_a_defect_in_one_seed_stops_no_other(small: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception nobody foresaw is reported with the seed's name and code 5; nothing of that seed is written."""
    small.seed(f"{TREES}\n", "000_树.txt")

    def broken(source: Any, **options: Any) -> Any:
        if source.name == NAME:
            raise IndexError("甲")
        return small.read(source, **options)

    monkeypatch.setattr(flow, "read_page", broken)
    conversion = small.run()
    assert exits(conversion) == [Exit.BROKEN]
    assert conversion.errors[0].place == f"seeds/{NAME}"
    assert "IndexError: 甲" in conversion.errors[0].en
    assert [page.seed for page in conversion.pages] == ["000_树.txt"]
    assert not (small.articles / "0123abcd").exists()


SIDECARS = [
    pytest.param("publiction: 滨河新闻\n", 1, "publication", id="a slip in a key"),
    pytest.param("date: 2023-06-01\nissue: 3\n", 2, "可用的有", id="a key of nobody"),
    pytest.param("date: 6月1日\n", 1, "2024-01-03", id="a date in words"),
    pytest.param("date: 2023-13-01\n", 1, "2024-01-03", id="no such month"),
    pytest.param("publication: 甲: 乙\n", 1, "双引号", id="no YAML"),
    pytest.param("publication：滨河新闻\n", 1, "全角冒号", id="a full-width colon"),
    pytest.param("- 滨河新闻\n", 1, "键: 值", id="a list"),
    pytest.param("page: [1, 2]\n", 1, "一段文字", id="a list as value"),
    pytest.param("source_url: javascript:alert(1)\n", 1, "https://", id="no address"),
]


@pytest.mark.parametrize(("text", "line", "said"), SIDECARS)
def test_a_wrong_sidecar_is_named_with_line_and_remedy(small: SmallArchive, text: str, line: int, said: str) -> None:
    """The seed is not converted with half of what its sidecar says."""
    sidecar = (small.seeds / NAME).with_suffix(".yml")
    write.write_text(sidecar, text)
    conversion = small.run()
    assert [error.place for error in conversion.errors] == [f"seeds/{sidecar.name}:{line}"]
    assert said in conversion.errors[0].zh
    assert conversion.pages == ()


def test_every_key_of_a_sidecar_is_read_as_written(small: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unquoted dates, page numbers with a nought and CRLF are texts."""
    text = 'publication: 滨河新闻\r\ndate: 2023-06\r\npage: 03\r\nsource_url: "http://a.example/1"\r\nrights: ~\r\n'
    (small.seeds / NAME).with_suffix(".yml").write_bytes(text.encode("utf-8-sig"))
    seen: list[Any] = []

    def read(source: Any, **options: Any) -> Any:
        seen.append(source.sidecar)
        return small.read(source, **options)

    monkeypatch.setattr(flow, "read_page", read)
    assert small.run().errors == ()
    sidecar = seen[0]
    assert (sidecar.publication, sidecar.date, sidecar.page) == ("滨河新闻", "2023-06", "03")
    assert (sidecar.source_url, sidecar.rights) == ("http://a.example/1", None)


@pytest.mark.parametrize("name", ["001_other.yml", "001_0123abcdefff.yaml"])
def test_a_sidecar_of_no_seed_is_an_error(small: SmallArchive, name: str) -> None:
    """A slip in a sidecar's name would otherwise go unnoticed."""
    write.write_text(small.seeds / name, "publication: 滨河新闻\n")
    assert [error.place for error in small.run().errors] == [f"seeds/{name}:1"]


def test_accepting_a_name_that_is_none_is_an_error(small: SmallArchive) -> None:
    """A slip in `--accept` is said."""
    assert [error.place for error in small.run("001.txt").errors] == ["seeds/001.txt"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', "<<<<<<< ours\n", '{"version": 1, "articles": []}'])
def test_a_broken_ledger_stops_the_run_before_anything_is_written(small: SmallArchive, text: str) -> None:
    """Without the ledger edits could not be told from what was generated."""
    small.run()
    path = small.ledger_of("0123abcd")
    path.write_text(text)
    before = small.state()
    with pytest.raises(SettingRefused, match="git checkout") as caught:
        small.run()
    assert caught.value.place == "ledger/0123abcd.json:1"
    assert small.state() == before


class Killed(BaseException):
    """Stands for a kill."""


def write_until(monkeypatch: pytest.MonkeyPatch, archive: SmallArchive, count: int) -> bool:
    """Run and kill the process when `count` files have been written or removed; returns whether it came to an end."""
    left = count

    def counted(act: Any) -> Any:
        def instead(*arguments: Any) -> Any:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return act(*arguments)

        return instead

    with monkeypatch.context() as patch:
        patch.setattr(write, "write_text", counted(write.write_text))
        patch.setattr(write, "remove", counted(write.remove))
        try:
            archive.run()
        except Killed:
            return False
    return True


def test_a_run_that_is_killed_is_healed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a kill between any two writes, of a first run or of one that splits and joins, the next run ends alike."""
    states = []
    for count in range(30):
        archive = SmallArchive(tmp_path / str(count))
        monkeypatch.setattr(flow, "read_page", archive.read)
        archive.seed(SEED)
        archive.seed(f"{TREES}\n", "树.txt")
        done = write_until(monkeypatch, archive, count)
        archive.run()
        archive.edit(ONE, "开到十点", "开到九点")
        archive.improve(
            lambda text: text.replace("\n==\n", "\n").replace("三月里，", "==\n三月里，").replace("棵", "株")
        )
        done = write_until(monkeypatch, archive, count) and done
        archive.run()
        assert changes(convert(archive)) == {}
        states.append(archive.state())
        if done:
            break
    assert done
    assert len(states) > 7
    assert [state for state in states if state != states[-1]] == []


def test_a_kill_in_the_middle_of_a_file_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is there whole or not at all, and what a killed run left beside it goes with the next write."""
    path = tmp_path / "01.md"
    write.write_text(path, "旧")
    (tmp_path / ".01.md.abc").write_text("半")

    def kill(self: Path, target: Path) -> Path:
        raise Killed(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", kill)
        with pytest.raises(Killed):
            write.write_text(path, "新")
    assert path.read_text("utf-8") == "旧"
    write.write_text(path, "新")
    assert [found.name for found in tmp_path.iterdir()] == ["01.md"]


def test_a_dry_run_shows_the_sentences_that_would_change(small: SmallArchive) -> None:
    """New and removed files by name, changed articles by sentence; nothing is written."""
    small.run()
    small.improve(
        lambda text: text.replace("开到十点", "开到十一点").replace("\n==\n", "\n==\n河岸种柳\n种下四百棵柳树。\n==\n")
    )
    before = small.state()
    conversion = convert(small)
    said = list(report.difference(conversion, small.root, "zh"))
    assert small.state() == before
    assert "修改 docs/articles/0123abcd/01.md" in said
    assert "  - 馆长说，开到十点。" in said
    assert "  + 馆长说，开到十一点。" in said
    assert any(line.startswith("新增 docs/articles/0123abcd/03.md") for line in said)
    assert [line for line in said if line.startswith("  ") and "读者都说方便" in line] == []


def test_the_summary_for_scripts_is_json(small: SmallArchive) -> None:
    """It holds counts, findings with their codes, errors with their exit codes, and the files that change."""
    small.seed("?\n" + TREES, "树.txt")
    (small.seeds / "坏.txt").write_bytes(b"\0")
    conversion = convert(small)
    found = json.loads(json.dumps(report.as_json(conversion, ["docs/articles/0123abcd/01.md"])))
    assert (found["version"], found["pages"], found["articles"]) == (1, 2, 3)
    assert [finding["code"] for finding in found["findings"]] == ["R-001"]
    assert [error["exit"] for error in found["errors"]] == [3]
    assert found["changed"] == ["docs/articles/0123abcd/01.md"]


def test_an_archive_without_seeds_converts_to_nothing(tmp_path: Path) -> None:
    """A new archive is no error."""
    archive = Archive(tmp_path)
    conversion = convert(archive)
    assert conversion.errors == ()
    write_out(archive, conversion)
    assert archive.manifest.read_text("utf-8") == ""
