"""The whole built tree, from values to values: {path below build/docs: content}."""

from collections import defaultdict
from dataclasses import dataclass

from jianbao.errors import JianbaoError
from jianbao.model import Document, Page
from jianbao.publish import front
from jianbao.publish.article_page import Half, Place, Step, Surroundings, article_page, withdrawn_page
from jianbao.publish.browse import Files, Index, article_list, group_files, index_files, sections_of
from jianbao.publish.calendar import calendar
from jianbao.publish.catalogue import Axis, Catalogue, arrange, article_url, entry, newest_first, seed_id
from jianbao.publish.config import SiteConfig
from jianbao.publish.data import data_files
from jianbao.publish.feeds import atom, json_feed
from jianbao.publish.gather import Holdings
from jianbao.publish.halves import halves
from jianbao.publish.home import home_page, newest, page_list, proofread_page
from jianbao.publish.proofs import proof_words
from jianbao.publish.related import related
from jianbao.publish.scripts import bundled
from jianbao.publish.seed_page import SeedView, pages_entry, seed_page
from jianbao.publish.source_page import source_page
from jianbao.queue import rank


@dataclass(frozen=True, slots=True)
class Published:
    """What was made."""

    files: Files
    articles: int
    pages: int
    tags: int
    lists: int
    refused: tuple[JianbaoError, ...] = ()
    """What is wrong with article files that cannot be read, and with links."""


def publish(holdings: Holdings, config: SiteConfig) -> Published:
    """Every file of the built tree."""
    catalogue = arrange(holdings.documents, config, holdings.tags)
    views = seed_views(holdings, catalogue)
    files: Files = {
        **holdings.written,
        **bundled(holdings.written),
        **article_files(catalogue, views, config, holdings),
        **gone_files(holdings, catalogue),
        **view_files(views, config),
        **browse_files(catalogue, config, {tag.name: tag.group for tag in holdings.tags}),
        **front_files(holdings, catalogue, views),
        **feed_files(holdings, catalogue, config),
    }
    return Published(
        files,
        articles=len(catalogue.documents),
        pages=len(views),
        tags=len(catalogue.groups[Axis.TAG]),
        lists=sum(len(groups) for groups in catalogue.groups.values()),
        refused=holdings.refused,
    )


def seed_views(holdings: Holdings, catalogue: Catalogue) -> dict[str, SeedView]:
    """Seed id → what its page shows."""
    shown = {document.id: document for document in catalogue.documents}
    hidden = {document.id for document in catalogue.withdrawn}
    return {page.seed_id: _view(page, shown, hidden, holdings) for page in holdings.pages}


def _view(page: Page, shown: dict[str, Document], hidden: set[str], holdings: Holdings) -> SeedView:
    ids = [article.id for article in page.articles]
    documents = {key: shown[key] for key in ids if key in shown}
    return SeedView(page, documents, frozenset(hidden.intersection(ids)), holdings.lines.get(page.seed_id))


def article_files(catalogue: Catalogue, views: dict[str, SeedView], config: SiteConfig, holdings: Holdings) -> Files:
    """The pages of all articles, and each one's comparison with its seed."""
    near = related(catalogue.documents)
    places = _places(catalogue.documents)
    pairs = halves(catalogue.documents)
    by_id = {document.id: document for document in catalogue.documents}
    files: Files = {}
    for document in catalogue.documents:
        view = views.get(seed_id(document))
        article = next((a for a in view.page.articles if a.id == document.id), None) if view else None
        around = Surroundings(
            places[document.id],
            tuple(map(entry, near[document.id])),
            has_page=article is not None,
            first_line=article.lines[0] if article and article.lines and view and view.lines else None,
            proof=proof_words(document, holdings.proofs.get(f"docs/{_file(document)}", [])),
            changes=tuple(holdings.changes.get(f"docs/{_file(document)}", ())),
            first_half=_half(by_id.get(pairs.first.get(document.id, ""))),
            second_half=_half(by_id.get(pairs.second.get(document.id, ""))),
        )
        files[_file(document)] = article_page(document, around, catalogue, config)
        if view and article:
            path = f"{article_url(document)}source.md"
            files[path] = source_page(document, article, view.page, view.lines)
    return files


def _half(document: Document | None) -> Half | None:
    """The other half of a text as its page leads to it."""
    return Half(document.heading, article_url(document), document.page) if document else None


def _file(document: Document) -> str:
    return f"{article_url(document).rstrip('/')}.md"


def _places(documents: tuple[Document, ...]) -> dict[str, Place]:
    """Article id → its place on its page."""
    by_seed: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_seed[seed_id(document)].append(document)
    return {
        document.id: Place(at + 1, len(found), _step(found, at - 1), _step(found, at + 1))
        for found in by_seed.values()
        for at, document in enumerate(found)
    }


def _step(found: list[Document], at: int) -> Step | None:
    return Step(found[at].heading, article_url(found[at])) if 0 <= at < len(found) else None


def gone_files(holdings: Holdings, catalogue: Catalogue) -> Files:
    """Pages that keep the addresses of articles that were taken down or are no more."""
    files = {_file(gone): withdrawn_page(gone.withdrawn) for gone in catalogue.withdrawn if gone.withdrawn}
    for key, reason in holdings.tombstones.items():
        seed, ordinal = key.rsplit("-", 1)
        meta = {"template": "withdrawn.html", "title": "此篇已并入他篇或撤销", "noindex": True, "gone": reason}
        files[f"articles/{seed}/{ordinal}.md"] = front.page(meta)
    return files


def view_files(views: dict[str, SeedView], config: SiteConfig) -> Files:
    """The views of whole pages and their list."""
    files = {f"pages/{seed}.md": seed_page(view) for seed, view in views.items()}
    return files | page_list(tuple(pages_entry(view) for view in views.values()), config)


def browse_files(catalogue: Catalogue, config: SiteConfig, headings: dict[str, str]) -> Files:
    """Every index and every list."""
    files = article_list(newest_first(catalogue.documents), config)
    for axis, groups in catalogue.groups.items():
        held = calendar(catalogue, config.per_page) if axis is Axis.YEAR else None
        files |= index_files(Index(axis, sections_of(axis, groups, headings), held))
        for group in groups:
            files |= group_files(group, catalogue, config)
    return files


def front_files(holdings: Holdings, catalogue: Catalogue, views: dict[str, SeedView]) -> Files:
    """Home page, work list and search page."""
    return {
        "index.md": home_page(catalogue, len(views), holdings.intro),
        "proofread.md": proofread_page(catalogue, rank(catalogue.documents, holdings.pages, holdings.findings)),
        "search.md": front.page({"template": "search.html", "title": "查找", "noindex": True}),
    }


def feed_files(holdings: Holdings, catalogue: Catalogue, config: SiteConfig) -> Files:
    """Feeds and data."""
    # A feed is copied by others, who ask nobody what may be indexed.
    latest = newest([document for document in catalogue.documents if not document.is_unlisted])
    feeds = {"feed.xml": atom(latest, holdings.updated, config), "feed.json": json_feed(latest, config)}
    return feeds | data_files(catalogue.documents, config)
