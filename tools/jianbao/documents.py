"""Article → Document: what an article file says of an article that was read from a seed."""

from itertools import groupby

from jianbao.model import Article, Block, Direction, Document, Page, Passage, Role, Subjects


def to_document(article: Article, page: Page, subjects: Subjects) -> Document:
    """The article file that an article is generated as."""
    return Document(
        id=article.id,
        kind=article.kind,
        body=passages(article.blocks),
        title=article.title,
        kicker=article.kicker,
        subtitle=article.subtitle,
        rubric=article.rubric,
        authors=article.authors,
        byline=article.byline,
        editors=article.editors,
        source=article.source,
        publication=article.publication,
        page=article.page,
        date=article.date,
        date_reason=article.date_reason,
        continues=_other_half(article, Direction.FROM),
        continued_by=_other_half(article, Direction.TO),
        subjects=subjects,
        flags=article.flags,
        seed=page.seed,
        lines=ranges(article.lines),
    )


def _other_half(article: Article, direction: Direction) -> str | None:
    """Id of the article that holds the other half of the text."""
    return next((jump.article for jump in article.jumps if jump.direction is direction), None)


def passages(blocks: tuple[Block, ...]) -> tuple[Passage, ...]:
    """The body of the article file; the lines of a poem become one passage."""
    body = [block for block in blocks if block.role.is_body]
    found: list[Passage] = []
    for is_verse, group in groupby(body, key=lambda block: block.role is Role.VERSE):
        if is_verse:
            found.append(Passage(Role.VERSE, "\n".join(block.text for block in group)))
        else:
            found.extend(Passage(block.role, block.text, block.gap_at) for block in group)
    return tuple(found)


def ranges(numbers: tuple[int, ...]) -> str:
    """Ascending line numbers in short; a step over blank lines is no break.

    >>> ranges((3, 5, 7, 11, 45, 47))
    '3-11,45-47'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number - runs[-1][1] <= LONGEST_STEP:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


LONGEST_STEP = 4
"""Three blank lines stand where a picture was; a longer way means that other articles' lines lie between."""
