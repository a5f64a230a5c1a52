"""Labelled pages → the tag of every line, and what goes on in what."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from jianbao.ingest.pieces import Piece, Tag


def tags_of(spec: dict[str, Any], lines: list[str]) -> dict[int, Tag]:
    """Line number → tag of a page, headlines told apart; lines that gold does not name are furniture."""
    found = gold_tags(spec)
    for article in spec["articles"]:
        found |= headline_tags(article, lines)
    return {number: found.get(number, Tag.FURNITURE) for number in range(1, len(lines) + 1)}


def gold_tags(spec: dict[str, Any]) -> dict[int, Tag]:
    """Line number → tag, from the labels of a page."""
    found: dict[int, Tag] = {}
    for number in spec.get("furniture") or []:
        found[number] = Tag.FURNITURE
    for number in spec.get("banners") or []:
        found[number] = Tag.RUBRIC
    for article in spec["articles"]:
        for key, tag in (
            ("column", Tag.RUBRIC),
            ("byline", Tag.BYLINE),
            ("meta", Tag.META),
            ("editor_lines", Tag.EDITOR),
        ):
            found |= dict.fromkeys(article.get(key) or [], tag)
        found |= dict.fromkeys(article.get("optional") or [], Tag.FURNITURE)
        first = True
        for block in article["body"]:
            role, lines = ("paragraph", block) if isinstance(block, list) else next(iter(block.items()))
            lines = lines if isinstance(lines, list) else [lines]
            if article.get("kind") == "photo" and role == "caption":
                role = "paragraph"
            tag = {
                "h": Tag.HEADING,
                "caption": Tag.CAPTION,
                "credit": Tag.CREDIT,
                "line": Tag.VERSE,
                "jump": Tag.JUMP,
            }.get(role, Tag.TEXT)
            found |= dict.fromkeys(lines, tag)
            if tag is Tag.TEXT and first:
                found[lines[0]], first = Tag.LEAD, False
    return found


def headline_tags(article: dict[str, Any], lines: list[str]) -> dict[int, Tag]:
    """Kicker, title and subtitle: the title is what the first accepted title holds."""
    numbers = article["headline"]
    if not numbers:
        return {}
    titles = ["".join(title.split()) for title in article.get("title") or []]
    texts = ["".join(lines[number - 1].split()) for number in numbers]
    title = next((t for t in titles), "")
    inside = [bool(text) and (text in title or title in text) for text in texts]
    if not any(inside):
        inside = [True] * len(texts)
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    return {n: Tag.KICKER if at < first else Tag.SUBTITLE if at > last else Tag.TITLE for at, n in enumerate(numbers)}


def joined_lines(spec: dict[str, Any]) -> set[tuple[int, int]]:
    """Numbers of the lines of a page that one block goes on from and in."""
    blocks = [block for article in spec["articles"] for block in article["body"]]
    return {pair for block in blocks for pair in pairwise(_numbers(block))}


def _numbers(block: object) -> list[int]:
    lines = block if isinstance(block, list) else next(iter(block.values())) if isinstance(block, dict) else []
    return lines if isinstance(lines, list) else []


def web_pages(folder: Path) -> list[Path]:
    """The texts of labelled web pages: pages/*.txt of a collection, else read/w*.txt of a folder that `python -m tests.eval.generate` made."""
    return sorted((folder / "pages").glob("*.txt")) or sorted((folder / "read").glob("w*.txt"))


def true_joins(pieces: tuple[Piece, ...], spec: dict[str, Any]) -> set[tuple[int, int]]:
    """Indices of the pieces of a page of which the one goes on in the other."""
    ends = {piece.fragment.lines[-1]: piece.index for piece in pieces}
    beginnings = {piece.fragment.lines[0]: piece.index for piece in pieces}
    lines = joined_lines(spec)
    return {(ends[end], beginnings[start]) for end, start in lines if end in ends and start in beginnings}
