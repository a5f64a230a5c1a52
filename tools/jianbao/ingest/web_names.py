"""Who wrote the article of a web page, and where it came from: what real pages teach of the characters of a byline.

Sites print a writer in more forms than any list of patterns holds: beside the time, behind the outlet, in the first sentence, below the last,
glued to a role or to a button. So each character of the lines around a text and of its first and last sentences is judged by what
stands around it, by a conditional random field (`field.py`), as named entities are told in the literature (McCallum, Li 2003).
`tools/train/web_names.py` makes the file.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np

from jianbao import lexicon
from jianbao.ingest import field
from jianbao.ingest.arrays import Array
from jianbao.ingest.measures import step
from jianbao.ingest.metadata import NO_PERSON, NO_SOURCE, NOBODY, Credits
from jianbao.ingest.names import is_surname, likelihood, split_names
from jianbao.ingest.pieces import Piece
from jianbao.ingest.roles import meta
from jianbao.ingest.web_snippets import Snippet, snippets
from jianbao.lexicon import fold

FILE = "names-on-web-pages.npz"
NONE, AUTHOR, SOURCE, EDITOR = "", "author", "source", "editor"
ROLES = (NONE, *(f"{part}{who}" for who in (AUTHOR, SOURCE, EDITOR) for part in ("+", "")))
"""What a character is: none of a name, the first of one (`+`), a further one. Editors are told so that they are no authors."""
SURE = 0.4
"""A name is taken from this probability of its least likely character on. From 0.3, 0.5 and 0.7 on the authors of 431, 434 and 429 of 513 pages are right, each read
without pages of its collection, and fewer sources from 0.7 on (counted once by hand)."""
POSSIBLE = 0.03
"""Names that rules found are kept if one has this mean probability of its characters, where the field finds none."""
OF_LINES = ("byline", "credit")
"""A line of its own that names a writer or photographer leaves no doubt."""

# --- what is known of a character -----------------------------------------------------------------------------------

MARKS = {
    "writer": re.compile(
        r"记者|通讯员|作者|撰[文稿写]|采写|采访|实习生|报[导道]|供稿|文[/／╱:：|｜]|[（(]文|编译|翻译"
    ),
    "source": re.compile(r"来源|出处|稿源|转自|来自|供稿单位"),
    "editor": re.compile(r"编辑|责编|校对|审核|编审|监制|主编|值班"),
    "picture": re.compile(r"摄影|摄|图[/／╱:：]|供图|图片"),
    "time": re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}|\d[:：]\d\d"),
}
"""Words beside which names stand, in simplified characters."""
KINDS = {
    "(": "（(【[〔〈",
    ")": "）)】]〕〉",
    ":": ":：",
    "/": "/／|｜丨╱︱",
    ",": "、，,",
    ".": "·•．‧∙⋅・",
    "!": "。；！？",
}
EDGE = 4
"""Marks for what lies beyond the ends of a line."""
BETWEEN = " \u3000、,，/／:：()（）"
"""What stands between names of a list."""
LETTERS, PAIRS = range(-3, 4), range(-3, 3)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind side by side, `start` to before `end`."""

    start: int
    end: int
    named: bool
    """It may be the name of a person."""


@dataclass(frozen=True, slots=True)
class Told:
    """A snippet, folded to simplified characters, with what its clues are read from."""

    snippet: Snippet
    text: str
    kinds: str
    runs: tuple[Run, ...]
    run_of: tuple[int, ...]
    """For each character the index of its run."""
    marks: dict[str, list[tuple[int, int]]]


def told(snippet: Snippet) -> Told:
    """A snippet taken apart."""
    folded = fold(snippet.text)
    text = folded if len(folded) == len(snippet.text) else snippet.text
    kinds = "".join(map(_kind, text))
    runs: list[Run] = []
    for kind, group in groupby(kinds):
        start = runs[-1].end if runs else 0
        end = start + sum(1 for _ in group)
        runs.append(Run(start, end, kind == "h" and 1 < end - start <= 4 and likelihood(text[start:end]) is not None))
    run_of = tuple(index for index, run in enumerate(runs) for _ in range(run.start, run.end))
    marks = {name: [found.span() for found in pattern.finditer(text)] for name, pattern in MARKS.items()}
    return Told(snippet, text, kinds, tuple(runs), run_of, marks)


def _kind(char: str) -> str:
    if "\u3400" <= char <= "\u9fff" or char == "〇":
        return "h"
    if char.isdigit():
        return "d"
    if char.isspace():
        return "s"
    return "l" if char.isalpha() else next((kind for kind, chars in KINDS.items() if char in chars), "p")


def clues(snippet: Snippet) -> list[list[str]]:
    """What is known of each character of a snippet, by name.

    >>> {"writer 0 h", "letter 0 张", "byline h"} <= set(clues(Snippet("head", "byline", "记者张三", 0))[2])
    True
    """
    page = told(snippet)
    return [
        [*_letters(page, at), *_place(page, at), *_own_run(page, at), *_beside_marks(page, at), *_in_list(page, at)]
        for at in range(len(page.text))
    ]


def _letters(page: Told, at: int) -> list[str]:
    """The characters and their kinds around one."""
    text, kinds = ("^" * EDGE + row + "$" * EDGE for row in (page.text, page.kinds))
    own = at + EDGE
    return [
        *(f"letter {by} {text[own + by]}" for by in LETTERS),
        *(f"pair {by} {text[own + by : own + by + 2]}" for by in PAIRS),
        f"three {text[own - 1 : own + 2]}",
        f"kinds {kinds[own - 3 : own + 4]}", f"kinds before {kinds[own - EDGE : own + 1]}", f"kinds behind {kinds[own : own + EDGE + 1]}",
    ]  # fmt: skip


def _place(page: Told, at: int) -> list[str]:
    """Where a snippet stands, where in it a character, and whether a name may begin at it or just before."""
    place, role, kind, size = page.snippet.place, page.snippet.role, page.kinds[at], len(page.text)
    begins = [_begins(page.text[at - back : at - back + 3]) if at >= back else "none" for back in range(3)]
    bracket = page.kinds.count("(", 0, at + 1) > page.kinds.count(")", 0, at)
    return [
        f"{place} {kind}", f"{role} {kind}", f"{place} {role} {kind}", f"{place} timed {bool(page.marks['time'])}",
        f"{place} begun {step(at, (0, 2, 5, 10, 20, 40))}", f"{place} to go {step(size - at, (1, 2, 3, 5, 10, 20))}",
        f"{place} {kind} of {step(size, (4, 8, 14, 24, 40, 60))}",
        f"{place} bracket {bracket}",
        *(f"begins {back} {begun}" for back, begun in enumerate(begins)),
        f"surname {is_surname(page.text[at])}",
    ]  # fmt: skip


@cache
def _begins(text: str) -> str:
    """Which lengths of a name may begin three characters of text.

    >>> _begins("张三说"), _begins("桥通了")
    ('2', '')
    """
    sizes = [size for size in (2, 3) if len(text) >= size and set(map(_kind, text[:size])) == {"h"}]
    return " ".join(str(size) for size in sizes if likelihood(text[:size]) is not None)


def _own_run(page: Told, at: int) -> list[str]:
    """How long the run of a character is, what stands at its ends, and how it ends."""
    run, kind, text = page.runs[page.run_of[at]], page.kinds[at], page.text
    size, place = run.end - run.start, page.snippet.place
    before, behind = text[max(0, run.start - 2) : run.start], text[run.end : run.end + 2]
    sides = f"{page.kinds[run.start - 1 : run.start]} {page.kinds[run.end : run.end + 1]}"
    return [
        f"run {kind} {min(size, 12)} {min(at - run.start, 6)} {sides}",
        f"run {place} {kind} {min(size, 8)} {bool(page.marks['time'])}",
        f"run behind {before} {min(at - run.start, 3)}", f"run before {behind} {min(run.end - at, 4)}",
        f"run ends {text[run.end - 1]} {run.end - at > 3}", f"run ends {text[max(run.start, run.end - 2) : run.end]}",
    ]  # fmt: skip


def _beside_marks(page: Told, at: int) -> list[str]:
    """How far each kind of mark is, and what stands between the nearest before and the character."""
    found, kind = [], page.kinds[at]
    ended, nearest = 0, "none"
    for name, spans in page.marks.items():
        before = min((at - end for _, end in spans if end <= at), default=99)
        behind = min((start - at for start, _ in spans if start > at), default=99)
        found += [f"{name} {step(before, (0, 1, 3, 6, 12, 30))} {kind}", f"before {name} {step(behind, (1, 2, 4, 8, 20))} {kind}"]  # fmt: skip
        found += [f"in {name}"] if any(start <= at < end for start, end in spans) else []
        if before < 99 and at - before > ended:
            ended, nearest = at - before, name
    between = "".join(kind for kind, _ in groupby(page.kinds[ended:at]))
    return [
        *found,
        f"nearest {nearest} {between[-6:]} {kind}",
        f"mark {page.text[max(0, ended - 3) : ended]} {len(between) <= EDGE} {kind}",
    ]


def _in_list(page: Told, at: int) -> list[str]:
    """Of a character in a run of Chinese: whether the runs beside it may be names, and what leads and follows the list of names that it is in."""
    if page.kinds[at] != "h":
        return []
    words = [run for run in page.runs if page.kinds[run.start] == "h"]
    own = page.runs[page.run_of[at]]
    index = words.index(own)
    first = _reach(page, words, index, -1)
    last = _reach(page, words, index, 1)
    near = ["-" if not 0 <= index + by < len(words) else str(words[index + by].named) for by in (-2, -1, 1, 2)]
    led, followed = page.text[max(0, first.start - 5) : first.start], page.text[last.end : last.end + 4]
    size = min(own.end - own.start, 6)
    return [
        f"names {' '.join(near)} {own.named}",
        f"list {MARGIN.sub('', led)[-2:]} {own.named} {min(at - own.start, 3)}",
        f"list {led[-1:]} {own.named} {first is not own} {page.snippet.place} {page.snippet.role}",
        f"list ends {''.join(followed.split())[:2]} {own.named} {min(own.end - at, 4)}",
        f"whole {own.start == 0} {own.end == len(page.text)} {own.named} {size} {page.snippet.place} {page.snippet.role}",
    ]


MARGIN = re.compile(r"[\s:：/／|｜丨]")


def _reach(page: Told, words: list[Run], index: int, by: int) -> Run:
    """The farthest run of a list of names, which nothing but `BETWEEN` parts, in one direction."""
    while 0 <= index + by < len(words) and words[index + by].named:
        left, right = sorted((words[index], words[index + by]), key=lambda run: run.start)
        if page.text[left.end : right.start].strip(BETWEEN):
            break
        index += by
    return words[index]


# --- who is named ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A name: its text, what it is, and how likely its least likely character is of it."""

    text: str
    who: str
    share: float


def spans(snippet: Snippet, shares: Array) -> list[Span]:
    """The names of a snippet, from the likeliest role of each of its characters."""
    found, best = [], [ROLES[at] for at in shares.argmax(axis=1)]
    starts = [at for at, role in enumerate(best) if role and not (at and role == best[at - 1].lstrip("+"))]
    for start in starts:
        who = best[start].lstrip("+")
        end = next((at for at in range(start + 1, len(best)) if best[at] != who), len(best))
        own = shares[np.arange(start, end), shares.argmax(axis=1)[start:end]]
        if who != AUTHOR or not _did_else(snippet.text[:start], snippet.text[end:]):
            found.append(Span(_with_dots(snippet.text, start, end), who, float(own.min())))
    return found


ELSE = re.compile(
    r"(?:摄影|攝影|拍摄|拍攝|(?<![文/／、])[图圖]|绘[图画]|繪[圖畫]|制图|製圖|漫画|漫畫|受访者|受訪者|视频|視頻|剪辑|剪輯|主持|朗诵|朗誦|配音|设计|設計|审核|審核|校对|校對|监制|監製|编辑|編輯|责编|責編)(?:记者|記者|人|者)?"
    r"(?:[\s:：/／|｜丨]+(?:(?!记者|記者|通讯员|通訊員|作者|文字|撰文|撰稿)[\u3400-\u9fff·]{2,4}[\s、/／]+)*)?$"
)
"""摄影：, 图/, 剪辑：, and names: whoever follows did that."""
TOOK = re.compile(r"^\s*(?:摄|攝)(?![影文])|^[\u3400-\u9fff]?\s*[/／]\s*(?:责任|責任)?(?:编辑|編輯)$")
"""米小满 摄"""


def _did_else(before: str, behind: str) -> bool:
    """Whether somebody took the pictures or edited, by the words beside the name.

    >>> _did_else("图/", ""), _did_else("文/图 ", ""), _did_else("摄影：展慕白 ", ""), _did_else("摄影：展慕白 记者 ", "")
    (True, False, True, False)
    """
    return bool(ELSE.search(before) or TOOK.match(behind))


FOREIGN = re.compile(r"(?:[\u3400-\u9fff]+[·•．‧∙⋅・])+[\u3400-\u9fff]+")


def _with_dots(text: str, start: int, end: int) -> str:
    """A name whole where the field saw a part of it: 约翰·惠特洛."""
    whole = next((name for name in FOREIGN.finditer(text) if name.start() <= start < end <= name.end()), None)
    return whole[0] if whole and len(whole[0]) <= LONGEST_FOREIGN else text[start:end]


LONGEST_FOREIGN = 16


@dataclass(frozen=True, slots=True)
class Named:
    """What a page says of its article's writers and source."""

    authors: tuple[str, ...]
    source: str | None
    shares: tuple[tuple[str, Array], ...]
    """The text of each snippet without spaces, and for each character how likely it is of an author's name."""

    def writers(self, by_rules: Credits) -> tuple[str, ...]:
        """The authors, without a place glued behind that rules leave out (林美玲清河).

        Those that rules found where these add some, or where the field finds none and does not rule them all out.
        """
        found = (next((one for one in by_rules.authors if name.startswith(one)), name) for name in self.authors)
        own = tuple(dict.fromkeys(found))
        if own:
            return by_rules.authors if set(own) < set(by_rules.authors) else own
        kept = by_rules.rule in OF_LINES or any(map(self._agrees, by_rules.authors))
        return by_rules.authors if kept else ()

    def origin(self, by_rules: str | None, authors: tuple[str, ...]) -> str | None:
        """Where the text is from: by rules, but for an author where something else was learnt, else as learnt."""
        other = self.source not in authors and by_rules in authors
        return self.source or by_rules if other else by_rules or self.source

    def _agrees(self, name: str) -> bool:
        """Whether a name may be an author's."""
        own = "".join(name.split())
        return any(
            share[at.start() : at.start() + len(own)].mean() >= POSSIBLE
            for text, share in self.shares
            for at in re.finditer(re.escape(own), text)
        )


def read(pieces: Sequence[Piece]) -> Named:
    """Writers and source of the article of a web page whose lines are tagged."""
    looked = [snippet for snippet in snippets(pieces) if snippet.text.strip()]
    rows = [_shares(load().logs(clues(snippet))) for snippet in looked]
    found = [
        span
        for snippet, row in zip(looked, rows, strict=True)
        for span in spans(snippet, row)
        if not _is_link(span, snippet)
    ]
    sources = [span for span in found if span.who == SOURCE and span.share >= SURE and not NO_SOURCE.search(span.text)]
    best = max(sources, key=lambda span: span.share, default=None)
    return Named(
        tuple(dict.fromkeys(_persons(span.text for span in found if span.who == AUTHOR and span.share >= SURE))),
        best.text.strip() if best else None,
        tuple(_without_spaces(snippet.text, row) for snippet, row in zip(looked, rows, strict=True)),
    )


def _is_link(span: Span, snippet: Snippet) -> bool:
    """Whether a line below or above an article holds nothing but a name, and says nothing of it."""
    return snippet.role == "none" and span.text == snippet.text.strip()


NO_REPORTER = re.compile(
    rf"{meta.PROVINCES}|"
    r"[华華]盛[顿頓]|[纽紐][约約]|文化|金融|时政|高层|双语|方言|财经|財經|国际|國際|社会|社會|政治|地方|生活|体育|體育|娱乐|娛樂|教育|科技|健康|法治|经济|經濟|白银|综合|綜合|原创|党建|农业|关注"
)
"""Provinces and sections of sites, some of which could be names."""


def _persons(texts: Iterable[str]) -> list[str]:
    names = [name for text in texts for name in split_names(text)]
    return [name for name in names if name not in NOBODY and not NO_PERSON.search(name) and not NO_REPORTER.match(name)]


def _shares(logs: Array) -> Array:
    return np.exp(logs - np.logaddexp.reduce(logs, axis=1, keepdims=True))


def _without_spaces(text: str, shares: Array) -> tuple[str, Array]:
    kept = [at for at, char in enumerate(text) if not char.isspace()]
    of_author = [ROLES.index(AUTHOR), ROLES.index(f"+{AUTHOR}")]
    return "".join(text[at] for at in kept), shares[kept][:, of_author].sum(axis=1)


@cache
def load() -> field.Field:
    """The field that comes with the package, read once."""
    return field.read(lexicon.FOLDER / FILE, ROLES)


def read_file(path: Path) -> field.Field:
    """A field from its file."""
    return field.read(path, ROLES)
