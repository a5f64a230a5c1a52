"""The files of tools/lexicon that editors extend: read once, checked, with the line of whatever is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import opencc
import yaml

from jianbao.errors import SettingRefused

PACKAGE = Path(__file__).resolve().parent
FOLDER = next(path for path in (PACKAGE / "lexicon", PACKAGE.parent / "lexicon") if path.is_dir())
"""Inside the package in a wheel, beside it in a checkout."""


SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Surnames:
    """Surnames by how often they are met, and what given names are made of."""

    common: str
    """Most frequent first."""
    usual: str
    rare: str
    compound: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    transcribed: frozenset[str]
    """Characters of names that are no Chinese ones."""

    @property
    def single(self) -> frozenset[str]:
        """Every surname of one character."""
        return frozenset(self.common + self.usual + self.rare)


@dataclass(frozen=True, slots=True)
class Bylines:
    """Words that stand in bylines and are no part of a name."""

    roles: tuple[str, ...]
    marks: tuple[str, ...]
    endings: tuple[str, ...]
    outlets: tuple[str, ...]
    offices: tuple[str, ...]
    nonsense: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A subject of the controlled vocabulary."""

    name: str
    slug: str
    """Its address; ASCII, permanent."""
    group: str
    words: tuple[str, ...]
    also: tuple[str, ...]
    """Words that count for less."""
    masks: tuple[str, ...]
    """Longer words in which one of the others means something else."""


@cache
def surnames() -> Surnames:
    """`surnames.yml`; a surname listed twice is refused, since its rank would be unclear."""
    entries = read_mapping("surnames.yml", ("common", "usual", "rare", "compound", *SETS))
    common, usual, rare = (characters(entries[key]) for key in ("common", "usual", "rare"))
    seen: set[str] = set()
    for key, run in (("common", common), ("usual", usual), ("rare", rare)):
        twice = next((char for at, char in enumerate(run) if char in seen or char in run[:at]), None)
        if twice:
            raise refused(
                "surnames.yml", entries[key], f"姓氏“{twice}”重复，请删去一处", f"{twice} is listed twice; delete one"
            )
        seen.update(run)
    sets = {key: frozenset(characters(entries[key])) for key in SETS}
    return Surnames(common, usual, rare, frozenset(words("surnames.yml", entries["compound"])), **sets)


SETS = ("given", "never", "transcribed")
"""Keys of `surnames.yml` that hold characters in no order."""


@cache
def bylines() -> Bylines:
    """`bylines.yml`."""
    keys = ("roles", "marks", "endings", "outlets", "offices", "nonsense")
    entries = read_mapping("bylines.yml", keys)
    return Bylines(**{key: words("bylines.yml", entries[key]) for key in keys})


@cache
def vocabulary() -> tuple[Tag, ...]:
    """`tags.yml` in the order of the tag index; a name or slug given twice, or a slug once retired, is refused."""
    groups = dict(read_groups("tags.yml"))
    taken = dict.fromkeys(words("tags.yml", groups.pop("retired", None)), "retired")
    tags: list[Tag] = []
    for group, node in groups.items():
        for name, entry in mapping("tags.yml", node).items():
            tag = read_tag(group, name, entry)
            if tag.slug in taken:
                other = taken[tag.slug]
                raise refused(
                    "tags.yml",
                    entry,
                    f"{tag.slug} 已属“{other}”，请另取",
                    f"{tag.slug} is taken ({other}); choose another",
                )
            if any(tag.name == other.name for other in tags):
                raise refused("tags.yml", entry, f"标签“{name}”重复，请删去一处", f"{name} is listed twice; delete one")
            taken[tag.slug] = name
            tags.append(tag)
    return tuple(tags)


def read_groups(name: str) -> Iterator[tuple[str, yaml.Node]]:
    """The top level of a YAML file whose keys are free."""
    yield from mapping(name, compose(name)).items()


def read_tag(group: str, name: str, node: yaml.Node) -> Tag:
    """One tag; its name is one of its words."""
    entry = mapping("tags.yml", node)
    odd = next((key for key in entry if key not in ("slug", "words", "also", "not")), None)
    if odd or "slug" not in entry or "words" not in entry:
        problem = f"unknown key {odd}" if odd else "slug and words are needed"
        raise refused(
            "tags.yml", node, f"标签“{name}”的键应为 slug、words、also、not", f"tag {name}: {problem}; correct it"
        )
    slug = text("tags.yml", entry["slug"])
    if not SLUG.fullmatch(slug):
        raise refused(
            "tags.yml", entry["slug"], f"{slug} 应由小写字母、数字和连字符组成", f"{slug}: use a-z, 0-9 and hyphens"
        )
    found, also, masks = (words("tags.yml", entry[key]) if key in entry else () for key in ("words", "also", "not"))
    return Tag(name, slug, group, (name, *(word for word in found if word != name)), also, masks)


@cache
def converter() -> opencc.OpenCC:
    """Traditional to Simplified, for matching only; what is found keeps the script it was printed in."""
    return opencc.OpenCC("t2s")


def fold(words: str) -> str:
    """Text in Simplified characters, each at the place of the one it stands for.

    >>> fold("臺北市議會 歐陽震華")
    '台北市议会 欧阳震华'
    """
    folded: str = converter().convert(words)
    return folded if len(folded) == len(words) else "".join(converter().convert(char)[:1] for char in words)


def read_text(name: str) -> str:
    """The text of a lexicon file."""
    try:
        return (FOLDER / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        place = place_of(name, 1)
        raise SettingRefused(
            place, f"无法读取（{error}），请恢复此文件", f"unreadable ({error}); restore the file"
        ) from error


def read_mapping(name: str, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
    """The top level of a YAML file of the lexicon: exactly these keys, each with the node that knows its line."""
    root = compose(name)
    entries = mapping(name, root)
    odd = sorted(set(entries).symmetric_difference(keys))
    if odd:
        allowed = ", ".join(keys)
        wrong = entries.get(odd[0], root)
        raise refused(
            name, wrong, f"键应恰为 {allowed}（有误：{odd[0]}）", f"the keys must be {allowed} (wrong: {odd[0]})"
        )
    return entries


def compose(name: str) -> yaml.Node | None:
    """A YAML file of the lexicon as nodes, which know their lines."""
    try:
        root: yaml.Node | None = yaml.compose(read_text(name), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingRefused(
            place_of(name, line),
            f"不是合法的 YAML（{error.problem}），请改正",
            f"no valid YAML ({error.problem}); correct it",
        ) from error
    return root


def mapping(name: str, node: yaml.Node | None) -> dict[str, yaml.Node]:
    """A mapping of a lexicon file, its keys in order."""
    if not isinstance(node, yaml.MappingNode):
        raise refused(name, node, "此处应为“键: 值”", "a mapping (key: value) must stand here")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if (word := text(name, key)) in found:
            raise refused(name, key, f"键“{word}”重复，请删去一处", f"key {word} is given twice; delete one")
        found[word] = value
    return found


def words(name: str, node: yaml.Node | None) -> tuple[str, ...]:
    """A list of words of a lexicon file, in order; a word twice is refused."""
    if not isinstance(node, yaml.SequenceNode):
        raise refused(name, node, "此处应为列表 [甲, 乙]", "a list [a, b] must stand here")
    found: list[str] = []
    for item in node.value:
        word = text(name, item)
        if word in found:
            raise refused(name, item, f"“{word}”重复，请删去一处", f"{word} is listed twice; delete one")
        found.append(word)
    return tuple(found)


def text(name: str, node: yaml.Node) -> str:
    """A non-empty string of a lexicon file."""
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise refused(name, node, "此处应为文字", "a word must stand here")
    value: str = node.value
    return value


def characters(node: yaml.Node) -> str:
    """A run of characters, white space left out.

    >>> characters(yaml.ScalarNode("tag:yaml.org,2002:str", "王李 张"))
    '王李张'
    """
    return "".join(str(node.value).split())


def refused(name: str, node: yaml.Node | None, zh: str, en: str) -> SettingRefused:
    """The error for a place in a lexicon file."""
    return SettingRefused(place_of(name, node.start_mark.line + 1 if node and node.start_mark else 1), zh, en)


def place_of(name: str, line: int) -> str:
    """File and line as errors print them.

    >>> place_of("tags.yml", 3)
    'tools/lexicon/tags.yml:3'
    """
    return f"tools/lexicon/{name}:{line}"
