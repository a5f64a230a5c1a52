"""Citations of an article in the five forms that readers ask for.

GB/T 7714 wants the day of access for what is read online; it is left as the standard's own word in brackets, and the
page fills in the reader's day. The 2025 form asks it of web pages only, no longer of newspapers. An article whose
newspaper is not known is cited as what it is to its reader: a text on this site. BibTeX, RIS and CSL then name this
archive as the place where it is kept, never as the newspaper.

The marks (full-width commas, colons and brackets, half-width stops and square brackets) are those of the 2025 text, and
of its drafters' answer about the 2015 one (编辑学报 2024, 36(2): 139; zotero-chinese/styles#572, #701).
"""

import json
import re
from dataclasses import dataclass

from jianbao.model import Document
from jianbao.publish import dates
from jianbao.publish.config import SiteConfig

ACCESSED = "引用日期"
INFERRED = "日期据文中推断"
LATEX = re.compile(r"[\\{}%#$&_^~]")
MOST_AUTHORS = 3
"""GB/T 7714 8.1.2: three names, then 等."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One form of citing an article."""

    name: str
    text: str


def citations(document: Document, url: str, config: SiteConfig) -> tuple[Citation, ...]:
    """Every form, in the order the page shows them."""
    return (
        Citation("GB/T 7714—2025", gbt2025(document, url)),
        Citation("GB/T 7714—2015", gbt2015(document, url)),
        Citation("BibTeX", bibtex(document, url, config)),
        Citation("RIS", ris(document, url, config)),
        Citation("CSL-JSON", json.dumps([csl(document, url, config)], ensure_ascii=False, indent=2)),
    )


def gbt2015(document: Document, url: str) -> str:
    """The reference as GB/T 7714—2015 writes it."""
    if document.publication:
        return f"{_head(document)}[N/OL]. {_paper(document)}[{ACCESSED}]. {url}."
    return f"{_head(document)}[EB/OL]. {_published(document)}[{ACCESSED}]. {url}."


def gbt2025(document: Document, url: str) -> str:
    """The reference as GB/T 7714—2025 writes it: a newspaper article no longer carries a day of access."""
    if document.publication:
        return f"{_head(document)}[N/OL]. {_paper(document)}. {url}."
    return gbt2015(document, url)


def _head(document: Document) -> str:
    names = "，".join(document.authors[:MOST_AUTHORS]) + ("，等" if len(document.authors) > MOST_AUTHORS else "")
    return f"{names}. {_title(document)}" if names else _title(document)


def _title(document: Document) -> str:
    return f"{document.heading}：{_bare(document.subtitle)}" if document.subtitle else document.heading


def _paper(document: Document) -> str:
    date = dates.plain(document.date)
    page = f"（{document.page}）" if document.page else ""
    shown = f"[{date}]" if date and dates.is_inferred(document.date) else date
    return (f"{document.publication}，{shown}" if shown else str(document.publication)) + page


def _published(document: Document) -> str:
    date = dates.plain(document.date)
    if not date:
        return ""
    return f"（[{date}]）" if dates.is_inferred(document.date) else f"（{date}）"


def _bare(subtitle: str) -> str:
    return subtitle.lstrip("—─-")


def bibtex(document: Document, url: str, config: SiteConfig) -> str:
    """A BibTeX entry; the braces around the title keep its spelling. Only an article of a known newspaper is `@article`."""
    date = (dates.plain(document.date) or "").split("-")
    pairs = [
        ("author", " and ".join(f"{{{_latex(name)}}}" for name in document.authors)),
        ("title", f"{{{_latex(_title(document))}}}"),
        ("journal", _latex(document.publication or "")),
        ("howpublished", "" if document.publication else _latex(config.name)),
        ("year", date[0]),
        ("month", str(int(date[1])) if len(date) > 1 else ""),
        ("day", str(int(date[2])) if len(date) > 2 else ""),
        ("pages", _latex(document.page or "")),
        ("url", url),
        ("langid", "chinese"),
        ("note", INFERRED if dates.is_inferred(document.date) else ""),
    ]
    kind = "article" if document.publication else "misc"
    fields = ",\n".join(f"  {key} = {{{value}}}" for key, value in pairs if value)
    return f"@{kind}{{{document.id},\n{fields}\n}}"


def _latex(text: str) -> str:
    return LATEX.sub(
        lambda found: {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}.get(found[0], f"\\{found[0]}"), text
    )


def ris(document: Document, url: str, config: SiteConfig) -> str:
    """A RIS record of the type newspaper; DB is where it is kept."""
    date = (dates.plain(document.date) or "").split("-")
    day = "/".join([*date, "", ""][:3]) + "/" if date[0] else ""
    pairs = [
        ("TY", "NEWS"),
        *(("AU", name) for name in document.authors),
        ("TI", _title(document)),
        ("T2", document.publication or ""),
        ("PY", date[0]),
        ("DA", day),
        ("SP", document.page or ""),
        ("DB", config.name),
        ("LA", "zh"),
        ("UR", url),
        ("ID", document.id),
        ("N1", INFERRED if dates.is_inferred(document.date) else ""),
    ]
    return "\n".join(f"{key}  - {' '.join(value.split())}" for key, value in pairs if value) + "\nER  - "


def csl(document: Document, url: str, config: SiteConfig) -> dict[str, object]:
    """The article as a CSL item."""
    date = dates.plain(document.date)
    item: dict[str, object] = {"id": document.id, "type": "article-newspaper", "title": _title(document)}
    item["author"] = [{"literal": name} for name in document.authors]
    item["container-title"] = document.publication
    item["section"] = document.rubric
    item["archive"] = config.name
    if date:
        item["issued"] = {"date-parts": [[int(part) for part in date.split("-")]]} | (
            {"circa": True} if dates.is_inferred(document.date) else {}
        )
    item |= {"page": document.page, "language": "zh-CN", "URL": url}
    return {key: value for key, value in item.items() if value}
