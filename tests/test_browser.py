"""The tools of the browser tests do what the tests that use them rely on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser import VARIABLE, launch


def test_a_served_page_shows_its_chinese_text(page: Page, serve: Callable[[Path], str], tmp_path: Path) -> None:
    """A file of the served folder opens in the browser, its characters intact."""
    (tmp_path / "index.html").write_text("<meta charset=utf-8><title>剪报</title><p>代表的担当", encoding="utf-8")
    page.goto(serve(tmp_path))
    assert page.title() == "剪报"
    assert page.text_content("p") == "代表的担当"


def test_a_request_to_another_host_is_noticed(
    page: Page, serve: Callable[[Path], str], foreign_requests: list[str], tmp_path: Path
) -> None:
    """An image from elsewhere is listed, one of the site itself is not."""
    (tmp_path / "index.html").write_text(
        '<img src="here.png"><img src="http://elsewhere.invalid/there.png">', encoding="utf-8"
    )
    page.goto(serve(tmp_path))
    assert foreign_requests == ["http://elsewhere.invalid/there.png"]


def test_chinese_text_has_a_font_of_its_own(page: Page) -> None:
    """Different characters look different: a machine without a Chinese font draws the same box for both."""
    shots = []
    for character in "一龘":
        page.set_content(f'<body style="margin:0;font:80px sans-serif"><span lang="zh-CN">{character}</span>')
        shots.append(page.locator("span").screenshot())
    assert shots[0] != shots[1]


def test_a_wrong_path_to_the_browser_is_reported_with_a_remedy(
    playwright: Playwright, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The error names the path that was tried and the variable that sets it."""
    missing = tmp_path / "no-chromium"
    monkeypatch.setenv(VARIABLE, str(missing))
    with pytest.raises(FileNotFoundError, match=VARIABLE) as caught:
        launch(playwright)
    assert str(missing) in str(caught.value)
