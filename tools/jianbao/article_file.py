"""Document ↔ Markdown with YAML front matter: the only module that knows how an article file is written."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from jianbao.errors import ArticleRefused
from jianbao.model import Document, Flag, Kind, Passage, Role, Subjects, Withdrawal
from jianbao.plain_yaml import PlainYamlError, key_line, read_mapping

KEYS = (
    "id title display_title kicker subtitle rubric authors byline editors source publication page date date_reason "
    "continues continued_by "
    "tags places people organizations kind flags proof withdrawn masked noindex hant seed lines"
).split()
"""The one order of the front matter."""

LISTS = frozenset("authors editors tags places people organizations flags masked".split())
SUBJECTS = ("tags", "places", "people", "organizations")
PLAIN = tuple(key for key in KEYS if key not in LISTS | {"kind", "withdrawn", "hant"})
"""Keys that hold one text."""
MARKED = {Role.CAPTION: "caption", Role.CREDIT: "credit", Role.VERSE: "verse", Role.JUMP: "jump"}
"""Roles that Markdown has no sign for: an attribute list on the block's last line."""

GAP = "*〔缺字〕*{ .gap }"
"""Stands where the seed lost characters; every `*` of a text is escaped, so no text can look like it."""

AS_IS = re.compile(r"(?<!\\)\*([^*\\\n〔〕]{1,80})\*\{ \.as-is \}")
"""Stands around words that no variant converts: `*庆丰里*{ .as-is }`."""

ANYWHERE = re.compile(r"[\\`*_{}\[\]]")
AT_START = re.compile(r"(?m)^(?:(?P<escape>[#>+!-]|\d+(?=\.))|(?P<entity>[~=:|]))")
EDGE_SPACE = re.compile(
    r"(?m)^[ \t\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|[ \t\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$|\r"
)
"""White space that Markdown would drop or read as code or a line break."""
CLOSING_SIGNS = re.compile(r"(?P<escaped>\\.)|#(?=(?:\\?#)*\Z)")
"""Markdown takes `#` at the end of a heading for its closing sign."""
ESCAPED = re.compile(r"\\([\\`*_{}\[\]#>+!.\-])")
FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)
MARK_LINE = re.compile(r"\A(?P<text>.*)\n\{:? *\.(?P<mark>caption|credit|verse|jump) *\}[ \t]*\Z", re.DOTALL)
HEADING = re.compile(r"\A#{1,6}[ \t]*(?P<text>.*?)(?:[ \t]+#+)?[ \t]*\Z")
HEADING_LINE = re.compile(r"(?m)^(#{1,6}[^#\n].*)\n(?!\n)")
"""A heading with text right below it: people forget the empty line."""


def escape(text: str) -> str:
    r"""Make a plain text safe to stand in Markdown, where nothing of it acts as markup.

    >>> escape("成本<3万元 & *升* 1. 项")
    '成本&lt;3万元 &amp; \\*升\\* 1. 项'
    >>> escape("1. 项目")
    '1\\. 项目'
    """
    text = re.sub("[<&]", _entity, text)
    text = ANYWHERE.sub(r"\\\g<0>", text)
    return EDGE_SPACE.sub(_entity, AT_START.sub(_escape_start, text))


def _entity(found: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(found[0]) or f"&#{ord(found[0])};"


def _escape_start(found: re.Match[str]) -> str:
    if found["entity"]:
        return _entity(found)
    return found["escape"] + "\\" if found["escape"].isdecimal() else "\\" + found["escape"]


def unescape(text: str) -> str:
    """The plain text behind `escape`; entities that people typed are resolved too.

    >>> unescape(escape("<b>_甲_</b> & 乙"))
    '<b>_甲_</b> & 乙'
    """
    parts = re.split(r"(\\.)", text)
    return "".join(ESCAPED.sub(r"\1", part) if odd else html.unescape(part) for odd, part in _alternate(parts))


def _alternate(parts: list[str]) -> list[tuple[bool, str]]:
    return [(at % 2 == 1, part) for at, part in enumerate(parts)]


def render(document: Document) -> str:
    """The article file of a document."""
    body = "\n\n".join(render_passage(passage) for passage in document.body)
    return f"---\n{render_front(document)}---\n\n{body}\n" if body else f"---\n{render_front(document)}---\n"


def render_passage(passage: Passage) -> str:
    r"""One block of Markdown.

    >>> render_passage(Passage(Role.CAPTION, "空地改造前"))
    '空地改造前\n{ .caption }'
    """
    edges = [0, *passage.gap_at, len(passage.text)]
    text = GAP.join(escape(passage.text[start:end]) for start, end in pairwise(edges))
    for words in passage.as_is:
        text = text.replace(escape(words), f"*{escape(words)}*{{ .as-is }}")
    if passage.role is Role.HEADING:
        return "## " + CLOSING_SIGNS.sub(lambda found: found["escaped"] or r"\#", text)
    mark = MARKED.get(passage.role)
    return f"{text}\n{{ .{mark} }}" if mark else text


def render_front(document: Document) -> str:
    """The YAML front matter without its fences: one fixed order, absent keys left out, dates quoted."""
    values = _values(document)
    return "".join(entry(key, values[key]) for key in KEYS if values.get(key))


def _values(document: Document) -> dict[str, Any]:
    values: dict[str, Any] = {key: getattr(document, key, None) for key in KEYS}
    values |= {key: getattr(document.subjects, key) for key in SUBJECTS}
    values["kind"], values["flags"] = document.kind.value, [flag.value for flag in document.flags]
    if document.withdrawn:
        values["withdrawn"] = {"date": document.withdrawn.date, "reason": document.withdrawn.reason}
    values["hant"] = dict(document.hant)
    return values


ESCAPED_IN_YAML = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""PyYAML takes some of these for line ends where it writes other quotes, and reads them back as spaces."""


class _Quoted(str):
    """A string that YAML shall show in double quotes."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Block mappings, `[甲, 乙]` for lists."""


_Dumper.add_representer(
    list, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)
)
_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if ESCAPED_IN_YAML.search(text) else None
    ),
)


def entry(key: str, value: Any) -> str:
    """One key of the front matter with its value, as it is written."""
    value = list(value) if key in LISTS else _Quoted(value) if key == "date" else value
    if isinstance(value, dict) and "date" in value:
        value = value | {"date": _Quoted(value["date"])}
    return yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


LARGEST = 1_000_000
"""Bytes of an article file: the longest text of a newspaper page is a tenth of it."""


def read_text(path: Path, place: str) -> str:
    """The text of an article file as it stands, line ends and all; raises ArticleRefused where it is too large or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            raise ArticleRefused(
                place,
                f"文件过大，一篇报道请在 {LARGEST // 1000} KB 以内",
                f"too large; keep an article below {LARGEST // 1000} KB",
            )
        data = path.read_bytes()
    except OSError as error:
        raise ArticleRefused(
            place,
            f"无法读取（{error.strerror}），请检查文件与权限",
            f"cannot be read ({error.strerror}); check the file and its permissions",
        ) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleRefused(
            f"{place}:{line}", "文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8; save it as UTF-8"
        ) from error


def parse(text: str, place: str) -> Document:
    """Read an article file; `place` names it in errors.

    Raises ArticleRefused where the front matter is missing or no YAML, or says what cannot be. A key that is none of
    ours is left to schema.problems, so that a slip in one key does not take a page back to its last good state.
    """
    source, body = parts(text, place)
    try:
        front = read_mapping(source)
    except PlainYamlError as error:
        raise ArticleRefused(f"{place}:{error.line + 1}", f"元数据：{error.zh}", f"front matter: {error.en}") from error
    return replace(_Front(front, source, place).document(), body=parse_body(body))


def parts(text: str, place: str) -> tuple[str, str]:
    """The YAML of an article file and its body, with LF line ends; raises ArticleRefused where there is no YAML."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = FRONT.match(text)
    if found:
        return found["yaml"], found["body"]
    if re.match(r"---[ \t]*\n", text):
        raise ArticleRefused(
            f"{place}:1", "元数据没有结束的 --- 行，请补上", "the front matter has no closing --- line; add it"
        )
    raise ArticleRefused(
        f"{place}:1",
        "文件必须以 --- 之间的元数据开头，请补上",
        "the file must begin with front matter between --- lines; add it",
    )


class _Front:
    """Front matter as it was read, and where it stands: every complaint names the line of its key."""

    def __init__(self, values: dict[str, Any], source: str, place: str) -> None:
        self.values, self.source, self.place = values, source, place

    def document(self) -> Document:
        """The document without its body."""
        if not self.values.get("id"):
            raise self.wrong(
                "id",
                "缺少 id，请按所在文件夹与文件名补上，如 fa5e3efd/01.md 写 id: fa5e3efd-01",
                "id is missing; add folder and file name, as id: fa5e3efd-01 for fa5e3efd/01.md",
            )
        kind = self.text("kind") or Kind.ARTICLE.value
        self.check("kind", [kind], Kind)
        self.check("flags", self.texts("flags"), Flag)
        withdrawn = self.mapping("withdrawn")
        if withdrawn and not (withdrawn.get("date") and withdrawn.get("reason")):
            raise self.wrong("withdrawn", "withdrawn 须写明 date 与 reason", "withdrawn needs date and reason")
        return Document(
            **{key: self.text(key) for key in PLAIN if self.values.get(key) is not None},
            kind=Kind(kind),
            body=(),
            authors=self.texts("authors"),
            editors=self.texts("editors"),
            flags=tuple(map(Flag, self.texts("flags"))),
            masked=self.texts("masked"),
            subjects=Subjects(**{key: self.texts(key) for key in SUBJECTS}),
            withdrawn=Withdrawal(withdrawn["date"], withdrawn["reason"]) if withdrawn else None,
            hant=tuple(self.mapping("hant").items()),
        )

    def wrong(self, key: str, zh: str, en: str) -> ArticleRefused:
        """The error about a key."""
        return ArticleRefused(f"{self.place}:{key_line(self.source, key) + 1}", zh, en)

    def text(self, key: str) -> str:
        """The value of a key that holds one text."""
        value = self.values.get(key)
        if isinstance(value, list | dict):
            raise self.wrong(key, f"{key} 应为一段文字；以方括号开头时请加双引号", f"{key} must be one text; quote it")
        return value or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The value of a key that holds several texts."""
        value = self.values.get(key) or []
        if not isinstance(value, list):
            raise self.wrong(
                key, f"{key} 应为列表，写作 {key}: [甲, 乙]", f"{key} must be a list; write {key}: [one, two]"
            )
        return tuple(item for item in value if item)

    def mapping(self, key: str) -> dict[str, str]:
        """The value of a key that holds keys of its own."""
        value = self.values.get(key) or {}
        if not isinstance(value, dict):
            raise self.wrong(key, f"{key} 下应为缩进的“键: 值”", f"{key} must hold indented `key: value` lines")
        return {name: item or "" for name, item in value.items()}

    def check(self, key: str, values: Iterable[str], known: type[StrEnum]) -> None:
        """Refuse a value that is not one of a closed set."""
        for value in set(values) - set(known):
            names = ", ".join(known)
            raise self.wrong(
                key, f"{key} 没有“{value}”，可用的有 {names}", f"{key} knows no {value!r}; known are {names}"
            )


def parse_body(body: str) -> tuple[Passage, ...]:
    """The passages of a Markdown body; whatever is no sign of ours is text."""
    blocks = re.split(r"\n[ \t]*\n+", HEADING_LINE.sub(r"\1\n\n", body.strip("\n")))
    return tuple(_passage(block) for block in blocks if block.strip())


def _passage(block: str) -> Passage:
    marked = MARK_LINE.match(block)
    role = next((role for role, mark in MARKED.items() if marked and mark == marked["mark"]), Role.PARAGRAPH)
    source = marked["text"] if marked else block
    if not marked and (heading := HEADING.match(source)):
        role, source = Role.HEADING, heading["text"]
    kept = tuple(dict.fromkeys(unescape(words) for words in AS_IS.findall(source)))
    texts = [unescape(part) for part in AS_IS.sub(r"\1", source).split(GAP)]
    offsets = [sum(len(part) for part in texts[: at + 1]) for at in range(len(texts) - 1)]
    return Passage(role, "".join(texts), tuple(offsets), kept)
