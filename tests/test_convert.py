"""Converting again: nothing that a person did to an article is lost."""

from pathlib import Path

import pytest

from jianbao import ledger, outcome, write
from jianbao.convert import changes, convert
from jianbao.errors import Exit
from jianbao.settle import merge
from tests.small_archive import NAME, ONE, THREE, TREES, TWO, SmallArchive, codes, exits, make_small


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """An archive of one seed with two articles, not yet converted."""
    return make_small(tmp_path, monkeypatch)


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
    assert ledger.read_all(small)[0].tombstones == {TWO: outcome.DELETED}
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
    assert ledger.read_all(small)[0].tombstones == {TWO: outcome.MERGED.format(ONE)}
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


BROKEN = [
    pytest.param("title: ", "title：", 3, id="a full-width colon"),
    pytest.param("---\n\n", "\n\n", 1, id="no end of the front matter"),
    pytest.param("kind: article", "kind: artikle", 4, id="a kind that is none"),
    pytest.param(f"id: {ONE}\n", "", 2, id="no id"),
]


@pytest.mark.parametrize(("before", "after", "line"), BROKEN)
def test_a_file_that_cannot_be_read_is_reported_and_everything_else_goes_on(
    small: SmallArchive, before: str, after: str, line: int
) -> None:
    """Its bytes stay, it counts as no edit, and once it is mended the edit in it is merged as if nothing had been."""
    small.run()
    small.edit(ONE, "开到十点", "开到九点")
    mended = small.text(ONE)
    small.edit(ONE, before, after)
    broken = small.text(ONE)
    small.improve(lambda text: text.replace("门口排起了队", "门口排起长队").replace("四十年", "五十年"))
    for _ in range(2):
        conversion = small.run()
        assert exits(conversion) == [Exit.REFUSED]
        assert conversion.errors[0].place == f"docs/articles/0123abcd/01.md:{line}"
        assert conversion.kept == ()
        assert small.text(ONE) == broken
        assert "五十年" in small.text(TWO)
        assert "门口排起了队" in ledger.read_all(small)[0].articles[ONE].markdown
    write.write_text(small.article(ONE), mended)
    conversion = small.run()
    assert (conversion.errors, conversion.findings, conversion.kept) == ((), (), (ONE,))
    assert "门口排起长队" in small.text(ONE)
    assert "开到九点" in small.text(ONE)


def test_a_file_in_another_encoding_is_refused_and_the_others_go_on(small: SmallArchive) -> None:
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
    assert [page.seed for page in conversion.pages] == [NAME, "树.txt"]


def test_a_file_that_cannot_be_read_keeps_its_number_and_its_place(small: SmallArchive) -> None:
    """One that people added and broke is not written over by a new article; one that is gone from the seed stays."""
    small.run()
    write.write_text(small.article(THREE), "手写，忘了元数据。\n")
    small.edit(TWO, "kind: article", "kind: artikle")
    small.improve(lambda text: f"{text.split('==')[0]}==\n{TREES}\n")
    for _ in range(2):
        conversion = small.run()
        assert [error.place.split(":")[0][-5:] for error in conversion.errors] == ["02.md", "03.md"]
        assert small.text(THREE) == "手写，忘了元数据。\n"
        assert "kind: artikle" in small.text(TWO)
        assert TWO in ledger.read_all(small)[0].articles
        assert "河岸种下新柳" in small.text("0123abcd-04")


def test_a_folder_in_the_place_of_an_article_is_refused(small: SmallArchive) -> None:
    """It is no deleted article either."""
    small.run()
    small.article(ONE).unlink()
    small.article(ONE).mkdir()
    conversion = small.run()
    assert [error.place for error in conversion.errors] == ["docs/articles/0123abcd/01.md"]
    assert conversion.findings == ()


def test_an_id_that_is_not_that_of_the_place_is_found(small: SmallArchive) -> None:
    """In an article of a seed and in one that people added; the place counts, and the words of the file are kept."""
    small.run()
    small.edit(ONE, f"id: {ONE}", f"id: {TWO}")
    own = small.articles / "feedbeef/01.md"
    write.write_text(own, "---\ntitle: 补遗\nid: feedbeef-02\n---\n\n手写。\n")
    conversion = small.run()
    assert conversion.errors == ()
    assert [(one.code, one.path, one.line, one.detail) for one in conversion.findings] == [
        ("F-004", "docs/articles/0123abcd/01.md", 2, f"{TWO} ≠ {ONE}"),
        ("F-004", "docs/articles/feedbeef/01.md", 3, "feedbeef-02 ≠ feedbeef-01"),
    ]
    assert f"id: {TWO}" in small.text(ONE)
    small.edit(ONE, f"id: {TWO}", f"id: {ONE}")
    write.remove(own)
    assert small.run().findings == ()


@pytest.mark.parametrize("target", ["secret.md", "nothing.md", "folder"])
def test_a_link_in_the_place_of_an_article_is_refused_and_the_others_go_on(small: SmallArchive, target: str) -> None:
    """It is neither read nor written through, nor taken for a deleted file."""
    small.run()
    (small.root / "folder").mkdir()
    secret = small.root / "secret.md"
    secret.write_text(small.text(ONE).replace("图书馆", "机密处"), "utf-8")
    before = secret.read_bytes()
    small.article(ONE).unlink()
    for key in (ONE, THREE):
        small.article(key).symlink_to(small.root / target)
    small.improve(
        lambda text: f"{text.replace('四十年', '五十年')}==\n{TREES}\n".replace("门口排起了队", "门口排起长队")
    )
    conversion = small.run()
    assert [error.place for error in conversion.errors] == [f"docs/articles/0123abcd/0{at}.md" for at in (1, 3)]
    assert (set(exits(conversion)), conversion.findings, conversion.kept) == ({Exit.REFUSED}, (), ())
    assert small.article(ONE).is_symlink()
    assert not (small.root / "nothing.md").exists()
    assert secret.read_bytes() == before
    assert "五十年" in small.text(TWO)
    assert "河岸种下新柳" in small.text("0123abcd-04")
    assert "机密" not in small.ledger_of("0123abcd").read_text("utf-8")


def test_a_link_in_the_place_of_a_folder_of_articles_is_refused(small: SmallArchive) -> None:
    """Nothing is written where it leads; the other seeds go on."""
    (small.root / "elsewhere").mkdir()
    small.articles.mkdir(parents=True)
    (small.articles / "0123abcd").symlink_to(small.root / "elsewhere")
    small.seed(f"{TREES}\n", "树.txt")
    conversion = small.run()
    assert [error.place for error in conversion.errors] == ["docs/articles/0123abcd"]
    assert [page.seed for page in conversion.pages] == ["树.txt"]
    assert list((small.root / "elsewhere").iterdir()) == []
