"""Subjects of an article: tags of the vocabulary, and the places, people and organizations its text names."""

from jianbao.ingest.subjects.organizations import find_organizations
from jianbao.ingest.subjects.people import find_people
from jianbao.ingest.subjects.places import find_places
from jianbao.ingest.subjects.reading import read
from jianbao.ingest.subjects.tags import find_tags
from jianbao.model import Article, Page, Subjects

__all__ = ["find_subjects"]


def find_subjects(article: Article, *, context: Page | None = None) -> Subjects:
    """What an article is about; other articles of its page help to tell which 和平区 is meant."""
    stretches = read(article)
    places = find_places(stretches, context)
    return Subjects(
        tags=find_tags(stretches),
        places=places.names,
        people=find_people(stretches),
        organizations=find_organizations(stretches, places),
    )
