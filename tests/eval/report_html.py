"""The page that shows each miss beside its gold: one file, no request, readable on a telephone."""

import difflib
import html
import pathlib
from collections.abc import Iterable, Sequence

from tests.eval.scoring import Json, PageVerdict, Verdict
from tests.eval.sets import Measured

STYLE = """
:root { color-scheme: light dark; --line: #8886; --gold: #2a7a2a; --got: #b3261e; }
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; margin: 0 auto; max-width: 78rem; padding: 0 .8rem 4rem; }
pre { overflow-x: auto; font-size: .8rem; line-height: 1.4; }
article { border-top: 1px solid var(--line); padding: .6rem 0; }
h3 { margin: .2rem 0; font-size: 1rem; overflow-wrap: anywhere; } p { overflow-wrap: anywhere; } h3 small { font-weight: normal; opacity: .75; }
.sides { display: grid; gap: .8rem; grid-template-columns: minmax(0, 1fr); } @media (min-width: 50rem) { .sides { grid-template-columns: 1fr 1fr; } }
.sides section { min-width: 0; border-left: 3px solid var(--gold); padding-left: .6rem; }
.sides section + section { border-color: var(--got); }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 .6rem; margin: .3rem 0; } dd { margin: 0; overflow-wrap: anywhere; }
ol { list-style: none; padding: 0; margin: .3rem 0; font-size: .9rem; } li { overflow-wrap: anywhere; margin: .15rem 0; }
code { font-size: .75rem; opacity: .75; } .tag { border: 1px solid var(--line); border-radius: .6rem; padding: 0 .4rem; font-size: .75rem; }
.diff { overflow-wrap: anywhere; font-size: .9rem; } del { background: #2a7a2a33; text-decoration: none; } ins { background: #b3261e33; text-decoration: none; }
"""
NOTE = (
    "Green (left): gold; red (right): what the converter made. Marked in the diff: green is missing, red is too much."
)
CONTEXT = 24
"""Characters of equal text kept at each side of a difference."""
LONGEST = 160
"""Blocks longer than this are shown by their beginning and end: the diff shows what matters in between."""
SHOWN = ("title", "kicker", "subtitle", "authors", "kind", "flags", "source", "date", "editors", "rubric")


def write_html(
    sets: Sequence[Measured], path: pathlib.Path, *, wrong: str | None = None, summary: Sequence[str] = ()
) -> pathlib.Path:
    """Write the page and say where it is."""
    parts = [f"<h1>剪报 · make eval</h1><pre>{html.escape(chr(10).join(summary))}</pre><p>{NOTE}</p>"]
    for measured in sets:
        parts += _set(measured, wrong)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>make eval</title><style>{STYLE}</style>'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<!doctype html><html lang="zh">{head}<body>{"".join(parts)}</body></html>', encoding="utf-8")
    return path


def _set(measured: Measured, wrong: str | None) -> Iterable[str]:
    misses = [(page, v) for page in measured.pages for v in page.verdicts if not v.perfect]
    shown = [(page, v) for page, v in misses if not wrong or wrong == "perfect" or wrong in v.wrong]
    yield f'<h2 id="{measured.name}">{measured.name}: {len(shown)} misses</h2>'
    for page in measured.pages:
        yield _page_notes(page)
        yield from (miss(page, v) for p, v in shown if p is page)


def _page_notes(page: PageVerdict) -> str:
    """Records that match no gold, and characters lost or made."""
    notes = [f"extra record: {_clip(record.text)}" for record in page.extra]
    notes += [f"lost: {_clip(''.join(page.lost.elements()))}"] if page.lost else []
    notes += [f"made: {_clip(''.join(page.made.elements()))}"] if page.made else []
    notes += ["no record at all"] if page.unrecorded else []
    return "".join(f"<p><b>{html.escape(page.page)}</b> {html.escape(note)}</p>" for note in notes)


def miss(page: PageVerdict, verdict: Verdict) -> str:
    """One miss: what is wrong, both sides, and the difference of the bodies."""
    spec = verdict.spec
    tags = " ".join(f'<span class="tag">{html.escape(name)}</span>' for name in sorted(verdict.phenomena))
    wrong = ", ".join(verdict.wrong) if verdict.record else "not found"
    name = html.escape(f"{verdict.page} #{verdict.number} {spec.get('slug', '')}")
    got = _got_side(verdict) if verdict.record else "<p>–</p>"
    diff = difference(verdict.gold.text, verdict.record.text) if verdict.record else ""
    return (
        f"<article><h3>{name} <small>{html.escape(wrong)}</small></h3><p>{tags}</p>"
        f'<div class="sides"><section>{_gold_side(page, spec)}</section><section>{got}</section></div>'
        f'<p class="diff">{diff}</p></article>'
    )


def _gold_side(page: PageVerdict, spec: Json) -> str:
    around = [
        (key, spec.get(key) or []) for key in ("column", "headline", "byline", "meta", "editor_lines", "optional")
    ]
    rows = [(role, [n]) for role, numbers in around for n in numbers]
    for block in spec["body"]:
        role, numbers = ("paragraph", block) if isinstance(block, list) else next(iter(block.items()))
        rows.append((role, numbers if isinstance(numbers, list) else [numbers]))
    texts = [(role, "｜".join(page.lines[n - 1].strip() for n in numbers), numbers) for role, numbers in rows]
    return _facts(spec) + _blocks(texts)


def _got_side(verdict: Verdict) -> str:
    article = verdict.record.article
    return _facts(article) + _blocks([(b["role"], b["text"], b.get("lines") or []) for b in article["blocks"]])


def _facts(spec: Json) -> str:
    rows = [(key, spec.get(key)) for key in SHOWN if spec.get(key)]
    return "<dl>" + "".join(f"<dt>{key}</dt><dd>{html.escape(_plain(value))}</dd>" for key, value in rows) + "</dl>"


def _plain(value: object) -> str:
    return " / ".join(map(str, value)) if isinstance(value, list) else str(value)


def _blocks(rows: Iterable[tuple[str, str, list[int]]]) -> str:
    items = (
        f"<li><code>{html.escape(role)} {html.escape(','.join(map(str, numbers)))}</code> {html.escape(_clip(text))}</li>"
        for role, text, numbers in rows
    )
    return f"<ol>{''.join(items)}</ol>"


def _clip(text: str) -> str:
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"


def difference(want: str, got: str) -> str:
    """The difference of two texts as HTML, equal stretches shortened.

    >>> difference("知识产权质押融资", "知识产权押融资")
    '知识产权<del>质</del>押融资'
    """
    if want == got:
        return ""
    matcher = difflib.SequenceMatcher(None, want, got, autojunk=False)
    return "".join(_change(op, want[a:b], got[c:d]) for op, a, b, c, d in matcher.get_opcodes())


def _change(op: str, want: str, got: str) -> str:
    if op == "equal":
        short = len(want) <= 2 * CONTEXT
        return html.escape(want if short else f"{want[:CONTEXT]} … {want[-CONTEXT:]}")
    gone = f"<del>{html.escape(want)}</del>" if want else ""
    new = f"<ins>{html.escape(got)}</ins>" if got else ""
    return gone + new
