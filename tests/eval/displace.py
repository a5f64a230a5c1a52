"""Move pieces of a page out of their place as text extraction does: bylines, first paragraphs, photographs, tails."""

import re
from dataclasses import replace

from tests.eval import stock, stock_photo
from tests.eval.breaks import force_break
from tests.eval.fill import Filler
from tests.eval.model import Block, Dice, Draft, Fragment, Kind, Place, column_breaks

PHOTO_BLOCK = 1000
"""Block number of a caption: gold compares captions as a set, so any number after the text will do."""

PLAIN_SENTENCE = re.compile("(?![图圖]).*。")


def displace_byline(draft: Draft, dice: Dice) -> None:
    """Print the byline in the middle of the body, with the first paragraphs where sections show that they are first.

    Alone a byline may stand anywhere; an opening may move only where a heading follows it, otherwise nobody could
    tell that it is the opening (seed 001: headline, first heading, text, and only then byline and lede).
    """
    if draft.flags & {"gap"} or not any(f.place is Place.BYLINE for f in draft.fragments):
        return
    opening = _opening(draft)
    if opening and dice.happens("lede_displaced"):
        _move_down(draft, opening, dice, "lede_displaced")
    elif dice.happens("byline_displaced"):
        _move_down(draft, [], dice, "byline_displaced")


def _opening(draft: Draft) -> list[Fragment]:
    """The whole paragraphs before the first section heading, if the article has at least two sections."""
    body = [f for f in draft.fragments if f.place is Place.BODY]
    headings = [i for i, f in enumerate(body) if f.kind is Kind.HEADING]
    plain = all(f.kind is Kind.PARAGRAPH for f in body[: headings[0]]) if headings else False
    return body[: headings[0]] if len(headings) > 1 and plain and 0 < headings[0] <= 3 else []


def _move_down(draft: Draft, opening: list[Fragment], dice: Dice, name: str) -> None:
    moved = [f for f in draft.fragments if f.place is Place.BYLINE] + opening
    kept = [f for f in draft.fragments if f not in moved]
    rest = replace_fragments(draft, kept)
    at = force_break(rest, dice)
    if at is not None:
        draft.fragments = [*rest.fragments[:at], *moved, *rest.fragments[at:]]
        draft.touched |= {name, "column_break"}


def replace_fragments(draft: Draft, fragments: list[Fragment]) -> Draft:
    """A second draft of the same article with other fragments, to try a cut on."""
    return replace(draft, fragments=list(fragments), touched=set(draft.touched))


def place_photo(draft: Draft, filler: Filler, *, columns: bool = True) -> None:
    """Print a photograph's caption: before the text, after it, or between the halves of a paragraph.

    Without a credit only a cut paragraph around it shows that a sentence is a caption (seed 001, line 25). A web
    page has no columns: there a caption stands between whole paragraphs, and is no plain sentence (seed 004).
    """
    dice, photo = filler.dice, _photo(draft, filler)
    if not photo:
        return
    signed = len(photo) > 1
    fragments = _photo_fragments(draft, photo, dice)
    inside = columns and (not signed or dice.happens("photo_in_break"))
    at = force_break(draft, dice) if inside else None
    if at is None and not signed and (columns or PLAIN_SENTENCE.fullmatch(photo[0].text)):
        return
    at = _beside(draft, dice, columns=columns) if at is None else at
    draft.fragments[at:at] = fragments
    draft.touched |= {"photo", *(("photo_in_break",) if inside else ())}


def _beside(draft: Draft, dice: Dice, *, columns: bool) -> int:
    """Where a caption may stand without cutting a paragraph: at either end, on a web page between any two."""
    body = [i for i, f in enumerate(draft.fragments) if f.place is Place.BODY]
    return dice.pick((body[0], body[-1] + 1)) if columns else dice.pick((*body[1:], body[-1] + 1))


def _photo(draft: Draft, filler: Filler) -> tuple[Block, ...]:
    """The article's own photograph, or one that fits it, with a credit or without."""
    dice, article = filler.dice, draft.article
    if article.photo:
        return article.photo if dice.happens("photo") else ()
    if article.kind not in stock_photo.PICTURED or not dice.happens("photo_added"):
        return ()
    signed = dice.happens("credit")
    draft.touched |= {"photo_added", *(("credit",) if signed else ())}
    sentences = stock.localized(stock_photo.SENTENCES, stock_photo.SENTENCES_HANT, filler.script)
    phrases = stock.localized(stock_photo.PHRASES, stock_photo.PHRASES_HANT, filler.script)
    mark = "▲" if dice.happens("caption_marked") else ""
    draft.touched |= {"caption_marked"} if mark else set()
    caption = Block(Kind.CAPTION, mark + dice.pick((*sentences, *phrases)))
    credit = filler.line(dice.pick(stock.localized(stock_photo.CREDITS, stock_photo.CREDITS_HANT, filler.script)))
    return (caption, Block(Kind.CREDIT, credit)) if signed else (caption,)


def _photo_fragments(draft: Draft, photo: tuple[Block, ...], dice: Dice) -> list[Fragment]:
    blocks = list(photo)
    if len(blocks) == 2 and dice.happens("credit_alone"):
        draft.touched.add("credit_alone")
    elif len(blocks) == 2:
        blocks = [Block(Kind.CAPTION, f"{blocks[0].text} {blocks[1].text}")]
    kinds = enumerate(blocks, start=PHOTO_BLOCK)
    return [Fragment(b.text, Place.BODY, draft.owner, b.kind, number) for number, b in kinds]


def move_tails(drafts: list[Draft], dice: Dice) -> list[list[Fragment]]:
    """The fragments of each article in page order, with some tails moved past the next article or two."""
    runs = [list(d.fragments) for d in drafts]
    for i in range(len(drafts) - 1):
        if not _has_tail(drafts[i]) or not dice.happens("tail_moved"):
            continue
        at = force_break(drafts[i], dice)
        if at is None:
            continue
        runs[i], tail = drafts[i].fragments[:at], drafts[i].fragments[at:]
        past = min(dice.pick((1, 1, 1, 2)), len(drafts) - 1 - i)
        drafts[i].touched.add("tail_moved")
        _land(runs[i + past], drafts[i + past], tail, dice)
    return runs


def _has_tail(draft: Draft) -> bool:
    whole = not draft.touched & {"lede_displaced", "byline_displaced", "truncated", "jump_off", "tail_past"}
    return whole and not draft.article.is_photo and bool(draft.article.title)


def _land(run: list[Fragment], host: Draft, tail: list[Fragment], dice: Dice) -> None:
    """Put a tail behind an article, or into one of its column breaks."""
    breaks = column_breaks(run, host.owner)
    host.touched.add("tail_past")
    if breaks and dice.happens("tail_inside"):
        at = dice.pick(breaks)
        run[at:at] = tail
        host.touched.add("tail_inside")
    else:
        run.extend(tail)


def interrupt(run: list[Fragment], drafts: list[Draft], filler: Filler) -> list[Fragment]:
    """A run of fragments with a footer, folio or advert between two halves, here and there."""
    out: list[Fragment] = []
    for fragment in run:
        joins = fragment.continues and out and out[-1].owner == fragment.owner and len(out[-1].text) > 1
        if joins and fragment.owner is not None and filler.dice.happens("interrupted"):
            out.append(_interruption(filler))
            drafts[fragment.owner].touched.add("interrupted")
        out.append(fragment)
    return out


def _interruption(filler: Filler) -> Fragment:
    forms = stock.localized(
        (*stock.ADVERTS, *stock.FOOTERS, *stock.FOLIOS), (*stock.ADVERTS_HANT, *stock.FOLIOS_HANT), filler.script
    )
    return Fragment(filler.line(filler.dice.pick(forms)), Place.FURNITURE)
