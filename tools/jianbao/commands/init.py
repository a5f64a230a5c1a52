"""`jianbao init`: a new archive of one's own, and a newer version of the program in one that is there."""

import sys
from pathlib import Path

import click

from jianbao import __version__
from jianbao.commands.shared import run
from jianbao.errors import Exit
from jianbao.renewal import BESIDE, DEFAULT_NAME, Plan, carry_out, changed, plan_new, plan_update

MADE = {
    "zh": "已建立档案 {folder}（{count} 个文件）\n接下来：\n  cd {folder}\n  make site               # 建成网站，空的也可以\n  把文本放进 seeds/，再运行 make site\n  git init && git add -A && git commit -m 建立档案   # 建议：用 git 保存每次修改",
    "en": "made the archive {folder} ({count} files)\nnext:\n  cd {folder}\n  make site               # builds the site, even an empty one\n  put text files into seeds/ and run make site again\n  git init && git add -A && git commit -m 'Start the archive'   # suggested: git keeps every change",
}
RENEWED = {
    "zh": "{folder} 已更新到 jianbao {version}：变动 {count} 个文件",
    "en": "{folder} now has jianbao {version}: {count} files changed",
}
WOULD = {"zh": "将变动 {0}", "en": "would change {0}"}
BESIDE_SAID = {
    "zh": "{0} 在本档案里改过，新版放在 {0}{1}；请比较后合并，再删去 {0}{1}",
    "en": "{0} was changed here; the new version is {0}{1}: merge what you want of it, then remove {0}{1}",
}
LEFT_SAID = {
    "zh": "{0} 新版已不再需要，但在本档案里改过，故保留",
    "en": "{0} is no part of the program any more; it stays because it was changed here",
}


@click.command(epilog="Example: jianbao init ../hongqiao --name 红桥报文库")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default=DEFAULT_NAME, show_default=True, help="Name of the archive. 档案名称")
@click.option(
    "--update", is_flag=True, help="Bring the archive in DIR to this version of jianbao. 把已有档案更新到此版本"
)
@click.option("--dry-run", is_flag=True, help="Show what would change, write nothing. 只看不写")
@click.pass_context
def init(context: click.Context, folder: Path, *, name: str, update: bool, dry_run: bool) -> None:
    """Make a new archive in DIR: program, templates and settings, without anybody's articles. 建立新档案"""
    plan: Plan = run(context, lambda: plan_update(folder) if update else plan_new(folder, _one_line(name)))
    if dry_run:
        for path in changed(plan, folder):
            click.echo(WOULD[context.obj].format(path))
        sys.exit(Exit.DONE)
    count = run(context, lambda: carry_out(plan, folder))
    words = RENEWED if update else MADE
    click.echo(words[context.obj].format(folder=folder, count=count, version=__version__))
    for path in plan.beside:
        click.echo(BESIDE_SAID[context.obj].format(path, BESIDE))
    for path in plan.left:
        click.echo(LEFT_SAID[context.obj].format(path))
    sys.exit(Exit.FINDINGS if plan.beside else Exit.DONE)


def _one_line(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise click.BadParameter("one line of text, please · 应为一行文字", param_hint="--name")
    return name.strip()
