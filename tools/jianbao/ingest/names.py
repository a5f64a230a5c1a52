"""Names of persons in a byline: roles dropped, padded names closed, glued names told apart by their surnames."""

import re
from functools import cache
from math import log

from jianbao import lexicon
from jianbao.lexicon import fold

SPACES = re.compile(r"[\s<>「」“”\"'＊*]+")
PIECES = re.compile(r"[\n、,，;；:：︰︱/／\\|｜丨．()（）\[\]【】〔〕〈〉《》■-◿★☆※☐⊙⊚◉]+")
DOTS = re.compile(r"(?<=\w)[·・•‧∙⋅・](?=\w)")
EDGE_DOTS = re.compile(r"(?<!\w)[·・•‧∙⋅・]|[·・•‧∙⋅・](?!\w)")
"""·张三·: dots that set a name off."""
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af〇]+")
LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.'’-]*")
FILED_FROM = re.compile(
    r"(?<![图圖摄攝影片])(?<!^文)(?<![\s（(/／]文)[/／]\s*[\u4e00-\u9fff]{2,5}(?:报道|報導|報道|专电|專電|电|電)"
    r"|(?<=\s)[\u4e00-\u9fff]{2,4}(?:报道|報導|報道|专电|專電)"
)
"""／台中報導, 北京报道: the place a paper prints behind the name; behind 文／ and 图／ stands a person."""
UNLISTED = re.compile(
    r"(?:^|(?<=[\s/／:：（(■□●◆]))(?P<outlet>(?!本[报報刊]|特约|特約|见习|見習|实习|實習|首席|摄影|攝影|记者|記者|通讯员|通訊員)[\u3400-\u9fff]{2,8}?)"
    r"(?P<role>(?:首席|见习|見習|实习|實習)?(?:记者|記者))(?=\s)"
)
"""棠都记者 欧阳珊: an outlet that no list knows."""
AND = re.compile(r"[和与與及暨]")

LONGEST_WHOLE = 6
"""Han characters of a name without a Chinese surname that is kept whole (乌兰图雅, 扎西多吉次仁)."""
SHORTEST_TRANSCRIBED = 3
LONGEST_CHINESE = 3
LONGEST_PERSON = 4
LENGTHS = {2: log(0.14), 3: log(0.85), 4: log(0.01)}
"""How often a name has so many characters; of a compound surname one character less counts."""
MARGIN = log(4)
"""How much likelier the best way to part glued names must be than the second: below that, nobody can tell."""
WHOLE_FOUR = log(0.002) + log(0.01)
"""A four-character name with a double or an unlisted surname (范徐丽泰): as likely as a rare surname with a rare form."""
ODD_GIVEN = log(0.25)
"""For a character of a given name that is seldom one: 张三丰 over 张三|丰."""
GOOD_GIVEN = log(1.6)
CAMERAS = "摄攝"
"""No given name has 摄."""
RARE_SURNAME = 0.00003
USUAL_SURNAME = 0.0004


NO_NAME_HAS = re.compile("[的着]|^那[天年时時][早晚夜]$")
"""记者采访时的留影, 记者采访那天晚: no person is called so."""


def split_names(text: str) -> tuple[str, ...]:
    """The persons named in a byline, in printed order, each once; what cannot be parted stays whole.

    >>> split_names("□本报记者 张希文 本报通讯员 尹建筑 徐政")
    ('张希文', '尹建筑', '徐政')
    >>> split_names("□记者郭启朝通讯员陈新刚文图")
    ('郭启朝', '陈新刚')
    >>> split_names("文/图 张 三　李四光"), split_names("您的患者：年秀英")
    (('张三', '李四光'), ('年秀英',))
    >>> split_names("▲记者采访时的留影"), split_names("王了一"), split_names("记者采访那天晚")
    ((), ('王了一',), ())
    >>> split_names("記者買買提·艾力／攝影"), split_names("（記者陳○明攝）")
    (('買買提·艾力',), ('陳○明',))
    """
    found: list[str] = []
    for run in runs_of(text.replace("╱", "／")):
        found.extend(name for name in names_of_run(run) if name not in found)
    found = [name for name in found if not NO_NAME_HAS.search(name)]
    if any(map(is_person, found)):
        found = [name for name in found if is_person(name) or not HAN.fullmatch(name) or len(name) < LONGEST_PERSON]
    return tuple(name.replace(MASK, "○") for name in found) if "○" in text else tuple(found)


def runs_of(text: str) -> list[list[str]]:
    """The words between roles, grouped: words of one run stood beside each other with white space only."""
    text = BOTH.sub("\n", OF_DESK.sub("", text))
    plain = WRITTEN.sub("\\g<writer>\n\\g<other>", without_note(without_teacher(text)))
    plain = SHARES.sub("\n", MASKED.sub(MASK, OTHERS.sub("\n", plain)))
    closed = FILED_FROM.sub(without_place, DOTS.sub("·", EDGE_DOTS.sub("\n", UNLISTED.sub(without_outlet, plain))))
    bare = role_pattern().sub(f"\n{LED} ", outlet_pattern().sub("\n", closed))
    return [words for piece in PIECES.split(bare) if (words := [word for word in SPACES.split(piece) if word])]


OF_DESK = re.compile(r"(?:(?:整合|综合|綜合)\s+)?[\u3400-\u9fff]{2,8}[报報网網社台]·[\u3400-\u9fff]{2,8}(?=记者|記者)")
"""新华日报·交汇点记者: an outlet and its desk."""
LED = "\ufdd0"
"""Stands for the role before a run of names; no text holds this character."""
FILED = "[台臺][北中南東]|新北|桃園|高雄|基隆|新竹|嘉義|苗栗|彰化|南投|雲林|屏東|宜蘭|花蓮|澎湖|金門|香港|澳門|北京|上海|東京|[综綜]合"
"""劉憲杰／台北: where a story was filed."""
NOTES = tuple(
    re.compile(pattern)
    for pattern in (
        r"^[（(]作者(?:单位|單位|系)[:：]?[^（）()]{2,40}[）)]\s*(?P<name>[\u3400-\u9fff·]{2,4}(?:[\s、]+[\u3400-\u9fff·]{2,4}){0,2})$",
        r"^(?P<name>\W*[\u3400-\u9fff·]{2,4}(?:[\s、]+[\u3400-\u9fff·]{2,4}){0,2})\s*[（(]作者(?:单位|單位|系)[^（）()]{2,40}[）)]$",
        r"^(?P<name>[\u3400-\u9fff]{2,4})[／/][\u3400-\u9fff]{3,8}[（(][^（）()]{2,10}[）)]$",
        r"^(?:[\u3400-\u9fff]{2,16}\s+)?(?P<name>[\u3400-\u9fff]{2,4}?)\s*(?:敬上|[谨謹]上|敬[启啟]|[谨謹][启啟]|敬白|[顿頓]首|拜上|鞠躬)(?:\s+\S{2,12}[日年月])?$",
        r"^(?P<name>)[（(]?作者[系为為是][^（）()]*[）)]?$",
        r"^[（(](?!.*(?:编辑|編輯|责编|責編))(?:撰稿|撰文|作者|文字|供稿)人?\s*[:：]\s*(?P<name>[\u3400-\u9fff·]{2,4}(?:、[\u3400-\u9fff·]{2,4})*)(?:\s+[\u3400-\u9fff]{2,6}\s*[:：]\s*[\u3400-\u9fff、]{2,12})+[）)]$",
        r"^(?P<name>[（(]?作者\s*[:：]\s*[\u3400-\u9fff·](?:\s?[\u3400-\u9fff·]){1,7}?)\s*(?:[，,；;]\s*)?(?:单位|單位)\s*[:：][^（）()]{2,40}[）)]?$",
        r"^(?P<name>\W*作者[:：\s]*[\u3400-\u9fff]{2,3}?)\s*(?:[系为為是]|，)[^（）()]*[）)]?$",
        rf"^(?P<name>[\u3400-\u9fff]{{3}})\s*[/／](?:{FILED})市?$",
        r"^Author, (?P<name>[\u3400-\u9fff·\s、]{2,20})$",
        r"^(?P<name>[（(]\s*[\u3400-\u9fff·]{2,4})\s*，[^（）()]{2,30}[）)]$",
        r"^(?P<name>\W*(?:(?:(?:读者|讀者|市民|村民|居民)\s+)?[\u3400-\u9fff]\s+[\u3400-\u9fff]|[\u3400-\u9fff·]{2,4}(?:[\s、]+[\u3400-\u9fff·]{2,4}){0,2}))\s*"
        r"[（(](?!.*(?:记者|記者|通讯员|通訊員|[文图圖摄攝]))[^（）()]{2,20}[）)]$",
        r"^(?P<name>\W*[\u3400-\u9fff]{2,3})\s+[\u3400-\u9fff]{0,12}(?:会员|會員|教师|教師|老师|老師|学生|學生|职工|職工|工人|农民|農民|居民|村民|住户|住戶|业主|業主|商户|商戶|租户|租戶|乘客|店主|读者|讀者|作家|诗人|詩人|"
        r"校长|校長|医生|醫生|护士|護士|律师|律師|教授|研究员|研究員|干部|民警|馆长|館長|院长|院長|主任)[）)]?$",
    )
)
"""What is said of an author behind the name: （作者张三系……）, （张三，教师）, 张三（桐井）, 賀允晴／新手媽媽（榕埔市）, 张三　县作家协会会员."""


def without_note(text: str) -> str:
    """A signature without what it says of its author.

    >>> without_note("林小满（桐井县教师）"), without_note("（林小满，现居望湖）"), without_note("（记者 张三）")
    ('林小满', '（林小满', '（记者 张三）')
    >>> without_note("（撰稿人：阳鑫 摄影人：朱云娴 供稿单位：经管学院）")
    '阳鑫'
    >>> without_note("（作者系驻塘湾村工作队队员 皮建勋）"), without_note("（作者系县文化馆 馆长）")
    ('皮建勋', '')
    """
    last = NAMED_LAST.match(text)
    if last and is_person("".join(last["name"].split())):
        return last["name"]
    found = next((found for pattern in NOTES if (found := pattern.match(text))), None)
    return found["name"] if found else text


NAMED_LAST = re.compile(
    r"^[（(]作者[系为為是][^（）()]*?\s(?P<name>[\u3400-\u9fff·]{2,4}|[\u3400-\u9fff]\s[\u3400-\u9fff])[）)]$"
)
"""（作者系驻塘湾村工作队队员 皮建勋）"""


BOTH = re.compile(r"(?<=[\u3400-\u9fff])文\s*[/／]\s*[图圖](?=$|[\s）)])|^本版(?=文\s*[/／])")
"""賀懷湘文/圖, 本版文/记者……: what is glued to a name, or before the role."""
WRITTEN = re.compile(
    r"^(?P<writer>.*[\u3400-\u9fff])\s*文[\s／/]+(?P<other>[\u3400-\u9fff·\s、]{2,16}?)\s*[图圖摄攝影绘繪]$"
)
"""麦麦提江·吐逊 文　邱 野 图: one wrote, one took the pictures."""
OTHERS = re.compile(
    r"等(?=\s*[）)]?$)|等(?:\d+|[一二三四五六七八九十百]+)(?:[户戶人名位]|[余餘]|多)[\u3400-\u9fff]{0,6}"
)
"""鞠永昌等十七户, 张三等12名业主: those who signed with the one that is named."""
MASKED = re.compile(r"(?<![者员員文图圖])(?<=[\u3400-\u9fff])○(?=(?![文图圖])[\u3400-\u9fff\s）)]|$)")
MASK = "〇"
"""陳○明: a circle that hides a character of a name stands for one."""
SHARES = re.compile(
    r"文[·・•](?:摄影|攝影|图|圖)|\s+[文图圖摄攝影](?=\s*[/／:：])|(?<=[/／])[文图圖摄攝影](?=\s)|(?<=[\u3400-\u9fff])\s+[文图圖]\s+[文图圖摄攝]\s*$"
)
"""文/应 时 图/花建平, 雷晓舟/文 全 力/图, 张 三 文 图: who did what; 文 and 图 are no part of the padded names beside them."""
TEACHER = re.compile(
    r"\s*[（(]?(?:指导|指導|辅导|輔導)(?:老师|老師|教师|教師)?\s*[:：／/]?\s*[\u3400-\u9fff·\s、]{2,12}[）)]?$"
)


def without_teacher(text: str) -> str:
    """A pupil's signature without the teacher who helped.

    >>> without_teacher("青石镇中心小学三（2）班 童一诺　指导老师：计红缨")
    '青石镇中心小学三（2）班 童一诺'
    """
    return TEACHER.sub("", text)


def without_outlet(found: re.Match[str]) -> str:
    """A role without the outlet that is glued before it; a name before a role is kept: 张三记者."""
    return found[0] if is_person(found["outlet"]) else f"\n{found['role']}"


def without_place(filed: re.Match[str]) -> str:
    """A place of FILED_FROM removed, but a word that may be a name kept: 李四报道."""
    word = filed[0].strip()
    return word if fold(word[0]) in surname_shares() else "\n"


def names_of_run(run: list[str]) -> list[str]:
    """Names among words that only white space parts.

    >>> names_of_run(["额木岭气象台", "韶", "华"]), names_of_run(["军嫂", "辛若兰"]), names_of_run(["斯琴", "桑广义", "丹增"])
    (['韶华'], ['辛若兰'], ['斯琴', '桑广义', '丹增'])
    >>> split_names("通讯员 腾格尔 麻秀英"), split_names("通讯员 县总工会 麻秀英")
    (('腾格尔', '麻秀英'), ('麻秀英',))
    >>> split_names("（海堡 屈小鲤）"), split_names("记者 李庄 王小明"), split_names("（王庄 李明）")
    (('屈小鲤',), ('李庄', '王小明'), ('王庄', '李明'))
    """
    found: list[str] = []
    led, words = run[:1] == [LED], [word for word in run if word != LED]
    for word in without_units(close_padding(words), led=led):
        for part in parts_of_pair(word):
            if is_latin(part) and found and is_latin(found[-1]):
                found[-1] += f" {part}"
            elif name := strip_marks(part):
                found.extend(name_list(name))
    return found


NO_NAME = re.compile(
    "[市县縣区區省镇鎮乡鄉村京津沪妇婦团團联聯委总總会會校院厂警局台臺站军軍老兵嫂昨今日前近现現场場线線合中学學队隊部社报報网網]"
)
"""北京, 市妇联, 一中, 交警, 军嫂, 昨日: what may stand between a role and a person, and is none."""


OF_PLACE = re.compile("[堡镇鎮县縣市乡鄉屯庄莊寨圩坞]$")
"""（海堡 屈小鲤）: 海 is a surname, but given names do not end so."""


def without_units(words: list[str], *, led: bool) -> list[str]:
    """Words of a run without the unit or the standing that a paper prints before the name: 沙梁线路车间 粟强, 军嫂 辛若兰.

    Right behind a role, where `led` says that the run begins, a short word is a name, though no surname begins it.
    """
    persons = [at for at, word in enumerate(words) if (len(word) <= LONGEST_PERSON or "·" in word) and is_person(word)]
    if not persons:
        return words
    if len(persons) > 1 and not led and _is_place(words[persons[0]]):
        persons = persons[1:]
    named = led and len(words[0]) <= LONGEST_CHINESE and not NO_NAME.search(words[0])
    return [
        word
        for at, word in enumerate(words)
        if (at >= persons[0] or (at == 0 and named) or is_odd_name(word)) and not is_unit(word)
    ]


NO_GIVEN_END = re.compile("[生师師路街江河山湖海岛島石林方工老友长長者员員园園里花苑村庄莊]$")
"""大学生 and 退休工 stand before persons, 青石路 and 望江楼 are places."""


def is_odd_name(word: str) -> bool:
    """Whether a word beside persons is a name with a surname that no list has, or is written as names of other peoples are.

    >>> is_odd_name("奎木兰"), is_odd_name("图书馆"), is_odd_name("志愿者"), is_odd_name("巴特尔")
    (True, False, False, True)
    """
    characters, known = fold(word), lexicon.surnames()
    if len(word) >= LONGEST_CHINESE and (NO_NAME.search(word) or NO_GIVEN_END.search(word)):
        return False
    begins = len(word) == LONGEST_CHINESE or characters[0] in known.transcribed
    return begins and set(characters[1:]) <= known.given | known.transcribed


def _is_place(word: str) -> bool:
    """Whether a rare surname and the last character of a place make up a word: 海堡 is one, 王庄 somebody."""
    return bool(OF_PLACE.search(word)) and surname_shares().get(fold(word[0]), 0.0) <= RARE_SURNAME


def is_unit(word: str) -> bool:
    """Whether a word beside names is too long for one."""
    return (
        len(word) > LONGEST_PERSON and bool(HAN.fullmatch(word)) and not is_transcribed(word) and not AND.search(word)
    )


def close_padding(run: list[str]) -> list[str]:
    """Names that were padded with spaces to the width of others.

    >>> close_padding(["丁", "霞", "王小明", "李", "四光"]), close_padding(["乔连弟", "芒", "来"])
    (['丁霞', '王小明', '李四光'], ['乔连弟', '芒来'])
    >>> close_padding(["边玉堂岳", "静"])
    ['边玉堂', '岳静']
    """
    closed: list[str] = []
    at = 0
    while at < len(run):
        singles = next((size for size, word in enumerate(run[at:]) if len(word) != 1), len(run) - at)
        if singles == 2 or (singles > 1 and is_surname(run[at])):
            closed.extend(padded_names("".join(run[at : at + singles])))
            at += singles
        elif _glued_before(run[at], run[at + 1 : at + 2]):
            closed += [run[at][:-1], run[at][-1] + run[at + 1]]
            at += 2
        else:
            taken = 2 if is_surname(run[at]) and at + 1 < len(run) and len(run[at + 1]) < 3 else 1
            closed.append("".join(run[at : at + taken]))
            at += taken
    return closed


def _glued_before(word: str, below: list[str]) -> bool:
    """Whether a name is glued before the padded one of which only a character stands apart."""
    alone = [one for one in below if len(one) == 1 and one not in lexicon.bylines().marks and not is_surname(one)]
    return bool(alone) and len(word) > 2 and is_surname(word[-1]) and is_person(word[:-1])


def padded_names(characters: str) -> tuple[str, ...]:
    """Names that were printed one character at a time; only names of two are padded as a rule, so doubt means pairs.

    >>> padded_names("李明张小华"), padded_names("王林华安")
    (('李明', '张小华'), ('王林', '华安'))
    """
    names = part(characters) or (characters,)
    if len(characters) > 3 and len(names) == 1:
        return tuple(characters[at : at + 2] for at in range(0, len(characters), 2))
    return names


def parts_of_pair(word: str) -> list[str]:
    """Two names joined by 和 or 与; any other word unchanged.

    >>> parts_of_pair("张三和李四"), parts_of_pair("李和平")
    (['张三', '李四'], ['李和平'])
    """
    parts = AND.split(word)
    return parts if len(parts) > 1 and all(len(part) > 1 and is_surname(part[0]) for part in parts) else [word]


def strip_marks(word: str) -> str:
    """A word without a role glued to its end: 张三摄, 王建国图; empty if nothing else is in it.

    >>> strip_marks("朱双银摄"), strip_marks("图"), strip_marks("文天祥"), strip_marks("李宏图")
    ('朱双银', '', '文天祥', '李宏图')
    """
    if word in lexicon.bylines().marks:
        return ""
    ending = next((mark for mark in lexicon.bylines().endings if word.endswith(mark)), None)
    # A name may end in 图 or 绘, so a whole name of three must stand before it.
    return word[:-1] if (ending and len(word) > 3) or (word[-1] in CAMERAS and len(word) > 2) else word


def name_list(word: str) -> tuple[str, ...]:
    """The names in one word, none if it is no person.

    >>> name_list("姚克勤李鸿光"), name_list("北京晚报"), name_list("下转第二版")
    (('姚克勤', '李鸿光'), (), ())
    """
    if is_latin(word) or "·" in word:
        return (word,) if len(word) > 1 and "@" not in word else ()
    if not HAN.fullmatch(word) or is_nonsense(word) or is_office(word):
        return ()
    best = None if is_transcribed(word) and len(word) > LONGEST_CHINESE else part(word)
    return best or ((word,) if 1 < len(word) <= LONGEST_WHOLE else ())


def part(word: str) -> tuple[str, ...] | None:
    """Glued names apart; the whole if two ways are about as likely; None if it is no run of Chinese names.

    >>> part("郭启朝陈新刚"), part("欧阳震华"), part("林郑月娥")
    (('郭启朝', '陈新刚'), ('欧阳震华',), ('林郑月娥',))
    """
    ranked = sorted(ways(fold(word)), key=lambda way: -way[0])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return (word,)
    names, at = [], 0
    for size in ranked[0][1]:
        names.append(word[at : at + size])
        at += size
    return tuple(names)


def ways(word: str) -> list[tuple[float, tuple[int, ...]]]:
    """The two likeliest ways to cut a word into names, as (log-likelihood, lengths), by dynamic programming."""
    table: list[list[tuple[float, tuple[int, ...]]]] = [[] for _ in range(len(word) + 1)]
    table[0] = [(0.0, ())]
    for end in range(2, len(word) + 1):
        options = [
            (score + worth, (*cuts, size))
            for size in (2, 3, 4)
            if end >= size and (worth := likelihood(word[end - size : end])) is not None
            for score, cuts in table[end - size]
        ]
        table[end] = sorted(options, reverse=True)[:2]
    return table[len(word)]


@cache
def surname_shares() -> dict[str, float]:
    """The share of the population of each surname: the common ones fall off with their rank, as the registers count."""
    known = lexicon.surnames()
    shares = dict.fromkeys(known.rare, RARE_SURNAME)
    shares |= dict.fromkeys(known.usual, USUAL_SURNAME)
    shares |= dict.fromkeys(known.compound, USUAL_SURNAME)
    # 王, 李 and 张 have about 7 % each, the hundredth 0.14 %: close to 0.2/(rank + 2).
    return shares | {char: 0.2 / (rank + 2) for rank, char in enumerate(known.common, start=1)}


@cache
def likelihood(name: str) -> float | None:
    """The logarithm of how likely a name is, None for what cannot be one; the name in Simplified characters."""
    known = lexicon.surnames()
    size = 2 if name[:2] in known.compound and len(name) > 2 else 1
    given = name[size:]
    if any(char in known.never for char in given):
        return None
    if len(name) - size > 2:
        return WHOLE_FOUR if name[0] in known.single else None
    share = surname_shares().get(name[:size])
    if share is None:
        return None
    return log(share) + LENGTHS[len(given) + 1] + sum(GOOD_GIVEN if c in known.given else ODD_GIVEN for c in given)


@cache
def role_pattern() -> re.Pattern[str]:
    """Roles, longest first."""
    return re.compile("|".join(re.escape(role) for role in sorted(lexicon.bylines().roles, key=len, reverse=True)))


@cache
def outlet_pattern() -> re.Pattern[str]:
    """An outlet before a role or a name: 北京晚报记者, 华商报·, 新华社."""
    ends = "|".join(sorted(lexicon.bylines().outlets, key=len, reverse=True))
    offices = "|".join(sorted(lexicon.bylines().offices, key=len, reverse=True))
    return re.compile(
        rf"[^\s、,，/／()（）]{{0,10}}?(?:{ends})[·]?|[^\s、,，/／()（）]{{1,12}}(?:{offices})[·]?(?=记者|記者|通讯员|通訊員)"
    )


WEEKDAY = re.compile("[周週][一二三四五六日末]")


def is_person(name: str) -> bool:
    """A surname and a given name of one or two characters, or a name of another people; 投笔从戎 is none.

    >>> is_person("富桂兰"), is_person("努尔艾力"), is_person("投笔从戎")
    (True, True, False)
    """
    if WEEKDAY.fullmatch(name):
        return False
    one, two = is_surname(name[:1]), is_surname(name[:2])
    return "·" in name or (len(name) in (2, 3) and one) or (len(name) in (3, 4) and two) or is_transcribed(name)


PERSON_ROW = re.compile(
    r"^(?!.*(?:[的是了]|一位|第一))(?P<who>[\u3400-\u9fff·]{2,10})\s+[\u3400-\u9fff（）、]{3,30}?"
    r"(?:[员員師师長长書书記记工家手兵医醫警士人生授匠]|干部|主任|主席|代表|干事)(?:（[^（）]{1,12}）)?$"
)


def is_person_row(text: str) -> bool:
    """Whether a line says of one person what he is, as a row of a list of candidates does.

    >>> is_person_row("马兰 朝阳坪村党支部书记、村委会主任（女，回族）"), is_person_row("投笔从戎 退伍老兵当村干部")
    (True, False)
    """
    found = PERSON_ROW.match(text.strip())
    return found is not None and is_person(found["who"])


def is_transcribed(name: str) -> bool:
    """Whether a word is written as names of peoples without Chinese surnames are: 别克木拉提, 其其格玛, 尼瑪次仁."""
    return SHORTEST_TRANSCRIBED <= len(name) <= LONGEST_WHOLE and set(fold(name)) <= lexicon.surnames().transcribed


def is_surname(word: str) -> bool:
    """Whether a word is a surname and nothing more, in either script."""
    return fold(word) in surname_shares()


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters."""
    return bool(LATIN.fullmatch(word))


def is_nonsense(word: str) -> bool:
    """Whether a word belongs to a jump line, a date or a contact line."""
    return any(sign in word for sign in lexicon.bylines().nonsense)


def is_office(word: str) -> bool:
    """Whether a word names an outlet or an office: three characters and more, since 李部 may be a person."""
    return len(word) > 2 and word.endswith(lexicon.bylines().offices)
