"""An article side by side with its seed: each passage beside the lines it came from."""

from jianbao.model import Article, Document, Page, Role
from jianbao.publish import front
from jianbao.publish.body import marked
from jianbao.publish.catalogue import article_url
from jianbao.publish.front import text
from jianbao.publish.provenance import ROLE_WORDS, head_now, is_edited, passage_lines, repairs_of
from jianbao.publish.seed_page import NO_LONGER, hue, repaired
from jianbao.publish.slugs import address

EDITED = '<span class="role">已校改</span>'


def source_page(document: Document, article: Article, page: Page, lines: list[str] | None) -> bytes:
    """The built comparison of an article with its seed."""
    meta: dict[str, object] = {
        "template": "source.html",
        "title": f"{document.heading}：对照原始文本",
        "heading": document.heading,
        "noindex": True,
        "article_url": article_url(document),
        "page_url": address("pages", page.seed_id),
        "seed": page.seed,
        "first_line": article.lines[0] if article.lines and lines else None,
        "missing": lines is None,
    }
    pairs = _head_rows(document, article, page, lines) + _body_rows(document, article, page, lines)
    return front.page(meta, f'<div class="pairs {hue(page.articles.index(article))}">\n{pairs}</div>\n')


def _head_rows(document: Document, article: Article, page: Page, lines: list[str] | None) -> str:
    """Title, byline …: what went into the front matter."""
    rows = []
    for block in article.blocks:
        if not block.role.is_body:
            now = head_now(block, article, document)
            note = EDITED if now != block.text else ""
            words = text(now) or NO_LONGER
            shown = f'<p class="{block.role.value}"><span class="role">{ROLE_WORDS[block.role]}</span>{note}{words}</p>'
            rows.append(_pair(shown, _lines(block.lines, page, lines), None))
    return "".join(rows)


def _body_rows(document: Document, article: Article, page: Page, lines: list[str] | None) -> str:
    origin = passage_lines(article, document)
    rows = []
    for number, passage in enumerate(document.body, 1):
        note = EDITED if is_edited(article, passage) else ""
        label = "小标题" if passage.role is Role.HEADING else f"第{number}段"
        link = f'<a class="role" href="../#p{number}">{label}</a>'
        shown = f'<p class="{passage.role.value}">{link}{note}{marked(passage)}</p>'
        rows.append(_pair(shown, _lines(origin.get(number, ()), page, lines), f"p{number}"))
    return "".join(rows)


def _pair(left: str, right: str, anchor: str | None) -> str:
    identity = f' id="{anchor}"' if anchor else ""
    return f'<div class="pair"{identity}>\n<div class="now">{left}</div>\n<div class="was">{right}</div>\n</div>\n'


def _lines(numbers: tuple[int, ...], page: Page, lines: list[str] | None) -> str:
    if not numbers:
        return "<p>原始文本中没有这一段</p>"
    shown = []
    for at, number in enumerate(numbers):
        known = lines is not None and number <= len(lines)
        words = repaired(lines[number - 1], repairs_of(page.repairs, number)) if lines and known else "（原始文本缺失）"
        place = f' href="../../../../pages/{page.seed_id}/#L{number}" aria-label="第{number}行"' if known else ""
        link = f'<a class="n"{place}>{number}</a>'
        joined = '<span class="role">接续</span>' if at else ""
        shown.append(f'<li>{link}<span>{joined}<span class="t">{words}</span></span></li>')
    return f'<ol class="lines">{"".join(shown)}</ol>'
