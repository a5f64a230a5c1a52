"""Move the known failures that pass now to the cases that must: `python -m tests.cases.settle`; look at the diff.

What a case shows stays as it is written; a case that fails now is nobody's to move but a person's, with its reason.
"""

import re
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).parent
ROOT = CASES.parent.parent
PASSED = re.compile(r"^FAILED tests/\S+::\S+\[known-failures: (?P<label>.+?)\](?: - \[XPASS.*)?$", re.MULTILINE)


def entries(path: Path) -> list[str]:
    """The cases of a file as their text."""
    return re.split(r"(?m)^(?=- )", path.read_text("utf-8"))[1:] if path.is_file() else []


def settle(labels: set[str]) -> int:
    """Move the cases with these labels; returns how many were moved."""
    moved = 0
    for path in CASES.glob("*/known-failures.yml"):
        kept: list[str] = []
        passing: list[str] = []
        for entry in entries(path):
            found = re.search(r"label: (.+?)(?:, from:|\n|$)", entry)
            (passing if found and found[1].strip("'\"") in labels else kept).append(entry)
        if passing:
            target = path.with_name("synthetic.yml")
            target.write_text("".join([*entries(target), *passing]), "utf-8")
            path.write_text("".join(kept), "utf-8")
            moved += len(passing)
    return moved


def main() -> None:
    """Run the cases, then move those that surprise."""
    command = [sys.executable, "-m", "pytest", "-q", "-rf", "--tb=no", "-k", "known-failures", "tests"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    labels = {found["label"] for found in PASSED.finditer(run.stdout)}
    sys.stdout.write(f"{settle(labels)} cases pass now and were moved\n")


if __name__ == "__main__":
    main()
