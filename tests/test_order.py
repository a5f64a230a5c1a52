"""What may not continue what."""

import pytest

from jianbao.ingest.continuation import load
from jianbao.ingest.evidence import lie
from jianbao.ingest.join_weights import WEIGHTS
from jianbao.ingest.network import Pair
from jianbao.ingest.order import FURTHEST, LEAST, are_items, links, weigh
from jianbao.ingest.pieces import Fragment, Label, Piece, Reading, Tag

OFFICES = "市直机关工会 铁西街道文化站 石门坎镇中心小学"


@pytest.mark.parametrize(
    ("source", "target", "items"),
    [
        ("北圩街道文化广场：心血管内科、骨伤科", "鹭洲轮渡码头候船厅：眼科、口腔科", True),
        (OFFICES, "请获奖作者自即日起，携带本人身份证领取证书。", True),
        ("茹桂英（女） 纪二宝 仪淑敏（女）", "邢立成", False),
        ("医生说：这个病要慢慢养，急不得，少", "吃盐，多走路。", False),
        ("他对来看望的人说：今年的收成", "好，村长说：明年更好。", False),
    ],
)
def test_items_of_a_list_do_not_continue_each_other(source: str, target: str, *, items: bool) -> None:
    """Lines with labels, and words side by side above a sentence; a list that a column broke goes on."""
    assert are_items(source, target) is items


def page(*lines: tuple[str, Tag | None, Label]) -> tuple[Piece, ...]:
    """Lines of a page, with their tags or without."""
    return tuple(
        Piece(at, Fragment((at + 1,), words), Reading(label, "role and names" if label is Label.BYLINE else "x"), tag)
        for at, (words, tag, label) in enumerate(lines)
    )


def weights(pieces: tuple[Piece, ...]) -> dict[Pair, float]:
    """The log-odds of all pairs worth a thought."""
    return weigh(pieces, lie(pieces, load()), load())


def test_a_numbered_line_continues_nothing() -> None:
    """三、 begins an item, whatever was left open above."""
    pieces = page(("会议要求做到以下几点，", None, Label.TEXT), ("三、加强督查。各镇要定期通报。", None, Label.TEXT))
    assert weights(pieces) == {}


HALVES = (("书架由木匠按孩子的身高做成，最高的一层也只到窗", Label.TEXT), ("台，每天中午有人值班。", Label.TEXT))


@pytest.mark.parametrize(
    ("tag", "joined"), [(Tag.TEXT, True), (Tag.LEAD, True), (Tag.CAPTION, False), (Tag.HEADING, False)]
)
def test_only_running_text_is_joined(tag: Tag, *, joined: bool) -> None:
    """A caption or a heading may look cut, and stays apart."""
    (before, label), (after, other) = HALVES
    pieces = page((before, Tag.TEXT, label), (after, tag, other))
    assert [(link.before, link.after) for link in links(pieces, {(0, 1): 3.0})] == [(0, 1)] * joined


def test_the_likeliest_joins_of_a_page_are_taken_together() -> None:
    """The best pair is given up where two good ones become possible, and the second way is named."""
    pieces = page(*((words, Tag.TEXT, label) for words, label in (HALVES[0], HALVES[0], HALVES[1], HALVES[1])))
    found = links(pieces, {(0, 2): 2.0, (0, 3): 1.9, (1, 2): 1.5})
    assert [(link.before, link.after, link.second) for link in found] == [(0, 3, 3), (1, 2, None)]


@pytest.mark.parametrize(("odds", "joined"), [(LEAST + 0.1, True), (LEAST - 0.1, False)])
def test_a_join_in_doubt_is_made_and_an_unlikely_one_is_not(odds: float, *, joined: bool) -> None:
    """Its score says how much it is doubted."""
    pieces = page(*((words, Tag.TEXT, label) for words, label in HALVES))
    found = links(pieces, {(0, 1): odds})
    assert [(link.before, link.after) for link in found] == [(0, 1)] * joined
    assert all(link.score < 0.5 for link in found)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("要坚决做到“两个维护”", "的生动实践，进一步激励干部。", True),
        ("可以吃鸡蛋、豆浆、", "，心衰患者应遵医嘱。", False),
        ("要坚决做到“两个维护”", "市民们说，这样很方便。", False),
    ],
)
def test_a_line_that_can_begin_nothing_is_joined_to_what_is_left(before: str, after: str, *, joined: bool) -> None:
    """However unlikely, and doubted; two marks cannot meet, and a line that may begin something is left alone."""
    pieces = page((before, Tag.TEXT, Label.TEXT), (after, Tag.TEXT, Label.TEXT))
    assert [(link.before, link.after) for link in links(pieces, {(0, 1): -6.0})] == [(0, 1)] * joined


def test_halves_that_are_pages_apart_are_not_looked_at() -> None:
    """A file of many pages costs no more than its pages."""
    after = ("台，每天中午有人值班，放学以前再一本一本收回来。", None, Label.TEXT)
    whole = ("阅览室的灯由家长们捐来。", None, Label.TEXT)
    near, far = (
        weights(page((*HALVES[0][:1], None, Label.TEXT), *[whole] * count, after)) for count in (3, FURTHEST + 1)
    )
    assert (0, 4) in near
    assert (0, FURTHEST + 2) not in far


def test_the_edges_of_two_lines_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A measure word wants its noun: what the networks of edges say is part of the odds."""
    pieces = page(
        ("扎一条能载十个人的筏子，少说也要十四", None, Label.TEXT),
        ("车、救援车，快的慢的，都在路口排队。", None, Label.TEXT),
        ("张羊皮，先从脖子那里退出来，再一张张吹满了气。", None, Label.TEXT),
    )

    def lead() -> float:
        odds = weights(pieces)
        return odds[0, 2] - odds[0, 1]

    told = lead()
    monkeypatch.setitem(WEIGHTS, "edges", 0.0)
    assert told > lead() + 1


def test_a_line_that_could_begin_a_paragraph_may_continue_another() -> None:
    """清晨5時 begins many paragraphs; here it goes on."""
    pieces = page(
        ("67歲的香料檔主江亞蝦受訪時說，他每天", None, Label.TEXT),
        ("巴剎的攤位昨日全部恢復營業，顧客一早就來了。", None, Label.TEXT),
        ("清晨5時開檔，今早騎摩哆來到路口，已見濃煙沖天。", None, Label.TEXT),
    )
    assert (0, 2) in weights(pieces)


def test_a_numbered_item_that_was_cut_goes_on() -> None:
    """1. 报名对象：本|街道居民: no heading with a number has a colon or a comma in it."""
    for words, goes_on in (("1. 报名对象：本", True), ("1. 报名对象", False)):
        pieces = page((words, None, Label.DISPLAY), ("街道居民及在本街道务工满一年的人员。", None, Label.TEXT))
        assert ((0, 1) in weights(pieces)) is goes_on
