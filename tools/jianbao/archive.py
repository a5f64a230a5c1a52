"""Where things stand in an archive: every path is named here once."""

import re
from dataclasses import dataclass
from pathlib import Path

ARTICLE_ID = re.compile(r"(?P<seed>[0-9a-z]{8,64})-(?P<ordinal>\d{2,})")
"""`fa5e3efd-01`: the seed's id and an ordinal that is never used again."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The folders of one archive, below its root (where mkdocs.yml stands)."""

    root: Path

    @property
    def seeds(self) -> Path:
        """What came in; never edited."""
        return self.root / "seeds"

    @property
    def manifest(self) -> Path:
        """The digest of every seed."""
        return self.seeds / "manifest-sha256.txt"

    @property
    def ledger(self) -> Path:
        """What was generated last, a file for each seed."""
        return self.root / "ledger"

    @property
    def docs(self) -> Path:
        """What people write."""
        return self.root / "docs"

    @property
    def articles(self) -> Path:
        """One Markdown file an article."""
        return self.docs / "articles"

    @property
    def built_docs(self) -> Path:
        """What MkDocs reads: `docs/` enriched."""
        return self.root / "build" / "docs"

    def built_docs_of(self, tag: str) -> Path:
        """What MkDocs reads for a variant."""
        return self.root / "build" / f"docs-{tag}"

    def built_overrides_of(self, tag: str) -> Path:
        """The templates of a variant."""
        return self.root / "build" / f"overrides-{tag}"

    def settings_of(self, tag: str) -> Path:
        """MkDocs' settings for a variant; in the root, because templates are found from there alone."""
        return self.root / f"mkdocs.{tag}.yml"

    @property
    def site(self) -> Path:
        """The finished web site."""
        return self.root / "site"

    @property
    def lexicon(self) -> Path:
        """Words that editors may add to."""
        return self.root / "tools" / "lexicon"

    def article(self, article_id: str) -> Path:
        """The file of an article: `fa5e3efd-01` is `docs/articles/fa5e3efd/01.md`."""
        seed, ordinal = article_id.rsplit("-", 1)
        return self.articles / seed / f"{ordinal}.md"

    def ledger_of(self, seed_id: str) -> Path:
        """The ledger of one seed."""
        return self.ledger / f"{seed_id}.json"

    def article_files(self) -> list[Path]:
        """Every article file, in the order of the addresses."""
        return sorted(self.articles.glob("*/*.md"))


def article_url(article_id: str) -> str:
    """The address of an article below the site's root.

    >>> article_url("fa5e3efd-01")
    'articles/fa5e3efd/01/'
    """
    seed, ordinal = article_id.rsplit("-", 1)
    return f"articles/{seed}/{ordinal}/"
