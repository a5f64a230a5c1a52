"""The pictures of CONTRIBUTING.md, made from the real site: `make guide`."""

import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from tests.browser import launch
from tests.conftest import serving

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github/guide"
ARTICLE = "articles/fa5e3efd/01/"
PICTURES: dict[str, ViewportSize] = {
    "report.png": {"width": 390, "height": 700},
    "panel.png": {"width": 900, "height": 600},
}
"""On a phone, and on a desktop."""


def main() -> int:
    """Picture the panel below an article in which mistakes are reported."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, launch(playwright) as browser, serving(ROOT / "site") as address:
        for name, size in PICTURES.items():
            page = browser.new_page(viewport=size, locale="zh-CN")
            page.goto(f"{address}{ARTICLE}#p3")
            panel = page.locator("section.panel")
            panel.locator("summary", has_text="发现错误").click()
            panel.screenshot(path=str(FOLDER / name), scale="css")
            page.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
