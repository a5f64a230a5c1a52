"""Bytes become the text that was meant, in whatever encoding Chinese text comes, or are refused with a reason."""

import re
from itertools import product
from pathlib import Path

import pytest

from jianbao.errors import SeedRefused
from jianbao.ingest.decode import PLAUSIBLE, decode, plausibility, read_source
from jianbao.ingest.lines import split_lines
from jianbao.model import Sidecar
from tests.eval.library import read_article

ROOT = Path(__file__).resolve().parent.parent
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
ENCODINGS = {"hans": (*UNICODE, "gb18030", "gbk"), "hant": (*UNICODE, "big5", "big5hkscs", "cp950", "gb18030")}
SHORT = 20


def corpus() -> list[tuple[str, str]]:
    """The five seeds and every written article of the benchmark: script and text."""
    texts = [("hans", path.read_text("utf-8")) for path in sorted((ROOT / "seeds").glob("0*.txt"))]
    for path in sorted((ROOT / "tests/eval/articles").glob("*/*.yml")):
        article = read_article(path)
        texts.append((article.script, "\n".join((*article.title, *(block.text for block in article.body)))))
    return texts


CORPUS = corpus()


@pytest.mark.parametrize(
    ("script", "encoding"), [(script, one) for script, all_of in ENCODINGS.items() for one in all_of]
)
def test_every_text_is_read_back_from_every_encoding(script: str, encoding: str) -> None:
    """Whole texts, and pieces of twenty characters: the right text each time, told from nothing but the bytes."""
    wrong, tried = [], 0
    for text in (text for other, text in CORPUS if other == script):
        for piece in (text, *(text[at : at + SHORT].strip() for at in (0, 100, 300))):
            try:
                data = piece.encode(encoding)
            except UnicodeEncodeError:
                continue
            tried += bool(piece)
            wrong += [piece[:SHORT]] if piece and decode(data, "a.txt")[0] != piece else []
    assert tried > 50
    assert wrong == []


def test_the_threshold_parts_text_from_noise_with_room_to_spare() -> None:
    """The figures beside PLAUSIBLE hold: right readings of twenty characters above it, wrong ones below."""
    right, wrong = [], []
    for script, text in CORPUS:
        piece = text[:SHORT]
        right.append(plausibility(piece))
        for encoding, other in product(ENCODINGS[script], ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")):
            seen = piece.encode(encoding, "ignore").decode(other, "ignore").strip("\ufeff")
            if seen and not set(seen) & set(piece):
                wrong.append(plausibility(seen))
    assert min(right) > PLAUSIBLE + 1
    assert max(wrong) < PLAUSIBLE - 0.2


NAMED = [
    ("滨河区图书馆夜间开放。".encode(), "utf-8"),
    ("滨河区图书馆夜间开放。".encode("utf-8-sig"), "utf-8"),
    ("滨河区图书馆夜间开放。".encode("utf-16"), "utf-16-le"),
    (b"\xfe\xff" + "滨河区图书馆夜间开放。".encode("utf-16-be"), "utf-16-be"),
    ("滨河区图书馆夜间开放。".encode("utf-16-be"), "utf-16-be"),
    ("滨河区图书馆夜间开放。".encode("gb18030"), "gb18030"),
    ("濱河區圖書館夜間開放。".encode("big5"), "big5hkscs"),
    ("深水埗嘅街坊喺度飲茶，佢哋話好鍾意。".encode("big5hkscs"), "big5hkscs"),
    (b"Only ASCII, 3:1.\n", "utf-8"),
]


@pytest.mark.parametrize(("data", "encoding"), NAMED)
def test_the_encoding_is_named(data: bytes, encoding: str) -> None:
    """The name goes into the record, and decoding with it gives the text again."""
    text, found = decode(data, "a.txt")
    assert found == encoding
    assert data.decode(found).removeprefix("\ufeff") == text


LINE_ENDS = [
    ("甲乙丙\r\n丁戊己\n", ["甲乙丙", "丁戊己"]),
    ("甲乙丙\r丁戊己\r\n庚辛\n\r壬", ["甲乙丙", "丁戊己", "庚辛", "壬"]),
    ("甲乙丙\f丁戊己\n\f庚辛", ["甲乙丙丁戊己", "庚辛"]),
    ("甲乙丙\x85丁戊己\N{LINE SEPARATOR}庚辛\x0b壬", ["甲乙丙丁戊己庚辛壬"]),
]


@pytest.mark.parametrize(("text", "lines"), LINE_ENDS)
def test_lines_end_where_editors_end_them(text: str, lines: list[str]) -> None:
    """LF, CRLF and CR end a line, mixed too; a form feed, NEL or U+2028 does not, or line numbers would shift."""
    assert [line.text for line in split_lines(decode(text.encode(), "a.txt")[0])[0]] == lines


REFUSED = [
    pytest.param(b"", 1, "空", "empty", id="empty"),
    pytest.param("\ufeff \n\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH SPACE}\n".encode(), 1, "空", "empty", id="blank"),
    pytest.param(b"PK\x03\x04\n\0\0\x08\0", 2, "提取", "NUL", id="an archive"),
    pytest.param("滨河区".encode("utf-32"), 1, "提取", "NUL", id="UTF-32"),
    pytest.param(bytes(range(1, 256)), 2, "UTF-8", "byte", id="noise"),
    pytest.param("滨河区\n图书馆".encode()[:-1], 2, "UTF-8", "byte", id="cut within a character"),
    pytest.param("滨河区图书馆。\n".encode("gbk") * 3 + b"\xff\xff", 4, "第 46 字节", "byte 46", id="broken GBK"),
    pytest.param(b"\xff\xfe\x00", 1, "UTF-8", "byte 3", id="odd UTF-16"),
    pytest.param("新しい図書館の計画が発表された。".encode("shift-jis"), 1, "UTF-8", "byte", id="Japanese"),
    pytest.param("Привет, это газета.".encode("koi8-r"), 1, "UTF-8", "byte", id="Russian"),
    pytest.param("Le café est fermé, désolé.".encode("cp1252"), 1, "UTF-8", "byte", id="French"),
    pytest.param(("甲" + "\ufffd" * 3 + "乙").encode(), 1, "3 个字符", "3 characters", id="replacement characters"),
    pytest.param(("甲\n" + "\ue123" * 3 + "乙").encode(), 2, "3 个字符", "3 characters", id="private use"),
]


@pytest.mark.parametrize(("data", "line", "zh", "en"), REFUSED)
def test_what_is_no_chinese_text_is_refused(data: bytes, line: int, zh: str, en: str) -> None:
    """The error says which line, why, and what to do, in both languages."""
    with pytest.raises(SeedRefused) as caught:
        decode(data, "a.txt")
    assert caught.value.place == f"a.txt:{line}"
    assert zh in caught.value.message("zh")
    assert en in caught.value.message("en")
    assert re.search("请", caught.value.zh)


def test_a_single_damaged_character_refuses_no_page() -> None:
    """One lost character in a page is a matter for its readers, not for the door."""
    text = "滨河区图书馆夜间开放，读者都说方便。" * 5 + "\ufffd"
    assert decode(text.encode(), "a.txt") == (text, "utf-8")


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """A folder, a missing file, a dangling link."""
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone")
    for name in ("a.txt", "b.txt", "c.txt"):
        with pytest.raises(SeedRefused, match=f"seeds/{name}: cannot be read"):
            read_source(tmp_path / name, Sidecar(), f"seeds/{name}")
