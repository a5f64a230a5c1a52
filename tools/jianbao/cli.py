"""The command line: parse, one call, print."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jianbao import __version__, record
from jianbao.archive import Archive
from jianbao import convert as conversion_flow
from jianbao.errors import Exit, JianbaoError
from jianbao.ingest.read import read_page, repeated_lines
from jianbao.model import Source
from jianbao.seeds import read_seeds

LANGUAGES = ("zh", "en")


def language() -> str:
    """`zh` where the locale is Chinese, else `en`."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jianbao")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=language,
    help="Language of messages (default: the locale's). 提示语言",
)
@click.pass_context
def main(context: click.Context, lang: str) -> None:
    """Turn text dumps of newspaper pages into an archive. 把报纸版面的文字变成可检索的剪报档案。

    \b
    Exit codes: 0 done · 1 findings (--strict) · 2 wrong usage · 3 something was refused, the rest was done
                4 a seed has changed · 5 the converter's own check failed · 6 MkDocs or the indexer failed
    """
    context.obj = lang


def run(context: click.Context, action: Callable[[], Any]) -> Any:
    """Call `action`; an error of ours is one line on standard error and its exit code."""
    try:
        return action()
    except JianbaoError as error:
        click.echo(f"jianbao: {error.message(context.obj)}", err=True)
        sys.exit(error.exit_code)


@main.command()
@click.argument("seeds", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def extract(context: click.Context, seeds: tuple[Path, ...]) -> None:
    """Print the page record of each SEED, one JSON object a line; write nothing. 输出版面记录

    \b
    Example: jianbao extract seeds/*.txt > records.jsonl
    """
    results = list(read_seeds(seeds))
    repeated = repeated_lines(one for one in results if isinstance(one, Source))
    worst = Exit.DONE
    for result in results:
        try:
            if isinstance(result, JianbaoError):
                raise result
            page = read_page(result, repeated=repeated)
            click.echo(json.dumps(record.to_json(page), ensure_ascii=False))
        except JianbaoError as error:
            click.echo(f"jianbao: {error.message(context.obj)}", err=True)
            worst = max(worst, error.exit_code)
    sys.exit(worst)


def complain(context: click.Context, errors: tuple[JianbaoError, ...]) -> Exit:
    """Print errors on standard error; returns the gravest exit code."""
    for error in errors:
        click.echo(f"jianbao: {error.message(context.obj)}", err=True)
    return max((error.exit_code for error in errors), default=Exit.DONE)


@main.command()
@click.option(
    "--accept", multiple=True, metavar="SEED", help="Accept the changed seed of this name. 接受已变更的原始文本"
)
@click.option("--strict", is_flag=True, help="Exit with 1 where anything is in doubt. 有存疑即返回 1")
@click.option("--dry-run", is_flag=True, help="Say what would change, write nothing. 只看不写")
@click.pass_context
def convert(context: click.Context, accept: tuple[str, ...], strict: bool, dry_run: bool) -> None:
    """Read all seeds into article files and the ledger; edits of people are kept. 转换原始文本

    \b
    Example: jianbao convert --dry-run
    """
    archive = Archive(Path.cwd())
    conversion = run(context, lambda: conversion_flow.convert(archive, accept=accept))
    changed = conversion_flow.pending(conversion) if dry_run else conversion_flow.write_out(archive, conversion)
    for finding in conversion.findings:
        click.echo(finding.message(context.obj))
    articles = sum(len(page.articles) for page in conversion.pages)
    click.echo(
        SUMMARY[context.obj].format(
            len(conversion.pages), articles, len(conversion.findings), len(conversion.kept), changed
        )
    )
    worst = complain(context, conversion.errors)
    sys.exit(worst or (Exit.FINDINGS if strict and conversion.findings else Exit.DONE))


SUMMARY = {
    "zh": "版面 {0} · 文章 {1} · 存疑 {2} · 人工修改 {3} · 变动文件 {4}",
    "en": "{0} pages · {1} articles · {2} in doubt · {3} edited by people · {4} files changed",
}
