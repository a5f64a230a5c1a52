"""Street offices, and counties and towns that the lexicon does not know: found by the form of their names."""

import re
from dataclasses import dataclass

from jianbao.ingest.subjects.gazetteer import Gazetteer, Place, gazetteer
from jianbao.ingest.subjects.mentions import BEFORE, is_border, is_han
from jianbao.ingest.subjects.reading import FIRST, Stretch

UNKNOWN = re.compile(r"(?=([\u4e00-\u9fff]{2,3})(县|市|区|镇|乡))")
OFFICE = re.compile(
    r"人民|检察|中学|小学|国小|国中|图书馆|供销|城市管理|文物|海关|气象|法院|公安|委[员党书宣组政统]|政府|政协|人大|教育|融媒体|卫健|民政|财政|农业农村|交通运输|文化|住建|水利|应急|自然资源|市场监"
)
"""What stands behind the name of a county that the lexicon does not know."""
STREET = re.compile(r"街道(?![边旁上中两口路灯])")
NO_NAME = re.compile(
    r"[的在和与及是为了各全该本每从到对被把将有这那一二三四五六七八九十两几个条多等向往让由至团联区县市]"
)

LONGER = {"市": "场集值面价", "区": "域间块位别", "镇": "静定", "乡": "村愁亲情"}
"""债券市|场, 合理区|间: the character is the first of a word."""


@dataclass(slots=True)
class Tally:
    """How a name is met in an article."""

    options: tuple[Place, ...]
    times: int = 0
    worth: float = 0.0
    is_headed: bool = False

    def count(self, stretch: Stretch, *, times: int = 1) -> None:
        """One more mention."""
        self.times += times
        self.worth += stretch.weight
        self.is_headed = self.is_headed or stretch.is_head


def streets(stretches: tuple[Stretch, ...]) -> dict[str, Tally]:
    """Street offices by name; one that the lexicon does not know must be met twice."""
    known = gazetteer().subdistricts
    found: dict[str, Tally] = {}
    for stretch in stretches:
        for match in STREET.finditer(stretch.plain):
            if name := street_name(stretch.plain, match.start()):
                text = stretch.text[match.start() - len(name) : match.end()]
                found.setdefault(text, Tally(known.get(name, ()))).count(stretch)
    return {name: entry for name, entry in found.items() if entry.options or entry.times > 1}


def street_name(text: str, end: int) -> str:
    """The name before 街道: the longest that is known, else two to four characters behind a border."""
    known = gazetteer().subdistricts
    for size in range(min(7, end), 1, -1):
        before = text[end - size - 1 : end - size] if end > size else ""
        # 林和街道 is none in 园林和街道; a longer name is hardly ever met by chance.
        if text[end - size : end] in known and (size > 2 or is_border(before)):
            return text[end - size : end]
    for size in range(2, 5):
        name, before = text[end - size : end], text[end - size - 1 : end - size] if end > size else ""
        is_name = len(name) == size and all(map(is_han, name)) and not NO_NAME.search(name)
        if is_name and is_border(before):
            return name
    return ""


def unknown(stretches: tuple[Stretch, ...]) -> dict[str, Tally]:
    """Counties and towns that the lexicon does not know but the article speaks of as such."""
    found: dict[str, Tally] = {}
    for stretch in stretches:
        for match in UNKNOWN.finditer(stretch.plain):
            if is_unknown_place(stretch.plain, match):
                behind = stretch.plain[match.end(2) : match.end(2) + 4]
                name = stretch.text[match.start() : match.end(2)]
                is_sure = OFFICE.match(behind) or opens(stretch, match.start())
                found.setdefault(name, Tally(())).count(stretch, times=2 if is_sure else 1)
    heads = "\n".join(stretch.text for stretch in stretches if stretch.is_head)
    return {name: entry for name, entry in found.items() if entry.times > 1 or name[:-1] in heads}


def opens(stretch: Stretch, start: int) -> bool:
    """Whether a name opens a clause of the first paragraph, as the scene of a story does."""
    before = stretch.plain[start - 1 : start]
    return stretch.weight >= FIRST and (not is_han(before) or before in "在于")


def is_unknown_place(text: str, match: re.Match[str]) -> bool:
    """Whether characters before 县, 市 … stand between clear borders and are no common noun."""
    known = gazetteer()
    stem, before = match[1], text[match.start() - 1 : match.start()] if match.start() else ""
    if is_han(before) and before not in BEFORE and before not in "省市县区州":
        return False
    name = stem + match[2]
    if name in known.names or (name[1:] in known.names and name[1:] not in known.generic) or stem[0] in "年月日":
        return False
    if stem[0] in BEFORE or is_common(known, stem, match[2]) or stem in known.shorts:
        return False
    return text[match.end(2) : match.end(2) + 1] not in LONGER.get(match[2], "")


def is_common(known: Gazetteer, stem: str, kind: str) -> bool:
    """Whether the characters before 县, 市 … make a common noun of it (社区, 超市, 古镇) or hold a function word."""
    return stem.endswith(known.common.get(kind, ())) or bool(NO_NAME.search(stem))
