"""The trees of the variants: every file of the main tree in another script, at the same address below its own folder.

What is published is converted, not what is read: so every page has its counterpart, whatever kinds of pages there are,
addresses stay (they are made of names, and names change with the script), and what is hidden or taken down is so in
each script.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from jianbao.archive import article_url
from jianbao.model import Document
from jianbao.publish.browse import Files
from jianbao.publish.config import SiteConfig
from jianbao.variants.convert import NOTHING, Known, convert
from jianbao.variants.known import known_of
from jianbao.variants.quotes import corner
from jianbao.variants.script import Script

TAG = re.compile(r"(<[^>]*>)")
PRINTED = '<span class="t">'
"""A line of a seed: it stays what it is, in whatever script the page around it is."""
OF_ARTICLE = re.compile(r'<p class="now" data-of="([^"]*)">')
"""A text of an article on the page of another thing; its own names are known."""
APART = re.compile(rf"({PRINTED}.*?</span>|{OF_ARTICLE.pattern.replace('(', '(?:')}.*?</p>)", re.DOTALL)
PRINTED_SIMPLIFIED = '<span class="t" lang="zh-Hans">'
REPAIRED = 'title="原为'
"""How a repair says what stood there before."""
HAN = re.compile("[\u3400-\u9fff“”‘’]")

SHARED = ("data/", "assets/")
"""Folders that all scripts share: downloads are the archive's own data, and styles and scripts have no words."""
WORDY = ("assets/site.js",)
"""Scripts with words in them, which each variant has for itself."""
UNTOUCHED = frozenset("seed seed_lines id template sha256 encoding lines".split())
"""Keys whose values are names of files and the like."""
ADDRESSED = frozenset("tags_in_head json_ld citations".split())
"""Keys whose values name the page's own address and language."""
LOCALES = {Script.TAIWAN: "zh_TW", Script.HONG_KONG: "zh_HK", Script.TRADITIONAL: "zh_TW", Script.SIMPLIFIED: "zh_CN"}

EVERYWHERE = 3
"""Characters from which on a name of one article is kept in lists too; shorter ones may be words there."""


@dataclass(slots=True)
class Translator:
    """Converts the texts of an archive; each text of an article with the names that the article knows."""

    script: Script
    config: SiteConfig
    known: dict[str, Known]
    """Address of an article → what it knows."""
    general: Known
    done: dict[tuple[int, str], str] = field(default_factory=dict)
    """Lists say the same again and again."""

    def text(self, text: str, known: Known = NOTHING) -> str:
        """A text without markup."""
        if not HAN.search(text):
            return text
        key = (id(known), text)
        if key not in self.done:
            converted = convert(text, self.script, known)
            is_marked = self.config.variant_quotes and self.script.is_traditional
            self.done[key] = corner(converted) if is_marked else converted
        return self.done[key]

    def markup(self, html: str, known: Known) -> str:
        """HTML: its texts and the words in its tags; lines of a seed stay."""
        pieces = APART.split(html)
        return "".join(self._apart(piece) if at % 2 else self._nodes(piece, known) for at, piece in enumerate(pieces))

    def _apart(self, html: str) -> str:
        """A line of a seed, of which only what is said about its repairs is ours, or a text of an article."""
        if found := OF_ARTICLE.match(html):
            return self._nodes(html, self.known.get(found[1], self.general))
        line = html.replace(REPAIRED, self.text(REPAIRED))
        return line.replace(PRINTED, PRINTED_SIMPLIFIED, 1) if self.script.is_traditional else line

    def _nodes(self, html: str, known: Known) -> str:
        return "".join(self.text(piece, known) for piece in TAG.split(html))

    def value(self, value: object, known: Known) -> object:
        """A value of front matter; a record of another article is converted with the names of that one."""
        if isinstance(value, str):
            return self.text(value, known)
        if isinstance(value, list):
            return [self.value(item, known) for item in value]
        if isinstance(value, dict):
            own = self.known.get(str(value.get("url")), known)
            return {key: item if key in UNTOUCHED else self.value(item, own) for key, item in value.items()}
        return value

    def page(self, path: str, text: str) -> str:
        """A page of the built tree: its front matter value by value, then its HTML."""
        known = self.known.get(article_of(path), self.general)
        _, front, body = text.split("---\n", 2)
        return f"---\n{''.join(self._entry(line, known) for line in front.splitlines())}---\n{self.markup(body, known)}"

    def _entry(self, line: str, known: Known) -> str:
        key, _, held = line.partition(": ")
        try:
            value = json.loads(held)
        except ValueError:  # front matter that a person wrote
            return f"{self.text(line, known)}\n"
        converted = value if key in UNTOUCHED else self.value(value, known)
        said = json.dumps(converted, ensure_ascii=False)
        return f"{key}: {self.addressed(said) if key in ADDRESSED else said}\n"

    def addressed(self, text: str) -> str:
        """A text with the address and the language of the variant in place of the main site's."""
        own = text.replace(self.config.url, variant_url(self.config, self.script))
        return own.replace("zh-Hans", self.script).replace("zh_CN", LOCALES[self.script])


def translator(documents: Iterable[Document], script: Script, config: SiteConfig) -> Translator:
    """What converts an archive into a script."""
    known = {article_url(document.id): known_of(document) for document in documents}
    return Translator(script, config, known, everywhere(known.values()))


def everywhere(known: Iterable[Known]) -> Known:
    """The names of all articles, for pages that are of none."""
    people: dict[str, None] = {}
    places: dict[str, None] = {}
    for one in known:
        people |= dict.fromkeys(name for name in one.people if len(name) >= EVERYWHERE)
        places |= dict.fromkeys(one.places)
    return Known(tuple(people), places=tuple(places))


def article_of(path: str) -> str:
    """The address of the article that a page belongs to.

    >>> article_of("articles/fa5e3efd/01/source.md"), article_of("articles/fa5e3efd/01.md")
    ('articles/fa5e3efd/01/', 'articles/fa5e3efd/01/')
    """
    return "/".join(path.removesuffix(".md").split("/")[:3]) + "/"


def variant_url(config: SiteConfig, script: Script) -> str:
    """Where a variant will stand."""
    return f"{config.url}{script}/"


def variant_tree(files: Files, tool: Translator) -> Files:
    """The tree of a variant."""
    made: Files = {}
    for path, content in files.items():
        if path.startswith(SHARED) and path not in WORDY and not path.endswith(".md"):
            continue
        made[path] = variant_file(path, content, tool)
    return made


def variant_file(path: str, content: bytes, tool: Translator) -> bytes:
    """One file of it."""
    if path.endswith(".md"):
        text = content.decode()
        return (tool.page(path, text) if text.startswith("---\n") else tool.markup(text, tool.general)).encode()
    if path in WORDY:
        return tool.text(content.decode()).replace('"./search/', '"../../assets/search/').encode()
    if path.startswith("feed."):
        return tool.addressed(tool.markup(content.decode(), tool.general)).encode()
    return content


TEMPLATES = (".html", ".xml")


def variant_templates(templates: Files, tool: Translator) -> Files:
    """The templates of a variant: their words converted, what all scripts share one folder up."""
    return {
        path: template(content.decode(), tool).encode() if path.endswith(TEMPLATES) else content
        for path, content in templates.items()
    }


def template(text: str, tool: Translator) -> str:
    """One template; Jinja's words are ASCII, and what it compares with a value is converted like the value."""
    converted = "\n".join(tool.text(line) for line in text.split("\n"))
    shared = re.sub(r"""(?<=['"])assets/""", "../assets/", converted)
    for path in WORDY:
        shared = shared.replace(f"../{path}", path)
    return shared
