"""`jianbao compare` and `jianbao propose`: changes of articles, for those who review them."""

import click

from jianbao import compare as comparison
from jianbao.commands.shared import by_itself, here, paint, run
from jianbao.compare import changed_since
from jianbao.convert import convert
from jianbao.propose import propose as propose_changes


@click.command(epilog="Example: jianbao compare main")
@click.argument("revision", default="HEAD")
@click.option("--html", "as_html", is_flag=True, help="As HTML for a job summary. 输出 HTML")
@click.pass_context
def compare(context: click.Context, revision: str, *, as_html: bool) -> None:
    """Show, word by word, how the articles differ from those of a git REVISION, and which other files do. 与某一版本逐词比较"""
    changed = run(context, lambda: list(changed_since(here(), revision)))
    others = run(context, lambda: list(comparison.others_since(here(), revision, context.obj)))
    if as_html:
        click.echo("".join(comparison.page(changed, context.obj, others)))
        return
    for line in comparison.lines(changed, context.obj, paint(), others):
        click.echo(line)


@click.command(epilog="Example: jianbao propose")
@click.pass_context
def propose(context: click.Context) -> None:
    """Open a pull request with what convert changed and what is in doubt about it (needs git and gh). 提交合并请求"""
    archive = run(context, here)
    with by_itself(context, archive):
        findings = run(context, lambda: convert(archive)).findings
    branch = run(context, lambda: propose_changes(archive, findings))
    click.echo(PROPOSED[context.obj][branch is not None].format(branch))


PROPOSED = {
    "zh": {True: "已提交合并请求：{0}", False: "没有变动，不必提交"},
    "en": {True: "opened a pull request: {0}", False: "nothing changed, nothing to propose"},
}
