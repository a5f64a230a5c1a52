"""A built site with both regions, in a real browser: counterparts, links, languages, search, the offer, accessibility."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python import base as axe_package
from playwright.sync_api import Browser, Page

from jianbao.archive import Archive
from jianbao.errors import SettingRefused
from jianbao.publish import publish_archive
from jianbao.publish.build import build_site
from jianbao.publish.search import build_index
from jianbao.publish.variant_words import build_words
from jianbao.site_links import broken, read
from jianbao.write import write_text
from tests.site_archive import make_archive
from tests.site_kinds import kinds

TAGS = ("zh-Hant-TW", "zh-Hant-HK")
ARTICLE = "articles/0123abcd/01/"
AXE = (Path(axe_package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def switch_on(archive: Archive, variants: str) -> None:
    settings = archive.root / "mkdocs.yml"
    write_text(settings, settings.read_text(encoding="utf-8").replace("variants: []", f"variants: {variants}"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The small archive with both regions, for an address with a path."""
    made = make_archive(tmp_path_factory.mktemp("variants"))
    switch_on(made, f"[{', '.join(TAGS)}]")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", "https://archive.example/jianbao")
        publish_archive(made)
        build_site(made)
        build_index(made)
        build_words(made)
        yield made


@pytest.fixture(scope="module")
def site(archive: Archive, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the site, below a path."""
    root = tmp_path_factory.mktemp("host")
    (root / "jianbao").symlink_to(archive.site)
    return f"{serve(root)}jianbao/"


def pages_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_has_its_counterpart(archive: Archive, tag: str) -> None:
    main = {path for path in pages_of(archive.site) if not path.startswith(TAGS)}
    assert pages_of(archive.site / tag) == main


def test_every_link_of_every_script_resolves(archive: Archive) -> None:
    assert list(broken(archive.site, "jianbao/")) == []


def test_each_page_names_the_same_page_in_all_scripts(archive: Archive) -> None:
    address = f"https://archive.example/jianbao/{{}}{ARTICLE}"
    wanted = {"x-default": address.format(""), "zh-Hans": address.format("")}
    wanted |= {tag: address.format(f"{tag}/") for tag in TAGS}
    for folder in (archive.site, *(archive.site / tag for tag in TAGS)):
        assert read(folder / ARTICLE / "index.html").languages == wanted


def test_what_was_taken_down_is_so_in_every_script(archive: Archive) -> None:
    for tag in TAGS:
        page = (archive.site / tag / "articles/89abcdef/01/index.html").read_text(encoding="utf-8")
        assert "此文已撤下" in page
        held = b"".join(path.read_bytes() for path in (archive.site / tag).rglob("*") if path.is_file())
        assert "應當撤下的標題".encode() not in held
        assert not (archive.site / tag / "search/words/texts/89abcdef-01.json").exists()


@pytest.mark.parametrize("tag", TAGS)
def test_switching_stays_on_the_article(page: Page, site: str, tag: str) -> None:
    page.goto(f"{site}{ARTICLE}#p2")
    page.click(f"[data-script='{tag}']")
    assert page.url == f"{site}{tag}/{ARTICLE}"
    assert page.evaluate("document.documentElement.lang") == tag
    assert page.locator("h1").inner_text() == "濱河區開通夜間圖書館"
    page.click("[data-script='']")
    assert page.url == f"{site}{ARTICLE}"


def test_search_in_a_variant_uses_the_one_index_and_shows_its_own_script(page: Page, site: str) -> None:
    page.goto(f"{site}zh-Hant-TW/search/?q=夜间图书馆")
    row = page.locator("[data-article-id='0123abcd-01']")
    row.wait_for()
    assert "夜間圖書館" in (row.text_content() or "")
    row.locator("a").first.click()
    assert page.url.startswith(f"{site}zh-Hant-TW/{ARTICLE}")
    page.locator(".article mark").first.wait_for()


def test_traditional_readers_are_offered_the_variant_once(browser: Browser, site: str) -> None:
    with browser.new_context(locale="zh-HK") as context:
        page = context.new_page()
        page.goto(site + ARTICLE)
        assert page.url == site + ARTICLE
        assert page.locator(".offer a").get_attribute("href") == f"{site}zh-Hant-HK/{ARTICLE}"
        page.click(".offer button")
        assert page.locator(".offer").count() == 0
        page.goto(site)
        assert page.locator(".offer").count() == 0


@pytest.mark.parametrize("locale", ["zh-CN", "zh-Hans-HK", "en-GB", "ja-JP"])
def test_other_readers_are_offered_nothing(browser: Browser, site: str, locale: str) -> None:
    with browser.new_context(locale=locale) as context:
        page = context.new_page()
        page.goto(site + ARTICLE)
        assert page.locator(".offer").count() == 0


@pytest.mark.parametrize("kind", ["home", "article", "search", "source", "sheet", "years", "data"])
def test_a_variant_is_accessible(browser: Browser, archive: Archive, site: str, kind: str) -> None:
    with browser.new_context(locale="zh-TW", bypass_csp=True, viewport={"width": 360, "height": 760}) as context:
        page = context.new_page()
        for folder in ("", "zh-Hant-TW/", "zh-Hant-HK/"):
            page.goto(f"{site}{folder}{kinds(archive.site)[kind]}", wait_until="networkidle")
            page.evaluate(AXE)
            found = page.evaluate("options => axe.run(options).then(result => result.violations)", AXE_OPTIONS)
            assert [(item["id"], [node["html"][:160] for node in item["nodes"][:3]]) for item in found] == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_variants_switched_off_leave_nothing(tmp_path: Path) -> None:
    archive = make_archive(tmp_path)
    switch_on(archive, "[zh-Hant]")
    publish_archive(archive)
    assert archive.settings_of("zh-Hant").is_file()
    settings = archive.root / "mkdocs.yml"
    write_text(settings, settings.read_text(encoding="utf-8").replace("[zh-Hant]", "[]"))
    publish_archive(archive)
    left = [path for path in (archive.root / "build").rglob("*") if path.is_file() and "zh-Hant" in path.as_posix()]
    assert left == []
    assert not archive.settings_of("zh-Hant").exists()


def test_an_unknown_variant_is_refused(tmp_path: Path) -> None:
    archive = make_archive(tmp_path)
    switch_on(archive, "[zh-TW]")
    with pytest.raises(SettingRefused, match="zh-Hant-TW"):
        publish_archive(archive)
