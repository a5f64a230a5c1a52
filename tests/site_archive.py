"""A small archive that holds every kind of thing the site shows, hostile texts among them."""

import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

from jianbao import article_file, ledger, write
from jianbao.archive import Archive
from jianbao.documents import to_document
from jianbao.model import (
    Article,
    Block,
    Document,
    Flag,
    Join,
    Kind,
    Page,
    Passage,
    Repair,
    Role,
    Scrap,
    Subjects,
    Withdrawal,
)

ROOT = Path(__file__).resolve().parent.parent

HOSTILE = '<img src=x onerror=alert(1)> {{ config }} {% raw %} "][`*_</title></script><script>alert(2)</script>&amp;'
"""What a title, a name or a paragraph may hold: HTML, Jinja, Markdown, the ends of the elements they stand in."""

SHEET = (
    "滨河区开通夜间图书馆",
    "■ 通讯员 林小满",
    "“下了班也能借书了。”6月1日晚，滨河区图书馆",
    "报头：滨河新闻 2023年6月",
    "门口排起了队，记者在现场看到，",
    "自助借还机前围满了读者,大家都说方便。",
    "看河",
    "河水慢慢地流",
    "灯火慢慢地亮",
    "七旬老人修桥记",
    "王大河（化名）在桥头住了四十年，每天清早扫一遍桥面，",
    "随着气温升高，工地上的义诊车又来了。",
    "林小满 摄",
    HOSTILE,
    f"正文里也有：{HOSTILE}",
)
LINES = tuple(line for text in SHEET for line in (text, ""))
"""The seed: every line followed by an empty one, so line n of SHEET is line 2n-1."""

SUBJECTS = {
    1: Subjects(("图书馆",), ("天津市河西区",), ("林小满",), ("滨河区图书馆",)),
    2: Subjects(("诗歌",), ("天津市河西区",)),
    3: Subjects(("志愿服务",), (), ("王大河", "林小满")),
    4: Subjects(("医疗",), ("天津市河西区",), ("林小满",)),
    5: Subjects((HOSTILE,), (HOSTILE, "../../etc"), (HOSTILE,), (HOSTILE,)),
}
PRINTED: dict[str, Any] = {
    "publication": "滨河新闻",
    "page": "3",
    "source": "滨河融媒",
    "rubric": "身边",
    "kicker": "夏夜里",
    "subtitle": "——开到十点",
}
ATTACKED: dict[str, Any] = {
    "rubric": HOSTILE,
    "kicker": HOSTILE,
    "subtitle": HOSTILE,
    "byline": HOSTILE,
    "source": HOSTILE,
}


def at(number: int) -> int:
    """The seed line of a line of SHEET."""
    return number * 2 - 1


def block(role: Role, *numbers: int, gap: bool = False) -> Block:
    """A block made of lines of SHEET."""
    text = "".join(SHEET[number - 1] for number in numbers).replace("读者,", "读者，")
    joins = tuple(Join(at(number), 0.9, None) for number in numbers[:-1])
    return Block(role, text, tuple(map(at, numbers)), joins, (len(SHEET[numbers[0] - 1]),) if gap else ())


def articles() -> tuple[Article, ...]:
    """Five articles: news with a gap, a poem, one that breaks off, a photo without title, a hostile one."""
    library = (
        block(Role.TITLE, 1),
        block(Role.BYLINE, 2),
        block(Role.PARAGRAPH, 3, 5, gap=True),
        block(Role.PARAGRAPH, 6),
    )
    poem = (block(Role.TITLE, 7), block(Role.VERSE, 8), block(Role.VERSE, 9))
    bridge = (block(Role.TITLE, 10), block(Role.PARAGRAPH, 11))
    photo = (block(Role.PARAGRAPH, 12), block(Role.CREDIT, 13))
    attack = (block(Role.TITLE, 14), block(Role.PARAGRAPH, 15), block(Role.HEADING, 15))
    dated: dict[str, Any] = {"date": "2023-06-02", "authors": ("林小满",)}
    guessed: dict[str, Any] = {"date": "2023-06~", "date_reason": "6月1日晚"}
    return (
        Article(
            "0123abcd-01", Kind.ARTICLE, library, title=SHEET[0], byline=SHEET[1], flags=(Flag.GAP,), **dated, **PRINTED
        ),
        Article("0123abcd-02", Kind.POEM, poem, title=SHEET[6], date="2021"),
        Article("0123abcd-03", Kind.ARTICLE, bridge, title=SHEET[9], flags=(Flag.TRUNCATED, Flag.ORDER), **guessed),
        Article("0123abcd-04", Kind.PHOTO, photo, flags=(Flag.UNTITLED,), date="2022-05-04"),
        Article("0123abcd-05", Kind.ARTICLE, attack, title=HOSTILE, authors=(HOSTILE,), editors=(HOSTILE,), **ATTACKED),
    )


def sheet() -> Page:
    """The page as the ledger holds it."""
    text = "\n".join(LINES)
    return Page(
        seed="900_0123abcd.txt",
        seed_id="0123abcd",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        articles=articles(),
        furniture=(Scrap(SHEET[3], (at(4),)),),
        repairs=(Repair(at(6), SHEET[5].index(",") + 1, ",", "，", "width"),),
    )


def documents() -> tuple[Document, ...]:
    """The article files as generated."""
    page = sheet()
    return tuple(to_document(article, page, SUBJECTS[number]) for number, article in enumerate(page.articles, 1))


def withdrawn() -> Document:
    """An article that was typed in and then taken down."""
    gone = replace(documents()[0], id="89abcdef-01", title="应当撤下的标题", seed=None, lines=None)
    return replace(gone, withdrawn=Withdrawal("2024-02-03", "当事人要求"))


def furnish(archive: Archive) -> None:
    """Add what few archives have, so that tests see every part of every template.

    Ways to write to the keepers, short lists, a text in two halves with a hidden name, a page whose seed is lost, a
    correction that git knows.
    """
    settings = (archive.root / "mkdocs.yml").read_text("utf-8")
    for key, value in {
        "per_page": "3",
        "contact": "keeper@archive.example",
        "report_url": "https://forge.example/issues/new",
        "history_uri_template": "https://forge.example/log/docs/{path}",
    }.items():
        settings = re.sub(f"  {key}: .*", f"  {key}: {value}", settings)
    write.write_text(archive.root / "mkdocs.yml", settings)
    first = replace(
        documents()[0], id="89abcdef-02", seed=None, lines=None, continued_by="89abcdef-03", masked=("林小满",)
    )
    second = replace(first, id="89abcdef-03", title=None, continued_by=None, masked=(), proof="已校")
    lost = replace(sheet(), seed="901_fedcba98.txt", seed_id="fedcba98", rubrics=(Scrap("通栏", (1,)),))
    lost = replace(lost, articles=(replace(articles()[0], id="fedcba98-01"),))
    alone = to_document(lost.articles[0], lost, SUBJECTS[1])
    first, second = (
        replace(half, body=(Passage(Role.PARAGRAPH, text),))
        for half, text in (
            (first, "桥头老人在石拱桥上铺石板，林小满也来了。"),
            (second, "石拱桥的石板由桥头老人铺成。"),
        )
    )
    others = (
        replace(second, id=f"89abcdef-0{at}", proof=None, title=text[:6], body=(Passage(Role.PARAGRAPH, text),))
        for at, text in ((4, "小麦收割机开进田里抢收"), (5, "法院公开审理一起合同案"))
    )
    for document in (first, second, alone, *others):
        write.write_text(archive.article(document.id), article_file.render(document))
    write.write_text(archive.ledger_of("fedcba98"), ledger.dumps(ledger.Ledger("fedcba98", lost, {}, {})))
    commit(archive, "机器人")
    path = archive.article("0123abcd-04")
    write.write_text(path, f"{path.read_text('utf-8')}\n补上一句。\n")
    commit(archive, "沈洋")


def commit(archive: Archive, who: str) -> None:
    """Commit everything as somebody."""
    subprocess.run(["git", "init", "-q", str(archive.root)], check=True)
    run = ["git", "-C", str(archive.root), "-c", f"user.name={who}", "-c", "user.email=secret@example.org"]
    subprocess.run([*run, "add", "-A"], check=True)
    subprocess.run([*run, "commit", "-q", "-m", who], check=True)


def make_archive(root: Path) -> Archive:
    """Write the archive, with the project's own templates, settings and hand-written pages."""
    archive = Archive(root)
    for document in (*documents(), withdrawn()):
        write.write_text(archive.article(document.id), article_file.render(document))
    page = sheet()
    generated = {d.id: ledger.Generated(article_file.render(d), "0", d.heading) for d in documents()}
    tombstones = {"0123abcd-09": "并入第一篇"}
    write.write_text(
        archive.ledger_of(page.seed_id), ledger.dumps(ledger.Ledger(page.seed_id, page, generated, tombstones))
    )
    write.write_text(archive.seeds / page.seed, "\n".join(LINES))
    for name in ("overrides", "docs/about", "docs/assets"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return archive
