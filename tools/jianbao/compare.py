"""What changed in article files since a commit: for whoever reviews a pull request."""

import html
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jianbao.archive import Archive
from jianbao.article_file import LARGEST as LARGEST_FILE
from jianbao.article_file import parse
from jianbao.differences import Paint, by_words, marked_up
from jianbao.errors import ArticleRefused, SettingRefused, shown
from jianbao.symlinks import links_below

REVISION = re.compile(r"[0-9A-Za-z_][0-9A-Za-z_./~^@-]{0,199}")
LONGEST = 60_000
"""Characters of the differences of one article there."""
MOST = 200
"""Other files that a summary lists."""
LARGEST = 900_000
"""Characters of a page of differences: a job summary on GitHub holds a mebibyte."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One article file in both versions; None where it is not there."""

    place: str
    before: str | None
    after: str | None

    @property
    def title(self) -> str:
        """What it is called now, or was; empty where that cannot be read."""
        try:
            return parse(self.after if self.after is not None else self.before or "", self.place).heading
        except ArticleRefused:
            return ""


def changed_since(archive: Archive, revision: str) -> Iterator[Changed]:
    """Article files that differ from a commit; raises SettingRefused where git knows no such commit."""
    before, after = _committed(archive, revision), _there(archive)
    for place in sorted(before.keys() | after.keys()):
        if before.get(place) != after.get(place):
            yield Changed(place, before.get(place), after.get(place))


RUNS = re.compile(
    r"(?:\.github|\.ci|tools/jianbao|tools/train|tests|overrides|docs/assets)/.*|Makefile|hatch_build\.py|pyproject\.toml"
    r"|mkdocs[^/]*\.ya?ml|requirements[^/]*\.txt|\.pre-commit-config\.yaml|\.git\w+|.*\.(?:py|js|sh|html)"
)
"""What runs, or says what runs: whoever merges it gives it the rights of the archive."""
ARTICLE = re.compile(r"docs/articles/[^/]+/[^/]+\.md")
MODES = {"120000": {"zh": "符号链接", "en": "a symbolic link"}, "160000": {"zh": "子模块", "en": "a submodule"}}
WARNING = {"zh": "会运行，合并前请逐行看过", "en": "runs: read each line before you merge"}
OTHERS = {"zh": "其他文件", "en": "other files"}


def others_since(archive: Archive, revision: str, lang: str) -> Iterator[str]:
    """Files that are no articles and differ from a commit, with what whoever merges should know of them."""
    said = _git(archive, revision, "diff", "--raw", "-z", "--no-renames", revision, "--").decode("utf-8", "replace")
    parts = said.split("\0")
    for facts, place in zip(parts[::2], parts[1::2], strict=False):
        mode = facts.split(" ")[1]
        if ARTICLE.fullmatch(place) and mode not in MODES:
            continue
        notes = [MODES[mode][lang]] if mode in MODES else []
        notes += [WARNING[lang]] if RUNS.fullmatch(place) else []
        sign = {"A": NEW, "D": GONE}.get(facts[-1:], CHANGED)[lang]
        yield f"{sign} {shown(place)}" + (
            f"  ← {'、'.join(notes) if lang == 'zh' else ', '.join(notes)}" if notes else ""
        )


def _there(archive: Archive) -> dict[str, str]:
    links = set(links_below(archive.articles))
    paths = (
        path for path in archive.article_files() if path not in links and path.parent not in links and path.is_file()
    )
    return {path.relative_to(archive.root).as_posix(): _read(path) for path in paths}


def _read(path: Path) -> str:
    """The text of a file as far as it is compared."""
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE).decode("utf-8", "replace")


def _committed(archive: Archive, revision: str) -> dict[str, str]:
    listed = _git(archive, revision, "ls-tree", "-r", "-z", revision, "--", "docs/articles").decode("utf-8", "replace")
    found = {}
    for line in filter(None, listed.split("\0")):
        facts, _, place = line.partition("\t")
        mode, kind, digest = facts.split(" ")
        if kind == "blob" and mode != "120000" and re.fullmatch(r"docs/articles/[^/]+/[^/]+\.md", place):
            found[place] = _git(archive, revision, "cat-file", "blob", digest)[:LARGEST_FILE].decode("utf-8", "replace")
    return found


def _git(archive: Archive, revision: str, *arguments: str) -> bytes:
    if not REVISION.fullmatch(revision):
        raise _unknown(revision)
    try:
        return subprocess.run(["git", "-C", str(archive.root), *arguments], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise _unknown(revision) from error


def _unknown(revision: str) -> SettingRefused:
    return SettingRefused(
        shown(revision[:40]), "git 不认得这个版本，请核对", "git knows no such commit; check the name"
    )


NEW = {"zh": "新增", "en": "new"}
GONE = {"zh": "删除", "en": "removed"}
CHANGED = {"zh": "修改", "en": "changed"}
NOTHING = {"zh": "没有改动任何文章。", "en": "No article has changed."}
MORE = {"zh": "篇幅所限，另有 {} 篇未列出：jianbao compare", "en": "{} more are not shown here: jianbao compare"}


def sign(one: Changed) -> dict[str, str]:
    """What befell a file, in both languages."""
    return NEW if one.before is None else GONE if one.after is None else CHANGED


def lines(changed: list[Changed], lang: str, paint: Paint, others: Sequence[str] = ()) -> Iterator[str]:
    """The differences for a terminal or a pipe, `others` being what is said of other files."""
    for one in changed:
        yield f"{sign(one)[lang]} {shown(one.place)}  {shown(one.title)}"
        for line in by_words(one.before or "", one.after or "", paint):
            yield f"  {line}"
    if others:
        yield f"{OTHERS[lang]} {len(others)}"
        yield from (f"  {line}" for line in others)
    if not changed:
        yield NOTHING[lang]


def page(changed: list[Changed], lang: str, others: Sequence[str] = ()) -> Iterator[str]:
    """The differences as HTML for a job summary, one article a line.

    Everything from a file stands escaped inside `code` or `pre`, where GitHub sees neither Markdown nor names of people,
    and without an empty line, which would end the block.
    """
    if others:
        listed = "<br>".join(html.escape(" ".join(line.split())) for line in others[:MOST])
        yield f"<details open><summary>{OTHERS[lang]} {len(others)}</summary><pre>{listed}</pre></details>\n"
    size = 0
    for at, one in enumerate(changed):
        heads = f"<code>{_safe(one.place)}</code> <code>{_safe(one.title)}</code>"
        body = "<br>".join(_as_far_as(LONGEST, by_words(one.before or "", one.after or "", marked_up)))
        line = f"<details open><summary>{sign(one)[lang]} {heads}</summary><pre>{body}</pre></details>"
        size += len(line)
        if size > LARGEST:
            yield f"<p>{MORE[lang].format(len(changed) - at)}</p>"
            return
        yield f"{line}\n"
    if not changed:
        yield f"<p>{NOTHING[lang]}</p>"


def _as_far_as(most: int, lines: Iterable[str]) -> Iterator[str]:
    """The lines whose characters together are at most so many, then `…`, so that one file hides no other."""
    for line in lines:
        most -= len(line)
        if most < 0:
            yield "…"
            return
        yield line


def _safe(text: str) -> str:
    return html.escape(" ".join(shown(text).split())) or "—"
