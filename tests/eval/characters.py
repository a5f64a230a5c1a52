"""What extraction does to characters: each change keeps what a careful reader reads.

Lines are changed one by one, after they were laid out, so the page as it should be read stays known line for line.
"""

import re
from collections.abc import Callable

from tests.eval.model import Dice

WIDTHS: dict[int, str] = str.maketrans(dict(zip("，：；？！（）", ",:;?!()", strict=True)))
STRAIGHT: dict[int, str] = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
WIDE: dict[int, str] = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F) if chr(c).isalnum()})

# Characters that PDF fonts give as radicals: Kangxi block, and those of the supplement that NFKC leaves alone.
RADICALS: dict[int, str] = str.maketrans(
    {
        "人": "\u2f08",
        "大": "\u2f24",
        "工": "\u2f2f",
        "文": "\u2f42",
        "日": "\u2f47",
        "月": "\u2f49",
        "水": "\u2f54",
        "生": "\u2f63",
        "用": "\u2f64",
        "立": "\u2f74",
        "老": "\u2f7c",
        "金": "\u2fa6",
        "高": "\u2fbc",
        "民": "\u2ea0",
        "西": "\u2ec4",
        "见": "\u2ec5",
        "车": "\u2ecb",
        "长": "\u2ed3",
        "门": "\u2ed4",
        "青": "\u2ed8",
        "马": "\u2ee2",
    }
)
# Readings left behind by converters of script, as in phenomena row 214.
PINYIN = {"現": "xiàn", "發": "fā", "學": "xué", "國": "guó", "會": "huì", "開": "kāi", "區": "qū", "辦": "bàn"}
PINYIN_RATE = 0.3
INSERT_RATE = 0.25
"""Share of lines that get an invisible character or a stray space."""
BETWEEN_HAN = re.compile(r"(?<=[\u4E00-\u9FFF])(?=[\u4E00-\u9FFF])")


def _insert(*marks: str) -> Callable[[str, Dice], str]:
    """A change that puts a mark between two characters of some lines."""

    def change(text: str, dice: Dice) -> str:
        places = [m.start() for m in BETWEEN_HAN.finditer(text)]
        if not places or dice.random.random() > INSERT_RATE:
            return text
        at = dice.pick(places)
        return text[:at] + dice.pick(marks) + text[at:]

    return change


def _translate(table: dict[int, str]) -> Callable[[str, Dice], str]:
    """A change that puts other characters in place of some."""
    return lambda text, _dice: text.translate(table)


def _add_pinyin(text: str, dice: Dice) -> str:
    return "".join(c + f"({PINYIN[c]})" if c in PINYIN and dice.random.random() < PINYIN_RATE else c for c in text)


CHANGES: dict[str, Callable[[str, Dice], str]] = {
    "half_width": _translate(WIDTHS),
    "straight_quotes": _translate(STRAIGHT),
    "full_width_digits": _translate(WIDE),
    "kangxi_radicals": _translate(RADICALS),
    "pinyin": _add_pinyin,
    "zero_width": _insert("\u200b", "\ufeff", "\u200d"),
    "soft_hyphen": _insert("\u00ad"),
    "spaced_words": _insert(" "),
    "no_break_space": _translate({ord(" "): "\N{NO-BREAK SPACE}"}),
}
HANS_ONLY = frozenset({"half_width", "straight_quotes"})
HANT_ONLY = frozenset({"pinyin"})


def choose_changes(script: str, dice: Dice) -> tuple[str, ...]:
    """What happens to the characters of one page; at most one of the rare things beside half-width punctuation."""
    fitting = [name for name in CHANGES if name not in (HANS_ONLY if script == "hant" else HANT_ONLY)]
    happened = [name for name in fitting if dice.happens(name)]
    return tuple(happened[:2])


def change_line(text: str, changes: tuple[str, ...], dice: Dice) -> str:
    """A line as the dump prints it.

    >>> change_line("他说：好。", ("half_width",), Dice("x"))
    '他说:好。'
    """
    for name in changes:
        text = CHANGES[name](text, dice)
    return text


def double(text: str) -> str:
    """Text as simulated bold leaves it.

    >>> double("中国")
    '中中国国'
    """
    return "".join(c * 2 for c in text)
