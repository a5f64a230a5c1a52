"""The command line: parse, one call, print."""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from jianbao import __version__, journal, record, report
from jianbao import convert as conversion_flow
from jianbao.archive import Archive
from jianbao.commands.check import check
from jianbao.commands.init import init
from jianbao.commands.links import links
from jianbao.commands.new import new
from jianbao.commands.queue import queue
from jianbao.commands.review import compare, propose
from jianbao.commands.shared import by_itself, complain, here, paint, run
from jianbao.errors import Defect, Exit, JianbaoError
from jianbao.explain import accounts_of
from jianbao.explain import terminal as explain_terminal
from jianbao.explain import web_page as explain_web_page
from jianbao.findings import Severity
from jianbao.ingest.halves import link
from jianbao.ingest.read import read_page, read_stages, repeated_lines
from jianbao.intake import seed_paths
from jianbao.model import Source
from jianbao.publish import publish_archive
from jianbao.publish.build import build_site
from jianbao.publish.search import build_index
from jianbao.publish.serve import Workshop
from jianbao.publish.variant_words import build_words
from jianbao.seeds import read_seeds
from jianbao.variants import command as variant_flow
from jianbao.variants.script import Script

LANGUAGES = ("zh", "en")


EXIT_CODES = """\b
Exit codes:
  0 done
  1 findings: errors of check, with --strict all
  2 wrong usage
  3 something was refused, the rest was done
  4 a seed has changed
  5 the converter found its own result wrong, or failed
  6 MkDocs or the indexer failed"""
"""After a backspace click leaves the lines as they are."""


def language() -> str:
    """`zh` where the locale is Chinese, else `en`."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="jianbao")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=language,
    help="Language of messages (default: the locale's). 提示语言",
)
@click.pass_context
def main(context: click.Context, lang: str) -> None:
    """Turn text dumps of newspaper pages into an archive. 把报纸版面的文字变成可检索的剪报档案。"""
    context.obj = lang


@main.command(epilog="Example: jianbao extract seeds/*.txt > records.jsonl")
@click.argument("seeds", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def extract(context: click.Context, seeds: tuple[Path, ...]) -> None:
    """Print the page record of each SEED, one JSON object a line; write nothing. 输出版面记录"""
    results = list(read_seeds(seeds))
    repeated = repeated_lines(one for one in results if isinstance(one, Source))
    pages, errors = read_all(results, lambda source: read_page(source, repeated=repeated))
    for page in link(tuple(pages)):
        click.echo(json.dumps(record.to_json(page), ensure_ascii=False))
    sys.exit(complain(context, tuple(errors)))


Read = TypeVar("Read")


def read_all(
    results: Iterable[Source | JianbaoError], read: Callable[[Source], Read]
) -> tuple[list[Read], list[JianbaoError]]:
    """What `read` makes of each seed, and the errors of those that are refused or that it fails on."""
    found: list[Read] = []
    errors: list[JianbaoError] = []
    for result in results:
        try:
            if isinstance(result, JianbaoError):
                raise result
            with Defect.named(result.name):
                found.append(read(result))
        except JianbaoError as error:
            errors.append(error)
    return found, errors


@main.command(epilog="Example: jianbao explain seeds/000_fa5e3efd42f9634f.txt --html explain.html")
@click.argument("seeds", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write one HTML file instead of printing. 写成一个网页文件",
)
@click.option(
    "--archive",
    is_flag=True,
    help="Read them beside all seeds of the archive, as convert does. 与 convert 一样参照全部原始文本",
)
@click.pass_context
def explain(context: click.Context, seeds: tuple[Path, ...], html: Path | None, *, archive: bool) -> None:
    """Tell line by line what extract makes of each SEED, and why. 逐行说明每一行的去处与依据"""
    if html and html.suffix.lower() not in (".html", ".htm"):
        raise click.BadParameter("FILE must end in .html", context, param_hint="--html")
    results = list(read_seeds(seeds))
    beside = read_seeds(seed_paths(run(context, here))) if archive else results
    repeated = repeated_lines(one for one in beside if isinstance(one, Source))
    stages, errors = read_all(results, lambda source: read_stages(source, repeated=repeated))
    accounts = run(context, lambda: accounts_of(stages))
    if html:
        run(context, lambda: explain_web_page.write(html, accounts, context.obj))
    else:
        explain_terminal.show(accounts, context.obj)
    sys.exit(complain(context, tuple(errors)))


@main.command(epilog="Example: jianbao convert --dry-run")
@click.option(
    "--accept", multiple=True, metavar="SEED", help="Accept the changed seed of this name. 接受已变更的原始文本"
)
@click.option(
    "--settled",
    multiple=True,
    metavar="ID",
    help="The edit is right in all conflicts of this article. 冲突以人工修改为准",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where anything is in doubt. 有存疑即返回 1")
@click.option("--dry-run", is_flag=True, help="Show what would change, write nothing. 只看不写")
@click.option("--all-doubts", is_flag=True, help="List every doubt, not ten of a kind. 列出全部存疑之处")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON. 以 JSON 输出摘要")
@click.pass_context
def convert(  # noqa: PLR0913 -- its options
    context: click.Context,
    accept: tuple[str, ...],
    settled: tuple[str, ...],
    *,
    strict: bool,
    dry_run: bool,
    all_doubts: bool,
    as_json: bool,
) -> None:
    """Read all seeds into article files and the ledger; edits of people are kept. 转换原始文本"""
    archive = run(context, here)
    with by_itself(context, archive):
        if dry_run:
            run(context, lambda: journal.refuse_pending(archive))
        conversion = run(context, lambda: _convert(archive, accept, settled))
        changed = [path.relative_to(archive.root).as_posix() for path in sorted(conversion_flow.changes(conversion))]
        difference = _difference(conversion, archive, context.obj) if dry_run and not as_json else []
        if not dry_run:
            run(context, lambda: conversion_flow.write_out(archive, conversion))
    if as_json:
        click.echo(json.dumps(report.as_json(conversion, changed), ensure_ascii=False))
    else:
        for line in difference:
            click.echo(line)
        for severity, line in report.listing(conversion.findings, context.obj, None if all_doubts else report.MOST):
            click.secho(line, fg=None if line.startswith(" ") else COLOURS[severity])
        click.echo(_summary(conversion, len(changed), context.obj, dry_run=dry_run))
    worst = complain(context, conversion.errors)
    sys.exit(worst or (Exit.FINDINGS if strict and conversion.findings else Exit.DONE))


COLOURS = {Severity.ERROR: "red", Severity.DOUBT: "yellow", Severity.NOTE: None}


def _difference(conversion: conversion_flow.Conversion, archive: Archive, lang: str) -> list[str]:
    """What would change, in colour where a person looks on."""
    return list(report.difference(conversion, archive.root, lang, paint()))


def _convert(archive: Archive, accept: tuple[str, ...], settled: tuple[str, ...]) -> conversion_flow.Conversion:
    """Convert, with a progress bar where a person looks on."""
    if not sys.stderr.isatty():
        return conversion_flow.convert(archive, accept=accept, settled=settled)
    with click.progressbar(length=len(seed_paths(archive)), file=sys.stderr) as bar:
        return conversion_flow.convert(archive, accept=accept, settled=settled, progress=lambda _name: bar.update(1))


def _summary(conversion: conversion_flow.Conversion, changed: int, lang: str, *, dry_run: bool) -> str:
    articles = sum(len(page.articles) for page in conversion.pages)
    counts = (len(conversion.pages), articles, len(conversion.findings), len(conversion.kept), changed)
    return SUMMARY[lang][dry_run].format(*counts)


SUMMARY = {
    "zh": {
        False: "版面 {0} · 文章 {1} · 存疑 {2} · 人工修改 {3} · 变动文件 {4}",
        True: "版面 {0} · 文章 {1} · 存疑 {2} · 人工修改 {3} · 将变动文件 {4}（未写入）",
    },
    "en": {
        False: "{0} pages · {1} articles · {2} in doubt · {3} edited by people · {4} files changed",
        True: "{0} pages · {1} articles · {2} in doubt · {3} edited by people · {4} files would change (nothing written)",
    },
}


@main.command(epilog="Example: jianbao publish")
@click.pass_context
def publish(context: click.Context) -> None:
    """Write the tree that MkDocs builds: articles, lists, page views, feeds, data. 生成网站源文件"""
    published = run(context, lambda: publish_archive(here()))
    click.echo(PUBLISHED[context.obj].format(published))
    sys.exit(complain(context, published.refused))


PUBLISHED = {
    "zh": "网页：文章 {0.articles} · 版面 {0.pages} · 主题 {0.tags} · 列表 {0.lists}",
    "en": "{0.articles} articles · {0.pages} pages · {0.tags} tags · {0.lists} lists",
}


@main.command(epilog="Example: jianbao build")
@click.pass_context
def build(context: click.Context) -> None:
    """Build site/ with MkDocs and its search index; nothing is done where nothing changed. 建成网站"""
    archive = run(context, here)
    built = run(context, lambda: build_site(archive))
    index = run(context, lambda: build_index(archive))
    run(context, lambda: build_words(archive))
    click.echo(BUILT[context.obj][built].format(index.articles, index.size // 1024))
    sys.exit(Exit.DONE)


BUILT = {
    "zh": {
        True: "已建成 site/，可检索 {0} 篇（索引 {1} KB）。查看：make serve",
        False: "site/ 无变化，可检索 {0} 篇（索引 {1} KB）。查看：make serve",
    },
    "en": {
        True: "built site/, {0} articles to search ({1} KB of index). Look at it: make serve",
        False: "site/ is up to date, {0} articles to search ({1} KB of index). Look at it: make serve",
    },
}


@main.command(epilog="Example: jianbao serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. 监听地址")
@click.option("--port", default=8000, show_default=True, help="Port; 0 takes a free one. 端口")
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """Show site/ on this machine; what is edited is rebuilt and reloaded. 本机预览"""
    archive = run(context, here)

    def rebuild() -> tuple[JianbaoError, ...]:
        published = publish_archive(archive)
        build_site(archive)
        build_index(archive)
        build_words(archive)
        return published.refused

    def tell(line: str | JianbaoError) -> None:
        click.echo(f"jianbao: {line.message(context.obj)}" if isinstance(line, JianbaoError) else line)

    workshop = Workshop(archive, rebuild, tell)
    workshop.tell_refused(run(context, rebuild))
    stop = threading.Event()
    try:
        run(context, lambda: workshop.serve(host, port, stop))
    except KeyboardInterrupt:
        stop.set()


@main.command(epilog="Example: jianbao variants --to zh-Hant-TW < article.txt")
@click.option(
    "--to",
    "script",
    type=click.Choice([script.value for script in Script]),
    help="Script of the result; zh-Hant-TW with --review. 目标字形",
)
@click.option("--together", is_flag=True, help="Take all lines for one article: its names hold in each. 各行同属一篇")
@click.option("--review", is_flag=True, help="List ambiguous conversions, the most doubtful first. 列出存疑的用字")
@click.argument("files", nargs=-1, type=click.File("rb"))
@click.pass_context
def variants(
    context: click.Context, script: str | None, files: tuple[BinaryIO, ...], *, together: bool, review: bool
) -> None:
    """Convert lines of standard input into another script, names kept, one line for one line. 繁简转换

    With --review: list what was decided without a dictionary word, in the articles of the archive, or in FILES of text
    (- is standard input).
    """
    if review:
        sys.exit(_review(context, Script(script or Script.TAIWAN), files))
    if files or not script:
        raise click.UsageError("--to SCRIPT is needed, and text on standard input; FILES go with --review", context)
    worst = Exit.DONE
    out = sys.stdout.buffer
    for line in variant_flow.converted(sys.stdin.buffer, Script(script), together=together):
        if isinstance(line, JianbaoError):
            worst = max(worst, complain(context, (line,)))
        else:
            out.write(line)
    out.flush()
    sys.exit(worst)


def _review(context: click.Context, script: Script, files: tuple[BinaryIO, ...]) -> Exit:
    """Print the doubts of files, or of the archive's articles."""
    refused: list[JianbaoError] = []
    if files:
        found = [
            doubt
            for file in files
            for doubt in variant_flow.doubts_in(str(getattr(file, "name", "-")), file.read(), script)
        ]
    else:
        archive = run(context, here)
        found, refused = run(context, lambda: variant_flow.doubts(archive, script))
    for finding in found:
        click.echo(finding.message(context.obj))
    return complain(context, tuple(refused))


for command in (check, compare, init, links, new, propose, queue):
    main.add_command(command)
