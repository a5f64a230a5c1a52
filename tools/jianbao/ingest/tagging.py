"""Second look at all lines of a page at once: the likeliest sequence of tags.

A recurrent network scores every tag of every line from what is known of the line and of all others (network.py), every tag
votes for the one that follows it, and the best sequence is found by dynamic programming (Viterbi).
"""

import re
from dataclasses import dataclass, replace

import numpy as np

from jianbao.ingest import continuation, network
from jianbao.ingest.clues import BODY, DASHED, LONE_NUMERAL, PageClues, clues
from jianbao.ingest.evidence import CUT_START, PARTS
from jianbao.ingest.names import is_person, is_person_row
from jianbao.ingest.network import COLUMNS, TAGS, Chain, Outlook
from jianbao.ingest.order import Guesses
from jianbao.ingest.pieces import Label, Piece, Tag
from jianbao.ingest.roles import NUMBERED
from jianbao.ingest.roles.byline import NOTE
from jianbao.ingest.roles.opener import OPENER

LARGE_TAGS = tuple(Tag(tag) for tag in "ORKTSBLPHCV")
ALLOWED: dict[Label, tuple[Tag, ...]] = {
    Label.FURNITURE: (Tag.FURNITURE, Tag.RUBRIC, Tag.META, Tag.TITLE, Tag.CAPTION),
    Label.RUBRIC: (Tag.RUBRIC, Tag.KICKER, Tag.TITLE, Tag.HEADING, Tag.FURNITURE),
    Label.DISPLAY: LARGE_TAGS,
    Label.HEADING: (Tag.HEADING, Tag.TITLE, Tag.TEXT),
    Label.BYLINE: (Tag.BYLINE, Tag.CREDIT, Tag.FURNITURE, Tag.RUBRIC, Tag.TITLE, Tag.HEADING, Tag.CAPTION),
    Label.META: (Tag.META, Tag.FURNITURE, Tag.BYLINE, Tag.EDITOR, Tag.TEXT),
    Label.TEXT: (Tag.LEAD, Tag.TEXT, Tag.CAPTION),
    Label.VERSE: (Tag.VERSE,),
    Label.CAPTION: (Tag.CAPTION, Tag.TEXT, Tag.LEAD),
    Label.CREDIT: (Tag.CREDIT, Tag.BYLINE, Tag.FURNITURE, Tag.CAPTION),
    Label.JUMP: (Tag.JUMP, Tag.FURNITURE),
    Label.EDITOR: (Tag.EDITOR, Tag.FURNITURE, Tag.META),
}
UNSIGNED_TAGS = tuple(tag for tag in LARGE_TAGS if tag is not Tag.BYLINE)
COMPOSED_TAGS = tuple(tag for tag in UNSIGNED_TAGS if tag not in (Tag.TEXT, Tag.LEAD))
LONGEST_RUBRIC = 20
"""Characters of a rubric that is not in parts; the longest of the lexicon has 15."""
DROP_CAP = re.compile(r"^(?![一二三四五六七八九十])[\u3400-\u9fff]$")
"""A single character above a text is its first, set large."""
LONGEST_SIGNATURE = 16
"""Characters of a signature that no recogniser knows: 文倩兒（龍蟠居民）."""
LONGEST_NAME = 8
POINTS = re.compile(r"^(?:图为|圖為|上图|下图|左图|右图|[图圖][①-⑩\d]{1,2}\s*[:：])")
"""What begins so is said of a picture."""
WORK = re.compile(
    r"^(?:\d{1,3}[.．、]\s*)?《[^》]+》(?:[（(][^（）()]*[）)])?\s*(?:(?:作者|作|文|图|圖|摄|攝)\s*[:：／/]|\s(?=\S))(?P<who>.+)$"
)
"""《鱼汛》（组照） 作者：褚小满, 《封窗之前》 安澜新村社区 乌兰图雅: a work and who made it, an item of a list."""
TIMETABLE = re.compile(r"^[^。；！？]{0,14}(?:\d{1,2}[:：]\d{2}[\s、，]*){3,}[^。；！？]{0,14}$")
"""6:10 6:50 7:30 8:10, 榆台至三道圈 8:00 11:00 14:00 除夕末班为11:00: a row of a timetable."""
UNIT = (
    r"[\u3400-\u9fff（）]{3,}"
    r"(?:班|厂|廠|组|組|队|隊|科|室|部|处|處|站|所|院|校|局|中心|公司|车间|車間|小学|小學|中学|中學)"
)
ROWS = re.compile(rf"^(?:[\u3400-\u9fff·]{{2,4}}\s*《[^》]{{1,20}}》[\s、，；]*){{2,}}$|^{UNIT}(?:\s+{UNIT}){{2,}}$")
"""郁小珍《爷爷的铁皮算盘》 成铭《奶奶的米斗》, 第三水厂运行班 重型锻造公司模锻分厂 四合乡农业技术服务中心: rows of works and of units."""
PRIZES = re.compile("[获獲][奖獎]|[等佳作优優秀]+[奖獎]|名[单單]|入[选選围圍]|揭[晓曉]")
LISTED = re.compile(r"^(?:作者|获奖者|獲獎者|得主)\s*[:：]\s*(?:[\u3400-\u9fff·]{2,4}[\s、]+){5,}")
"""作者：楚连城 邝小雅 戎大勇 …: six persons and more are a list of prizes, no signature."""
ASKED = re.compile(r"^\W*[①-⑩]?(?:[一二三四五六七八九十\d]{1,2}[.、．]\s*)?(?:[问問答]|[QA])\s*[:：]\s*\S")
"""④问：租房能不能提取？ In 48 original interviews all 255 questions of this form are paragraphs; without 问 17 interviews of 27 have them as headings."""
LEAST_ASKED, NEAR_PRIZES, LEAST_ROWS = 2, 8, 4
IN_PARTS = re.compile(r"[\s（(·／/]")
"""A longer signature says a place or an office beside the name, set apart."""
SHORT_TEXT = 60
"""Running text up to this length may be a headline with a full stop in it, or verse."""


def look(pieces: tuple[Piece, ...], guesses: Guesses, page: PageClues) -> Outlook:
    """What the networks make of a page: how likely each tag is that a line may get, and each join."""
    told = clues(pieces, guesses, page, continuation.load())
    seen = network.load().look(told, [piece.text for piece in pieces], guesses.fits.side_by_side, guesses.weights)
    chain = narrowed(with_joins(seen, pieces), choices(pieces, page))
    return replace(seen, chain=with_questions(chain, pieces))


QUESTION = re.compile(r"^[^：:。“「『][^：:。]{3,39}[？?][”」』]?$")
LEAST_QUESTIONS = 3
"""So many bare questions on a page are those of one interview."""
OF_HEADINGS = 0.5
"""Log-odds that such questions are headings: they are in 17 of 27 original interviews."""


def with_questions(chain: Chain, pieces: tuple[Piece, ...]) -> Chain:
    """The chain of a page on which the questions of an interview are all headings or all paragraphs, as likely as they are on average."""
    asked = [at for at, piece in enumerate(pieces) if QUESTION.match(piece.text)]
    if len(asked) < LEAST_QUESTIONS:
        return chain
    headings, paragraphs = (without(chain, asked, tag) for tag in (Tag.TEXT, Tag.HEADING))
    found = (worth(headings) - worth(paragraphs)) / len(asked)
    return headings if found + OF_HEADINGS > 0 else paragraphs


def without(chain: Chain, lines: list[int], tag: Tag) -> Chain:
    """A chain on which none of some lines has a tag."""
    scores = chain.lines.copy()
    scores[lines, COLUMNS[tag]] = FORBIDDEN
    return replace(chain, lines=scores)


CUT_COUNTS, MOST_CUT = 0.75, 5.0
"""How much the log-odds that large type goes on below count for its being running text, and how many of them: what the network says of joins
and of tags are two opinions (seed 001, line 31: 为拓宽代表常态化联系群众渠|道). Of 705 laid-out articles 77.3 % are perfect with it, 77.2 without,
76.6 where low odds count against running text too (counted once by hand)."""


def with_joins(outlook: Outlook, pieces: tuple[Piece, ...]) -> Chain:
    """The chain of a page on which large type that goes on somewhere below is likelier to be running text."""
    odds: dict[int, float] = {}
    for (before, after), one in outlook.joins.items():
        if before < after and pieces[before].label is Label.DISPLAY:
            odds[before] = max(odds.get(before, 0.0), one)
    lines = outlook.chain.lines.copy()
    for at, one in odds.items():
        lines[at, [COLUMNS[Tag.LEAD], COLUMNS[Tag.TEXT]]] += CUT_COUNTS * min(one, MOST_CUT)
    return replace(outlook.chain, lines=lines)


def tag(pieces: tuple[Piece, ...], outlook: Outlook) -> tuple[Piece, ...]:
    """The pieces of a page with their tags."""
    return tuple(replace(piece, tag=one) for piece, one in zip(pieces, best(outlook.chain), strict=True))


def choices(pieces: tuple[Piece, ...], page: PageClues) -> list[tuple[Tag, ...]]:
    """For every piece the tags that it may get."""
    interview = sum(bool(ASKED.match(piece.text)) for piece in pieces) >= LEAST_ASKED
    rows = [piece.index for piece in pieces if piece.label in (Label.TEXT, Label.DISPLAY) and is_person_row(piece.text)]
    prizes = [piece.index for piece in pieces if PRIZES.search(piece.text)]
    return [allowed(piece, page, _around(piece, pieces, (prizes, rows), interview=interview)) for piece in pieces]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a line, as far as it settles what the line can be."""

    above_large: bool
    above_body: bool
    """Above a long line of running text."""
    interview: bool
    """On a page with several questions that say so."""
    listed: bool
    """Among rows of persons with what they are."""
    prizes: bool
    """Right below lines that tell of prizes."""


def _around(piece: Piece, pieces: tuple[Piece, ...], told: tuple[list[int], list[int]], *, interview: bool) -> Around:
    prizes, rows = told
    below = pieces[piece.index + 1] if piece.index + 1 < len(pieces) else None
    return Around(
        above_large=below is not None and below.label in (Label.DISPLAY, Label.RUBRIC),
        above_body=below is not None and below.label is Label.TEXT and len(below.text) >= BODY,
        interview=interview,
        listed=piece.index in rows and sum(abs(piece.index - at) <= LEAST_ROWS for at in rows) >= LEAST_ROWS,
        prizes=any(piece.index - NEAR_PRIZES <= at < piece.index for at in prizes),
    )


def allowed(piece: Piece, page: PageClues, around: Around) -> tuple[Tag, ...]:
    """The tags that a piece may get: what it surely is by itself, else what its label leaves open."""
    return _sure(piece, page, around) or _open(piece)


def _sure(piece: Piece, page: PageClues, around: Around) -> tuple[Tag, ...]:
    """The tags of a piece that a recogniser knows by itself; empty for all others."""
    return _of_text(piece, around) or _of_frame(piece, around) or _beside_others(piece, page, around)


def _of_text(piece: Piece, around: Around) -> tuple[Tag, ...]:
    """Rows of lists, questions that say so, what closes a notice: running text whatever they look like."""
    text, label = piece.text, piece.label
    if around.interview and label in (Label.TEXT, Label.DISPLAY, Label.HEADING) and ASKED.match(text):
        return (Tag.LEAD, Tag.TEXT)
    item = label in (Label.TEXT, Label.DISPLAY) and is_item(text)
    listed = around.listed or (around.prizes and LISTED.match(text))
    return (Tag.TEXT,) if item or listed or piece.reading.rule == "sign-off" else ()


def _of_frame(piece: Piece, around: Around) -> tuple[Tag, ...]:
    """Source and time, signatures and columns of a known form."""
    label, rule = piece.label, piece.reading.rule
    if label is Label.META and rule == "labels":
        return (Tag.META, Tag.EDITOR, Tag.BYLINE)
    if label is Label.BYLINE and rule == "role and names":
        return (Tag.BYLINE, Tag.CREDIT)
    if label is Label.RUBRIC and rule == "lexicon":
        return (Tag.RUBRIC,) if around.above_large else (Tag.RUBRIC, Tag.TITLE)
    return ()


def _beside_others(piece: Piece, page: PageClues, around: Around) -> tuple[Tag, ...]:
    """A drop cap, a number that counts parts, a heading behind arrows."""
    if piece.label is Label.DISPLAY and around.above_body and DROP_CAP.match(piece.text):
        return (Tag.LEAD, Tag.TEXT)
    numeral = page.numerals and LONE_NUMERAL.match(piece.text)
    return (Tag.HEADING,) if numeral or piece.fragment.lines[0] in page.arrowed else ()


def is_item(text: str) -> bool:
    """Whether a line is a row of a list and nothing else: a work with its maker, times of departure.

    >>> is_item("《鱼汛》（组照） 作者：褚小满"), is_item("《公共场所控烟办法（草案）》 向社会征求意见"), is_item("首班 6:10 6:50 7:30 8:10")
    (True, False, True)
    >>> is_item("郁小珍《爷爷的铁皮算盘》 成铭《奶奶的米斗》"), is_item("第三水厂运行班 模锻分厂 农业技术服务中心"), is_item("市公安局 开门纳谏")
    (True, True, False)
    >>> is_item("榆台至三道圈 8:00 11:00 14:00 除夕末班为11:00"), is_item("记者从早上8:00等到11:00，又等到14:00。")
    (True, False)
    """
    work = WORK.match(text)
    maker = NOTE.sub("", work["who"]).split()[-1:] if work else []
    return bool(ROWS.match(text) or TIMETABLE.match(text)) or any(map(is_person, maker))


def _open(piece: Piece) -> tuple[Tag, ...]:
    """The tags that a label leaves open."""
    label, text = piece.label, piece.text
    if label is Label.DISPLAY:
        return _large(text)
    if label is not Label.TEXT:
        return ALLOWED[label]
    if POINTS.match(text):
        return (Tag.CAPTION, Tag.LEAD)
    if OPENER.match(text):
        return (Tag.LEAD,)
    if CUT_START.match(text):
        return (Tag.TEXT,)
    return LARGE_TAGS if len(text) <= SHORT_TEXT else ALLOWED[label]


def _large(text: str) -> tuple[Tag, ...]:
    """The tags of large type."""
    if NUMBERED.match(text):
        return (Tag.HEADING, Tag.TEXT, Tag.FURNITURE)
    if CUT_START.match(text):
        return (Tag.TEXT, Tag.HEADING, Tag.VERSE)
    if DASHED.match(text):
        return (Tag.SUBTITLE, Tag.TEXT, Tag.VERSE, Tag.BYLINE, Tag.HEADING)
    if PARTS.match(text):
        return COMPOSED_TAGS
    if len(text) > LONGEST_RUBRIC and " " not in text:
        return tuple(tag for tag in UNSIGNED_TAGS if tag is not Tag.RUBRIC)
    signature = len(text) <= LONGEST_NAME or (len(text) <= LONGEST_SIGNATURE and IN_PARTS.search(text))
    return LARGE_TAGS if signature else UNSIGNED_TAGS


FORBIDDEN = -1e6
"""The score of a tag that a line may not get."""


def narrowed(chain: Chain, choices: list[tuple[Tag, ...]]) -> Chain:
    """A chain in which every line has only the tags that it may get."""
    closed = np.full(chain.lines.shape, FORBIDDEN)
    for at, tags in enumerate(choices):
        closed[at, [COLUMNS[tag] for tag in tags]] = 0.0
    return replace(chain, lines=chain.lines + closed)


def best(chain: Chain) -> list[Tag]:
    """The tags of the likeliest sequence."""
    return _likeliest(chain)[0]


def worth(chain: Chain) -> float:
    """The score of the likeliest sequence."""
    return _likeliest(chain)[1]


def _likeliest(chain: Chain) -> tuple[list[Tag], float]:
    if not len(chain.lines):
        return [], 0.0
    scores, came = chain.first + chain.lines[0], []
    for own in chain.lines[1:]:
        ways = scores[:, np.newaxis] + chain.after
        came.append(ways.argmax(axis=0))
        scores = ways.max(axis=0) + own
    path = [int(scores.argmax())]
    for before in reversed(came):
        path.append(int(before[path[-1]]))
    return [TAGS[at] for at in reversed(path)], float(scores.max())
