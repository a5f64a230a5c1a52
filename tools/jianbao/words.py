"""Changes of words inside a sentence: merged from two sides, or shown to a reader."""

import difflib
from collections.abc import Iterator
from functools import cache

from jianbao.ingest.continuation import load

NEAR = 2
"""Characters that must lie between two changes: with one or none they are likely changes of one word (图书馆)."""
BOUND = 2.2
"""Two characters are one word where they stand together e^2.2 = 9 times as often as by chance: on the table of the
converter 图书 4.3, 北京 5.7, 桥头 3.6, but 是一 0.6, 住了 2.1, 河在 -2.6."""
NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两")
"""A figure goes with what it counts (十点, 四十年), however rare that is."""
LONGEST = 4
"""Characters by which a change may grow to the edge of its word: longer runs are names or set phrases."""

Edit = tuple[int, int, str]
"""Start and end in the base, and what stands there instead."""


def edits(base: str, other: str) -> list[Edit]:
    """The changes that lead from one text to the other, near ones taken as one.

    >>> edits("馆长说，开到十点。", "馆长说，开到十一点了。")
    [(7, 7, '一'), (8, 8, '了')]
    """
    found: list[Edit] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] < NEAR and found[-1][0] < found[-1][1] and a < b:
            start, end, text = found.pop()
            found.append((start, b, text + base[end:a] + other[c:d]))
        else:
            found.append((a, b, other[c:d]))
    return found


def merge_words(base: str, edited: str, generated: str) -> tuple[str, bool]:
    """A sentence with the changes of both sides, and whether they met: then that word is as the person left it.

    >>> merge_words("王大河在桥头住了四十年。", "王大河在桥头住了五十年。", "王大河在桥边住了四十年。")
    ('王大河在桥边住了五十年。', False)
    >>> merge_words("王大河说开到十点。", "王大河说开到九点。", "王小河说开到10点。")
    ('王小河说开到九点。', True)
    """
    ours, theirs = edits(base, edited), edits(base, generated)
    refused = _refused(ours, theirs)
    text, at = [], 0
    for start, end, new in sorted({*ours, *(edit for edit in theirs if edit not in refused)}):
        text += [base[at:start], new]
        at = end
    return "".join([*text, base[at:]]), bool(refused)


def _refused(ours: list[Edit], theirs: list[Edit]) -> list[Edit]:
    """The converter's changes that lie in a word which a person changed otherwise."""
    return [edit for edit in theirs if edit not in ours and any(_near(edit, other) for other in ours)]


def _near(one: Edit, other: Edit) -> bool:
    return one[0] - other[1] < NEAR and other[0] - one[1] < NEAR


def word_changes(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """Old and new text in turn: what both share, then what only the old has, then what only the new has.

    Changes grow to the edges of words, so that 十点 becomes 九点 rather than 十 becomes 九.

    >>> list(word_changes("图书馆开到十点。", "图书馆开到九点。"))
    [('图书馆开到', '十点', '九点'), ('。', '', '')]
    """
    at, at_new = 0, 0
    for start, end, new_start, new_end in _in_words(before, after):
        yield before[at:start], before[start:end], after[new_start:new_end]
        at, at_new = end, new_end
    if before[at:] or not before:
        yield before[at:], "", after[at_new + len(before[at:]) :]


Span = tuple[int, int, int, int]


def _in_words(before: str, after: str) -> list[Span]:
    """The spans of both texts that differ, grown to words, joined where they then meet."""
    opcodes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return _disjoint([_grown(before, after, opcode[1:]) for opcode in opcodes if opcode[0] != "equal"])


def _grown(before: str, after: str, span: Span) -> Span:
    """A span that differs, with the rest of the words at its edges."""
    a, b, c, d = span
    left = max(_bound_left(before, a, b), _bound_left(after, c, d))
    right = max(_bound_right(before, a, b), _bound_right(after, c, d))
    left, right = min(left, _same(before[:a][::-1], after[:c][::-1])), min(right, _same(before[b:], after[d:]))
    return a - left, b + right, c - left, d + right


def _disjoint(spans: list[Span]) -> list[Span]:
    """Spans that lie in one word, or with one character between them, as one."""
    found: list[Span] = []
    for span in spans:
        if found and span[0] <= found[-1][1] + 1:
            last = found.pop()
            found.append((last[0], max(last[1], span[1]), last[2], max(last[3], span[3])))
        else:
            found.append(span)
    return found


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _bound_left(text: str, start: int, end: int) -> int:
    """How many characters before a changed span belong to its first word."""
    grown = 0
    while start < end and grown < LONGEST and start - grown and bound(text[start - grown - 1 : start - grown + 1]):
        grown += 1
    return grown


def _bound_right(text: str, start: int, end: int) -> int:
    grown = 0
    while start < end and grown < LONGEST and bound(text[end + grown - 1 : end + grown + 1]):
        grown += 1
    return grown


@cache
def bound(pair: str) -> bool:
    """Whether two characters make a word, or belong to one figure.

    >>> bound("图书"), bound("说，"), bound("20"), bound("十点")
    (True, False, True, True)
    """
    if len(pair) < 2 or not pair.isalnum():
        return False
    return pair.isascii() or pair[0] in NUMERALS or load().affinity(pair) > BOUND
