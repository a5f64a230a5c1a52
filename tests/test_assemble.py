"""Tagged lines become articles."""

from jianbao.ingest.assemble import assemble
from jianbao.ingest.order import Link
from jianbao.ingest.pieces import Fragment, Label, Piece, Reading, Tag
from jianbao.model import Role


def page(*lines: tuple[str, Tag]) -> tuple[Piece, ...]:
    """Tagged lines of a page, nothing known of them by themselves."""
    return tuple(
        Piece(at, Fragment((at + 1,), text), Reading(Label.TEXT, "x"), tag) for at, (text, tag) in enumerate(lines)
    )


def test_all_of_a_displaced_lead_goes_to_the_front() -> None:
    """An article that begins with a heading lacks its lead: what stands between the byline and the next heading is it."""
    found = assemble(
        page(
            ("女卡友的十二个轮子", Tag.TITLE),
            ("逼上驾驶座", Tag.HEADING),
            ("她开车，是十年前的事。", Tag.TEXT),
            ("本报记者 林小满", Tag.BYLINE),
            ("凌晨三点，她发动了车。", Tag.LEAD),
            ("她今年四十六岁。", Tag.TEXT),
            ("路上", Tag.HEADING),
            ("三个月后，她考下了驾照。", Tag.TEXT),
        ),
        (),
        single=False,
    )
    (draft,) = found.drafts
    assert [part.pieces[0].index for part in draft.body] == [4, 5, 1, 2, 6, 7]


def test_a_slogan_above_an_untitled_text_is_no_title() -> None:
    """简讯 is the title of items that have none; 绿色发展 生态优先 is a banner."""
    for line, titled in (("简讯", True), ("绿色发展 生态优先", False)):
        found = assemble(page((line, Tag.RUBRIC), ("一间阅览室昨日开门。", Tag.LEAD)), (), single=False)
        assert bool(found.drafts[0].parts(Role.TITLE)) is titled
        assert bool(found.rubrics) is not titled


def test_a_word_above_a_headline_is_a_rubric() -> None:
    """Though it was tagged as a title; a kicker stays one, and so does half a title."""
    for tag, word, rest, role in (
        (Tag.TITLE, "舌尖", "春笋的三种吃法", Role.RUBRIC),
        (Tag.KICKER, "舌尖", "春笋的三种吃法", Role.KICKER),
        (Tag.TITLE, "从前论筐", "如今论克", Role.TITLE),
    ):
        (draft,) = assemble(page((word, tag), (rest, Tag.TITLE), ("笋要趁早挖。", Tag.LEAD)), (), single=False).drafts
        assert [part.role for part in draft.head if part.pieces[0].text == word] == [role]


STORY = (("新桥通车了", Tag.TITLE), ("昨天，新桥开放通行。", Tag.LEAD), ("行人走过桥面，", Tag.TEXT))


def test_an_editor_belongs_to_the_text_right_above() -> None:
    """Though that be a photograph between the halves of another article's paragraph."""
    pieces = page(
        *STORY,
        ("老聂在岸边收起缆绳。", Tag.LEAD),
        ("林小满 摄影报道", Tag.CREDIT),
        ("责任编辑：祁连山", Tag.EDITOR),
        ("看两岸的灯。", Tag.TEXT),
    )
    first, photo = assemble(pieces, (Link(2, 6, 5.0, None),), single=False).drafts
    assert [bool(draft.parts(Role.EDITOR)) for draft in (first, photo)] == [False, True]
    assert [part.pieces[-1].index for part in first.body] == [1, 6]


def test_a_photograph_may_have_two_paragraphs() -> None:
    """Where nothing else stands in it and nobody but the photographer signs."""
    lines = (*STORY[:2], ("行人走过桥面，看两岸的灯。", Tag.TEXT))
    for more, photos in (((("林小满 摄影报道", Tag.CREDIT),), [True]), ((), [False])):
        drafts = assemble(page(*lines, *more), (), single=False).drafts
        assert [draft.photo for draft in drafts] == photos
    signed = Piece(3, Fragment((4,), "林小满 摄影报道"), Reading(Label.CREDIT, "reportage"), Tag.CREDIT)
    (draft,) = assemble((*page(*lines), signed), (), single=False).drafts
    assert draft.photo
