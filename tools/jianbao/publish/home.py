"""The home page, the list of pages, and what waits for a proofreader."""

from collections.abc import Sequence
from dataclasses import replace

from jianbao.model import Document, Flag
from jianbao.proofreading import State
from jianbao.publish import front
from jianbao.publish.article_page import NOTES
from jianbao.publish.browse import Counted, Files, Listing, Section, counted, listing_files
from jianbao.publish.catalogue import AXIS_WORDS, UNDATED, Axis, Catalogue, Entry, entry
from jianbao.publish.config import SiteConfig
from jianbao.publish.trend import trend
from jianbao.queue import Task

NEWEST = 8
WAYS = 10
"""Names of each kind on the home page."""

HOME_AXES = (Axis.TAG, Axis.RUBRIC, Axis.PLACE, Axis.PERSON, Axis.ORGANIZATION, Axis.YEAR)

TODO_WORDS = {
    Flag.GAP: "原文有缺字",
    Flag.TRUNCATED: "原文到此中断",
    Flag.ORDER: "段落顺序或起止存疑",
    Flag.UNTITLED: "原文无标题",
}
UNREAD = "未经校对"
UNCONFIRMED = "已校，待另一人复核"


def home_page(catalogue: Catalogue, page_count: int, intro: str) -> bytes:
    """What the archive holds at a glance, and the ways in; `intro` is what people wrote in docs/index.md."""
    meta: dict[str, object] = {
        "template": "home.html",
        "title": "首页",
        "holdings": _holdings(catalogue, page_count),
        "trend": trend(catalogue.documents),
        "entries": tuple(entry(document) for document in newest(catalogue.documents)[:NEWEST]),
        "sections": _ways(catalogue),
        "todo": tuple(Counted(name, f"proofread/#{anchor}", len(found)) for anchor, name, found in todo(catalogue)),
    }
    return front.page(meta, intro)


def newest(documents: Sequence[Document]) -> list[Document]:
    """The articles of the seed that came in last first; within a seed in the order of its page."""
    return sorted(documents, key=lambda document: document.seed or "", reverse=True)


def _holdings(catalogue: Catalogue, page_count: int) -> tuple[Counted, ...]:
    found = [("报道", "articles/", len(catalogue.documents)), ("版面", "pages/", page_count)]
    found += [
        (AXIS_WORDS[axis], f"{axis.value}/", len(catalogue.groups[axis]))
        for axis in (Axis.PUBLICATION, Axis.TAG, Axis.PLACE, Axis.AUTHOR)
    ]
    years = [group for group in catalogue.groups[Axis.YEAR] if group.name != UNDATED]
    found.append((AXIS_WORDS[Axis.YEAR], f"{Axis.YEAR.value}/", len(years)))
    return tuple(Counted(name, url, count) for name, url, count in found if count)


def _ways(catalogue: Catalogue) -> tuple[Section, ...]:
    return tuple(
        Section(AXIS_WORDS[axis], counted(catalogue.groups[axis][:WAYS]), f"{axis.value}/")
        for axis in HOME_AXES
        if catalogue.groups[axis]
    )


def todo(catalogue: Catalogue) -> list[tuple[str, str, tuple[Document, ...]]]:
    """What waits for a person: anchor, name, articles; the doubtful first, then all that nobody has read yet."""
    found = [
        (flag.value, words, tuple(document for document in catalogue.documents if flag in document.flags))
        for flag, words in TODO_WORDS.items()
    ]
    unread = tuple(document for document in catalogue.documents if document.proof in (None, State.UNREAD))
    read = tuple(document for document in catalogue.documents if document.proof == State.READ)
    return [item for item in [*found, ("unread", UNREAD, unread), ("confirm", UNCONFIRMED, read)] if item[2]]


def proofread_page(catalogue: Catalogue, queue: Sequence[Task]) -> bytes:
    """The work list for volunteers: what to fix next with the reasons, then everything by what it waits for."""
    waiting = todo(catalogue)
    by_id = {document.id: document for document in catalogue.documents}
    first = tuple(_urgent(by_id[task.id], task) for task in queue[:NEXT])
    next_section = {"anchor": "next", "name": "先校这几篇", "count": len(first), "entries": first}
    meta: dict[str, object] = {
        "template": "proofread.html",
        "title": "待校对",
        "description": "请读者帮忙校对的报道",
        "sections": (
            *([next_section] if first else []),
            *(
                {"anchor": anchor, "name": name, "count": len(found), "entries": tuple(map(entry, found))[:WAITING]}
                for anchor, name, found in waiting
            ),
        ),
        "notes": tuple(NOTES.values()),
    }
    return front.page(meta)


def _urgent(document: Document, task: Task) -> Entry:
    """An article with what is to be done in place of its flags."""
    return replace(entry(document), flags=tuple(reason.words("zh") for reason in task.reasons), summary="")


NEXT = 20
"""Articles that come first: what a dozen volunteers do in an evening."""
WAITING = 100
"""Articles shown under each heading of the work list: a day's work for many people."""


def page_list(entries: tuple[Entry, ...], config: SiteConfig) -> Files:
    """All pages of newspapers that the archive holds."""
    words = f"{len(entries)}个版面，每一行文字都有去处"
    return listing_files(Listing("pages", "pages/", "版面", words, entries), config.per_page)
