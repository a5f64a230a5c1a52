"""Names keep their characters, words theirs, and a phrase never reaches across the border of two words."""

import pytest

from jianbao.variants.convert import Known, convert
from jianbao.variants.known import known_in
from jianbao.variants.script import Script

TW, HK = Script.TAIWAN, Script.HONG_KONG


@pytest.mark.parametrize(
    ("plain", "taiwan"),
    [
        ("、庆丰里、西于庄、风貌里等联络站", "、慶豐里、西于莊、風貌里等聯絡站"),
        ("启用，并成功举办", "啟用，並成功舉辦"),
        ("新时代 新征程", "新時代 新征程"),
        (">>划好“红帆桨”", ">>划好“紅帆槳”"),
        ("为新征程上指明了前进方向", "為新征程上指明了前進方向"),
        ("关爱困境儿童", "關愛困境兒童"),
        ("■ 通讯员 岳志欣", "■ 通訊員 岳志欣"),
        ("通讯员 赵钰真 岳志欣", "通訊員 趙鈺真 岳志欣"),
        ("关爱学生发展", "關愛學生發展"),
        ("进行针对性", "進行針對性"),
    ],
)
def test_the_errors_of_plain_conversion_in_the_seeds_are_gone(plain: str, taiwan: str) -> None:
    assert convert(plain, TW) == taiwan


@pytest.mark.parametrize(
    ("plain", "taiwan", "hong_kong"),
    [
        ("平台、账号", "平台、帳號", "平台、賬號"),
        ("周年、周末", "週年、週末", "周年、周末"),
        ("了解群众", "了解群眾", "了解群眾"),
        ("山峰床前说", "山峰床前說", "山峰床前說"),
        ("看着家里", "看著家裡", "看着家裏"),
        ("汇报事迹", "彙報事蹟", "匯報事跡"),
        ("污水厘米", "污水釐米", "污水厘米"),
        ("用户温度税务阅读启动", "用戶溫度稅務閱讀啟動", "用戶溫度稅務閱讀啟動"),
    ],
)
def test_each_region_gets_its_own_forms(plain: str, taiwan: str, hong_kong: str) -> None:
    assert convert(plain, TW) == taiwan
    assert convert(plain, HK) == hong_kong


def test_vocabulary_stays_the_mainlands() -> None:
    """What s2twp would rewrite: 收叢集眾, 全域性, 總線上, 永珍城."""
    text = convert("收集群众意见，全局性工作，总在线，万象城社区循环", TW)
    assert text == "收集群眾意見，全局性工作，總在線，萬象城社區循環"


def test_a_known_name_is_kept_wherever_it_stands() -> None:
    known = Known(people=("于谦和",))
    assert convert("会后，于谦和与大家合影。", TW, known) == "會後，于謙和與大家合影。"


def test_a_name_that_one_line_speaks_for_is_known_in_the_others() -> None:
    known = known_in("区长钟立新走进庆丰里社区。\n傍晚，钟立新离开庆丰里的时候")
    assert convert("傍晚，钟立新离开庆丰里的时候", TW, known) == "傍晚，鍾立新離開慶豐里的時候"


def test_what_an_editor_decided_wins() -> None:
    known = Known(overrides=(("李丰", "李丰"), ("咏梅", "咏梅")))
    assert convert("李丰、张咏梅丰收", TW, known) == "李丰、張咏梅豐收"


def test_traditional_text_becomes_simplified_and_stays_for_its_own_region() -> None:
    assert convert("臺北市議會昨日審議公車路線", Script.SIMPLIFIED) == "台北市议会昨日审议公车路线"
    assert convert("臺北市議會昨日審議公車路線", TW) == "台北市議會昨日審議公車路線"
    assert convert("市民喺街市買餸，價錢貴咗", HK) == "市民喺街市買餸，價錢貴咗"


def test_simplified_text_is_left_alone_for_simplified_readers() -> None:
    assert convert("区长于洋的范围", Script.SIMPLIFIED) == "区长于洋的范围"


def test_private_use_characters_of_the_text_pass_through() -> None:
    """The masks are of the same kind."""
    assert convert("\U000f0000说，于洋说\U000f0000", TW) == "\U000f0000說，于洋說\U000f0000"


@pytest.mark.parametrize("text", ["", "\n", "　", "abc 123", "🙂于", "于\n于"])
def test_odd_texts_keep_their_length(text: str) -> None:
    assert len(convert(text, TW)) == len(text)
