"""Document ↔ Markdown with YAML front matter: the only module that knows how an article file is written."""

import html
import re
from dataclasses import replace
from functools import cache
from typing import Any, cast

import yaml

from jianbao.errors import ArticleRefused
from jianbao.model import Document, Flag, Kind, Passage, Role, Subjects, Withdrawal

KEYS = (
    "id title display_title kicker subtitle rubric authors byline editors source publication page date date_reason "
    "tags places people organizations kind flags proof withdrawn hant seed lines"
).split()
"""The one order of the front matter."""

LISTS = frozenset("authors editors tags places people organizations flags".split())
SUBJECTS = ("tags", "places", "people", "organizations")
MARKED = {Role.CAPTION: "caption", Role.CREDIT: "credit", Role.VERSE: "verse", Role.JUMP: "jump"}
"""Roles that Markdown has no sign for: an attribute list on the block's last line."""

GAP = "*〔缺字〕*{ .gap }"
"""Stands where the seed lost characters; every `*` of a text is escaped, so no text can look like it."""

ANYWHERE = re.compile(r"[\\`*_{}\[\]]")
AT_START = re.compile(r"(?m)^(?:(?P<escape>[#>+!-]|\d+(?=\.))|(?P<entity>[~=:]))")
ENTITIES = {"<": "&lt;", "&": "&amp;"}
ESCAPED = re.compile(r"\\([\\`*_{}\[\]#>+!.\-])")
FRONT = re.compile(r"\A---\n(?P<yaml>.*?)^---\n(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)
MARK_LINE = re.compile(r"\A(?P<text>.*)\n\{ \.(?P<mark>caption|credit|verse|jump) \}\Z", re.DOTALL)


def escape(text: str) -> str:
    r"""Make a plain text safe to stand in Markdown, where nothing of it acts as markup.

    >>> escape("成本<3万元 & *升* 1. 项")
    '成本&lt;3万元 &amp; \\*升\\* 1. 项'
    >>> escape("1. 项目")
    '1\\. 项目'
    """
    text = re.sub("[<&]", lambda found: ENTITIES[found[0]], text)
    text = ANYWHERE.sub(r"\\\g<0>", text)
    return AT_START.sub(_escape_start, text)


def _escape_start(found: re.Match[str]) -> str:
    if found["entity"]:
        return f"&#{ord(found['entity'])};"
    return found["escape"] + "\\" if found["escape"].isdigit() else "\\" + found["escape"]


def unescape(text: str) -> str:
    """The plain text behind `escape`; entities that people typed are resolved too.

    >>> unescape(escape("<b>_甲_</b> & 乙"))
    '<b>_甲_</b> & 乙'
    """
    parts = re.split(r"(\\.)", text)
    return "".join(
        ESCAPED.sub(r"\1", part) if odd else html.unescape(part) for odd, part in _alternate(parts)
    )


def _alternate(parts: list[str]) -> list[tuple[bool, str]]:
    return [(at % 2 == 1, part) for at, part in enumerate(parts)]


def render(document: Document) -> str:
    """The article file of a document."""
    body = "\n\n".join(render_passage(passage) for passage in document.body)
    return f"---\n{render_front(document)}---\n\n{body}\n" if body else f"---\n{render_front(document)}---\n"


def render_passage(passage: Passage) -> str:
    """One block of Markdown.

    >>> render_passage(Passage(Role.CAPTION, "空地改造前"))
    '空地改造前\\n{ .caption }'
    """
    edges = [0, *passage.gap_at, len(passage.text)]
    text = GAP.join(escape(passage.text[start:end]) for start, end in zip(edges, edges[1:], strict=False))
    if passage.role is Role.HEADING:
        return f"## {text}"
    mark = MARKED.get(passage.role)
    return f"{text}\n{{ .{mark} }}" if mark else text


def render_front(document: Document) -> str:
    """The YAML front matter without its fences: one fixed order, absent keys left out, dates quoted."""
    values = _values(document)
    return "".join(_entry(key, values[key]) for key in KEYS if values.get(key))


def _values(document: Document) -> dict[str, Any]:
    values: dict[str, Any] = {key: getattr(document, key, None) for key in KEYS}
    values |= {key: getattr(document.subjects, key) for key in SUBJECTS}
    values["kind"], values["flags"] = document.kind.value, [flag.value for flag in document.flags]
    if document.withdrawn:
        values["withdrawn"] = {"date": document.withdrawn.date, "reason": document.withdrawn.reason}
    values["hant"] = dict(document.hant)
    return values


class _Quoted(str):
    """A string that YAML shall show in double quotes."""


class _Dumper(yaml.SafeDumper):
    """Block mappings, `[甲, 乙]` for lists."""


_Dumper.add_representer(list, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, True))
_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _entry(key: str, value: Any) -> str:
    value = list(value) if key in LISTS else _Quoted(value) if key == "date" else value
    if isinstance(value, dict) and "date" in value:
        value = value | {"date": _Quoted(value["date"])}
    return yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def parse(text: str, place: str) -> Document:
    """Read an article file; `place` names it in errors.

    Raises ArticleRefused where the front matter is missing or no YAML, or says what cannot be.
    """
    found = FRONT.match(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    if not found:
        raise ArticleRefused(f"{place}:1", "文件必须以 --- 之间的元数据开头，请补上", "front matter between --- lines is missing; add it")
    return replace(_document(_front(found["yaml"], place), place), body=parse_body(found["body"]))


def _front(source: str, place: str) -> dict[str, Any]:
    try:
        front = yaml.load(source, Loader=_loader())
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ArticleRefused(
            f"{place}:{line}", "元数据不是合法的 YAML：含冒号或引号的值请加双引号", "front matter is no valid YAML: put values with colons or quotes into double quotes"
        ) from error
    if not isinstance(front, dict):
        raise ArticleRefused(f"{place}:2", "元数据应为“键: 值”的形式", "front matter must be `key: value` lines")
    return front


@cache
def _loader() -> type[yaml.SafeLoader]:
    """A safe loader that leaves dates as they were written, so that 2023-06-01 and "2023-06-01" are one."""

    class Loader(yaml.SafeLoader):
        pass

    resolvers = cast(dict[str, list[tuple[str, Any]]], yaml.SafeLoader.yaml_implicit_resolvers)
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for first, pairs in resolvers.items()
    }
    return Loader


def _document(front: dict[str, Any], place: str) -> Document:
    try:
        plain = {key: str(front[key]) for key in KEYS if front.get(key) is not None and key not in _SPECIAL}
        lists = {key: tuple(str(item) for item in front.get(key) or ()) for key in LISTS}
        withdrawn = front.get("withdrawn")
        return Document(
            **plain,
            kind=Kind(front.get("kind", "article")),
            body=(),
            authors=lists["authors"],
            editors=lists["editors"],
            flags=tuple(Flag(flag) for flag in lists["flags"]),
            subjects=Subjects(**{key: lists[key] for key in SUBJECTS}),
            withdrawn=Withdrawal(str(withdrawn["date"]), str(withdrawn["reason"])) if withdrawn else None,
            hant=tuple((str(key), str(value)) for key, value in (front.get("hant") or {}).items()),
        )
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise ArticleRefused(f"{place}:2", f"元数据有误：{error}", f"front matter is wrong: {error}") from error


_SPECIAL = LISTS | {"kind", "withdrawn", "hant"}


def parse_body(body: str) -> tuple[Passage, ...]:
    """The passages of a Markdown body; whatever is no sign of ours is text."""
    blocks = re.split(r"\n[ \t]*\n+", body.strip("\n"))
    return tuple(_passage(block) for block in blocks if block.strip())


def _passage(block: str) -> Passage:
    marked = MARK_LINE.match(block)
    role = next((role for role, mark in MARKED.items() if marked and mark == marked["mark"]), Role.PARAGRAPH)
    source = marked["text"] if marked else block
    if not marked and (heading := re.match(r"#{2,6} +(?P<text>.*)\Z", source)):
        role, source = Role.HEADING, heading["text"]
    parts = [unescape(part) for part in source.split(GAP)]
    offsets = [sum(len(part) for part in parts[: at + 1]) for at in range(len(parts) - 1)]
    return Passage(role, "".join(parts), tuple(offsets))
