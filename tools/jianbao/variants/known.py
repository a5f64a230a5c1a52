"""What an article says of itself: its persons and places, and the spellings that an editor decided."""

from jianbao.ingest.names import split_names
from jianbao.model import Document, Role
from jianbao.variants.convert import Known
from jianbao.variants.names import people_in, risky
from jianbao.variants.places import lanes_in
from jianbao.variants.script import is_traditional


def known_of(document: Document) -> Known:
    """The names that conversion must keep in every text of an article.

    From the front matter, from bylines and credits, and from the text: a name that one sentence speaks for is known
    in all of them.
    """
    named = (*document.authors, *document.editors, *document.subjects.people, *split_names(document.byline or ""))
    credited = (name for part in document.body if part.role is Role.CREDIT for name in split_names(part.text))
    text = "\n".join(filter(None, texts_of(document)))
    found = people_in(text)
    people = (name for name in (*named, *credited, *found) if len(name) > 1 and risky().intersection(name))
    as_is = tuple((words, words) for part in document.body for words in part.as_is)
    overrides = (*document.hant, *as_is)
    return Known(tuple(dict.fromkeys(people)), overrides, lanes_of(text), is_traditional(text))


def known_in(text: str) -> Known:
    """The same for a text without front matter."""
    return Known(people_in(text), places=lanes_of(text))


def lanes_of(text: str) -> tuple[str, ...]:
    """The lanes and estates that a text names, 里 and the two characters before it.

    >>> lanes_of("庆丰里社区的老人")
    ('庆丰里',)
    """
    names = (text[at - 2 : at + 1] for at, _ in lanes_in(text) if at > 1)
    return tuple(dict.fromkeys(name for name in names if name.isalpha()))


def texts_of(document: Document) -> tuple[str | None, ...]:
    """Every text of an article that a reader sees."""
    head = (document.kicker, document.title, document.display_title, document.subtitle, document.byline)
    return (*head, *(part.text for part in document.body))
