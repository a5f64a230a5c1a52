"""F: what the keys of the front matter say: the schema, dates, the vocabulary, flags that the text belies."""

import calendar
import difflib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from jianbao import schema
from jianbao.article_file import GAP, KEYS, LISTS
from jianbao.check.sheet import Edit, Line, Problem, Sheet
from jianbao.check.words import VALUES, WORDS, meant
from jianbao.check.yaml_lines import quoted
from jianbao.lexicon import bylines, vocabulary
from jianbao.model import Flag
from jianbao.plain_yaml import PlainYamlError, key_line, read_mapping
from jianbao.seeds import EDTF

CHOICES = {
    "kind": ["article", "photo", "brief", "notice", "poem"],
    "flags": [*Flag],
    "proof": ["未校", "已校", "已复核"],
}
OTHER_DATE = re.compile(
    r"(?P<year>\d{4})[ \t]*[年/.．／－—-][ \t]*(?P<month>\d{1,2})(?:[ \t]*[月/.．／－—-][ \t]*(?P<day>\d{1,2})[ \t]*[日号]?)?月?(?P<sign>[~?%～？]?)|(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})|(?P<only>\d{4})[ \t]*年?(?P<s>[~～]?)"
)
PAGE = re.compile(r"第?[ \t]*(?P<page>[A-Za-z]?\d{1,3})[ \t]*[版页]?")
SEVERAL = re.compile(r"[、，,；;]")
WITH_TIME = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)[T \t].*")
TITLED = re.compile(
    rf"^(?:本报|本网|本刊)?(?:{'|'.join(map(re.escape, sorted(bylines().roles, key=len, reverse=True)))}|文字?|图)[ \u3000/／:：]*(?=[\u4e00-\u9fff]{{2,}})"
)


def front(sheet: Sheet) -> Iterator[Problem]:
    """Every key that a person wrote or changed; nothing where the YAML cannot be read, which another check says."""
    try:
        values = {key: value for key, value in read_mapping(sheet.source).items() if value is not None}
    except PlainYamlError:
        return
    lines = _Lines(sheet)
    said = set[str]()
    for problem in _keys(values, lines, sheet):
        said.add(problem.detail.split(" ")[0])
        yield problem
    mine = {key: value for key, value in values.items() if key not in sheet.own_keys}
    for key, problem in _values(mine, lines):
        said.add(key)
        yield problem
    yield from _by_schema(values, said, sheet, lines)
    yield from _flags(values, sheet, lines)


class _Lines:
    """Where the keys stand."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def of(self, key: str) -> Line:
        """The line of a key; the first line of the front matter where it has none."""
        at = key_line(self.sheet.source, key) - 1
        return self.sheet.front[at] if at < len(self.sheet.front) else Line(1, "")

    def with_value(self, key: str, value: str) -> str | None:
        """The line of a key with another value; None where the value goes on in other lines."""
        line = self.of(key).text
        at = next((at for at, one in enumerate(self.sheet.front) if one.text == line), 0)
        goes_on = at + 1 < len(self.sheet.front) and re.match(r"[ \t]|-", self.sheet.front[at + 1].text)
        return None if goes_on else f"{key}: {value}"


def _keys(values: dict[str, Any], lines: _Lines, sheet: Sheet) -> Iterator[Problem]:
    """Unknown keys, and keys that must be there."""
    for key in values:
        if key in KEYS or key in sheet.own_keys:
            continue
        near = (
            WORDS.get(key)
            or WORDS.get(key.lower())
            or next(iter(difflib.get_close_matches(key.lower(), KEYS, n=1)), None)
        )
        line = lines.of(key)
        better = re.sub(r"^[\"']?[^:]*?[\"']?[ \t]*:", f"{near}:", line.text) if near and near not in values else None
        yield line.problem("F-002", f"{key} → {near}" if near else key, better)
    for key in ("id", "kind"):
        if key not in values and not any(WORDS.get(other) == key for other in values):
            value = sheet.key if key == "id" else "article"
            edit = Edit(lines.of(key).number, lines.of(key).number - 1, (f"{key}: {value}",)) if value else None
            yield Problem("F-009", 1, f"{key}: {value or '…'}", edit)


Said = Iterator[tuple[str, Problem]]


def _values(values: dict[str, Any], lines: _Lines) -> Said:
    """Dates, closed sets, names; each with the key that it is about."""
    for key, value in values.items():
        if key == "date" and isinstance(value, str):
            yield from ((key, problem) for problem in _date(value, lines))
        elif key == "page" and isinstance(value, str):
            yield from ((key, problem) for problem in _page(value, lines))
        elif key in CHOICES:
            yield from ((key, problem) for problem in _choice(key, value, lines))
        elif key in LISTS and isinstance(value, list):
            yield from ((key, problem) for problem in _names(key, [item or "" for item in value], lines))
    if "withdrawn" in values:
        yield from (("withdrawn", problem) for problem in _withdrawn(values["withdrawn"], lines))


def _withdrawn(value: Any, lines: _Lines) -> Iterator[Problem]:
    """A takedown says when and why."""
    if not isinstance(value, dict) or not (value.get("date") and value.get("reason")):
        yield lines.of("withdrawn").problem("F-014")
    elif isinstance(value["date"], str):
        yield from _date(value["date"], lines, "withdrawn")


def edtf(value: str) -> str | None:
    """A date as the archive writes it, where it can only mean one thing.

    >>> edtf("2024年1月3日"), edtf("2024/01"), edtf("2024-1-3～"), edtf("去年")
    ('2024-01-03', '2024-01', '2024-01-03~', None)
    """
    value = value.strip().translate(str.maketrans("０１２３４５６７８９～？", "0123456789~?"))
    if timed := WITH_TIME.fullmatch(value):
        value = timed["date"]
    found = OTHER_DATE.fullmatch(value)
    if not found:
        return None
    parts = [found["year"] or found["y"] or found["only"], found["month"] or found["m"], found["day"] or found["d"]]
    date = "-".join(part if at == 0 else f"{int(part):02}" for at, part in enumerate(parts) if part)
    date += found["sign"] or found["s"] or ""
    return date if EDTF.fullmatch(date) and is_day(date) else None


def is_day(date: str) -> bool:
    """Whether a date of the right form is one of the calendar.

    >>> is_day("2024-02-29"), is_day("2023-02-29~")
    (True, False)
    """
    year, month, day = (int(part) for part in (date.rstrip("~?%") + "-1-1").split("-")[:3])
    return year > 0 and day <= calendar.monthrange(year, month)[1]


def _date(value: str, lines: _Lines, key: str = "date") -> Iterator[Problem]:
    line = next((one for one in lines.sheet.front if value in one.text and "date" in one.text), lines.of(key))
    if EDTF.fullmatch(value) and is_day(value) and not OLDEST <= value[:4] <= _this_year():
        yield line.problem("F-015", value)
    elif not EDTF.fullmatch(value):
        meant = edtf(value)
        better = f'{line.text.split(":")[0]}: "{meant}"' if meant and ":" in line.text else None
        yield line.problem("F-005", f"{value[:30]} → {meant}" if meant else value[:30], better)
    elif not is_day(value):
        yield line.problem("F-006", value)


OLDEST = "1815"
"""Year of the first monthly in Chinese, 察世俗每月统记传."""


def _this_year() -> str:
    """The year of tomorrow, wherever the print was dated."""
    return f"{datetime.now(UTC) + timedelta(days=1):%Y}"


def _page(value: str, lines: _Lines) -> Iterator[Problem]:
    """`第２版`, `2版` for 2."""
    plain = value.translate(str.maketrans("０１２３４５６７８９", "0123456789")).strip()
    found = PAGE.fullmatch(plain)
    if found and found["page"] != value:
        yield lines.of("page").problem(
            "F-017", f"{value} → {found['page']}", lines.with_value("page", f'"{found["page"]}"')
        )


def _choice(key: str, value: Any, lines: _Lines) -> Iterator[Problem]:
    """Values of a closed set."""
    items = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, str) or item in CHOICES[key]:
            continue
        near = VALUES[key].get(item.lower()) or next(
            iter(difflib.get_close_matches(item.lower(), CHOICES[key], n=1, cutoff=0.5)), None
        )
        better = lines.with_value(key, near) if near and not isinstance(value, list) else None
        yield lines.of(key).problem("F-003", f"{key}: {item[:20]} → {near or ' / '.join(CHOICES[key])}", better)


def _names(key: str, items: list[str], lines: _Lines) -> Iterator[Problem]:
    """Lists of names: the vocabulary, names twice, offices in front of names."""
    if key == "tags":
        yield from _tags(items, lines)
    twice = [item for at, item in enumerate(items) if item in items[:at]]
    if twice:
        better = lines.with_value(key, f"[{', '.join(map(_item, dict.fromkeys(items)))}]")
        yield lines.of(key).problem("F-008", twice[0], better)
    for item in items if key in ("authors", "people", "editors", "places", "tags") else ():
        parts = [part.strip() for part in SEVERAL.split(re.sub(r"[（(].*?[）)]", "", item)) if part.strip()]
        if len(parts) > 1:
            parted = [name for one in items for name in (SEVERAL.split(one) if one == item else [one])]
            better = lines.with_value(key, f"[{', '.join(_item(name.strip()) for name in parted if name.strip())}]")
            yield lines.of(key).problem("F-016", f"{item} → [{', '.join(parts)}]", better)
    for item in items if key in ("authors", "people", "editors") else ():
        if found := TITLED.match(item):
            yield lines.of(key).problem("F-013", f"{item} → {item[found.end() :]}")


def _item(name: str) -> str:
    return quoted(name) if re.search(r"[\[\]{},#:\"']", name) else name


def _tags(items: list[str], lines: _Lines) -> Iterator[Problem]:
    names = [tag.name for tag in vocabulary()]
    for item in items:
        if item not in names:
            near = nearest_tag(item)
            yield lines.of("tags").problem("F-007", f"{item} → {near}" if near else item)


def nearest_tag(word: str) -> str | None:
    """The tag of the vocabulary that a word most likely means: by its words first, then by its characters.

    >>> nearest_tag("人大代表工作"), nearest_tag("代表履职")
    ('人大代表', '人大代表')
    """
    tags = vocabulary()
    for tag in tags:
        if word in tag.words:
            return tag.name
    near = difflib.get_close_matches(word, [tag.name for tag in tags], n=1, cutoff=0.5)
    if near:
        return near[0]
    owner = {one: tag.name for tag in reversed(tags) for one in (*tag.also, *tag.words)}
    words = difflib.get_close_matches(word, list(owner), n=1, cutoff=0.5)
    inside = [name for one, name in owner.items() if len(one) > 1 and (one in word or word in one)]
    return owner[words[0]] if words else inside[0] if inside else None


def _by_schema(values: dict[str, Any], said: set[str], sheet: Sheet, lines: _Lines) -> Iterator[Problem]:
    """What the schema does not allow and nothing above explained better."""
    for finding in schema.problems(f"---\n{sheet.source}---\n", sheet.place):
        key = finding.detail.split(":")[0].split(" ")[0]
        spoken = key in said or key in sheet.own_keys or key not in values or (key == "id" and sheet.key)
        if finding.code == "F-003" and not spoken:
            yield Problem("F-003", lines.of(key).number, finding.detail)


def _flags(values: dict[str, Any], sheet: Sheet, lines: _Lines) -> Iterator[Problem]:
    """Flags that title and text belie, where a person changed either."""
    flags = values.get("flags") or []
    if not isinstance(flags, list) or values.get("withdrawn"):
        return
    untitled = Flag.UNTITLED.value in flags
    if not {"title", "flags"} <= sheet.own_keys or sheet.generated is None:
        if untitled and values.get("title"):
            yield _dropped("F-011", flags, "untitled", lines)
        elif not untitled and not any(meant(key) in ("title", "display_title") for key in values):
            yield Problem("F-010", lines.of("id").number)
    has_mark = any(GAP in line.text for line in sheet.body)
    had_mark = bool(sheet.generated) and GAP in str(sheet.generated)
    if has_mark != (Flag.GAP.value in flags) and (has_mark != had_mark or "flags" not in sheet.own_keys):
        yield lines.of("flags").problem("F-012", GAP) if has_mark else _dropped("F-012", flags, "gap", lines)


def _dropped(code: str, flags: list[str], flag: str, lines: _Lines) -> Problem:
    """A flag that is no longer true, and the line without it."""
    line, left = lines.of("flags"), [one for one in flags if one != flag]
    better = lines.with_value("flags", f"[{', '.join(left)}]")
    edit = Edit(line.number, line.number, (better,) if left else ()) if better else None
    return Problem(code, line.number, f"flags: [{flag}]", edit)
