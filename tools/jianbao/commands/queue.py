"""`jianbao queue`: what to fix next."""

import json
import sys

import click

from jianbao.check import check
from jianbao.commands.shared import complain, here, run
from jianbao.proofreading import State
from jianbao.publish import gather
from jianbao.queue import Task, rank

VERSION = 1
"""Of the JSON, which is a public format."""
SUMMARY = {"zh": "列出 {0} 篇，共 {1} 篇待校", "en": "{0} listed of {1} that wait"}


@click.command(epilog="Example: jianbao queue --limit 10")
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="How many to list; 0 lists all. 列出几篇"
)
@click.option(
    "--state",
    type=click.Choice([state.value for state in State]),
    help="Only articles in this state of proofreading. 只列此校对状态",
)
@click.option("--json", "as_json", is_flag=True, help="Print the list as one JSON object. 以 JSON 输出")
@click.pass_context
def queue(context: click.Context, *, limit: int, state: str | None, as_json: bool) -> None:
    """List the articles that most need a person, with the reasons. 列出最需要校对的文章"""
    archive = run(context, here)
    holdings = run(context, lambda: gather(archive))
    found = rank(holdings.documents, holdings.pages, check(archive).findings)
    waiting = [task for task in found if state is None or task.state == state]
    shown = waiting[: limit or None]
    if as_json:
        content = {"version": VERSION, "waiting": len(waiting), "articles": [_json(task) for task in shown]}
        click.echo(json.dumps(content, ensure_ascii=False))
    else:
        for task in shown:
            click.echo(_line(task, context.obj))
        click.echo(SUMMARY[context.obj].format(len(shown), len(waiting)))
    sys.exit(complain(context, holdings.refused))


def _line(task: Task, lang: str) -> str:
    reasons = ("、" if lang == "zh" else ", ").join(reason.words(lang) for reason in task.reasons)
    return f"{task.score:5.1f}  {task.path}  {task.title[:30]}\n       {reasons}"


def _json(task: Task) -> dict[str, object]:
    return {
        "id": task.id,
        "path": task.path,
        "title": task.title,
        "proof": task.state.value,
        "score": task.score,
        "reasons": [
            {"code": reason.code, "count": reason.count, "message": {lang: reason.words(lang) for lang in ("zh", "en")}}
            for reason in task.reasons
        ],
    }
