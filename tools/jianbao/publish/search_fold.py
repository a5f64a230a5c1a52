"""The folding: one spelling for all spellings of a word, so that search finds it however it was typed.

This page is the specification; `docs/assets/search/fold.js` does the same in the browser with the table that
`Folding` carries, and `tests/search/fold_cases.json` holds both to it. A text is folded code point by code point:

1. `FIRST` (radicals, the circle that stands for a nought);
2. compatibility decomposition (NFKD), lower case, composition (NFC) without combining marks;
3. `Folding.table`, once: Traditional and regional characters become the mainland's;
4. only letters, numbers, private-use characters and ideographs stay: punctuation, spaces and signs go.

The result has no word boundaries; `words` says where the Latin words and numbers of a text stand in it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻"
    "⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
"""CJK Radicals Supplement; NFKD knows two of them."""
IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿"
    "肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""Their equals by the Unicode property Equivalent_Unified_Ideograph."""

FIRST = dict(zip(RADICALS, IDEOGRAPHS, strict=True)) | {"○": "〇", "◯": "〇"}
"""二○二四年 is printed with a geometric circle as often as with the ideographic nought."""

HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
"""Unified ideographs; the compatibility ones are gone after NFKD."""
LATER_HAN = 0x20000
"""From here on every code point is kept: what Python's Unicode does not know yet is an ideograph here."""

REGIONS = ("hk2s", "tw2s")

VARIANTS = dict(zip("揹甦籐荳牠伕隄瑯燄濬菓鎗拏觔斲澂耡", "背苏藤豆它夫堤琅焰浚果枪拿斤斫澄锄", strict=True))
"""From OpenCC's STCharacters (one simplified, several Traditional): those that t2s leaves and no mainland text has."""
ALTERNATES = dict(zip("藉覆瞭薰座像俱甯哩彷祇炼", "借复了熏坐象具宁里仿只链", strict=True))
"""From the same list: those that mainland texts have too, in another sense (覆盖, 慰藉, 瞭望, 座谈)."""


@dataclass(frozen=True, slots=True)
class Folding:
    """What cannot be said in a rule: OpenCC's characters, in the direction in which one spelling results."""

    table: dict[str, str]
    """Character → the mainland's, for characters that no mainland text has in another sense."""
    alternates: dict[str, str]
    """Characters with a life of their own on the mainland that stand for another in Traditional text: 著 → 着.
    A query with one of them is tried both ways where it is Traditional or finds nothing."""


@cache
def folding() -> Folding:
    """The folding that belongs to the installed OpenCC."""
    han = [chr(point) for first, end in HAN for point in range(first, end)]
    table = VARIANTS | _converted(han, "t2s")
    alternates = dict(ALTERNATES)
    for config in REGIONS:
        for before, after in _converted(han, config).items():
            if before not in table:
                (alternates if _is_mainland(before) else table).setdefault(before, after)
    return Folding({char: _settle(table, char) for char in table}, alternates)


def _converted(han: list[str], config: str) -> dict[str, str]:
    """Every character that a conversion changes; a line break between them keeps phrases from forming."""
    converted = OpenCC(config).convert("\n".join(han)).split("\n")
    return {before: after for before, after in zip(han, converted, strict=True) if before != after}


def _is_mainland(char: str) -> bool:
    """Whether mainland text has the character: GB 2312 holds those of its press, all simplified."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _settle(table: dict[str, str], char: str) -> str:
    """Follow the table to its end: 薴 → 苧 → 苎."""
    while char in table:
        char = table[char]
    return char


@cache
def fold_char(char: str) -> str:
    """One code point folded: none, one or several characters.

    >>> fold_char("紅"), fold_char("Ａ"), fold_char("㈱"), fold_char("，")
    ('红', 'a', '株', '')
    """
    decomposed = unicodedata.normalize("NFKD", FIRST.get(char, char)).lower()
    unmarked = "".join(part for part in decomposed if not unicodedata.category(part).startswith("M"))
    composed = unicodedata.normalize("NFC", unmarked)
    table = folding().table
    return "".join(table.get(part, part) for part in composed if _is_kept(part))


def _is_kept(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LN" or category == "Co" or ord(char) >= LATER_HAN


class _Folds(dict[int, str]):
    """Code point → its folding, made when first met: `str.translate` then folds a text without a call a character."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = fold_char(chr(point))
        return folded


FOLDS = _Folds()


def fold(text: str) -> str:
    """A text as it is indexed and compared.

    >>> fold("紅橋區：２０２３年，“Café”")
    '红桥区2023年cafe'
    """
    return text.translate(FOLDS)


def is_traditional(text: str) -> bool:
    """Whether a text is written in Traditional characters, where 著 may stand for 着.

    >>> is_traditional("臺灣遊客看著湖面"), is_traditional("乾隆年间的著作")
    (True, False)
    """
    changed = sum(map(folding().table.__contains__, text))
    return bool(changed) and changed > sum(unicodedata.category(char) == "Lo" for char in text) * TRADITIONAL_SHARE


TRADITIONAL_SHARE = 0.15
"""Of characters that the folding changes: 0.00 to 0.01 in the simplified texts at hand, 0.28 to 0.39 in the others."""


def is_word_char(char: str) -> bool:
    """Whether a folded character belongs to a word that stands between spaces: a letter or number, no ideograph.

    >>> [is_word_char(char) for char in "a9路〇ア"]
    [True, True, False, False, False]
    """
    return ord(char) < WORDS_END and char.isalnum()


WORDS_END = 0x2E80
"""Latin, Greek, Cyrillic and their like come before the radicals; from there on scripts run on without spaces."""


def words(text: str) -> list[tuple[int, str]]:
    """The Latin words and numbers of a text: where each begins in the folded text, and the word.

    >>> words("第652路，LOGO以3.5亿")
    [(1, '652'), (5, 'logo'), (10, '3'), (11, '5')]
    """
    found: list[tuple[int, str]] = []
    at, end = 0, 0
    for run in NO_IDEOGRAPHS.finditer(text):
        at += run.start() - end
        at = _add_words(found, run[0], at)
        end = run.end()
    return found


NO_IDEOGRAPHS = re.compile("[^\u4e00-\u9fff]+")
"""The common ideographs, each of which folds to one, part the words and need no look."""


def _add_words(found: list[tuple[int, str]], run: str, at: int) -> int:
    """Append the words of a run whose folding begins at `at`; returns where it ends."""
    is_open = False
    for char in run:
        folded = fold_char(char)
        is_mark = not folded and unicodedata.category(char).startswith("M")
        for part in folded:
            if is_word_char(part) and is_open:
                found[-1] = (found[-1][0], found[-1][1] + part)
            elif is_word_char(part):
                found.append((at, part))
            is_open = is_word_char(part)
            at += 1
        is_open = is_open and (bool(folded) or is_mark)
    return at
