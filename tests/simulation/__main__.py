"""`make simulate`: play many histories and say what went wrong, if anything."""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from tests.simulation.checks import WrongError
from tests.simulation.history import play


def main() -> int:
    """Play histories `--first` to `--first + --count`; returns 1 where one went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=main.__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    acts: Counter[str] = Counter()
    wrong = 0
    for seed in range(asked.first, asked.first + asked.count):
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            try:
                acts.update(act.split(" ")[0] for act in play(Path(folder), seed, patch).log)
            except WrongError as error:
                wrong += 1
                print(error, end="\n\n", flush=True)
    for act, count in acts.most_common():
        print(f"{count:6}  {act}")
    print(f"{asked.count} histories, {wrong} went wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
