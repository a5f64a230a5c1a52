"""S: what looks as if it should act: markup, scripts, templates, commands. None of it acts on the site; all of it is refused.

Not refused: `成本<3万元`, `a<b`, `$100`, `&lt;b&gt;`, `C++`.
"""

import re
from collections.abc import Iterator

from jianbao.check.sheet import Line, Problem, Sheet

TAGS = (
    "a abbr address article aside audio b base big blockquote body br button canvas caption center code col dd del details div dl dt em embed "
    "fieldset figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li link main map mark "
    "marquee math meta nav noscript object ol option p param picture pre q s script section select small source span strike strong style sub "
    "summary sup svg table tbody td template textarea tfoot th thead title tr tt u ul var video wbr xml"
).split()
HTML = re.compile(
    rf"<!--|<!\[CDATA|<!DOCTYPE\b|<\?\w+|</?(?:{'|'.join(TAGS)})(?=[\s/>]|$)[^<>]*>?|</?[a-z][\w-]*(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
WIDE_TAG = re.compile(r"＜[/／]?[A-Za-z][^＜＞]{0,80}＞")
"""`＜p＞`: typed with a Chinese input method, or folded by a tool on its way here."""
SCRIPT = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|style|link|meta|form|svg|base|frame|math)\b[^<>]*>?|<[^<>]*\bon[a-z]{3,}\s*=[^<>]*>?"
    r"|\b(?:javascript|vbscript)\s*[:：]\S*|\bdata:[a-z]+/[a-z+.-]+[;,]\S*",
    re.IGNORECASE,
)
TEMPLATE = re.compile(r"\{\{.{0,40}|\}\}|\{%.{0,40}|%\}|\{#.{0,40}|\$\{\{.{0,40}|<%.{0,40}")
COMMAND = re.compile(
    r"\$\([^)]*\)?|\$\{\w.{0,30}|`[^`]*(?:\$|;|\||&&|\b(?:rm|curl|wget|sh|bash|id|cat|env|whoami)\b)[^`]*`"
    r"|(?:^|[;|&\s\"'])(?:curl|wget|bash|sh|rm|nc|python3?|perl|eval|chmod|sudo)\s+(?:-\w+|https?:|/|\.\.?/)\S*"
    r"|(?:^|\s)::(?:set-output|set-env|add-mask|add-path|error|warning|notice|debug|group|endgroup|stop-commands|save-state)\b.{0,30}|##\[\w+\]|\bGITHUB_(?:ENV|OUTPUT|PATH|TOKEN)\b"
)
"""What a shell or a workflow runner would obey."""
YAML_TAG = re.compile(r"^[ \t]*[\w\u4e00-\u9fff]+[ \t]*:[ \t]*(?P<sign>!\S*|[&*][A-Za-z_]\w*(?=\s|$))|^[ \t]*<<[ \t]*:")
"""A type, an anchor or a reference: the only ways in which YAML does something."""


def safety(sheet: Sheet) -> Iterator[Problem]:
    """Every line that a person wrote or changed, front matter and body."""
    for line in sheet.typed_front:
        if found := YAML_TAG.match(line.text):
            yield line.problem("S-005", found[0].strip()[:40])
        yield from _line(line)
    for line in sheet.typed:
        yield from _line(line)


def _narrow(found: re.Match[str]) -> str:
    """A tag with the signs that a browser would know."""
    return found[0].translate(str.maketrans("＜＞／", "<>/"))


def _line(line: Line) -> Iterator[Problem]:
    plain = WIDE_TAG.sub(_narrow, line.text)
    text = re.sub(r"\\(.)", r"\1", plain) if "\\" in plain else plain
    if found := SCRIPT.search(text):
        yield line.problem("S-002", found[0][:40])
    elif found := HTML.search(plain.replace("\\<", "")):
        yield line.problem("S-001", found[0][:40])
    if found := TEMPLATE.search(text):
        yield line.problem("S-003", found[0][:40])
    elif found := COMMAND.search(text):
        yield line.problem("S-004", found[0].strip()[:40])
