"""Jump lines (转版): （下转第三版）, （上接A1版）, （紧接第1版）, ▶下转02版, →02版, 详见3版.

Not a jump line: （见本报昨天6版相关报道） inside a paragraph.
"""

import re

from jianbao.ingest.pieces import Label, Reading

PAGE = r"第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*[版页頁]"
LINE = re.compile(
    rf"^[\s（(【\[〔<＜▶►→☞>]*(?:(?:下转|下轉|转|轉|上接|紧接|緊接|接|详见|詳見|紧接)\s*(?:{PAGE}|本报|头版|要闻)|→\s*{PAGE}|(?:上接|下转|下轉|转载自|接)\s*(?:第?[A-Z]?[\d一二三四五六七八九十]{{1,3}}版?))"
    r".{0,12}$"
)


def recognise(text: str) -> Reading | None:
    """A line that says where a text goes on or comes from."""
    return Reading(Label.JUMP, "jump") if len(text) <= 24 and LINE.match(text) else None
