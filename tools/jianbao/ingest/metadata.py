"""Who, when, where from: what the lines of an article and of its page say about it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from jianbao.ingest import dates
from jianbao.ingest.names import FILED, is_person, is_surname, split_names
from jianbao.ingest.roles import byline, credit, meta, sign_off

OPENER = re.compile(
    r"^.{0,40}?[（(【](?P<who>[^（）()【】。]{0,40}?(?:记者|記者|通讯员|通訊員|特约|實習|实习生?)[^（）()【】。]{1,40})[）)】]|"
    r"^\s*(?:本[报報]|\S{2,4}[报報])?(?P<bare>(?:记者|記者)[\u3400-\u9fff]{2,4})(?=[\s/／](?:\S{2,6}(?:报[导道]|報[導道])|[，,]))"
)
TOLD = re.compile(
    r"^\s*(?:[^\s，。（(]{0,12}(?:[讯訊]|消息)[】\]]?\s*)?(?:[^\s，。（(]{0,6}[报報])?(?:首席|特派|见习|見習|实习|實習)?(?P<who>(?:记者|記者|通讯员|通訊員|实习生)[\u3400-\u9fff·、\s]{2,40}?)(?:报道|報導|報道)"
    r"|^\s*[^\s，。（(]{0,12}[讯訊][】\]]?\s*(?:记者|記者)(?P<told>[\u3400-\u9fff]{2,4}?)(?:[从從]|昨|今|日前|近日|获悉|獲悉|了解)"
    r"|^\s*[【\[]?[^\s，。（(]{0,20}[讯訊电電][】\]]?\s*[（(](?P<alone>[\u3400-\u9fff·、\s]{2,30})[）)]"
)
"""本报讯 记者温若海、易平报道：……; 本报讯 记者尤俊卿从市气象台了解到……; 本报长屿讯（阚志勇 丘丽云）……, 新华社北京5月19日电（阚志勇、丘丽云）……: names without a bracket, names without a role."""
TAIWAN = re.compile(
    r"^\s*[（(〔【〈]?(?:本報|中央社)?記者(?P<name>[\u3400-\u9fff]{3})[／/]?[\u3400-\u9fff]{2,8}?(?:\d{1,2}日)?(?:報導|報道|连线报道|電|專電|訊)"
)
"""（記者翁書賢沙崙市報導）: name and place stand glued; a name has three characters there."""
SIGN_OFF = re.compile(r"[。！？”…〞」』]\s*[（(](?P<who>[^（）()。，！？]{2,40})[）)]\s*$")
BARE_SIGN_OFF = re.compile(
    r"[。！？][”」』]?\s*(?:本报|本報|本刊|本网|新华社|[\u3400-\u9fff]{2,6}[报報])(?:记者|記者)\s*(?P<who>[\u3400-\u9fff]{2,3}(?:[\s、]+(?!摄影|攝影|通讯员)[\u3400-\u9fff]{2,3})*)(?:\s+(?:摄影|攝影)\s*\S{2,4})?$|"
    r"[。！？][”」』]?\s*[（(](?P<agency>[\u3400-\u9fff]{2,3})\s+(?:新华社|新華社|中新社)[\u3400-\u9fff]{1,4}[）)]$|[。！？][”」』]?\s*文[/／](?P<wrote>[\u3400-\u9fff]{2,3})$"
)
"""……走了。”本报记者黄世宏 at the end of a text, without a bracket; (胡若愚 新华社特稿)"""
BEFORE_ROLE = re.compile(
    r"《[^》]*》(?=作者|记者|記者)|[\u3400-\u9fff]{2,6}专栏(?=作者)|^[\s□■（(【]*(?!通讯员|通訊員|记者|記者|实习|作者)[\u3400-\u9fff]{3,8}(?=(?:首席|见习)?(?:记者|記者)\s)"
)
"""《棱镜》作者, 观察者网专栏作者, 半月谈记者: an outlet that no list knows, glued to the role."""
WORDS_AND_PICTURE = re.compile(r"^(?:文\s*[/／]?\s*[图圖]|[图圖]\s*[/／]?\s*文)(?:\s+|\s*[:：/／]\s*)")
ROLE_BAR = re.compile(r"(?:(?<=文字)|(?<=作者)|(?<=记者)|(?<=記者)|(?<=撰文)|(?<=摄影)|(?<=攝影))—(?=[\u3400-\u9fff])")
"""文字—展慕白: a dash stands for a bar."""
SIGNED_BY_OUTLET = re.compile(
    r"^[\u3400-\u9fff]{2,4}(?:新聞網?|電視|時報|日報)(?P<who>[\u3400-\u9fff]{3}(?:、[\u3400-\u9fff]{3})*)[\u3400-\u9fff]{2,3}(?:報導|報道)$"
)
"""（民視新聞陳韻平、郭文海台北報導）"""
NO_PERSON = re.compile(
    r"[时時][评評]|快[讯訊]|见图|全文|图|下转|上接|完|待续|据|来源|资料|连载|续|题图|注[:：]|略|编者|有删|原载|榜$|^[周週][一二三四五六日末]|\d{3}|[:：]"
)
NOBODY = frozenset(
    "现场 現場 楼主 樓主 回复 回覆 译者 譯者 主持 朗诵 朗誦 null undefined 某某 网络 本站 本网 佚名 匿名 未知 管理员 小编 编辑部 网友 综合 文章 字號 字号 央视 新华社 原创 admin Admin 公告 高清 组图 视频 更正 本报更正 来函 來函 启事 啟事 通告 训练营 訓練營 法庭 中時 中时".split()
)
"""What sites and papers print where an author has no name."""
WIDE_DIGITS = str.maketrans("０１２３４５６７８９：", "0123456789:")
LETTERS = re.compile(r"^[A-Z0-9\s]+$")
"""（BBC） behind a text is no person."""
OF_UNIT = re.compile(
    r"^[\u3400-\u9fff]{3,}(?:学院|大学|中学|小学|[局院部社报台所委处办]|中心)(?=[\u3400-\u9fff]{2,3}$)"
)
"""武汉大学历史学院郭伦: where somebody works, glued before the name."""
AT_OUTLET = re.compile(
    r"^\s*(?P<who>[\u3400-\u9fff·]{2,4})\s*[/／|｜]\s*(?P<source>[\u3400-\u9fff]{2,10}(?:[报報网網社刊台臺]|新闻|新聞|周刊|週刊|客户端))\s*$"
)
"""石磊/清河青年报: a line of a person and an outlet."""
OF_OUTLET = re.compile(
    r"^\s*(?P<source>[\u3400-\u9fff\d]{2,10}[报報网網社台臺])\s+(?P<who>[\u3400-\u9fff]{3})\s+(?:19|20)\d\d\s*[-/.年]"
)
"""21世纪网 何小漪 2011-12-15 23:46:41"""
OUTLET_ALONE = re.compile(r"^\s*(?P<source>[\u3400-\u9fffA-Za-z]{2,12})\s*$")
"""A line of nothing but the name of an outlet, beside the time."""
TIMED = re.compile(
    r"\d[:：]\d\d\s*(?P<source>[\u3400-\u9fff]{2,8}[报報网網社])\s+(?:记者|記者)\s*(?P<who>[\u3400-\u9fff]{2,4})"
)
"""2019-03-18 23:59聯合報 記者陳文山／桃園報導"""
CONTRIBUTED = re.compile(r"[（(][^）)]*(?:亦有贡献|有贡献|亦有貢獻|有貢獻|提供帮助)[^）)]*[）)]")
"""（实习生某某对此文亦有贡献） thanks somebody who is no author."""
REPORT = re.compile(
    r"(?P<who>(?:记者|記者|通讯员|通訊員)[\u3400-\u9fff·、\s]{2,20}?)(?:报道|報導|報道)[：:](?!\s*(?:摄影|攝影|[图圖文]|记者|記者|通讯员|通訊員)).+$"
)
"""记者段希尧报道：取号、排队: what is told begins behind the colon."""
LEADS = 3
"""So many paragraphs may open a text: a site may set its own lede above the agency's."""
REPORTERS = re.compile(r"记者|記者|通讯员|通訊員|作者|供稿|报道|報導|報道|[文摄攝]\s*[/／]")
AGENCIES = re.compile(
    r"^\s*[（(【]?(?P<agency>新华社|中新社|中新网|新華社|中央社|人民网|新华网|央视新闻)[^，。]{0,24}?(?:电|電|讯|訊|消息)"
)
ACCORDING = re.compile(
    r"[（(](?:据|轉載自|转载自|原载于?|摘自|来源[:：]|來源[:：])\s*《?(?P<source>[^（）()》。，]{2,20}?)》?(?:报道|消息|网|，[^）)]*)?[）)]\s*$"
)
LABEL = (
    r"(?:作者|记者|編輯|编辑|责任编辑|责编|责任编輯|通讯员|时间|時間|日期|发布时间|发布日期|發布時間|更新时间|浏览|瀏覽|浏览次数|阅读|阅读量|点击|点击数|字号|字體|字体|责|编)"
    r"\s*[:：]|(?:分享到?|收藏|打印|关闭|字号|字体)(?:\s|$|[\[【])"
)
SOURCE = re.compile(
    rf"^(?:本文(?:来源于|转自)|摘自)《?(?P<from>[^\s，。:：《》]{{2,16}})》?(?=\s|$)|(?:信息|稿件|文章|新闻|本文|新聞)?(?:来源于?|來源|来自|來自|出处|稿源|转载自|轉載自|摘自)\s*[:：]\s*(?:(?:摘自|转自|轉自)\s*[:：]?\s*)?(?:\[\s+)?(?P<source>[^\s|｜\[\]【】]{{2,30}}?)(?:[/／][文图圖]|(?<=[网網报報社])[（(][\u3400-\u9fff]{{2,4}}[)）])?\s*(?=$|[\s|｜\[\]【】]|{LABEL}|(?:19|20)\d\d)"
)
STAMP_SOURCE = re.compile(
    r"^(?P<before>[\u3400-\u9fff]{2,12}[网網报報社台])\s+(?:发布|發布|更新|发表)?(?:时间|時間|日期)\s*[:：]|(?:\d[:：]\d\d(?:[:：]\d\d)?|\d日?)\s*[|｜·]?\s*(?P<source>(?:(?<=[:：]\d\d[:：]\d\d)\d{1,3})?[\u3400-\u9fff—]{2,12})\s*(?:$|(?=(?:作者|责任编辑)[:：]|\[微博\])|\s(?:微博|我要评论|评论|分享|打印|查看))|\d[:：]\d\d\s*(?P<glued>[\u3400-\u9fff]{2,8}[报報網网社](?=[\u3400-\u9fff]{2,4}我要评论)|[\u3400-\u9fff]{2,4}\d\d[网網]$|[\u3400-\u9fff]{2,10}?(?:[报報网網社刊台臺]|在线|在線|频道|頻道|科技|财经|財經|娱乐|娛樂|体育|體育|周刊|週刊)(?=\s*[【\[]))|^(?:[\u3400-\u9fff]{2,8}\s+)?(?P<first>[A-Z]{2,6}[\u3400-\u9fff]{1,8}[网網站社报報]|[\u3400-\u9fff]{2,14})\s*[|｜·•(（]?\s*(?:19|20)\d\d"
)
OPENED = re.compile("[（(]")
COUNTER = re.compile(r"(?<=[社网網报報])\d+$")
"""来源：新华社222: a counter is glued to the name."""
NO_SOURCE = re.compile(
    rf"^(?:日[电電讯訊]|\d+(?:[-/.:：年月日\s]|$)|(?:转载文章|(?:本站|本网)?原创|未知|不详|阅读|转发|热度|浏览量?|评论|分享|打印|字号)$|来自|原[标標][题題]|(?:转自|轉自|摘自)?(?:网络|網路|互联网)|(?:转自|轉自|摘自)$|资料(?:[图圖]|图片|圖片)?$|資料(?:圖|圖片)?$|人(?:阅读|閱讀|评论|参与)|(?:{meta.PROVINCES})$|星期|周|时间|日期|发布|更新|发表|{LABEL})|(?:时间|日期|于)$"
)
NO_LABEL = (
    r"(?!(?:[发發][布佈表]|更新)?(?:时间|時間|日期)|来源|來源|[编編][辑輯]|[浏瀏][览覽]|[阅閱][读讀]|[点點][击擊])"
)
"""作者: 发布时间: names nobody."""
AUTHOR = re.compile(
    r"(?:^|[|｜]\s*)作者\s?(?!简介|关于|观点|授权|平台|专栏|信息)(?P<piped>[\u3400-\u9fff]{2,4})\s*(?=$|[|｜])|"
    r"(?:作者|记者|記者|通讯员|撰文|供稿人?|撰稿人?|文)\s*[:：/／|｜丨—]\s*"
    + NO_LABEL
    + r"(?P<who>.+?)\s*(?=$|[|｜\[\]【】]|(?:来源|來源|单位|單位|编辑|編輯|责任编辑|責任編輯|责编|責編|(?:发布|發布|发表|更新)?(?:时间|時間|日期)|发布|出处|出處|稿源|[关關][键鍵][字词詞]|文字大小|值班[编編][辑輯]|(?:浏览|瀏覽|阅读|閱讀|点击|點擊|访问)(?:次数|数|量)?|字号|字体)\s*[:：])"
)
EDITOR = re.compile(
    r"(?:(?:本版|执行|值班|责任|責任|网络)?(?:编辑|編輯)(?!部|室|推[荐薦]|精[选選]|信箱|[、，]|[台臺](?:推|精|$))|责编|責編|选稿(?=\s*[:：])|编发(?![单單]位))\s*[:：丨｜|/／\s]?\s*(?P<who>.+?)\s*(?=$|_|\s+(?:[A-Z]?\d|QQ|Tel|E-?mail|电话|邮箱)|[）)\]】]|[\s／/]+[\u3400-\u9fff]{2,4}\s*[:：]|[|｜;；]|[纠糾][错錯]|\s(?:作者|来源|美编|校对|版式|审核|监制|终审|统筹|主编)|(?:美编|美術|美术编辑|版式|校对|校對|审读|审核|监制|组版|制图|终审|值班|来源|來源|初审|复审|作者)\s*[:：丨｜|/／\s]?)"
)


@dataclass(frozen=True, slots=True)
class Credits:
    """Authors with the words they were read from."""

    authors: tuple[str, ...]
    rule: str


def authors(bylines: list[str], paragraphs: list[str], credited: list[str], metas: list[str]) -> Credits:
    """The persons who wrote an article: of its byline, else its opener, its sign-off, its meta line, its photo credit.

    >>> authors(["■ 通讯员 孙玮 孙鹏"], ["……"], [], []).authors
    ('孙玮', '孙鹏')
    >>> authors([], ["本报讯（记者 张三）昨日开工。"], [], []).authors
    ('张三',)
    >>> authors(["本报讯 记者张三报道：取号、排队"], [], [], []).authors
    ('张三',)
    """
    for rule, names in (
        ("byline", _in_latin(bylines) or _of_bylines(bylines) or _filed([*bylines, *metas]) or _alone(metas)),
        ("opener", _opener(paragraphs)),
        (
            "meta line",
            [
                name
                for text in metas
                for found in _named(text)
                if _who(found).split()[:1] and _who(found).split()[0] not in NOBODY
                for name in split_names(OF_UNIT.sub("", _who(found)))
                if name not in NOBODY
            ],
        ),
        ("sign-off", _sign_off(paragraphs)),
        ("credit", [name for text in credited for name in split_names(text)]),
        (
            "inline credit",
            [name for text in paragraphs[-1:] if (found := credit.inline(text)) for name in split_names(found.text)],
        ),
    ):
        if names:
            return Credits(tuple(dict.fromkeys(names)), rule)
    return Credits((), "none")


def _of_bylines(bylines: list[str]) -> list[str]:
    texts = [
        ROLE_BAR.sub("：", BEFORE_ROLE.sub("", CONTRIBUTED.sub("", REPORT.sub(r"\g<who>", text)))) for text in bylines
    ]
    names = [name for text in texts for name in split_names(text)]
    return [name for name in names if name not in NOBODY]


FILED_BY = re.compile(
    r"^[\u3400-\u9fff]{2,6}(?:中心|組|组|部)\s*[／/]\s*(?P<desk>[\u3400-\u9fff、]{2,20}?)(?:報導|報道|报道)$|"
    r"(?:^|[\s／/])(?P<who>[\u3400-\u9fff]{2,7}(?:[、 ][\u3400-\u9fff]{2,7}){0,4})\s*[／/]\s*[\u3400-\u9fff、 ]{2,10}(?:報導|報道|报道)(?=$|\s)"
)
"""國際中心／許元馨報導, 2023-08-28 01:05 聯合報／ 編譯茅毅、記者謝守真／綜合報導, 陳冠勳 溫正衡／新北 台南報導 發布時間：…: the forms of Taiwan."""
FILING_ROLE = re.compile(r"(?:特派)?(?:记者|記者)|编译|編譯|特派[员員]")
LATIN_NAME = r"[A-Z][A-Z.'’\-]*(?: [A-Z][A-Z.'’\-]*){1,3}"
LATIN = re.compile(rf"(?!.*(?:NEWS|SHARE|TIMES|HOME|MENU|VIDEO)){LATIN_NAME}(?:(?:, | AND ){LATIN_NAME})*")
"""DAVID E. SANGER, STEVEN LEE MYERS above the day: how a paper signs what it had translated."""
LATIN_COMMA = re.compile(", | AND ")
AUTHOR_LINE = re.compile(r"^\s*作者\s*[:：]\s*(?P<who>[\u3400-\u9fff]{2,3})\s*$")
"""作者：弗林: whoever stands there alone, though no name begins so."""


def _in_latin(bylines: list[str]) -> list[str]:
    return [name for text in bylines if LATIN.fullmatch(text) for name in LATIN_COMMA.split(text)]


def _alone(metas: list[str]) -> list[str]:
    """Who stands alone behind the label of the author, on a line of its own."""
    whole = (AUTHOR_LINE.match(text) for text in metas)
    return [found["who"] for found in whole if found and found["who"] not in NOBODY]


def _filed(lines: list[str]) -> list[str]:
    """Who filed a report, as papers and stations of Taiwan print it.

    >>> _filed(["國際中心／許元馨報導"]), _filed(["01:05  聯合報／ 編譯茅毅、記者謝守真／綜合報導"]), _filed(["社會中心／台北報導"])
    (['許元馨'], ['茅毅', '謝守真'], [])
    """
    found = next((found for text in lines if (found := FILED_BY.search(text))), None)
    who = FILING_ROLE.sub(" ", found["desk"] or found["who"]) if found else ""
    names = [*split_names(who)] if byline.is_bare_names(who.strip()) and not re.fullmatch(FILED, who.strip()) else []
    return [name for name in names if name not in NOBODY and not NO_PERSON.search(name)]


def _who(found: re.Match[str]) -> str:
    """The name of an author that a meta line names, in whichever of its forms, without an outlet before his role."""
    groups = found.groupdict()
    return re.sub(
        r"^[\u3400-\u9fff]{2,8}(?:记者|記者)(?=[\u3400-\u9fff]{2})", "", groups.get("who") or groups.get("piped") or ""
    )


LONGEST_NAMED = 400
"""Characters of a line that are looked through for its author."""


def _named(text: str) -> list[re.Match[str]]:
    """Where a meta line names its author."""
    found = AT_OUTLET.search(text) or TIMED.search(text)
    return [found] if found else [*AUTHOR.finditer(text[:LONGEST_NAMED])]


def _opener(paragraphs: list[str]) -> list[str]:
    if not paragraphs:
        return []
    for text in paragraphs[:LEADS]:
        taiwan = TAIWAN.match(text)
        if taiwan and is_surname(taiwan["name"][0]):
            return [taiwan["name"]]
    found = OPENER.match(paragraphs[0])
    if found:
        return list(split_names(found["who"] or found["bare"]))
    told = TOLD.match(paragraphs[0])
    who = (told["who"] or told["told"] or told["alone"]) if told else ""
    names = () if NO_PERSON.search(who) else split_names(who)
    return list(names) if all(map(is_person, names)) else []


def _sign_off(paragraphs: list[str]) -> list[str]:
    bare = BARE_SIGN_OFF.search(paragraphs[-1]) if paragraphs else None
    signed = split_names(bare["who"] or bare["agency"] or bare["wrote"]) if bare else ()
    if signed and all(map(is_person, signed)):
        return list(signed)
    found = SIGN_OFF.search(paragraphs[-1]) if paragraphs else None
    led = SIGNED_BY_OUTLET.match(found["who"]) if found else None
    if led and all(map(is_person, split_names(led["who"]))) and not NO_PERSON.search(led["who"]):
        return list(split_names(led["who"]))
    who = WORDS_AND_PICTURE.sub("", found["who"]) if found else ""
    if not found or NO_PERSON.search(who) or LETTERS.match(who):
        return []
    names = split_names(who)
    whole = sum(map(len, names)) >= len(re.sub(r"[\s、]", "", who))
    known = whole or REPORTERS.search(who) or byline.is_unit_and_name(who)
    return list(names) if known else []


def source(metas: list[str], paragraphs: list[str], staff: list[str] | None = None) -> str | None:
    """Where the text came from, as a meta line, a line of editors, an agency's dateline or a closing bracket says.

    >>> source(["来源:湖北人大网   时间:2024-01-03 10:58"], [])
    '湖北人大网'
    >>> source([], ["新华社北京6月1日电 （记者张三）今天……"])
    '新华社'
    """
    told = [*metas, *(staff or []), *(f"{label}{value}" for label, value in pairwise(metas) if EMPTY.search(label))]
    for text in [text for text in told if SOURCE.search(text)] + metas:
        found = (
            SOURCE.search(text)
            or AT_OUTLET.match(text)
            or OF_OUTLET.match(text)
            or TIMED.search(text)
            or STAMP_SOURCE.search(text)
        )
        name = next((value for key, value in found.groupdict().items() if value and key != "who"), "") if found else ""
        if name and not NO_SOURCE.search(name):
            return COUNTER.sub("", name if OPENED.search(name) else name.rstrip("）)"))
    alone = next((found["source"] for text in metas if (found := OUTLET_ALONE.match(text.rstrip("／/ ")))), None)
    if alone:
        return alone
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else ("", "")
    agency = AGENCIES.match(first)
    if agency:
        return agency["agency"]
    according = ACCORDING.search(last)
    return according["source"] if according else None


EMPTY = re.compile(r"(?:来源|來源|稿源)\s*[:：]\s*$")
"""A label whose value stands on the next line."""


OPEN_EDITOR = re.compile(r"(?:责任?编辑?|編輯|编辑|責任編輯|責編|选稿|選稿)\s*[:：]\s*$")
"""A label whose names stand on the next line."""


EDITED = re.compile(r"^\s*((?!.媒[体體])[\u3400-\u9fff]{3})\s*[/／]\s*((?:责任|責任)?(?:编辑|編輯))\s*$")
"""王介村/編輯"""


def labelled(staff: list[str]) -> list[str]:
    """Editor lines, a name with the label above it: only right below one is a bare name an editor line.

    >>> labelled(["责任编辑：", "邱丽芳", "责任编辑："]), labelled(["责任编辑：", "校对：邱丽芳"])
    (['责任编辑：邱丽芳', '责任编辑：'], ['责任编辑：', '校对：邱丽芳'])
    """
    found: list[str] = []
    for text in staff:
        if found and OPEN_EDITOR.search(found[-1]) and byline.is_bare_names(text.strip("]】）) ")):
            found[-1] += text
        else:
            found.append(text)
    return found


def editors(lines: list[str]) -> tuple[str, ...]:
    """The responsible editors that editor and meta lines name.

    >>> editors(["责任编辑:李靖"]), editors(["责编 张三 美编 李四"]), editors(["王介村/編輯"])
    (('李靖',), ('张三',), ('王介村',))
    """
    told = (EDITED.sub(r"\2：\1", text) for text in lines)
    names = [name for text in told for found in EDITOR.finditer(text) for name in split_names(found["who"])]
    return tuple(dict.fromkeys(names))


CLOSING_EDITOR = re.compile(r"[（(]((?:责任|責任)?(?:编辑|編輯)\s*[:：][^（）()]{2,20})[）)]\s*\d{0,8}$")
"""（編輯：李亨山）1120823 behind the last sentence."""


def closing_editor(paragraphs: list[str]) -> list[str]:
    """Who edited a text, as the bracket behind its last sentence says.

    >>> closing_editor(["渡口停航。（編輯：祁連山）1120823"]), closing_editor(["渡口停航。"])
    (['編輯：祁連山'], [])
    """
    found = CLOSING_EDITOR.search(paragraphs[-1]) if paragraphs else None
    return [found[1]] if found and all(map(is_person, editors([found[1]]))) else []


def _in_parts(metas: list[str]) -> list[str]:
    """A year on one line and 07/08 on the next, as one.

    >>> _in_parts(["2020", "07/08", "16:37"]), _in_parts(["2020", "07", "/", "08", "16:37"])
    (['2020-07-08'], ['2020-07-08'])
    """
    found = re.search(
        r"(?:^|\n)((?:19|20)\d\d)\n(\d\d)\n?[/-]\n?(\d\d)(?:\n|$)", "\n".join(text.strip() for text in metas)
    )
    return ["-".join(found.groups())] if found else []


def date(metas: list[str], folio: list[str], paragraphs: list[str]) -> dates.Dated | None:
    """The date of an article: its meta line's, its page's, else what its text lets infer."""
    last = [text.strip() for text in paragraphs[-2:]]
    signed = [text for text in last if sign_off.is_day(text)]
    for text in (*metas, *_in_parts(metas), *signed, *folio):
        dated = dates.printed(text.translate(WIDE_DIGITS))
        if dated:
            return dated
    return dates.inferred("\n".join(paragraphs))
