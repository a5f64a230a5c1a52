"""What machines read in the head of an article: Highwire, Dublin Core, PRISM, Open Graph and schema.org."""

import json
import re
from dataclasses import dataclass

from jianbao.model import Document
from jianbao.publish import dates
from jianbao.publish.catalogue import summary
from jianbao.publish.config import SiteConfig

DESCRIPTION = 120
"""Characters; search engines show fewer than 160."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One `<meta>`: `property` for Open Graph, `name` for the others."""

    key: str
    value: str
    is_property: bool = False


def tags(document: Document, url: str, config: SiteConfig) -> tuple[Tag, ...]:
    """Meta tags of an article; Zotero reads `z:itemType` and saves a newspaper article, not a journal's."""
    date = dates.plain(document.date)
    pairs = [
        ("z:itemType", "newspaperArticle"),
        ("citation_title", document.heading),
        *(("citation_author", name) for name in document.authors),
        ("citation_publication_date", (date or "").replace("-", "/")),
        ("citation_language", "zh"),
        ("citation_public_url", url),
        ("DC.title", document.heading),
        *(("DC.creator", name) for name in document.authors),
        ("DC.date", date),
        ("DC.type", "Text"),
        ("DC.language", "zh-Hans"),
        ("DC.identifier", url),
        ("DC.source", document.source),
        ("DC.publisher", config.publisher),
        ("prism.publicationName", document.publication),
        ("prism.publicationDate", date),
        ("prism.startingPage", document.page),
        ("prism.section", document.rubric),
    ]
    named = tuple(Tag(key, value) for key, value in pairs if value)
    return named + tuple(
        Tag(key, value, is_property=True) for key, value in _open_graph(document, url, config) if value
    )


def _open_graph(document: Document, url: str, config: SiteConfig) -> list[tuple[str, str | None]]:
    return [
        ("og:type", "article"),
        ("og:title", document.heading),
        ("og:description", summary(document, DESCRIPTION)),
        ("og:url", url),
        ("og:site_name", config.name),
        ("og:locale", "zh_CN"),
        ("article:published_time", dates.plain(document.date)),
        ("article:section", document.rubric),
    ]


def json_ld(document: Document, url: str, config: SiteConfig) -> str:
    r"""A schema.org NewsArticle as text that can stand in a script element: no `<`, `>` or `&` in it."""
    about = document.subjects
    content: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": document.heading,
        "alternativeHeadline": document.subtitle,
        "description": summary(document, DESCRIPTION),
        "inLanguage": "zh-Hans",
        "datePublished": dates.plain(document.date),
        "author": [{"@type": "Person", "name": name} for name in document.authors],
        "isPartOf": {"@type": "Newspaper", "name": document.publication} if document.publication else None,
        "printPage": document.page,
        "articleSection": document.rubric,
        "keywords": list(about.tags),
        "contentLocation": [{"@type": "Place", "name": name} for name in about.places],
        "publisher": {"@type": "Organization", "name": config.publisher},
        "isAccessibleForFree": True,
    }
    text = json.dumps({key: value for key, value in content.items() if value}, ensure_ascii=False)
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)
