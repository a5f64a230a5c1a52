"""Building sites of several kinds, and the checker of their links."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from jianbao.errors import SettingRefused, ToolFailure
from jianbao.publish import publish_archive
from jianbao.publish.build import build_site
from jianbao.site_links import broken, read
from tests.site_archive import make_archive


def test_the_checker_finds_broken_links(tmp_path: Path) -> None:
    """A missing page, a missing anchor, a script as an address and a foreign script are each reported.

    A link to an editor, a form or a message is none: a reader decides to follow it.
    """
    (tmp_path / "index.html").write_text(
        '<a href="nowhere/">1</a><a href="#none">2</a><script src="https://elsewhere.example/x.js"></script><p id="a">'
        '<a href="#a">3</a><a href="javascript:alert(1)">4</a>'
        '<a href="https://forge.example/edit/docs/articles/0123abcd/01.md">5</a><a href="mailto:keeper@archive.example">6</a>',
        encoding="utf-8",
    )
    problems = [line.rsplit(": ", 1)[1] for line in broken(tmp_path)]
    assert problems == ["no such file", "no such anchor", "outside the site", "outside the site"]


def test_a_failing_build_says_why(tmp_path: Path) -> None:
    """MkDocs' own words are in the error, and the next build does not take the broken site for a good one."""
    made = make_archive(tmp_path)
    publish_archive(made)
    (made.root / "overrides" / "home.html").write_text("{% broken", encoding="utf-8")
    with pytest.raises(ToolFailure, match="broken"):
        build_site(made)
    with pytest.raises(ToolFailure):
        build_site(made)


@pytest.mark.parametrize(
    "name", ["overrides/more", "overrides/parts/.secret.html", "build/docs/more", "build/docs/a.txt"]
)
def test_a_link_among_what_mkdocs_reads_stops_the_build(tmp_path: Path, name: str) -> None:
    """MkDocs copies what links among templates and pages lead to; nothing is built, and the link is named."""
    made = make_archive(tmp_path / "archive")
    publish_archive(made)
    (tmp_path / "secret").write_text("机密", encoding="utf-8")
    (made.root / name).symlink_to(tmp_path if name.endswith("more") else tmp_path / "secret")
    with pytest.raises(SettingRefused, match=f"^{name}: a symbolic link"):
        build_site(made)
    assert not made.site.exists()


def test_an_empty_archive_is_a_site_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first seed there is a home page, with no broken link."""
    monkeypatch.setenv("SITE_URL", "https://archive.example/jianbao")
    made = make_archive(tmp_path)
    for folder in (made.articles, made.ledger, made.seeds):
        shutil.rmtree(folder)
    publish_archive(made)
    build_site(made)
    assert list(broken(made.site, "jianbao/")) == []


def test_only_articles_can_be_edited_from_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an editor configured, an article leads to its own file there; generated pages do not."""
    made = make_archive(tmp_path)
    monkeypatch.setenv("EDIT_URI_TEMPLATE", "https://forge.example/edit/docs/{path}")
    publish_archive(made)
    build_site(made)
    found = {path.relative_to(made.site).as_posix(): read(path).addresses for path in made.site.rglob("*.html")}
    pages = {name: [a for a in links if "forge.example" in a] for name, links in found.items()}
    assert pages.pop("articles/0123abcd/01/index.html") == ["https://forge.example/edit/docs/articles/0123abcd/01.md"]
    assert {name.split("/")[0] for name, links in pages.items() if links} == {"articles"}


def test_a_report_quotes_the_paragraph(tmp_path: Path, serve: Callable[[Path], str], page: Page) -> None:
    """A reader who went to a paragraph finds its number and words in the form and in the message."""
    made = make_archive(tmp_path)
    settings = made.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("contact: null", "contact: keeper@archive.example")
    settings.write_text(re.sub(r"(?m)^  report_url: .*$", "  report_url: /form", text), encoding="utf-8")
    publish_archive(made)
    build_site(made)
    page.goto(f"{serve(made.site)}articles/0123abcd/01/#p2")
    page.get_by_text("发现错误").click()
    page.get_by_role("link", name="填写订正单").click()
    page.wait_for_url(lambda url: "/form?" in url)
    body = parse_qs(urlsplit(page.url).query)["body"][0]
    assert "第2段：" in body
    assert "原为：自助借还机前围满了读者，大家都说方便。" in body
