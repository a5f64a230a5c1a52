"""What variants cost: a whole build of the archive without and with both regions, one after the other in one run."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("docs", "ledger", "seeds", "overrides")


def seconds(root: Path) -> float:
    """Publish, build and index afresh."""
    for folder in ("build", "site"):
        shutil.rmtree(root / folder, ignore_errors=True)
    start = time.perf_counter()
    for command in ("publish", "build"):
        run = [str(Path(sys.executable).with_name("jianbao")), command]
        subprocess.run(run, cwd=root, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print both times and how many times as long it takes with variants."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for part in PARTS:
            shutil.copytree(ROOT / part, root / part)
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
        without = min(seconds(root) for _ in range(2))
        both = settings.replace("variants: []", "variants: [zh-Hant-TW, zh-Hant-HK]")
        (root / "mkdocs.yml").write_text(both, encoding="utf-8")
        with_both = min(seconds(root) for _ in range(2))
    sys.stdout.write(
        f"build without variants {without:.1f} s, with both {with_both:.1f} s: {with_both / without:.2f} times\n"
    )


if __name__ == "__main__":
    main()
