"""A small site for the tests of search: the labelled articles, the real search page, no other part of the site."""

from pathlib import Path
from typing import Any

import yaml
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from jianbao import article_file, write
from jianbao.archive import Archive
from jianbao.model import Document, Flag, Kind, Passage, Role, Subjects
from jianbao.publish.scripts import bundled
from jianbao.publish.search import IndexReport, build_index

ROOT = Path(__file__).resolve().parents[2]
ROLES = {"h": Role.HEADING, "caption": Role.CAPTION, "credit": Role.CREDIT}

BASE = """<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>查找 · 测试</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'">
<link rel="icon" href="data:,">{% block styles %}{% endblock %}</head>
<body class="{% block kind %}{% endblock %}"><main>{% block content %}{% endblock %}</main>{% block scripts %}{% endblock %}</body></html>"""
"""The blocks of overrides/base.html that the search page fills, under a policy without WebAssembly or inline script."""


def gold_documents() -> list[Document]:
    """The 26 labelled articles of the seeds in tests/gold."""
    return [document for path in sorted((ROOT / "tests" / "gold").glob("*.yml")) for document in _documents(path)]


def _documents(gold: Path) -> list[Document]:
    lines = (ROOT / "seeds" / f"{gold.stem}.txt").read_text(encoding="utf-8").split("\n")
    articles = yaml.safe_load(gold.read_text(encoding="utf-8"))["articles"]
    seed = gold.stem.split("_")[1][:8]
    return [_document(article, f"{seed}-{number:02d}", lines) for number, article in enumerate(articles, 1)]


def _document(article: dict[str, Any], key: str, lines: list[str]) -> Document:
    def joined(numbers: list[int] | int) -> str:
        return "".join(lines[number - 1].strip() for number in ([numbers] if isinstance(numbers, int) else numbers))

    items = [(Role.PARAGRAPH, item) if isinstance(item, list) else next(iter(item.items())) for item in article["body"]]
    return Document(
        id=key,
        kind=Kind(article["kind"]),
        body=tuple(Passage(ROLES.get(role, Role.PARAGRAPH), joined(numbers)) for role, numbers in items),
        title=(article.get("title") or [None])[0],
        rubric=joined(article["column"]) if article.get("column") else None,
        authors=tuple(article["authors"]),
        byline=joined(article.get("byline", [])) or None,
        date=article.get("date"),
        flags=tuple(map(Flag, article.get("flags", ()))),
        subjects=Subjects(tags=("教育",)) if "学校" in str(lines) else Subjects(),
    )


def make_site(root: Path, documents: list[Document]) -> IndexReport:
    """Write the archive of `documents` under `root` and its search page and index under `root/site`."""
    archive = Archive(root)
    for document in documents:
        write.write_text(archive.article(document.id), article_file.render(document))
    copy_page(archive.site)
    return build_index(archive)


def copy_page(site: Path) -> None:
    """Put the search page and its scripts into a site's folder."""
    docs = ROOT / "docs"
    scripts = {path.relative_to(docs).as_posix(): path.read_bytes() for path in (docs / "assets" / "search").iterdir()}
    for path, content in (scripts | bundled(scripts)).items():
        write.write_bytes(site / path, content)
    write.write_text(site / "search" / "index.html", search_page())


def search_page() -> str:
    """overrides/search.html in a plain shell."""
    loader = ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(ROOT / "overrides")])
    environment = Environment(loader=loader, autoescape=True)
    environment.filters["url"] = lambda path: f"../{path}"
    return environment.get_template("search.html").render(config={"extra": {}})
