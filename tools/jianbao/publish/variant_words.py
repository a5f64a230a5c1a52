"""What the search page of a variant reads beside the one index: texts of articles and names of facets in its script.

In `site/<tag>/search/words/`: `texts/` (one small file an article), `labels/` (facet → what its values are called, where
that differs), `facets.json` (what the facets are called).
"""

from collections.abc import Iterator
from typing import Any

from jianbao import ledger
from jianbao.archive import Archive, article_url
from jianbao.model import Document
from jianbao.publish.articles import read_articles
from jianbao.publish.catalogue import newest_first
from jianbao.publish.config import read_config
from jianbao.publish.search import facet_names, facets_of, pack_json, text_of
from jianbao.publish.variants import Translator, translator
from jianbao.write import write_files


def build_words(archive: Archive) -> int:
    """Make the words of every variant in `site/`; returns how many files changed, 0 where there is no variant."""
    config = read_config(archive)
    if not config.variants:
        return 0
    read, _ = read_articles(archive, ledger.read_all(archive))
    documents = tuple(document for document in read if not document.withdrawn)
    return sum(
        write_files(
            archive.site / script / "search" / "words", word_files(documents, translator(documents, script, config))
        )
        for script in config.variants
    )


def word_files(documents: tuple[Document, ...], tool: Translator) -> Iterator[tuple[str, bytes]]:
    """The words of one variant, file by file."""
    ordered = newest_first(documents)
    for document in ordered:
        known = tool.known[article_url(document.id)]
        yield f"texts/{document.id}.json", pack_json(tool.value(_texts(text_of(document)), known))
    for name, facet in facets_of(ordered).items():
        labels = ((value, tool.text(value, tool.general)) for value, _ in facet)
        yield f"labels/{name}.json", pack_json([pair for pair in labels if pair[0] != pair[1]])
    yield "facets.json", pack_json({name: tool.text(word) for name, word in facet_names().items()})


def _texts(record: dict[str, Any]) -> dict[str, Any]:
    """A record as JSON has it: lists, no tuples."""
    return record | {"blocks": [list(pair) for pair in record["blocks"]]}
