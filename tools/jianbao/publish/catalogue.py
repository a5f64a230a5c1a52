"""The catalogue: every article that is shown, in order, and the groups readers browse by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jianbao.lexicon import Tag
from jianbao.model import Document, Flag, Kind, Role
from jianbao.publish import dates
from jianbao.publish.config import SiteConfig
from jianbao.publish.persons import hidden_people
from jianbao.publish.proofs import short
from jianbao.publish.slugs import address, slug


class Axis(StrEnum):
    """A way of browsing; the value is its folder in the site."""

    TAG = "tags"
    RUBRIC = "rubrics"
    PUBLICATION = "publications"
    PLACE = "places"
    PERSON = "people"
    ORGANIZATION = "organizations"
    AUTHOR = "authors"
    YEAR = "years"


AXIS_WORDS = {
    Axis.TAG: "主题",
    Axis.RUBRIC: "栏目",
    Axis.PUBLICATION: "报刊",
    Axis.PLACE: "地名",
    Axis.PERSON: "人物",
    Axis.ORGANIZATION: "机构",
    Axis.AUTHOR: "作者",
    Axis.YEAR: "年份",
}

NAMES: dict[Axis, Callable[[Document], Iterable[str]]] = {
    Axis.TAG: lambda document: document.subjects.tags,
    Axis.RUBRIC: lambda document: (document.rubric,) if document.rubric else (),
    Axis.PUBLICATION: lambda document: (document.publication,) if document.publication else (),
    Axis.PLACE: lambda document: document.subjects.places,
    Axis.PERSON: lambda document: known_people(document),  # noqa: PLW0108 -- defined below
    Axis.ORGANIZATION: lambda document: document.subjects.organizations,
    Axis.AUTHOR: lambda document: document.authors,
    Axis.YEAR: lambda document: (dates.year(document.date) or UNDATED,),
}

UNDATED = "日期不详"
UNDATED_SLUG = "undated"

FLAG_WORDS = {
    Flag.TRUNCATED: "原文到此中断",
    Flag.GAP: "原文有缺字",
    Flag.UNTITLED: "原文无标题，以首句代题",
    Flag.ORDER: "段落顺序或起止存疑",
}
KIND_WORDS = {Kind.PHOTO: "图片新闻", Kind.BRIEF: "简讯", Kind.NOTICE: "公告", Kind.POEM: "诗歌"}

MOST_NAMES = 3

SUMMARY = 72
"""Characters of a text that a list shows: two lines on a desktop."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a list shows it."""

    url: str
    title: str
    kind: str
    kicker: str | None = None
    rubric: str | None = None
    date: str | None = None
    byline: str | None = None
    source: str | None = None
    summary: str = ""
    flags: tuple[str, ...] = ()
    month: str | None = None
    """`6月`, over the first article of a month in the list of its year."""
    anchor: str | None = None
    proof: str | None = None
    """How far it is proofread, where somebody has."""


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that share a tag, a rubric, a place …"""

    axis: Axis
    name: str
    slug: str
    """The last part of the group's address."""
    members: tuple[Document, ...]

    @property
    def url(self) -> str:
        """The group's address below the site's root."""
        return address(self.axis, self.slug)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is shown, arranged once for all pages."""

    documents: tuple[Document, ...]
    """In the order of the archive, without the withdrawn ones."""
    withdrawn: tuple[Document, ...]
    groups: dict[Axis, tuple[Group, ...]]
    by_name: dict[tuple[Axis, str], Group]

    def find(self, axis: Axis, name: str) -> Group | None:
        """The group of a name, where it has a page."""
        return self.by_name.get((axis, name))


def arrange(documents: Iterable[Document], config: SiteConfig, tags: Sequence[Tag] = ()) -> Catalogue:
    """Put all articles in order and into their groups."""
    ordered = sorted(documents, key=lambda document: (document.seed or "~", document.id))
    shown = tuple(document for document in ordered if not document.withdrawn)
    given = {Axis.TAG: {tag.name: tag.slug for tag in tags}, Axis.YEAR: {UNDATED: UNDATED_SLUG}}
    never = frozenset(name for document in shown for name in hidden_people(document))
    groups = {
        axis: tuple(group for group in _groups(axis, shown, config, given.get(axis, {})) if not _is_of(group, never))
        for axis in Axis
    }
    by_name = {(group.axis, group.name): group for found in groups.values() for group in found}
    return Catalogue(shown, tuple(document for document in ordered if document.withdrawn), groups, by_name)


def _groups(
    axis: Axis, documents: tuple[Document, ...], config: SiteConfig, given: dict[str, str]
) -> tuple[Group, ...]:
    members: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for name in dict.fromkeys(NAMES[axis](document)):
            members[name].append(document)
    least = config.people_from if axis is Axis.PERSON else 1
    kept = {name: found for name, found in members.items() if len(found) >= least}
    groups = [Group(axis, name, slug_of(name, given), newest_first(found)) for name, found in kept.items()]
    by_year = axis is Axis.YEAR
    return tuple(sorted(groups, key=lambda group: (0 if by_year else -len(group.members), group.name)))


def _is_of(group: Group, never: frozenset[str]) -> bool:
    """Whether a group is the page of somebody who must have none."""
    return group.axis in (Axis.PERSON, Axis.AUTHOR) and group.name in never


def slug_of(name: str, given: dict[str, str]) -> str:
    """The slug the lexicon gives to a name, else one made of the name that the lexicon gave to no other."""
    made = slug(name)
    return given.get(name) or (f"{made}-" if made in given.values() else made)


def newest_first(documents: Iterable[Document]) -> tuple[Document, ...]:
    """By date, the undated last; within a day in the order of the archive."""
    return tuple(sorted(documents, key=lambda document: dates.plain(document.date) or "", reverse=True))


def known_people(document: Document) -> tuple[str, ...]:
    """The people of an article that may have a page: no children, and nobody under a false name."""
    hidden = hidden_people(document)
    return tuple(name for name in document.subjects.people if name not in hidden)


def public_people(documents: Iterable[Document], least: int) -> frozenset[str]:
    """Everybody who has a page, or may stand in a list: named in as many articles as it takes, and never to be hidden."""
    counts: Counter[str] = Counter()
    never: set[str] = set()
    for document in documents:
        counts.update(dict.fromkeys(known_people(document), 1))
        never |= hidden_people(document)
    return frozenset(name for name, count in counts.items() if count >= least) - never


def entry(document: Document) -> Entry:
    """The article as a list shows it."""
    return Entry(
        url=article_url(document),
        title=document.heading,
        kind=KIND_WORDS.get(document.kind, ""),
        kicker=document.kicker,
        rubric=document.rubric,
        date=dates.in_words(document.date),
        byline=_names(document.authors),
        source=document.publication or document.source,
        summary="" if document.is_unlisted else summary(document),
        flags=tuple(FLAG_WORDS[flag] for flag in document.flags),
        proof=short(document),
    )


def _names(authors: Sequence[str]) -> str | None:
    """Authors as a list has room for them.

    >>> _names(("李一", "王二")), _names(("李一", "王二", "张三", "赵四"))
    ('李一、王二', '李一、王二、张三等4人')
    """
    return "、".join(authors[:MOST_NAMES]) + (f"等{len(authors)}人" if len(authors) > MOST_NAMES else "") or None


def article_url(document: Document) -> str:
    """The address of an article below the site's root."""
    seed, ordinal = document.id.rsplit("-", 1)
    return f"articles/{seed}/{ordinal}/"


def seed_id(document: Document) -> str:
    """The seed that an article's id names."""
    return document.id.rsplit("-", 1)[0]


def summary(document: Document, longest: int = SUMMARY) -> str:
    """The first words of the text."""
    texts = (passage.text for passage in document.body if passage.role in (Role.PARAGRAPH, Role.VERSE))
    first = next(texts, "").replace("\n", " ")
    return first if len(first) <= longest else f"{first[:longest].rstrip('，、；：,')}……"
