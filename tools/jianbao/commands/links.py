"""`jianbao links`: whether every link of the built site leads somewhere."""

import os
import sys

import click

from jianbao.commands.shared import here, run
from jianbao.errors import Exit, visible
from jianbao.site_links import broken_links

FOUND = {"zh": "失效链接 {0} 处", "en": "{0} broken links"}


@click.command(epilog="Example: jianbao links")
@click.pass_context
def links(context: click.Context) -> None:
    """Look at every link inside site/: each leads somewhere, none loads from another host. 检查站内链接

    SITE_URL in the environment says, as it does to the build, in which folder of its host the site will stand.
    """
    archive = run(context, here)
    found = run(context, lambda: broken_links(archive, os.environ.get("SITE_URL", "")))
    for line in found:
        click.echo(visible(line))
    click.echo(FOUND[context.obj].format(len(found)))
    sys.exit(Exit.FINDINGS if found else Exit.DONE)
