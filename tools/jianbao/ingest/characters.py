"""Tables of characters that dumps get wrong, and the classes that rules speak of."""

import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3007\U00020000-\U0003ffff"
"""Inside a character class: ideographs, with 〇."""

FULL_STOPS = "。！？!?…"
"""Marks that end a sentence."""

CLOSERS = "”’」』》〉）)】〕］"
"""Marks that may stand behind the last mark of a sentence."""

ENDS_SENTENCE = re.compile(r"[。！？…；：][”’」』）)】\]]*\s*$")
"""The end of a line with which a sentence or a clause is over."""

RADICALS_SUPPLEMENT = (
    "\u3000厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\u3000旡日月歺\u3000民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁"
    "冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀"
)
"""Equivalent_Unified_Ideograph of U+2E80–2EF2 in their order (Unicode 14, EquivalentUnifiedIdeograph.txt).

NFKC knows two of them; PDF fonts without a ToUnicode table produce all.
"""


def _equivalents() -> dict[int, str]:
    table = {0x2E80 + at: char for at, char in enumerate(RADICALS_SUPPLEMENT) if char != "\N{IDEOGRAPHIC SPACE}"}
    kangxi = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    compatibility = {
        code: unicodedata.normalize("NFC", chr(code)) for code in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
    }
    return {code: char for code, char in (table | kangxi | compatibility).items() if char != chr(code)}


EQUIVALENTS = _equivalents()
"""Radicals and compatibility ideographs → the ideograph that is meant."""

PRESENTATION = {0xFE30: "：", 0xFE33: "_", 0xFE41: "「", 0xFE42: "」", 0xFE43: "『", 0xFE44: "』"} | dict(
    zip(range(0xFE10, 0xFE17), "，、。：；！？", strict=True)
)
"""Marks of vertical typesetting → what they are in a line of text (Hong Kong sites print U+FE30 as a colon)."""

PLAIN_DIGITS = str.maketrans("０１２３４５６７８９．╱", "0123456789.／")
"""Full-width figures, which some papers print throughout, as the patterns of dates and numbers write them; and the slash that papers of Taiwan
take from the box-drawing characters."""

FULL_WIDTH = str.maketrans(",:;?!()", "，：；？！（）")
"""Half-width marks that extraction puts between Chinese characters."""

SPREAD = re.compile(r"(?<=[来來作编編记記])[ \u3000]{1,4}(?=[源者辑輯]\s*[:：])")
"""来 源：, 作　者：: labels of two characters set apart to the width of four."""


def plain_labels(text: str) -> str:
    """A line with its figures and its labels as patterns write them.

    >>> plain_labels("来 源：清河日报　作　者：何大山　２０２４年")
    '来源：清河日报　作者：何大山　2024年'
    """
    return SPREAD.sub("", text.translate(PLAIN_DIGITS))
