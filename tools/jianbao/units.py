"""The units that edits are followed by: the sentences of a body, each with the break before it."""

import re
from collections import Counter
from dataclasses import dataclass

SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+[”’」』）)]*|\n+|$)")
MARK = re.compile(r"\{:? *\.[\w-]+ *\}[ \t]*")
"""The attribute list below a caption or a poem goes with the words above it."""

LENGTH = 3
"""Characters of the runs by which two versions of a text are compared."""
ALIKE = 0.5
"""Share of the longer of two sentences that must stand in both, so that one is taken for a version of the other."""


PARAGRAPH = "\n\n"
"""What stands between two paragraphs."""


@dataclass(eq=False, slots=True)
class Unit:
    """One sentence; it is itself, wherever it is put."""

    text: str
    lead: str = ""
    """The white space before it: none inside a paragraph."""

    @property
    def words(self) -> str:
        """The sentence without spaces around it."""
        return self.text.strip()

    @property
    def edges(self) -> tuple[str, str]:
        """The spaces before and behind its words."""
        head, _, tail = self.text.partition(self.words)
        return head, tail


Body = list[Unit]
Bodies = dict[str, Body]
"""Article id → the sentences of its body."""


def sentences(body: str) -> list[str]:
    r"""The sentences of a body, and the breaks between its paragraphs.

    >>> sentences("甲。“乙！”\n\n丙\n{ .caption }\n")
    ['甲。', '“乙！”', '\n\n', '丙\n{ .caption }', '\n']
    """
    found: list[str] = []
    for part in SENTENCE.findall(body):
        words = part.rstrip("\n")
        if MARK.fullmatch(words) and found[-1:] == ["\n"]:
            words = "".join([*found[-2:], words])
            del found[-2:]
        found += [words, part[len(part.rstrip("\n")) :]]
        found = found[:-2] + [text for text in found[-2:] if text]
    return found


def body_of(text: str) -> tuple[str, Body, str]:
    """The sentences of a body, and the white space above and below them."""
    units, pending = [], ""
    for part in sentences(text):
        if part.strip():
            units.append(Unit(part, pending))
            pending = ""
        else:
            pending += part
    head = units[0].lead if units else pending
    if units:
        units[0].lead = PARAGRAPH
    return head, units, pending if units else ""


def words_of(body: Body) -> str:
    """The sentences of a body in one."""
    return "".join(unit.text for unit in body)


def runs(text: str) -> Counter[str]:
    """The runs of characters of a text, counted."""
    return Counter(text[at : at + LENGTH] for at in range(max(1, len(text) - LENGTH + 1)))


def alikeness(one: str, other: str) -> float:
    """The share of the longer text that stands in both, 0 to 1.

    >>> alikeness("馆长说，开到十点。", "馆长说，开到九点。")
    0.5714285714285714
    """
    return shared(runs(one), runs(other))


def shared(one: Counter[str], other: Counter[str]) -> float:
    """The same of runs that were counted before."""
    return (one & other).total() / max(one.total(), other.total(), 1)
