"""`jianbao check`: what people got wrong in article files."""

import json
import sys
from contextlib import nullcontext
from pathlib import Path

import click

from jianbao.archive import Archive
from jianbao.check import Report, output
from jianbao.check import check as check_files
from jianbao.commands.shared import by_itself, complain, here, run
from jianbao.errors import Exit
from jianbao.findings import Severity


@click.command(epilog="Example: jianbao check docs/articles/fa5e3efd/01.md --fix")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what is safe, and say what was mended. 自动改正有把握的问题")
@click.option("--strict", is_flag=True, help="Exit with 1 at doubts too, not only at errors. 存疑也返回 1")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    help="Lines for people, or annotations of GitHub. 输出格式",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object. 以 JSON 输出")
@click.pass_context
def check(
    context: click.Context, files: tuple[Path, ...], *, fix: bool, strict: bool, form: str, as_json: bool
) -> None:
    """Check article FILES (all of the archive where none is named): front matter, text, integrity. 检查文章文件"""
    archive = Archive(Path.cwd()) if files and Path("mkdocs.yml").is_file() else None if files else run(context, here)
    with by_itself(context, archive) if archive and fix else nullcontext():
        report = run(context, lambda: _check(archive, files, fix=fix))
    if as_json:
        click.echo(json.dumps(output.as_json(report), ensure_ascii=False))
    else:
        _print(report, context.obj, form)
    worst = complain(context, tuple(report.errors))
    found = report.count(Severity.ERROR) + (report.count(Severity.DOUBT) if strict else 0)
    sys.exit(worst or (Exit.FINDINGS if found else Exit.DONE))


def _check(archive: Archive | None, files: tuple[Path, ...], *, fix: bool) -> Report:
    """Check, with a progress bar where a person looks on."""
    if not sys.stderr.isatty() or files or not archive:
        return check_files(archive, files, fix=fix)
    with click.progressbar(length=len(archive.article_files()), file=sys.stderr) as bar:
        return check_files(archive, files, fix=fix, progress=lambda: bar.update(1))


def _print(report: Report, lang: str, form: str) -> None:
    for finding in report.fixed:
        click.echo(output.FIXED[lang] + output.plain(finding, lang))
    for finding in report.findings:
        click.echo(output.annotation(finding, lang) if form == "github" else output.plain(finding, lang))
    click.echo(output.summary(report, lang))
