"""Repairs of characters: each one recorded, none that a reader of the print would call a change of text.

A rule finds edits in a line; applying them gives the line that the next rule sees. Positions are carried along, so
that every repair names its column in the seed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.entities import html5

from jianbao.ingest.characters import EQUIVALENTS, FULL_WIDTH, HAN, PRESENTATION
from jianbao.ingest.continuation import load
from jianbao.lexicon import fold
from jianbao.model import Repair

Edit = tuple[int, int, str]
"""Start and end in the line as the rule sees it, and what shall stand there."""

Rule = Callable[[str], Iterator[Edit]]

TERMINAL = re.compile(r"\x1b\[[0-?]*[ -/]*[A-Za-z]")
"""Colours and movements of a text copied from a terminal (ECMA-48, control sequences): ESC [, figures, a letter."""
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
SPACES = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
MEANT = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\ufe10-\ufe16\ufe30-\ufe44\U0002f800-\U0002fa1f]")
"""The blocks of EQUIVALENTS and PRESENTATION; a class of all their 1,700 characters is 100 times slower."""

IDEOGRAPH = re.compile(f"[{HAN}]")
HALF_WIDTH = re.compile(r"[,:;?!()]")
CHINESE = f"{HAN}\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026\u2014"
NEAR_CHINESE = re.compile(f"[{CHINESE}]")
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s\u3000-\uffef]*[^\s\u3000-\uffef,:;?!().]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
"""A mark at the end of an address belongs to the sentence around it."""
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][\dA-Za-z]{1,31});", re.ASCII)
"""`&gt;`: a page that was saved as HTML; its mark belongs to it, that of `AT&T;` does not."""
CLOCK = re.compile(r"\d[,:]\d")

TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
SYLLABLE = f"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{{0,2}}[{TONES}][aeiou]{{0,2}}(?:ng|n|r)?"
PINYIN = re.compile(f"(?<=(?P<han>[{HAN}]))[(（]\\s*{SYLLABLE}\\s*[)）]")
"""現(xiàn)在: converters of web pages leave the reading of a character behind; one syllable, its tone marked."""

COMMON = -9.2
"""Log-probability of a character whose reading no paper prints. Of 18 characters that converters change the rarest, 著, has
-8.6; of 20 that papers explain, as 甪(lù)直, the commonest, 涌, has -9.8, the next -12.8."""

NOTICES = "更正 致歉 声明 聲明 启事 啟事 公告 通告 通知 公示 讣告 訃告 简讯 簡訊 短讯 短訊 来信 來信 来函 來函 社论 社論".split()
"""Titles of two characters that are no reduplication when each is printed twice, as 明明白白 is."""
DOUBLED = re.compile(
    f"(?<![{HAN}])(?:(\\S)\\1(?:\\s\\s)?){{5,}}(?![{HAN}])|^(?:{'|'.join(''.join(2 * char for char in word) for word in NOTICES)})$"
)
"""中中国国: bold type imitated by printing twice, which takes in all of a line or of a part between spaces."""
LEAST_DOUBLED = 5
"""Different characters of a doubled line: 哈哈哈哈 has one."""
FOUR = re.compile(f"^\\s*(?P<line>(?:(?P<twice>[{HAN}])(?P=twice)){{4}})\\s*$")
REDUPLICATED = frozenset(
    (
        "高兴 平安 明白 老实 认真 干净 整齐 快乐 热闹 漂亮 清楚 大方 仔细 安静 辛苦 完整 简单 随便 轻松 端正 稳当 踏实 实在 和气 客气 顺利 规矩 圆满 红火 团圆 "
        "甜蜜 暖和 舒服 痛快 自在 白净 方正 忙碌 风雨 日夜 家户 年月 世代 时刻 千万 吵闹 拉扯 来往 进出 上下 说笑 蹦跳 吹打 敲打 缝补 洗刷 修补 走停 打闹 哭啼 "
        "星点 点滴 沟坎 坑洼 花草 山水 林总 婆妈 形色 纷扬 熙攘 浩荡 轰烈 沸扬 密麻 郁葱 兢业 勤恳 战兢 陆续 断续 反复 跌撞 摇晃 晃悠 慌张 匆忙 急忙 马虎 含糊 "
        "迷糊 隐约 朦胧 恍惚 支吾 唯诺 鬼祟 偷摸 躲藏 遮掩 扭捏 大小 里外 前后 左右 长短 高低 深浅 冷清 凄惨 破烂 地道 本分 普通 平凡 朴素 亲热 亲密 恩爱 严实 "
        "严密 扎实 结实 健康 健壮 硬朗 白胖 细长 弯曲 曲折 零碎 琐碎 杂乱 稀拉 松散 原本 真切 确实 分明 清白 光明 堂正 公平 正经 文静 斯文 秀气 服帖 妥帖 稳妥 "
        "稳重 从容 大气 洋气 土气 神气 和美 圆润 红润 丰满 饱满 空荡 飘荡 长久 永远 美满 幸福 欢喜 乐呵 开心 祥和 兴旺 富裕 富贵 生世 口声 朝暮 恭敬 诚恳"
    ).split()
)
"""What people print twice to say it with more weight: 高高兴兴平平安安 is prose, 退退潮潮以以后后 a title in bold."""

ARROWS = re.compile(r"^(?:>{2,}|》{2,})\s*(?=[^>》])|<{2,}|《{2,}|(?<=[^<《])\s*(?:>{2,}|》{2,})(?=\s*$)")


def terminal(text: str) -> Iterator[Edit]:
    r"""Control sequences of a terminal go as a whole, or their figures would stay as text.

    >>> apply("\x1b[1;31m红桥\x1b[0m", terminal("\x1b[1;31m红桥\x1b[0m"))
    '红桥'
    """
    return ((found.start(), found.end(), "") for found in TERMINAL.finditer(text))


def invisible(text: str) -> Iterator[Edit]:
    """Control and zero-width characters go.

    >>> apply("红\u200b桥", invisible("红\u200b桥"))
    '红桥'
    """
    return ((found.start(), found.end(), "") for found in INVISIBLE.finditer(text))


def spaces(text: str) -> Iterator[Edit]:
    """Tabs, no-break and ideographic spaces inside a line become plain spaces."""
    return ((found.start(), found.end(), " ") for found in SPACES.finditer(text))


def equivalents(text: str) -> Iterator[Edit]:
    """Radicals, compatibility ideographs and vertical marks become the characters they stand for.

    >>> apply("⼈民代表", equivalents("⼈民代表"))
    '人民代表'
    """
    for found in MEANT.finditer(text):
        code = ord(found[0])
        meant = EQUIVALENTS.get(code) or PRESENTATION.get(code)
        if meant:
            yield found.start(), found.end(), meant


def pinyin(text: str) -> Iterator[Edit]:
    """A reading in brackets behind a common character goes; that of a rare one was printed.

    >>> apply("現(xiàn)在去甪(lù)直", pinyin("現(xiàn)在去甪(lù)直"))
    '現在去甪(lù)直'
    """
    for found in PINYIN.finditer(text):
        if load().frequency(found["han"]) > COMMON:
            yield found.start(), found.end(), ""


def doubled(text: str) -> Iterator[Edit]:
    """Characters printed twice to look bold are printed once.

    >>> apply("中中国国新新闻闻网网", doubled("中中国国新新闻闻网网"))
    '中国新闻网'
    >>> apply("更更正正", doubled("更更正正")), apply("明明白白", doubled("明明白白"))
    ('更正', '明明白白')
    >>> apply("退退潮潮以以后后", doubled("退退潮潮以以后后")), apply("高高兴兴平平安安", doubled("高高兴兴平平安安"))
    ('退潮以后', '高高兴兴平平安安')
    """
    four = FOUR.match(text)
    if four and len(set(four["line"])) == len(four["line"]) // 2 and not any(reduplications(four["line"])):
        yield *four.span("line"), four["line"][::2]
    for found in DOUBLED.finditer(text):
        several = len(set(IDEOGRAPH.findall(found[0]))) >= LEAST_DOUBLED and not all(reduplications(found[0]))
        if several or found[0][::2] in NOTICES:
            yield found.start(), found.end(), found[0][::2]


def reduplications(text: str) -> list[bool]:
    """For every four characters of a doubled line whether they are one word printed twice by meaning.

    >>> reduplications("高高兴兴平平安安"), reduplications("退退潮潮以以后后")
    ([True, True], [False, False])
    """
    once = fold(text[::2])
    return [once[at : at + 2] in REDUPLICATED for at in range(0, len(once), 2)]


def arrows(text: str) -> Iterator[Edit]:
    """Arrow marks around a heading go: `>>造好“红帆船”<< 筑起堡垒`."""
    if not re.match(r"\s*(?:>{2,}|》{2,}|<{2,}|《{2,})", text):
        return iter(())
    return ((found.start(), found.end(), "") for found in ARROWS.finditer(text))


def full_width(text: str) -> Iterator[Edit]:
    """Half-width marks beside Chinese characters become full-width, not in numbers, times, Latin, addresses, entities.

    >>> line = "日前,红桥区(天津)10:58发布1,000条,见http://a.cn/?b,c"
    >>> apply(line, full_width(line))
    '日前，红桥区（天津）10:58发布1,000条，见http://a.cn/?b,c'
    """
    kept = [found.span() for found in ADDRESS.finditer(text)] if ADDRESS.search(text) else []
    kept += [found.span() for found in ENTITY.finditer(text) if found[0][1] == "#" or found[0][1:] in html5]
    partners = _partners(text) if "(" in text or ")" in text else {}
    for found in HALF_WIDTH.finditer(text):
        at = found.start()
        ends = (at, partners.get(at, at))
        if any(start <= end < stop for end in ends for start, stop in kept) or CLOCK.match(text, max(0, at - 1)):
            continue
        if any(_beside_chinese(text, end) for end in ends) and not _is_latin(text, min(ends), max(ends)):
            yield at, at + 1, found[0].translate(FULL_WIDTH)


def _is_latin(text: str, opening: int, closing: int) -> bool:
    """Brackets that go on a Latin word and hold nothing else: `f(x)函数`."""
    before = text[opening - 1 : opening]
    return opening < closing and before.isascii() and before.isalnum() and text[opening:closing].isascii()


def _beside_chinese(text: str, at: int) -> bool:
    return bool(NEAR_CHINESE.match(text, at + 1) or (at and NEAR_CHINESE.match(text, at - 1)))


def _partners(text: str) -> dict[int, int]:
    """Positions of brackets → position of the bracket that opens or closes with them."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    for at, char in enumerate(text):
        if char == "(":
            stack.append(at)
        elif char == ")" and stack:
            partners[at] = stack.pop()
            partners[partners[at]] = at
    return partners


RULES: tuple[tuple[str, re.Pattern[str], Rule], ...] = (
    ("terminal", TERMINAL, terminal),
    ("invisible", INVISIBLE, invisible),
    ("equivalent", MEANT, equivalents),
    ("space", SPACES, spaces),
    ("pinyin", PINYIN, pinyin),
    ("doubled", re.compile(f"{DOUBLED.pattern}|{FOUR.pattern}"), doubled),
    ("arrows", re.compile(r"[<>《》]{2}"), arrows),
    ("full-width", HALF_WIDTH, full_width),
)
"""Name, what a line must hold for the rule to look at it, and the rule; in the order they are applied."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A line after all rules, stripped, and what was done to it."""

    text: str
    repairs: tuple[Repair, ...]


def apply(text: str, edits: Iterator[Edit]) -> str:
    """The line with edits (ascending, apart) carried out."""
    parts, end = [], 0
    for start, stop, after in edits:
        parts += [text[end:start], after]
        end = stop
    return "".join([*parts, text[end:]])


def repair(number: int, raw: str) -> Repaired:
    """Repair one line of a seed; white space at its ends is no text and is dropped unrecorded."""
    text = raw.strip()
    if raw.isascii() and text.isprintable():
        return Repaired(text, ())
    columns: list[int] | None = None
    repairs: list[Repair] = []
    for name, trigger, rule in RULES:
        if not trigger.search(text):
            continue
        edits = list(rule(text))
        if not edits:
            continue
        if columns is None:
            columns = list(range(raw.index(text) + 1, raw.index(text) + len(text) + 1))
        repairs += [Repair(number, columns[start], text[start:end], after, name) for start, end, after in edits]
        text, columns = apply(text, iter(edits)), _moved(columns, edits)
    return Repaired(text.strip(), tuple(repairs))


def replay(raw: str, repairs: tuple[Repair, ...]) -> str:
    """The line that recorded repairs make of the line in the seed: what the record promises.

    >>> replay("日前,开会", (Repair(1, 3, ",", "，", "full-width"),))
    '日前，开会'
    """
    cells = list(zip(raw, range(1, len(raw) + 1), strict=True))
    for made in repairs:
        width = len(made.before)
        at = next(
            at
            for at, (_, column) in enumerate(cells)
            if column == made.column and "".join(char for char, _ in cells[at : at + width]) == made.before
        )
        columns = [column for _, column in cells[at : at + width]]
        cells[at : at + width] = list(zip(made.after, spread(columns, len(made.after)), strict=True))
    return "".join(char for char, _ in cells).strip()


def _moved(columns: list[int], edits: list[Edit]) -> list[int]:
    parts: list[int] = []
    end = 0
    for start, stop, after in edits:
        parts += columns[end:start] + spread(columns[start:stop], len(after))
        end = stop
    return parts + columns[end:]


def spread(columns: list[int], size: int) -> list[int]:
    """The columns of so many characters that took the place of others: each where it came from, as far as lengths tell.

    >>> spread([1, 2, 3, 4, 5, 6], 3), spread([7], 1)
    ([1, 3, 5], [7])
    """
    return [columns[at * len(columns) // size] for at in range(size)]


def is_white(char: str) -> bool:
    """Whether a character is white space or invisible: what conservation does not count."""
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")
