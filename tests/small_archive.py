"""A small archive whose reading the tests decide, so that they hold whatever the real reading finds.

A seed is articles between `==` lines: a title, then paragraphs.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from jianbao import convert as flow
from jianbao import write
from jianbao.archive import Archive
from jianbao.convert import Conversion, convert, write_out
from jianbao.errors import Exit
from jianbao.ingest.read import provisional_id
from jianbao.model import Article, Block, Doubt, Kind, Page, Role, Source, Subjects

LIBRARY = "图书馆夜间开放\n“下了班也能借书了。”滨河区图书馆门口排起了队。\n\n馆长说，开到十点。读者都说方便。"
BRIDGE = "七旬老人修桥记\n王大河在桥头住了四十年，每天清早扫一遍桥面。\n\n木板坏了，他自己换。"
TREES = "河岸种下新柳\n三月里，沿河种下四百棵柳树。\n\n园林工人说，三年成荫。"
SEED = f"{LIBRARY}\n==\n{BRIDGE}\n"
NAME = "001_0123abcdefff.txt"
ONE, TWO, THREE = "0123abcd-01", "0123abcd-02", "0123abcd-03"
"""Ids of its articles, the last one of those that a better reading finds."""

Reader = Callable[[str], str]
"""What a better converter makes of a seed's text before it is cut into articles."""


def read_small(source: Source, *, seed_id: str | None = None, repeated: frozenset[str] = frozenset()) -> Page:
    """Read a seed of the form above; a line `?` is a doubt."""
    assert isinstance(repeated, frozenset)
    seed = seed_id or provisional_id(source)
    found: list[list[Block]] = [[]]
    doubts = []
    for number, line in enumerate(source.text.split("\n"), 1):
        if line == "?":
            doubts.append(Doubt("R-001", (number,), 0.5, "?"))
        elif line == "==":
            found.append([])
        elif line.strip():
            found[-1].append(Block(Role.PARAGRAPH if found[-1] else Role.TITLE, line, (number,)))
    articles = [_article(f"{seed}-{at:02}", blocks) for at, blocks in enumerate(filter(None, found), 1)]
    return Page(source.name, seed, source.sha256, source.encoding, tuple(articles), doubts=tuple(doubts))


def _article(key: str, blocks: list[Block]) -> Article:
    return Article(key, Kind.ARTICLE, tuple(blocks), title=blocks[0].text)


@dataclass(frozen=True)
class SmallArchive(Archive):
    """An archive in a scratch folder, and the ways tests handle it."""

    readers: list[Reader] = field(default_factory=list)

    def read(self, source: Source, *, seed_id: str | None = None, repeated: frozenset[str] = frozenset()) -> Page:
        """Stands in for `read_page`."""
        for reader in self.readers:
            source = replace(source, text=reader(source.text))
        return read_small(source, seed_id=seed_id, repeated=repeated)

    def improve(self, reader: Reader) -> None:
        """From now on read every seed as `reader` makes it."""
        self.readers[:] = [reader]

    def seed(self, text: str, name: str = NAME, encoding: str = "utf-8") -> Path:
        """Put a seed."""
        path = self.seeds / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(text.encode(encoding))
        return path

    def run(self, *accept: str) -> Conversion:
        """Convert and write."""
        conversion = convert(self, accept=accept)
        write_out(self, conversion)
        return conversion

    def state(self) -> dict[str, str]:
        """Every file with the hash of its bytes."""
        files = (path for path in sorted(self.root.rglob("*")) if path.is_file())
        return {path.relative_to(self.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def times(self) -> dict[str, int]:
        """Every file with the time of its last change."""
        return {str(path): path.stat().st_mtime_ns for path in self.root.rglob("*") if path.is_file()}

    def text(self, article_id: str) -> str:
        """What stands in an article's file."""
        return self.article(article_id).read_bytes().decode()

    def edit(self, article_id: str, before: str, after: str) -> None:
        """Edit an article as a person does."""
        text = self.text(article_id)
        assert before in text
        write.write_text(self.article(article_id), text.replace(before, after))


def make_small(root: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """An archive of one seed with two articles, not yet converted."""
    archive = SmallArchive(root)
    monkeypatch.setattr(flow, "read_page", archive.read)
    monkeypatch.setattr(flow, "find_subjects", lambda _article, **_context: Subjects())
    archive.seed(SEED)
    return archive


def codes(conversion: Conversion) -> list[str]:
    """The codes of all findings."""
    return [finding.code for finding in conversion.findings]


def exits(conversion: Conversion) -> list[Exit]:
    """The exit codes of all errors."""
    return [error.exit_code for error in conversion.errors]


class Killed(BaseException):
    """Stands for a kill."""


def write_until(monkeypatch: pytest.MonkeyPatch, archive: SmallArchive, count: int) -> bool:
    """Run and kill the process when `count` files have been written or removed; returns whether it came to an end."""
    left = count

    def counted(act: Any) -> Any:
        def instead(*arguments: Any) -> Any:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return act(*arguments)

        return instead

    with monkeypatch.context() as patch:
        patch.setattr(write, "write_text", counted(write.write_text))
        patch.setattr(write, "remove", counted(write.remove))
        try:
            archive.run()
        except Killed:
            return False
    return True
