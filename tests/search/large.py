"""Archives of any size for measurements: the labelled articles, then ones made of their clauses.

Invented names stand between the clauses, so that pairs of characters grow with the archive as they do in real text.
"""

from collections.abc import Iterator
from dataclasses import replace

from jianbao.model import Document, Passage, Role
from tests.search.queries import seeded
from tests.search.site import gold_documents

LENGTH = 900
"""Characters of a made article: the mean of the labelled ones."""
COMMON = 2500
"""Ideographs that invented names are drawn from; GB 2312 lists its first level by frequency of use."""


def made_documents(count: int) -> Iterator[Document]:
    """Labelled articles first, then made ones."""
    gold = gold_documents()
    yield from gold[:count]
    chance = seeded(1)
    clauses = sorted({part for doc in gold for passage in doc.body for part in _clauses(passage.text)})
    level_one = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xF9)]
    for number in range(len(gold), count):
        body: list[Passage] = []
        while sum(len(passage.text) for passage in body) < LENGTH:
            words = [chance.choice(clauses) + "".join(chance.choices(level_one[:COMMON], k=2)) for _ in range(8)]
            body.append(Passage(Role.PARAGRAPH, "，".join(words) + "。"))
        title = chance.choice(clauses) + "".join(chance.choices(level_one, k=3))
        date = f"{chance.randint(1990, 2024)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        yield replace(
            gold[number % len(gold)],
            id=f"{number // 8:08x}-{number % 8 + 1:02d}",
            title=title,
            body=tuple(body),
            date=date,
        )


def _clauses(text: str) -> list[str]:
    return [part for part in text.replace("。", "，").replace(",", "，").split("，") if 4 <= len(part) <= 20]
