"""Ten articles and the five ways of citing each: tests/cases/citations/, reviewed line by line.

python -m tests.citations_golden        write golden.txt anew; look at the difference before committing it
"""

import sys

from jianbao import article_file
from jianbao.publish.catalogue import article_url
from jianbao.publish.citations import citations
from jianbao.publish.config import SiteConfig
from jianbao.write import write_text
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "citations"
GOLDEN = FOLDER / "golden.txt"
CONFIG = SiteConfig("滨河剪报", "", "https://archive.example/", "滨河图书馆")


def cited() -> str:
    """Every article in every form, as golden.txt holds it."""
    pieces = []
    for path in sorted(FOLDER.glob("*.md")):
        document = article_file.parse(path.read_text("utf-8"), path.name)
        pieces.append(f"==== {document.id}")
        forms = citations(document, CONFIG.url + article_url(document), CONFIG)
        pieces.extend(f"-- {form.name}\n{form.text}" for form in forms)
    return "\n".join(pieces) + "\n"


if __name__ == "__main__":
    write_text(GOLDEN, cited())
    sys.stdout.write(f"{GOLDEN.relative_to(ROOT)}\n")
