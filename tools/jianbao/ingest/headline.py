"""Kicker, title and subtitle among the lines of one headline.

From the sample seeds:

    河西区推动“跨省通办”落实落地            title, printed on two lines of about one length
    让企业和群众畅享网上办事便利

    河西区2023年全民国防教育日宣传活动举行    kicker: longer, above
    踔厉奋发强国防                        title

    “民情快递”架起为民服务连心桥           title
    长江路街道人大工委打造“民情快递”工作品牌,积极探索代表履职新模式    subtitle: longer, below
"""

import re

from jianbao.ingest.roles import rubric
from jianbao.model import Role

DASHES = re.compile(r"^\s*[—―–─-]{1,2}\s*")
SAME_LINE = 0.72
"""Two lines of one title are set in one size, so the shorter has at least this share of the longer's length.

In the sample seeds 14:15 and 11:12 are titles on two lines; 7:20, 17:29, 20:36 and 15:36 are not.
"""
LONGEST_REMNANT = 4
"""A second line this short cannot stand alone: 新时代文明实践特色街区 / 上新."""

BOTH_SHORT = 16
"""Two lines that short are halves of a title: 一层楼一个价 / 六轮算账算出一部电梯; a kicker or a subtitle explains, and is longer."""
BRACKETED = re.compile(r"^[【\[][^】\]]*[】\]]")
"""【市人大常委会开展检查】物业费花到哪儿了: a kicker in the line of the title is not counted with it."""
GOES_ON = re.compile(r"[，、：]$|^(?:关于|關於)?《.*》$")
"""镜泊荡的水，; 《公共场所母婴设施管理办法（草案）》 / 向社会征求意见: a mark, or the name of a paper that something is done with."""


def roles(texts: list[str]) -> list[Role]:
    """The role of each line of a headline, rubrics left out.

    >>> [role.value for role in roles(["河西区2023年全民国防教育日宣传活动举行", "踔厉奋发强国防"])]
    ['kicker', 'title']
    >>> [role.value for role in roles(["代表的担当 丰硕的成果", "——红桥区人大常委会组织开展代表联系选民月活动"])]
    ['title', 'subtitle']
    """
    dashed = [bool(DASHES.match(text)) and len(texts) > 1 for text in texts]
    main = iter(_main([text for text, below in zip(texts, dashed, strict=True) if not below]))
    return [Role.SUBTITLE if below else next(main) for below in dashed]


def _main(texts: list[str]) -> list[Role]:
    if len(texts) <= 1:
        return [Role.TITLE] * len(texts)
    if len(texts) == 2:
        return _two(*texts)
    head = _two(texts[0], texts[1])
    if GOES_ON.search(texts[1]) or (len(texts) == 3 and _closer(texts)):
        return [Role.KICKER, *_main(texts[1:])]
    if head[0] is Role.TITLE:
        return head + [Role.SUBTITLE] * (len(texts) - 2)
    return [Role.KICKER, *_main(texts[1:])]


def _closer(texts: list[str]) -> bool:
    """Whether the lower two of three lines are nearer in length than the upper two, and shorter: one title under a kicker.

    >>> _closer(["禾阳市召开防汛抗旱工作会议", "备足料 守住堤", "把损失降到最低"])
    True
    """
    first, second, third = (len(text.replace(" ", "")) for text in texts)
    return first > max(second, third) and not GOES_ON.search(texts[0]) and abs(second - third) < abs(first - second)


def _two(first: str, second: str) -> list[Role]:
    if rubric.is_slogan(first):
        return [Role.KICKER, Role.TITLE]
    first = BRACKETED.sub("", first) or first
    one, other = len(first.replace(" ", "")), len(second.replace(" ", ""))
    if GOES_ON.search(first) or max(one, other) <= BOTH_SHORT:
        return [Role.TITLE, Role.TITLE]
    if other <= LONGEST_REMNANT or min(one, other) >= SAME_LINE * max(one, other):
        return [Role.TITLE, Role.TITLE]
    return [Role.TITLE, Role.SUBTITLE] if one < other else [Role.KICKER, Role.TITLE]
