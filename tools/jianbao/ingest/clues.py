"""Clues to what a line is among its neighbours: names of facts, for the tagger to weigh.

A clue never holds words of a text, only what can be said of any paper's: length, marks, what stands above and below, and
characters of grammar.
"""

import re
from dataclasses import dataclass

from jianbao.ingest import web
from jianbao.ingest.continuation import Continuation
from jianbao.ingest.evidence import COMPOSED, CUT_END, ENDED, SIGNED, unclosed
from jianbao.ingest.measures import pairs
from jianbao.ingest.names import is_person
from jianbao.ingest.order import Guesses
from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles import NUMBERED, byline, credit, rubric, sign_off
from jianbao.ingest.roles.opener import OPENER

DASHED = re.compile(r"^\s*[—―–─]{1,2}")
CAPTION_LEAD = re.compile(
    r"^(?:[▲▼◀▶△▽◤◥↑↓←→]\s*|图为|圖為|图[①-⑩一二三四五1-9]\s*[:：为]?|上图|下图|左图|右图|圖[①-⑩一二三四1-9]\s*[:：為]?|（图|[（(]?图片?说明[:：])"
)
LONE_NUMERAL = re.compile(r"^[■□◆●▲★◎▶►◇○【（(]*\s*[一二三四五六七八九十]{1,3}\s*[】）)]*$")
PARTICLE_END = re.compile(r"[的了在是和与從从把被將将對对為为以及或并並而向到由]$")
SENTENCE_START = re.compile(r"^(?:[“「]|\d{1,2}月|\d{4}年|近日|日前|昨|今|连日|為|为|随着|隨著|“)")
SIGNATURE = re.compile(
    r"^[（(]?[\u3400-\u9fff·\s]{2,12}[（(](?!外?[一二三四五六七八九十两\d]+[首题章则篇组][）)]|组诗|組詩|节选)[\u3400-\u9fff\d·\s]{2,16}[）)]$"
)
SET = re.compile(r"[（(](?:外?[一二三四五六七八九十两\d]+[首题題章则則篇组組节節]|组诗|組詩|节选|節選)[）)]$")
"""砌墙手记（二首）: a set of poems or essays has a title so."""
SPEAKER = re.compile(r"^(?:[问答問]|记者|記者|[\u3400-\u9fff]{2,4})[：:]\S")
"""问：, 苟新民：: one who speaks in an interview."""
SPEECH = re.compile(r"^[“「][^“”「」]*[。！？…]+[”」]$")
"""“没。”: a line of dialogue."""
SERIES = re.compile(
    r"[①-⑳㈠-㈩]$|[（(][一二三四五六七八九十\d]{1,2}[）)]$|之[一二三四五六七八九十]{1,2}$|^[一二三四五六七八九]论|[·•]"
)
"""科学会客厅⑨, 三论“把好事办好”, “五一”特刊·手上的功夫: what belongs to a series."""
DAY = re.compile(
    r"^\W?\s*(?:第[一二三四五六七八九十\d]{1,3}[天日夜站章回幕程]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[初一二三四五六七八九十]{1,3})[日号]?|\d{1,2}[:：时時]\d{0,2})"
)
"""第一日：有路, 三月七日 阴, 5：40，303路: headings of diaries and reports by the hour."""
SUM = re.compile(r"[\u3400-\u9fff）)]\d{2,}(?![\d年月日])")
"""古德胜5000 连妹姑5000: lists of gifts and of results."""
GENRE = re.compile(
    r"^(?:更正|致歉|更正致歉|声明|啟事|启事|公告|通告|通知|公示|讣告|简讯|簡訊|短讯|短訊|快讯|快訊|短波|来信|來信|读者来信|讀者來信|回音|天气|天氣|"
    r"天气预报|天氣預報|气象|征稿启事|徵稿啟事|遗失|遗失声明|招聘|编者按|編者按|编后|開欄的話|开栏的话|答读者问|小启|启示|提示)$"
)
"""Titles that name no more than a kind of text."""
LEANS = "的地得着了过們们里上下中内外等者性化员度率位名项件元年月日号点分所和与以而则也都就还是"
LEADS = "的地得了着在于从自向往朝到至给对为因由被把将让使与跟及或且而并但又也还再就才都只很太更最较非不没未无勿要会能可应该须必是有这那哪每各某本此其之所以第约近超比按据经如若虽即则一二三四五六七八九十两"
"""Characters that lean on the word before, and such as lead on to the next: cut lines begin and end with them."""
CONTACT = re.compile(
    r"(?:电话|電話|热线|熱線|传真|邮箱|電郵|邮编|地址|微信|QQ)|\d{7,}|\d{3,4}-\d{6,}|\w@\w|https?:|www\.", re.IGNORECASE
)
GRAMMAR = "的了在着过是被把将从向对这那其她他它们我你就也都还又却才正已曾等並并且而但"
"""Characters of grammar: headlines leave most of them out, sentences do not."""
WORDS = re.compile("过程|過程|过去|對象|对象|方向|面向|在线|目的|了解|着力|着眼|等级|平等|从业|其中|正式|公正|向心")
"""Words in which these characters are no grammar: 全过程人民民主 stands in headings too."""
TELLING = (0.0, 5.0, 8.0, 16.0, 32.0)
"""Steps of how much of a line the text beside it says (`Continuation.telling`)."""
COUNTED = re.compile(r"[一二两兩三四五六七八九十几幾\d][个個条條只隻位名件张張次项項]$")
"""他们选了一条: a number and its measure wait for what is counted."""
WORDS_OF_BYLINE = re.compile(r"[\u3400-\u9fff]+")
LARGE = (Label.DISPLAY, Label.RUBRIC)
NEIGHBOURLY = re.compile(
    r"^(?:label|rule|ended|opener|composed|numbered|dashed|inline credit|signed|bare names|signature|comma|quoted|arrows|slogan|office|genre|speaker|round brackets|speech|series|day|mark shared|unit and name|person first|person last|list of names|book first)"
)
"""Clues that also say something of the line above and below; tried on articles the model had not seen."""
LARGE_LENGTHS = (4, 9, 16)
LENGTHS = (3, 5, 8, 11, 15, 20, 26, 34, 46, 70, 110, 180)
KIN = {"kinship 1", "kinship 2", "kinship 3"}
INDENTED = 4
"""Indented lines of running text that make a page one that indents."""
BODY = 40
"""A line of running text this long is of an article's body rather than a link."""
TOP = 5
"""The first lines of a page, where banners stand."""
KINSHIP_REACH = 3
"""Body lines above and below whose rare words are compared."""


@dataclass(frozen=True, slots=True)
class PageClues:
    """What holds for a whole page."""

    single: bool
    bylined: bool
    signing: str
    """Where the articles of the page are signed: below their heads only, in other places too, or nowhere."""
    numbered: bool
    marks: str
    """The marks that lines of large type begin with, one a line."""
    numerals: bool
    """Whether several lines are nothing but a number: the sections of an essay."""
    indented: bool
    """Whether paragraphs begin with an indent."""
    repeated: frozenset[str]
    arrowed: frozenset[int]


def page_clues(pieces: tuple[Piece, ...], *, repeated: frozenset[str], arrowed: frozenset[int]) -> PageClues:
    """Look at the page as a whole."""
    below_large = [piece for piece in pieces if piece.index and pieces[piece.index - 1].label in LARGE]
    heads = sum(piece.label is Label.BYLINE for piece in below_large)
    bylines = sum(piece.label is Label.BYLINE for piece in pieces)
    others = sum(piece.label is Label.TEXT and bool(OPENER.match(piece.text)) for piece in below_large)
    return PageClues(
        single=web.is_web_page(pieces),
        bylined=heads >= 2,
        signing="nowhere" if not heads else "heads only" if not others and bylines >= 2 else "mixed",
        numbered=any(piece.label is Label.DISPLAY and NUMBERED.match(piece.text) for piece in pieces),
        marks="".join(piece.text[0] for piece in pieces if piece.label in LARGE and not piece.text[0].isalnum()),
        numerals=sum(bool(LONE_NUMERAL.match(piece.text)) for piece in pieces) >= 2,
        indented=sum(piece.fragment.indent >= 2 and piece.label is Label.TEXT for piece in pieces) >= INDENTED,
        repeated=repeated,
        arrowed=arrowed,
    )


def clues(pieces: tuple[Piece, ...], guesses: Guesses, page: PageClues, model: Continuation) -> list[list[str]]:
    """For every piece the names of the facts that hold."""
    bodies = [piece.index for piece in pieces if piece.label is Label.TEXT and len(piece.text) >= BODY]
    first_body, last_body = (bodies[0], bodies[-1]) if bodies else (len(pieces), -1)
    runs = _short_runs(pieces)
    flow = _flow(pieces, guesses)
    own = [_own(piece, page, model) for piece in pieces]
    near = [[name for name in names if NEIGHBOURLY.match(name)] for names in own]
    found = []
    for piece in pieces:
        at = piece.index
        names = ["bias", *own[at], *flow[at]]
        names += [f"{name}|-1" for name in near[at - 1]] if at else ["top"]
        names += [f"{name}|+1" for name in near[at + 1]] if at + 1 < len(pieces) else ["bottom"]
        names += [f"even {side}" for side, other in (("above", at - 1), ("below", at + 1)) if _even(pieces, at, other)]
        names.append(f"kind {_kind(pieces, at - 2)} {_kind(pieces, at - 1)}|-")
        names.append(f"kind {_kind(pieces, at + 1)} {_kind(pieces, at + 2)}|+")
        if at < first_body:
            names.append(f"above all text {page.single}")
        else:
            names.append(f"below all text {page.single}" if at > last_body else f"amid text {page.single}")
        names += runs[at]
        names += _large_type(pieces, at, page, model) if piece.label in LARGE or _begins_title(pieces, at) else []
        found.append(names)
    return found


CHANCES = (0.02, 0.1, 0.3, 0.6, 0.85, 0.97)
"""Steps of a probability that make a difference to the tagger."""
CUT_REACH = 14
"""A cut with other lines between its halves goes on within so many pieces."""


def _flow(pieces: tuple[Piece, ...], guesses: Guesses) -> list[list[str]]:
    """What the guesses on joins say of every piece and of those beside it."""
    out = [_chance(value) for value in guesses.goes_on]
    into = [_chance(value) for value in guesses.continues]
    spans = [(link.before, link.after) for link in guesses.links if 1 < link.after - link.before <= CUT_REACH]
    inside = {at for before, after in spans for at in range(before + 1, after)}
    after = {link.after: link for link in guesses.links}
    found = []
    for piece in pieces:
        at, large = piece.index, piece.label in LARGE
        names = [f"goes on {out[at]} {large}", f"continues {into[at]} {large}"]
        names.append(f"goes on {out[at]} continues {into[at]}")
        names.append(f"line below continues {into[at + 1] if at + 1 < len(pieces) else 'edge'}")
        names.append(f"line above goes on {out[at - 1] if at else 'edge'}")
        link = after.get(at + 1)
        if link and at + 1 - link.before > 1:
            names.append(
                "line below continues from far" if at + 1 - link.before > 4 else "line below continues from near"
            )
        if at in inside:
            names.append("inside a cut")
        found.append(names)
    return found


def _chance(value: float) -> int:
    return sum(value > step for step in CHANCES)


def _begins_title(pieces: tuple[Piece, ...], at: int) -> bool:
    """Whether a short line that ends in a comma stands above large type: 镜泊荡的水， / 这样一寸一寸清回来."""
    below = at + 1 < len(pieces) and pieces[at + 1].label in LARGE
    return below and pieces[at].reading.rule == "open clause" and len(pieces[at].text) <= SHORT


def _large_type(pieces: tuple[Piece, ...], at: int, page: PageClues, model: Continuation) -> list[str]:
    """What the article around a line of large type says of it."""
    names = [*_kinship(pieces, at, model), *_twins(pieces, at)]
    byline_at = _next_byline(pieces, at)
    names += [f"parallels {_parallels(pieces, at)}", f"byline {byline_at}", f"{page.signing} byline {byline_at}"]
    if at + 1 < len(pieces) and pieces[at + 1].label is Label.TEXT:
        opens = _step(model.opens(pieces[at + 1].text))
        names.append(f"line below opens {opens}, comma {'，' in pieces[at].text}")
        above_whole = at > 0 and pieces[at - 1].label is Label.TEXT and bool(ENDED.search(pieces[at - 1].text))
        if opens > -1 and above_whole and "，" in pieces[at].text and COMPOSED.match(pieces[at].text):
            names.append("two clauses between whole paragraphs")
    unsigned = page.signing == "heads only" and byline_at != "below"
    if unsigned and _kind(pieces, at + 1) == "text True" and _kind(pieces, at + 2) != "credit":
        names.append("unsigned head on a signing page")
        names += ["unsigned head among kin"] if KIN & set(names) else []
    return [*names, f"{page.signing} {_kind(pieces, at - 1)} {_kind(pieces, at + 1)}"]


def _even(pieces: tuple[Piece, ...], at: int, other: int) -> bool:
    """Whether two short lines have one length, as the lines of a stanza, the items of a list, the titles of a series do."""
    lengths = [len(pieces[one].text) for one in (at, other) if 0 <= one < len(pieces)]
    return len(lengths) == 2 and max(lengths) <= SHORT and abs(lengths[0] - lengths[1]) <= 1


def _twins(pieces: tuple[Piece, ...], at: int) -> list[str]:
    """Whether the line above or below is of the same length: the two lines of one title are."""
    length = len(pieces[at].text)
    beside = (("above", at - 1), ("below", at + 1))
    return [
        f"twin {side}"
        for side, other in beside
        if 0 <= other < len(pieces) and pieces[other].label in LARGE and abs(len(pieces[other].text) - length) <= 1
    ]


SHORT = 24
"""A line of verse or of large type."""


def _short_runs(pieces: tuple[Piece, ...]) -> list[list[str]]:
    """For every piece, the length of the run of short lines that it stands in, and where in it."""
    found: list[list[str]] = [[] for _ in pieces]
    start = 0
    for at in range(len(pieces) + 1):
        if at < len(pieces) and pieces[at].label in (*LARGE, Label.TEXT) and len(pieces[at].text) <= SHORT:
            continue
        length = at - start
        ended = sum(bool(ENDED.search(piece.text)) for piece in pieces[start:at])
        row = f"short run {min(length, 7)}"
        for place in range(start, at):
            found[place] = [row, f"{row} at {min(place - start, 3)}", f"{row} at {min(at - 1 - place, 3)} from its end"]
            found[place].append(f"{row}, {'hardly one' if 4 * ended < length else 'many'} ended, {pieces[place].label}")
        start = at + 1
    return found


def _parallels(pieces: tuple[Piece, ...], at: int) -> int:
    """How many other lines of large type between texts, near by, are built like this one (headings are, titles are not)."""
    own = pieces[at].text
    shape = (len(own.split()), "，" in own)
    alike = [
        other
        for other in pieces[max(0, at - 25) : at + 26]
        if other.index != at
        and other.label in LARGE
        and (len(other.text.split()), "，" in other.text) == shape
        and abs(len(other.text) - len(own)) <= 3
        and 0 < other.index < len(pieces) - 1
        and pieces[other.index - 1].label is Label.TEXT
        and pieces[other.index + 1].label is Label.TEXT
    ]
    return min(len(alike), 3)


def _next_byline(pieces: tuple[Piece, ...], at: int) -> str:
    """Where the next byline stands: right below, amid text, after a text, or nowhere near."""
    for piece in pieces[at + 1 : at + 16]:
        if piece.label is Label.BYLINE:
            above = pieces[piece.index - 1].label
            below = pieces[piece.index + 1].label if piece.index + 1 < len(pieces) else None
            if above in LARGE:
                return "below" if all(one.label in LARGE for one in pieces[at : piece.index]) else "of another head"
            return "amid text" if below is Label.TEXT else "after text"
    return "none"


def _kind(pieces: tuple[Piece, ...], at: int) -> str:
    """A piece's label, body text by length."""
    if not 0 <= at < len(pieces):
        return "edge"
    label = pieces[at].label
    return f"{label} {len(pieces[at].text) > 60}" if label is Label.TEXT else str(label)


def _own(piece: Piece, page: PageClues, model: Continuation) -> list[str]:
    """Facts of one line."""
    text, label = piece.text, piece.label
    names = [f"label {label}", f"rule {label} {piece.reading.rule}"]
    names += [f"blanks {min(piece.fragment.blanks_before, 4)}", f"indent {piece.fragment.indent >= 2} {page.indented}"]
    if label not in (Label.TEXT, Label.DISPLAY, Label.RUBRIC):
        return [*names, "ended"] if ENDED.search(text) else names
    limits = LARGE_LENGTHS if label in LARGE else LENGTHS
    names.append(f"length {sum(len(text) > limit for limit in limits)} {label in LARGE}")
    names += [name for name, holds in (
        ("ended", bool(ENDED.search(text))),
        ("opener", bool(OPENER.match(text))),
        ("signed", bool(SIGNED.search(text))),
        ("unclosed", unclosed(text) != 0),
        ("cut end", bool(CUT_END.search(text))),
        ("single page", page.single),
        ("bylined page", page.bylined),
    ) if holds]  # fmt: skip
    if len(text) <= 80:
        names += _short(piece, page)
    if label in LARGE or len(text) <= 60:
        names.append(f"begins with {text[0] if text[0] in LEANS else 'another'}")
        names.append(f"ends with {text[-1] if text[-1] in LEADS else 'another'} {label in LARGE}")
        names += [f"opens {_step(model.opens(text))}", f"closes {_step(model.closes(text))} {label in LARGE}"]
        plain = WORDS.sub("", text)
        names += [f"says {char}" for char in GRAMMAR if char in plain]
        names.append(f"grammar {min(sum(char in GRAMMAR for char in plain), 4)} {label in LARGE}")
        names += ["counts"] if COUNTED.search(text) else []
    if len(text) > 40 and (found := credit.inline(text)):
        names.append(f"inline credit {found.reportage}")
    return names


def _short(piece: Piece, page: PageClues) -> list[str]:
    text = piece.text
    parts, words = text.split(), WORDS_OF_BYLINE.findall(text)
    facts = (
        ("many parts", len(parts) > 2),
        ("equal parts", len(parts) >= 2 and len({len(part) for part in parts}) == 1),
        ("comma", "，" in text and not COMPOSED.match(text)),
        ("composed", bool(COMPOSED.match(text))),
        ("colon", "：" in text),
        ("question", text[-1] in "？！?!"),
        ("dashed", bool(DASHED.match(text))),
        ("quoted", text[0] in "“「『《"),
        ("digits", any(char.isdigit() for char in text)),
        ("numbered", bool(NUMBERED.match(text))),
        ("numbered page", page.numbered),
        (f"lone numeral {page.numerals}", bool(LONE_NUMERAL.match(text))),
        ("arrows", piece.fragment.lines[0] in page.arrowed),
        ("marked", bool(re.match(r"[■□◆●▲★◎▶►◇○]", text))),
        ("points at a picture", bool(CAPTION_LEAD.match(text))),
        ("particle end", bool(PARTICLE_END.search(text))),
        ("sentence start", bool(SENTENCE_START.match(text))),
        ("signature", bool(SIGNATURE.match(text))),
        ("contact", bool(CONTACT.search(text))),
        ("bare names", byline.is_bare_names(text)),
        ("unit and name", byline.is_unit_and_name(text)),
        ("person first", bool(words) and is_person(words[0])),
        ("person last", bool(words) and is_person(words[-1])),
        ("list of names", byline.is_list_of_names(text)),
        ("book first", text[0] in "《〈"),
        ("names an author", "作者" in text),
        ("slogan", rubric.is_slogan(text)),
        ("repeated", rubric.key(text) in page.repeated),
        ("brackets", bool(re.match(r"^[【\[].*[】\]]$", text))),
        ("round brackets", bool(re.match(r"^[（(].*[)）]$", text))),
        ("speaker", bool(SPEAKER.match(text))),
        ("genre", bool(GENRE.match(rubric.key(text)))),
        ("set", bool(SET.search(text))),
        ("office", sign_off.is_office(text)),
        ("speech", bool(SPEECH.match(text))),
        ("series", bool(SERIES.search(text))),
        ("day", bool(DAY.match(text))),
        ("sums", len(SUM.findall(text)) > 1),
        (f"mark shared {page.marks.count(text[0]) > 1}", bool(re.match(r"[■□◆●▲★◎▶►◇○]", text))),
        ("announces", text[-1] in "：:"),
        ("bracket first", bool(re.match(r"^[【\[]", text))),
        ("Latin", bool(re.search(r"[A-Za-z]{3}", text))),
        ("wide gaps", bool(re.search(r"\s{2,}|[|｜]", text))),
    )
    return [name for name, holds in facts if holds]


def _step(odds: float) -> int:
    return max(-2, min(2, round(odds / 3)))


def _kinship(pieces: tuple[Piece, ...], at: int, model: Continuation) -> list[str]:
    """Whether the text above and the text below are of one article."""
    above = [piece.text for piece in pieces[max(0, at - 12) : at] if piece.label is Label.TEXT][-KINSHIP_REACH:]
    below = [piece.text for piece in pieces[at + 1 : at + 13] if piece.label is Label.TEXT][:KINSHIP_REACH]
    text = pieces[at].text
    names = []
    if above and below:
        names.append(f"kinship {max(-3, min(3, round(model.kinship(''.join(above)[-600:], ''.join(below)[:600]))))}")
    if above:
        names.append(f"repeats above {repeats(text, ''.join(above)) >= 3}")
    told = [sum(model.telling(text, "".join(beside)) > step for step in TELLING) for beside in (below, above)]
    names += [f"told below {told[0]}", f"told below {told[0]}, above {told[1]}"]
    if at + 1 < len(pieces) and pieces[at + 1].label in LARGE:
        names.append(f"told below {told[0]}, large type below")
    if below:
        names.append(f"repeats below {repeats(text, ''.join(below)) >= 3}")
        words = repeats(text, "".join(below))
        names += [f"slogan repeats {min(words, 3)}", f"slogan at {at < TOP}"] if rubric.is_slogan(text) else []
    return names


def repeats(text: str, beside: str) -> int:
    """How many fifths of a short line's pairs of characters stand in the text beside it."""
    own = pairs(text)
    return 5 * sum(pair in beside for pair in own) // max(1, len(own))
