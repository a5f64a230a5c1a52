"""The picture of the README: the site on a desk and on a phone, taken from a built site (`make site`, then this).

python -m tests.picture [--site FOLDER] [--out FILE]
"""

import argparse
import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import launch
from tests.conftest import ROOT, serving

DESK, PHONE = (1180, 800), (360, 740)
DESK_PAGE, PHONE_PAGE = "", "articles/fa5e3efd/01/"
FRAME = """<!doctype html><meta charset=utf-8><style>
body {{ margin: 0; padding: 24px; background: #e8e6e1; display: flex; gap: 24px; align-items: flex-end; width: max-content }}
img {{ display: block; border-radius: 8px; box-shadow: 0 1px 10px #0003 }}
</style><img src="{desk}" width=800><img src="{phone}" width=250>"""


def shoot(browser: Browser, address: str, size: tuple[int, int]) -> str:
    """What a reader sees of a page on a screen of this size, as an address that holds the picture itself."""
    width, height = size
    with browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN") as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        return "data:image/png;base64," + base64.b64encode(page.screenshot()).decode()


def compose(browser: Browser, desk: str, phone: str, out: Path) -> None:
    """Both screens on one picture, a little finer than its width in points."""
    with browser.new_context(device_scale_factor=1.2) as context:
        page = context.new_page()
        page.set_content(FRAME.format(desk=desk, phone=phone))
        out.parent.mkdir(parents=True, exist_ok=True)
        page.locator("body").screenshot(path=out)


def main(arguments: list[str]) -> int:
    """Take the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--out", type=Path, default=ROOT / ".github" / "site.png")
    options = parser.parse_args(arguments)
    with serving(options.site) as address, sync_playwright() as playwright, launch(playwright) as browser:
        desk, phone = shoot(browser, address + DESK_PAGE, DESK), shoot(browser, address + PHONE_PAGE, PHONE)
        compose(browser, desk, phone, options.out)
    sys.stdout.write(f"{options.out}: {options.out.stat().st_size // 1024} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
