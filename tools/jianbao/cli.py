"""The command line: parse, one call, print."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jianbao import __version__, record
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
@click.option("--lang", type=click.Choice(LANGUAGES), default=language, help="Language of messages (default: the locale's). 提示语言")
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
