"""The page of an article."""

from dataclasses import dataclass
from urllib.parse import quote

from jianbao.credits import Change, correctors
from jianbao.model import Document, Flag, Withdrawal
from jianbao.publish import dates, front, head
from jianbao.publish.body import body
from jianbao.publish.catalogue import (
    FLAG_WORDS,
    KIND_WORDS,
    NAMES,
    Axis,
    Catalogue,
    Entry,
    article_url,
    seed_id,
    summary,
)
from jianbao.publish.citations import citations, gbt2025
from jianbao.publish.config import SiteConfig
from jianbao.publish.proofs import UNREAD
from jianbao.publish.slugs import address

SUBJECT_AXES = (Axis.TAG, Axis.PLACE, Axis.PERSON, Axis.ORGANIZATION)
SUBJECT_WORDS = {Axis.TAG: "主题", Axis.PLACE: "地名", Axis.PERSON: "人物", Axis.ORGANIZATION: "机构"}

NOTES = {
    Flag.TRUNCATED: "原文到此中断，其后的文字未能找到。",
    Flag.GAP: "原文有缺字，缺处已在文中注明。",
    Flag.UNTITLED: "原文无标题，以首句代题。",
    Flag.ORDER: "段落顺序或起止存疑，请对照原始文本。",
}
"""What a flag means, said to readers."""

MASKED = "文中人名应当事人要求隐去，以“×”代字。"

PARAGRAPH, PRINTED = "第＿段", "原为："
"""What site.js fills in when a reader has gone to a paragraph (`#p3`)."""

SOME_DAY = "某日（日期待核）"
"""Of a takedown whose date cannot be read: `此文已于某日（日期待核）撤下`."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may lead to a page of its own."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The names of one kind in an article."""

    name: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The article before or after this one on its page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Half:
    """The other half of a text, printed on another page."""

    title: str
    url: str
    page: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among the others of its page."""

    number: int
    count: int
    before: Step | None = None
    after: Step | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article page shows that is not in the article itself."""

    place: Place
    related: tuple[Entry, ...] = ()
    has_page: bool = False
    """Whether the ledger knows the page it came from."""
    proof: str = UNREAD
    """How far it is proofread, and by whom."""
    changes: tuple[Change, ...] = ()
    """What git knows of its file, the newest first."""
    first_half: Half | None = None
    second_half: Half | None = None
    first_line: int | None = None
    """Where it begins in its seed."""


def article_page(document: Document, around: Surroundings, catalogue: Catalogue, config: SiteConfig) -> bytes:
    """The built copy of an article: what is in its file, and what is computed around it."""
    url = config.url + article_url(document)
    meta: dict[str, object] = {
        "template": "article.html",
        "title": document.heading,
        "description": summary(document, head.DESCRIPTION),
        **_printed(document, catalogue),
        **_computed(document, around),
        "subjects": _subjects(document, catalogue),
        "tags_in_head": head.tags(document, url, config),
        "json_ld": head.json_ld(document, url, config),
        "citations": citations(document, url, config),
        "report": reports(document, url, config),
        "noindex": document.is_unlisted,
        "masked": bool(document.masked),
        "history_url": history_url(document, config),
        **_credit(document, around, url),
    }
    return front.page(meta, body(document.body))


def _printed(document: Document, catalogue: Catalogue) -> dict[str, object]:
    publication = catalogue.find(Axis.PUBLICATION, document.publication or "")
    rubric = catalogue.find(Axis.RUBRIC, document.rubric or "")
    year = catalogue.find(Axis.YEAR, dates.year(document.date) or "")
    return {
        "id": document.id,
        "kind": KIND_WORDS.get(document.kind),
        "rubric": Name(rubric.name, rubric.url) if rubric else None,
        "kicker": document.kicker,
        "subtitle": document.subtitle,
        "byline": document.byline,
        "authors": tuple(_name(Axis.AUTHOR, name, catalogue) for name in document.authors),
        "date_words": dates.in_words(document.date, document.date_reason) or "日期不详",
        "year_url": year.url if year else None,
        "publication": Name(publication.name, publication.url) if publication else None,
        "source": document.source,
        "newspaper_page": document.page,
        "editors": "、".join(document.editors),
    }


def _computed(document: Document, around: Surroundings) -> dict[str, object]:
    seed = seed_id(document)
    return {
        "notes": (
            *(NOTES[flag] for flag in document.flags if flag is not Flag.TRUNCATED),
            *((MASKED,) if document.masked else ()),
        ),
        "breaks_off": FLAG_WORDS[Flag.TRUNCATED] if Flag.TRUNCATED in document.flags else None,
        "proof": around.proof,
        "place": around.place,
        "first_half": around.first_half,
        "second_half": around.second_half,
        "related": around.related,
        "seed": document.seed,
        "seed_lines": document.lines,
        "page_url": address("pages", seed) if around.has_page else None,
        "first_line": around.first_line,
        "source_url": f"{article_url(document)}source/" if around.has_page else None,
    }


def _credit(document: Document, around: Surroundings, url: str) -> dict[str, object]:
    """Who corrected it, and the version that stands; nothing of an article in which a name is hidden, for the versions show it."""
    if document.masked or not around.changes:
        return {"credit": (), "version": None}
    last = around.changes[0]
    day = dates.in_words(last.day) or last.day
    cited = f"{gbt2025(document, url).removesuffix('.')}（版本 {last.commit}，{day}）."
    people = (f"{one.who}（{dates.in_words(one.day) or one.day}）" for one in correctors(list(around.changes)))
    return {"credit": tuple(people), "version": {"name": f"{last.commit}，{day}", "cited": cited}}


def _subjects(document: Document, catalogue: Catalogue) -> tuple[Subject, ...]:
    found = []
    for axis in SUBJECT_AXES:
        names = tuple(_name(axis, name, catalogue) for name in NAMES[axis](document))
        if names:
            found.append(Subject(SUBJECT_WORDS[axis], names))
    return tuple(found)


def _name(axis: Axis, name: str, catalogue: Catalogue) -> Name:
    group = catalogue.find(axis, name)
    return Name(name, group.url if group else None)


@dataclass(frozen=True, slots=True)
class Report:
    """Ways to tell the keepers of a mistake."""

    words: str
    """What to say, to be copied and sent by any way the reader has."""
    form: str | None
    mail: str | None


def reports(document: Document, url: str, config: SiteConfig) -> Report:
    """A report to fill in, and the addresses of a form and a message that begin with it, where the archive has them."""
    title = f"订正：{document.heading}"
    words = f"{url}\n\n{PARAGRAPH}：\n{PRINTED}\n应为：\n依据："
    form = f"{config.report_url}?{_fields(title, words, url)}" if config.report_url else None
    mail = (
        f"mailto:{config.contact}?subject={quote(title, safe='')}&body={quote(words, safe='')}"
        if config.contact
        else None
    )
    return Report(f"{title}\n{words}", form, mail)


def _fields(title: str, words: str, url: str) -> str:
    """What the form is filled in with: the fields of .github/ISSUE_TEMPLATE/1-mistake.yml, and a body for other forms."""
    fields = {
        "template": "1-mistake.yml",
        "title": title,
        "article": url,
        "quote": f"{PARAGRAPH}\n{PRINTED}",
        "body": words,
    }
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())


def history_url(document: Document, config: SiteConfig) -> str | None:
    """Where the repository shows what was changed in an article, and by whom; not where names are hidden in it."""
    path = f"{article_url(document).rstrip('/')}.md"
    return (
        None
        if document.masked or not config.history_uri_template
        else config.history_uri_template.replace("{path}", path)
    )


def withdrawn_page(withdrawal: Withdrawal) -> bytes:
    """The page of an article that was taken down: its address stays and says so, nothing of it is shown."""
    meta = {
        "template": "withdrawn.html",
        "title": "此文已撤下",
        "noindex": True,
        "withdrawn": {"date": dates.in_words(withdrawal.date) or SOME_DAY, "reason": withdrawal.reason},
    }
    return front.page(meta)
