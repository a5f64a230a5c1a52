"""What must be true of an archive under edits: every word is known by name, who wrote it, and where it belongs."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.small_archive import SmallArchive

POOL = (
    "春江水暖鸭先知竹外桃花两枝蒌蒿满地芦芽短正是河豚欲上时明月几有把酒问青天不宫阙今夕何年我归去又恐琼楼玉宇高处胜寒起舞弄清影似在人间转朱阁低绮户照无眠"
    "应恨事长向别圆悲欢离合阴晴缺此古难全但愿久千里共婵娟东风夜放更吹落星如雨宝马雕车香路凤箫声动壶光鱼龙蛾儿雪柳黄金缕笑语盈暗众寻他百度蓦然回首那却灯火阑珊"
)


PLACES = [sorted(set(POOL))[at::3] for at in range(3)]
"""Characters that stand first, second and third in a word, so that no two words make a third one where they meet."""


class Unset:
    """Stands for a value that no person touched."""


UNSET = Unset()


@dataclass(eq=False)
class Slot:
    """The place of one word in a sentence, as the converter has it and as a person left it."""

    machine: str | None
    """None: the converter has no word here."""
    person: str | Unset | None = UNSET

    @property
    def now(self) -> str | None:
        """The word that must stand there; the person's, where there is one."""
        return self.machine if isinstance(self.person, Unset) else self.person


@dataclass(eq=False)
class Sentence:
    """A sentence that is never like another one."""

    slots: list[Slot]
    read: bool = True
    """Whether the converter finds it in the seed."""
    placed: str | None = None
    """The article a person put it into, or wrote it for; None: where the converter has it."""
    deleted: bool = False
    at: str | None = None
    """Where it stood after the last run."""

    @property
    def machine(self) -> str:
        """As the converter reads it."""
        return "".join(slot.machine or "" for slot in self.slots) + "。"

    @property
    def now(self) -> str:
        """As it must stand in the archive."""
        return "".join(slot.now or "" for slot in self.slots) + "。"

    @property
    def touched(self) -> bool:
        """Whether a person changed its words."""
        return any(not isinstance(slot.person, Unset) and slot.person != slot.machine for slot in self.slots)


@dataclass(eq=False)
class Article:
    """An article as the converter reads it now."""

    title: str
    paragraphs: list[list[Sentence]]
    date: str
    authors: list[str]
    gap: bool = False
    id: str | None = None
    last: dict[str, object] = field(default_factory=dict)
    """Title and date at the last run."""

    @property
    def sentences(self) -> list[Sentence]:
        """In reading order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


@dataclass(eq=False)
class World:
    """An archive on disk, what the converter would make of it, and what people did to it."""

    archive: SmallArchive
    rng: random.Random
    seeds: dict[str, list[Article]] = field(default_factory=dict)
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name of a seed → its text and its encoding."""
    written: list[Sentence] = field(default_factory=list)
    """Sentences that only people wrote."""
    fronts: dict[str, dict[str, object]] = field(default_factory=dict)
    """Article id → key → the value a person gave it (None: took it out)."""
    gone: set[str] = field(default_factory=set)
    """Ids whose files people removed."""
    ids: set[str] = field(default_factory=set)
    """Every id there ever was."""
    by_hand: set[str] = field(default_factory=set)
    """Ids that people gave."""
    changed: dict[Slot, str | None] = field(default_factory=dict)
    """Words that the converter changed since the last run, as they were."""
    dropped: set[Sentence] = field(default_factory=set)
    """Sentences that the converter lost since the last run."""
    loose: set[Sentence] = field(default_factory=set)
    """Sentences of articles that people put into another order: where the converter moves one, either place is right."""
    moved: set[Sentence] = field(default_factory=set)
    """Sentences that the converter put elsewhere since the last run, or that stand beside some that it did."""
    order: dict[str, list[tuple[Sentence, bool]]] = field(default_factory=dict)
    """Article id → its sentences as people left them, each with whether it begins a paragraph."""
    words: set[str] = field(default_factory=set)
    log: list[str] = field(default_factory=list)

    def word(self) -> str:
        """Three characters that stand nowhere else."""
        while (word := "".join(map(self.rng.choice, PLACES))) in self.words:
            pass
        self.words.add(word)
        return word

    def sentence(self) -> Sentence:
        """A new sentence of the converter."""
        return Sentence([Slot(self.word()) for _ in range(self.rng.randint(4, 7))])

    def paragraph(self) -> list[Sentence]:
        """One to three new sentences."""
        return [self.sentence() for _ in range(self.rng.randint(1, 3))]

    def article(self) -> Article:
        """A new article of the converter."""
        paragraphs = [self.paragraph() for _ in range(self.rng.randint(2, 4))]
        return Article(self.title(), paragraphs, f"2023-06-{self.rng.randint(1, 28):02}", [self.word()])

    def title(self) -> str:
        """A new title."""
        return self.word() + self.word()

    @property
    def articles(self) -> list[Article]:
        """All that the converter reads."""
        return [article for articles in self.seeds.values() for article in articles]

    def all_sentences(self) -> Iterator[tuple[Sentence, Article | None]]:
        """Every sentence that the converter reads or a person wrote, with the article that the converter has it in."""
        for article in self.articles:
            for sentence in article.sentences:
                yield sentence, article
        for sentence in self.written:
            yield sentence, None

    def in_order(self, text: str) -> list[tuple[Sentence, bool]]:
        """The sentences of a file, in order, each with whether it begins a paragraph."""
        found = []
        for sentence, _ in self.all_sentences():
            at = text.find(sentence.now) if not sentence.deleted else -1
            if at >= 0:
                found.append((at, sentence, text[:at].rstrip(" \u3000").endswith("\n")))
        return [(sentence, begins) for _, sentence, begins in sorted(found, key=lambda item: item[0])]

    def files(self) -> dict[str, str]:
        """Article id → what its file holds, with LF line ends."""
        paths = self.archive.article_files()
        return {
            f"{path.parent.name}-{path.stem}": path.read_bytes().decode().replace("\r\n", "\n").removeprefix("\ufeff")
            for path in paths
        }
