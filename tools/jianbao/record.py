"""Page ↔ page record: the public JSON format that `jianbao extract` prints and the ledger keeps."""

from dataclasses import fields
from typing import Any

from jianbao.model import Article, Block, Direction, Doubt, Flag, Join, Jump, Kind, Page, Repair, Role, Scrap

VERSION = 1

Json = dict[str, Any]


def to_json(page: Page) -> Json:
    """The page record of a page, ready for `json.dumps`."""
    return {
        "version": VERSION,
        "seed": page.seed,
        "sha256": page.sha256,
        "encoding": page.encoding,
        "articles": [_article(article) for article in page.articles],
        "furniture": [_plain(scrap) for scrap in page.furniture],
        "rubrics": [_plain(scrap) for scrap in page.rubrics],
        "repairs": [_plain(repair) for repair in page.repairs],
        "doubts": [_plain(doubt) for doubt in page.doubts],
    }


def _plain(record: Repair | Scrap | Doubt | Join | Jump) -> Json:
    values = ((item.name, getattr(record, item.name)) for item in fields(record))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


ARTICLE_KEYS = (
    "id kind rubric kicker title subtitle byline authors editors source publication page date date_reason flags".split()
)


def _article(article: Article) -> Json:
    values = ((key, getattr(article, key)) for key in ARTICLE_KEYS)
    record: Json = {key: list(value) if isinstance(value, tuple) else value for key, value in values}
    blocks, jumps = [_block(block) for block in article.blocks], [_plain(jump) for jump in article.jumps]
    return record | {"jumps": jumps, "blocks": blocks}


def _block(block: Block) -> Json:
    record: Json = {"role": block.role.value, "text": block.text, "lines": list(block.lines)}
    if block.role is Role.PARAGRAPH:
        record |= {"joins": [_plain(join) for join in block.joins], "gap_at": list(block.gap_at)}
    return record


def from_json(record: Json, seed_id: str) -> Page:
    """The page that a record describes; raises KeyError or ValueError where it is none of ours.

    The seed id is the ledger's business and stands in no record.
    """
    if record["version"] != VERSION:
        raise ValueError(f"page record version {record['version']}, expected {VERSION}")
    return Page(
        seed=record["seed"],
        seed_id=seed_id,
        sha256=record["sha256"],
        encoding=record["encoding"],
        articles=tuple(_read_article(article) for article in record["articles"]),
        furniture=tuple(Scrap(scrap["text"], tuple(scrap["lines"])) for scrap in record["furniture"]),
        rubrics=tuple(Scrap(scrap["text"], tuple(scrap["lines"])) for scrap in record["rubrics"]),
        repairs=tuple(Repair(**repair) for repair in record["repairs"]),
        doubts=tuple(Doubt(**(doubt | {"lines": tuple(doubt["lines"])})) for doubt in record["doubts"]),
    )


def _read_article(record: Json) -> Article:
    plain: Json = {key: tuple(record[key]) if isinstance(record[key], list) else record[key] for key in ARTICLE_KEYS}
    plain |= {"kind": Kind(record["kind"]), "flags": tuple(Flag(flag) for flag in record["flags"])}
    jumps = tuple(Jump(**(jump | {"direction": Direction(jump["direction"])})) for jump in record.get("jumps", ()))
    return Article(**plain, blocks=tuple(_read_block(block) for block in record["blocks"]), jumps=jumps)


def _read_block(record: Json) -> Block:
    return Block(
        Role(record["role"]),
        record["text"],
        tuple(record["lines"]),
        tuple(Join(**join) for join in record.get("joins", ())),
        tuple(record.get("gap_at", ())),
    )
