"""Cut the text of an article as columns do: anywhere in a sentence, with losses, ends and jumps.

A cut never follows the end of a sentence and never puts closing punctuation first: there a reader could not tell
two halves from two paragraphs, and columns are set so that no line begins with a comma.
"""

import re
from dataclasses import replace

from tests.eval import stock
from tests.eval.fill import Filler
from tests.eval.model import Block, Dice, Draft, Fragment, Kind, Loss, Place, split_fragment

SHORTEST_CUT = 60
"""Shorter paragraphs fit a column; the shortest cut one in the seeds has 83 characters (003, line 81)."""
LONG = 200
SHORTEST_HEADING = 5
"""Characters of each line of a heading on two."""
MARGIN = 6
"""Characters that stay together at each side of a cut (seed 001, line 31: 13 characters; 003, line 51: 16)."""
NEVER_BEFORE = re.compile("[。！？；…”’」』），、：》〉】〕]")
NEVER_FIRST = re.compile("[，。、；：！？…”’」』）》〉】〕·％%—～ \u3000]")
NEVER_LAST = re.compile("[“‘「『（《〈【〔—…]")
HAN_RUN = re.compile(r"[\u4E00-\u9FFF]{4,}")
HAN_NAME = re.compile(r"[\u4E00-\u9FFF]{3}")
NAME = 3
"""A lost beginning is that of three characters, mostly a name, which the article prints whole elsewhere."""
REPEATED = 4
"""A lost character stands in a run of four that the article prints whole elsewhere: so a reader can see the loss."""

AFTER_ALL = 100
"""Part number of a lost end: what is left of its paragraph may be cut into fewer pieces than that."""


def cut_points(text: str, margin: int = MARGIN) -> list[int]:
    """Where a column may end inside a paragraph.

    >>> cut_points("他说，好。", margin=1)
    [1, 3]
    """
    return [i for i in range(margin, len(text) - margin + 1) if _may_cut(text[i - 1], text[i])]


def _may_cut(before: str, after: str) -> bool:
    ends = NEVER_BEFORE.fullmatch(before) and before not in "，、"
    return not (ends or NEVER_FIRST.fullmatch(after) or NEVER_LAST.fullmatch(before))


def break_columns(draft: Draft, dice: Dice) -> None:
    """Cut some paragraphs in two or three."""
    for fragment in list(draft.fragments):
        if not _breakable(draft, fragment) or not dice.happens("column_break"):
            continue
        twice = len(fragment.text) >= LONG and dice.happens("second_break")
        points = sorted(dice.sample(cut_points(fragment.text), 2 if twice else 1))
        if points and (len(points) == 1 or points[1] - points[0] >= MARGIN):
            draft.replace_at(draft.fragments.index(fragment), *split_fragment(fragment, points))
            draft.touched |= {"column_break", *(("second_break",) if len(points) > 1 else ())}


def break_headings(draft: Draft, dice: Dice) -> None:
    """Print a heading of two parts on two lines."""
    for fragment in [f for f in draft.fragments if f.place is Place.BODY and f.kind is Kind.HEADING]:
        head, space, tail = fragment.text.rpartition(" ")
        if len(head) >= SHORTEST_HEADING and len(tail) >= SHORTEST_HEADING and dice.happens("heading_two_lines"):
            lines = split_fragment(fragment, [len(head + space)])
            draft.replace_at(draft.fragments.index(fragment), *lines)
            draft.touched.add("heading_two_lines")


def drop_cap(draft: Draft, dice: Dice) -> None:
    """Print the first character of the text by itself."""
    first = next((f for f in draft.fragments if f.place is Place.BODY), None)
    if first and _breakable(draft, first) and HAN_NAME.match(first.text) and dice.happens("drop_cap"):
        draft.replace_at(draft.fragments.index(first), *split_fragment(first, [1]))
        draft.touched.add("drop_cap")


def force_break(draft: Draft, dice: Dice) -> int | None:
    """Index of a piece that continues another after at least one whole paragraph; one is cut if there is none."""
    first = next((i for i, f in enumerate(draft.fragments) if f.place is Place.BODY), 0)
    found = [i for i, f in enumerate(draft.fragments) if i > first + 1 and f.continues]
    if found:
        return dice.pick(found)
    options = [f for f in draft.fragments[first + 1 :] if _breakable(draft, f) and cut_points(f.text)]
    if not options:
        return None
    chosen = dice.pick(options)
    at = draft.fragments.index(chosen)
    draft.replace_at(at, *split_fragment(chosen, [dice.pick(cut_points(chosen.text))]))
    draft.touched.add("column_break")
    return at + 1


def _breakable(draft: Draft, fragment: Fragment) -> bool:
    """Whether a fragment is a whole paragraph, long enough to be cut."""
    whole = fragment.place is Place.BODY and fragment.part == 0 and fragment.kind is Kind.PARAGRAPH
    pieces = sum(f.block == fragment.block and f.place is Place.BODY for f in draft.fragments)
    return whole and pieces == 1 and len(fragment.text) >= SHORTEST_CUT


def lose_characters(draft: Draft, dice: Dice) -> None:
    """Drop a character or two at a column break, inside a run that the article prints whole elsewhere."""
    if not dice.happens("lost_character"):
        return
    options = [(f, at) for f in draft.fragments if _breakable(draft, f) for at in _repeats(draft, f.text)]
    if not options:
        return
    fragment, at = dice.pick(options)
    size = dice.pick((1, 1, 2))
    head, tail = split_fragment(fragment, [at + 1])
    lost, kept = tail.text[:size], tail.text[size:]
    draft.replace_at(draft.fragments.index(fragment), head, replace(tail, text=kept))
    _record_loss(draft, Loss(fragment.block, 1, lost), "lost_character")


def _repeats(draft: Draft, text: str) -> list[int]:
    """Where a run of characters begins that stands elsewhere in the article as well."""
    whole = draft.article.text
    starts = [m.start() + k for m in HAN_RUN.finditer(text) for k in range(len(m.group()) - REPEATED + 1)]
    inside = [i for i in starts if MARGIN <= i < len(text) - REPEATED - MARGIN]
    return [i for i in inside if whole.count(text[i : i + REPEATED]) > 1]


def lose_beginning(draft: Draft, dice: Dice) -> None:
    """Drop the first character of a later paragraph that begins with a run printed whole elsewhere."""
    if not dice.happens("lost_beginning"):
        return
    later = [f for f in draft.fragments if _breakable(draft, f) and f.block > 0]
    options = [f for f in later if HAN_NAME.match(f.text) and draft.article.text.count(f.text[:NAME]) > 1]
    if options:
        fragment = dice.pick(options)
        draft.replace_at(draft.fragments.index(fragment), replace(fragment, text=fragment.text[1:]))
        _record_loss(draft, Loss(fragment.block, 0, fragment.text[0]), "lost_beginning")


def _record_loss(draft: Draft, loss: Loss, name: str) -> None:
    draft.losses.append(loss)
    draft.flags.add("gap")
    draft.touched.add(name)


def end_early(draft: Draft, filler: Filler) -> None:
    """Stop the text in the middle of a sentence, now and then with a line that says where it goes on."""
    dice = filler.dice
    jumps = dice.happens("jump_off")
    paragraphs = [
        i for i, f in enumerate(draft.fragments) if _breakable(draft, f) and f.block >= 1 and cut_points(f.text)
    ]
    signed = draft.article.byline_place.startswith("tail")
    if not (jumps or dice.happens("truncated")) or not paragraphs or signed or _is_special(draft):
        return
    at = dice.pick(paragraphs[-2:])
    head, tail = split_fragment(draft.fragments[at], [dice.pick(cut_points(draft.fragments[at].text))])
    rest = [f for f in draft.fragments[at + 1 :] if f.place is Place.BODY]
    draft.fragments = [*draft.fragments[:at], head]
    draft.losses += [Loss(f.block, AFTER_ALL + f.part, f.text) for f in (tail, *rest)]
    draft.flags.add("truncated")
    draft.touched.add("jump_off" if jumps else "truncated")
    if jumps:
        _print_jump(draft, head, filler)


def _print_jump(draft: Draft, last: Fragment, filler: Filler) -> None:
    """Say where the text goes on: on a line of its own, or at the end of the last one."""
    line = filler.line(filler.dice.pick(stock.localized(stock.JUMPS_OFF, stock.JUMPS_OFF_HANT, filler.script)))
    if line.startswith("（") and filler.dice.happens("jump_inline"):
        draft.touched.add("jump_inline")
        draft.replace_at(draft.fragments.index(last), replace(last, text=last.text + line))
    else:
        draft.add_block(Block(Kind.JUMP, line), last.block + 1)


def begin_late(draft: Draft, filler: Filler) -> None:
    """Go on from another page: a line that says so, and the text from the middle of an early sentence.

    A byline inside the lost opening would be lost with it, so such articles begin where they should.
    """
    dice = filler.dice
    if draft.article.byline_place == "opener":
        return
    first = next((f for f in draft.fragments if f.place is Place.BODY), None)
    if _is_special(draft) or first is None or not _breakable(draft, first) or not dice.happens("jump_on"):
        return
    points = cut_points(first.text)
    if not points:
        return
    head, tail = split_fragment(first, [dice.pick(points[: len(points) // 2] or points)])
    at = draft.fragments.index(first)
    form = dice.pick(stock.localized(stock.JUMPS_ON, stock.JUMPS_ON_HANT, filler.script))
    line = Fragment(filler.line(form), Place.BODY, draft.owner, Kind.JUMP, -1)
    draft.replace_at(at, line, replace(tail, part=0))
    draft.losses.append(Loss(head.block, 0, head.text))
    draft.touched.add("jump_on")
    if dice.pick((True, False)):
        _drop_head(draft)


def _drop_head(draft: Draft) -> None:
    """Continuations are often printed without headline and byline; a rubric goes with them."""
    draft.fragments = [f for f in draft.fragments if f.place not in (Place.HEADLINE, Place.BYLINE, Place.COLUMN)]
    draft.titles = []
    if draft.article.byline_place == "head":
        draft.authors = ()


def _is_special(draft: Draft) -> bool:
    """Photo stories, poems and untitled pieces are printed whole: cut, nothing would tell them from a rest."""
    return draft.article.is_photo or draft.article.kind in ("poem", "weather", "correction") or not draft.article.title
