"""T: characters and punctuation, line by line; each rule says what stands there and, where that is sure, what should.

Nothing here rewrites what was printed: only lines that a person typed or changed are looked at.
"""

import re
from collections.abc import Callable, Iterator

from jianbao.article_file import GAP
from jianbao.check import lookalikes
from jianbao.check.sheet import Line, Problem, Sheet
from jianbao.ingest.characters import HAN
from jianbao.ingest.repair import INVISIBLE, SPACES, TERMINAL, apply, equivalents, full_width

TEXT_KEYS = re.compile(r"(?P<head>(?:title|display_title|kicker|subtitle|rubric|byline):[ \t]+)(?P<value>.*)")
MARKS = re.compile(r"[ \t]*\{[^}]*\}[ \t]*")
CJK_MARK = "，。、；：？！”’）》〉】」』〕…—"
OPEN_MARK = "“‘（《〈【「『〔"
WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
DOUBLES = re.compile(r"([，、；：])\1+|[，、；：][，、；：。]|。[，、；：]|(?<!。)。。(?!。)")
DOTS = re.compile(
    rf"(?<=[{HAN}{CJK_MARK}])(?:\.{{2,}}|。{{3,}}|·{{3,}}|・{{3,}})|(?<![.。…])…(?!…)(?=[{HAN}{CJK_MARK}]|$)"
)
DASHES = re.compile(rf"(?<=[{HAN}{CJK_MARK}])(?:--+|–|―{{2}})(?=[{HAN}{OPEN_MARK}])|(?<=[{HAN}])——{{2,}}(?=[{HAN}])")
PERIOD = re.compile(rf"(?<=[{HAN}])\.(?=[{HAN}”’」』）]|[ \t]*$)")
STRAIGHT = re.compile(rf'"([^"]*[{HAN}][^"]*)"')
SINGLE = re.compile(rf"(?<![A-Za-z\d])'([^']*[{HAN}][^']*)'(?![A-Za-z\d])")
GAPS = re.compile(
    rf"(?<=[{HAN}{CJK_MARK}])[ \u3000]+(?=[{CJK_MARK}])|(?<=[，。、；：？！])[ \u3000]+(?=[{HAN}{OPEN_MARK}])|(?<=[{OPEN_MARK}])[ \u3000]+(?=[{HAN}])"
)
MOJIBAKE = re.compile(
    r"\ufffd|锟斤拷|烫烫烫|屯屯屯|[\u00c2-\u00f4][\u0080-\u00bf]{1,3}[\u00c2-\u00f4]|(?:[äåæçèé][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]{1,2}){2,}"
    rf"|(?<=[{HAN}])\?{{3,}}(?=[{HAN}]|$)|[\ud800-\udfff]"
)
"""Signs of a file that was opened or saved in the wrong encoding."""
LINK_SIGN = "]("
"""A Markdown link, whose brackets are those of its address."""
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
"""Characters of one font's own; nobody else can read them."""

HALF_MARKS = re.compile("[\uff61\uff62\uff63\uff64\uff65\ufffc]")
"""Half-width marks of Japanese fonts, and what a word processor leaves where a picture was."""
WHOLE_MARKS = str.maketrans(
    {"\uff61": "。", "\uff62": "「", "\uff63": "」", "\uff64": "、", "\uff65": "·", "\ufffc": None}
)

Rule = tuple[str, Callable[[str], Iterator[str]], Callable[[str], str] | None]
"""Code, what is wrong in a text, and the text as it should be."""


def _found(pattern: re.Pattern[str]) -> Callable[[str], Iterator[str]]:
    """The passages that a pattern finds, with a few characters around each."""

    def find(text: str) -> Iterator[str]:
        for found in pattern.finditer(text):
            yield text[max(0, found.start() - 4) : found.end() + 4]

    return find


def _named(pattern: re.Pattern[str]) -> Callable[[str], Iterator[str]]:
    """The characters that a pattern finds, by their numbers, since nobody can see them."""

    def find(text: str) -> Iterator[str]:
        for char in dict.fromkeys("".join(pattern.findall(text))):
            yield f"U+{ord(char):04X}"

    return find


def _radicals(text: str) -> Iterator[str]:
    return (f"{text[start:end]} → {meant}" for start, end, meant in equivalents(text))


def _half_width(text: str) -> Iterator[str]:
    if LINK_SIGN in text:
        return
    yield from (text[max(0, start - 4) : end + 4] for start, end, _ in full_width(text))
    yield from _found(PERIOD)(text)


def _to_full(text: str) -> str:
    if LINK_SIGN in text:
        return text
    text = apply(text, full_width(text))
    return re.sub(rf"(?<=[{HAN}])\.(?=[”’」』）]|[ \t]*$)", "。", text)


def _narrow(text: str) -> str:
    return WIDE.sub(lambda found: "".join(chr(ord(char) - 0xFEE0) for char in found[0]), text)


def _whole_marks(text: str) -> str:
    return text.translate(WHOLE_MARKS)


def _remove(text: str) -> str:
    return INVISIBLE.sub("", TERMINAL.sub("", text))


def _curly(text: str) -> str:
    return SINGLE.sub(r"‘\1’", STRAIGHT.sub(r"“\1”", text))


def _dots(text: str) -> str:
    return DASHES.sub("——", DOTS.sub("……", text))


RULES: tuple[Rule, ...] = (
    ("T-002", _found(MOJIBAKE), None),
    ("T-001", _named(INVISIBLE), _remove),
    ("T-003", _radicals, lambda text: apply(text, equivalents(text))),
    ("T-003", _named(PRIVATE), None),
    ("T-003", _found(HALF_MARKS), _whole_marks),
    ("T-012", _named(re.compile(f"(?<=\\S)(?:{SPACES.pattern})(?=.*\\S)")), lambda text: SPACES.sub(" ", text)),
    ("T-011", _found(re.compile(f"{DOTS.pattern}|{DASHES.pattern}")), _dots),
    ("T-004", _half_width, _to_full),
    ("T-005", _found(re.compile(r"(?<=\S)  +(?=\S)")), lambda text: re.sub(r"(?<=\S)  +(?=\S)", " ", text)),
    ("T-007", _found(WIDE), _narrow),
    ("T-008", _found(DOUBLES), None),
    ("T-010", _found(re.compile(f"{STRAIGHT.pattern}|{SINGLE.pattern}")), _curly),
    ("T-013", _found(GAPS), lambda text: GAPS.sub("", text)),
    ("T-014", lookalikes.like_words, None),
    ("T-015", lookalikes.like_digits, None),
    ("T-017", lookalikes.nested, None),
    ("T-018", lookalikes.twice, None),
    ("T-019", lookalikes.spaced, None),
)
"""In the order in which they are mended: characters before marks, marks before spaces."""

ANYWHERE = ("T-001", "T-002", "T-003")
"""Rules that hold for every value of the front matter as well."""


def characters(sheet: Sheet) -> Iterator[Problem]:
    """Characters and marks of the body, and of titles."""
    for line in sheet.typed:
        if not MARKS.fullmatch(line.text):
            yield from _line(line, "", line.text, frozenset())
    for line in sheet.typed_front:
        found = TEXT_KEYS.fullmatch(line.text)
        if found and found["value"][:1] not in "\"'":
            yield from _line(line, found["head"], found["value"], frozenset({"T-010"}))
        else:
            others = frozenset(code for code, _, _ in RULES if code not in ANYWHERE)
            yield from _line(line, "", line.text, others)


def _line(line: Line, head: str, text: str, skipped: frozenset[str]) -> Iterator[Problem]:
    bare = text.replace(GAP, "")
    for code, find, mend in RULES:
        if code in skipped:
            continue
        details = list(dict.fromkeys(find(bare)))
        if details:
            better = head + GAP.join(map(mend, text.split(GAP))) if mend else None
            yield line.problem(code, "、".join(details[:3]), better)


def edges(sheet: Sheet) -> Iterator[Problem]:
    """White space at the ends of a line of the body: an indent of two characters, or of four spaces, is none of Markdown's."""
    for line in sheet.typed:
        if line.text != line.text.strip(" \t\u3000\u00a0"):
            at_start = line.text[:1] in " \t\u3000\u00a0"
            shown = line.text.strip(" \t\u3000\u00a0")
            yield line.problem("T-006", shown[:12] if at_start else shown[-12:], shown)


PAIRS = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "「": "」",
    "『": "』",
    "〔": "〕",
    "(": ")",
}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}
APOSTROPHE = re.compile(r"(?<=[A-Za-z\d])’(?=[A-Za-z\d])")
"""It’s."""
NUMBER = re.compile(r"(?:^|[。；：，、！？\s“])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})$")
"""1）, 一）: numbers of a list stand before a bracket that nothing opened."""


def pairs(sheet: Sheet) -> Iterator[Problem]:
    """Quotation marks and brackets that are opened and not closed, or the other way round."""
    odd_before = {unpaired(block) for block in sheet.known_blocks}
    blocks = sheet.blocks
    for at, block in enumerate(blocks):
        if block.text in sheet.known_blocks or GAP in block.text:
            continue
        odd = unpaired(block.text)
        goes_on = odd == "“" and at + 1 < len(blocks) and blocks[at + 1].text.startswith("“")
        if odd and odd not in odd_before and not goes_on:
            yield block.lines[0].problem("T-009", odd)


def unpaired(text: str) -> str:
    """The marks of a text that have no partner, in order; an opening “ alone may be that of a speech over several paragraphs.

    >>> unpaired("他说：“好。（见《法》第3条"), unpaired("1）“甲”（乙）"), unpaired("”甲“")
    ('“（', '', '”“')
    """
    text = APOSTROPHE.sub("", text.replace(GAP, ""))
    stack: list[str] = []
    odd: list[str] = []
    for at, char in enumerate(text):
        if char in PAIRS:
            stack.append(char)
        elif char in CLOSING:
            if stack and stack[-1] == CLOSING[char]:
                stack.pop()
            elif not (char in "）)" and NUMBER.search(text[:at])):
                odd.append(char)
    return "".join([*odd, *stack])
