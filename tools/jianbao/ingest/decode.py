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

LEGACY = ("gb18030", "big5hkscs", "cp950")
"""Encodings of Chinese text before Unicode; each decodes much of the others' bytes, into rare characters."""

SAMPLE = 4000
"""Characters that are enough to tell a language from noise."""

PLAUSIBLE = -10.5
"""Least mean log-probability of a character of Chinese text; wrong decodings of the sample seeds stay below -11.5."""

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
                raise _refusal(name, data, error) from error
    return None


def _unmarked(data: bytes, name: str) -> tuple[str, str]:
    sixteen = _utf_16(data)
    if sixteen:
        return sixteen
    if b"\0" in data:
        raise SeedRefused(
            f"{name}:1",
            "不是文本文件（含 NUL 字节），请先提取其中的文字",
            "no text file (it holds NUL bytes); extract its text first",
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        found = _legacy(data)
        if found is None:
            raise _refusal(name, data, error) from error
        return found


def _utf_16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: every other byte of its ASCII characters, the line feeds at least, is NUL."""
    for encoding, feed in (("utf-16-le", b"\n\0"), ("utf-16-be", b"\0\n")):
        if len(data) % 2 == 0 and feed in data:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text and plausibility(text) > PLAUSIBLE:
                return text, encoding
    return None


def _legacy(data: bytes) -> tuple[str, str] | None:
    texts: list[tuple[float, int, str, str]] = []
    for rank, encoding in enumerate(LEGACY):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        texts.append((plausibility(text), -rank, text, encoding))
    best = max(texts, default=None)
    return (best[2], best[3]) if best and best[0] > PLAUSIBLE else None


def plausibility(text: str) -> float:
    """Mean log-probability of the characters outside ASCII: how much a text looks like Chinese prose."""
    sample = [char for char in text[: 4 * SAMPLE] if ord(char) > 0x7F][:SAMPLE]
    frequency = load().frequency
    return sum(map(frequency, sample)) / len(sample) if sample else 0.0


def _refusal(name: str, data: bytes, error: UnicodeDecodeError) -> SeedRefused:
    line = data.count(b"\n", 0, error.start) + 1
    return SeedRefused(
        f"{name}:{line}",
        f"第 {error.start + 1} 字节处无法解码，请把文件另存为 UTF-8",
        f"byte {error.start + 1} fits no encoding of Chinese text; save the file as UTF-8",
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
