"""A folder of `tests/check` as an archive.

`generated/` goes into a ledger as if it had been generated, `came-in/` is `seeds/`, and what lies in `gb18030/` shall be in
that encoding (a repository's own files are UTF-8).
"""

import shutil
from pathlib import Path

from jianbao import __version__, article_file, ledger, write
from jianbao.archive import Archive
from jianbao.documents import passages
from jianbao.ledger import Generated, Ledger
from jianbao.model import Article, Block, Page, Passage, Role

SETTINGS = 'site_name: 剪报\nsite_url: "http://127.0.0.1:8000/"\n'


def make_archive(case: Path, root: Path) -> Archive:
    """Copy the files of a case to `root` and make an archive of them."""
    shutil.copytree(case, root, symlinks=True, dirs_exist_ok=True)
    archive = Archive(root)
    write.write_text(root / "mkdocs.yml", SETTINGS)
    for folder in sorted((root / "generated").glob("*")):
        write.write_text(archive.ledger_of(folder.name), ledger.dumps(_book(folder)))
    shutil.rmtree(root / "generated", ignore_errors=True)
    for path in [path for path in (root / "gb18030").rglob("*") if path.is_file()]:
        target = root / path.relative_to(root / "gb18030")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_text("utf-8").encode("gb18030"))
    shutil.rmtree(root / "gb18030", ignore_errors=True)
    if (root / "came-in").is_dir():
        (root / "came-in").rename(archive.seeds)
    return archive


def _book(folder: Path) -> Ledger:
    """The ledger of a seed that was generated as the files of a folder; an empty file is a tombstone."""
    texts = {f"{folder.name}-{path.stem}": path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}
    articles = tuple(_article(key, text) for key, text in texts.items() if text)
    page = Page("000_seed.txt", folder.name, "0" * 64, "utf-8", articles)
    made = {key: Generated(text, __version__, "") for key, text in texts.items() if text}
    return Ledger(folder.name, page, made, {key: "编辑者已删去此篇" for key, text in texts.items() if not text})


def _article(key: str, text: str) -> Article:
    document = article_file.parse(text, key)
    blocks = tuple(block for passage in document.body for block in _blocks(passage))
    article = Article(key, document.kind, blocks, title=document.title)
    assert passages(article.blocks) == document.body
    return article


def _blocks(passage: Passage) -> list[Block]:
    texts = passage.text.split("\n") if passage.role is Role.VERSE else [passage.text]
    return [Block(passage.role, text, (1,), gap_at=passage.gap_at) for text in texts]
