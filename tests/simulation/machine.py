"""What a converter does to its own result from one version to the next, and what happens to seeds."""

from collections.abc import Callable

from jianbao.model import Article as Read
from jianbao.model import Block, Flag, Kind, Page, Role, Source
from tests.simulation.world import Article, Sentence, Slot, World
from tests.small_archive import LIBRARY


def read(world: World, source: Source, seed_id: str) -> Page:
    """What the converter makes of a seed now; line numbers follow the order, as they do."""
    articles, line = [], 1
    for at, article in enumerate(world.seeds[source.name], 1):
        blocks = [Block(Role.TITLE, article.title, (line,))]
        for paragraph in filter(None, article.paragraphs):
            line += 1
            blocks.append(Block(Role.PARAGRAPH, "".join(one.machine for one in paragraph), (line,)))
        line += 9
        articles.append(
            Read(
                f"{seed_id}-{at:02}", Kind.ARTICLE, tuple(blocks), title=article.title, date=article.date,
                authors=tuple(article.authors), flags=(Flag.GAP,) if article.gap else (),
            )
        )  # fmt: skip
    return Page(source.name, seed_id, source.sha256, source.encoding, tuple(articles))


def _one(world: World) -> tuple[Article, Sentence]:
    article = world.rng.choice([one for one in world.articles if one.sentences])
    return article, world.rng.choice(article.sentences)


def repair(world: World) -> None:
    """A word is read otherwise."""
    _, sentence = _one(world)
    if slots := [slot for slot in sentence.slots if slot.machine]:
        slot = world.rng.choice(slots)
        world.changed.setdefault(slot, slot.machine)
        slot.machine = world.word()


def find_word(world: World) -> None:
    """A lost word is found."""
    _, sentence = _one(world)
    slot = Slot(world.word())
    sentence.slots.insert(world.rng.randint(0, len(sentence.slots)), slot)
    world.changed[slot] = None


def find_sentence(world: World) -> None:
    """A sentence, or a paragraph, is found that was furniture before."""
    article, _ = _one(world)
    if world.rng.random() < 0.5:
        article.paragraphs.insert(world.rng.randint(0, len(article.paragraphs)), world.paragraph())
    else:
        paragraph = world.rng.choice(article.paragraphs)
        paragraph.insert(world.rng.randint(0, len(paragraph)), world.sentence())


def lose_sentence(world: World) -> None:
    """A sentence turns out to be furniture."""
    article, sentence = _one(world)
    if len(article.sentences) < 4:
        return
    for paragraph in article.paragraphs:
        if sentence in paragraph:
            paragraph.remove(sentence)
    article.paragraphs = [paragraph for paragraph in article.paragraphs if paragraph]
    sentence.read = False
    world.dropped.add(sentence)
    world.written.append(sentence)


def reorder(world: World) -> None:
    """Paragraphs of an article come in another order."""
    article, _ = _one(world)
    world.rng.shuffle(article.paragraphs)
    world.moved.update(article.sentences)


def break_paragraph(world: World) -> None:
    """Two paragraphs were one, or one two."""
    article, _ = _one(world)
    at = world.rng.randrange(len(article.paragraphs))
    if world.rng.random() < 0.5 and at:
        article.paragraphs[at - 1 : at + 1] = [article.paragraphs[at - 1] + article.paragraphs[at]]
    elif len(article.paragraphs[at]) > 1:
        article.paragraphs[at : at + 1] = [article.paragraphs[at][:1], article.paragraphs[at][1:]]


def pass_on(world: World) -> None:
    """A paragraph belongs to another article of the page."""
    articles = world.rng.choice(list(world.seeds.values()))
    if len(articles) > 1:
        one, other = world.rng.sample(articles, 2)
        if len(one.paragraphs) > 2:
            paragraph = one.paragraphs.pop(world.rng.randrange(len(one.paragraphs)))
            other.paragraphs.insert(world.rng.randint(0, len(other.paragraphs)), paragraph)
            world.moved.update(paragraph)


def split(world: World) -> None:
    """An article was two."""
    articles = world.rng.choice(list(world.seeds.values()))
    article = world.rng.choice(articles)
    if len(article.paragraphs) > 2:
        world.moved.update(article.sentences)
        rest = article.paragraphs[-(len(article.paragraphs) // 2) :]
        del article.paragraphs[-len(rest) :]
        articles.insert(articles.index(article) + 1, Article(world.title(), rest, article.date, [world.word()]))


def join(world: World) -> None:
    """Two articles were one."""
    articles = world.rng.choice(list(world.seeds.values()))
    if len(articles) > 2:
        at = world.rng.randrange(len(articles) - 1)
        gone = articles.pop(at + 1)
        articles[at].paragraphs += gone.paragraphs
        world.moved.update(articles[at].sentences)


def rename(world: World) -> None:
    """A title is read otherwise."""
    _one(world)[0].title = world.title()


def other_facts(world: World) -> None:
    """Date, authors or flags are read otherwise."""
    article, _ = _one(world)
    chosen = world.rng.randrange(3)
    if chosen == 0:
        article.date = f"2023-07-{world.rng.randint(1, 28):02}"
    elif chosen == 1:
        article.authors = [*article.authors, world.word()]
    else:
        article.gap = not article.gap


def add_seed(world: World) -> None:
    """A new page comes in."""
    name = f"{len(world.seeds):03}_{world.rng.randrange(16**12):012x}.txt"
    world.seeds[name] = [world.article() for _ in range(world.rng.randint(2, 4))]
    world.texts[name] = f"{LIBRARY}\n{name}\n", "utf-8"
    world.archive.seed(world.texts[name][0], name)


def rename_seed(world: World) -> None:
    """A seed gets another name."""
    name = world.rng.choice(list(world.seeds))
    new = f"{world.word()} {name[:3]}.txt"
    (world.archive.seeds / name).rename(world.archive.seeds / new)
    world.texts[new] = world.texts.pop(name)
    world.seeds = {new if key == name else key: articles for key, articles in world.seeds.items()}


ACTS: tuple[Callable[[World], None], ...] = (
    repair, repair, repair, find_word, find_sentence, lose_sentence, reorder, break_paragraph, pass_on, split, join, rename,
    other_facts, add_seed, rename_seed,
)  # fmt: skip
