"""What an account says, in both languages."""

from jianbao.errors import visible
from jianbao.explain.account import Account, Choice, Step, Told
from jianbao.findings import REGISTRY
from jianbao.model import Doubt, Flag, Jump, Repair

Lang = str
"""`zh` or `en`."""

NAMES: dict[str, tuple[str, str]] = {
    "furniture": ("版面杂项", "furniture"),
    "rubric": ("栏目", "rubric"),
    "display": ("大字", "large type"),
    "kicker": ("引题", "kicker"),
    "title": ("主题", "title"),
    "subtitle": ("副题", "subtitle"),
    "byline": ("署名", "byline"),
    "meta": ("来源行", "source line"),
    "lead": ("首段", "first paragraph"),
    "text": ("正文", "text"),
    "paragraph": ("正文", "paragraph"),
    "heading": ("小标题", "heading"),
    "caption": ("图片说明", "caption"),
    "credit": ("摄影署名", "credit"),
    "verse": ("诗句", "verse"),
    "line": ("诗句", "verse"),
    "jump": ("转版", "jump line"),
    "editor": ("编辑", "editor"),
    "article": ("文章", "article"),
    "photo": ("图片报道", "photo"),
    "brief": ("简讯", "brief"),
    "notice": ("公告", "notice"),
    "poem": ("诗歌", "poem"),
    "banner": ("通栏标识", "banner of the page"),
}
FLAGS = {
    Flag.TRUNCATED: ("原文中断", "breaks off"),
    Flag.GAP: ("有缺字", "characters missing"),
    Flag.UNTITLED: ("无标题", "no title"),
    Flag.ORDER: ("顺序存疑", "order in doubt"),
}
SAYINGS: dict[str, tuple[str, str]] = {
    "why": ("单看：{alone}（{rule}）；连看：{tag} {share:.0%}{rival}", "alone: {alone} ({rule}); among its neighbours: {tag} {share:.0%}{rival}"),
    "rival": ("，其次 {rival} {share:.0%}", ", then {rival} {share:.0%}"),
    "became": ("；按全篇改为 {role}", "; by its article: {role}"),
    "wrapped": ("硬换行：接第 {line} 行", "hard wrap: goes on line {line}"),
    "moved": ("移到篇首", "brought to the front of the article"),
    "goes on": ("下接第 {line} 行，把握 {score:.0%}{second}", "goes on in line {line}, {score:.0%} sure{second}"),
    "second": ("；其次第 {line} 行“{text}”", "; second choice line {line} “{text}”"),
    "no second": ("；无其他候选", "; no other candidate"),
    "comes from": ("上接第 {line} 行，把握 {score:.0%}", "goes on line {line}, {score:.0%} sure"),
    "to": ("转至{page}：续见 {article}，把握 {score:.0%}", "goes on{page}: in {article}, {score:.0%} sure"),
    "from": ("接自{page}：上接 {article}，把握 {score:.0%}", "comes from{page}: from {article}, {score:.0%} sure"),
    "to alone": ("转至{page}：下文不在所读的文本中", "goes on{page}: not among the seeds that were read"),
    "from alone": ("接自{page}：上文不在所读的文本中", "comes from{page}: not among the seeds that were read"),
    "on page": ("第 {page} 版", " on page {page}"),
    "gap": ("缺字 {count} 处，未补", "{count} places with missing characters, none filled in"),
    "repair": ("修正 {rule}：{before} → {after}，第 {columns} 列", "repair {rule}: {before} → {after}, column {columns}"),
    "nothing": ("（删去）", "(removed)"),
    "doubt": ("存疑 {code} {what}{score}{reason}", "doubt {code} {what}{score}{reason}"),
    "article": ("第 {at} 篇 {id}　{title}　{kind}　{lines} 行{flags}", "article {at} {id}  {title}  {kind}  {lines} lines{flags}"),
    "untitled": ("（无题）", "(untitled)"),
    "page": ("{seed}　{encoding}　{kind}　{lines} 行，文章 {articles} 篇，修正 {repairs} 处，存疑 {doubts} 处",
             "{seed}  {encoding}  {kind}  {lines} lines, {articles} articles, {repairs} repairs, {doubts} doubts"),
    "web": ("网页", "web page"),
    "newspaper": ("报纸版面", "newspaper page"),
    "no lines": ("此文本没有可读的行", "this seed holds no line to read"),
    "how": ("每行：行号、第几篇（0 为不属任何一篇）、角色、文字；其下是判断的依据。", "Each line: number, article (0: of none), role, text; below it what decided."),
}  # fmt: skip


def say(key: str, lang: Lang, **values: object) -> str:
    """A saying in a language."""
    return SAYINGS[key][lang == "en"].format(**values)


def name(key: str, lang: Lang) -> str:
    """A label, tag or role in words."""
    return NAMES[key.lower()][lang == "en"]


def role_of(one: Told, lang: Lang) -> str:
    """What the line is, in words."""
    return name(one.role or ("banner" if one.is_rubric else "furniture"), lang)


def reasons(one: Told, lang: Lang) -> list[str]:
    """Why a line is what it is: what it looked like, what it was among its neighbours, and what was done with it."""
    found = [why(one, lang)]
    found += [say("wrapped", lang, line=one.wrapped)] if one.wrapped else []
    found += [say("moved", lang)] if one.is_moved else []
    found += [joined(one.goes_on, lang)] if one.goes_on else []
    found += [say("comes from", lang, line=one.comes_from.line, score=one.comes_from.score)] if one.comes_from else []
    found += [jumped(jump, lang) for jump in one.jumps]
    found += [say("gap", lang, count=one.gaps)] if one.gaps else []
    return found


def why(one: Told, lang: Lang) -> str:
    """The label and its rule, the tag and its runner-up, and what the article made of it."""
    role = role_of(one, lang)
    tag = name(one.choice.tag.name, lang)
    agreed = tag == role or (one.choice.tag.name in ("LEAD", "TEXT") and one.role == "paragraph")
    told = say(
        "why", lang, alone=name(one.label, lang), rule=one.rule, tag=tag, share=one.choice.share,
        rival=rival(one.choice, lang),
    )  # fmt: skip
    return told + ("" if agreed else say("became", lang, role=role))


LEAST_RIVAL = 0.005
"""A runner-up with less than half a per cent is none."""


def rival(choice: Choice, lang: Lang) -> str:
    """The runner-up among the tags."""
    if choice.rival is None or choice.rival_share < LEAST_RIVAL:
        return ""
    return say("rival", lang, rival=name(choice.rival.name, lang), share=choice.rival_share)


BEGINNING = 12
"""Characters of the line that came second."""


def joined(step: Step, lang: Lang) -> str:
    """The join that goes out from a line, and what came second."""
    if step.second is None:
        second = say("no second", lang)
    else:
        second = say("second", lang, line=step.second, text=visible(step.second_text[:BEGINNING]))
    return say("goes on", lang, line=step.line, score=step.score, second=second)


def jumped(jump: Jump, lang: Lang) -> str:
    """Where a text goes on or comes from, and the other half where it was found."""
    page = say("on page", lang, page=jump.page) if jump.page else ""
    if jump.article is None:
        return say(f"{jump.direction} alone", lang, page=page)
    return say(jump.direction, lang, page=page, article=jump.article, score=jump.score or 0.0)


def mended(repairs: list[Repair], lang: Lang) -> list[str]:
    """The repairs of a line, those of one kind together."""
    kinds: dict[tuple[str, str, str], list[str]] = {}
    for one in repairs:
        kinds.setdefault((one.rule, one.before, one.after), []).append(str(one.column))
    return [
        say(
            "repair", lang, rule=rule, before=quoted(before), after=quoted(after) if after else say("nothing", lang),
            columns="、".join(columns) if lang == "zh" else ", ".join(columns),
        )
        for (rule, before, after), columns in kinds.items()
    ]  # fmt: skip


def quoted(text: str) -> str:
    """Characters of a seed between marks, spaces by their numbers.

    >>> quoted("\u3000"), quoted(",")
    ('“‹U+3000›”', '“,”')
    """
    return f"“{''.join(f'‹U+{ord(char):04X}›' if char.isspace() else visible(char) for char in text)}”"


def doubted(doubt: Doubt, lang: Lang) -> str:
    """A doubt about a line."""
    code = REGISTRY[doubt.code]
    score = "" if doubt.score is None else f" {doubt.score:.0%}"
    reason = f"：{visible(doubt.reason)}" if doubt.reason else ""
    return say("doubt", lang, code=doubt.code, what=code.zh if lang == "zh" else code.en, score=score, reason=reason)


def title(account: Account, lang: Lang) -> str:
    """What the seed is and how much was found in it."""
    page = account.page
    kind = say("web" if account.is_web_page else "newspaper", lang)
    return say(
        "page", lang, seed=visible(page.seed), encoding=page.encoding, kind=kind, lines=len(account.lines),
        articles=len(page.articles), repairs=len(page.repairs), doubts=len(page.doubts),
    )  # fmt: skip


def article(account: Account, at: int, lang: Lang) -> str:
    """One article of the page in one line."""
    one = account.page.articles[at - 1]
    flags = "".join(f"　[{FLAGS[flag][lang == 'en']}]" for flag in one.flags)
    heading = visible(one.title) if one.title else say("untitled", lang)
    return say(
        "article", lang, at=at, id=one.id, title=heading, kind=name(one.kind, lang), lines=len(one.lines), flags=flags
    )
