"""T: what a hand, an input method or a scan puts in place of a like character, twice, or in another style.

    自已、己经、时侯          自己、已经、时候
    2O23年、二O二三年         2023年、二〇二三年
    “他说“好”，走了。”        “他说‘好’，走了。”

Doubts, because a paper may have printed it so. Not meant: 独自已久, 自己经营, 周末来, 目的的确, O157, 3l水, 哈哈哈.
"""

import re
from collections.abc import Iterator

from jianbao.check.sheet import Problem, Sheet
from jianbao.ingest.characters import HAN

WRONG: tuple[tuple[str, str], ...] = (
    (r"(?<![自知])己经", "已经"),
    ("巳经", "已经"),
    ("(?<![独亲])自[已巳](?![经久])", "自己"),
    ("而[己巳]", "而已"),
    ("早[己巳]", "早已"),
    ("(?<=[时气])侯(?!爵)", "候"),
    ("(?<![一二三四五])等侯", "等候"),
    ("(?<![周月期年岁世学])末来", "未来"),
    ("曰期", "日期"),
    ("令天(?=[上下早晚中的，。])", "今天"),
    ("夭津", "天津"),
    ("木报讯", "本报讯"),
    ("(?<![数一二两三四五六七八九几上成近百])千部", "干部"),
    ("(?<!若)干万", "千万"),
    ("(?<![加深进收融纳投介列注出转嫁引并迁流])入民(?![主间心办营生族居意情])", "人民"),
)
"""What scans and input methods of Chinese mix up, and what is meant; `(?<!…)` names words in which it is right."""
WORDS = [(re.compile(wrong), right) for wrong, right in WRONG]
IN_NUMBER = re.compile(
    r"(?<![A-Za-z\d.])(?:\d+[OolI]+\d*(?=[\d年月日万亿元岁人%])|\d*[OolI]+\d+|[lI]\d{1,3})(?=[年月日万亿元岁人%])"
)
IN_YEAR = re.compile("(?<=[一二三四五六七八九〇])[Oo0○０]+(?=[一二三四五六七八九〇年])")
DIGITS = str.maketrans("OolI", "0011")
NESTED = re.compile("“[^“”]*(“[^“”]*”)[^“”]*”")
LAUGHTER = "哈呵啊嘿啦哗嘻呜嘟滴叮咚咯哇喂轰隆沙呼汪喵嗡"
TWICE = re.compile(rf"(?<!目)的的(?!确)|([{HAN}])(?<![{LAUGHTER}])\1{{2,}}")
SPACED = re.compile(rf"(?<![{HAN}])(?:[{HAN}][ \u3000]){{4,}}[{HAN}](?![{HAN}])")
"""Five characters with a space between all: 图 书 馆 开 门. Names of two characters (张 三 李 四) have fewer in a row."""
CORNERS = "「」『』"


def like_words(text: str) -> Iterator[str]:
    """Characters that look like the one that is meant.

    >>> list(like_words("他自已己经到了时侯，独自已久，自己经营。"))
    ['自已 → 自己', '己经 → 已经', '侯 → 候']
    """
    found = sorted((one.start(), one[0], right) for wrong, right in WORDS for one in wrong.finditer(text))
    return (f"{wrong} → {right}" for _, wrong, right in found)


def like_digits(text: str) -> Iterator[str]:
    """Letters and circles among digits.

    >>> list(like_digits("到2O23年，l9日，二○二三年；O157，500l水，H2O"))
    ['2O23 → 2023', 'l9 → 19', '二○二 → 二〇二']
    """
    yield from (f"{one[0]} → {one[0].translate(DIGITS)}" for one in IN_NUMBER.finditer(text))
    for one in IN_YEAR.finditer(text):
        before, after = text[one.start() - 1], text[one.end()]
        yield f"{before}{one[0]}{after} → {before}{'〇' * len(one[0])}{after}"


def nested(text: str) -> Iterator[str]:
    """Quotation marks inside quotation marks of the same kind.

    >>> list(nested("“他说“好”，走了。”“甲”“乙”"))
    ['“好”']
    """
    return (one[1] for one in NESTED.finditer(text))


def twice(text: str) -> Iterator[str]:
    """A character that stands there twice or more.

    >>> list(twice("美丽的的地方，说说说，目的的确，哈哈哈"))
    ['丽的的地', '，说说说，']
    """
    return (text[max(0, one.start() - 1) : one.end() + 1] for one in TWICE.finditer(text))


def spaced(text: str) -> Iterator[str]:
    """Characters with a space behind each, as a scan leaves them.

    >>> list(spaced("图 书 馆 开 门，张 三"))
    ['图 书 馆 开 门']
    """
    return (one[0] for one in SPACED.finditer(text))


def corners(sheet: Sheet) -> Iterator[Problem]:
    """「 」 in an article that has “ ” elsewhere, and had no other."""
    if any(char in (sheet.generated or "") for char in CORNERS):
        return
    for line in sheet.typed:
        marks = [char for char in line.text if char in CORNERS]
        if marks and any("“" in other.text for other in sheet.body if other != line):
            yield line.problem("T-016", "".join(dict.fromkeys(marks)))
