"""Provenance: which line of a seed became which passage of which article, and what became of the others."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from jianbao.archive import Archive
from jianbao.documents import passages
from jianbao.model import Article, Block, Document, Page, Passage, Repair, Role

ROLE_WORDS = {
    Role.RUBRIC: "栏目",
    Role.KICKER: "引题",
    Role.TITLE: "标题",
    Role.SUBTITLE: "副题",
    Role.BYLINE: "署名",
    Role.META: "来源",
    Role.HEADING: "小标题",
    Role.CAPTION: "图片说明",
    Role.CREDIT: "摄影署名",
    Role.VERSE: "诗句",
    Role.JUMP: "转版",
    Role.EDITOR: "编辑",
}


HEAD_FIELDS = {
    Role.RUBRIC: "rubric",
    Role.KICKER: "kicker",
    Role.TITLE: "title",
    Role.SUBTITLE: "subtitle",
    Role.BYLINE: "byline",
}
"""Where the front matter keeps a line of the head."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a seed line."""

    article: str | None
    """Id of the article that took it; None where it was left out."""
    words: str
    """`正文第 3 段`, `标题`, `版面杂项`."""
    anchor: str | None = None
    """`p3`, where the line became a passage of the article."""
    is_joined: bool = False
    """Whether it goes on a paragraph that an earlier line began."""


def seed_lines(archive: Archive, page: Page) -> list[str] | None:
    """The lines of the seed as it came in; None where it is not there or no longer the one that was read."""
    path = archive.seeds / page.seed
    if path.is_symlink():
        return None
    try:
        text = path.read_bytes().decode(page.encoding).removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError, LookupError):
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != page.sha256:
        return None
    return text.split("\n")


def line_map(page: Page, documents: dict[str, Document]) -> dict[int, Taken]:
    """Line number → what became of it, for every line that the ledger knows."""
    taken: dict[int, Taken] = {}
    for scrap in page.furniture:
        taken |= {number: Taken(None, "版面杂项") for number in scrap.lines}
    for scrap in page.rubrics:
        taken |= {number: Taken(None, "通栏标识") for number in scrap.lines}
    for article in page.articles:
        taken |= _article_lines(article, documents.get(article.id))
    return taken


def _article_lines(article: Article, document: Document | None) -> dict[int, Taken]:
    taken: dict[int, Taken] = {}
    anchors = anchors_of(article, document) if document else {}
    for index, block in enumerate(article.blocks):
        anchor = anchors.get(index)
        words = ROLE_WORDS.get(block.role) or (f"正文第{anchor}段" if anchor else "正文")
        for at, number in enumerate(block.lines):
            taken[number] = Taken(article.id, words, f"p{anchor}" if anchor else None, at > 0)
    return taken


def beginnings(article: Article, taken: dict[int, Taken]) -> dict[str, int]:
    """Anchor of a passage → the line that begins it, which need not be its first in the seed."""
    found: dict[str, int] = {}
    for number in (number for block in article.blocks for number in block.lines):
        if number in taken and (anchor := taken[number].anchor):
            found.setdefault(anchor, number)
    return found


def head_now(block: Block, article: Article, document: Document) -> str:
    """The words of a block outside the body as the article has them now, after people's edits; empty if they took it out."""
    name = HEAD_FIELDS.get(block.role)
    if name is None or getattr(article, name) != block.text:
        return block.text
    return document.heading if block.role is Role.TITLE else getattr(document, name) or ""


def anchors_of(article: Article, document: Document) -> dict[int, int]:
    """Index of a block in the ledger → number of the passage it stands in now.

    People edit passages, so they are matched as texts: equal ones first, then what lies between two equal ones.
    """
    generated, owners = _numbered(article.blocks)
    now = [passage.text for passage in document.body]
    pairs: dict[int, int] = {}
    for _, first, end, start, stop in SequenceMatcher(None, generated, now, autojunk=False).get_opcodes():
        pairs |= {first + step: start + step for step in range(min(end - first, stop - start))}
    return {block: pairs[at] + 1 for block, at in owners.items() if at in pairs}


def _numbered(blocks: tuple[Block, ...]) -> tuple[list[str], dict[int, int]]:
    """The passages that blocks become, and block → passage; the lines of a poem share one passage."""
    generated = [passage.text for passage in passages(blocks)]
    owners: dict[int, int] = {}
    at = -1
    previous: Role | None = None
    for index, block in enumerate(blocks):
        if block.role.is_body:
            at += not (block.role is Role.VERSE and previous is Role.VERSE)
            owners[index], previous = at, block.role
    return generated, owners


def passage_lines(article: Article, document: Document) -> dict[int, tuple[int, ...]]:
    """Number of a passage → the seed lines it came from, in reading order."""
    found: dict[int, tuple[int, ...]] = {}
    for block, number in anchors_of(article, document).items():
        found[number] = found.get(number, ()) + article.blocks[block].lines
    return found


def is_edited(article: Article, passage: Passage) -> bool:
    """Whether people wrote or changed a passage after the article was generated."""
    return all(passage.text != generated.text for generated in passages(article.blocks))


def repairs_of(repairs: Iterable[Repair], number: int) -> list[Repair]:
    """The repairs of one line from left to right, without those that touch another."""
    found = sorted((repair for repair in repairs if repair.line == number), key=lambda repair: repair.column)
    kept: list[Repair] = []
    for repair in found:
        if not kept or repair.column > kept[-1].column + len(kept[-1].before) - 1:
            kept.append(repair)
    return kept
