"""Characters that the dump lost: found where the page prints whole elsewhere what is cut short here.

    盗窃电|轮车5辆          电动三轮车 stands on the page, 电轮 nowhere
    知识产权|押融资          押融 stands behind 质 wherever it stands, and 知识产权质 is begun elsewhere
    大常委会把组织代表…     大常 stands behind 人 three times on the page, and never otherwise

Nothing is put in; the place is flagged. On pages laid out from 450 articles, which the limits below were chosen on and where what is lost stands
elsewhere in its article, the rules found 141 of 239 characters lost at a join with 19 false alarms in 8,139 joins, and 31 of 122
lost beginnings with 3 in 44,844 paragraphs (counted once by hand); the counts of a newscast alone had found 10 and 11.
"""

import re
from functools import lru_cache

from jianbao.ingest.continuation import load
from jianbao.ingest.evidence import CUT_START
from jianbao.ingest.names import is_surname

DOUBTFUL_JOIN, RARE_JOIN = 1.5, 1.0
"""Only joins with less log-odds than this from the characters on both sides are compared with the page, and with newspapers."""
LEAST_GAIN, LEAST_BACKING = 3.3, 0.19
OPTIONAL = frozenset("的了又也就都还還很再是一不在有着著过過这這那里裡上下和与與把被给給到来來去说說要会會能可个個")
"""都去|江边 beside 都去了江边: words that may stand or not are no loss."""
DOUBTFUL_START = 1.0
TIMES, TIMES_WITH_NEWS = 3, 2
"""Places of a pair of characters on the page, all behind one ideograph, that make it no beginning; fewer where newspapers agree."""
WORD, NAME = 1.0, 2.0
"""How much oftener than the pair the ideograph before it and its first stand together, as a logarithm, where a word was cut (气象 2 more than 象台; 市图
4 less than 图书); and how often a pair may stand together that is a given name behind a surname (如锦 never, 建军 0.9, 教授 4)."""
UNUSUAL_START, CERTAIN, OFTEN = -2.0, 0.9, 0.2
"""A beginning that few paragraphs have; shares of a pair's places in newspapers behind the same character: enough by itself, and enough where the pair is the
rest of a word (of 102 lost beginnings on laid-out pages 22 are found with it and 17 without, with one false alarm in 31,660; counted once by hand)."""
IDEOGRAPH = re.compile("[\u3400-\u9fff]")


def between(before: str, after: str, page: str) -> bool:
    """Whether a character or two are missing where two lines of a page were joined.

    >>> between("盗窃电", "轮车5辆。", "丢失的电动三轮车")
    True
    >>> between("绿色金融、知识产权", "押融资、跨境服务等。", "质人民的了")
    True
    >>> between("代表直通车智慧平", "台作用凸显。", "质人民的了")
    False
    """
    score = load().score(before, after)
    if not page or score > DOUBTFUL_JOIN:
        return False
    return _stands_whole(before, after, page) or _lacks_one(before, after, score, page)


def _stands_whole(before: str, after: str, page: str) -> bool:
    """Whether the page prints the characters at the seam with one or two more between them, and never without."""
    left, right = before[-2:], after[:2]
    if not all(map(IDEOGRAPH.match, left[-1:] + right[:1])) or left[-1:] + right[:1] in page:
        return False
    wider = [(left, right[:1])] * (len(left) == 2) + [(left[-1:], right)] * (len(right) == 2)
    found = [
        missing
        for one, other in wider
        for missing in re.findall(f"{re.escape(one)}([\u3400-\u9fff]{{1,2}}){re.escape(other)}", page)
    ]
    return any(not set(missing) <= OPTIONAL for missing in found)


def _lacks_one(before: str, after: str, score: float, page: str) -> bool:
    """Whether newspapers never print the characters at the seam but with one of the page's between them."""
    return score < RARE_JOIN and load().bridge(before, after, _ideographs(page), LEAST_BACKING) >= LEAST_GAIN


@lru_cache(maxsize=4)
def _ideographs(page: str) -> str:
    """Every ideograph of a page, each once."""
    return "".join(sorted(set(IDEOGRAPH.findall(page))))


def beginning(text: str, page: str) -> bool:
    r"""Whether characters are missing before a line of a page that continues nothing.

    >>> page = "人大常委会坚持\n区人大常委会的人大常委\n大常委会把组织代表深入街道、社区\n日前，会议召开。"
    >>> beginning("大常委会把组织代表深入街道、社区", page), beginning("日前，会议召开。", page)
    (True, False)
    """
    if CUT_START.match(text):
        return True
    model, pair = load(), text[:2]
    opens = model.opens(text)
    if opens >= DOUBTFUL_START:
        return False
    char, times = behind(pair, page)
    if times < TIMES_WITH_NEWS:
        return False
    cut, share = is_cut(char, pair), model.preceded(text, char, OFTEN)
    return (cut and (times >= TIMES or share >= OFTEN)) or (opens < UNUSUAL_START and share >= CERTAIN)


def is_cut(char: str, pair: str) -> bool:
    """Whether a pair of characters lacks the one before it: it is the rest of a word, or a given name behind its surname.

    >>> is_cut("气", "象台"), is_cut("莫", "如锦"), is_cut("市", "图书")
    (True, True, False)
    """
    affinity = load().affinity
    return affinity(char + pair[0]) > affinity(pair) + WORD or (is_surname(char) and affinity(pair) < NAME)


def behind(pair: str, page: str) -> tuple[str, int]:
    r"""The one ideograph that a pair of characters stands behind all over a page but at one line's beginning, and how often.

    >>> behind("如锦", "莫如锦说\n如锦是副研究员，莫如锦"), behind("老板", "卞老板说\n老板姓卞\n老板笑了")
    (('莫', 2), ('', 0))
    """
    found = re.findall(f"(?s)(.){re.escape(pair)}", f"\n{page}")
    if "\n" in found:
        found.remove("\n")
    alike = len(pair) == 2 and len(set(found)) == 1 and IDEOGRAPH.match(found[0])
    return (found[0], len(found)) if alike else ("", 0)
