"""I: what an edit took out of the text or put in, beyond what a correction does; told as information, never an error."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from jianbao.article_file import unescape
from jianbao.check.sheet import Problem, Sheet
from jianbao.merge import parted
from jianbao.units import sentences

ALIKE = 0.5
"""Two sentences this much alike are one that was corrected."""
LEAST = 6
"""Characters of a sentence that say something: shorter ones come and go with a full stop."""
NUMBERS = re.compile(r"\d+(?:[.,:]\d+)*%?|[一二三四五六七八九十百千万亿]{2,}")
NEGATIONS = re.compile(r"[不没未非无勿]")


def integrity(sheet: Sheet) -> Iterator[Problem]:
    """The text against the one that was generated, sentence by sentence, wherever in the article they stand."""
    if sheet.generated is None or re.search(r"(?m)^withdrawn\b", sheet.source):
        return
    before, after = _units(parted(sheet.generated)[1]), _units("\n".join(line.text for line in sheet.body))
    gone, new = list((Counter(before) - Counter(after)).elements()), list((Counter(after) - Counter(before)).elements())
    for old in list(gone):
        near = difflib.get_close_matches(old, new, n=1, cutoff=ALIKE)
        if near:
            gone.remove(old)
            new.remove(near[0])
            yield from _corrected(old, near[0], sheet)
    gone, new = [one for one in gone if _in_parts(one, after)], [one for one in new if _in_parts(one, before)]
    if lost := [one for one in gone if len(one) >= LEAST]:
        yield Problem("I-001", 1, f"{sum(map(len, lost))}: {lost[0][:24]}")
    if made := [one for one in new if len(one) >= LEAST]:
        yield Problem("I-002", _line_of(made[0], sheet), f"{sum(map(len, made))}: {made[0][:24]}")


def _units(body: str) -> list[str]:
    """The sentences of a body without white space and marks of ours."""
    text = re.sub(r"(?m)^\{:? *\.\w+ *\}[ \t]*$|^#+[ \t]*", "", body)
    return [bare for one in sentences(text) if (bare := re.sub(r"\s", "", unescape(one)))]


def _in_parts(sentence: str, others: list[str]) -> bool:
    """Whether a sentence does not stand in pieces, or as a piece, among the others: a full stop makes two of one."""
    bare = re.sub(r"\W", "", sentence)
    return bare not in re.sub(r"\W", "", "".join(others))


def _corrected(old: str, new: str, sheet: Sheet) -> Iterator[Problem]:
    """Numbers and negations are the corrections that change what a sentence says."""
    for pattern in (NUMBERS, NEGATIONS):
        before, after = Counter(pattern.findall(old)), Counter(pattern.findall(new))
        out, put = "".join((before - after).elements()), "".join((after - before).elements())
        if out or put:
            yield Problem("I-003", _line_of(new, sheet), f"{out or '—'} → {put or '—'}: {new[:24]}")


def _line_of(text: str, sheet: Sheet) -> int:
    head = text[:8]
    return next((line.number for line in sheet.body if head in re.sub(r"\s", "", unescape(line.text))), 1)
