"""The title of a web page: signs, weights, and what happens where the file of weights is damaged."""

from pathlib import Path

import numpy as np
import pytest
from train import web_title as train

from jianbao.errors import SettingRefused
from jianbao.ingest import web_title
from jianbao.ingest.lines import split_lines
from jianbao.ingest.read import label
from jianbao.ingest.web_page import layout

TEXT = "\n".join(
    (
        "　　五月二十日傍晚，清河市最后一班渡船靠上东岸码头，摆渡五十年的老聂把缆绳交给了儿子，城北跨线桥当天通车。",
        "　　老聂说，渡口最忙的时候一天要过三千人，挑担的、推车的、上学的，都在这条木船上说过话，如今桥上一分钟就过去了。",
        "　　市交通局介绍，渡口停航以后码头改作公园，木船留在岸上，供市民参观。",
    )
)


def title_of(page: str) -> str | None:
    """The line that is taken for the title of a page."""
    found = layout(label(split_lines(page)[0]))
    best = web_title.find(found)
    return found.texts[best.title[0]] if best and best.title else None


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("首页 | 新闻 | 民生 | 视频 | 专题 | 生活 | 房产 | 汽车", id="a menu with bars"),
        pytest.param("老街亮起新路灯\n城南小学开学\n公交改线告示", id="links above"),
        pytest.param("更多精彩专题\n清河 • 现场", id="names of sections"),
    ],
)
def test_lines_above_a_title_are_none(above: str) -> None:
    """The title stands above source and time and is told again by the text."""
    title = "清河市最后一班渡船靠岸 老聂摆渡五十年"
    page = f"{above}\n{title}\n2024年05月20日 18:37:32 来源：清河发布\n{TEXT}\n责任编辑：何大山\n版权所有 清河发布"
    assert title_of(page) == title


def test_a_heading_of_the_text_is_no_title() -> None:
    """It stands below sentences, and nothing says where it is from."""
    first, rest = TEXT.split("\n", 1)
    title = "清河市最后一班渡船靠岸 老聂摆渡五十年"
    page = f"{title}\n2024年05月20日 18:37:32 来源：清河发布\n{first}\n码头改作公园，木船留在岸上\n{rest}\n责任编辑：何大山"
    assert title_of(page) == title


def test_a_page_without_prose_has_no_article() -> None:
    """There is nothing that a title could be the title of."""
    assert web_title.find(layout(label(split_lines("首页\n新闻\n登录")[0]))) is None


def test_signs_are_told_apart() -> None:
    """What stands around a line, what it looks like and how much of it the text says again."""
    page = layout(
        label(
            split_lines(f"首页 > 新闻 > 民生 > 正文\n渡船靠岸，老聂摆渡五十年\n2024年05月20日 来源：清河发布\n{TEXT}")[
                0
            ]
        )
    )
    tried = {page.texts[one.title[0]]: one for one in page.tries()}
    found = web_title.signs(page, tried["渡船靠岸，老聂摆渡五十年"], 10.0)
    assert found["above 1 path"] == found["source below"] == found["next meta"] == 1
    assert found["told"] > 0.5
    assert "unended" not in found


def test_a_damaged_file_of_weights_is_refused(tmp_path: Path) -> None:
    """The message names the file and says what to do."""
    path = tmp_path / "titles.npz"
    np.savez_compressed(path, signs=np.array(["told"]))
    with pytest.raises(SettingRefused, match=r"titles\.npz.*weights"):
        web_title.read(path)
    path.write_bytes(b"PK")
    with pytest.raises(SettingRefused, match="restore the file"):
        web_title.read(path)


def test_a_title_of_little_text_yields_to_a_long_one_without_a_title() -> None:
    """A sentence below a headline, and sixty buttons further down a text that no headline is near."""
    long = "\n".join(TEXT.replace("五十年", f"{number}十年") for number in "一二三四五六七八九")
    buttons = "\n".join(["首页"] * 60)
    page = layout(
        label(split_lines(f"渡船靠岸消息\n2024-05-20 10:58 来源：清河日报\n今天停航了。\n{buttons}\n{long}")[0])
    )
    assert [one.title for one in page.tries()] == [(0,)]
    best = web_title.find(page)
    assert best is not None
    assert (best.title, best.body) == ((), page.longest())


def test_a_line_above_another_that_its_text_does_not_tell_again_says_so() -> None:
    """城南小学九月开学 above 外婆的菜园, which stands above source and time."""
    page = layout(label(split_lines(f"城南小学九月开学\n外婆的菜园地\n2024-05-20 18:37 来源：清河日报\n{TEXT}")[0]))
    tried = {page.texts[one.title[0]]: web_title.signs(page, one, 10.0) for one in page.tries()}
    assert tried["城南小学九月开学"]["untold above another"] == 1
    assert "untold above another" not in tried["外婆的菜园地"]


def test_training_finds_what_tells_the_title() -> None:
    """Of two lines on each page the one that the text tells again; a sign that every line has says nothing."""
    right, wrong = {"told": 0.8, "label display": 1.0}, {"told": 0.1, "label display": 1.0}
    pages = [
        train.Page(Path(), [right, wrong], [True, False]),
        train.Page(Path(), [wrong, right, wrong], [False, True, False]),
    ]
    weights = train.fit(pages)
    assert weights["told"] > 1 > abs(weights["label display"])
    assert train.hits(pages, weights) == 2
    assert train.hits(pages, {"told": -1.0}) == 0


def test_a_headline_with_next_to_no_text_below_it_is_none_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much its surroundings speak for it."""
    monkeypatch.setattr(web_title, "load", lambda: {"next date": 100.0})
    title = "清河市最后一班渡船靠岸 老聂摆渡五十年"
    other = "股市解碼：做員工好過炒股票\n2018-07-21\n股民說，今年的行情比去年好得多！"
    assert title_of(f"{title}\n来源：清河发布\n{TEXT}\n责任编辑：何大山\n{other}") == title
