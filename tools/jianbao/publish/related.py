"""Related articles: those that share rare pairs of characters, and names and tags."""

import math
from collections import Counter, defaultdict
from heapq import nlargest
from itertools import pairwise

from jianbao.model import Document

TERMS = 40
"""Pairs kept for an article, the most telling ones: enough for its names and its subject, and quick for thousands."""
LONGEST_SHARE = 0.2
"""A pair that stands in more than a fifth of all articles tells nothing."""
MOST_HOLDERS = 300
"""Nor does one that stands in more articles than this, however large the archive; it keeps the work in proportion."""
NAME_WEIGHT = 3.0
"""A shared person or organization says as much as three shared pairs: names were found by a recogniser."""
LEAST = 0.06
"""Cosine below which two articles have only chance in common (looked through on the five seeds)."""
MOST = 4


def related(documents: tuple[Document, ...]) -> dict[str, tuple[Document, ...]]:
    """Article id → the articles nearest to it, nearest first."""
    vectors = {document.id: vector for document, vector in zip(documents, _vectors(documents), strict=True)}
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, vector in vectors.items():
        for term, weight in vector.items():
            holders[term].append((key, weight))
    by_id = {document.id: document for document in documents}
    return {key: tuple(by_id[other] for other in _nearest(key, vector, holders)) for key, vector in vectors.items()}


def _nearest(key: str, vector: dict[str, float], holders: dict[str, list[tuple[str, float]]]) -> list[str]:
    scores: Counter[str] = Counter()
    for term, weight in vector.items():
        for other, theirs in holders[term]:
            scores[other] += weight * theirs  # type: ignore[assignment]  # Counter adds floats as well
    del scores[key]
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [other for other, score in ranked[:MOST] if score >= LEAST]


def _vectors(documents: tuple[Document, ...]) -> list[dict[str, float]]:
    counts = [_terms(document) for document in documents]
    spread = Counter(term for found in counts for term in found)
    most = min(max(2.0, len(documents) * LONGEST_SHARE), MOST_HOLDERS)
    rarity = {term: math.log(len(documents) / count) for term, count in spread.items() if 1 < count <= most}
    return [_vector(found, rarity) for found in counts]


def _terms(document: Document) -> Counter[str]:
    pieces = [document.heading, *(passage.text for passage in document.body)]
    pairs = Counter(first + second for piece in pieces for first, second in pairwise(piece) if _is_han(first, second))
    names = (*document.subjects.people, *document.subjects.organizations, *document.subjects.tags)
    return pairs + Counter({f"={name}": 1 for name in names})


def _is_han(first: str, second: str) -> bool:
    return "\u4e00" <= first <= "\u9fff" and "\u4e00" <= second <= "\u9fff"


def _vector(found: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    weights = [(rarity[term] * _weight(term, count), term) for term, count in found.items() if term in rarity]
    kept = {term: weight for weight, term in nlargest(TERMS, weights)}
    length = math.sqrt(sum(weight * weight for weight in kept.values())) or 1.0
    return {term: weight / length for term, weight in kept.items()}


def _weight(term: str, count: int) -> float:
    return NAME_WEIGHT if term[0] == "=" else 1 + math.log(count)
