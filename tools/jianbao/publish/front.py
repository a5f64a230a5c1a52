"""A page of the built tree: front matter for the templates, then HTML or Markdown."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What JSON leaves as it is and YAML refuses or takes for a line end."""


def page(meta: Mapping[str, object], body: str = "") -> bytes:
    r"""A built page: every value is JSON, which YAML reads as it stands, on one line, so no text can end it.

    >>> page({"title": "甲: 乙 --- {{ x }}"}).decode()
    '---\ntitle: "甲: 乙 --- {{ x }}"\n---\n\n'
    """
    lines = [f"{key}: {_json(value)}\n" for key, value in meta.items() if _is_held(value)]
    return f"---\n{''.join(lines)}---\n\n{body}".encode()


def _json(value: object) -> str:
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", ENCODER.encode(value))


def _record(value: object) -> dict[str, object]:
    """A record as a mapping of what it holds; what is empty is left out, to keep pages small."""
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} cannot stand in front matter")
    pairs = ((item.name, getattr(value, item.name)) for item in fields(value))
    return {name: held for name, held in pairs if _is_held(held)}


def _is_held(value: object) -> bool:
    """Whether a value says anything; nought does, for it is a count."""
    return bool(value) or (isinstance(value, int) and not isinstance(value, bool))


ENCODER = json.JSONEncoder(ensure_ascii=False, default=_record)


def text(plain: str) -> str:
    """A plain text as HTML text or attribute value."""
    return html.escape(plain, quote=True)
