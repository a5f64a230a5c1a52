"""An account as one HTML file that needs nothing else: no script, no request, every text of the seed escaped."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from jianbao import __version__
from jianbao.errors import SettingRefused, shown, visible
from jianbao.explain import words
from jianbao.explain.account import Account, Told
from jianbao.explain.words import Lang, say
from jianbao.write import write_text

STYLE = """
:root{color-scheme:light dark;--ink:#1c1b19;--soft:#66625b;--paper:#fbfaf7;--line:#dedad2;--red:#a5271d}
@media(prefers-color-scheme:dark){:root{--ink:#e8e5df;--soft:#a39e95;--paper:#191817;--line:#3a3733;--red:#ff8d80}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--paper);color:var(--ink);
font:1rem/1.6 "Noto Serif CJK SC","Source Han Serif SC",Songti SC,SimSun,serif}
h1{font-size:1.3rem;overflow-wrap:anywhere}h2{font-size:1.05rem;overflow-wrap:anywhere}
p,ul{margin:.3rem 0}.how,.why{color:var(--soft);font-size:.85rem;font-family:system-ui,sans-serif}
.line{display:grid;grid-template-columns:3.2rem 6.5rem 1fr;gap:.1rem .8rem;padding:.45rem .4rem;border-top:1px solid var(--line);
border-left:.3rem solid var(--stripe,transparent)}
.line:target{outline:2px solid var(--red)}
.number{color:var(--soft);text-align:right;text-decoration:none;font-family:system-ui,sans-serif;font-size:.85rem}
.role{font-family:system-ui,sans-serif;font-size:.85rem}
ul{padding:0;list-style:none}.article{padding:.2rem .6rem;border-left:.3rem solid var(--stripe)}
.text{overflow-wrap:anywhere}.why{grid-column:3}
.none{color:var(--soft)}.title .text{font-weight:bold;font-size:1.15rem}.kicker .text,.subtitle .text,.heading .text{font-weight:bold}
.doubt{color:var(--red)}.joins{color:var(--ink)}
.a0{--stripe:#3d7ea6}.a1{--stripe:#b07b26}.a2{--stripe:#4c8c4a}.a3{--stripe:#9a4f96}.a4{--stripe:#b5483f}.a5{--stripe:#5d6d7e}
@media(max-width:36rem){.line{grid-template-columns:2.2rem 1fr}.text,.why{grid-column:1/-1}}
@media print{.line{break-inside:avoid}}
"""
STRIPES = 6
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
TITLES = {"zh": "版面解读", "en": "How the pages were read"}
LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def write(path: Path, accounts: Iterable[Account], lang: Lang) -> None:
    """Write the file; raises SettingRefused where that cannot be done."""
    try:
        write_text(path, render(accounts, lang))
    except OSError as error:
        raise SettingRefused(
            shown(str(path)), f"无法写入（{error.strerror}），请换一个文件名", f"{error.strerror}; name another file"
        ) from error


def render(accounts: Iterable[Account], lang: Lang) -> str:
    """The file."""
    sections = "".join(_section(f"s{at}", account, lang) for at, account in enumerate(accounts, 1))
    return (
        f'<!doctype html>\n<html lang="{LANGUAGES[lang]}">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n<meta name="generator" content="jianbao {__version__}">\n'
        f"<title>{TITLES[lang]}</title>\n<style>{STYLE}</style>\n{sections}</html>\n"
    )


def _section(key: str, account: Account, lang: Lang) -> str:
    articles = "".join(
        f'<li class="article a{(at - 1) % STRIPES}">{escape(words.article(account, at, lang))}</li>'
        for at in range(1, len(account.page.articles) + 1)
    )
    loose = "".join(f'<li class="doubt">{escape(words.doubted(doubt, lang))}</li>' for doubt in account.doubts)
    lines = "".join(_line(key, one, lang) for one in account.lines)
    lost = "".join(f"<li>{escape(told)}</li>" for told in words.mended(list(account.lost), lang))
    how = say("how" if account.lines else "no lines", lang)
    return (
        f"<section>\n<h1>{escape(words.title(account, lang))}</h1>\n<ul>{articles}{loose}</ul>\n"
        f'<p class="how">{escape(how)}</p>\n{lines}<ul class="why">{lost}</ul>\n</section>\n'
    )


def _line(key: str, one: Told, lang: Lang) -> str:
    stripe = f" a{(one.article - 1) % STRIPES}" if one.article else " none"
    number = f'<a class="number" id="{key}-{one.number}" href="#{key}-{one.number}">{one.number}</a>'
    place = f"{one.article} " if one.article else ""
    return (
        f'<div class="line{stripe} {one.role or "left"}">{number}'
        f'<span class="role">{place}{escape(words.role_of(one, lang))}</span>'
        f'<span class="text">{escape(visible(one.text))}</span>'
        f'<ul class="why">{_reasons(key, one, lang)}</ul></div>\n'
    )


def _reasons(key: str, one: Told, lang: Lang) -> str:
    found = [f"<li>{escape(told)}</li>" for told in words.reasons(one, lang)]
    steps = [step.line for step in (one.goes_on, one.comes_from) if step]
    seconds = [one.goes_on.second] if one.goes_on and one.goes_on.second else []
    links = " ".join(f'<a href="#{key}-{number}">→ {number}</a>' for number in (*steps, *seconds))
    found += [f'<li class="joins">{links}</li>'] if links else []
    found += [f"<li>{escape(told)}</li>" for told in words.mended(one.repairs, lang)]
    found += [f'<li class="doubt">{escape(words.doubted(doubt, lang))}</li>' for doubt in one.doubts]
    return "".join(found)
