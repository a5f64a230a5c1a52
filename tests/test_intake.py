"""Seeds as they come in: names, encodings, changes, copies, sidecars; nobody stops the others."""

from pathlib import Path
from typing import Any

import pytest

from jianbao import convert as flow
from jianbao import ledger, write
from jianbao.archive import Archive
from jianbao.convert import changes, convert, write_out
from jianbao.errors import Exit, SettingRefused
from tests.small_archive import NAME, ONE, SEED, TREES, TWO, SmallArchive, exits, make_small


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """An archive of one seed with two articles, not yet converted."""
    return make_small(tmp_path, monkeypatch)


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


def test_a_seed_without_an_article_is_in_doubt(small: SmallArchive) -> None:
    """It is taken in, but somebody should look at it; one that has articles is in no such doubt."""
    small.seed("==\n==\n", "000_空版.txt")
    conversion = small.run()
    assert conversion.errors == ()
    assert [(one.code, one.path) for one in conversion.findings] == [("R-007", "seeds/000_空版.txt")]
    assert "000_空版" in small.manifest.read_text("utf-8")


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


def link(path: Path, target: Path) -> None:
    """Put a link where a pull request might."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def holdings(small: SmallArchive) -> str:
    """All that convert has written."""
    paths = [path for folder in (small.docs, small.ledger) for path in folder.rglob("*") if path.is_file()]
    return "".join(path.read_text("utf-8") for path in (*paths, small.manifest))


LINKS = [
    pytest.param("000_secret.txt", 1, id="a seed"),
    pytest.param("000_secret.yml", 1, id="a sidecar of no seed"),
    pytest.param(NAME.replace(".txt", ".yml"), 0, id="a sidecar"),
    pytest.param("000_secret.pdf", 1, id="a file that is no seed"),
    pytest.param("a/b/000_secret.txt", 1, id="a file in a folder"),
    pytest.param("000_\x1b.txt", 1, id="a name that no terminal should see"),
]


@pytest.mark.parametrize("target", ["secret.txt", "nothing.txt", "folder"])
@pytest.mark.parametrize(("name", "read"), LINKS)
def test_a_link_among_the_seeds_is_refused_and_the_others_go_on(
    small: SmallArchive, name: str, read: int, target: str
) -> None:
    """Nothing of the file it leads to comes into the archive, whether it is there, a folder or none."""
    (small.root / "folder").mkdir()
    (small.root / "secret.txt").write_text("publication: 机密报\n", "utf-8")
    link(small.seeds / name, small.root / target)
    small.seed(f"{TREES}\n", "树.txt")
    conversion = small.run()
    assert [error.place for error in conversion.errors] == [f"seeds/{name}".replace("\x1b", "\\x1b")]
    assert exits(conversion) == [Exit.REFUSED]
    assert "符号链接" in conversion.errors[0].zh
    assert [page.seed for page in conversion.pages] == [NAME, "树.txt"][1 - read :]
    assert "机密" not in holdings(small)


@pytest.mark.parametrize(
    "place", ["seeds/manifest-sha256.txt", "seeds", "ledger", "ledger/0123abcd.json", "docs", "docs/articles"]
)
def test_an_archive_that_is_put_together_of_links_is_refused_whole(small: SmallArchive, place: str) -> None:
    """A manifest, ledger or folder elsewhere could be anybody's: one line, and nothing is written."""
    small.run()
    path = small.root / place
    path.rename(small.root / "elsewhere")
    link(path, small.root / "elsewhere")
    before = small.state()
    with pytest.raises(SettingRefused, match="symbolic link") as caught:
        small.run()
    assert caught.value.place == place
    assert small.state() == before


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


def test_an_archive_without_seeds_converts_to_nothing(tmp_path: Path) -> None:
    """A new archive is no error."""
    archive = Archive(tmp_path)
    conversion = convert(archive)
    assert conversion.errors == ()
    write_out(archive, conversion)
    assert archive.manifest.read_text("utf-8") == ""
