"""Publish: article files (and the ledger, for provenance) become the tree that MkDocs builds.

docs/articles → Document ┐
ledger/       → Page     ├→ catalogue → pages, lists, feeds, data → {path: bytes} → build/docs
seeds/        → lines    ┘                                                       └→ build/docs-<variant>
"""

from jianbao.archive import Archive
from jianbao.publish.config import SiteConfig, read_config
from jianbao.publish.gather import Holdings, gather
from jianbao.publish.tree import Published, publish
from jianbao.publish.variant_build import write_variants
from jianbao.write import write_tree


def publish_archive(archive: Archive, config: SiteConfig | None = None) -> Published:
    """Bring build/docs up to date; files that did not change are left alone."""
    settings = config or read_config(archive)
    holdings = gather(archive)
    published = publish(holdings, settings)
    write_tree(archive.built_docs, published.files)
    write_variants(archive, published.files, holdings.documents, settings)
    return published


__all__ = ["Holdings", "Published", "SiteConfig", "gather", "publish", "publish_archive", "read_config"]
