"""Byline (署名): who wrote it, on a line of its own, with or without a mark, before or after the text.

    ■ 通讯员 沈洋
    □本报记者 张希文 本报通讯员 尹建筑 徐政
    □记者郭启朝通讯员陈新刚文图
    （记者 张三）
    文/图 张三

Not a byline: 记者王小明昨日走进社区，看到了变化。 (a sentence); ■热线 12345678 (no person)
"""

import re

from jianbao.ingest.names import is_person, split_names, without_note, without_teacher
from jianbao.ingest.pieces import Label, Reading
from jianbao.ingest.roles import rubric

LONGEST = 60
MARK = r"[■-◿•★☆※☐⊙⊚◉]"
SENTENCE = re.compile(r"[。！？；，]")
LISTED_ROLE = r"(?:采访|採訪|专访|專訪|翻译|翻譯|编译|編譯|受访|受訪|整理|绘图|繪圖|插图|插圖|朗诵|主持)\s*[/／:：|｜]"
"""采访/祝晓芜 整理/林小满: a role and its person."""
ROLE = re.compile(
    r"记者|記者|通讯员|通訊員|作者|撰文|撰稿|采写|採寫|執筆|执笔|(?:文|图|圖|攝影?|摄影?)\s*[/／、|丨]\s*(?:文|图|圖|摄影?|攝影?)|文图|图文|特约|"
    r"实习生|實習生|文[\s／/]+[\u3400-\u9fff·\s]{2,16}[图圖摄攝影绘繪]$|"
    + LISTED_ROLE
    + r"|口述|整理|编译|供稿|[（(【]?(?:新华社|中新社|本报|本報|本刊)|^\s*[文作]\s*[/／：:|｜丨]|報導|报道员|(?<![中英语作论论散])[文图]\s*$"
)
CREDIT_END = re.compile(r"(?:摄|攝|摄影|攝影|摄影报道|攝影報導|供图|供圖|资料图|图片)[\s）)】]*$")
INK = re.compile(r"[\u3400-\u9fff\U00020000-\U000323afA-Za-z]")
NO_NAME = re.compile("[完续續载載图圖节節选選版页頁限期]|下集|上集|广告|廣告|如有|同题|转|轉")
"""（未完待续） （资料图） （节选） between brackets are no pen names."""
NAMED = re.compile(
    r"^[（(][\u3400-\u9fff]{2,4}，[^（）()。]{2,30}[）)]$|^[\u3400-\u9fff]{2,4}\s*[（(][^（）()。]{2,30}[）)]$"
)
"""（林小满，教师，现居望湖）, 紀文希（大涌口區，中六學生）."""
NOT_SIGNED = re.compile(
    r"^\s*(?:[—―–─]{2}|《)|更正|致歉|启事|啟事|作者(?:单位|單位|为|為|系|是|简介|簡介)|^首[页頁]\s*/|^·.*·$|版[权權]|[转轉][载載]|许可|許可"
)
"""（作者单位：县文化馆） tells of the author and does not name one; 首頁 / 文教 / 內文 is a way; ·记者走基层· is a rubric; 《煮面》 作者：张三 is
an item of a list, 本报更正 a headline."""
CUT_OPENER = re.compile(
    r"^[【\[]?[^\s（(，。]{0,8}[讯訊][】\]]?\s*(?:[（(][^）)]*$|(?:记者|記者).*[\u3400-\u9fff][报報]$)"
    r"|^\W*(?:记者|記者)[^，。：:]{2,14}(?:报道|報導|報道)[：:].*[\u3400-\u9fff]"
    r"|^[^（(【\[]{0,12}[（(【\[][^）)】\]]*(?:记者|記者|通讯员|通訊員)[^）)】\]]*[）)】\]]\s*(?![文图圖摄攝报報整])[\w“「《]"
)
"""本报讯（记者 张, 本报讯 记者张三报: an opener cut before it ends is running text; so is one with text behind it,
【記者蔡沛珊／鹿塭報導】外觀凹凸."""
BARE = re.compile(r"^[\u3400-\u9fff·・A-Za-z\s、]{2,24}$")
LONGEST_PEN_NAME = 4
LONGEST_BARE = 4
"""Characters of a word that is one name; 国际消费者权益日 could be three."""
FREE_WORDS = 14
"""Characters beside names and roles that a byline may hold: the name of an outlet or a school."""


TWO_ROLES = re.compile(
    r"^(?:撰?文字?|采写|採寫|撰稿|图片?|圖片?|摄影|攝影)\s*[:：][^:：\d]{2,12}\s(?:文字?|图片?|圖片?|摄影|攝影)\s*[:：][^:：\d]{2,12}$"
)
"""文：陳嘉欣 圖：何志明, 撰文：童筱恩 攝影：侯智仁"""
ROLE_BEHIND = re.compile(
    r"^\W*(?P<names>[\u3400-\u9fff·、\s]{2,16}?)(?:\s*[／/]\s*(?:專訪|专访|採訪|采访|整理|撰文|文|特稿|綜合報導|综合报道)|\s+[辑輯])[）)]?$"
)
"""閻可喬／專訪, 危思源 辑"""
BARE_ROLE = re.compile(r"^(?:记者|記者|作者|通讯员|通訊員)")
DATELINE = re.compile(
    r"^[（(【〔]?\s*[\u3400-\u9fff]{0,4}[社網网報报](?:记者|記者)[\u3400-\u9fff·、]{2,16}\d{1,2}日(?:专|專|综合|綜合|外)?(?:电|電|讯|訊|报道|報導)[）)】〕]?$"
)
"""中央社記者林美玲花蓮12日電 on a line of its own, as sites of agencies print it."""
DESK = re.compile(r"^\W*本[报報刊社网網台站](?:特约|特約|首席)?(?:评论员|評論員|观察员|時評員|编辑部)\W*$")
"""本报评论员: a desk signs, and nobody is named."""
SCHOOL = re.compile(
    r"^[（(]?[\u3400-\u9fff]{2,16}(?:小学|小學|中学|中學|学校|學校|大学|大學|学院|學院|幼儿园|幼兒園)[\u3400-\u9fff\d（）()]{0,10}?(?:[级級班])?\s+(?P<names>[\u3400-\u9fff·\s、]+?)[）)]?$"
)
"""青石镇中心小学三（2）班 童一诺: a pupil."""
OF_OUTLET = re.compile(
    r"^\W*(?:(?:整合|综合|綜合)\s+)?[\u3400-\u9fff·、]{0,24}(?:记者|記者|通讯员|通訊員|特约撰稿|特約撰稿|撰稿人)[\s:：]+(?P<names>[\u3400-\u9fff·、\s]{2,30})$"
)
"""梧州湾周刊记者 刁玉山, 记者 努尔艾力: any outlet before a role, and persons behind it, set apart."""
FROM_OUTSIDE = re.compile(
    r"^[（(]?\s*(?:[\u3400-\u9fff]{2,8}(?:日报|晚报|时报|晨报|早报|商报|周报|都市报|日報|晚報|時報|週報)|"
    r"[\u3400-\u9fff]{0,8}(?:读者|讀者|市民|居民|村民|街坊|网友|網友|学生|學生|教师|教師|职工|職工|家长|家長|工人|农民|農民|老师|老師|战士|戰士|干部|医生|醫生|会员|會員|司机|司機|乘客|旅客|店主|业主|業主))"
    r"\s+(?P<names>[\u3400-\u9fff·\s、]+?)(?:\s*(?:敬上|谨上|謹上|谨启|謹啟|敬启|敬啟))?\s*(?:[（(][^（）()]{2,24})?[）)]?$"
)
"""滨河晚报 林小满, 读者 何晓燕, 荃灣讀者 陳玉珍 敬上: an outlet or a standing before names, with a space between."""
ABOUT = re.compile(r"^[（(]\s*作者(?:[:：\s]*[\u3400-\u9fff]{2,4}\s*)?[系为為是][^（）()。]{2,40}[）)]$")
"""（作者系县文化馆干部）, （作者林小满系……）: who the author is."""
BRACKETED = re.compile(r"^[（(]\s*[\u3400-\u9fff·]{2,4}(?:[\s、]+[\u3400-\u9fff·]{2,4}){0,3}\s*[）)]$")
"""（古丽娜 焦大鹏）: names and nothing else between round brackets."""
FROM_WHERE = re.compile(
    r"^[（(]\s*(?:[\u3400-\u9fff\d]{2,24}[省市县縣区區旗镇鎮乡鄉村屯街道社坊里弄巷苑园園路号號院厂廠矿礦校系班局会會部处處科站所队隊社委办辦厅廳馆館司]\s+(?P<name>[\u3400-\u9fff]{2,4})|[\u3400-\u9fff\d]{2,22}(?:中心|公司|集团|集團)\s+(?P<staff>[\u3400-\u9fff]{2,4})|"
    r"(?P<first>[\u3400-\u9fff]{2,4})\s+[\u3400-\u9fff\d]{3,30}(?:员|員|[师師长長工生任记記手民户戶者警兵医醫]|供稿))\s*[）)]$"
)
"""（石埭区紫藤苑 祝福根）, （县融媒体中心 祝福根）, （折书勤 朔泉市统计局驻村工作队队员）, （折书勤 市统计局供稿）: a person, and where from or what as, between round brackets."""
OF_UNIT = re.compile(
    r"^[（(]?作者\s*[:：]\s*[\u3400-\u9fff](?:\s?[\u3400-\u9fff]){1,7}?\s*(?:[，；]\s*)?(?:单位|單位)\s*[:：][^（）()]{2,40}[）)]?$"
)
"""（作者：缑晓梅 单位：黑崖县第三小学）"""


TELLER = re.compile(
    r"^[（(]?\s*(?:讲述人|講述人|主讲人|主講人|口述人|采访人|採訪人|读者|讀者|反映人|来信人|來信人|投稿人|记录人)\s*[:：]\s*(?P<names>[\u3400-\u9fff·\s、]+?)\s*(?:[（(][^（）()]{2,20}[）)])?[）)]?$"
)
"""（讲述人：林小满）, 反映人：齐润（观澜花园业主）: who told a paper what it prints."""


def recognise(text: str) -> Reading | None:
    """A short line of roles and persons' names, no sentence; a desk signs too.

    >>> recognise("□ 本报评论员"), recognise("本报评论员认为，此事不可取。")
    (Reading(label=<Label.BYLINE: 'byline'>, rule='desk'), None)
    >>> [recognise(text) for text in ("《煮面》 作者：幸子健", "本报更正", "先学整理书包", "記者潘雅筑／霧坪報導：全校只有三十七名學生的霧")]
    [None, None, None, None]
    >>> [recognise(text) for text in ("（周一 上午九时至十一时）", "（时间 上午九点半）", "、慎食生冷")]
    [None, None, None]
    >>> [recognise(text).rule for text in ("周石生 敬启", "桐井小学校长 林小满谨启 十月五日")]
    ['name and note', 'name and note']
    >>> [recognise(text).rule for text in ("（石埭区紫藤苑 祝福根）", "（作者：缑晓梅 单位：黑崖县第三小学）")]
    ['bracketed names', 'about the author']
    >>> [recognise(text).rule for text in ("（县融媒体中心 祝福根）", "（折书勤 凤坨县住建局供稿）")]
    ['bracketed names', 'bracketed names']
    >>> [recognise(text).rule for text in ("閻可喬／專訪", "危思源 辑")]
    ['role and names', 'role and names']
    >>> told = ("（讲述人：曲静波）", "反映人：齐润（观澜花园业主）", "（作者：岳中柱，单位：县行政审批局）")
    >>> [recognise(text).label.value for text in (*told, "⊙柳暮秋", "文｜卯昌荣", "（邹北川 辑）")]
    ['byline', 'byline', 'byline', 'byline', 'byline', 'byline']
    """
    if DESK.match(text):
        return Reading(Label.BYLINE, "desk")
    if about := _about(text):
        return about
    if len(text) > LONGEST or SENTENCE.search(text) or NOT_SIGNED.search(text) or CUT_OPENER.match(text):
        return None
    if _is_fixed_form(text):
        return Reading(Label.BYLINE, "role and names")
    if BRACKETED.match(text) and not NO_NAME.search(text) and split_names(text):
        return Reading(Label.BYLINE, "bracketed names")
    return _marked(text)


def names_role(text: str) -> bool:
    """Whether a line says with a role or a mark who wrote.

    >>> names_role("本报记者 张三 通讯员 李四"), names_role("张三")
    (True, False)
    """
    found = recognise(text)
    return found is not None and found.rule == "role and names"


def _marked(text: str) -> Reading | None:
    """Names behind a mark or beside a role."""
    marked = re.match(MARK, text)
    if not marked and not ROLE.search(text):
        return None
    if re.search(r"\d{3}|[:：].*[:：]", text) and not TWO_ROLES.match(text):
        return None
    names = split_names(text)
    if not names or not _only_names(text, names, marked=bool(marked)) or _is_headline(text, names):
        return None
    if not ROLE.search(text) and not all(_is_name(name) for name in names):
        return None
    if not marked and not TOLD_BY_FORM.search(text) and not any(map(is_person, names)):
        return None
    return Reading(Label.BYLINE, "role and names" if ROLE.search(text) else "mark and names")


def _about(text: str) -> Reading | None:
    """A signature that says something of its author, or only that."""
    if ABOUT.match(text) or OF_UNIT.match(text):
        return Reading(Label.BYLINE, "about the author")
    placed = FROM_WHERE.match(text)
    if placed and is_person(placed["name"] or placed["staff"] or placed["first"]):
        return Reading(Label.BYLINE, "bracketed names")
    noted = without_note(text)
    if noted == text or len(text) > LONGEST or (SENTENCE.search(text) and not NAMED.match(text)):
        return None
    named = is_bare_names(noted.strip("（(■□◎●◆▲▪◇○•★☆ "))
    return Reading(Label.BYLINE, "name and note") if named else None


def _is_headline(text: str, names: tuple[str, ...]) -> bool:
    """记者走基层 探访夜读人, 小记者 走进红色基地: nobody's name behind 记者, and no mark or outlet before it, or a phrase."""
    phrase = BARE_ROLE.match(rubric.key(text)) or any(len(name) > LONGEST_PEN_NAME for name in names)
    return bool(phrase) and not any(map(is_person, names)) and "·" not in text.strip("·")


def _is_fixed_form(text: str) -> bool:
    """A dateline that stands alone, or names behind an outlet or a standing."""
    found = FROM_OUTSIDE.match(text) or SCHOOL.match(without_teacher(text))
    of_outlet = OF_OUTLET.match(text)
    return (
        bool(DATELINE.match(text))
        or any(
            one is not None and is_bare_names(one["names"])
            for one in (found, ROLE_BEHIND.match(text), TELLER.match(text))
        )
        or (of_outlet is not None and _are_persons(split_names(of_outlet["names"])))
    )


def _only_names(text: str, names: tuple[str, ...], *, marked: bool) -> bool:
    """Whether names and roles make up the line: a headline may hold 记者 and a name too."""
    rest = ROLE_WORDS.sub("", text)
    inked = len(INK.findall(rest)) - sum(len(INK.findall(name)) for name in names)
    limit = 0 if not ROLE.search(text) else FREE_WORDS if marked or re.match(ROLE_START, text) else 4
    return inked <= limit and all(len(name) <= 12 for name in names)


ROLE_WORDS = re.compile(
    r"全媒体|融媒体?|见习|實習|实习|首席|特约|特約|特派|驻\w{2,3}|本报|本報|本刊|本网|本台|本社|记者|記者|通讯员|通訊員|作者|撰文|撰稿|采写|採寫|執筆|执笔|"
    r"文图|图文|摄影|攝影|视频|視頻|报道|報導|供稿|整理|编译|供图|供圖|实习生|學生|综合|綜合|文字|图片|口述|[文图圖摄攝/／]"
)
ROLE_START = re.compile(
    rf"^\s*(?:{MARK}|[（(【\[])?\s*(?:本[报報刊网网台社]|全媒体|融媒|见习|实习|實習|首席|特约|特約|特派|驻|记者|記者|通讯员|通訊員|作者|撰文|文|图|圖|新华社|中新社)"
)


TOLD_BY_FORM = re.compile(rf"{ROLE_START}|[/／:：（(·]|[A-Za-z]{{2}}")
"""What makes a line without a known name a byline; 先学整理书包 has a role in it, and nothing of the kind."""


def is_bare_names(text: str) -> bool:
    """A line of one to four Chinese names and nothing else; only its place on the page makes it a byline.

    >>> is_bare_names("张 三　李四光"), is_bare_names("王小明"), is_bare_names("上新")
    (True, True, False)
    >>> is_bare_names("投笔从戎 绽放青春"), is_bare_names("国际消费者权益日")
    (False, False)
    """
    words = [word for word in re.split(r"[\s、]+", text) if len(word) > LONGEST_BARE and "·" not in word]
    if not BARE.match(text) or len(text.replace(" ", "")) > 16 or not all(map(is_person, words)):
        return False
    names = split_names(text)
    return _are_persons(names) and _only_names(text, names, marked=False)


def is_unit_and_name(text: str) -> bool:
    """Where somebody lives or works, and who: 炉前区 富桂兰; only its place on the page tells it from an item of a list.

    >>> is_unit_and_name("炉前区 富桂兰"), is_unit_and_name("沙梁线路车间 粟 强"), is_unit_and_name("投笔从戎 绽放青春")
    (True, True, False)
    """
    first, *rest = text.split()
    named = BARE.match(text) and rest and len(first) > 1 and not is_person(first)
    return bool(named) and _are_persons(split_names(" ".join(rest)))


def is_list_of_names(text: str) -> bool:
    """Three words and more, nearly all of them names.

    >>> is_list_of_names("白巧云（女） 邓水根 冉光碧（女） 施茂林"), is_list_of_names("学思想 强党性 重实践")
    (True, False)
    >>> is_list_of_names("社会服务：龙腾飞、奚雨桐、朴成浩、")
    True
    """
    words = [word for word in re.split(r"[\s、]+", HEAD_OF_LIST.sub("", NOTE.sub("", text))) if word]
    return len(words) >= 3 and sum(map(is_person, words)) >= NEARLY_ALL * len(words)


NOTE = re.compile(r"[（(][^（）()]*[）)]")
HEAD_OF_LIST = re.compile(r"^[^\s、：:]{2,12}[：:]")
"""社会服务：龙腾飞 奚雨桐: what those named are listed for."""
NEARLY_ALL = 0.8


def _are_persons(names: tuple[str, ...]) -> bool:
    return bool(names) and all(map(is_person, names))


def _is_name(name: str) -> bool:
    """A Chinese name, a pen name of two or three characters, one in Latin letters: ◆ 生活萬象 names nobody."""
    return is_person(name) or len(name) <= 3 or name.isascii()
