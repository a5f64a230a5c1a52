"""Persons an article names: a surname and a given name between signs that a person is spoken of."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jianbao import lexicon
from jianbao.ingest.names import USUAL_SURNAME, surname_shares
from jianbao.ingest.subjects.finder import Finder
from jianbao.ingest.subjects.gazetteer import gazetteer
from jianbao.ingest.subjects.reading import Stretch

KEYS = ("before", "speech", "deeds", "address", "honors", "part_of", "partial", "wordlike", "words", "leaders")
DOTTED = re.compile(r"[\u4e00-\u9fff]{2,5}(?:·[\u4e00-\u9fff]{1,6})+")
PSEUDONYM = re.compile(r"^[（(]\s*(?:化名|音译?)")
AGED = re.compile(r"^[，、（(]?(?:男|女|今?年|\d{1,3}岁|本名)")
STAFF = re.compile(r"[\u4e00-\u9fff]{2}[员长师]$")
"""Titles that no list has: 照管员, 楼栋长."""
LIST = re.compile(r"[\u4e00-\u9fff]{2,3}、[\u4e00-\u9fff]{2,3}等")
AGED_BEFORE = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})岁的?$|家住[^，。；]{2,20}的$|姓名[：:]$")
BORDERS = frozenset("，。；：！？、（）“”‘’《》 　\n,.;:!?()\"'…—")

KNOWN = 10.0
SURE = 3.0
"""A title before and a verb of speech behind give 4; either alone with a usual name that comes again gives 3."""
TITLE = 2.0
STAFF_TITLE = 1.5
SPEECH = 2.0
AGE = 1.5
HONOR = 2.6
DEED = 1.2
LIGHT_DEED = 0.6
"""For a verb or particle of one character, which other words have behind them as well."""
BOTH = 1.0
"""For a title before and a verb of speech behind, whatever the surname."""
THREE = 0.5
"""Three characters are a name by chance more seldom than two."""
BORDER = 0.6
AGAIN = 0.7
"""For a name that comes twice; twice that from three times on."""
USUAL = 1.0
"""For one of the common surnames with characters that given names are made of."""
ODD = -0.6
RARE = -1.0
PLACE = -2.0
"""For a name that is that of a place too: 蓝田, 高阳."""
FOREIGN = -1.5
"""For a given name all in syllables of foreign names: 梅多夫 is the end of one."""
SYLLABLES = frozenset(
    "尔夫斯克特兹茨姆巴德格科库拉里卡塔托图洛鲁穆尼诺帕佩普切萨塞瓦乌西希亚耶扎泽涅赫哈弗厄迪多戈加贝"
)
EVERYDAY = -1.5
"""For a surname that is an everyday word too (高, 关, 时)."""
LISTED = 0.6
"""For 张三、李四等: persons are named in lists more often than things of two or three characters."""
CLEARLY = 1.0
GLUED = -1.0
"""For a name behind a character that is neither a border nor the end of a title."""
MOST = 12


@dataclass(frozen=True, slots=True)
class Signs:
    """What people.yml says, in the form it is asked for."""

    before: tuple[str, ...]
    speech: tuple[str, ...]
    deeds: tuple[str, ...]
    address: tuple[str, ...]
    honors: tuple[str, ...]
    part_of: tuple[str, ...]
    partial: frozenset[str]
    titles: tuple[str, ...]
    """Those of `partial` that stand behind a surname whatever follows: 李大爷, 王某某; 家 of 王家豪 is none."""
    wordlike: frozenset[str]
    words: frozenset[str]
    leaders: Finder
    surnames: frozenset[str]
    compound: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    phrases: tuple[str, ...]
    """Verbs of two characters and more: 边说 behind 律莉 is no part of the name."""


@cache
def signs() -> Signs:
    """The signs of persons, from the lexicon."""
    entries = lexicon.read_mapping("people.yml", KEYS)
    known = lexicon.surnames()
    lists = {key: lexicon.words("people.yml", entries[key]) for key in KEYS if key != "wordlike"}
    return Signs(
        before=lists["before"],
        speech=lists["speech"],
        deeds=lists["deeds"],
        address=lists["address"],
        honors=lists["honors"],
        part_of=lists["part_of"],
        partial=frozenset(lists["partial"]),
        titles=tuple(word for word in lists["partial"] if len(word) > 1 or word == "某"),
        wordlike=frozenset(lexicon.characters(entries["wordlike"])),
        words=frozenset(lists["words"]),
        leaders=Finder(lists["leaders"]),
        surnames=known.single,
        compound=known.compound,
        given=known.given,
        never=known.never,
        phrases=tuple(word for key in ("speech", "deeds") for word in lists[key] if len(word) > 1),
    )


@dataclass(frozen=True, slots=True)
class Meeting:
    """A run of characters that may be a name, and what stands before and behind says for it."""

    name: str
    printed: str
    before: float
    behind: float
    weight: float
    """Of the stretch it stands in."""


def find_people(stretches: tuple[Stretch, ...]) -> tuple[str, ...]:
    """The persons of an article, those most spoken of first."""
    met: defaultdict[str, list[Meeting]] = defaultdict(list)
    text = "\n".join(stretch.plain for stretch in stretches)
    for stretch in stretches:
        for meeting in meetings(stretch):
            met[meeting.name].append(meeting)
    scores = whole({name: score(name, found, text) for name, found in met.items()}, text)
    sure = settle({name: worth for name, worth in scores.items() if worth >= SURE}, text)
    sure += beside(sure, scores, text)
    ranked = sorted(sure, key=lambda name: -sum(meeting.weight for meeting in met[name]))
    return tuple(met[name][0].printed for name in ranked[:MOST])


def whole(scores: dict[str, float], text: str) -> dict[str, float]:
    """Scores without names that are met again and again as the start of the same longer one, which takes theirs: 靳老四."""
    kept = dict(scores)
    for name, worth in scores.items():
        short, times = name[:-1], text.count(name)
        if times > 1 and short in kept and text.count(short) == times:
            kept[name] = max(worth, kept.pop(short))
    return kept


def settle(scores: dict[str, float], text: str) -> list[str]:
    """Of names that stand in each other the one that is meant: 律莉边说 holds 律莉, 王瀛心说 holds 王瀛心."""
    return [name for name in scores if not any(is_beaten(name, other, scores, text) for other in scores)]


def is_beaten(name: str, other: str, scores: dict[str, float], text: str) -> bool:
    """Whether another reading of the same characters is the better one."""
    if name == other:
        return False
    if name in other:
        return text.count(name) == text.count(other) and scores[other] > scores[name] - CLEARLY
    if other in name:
        return text.count(other) > text.count(name) or scores[other] >= scores[name] + CLEARLY
    return False


def beside(sure: list[str], scores: dict[str, float], text: str) -> list[str]:
    """Names that stand in a list with a person: 陈艳丽、张咏梅等."""
    rest = [name for name in scores if name not in sure and len(name) > 2 and plausibility(name) >= USUAL]
    rest = [name for name in rest if not any(name in other or other in name for other in sure)]
    return [
        name
        for name in rest
        if any(f"{name}{mark}{other}" in text or f"{other}{mark}{name}" in text for other in sure for mark in "、和 ")
    ]


def meetings(stretch: Stretch) -> Iterator[Meeting]:
    """Every run of characters in a stretch that may be a name."""
    plain = stretch.plain
    spans = [dotted_span(found) for found in DOTTED.finditer(plain)]
    spans += [(at, at + size) for at in range(len(plain) - 1) for size in sizes_at(plain, at)]
    for start, end in spans:
        name = plain[start:end]
        if "·" in name or is_possible(name, plain[end : end + 4]):
            before, behind = before_sign(plain, start), behind_sign(plain, end)
            yield Meeting(name, stretch.text[start:end], before, behind, stretch.weight)


def dotted_span(found: re.Match[str]) -> tuple[int, int]:
    """The name itself in a run with a dot: no title before it, no verb behind it.

    >>> dotted_span(DOTTED.search("店主买买提·艾力说"))
    (2, 8)
    """
    start, end, plain = found.start(), found.end(), found.string
    dot, last = plain.index("·", start), plain.rindex("·", start, end)
    titles = (at for at in range(dot - 2, start, -1) if plain.endswith(signs().before, 0, at))
    verbs = (at for at in range(last + 2, end) if plain.startswith((*signs().phrases, *signs().never), at))
    return next(titles, start), next(verbs, end)


def sizes_at(plain: str, at: int) -> tuple[int, ...]:
    """How long a name that starts here may be."""
    known = signs()
    if plain[at : at + 2] in known.compound:
        return (4, 3)
    return (3, 2) if plain[at] in known.surnames else ()


def is_possible(name: str, behind: str) -> bool:
    """Whether characters may be a whole name: 王某, 李大爷, 关键 and 朱宛昇 of 朱宛昇纪念馆 may not."""
    known = signs()
    size = 2 if name[:2] in known.compound and len(name) > 2 else 1
    given = name[size:]
    if (
        any(char in known.never or not "\u4e00" <= char <= "\u9fff" for char in given)
        or name[:2] in known.words
        or name in known.words
    ):
        return False
    if len(given) > 1 and (given[-1] + behind).startswith(known.phrases):
        return False
    if given in known.partial or (given + behind).startswith(known.titles):
        return False
    return not behind.startswith(known.part_of) and not PSEUDONYM.match(behind)


def before_sign(plain: str, at: int) -> float:
    """What stands before a name says for it."""
    before = plain[max(0, at - 24) : at]
    if not before or before[-1] in BORDERS:
        bare = before.rstrip(" \N{IDEOGRAPHIC SPACE}（(：:“")
        return BORDER + (TITLE / 2 if bare != before and bare.endswith(signs().before) else 0)
    if before.endswith(signs().before):
        return TITLE
    if STAFF.search(before):
        return STAFF_TITLE
    if AGED_BEFORE.search(before):
        return AGE
    return 0.0 if before[-1] in "和与由对向给让请的是为被把将跟同及" else GLUED


def behind_sign(plain: str, end: int) -> float:
    """What stands behind a name says for it."""
    behind = plain[end : end + 6]
    known = signs()
    if behind.startswith(known.honors):
        return HONOR
    if behind.startswith(known.speech + known.address):
        return SPEECH
    if AGED.match(behind):
        return AGE
    if behind.startswith(known.phrases):
        return DEED
    if behind.startswith(known.deeds):
        return LIGHT_DEED
    return BORDER if not behind or behind[0] in BORDERS else 0.0


def score(name: str, met: list[Meeting], text: str) -> float:
    """How surely a name is a person's: from its best signs, its repetition and its look."""
    if name in signs().leaders.words_at(name, 0):
        return KNOWN
    before, behind = max(one.before for one in met), max(one.behind for one in met)
    worth = before + behind + AGAIN * min(2, text.count(name) - 1) + plausibility(name)
    worth += BOTH if before >= STAFF_TITLE and behind >= SPEECH else 0.0
    worth += BOTH / 2 if before >= TITLE and DEED <= behind < SPEECH else 0.0
    worth += PLACE if name in gazetteer().shorts else 0.0
    return worth + (LISTED if LIST.search(text, max(0, text.find(name) - 5), text.find(name) + len(name) + 5) else 0)


def plausibility(name: str) -> float:
    """How much a name looks like one."""
    if "·" in name:
        return 0.0
    known = signs()
    size = 2 if name[:2] in known.compound and len(name) > 2 else 1
    share = surname_shares()[name[:size]]
    odd = sum(char not in known.given for char in name[size:])
    worth = USUAL + (THREE if len(name) - size > 1 else 0.0) if not odd else ODD * odd
    worth += FOREIGN if len(name) > 2 and set(name[size:]) <= SYLLABLES else 0.0
    worth += RARE if share < USUAL_SURNAME else 0.0
    return worth + (EVERYDAY if size == 1 and name[0] in known.wordlike else 0.0)
