"""Ids are for ever: whatever a better reading makes of a page, no id changes hands for nothing and none comes twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from jianbao.identity import identify, likeness, runs
from jianbao.ledger import Generated, Ledger, dumps, loads
from jianbao.model import Article, Block, Kind, Page, Role

SENTENCES = (
    "滨河区图书馆夜间开放，门口排起了队。",
    "王大河在桥头住了四十年，每天清早扫一遍桥面。",
    "三月里沿河种下四百棵柳树，园林工人浇了水。",
    "暴雨过后，社区志愿者清理淤泥到深夜。",
    "小学操场铺了新跑道，孩子们争着试跑。",
    "菜市场改造完工，摊位比从前宽敞一倍。",
    "公交七路延长三站，终点设在老火车站。",
    "博物馆展出明代家具，观众需提前预约。",
)
groupings = st.permutations(range(len(SENTENCES))).flatmap(
    lambda order: st.lists(st.integers(1, 3), min_size=3, max_size=8).map(lambda sizes: cut(order, sizes))
)
histories = st.lists(groupings, min_size=2, max_size=6)


def cut(order: list[int], sizes: list[int]) -> list[list[int]]:
    """Sentences in some order, grouped into articles; those that no group takes are furniture this time."""
    groups, at = [], 0
    for size in sizes:
        groups.append(order[at : at + size])
        at += size
    return [group for group in groups if group]


def page(groups: list[list[int]]) -> Page:
    """A reading in which each group of sentences is an article."""
    articles = tuple(article(f"0123abcd-{at:02}", group) for at, group in enumerate(groups, 1))
    return Page("a.txt", "0123abcd", "0" * 64, "utf-8", articles)


def article(key: str, group: list[int]) -> Article:
    """An article of these sentences."""
    blocks = tuple(Block(Role.PARAGRAPH, SENTENCES[number], (number + 1,)) for number in group)
    return Article(key, Kind.ARTICLE, blocks)


def book(read: Page, tombstones: dict[str, str]) -> Ledger:
    """The ledger after a reading."""
    return Ledger("0123abcd", read, {one.id: Generated("", "0", "") for one in read.articles}, tombstones)


def texts(read: Page) -> dict[str, tuple[str, ...]]:
    """Id → the sentences of its article."""
    return {one.id: tuple(block.text for block in one.blocks) for one in read.articles}


@given(histories)
def test_no_id_is_used_twice_however_blocks_are_regrouped(history: list[list[list[int]]]) -> None:
    """Over any series of readings: ids are unique, a buried one never lives again, and every one is accounted for."""
    known = Ledger("0123abcd", page([]))
    ever: set[str] = set()
    for groups in history:
        read, identity = identify(page(groups), known)
        ids = [one.id for one in read.articles]
        assert len(ids) == len(set(ids)) == len(groups)
        assert not set(ids) & known.tombstones.keys()
        assert set(ids) - known.articles.keys() <= {key for key in ids if key not in ever}
        assert set(identity.gone) == known.articles.keys() - set(ids)
        assert {heir for heir in identity.gone.values() if heir} <= set(ids)
        ever |= set(ids)
        known = loads(dumps(book(read, known.tombstones | dict.fromkeys(identity.gone, "…"))), "a.json")
    assert ever == known.articles.keys() | known.tombstones.keys()


@given(groupings)
def test_the_same_reading_changes_no_id(groups: list[list[int]]) -> None:
    """Articles that stay the same keep their ids, in whatever order the page has them now."""
    first, _ = identify(page(groups), Ledger("0123abcd", page([])))
    again, identity = identify(page(groups[::-1]), book(first, {}))
    assert identity.gone == {}
    assert texts(again) == texts(first)


@given(groupings, groupings)
def test_an_article_that_stays_whole_keeps_its_id(before: list[list[int]], after: list[list[int]]) -> None:
    """What becomes of its neighbours is nothing to an article that both readings have."""
    first, _ = identify(page(before), Ledger("0123abcd", page([])))
    second, _ = identify(page(after), book(first, {}))
    old = {text: key for key, text in texts(first).items()}
    for key, text in texts(second).items():
        assert key == old.get(text, key)


def test_a_split_article_leaves_its_id_to_the_part_with_its_title() -> None:
    """The same title counts before more of the text."""
    whole = replace(article("0123abcd-01", [0, 1, 2]), title="夜读")
    parts = page([[1, 2], [0]])
    parts = replace(parts, articles=(parts.articles[0], replace(parts.articles[1], title="夜读")))
    read, _ = identify(parts, book(replace(page([]), articles=(whole,)), {}))
    assert [one.id for one in read.articles] == ["0123abcd-02", "0123abcd-01"]


def test_joined_articles_keep_the_id_of_the_larger_and_name_the_heir_of_the_other() -> None:
    """A tombstone can say where the text went."""
    first, _ = identify(page([[0], [1, 2]]), Ledger("0123abcd", page([])))
    read, identity = identify(page([[0, 1, 2]]), book(first, {}))
    assert [one.id for one in read.articles] == ["0123abcd-02"]
    assert identity.gone == {"0123abcd-01": "0123abcd-02"}


def test_numbers_that_people_took_are_passed_over() -> None:
    """An article that a person added has its number for itself."""
    read, _ = identify(page([[0], [1]]), Ledger("0123abcd", page([])), {"0123abcd-01": "", "0123abcd-07": ""})
    assert [one.id for one in read.articles] == ["0123abcd-08", "0123abcd-09"]


def test_likeness_of_texts() -> None:
    """A part is wholly in its whole, the whole only in part in it; strangers share nothing."""
    part, whole, other = (runs(article("0123abcd-01", group)) for group in ([0], [0, 1], [2]))
    assert likeness(part, whole).of_shorter == 1
    assert 0.3 < likeness(part, whole).of_longer < 0.6
    assert likeness(part, other).shared == 0
