"""Dates: as printed, or inferred from the text as EDTF (ISO 8601-2) with the words they were read from.

    2024-01-03 10:58            "2024-01-03"
    2023年高考于6月7日拉开帷幕      "2023-06~"      (~: approximately, inferred)
    截至2022年底                 "2022-12~"

A text cannot have been printed before what it tells of, so the latest date that it tells of as past is taken. A plan
(到2025年 …) is none.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from jianbao.ingest.characters import PLAIN_DIGITS

STAMP = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)\s*日?")
HAN_STAMP = re.compile(
    r"(?P<y>[二一][〇○零OＯ0０◯\ufffd一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
HAN_DIGITS = "〇○零一二三四五六七八九十百廿卅"
REPUBLIC = re.compile(
    rf"民[国國]\s*(?P<y>\d{{1,3}}|[{HAN_DIGITS}]{{1,6}}|元)\s*年\s*(?P<m>\d{{1,2}}|[{HAN_DIGITS}]{{1,2}})\s*月\s*(?P<d>\d{{1,2}}|[{HAN_DIGITS}]{{1,3}})\s*日"
)
"""民國一一二年三月五日, 民国三十六年五月一日: years of the Republic of China, the first of which was 1912."""
REVERSED = re.compile(
    r"(?<![\d\u3400-\u9fff])(?P<d>\d{1,2})(?P<mark>[/.])(?P<m>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)(?!\d)(?:(?<=/\d{4})|(?=\s+\d{1,2}[:：]\d\d))"
)
"""06/02/2022 and 30.11.2025, as sites of Europe print the sixth of February; 12/25/2020 can only be American."""
NAMED = re.compile(
    r"(?<!\d)(?:(?P<d>\d{1,2})\s+(?P<m>[JFMASOND][a-z]{2})[a-z]*\.?,?|(?P<first>[JFMASOND][a-z]{2})[a-z]*\.?\s+(?P<second>\d{1,2}),)\s+(?P<y>(?:19|20)\d\d)(?!\d)"
)
"""01 Dec 2025, December 1, 2025"""
ENGLISH = {name: at for at, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
SHORT = re.compile(
    r"(?<![\d-])(?P<y>\d\d)(?:年(?P<m>\d{1,2})月(?P<d>\d{1,2})日|-(?P<month>\d\d)-(?P<day>\d\d))(?=\s+\d{1,2}[:：]\d\d)"
)
"""07年08月24日 08:58, 16-05-17 09:22: the century goes without saying where a time of day stands behind."""
NEXT_CENTURY = 50
"""From this year of a century on the nineteenth hundred is meant."""
MONTHS = 12
BEFORE_REPUBLIC, MOST_YEARS = 1911, 199
DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○OＯ0０◯", 0)

GLUED = re.compile(r"(?<=[:：]\d\d)(?=(?:19|20)\d\d[-/.年])|(?<=\d[-/.]\d\d[-/.]\d\d)(?=\d\d[:：]\d\d)")
"""15:312018/09/16, 2019-09-3007:42: clock and day stood in boxes of their own."""
YEAR = r"(?P<y>(?:19|20)\d\d)年"
IN_TEXT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("day", re.compile(rf"{YEAR}(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})[日号]")),
    ("year's end", re.compile(rf"(?:截至|截止|截至到|到|至)\s*{YEAR}(?:年?底|年末|底|末)")),
    ("month", re.compile(rf"{YEAR}(?P<m>\d{{1,2}})月(?!\d)")),
    (
        "day in a sentence that names the year",
        re.compile(rf"{YEAR}(?!底|末|度|代)[^。！？；]{{0,24}}?(?<![\d年])(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})[日号]"),
    ),
    (
        "day in a sentence that names the year behind it",
        re.compile(
            rf"(?<![\d年])(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})[日号][^。！？；]{{0,40}}?{YEAR}(?!底|末|度|代|计划|规划)"
        ),
    ),
    ("bare year", re.compile(rf"{YEAR}(?!\d)")),
)
"""Ways in which texts name a time, the most exact first."""

PLAN = re.compile(
    r"(?:到|力[争爭]|[计計][划劃畫]|[预預][计計估]|[预預]期|[将將][于於]|[规規][划劃]|目[标標]|[拟擬][于於]?|前|[远遠]景|(?<!新)希望[在于於能]|期望[在于於能]|有望|可望|盼[在于於能])[^，。；]{0,4}$"
)
PLAN_BEHIND = re.compile(
    r"^(?:年?底前|前|以前|之前|远景|规划|[^，。；]{0,12}(?:[计計][划劃畫]|[规規][划劃]|目[标標]|候[选選]|[启啟][动動]))"
)
START_BEFORE = re.compile(r"(?:自|自[从從]|[从從]|始[于於]|建[于於]|成立[于於]|[创創][办辦][于於]|始建[于於]|追溯到)$")
START_BEHIND = re.compile(
    r"以[来來]|起步|[设設]立|成立(?![\d一二三四五六七八九十百]*[周週]年)|[创創][办辦]|[创創]建[于於]|始建|[开開]始[实實]施|出生|入[党黨]|[参參]加工作|[毕畢][业業]"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the words it was read from."""

    edtf: str
    reason: str


def printed(text: str) -> Dated | None:
    r"""The day that a meta line or a folio prints.

    >>> printed("来源:湖北人大网   时间:2024-01-03 10:58")
    Dated(edtf='2024-01-03', reason='2024-01-03')
    >>> printed("二O一八年六月二十日").edtf, printed("二\ufffd一八年六月二十日")
    ('2018-06-20', None)
    >>> printed("二〇二三年六月十六日 星期五").edtf, printed("2020年2月30日 第9版")
    ('2023-06-16', None)
    >>> printed("中華民國一一二年三月五日").edtf, printed("民国三十六年五月一日 第三版").edtf, printed("民國101年10月10日").edtf
    ('2023-03-05', '1947-05-01', '2012-10-10')
    >>> printed("发表时间： 06/02/2022 - 13:48").edtf, printed("12/25/2020").edtf, printed("门牌12/5/2020号")
    ('2022-02-06', '2020-12-25', None)
    >>> printed("发布 : 01 Dec 2025 10:56").edtf, printed("December 1, 2025").edtf, printed("本地 發佈 30.11.2025 13:02").edtf
    ('2025-12-01', '2025-12-01', '2025-11-30')
    >>> printed("统计年鉴 12.5.2020")
    >>> printed("07年08月24日 08:58").edtf, printed("16-05-17 09:22").edtf, printed("编号 16-05-17")
    ('2007-08-24', '2016-05-17', None)
    >>> printed("中華民國卅六年五月廿一日").edtf, printed("民国一二三四五六年一月一日")
    ('1947-05-21', None)
    """
    text = text.translate(PLAIN_DIGITS)
    return next((dated for form in (_stamp, _reversed, _named, _short, _republic, _han) if (dated := form(text))), None)


def _stamp(text: str) -> Dated | None:
    found = STAMP.search(GLUED.sub(" ", text))
    return _day(int(found["y"]), int(found["m"]), int(found["d"]), found[0].strip()) if found else None


def _reversed(text: str) -> Dated | None:
    found = REVERSED.search(text)
    if not found:
        return None
    day, month = int(found["d"]), int(found["m"])
    return _day(int(found["y"]), *((day, month) if month > MONTHS else (month, day)), found[0])


def _named(text: str) -> Dated | None:
    found = NAMED.search(text)
    month = ENGLISH.get(found["m"] or found["first"], 0) if found else 0
    return _day(int(found["y"]), month, int(found["d"] or found["second"]), found[0]) if found else None


def _short(text: str) -> Dated | None:
    found = SHORT.search(text)
    if not found:
        return None
    year = int(found["y"])
    century = 1900 if year >= NEXT_CENTURY else 2000
    return _day(century + year, int(found["m"] or found["month"]), int(found["d"] or found["day"]), found[0])


def _republic(text: str) -> Dated | None:
    found = REPUBLIC.search(text)
    year, month, day = (number(found[part]) for part in ("y", "m", "d")) if found else (0, 0, 0)
    return _day(BEFORE_REPUBLIC + year, month, day, found[0]) if found and 1 <= year <= MOST_YEARS else None


def _han(text: str) -> Dated | None:
    found = next((one for one in HAN_STAMP.finditer(text) if "\ufffd" not in one[0]), None)
    if not found:
        return None
    year = int("".join(str(DIGITS[char]) for char in found["y"]))
    return _day(year, han_number(found["m"]), han_number(found["d"]), found[0])


def _day(year: int, month: int, day: int, reason: str) -> Dated | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Dated(f"{year}-{month:02}-{day:02}", reason)


def han_number(text: str) -> int:
    """A number up to 99 in Chinese characters.

    >>> han_number("二十一"), han_number("十"), han_number("六")
    (21, 10, 6)
    """
    tens, ten, ones = text.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)


def number(text: str) -> int:
    """A number up to 199 as a date prints it, in figures or Chinese characters, those of a year one by one or with their places.

    >>> [number(text) for text in ("112", "一一二", "一百一十二", "一百零五", "三十六", "廿一", "元")]
    [112, 112, 112, 105, 36, 21, 1]
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text)
    hundreds, hundred, rest = text.rpartition("百")
    if hundred or "十" in text or len(text) == 1:
        return (DIGITS.get(hundreds, 1) * 100 if hundred else 0) + han_number(rest.lstrip("零〇○"))
    return int("".join(str(DIGITS[char]) for char in text))


def inferred(text: str) -> Dated | None:
    """The latest month or year that a text tells of as past.

    >>> inferred("2023年高考于6月7日拉开帷幕")
    Dated(edtf='2023-06~', reason='2023年高考于6月7日')
    >>> inferred("截至2022年底，共开展活动47场次。")
    Dated(edtf='2022-12~', reason='截至2022年底')
    >>> inferred("9月16日，河西区2023年全民国防教育日活动举行。").edtf
    '2023-09~'
    >>> inferred("力争到2030年建成"), inferred("自2020年底推行以来")
    (None, None)
    >>> inferred("業者希望在2050年達到淨零"), inferred("該會創辦於1998年")
    (None, None)
    """
    return max(_mentions(text.translate(PLAIN_DIGITS)), key=_when, default=None)


def _when(dated: Dated) -> tuple[int, int]:
    """Year and month; a bare year comes before its months."""
    year, _, month = dated.edtf.rstrip("~").partition("-")
    return int(year), int(month or 0)


def _mentions(text: str) -> Iterator[Dated]:
    taken: list[tuple[int, int]] = []
    for _, pattern in IN_TEXT:
        for found in pattern.finditer(text):
            if any(start < found.end("y") and found.start("y") < end for start, end in taken):
                continue
            taken.append(found.span())
            if not _is_plan(text, found) and not _is_start(text, found):
                yield _mention(found)


def _is_plan(text: str, found: re.Match[str]) -> bool:
    ended = found[0].endswith(("底", "末"))
    return bool((not ended and PLAN.search(text[: found.start()])) or PLAN_BEHIND.match(text[found.end() :]))


def _is_start(text: str, found: re.Match[str]) -> bool:
    """Whether a time is when something began, which may be long ago: 自2020年底推行以来, 始建于1956年."""
    clause = re.split(r"[，。；！？]", text[found.start() :], maxsplit=1)[0]
    return bool(START_BEFORE.search(text[: found.start()]) or START_BEHIND.search(clause))


def _mention(found: re.Match[str]) -> Dated:
    groups = found.groupdict()
    month = 12 if found[0].endswith(("底", "末")) else int(groups.get("m") or 0)
    return Dated(f"{groups['y']}-{month:02}~" if 1 <= month <= 12 else f"{groups['y']}~", found[0])
