"""B: the shape of the text: headings, paragraphs, attribute lists, signs of Markdown, what was pasted in beside the text."""

import difflib
import re
from collections.abc import Iterator
from itertools import pairwise

from jianbao.article_file import ANYWHERE, GAP, MARKED
from jianbao.check.sheet import Block, Edit, Line, Problem, Sheet
from jianbao.ingest.roles import editor, furniture, meta

MERGE = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}[ \t]*")
HEADING = re.compile(r"[ \t]{0,3}(?P<signs>[#＃]{1,6})(?P<gap>[ \t\u3000]*)(?P<text>.*)")
RULE = re.compile(r"[ \t]*(?:-[ \t]*){3,}|[ \t]*(?:=[ \t]*){3,}|[ \t]*(?:[*_][ \t]*){3,}|[ \t]*[─━—]{5,}[ \t]*")
ATTRIBUTE = re.compile(r"[ \t]*\{:?[ \t]*\.(?P<mark>caption|credit|verse|jump)[ \t]*\}[ \t]*")
NEAR_ATTRIBUTE = re.compile(
    r"[ \t]*[{｛]{1,2}[:：]?[ \t]*[.。．·]?[ \t]*(?P<mark>[A-Za-z\u4e00-\u9fff]{2,12})[ \t]*[}｝]{0,2}[ \t]*|[ \t]*[.。．][ \t]*(?P<bare>caption|credit|verse|jump)[ \t]*[}｝][ \t]*"
)
AT_END = re.compile(r"(?P<text>\S.*?)[ \t]*\{[ \t]*:?[ \t]*\.?(?P<mark>caption|credit|verse|jump)[ \t]*\}[ \t]*")
MARK_WORDS = {
    "图片说明": "caption",
    "说明": "caption",
    "图说": "caption",
    "摄影": "credit",
    "摄影署名": "credit",
    "诗行": "verse",
    "诗": "verse",
    "转版": "jump",
}
FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,}).*")
AT_START = re.compile(r"[ \t]*(?:[-+*][ \t]+|>[ \t]*|(?P<number>\d{1,3})(?P<dot>[.)])[ \t]+)(?=\S)")
"""A list or a quotation of Markdown; `-5℃` and `3.5万` are text."""
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\[\]]*)\][ \t]*[(（](?P<target>[^()（）]*)[)）]|\[(?P<of>[^\[\]]+)\]\[(?P<ref>[^\[\]]*)\]|\[\^(?P<note>[^\[\]]+)\]"
)
SIGN = re.compile(ANYWHERE.pattern)
EMPHASIS = re.compile(
    r"(?<!\\)(?P<sign>\*{1,3}|`+|~~|＊{1,3})(?=\S)[^*`~＊]+?(?<=\S)(?P=sign)|(?<![\\A-Za-z\d])(?P<low>_{1,3})(?=\S)[^_]+?(?<=\S)(?P=low)(?![A-Za-z\d])"
)
ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|quot|ldquo|rdquo|lsquo|rsquo|middot|hellip|mdash|copy|#160|#12288);")
ADDRESS = re.compile(r"https?(?:[:：]/?(?!/)|[:：]//(?=[\s，。）)]|$)|//)|https?：//")
LONGEST_PASTED = 60
PASTED = re.compile(
    r"^(?:[\[【（(]?(?:打印本页|关闭窗口|【?打印】?|【?关闭】?|分享到?|字号|返回(?:首页|顶部|上一页|列表)|(?:点击|浏览|阅读)(?:次数|量|数)?|编辑|责编|责任编辑|审核|校对|来源|稿源|作者单位|发布(?:时间|日期)|上一篇|下一篇|(?:点击)?加载更多|展开全文|阅读原文|阅读全文|举报|收藏|点赞|在看|微信扫一扫.*|扫一扫.*|发自我的 ?\w+|Sent from my .*)"
    r"[\]】）)]?[ \t]*(?:[:：|｜].{0,40})?)$|ICP备|公网安备|版权所有|[Cc]opyright|©"
)
LEAST_REPEATED = 12
"""Characters of a paragraph that cannot stand in an article twice by chance."""
VERSE_LINE = 20
"""Longest line of a poem, as a hint only."""
ENDS = re.compile(r"[。！？…：；][”’」』）)]*$")


def headings(sheet: Sheet) -> Iterator[Problem]:
    """`##` and nothing else; the title stands in the front matter."""
    level = 1
    for line in sheet.body:
        found = HEADING.fullmatch(line.text)
        if not found or _is_tag(found):
            continue
        depth = len(found["signs"])
        if line.text not in sheet.known:
            yield from _heading(line, found, level)
        level = max(depth, 2)


def _is_tag(found: re.Match[str]) -> bool:
    """`#1 选手`, `#话题#`: one sign with a word right behind it that is not meant as a heading."""
    return found["signs"] == "#" and not found["gap"] and (found["text"][:1].isdigit() or "#" in found["text"])


def _heading(line: Line, found: re.Match[str], level: int) -> Iterator[Problem]:
    depth, text = len(found["signs"]), found["text"].strip()
    bare = re.sub(r"[ \t]*(?<!\\)#+$", "", text)
    if not bare:
        yield line.problem("B-004", line.text.strip())
    elif "＃" in found["signs"] or found["gap"] != " " or line.text[0] in " \t":
        yield line.problem("B-003", line.text.strip()[:24], f"{found['signs'].replace('＃', '#')} {text}")
    elif depth == 1:
        yield line.problem("B-001", bare[:24], f"## {text}")
    elif depth > level + 1:
        yield line.problem("B-002", f"{found['signs']} {bare[:20]}", f"{'#' * (level + 1)} {text}")


def rules(sheet: Sheet) -> Iterator[Problem]:
    """Merge marks, rules, fences of code."""
    for line in sheet.typed:
        if MERGE.fullmatch(line.text):
            yield line.problem("B-005", line.text[:30])
        elif RULE.fullmatch(line.text):
            yield line.problem("B-006", line.text.strip()[:20])
        elif FENCE.fullmatch(line.text):
            yield line.problem("B-019", line.text.strip()[:20])
    for line in sheet.front:
        if MERGE.fullmatch(line.text):
            yield line.problem("B-005", line.text[:30])


def attributes(sheet: Sheet) -> Iterator[Problem]:
    """`{ .caption }` and its kin: on a line of their own, right below the text."""
    for block in sheet.blocks:
        if block.text in sheet.known_blocks:
            continue
        for at, line in enumerate(block.lines):
            yield from _attribute(block, at, line, sheet)


def _attribute(block: Block, at: int, line: Line, sheet: Sheet) -> Iterator[Problem]:
    if ATTRIBUTE.fullmatch(line.text):
        if at == 0:
            yield Problem("B-008", line.number, line.text.strip(), _closer(line, sheet))
        elif at + 1 < len(block.lines):
            after = Edit(line.number, line.number, (line.text, ""))
            yield Problem("B-008", line.number, line.text.strip(), after)
        return
    near = NEAR_ATTRIBUTE.fullmatch(line.text)
    if near and (mark := _meant(near["mark"] or near["bare"])):
        yield line.problem("B-007", f"{line.text.strip()} → {{ .{mark} }}", f"{{ .{mark} }}")
    elif near and ("{" in line.text or "｛" in line.text):
        yield line.problem("B-007", line.text.strip())
    elif found := AT_END.fullmatch(line.text):
        edit = Edit(line.number, line.number, (found["text"], f"{{ .{found['mark']} }}"))
        yield Problem("B-008", line.number, line.text.strip()[-24:], edit)


def _closer(line: Line, sheet: Sheet) -> Edit | None:
    """An attribute list that empty lines part from its text goes up to it."""
    above = [other for other in sheet.body if other.number < line.number]
    last = next((other for other in reversed(above) if other.text.strip()), None)
    if not last or HEADING.fullmatch(last.text) or ATTRIBUTE.fullmatch(last.text):
        return None
    return Edit(last.number + 1, line.number, (line.text.strip(),))


def _meant(word: str) -> str | None:
    marks = list(MARKED.values())
    near = difflib.get_close_matches(word.lower(), marks, n=1, cutoff=0.7)
    return MARK_WORDS.get(word) or (near[0] if near else None)


def paragraphs(sheet: Sheet) -> Iterator[Problem]:
    """One paragraph, one line; a heading between empty lines."""
    for block in sheet.blocks:
        if block.text in sheet.known_blocks:
            continue
        lines = [line for line in block.lines if not ATTRIBUTE.fullmatch(line.text)]
        is_verse = any("verse" in line.text for line in block.lines if ATTRIBUTE.fullmatch(line.text))
        if len(lines) > 1 and not is_verse and not _is_odd(lines):
            yield from _lines(lines)


def _is_odd(lines: list[Line]) -> bool:
    """Lines that another rule speaks of."""
    odd = (MERGE, RULE, FENCE, NEAR_ATTRIBUTE, AT_START)
    return any(pattern.match(line.text) for line in lines for pattern in odd if not HEADING.fullmatch(line.text))


def _lines(lines: list[Line]) -> Iterator[Problem]:
    told = False
    for above, below in pairwise(lines):
        if below.number != above.number + 1:
            continue
        heads = [bool(HEADING.fullmatch(line.text)) for line in (above, below)]
        if any(heads):
            edit = Edit(below.number, below.number, ("", below.text))
            yield Problem("B-017", (below if heads[1] else above).number, above.text[:20], edit)
        elif (joined := _joined(above, below)) or not told:
            told = joined is None
            hint = " → { .verse }" if all(len(line.text) <= VERSE_LINE for line in lines[:4]) and len(lines) > 2 else ""
            yield Problem("B-010", below.number, below.text[:20] + hint, joined)


def _joined(above: Line, below: Line) -> Edit | None:
    """Two lines as one: safe only in the middle of a sentence, since behind a full stop two paragraphs may be meant."""
    if ENDS.search(above.text.rstrip()) or len(above.text) <= VERSE_LINE:
        return None
    gap = " " if above.text[-1:].isascii() and below.text[:1].isascii() else ""
    return Edit(above.number, below.number, (f"{above.text.rstrip()}{gap}{below.text.strip()}",))


def signs(sheet: Sheet) -> Iterator[Problem]:
    """Signs of Markdown: in an article they are printed as they stand, and other programs would act on them."""
    for line in sheet.typed:
        if any(pattern.fullmatch(line.text) for pattern in (RULE, FENCE, MERGE, ATTRIBUTE, NEAR_ATTRIBUTE)):
            continue
        yield from _start(line)
        yield from _inside(line)
        if ENTITY.search(line.text):
            yield line.problem("B-018", ENTITY.findall(line.text)[0])


def _start(line: Line) -> Iterator[Problem]:
    if found := AT_START.match(line.text):
        at = found.start("dot") if found["number"] else len(line.text) - len(line.text.lstrip())
        yield line.problem("B-009", line.text.strip()[:20], f"{line.text[:at]}\\{line.text[at:]}")


def _inside(line: Line) -> Iterator[Problem]:
    start = AT_START.match(line.text)
    text = AT_END.sub(r"\g<text>", line.text[start.end() :] if start else line.text).replace(GAP, "")
    text = LINK.sub("", text)
    text = re.sub(r"\\.|https?://\S+|[\w.+-]+@[\w.-]+|\{[{%#].{0,200}?[}%#]\}", "", text)
    text = re.sub(r"(?<=[A-Za-z\d])_(?=[A-Za-z\d])|<[^>]*>|`[^`]*\$\([^`]*`", "", text)
    if emphasis := EMPHASIS.search(text):
        yield line.problem("B-016", emphasis[0][:24])
    elif left := SIGN.findall(text):
        yield line.problem("B-009", " ".join(dict.fromkeys(left)), _escaped(line.text))


def _escaped(text: str) -> str:
    """The line with a backslash before each sign that has none."""
    parts = re.split(r"(\\.|https?://\S+)", text.replace(GAP, "\0"))
    mended = [part if at % 2 else re.sub(SIGN.pattern, r"\\\g<0>", part) for at, part in enumerate(parts)]
    return "".join(mended).replace("\0", GAP)


def links(sheet: Sheet) -> Iterator[Problem]:
    """Links do not act in an article; one that leads nowhere is a slip in any case."""
    for line in sheet.typed:
        for found in LINK.finditer(re.sub(r"\\.", "  ", line.text)):
            yield from _link(line, found, sheet)
        if address := ADDRESS.search(line.text):
            yield line.problem("B-015", line.text[address.start() : address.start() + 30])


def _link(line: Line, found: re.Match[str], sheet: Sheet) -> Iterator[Problem]:
    if found["image"]:
        yield line.problem("B-014", found[0][:40])
    elif found["target"] is None:
        yield line.problem("B-015", found[0][:40])
    else:
        code = "B-016" if _leads_somewhere(found["target"].strip(), sheet) else "B-015"
        if not re.match(r"(?i)[\s\x00-\x1f]*(?:javascript|vbscript|data):", found["target"]):
            yield line.problem(code, found[0][:40])


def _leads_somewhere(target: str, sheet: Sheet) -> bool:
    """Whether an address can be one: a whole web address, an e-mail address, a file or page of this archive."""
    if re.fullmatch(r"https?://[\w.-]+\.\w{2,}\S*|mailto:\S+@\S+\.\S+", target):
        return True
    if anchor := re.fullmatch(r"#p(\d+)", target):
        return 0 < int(anchor[1]) <= len(sheet.blocks)
    page = re.fullmatch(r"(?:\.\./|/)*(?:articles/)?([0-9a-z]{8,64})/(\d{2,})(?:\.md|/)?(?:#\w*)?", target)
    if page and sheet.archive:
        return sheet.archive.article(f"{page[1]}-{page[2]}").is_file()
    return False


def pasted(sheet: Sheet) -> Iterator[Problem]:
    """Navigation, footers and buttons of a web page, pasted in with the text."""
    for block in sheet.blocks:
        if block.text in sheet.known_blocks or ATTRIBUTE.fullmatch(block.lines[-1].text):
            continue
        for line in block.lines:
            text = line.text.strip()
            if line.text not in sheet.known and len(text) <= LONGEST_PASTED and _is_furniture(text):
                yield line.problem("B-011", text[:30])


def _is_furniture(text: str) -> bool:
    if HEADING.match(text) or not re.search(r"\w", text):
        return False
    return bool(PASTED.search(text) or furniture.recognise(text) or editor.recognise(text) or meta.recognise(text))


def repeated(sheet: Sheet) -> Iterator[Problem]:
    """A paragraph that stands there twice, and a text that is gone."""
    seen: dict[str, int] = {}
    for block in sheet.blocks:
        text = re.sub(r"\s", "", block.text)
        was_twice = (sheet.generated or "").count(block.text) > 1
        if text in seen and len(text) >= LEAST_REPEATED and not was_twice:
            yield Problem("B-013", block.number, f"{seen[text]}, {block.number}: {text[:20]}")
        seen.setdefault(text, block.number)
    if not seen and not re.search(r"(?m)^withdrawn\b", sheet.source):
        yield Problem("B-012", len(sheet.text.rstrip("\n").split("\n")))
