"""Credit (摄影署名): who took the picture, on a line of its own or behind the text that goes with it.

    朱双银 摄影报道          (a photo story's)
    佟玉峰 摄
    本报记者 张三 李四 摄
    （资料图片）　图片由某某小学提供　受访者供图　新华社发

Not a credit: 他爱好书法和摄影。 (a sentence)
"""

import re
from dataclasses import dataclass

from jianbao.ingest.names import is_person, split_names
from jianbao.ingest.pieces import Label, Reading

LONGEST = 40
SENTENCE = re.compile(r"[。！？；]")
END = r"(?:摄影报道|攝影報導|攝影報道|摄影|攝影|[/／]?摄|[/／]?攝|供图|供圖|图片|提供|翻拍|图文|图/文|文/图|图|圖|影)"
INVITATION = re.compile(r"[扫掃]一?[扫掃码碼]|更多|点击|點擊|请看|請看")
"""扫一扫 看更多图片 names no photographer."""
LINE = re.compile(
    rf"^[\s（(【\[▲▼■●]*(?:图片?|圖|照片|摄影|攝影|摄|攝)?\s*[:：/／由]?\s*(?P<who>[\u3400-\u9fff·\w\s、/／]{{1,28}}?)\s*{END}[\s）)】\]]*$"
)
LEADING = re.compile(
    r"^[\s（(【\[▲▼■●]*(?:图片?|圖片?|摄影|攝影|摄|攝|供图|图片来源|圖片來源|图/|攝/|圖/)\s*[:：/／由]\s*(?P<who>[\u3400-\u9fff·\w\s、]{2,24}?)\s*(?:摄|攝|提供)?[\s）)】\]]*$"
)
PICTURE = re.compile(r"(?<![/／供制製绘繪文])[图圖影]$")
"""她有一张图: a picture, and nobody's."""
FIXED = re.compile(
    r"^[\s（(【\[]*(?:本报)?(?:资料图片?|資料圖片?|資料照片?|资料照片?|网络图片|受访者供图|受訪者提供|新华社发|新華社發|图片均?由\w{2,16}提供|CFP供图|视觉中国)[\s）)】\]]*$"
)
INLINE = re.compile(
    r"(?P<stop>[。！？”）)])\s*(?P<credit>[（(]?\s*(?:(?:本报|本報)?(?:全媒体|见习|实习|首席)?(?:记者|記者|通讯员|通訊員)?\s*[\u3400-\u9fff·\s、]{2,24}?)\s*"
    r"(?P<how>摄影报道|攝影報導|攝影報道|摄影|攝影|摄|攝|/?文图|图/文|文/图|供图|供圖)\s*[）)]?)\s*$"
)
WRITERS = re.compile(
    r"(?:记者|記者|通讯员|通訊員).*(?:图文|圖文|文图|文圖|[图圖摄攝]/文|文/[图圖摄攝])"
    r"|[\u3400-\u9fff]\s*文[\s／/]+[\u3400-\u9fff·\s]{2,16}[图圖摄攝影绘繪]$"
)
"""记者 张三 通讯员 李四 文/图 and 张三 文 李四 图 wrote the text, too: bylines."""
WROTE_TOO = re.compile(
    r"^[\s■□◎●]*[\u3400-\u9fff·]{1,4}(?:\s+[\u3400-\u9fff·]{1,4}){0,3}\s*(?:文\s*[/／·]\s*[图圖]|[图圖]\s*[/／·]\s*文)$"
)
"""仲 谦 文/图: persons who wrote and took the pictures."""
REPORTAGE = re.compile(r"摄影报道|攝影報導|攝影報道|图文|文/图|图/文|文图")


@dataclass(frozen=True, slots=True)
class InlineCredit:
    """A credit behind the last sentence of a paragraph."""

    text: str
    start: int
    reportage: bool
    """摄影报道: the photographer wrote the text too."""


def recognise(text: str) -> Reading | None:
    """A line that names the maker of a picture.

    >>> recognise("尹晓峰 图").rule, recognise("路面之下 她有一张图")
    ('photographer', None)
    >>> recognise("仲 谦 文/图") is None, recognise("佟玉峰 摄").rule
    (True, 'photographer')
    """
    if len(text) > LONGEST or SENTENCE.search(text) or INVITATION.search(text):
        return None
    if FIXED.match(text):
        return Reading(Label.CREDIT, "fixed words")
    if re.search(r"摄影报道|攝影報[導道]", text) and split_names(text):
        return Reading(Label.CREDIT, "reportage")
    found = None if WRITERS.search(text) else LINE.match(text) or LEADING.match(text)
    names = split_names(text)
    persons = bool(names) and all(map(is_person, names))
    if (WROTE_TOO.match(text) and persons) or (found and names and PICTURE.search(text) and not persons):
        return None
    if found and "，" not in text and (names or re.search(r"提供|供图|供圖", text)):
        return Reading(Label.CREDIT, "photographer")
    return None


def inline(text: str) -> InlineCredit | None:
    """The credit at the end of a paragraph.

    >>> inline("家长在校门外为孩子加油打气。朱双银 王瑞荣 摄影报道").text
    '朱双银 王瑞荣 摄影报道'
    >>> inline("他爱好书法、绘画和摄影。") is None
    True
    """
    found = INLINE.search(text[-60:])
    if not found or not split_names(found["credit"]):
        return None
    start = max(0, len(text) - 60) + found.start("credit")
    return InlineCredit(found["credit"].strip(), start, bool(REPORTAGE.search(found["how"])))


def names_only(text: str) -> bool:
    """Whether a credit holds persons' names and the words of the trade and nothing that a picture shows.

    >>> names_only("（記者戴若谷攝）"), names_only("花生地里正录制视频 李尕 摄")
    (True, False)
    """
    names = split_names(text)
    rest = TRADE.sub("", text)
    return bool(names) and len(INK.findall(rest)) <= sum(len(INK.findall(name)) for name in names)


INK = re.compile(r"[\u3400-\u9fffA-Za-z]")
TRADE = re.compile(
    r"新华社|新華社|中新社|[\u3400-\u9fff]{2,4}(?:日报|晚报|新闻|融媒)(?=记者|通讯员)|本[报報刊网網]|全媒体|见习|实习|首席|记者|記者|通讯员|通訊員|摄影报道|攝影報導|攝影報道|摄影|攝影|供图|供圖|图文|文图|图片|圖片|提供|[文图圖摄攝影]"
)
