"""Build the search index: plain static files from which the browser finds any substring of any article.

The index stands in `site/search/index/`: `head.json` (what every query needs) names a folder after the digest of what it
was made from, so a reader's cache never mixes two versions. In the folder are `tokens/` (see search_postings.py), `texts/`
(one small file an article, for the lines with the hits), `facets/` and `ids/`. Nothing is compressed here: hosts do that to
text themselves, and a browser parses plain JSON sooner than it unpacks twenty small files.

Files are yielded as they are made, `head.json` last, and none is held; only the postings grow with the archive, packed.

Article numbers run from the newest to the oldest, the undated last, so that ordering hits by date needs no data.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from jianbao import ledger
from jianbao.archive import Archive
from jianbao.errors import ArticleRefused
from jianbao.model import Document
from jianbao.publish import dates
from jianbao.publish.articles import read_articles
from jianbao.publish.catalogue import AXIS_WORDS, FLAG_WORDS, KIND_WORDS, NAMES, Axis, newest_first, public_people
from jianbao.publish.config import PEOPLE_FROM, people_from
from jianbao.publish.search_fold import Folding, folding, is_traditional
from jianbao.publish.search_postings import TEXTS_FROM, Postings, Row, row
from jianbao.write import write_bytes, write_files

FORMAT = 3
"""Of the index; assets/search/index.js reads this one."""

CODE = ("search.py", "search_fold.py", "search_postings.py", "catalogue.py", "persons.py", "dates.py")
"""A change in one of these makes the index again."""

IDS = 5000
"""Ids in one file: 60 kB at most, 25 where a page has eight articles; a file more costs a query more than its bytes do."""

FACETS = {
    axis: AXIS_WORDS[axis] for axis in (Axis.PUBLICATION, Axis.YEAR, Axis.RUBRIC, Axis.TAG, Axis.PLACE, Axis.PERSON)
}
"""Which ways of browsing narrow a search too; `kinds` and `flags` come after them."""
ARTICLE_WORD = "报道"

FACET_CHARACTERS = 30_000
"""About what one file of facets holds before compression."""

Files = Iterator[tuple[str, bytes]]
"""Path below the index's folder and content."""
Facet = list[tuple[str, list[int]]]
"""Values with the gaps between the numbers of their articles; -n stands for n gaps of one, as a year has them."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What the indexing did."""

    articles: int
    files: int
    size: int
    """Bytes of all files."""
    changed: int
    """Files written or removed; 0 where the index stood already."""
    refused: tuple[ArticleRefused, ...]
    """What is wrong with article files that cannot be read: the index holds what their pages show."""


def build_index(archive: Archive) -> IndexReport:
    """Make the index of the archive's articles in `site/`; a second run changes nothing.

    The finished index is kept in `build/`, because MkDocs empties `site/`.
    """
    read, refused = read_articles(archive, ledger.read_all(archive))
    documents = newest_first(document for document in read if not document.withdrawn)
    kept = archive.root / "build" / "search"
    least = people_from(archive)
    digest = digest_of(documents, least)
    stamp = kept.with_suffix(".stamp")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != digest:
        stamp.unlink(missing_ok=True)
        write_files(kept, index_files(documents, least))
        write_bytes(stamp, digest.encode())
    paths = sorted(path for path in kept.rglob("*") if path.is_file())
    target = archive.site / "search" / "index"
    changed = write_files(target, ((path.relative_to(kept).as_posix(), path.read_bytes()) for path in paths))
    size = sum(path.stat().st_size for path in paths)
    return IndexReport(len(documents), len(paths), size, changed, refused)


def digest_of(documents: Iterable[Document], least: int = PEOPLE_FROM) -> str:
    """Of everything the index depends on: the articles and the code that makes it."""
    digest = hashlib.sha256(repr((folding(), least)).encode())
    for name in CODE:
        digest.update(Path(__file__).with_name(name).read_bytes())
    for document in documents:
        digest.update(repr(document).encode())
    return digest.hexdigest()


def index_files(documents: tuple[Document, ...], least: int = PEOPLE_FROM) -> Files:
    """The whole index, file by file; the same articles give the same bytes."""
    folder = digest_of(documents, least)[:12]
    postings = Postings()
    for document in documents:
        postings.add(row_of(document))
        yield f"{folder}/texts/{document.id}.json", pack_json(text_of(document))
    firsts = []
    for number, shard in enumerate(postings.shards()):
        firsts.append(shard.first)
        yield f"{folder}/tokens/{number}.bin", shard.data
    facets = _facet_files(facets_of(documents, least))
    for number, facet in enumerate(facets):
        yield f"{folder}/facets/{number}.json", pack_json(facet)
    for at in range(0, len(documents), IDS):
        yield f"{folder}/ids/{at // IDS}.txt", _ids(documents[at : at + IDS]).encode()
    files = {"folder": folder, "shards": " ".join(firsts), "facetFiles": _places(facets)}
    yield "head.json", pack_json(_head(documents) | files)


def row_of(document: Document) -> Row:
    """An article as the postings see it."""
    titles = [text for role, text in blocks(document) if role == "title"]
    return row(titles, [text for role, text in blocks(document) if role != "title"])


def blocks(document: Document) -> list[tuple[str, str]]:
    """Every block that search looks at, the titles first: (role, text)."""
    named = (
        ("title", document.display_title),
        ("title", document.title),
        ("kicker", document.kicker),
        ("subtitle", document.subtitle),
        ("rubric", document.rubric),
        ("byline", document.byline),
    )
    return [(role, text) for role, text in named if text] + [(part.role.value, part.text) for part in document.body]


def _head(documents: tuple[Document, ...]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "articles": len(documents),
        "dated": sum(1 for document in documents if document.date),
        "idsPerFile": IDS,
        "textsFrom": TEXTS_FROM,
        "days": [len(list(day)) for _, day in groupby(documents, lambda document: dates.plain(document.date))],
        "facets": facet_names(),
        "traditional": [number for number, document in enumerate(documents) if _is_traditional(document)],
        "folding": _folding(folding()),
    }


def facet_names() -> dict[str, str]:
    """Facet → what readers see it called."""
    return {axis.value: word for axis, word in FACETS.items()} | {"kinds": "体裁", "flags": "存疑"}


def _is_traditional(document: Document) -> bool:
    return is_traditional("".join(text for _, text in blocks(document)))


def _folding(table: Folding) -> list[str]:
    """Four strings, character by character: table from and to, alternates from and to."""
    pairs = (table.table, table.alternates)
    return [part for pair in pairs for part in ("".join(pair), "".join(pair.values()))]


def text_of(document: Document) -> dict[str, Any]:
    """What a row of the results shows of an article."""
    return {
        "id": document.id,
        "heading": document.heading,
        "date": dates.in_words(document.date),
        "source": document.publication or document.source,
        "authors": list(document.authors),
        "rubric": document.rubric,
        "blocks": blocks(document),
    }


def _ids(documents: tuple[Document, ...]) -> str:
    """Ids between spaces; of those from the page of the one before only what differs: `fa5e3efd-01 -02 -03`."""
    pages = ["", *(document.id.rpartition("-")[0] for document in documents)]
    return " ".join(
        document.id.removeprefix(before) if here == before else document.id
        for document, (before, here) in zip(documents, pairwise(pages), strict=True)
    )


def facets_of(documents: tuple[Document, ...], least: int = PEOPLE_FROM) -> dict[str, Facet]:
    """Facet → its values, the most frequent first, each with the gaps between the numbers of its articles.

    Of people only those who have a page: from `least` articles on, no children, nobody under a false name.
    """
    found: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in (*FACETS, "kinds", "flags")}
    for number, document in enumerate(documents):
        values = {axis.value: tuple(dict.fromkeys(NAMES[axis](document))) for axis in FACETS}
        values |= {"kinds": (KIND_WORDS.get(document.kind, ARTICLE_WORD),)}
        values |= {"flags": tuple(FLAG_WORDS[flag] for flag in document.flags)}
        for name, held in values.items():
            for value in held:
                found[name][value].append(number)
    public = public_people(documents, least)
    found[Axis.PERSON] = {name: held for name, held in found[Axis.PERSON].items() if name in public}
    return {str(name): _by_count(facet) for name, facet in found.items()}


def _facet_files(facets: dict[str, Facet]) -> list[dict[str, Facet]]:
    """Small facets share a file: a small archive has one, a large one a file for its people and its places."""
    files: list[dict[str, Facet]] = []
    size = 0
    for name, facet in facets.items():
        here = sum(len(value) + 2 * len(gaps) for value, gaps in facet)
        if not files or size + here > FACET_CHARACTERS:
            files.append({})
            size = 0
        files[-1][name] = facet
        size += here
    return files


def _places(files: list[dict[str, Facet]]) -> dict[str, int]:
    return {name: number for number, facets in enumerate(files) for name in facets}


def _by_count(facet: dict[str, list[int]]) -> Facet:
    ordered = sorted(facet.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(value, _gaps(numbers)) for value, numbers in ordered]


def _gaps(numbers: list[int]) -> list[int]:
    """Ascending numbers as gaps, runs of ones counted.

    >>> _gaps([3, 4, 5, 6, 9]), _gaps([0, 1, 9, 10])
    ([3, -3, 3], [0, 1, 8, 1])
    """
    gaps = [after - before for before, after in pairwise([0, *numbers])]
    runs = [(gap, len(list(run))) for gap, run in groupby(gaps)]
    return [n for gap, many in runs for n in ([-many] if gap == 1 and many > 1 else [gap] * many)]


def pack_json(value: object) -> bytes:
    """A value as a file of the index."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
