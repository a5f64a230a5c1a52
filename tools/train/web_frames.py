r"""Make tools/lexicon/frames-of-sites.npz, the sums of lines that `jianbao.ingest.web_frames` knows as frames of sites.

    python -m train.web_frames SITES… --out tools/lexicon/frames-of-sites.npz

Each of SITES is a folder of saved pages as text, *.txt, of one site or of many. A line counts once for every article beside which it stands;
pages are of one article if they share their longest line that is theirs alone (a saved page often is there twice). Lines that any article
may say, days and greetings among them, are told from frames by nothing but how often; what the converter makes of it the labelled pages decide.
The committed file was counted on 21,615 pages in 495 public repositories. It holds sums, no lines.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from jianbao.ingest.web_frames import closed, sum_of

HAN = re.compile(r"[\u3400-\u9fff]")
OF_DAYS = re.compile(r"[0年月日时时分秒時星期周上下午]")
SHORTEST, LONGEST, LEAST_HAN = 4, 300, 3
OWN, MOST_ALIKE = 30, 4
"""The line an article is known by has so many characters and stands on so few pages."""
LEAST, LEAST_TOLD, MOST = 3, 5, 60
"""A line counts as a frame beside so many articles; if it ends a sentence, which is quoted more often, beside more. Beyond the last nobody counts."""


def lines(page: Path) -> list[str]:
    """The closed lines of a page that may be frames or its own, each once."""
    found = (closed(line) for line in page.read_text(encoding="utf-8", errors="replace").splitlines())
    return list(dict.fromkeys(line for line in found if may_count(line)))


def may_count(line: str) -> bool:
    """Whether a line has the length of one, and words beside a day.

    >>> may_count("版权所有，未经许可不得转载"), may_count("0年0月0日星期三")
    (True, False)
    """
    return SHORTEST <= len(line) <= LONGEST and len(HAN.findall(OF_DAYS.sub("", line))) >= LEAST_HAN


def frames(pages: Iterable[list[str]]) -> dict[str, int]:
    """The lines that are frames, and beside how many articles each stands."""
    read = list(pages)
    times = Counter(line for page in read for line in page)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for page in read:
        own = max((line for line in page if len(line) >= OWN and times[line] <= MOST_ALIKE), key=len, default=None)
        for line in page if own else ():
            if times[line] >= LEAST and len(beside[line]) < MOST:
                beside[line].add(own or "")
    return {line: len(articles) for line, articles in beside.items() if len(articles) >= least(line)}


def least(line: str) -> int:
    """Beside how many articles a line must stand."""
    return LEAST_TOLD if "。" in line else LEAST


def write(path: Path, found: dict[str, int]) -> None:
    """The file that `web_frames.read` reads."""
    ordered = sorted((sum_of(line), articles) for line, articles in found.items())
    np.savez_compressed(
        path,
        sums=np.array([one for one, _ in ordered], np.uint64),
        articles=np.array([articles for _, articles in ordered], np.uint8),
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pages = [page for site in args.sites for page in sorted(site.glob("*.txt"))]
    found = frames(lines(page) for page in pages)
    write(args.out, found)
    sys.stdout.write(f"{len(pages)} pages, {len(found)} lines\n")


if __name__ == "__main__":
    main()
