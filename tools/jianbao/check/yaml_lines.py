"""Y: mistakes of YAML, found line by line, so that a volunteer is told which character to change.

    title：代表的担当          a full-width colon
    title:代表的担当           no space behind the colon
    title: 代表: 担当          a colon inside a value without quotes
    authors: 沈洋、李丰        a list written as a sentence
    date: “2024-01-03”         quotes of a Chinese input method

Not a mistake: `title: “双减”之后`, `title: 3:2获胜`, `# a comment`, a value that goes on in an indented `- item` line.
"""

import re
from collections.abc import Iterator

from jianbao.article_file import KEYS, LISTS
from jianbao.check.sheet import FENCE, NEAR_FENCE, Edit, Line, Problem, Sheet
from jianbao.check.words import meant

MAPPINGS = ("withdrawn", "hant")
STRICT = frozenset("id kind date seed lines proof page".split()) | LISTS
"""Keys whose values never begin with a printed quotation mark."""
ENTRY = re.compile(
    r"(?P<indent>[ \t\u3000]*)(?P<mark>[\"'“”]?)(?P<key>[A-Za-z_][A-Za-z_ -]{0,30}?|[\u4e00-\u9fff]{1,6})[\"'“”]?"
    r"(?P<before>[ \t\u3000]*)(?P<colon>[:：︰﹕])(?P<gap>[ \t\u3000\u00a0]*)(?P<value>.*)"
)
INNER = re.compile(r"\s+(?P<key>[^:：\s][^:：]*?)(?P<colon>[ \t]*[:：])(?P<gap>[ \t\u3000]*)(?P<value>.*)")
BARE = re.compile(r"[ \t]*(?P<key>[A-Za-z_]+)(?:[ \t]*[=＝][ \t]*|[ \t]+)(?P<value>\S.*)")
"""`title 甲`, `title = 甲`."""
ITEM = re.compile(r"[ \t]*-(?P<gap>[ \t]*)(?P<value>.*)")
DOUBLE = re.compile(
    r'"(?:[^"\\]|\\(?:[0abtnvfre "/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))*"[ \t]*(?:#.*)?'
)
SINGLE = re.compile(r"'(?:[^']|'')*'[ \t]*(?: #.*)?")
OPENERS, CLOSERS = "[［【〔{｛", "]］】〕}｝"
CURLY = "“”‘’＂＇"
SIGNS = re.compile(r"[&*!%@`{}\]]|[-?:](?:[ \t]|$)|,")
"""What no plain value may begin with."""
SEPARATORS = re.compile(r"[、，,；;](?![^（(]*[）)])")
WIDE_SEPARATOR = re.compile(r"[，、；](?![^（）]*）)")
"""Not inside brackets: 文化和旅游局（文物局、广电局）is one name."""


def quoted(value: str) -> str:
    r"""A value in double quotes.

    >>> print(quoted('甲: "乙"'))
    "甲: \"乙\""
    """
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def fences(sheet: Sheet) -> Iterator[Problem]:
    """The `---` lines around the front matter."""
    lines = [Line(number, text) for number, text in enumerate(sheet.text.split("\n"), 1)]
    top = next((line for line in lines if line.text.strip()), lines[0])
    if not FENCE.fullmatch(top.text):
        near = NEAR_FENCE.fullmatch(top.text)
        better = "---" if near else f"---\n{top.text}" if sheet.front else None
        edit = Edit(1, top.number, tuple(better.split("\n"))) if better else None
        yield Problem("Y-001", top.number, top.text.strip()[:20], edit)
        if near is None and not sheet.front:
            return
    elif top.number > 1:
        yield Problem("Y-001", 1, "", Edit(1, top.number - 1, ()))
    end = sheet.front[-1].number + 1 if sheet.front else top.number + 1
    closing = lines[end - 1] if end <= len(lines) else Line(end, "")
    if not FENCE.fullmatch(closing.text):
        near = NEAR_FENCE.fullmatch(closing.text)
        replaced = (end, end) if near else (end, end - 1)
        yield Problem("Y-002", end, closing.text.strip()[:20] if near else "", Edit(*replaced, ("---",)))


def entries(sheet: Sheet) -> Iterator[Problem]:
    """Every line of the front matter that a person wrote or changed."""
    parent, seen = "", set[str]()
    for at, line in enumerate(sheet.front):
        if not line.text.strip() or line.text.lstrip().startswith("#"):
            continue
        found = None if ITEM.fullmatch(line.text) else ENTRY.fullmatch(line.text)
        inner = found is not None and _is_inner(found, parent)
        if found and not inner:
            parent = found["key"].strip()
            if parent in seen and line.text not in sheet.known:
                yield line.problem("Y-010", parent)
            seen.add(parent)
        if line.text not in sheet.known:
            following = sheet.front[at + 1].text if at + 1 < len(sheet.front) else ""
            yield from _inner(line, parent) if inner else _line(line, found, parent, following)


def _is_inner(found: re.Match[str], parent: str) -> bool:
    """Whether an indented line belongs to the key above it."""
    key = found["key"].strip()
    inside = key in ("date", "reason") if parent == "withdrawn" else parent == "hant" and key not in KEYS
    return bool(found["indent"]) and inside


def _line(line: Line, found: re.Match[str] | None, parent: str, following: str) -> Iterator[Problem]:
    if "\t" in line.text[: len(line.text) - len(line.text.lstrip())]:
        yield line.problem("Y-005", line.text.strip()[:30], line.text.lstrip())
    elif item := ITEM.fullmatch(line.text):
        yield from _item(line, item, parent)
    elif not found:
        yield from _no_entry(line)
    else:
        yield from _entry(line, found, following)


def _item(line: Line, item: re.Match[str], parent: str) -> Iterator[Problem]:
    """`- 甲` below a list."""
    if parent not in LISTS:
        yield line.problem("Y-012", line.text.strip()[:30])
    elif not item["gap"]:
        yield line.problem("Y-004", line.text.strip()[:30], f"- {item['value']}")
    elif item["value"]:
        yield from _value(line, line.text[: item.start("value")], parent, item["value"], in_list=True)


def _inner(line: Line, parent: str) -> Iterator[Problem]:
    """`里程: 里程` below `hant`."""
    if "\t" in line.text:
        yield line.problem("Y-005", line.text.strip()[:30], "  " + line.text.strip().replace("\t", " "))
        return
    found = INNER.fullmatch(line.text)
    if not found:
        yield line.problem("Y-012", line.text.strip()[:30])
    elif "：" in found["colon"]:
        yield line.problem("Y-003", found["key"], f"  {found['key']}: {found['value']}")
    elif not found["gap"] and found["value"]:
        yield line.problem("Y-004", found["key"], f"  {found['key']}: {found['value']}")
    elif found["value"]:
        key = "date" if found["key"] == "date" else parent
        yield from _value(line, line.text[: found.start("value")], key, found["value"])


def _no_entry(line: Line) -> Iterator[Problem]:
    """A line without a colon: a slip of the key, or the rest of the value above."""
    bare = BARE.fullmatch(line.text)
    if bare and bare["key"].lower() in KEYS:
        better = f"{bare['key'].lower()}: {bare['value']}"
        yield line.problem("Y-012", f"{line.text.strip()[:20]} → {better[:30]}", better)
    else:
        code = "Y-013" if line.text[0].isspace() else "Y-012"
        yield line.problem(code, line.text.strip()[:30])


def _entry(line: Line, found: re.Match[str], following: str) -> Iterator[Problem]:
    """`key: value`."""
    key, value = found["key"].strip(), found["value"].rstrip()
    head = f"{key}: "
    if found["colon"] != ":":
        yield line.problem("Y-003", f"{line.text.strip()[:20]} → {(head + value)[:24]}", f"{head}{value}")
    elif value and (not found["gap"].startswith(" ") or "\t" in found["gap"]):
        yield line.problem("Y-004", f"{line.text.strip()[:20]} → {(head + value)[:24]}", f"{head}{value}")
    elif found["mark"] in ("“", "”"):
        yield line.problem("Y-009", key, f"{head}{value}")
    elif found["indent"]:
        yield line.problem("Y-011", key, line.text.lstrip(" \t\u3000"))
    elif not value:
        if not re.match(r"[ \t]+\S|-", following):
            yield line.problem("Y-018", key)
    else:
        yield from _value(line, line.text[: found.start("value")], meant(key), value)


def _value(line: Line, head: str, key: str, value: str, *, in_list: bool = False) -> Iterator[Problem]:
    """What stands behind the colon."""
    shown = value[:40]
    if value[0] in "\"'":
        if not (DOUBLE if value[0] == '"' else SINGLE).fullmatch(value):
            yield line.problem("Y-007", shown)
        elif key in LISTS and not in_list:
            yield from _as_list(line, head, value.partition(" #")[0].strip()[1:-1])
    elif value[0] in "|>" and re.fullmatch(r"[|>][-+\d]*", value):
        yield line.problem("Y-013", key)
    elif value[0] in CURLY and (key in STRICT or value[0] in "＂＇"):
        bare = value.strip(CURLY)
        yield line.problem("Y-009", shown, None if key in LISTS and not in_list else head + quoted(bare))
    elif key in LISTS and not in_list:
        yield from _list(line, head, value)
    else:
        yield from _plain(line, head, value)


def _plain(line: Line, head: str, value: str) -> Iterator[Problem]:
    """A value without quotes."""
    shown = value[:40]
    if re.fullmatch(r"\[[^\[\]]*\]", value):
        yield line.problem("Y-017", shown)
    elif value[0] == "[" and "]" not in value:
        yield line.problem("Y-008", shown)
    elif value[0] == "[" or SIGNS.match(value) or re.search(r":(?:[ \t]|$)", value):
        yield line.problem("Y-006", shown, head + quoted(value))
    elif re.search(r"[ \t]#", value):
        yield line.problem("Y-014", shown, head + quoted(value))


def _list(line: Line, head: str, value: str) -> Iterator[Problem]:
    """`[甲, 乙]` and what is written instead."""
    shown = value[:40]
    bare = re.sub(r"[ \t]#.*", "", value)
    if bare[0] not in OPENERS:
        if bare[-1] in "]］":
            yield line.problem("Y-008", shown, f"{head}[{bare}")
        else:
            yield from _as_list(line, head, bare)
    elif bare[-1] not in CLOSERS:
        yield line.problem("Y-008", shown, f"{head}{bare}]" if not re.search(r"[\]］】〕]", bare) else None)
    elif bare[0] != "[" or bare[-1] != "]" or WIDE_SEPARATOR.search(bare):
        yield line.problem("Y-015", shown, f"{head}[{', '.join(_names(bare[1:-1]))}]")
    elif bare.count("[") != bare.count("]") or bare.count('"') % 2:
        yield line.problem("Y-008", shown)
    elif re.search(f"(?:[\\[,]\\s*)[{CURLY}]", bare):
        yield line.problem("Y-009", shown, f"{head}[{', '.join(_names(bare[1:-1]))}]")
    elif re.search(r"\[\s*,|,\s*,", bare):
        yield line.problem("Y-008", shown, f"{head}[{', '.join(_names(bare[1:-1]))}]")


def _as_list(line: Line, head: str, value: str) -> Iterator[Problem]:
    names = _names(value)
    if len(names) == 1 and re.fullmatch(r"[\u4e00-\u9fff]{2,4}(?:[ \u3000]+[\u4e00-\u9fff]{2,4})+", names[0]):
        names = names[0].split()
    better = f"[{', '.join(names)}]"
    yield line.problem("Y-016", f"{value[:24]} → {better[:30]}", head + better)


def _names(text: str) -> list[str]:
    """The names of a list, however they are separated; one that YAML would misread is quoted."""
    parts = (part.strip(" \t\u3000" + CURLY + "\"'") for part in SEPARATORS.split(text))
    return [quoted(part) if re.search(r"[\[\]{}#:]", part) else part for part in parts if part]
