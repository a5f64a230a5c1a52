"""Places whose names hold a character that running text has in another form: 庆丰里, 西于庄, 范家屯."""

import re
from collections.abc import Iterator
from functools import cache

from jianbao.variants.tables import table, words
from jianbao.variants.units import is_firm, pair_count

LANE = re.compile("([\u4e00-\u9fff]{1,3})里")
LANE_BEHIND = re.compile(
    r"(?:社区|小区|街道|街坊|居委会?|居民区|居民楼|胡同|菜市场|农贸市场|小学|中学|幼儿园|幼稚园|大街|大院|新村|路口?|街|巷|弄|"
    r"站|派出所|卫生院|养老院|号楼|\d+号|[一二三四五六七八九十]+号|片区|一带|[东西南北]区|[东西南北]里|网格|党群|物业|家属院|宿舍)"
)
"""What stands behind the name of a lane or an estate: 庆丰里社区, 和平里大街."""
LANE_BEFORE = re.compile(r"(?:家住|住在|位于|来自|搬进|搬到|搬出|搬离|走进|来到|途经|区|街道|社区|路|镇)$")
LANE_TOO = re.compile(rf"[、和与及]\s?[\u4e00-\u9fff]{{2,3}}里{LANE_BEHIND.pattern}")
"""Another one behind it: 庆安里和同德里社区."""
PEACEFUL = frozenset(
    "丰安平和福康宁顺兴泰祥庆永贵吉昌盛荣华富寿禄喜乐善仁义礼智信德才贤良忠孝美化新春阳光明园源桂江汉秀丽锦绣佳"
    "友谊惠民建设团结胜利红东风向曙朝晖貌景瑞隆裕厚正诚敬慈恩济同合升鸿翠芳菊梅兰竹松柏桃杏莲荷云霞川河湖州"
)
"""Characters that names of lanes are made of."""
INSIDE = frozenset(
    "家屋房院村城镇乡山田地水海河湖江林园店厂校班队心手眼嘴口脸怀脑骨梦话文书报信网群圈车船包袋箱柜盒瓶锅碗缸桶"
    "洞井坑沟池塘棚窖库仓楼宫殿庙寺夜日年月天时这那哪里堂室厅厨柴草雨雪风雾泥土沙街巷胡同公千百万"
)
"""Characters behind which 里 says inside, or 里 is a mile."""
RARELY = 40
"""Occurrences in the counted news from which on a character before 里 is one of those."""

NUMBERED = re.compile(r"[一二三四五六七八九十]+(里)(?=[屯河沟桥店铺堡庄营湾坡塘亭墩台坪乡镇村岗坝冲洼])")
"""三里屯, 十里堡: so many miles from the gate."""

ENDS = "庄村屯营沟店湾镇乡堡集坊寨楼窑坡桥渡岗洼巷街圩垸塬沱铺坪坝埠荡泾浜港墩垛"
FAMILY = re.compile(rf"([\u4e00-\u9fff]?)({{}})(家?)(?:[{ENDS}]|胡同|家务|家[{ENDS}])")
"""西于庄, 于家务, 范家屯: a family's name and a word for a settlement."""


def lanes_in(text: str) -> Iterator[tuple[int, str]]:
    r"""Where 里 belongs to the name of a lane or an estate, and its form.

    >>> list(lanes_in("庆丰里社区")), list(lanes_in("家里住着")), list(lanes_in("二里沟"))
    ([(2, '里')], [], [(1, '里')])
    """
    for found in LANE.finditer(text):
        for at in _lanes(found, text):
            yield at, "里"
    for found in NUMBERED.finditer(text):
        yield found.start(1), "里"


def families_in(text: str) -> Iterator[tuple[int, str]]:
    r"""Where a family's name stands in that of a settlement, and its form.

    >>> list(families_in("西于庄、范家屯，位于村口"))
    [(1, '于'), (4, '范')]
    """
    for found in family().finditer(text):
        if _is_family(found, text):
            yield found.start(2), surname(found[2])


def listed(text: str) -> Iterator[tuple[int, str]]:
    """Places that places.txt names as a whole."""
    known, starts = table("places"), place_starts()
    for at, char in enumerate(text):
        if char in starts:
            found = (known.get(text[at : at + size]) for size in (5, 4, 3, 2))
            if form := next(filter(None, found), None):
                yield at, form


@cache
def place_starts() -> frozenset[str]:
    """The first characters of listed places."""
    return frozenset(name[0] for name in table("places"))


def _lanes(found: re.Match[str], text: str) -> Iterator[int]:
    end = found.end()
    name = found[1]
    if LANE_BEHIND.match(text, end):
        if name[-1] in PEACEFUL or (len(name) > 1 and not is_inside(name)):
            yield end - 1
    elif len(name) > 1 and all(char in PEACEFUL for char in name[-2:]) and not is_inside(name):
        before = text[: found.end() - 3]
        is_listed = before.endswith("、") or text[end : end + 1] == "、" or LANE_TOO.match(text, end)
        is_named = is_listed or LANE_BEFORE.search(before)
        if is_named:
            yield end - 1


def is_inside(name: str) -> bool:
    """Whether 里 behind these characters says inside: 院子里, 家里, 公里."""
    return name[-1] not in PEACEFUL and (name[-1] in INSIDE or pair_count(name[-1] + "里") >= RARELY)


@cache
def family() -> re.Pattern[str]:
    """FAMILY with the surnames that have a form of their own."""
    return re.compile(FAMILY.pattern.format("|".join(words("family"))))


def surname(char: str) -> str:
    """The form of a surname."""
    return table("surnames")[char]


def _is_family(found: re.Match[str], text: str) -> bool:
    """Not 位于村, 关于街: no word of the language ends with the surname; a bare surname needs 家 or a border."""
    before = found[1] + found[2]
    begun = text[found.start(2) : found.start(2) + 2]
    return not (is_firm(before) or is_firm(begun) or begun in words("not-family"))
