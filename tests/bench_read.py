"""How fast `jianbao extract` reads pages, beside what `jieba.cut` needs merely to part the same text into words.

    make bench-read

Both run in programs of their own, one after the other, and count their own processor time without starting up. jieba has no
wheel, so it lives in an environment of its own (build/jieba) and is no dependency.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jianbao.ingest.read import read_page
from jianbao.model import Sidecar, Source
from jianbao.seeds import read_seeds
from tests.eval.generate import make_split, write_split

PAGES = 30
FRAGMENTS = 200
CUT = (
    "import sys, time, jieba; text = open(sys.argv[1], encoding='utf-8').read(); jieba.lcut('开始');"
    "before = time.process_time(); jieba.lcut(text); print(time.process_time() - before)"
)


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    before = time.process_time()
    work()
    return time.process_time() - before


def fragmented(sources: list[Source]) -> Source:
    """A page of 200 lines, put together from others."""
    lines = [line for source in sources for line in source.text.split("\n") if line.strip()][:FRAGMENTS]
    return Source("lines.txt", "\n\n".join(lines), "utf-8", "0" * 64, Sidecar())


def main() -> None:
    """Print bytes a second of both, their ratio, and the seconds of a page of 200 fragments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jieba", type=Path, required=True, help="a Python that has jieba")
    parser.add_argument("--seed", type=int, default=5, help="another number lays the pages out differently")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = write_split(make_split("develop", args.seed), Path(folder))[:PAGES]
        sources = [source for source in read_seeds(paths) if isinstance(source, Source)]
        text = Path(folder) / "all.txt"
        text.write_text("\n".join(source.text for source in sources), encoding="utf-8")
        size = text.stat().st_size
        read_page(sources[0])
        ours = size / seconds(lambda: [read_page(source) for source in sources]) / 1e6
        cut = subprocess.run([args.jieba, "-c", CUT, text], check=True, capture_output=True, text=True)
        theirs = size / float(cut.stdout) / 1e6
        longest = seconds(lambda: read_page(fragmented(sources)))
    sys.stdout.write(f"extract {ours:.3f} MB/s, jieba.cut {theirs:.3f} MB/s, ratio {ours / theirs:.3f} (wanted: 2)\n")
    sys.stdout.write(f"a page of {FRAGMENTS} fragments: {longest:.2f} s (wanted: 1)\n")


if __name__ == "__main__":
    main()
