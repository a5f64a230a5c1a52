"""The built site in a real browser: links, hostile texts, accessibility, weight, and no request to anyone else."""

import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from axe_playwright_python import base as axe_package
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, ViewportSize

from jianbao.archive import Archive
from jianbao.publish import publish_archive
from jianbao.publish.build import build_site
from jianbao.publish.search import build_index
from jianbao.site_links import broken, read
from tests.site_archive import HOSTILE, furnish, make_archive
from tests.site_kinds import FIRST, FIXED, kinds

PHONE: ViewportSize = {"width": 360, "height": 760}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
AXE = (Path(axe_package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ODD = {
    "poem": "articles/0123abcd/02/",
    "doubtful": "articles/0123abcd/03/",
    "first-half": "articles/89abcdef/02/",
    "second-half": "articles/89abcdef/03/",
    "seedless": "pages/fedcba98/",
    "seedless-source": "articles/fedcba98/01/source/",
    "second-page": "articles/2/",
    "hostile": "articles/0123abcd/05/",
    "gone": "articles/0123abcd/09/",
    "withdrawn": "articles/89abcdef/01/",
    "results": "search/?q=图书馆",
    "nothing": "search/?q=没有这几个字",
}
MOST_TRANSFER, MOST_HTML = 120_000, 15_000
"""Bytes after gzip of a first visit to an article, and of its HTML (issue 4)."""


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The small archive, published, built and indexed for an address with a path, as a project's pages have."""
    made = make_archive(tmp_path_factory.mktemp("archive"))
    furnish(made)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("EDIT_URI_TEMPLATE", "https://forge.example/edit/docs/{path}")
        environment.setenv("SITE_URL", "https://archive.example/jianbao")
        publish_archive(made)
        build_site(made)
        build_index(made)
        yield made


@pytest.fixture(scope="session")
def site(archive: Archive, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the site, served below a path as a project's pages are."""
    root = tmp_path_factory.mktemp("host")
    (root / "jianbao").symlink_to(archive.site)
    return f"{serve(root)}jianbao/"


@pytest.fixture(scope="session")
def pages(archive: Archive, site: str) -> dict[str, str]:
    """The address of a page of each kind."""
    return {kind: site + path for kind, path in (kinds(archive.site) | ODD).items()}


def test_every_link_of_the_site_resolves(archive: Archive) -> None:
    """Pages, anchors, styles and scripts all stand where a link says; nothing is loaded from another host."""
    assert list(broken(archive.site, "jianbao/")) == []


def test_every_article_is_reached_from_the_home_page(archive: Archive) -> None:
    """Following links alone leads to every shown page."""
    seen, waiting = set(), [archive.site / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path.suffix != ".html" or not path.is_file():
            continue
        seen.add(path)
        targets = [urlsplit(address).path for address in read(path).addresses if not urlsplit(address).netloc]
        folders = [(path.parent / target).resolve() for target in targets if target]
        waiting += [folder / "index.html" if folder.is_dir() else folder for folder in folders]
    shown = {path for path in archive.site.glob("articles/0123abcd/*/index.html") if path.parent.name != "09"}
    assert len(shown) == 5
    assert shown <= seen


def test_building_again_does_nothing(archive: Archive) -> None:
    """Neither publish nor build writes a file when nothing changed."""
    before = {path: path.stat().st_mtime_ns for path in archive.site.rglob("*") if path.is_file()}
    publish_archive(archive)
    assert build_site(archive) is False
    assert {path: path.stat().st_mtime_ns for path in archive.site.rglob("*") if path.is_file()} == before


@pytest.fixture
def troubles(page: Page, site: str) -> list[str]:
    """What must not happen on any page: words on the console, errors, dialogs, requests to other hosts."""
    found: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            found.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(site):
            found.append(request.url)

    def opened(dialog: Dialog) -> None:
        found.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("console", heard)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", opened)
    page.on("request", asked)
    return found


@pytest.mark.parametrize("kind", [*FIRST, *FIXED, *ODD])
def test_every_kind_of_page_is_accessible_and_quiet(
    page: Page, pages: dict[str, str], troubles: list[str], kind: str
) -> None:
    """Axe finds nothing in either scheme, on a desktop or a phone; nothing is wider than the screen, nothing fails."""
    page.goto(pages[kind], wait_until="networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(AXE)
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            troubles.append(f"wider than {viewport['width']} pixels")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            troubles += violations(page)
    assert troubles == []


META = re.compile(r"meta\.(\w+)")
BUILT = {"title", "description", "template"}
"""What every built page has."""
TESTED_ELSEWHERE = {"index.html": {"turn"}}
"""An index turns pages from six hundred names on, by the macro that list.html uses as well."""


def test_every_kind_of_page_is_looked_at(archive: Archive, pages: dict[str, str], site: str) -> None:
    """Each template, each folder and whatever a template can show stands on a page that the test above opens."""
    built = dict(map(shown, sorted(archive.built_docs.rglob("*.md"))))
    opened = {unquote(urlsplit(address).path.removeprefix(urlsplit(site).path)) for address in pages.values()}
    kinds_of = {address: (front["template"], address.split("/")[0]) for address, front in built.items()}
    assert {kind for address, kind in kinds_of.items() if address in opened} == set(kinds_of.values())
    for path in (archive.root / "overrides").glob("*.html"):
        held = {
            key
            for address in opened & built.keys()
            if built[address]["template"] == path.name
            for key in built[address]
        }
        wanted = set(META.findall(path.read_text("utf-8"))) - BUILT - TESTED_ELSEWHERE.get(path.name, set())
        assert wanted <= held or path.name == "base.html", (path.name, wanted - held)


def shown(path: Path) -> tuple[str, dict[str, object]]:
    """The address of a built page, and its front matter."""
    address = f"{str(path).rsplit('build/docs/', 1)[1].removesuffix('.md')}/".removesuffix("index/")
    text = path.read_text("utf-8")
    front = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}
    return address, {"template": "main.html"} | front


def violations(page: Page) -> list[str]:
    """What axe finds wrong, with the elements it means."""
    found = page.evaluate("options => axe.run(options).then(result => result.violations)", AXE_OPTIONS)
    return [f"{item['id']}: {[node['html'][:160] for node in item['nodes'][:3]]}" for item in found]


def test_hostile_text_is_shown_as_text(page: Page, site: str, troubles: list[str]) -> None:
    """The hostile title stands in heading, window title and paragraphs letter by letter; nothing of it runs."""
    page.goto(f"{site}articles/0123abcd/05/", wait_until="networkidle")
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.title().startswith(HOSTILE)
    assert HOSTILE in page.locator("#p1").inner_text()
    assert page.locator("main img, main script").count() == 0
    assert json.loads(page.locator('script[type="application/ld+json"]').inner_text())["headline"] == HOSTILE
    assert troubles == []


@pytest.mark.parametrize("path", ["", "articles/4/", "pages/0123abcd/", "tags/", "proofread/"])
def test_lists_show_hostile_titles_as_text(page: Page, site: str, path: str) -> None:
    """The same title in lists."""
    page.goto(site + path)
    assert HOSTILE in page.locator("main").inner_text()
    assert page.locator("main img").count() == 0


def test_search_shows_hostile_titles_as_text(page: Page, site: str, troubles: list[str]) -> None:
    """The same title among search results, and marked on the article that a result leads to."""
    page.goto(f"{site}search/?q=onerror")
    # By what the row contains: inner_text says nothing of a row that is not drawn yet (content-visibility).
    page.locator("[data-article-id]", has_text=HOSTILE).get_by_role("link").click()
    page.locator("h1 mark").wait_for()
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator("main img").count() == 0
    assert troubles == []


def test_pages_work_without_javascript(browser: Browser, site: str) -> None:
    """An article, its provenance and the lists can be read and followed with scripts switched off."""
    with browser.new_context(java_script_enabled=False) as reader:
        page = reader.new_page()
        page.goto(f"{site}articles/0123abcd/01/")
        page.get_by_text("出处与原始文本").click()
        page.get_by_role("link", name="逐段对照原始文本").click()
        page.wait_for_url("**/source/")
        assert page.locator(".lines .n").first.inner_text() == "1"
        page.locator(".lines .n").nth(2).click()
        page.wait_for_url("**/pages/0123abcd/#L5")
        assert page.locator("#L5 .t").inner_text().startswith("“下了班也能借书了。”")
        page.locator("#L5 .to a").click()
        page.wait_for_url("**/articles/0123abcd/01/#p1")


def test_an_article_is_light(archive: Archive, browser: Browser, site: str) -> None:
    """All that a first visit loads, and the HTML of the next article, stay within what was promised."""
    loaded: set[str] = set()
    with browser.new_context() as reader:
        page = reader.new_page()
        page.on("request", lambda request: loaded.add(urlsplit(request.url).path.removeprefix("/jianbao/")))
        page.goto(f"{site}articles/0123abcd/01/")
    files = [archive.site / (f"{path}index.html" if path.endswith("/") else path) for path in loaded]
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in files}
    assert sizes["index.html"] <= MOST_HTML
    assert sum(sizes.values()) <= MOST_TRANSFER
    assert len(sizes) > 3


def test_the_scheme_is_switched_and_remembered(page: Page, site: str) -> None:
    """A reader who chose dark gets dark on the next page, before anything is drawn."""
    page.goto(site)
    page.get_by_role("button", name="换为深色").click()
    page.goto(f"{site}about/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 20, 18)"


def test_the_first_line_indent_is_the_readers_choice(page: Page, site: str) -> None:
    """Paragraphs begin two characters in; a reader can have them flush, here and on the next article."""
    page.goto(f"{site}articles/0123abcd/01/")
    indent = "getComputedStyle(document.querySelector('.body p')).textIndent"
    assert page.evaluate(indent) == "36px"
    page.get_by_role("button", name="段首顶格").click()
    page.goto(f"{site}articles/0123abcd/03/")
    assert page.evaluate(indent) == "0px"


def test_a_citation_carries_the_readers_day(page: Page, site: str) -> None:
    """The bracketed words of the standard are replaced by a date."""
    page.goto(f"{site}articles/0123abcd/01/")
    page.get_by_text("引用此文").click()
    text = page.locator(".cite pre").nth(1).inner_text()
    assert re.search(r"（3）\[\d{4}-\d\d-\d\d\]\. ", text)


def test_keyboard_reaches_text_and_search(page: Page, site: str) -> None:
    """The first stop is the way to the text, and the search box can be typed into and sent."""
    page.goto(f"{site}articles/0123abcd/01/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.locator("#q").fill("图书馆")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")


def test_lines_of_text_hold_a_readable_number_of_characters(page: Page, site: str) -> None:
    """On a desktop a line holds 34 to 38 characters of 17 to 18 pixels, set at nearly twice their size."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}articles/0123abcd/01/")
    width, size, line = page.evaluate(
        "(() => { const p = document.querySelector('.body p'), s = getComputedStyle(p);"
        "return [p.clientWidth, parseFloat(s.fontSize), parseFloat(s.lineHeight)] })()"
    )
    assert 17 <= size <= 18
    assert 34 <= width / size <= 38
    assert 1.85 <= line / size <= 1.95


def test_no_small_print_below_thirteen_pixels(page: Page, pages: dict[str, str]) -> None:
    """Nothing that is read is set smaller than 13 pixels."""
    script = (
        "[...document.querySelectorAll('body *')].filter(e => e.textContent.trim() && parseFloat("
        "getComputedStyle(e).fontSize) < 13).map(e => e.className || e.tagName)"
    )
    for path in pages.values():
        page.goto(path)
        assert page.evaluate(script) == [], path


def test_only_files_that_pages_load_are_published(archive: Archive) -> None:
    """The theme's own scripts, styles and pictures are not part of the site."""
    names = {path.relative_to(archive.site).parts[1] for path in archive.site.glob("assets/*")}
    assert not names & {"javascripts", "stylesheets", "images"}
    assert not (archive.site / "sitemap.xml.gz").exists()


def test_the_sitemap_lists_what_may_be_indexed(archive: Archive) -> None:
    """Articles and lists stand in it with their full addresses; comparisons and what was taken down do not."""
    text = (archive.site / "sitemap.xml").read_text(encoding="utf-8")
    found = re.findall("<loc>https://archive.example/jianbao/(.*?)</loc>", text)
    assert "articles/0123abcd/01/" in found
    assert not {"articles/0123abcd/01/source/", "articles/89abcdef/01/", "search/"} & set(found)


def test_the_site_does_not_depend_on_where_it_stands(archive: Archive, tmp_path: Path) -> None:
    """Every link is relative, so a copy below any path works; only 404.html, shown anywhere, knows its place."""
    shutil.copytree(archive.site, tmp_path / "site", ignore=shutil.ignore_patterns("404.html"))
    assert list(broken(tmp_path / "site", "deep/below/")) == []


def test_a_report_quotes_what_the_reader_selected(page: Page, site: str) -> None:
    """Selected words and the number of their paragraph stand in the text to copy, word for word."""
    page.goto(f"{site}articles/0123abcd/05/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1'))")
    page.get_by_text("发现错误").click()
    words = page.locator("[data-report-words]")
    assert "第1段" in words.inner_text()
    assert f"原为：正文里也有：{HOSTILE}"[:100] in words.inner_text()
    assert page.locator("[data-report-words] *").count() == 0


def test_a_report_quotes_the_paragraph_of_the_address(page: Page, site: str) -> None:
    """Who came by the address of a paragraph finds it quoted; who came by none finds blanks."""
    page.goto(f"{site}articles/0123abcd/01/#p2")
    page.get_by_text("发现错误").click()
    assert (
        "第2段：\n原为：自助借还机前围满了读者，大家都说方便。\n应为：\n依据："
        in page.locator("[data-report-words]").inner_text()
    )
    page.goto(f"{site}articles/0123abcd/02/")
    page.get_by_text("发现错误").click()
    assert "第＿段：\n原为：\n应为：" in page.locator("[data-report-words]").inner_text()


LINKS = (
    "[...document.querySelectorAll('main a[href]')].filter(a => a.checkVisibility()).map(a => a.getAttribute('href'))"
)
OPEN = "document.querySelectorAll('details').forEach(d => d.setAttribute('open', ''))"


def test_every_page_but_search_is_the_same_without_javascript(browser: Browser, pages: dict[str, str]) -> None:
    """The same headings, text and links, on every kind of page, once all panels are open."""
    told: dict[bool, dict[str, tuple[str, list[str]]]] = {}
    for has_scripts in (True, False):
        with browser.new_context(java_script_enabled=has_scripts, locale="zh-CN") as reader:
            page = reader.new_page()
            told[has_scripts] = {}
            for kind, address in pages.items():
                if "search" not in address:
                    page.goto(address)
                    page.evaluate(OPEN)
                    told[has_scripts][kind] = (page.locator("h1").first.inner_text(), page.evaluate(LINKS))
    assert len(told[True]) > 20
    assert told[False] == told[True]


FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex='0']"


@pytest.mark.parametrize("kind", ["home", "article", "sheet", "years", "source"])
def test_the_keyboard_alone_reaches_everything(page: Page, pages: dict[str, str], kind: str) -> None:
    """Tab comes to every link, button, field and panel, and each shows that it is there."""
    page.goto(pages[kind])
    page.evaluate(OPEN)
    wanted = page.evaluate(
        f"""() => [...document.querySelectorAll("{FOCUSABLE}")].filter(e => e.checkVisibility()).map((e, i) => (e.dataset.stop = i))"""
    )
    reached, bare = set(), []
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        stop, outline = page.evaluate(
            "(e => [e.dataset.stop, getComputedStyle(e).outlineStyle])(document.activeElement)"
        )
        reached.add(stop)
        if stop is not None and outline == "none":
            bare.append(stop)
    assert {str(number) for number in wanted} - reached == set()
    assert bare == []


def test_hovering_a_line_lights_up_its_paragraph(page: Page, site: str) -> None:
    """The two lines of a joined paragraph light up together and go dark again."""
    page.goto(f"{site}pages/0123abcd/")
    page.locator("#L5").hover()
    assert page.locator(".seed .lit").evaluate_all("rows => rows.map(row => row.id)") == ["L5", "L9"]
    page.locator("#L11").hover()
    assert page.locator(".seed .lit").evaluate_all("rows => rows.map(row => row.id)") == ["L11"]


def test_hovering_a_paragraph_lights_up_its_lines(page: Page, site: str) -> None:
    """The text beside the lines lights them up too, those far below it as well."""
    page.goto(f"{site}pages/0123abcd/")
    page.locator("#L5 .now").hover()
    assert page.locator(".seed .lit").evaluate_all("rows => rows.map(row => row.id)") == ["L5", "L9"]


def test_nothing_lies_over_anything_on_a_phone(page: Page, site: str) -> None:
    """The buttons of the head stand in one row at 360 pixels, and no button lies over a citation's name."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site}articles/0123abcd/01/")
    page.evaluate(OPEN)
    page.evaluate("document.querySelectorAll('[data-copy]').forEach(button => button.hidden = false)")
    boxes = (
        "found => found.map(e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] })"
    )
    tops = {round(box[1]) for box in page.locator(".tools button").evaluate_all(boxes)}
    assert len(tops) == 1
    names, buttons = (page.locator(f".cite {part}").evaluate_all(boxes) for part in (".form", "button"))
    assert len(names) == len(buttons) > 5
    assert not [name for name, button in zip(names, buttons, strict=True) if name[2] > button[0]]


def test_marks_of_direction_turn_nothing_around_them(page: Page, site: str) -> None:
    """A name with a mark that turns text around leaves the fact after it where it is."""
    page.goto(f"{site}articles/0123abcd/01/")
    page.locator(".facts a").first.evaluate("link => { link.textContent = '\\u202e滨河新闻' }")
    first, second = (page.locator(".facts > *").nth(number).bounding_box() for number in (0, 1))
    assert first
    assert second
    assert first["x"] + first["width"] <= second["x"]
    assert page.locator(".facts > *").nth(1).evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"


def test_a_long_address_does_not_pull_a_line_apart(page: Page, site: str) -> None:
    """On a phone it is broken where the line ends, not moved to the next."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site}articles/0123abcd/05/")
    run = page.locator(".body .run").first
    assert run.evaluate("e => e.getClientRects().length") > 1
    assert run.evaluate("e => e.getClientRects()[0].top < e.parentElement.getBoundingClientRect().top + 40")


def test_the_first_line_of_an_article_is_one_step_away(page: Page, site: str) -> None:
    """From an article to where its lines stand among those of its page."""
    page.goto(f"{site}articles/0123abcd/03/")
    page.get_by_text("出处与原始文本").click()
    page.get_by_role("link", name="整版每一行的去处").click()
    page.wait_for_url("**/pages/0123abcd/#L19")


def test_who_asks_for_a_removal_is_told_whom_to_write_to(page: Page, site: str) -> None:
    """The pages on rights and on corrections name the keepers' address and form."""
    for path in ("about/rights/", "about/correct/"):
        page.goto(site + path)
        links = page.locator(".ask a").evaluate_all("found => found.map(link => link.href)")
        assert links == ["mailto:keeper@archive.example", "https://forge.example/issues/new"]


def test_print_shows_the_article_and_where_it_is_from(page: Page, site: str) -> None:
    """On paper stand title, text, number and address, and nothing to click."""
    page.goto(f"{site}articles/0123abcd/01/")
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    assert "0123abcd-01" in text
    assert "https://archive.example/jianbao/articles/0123abcd/01/" in text
    assert not {"查找", "引用此文", "下一篇", "全部报道", "换为深色"} & set(text.split())


def test_only_articles_can_be_edited_or_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists, views, comparisons and what was taken down lead neither to an editor nor to a form or a history.

    Two pages that people wrote name the keepers: the one on rights and the one on corrections.
    """
    made = make_archive(tmp_path)
    monkeypatch.setenv("EDIT_URI_TEMPLATE", "https://forge.example/edit/docs/{path}")
    settings = (made.root / "mkdocs.yml").read_text("utf-8")
    for key, value in {
        "contact": "keeper@archive.example",
        "report_url": "https://forge.example/issues/new",
        "history_uri_template": "https://forge.example/log/docs/{path}",
    }.items():
        settings = re.sub(rf"(?m)^  {key}: .*$", f"  {key}: {value}", settings)
    (made.root / "mkdocs.yml").write_text(settings, "utf-8")
    publish_archive(made)
    build_site(made)
    found = {
        path.parent.relative_to(made.site).as_posix()
        for path in made.site.rglob("*.html")
        if re.search("forge.example|keeper@", path.read_text("utf-8"))
    }
    assert found == {f"articles/0123abcd/0{number}" for number in range(1, 6)} | {"about/rights", "about/correct"}
    page = (made.site / "articles/0123abcd/01/index.html").read_text("utf-8")
    for address in ("edit/docs/articles/0123abcd/01.md", "log/docs/articles/0123abcd/01.md", "issues/new?template="):
        assert f"https://forge.example/{address}" in page
