"""A run of large type above an article → rubric, kicker, title, subtitle.

    十项行动见行见效                      rubric
    河西区推动“跨省通办”落实落地            title, printed on two lines of about one length
    让企业和群众畅享网上办事便利

    河西区2023年全民国防教育日宣传活动举行    kicker: longer, above
    踔厉奋发强国防                        title

    “民情快递”架起为民服务连心桥           title
    长江路街道人大工委打造“民情快递”工作品牌,积极探索代表履职新模式    subtitle: longer, below
"""

import re
from dataclasses import dataclass

from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles import rubric
from jianbao.model import Role

DASHES = re.compile(r"^\s*[—―–─-]{1,2}")
SAME_LINE = 0.72
"""Two lines of one title are set in one size, so the shorter has at least this share of the longer's length.

In the sample seeds: 14:15 and 11:12 are titles on two lines; 7:20, 17:29, 20:36 and 15:36 are not.
"""
LONGEST_REMNANT = 4
"""A second line this short cannot stand alone: 新时代文明实践特色街区 / 上新."""
LONGEST_RUBRIC = 9
RUBRIC_SHARE = 0.72
RUBRIC_MARKS = re.compile(r"[\d，。！？：“”‘’「」《》—…、]|^(?:本报|关于)")


@dataclass(frozen=True, slots=True)
class Headline:
    """The lines of large type above one article, each with its role, in printed order."""

    roles: tuple[tuple[Piece, Role], ...]

    def text(self, role: Role) -> str | None:
        """The lines of one role as one text; the halves of a title are parted by a space unless a word was cut."""
        texts = [piece.text for piece, own in self.roles if own is role]
        return " ".join(texts) if texts else None


def read(run: list[Piece], repeated: frozenset[str]) -> Headline:
    """The roles of a run; `repeated` holds short lines that other pages print too."""
    rubrics = leading_rubrics(run, repeated)
    rest = run[len(rubrics) :]
    subtitles = [piece for piece in rest if DASHES.match(piece.text)] if len(rest) > 1 else []
    main = [piece for piece in rest if piece not in subtitles]
    roles = {piece.index: role for piece, role in zip(main, main_roles([piece.text for piece in main]), strict=True)}
    roles |= {piece.index: Role.RUBRIC for piece in rubrics} | {piece.index: Role.SUBTITLE for piece in subtitles}
    return Headline(tuple((piece, roles[piece.index]) for piece in run))


def leading_rubrics(run: list[Piece], repeated: frozenset[str]) -> list[Piece]:
    """The lines at the head of a run that are rubrics; the last line never is."""
    rubrics: list[Piece] = []
    for at, piece in enumerate(run[:-1]):
        if piece.label is Label.RUBRIC or rubric.key(piece.text) in repeated or _looks_like_rubric(piece, run[at + 1]):
            rubrics.append(piece)
        else:
            break
    return rubrics


def _looks_like_rubric(piece: Piece, below: Piece) -> bool:
    text = piece.text
    return (
        len(text) <= LONGEST_RUBRIC
        and len(text) < RUBRIC_SHARE * len(below.text)
        and not RUBRIC_MARKS.search(text)
        and not DASHES.match(below.text)
        and len(below.text) <= 22
    )


def main_roles(texts: list[str]) -> list[Role]:
    """Kicker, title and subtitle among lines that are none of the surer things.

    >>> main_roles(["踔厉奋发强国防"])
    [<Role.TITLE: 'title'>]
    >>> [role.value for role in main_roles(["河西区2023年全民国防教育日宣传活动举行", "踔厉奋发强国防"])]
    ['kicker', 'title']
    """
    if len(texts) <= 1:
        return [Role.TITLE] * len(texts)
    if len(texts) == 2:
        return _two(*texts)
    head = _two(texts[0], texts[1])
    if head == [Role.TITLE, Role.TITLE]:
        return head + [Role.SUBTITLE] * (len(texts) - 2)
    if head == [Role.TITLE, Role.SUBTITLE]:
        return head + [Role.SUBTITLE] * (len(texts) - 2)
    return [Role.KICKER, *main_roles(texts[1:])]


def _two(first: str, second: str) -> list[Role]:
    one, other = _width(first), _width(second)
    if other <= LONGEST_REMNANT or min(one, other) >= SAME_LINE * max(one, other):
        return [Role.TITLE, Role.TITLE]
    return [Role.TITLE, Role.SUBTITLE] if one < other else [Role.KICKER, Role.TITLE]


def _width(text: str) -> int:
    return len(text.replace(" ", ""))
