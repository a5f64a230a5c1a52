"""An account on a terminal: one line of the seed, below it what decided; in colour where a person looks on."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator

import click

from jianbao.errors import visible
from jianbao.explain import words
from jianbao.explain.account import Account, Told
from jianbao.explain.words import Lang, say
from jianbao.model import Role

COLOURS: dict[Role | None, str] = {
    None: "bright_black",
    Role.RUBRIC: "magenta",
    Role.KICKER: "cyan",
    Role.TITLE: "bright_cyan",
    Role.SUBTITLE: "cyan",
    Role.BYLINE: "yellow",
    Role.META: "yellow",
    Role.HEADING: "bright_blue",
    Role.CAPTION: "green",
    Role.CREDIT: "green",
    Role.JUMP: "magenta",
    Role.EDITOR: "yellow",
}
"""Colour of a role; running text has the terminal's own."""
MARGIN = 20
"""Columns before the text of a line."""
NARROWEST = 20


def show(accounts: Iterable[Account], lang: Lang) -> None:
    """Print accounts: in colour and cut to the terminal's width where there is one, whole and plain in a pipe."""
    looked_at = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if looked_at else None
    for at, one in enumerate(accounts):
        for told in (*([""] if at else []), *lines(one, lang, width)):
            click.echo(told, color=looked_at and not os.environ.get("NO_COLOR"))


def lines(account: Account, lang: Lang, width: int | None = None) -> Iterator[str]:
    """The account as styled lines; texts are cut to `width` columns, not at all where it is None."""
    yield click.style(words.title(account, lang), bold=True)
    for at in range(1, len(account.page.articles) + 1):
        yield "  " + words.article(account, at, lang)
    for doubt in account.doubts:
        yield click.style(f"  {words.doubted(doubt, lang)}", fg="red")
    yield click.style(say("how" if account.lines else "no lines", lang), dim=True)
    room = None if width is None else max(NARROWEST, width - MARGIN)
    for one in account.lines:
        yield from line(one, lang, room)
    for told in words.mended(list(account.lost), lang):
        yield click.style(f"{' ' * MARGIN}{told}", fg="bright_black")


def line(one: Told, lang: Lang, room: int | None) -> Iterator[str]:
    """One line of the seed and its reasons."""
    role = pad(words.role_of(one, lang), MARGIN - 10)
    head = f"{one.number:>5} {one.article or 0:>2} {role} "
    yield click.style(head, fg=COLOURS.get(one.role)) + clip(visible(one.text), room)
    for told in words.reasons(one, lang):
        yield click.style(f"{' ' * MARGIN}{told}", dim=True)
    for told in words.mended(one.repairs, lang):
        yield click.style(f"{' ' * MARGIN}{told}", fg="bright_black")
    for doubt in one.doubts:
        yield click.style(f"{' ' * MARGIN}{words.doubted(doubt, lang)}", fg="red")


def columns(text: str) -> int:
    """Columns that a text takes on a terminal.

    >>> columns("红桥 a")
    6
    """
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def pad(text: str, width: int) -> str:
    """A text filled up to so many columns."""
    return text + " " * (width - columns(text))


def clip(text: str, room: int | None) -> str:
    """A text cut in its middle: how lines begin and end is what decides.

    >>> clip("一二三四五六七八九十", 11)
    '一二三…十'
    """
    if room is None or columns(text) <= room:
        return text
    tail = _fitting(text[::-1], room // 3)[::-1]
    return f"{_fitting(text, room - columns(tail) - 2)}…{tail}"


def _fitting(text: str, room: int) -> str:
    at = taken = 0
    while at < len(text) and (taken := taken + columns(text[at])) <= room:
        at += 1
    return text[:at]
