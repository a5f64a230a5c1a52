"""A pull request of a stranger whose names and texts try to act: nothing runs, and what is refused is told."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.jobs import copied, git, make

MARKER = "pwned"
SHELL = f"$(touch {MARKER})`touch {MARKER}`; touch {MARKER} #"
TEMPLATE = "{{ config.__class__ }}{% include '/etc/passwd' %}${{ github.token }}"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)><!-- -->"
MARKDOWN = "[点我](javascript:alert(1)) ![图](http://evil.example/a.png) @everyone #1 </pre></details>"
WIDE = "＜script＞alert(1)＜/script＞"
COMMANDS = "::set-output name=a::b\n::error file=a::b\n::add-mask::甲\n##[command]甲\n::stop-commands::x"
REFERENCE = "[甲][x]\n\n[x]: javascript:alert(1)\n\n<javascript:alert(1)>"
SETEXT = "甲\n===\n\n~~~ { .x onclick=alert(1) }\n甲\n~~~\n\n甲\n{: onclick=alert(1) }"
HOSTILE = [SHELL, TEMPLATE, MARKUP, MARKDOWN, WIDE, REFERENCE, SETEXT]
FRONTS = [
    f"title: !!python/object/apply:os.system ['touch {MARKER}']",
    f"title: !!python/object/new:subprocess.Popen [[touch, {MARKER}]]",
    "title: &a [甲, 乙]\ntags: [*a, *a]",
    "title: " + "[" * 3000,
    'title: "\\ud800"',
    "title: 甲\n<<: {kind: poem}",
    f"title: 甲\nhant: {{$(touch {MARKER}): 乙}}",
]
NAMES = [
    f"$(touch {MARKER}).md", "a\n::error::b.md", "-rf.md", "--help.md", "%0A::error::c.md", "\x1b[31m.md", "\u202emd.01.md",
    "{{ 7*7 }}.md", "a;touch pwned;.md", "甲" * 80 + ".md",
]  # fmt: skip


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The repository as it stands, in a folder of its own."""
    return copied(tmp_path / "clone")


def attack(clone: Path) -> None:
    """Titles, file names, front matter and text that try to act; links, a submodule, huge files; the program itself changed."""
    folder = clone / "docs/articles/deadbeef"
    folder.mkdir(parents=True)
    for at, text in enumerate(HOSTILE, 1):
        quoted = " ".join(text.split()).replace("'", "''")
        (folder / f"{at:02}.md").write_text(
            f"---\nid: deadbeef-{at:02}\ntitle: '{quoted}'\nbyline: '{quoted}'\nauthors: ['{quoted}']\nkind: article\n---\n\n"
            f"{text}\n\n{COMMANDS}\n", "utf-8",
        )  # fmt: skip
    for at, front in enumerate(FRONTS, 21):
        (folder / f"{at}.md").write_text(f"---\nid: deadbeef-{at}\n{front}\nkind: article\n---\n\n甲\n", "utf-8")
    for name in NAMES:
        (folder / name).write_text("---\nid: a-01\n---\n\n甲\n", "utf-8")
    (folder / "41.md").write_text("---\nid: deadbeef-41\ntitle: 甲\nkind: article\n---\n\n" + "{{" * 600_000, "utf-8")
    (folder / "42.md").write_text("---\nid: deadbeef-42\ntitle: 甲\nkind: article\n---\n\n" + "[a](" * 1_200, "utf-8")
    (folder / "43.md").symlink_to("/etc/passwd")
    (clone / "docs/articles/cafebabe").symlink_to("/etc")
    (clone / "seeds/甲\n::error::.txt").write_text("甲", "utf-8")
    (clone / "seeds/乙.txt").symlink_to("/etc/passwd")
    (clone / "mkdocs.yml").write_text((clone / "mkdocs.yml").read_text("utf-8") + "# hooks: [evil.py]\n", "utf-8")
    (clone / ".github/workflows/ci.yml").write_text("on: pull_request_target\njobs: {}\n")
    edited = clone / "docs/articles/fa5e3efd/01.md"
    edited.write_text(edited.read_text("utf-8").replace("title: ", "title: <b>"), "utf-8")
    git(clone, "add", "-A")
    git(clone, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},docs/articles/sub")
    git(clone, "commit", "-q", "-m", f"{SHELL}\n{COMMANDS}")
    (clone / "docs/articles/sub").mkdir()


TOLD = {
    "S-001", "S-002", "S-003", "S-004", "S-005", "S-006", "S-007", "K-007", "B-015", "F-001",
}  # fmt: skip
"""Codes that the check must tell of what was refused."""


@pytest.mark.timeout(400)
def test_a_hostile_pull_request_runs_nothing_and_its_summary_is_inert(clone: Path) -> None:
    """No command runs, nothing gets into the job's environment, the log has no command of theirs, the summary no markup."""
    attack(clone)
    files = {
        name: str(clone.parent / name) for name in ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")
    }
    said = ""
    for run in ("summary BASE=HEAD^1", "check-articles FORMAT=github", "site", "links"):
        done = make(clone, *run.split(), GITHUB_ACTIONS="true", **files)
        said += done.stdout + done.stderr
        assert "Traceback" not in said, said
        assert not run.startswith("summary") or done.returncode == 0, said
    assert [path for path in clone.rglob(MARKER)] == []  # noqa: C416 -- reads as what it is
    assert [name for name in ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH") if Path(files[name]).exists()] == []
    assert re.findall(r"(?m)^::(?!error |warning |notice )\S*", said) == []
    assert re.findall(r"(?m)^##\[", said) == []
    assert TOLD - set(re.findall(r"title=([A-Z]-\d{3})::", said)) == set()
    inert_summary(Path(files["GITHUB_STEP_SUMMARY"]).read_text("utf-8"))
    inert_pages(clone)


def inert_summary(summary: str) -> None:
    """No markup but ours, nothing that is a link or names somebody outside of `code` and `pre`, no end of the block; what runs is told."""
    inert = re.sub(r"<(?:code|pre)>.*?</(?:code|pre)>", "", summary)
    assert set(re.findall(r"</?[a-z]+[^>]*>", summary)) <= {
        *("<details open>", "</details>", "<summary>", "</summary>", "<code>", "</code>", "<pre>", "</pre>"),
        *("<del>", "</del>", "<ins>", "</ins>", "<br>"),
    }
    assert [word for word in ("alert", "javascript", "@everyone", MARKER, "::") if word in inert] == []
    assert "\n\n" not in summary.strip()
    for name in (".github/workflows/ci.yml", "mkdocs.yml"):
        assert re.search(rf"{re.escape(name)}  ?← (?:runs|会运行)", summary), summary[:3000]
    for kind in ("a symbolic link|符号链接", "a submodule|子模块"):
        assert re.search(kind, summary)


class Acting(HTMLParser):
    """What acts on a page: handlers, scripts that are not files, addresses of scripts."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that acts."""
        held = dict(attrs)
        data = (held.get("type") or "").endswith("json")
        scripts = [value for value in held.values() if re.match(r"\s*(?:java|vb)script:", value or "", re.IGNORECASE)]
        if (
            scripts
            or any(name.startswith("on") for name in held)
            or (tag == "script" and not held.get("src") and not data)
        ):
            self.found.append(f"{tag} {held}")


def inert_pages(clone: Path) -> None:
    """Nothing of theirs is an element, a handler or an address of a script on any page, and no file of the machine is shown."""
    pages = [path.read_text("utf-8") for path in (clone / "site").rglob("*.html")]
    assert len(pages) > 50
    acting = Acting()
    for text in pages:
        acting.feed(text)
        assert "root:x:0:0" not in text
    assert acting.found == []
