"""The front matter of article files as JSON Schema, and the check that uses it.

`article.schema.json` is the public description: every key with its meaning in both languages.
"""

import difflib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from jianbao.article_file import KEYS, parts
from jianbao.errors import ArticleRefused
from jianbao.findings import Finding
from jianbao.plain_yaml import PlainYamlError, key_line, read_mapping

SCHEMA = Path(__file__).parent / "article.schema.json"


@cache
def validator() -> Draft202012Validator:
    """The schema, ready to use."""
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def problems(text: str, place: str) -> Iterator[Finding]:
    r"""What is wrong with the front matter of an article file, key by key; `place` names the file.

    >>> [finding.detail for finding in problems("---\nid: 0123abcd-01\nkind: brief\ntitel: 甲\n---\n", "01.md")]
    ['titel → title']
    """
    try:
        source, _ = parts(text, place)
        front = {key: value for key, value in read_mapping(source).items() if value is not None}
    except (ArticleRefused, PlainYamlError) as error:
        line = error.line + 1 if isinstance(error, PlainYamlError) else 1
        yield Finding("F-001", place, line, "")
        return
    for key in front.keys() - set(KEYS):
        near = difflib.get_close_matches(key.lower(), KEYS, n=1)
        yield Finding("F-002", place, key_line(source, key) + 1, " → ".join([key, *near]))
    for fault in validator().iter_errors({key: front[key] for key in KEYS if key in front}):
        key, detail = _explain(fault)
        yield Finding("F-003", place, key_line(source, key) + 1, detail)


def _explain(error: ValidationError) -> tuple[str, str]:
    """The key an error is about, and what stands there."""
    if not error.absolute_path:
        missing = error.message.split("'")[1]  # 'kind' is a required property
        return missing, missing
    key = str(error.absolute_path[0])
    return key, f"{key}: {_shown(error.instance)}"


def _shown(value: Any) -> str:
    return " ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split())[:40]
