"""A pull request with what a conversion changed, and with what is in doubt about it."""

import hashlib
import html
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from jianbao import write
from jianbao.archive import Archive
from jianbao.errors import ToolFailure, visible
from jianbao.findings import Finding

OURS = ("docs/articles", "ledger", "seeds/manifest-sha256.txt")
AUTHOR = ("-c", "user.name=jianbao", "-c", "user.email=jianbao@users.noreply.github.com")
LONGEST = 60_000
"""Characters of a pull request's text: GitHub takes 65,536."""
TITLE = "新收版面：{} 个文件 · {} new and changed files from seeds"
HEAD = "程序转换了新收或变更的原始文本。请对照原始文本读一遍下列存疑之处，再合并。\n\nConverted from new or changed seeds. Please look at the doubts below, then merge.\n"
NOTHING = "没有存疑之处 · no doubts\n"


def propose(archive: Archive, findings: Iterable[Finding]) -> str | None:
    """Commit what changed on a branch of its own and open a pull request; returns the branch, None where nothing changed.

    The same changes give the same branch, so a second run opens no second request. Raises ToolFailure where git or gh fail.
    """
    changed = _changed(archive.root)
    if not changed:
        return None
    branch = f"articles-{_digest(archive.root, changed)}"
    body = archive.root / "build" / "proposal.md"
    write.write_text(body, text(changed, findings))
    _run(archive.root, "git", "switch", "--quiet", "--create", branch)
    _run(archive.root, "git", "add", "--", *OURS)
    _run(archive.root, "git", *AUTHOR, "commit", "--quiet", "--message", f"Convert seeds: {len(changed)} files")
    _run(archive.root, "gh", "auth", "setup-git")
    _run(archive.root, "git", "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{branch}")
    title = TITLE.format(len(changed), len(changed))
    _run(archive.root, "gh", "pr", "create", "--head", branch, "--title", title, "--body-file", str(body))
    return branch


def _changed(root: Path) -> list[str]:
    said = _run(root, "git", "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *OURS)
    return sorted(line[3:] for line in said.split("\0") if line)


def _digest(root: Path, changed: list[str]) -> str:
    digest = hashlib.sha256()
    for name in changed:
        path = root / name
        digest.update(name.encode() + b"\0" + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()[:12]


def text(changed: list[str], findings: Iterable[Finding]) -> str:
    """The text of the request: what is in doubt about the changed articles, as text in which nothing acts."""
    ids = {f"{Path(name).parent.name}-{Path(name).stem}" for name in changed if name.endswith(".md")}
    doubts = [one for one in findings if one.article in ids or one.path in changed]
    return f"{HEAD}\n" + ("".join(_listed(doubts)) if doubts else NOTHING)


def _listed(doubts: list[Finding]) -> Iterator[str]:
    size = 0
    yield f"<details open><summary>存疑 {len(doubts)} 处 · {len(doubts)} doubts</summary><pre>"
    for at, one in enumerate(doubts):
        line = html.escape(visible(one.message("zh")))
        size += len(line)
        if size > LONGEST:
            yield f"… {len(doubts) - at} more: jianbao convert --dry-run --all-doubts"
            break
        yield f"{line}<br>"
    yield "</pre></details>\n"


def _run(root: Path, *command: str) -> str:
    try:
        return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip()
        raise ToolFailure(
            " ".join(command[:2]), f"未能完成，请看其提示：{said}", f"failed; see what it said: {said}"
        ) from error
