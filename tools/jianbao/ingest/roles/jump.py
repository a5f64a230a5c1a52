"""Jump lines (转版): where a text goes on, or where it comes from.

    （下转第三版）  （下转A02版）  下转03版  ▶下转2版  →02版  【下轉第5版】  （下转2、3版）     it goes on there
    （上接第1版）  （上接A1版）  （紧接1版）  上接头版  〔上接一版）                        it comes from there
    详见3版  （见A02版）                                                            only a pointer: nothing is cut

They stand on a line of their own, behind the last sentence (（下转第三版）) or before the first one (（上接第1版）).
Not a jump line: （见本报昨天6版相关报道） inside a paragraph; 转3版面设计大赛 (a word goes on behind 版).
"""

import re
from dataclasses import dataclass

from jianbao.ingest.pieces import Label, Reading
from jianbao.model import Direction

LONGEST = 24
NUMBER = r"(?:[A-ZＡ-Ｚ]?\s?\d{1,3}|[一二三四五六七八九十]{1,3})"
FRONT = r"(?:头版(?:头条)?|頭版(?:頭條)?|要闻版?|要聞版?|本报|本報)"
PAGE = rf"(?P<page>第?\s*{NUMBER}(?:\s*[、,，和至~～—-]\s*{NUMBER})?\s*[版页頁]|{FRONT}|[A-ZＡ-Ｚ]\d{{1,3}})"
BARE = rf"(?P<page>第?\s*{NUMBER}(?:\s*[、,，和至~～—-]\s*{NUMBER})?\s*[版页頁]|{FRONT}|[A-ZＡ-Ｚ]?\d{{1,3}})"
"""Behind 上接 and 下转 a figure alone is a page."""
OPEN = r"[\s（(【\[〔〖<＜《〈▶►▲▼△▽→☞➤>＞※●◆■]*"
CLOSE = r"[\s）)】\]〕〗>＞》〉◀◄▶►▲▼→☞➤。]*"
NAMED = r"(?:\s*[·•・:：|｜、/]\s*[\u3400-\u9fff]{1,6}|\s+[\u3400-\u9fff]{2,6}|[（(][\u3400-\u9fff]{1,6})?"
"""The name of the page: （下转第3版·要闻）."""
ON, ONWARDS = r"(?:下转|下轉|下接|续见|續見)", r"(?:转|轉|→|☞|➤)"
BACK, BACKWARDS = r"(?:上接|紧接|緊接|续接|續接)", r"接"
SEE = r"(?:详见|詳見|见|見|参见|參見)"


def _line(strong: str, weak: str) -> re.Pattern[str]:
    """A whole line; a weak word needs 版 behind the page."""
    named = PAGE.replace("?P<page>", "?P<named>")
    return re.compile(rf"^{OPEN}(?:{strong}\s*{BARE}|{weak}\s*{named}){NAMED}{CLOSE}$")


TO, FROM = _line(ON, ONWARDS), _line(BACK, BACKWARDS)
ARROW = re.compile(rf"^[\s（(]*[→☞➤]\s*{PAGE}{NAMED}{CLOSE}$")
POINTER = re.compile(rf"^{OPEN}{SEE}\s*{PAGE}{NAMED}{CLOSE}$")
BRACKET = r"[（(【\[〔〖<＜▶►→☞➤]"
BEHIND = re.compile(
    rf"\s*(?:{BRACKET}+\s*(?:{ON}|转|轉)\s*{BARE}{NAMED}{CLOSE}|[。！？…”’」』]\s*{ON}\s*{BARE.replace('?P<page>', '?P<named>')}{CLOSE})$"
)
"""The jump at the end of a paragraph; without a bracket only behind a full stop."""
BEFORE = re.compile(rf"^{BRACKET}+\s*(?:{BACK}|接)\s*{BARE}{NAMED}[\s）)】\]〕〗>＞》〉]+")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九十")}


@dataclass(frozen=True, slots=True)
class Found:
    """A jump in a text."""

    direction: Direction
    page: str
    """As `canonical` writes it."""
    start: int
    """Where it begins in the text."""
    end: int


def recognise(text: str) -> Reading | None:
    """A line that says where a text goes on or comes from, or where to read more."""
    if len(text) > LONGEST:
        return None
    return Reading(Label.JUMP, "jump") if whole(text) or POINTER.match(text) else None


def whole(text: str) -> Found | None:
    """The jump that a line is; a pointer (详见3版) is none.

    >>> whole("（上接A1版）").page, whole("▶下转三版").direction.value, whole("详见3版")
    ('A1', 'to', None)
    """
    found = FROM.match(text)
    if found:
        return _found(Direction.FROM, found)
    found = TO.match(text) or ARROW.match(text)
    return _found(Direction.TO, found) if found else None


def behind(text: str) -> Found | None:
    """The jump at the end of a paragraph.

    >>> behind("深入实施科教（下转第三版）").page, behind("（见本报昨天6版相关报道）")
    ('3', None)
    """
    found = BEHIND.search(text[-LONGEST:])
    if not found:
        return None
    start = max(0, len(text) - LONGEST) + found.start()
    start += text[start:].find(found[0].lstrip("。！？…”’」』 "))
    return Found(Direction.TO, _page(found), start, len(text))


def before(text: str) -> Found | None:
    """The jump at the beginning of a paragraph.

    >>> before("（上接第1版）的生动实践，进一步激励党员").end
    7
    """
    found = BEFORE.match(text[:LONGEST])
    return _found(Direction.FROM, found) if found else None


def _found(direction: Direction, found: re.Match[str]) -> Found:
    return Found(direction, _page(found), found.start(), found.end())


def _page(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return canonical(groups.get("page") or groups.get("named") or "")


def canonical(page: str) -> str:
    """A page number in one form, the first of several; the front page is 1, a name stays.

    >>> [canonical(page) for page in ("第A03版", "十二版", "2、3版", "头版头条", "０５", "要闻版")]
    ['A3', '12', '2', '1', '5', '要闻']
    """
    if page.startswith(("头版", "頭版")):
        return "1"
    found = re.search(r"(?P<letter>[A-ZＡ-Ｚ]?)\s*(?P<digits>\d{1,3})|(?P<han>[〇一二三四五六七八九十]{1,3})", page)
    if not found:
        return page.removesuffix("版")
    if found["han"]:
        return str(_number(found["han"]))
    letter = chr(ord(found["letter"]) - 0xFEE0) if found["letter"] > "Z" else found["letter"]
    return f"{letter}{int(found['digits'])}"


def _number(han: str) -> int:
    """二十三 is 23, 十二 is 12."""
    if "十" not in han:
        return int("".join(str(DIGITS[char]) for char in han))
    tens, ones = han.split("十", 1)
    return 10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0)


def alike(one: str | None, other: str | None) -> bool | None:
    """Whether two pages are the same one; None where one is not known. A letter may be left out: 下转3版 leads to A3.

    >>> alike("3", "A03"), alike("B3", "A3"), alike(None, "3"), alike("要闻", "3")
    (True, False, None, None)
    """
    first, second = canonical(one or ""), canonical(other or "")
    if not (first[-1:].isdigit() and second[-1:].isdigit()):
        return None
    if first[0].isalpha() and second[0].isalpha():
        return first == second
    return first.lstrip(LETTERS) == second.lstrip(LETTERS)
