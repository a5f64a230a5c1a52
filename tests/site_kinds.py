"""One page of each kind in a built site: what the tests look at and the screenshots show."""

from pathlib import Path
from urllib.parse import quote

FIRST = {
    "article": "articles/*/*/index.html",
    "photo": "articles/*/*/index.html",
    "source": "articles/*/*/source/index.html",
    "sheet": "pages/*/index.html",
    "tag": "tags/*/index.html",
    "place": "places/*/index.html",
    "organization": "organizations/*/index.html",
    "author": "authors/*/index.html",
    "year": "years/*/index.html",
    "rubric": "rubrics/*/index.html",
    "publication": "publications/*/index.html",
    "person": "people/*/index.html",
}
FIXED = {
    "home": "",
    "articles": "articles/",
    "pages": "pages/",
    "tags": "tags/",
    "people": "people/",
    "years": "years/",
    "rubrics": "rubrics/",
    "places": "places/",
    "organizations": "organizations/",
    "publications": "publications/",
    "authors": "authors/",
    "proofread": "proofread/",
    "search": "search/",
    "data": "data/",
    "about": "about/",
    "about-text": "about/text/",
    "about-cite": "about/cite/",
    "about-correct": "about/correct/",
    "about-rights": "about/rights/",
    "missing": "404.html",
}
MARKS = {"photo": '<span class="kind">图片新闻</span>'}
"""What the file of a kind holds, where its path alone does not tell."""


def kinds(site: Path) -> dict[str, str]:
    """Kind → address below the site's root, for every kind that the site has."""
    found = {kind: path for kind, pattern in FIRST.items() if (path := _first(site, kind, pattern))}
    return FIXED | found


def _first(site: Path, kind: str, pattern: str) -> str | None:
    mark = MARKS.get(kind, "")
    for path in sorted(site.glob(pattern)):
        text = path.read_text(encoding="utf-8")
        if mark in text.split("</header>", 2)[1 if "</header>" in text else 0] if mark else True:
            return quote(f"{path.parent.relative_to(site).as_posix()}/")
    return None
