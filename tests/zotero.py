"""What Zotero's translator "Embedded Metadata" makes of a page, by its rules, in the little of it that our tags use.

Written from the behaviour of the translator (zotero/translators, Embedded Metadata.js and RDF.js): `z:itemType` decides
the type and wins over what Highwire tags would say (a bare `citation_title` makes a journal article); Highwire tags give
title, authors, date, language and address; PRISM gives newspaper, page and section; Dublin Core fills what is empty.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_firstpage": "pages",
    "citation_language": "language",
    "citation_public_url": "url",
}
RDF = {
    "prism.publicationname": "publicationTitle",
    "prism.startingpage": "pages",
    "prism.section": "section",
    "prism.publicationdate": "date",
    "dc.title": "title",
    "dc.date": "date",
    "dc.language": "language",
    "dc.source": "publicationTitle",
}
"""In the order in which they are asked for: PRISM before Dublin Core."""
JOURNAL = ("citation_journal_title", "citation_title")


@dataclass
class Item:
    """What would be saved."""

    type: str = "webpage"
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[str] = field(default_factory=list)


class _Metas(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        name = held.get("name") or held.get("property")
        if tag == "meta" and name and held.get("content"):
            self.found.append((name.lower(), str(held["content"])))


def save(page: str) -> Item:
    """The item that Zotero saves from a page."""
    metas = _Metas()
    metas.feed(page)
    by_name: dict[str, list[str]] = {}
    for name, value in metas.found:
        by_name.setdefault(name, []).append(value)
    item = Item()
    if any(name in by_name for name in JOURNAL):
        item.type = "journalArticle"
    item.type = by_name.get("z:itemtype", [item.type])[0]
    for name, key in (*HIGHWIRE.items(), *RDF.items()):
        if name in by_name:
            item.fields.setdefault(key, by_name[name][0])
    names = by_name.get("citation_author") or by_name.get("dc.creator") or []
    item.creators = [part for name in names for part in re.split(r"\s*;\s*", name) if part]
    return item
