"""Place names in running text: what may be one, and where a longer word makes it part of something else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jianbao.ingest.subjects.gazetteer import Gazetteer, Level, Place, gazetteer

HAN = re.compile(r"[\u4e00-\u9fff]")
BEFORE = frozenset("在从自到赴往来去由于与和及同向对是为有被把将至经过离驻住进入居产抵达回了的这该等给让请我记访")
"""Characters that may stand before a name; most others make the name part of a longer word (子牙|河南|路)."""
BEHIND = frozenset("的在和与及等人籍省市地是有来去为对将也召举")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a stretch of text."""

    start: int
    end: int
    options: tuple[Place, ...]
    """The places it may stand for."""
    above: tuple[Place, ...] = ()
    """Those printed right before it: 天津市 in 天津市红桥区."""


@lru_cache(maxsize=256)
def mentions(text: str) -> tuple[Mention, ...]:
    """Place names in a text, from left to right; a name behind that of a place it lies in is one mention with it."""
    return tuple(scan(text))


def scan(text: str) -> Iterator[Mention]:
    """The same one by one."""
    known = gazetteer()
    at = 0
    while at < len(text) - 1:
        mention = mention_at(known, text, at)
        if mention is None:
            at += 1
            continue
        mention = go_down(known, text, mention)
        if mention.above or is_free(known, text, mention):
            yield mention
        at = mention.end


def mention_at(known: Gazetteer, text: str, at: int) -> Mention | None:
    """The longest name that may start at a place."""
    for word in known.finder.words_at(text, at):
        if word in known.names:
            if text[at + len(word) : at + len(word) + 1] not in ("域", "间") or not word.endswith("区"):
                return Mention(at, at + len(word), known.names[word])
        else:
            top = known.shorts[word][0].level
            return Mention(at, at + len(word), tuple(place for place in known.shorts[word] if place.level == top))
    return None


def go_down(known: Gazetteer, text: str, mention: Mention) -> Mention:
    """A mention with the smaller places printed right behind it: 天津市红桥区, 山东即墨."""
    for place in mention.options:
        finder = known.within.get(place.path)
        for word in finder.words_at(text, mention.end) if finder else ():
            inner = tuple(option for option in known.named(word) if place.holds(option))
            end = mention.end + len(word)
            if not inner or (word not in known.names and not ends_clearly(known, text, end, inner[0])):
                continue
            if word.endswith("区") and text[end : end + 1] == "域":
                continue
            return go_down(known, text, Mention(mention.start, end, inner[:1], (*mention.above, place)))
    return mention


def ends_clearly(known: Gazetteer, text: str, end: int, place: Place) -> bool:
    """Whether a name without 区, 县 … ends where it does: 北京朝阳、 but no 哈尔滨太平国际机场."""
    if text.startswith(known.after, end):
        return False
    behind = text[end : end + 1]
    return place.level is not Level.COUNTY or not is_han(behind) or behind in BEHIND


def is_free(known: Gazetteer, text: str, mention: Mention) -> bool:
    """Whether a name stands for the place rather than inside another word."""
    word = text[mention.start : mention.end]
    before, behind = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    if word in known.generic:
        return False
    if word in known.names:
        return len(word) > 2 or not is_han(before) or before in BEFORE
    if text.startswith(known.after, mention.end):
        return False
    if word in known.risky:
        clear_left = not is_han(before) or before in BEFORE
        return clear_left and (not is_han(behind) or behind in BEHIND)
    return True


def is_han(char: str) -> bool:
    """Whether a character is Chinese; false at the ends of a text."""
    return bool(HAN.match(char))


def is_border(before: str) -> bool:
    """Whether a name may start behind a character."""
    return not is_han(before) or before in BEFORE or before in "区县市"
