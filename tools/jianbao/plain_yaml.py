"""YAML that people write, as texts: no value turns into a number, a date or a truth value on the way in.

YAML reads `title: 010` as eight, `title: 12:30` as 750 and `publication: yes` as true; newspapers print all three.
"""

import re
from functools import cache
from typing import Any, cast

import yaml

NULL = "tag:yaml.org,2002:null"
WIDE_COLON = re.compile(r"^[ \t]*(?P<key>[A-Za-z_]+)[ \t]*：", re.MULTILINE)
"""`title：甲`: typed with a Chinese input method, and no mapping for YAML."""

SURROGATE = re.compile("[\ud800-\udfff]")
r"""YAML escapes such as "\ud800" make half characters, which no file can hold."""


class PlainYamlError(Exception):
    """What is wrong with a YAML text, and where; whoever reads the file knows its name."""

    def __init__(self, line: int, zh: str, en: str) -> None:
        super().__init__(f"{line}: {en}")
        self.line, self.zh, self.en = line, zh, en


def read_mapping(source: str) -> dict[str, Any]:
    r"""A mapping of texts, lists of texts and mappings of texts; raises PlainYamlError where it is none.

    >>> read_mapping("title: 010\ndate: 2023-06-01\ntags: [是, yes]\npage: ~")
    {'title': '010', 'date': '2023-06-01', 'tags': ['是', 'yes'], 'page': None}
    """
    try:
        content = yaml.load(source, Loader=_loader())  # noqa: S506 -- it makes texts, lists and mappings only
    except yaml.YAMLError as error:
        raise _explained(source, error) from error
    except RecursionError as error:
        raise PlainYamlError(1, "括号嵌套过深，请改正", "brackets nest too deep; correct them") from error
    if content is None:
        return {}
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise _wide_colon(source) or PlainYamlError(1, "应为“键: 值”的形式，每行一条", "must be `key: value` lines")
    for key, value in content.items():
        _check_value(source, key, value)
    return content


def _check_value(source: str, key: str, value: Any) -> None:
    """One level of lists or mappings and no deeper: so a text that nests references to itself ends here."""
    items = _items(value)
    line = key_line(source, key)
    if not all(item is None or isinstance(item, str) for item in items):
        raise PlainYamlError(line, f"{key} 的值层次过多，请改正", f"the value of {key} nests too deep; correct it")
    if any(SURROGATE.search(item or "") for item in (key, *items)):
        raise PlainYamlError(line, f"{key} 含半个字符，请删去", f"{key} holds half a character; remove it")


def _items(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else [value]


def _explained(source: str, error: yaml.YAMLError) -> PlainYamlError:
    mark = getattr(error, "problem_mark", None)
    line = getattr(mark, "line", 0) + 1
    if isinstance(error, _TwiceError):
        return PlainYamlError(line, f"键 {error.key} 写了两次，请只留一个", f"key {error.key} is there twice; keep one")
    return _wide_colon(source) or PlainYamlError(
        line,
        "不是合法的 YAML：含冒号、引号、方括号的值请加双引号",
        "no valid YAML: put values with colons, quotes or brackets into double quotes",
    )


def _wide_colon(source: str) -> PlainYamlError | None:
    found = WIDE_COLON.search(source)
    if not found:
        return None
    key, line = found["key"], source.count("\n", 0, found.start("key")) + 1
    return PlainYamlError(
        line, f"{key} 后面是全角冒号，请改为半角冒号加空格", f"a full-width colon follows {key}; write `{key}: `"
    )


def key_line(source: str, key: str) -> int:
    r"""The line of a top-level key, 1-based; 1 where it is not found.

    >>> key_line("id: a-01\ntitle: 甲", "title")
    2
    """
    found = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:", source, re.MULTILINE)
    return source.count("\n", 0, found.start()) + 1 if found else 1


class _TwiceError(yaml.constructor.ConstructorError):
    """A key that a mapping holds twice: YAML would silently keep the second."""

    def __init__(self, key: str, mark: Any) -> None:
        super().__init__(problem=f"key {key} twice", problem_mark=mark)
        self.key = key


@cache
def _loader() -> type[yaml.BaseLoader]:
    class Loader(yaml.BaseLoader):
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 -- PyYAML's
            seen: set[str] = set()
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in seen:
                    raise _TwiceError(key.value, key.start_mark)
                seen.add(str(key.value))
            return cast(dict[Any, Any], super().construct_mapping(node, deep=deep))

    resolvers = cast(dict[str, list[tuple[str, Any]]], yaml.SafeLoader.yaml_implicit_resolvers)
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if tag == NULL] for first, pairs in resolvers.items()
    }
    Loader.add_constructor(NULL, lambda _loader, _node: None)
    return Loader
