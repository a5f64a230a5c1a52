"""Feeds of what came in last: Atom and JSON Feed."""

import json
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from jianbao.model import Document
from jianbao.publish import dates
from jianbao.publish.catalogue import article_url, summary
from jianbao.publish.config import SiteConfig

MOST = 50
"""Entries of a feed."""
SUMMARY = 200
NOT_XML = {code: None for code in [*range(0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)] if code not in (9, 10, 13)}
"""Characters that XML 1.0 cannot hold."""


def atom(documents: Sequence[Document], updated: str, config: SiteConfig) -> bytes:
    """An Atom feed (RFC 4287); `updated` is a time as RFC 3339 writes it."""
    entries = "".join(_entry(document, updated, config) for document in documents[:MOST])
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">\n'
        f"<id>{_xml(config.url)}</id>\n<title>{_xml(config.name)}</title>\n<subtitle>{_xml(config.description)}</subtitle>\n"
        f"<updated>{updated}</updated>\n<author><name>{_xml(config.publisher)}</name></author>\n"
        f'<link href={quoteattr(config.url)}/>\n<link rel="self" href={quoteattr(config.url + "feed.xml")}/>\n'
    )
    return f"{head}{entries}</feed>\n".encode()


def _entry(document: Document, updated: str, config: SiteConfig) -> str:
    url = config.url + article_url(document)
    authors = "".join(f"<author><name>{_xml(name)}</name></author>" for name in document.authors)
    categories = "".join(f"<category term={quoteattr(name.translate(NOT_XML))}/>" for name in document.subjects.tags)
    return (
        f"<entry><id>{_xml(url)}</id><title>{_xml(document.heading)}</title><updated>{updated}</updated>"
        f"<link href={quoteattr(url)}/>{authors}{categories}<summary>{_xml(summary(document, SUMMARY))}</summary></entry>\n"
    )


def _xml(words: str) -> str:
    return escape(words.translate(NOT_XML))


def json_feed(documents: Sequence[Document], config: SiteConfig) -> bytes:
    """A feed as JSON Feed 1.1 describes it."""
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.name,
        "description": config.description,
        "home_page_url": config.url,
        "feed_url": f"{config.url}feed.json",
        "language": "zh-Hans",
        "items": [_item(document, config) for document in documents[:MOST]],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _item(document: Document, config: SiteConfig) -> dict[str, object]:
    url = config.url + article_url(document)
    date = dates.plain(document.date)
    whole = date if date and len(date) == len("2024-01-03") else None
    item: dict[str, object] = {"id": url, "url": url, "title": document.heading}
    item["content_text"] = "\n\n".join(passage.text for passage in document.body)
    item["date_published"] = f"{whole}T00:00:00+08:00" if whole else None
    item["authors"] = [{"name": name} for name in document.authors]
    item["tags"] = list(document.subjects.tags)
    return {key: value for key, value in item.items() if value or key == "content_text"}
