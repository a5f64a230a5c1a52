"""Where on a web page a text may stand: every line that may be a title is tried together with the text that would be its.

A text is the run of lines with the greatest sum of worths: prose counts for it, large type, buttons and dates against it. Which line is
the title `web_title` says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jianbao.ingest import dates, lists
from jianbao.ingest.names import is_person_row
from jianbao.ingest.pieces import Piece
from jianbao.ingest.roles import byline, sign_off
from jianbao.ingest.web_kinds import SHOWS_BELOW
from jianbao.ingest.web_lines import EMBEDDED, GIVEN, HAN, LONG, Kind

WORTH = {
    Kind.PROSE: 1.0, Kind.LARGE: -0.6, Kind.CHROME: -1.2, Kind.PATH: -1.2, Kind.DATE: -2.0, Kind.META: -2.0,
    Kind.PROMOTION: -0.8, Kind.LINKS: -4.0, Kind.STOP: -4.0, Kind.EDITOR: -4.0, Kind.ORIGINAL: -0.5,
}  # fmt: skip
"""What a line says for the text going on; kinds not named here say nothing."""
PROSE_PER, MOST_PROSE = 40, 120
"""Prose counts 1 and as much again for every so many characters, up to so many."""
ROW_WORTH = 0.7
"""A row of figures of a list two of which surely stand in the text: worth more than the name of the row above it costs."""
LINK_LIKE = 1.3
"""A short line that ends in ！ or ？ may as well be the headline of another story."""
GIVE_UP = 7.0
"""A text whose sum has fallen this far below its best is over: a dozen lines without a sentence."""
LEAST_PROSE = 20
"""Characters of prose from which on a line that closes a text can close it."""
LONGEST_HEAD = 40
"""Lines between a title and its text: sharing buttons of one portal make up 25."""
LONGEST_FOOT = 12
LONGEST_TITLE, SHORTEST_TITLE = 64, 5
STARTS = 3
VERSE, LEAST_VERSE, VERSE_WORTH = 28, 4, 0.5
"""A poem: at least so many lines of at most so many characters, each worth so much."""
LEADING = 3
"""The name of the window stands in the first lines of a dump."""
SITE = 1.6
"""A name of a window is up to so many times as long as the title, since it names the site too."""
TOLD_BY = (Kind.META, Kind.DATE, Kind.BYLINE)
TELLING = re.compile(
    r"\d{4}\s*[-/.年]|\d[:：]\d\d|(?:来源|來源|出处|稿源|作者|记者|記者|[单單]位|机构)\S{0,2}\s*[:：]\s*[^\s|｜]|[\u3400-\u9fff]{2,4}\s*[/／]\s*\S+"
)
"""A day, a time, a source, a person."""
CLOSING = re.compile(
    r"打印|关闭|列印|關閉|分享|[上下]一?[篇条則则]|END|正文已结束|扫|掃|关键[词字]|標籤|标签|编辑|責任|责编"
)
"""A line that stands right below a text, so that large type above it is of the text."""
MOST_LOOSE = 6
"""Lines of large type that may stand between the last sentence and a closing line."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a text, `start` to before `end`, and what they are worth."""

    start: int
    end: int
    worth: float


@dataclass(frozen=True, slots=True)
class Found:
    """The article of a page: the lines of its title (none where nothing fits), and its body."""

    title: tuple[int, ...]
    body: Body


class Layout:
    """The lines of a page with their kinds, and the texts among them."""

    def __init__(self, pieces: Sequence[Piece], kinds: Sequence[Kind]) -> None:
        self.pieces, self.kinds = pieces, kinds
        self.texts = [piece.text for piece in pieces]
        self.keys = [key(text) for text in self.texts]
        self._bodies: dict[int, Body] = {}

    @cached_property
    def looks(self) -> list[Kind]:
        """The kinds of the lines; one about an article that says nothing of it is a row of buttons: 【字体：大 中 小】."""
        return [
            Kind.CHROME if kind is Kind.META and not TELLING.search(text) else kind
            for kind, text in zip(self.kinds, self.texts, strict=True)
        ]

    def tries(self) -> list[Found]:
        """Every line that may be a title, with the text that would be its."""
        return [found for at in range(len(self.texts)) if (found := self._try(at))]

    def longest(self) -> Body | None:
        """The text of the page that is worth most, whatever its title; None on a page without prose."""
        starts = [at for at, kind in enumerate(self.kinds) if kind is Kind.PROSE]
        return max((self.body(at) for at in starts), key=lambda body: body.worth, default=None)

    def _try(self, at: int) -> Found | None:
        """A line as the title of the text below it."""
        if not self._may_be_title(at):
            return None
        bodies = [self.body(start) for start in self._prose_below(at)] + self._verse_below(at)
        body = max(bodies, key=lambda body: body.worth, default=None)
        return None if body is None or body.worth <= 0 else Found((at,), body)

    def _may_be_title(self, at: int) -> bool:
        text, kind = self.texts[at], self.kinds[at]
        if kind not in (Kind.LARGE, Kind.PROSE, Kind.CAPTION, Kind.PROMOTION, Kind.PATH) or len(text) > LONGEST_TITLE:
            return False
        if text.endswith("。") and len(text) > LONGEST_SENTENCE:
            return False
        if DASHED.match(text) or (NAMES_SITE.match(text) and not self.in_window(at)):
            return False
        if len(HAN.findall(text)) < SHORTEST_TITLE:
            near = self.kinds[at + 1 : at + 3]
            return (
                len(text) > 1
                and not NAMES_OUTLET.search(text)
                and Kind.META in near
                and near[0] in TOLD_BY
                and HAN.match(text) is not None
            )
        return kind is not Kind.PATH or self.in_window(at) > 0

    def _prose_below(self, at: int) -> list[int]:
        """The first sentences below a title, any of which may begin its text: the first may be a caption."""
        found: list[int] = []
        for below in range(at + 1, min(len(self.texts), at + 1 + LONGEST_HEAD)):
            if self.kinds[below] is Kind.PROSE and self.keys[below] != self.keys[at]:
                found.append(below)
            told = Kind.META in self.kinds[at + 1 : below] and sum(len(self.texts[one]) for one in found) < MOST_PROSE
            if (self.kinds[below] is Kind.LINKS and not told) or len(found) >= STARTS:
                break
        return found

    def _verse_below(self, at: int) -> list[Body]:
        """The short lines below a title and its line of source and time, where no sentence is among them: a poem."""
        metas = [
            below
            for below in range(at + 1, min(at + 4, len(self.texts)))
            if self.kinds[below] in (Kind.META, Kind.BYLINE)
        ]
        end = start = metas[-1] + 1 if metas else len(self.texts)
        while (
            end < len(self.texts)
            and self.kinds[end] in (Kind.LARGE, Kind.PROSE, Kind.CAPTION)
            and len(self.texts[end]) <= VERSE
        ):
            end += 1
        prose = sum(self.kinds[one] is Kind.PROSE for one in range(start, end))
        return (
            [Body(start, end, VERSE_WORTH * (end - start))]
            if end - start >= LEAST_VERSE and 3 * prose <= end - start
            else []
        )

    def in_window(self, at: int) -> float:
        """How much of the window's name, in the first lines of the page, a line is; 0 where the name does not hold it."""
        own = self.keys[at]
        names = [self.keys[lead] for lead in range(min(LEADING, at))] if len(own) >= SHORTEST_TITLE else []
        return max((min(1.0, SITE * len(own) / len(name)) for name in names if own in name), default=0.0)

    # --- the text ---------------------------------------------------------------------------------------------------

    def body(self, start: int) -> Body:
        """The text that begins at a line."""
        if start not in self._bodies:
            self._bodies[start] = self._scan(start)
        return self._bodies[start]

    @cached_property
    def _values(self) -> dict[int, tuple[int, int]]:
        return lists.values(self.texts)

    def _scan(self, start: int) -> Body:
        total = best = 0.0
        end, prose, at = start, 0, start
        for at in range(start, len(self.texts)):
            kind = self.kinds[at]
            if kind in (Kind.STOP, Kind.EDITOR, Kind.LINKS) and prose >= LEAST_PROSE:
                return Body(start, self._with_loose(start, end, at), best)
            total += self._worth(at, range(start, end))
            if kind is Kind.PROSE:
                prose += len(self.texts[at])
                total -= 0 if "。" in self.texts[at] or len(self.texts[at]) >= LONG else LINK_LIKE
                total += min(len(self.texts[at]), MOST_PROSE) / PROSE_PER
            if total > best:
                best, end = total, at + 1
            if total < best - GIVE_UP:
                break
        return Body(start, self._with_signature(start, end), best)

    def _worth(self, at: int, told: range) -> float:
        """What the kind of a line says for a text going on, of which `told` is sure so far."""
        first, second = self._values.get(at, (-1, -1))
        if self.kinds[at] is Kind.LARGE and first >= told.start and self.kinds[first] is Kind.LARGE:
            return ROW_WORTH if second in told else 0.0
        return 0.0 if self._says_nothing(at) else WORTH.get(self.kinds[at], 0.0)

    def _says_nothing(self, at: int) -> bool:
        """Whether a line amid a text neither speaks for it nor against it: rows, sums, what a site or a program sets in."""
        text, kind = self.texts[at], self.kinds[at]
        return (kind is Kind.LARGE and bool(is_row(text) or FORMULA.search(text))) or (
            kind is Kind.PROMOTION and bool(EMBEDDED.search(text))
        )

    def _with_loose(self, start: int, end: int, closing: int) -> int:
        """The end moved past large type that stands right above a closing line."""
        end = self._with_signature(start, end)
        between = self.kinds[end:closing]
        loose = all(kind not in (Kind.CHROME, Kind.DATE, Kind.PATH, Kind.LINKS, Kind.META) for kind in between)
        closes = self.kinds[closing] is Kind.EDITOR or CLOSING.search(self.texts[closing])
        return closing if loose and closes and len(between) <= MOST_LOOSE else end

    def _with_signature(self, start: int, end: int) -> int:
        """The end moved past captions right below it, and past 落款: a day on a line of its own, the office that signs above it."""
        shown = [at for at in range(end, min(end + MOST_BELOW, len(self.texts))) if self._is_shown(at)]
        end += next((count for count, at in enumerate(shown) if at != end + count), len(shown))
        end = self._with_notice(self._with_letter(start, end))
        if self._is_office(end):
            end += 1
        for at in range(end, min(end + 4, len(self.texts))):
            text = self.texts[at].strip()
            if dates.STAMP.fullmatch(text) or dates.HAN_STAMP.fullmatch(text):
                return at + 1
            if self.kinds[at] is not Kind.LARGE:
                break
        return end

    def _with_letter(self, start: int, end: int) -> int:
        """The end moved past what closes a letter, and the person who wrote it, right below."""
        at = end
        while self._is_large(at) and at < end + LONGEST_CLOSING and sign_off.closes_letter(self.texts[at]):
            at += 1
        signed = self._is_large(at) and is_signature(self.texts[at]) and is_letter(self.texts, start, at)
        return at + signed

    def _with_notice(self, end: int) -> int:
        """The end moved past whom to ask, what is enclosed, who signs and when, where all of that and nothing else stands below."""
        at = end
        while at < min(end + LONGEST_NOTICE, len(self.texts)) and self._is_of_notice(at):
            if sign_off.is_day(self.texts[at]):
                return at + 1
            at += 1
        return end

    def _is_of_notice(self, at: int) -> bool:
        text = self.texts[at].strip()
        told = self.kinds[at] in (Kind.LARGE, Kind.PROSE) and (
            OF_NOTICE.match(text) or sign_off.closes(re.sub(r"\s", "", text))
        )
        return bool(told) or sign_off.is_day(text)

    def _is_large(self, at: int) -> bool:
        return at < len(self.kinds) and self.kinds[at] is Kind.LARGE

    def _is_shown(self, at: int) -> bool:
        """Whether a line is a caption with a mark or with a word for a picture, and no headline of another story; or the mark itself, on its own line."""
        if SHOWS_BELOW.match(self.texts[at]):
            return True
        named = at > 0 and SHOWS_BELOW.match(self.texts[at - 1])
        marked = named or PICTURED.search(self.texts[at]) or GIVEN.search(self.texts[at])
        return self.kinds[at] is Kind.CAPTION and bool(marked)

    def _is_office(self, at: int) -> bool:
        """Whether the line right below a text is the office that signs it, and no link: it stands alone."""
        inside = 0 < at < len(self.texts) and self.kinds[at - 1] is Kind.PROSE and self.kinds[at] is Kind.LARGE
        alone = inside and self.kinds[at + 1 : at + 2] != [Kind.LARGE]
        return alone and bool(OFFICE.match(self.texts[at])) and len(self.texts[at]) >= SHORTEST_OFFICE


LONGEST_CLOSING = 4
LONGEST_NOTICE = 12
OF_NOTICE = re.compile(
    r"^(?:附件|附表|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．]|[\u3400-\u9fff（）]{2,16}\s*[:：]\s*\S)"
)
"""五、受理部门及联系人, 联系电话：88212425, 附件：申请表"""
MOST_BELOW = 2
PICTURED = re.compile(r"^\s*[▲▼△▽◀◤◥↑↓]|[（(](?:[图圖]|照片)\s*[/／:：]")
ROW = re.compile(r"^[\u3400-\u9fff·]{2,10}(?:（[^）]{1,4}）)?(?:[\s　]+[\u3400-\u9fff·]{2,10}(?:（[^）]{1,4}）)?){2,}$")
"""A row of names, as lists of persons have them."""


def is_row(text: str) -> bool:
    """Whether a line is a row of names, or of a person and what he is."""
    return bool(ROW.match(text)) or is_person_row(text)


FORMULA = re.compile(r"\d\s*[+＋×÷*=＝]|[=＝]\s*$")
"""50+3×9/12=52.25岁"""
SHORTEST_OFFICE = 6
OFFICE = re.compile(
    r"^[\u3400-\u9fff（）]+(?:局|厅|廳|委员会|委員會|办公室|辦公室|政府|公司|集团|集團|学校|学院|大学|中心|协会|協會|學會|学会|医院|支队|大队|总队|法院|检察院|银行|管理处)\s*$"
)
"""Last characters of offices that sign."""
DASHED = re.compile(r"[—―–─-]{1,2}")
"""A line that a dash opens is a subtitle or an attribution."""
LONGEST_SENTENCE = 30
"""A longer sentence that ends in a full stop is no title, whatever stands below it."""
NAMES_SITE = re.compile(
    r"(?![我你他她这那])[\u3400-\u9fff]{2}(?:日报|晚报|时报|早报|晨报|日報|晚報|時報|早報|周刊|週刊|新闻网|新聞網)\s*$|[A-Za-z.]+\s[\u3400-\u9fff]{2,10}[网網]\s*$|[\u3400-\u9fff]{2,20}[网網站]\s+(?:https?://|www\.)[\x21-\x7e]+\s*$"
)
"""清河日报, NEWriver.com 今日清河網: a line of nothing but the name of an outlet or a site is neither title nor subtitle."""
NAMES_OUTLET = re.compile(r"(?:[报報社网網台臺刊]|参考消息|半月谈)\s*$")
"""中央社 right above the time is no title of two characters."""
MARKS = re.compile(r"[^\w]|_")


ADDRESSED = re.compile(
    r"^(?:尊敬|敬爱|敬愛|亲爱|親愛|编辑|編輯|记者|記者|主编|主編)\S{0,10}[：:，]$|(?:您|你们|你)好[！!：:，]?$"
)
"""尊敬的编辑：, 编辑部的同志，你们好！"""
OPENING = 3


def is_letter(texts: Sequence[str], start: int, end: int) -> bool:
    """Whether a text begins with a greeting or ends with what closes a letter."""
    greeted = any(ADDRESSED.search(text.strip()) for text in texts[max(0, start - OPENING) : start + OPENING])
    return greeted or any(sign_off.closes_letter(text) for text in texts[max(start, end - OPENING) : end])


TELLS_AUTHOR = re.compile("作者|记者|記者|撰[文稿]|供稿")


def signs_above_editor(texts: Sequence[str], kinds: Sequence[Kind], start: int, at: int) -> bool:
    """Whether a line stands right above the editor, and nothing above the text that begins at `start` says who wrote it."""
    above = range(max(0, start - LONGEST_FOOT), start)
    named = any(kinds[one] is Kind.BYLINE or TELLS_AUTHOR.search(texts[one]) for one in above)
    return list(kinds[at + 1 : at + 2]) == [Kind.EDITOR] and not named


def is_signature(text: str) -> bool:
    """Whether a line holds persons alone, or behind where they are from.

    >>> is_signature("安如意"), is_signature("榆台市城南 麻振华"), is_signature("老街亮起新路灯")
    (True, True, False)
    """
    return byline.is_bare_names(text.strip()) or byline.is_unit_and_name(text.strip())


def key(text: str) -> str:
    """A line without spaces and marks, which sites vary between the name of the window and the title.

    >>> key("“新桥” 通车了！"), key("新桥_通车了")
    ('新桥通车了', '新桥通车了')
    """
    return MARKS.sub("", text)


def shared(title: str, text: str) -> float:
    """The share of a title's pairs of characters that stand in a text.

    >>> shared("新桥通车", "昨日新桥正式通车")
    0.6666666666666666
    """
    pairs = [title[at : at + 2] for at in range(len(title) - 1)]
    return sum(pair in text for pair in pairs) / max(1, len(pairs))
