"""Rubric (栏目) and slogan banner: large type that many articles stand under.

    十项行动见行见效        (in the lexicon)
    谋发展 转作风 办实事      (three or more parts of one length)
    【民生关注】            (a label in lenticular brackets)

Not a rubric: 上新 (the second line of a title); 构建食品安全智慧监管模式 (a kicker)
"""

import re
from functools import cache

import yaml

from jianbao import lexicon
from jianbao.ingest.pieces import Label, Reading

LONGEST = 26
SLOGAN_PARTS = 3
LONGEST_PART = 5
"""新时代 新征程 新伟业: slogans are made of three to five parts of two to five characters each."""
BOXED = re.compile(
    r"^[【\[〖「]\s*(?P<name>[^【】\[\]〖〗「」，。！？]{2,12})\s*[】\]〗」]$|^[■◆●▍▌┃|｜·•—]+\s*(?P<bar>[\u3400-\u9fff·]{2,8}?)\s*[■◆●▍▌┃|｜·•—]*$"
)
LABELS = re.compile(r"[\s“”‘’「」『』【】\[\]《》·•—\-|｜■□◆◇●○★☆▍▌┃:：]")


@cache
def known() -> frozenset[str]:
    """The rubrics of the lexicon."""
    return frozenset(yaml.safe_load(lexicon.read_text("rubrics.yml"))["rubrics"])


def key(text: str) -> str:
    """A rubric without the spaces and marks that papers vary."""
    return LABELS.sub("", text)


def recognise(text: str) -> Reading | None:
    """A rubric by the lexicon or by its shape."""
    if len(text) > LONGEST:
        return None
    if key(text) in known():
        return Reading(Label.RUBRIC, "lexicon")
    if is_slogan(text):
        return Reading(Label.RUBRIC, "slogan")
    return Reading(Label.RUBRIC, "boxed") if BOXED.match(text) else None


CALLS = re.compile(
    r"思想|党|信心|预期|增长|发展|民生|担当|作为|[创開开]新|作风|落实|征程|时代|伟业|形象|表率|实效|和谐|正气|新风|民[心意情]|政治|大局|规矩|纪律|初心|使命|一流|先进|短板|效能|实事|"
    r"服务|保障|奋进|砥砺|凝心|聚力|为民|實踐|实践|动力|行动|提升|团结|平安|法治|稳定|安全"
)
"""Words of slogans that call upon everybody: 强信心 稳增长 惠民生; 换管子 修阀门 调流量 tells of something."""


def is_call(text: str) -> bool:
    """Whether a slogan calls upon everybody, so that it may stand across a page.

    >>> is_call("强信心 稳增长 惠民生"), is_call("换管子 修阀门 调流量")
    (True, False)
    """
    parts = text.split()
    return is_slogan(text) and 2 * sum(bool(CALLS.search(part)) for part in parts) >= len(parts)


def is_slogan(text: str) -> bool:
    """Three or more parts of one short length.

    >>> is_slogan("学思想 强党性 重实践 建新功"), is_slogan("投笔从戎 绽放青春"), is_slogan("一 周 要 闻 速 览")
    (True, False, False)
    """
    parts = text.split()
    lengths = {len(part) for part in parts}
    return len(parts) >= SLOGAN_PARTS and len(lengths) == 1 and 1 < max(lengths) <= LONGEST_PART
