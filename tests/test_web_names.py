"""Who wrote a web page and where it came from: what is looked at, what is learnt, and what rules add."""

from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest
import yaml
from train import fields
from train import web_names as train

from jianbao.errors import SettingRefused
from jianbao.ingest import metadata, web_names
from jianbao.ingest.field import Field
from jianbao.ingest.lines import split_lines
from jianbao.ingest.metadata import Credits
from jianbao.ingest.pieces import Piece
from jianbao.ingest.read import label
from jianbao.ingest.web_names import AUTHOR, EDITOR, NONE, ROLES, SOURCE, Named, clues, load, spans
from jianbao.ingest.web_page import tag
from jianbao.ingest.web_snippets import Snippet, snippets

TEXT = "\n".join(
    (
        "　　五月二十日傍晚，清河市最后一班渡船靠上东岸码头，摆渡五十年的老聂把缆绳交给了儿子，城北跨线桥当天通车。",
        "　　老聂说，渡口最忙的时候一天要过三千人，挑担的、推车的、上学的，都在这条木船上说过话，如今桥上一分钟就过去了。",
        "　　市交通局介绍，渡口停航以后码头改作公园，木船留在岸上，供市民参观。",
    )
)


def pieces(*lines: str) -> tuple[Piece, ...]:
    page = "\n".join(("首页\n要闻\n首页 > 正文", *lines, "相关新闻\n图书馆夜间开放满月记\nCopyright 清河新闻网"))
    return tag(label(split_lines(page)[0]))


def named(head: str, text: str = TEXT, *foot: str) -> Named:
    """What is read of a page with a title, a line below it, a text and lines below that."""
    return web_names.read(pieces("最后一班渡船靠岸", head, text, *foot))


@pytest.mark.parametrize(
    ("head", "text", "foot", "authors"),
    [
        ("2024-05-20 10:58 来源：清河日报 作者：展慕白", TEXT, "", ("展慕白",)),
        ("2024-05-20 10:58 来源：清河日报", TEXT, "（文/展慕白）", ("展慕白",)),
        ("2024-05-20 10:58 来源：清河日报", TEXT, "采写：清都记者 展慕白", ("展慕白",)),
        ("2024-05-20 10:58 来源：清河日报", f"　　清河日报讯（记者/展慕白 通讯员/梅知远）{TEXT.strip()}", "", ("展慕白", "梅知远")),
        ("2024-05-20 10:58 来源：清河日报 责任编辑：展慕白", TEXT, "", ()),
        ("2024-05-20 10:58 来源：清河日报 作者：佚名", TEXT, "", ()),
    ],
)  # fmt: skip
def test_writers_and_sources_are_read_in_whatever_form(
    head: str, text: str, foot: str, authors: tuple[str, ...]
) -> None:
    """Beside the time, below the text, in its first sentence; editors and 佚名 are no authors."""
    found = named(head, text, *filter(None, [foot]))
    assert (found.authors, found.source) == (authors, "清河日报")


def test_a_name_alone_on_a_line_that_says_nothing_is_a_link() -> None:
    assert named("2024-05-20 10:58 来源：清河日报", TEXT, "展慕白", "更多新闻").authors == ()


def test_what_is_looked_at_stands_around_the_text() -> None:
    """No title, no paragraph amid the text, nothing twice; nothing on a page without a text."""
    found = {(one.place, one.text.strip()[:6]) for one in snippets(pieces("最后一班渡船靠岸", "来源：清河日报 展慕白", TEXT, "责任编辑：梅知远"))}  # fmt: skip
    assert {("head", "来源：清河日"), ("foot", "责任编辑：梅"), ("open", "五月二十日傍")} <= found
    assert not any(text == "最后一班渡船" for _, text in found)
    long = "\n".join(f"　　第{at}天，{'渡船照常往返，' * 20}没有停过。" for at in range(9))
    texts = [one.text for one in snippets(pieces("最后一班渡船靠岸", "2024-05-20 10:58", long)) if one.role == "text"]
    assert len(texts) == 5
    assert not any("第5天" in text for text in texts)
    assert snippets(label(split_lines("首页\n新闻\n登录")[0])) == []


def test_a_short_text_is_looked_at_once() -> None:
    (line,) = [
        one for one in snippets(pieces("最后一班渡船靠岸", "2024-05-20 10:58", TEXT)) if one.text.endswith("参观。")
    ]
    assert line.place == "open"


def test_characters_are_known_by_what_stands_around_them() -> None:
    told = clues(Snippet("head", "meta", "來源：清河日報 記者 展慕白、梅知遠 攝", 0))
    at = "來源：清河日報 記者 展慕白、梅知遠 攝".index("梅")
    assert {
        "letter 0 梅",
        "pair 0 梅知",
        "writer 3 h",
        "source 5 h",
        "before picture 2 h",
        "names False True False - True",
    } <= set(told[at])
    assert {"list 记者 True 0", "begins 0 2 3", "surname True", "head timed False"} <= set(told[at])
    inside = clues(Snippet("foot", "none", "（文/展慕白）", 0))
    assert "foot bracket True" in inside[3]
    assert "foot bracket False" in clues(Snippet("foot", "none", "展慕白", 0))[0]


def test_spans_are_runs_of_one_role() -> None:
    """Two names side by side are told apart by their first characters; a name may begin without one."""
    roles = [f"+{AUTHOR}", AUTHOR, f"+{AUTHOR}", AUTHOR, NONE, SOURCE, SOURCE, f"+{EDITOR}"]
    shares = np.full((len(roles), len(ROLES)), 0.01)
    shares[range(len(roles)), [ROLES.index(role) for role in roles]] = [0.9, 0.8, 0.7, 0.6, 0.9, 0.5, 0.4, 0.9]
    found = [(one.text, one.who, one.share) for one in spans(Snippet("head", "meta", "展慕梅知 清河何", 0), shares)]
    assert found == [("展慕", AUTHOR, 0.8), ("梅知", AUTHOR, 0.6), ("清河", SOURCE, 0.4), ("何", EDITOR, 0.9)]


@pytest.mark.parametrize(
    ("own", "by_rules", "share", "written"),
    [
        (("展慕白",), Credits(("梅知远",), "opener"), 0.9, ("展慕白",)),
        (("展慕白",), Credits(("展慕白", "梅知远"), "opener"), 0.9, ("展慕白", "梅知远")),
        ((), Credits(("展慕白", "梅知远"), "opener"), 0.1, ("展慕白", "梅知远")),
        ((), Credits(("展慕白", "梅知远"), "opener"), 0.001, ()),
        ((), Credits(("展慕白",), "byline"), 0.001, ("展慕白",)),
    ],
)
def test_rules_add_to_what_is_learnt(
    own: tuple[str, ...], by_rules: Credits, share: float, written: tuple[str, ...]
) -> None:
    """More names beside one that both find; names where nothing is found and they are not ruled out."""
    text = "记者展慕白"
    found = Named(own, None, ((text, np.full(len(text), share)),))
    assert found.writers(by_rules) == written


# --- training -------------------------------------------------------------------------------------------------------

PAGE = f"首页\n首页 > 正文\n最后一班渡船靠岸\n2024-05-20 10:58 来源：清河日报 展慕白\n{TEXT}\n编辑：展慕白"


def collection(folder: Path, **labels: object) -> Path:
    """A folder with one labelled page."""
    article = {
        "headline": [3],
        "title": ["最后一班渡船靠岸"],
        "meta": [4],
        "body": [[5], [6], [7]],
        "editor_lines": [8],
    }
    for name in ("pages", "gold"):
        (folder / name).mkdir()
    (folder / "pages" / "w.txt").write_text(PAGE, encoding="utf-8")
    gold = yaml.safe_dump({"articles": [article | labels], "furniture": [1, 2]}, allow_unicode=True)
    (folder / "gold" / "w.yml").write_text(gold, encoding="utf-8")
    return folder


def test_names_of_gold_are_marked_where_gold_says_they_stand(tmp_path: Path) -> None:
    """Of an author who is the editor, too, both lines are of the article, and the first mark stays."""
    folder = collection(tmp_path, authors=["展慕白"], source="清河日报", editors=["展慕白"])
    found = {one.text: (roles, counts) for one, roles, counts in train.of_web_page(folder / "pages" / "w.txt")}
    roles, counts = found["2024-05-20 10:58 来源：清河日报 展慕白"]
    assert roles[-3:] == [f"+{AUTHOR}", AUTHOR, AUTHOR]
    assert roles[-8:-4] == [f"+{SOURCE}", SOURCE, SOURCE, SOURCE]
    assert all(counts)
    assert roles[:10] == [NONE] * 10


def test_a_page_is_not_learnt_from_where_no_line_names_its_author(tmp_path: Path) -> None:
    folder = collection(tmp_path, authors=["梅知远"])
    assert train.of_web_page(folder / "pages" / "w.txt") == []


def test_names_elsewhere_may_be_anything() -> None:
    looked = [Snippet("head", "meta", "作者：展慕白", 0), Snippet("foot", "none", "展慕白的更多文章", 1)]
    (_, own, _), (_, roles, counts) = train.marked(looked, [True, False], {"authors": ["展慕白"]})
    assert own == [NONE, NONE, NONE, f"+{AUTHOR}", AUTHOR, AUTHOR]
    assert roles == [NONE] * 8
    assert counts == [False] * 3 + [True] * 5


def test_bylines_of_papers_are_learnt_twice_at_most(tmp_path: Path) -> None:
    (tmp_path / "read").mkdir()
    (tmp_path / "gold").mkdir()
    article = {"title": ["渡船靠岸"], "headline": [1], "byline": [2], "authors": ["展慕白"], "body": [[3]]}
    for at in range(3):
        (tmp_path / "read" / f"n{at}.txt").write_text("渡船靠岸\n本报记者 展慕白\n老聂说，桥通了。", encoding="utf-8")
        gold = yaml.safe_dump({"articles": [article]}, allow_unicode=True)
        (tmp_path / "gold" / f"n{at}.yml").write_text(gold, encoding="utf-8")
    found = list(train.of_papers([tmp_path]))
    assert len(found) == 2
    assert {one.text: roles for one, roles, _ in found[0]}["本报记者 展慕白"][-3:] == [f"+{AUTHOR}", AUTHOR, AUTHOR]


def test_what_is_learnt_is_read_again(tmp_path: Path) -> None:
    """A few lines are enough to know them."""
    lines = [("作者：展慕白", 3), ("作者：梅知远", 3), ("展慕白的文章", None), ("梅知远的文章", None)]
    rows = []
    for text, start in lines:
        roles = [NONE] * len(text)
        if start:
            roles[start:] = [f"+{AUTHOR}", AUTHOR, AUTHOR]
        rows += [fields.Example(clues(Snippet("head", "meta", text, 0)), roles, [True] * len(text))] * 8
    seen = fields.known(rows, train.LESSON.rarest)
    fields.write(tmp_path / "names.npz", fields.fit(rows, seen, train.LESSON), seen, train.LESSON)
    field = web_names.read_file(tmp_path / "names.npz")
    for text, start in lines:
        best = [ROLES[at] for at in field.logs(clues(Snippet("head", "meta", text, 0))).argmax(axis=1)]
        assert (f"+{AUTHOR}" in best) is (start is not None)


def test_clues_that_say_next_to_nothing_are_left_out(tmp_path: Path) -> None:
    table = np.zeros((3, len(ROLES)))
    table[1, 2], table[2, 0] = train.LESSON.least / 2, -2.0
    after = np.zeros((len(ROLES), len(ROLES)))
    fields.write(
        tmp_path / "names.npz",
        {"clues": jnp.asarray(table), "after": jnp.asarray(after)},
        {"weak": 1, "strong": 2},
        train.LESSON,
    )
    field = web_names.read_file(tmp_path / "names.npz")
    assert (list(field.rows), field.weights[0, 0]) == (["strong"], -2.0)


def test_a_file_made_for_other_roles_is_refused(tmp_path: Path) -> None:
    np.savez(
        tmp_path / "names.npz",
        roles=np.array(["x"]),
        clues=np.array(["a"]),
        weights=np.zeros((1, 1)),
        after=np.zeros((1, 1)),
    )
    with pytest.raises(SettingRefused):
        web_names.read_file(tmp_path / "names.npz")


def test_the_file_of_the_package_can_be_read() -> None:
    field = load()
    assert isinstance(field, Field)
    assert field.weights.shape == (len(field.rows), len(ROLES))
    assert np.isfinite(field.weights).all()


# --- what the field may not say -------------------------------------------------------------------------------------

STAMP = "2024-05-20 10:58 来源：清河日报"


@pytest.mark.parametrize(
    "head",
    [
        f"{STAMP} 展慕白 摄",
        f"{STAMP} 图/展慕白",
        f"{STAMP} 摄影：展慕白",
        f"{STAMP} 摄影：展慕白 梅知远",
        f"{STAMP} 摄影记者 展慕白",
        f"{STAMP} 绘图：展慕白",
        f"{STAMP} 受访者：展慕白",
    ],
)
def test_whoever_took_the_pictures_or_was_asked_is_no_author(head: str) -> None:
    assert named(head).authors == ()


def test_a_writer_beside_a_photographer_stays() -> None:
    assert named(f"{STAMP} 文/展慕白 图/梅知远").authors == ("展慕白",)
    assert named(f"{STAMP} 摄影：梅知远 记者 展慕白").authors == ("展慕白",)


@pytest.mark.parametrize("header", ["网友评论", "发表评论", "推荐阅读"])
def test_whoever_comments_or_wrote_something_else_is_no_author(header: str) -> None:
    assert named(STAMP, TEXT, header, "展慕白 3小时前", "作者：梅知远 2024-05-21 12:00").authors == ()


def test_names_set_apart_and_foreign_names_are_read_whole() -> None:
    assert named(f"{STAMP} 作者：顾　毅").authors == ("顾毅",)
    assert named(f"{STAMP} 作者：约翰‧惠特洛").authors == ("约翰·惠特洛",)


def test_sources_that_say_nothing_are_none_and_a_writer_is_no_source() -> None:
    assert Named((), "清河日报", ()).origin("展慕白", ("展慕白",)) == "清河日报"
    assert Named((), None, ()).origin("展慕白", ("展慕白",)) == "展慕白"
    assert Named((), "清河日报", ()).origin("清河网", ("展慕白",)) == "清河网"
    assert named("2024-05-20 10:58 来源：互联网").source is None


def test_what_stands_beside_a_name_says_what_somebody_did() -> None:
    """Whatever the field takes the characters for."""
    shares = np.zeros((3, len(ROLES)))
    shares[range(3), [ROLES.index(role) for role in (f"+{AUTHOR}", AUTHOR, AUTHOR)]] = 0.9
    none = np.eye(1, len(ROLES))
    for before, behind, found in (
        ("", " 摄", []),
        ("图/", "", []),
        ("文/", "", ["展慕白"]),
        ("", " 摄影报道", ["展慕白"]),
    ):
        rows = np.vstack([*[none] * len(before), shares, *[none] * len(behind)])
        assert [one.text for one in spans(Snippet("foot", "none", f"{before}展慕白{behind}", 0), rows)] == found


def test_a_foreign_name_of_which_a_part_is_seen_is_whole() -> None:
    rows = np.zeros((6, len(ROLES)))
    rows[range(6), [ROLES.index(role) for role in (NONE, NONE, NONE, f"+{AUTHOR}", AUTHOR, AUTHOR)]] = 0.9
    assert [one.text for one in spans(Snippet("head", "meta", "约翰·惠特洛", 0), rows)] == ["约翰·惠特洛"]


def test_places_and_kinds_of_texts_are_no_persons() -> None:
    assert web_names._persons(["江西", "全文", "周日休息", "展慕白"]) == ["展慕白"]


def test_only_the_beginning_of_a_line_is_looked_through_for_its_author() -> None:
    """However long a line is, it costs no more."""
    told = f"作者：展慕白{' ' * metadata.LONGEST_NAMED}作者：梅知远"
    assert metadata.authors([], [], [], [told]).authors == ("展慕白",)


def test_writers_stand_in_printed_order() -> None:
    """Of the first sentence before one below the text."""
    text = f"　　清河日报讯（记者 展慕白）{TEXT.strip()}"
    assert named(STAMP, text, "采写：实习生 梅知远").authors == ("展慕白", "梅知远")


def test_an_outlet_that_reads_like_a_name_wrote_nothing() -> None:
    assert metadata.authors(["中時 謝明俊"], [], [], []).authors == ("謝明俊",)
