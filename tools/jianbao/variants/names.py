"""Names in a text that plain conversion would damage, and how they are written in each region.

岳志欣 must not become 嶽志欣, 风貌里 not 風貌裡. A name is believed where the article's front matter has it, or where
what stands around it says so; then it is protected wherever it stands in the article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jianbao.ingest.subjects.people import signs
from jianbao.variants.tables import table, words
from jianbao.variants.units import Units, is_firm, units

HAN = re.compile("[\u3400-\u9fff]+")
BORDERS = frozenset("，。；：！？、（）“”‘’《》【】〈〉「」『』 　\n\t,.;:!?()\"'…—·■□◎●▲△◆◇▶★☆|｜/／")

TITLE, LISTED, BORDER, LINKED, GLUED = 3.0, 1.2, 1.0, 0.6, -1.6
START = 1.6
"""At the start of a sentence or a quotation, where few prepositions stand."""
"""What stands before a name, in points: 区长 于洋; 、于洋; ，于洋; 和于洋; nothing that says so."""
SPEECH, ADDRESS, DEED, LIGHT = 2.4, 2.6, 1.6, 0.7
"""What stands behind it: 说; 老师; 走进; 的."""
ALONE = 1.0
"""A name between two borders, as in a list or a byline."""
FITTING, ODD = 0.6, -0.9
"""For each character of the given name: one of those that given names are made of, or not."""
THREE = 0.4
AGAIN = 0.8
EVERYDAY = -1.0
"""For a surname that is an everyday word (于, 后, 种, 党)."""
WORD, WORD_WITHIN, GLUE = 4.0, 2.0, 1.2
"""Against a name: it is or cuts through an everyday word; such a word begins it; it begins inside a frequent run."""
CLEAR = 3.0
"""From here on what stands around a name speaks for it clearly."""
ENOUGH = 2.6
LEAST = 1.0
"""What repetition cannot lift to that."""

LINKS = "和与及跟同从对向让请给把被由为是叫姓找问听看见劝帮替陪"
"""Characters before a name that are no part of it."""
LIGHT_VERBS = "说称道问答笑哭是在为的和与及从将把被对向给用也还就又已曾正都便却才来去到有没不想看听见走跑坐站等家摄"
ROLE_ENDS = re.compile(r"[员长师手者生匠医警民兵]$")


@dataclass(frozen=True, slots=True)
class Found:
    """A run of characters that may be a name, and the points for it."""

    name: str
    start: int
    points: float


@cache
def risky() -> frozenset[str]:
    """Characters that a name may have in another form than running text, or that OpenCC changes in some phrases only."""
    return frozenset(table("surnames")) | frozenset(table("given")) | frozenset(words("risky"))


def own_forms(name: str) -> tuple[str | None, ...]:
    """The form of each character that a name writes otherwise than running text; None where it does not.

    >>> own_forms("于党"), own_forms("钟小范")
    (('于', None), ('鍾', None, '范'))
    """
    size = family_size(name)
    return tuple(table("surnames" if at < size else "given").get(char) for at, char in enumerate(name))


def people_in(text: str) -> tuple[str, ...]:
    """Names of persons with a risky character that the text itself speaks for, the longest first.

    >>> people_in("区长于洋说，范围不断扩大。村民岳小芳和党员们来到村口。")
    ('岳小芳', '于洋')
    """
    best: dict[str, float] = {}
    for found in candidates(text):
        best[found.name] = max(best.get(found.name, -9.0), found.points)
    sure = {
        name
        for name, points in best.items()
        if points + AGAIN * min(2, text.count(name) - 1) >= ENOUGH and risky().intersection(name)
    }
    return tuple(sorted(settled(sure, best), key=lambda name: (-len(name), name)))


def settled(sure: set[str], points: dict[str, float]) -> Iterator[str]:
    """Of readings that overlap from the same start, the better one."""
    for name in sure:
        rivals = [other for other in sure if other != name and (other.startswith(name) or name.startswith(other))]
        if all(points[name] >= points[other] for other in rivals):
            yield name


def candidates(text: str) -> Iterator[Found]:
    """Every run of two to four characters that may be a name, and has the points to be one."""
    for run in HAN.finditer(text):
        for at in range(len(run[0]) - 1):
            for name in names_at(run[0], at):
                start = run.start() + at
                if not is_name_like(name, text, start):
                    continue
                points = judged(name, text, start)
                if points >= LEAST:  # finding the words of a text takes the longest, so it comes last
                    against = overlap(name, units(run[0]), at, is_clear=points >= CLEAR)
                    yield Found(name, start, points - against)


def names_at(run: str, at: int) -> Iterator[str]:
    """What begins with a surname here, the longer first."""
    size = 2 if run[at : at + 2] in signs().compound else 1
    if size == 2 or run[at] in surnames():
        for end in (at + size + 2, at + size + 1):
            if end <= len(run):
                yield run[at:end]


def is_name_like(name: str, text: str, start: int) -> bool:
    """Whether characters may be a name at all; asked only of those where it matters."""
    if not risky().intersection(name):
        return False
    known = signs()
    given = name[family_size(name) :]
    behind = text[start + len(name) : start + len(name) + 4]
    if any(char in known.never for char in given) or given in known.partial:
        return False
    return not (given + behind).startswith(known.titles) and not (
        len(given) > 1 and (given[-1] + behind).startswith((*known.phrases, *words("speech")))
    )


def family_size(name: str) -> int:
    """Characters of the surname."""
    return 2 if name[:2] in signs().compound and len(name) > 2 else 1


@cache
def surnames() -> frozenset[str]:
    """Surnames of one character, the rare ones with a form of their own among them."""
    return signs().surnames | frozenset(table("surnames"))


def judged(name: str, text: str, start: int) -> float:
    """The points that stand around a name and its own look are worth."""
    end = start + len(name)
    before, behind = before_points(text, start), behind_points(text, end)
    points = before + behind + looks(name)
    is_free = end == len(text) or text[end] in BORDERS
    if before >= BORDER and is_free and behind <= LIGHT:
        points += ALONE
    if before == LISTED and (is_free or text[end] in "等和"):
        points += LISTED
    return points


def before_points(text: str, start: int) -> float:
    """What stands before a name says for it."""
    before = text[max(0, start - 12) : start]
    if not before or before[-1] in "。“！？：\n":
        return TITLE if before[:-1].endswith(titles()) and before[-1:] == "：" else START
    if before[-1] == "、":
        return LISTED
    if before[-1] in BORDERS:
        return TITLE if before.rstrip(" 　（(：:“‘").endswith(titles()) else BORDER
    if before.endswith(titles()):
        return TITLE
    if ROLE_ENDS.search(before):
        return TITLE / 2
    return LINKED if before[-1] in LINKS else GLUED


@cache
def titles() -> tuple[str, ...]:
    """Words before a name: offices, trades, kin."""
    return (*signs().before, *words("titles"))


def behind_points(text: str, end: int) -> float:
    """What stands behind a name says for it."""
    behind = text[end : end + 6]
    known = signs()
    if behind.startswith((*known.address, *known.honors, *words("address"))):
        return ADDRESS
    if behind.startswith((*known.speech, *words("speech"))):
        return SPEECH
    if behind.startswith(known.phrases):
        return DEED
    if re.match(r"[（(，]?(?:男|女|\d+岁|今年\d+|化名|左|右|中)|[昨今前当][天日晚晨早]|近日|日前|[上下]午", behind):
        return DEED
    if behind and (behind[0] in LIGHT_VERBS or behind.startswith("、")):
        return LIGHT
    return 0.0


def looks(name: str) -> float:
    """How much a run of characters looks like a name by itself."""
    known = signs()
    size = family_size(name)
    given = name[size:]
    fitting = (char in known.given or char in table("given") for char in given)
    points = sum(FITTING if fits else ODD for fits in fitting) / len(given)
    points += THREE if len(given) > 1 else 0.0
    return points + (EVERYDAY if size == 1 and name[0] in known.wordlike else 0.0)


def overlap(name: str, reading: Units, at: int, *, is_clear: bool) -> float:
    """Points against a name that shares characters with a word of the language: 范围, 由于, 党员.

    党建 at the start of 党建军 counts for less where what stands around it says that a person is named.
    """
    end = at + len(name)
    against = 0.0
    if is_word(name[:2]):
        against = WORD_WITHIN if is_clear and len(name) > 2 else WORD
    for start, stop in reading:
        if stop - start < 2 or stop <= at or start >= end:
            continue
        crosses = start < at or stop > end
        if is_word(reading.text[start:stop]) and (crosses or (start, stop) == (at, end)):
            against = max(against, WORD)
        elif crosses and start < at < stop:
            against = max(against, GLUE)
    return against


def is_word(run: str) -> bool:
    """Whether a run of characters is an everyday word, and no name."""
    return is_firm(run) or run in signs().words or run in table("words")


KIN = r"(?:女士|先生|小姐|太太|师傅|大爷|大妈|大娘|大叔|大婶|大伯|大哥|大姐|阿姨|叔叔?|伯伯?|婶|奶奶|爷爷|姨|[姐哥嫂]|老师|同学|警官|老汉|某)"
OFFICE = r"(?:[副]?(?:区长|市长|县长|镇长|乡长|局长|处长|科长|院长|校长|厂长|队长|站长|所长|会长|主任|书记|教授|经理)|医生|大夫|教练|老板|会计|律师|法官|博士|工|总)"
CLEAR_SURNAMES, OTHER_SURNAMES = "余岳范郁涂游钟谷曲尤卜姜沈朴", "于党后种"
"""Those that are seldom a word by themselves, and those that often are."""
FREE = r"(?<![\u4e00-\u9fff])"
LINK = r"(?<=[和与及跟同对向让请谢给把被由为是叫找问听看见劝帮替陪据了的到访])"
TITLED = re.compile(
    rf"(?:{FREE}|{LINK})([{CLEAR_SURNAMES}{OTHER_SURNAMES}]){KIN}"
    rf"|(?<=[他她你我您咱们])([{CLEAR_SURNAMES}]){KIN}"
    rf"|(?<=[人告犯员])([{CLEAR_SURNAMES}{OTHER_SURNAMES}])某"
    rf"|{FREE}([{CLEAR_SURNAMES}于]){OFFICE}|{LINK}([{CLEAR_SURNAMES}]){OFFICE}|(?<=[谢请和与跟让把找问帮替陪访叫])(于){OFFICE}"
    rf"|(?:{FREE}|{LINK})[老小阿大]([{CLEAR_SURNAMES}于])(?=[是说和在也都又把给让对、，。从正家头][^\d]|[，。、])"
)
"""A surname with nothing but a title: 于女士, 余副市长, 老余; alone it could be a word."""


def titled_in(text: str) -> Iterator[tuple[int, str]]:
    """Where a surname stands with a title only, and its form.

    >>> list(titled_in("据于女士介绍，余副市长和老岳都来了，由于先前的范围"))
    [(1, '于'), (7, '余'), (13, '岳')]
    """
    for found in TITLED.finditer(text):
        at = found.start(found.lastindex or 0)
        yield at, table("surnames")[text[at]]
