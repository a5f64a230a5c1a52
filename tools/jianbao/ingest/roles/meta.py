"""Meta line (来源/时间): a web page says where and when a text appeared.

    来源:湖北人大网   时间:2024-01-03 10:58   [收藏] [打印] [关闭]
    2024-03-05 09:12:33  作者：张三  来源：某某日报
    发布时间：2023年6月16日 浏览次数：12

Not a meta line: 来源：据新华社报道，该项目已于2023年完工。 (a sentence)
"""

import re

from jianbao.ingest.pieces import Label, Reading

LONGEST = 160
PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|"
    "山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
"""Where readers and writers of a site are said to be, as alternatives of a pattern."""
LABELLED = re.compile(
    r"(?:^|[\s|｜·\]】）)])(?:信息|稿件|文章|新闻|本文|新聞)?(?:来源|來源|出处|稿源|发布(?:时间|日期|于|机构)?|發布(?:時間|日期)?|发稿时间|更新时间|时间|時間|日期|发表时间|"
    r"浏览(?:次数|量)?|瀏覽|阅读(?:次数|量)?|点击(?:次数|数|量)?|字号|作者|记者|編輯|编辑)\s*[:：]"
)
TIMESTAMP = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
SENTENCE = re.compile(r"[，。！？；]")
WEEKDAY = re.compile(r"星期|周[一二三四五六日]|週[一二三四五六日]")
FOLIO = re.compile(r"(?<![A-Za-z\d])[A-Z]\d{2}(?!\d)|\d\s*版")
"""A day of the week and a page number: the folio of a newspaper page, not the meta line of a site."""
CLOCK = re.compile(r"\d[:：]\d\d")
"""A time of day: sites print it; a notice in a paper is dated by the day."""
BARE = re.compile(
    r"^(?P<lead>[\u3400-\u9fff\s|｜·]{0,16})(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s*(?P<rest>.{0,24})$"
)


def recognise(text: str) -> Reading | None:
    """A line of labels and a time stamp, without a sentence.

    >>> recognise("《头盔》 作者：郎天成 《插座》 作者：濮阳慧") is None
    True
    """
    if (
        len(text) > LONGEST
        or SENTENCE.search(text)
        or text.count("作者") > 1
        or (WEEKDAY.search(text) and FOLIO.search(text))
    ):
        return None
    labels = LABELLED.findall(text)
    stamped = TIMESTAMP.search(text)
    if (
        re.search(r"^\W*(?:信息|稿件|文章)?(?:来源|來源|出处|稿源)\s*[:：]", text)
        or (labels and stamped)
        or len(labels) >= 2
    ):
        return Reading(Label.META, "labels")
    if re.match(r"^\W*(?:发布|發布|发稿|更新|发表)?(?:时间|時間|日期)\s*[:：]", text) and stamped:
        return Reading(Label.META, "time stamp")
    if (found := BARE.match(text)) and (CLOCK.search(text) or not (found["lead"] + found["rest"]).strip()):
        return Reading(Label.META, "bare time stamp" if CLOCK.search(text) else "bare date")
    return None
