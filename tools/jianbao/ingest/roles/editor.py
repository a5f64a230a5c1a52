"""Editor (责任编辑) and staff lines.

    责任编辑:李靖
    （责编：王某某、李某某）
    责编 张三 美编 李四 版式 王五 校对 赵六

Not an editor line: 责任编辑李靖对记者说，稿件当天见报。 (a sentence)
"""

import re

from jianbao.ingest.pieces import Label, Reading

LONGEST = 80
OFFICE = (
    r"(?:(?:本版|执行|值班|责任|首席|网络|新媒体|文字|视觉|图片|見習|责任|責任)?(?:编辑|編輯|主编|主編)|责编|責編|美编|美編|美术编辑|版式(?:设计)?|校\s?[对對]|审\s?读|审核|審核|"
    r"值班(?:主任|总编|编委)|[总總]?[监監]\s?[制製]|责\s?编|组版|制图|製圖|统筹|终审|初审|复审|二审|三审|一审)"
)
LINE = re.compile(rf"^[\s（(\[【■●◆]*{OFFICE}\s*[:：丨｜|/／\s]")
GLUED = re.compile(rf"^[\s（(\[【]*{OFFICE}(?!推[荐薦]|精[选選]|信箱)[\u4e00-\u9fff]{{2,4}}[\s）)\]】]*$")


def recognise(text: str) -> Reading | None:
    """A line that names editors and staff."""
    if len(text) > LONGEST or re.search(r"[，。！？；]", text):
        return None
    if LINE.match(text) or GLUED.match(text):
        offices = len(re.findall(OFFICE, text))
        return Reading(Label.EDITOR, "staff line" if offices > 1 else "editor")
    return None
