"""The files that every archive has of its own: program, templates, settings, vocabulary, pages about the archive.

In a checkout they stand where an archive has them; a wheel carries them in `jianbao/given/` and `jianbao/lexicon/`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

PACKAGE = Path(__file__).resolve().parent
ROOTS = (
    ".editorconfig",
    ".gitattributes",
    ".github/ISSUE_TEMPLATE",
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".github/workflows",
    ".github/dependabot.yml",
    ".github/guide",
    ".gitignore",
    "CONTRIBUTING.md",
    "DESIGN.md",
    "GLOSSARY.md",
    "LICENSE",
    "MAINTAINING.md",
    "MANUAL.md",
    "Makefile",
    "docs",
    "hatch_build.py",
    "mkdocs*.yml",
    "overrides",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
)
"""Files and folders that a new archive gets as they are; pyproject.toml names the same for the wheel."""
NOT_GIVEN = re.compile(r"docs/articles/|(?:.*/)?(?:__pycache__/|\.DS_Store)|.*\.pyc|.*\.new")
TESTED = re.compile(rb"make +(?:test|check|lint|actions|eval|bench)\b(?!-)|-m +tests\.")
"""Workflows that test the program: an archive has no tests of it."""
CHECKOUT = PACKAGE.parent.parent


def files() -> dict[str, bytes]:
    """Path below an archive's root → content, of everything that a new archive gets."""
    is_checkout = (CHECKOUT / "mkdocs.yml").is_file() and (CHECKOUT / "tools/jianbao") == PACKAGE
    base = CHECKOUT if is_checkout else PACKAGE / "given"
    lexicon = CHECKOUT / "tools/lexicon" if is_checkout else PACKAGE / "lexicon"
    found = {f"tools/lexicon/{name}": data for name, data in _below(lexicon)}
    found |= {
        f"tools/jianbao/{name}": data for name, data in _below(PACKAGE) if not name.startswith(("given/", "lexicon/"))
    }
    for path in (path for root in ROOTS for path in base.glob(root) if not path.is_symlink()):
        root = path.relative_to(base).as_posix()
        if path.is_file():
            found[root] = path.read_bytes()
        found |= {f"{root}/{name}": data for name, data in _below(path)}
    return {name: data for name, data in sorted(found.items()) if not NOT_GIVEN.match(name) and not _tests(name, data)}


def _tests(name: str, data: bytes) -> bool:
    return name.startswith(".github/workflows/") and bool(TESTED.search(data))


def _below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder with its path below it; links are left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


NAME = re.compile(r"^site_name:.*$", re.MULTILINE)
PUBLISHER = re.compile(r"^  publisher:.*$", re.MULTILINE)


def named(settings: bytes, name: str) -> bytes:
    r"""Settings that give an archive its name.

    >>> print(named(b"site_name: x\nextra:\n  publisher: x\n", "甲: 乙").decode())
    site_name: '甲: 乙'
    extra:
      publisher: '甲: 乙'
    """
    value = yaml.safe_dump(name, allow_unicode=True, width=10**6).removesuffix("...\n").strip()
    text = NAME.sub(lambda _: f"site_name: {value}", settings.decode("utf-8"), count=1)
    return PUBLISHER.sub(lambda _: f"  publisher: {value}", text, count=1).encode()


def name_of(settings: bytes) -> str | None:
    """The name that settings give."""
    found = NAME.search(settings.decode("utf-8", "replace"))
    value = yaml.load(found[0], Loader=yaml.BaseLoader) if found else {}  # noqa: S506 -- makes texts only
    return value.get("site_name")


README = """# {name}

这是一个剪报档案：把报纸版面的文字变成逐篇可读、可查、可引用、可订正的网站，由 jianbao {version} 建立。
An archive of newspaper articles, made with jianbao {version}.

    make site            # seeds/ → docs/articles/ → site/
    make serve           # 在本机查看 · look at it
    make check-articles  # 检查人工修改 · check what people wrote

1. 把文本文件放进 `seeds/`（一个版面或一个网页一个文件），运行 `make site`。Put text files into `seeds/`, one a page, and run `make site`.
2. 核对列出的存疑，提交 `seeds/`、`docs/articles/` 和 `ledger/`。Look at the doubts it lists; commit these three folders.
3. 手工录入：`.venv/bin/jianbao new --title …`。An article typed in by hand: the same command.
4. 名称、邮箱等在 `mkdocs.yml`，关于页在 `docs/about/`，词表在 `tools/lexicon/`。Settings, pages about the archive, vocabulary.
5. 放到 GitHub：推送之后，在 Settings → Pages 把来源设为 GitHub Actions；在 Settings → Actions → General 允许 Actions 建立合并请求。此后检查、建站、发布、收新版面都会自动进行。On GitHub: push, set the source of Pages to GitHub Actions, allow Actions to create pull requests; checks, site and new seeds follow by themselves.
6. 换用新版程序：在新版 jianbao 的文件夹里运行 `.venv/bin/jianbao init --update 本档案的文件夹`，见 [MANUAL.md](MANUAL.md)。A newer version of the program: see there.

命令、键与代码 · commands, keys and codes: [MANUAL.md](MANUAL.md). 出了问题 · when something fails: [MAINTAINING.md](MAINTAINING.md). 参与编辑 · contributing: [CONTRIBUTING.md](CONTRIBUTING.md).
"""
