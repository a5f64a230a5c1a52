"""Article files: what is written is read back, no text acts as markup, and people's slips are named with their line."""

import html
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from jianbao import article_file
from jianbao.errors import ArticleRefused
from jianbao.model import Document, Flag, Kind, Passage, Role, Subjects, Withdrawal

ROOT = Path(__file__).resolve().parent.parent


# docs/ stands in for build/docs, which a fresh clone lacks and MkDocs asks for.
EXTENSIONS = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(ROOT / "docs")).markdown_extensions


SNIPPETS = (
    *"\\`*_{}[]#>+-.!~=:|<>&;\"'()$^@%/ 　甲乙，。1\t\r",
    "\N{NO-BREAK SPACE}",
    "\N{LINE SEPARATOR}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\x07",
    "\x85",
    "---",
    "===",
    "***",
    "```",
    "~~~",
    "1. ",
    "# ",
    "## ",
    "    ",
    ": ",
    "> ",
    "| a | b |",
    "|-|-|",
    "-|-",
    "[^1]: ",
    "*[甲]: 乙",
    "[甲]: http://a.example",
    "![](x)",
    "<b>",
    "</p>",
    "<!-- ",
    "-->",
    "<img src=x onerror=alert(1)>",
    "&lt;",
    "&amp;",
    "&#60;",
    "&copy",
    "{{ config }}",
    "{% raw %}",
    "{ .caption }",
    "{: #x }",
    "{ .gap }",
    article_file.GAP,
    "\\*",
    "\\\\",
    "yes",
    "null",
    "~",
    "2023-06-01",
    "010",
    "12:30",
    "1_000",
    ".inf",
    "甲: 乙",
    "- 甲",
    "%YAML",
    "!!int",
    "&a",
    "*a",
    "@",
    "'",
    '"',
)


hostile = st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=8).map("".join)


anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


texts = (hostile | anything).filter(str.strip)


one_line = texts.map(lambda text: text.replace("\n", " "))


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """A passage of any role; poems have several lines, texts have gaps anywhere, at both ends too."""
    role = draw(st.sampled_from([role for role in Role if role.is_body]))
    if role is Role.VERSE:
        return Passage(role, "\n".join(draw(st.lists(one_line.filter(str.strip), min_size=1, max_size=3))))
    text = draw(one_line.filter(str.strip))
    places = draw(st.lists(st.sampled_from([0, len(text)]) | st.integers(0, len(text)), max_size=3))
    return Passage(role, text, tuple(sorted(places)))


maybe = st.none() | texts


names = st.lists(texts, max_size=3).map(tuple)


subjects = st.builds(Subjects, names, names, names, names)


documents = st.builds(
    Document,
    id=st.just("0123abcd-01"),
    kind=st.sampled_from(Kind),
    body=st.lists(passages(), max_size=4).map(tuple),
    title=maybe,
    display_title=maybe,
    kicker=maybe,
    authors=names,
    byline=maybe,
    date=st.none() | st.sampled_from(["2023-06-01", "2023-06~", "2023"]),
    date_reason=maybe,
    subjects=subjects,
    flags=st.lists(st.sampled_from(Flag), unique=True).map(tuple),
    withdrawn=st.none() | st.builds(Withdrawal, st.just("2024-01-03"), texts),
    masked=names,
    noindex=st.none() | st.just("true"),
    hant=st.dictionaries(texts, texts, max_size=2).map(lambda pairs: tuple(pairs.items())),
    lines=maybe,
)


@given(documents)
def test_what_is_written_is_read_back(document: Document) -> None:
    """Parsing the file of a document gives the document; writing that gives the same bytes."""
    written = article_file.render(document)
    assert article_file.parse(written, "01.md") == document
    assert article_file.render(article_file.parse(written, "01.md")) == written


def rendered(passage: Passage) -> str:
    """The HTML of a passage, by Python-Markdown with the extensions of the archive."""
    return without_ids(markdown.markdown(article_file.render_passage(passage), extensions=EXTENSIONS))


def without_ids(markup: str) -> str:
    """HTML without the addresses that headings get, which count within a page."""
    return re.sub(r'(<h\d) id="[^"]*"', r"\1", markup)


def plain(markup: str) -> str:
    """The text of HTML, without white space, gaps taken out."""
    markup = markup.replace('<em class="gap">〔缺字〕</em>', "")
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""Markdown and HTML have no place for control characters; repairs take them out of every seed."""


@given(passages().filter(lambda passage: not UNSEEN.search(passage.text.replace("\n", ""))))
@settings(max_examples=150)
def test_markdown_shows_the_text_and_nothing_of_it_acts(passage: Passage) -> None:
    """Through the real extensions, the text comes back as it was, in the one element of its role."""
    markup = rendered(passage)
    assert plain(markup) == "".join(passage.text.split())
    mark = article_file.MARKED.get(passage.role)
    outer = "h2" if passage.role is Role.HEADING else f'p class="{mark}"' if mark else "p"
    assert re.findall(r"<(?!/)([^>]*)>", markup) == [outer, *['em class="gap"'] * len(passage.gap_at)]


@given(st.lists(passages(), max_size=5))
def test_passages_do_not_touch_each_other(body: list[Passage]) -> None:
    """A body is the sum of its passages: no reference, footnote or table of one reaches into another."""
    body = [passage for passage in body if not UNSEEN.search(passage.text.replace("\n", ""))]
    source = article_file.render(Document("0123abcd-01", Kind.ARTICLE, tuple(body)))
    markup = without_ids(markdown.markdown(source.split("---\n", 2)[2], extensions=EXTENSIONS))
    assert "".join(markup.split()) == "".join("".join(map(rendered, body)).split())


FRONT = "---\nid: 0123abcd-01\ntitle: 甲\ndate: 2023-06-01\ntags: [阅读]\n---\n"


READ = Document("0123abcd-01", Kind.ARTICLE, (Passage(Role.PARAGRAPH, "正文。"),), title="甲", date="2023-06-01")


READ = replace(READ, subjects=Subjects(("阅读",)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{FRONT}\n正文。\n", id="as generated"),
        pytest.param(f"{FRONT}\n正文。", id="without a final newline"),
        pytest.param(f"{FRONT}正文。\n\n\n", id="without an empty line before the text"),
        pytest.param(f"\ufeff{FRONT}\n正文。\n", id="with a byte-order mark"),
        pytest.param(f"{FRONT}\n正文。\n".replace("\n", "\r\n"), id="with CRLF"),
        pytest.param(f"{FRONT}\n正文。\n".replace("---\n", "--- \n"), id="with spaces behind the fences"),
        pytest.param(
            "---\ntags:\n  - 阅读\ndate: '2023-06-01'\ntitle: \"甲\"\nid: 0123abcd-01\n---\n正文。",
            id="in another order",
        ),
        pytest.param(FRONT.replace("title", "page:\ntitle") + "正文。\n", id="with an empty key"),
        pytest.param(FRONT.replace("title", "# 注\ntitle") + "正文。\n", id="with a comment"),
    ],
)
def test_the_forms_that_people_write_are_read_alike(text: str) -> None:
    """Line ends, marks, order of keys and quotes say nothing."""
    assert article_file.parse(text, "01.md") == READ


@pytest.mark.parametrize(
    "value", ["yes", "no", "010", "12:30", "1_000", "2023-06-01", "1e3", ".5", "0x1F", "=", "true"]
)
def test_a_title_is_the_text_that_stands_there(value: str) -> None:
    """What YAML would read as a number, a date or a truth value stays the text that was typed."""
    assert article_file.parse(f"---\nid: 0123abcd-01\ntitle: {value}\n---\n", "01.md").title == value


BODIES: list[tuple[str, list[tuple[Role, str]]]] = [
    ("## 小标题\n正文。", [(Role.HEADING, "小标题"), (Role.PARAGRAPH, "正文。")]),
    ("#小标题 ##\n\n正文。", [(Role.HEADING, "小标题"), (Role.PARAGRAPH, "正文。")]),
    ("图：甲\n{.caption}", [(Role.CAPTION, "图：甲")]),
    ("图：甲\n{: .caption }  \n\n\n乙", [(Role.CAPTION, "图：甲"), (Role.PARAGRAPH, "乙")]),
    ("甲 &amp; 乙 &lt;b&gt; \\* 3\\.5", [(Role.PARAGRAPH, "甲 & 乙 <b> * 3.5")]),
    ("甲&乙 <b> *丙*", [(Role.PARAGRAPH, "甲&乙 <b> *丙*")]),
    ("一行\n二行\n{ .verse }", [(Role.VERSE, "一行\n二行")]),
    ("甲 { .caption }", [(Role.PARAGRAPH, "甲 { .caption }")]),
    ("", []),
    (" \n\t\n", []),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_bodies_that_people_write_are_read_as_meant(body: str, expected: list[tuple[Role, str]]) -> None:
    """Small slips in our few signs are forgiven; every other sign is text."""
    assert [(passage.role, passage.text) for passage in article_file.parse_body(body)] == expected


SLIPS: list[tuple[str, int, str, str]] = [
    ("正文。", 1, "请补上", "add it"),
    ("", 1, "请补上", "add it"),
    ("---\nid: a-01\n正文。", 1, "结束的 ---", "closing ---"),
    ("---\nid: a-01\ntitle: 甲: 乙\n---\n", 3, "双引号", "double quotes"),
    ("---\nid: a-01\ntitle: [甲] 乙\n---\n", 3, "双引号", "double quotes"),
    ('---\nid: a-01\ntitle: "甲"乙\n---\n', 3, "双引号", "double quotes"),
    ("---\nid: a-01\ntitle: [甲]\n---\n", 3, "一段文字", "one text"),
    ("---\nid: a-01\ntitle：甲\n---\n", 3, "全角冒号", "full-width colon"),
    ("---\nid: a-01\ntitle: 甲\ntitle: 乙\n---\n", 4, "写了两次", "twice"),
    ("---\nid: a-01\nauthors: 沈洋\n---\n", 3, "[甲, 乙]", "[one, two]"),
    ("---\nid: a-01\nkind: 通讯\n---\n", 3, "photo", "photo"),
    ("---\nid: a-01\ntitle: 甲\nflags: [gap, 缺字]\n---\n", 4, "truncated", "truncated"),
    ("---\nid: a-01\nwithdrawn: 是\n---\n", 3, "键: 值", "key: value"),
    ("---\nid: a-01\nwithdrawn:\n  date: 2024-01-03\n---\n", 3, "reason", "reason"),
    ("---\nid: a-01\nhant: [甲]\n---\n", 3, "键: 值", "key: value"),
    ("---\ntitle: 甲\n---\n", 2, "如 fa5e3efd/01.md 写 id: fa5e3efd-01", "id: fa5e3efd-01 for fa5e3efd/01.md"),
    ("---\n- id\n---\n", 2, "键: 值", "key: value"),
    ("---\nid: a-01\ntags: &a [&b [*a]]\n---\n", 3, "双引号", "quotes"),
    ('---\nid: a-01\ntitle: "\\ud800"\n---\n', 3, "半个字符", "half a character"),
]


@pytest.mark.parametrize(("text", "line", "zh", "en"), SLIPS)
def test_a_slip_is_named_with_its_line_and_its_remedy(text: str, line: int, zh: str, en: str) -> None:
    """One line in either language: file, line, what is wrong, what to do."""
    with pytest.raises(ArticleRefused) as caught:
        article_file.parse(text, "01.md")
    assert caught.value.place == f"01.md:{line}"
    assert zh in caught.value.message("zh")
    assert en in caught.value.message("en")
    assert "\n" not in caught.value.message("zh") + caught.value.message("en")


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    """An editor that saves GBK gets told to save UTF-8, and at which line it shows."""
    path = tmp_path / "01.md"
    path.write_bytes("---\nid: a-01\ntitle: 甲\n---\n".encode("gbk"))
    with pytest.raises(ArticleRefused, match="save it as UTF-8") as caught:
        article_file.read_text(path, "01.md")
    assert caught.value.place == "01.md:3"


@given(st.text(max_size=200) | st.lists(st.sampled_from([*SNIPPETS, "\n", "\n\n", "id: a-01\n"])).map("".join))
def test_no_file_makes_the_reader_fail(text: str) -> None:
    """Whatever stands in a file, it is read or refused."""
    for source in (text, f"---\nid: a-01\n{text}", f"---\nid: a-01\n---\n{text}"):
        try:
            document: Any = article_file.parse(source, "01.md")
        except ArticleRefused as error:
            document = error.message("zh")
        assert document
