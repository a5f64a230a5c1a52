"""Bytes → text: the only module that sees the bytes of a seed."""

import codecs
import hashlib
import re
from pathlib import Path

from jianbao.errors import SeedRefused
from jianbao.ingest.continuation import load
from jianbao.model import Sidecar, Source

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks, and what they say."""

CANDIDATES = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
"""What text that is no UTF-8 may be in; each decodes much of the others' bytes, into rare characters."""

SAMPLE = 4000
"""Characters that are enough to tell a language from noise."""

PLAUSIBLE = -10.4
"""Least mean log-probability of a character of Chinese text. Of 5 seeds and 101 written articles cut to 20 characters the
least was -8.8, a line of spoken Cantonese has -10.1; their wrong decodings reached -10.7, of 50 characters -13.1, of whole
texts -14.3."""

INK = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")

UNREADABLE_SHARE = 0.02
"""Share of U+FFFD and private-use characters above which a page is reported instead of converted."""


def read_source(path: Path, sidecar: Sidecar, place: str) -> Source:
    """Read a seed file; raises SeedRefused where it holds no text. `place` names it in errors."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SeedRefused(
            place,
            f"无法读取（{error.strerror}），请检查文件与权限",
            f"cannot be read ({error.strerror}); check the file and its permissions",
        ) from error
    text, encoding = decode(data, place)
    return Source(path.name, text, encoding, hashlib.sha256(text.encode()).hexdigest(), sidecar)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of a seed with LF line ends, and the encoding it was in.

    Raises SeedRefused where no encoding makes it text.

    >>> decode("红桥区召开会议，部署工作。".encode("gb18030"), "a.txt")
    ('红桥区召开会议，部署工作。', 'gb18030')
    >>> decode("紅橋區召開會議，部署工作。".encode("big5"), "a.txt")
    ('紅橋區召開會議，部署工作。', 'big5hkscs')
    """
    text, encoding = _marked(data, name) or _unmarked(data, name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise _binary(name, text.count("\n", 0, text.index("\0")) + 1)
    if not INK.search(text):
        raise SeedRefused(
            f"{name}:1", "文件是空的，请重新提取文字或删去", "the file is empty; extract its text again or remove it"
        )
    _refuse_unreadable(text, name)
    return text, encoding


def _marked(data: bytes, name: str) -> tuple[str, str] | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _refusal(name, data, error.start + len(mark)) from error
    return None


def _unmarked(data: bytes, name: str) -> tuple[str, str]:
    """UTF-8 where it is valid and holds no NUL, which UTF-16 does; else the encoding that yields the likeliest text."""
    failed = 0
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            failed = error.start
    texts, older = _readings(data)
    score, _, text, encoding = max(texts, default=(PLAUSIBLE, 0, "", ""))
    if score > PLAUSIBLE:
        return text, encoding
    raise (
        _binary(name, data.count(b"\n", 0, data.index(b"\0")) + 1)
        if b"\0" in data
        else _refusal(name, data, max(failed, older))
    )


def _readings(data: bytes) -> tuple[list[tuple[float, int, str, str]], int]:
    """Likelihood, minus rank, text and name of every encoding that fits; and where the others gave up at the latest."""
    texts: list[tuple[float, int, str, str]] = []
    failed = 0
    for rank, encoding in enumerate(CANDIDATES):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            failed = failed if encoding.startswith("utf-16") else max(failed, error.start)
            continue
        if "\0" not in text:
            texts.append((plausibility(text), -rank, text, encoding))
    return texts, failed


def plausibility(text: str) -> float:
    """Mean log-probability of the characters outside ASCII: how much a text looks like Chinese prose."""
    sample = [char for char in text[: 4 * SAMPLE] if ord(char) > 0x7F][:SAMPLE]
    frequency = load().frequency
    return sum(map(frequency, sample)) / len(sample) if sample else 0.0


def _binary(name: str, line: int) -> SeedRefused:
    return SeedRefused(
        f"{name}:{line}",
        "不是文本文件（含 NUL 字节），请先提取其中的文字",
        "no text file (it holds NUL bytes); extract its text first",
    )


def _refusal(name: str, data: bytes, at: int) -> SeedRefused:
    """The error about bytes that are no text; `at` is where the encoding that went furthest gave up."""
    line = data.count(b"\n", 0, at) + 1
    return SeedRefused(
        f"{name}:{line}",
        f"第 {at + 1} 字节处无法解码，请把文件另存为 UTF-8",
        f"byte {at + 1} fits no encoding of Chinese text; save the file as UTF-8",
    )


def _refuse_unreadable(text: str, name: str) -> None:
    bad = [at for at, char in enumerate(text) if char == "\ufffd" or "\ue000" <= char <= "\uf8ff"]
    if bad and len(bad) > UNREADABLE_SHARE * len(text):
        line = text.count("\n", 0, bad[0]) + 1
        raise SeedRefused(
            f"{name}:{line}",
            f"{len(bad)} 个字符已损坏（替换符或私用区字符），请重新提取文字",
            f"{len(bad)} characters are damaged (replacement or private-use); extract the text again",
        )
