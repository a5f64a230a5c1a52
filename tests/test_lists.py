"""Lists amid the text of a web page: all their rows are of the text, and no row of another list is."""

from itertools import zip_longest

import pytest

from jianbao.ingest.lines import fragments, split_lines
from jianbao.ingest.lists import FURTHEST, LEAST_ROWS, listed, rows_before
from jianbao.ingest.read import label, stands_alone
from jianbao.ingest.web_page import layout
from jianbao.model import Role
from tests.test_web_page import FRAME, LINKS, STAMP, TEXT, body, read, roles, site_page

PARKS = ("东湖", "西山", "南渡", "北岭", "清河", "古塔", "石桥", "梅园")


def prices() -> list[str]:
    """Two lines for each park, far more than a text goes on without a sentence; a sentence after each of the first two."""
    rows = [(f"{number}、{park}公园", f"成人票原价：{20 + number}元") for number, park in enumerate(PARKS, 1)]
    notes = [[f"备注：{park}公园的半价票只在本周末出售，买票时请带上本人的证件。"] for park in PARKS[:2]]
    return [line for row, note in zip_longest(rows, notes, fillvalue=()) for line in (*row, *note)]


def test_a_list_of_prices_below_a_text_is_of_it() -> None:
    page = site_page(STAMP, TEXT, *prices(), LINKS)
    assert body(page) == [*TEXT.split("\n"), *prices()]
    assert all(roles(page)[row] is Role.PARAGRAPH for row in prices() if row.startswith("成人票"))


def test_a_text_that_begins_above_a_list_begins_there() -> None:
    """Though rows without a sentence stand below its first paragraph."""
    first = "周末去哪里看花？市园林局昨天公布了城里城外三处公园的门票价格，游客可以从手机上买票，凭身份证进园，十二岁以下的孩子不用买票，园里的停车场也不收费，周末两天都有志愿者在门口带路，还会给来得早的市民送一份纸地图，先到先得。"
    rest = TEXT.split("\n")
    values = ["成人票原价：30元", "儿童票原价：15元", "学生票原价：10元"]
    rows = [line for park in PARKS[:3] for line in (f"{park}公园", *values)]
    apart = [line for one in (first, *rows, *rest) for line in ("", one)]
    assert body(site_page(STAMP, *apart, LINKS)) == [first, *rows, *rest]


def test_a_ranking_below_a_text_begins_a_list_of_its_own() -> None:
    ranking = [f"{number}、{park}公园下月免费开放" for number, park in enumerate(PARKS, 1)]
    assert body(site_page(STAMP, TEXT, *ranking, LINKS)) == TEXT.split("\n")


def test_a_ranking_that_goes_on_the_numbers_of_a_text_stays_outside() -> None:
    """Its first three stand elsewhere, with pictures; only rows of figures carry a text on by themselves."""
    rows = zip(PARKS, TEXT.replace("清河", "南渡").split("\n"), strict=False)
    told = [TEXT.replace("\n", "")]
    for at, (park, text) in enumerate(rows, 1):
        told += [f"{at}. {park}变样了", text]
    ranking = [f"{number}. {park}公园下月免费开放" for number, park in enumerate(PARKS, 4)]
    assert not set(ranking) & set(body(site_page(STAMP, *told, *ranking, LINKS)))
    page = layout(label(split_lines("\n".join(["最后一班渡船靠岸", STAMP, *told, *ranking]))[0]))
    assert page.texts[page.body(2).end - 1] == told[-1]


ABOUT = "清河新闻网是经有关部门批准成立的综合新闻网站，每天发布本地新闻三百条，拥有读者五十万人。"


def rows_of_tickets(label: str) -> list[str]:
    return [line for number, park in enumerate(PARKS, 1) for line in (f"{park}套票", f"{label}：{number}0元")]


@pytest.mark.parametrize("label", ["网友", "票价"])
def test_rows_below_a_text_that_has_no_such_list_stay_outside(label: str) -> None:
    """Comments, and a box of tickets beside one sentence that begins with its price."""
    assert not {*rows_of_tickets(label)} & {
        *body(site_page(STAMP, TEXT, f"{label}：30元", *rows_of_tickets(label), ABOUT))
    }
    first = "票价：30元"
    assert not {*rows_of_tickets("票价")} & {*body(site_page(STAMP, TEXT, first, *rows_of_tickets("票价"), LINKS))}
    told = "票价：东湖公园从下月起每人三十元，学生凭证减半，老人和孩子不用买票，周末两天都有志愿者带路。"
    rows = rows_of_tickets(label)
    found = set(body(site_page(STAMP, TEXT, told, *rows, ABOUT)))
    assert told in found
    assert not found & {*rows}


def test_rows_of_a_list_are_no_wrapped_paragraph() -> None:
    """Though all of them are as wide as if a program had cut them."""
    rows = [f"{number}、{park}公园今年免费开放" for number, park in enumerate(PARKS, 1)]
    fragments_ = fragments(split_lines("\n".join(rows))[0], stands_alone)
    assert [fragment.text for fragment in fragments_] == rows


def test_rows_follow_the_number_before_or_the_same_word() -> None:
    assert rows_before(["2、西山", "3、南渡", "票 价：30元", "● 票价", "票价：40元"]) == {1: 0, 4: 2}
    assert rows_before(["3.5公里外", "4.5公里外"]) == {}
    assert FURTHEST >= 10, "so many lines a list may say of each of its rows"
    far = ["1、东湖", *["此处无票"] * (FURTHEST - 1), "2、西山"]
    assert rows_before(far) == {FURTHEST: 0}
    assert rows_before([far[0], "此处无票", *far[1:]]) == {}


def test_a_list_has_three_rows() -> None:
    rows = [f"票价：{price}元" for price in range(LEAST_ROWS)]
    assert listed(["清河", *rows], range(1, 1 + LEAST_ROWS)) == {1, 2, 3}
    assert listed(["清河", *rows[1:]], range(LEAST_ROWS)) == set()


def test_a_very_long_list_takes_no_longer_than_its_length() -> None:
    """The rows of every chain are looked at once."""
    rows = [f"票价：{number}元" for number in range(200_000)]
    assert len(listed(rows, range(len(rows)))) == len(rows)


def test_a_bracket_that_closes_on_a_line_of_its_own_is_of_the_text() -> None:
    first, *rest = TEXT.split("\n")
    assert body(read("\n".join(["最后一班渡船靠岸", STAMP, f"{first}（详情见", "）", *rest, FRAME])))[1] == "）"
