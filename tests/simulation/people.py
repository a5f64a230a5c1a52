"""What people do to article files, with an editor and nothing else."""

import re
from collections.abc import Callable

from jianbao import write
from tests.simulation.world import Sentence, Slot, World


def _load(world: World, key: str) -> tuple[str, list[str]]:
    """Front matter with fences, and paragraphs."""
    text = world.files()[key]
    end = text.index("\n---\n", 4) + 5
    return text[:end], [part for part in text[end:].strip("\n").split("\n\n") if part.strip()]


def _save(world: World, key: str, front: str, paragraphs: list[str]) -> None:
    path = world.archive.article(key)
    crlf = path.is_file() and b"\r\n" in path.read_bytes()
    text = front + "\n" + "\n\n".join(paragraphs) + "\n"
    write.write_text(path, text.replace("\n", "\r\n") if crlf else text)


def _some_file(world: World, least: int = 1) -> str | None:
    keys = [key for key in world.files() if len(_load(world, key)[1]) >= least]
    return world.rng.choice(keys) if keys else None


def _in(world: World, text: str) -> list[Sentence]:
    """The sentences that stand in a text."""
    return [one for one, _ in world.all_sentences() if not one.deleted and one.now in text]


def _change(world: World, change: Callable[[Sentence], None]) -> None:
    """Change one sentence where it stands."""
    key = _some_file(world)
    if key is None:
        return
    front, paragraphs = _load(world, key)
    at = world.rng.randrange(len(paragraphs))
    if found := _in(world, paragraphs[at]):
        sentence = world.rng.choice(found)
        before = sentence.now
        change(sentence)
        paragraphs[at] = paragraphs[at].replace(before, "" if sentence.deleted else sentence.now)
        _save(world, key, front, [one for one in paragraphs if one])


def replace_word(world: World) -> None:
    """Correct a word."""

    def change(sentence: Sentence) -> None:
        if slots := [slot for slot in sentence.slots if slot.now]:
            world.rng.choice(slots).person = world.word()

    _change(world, change)


def drop_word(world: World) -> None:
    """Take a word out."""

    def change(sentence: Sentence) -> None:
        slots = [slot for slot in sentence.slots if slot.now]
        if len(slots) > 3:
            world.rng.choice(slots).person = None

    _change(world, change)


def add_word(world: World) -> None:
    """Put a word in."""

    def change(sentence: Sentence) -> None:
        sentence.slots.insert(world.rng.randint(0, len(sentence.slots)), Slot(None, world.word()))

    _change(world, change)


def drop_sentence(world: World) -> None:
    """Take a sentence out."""

    def change(sentence: Sentence) -> None:
        sentence.deleted = True

    _change(world, change)


def _written(world: World, key: str) -> Sentence:
    sentence = Sentence([Slot(None, world.word()) for _ in range(5)], read=False, placed=key)
    world.written.append(sentence)
    return sentence


def add_sentence(world: World) -> None:
    """Write a sentence, in a paragraph or as one."""
    if key := _some_file(world):
        front, paragraphs = _load(world, key)
        at = world.rng.randrange(len(paragraphs))
        if world.rng.random() < 0.5:
            paragraphs[at] += _written(world, key).now
        else:
            paragraphs.insert(at, _written(world, key).now)
        _save(world, key, front, paragraphs)


def move(world: World) -> None:
    """Take a paragraph, or a sentence of one, to another article."""
    key, other = _some_file(world, 2), _some_file(world)
    if key is None or other is None or key == other:
        return
    front, paragraphs = _load(world, key)
    at = world.rng.randrange(len(paragraphs))
    found = _in(world, paragraphs[at])
    if world.rng.random() < 0.3 and len(found) > 1:
        found = [world.rng.choice(found)]
        taken, paragraphs[at] = found[0].now, paragraphs[at].replace(found[0].now, "")
    else:
        taken = paragraphs.pop(at)
    _save(world, key, front, paragraphs)
    front, paragraphs = _load(world, other)
    paragraphs.insert(world.rng.randint(0, len(paragraphs)), taken)
    if world.rng.random() < 0.2 and len(paragraphs) > 1:
        paragraphs[0:2] = [paragraphs[0] + paragraphs[1]]
    _save(world, other, front, paragraphs)
    for sentence in found:
        sentence.placed = other


def move_within(world: World) -> None:
    """Put a paragraph elsewhere in its article."""
    if key := _some_file(world, 2):
        front, paragraphs = _load(world, key)
        paragraph = paragraphs.pop(world.rng.randrange(len(paragraphs)))
        paragraphs.insert(world.rng.randint(0, len(paragraphs)), paragraph)
        _save(world, key, front, paragraphs)
        world.loose.update(_in(world, "\n".join(paragraphs)))


def _remove(world: World, key: str) -> None:
    world.archive.article(key).unlink()
    world.gone.add(key)
    world.fronts.pop(key, None)


def join(world: World) -> None:
    """Two articles are one: the text of the second goes below the first, its file goes."""
    key, other = _some_file(world), _some_file(world)
    if key and other and key != other:
        front, paragraphs = _load(world, key)
        _, more = _load(world, other)
        _save(world, key, front, paragraphs + more)
        for sentence in _in(world, "\n".join(more)):
            sentence.placed = key
        _remove(world, other)


def _new_id(world: World, folder: str) -> str:
    numbers = [
        int(key.rsplit("-", 1)[1])
        for key in world.ids | world.by_hand | world.files().keys()
        if key.startswith(folder + "-")
    ]
    return f"{folder}-{max(numbers, default=0) + 1:02}"


def split(world: World) -> None:
    """An article is two: its second half goes into a file of its own."""
    if key := _some_file(world, 2):
        front, paragraphs = _load(world, key)
        half = len(paragraphs) // 2
        folder = key.rsplit("-", 1)[0] if world.rng.random() < 0.5 else "byhand00"
        new = _new_id(world, folder)
        world.by_hand.add(new)
        copied = re.sub(r"^id: .*$", f"id: {new}", front, flags=re.MULTILINE)
        own = copied if world.rng.random() < 0.5 else f"---\nid: {new}\ntitle: {world.title()}\n---\n"
        _save(world, key, front, paragraphs[:half])
        _save(world, new, own, paragraphs[half:])
        for sentence in _in(world, "\n".join(paragraphs[half:])):
            sentence.placed = new


def delete(world: World) -> None:
    """An article goes."""
    if (key := _some_file(world)) and len(world.files()) > 3:
        for sentence in _in(world, "\n".join(_load(world, key)[1])):
            sentence.deleted = True
        _remove(world, key)


def write_article(world: World) -> None:
    """An article is typed in by hand."""
    folder = world.rng.choice([key.rsplit("-", 1)[0] for key in world.files()] + ["byhand00"])
    key = _new_id(world, folder)
    world.by_hand.add(key)
    _save(world, key, f"---\nid: {key}\ntitle: {world.title()}\n---\n", [_written(world, key).now for _ in range(2)])


def edit_front(world: World) -> None:
    """Another title, another date, one author more, a key less, a key of one's own."""
    key = _some_file(world)
    if key is None or key not in {article.id for article in world.articles}:
        return
    front, paragraphs = _load(world, key)
    act = world.rng.choice(("title", "date", "no date", "author", "proof"))
    said = world.fronts.setdefault(key, {})
    if act == "title":
        said["title"] = world.title()
        front = re.sub(r"^title: .*$", f"title: {said['title']}", front, flags=re.MULTILINE)
    elif act == "date" and "date" not in said:
        said["date"] = "2023-08-01"
        front = re.sub(r"^date: .*$", 'date: "2023-08-01"', front, flags=re.MULTILINE)
    elif act == "no date" and "date" not in said:
        said["date"] = None
        front = re.sub(r"^date: .*\n", "", front, flags=re.MULTILINE)
    elif act == "author" and "authors: [" in front:
        name = world.word()
        said.setdefault("authors", [])
        said["authors"] += [name]  # type: ignore[operator]
        front = re.sub(r"^(authors: \[.*)\]$", rf"\1, {name}]", front, flags=re.MULTILINE)
    elif act == "proof" and "proof:" not in front:
        said["proof"] = "已校"
        front = front.replace("kind: article\n", "kind: article\nproof: 已校\n")
    _save(world, key, front, paragraphs)


def reformat(world: World) -> None:
    """The same front matter written otherwise, or the same text with other line ends."""
    key = _some_file(world)
    if key is None:
        return
    front, paragraphs = _load(world, key)
    if world.rng.random() < 0.4:
        path = world.archive.article(key)
        text = path.read_bytes()
        write.write_bytes(path, text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        return
    front = re.sub(r"^title: ([^'\"\n]+)$", r"title: '\1'", front, flags=re.MULTILINE)
    names = re.search(r"^authors: \[(.*)\]$", front, re.MULTILINE)
    if names and world.rng.random() < 0.5:
        front = front.replace(names[0], "authors:\n" + "\n".join(f"  - {name}" for name in names[1].split(", ")))
    if world.rng.random() < 0.5:
        front = re.sub(r"^(kind: .*\n)", "# 体裁\n\\1", front, count=1, flags=re.MULTILINE)
    _save(world, key, front, paragraphs)


def indent(world: World) -> None:
    """A paragraph is indented, as in print, or has spaces behind it; no word changes."""
    if key := _some_file(world):
        front, paragraphs = _load(world, key)
        at = world.rng.randrange(len(paragraphs))
        paragraphs[at] = world.rng.choice(("\u3000\u3000{}", "  {}", "{} ", "{}  ")).format(paragraphs[at].strip())
        _save(world, key, front, paragraphs)


def rename_file(world: World) -> None:
    """A file gets another number."""
    if key := _some_file(world):
        new = _new_id(world, key.rsplit("-", 1)[0])
        world.by_hand.add(new)
        for sentence in _in(world, "\n".join(_load(world, key)[1])):
            sentence.placed = new
        world.archive.article(key).rename(world.archive.article(new))
        world.gone.add(key)
        world.fronts.pop(key, None)


ACTS: tuple[Callable[[World], None], ...] = (
    replace_word, replace_word, replace_word, drop_word, add_word, drop_sentence, add_sentence, move, move, move_within,
    join, split, delete, write_article, edit_front, edit_front, reformat, indent, rename_file,
)  # fmt: skip
