"""Read the benchmark's articles: YAML files that people write, checked as they come in."""

import pathlib
from typing import Any

import yaml

from tests.eval.model import Article, Block, Kind

ARTICLES = pathlib.Path(__file__).parent / "articles"
PLACES = ("head", "opener", "tail_inline", "tail_line", "none")


def load_articles(folder: pathlib.Path) -> list[Article]:
    """Every article of a split, in the order of file names, so that the same seed deals the same pages."""
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise FileNotFoundError(f"{folder}: no articles; put YAML files there. 此文件夹没有文章。")
    return [read_article(path) for path in paths]


def read_article(path: pathlib.Path) -> Article:
    """One article file as a record."""
    spec = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return _article(path.stem, spec)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{path}: not an article: {error!r}; see articles/README.md. 文章格式有误。") from error


def _article(slug: str, spec: dict[str, Any]) -> Article:
    place = spec.get("byline_place") or "none"
    if place not in PLACES:
        raise ValueError(f"byline_place {place}")
    return Article(
        slug=slug,
        kind=spec["kind"],
        script=spec["script"],
        title=tuple(str(line) for line in spec.get("title") or ()),
        body=tuple(_block(entry) for entry in spec["body"]),
        rubric=spec.get("rubric"),
        kicker=spec.get("kicker"),
        subtitle=(spec.get("subtitle") or "").lstrip("—― -") or None,
        authors=tuple(spec.get("authors") or ()),
        byline=spec.get("byline"),
        byline_place=place,
        source=spec.get("source"),
        date=spec.get("date") and str(spec["date"]),
        editors=tuple(spec.get("editors") or ()),
        photo=_photo(spec.get("photo") or {}),
    )


def _block(entry: dict[str, Any]) -> Block:
    ((key, text),) = entry.items()
    return Block(Kind(key), str(text).strip())


def _photo(spec: dict[str, Any]) -> tuple[Block, ...]:
    return tuple(Block(kind, spec[kind]) for kind in (Kind.CAPTION, Kind.CREDIT) if spec.get(kind))
