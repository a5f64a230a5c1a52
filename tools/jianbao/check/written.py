"""B: what people type or paste into a text although it stands elsewhere, or is said in another way here."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jianbao.article_file import GAP, unescape
from jianbao.check.sheet import Problem, Sheet
from jianbao.plain_yaml import PlainYamlError, read_mapping
from jianbao.units import sentences

LEAST = 6
"""Characters of a sentence that nobody says twice by chance."""
OWN_GAP = re.compile(
    r"□+|[（(【\[〔](?:此处|以下|下|中间|原文)?(?:缺字?|有缺|看不清楚?|不清|模糊不清|模糊|字迹不清|无法辨认|辨认不清|漫漶)[）)】\]〕]"
)
"""How people write that characters are missing or illegible."""


def sentences_twice(sheet: Sheet) -> Iterator[Problem]:
    """A sentence that stands there twice, one behind the other."""
    for line in sheet.typed:
        for one, other in pairwise(sentences(line.text)):
            if one.strip() == other.strip() and len(one.strip()) >= LEAST:
                yield line.problem("B-020", one.strip()[:24])


def title_again(sheet: Sheet) -> Iterator[Problem]:
    """The title, typed above the text as well."""
    try:
        title = _bare(str(read_mapping(sheet.source).get("title") or ""))
    except PlainYamlError:
        return
    first = next((line for line in sheet.body if line.text.strip()), None)
    is_heading = first and first.text.startswith("# ")  # another check says so
    if first and title and not is_heading and first.text not in sheet.known and _bare(first.text) == title:
        yield first.problem("B-021", first.text.strip()[:30])


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", unescape(text))


def own_gaps(sheet: Sheet) -> Iterator[Problem]:
    """Missing characters that are not marked as the archive marks them."""
    for line in sheet.typed:
        if found := OWN_GAP.search(line.text.replace(GAP, "")):
            yield line.problem("B-022", f"{found[0]} → {GAP}")
