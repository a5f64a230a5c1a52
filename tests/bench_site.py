"""What a large site costs: time, memory and bytes of publishing and building, and the sizes of its largest pages.

python -m tests.bench_site [--articles 3000] [--out FOLDER]

Texts are paragraphs of this archive's own articles, dealt anew; six articles make a page, as on the seeds.
"""

import argparse
import gzip
import hashlib
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from jianbao import article_file, ledger, write
from jianbao.archive import Archive
from jianbao.documents import to_document
from jianbao.model import Article, Block, Document, Kind, Page, Role
from jianbao.publish import publish_archive
from jianbao.publish.build import build_site
from tests.conftest import ROOT

ON_A_PAGE = 6
LARGEST = 8
PARAGRAPHS = 7
FIRST_YEAR, YEARS = 1990, 30


def written() -> list[Document]:
    """The articles of this archive."""
    return [article_file.parse(path.read_text("utf-8"), path.name) for path in Archive(ROOT).article_files()]


def deal(count: int) -> Iterator[tuple[Page, list[str], list[Document]]]:
    """Pages of articles with paragraphs of the written ones, always the same for a count."""
    chance = random.Random(count)  # noqa: S311 -- nothing secret
    models = written()
    for number in range(-(-count // ON_A_PAGE)):
        seed = hashlib.sha256(str(number).encode()).hexdigest()[:8]
        lines: list[str] = []
        articles = [
            _article(f"{seed}-{at:02}", chance, models, lines)
            for at in range(1, min(ON_A_PAGE, count - number * ON_A_PAGE) + 1)
        ]
        digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        page = Page(f"{number:04}_{seed}.txt", seed, digest, "utf-8", tuple(articles))
        yield page, lines, [to_document(article, page, chance.choice(models).subjects) for article in articles]


def _article(key: str, chance: random.Random, models: list[Document], lines: list[str]) -> Article:
    model = chance.choice(models)
    dealt = [chance.choice(chance.choice(models).body).text.replace("\n", "") for _ in range(PARAGRAPHS)]
    texts = [(Role.TITLE, f"{model.heading}之{key}"), *((Role.PARAGRAPH, text) for text in dealt)]
    blocks = tuple(Block(role, text, (len(lines) + at,)) for at, (role, text) in enumerate(texts, 1))
    lines.extend(text for _, text in texts)
    day = f"{FIRST_YEAR + chance.randrange(YEARS)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return Article(
        key, Kind.ARTICLE, blocks, title=texts[0][1], authors=model.authors, date=day, publication="滨河新闻", page="1"
    )


def make(root: Path, count: int) -> Archive:
    """Write the archive."""
    archive = Archive(root)
    for page, lines, documents in deal(count):
        write.write_text(archive.seeds / page.seed, "\n".join(lines))
        made = {d.id: ledger.Generated(article_file.render(d), "0", d.heading) for d in documents}
        write.write_text(archive.ledger_of(page.seed_id), ledger.dumps(ledger.Ledger(page.seed_id, page, made, {})))
        for document in documents:
            write.write_text(archive.article(document.id), article_file.render(replace(document)))
    for name in ("overrides", "docs/about", "docs/assets"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return archive


def timed(name: str, work: Callable[[], object]) -> None:
    """Run and say how long it took."""
    start = time.monotonic()
    work()
    sys.stdout.write(f"{name:<24}{time.monotonic() - start:8.1f} s\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Make, publish, build, measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--out", type=Path, help="keep the archive in this folder")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        archive = make(options.out or Path(scratch), options.articles)
        timed("publish", lambda: publish_archive(archive))
        timed("publish again", lambda: publish_archive(archive))
        timed("build", lambda: build_site(archive))
        measure(archive)
    return 0


def measure(archive: Archive) -> None:
    """Bytes of the site and of its largest pages, as they stand and as they travel."""
    files = [path for path in archive.site.rglob("*") if path.is_file()]
    pages = sorted((path for path in files if path.suffix == ".html"), key=lambda path: -path.stat().st_size)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    sys.stdout.write(f"files {len(files)}, pages {len(pages)}, MB {sum(p.stat().st_size for p in files) / 1e6:.0f}\n")
    sys.stdout.write(f"largest process {peak:.0f} MB\n")
    for path in pages[:LARGEST]:
        small = len(gzip.compress(path.read_bytes()))
        sys.stdout.write(
            f"{path.relative_to(archive.site).parent.as_posix():<40}{path.stat().st_size:>9} B {small:>8} B gzip\n"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
