"""Serve: show site/ on this machine, rebuild what an edit touches, and let the open page reload itself.

MkDocs' own server puts an inline script into every page, which our policy forbids; this one adds a script by address.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from jianbao.archive import Archive
from jianbao.errors import JianbaoError, ToolFailure

POLL_SECONDS = 0.4
"""Between two looks at the files; a look at 5,000 of them takes a tenth of this."""
WAIT_SECONDS = 20.0
"""For how long a page's question is held open: browsers and proxies give up after thirty."""

State = tuple[int, int]
"""Time of the last change, and size."""

SCRIPT_PATH, NEWS_PATH = "/__reload.js", "/__reload"
SCRIPT = b"""(async () => {
  let seen = await (await fetch("/__reload?0")).text();
  for (;;) {
    try {
      const now = await (await fetch("/__reload?" + seen)).text();
      if (now !== seen) { location.reload(); return; }
    } catch (gone) {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
})();
"""
TAG = b'<script src="/__reload.js" defer></script></body>'


@dataclass(slots=True)
class News:
    """How often the site was rebuilt, for pages that wait to hear of it."""

    count: int = 1
    changed: threading.Condition = field(default_factory=threading.Condition)
    building: threading.Lock = field(default_factory=threading.Lock)
    """Held while site/ is being written, when no page of it can be shown."""

    def publish(self) -> None:
        """Wake every page that waits."""
        with self.changed:
            self.count += 1
            self.changed.notify_all()

    def after(self, seen: int) -> int:
        """The count, as soon as it is another than the one a page has seen."""
        with self.changed:
            self.changed.wait_for(lambda: self.count != seen, timeout=WAIT_SECONDS if seen else 0)
            return self.count


class Handler(SimpleHTTPRequestHandler):
    """Files of the site, the reload script added to pages."""

    def __init__(self, *arguments: object, news: News, directory: str) -> None:
        """Serve the files below `directory`."""
        self.news = news
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a browser."""
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        if path == NEWS_PATH:
            self.answer(str(self.news.after(int(query) if query.isdecimal() else 0)).encode(), "text/plain")
        elif path == SCRIPT_PATH:
            self.answer(SCRIPT, "text/javascript")
        else:
            with self.news.building:
                self.page(path)

    def page(self, path: str) -> None:
        """A page with the reload script, or another file as it is."""
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() and path.endswith("/") else file
        if file.suffix == ".html" and file.is_file():
            self.answer(file.read_bytes().replace(b"</body>", TAG), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def answer(self, content: bytes, kind: str) -> None:
        """Send `content`."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the base class's name
        """Say nothing of single requests."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A server of a site that is being worked on."""

    archive: Archive
    rebuild: Callable[[], Iterable[JianbaoError]]
    """Brings site/ up to date and returns what was refused meanwhile; raises JianbaoError where it cannot."""
    tell: Callable[[str | JianbaoError], None]
    """Says a line to the person at the terminal."""
    news: News = field(default_factory=News)
    told: dict[str, State | None] = field(default_factory=dict)
    """Refusals that were told, each with the state that its file was in then."""

    def serve(self, host: str, port: int, stop: threading.Event) -> None:
        """Serve until `stop` is set; port 0 takes a free one. Raises ToolFailure where the port is taken."""
        with self.open(host, port) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            self.tell(f"http://{host}:{server.server_address[1]}/")
            try:
                self.watch(stop)
            finally:
                server.shutdown()
                thread.join()

    def open(self, host: str, port: int) -> ThreadingHTTPServer:
        """A server that listens and does not yet answer."""
        handler = partial(Handler, news=self.news, directory=str(self.archive.site))
        try:
            server = ThreadingHTTPServer((host, port), handler)
        except OSError as error:
            raise ToolFailure(
                f"{host}:{port}",
                f"无法使用这个端口（{error.strerror}），请换一个",
                f"{error.strerror}; take another port",
            ) from error
        server.daemon_threads = True
        return server

    def watch(self, stop: threading.Event) -> None:
        """Rebuild whenever a file that the site is made from has changed, until `stop` is set."""
        before = snapshot(self.archive)
        while not stop.wait(POLL_SECONDS):
            now = snapshot(self.archive)
            if now != before:
                before = now
                self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Rebuild and wake the open pages; a mistake in an edit is told and the server stays."""
        try:
            with self.news.building:
                refused = self.rebuild()
        except JianbaoError as error:
            self.tell(error)
        else:
            self.tell_refused(refused)
            self.news.publish()

    def tell_refused(self, refused: Iterable[JianbaoError]) -> None:
        """Tell what was refused, once for each change of its file: other edits bring no word of it again."""
        errors = {str(error): error for error in refused}
        now = {words: state_of(self.archive.root / error.place.split(":")[0]) for words, error in errors.items()}
        for words, error in errors.items():
            if words not in self.told or self.told[words] != now[words]:
                self.tell(error)
        self.told.clear()
        self.told.update(now)


def snapshot(archive: Archive) -> dict[Path, State]:
    """Time and size of every file that the site is made from."""
    folders = (archive.docs, archive.root / "overrides", archive.ledger, archive.seeds)
    paths = [path for folder in folders for path in folder.rglob("*")] + [archive.root / "mkdocs.yml"]
    # An editor may replace a file between the listing and the look: the next look sees the new one.
    return {path: state for path in paths if (state := state_of(path))}


def state_of(path: Path) -> State | None:
    """Time and size of a file; None where there is none, or a link that leads nowhere."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
