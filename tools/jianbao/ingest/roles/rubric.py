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


def is_slogan(text: str) -> bool:
    """Three or more parts of one short length.

    >>> is_slogan("学思想 强党性 重实践 建新功"), is_slogan("投笔从戎 绽放青春"), is_slogan("一 周 要 闻 速 览")
    (True, False, False)
    """
    parts = text.split()
    lengths = {len(part) for part in parts}
    return len(parts) >= SLOGAN_PARTS and len(lengths) == 1 and 1 < max(lengths) <= LONGEST_PART
