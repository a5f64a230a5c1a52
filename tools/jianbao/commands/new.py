"""`jianbao new`: an article typed in by hand."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import click

from jianbao import write
from jianbao.archive import Archive, article_url
from jianbao.check import check
from jianbao.commands.shared import by_itself, here, run
from jianbao.errors import SettingRefused
from jianbao.model import Kind
from jianbao.symlinks import refuse_links
from jianbao.typed import Wish, document, next_id, text_of

MADE = {"zh": "已建立 {path}\n编号 {id}，网址 /{url}", "en": "made {path}\nid {id}, address /{url}"}
NEXT = {
    "zh": "请用任何编辑器填写正文（一段一行，段间空一行），再运行：jianbao check {path}",
    "en": "type the text with any editor (one paragraph a line, an empty line between), then: jianbao check {path}",
}


@click.command(
    epilog="Example: jianbao new --title 七旬老人修桥记 --author 沈洋 --date 2024-01-03 --publication 红桥报"
)
@click.option("--title", required=True, help="Title as printed. 标题，照原报")
@click.option(
    "--into", metavar="ID", help="Page or series it belongs to; without it a new series. 所属版面或系列的编号"
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    default=Kind.ARTICLE.value,
    show_default=True,
    help="Sort of text. 体裁",
)
@click.option("--author", "authors", multiple=True, help="An author; repeat it for more. 作者，可重复")
@click.option("--date", help="Day, month or year: 2024-01-03, 2024-01, 2024. 日期")
@click.option("--publication", help="Newspaper that printed it. 报刊")
@click.option("--page", help="Page of the newspaper. 版次")
@click.option(
    "--text", type=click.File("r", encoding="utf-8-sig"), help="File with the text; - is standard input. 正文文件"
)
@click.pass_context
def new(context: click.Context, /, into: str | None, text: TextIO | None, kind: str, **given: str) -> None:
    """Make the file of an article that is typed in by hand, with an id of its own. 手工新增一篇文章"""
    archive = run(context, here)
    authors = [name for said in given.pop("authors") for name in re.split(r"[、，,；;]", said) if name.strip()]
    wish = Wish(kind=Kind(kind), authors=tuple(authors), **given)
    wish = replace(wish, text=run(context, lambda: _read(text)))
    with by_itself(context, archive):
        path, key = run(context, lambda: _make(archive, into, wish))
    place = path.relative_to(archive.root).as_posix()
    words = [MADE[context.obj]] if text else [MADE[context.obj], NEXT[context.obj]]
    click.echo("\n".join(words).format(path=place, id=key, url=article_url(key)))
    for finding in check(archive, [path]).findings:
        if text or finding.code != "B-012":
            click.echo(finding.message(context.obj))


def _make(archive: Archive, into: str | None, wish: Wish) -> tuple[Path, str]:
    """Write the file; returns its path and its id."""
    key = next_id(archive, into, wish)
    path = archive.article(key)
    content = text_of(document(wish, key))
    refuse_links(archive.root, [archive.docs, archive.articles, path.parent, path])
    if path.exists():
        raise SettingRefused(
            path.relative_to(archive.root).as_posix(), "文件已存在，请换名", "the file is there already; rename it"
        )
    write.write_text(path, content)
    return path, key


def _read(text: TextIO | None) -> str:
    try:
        return text.read() if text else ""
    except UnicodeDecodeError as error:
        raise SettingRefused(
            "--text", "文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8; save it as UTF-8"
        ) from error
