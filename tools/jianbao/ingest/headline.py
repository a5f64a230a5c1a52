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

from jianbao.ingest.evidence import unclosed
from jianbao.ingest.names import is_person, is_transcribed
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
MUCH_LONGER = 1.45
"""A third line that much longer than two even ones above it is a subtitle; of those of the written articles 20 of 25 are, and of titles below a kicker none."""
BRACKETED = re.compile(r"^[【\[][^】\]]*[】\]]")
"""【市人大常委会开展检查】物业费花到哪儿了: a kicker in the line of the title is not counted with it."""
GOES_ON = re.compile(r"[，、：]$|^(?:关于|關於)?《.*》$")
"""镜泊荡的水，; 《公共场所母婴设施管理办法（草案）》 / 向社会征求意见: a mark, or the name of a paper that something is done with."""
ANSWERS = re.compile(r"答\S{0,6}(?:[问問]|读者|讀者)$")
"""市公积金中心答职工问, 县农业局负责人答本报读者: a subtitle says whose questions are answered."""
TELLS_OF = re.compile(r"^(?:记|記|访|訪|专访|專訪|对话|對話|追记|追記|写给|寫給|写在|寫在)[^，。？！]{4,}$")


LABEL = re.compile(r"[\u3400-\u9fff]{1,4}$")
LONGER_TITLE = 4
"""Of 1,190 lines of up to four characters above a headline of the written articles 1,159 are rubrics (短波, 锐评, 以案说法), the others kickers and halves of
titles (counted once by hand)."""


def is_labelled(texts: list[str]) -> bool:
    """Whether the first of the lines of a headline is a word or two, and what follows much longer: a rubric.

    >>> is_labelled(["舌尖", "春笋的三种吃法"]), is_labelled(["打苇", "——腊月里的苇塘"]), is_labelled(["从前论筐", "如今论克"])
    (True, False, False)
    """
    first, *rest = [text.strip() for text in texts] or [""]
    longer = len("".join(rest)) >= len(first) + LONGER_TITLE
    return bool(LABEL.match(first)) and longer and not DASHES.match(rest[0])


def tells_of(text: str) -> bool:
    """Whether a line below a title says whom the text is about: a verb of telling, and a name at the end.

    >>> tells_of("记南泡子乡兽医郎永才"), tells_of("对话青年作家罗依诺"), tells_of("记录下大山的每一次呼吸"), tells_of("访贫问苦送温暖到家")
    (True, True, False, False)
    """
    return bool(TELLS_OF.match(text)) and (is_person(text[-3:]) or is_transcribed(text[-4:]))


def roles(texts: list[str], *, led: bool = False) -> list[Role]:
    """The role of each line of a headline, rubrics left out; `led` where the first was tagged as a kicker, which decides of slogans.

    >>> [role.value for role in roles(["河西区2023年全民国防教育日宣传活动举行", "踔厉奋发强国防"])]
    ['kicker', 'title']
    >>> [role.value for role in roles(["土地承包再延长三十年，乡亲们关心的七件事", "县农业局负责人答本报读者"])]
    ['title', 'subtitle']
    >>> [role.value for role in roles(["专访巡山员潘慕恩", "山不需要英雄 需要记得带垃圾下山的人"])]
    ['title', 'title']
    >>> [role.value for role in roles(["议会质询", "公交脱班率三成", "议员要求公开记录"])]
    ['kicker', 'title', 'title']
    >>> [role.value for role in roles(["代表的担当 丰硕的成果", "——红桥区人大常委会组织开展代表联系选民月活动"])]
    ['title', 'subtitle']
    >>> [role.value for role in roles(["晏立坤在渔洲县调研夏粮收购工作时强调", "敞开收 优价收 及时结", "不让农民卖粮再排长队"])]
    ['kicker', 'title', 'title']
    >>> [role.value for role in roles(["学界游泳赛", "中四女生破纪录", "培英夺总冠军"])]
    ['title', 'title', 'title']
    >>> [role.value for role in roles(["“写小说像熬红糖，最怕中途添冷水”", "对话青年作家罗依诺"])]
    ['title', 'subtitle']
    """
    if is_labelled(texts) or (led and len(texts) > 1 and rubric.is_slogan(texts[0])):
        return [Role.KICKER, *roles(texts[1:])]
    dashed = [len(texts) > 1 and bool(DASHES.match(text)) for text in texts]
    told = tells_of(texts[-1]) or ANSWERS.search(texts[-1]) if texts else False
    if len(texts) > 1 and told and not goes_on(texts[-2]):
        dashed[-1] = True
    main = iter(_main([text for text, below in zip(texts, dashed, strict=True) if not below]))
    return [Role.SUBTITLE if below else next(main) for below in dashed]


def _main(texts: list[str]) -> list[Role]:
    if len(texts) <= 1:
        return [Role.TITLE] * len(texts)
    if len(texts) == 2:
        return _two(*texts)
    head = _two(texts[0], texts[1])
    if head[0] is Role.TITLE and not (goes_on(texts[1]) or (len(texts) == 3 and _closer(texts))):
        *even, below = (len(text.replace(" ", "")) for text in texts[:3])
        longer = below > MUCH_LONGER * max(even)
        third = Role.SUBTITLE if head[1] is Role.SUBTITLE or longer else Role.TITLE
        return [*head, third, *[Role.SUBTITLE] * (len(texts) - 3)]
    return [Role.KICKER, *_below_kicker(texts[1:])]


def _below_kicker(texts: list[str]) -> list[Role]:
    """The lines below a kicker: two of one length are a title, though the first be three phrases like a slogan.

    >>> [role.value for role in _below_kicker(["敞开收 优价收 及时结", "不让农民卖粮再排长队"])]
    ['title', 'title']
    """
    return [Role.TITLE, Role.TITLE] if len(texts) == 2 and _are_even(*texts) else _main(texts)


def goes_on(text: str) -> bool:
    """Whether a line of a headline is continued by the next.

    >>> goes_on("健身房换了招牌，"), goes_on("对《十七年后"), goes_on("踔厉奋发强国防")
    (True, True, False)
    """
    return bool(GOES_ON.search(text)) or unclosed(text) > 0


def _are_even(first: str, second: str) -> bool:
    """Whether two lines may be of one size."""
    one, other = len(first.replace(" ", "")), len(second.replace(" ", ""))
    return min(one, other) >= SAME_LINE * max(one, other)


def _closer(texts: list[str]) -> bool:
    """Whether the lower two of three lines are nearer in length than the upper two, and shorter: one title under a kicker.

    >>> _closer(["禾阳市召开防汛抗旱工作会议", "备足料 守住堤", "把损失降到最低"])
    True
    """
    first, second, third = (len(text.replace(" ", "")) for text in texts)
    return first > max(second, third) and not goes_on(texts[0]) and abs(second - third) < abs(first - second)


def _two(first: str, second: str) -> list[Role]:
    if rubric.is_call(first):
        return [Role.KICKER, Role.TITLE]
    first = BRACKETED.sub("", first) or first
    if tells_of(first):
        return [Role.TITLE, Role.TITLE]
    one, other = len(first.replace(" ", "")), len(second.replace(" ", ""))
    if goes_on(first) or max(one, other) <= BOTH_SHORT or other <= LONGEST_REMNANT or _are_even(first, second):
        return [Role.TITLE, Role.TITLE]
    return [Role.TITLE, Role.SUBTITLE] if one < other else [Role.KICKER, Role.TITLE]
