"""Check a built site's links without a browser: every address inside it leads somewhere, nothing is loaded from outside."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from jianbao.archive import Archive
from jianbao.errors import SettingRefused

ORIGIN = "http://site.test/"
LOADED = {"img": "src", "script": "src", "link": "href", "source": "src", "iframe": "src", "form": "action"}
NAMESPACES = ("http://www.zotero.org/", "http://purl.org/dc/", "http://prismstandard.org/")
"""Names of vocabularies in `<link rel="schema.…">`: nothing is loaded from them."""


class Links(HTMLParser):
    """Addresses and anchors of one page."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.addresses: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = {"top"}
        self.languages: dict[str, str] = {}
        """Whole addresses of the same page in other scripts."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element leads to, loads, or can be reached by."""
        held = {name: value for name, value in attrs if value is not None}
        self.anchors |= {held["id"]} if "id" in held else set()
        if tag == "a" and "href" in held:
            self.addresses.append(held["href"])
        if tag == "link" and "hreflang" in held:
            self.languages[held["hreflang"]] = held["href"]
        elif tag in LOADED and LOADED[tag] in held and held.get("rel") != "canonical":
            self.loaded.append(held[LOADED[tag]])


def read(path: Path) -> Links:
    """The links of a page."""
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


def broken(site: Path, prefix: str = "") -> Iterator[str]:
    """Every link that leads nowhere, and everything loaded from another host, as `page: address`."""
    pages = {path: read(path) for path in sorted(site.rglob("*.html"))}
    for path, links in pages.items():
        here = path.relative_to(site).as_posix()
        for address in links.addresses + links.loaded:
            whole = urljoin(f"{ORIGIN}{prefix}{here}", address)
            is_ours = address in links.loaded or not _leads_outside(whole)
            if is_ours and (problem := _problem(site, pages, whole, prefix)):
                yield f"{here}: {address}: {problem}"


def _leads_outside(address: str) -> bool:
    """Whether a reader who follows a link goes to another host or to a message: to an editor, a form, the keepers."""
    parts = urlsplit(address)
    return parts.scheme == "mailto" or (parts.scheme in {"http", "https"} and not address.startswith(ORIGIN))


def _problem(site: Path, pages: dict[Path, Links], address: str, prefix: str) -> str | None:
    parts = urlsplit(address)
    if address.startswith(NAMESPACES):
        return None
    if not address.startswith(ORIGIN + prefix):
        return "outside the site"
    target = site / unquote(parts.path).removeprefix(f"/{prefix}")
    target = target / "index.html" if parts.path.endswith("/") else target
    if not target.is_file():
        return "no such file"
    anchors = pages[target].anchors if target in pages else {unquote(parts.fragment)}
    return "no such anchor" if parts.fragment and unquote(parts.fragment) not in anchors else None


def broken_links(archive: Archive, site_url: str) -> list[str]:
    """Every broken link of `site/` as `page: address: problem`; `site_url` says in which folder of its host it will stand.

    Raises SettingRefused where there is no site.
    """
    if not (archive.site / "index.html").is_file():
        raise SettingRefused("site/index.html", "还没有网站，请先运行 make site", "there is no site; run make site")
    folder = urlsplit(site_url).path.strip("/")
    return list(broken(archive.site, f"{folder}/" if folder else ""))
