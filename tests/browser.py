"""The browser of the tests: find one that runs, or install one (`python tests/browser.py`).

Playwright's own Chromium is tried before Debian's package, because it is the build that Playwright was tested with;
where its download cannot be reached, Debian's `chromium` does. A browser that is there already is always used first.
Installing also looks for a Chinese font: without one, every screenshot is a page of empty boxes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

FLAGS = (
    "--headless=new",
    "--no-sandbox",  # containers and CI run as root, where Chromium's sandbox refuses to start
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS_APP = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
VARIABLE = "JIANBAO_CHROMIUM"
DOWNLOAD_SECONDS = 600
REMEDY = (
    f"install Chromium (Debian: apt-get install chromium fonts-noto-cjk) or set {VARIABLE} to its path / "
    f"请安装 Chromium，或用 {VARIABLE} 指明其路径"
)


def candidates(playwright: Playwright) -> list[str]:
    """Executables that exist, the preferred first: the one asked for, Playwright's own, the system's."""
    asked = os.environ.get(VARIABLE)
    if asked:
        return [asked]
    system = [shutil.which(name) for name in SYSTEM_NAMES]
    paths = [playwright.chromium.executable_path, *system, MACOS_APP]
    return [path for path in paths if path and Path(path).exists()]


def launch(playwright: Playwright) -> Browser:
    """Start the first Chromium that runs; say what to do when none does."""
    reasons = []
    for path in candidates(playwright):
        try:
            return playwright.chromium.launch(executable_path=path, args=list(FLAGS), headless=True)
        except Error as error:
            reasons.append(f"{path}: {error.message.splitlines()[0]}")
    raise FileNotFoundError("; ".join(["no Chromium runs", *reasons, REMEDY]))


def works() -> str | None:
    """Version of the browser that `launch` starts, or None."""
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except FileNotFoundError:
            return None
        with browser:
            return browser.version


def run(command: Sequence[str]) -> bool:
    """Run an installer without its chatter; on failure show what it called an error."""
    print("browser: trying", " ".join(command), flush=True)
    done = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=DOWNLOAD_SECONDS
    )
    if done.returncode:
        lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith(("Error", "E:"))] or lines
        print("browser: that failed:", *dict.fromkeys(errors[-3:]), sep="\n  ", flush=True)
    return done.returncode == 0


def install_with_apt(*packages: str) -> bool:
    """Install Debian packages, as root or by a sudo that asks no password."""
    if not shutil.which("apt-get"):
        return False
    is_root = os.geteuid() == 0
    prefix = ["env"] if is_root else ["sudo", "-n", "env"]
    apt = [*prefix, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    return run([*apt, "update"]) and run([*apt, "install", "-y", "--no-install-recommends", *packages])


def install_browser() -> bool:
    """Install Playwright's Chromium, or else Debian's, until one of them starts."""
    if run([sys.executable, "-m", "playwright", "install", "chromium"]) and works():
        return True
    return install_with_apt("chromium") and works() is not None


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Chinese; systems without fontconfig bring their own fonts."""
    if not shutil.which("fc-list"):
        return sys.platform == "darwin"
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=True).stdout.strip())


def main() -> int:
    """Make sure that a browser runs here; a missing font is only a warning."""
    if works() is None and not install_browser():
        print(f"browser: no Chromium could be installed; {REMEDY}", file=sys.stderr)
        return 1
    if not has_chinese_font() and not (install_with_apt("fonts-noto-cjk", "fontconfig") and has_chinese_font()):
        print("browser: no Chinese font found; screenshots will show boxes (install Noto Sans CJK)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
