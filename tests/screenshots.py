"""Pictures of every kind of page, for people to look at: desktop, phone and dark, in build/screenshots.

python -m tests.screenshots [SITE] [--out FOLDER] [--only KIND …]
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser import launch
from tests.conftest import ROOT, serving
from tests.site_kinds import kinds


@dataclass(frozen=True, slots=True)
class Screen:
    """What a reader looks at."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]
    is_phone: bool = False


SCREENS = (
    Screen("desktop", 1280, 900, "light"),
    Screen("dark", 1280, 900, "dark"),
    Screen("phone", 360, 760, "light", is_phone=True),
    Screen("phone-dark", 360, 760, "dark", is_phone=True),
)
LONGEST = 2600
"""Pixels of a page that a picture shows."""
QUERY = "search/?q=社区"
NOTHING = "search/?q=没有这几个字"


def shoot(browser: Browser, addresses: dict[str, str], screen: Screen, out: Path) -> None:
    """Take a picture of every page on one screen."""
    with browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        device_scale_factor=2 if screen.is_phone else 1,
        is_mobile=screen.is_phone,
        has_touch=screen.is_phone,
        locale="zh-CN",
    ) as context:
        page = context.new_page()
        for kind, address in addresses.items():
            page.goto(address, wait_until="networkidle")
            height = min(LONGEST, int(page.evaluate("document.documentElement.scrollHeight")))
            page.set_viewport_size({"width": screen.width, "height": max(screen.height, height)})
            page.screenshot(path=out / f"{kind}-{screen.name}.png")
            page.set_viewport_size({"width": screen.width, "height": screen.height})


def main(arguments: list[str]) -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    pages = kinds(options.site) | {"results": QUERY, "nothing": NOTHING}
    chosen = {kind: path for kind, path in pages.items() if not options.only or kind in options.only}
    with serving(options.site) as address, sync_playwright() as playwright, launch(playwright) as browser:
        addresses = {kind: address + path for kind, path in chosen.items()}
        for screen in SCREENS:
            shoot(browser, addresses, screen, options.out)
    sys.stdout.write(f"{len(chosen) * len(SCREENS)} pictures in {options.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
