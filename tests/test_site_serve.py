"""Working on the site: an edited file shows in the open page by itself."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jianbao.archive import Archive
from jianbao.errors import ArticleRefused, JianbaoError, ToolFailure
from jianbao.publish import gather, publish_archive
from jianbao.publish.build import build_site
from jianbao.publish.serve import Workshop, snapshot
from tests.site_archive import make_archive


@dataclass
class Served:
    """A running workshop."""

    archive: Archive
    said: list[str | JianbaoError] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)

    def tell(self, words: str | JianbaoError) -> None:
        """Keep what is said."""
        self.said.append(words)
        self.ready.set()

    def rebuild(self) -> tuple[JianbaoError, ...]:
        """Publish and build; a file that cannot be read is returned."""
        published = publish_archive(self.archive)
        build_site(self.archive)
        return published.refused


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The small archive, served while its files are edited."""
    running = Served(make_archive(tmp_path))
    running.rebuild()
    stop = threading.Event()
    workshop = Workshop(running.archive, running.rebuild, running.tell)
    thread = threading.Thread(target=workshop.serve, args=("127.0.0.1", 0, stop))
    thread.start()
    running.ready.wait(5)
    running.ready.clear()
    yield running
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def edit(served: Served, before: str, after: str, key: str = "0123abcd-02") -> None:
    """Change the file of an article."""
    path = served.archive.article(key)
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_an_edit_shows_in_the_open_page(page: Page, served: Served) -> None:
    """The page reloads by itself within seconds of an edit to its Markdown."""
    page.goto(f"{served.said[0]}articles/0123abcd/02/")
    edit(served, "河水慢慢地流", "河水急急地流")
    expect(page.locator(".verse")).to_contain_text("河水急急地流", timeout=15_000)


def test_a_mistake_is_told_and_the_page_stays(page: Page, served: Served) -> None:
    """Front matter that cannot be read is reported with its file; the server goes on, and so does the next edit."""
    page.goto(f"{served.said[0]}articles/0123abcd/02/")
    edit(served, "title: 看河", "title: [看河")
    assert served.ready.wait(15)
    assert isinstance(served.said[1], ArticleRefused)
    assert served.said[1].place.startswith("docs/articles/0123abcd/02.md:")
    assert page.request.get(f"{served.said[0]}articles/0123abcd/02/").ok
    expect(page.locator("h1")).to_have_text("看河")
    edit(served, "title: [看河", "title: 看海")
    expect(page.locator("h1")).to_have_text("看海", timeout=15_000)


def test_the_others_are_rebuilt_while_one_file_is_broken(page: Page, served: Served) -> None:
    """An edit of another file shows, and brings no second word of the broken one."""
    page.goto(f"{served.said[0]}articles/0123abcd/03/")
    edit(served, "title: 看河", "title: [看河")
    assert served.ready.wait(15)
    edit(served, "每天清早扫一遍桥面", "每天清早扫两遍桥面", "0123abcd-03")
    expect(page.locator("#p1")).to_contain_text("扫两遍桥面", timeout=15_000)
    assert [type(said) for said in served.said] == [str, ArticleRefused]


def test_a_refusal_is_told_once_for_each_change_of_its_file(tmp_path: Path) -> None:
    """Not again for edits elsewhere, again when the file was saved with the same mistake or broke anew."""
    made = make_archive(tmp_path)
    said: list[str | JianbaoError] = []
    workshop = Workshop(made, lambda: gather(made).refused, said.append)
    path = made.article("0123abcd-02")
    good = path.read_text(encoding="utf-8")
    for content, told in (("无", 1), ("无", 1), ("还是无", 2), (good, 2), ("无", 3)):
        if path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
        workshop.bring_up_to_date()
        assert len(said) == told
    assert {str(one) for one in said} == {str(said[0])}


def test_a_link_that_leads_to_itself_stops_no_server(tmp_path: Path) -> None:
    """The look at the files passes over what is no file."""
    made = make_archive(tmp_path)
    (made.docs / "loop").symlink_to(made.docs / "loop")
    assert made.docs / "loop" not in snapshot(made)


def test_a_port_that_is_taken_is_said_in_one_line(served: Served) -> None:
    """The error names the address and what to do."""
    port = int(str(served.said[0]).rstrip("/").rsplit(":", 1)[1])
    second = Workshop(served.archive, served.rebuild, served.tell)
    with pytest.raises(ToolFailure, match=f"127.0.0.1:{port}: .*take another port"):
        second.serve("127.0.0.1", port, threading.Event())
