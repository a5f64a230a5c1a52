"""Build: MkDocs turns build/docs into site/, skipped where nothing it reads has changed."""

import hashlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from jianbao.archive import Archive
from jianbao.errors import ToolFailure
from jianbao.publish.config import read_config
from jianbao.publish.history import last_commit
from jianbao.publish.links import links
from jianbao.write import write_text

UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images", "sitemap.xml.gz")
"""What Material and MkDocs put into every site and no page of ours loads; the gzip carries the time it was made."""

ENVIRONMENT = re.compile(r"!ENV\s+\[?\s*(\w+)")
"""Variables that the settings take their values from."""

VERSIONS = ("mkdocs", "mkdocs-material", "markdown")


def build_site(archive: Archive) -> bool:
    """Make site/ from build/docs; returns whether anything was built.

    Raises ToolFailure with what MkDocs said, and SettingRefused at a link: MkDocs would publish what it leads to.
    """
    for refused in (error for folder in _folders(archive) for error in links(folder, archive.root)):
        raise refused
    stamp = archive.root / "build" / "site.sha256"
    digest = digest_of(archive)
    if _is_current(archive, stamp, digest):
        return False
    stamp.unlink(missing_ok=True)
    run_mkdocs(archive)
    tidy(archive.site)
    build_variants(archive)
    write_text(stamp, digest)
    return True


def build_variants(archive: Archive) -> None:
    """Make the variants below site/, which the main build has emptied; as many at once as there are processors."""
    tags = [script.value for script in read_config(archive).variants]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda tag: run_mkdocs(archive, archive.settings_of(tag).name), tags))
    for tag in tags:
        tidy(archive.site / tag)


def _is_current(archive: Archive, stamp: Path, digest: str) -> bool:
    built = stamp.is_file() and (archive.site / "index.html").is_file()
    return built and stamp.read_text(encoding="utf-8") == digest


def digest_of(archive: Archive) -> str:
    """A digest of everything a build depends on: the tree, the templates, the settings, the tools, the commit."""
    digest = hashlib.sha256()
    settings = (archive.root / "mkdocs.yml").read_text(encoding="utf-8")
    variables = (os.environ.get(name, "") for name in ENVIRONMENT.findall(settings))
    for part in (*(version(name) for name in VERSIONS), *variables, str(last_commit(archive))):
        digest.update(part.encode() + b"\0")
    for path in _inputs(archive):
        digest.update(path.relative_to(archive.root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _folders(archive: Archive) -> tuple[Path, ...]:
    main = (archive.built_docs, archive.root / "overrides")
    tags = [script.value for script in read_config(archive).variants]
    return *main, *(folder for tag in tags for folder in (archive.built_docs_of(tag), archive.built_overrides_of(tag)))


def _inputs(archive: Archive) -> list[Path]:
    paths = [path for folder in _folders(archive) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [*sorted(archive.root.glob("mkdocs*.yml")), *paths]


def run_mkdocs(archive: Archive, settings: str = "mkdocs.yml") -> None:
    """Run MkDocs once, strictly; its words are shown only when it fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", settings]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(last_commit(archive)), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=archive.root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        words = (done.stderr + done.stdout).strip()
        raise ToolFailure(
            f"{settings}:1", f"MkDocs 未能建成网站：\n{words}", f"MkDocs could not build the site:\n{words}"
        )


def tidy(site: Path) -> None:
    """Remove what no page loads."""
    for name in UNUSED:
        path = site / name
        for file in sorted(path.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
