"""What must hold after each run of a history: addresses, words, order, paragraphs, front matter, conflicts."""

import itertools
from itertools import pairwise

from jianbao import article_file, ledger
from jianbao.convert import Conversion
from jianbao.ledger import Ledger
from jianbao.model import Page
from tests.simulation.world import UNSET, Article, Sentence, Unset, World

NEAR = 2
"""Words of three characters between which a change may look like one change of both."""


class WrongError(AssertionError):
    """Something that must hold does not."""


def must(holds: object, *said: object) -> None:
    """Raise where something does not hold."""
    if not holds:
        raise WrongError(" ".join(map(str, said)))


class Before:
    """An archive before a run."""

    def __init__(self, world: World) -> None:
        self.files = world.files()
        self.books = (
            {book.seed_id: book for book in ledger.read_all(world.archive)} if world.archive.ledger.is_dir() else {}
        )

    @property
    def ids(self) -> set[str]:
        """Of the articles of the last reading."""
        return {article.id for book in self.books.values() for article in book.page.articles}

    def markdown(self, key: str) -> str | None:
        """As generated last."""
        made = self.books.get(key.rsplit("-", 1)[0], Ledger("", Page("", "", "", "", ()))).articles.get(key)
        return made.markdown if made else None


class Check:
    """What must hold after a run."""

    def __init__(self, world: World, before: Before, conversion: Conversion) -> None:
        self.world, self.before, self.conversion = world, before, conversion
        self.files = world.files()
        self.books = {book.page.seed: book for book in ledger.read_all(world.archive)}
        self.must_clash: list[tuple[str, str]] = []
        self.may_clash: set[str] = set()

    def all(self) -> None:
        """Everything."""
        self.addresses()
        self.stays()
        self.clashes()
        self.texts()
        self.orders()
        self.fronts()
        self.conflicts()
        self.untouched()

    def addresses(self) -> None:
        """Every article keeps its id; a new one gets one that nobody had."""
        for name, articles in self.world.seeds.items():
            for article, read in zip(articles, self.books[name].page.articles, strict=True):
                if article.id is None:
                    must(
                        read.id not in self.world.ids
                        or read.id in self.before.ids | (self.world.by_hand & self.before.files.keys()),
                        "an id was given twice",
                        read.id,
                    )
                    must(
                        read.id not in self.world.by_hand or read.id in self.before.files, "a person's number was taken"
                    )
                elif article.title == article.last["title"]:
                    must(article.id == read.id, "an address moved", article.id, read.id)
                article.id = read.id
        self.world.ids |= {article.id for article in self.world.articles if article.id}
        self.world.ids |= self.world.by_hand & self.files.keys()
        tombs = {key for book in self.books.values() for key in book.tombstones}
        lost = {key for key in self.world.ids - self.files.keys() - tombs if not key.startswith("byhand00")}
        must(not lost, "neither file nor tombstone", lost)

    def stays(self) -> None:
        """An edited article that the converter knows no more stays as it is."""
        now = {article.id for article in self.world.articles}
        staying = {
            key for key in self.before.ids - now
            if key in self.before.files and self.before.files[key] != self.before.markdown(key)
        }  # fmt: skip
        for sentence, _ in self.world.all_sentences():
            if not sentence.placed and sentence.at in staying and not sentence.deleted:
                sentence.placed = sentence.at

    def clashes(self) -> None:
        """Which conflicts there must be, and which there may be."""
        for sentence, article in self.world.all_sentences():
            touched = [at for at, slot in enumerate(sentence.slots) if not isinstance(slot.person, Unset)]
            if sentence in self.world.dropped:
                self._dropped(sentence)
                continue
            for at, slot in enumerate(sentence.slots):
                if slot not in self.world.changed or not article:
                    continue
                if sentence.deleted or any(abs(at - other) <= NEAR for other in touched):
                    self.may_clash.add(slot.machine or "")
                if at in touched and slot.person != slot.machine and not sentence.deleted:
                    self.must_clash.append((sentence.placed or article.id or "", slot.machine or ""))
                if sentence.deleted:  # its article was not
                    self.must_clash.append((article.id or "", slot.machine or ""))

    def _dropped(self, sentence: Sentence) -> None:
        """Where a person corrected what the converter takes out, both changed the same words."""
        if sentence.touched and not sentence.deleted:
            self.may_clash |= {slot.now or "" for slot in sentence.slots}
            if (sentence.placed or sentence.at) in {article.id for article in self.world.articles}:
                self.must_clash.append((sentence.placed or sentence.at or "", ""))
        if sentence.touched and not sentence.placed:
            sentence.placed = sentence.at
        elif not sentence.placed:
            sentence.deleted = True

    def texts(self) -> None:
        """Every sentence stands where it belongs, as it must read, once; nothing else stands anywhere."""
        bodies = {key: article_file_body(text) for key, text in self.files.items()}
        whole = "\n".join(bodies.values())
        length = 0
        for sentence, article in self.world.all_sentences():
            places = self._places(sentence, article)
            if not places:
                for slot in sentence.slots:
                    must(not slot.now or slot.now not in whole, "deleted words stand again", slot.now, sentence.now)
                continue
            self._settle_words(sentence, whole)
            must(whole.count(sentence.now) == 1, whole.count(sentence.now), "times:", sentence.now, "in", places)
            at = next(key for key, body in bodies.items() if sentence.now in body)
            must(at in places, sentence.now, "stands in", at, "not in", places)
            sentence.at = at
            length += len(sentence.now)
        rest = whole
        for sentence, _ in self.world.all_sentences():
            rest = rest.replace(sentence.now, "", 1) if sentence.at and not sentence.deleted else rest
        must(not rest.strip(), "words that nobody wrote:", rest.strip())
        must(not any("\n\n\n" in body.strip("\n") for body in bodies.values()), "empty lines")
        must(length, "no text at all")

    def _places(self, sentence: Sentence, article: Article | None) -> set[str]:
        if sentence.deleted or (article is None and not sentence.placed):
            return set()
        if sentence.placed:
            return {sentence.placed} | ({sentence.at} if sentence in self.world.loose and sentence.at else set())
        home = article.id if article else None
        if home in self.files:
            loose = sentence in self.world.loose and sentence.at in self.files
            return {home or ""} | ({sentence.at or ""} if loose else set())
        if sentence.at in self.files:
            sentence.placed = sentence.at  # the converter would move it into an article that people deleted
            return {sentence.at or ""}
        sentence.deleted = True
        return set()

    def _settle_words(self, sentence: Sentence, whole: str) -> None:
        """Where both sides changed neighbouring words, the converter's change may have been refused."""
        touched = [at for at, slot in enumerate(sentence.slots) if not isinstance(slot.person, Unset)]
        near = [
            slot for at, slot in enumerate(sentence.slots)
            if slot in self.world.changed and slot.person is UNSET and any(abs(at - other) <= 2 for other in touched)
        ]  # fmt: skip
        for count in range(len(near) + 1):
            for refused in itertools.combinations(near, count):
                for slot in refused:
                    slot.person = self.world.changed[slot]
                if sentence.now in whole:
                    return
                for slot in refused:
                    slot.person = UNSET

    def orders(self) -> None:
        """Sentences stand as people left them, but for those that the converter moved; where nobody else did, as it has them."""
        homes = {article.id: article.sentences for article in self.world.articles}
        for key, text in self.files.items():
            now, left = self.world.in_order(text), self.world.order.get(key, [])
            mine = {one for one, _ in left} & {one for one, _ in now} - self.world.moved
            orders = [[one for one, _ in order if one in mine] for order in (left, now)]
            must(orders[0] == orders[1], key, "has another order than people left:", *(one.now for one in orders[1]))
            theirs = [
                one for one in homes.get(key, [])
                if one in {here for here, _ in now} and not one.placed and one not in self.world.loose
            ]  # fmt: skip
            must([one for one, _ in now if one in theirs] == theirs, key, "has not the order of the converter:", text)
            self._breaks(key, now, _breaks_of(left), _breaks_of(self._read_as(key)))

    def _read_as(self, key: str) -> list[tuple[Sentence, bool]]:
        """The sentences of an article as the converter has them."""
        paragraphs = [paragraph for one in self.world.articles if one.id == key for paragraph in one.paragraphs]
        return [(one, at == 0) for paragraph in paragraphs for at, one in enumerate(paragraph)]

    def _breaks(
        self,
        key: str,
        now: list[tuple[Sentence, bool]],
        left: dict[tuple[Sentence, Sentence], bool],
        read: dict[tuple[Sentence, Sentence], bool],
    ) -> None:
        """A paragraph begins where people or the converter have it begin, and nowhere else."""
        for pair, begins in _breaks_of(now).items():
            if pair in left and pair in read:
                must(
                    begins in (left[pair], read[pair]), key, "a paragraph" if begins else "no paragraph", "begins at",
                    pair[1].now,
                )  # fmt: skip

    def fronts(self) -> None:
        """Each key is as a person left it, else as the converter has it; authors of both."""
        for article in self.world.articles:
            key = article.id or ""
            if key in self.files and key not in self.world.by_hand:
                said = self.world.fronts.get(key, {})
                document = article_file.parse(self.files[key], key)
                for name, value in (("title", article.title), ("date", article.date)):
                    must(
                        getattr(document, name) == said.get(name, value),
                        key,
                        name,
                        getattr(document, name),
                        said,
                        value,
                    )
                    if name in said and article.last and article.last[name] != value:
                        self.may_clash.add(value)
                        self.must_clash.append((key, value))
                wanted = {*article.authors, *said.get("authors", ())}  # type: ignore[misc]
                must(set(document.authors) == wanted, key, "authors", document.authors, wanted)
                must(document.proof == said.get("proof"), key, "proof")
            article.last = {"title": article.title, "date": article.date}

    def conflicts(self) -> None:
        """Each conflict is told that must be, and none that may not be."""
        told = {key: made.conflicts for book in self.books.values() for key, made in book.articles.items()}
        old = {one for book in self.before.books.values() for made in book.articles.values() for one in made.conflicts}
        told_by_hand = [one.detail for one in self.conversion.findings if one.code == "L-001"]
        for key, word in self.must_clash:
            if key in self.files:
                everywhere = [pair for made in told.values() for pair in made]
                must(
                    any(word in generated if word else not generated for _, generated in everywhere) and told_by_hand,
                    "no conflict told in", key, "about", word,
                )  # fmt: skip
        for key, pairs in told.items():
            for pair in pairs:
                new = pair not in old
                must(
                    not new or any(word and word in "".join(pair) for word in self.may_clash),
                    "false conflict",
                    key,
                    *pair,
                )

    def untouched(self) -> None:
        """A file that nobody edited is what the converter makes."""
        for article in self.world.articles:
            key = article.id or ""
            was, now = self.before.files.get(key), self.before.markdown(key)
            strange = any(
                one.placed or one.touched or one.deleted or one in self.world.loose for one in article.sentences
            )
            strange = strange or any(one.placed == key for one, _ in self.world.all_sentences())
            if was == now and not strange and key in self.files:
                book = next(book for book in self.books.values() if key in book.articles)
                must(self.files[key] == book.articles[key].markdown, "an unedited file does not follow", key)


def _breaks_of(order: list[tuple[Sentence, bool]]) -> dict[tuple[Sentence, Sentence], bool]:
    """Neighbours → whether the second begins a paragraph."""
    return {(one, other): begins for (one, _), (other, begins) in pairwise(order)}


def article_file_body(text: str) -> str:
    """What stands below the front matter."""
    return text[text.index("\n---\n", 4) + 5 :]
