"""The record that gold asks for: what a perfect converter prints for a page."""

from typing import Any

Json = dict[str, Any]
ROLES = {"h": "heading", "caption": "caption", "credit": "credit", "line": "line", "jump": "jump"}
AROUND = {"column": "rubric", "headline": "title", "byline": "byline", "meta": "meta", "editor_lines": "editor"}


def record_of(seed: str, gold: Json, text: str) -> Json:
    """A page record with every line where gold puts it."""
    lines = text.split("\n")
    return {
        "version": 1,
        "seed": seed,
        "articles": [_article(spec, lines) for spec in gold["articles"]],
        "furniture": [_block("furniture", [n], lines) for n in gold["furniture"]],
        "rubrics": [_block("rubric", [n], lines) for n in gold["banners"]],
    }


def _article(spec: Json, lines: list[str]) -> Json:
    above = [_block(role, [n], lines) for key, role in AROUND.items() for n in spec.get(key) or []]
    body = [_body_block(entry, lines) for entry in spec["body"]]
    kept = [_block("paragraph", [n], lines) for n in spec.get("optional") or []]
    title = (spec["title"] or [None])[0]
    printed = "".join(block["text"] for block in above if block["role"] == "title")
    return {
        "kind": spec["kind"],
        "title": title,
        "kicker": _rest(printed, title),
        "authors": spec["authors"],
        "editors": spec.get("editors") or [],
        "source": spec.get("source"),
        "date": spec.get("date"),
        "rubric": "栏目" if spec.get("column") else None,
        "flags": spec.get("flags") or [],
        "blocks": [*above, *body, *kept],
    }


def _rest(printed: str, title: str | None) -> str:
    """What the headline prints beside the title, as a bag of characters: the scorer takes decks in any order."""
    left = list(printed)
    for char in title or "":
        if char in left:
            left.remove(char)
    return "".join(left)


def _body_block(entry: Any, lines: list[str]) -> Json:
    if isinstance(entry, list):
        return _block("paragraph", entry, lines)
    ((key, numbers),) = entry.items()
    return _block(ROLES[key], numbers if isinstance(numbers, list) else [numbers], lines)


def _block(role: str, numbers: list[int], lines: list[str]) -> Json:
    return {"role": role, "text": "".join(lines[n - 1].strip() for n in numbers), "lines": numbers}
