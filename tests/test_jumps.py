"""Jumps from page to page: each form is known, its page is read, and the two halves of a text find each other."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao import article_file, record
from jianbao.archive import Archive
from jianbao.cli import main
from jianbao.convert import Conversion, convert, write_out
from jianbao.ingest.halves import link
from jianbao.ingest.read import read_page
from jianbao.ingest.roles.jump import before, behind, whole
from jianbao.model import Article, Direction, Flag, Page, Sidecar, Source
from jianbao.publish.articles import read_articles
from jianbao.publish.halves import halves
from tests.cases import load_cases

BRIDGE_HEAD = """百年石桥迎来新生

□本报记者 林小满

位于滨河古镇的永济桥始建于清代光绪年间，全长七十二米，是两岸居民往来的要道。去年汛期，桥墩被洪水冲刷，出现了裂缝，镇里随即封闭了桥面，请来文物保护专家会诊。

专家组在桥下搭起支架，用三维扫描记录每一块条石的位置。工匠师傅周石生说，桥上的条石有一千二百多块，每一块都编了号，拆下来再装回去，一块也不能错。为了找到与原来相同的石料，修缮队跑遍了附近三个"""
BRIDGE_TAIL = """采石场，最后在青龙山的老石场里找到了同一层青石。周石生和徒弟们用传统的糯米灰浆砌筑，永济桥的裂缝逐一补好，桥面的石栏也照原样配齐。

今年清明节，永济桥重新开放，古镇居民扶老携幼走上桥面。文物保护专家表示，今后将每年对桥墩作一次检测。"""
LIBRARY_HEAD = """图书馆里的夜读人

□本报记者 孙平

晚上九点，滨河区图书馆三楼的阅览室里仍然座无虚席。从今年三月起，图书馆把闭馆时间推迟到十一点，夜间读者一下子多了起来，馆员们轮流值班。

备考的学生、下班的护士、退休的老教师，都在这里找到了自己的座位。馆长何玉兰统计过，夜间读者里有四成是外来务工"""
LIBRARY_TAIL = """人员，他们白天忙，只有夜里才有工夫看书。何玉兰说，图书馆为夜读人准备了热水和台灯，还开设了识字班。

识字班的第一批学员已经能够自己填写借书单，阅览室的灯光也就成了这条街上最晚熄灭的灯光。"""
OTHERS = """公交线路本周调整

□本报记者 陈琳

本周三起，市区七条公交线路作出调整，其中二路车延伸至火车东站，末班车推迟到晚上十点半。乘客可以通过手机查询到站时间。"""
FOLIO = "滨河日报 2024年5月6日 星期一 第{}版"


def page(number: int, *parts: str) -> str:
    """A newspaper page with a folio."""
    return "\n\n".join([FOLIO.format(number), *parts]) + "\n"


FRONT = page(1, BRIDGE_HEAD, "（下转第三版）", OTHERS)
THIRD = page(3, "（上接第一版）", BRIDGE_TAIL, OTHERS.replace("公交", "渡船"))


def read(*texts: str, sidecars: tuple[Sidecar, ...] = ()) -> tuple[Page, ...]:
    """Pages that are read together."""
    given_ = sidecars or (Sidecar(),) * len(texts)
    sources = [
        Source(f"{at}.txt", text, "utf-8", "0" * 64, side)
        for at, (text, side) in enumerate(zip(texts, given_, strict=True))
    ]
    return link(tuple(read_page(one, seed_id=f"{at:08}") for at, one in enumerate(sources)))


def links(pages: tuple[Page, ...]) -> list[tuple[str, str, str | None]]:
    """Every jump as article, direction and the article it leads to."""
    return [
        (one.id, jump.direction.value, jump.article) for page in pages for one in page.articles for jump in one.jumps
    ]


def codes(pages: tuple[Page, ...]) -> list[str]:
    """The codes of all doubts."""
    return [doubt.code for page in pages for doubt in page.doubts]


@pytest.mark.parametrize("case", load_cases("jumps"))
def test_a_form_is_a_jump_or_is_none(case: dict[str, Any]) -> None:
    """Each case in tests/cases/jumps: a line, or a paragraph with a jump before or behind it; direction and page."""
    text = case["text"]
    found = whole(text) or behind(text) or before(text)
    assert (found and [found.direction.value, found.page]) == case.get("jump")
    if found and "rest" in case:
        assert text[: found.start] + text[found.end :] == case["rest"]


def test_two_halves_on_two_pages_find_each_other() -> None:
    """Folios, jump lines and the text itself agree: nothing is in doubt; the flags say of each article what it is alone."""
    pages = read(FRONT, THIRD)
    assert links(pages) == [("00000000-01", "to", "00000001-01"), ("00000001-01", "from", "00000000-01")]
    assert codes(pages) == []
    first, second = pages[0].articles[0], pages[1].articles[0]
    assert (first.flags, second.flags) == ((Flag.TRUNCATED,), (Flag.UNTITLED,))
    assert {one.score is not None and one.score > 0.99 for one in (*first.jumps, *second.jumps)} == {True}
    assert [(one.page, one.line) for one in (*first.jumps, *second.jumps)] == [("3", 11), ("1", 3)]


def test_one_half_alone_is_said_to_be_one() -> None:
    """What goes on elsewhere is truncated, even behind a full stop; what comes from elsewhere is no gap but a doubt."""
    (front,), (third,) = read(FRONT), read(THIRD)
    assert (front.articles[0].flags, codes((front,))) == ((Flag.TRUNCATED,), ["R-002"])
    assert (third.articles[0].flags, codes((third,))) == ((Flag.UNTITLED,), ["J-001"])
    (ended,) = read(page(1, BRIDGE_HEAD + "采石场。", "▶下转3版", OTHERS))
    assert (ended.articles[0].flags, codes((ended,))) == ((Flag.TRUNCATED,), ["R-002"])
    assert [len(one.articles) for one in (front, third, ended)] == [2, 2, 2]


def test_the_jump_may_stand_in_the_paragraph_itself() -> None:
    """Behind the last words and before the first; the characters stay where they were printed."""
    pages = read(page(1, BRIDGE_HEAD + "（下转第三版）", OTHERS), page(3, "（上接第一版）" + BRIDGE_TAIL))
    assert links(pages) == [("00000000-01", "to", "00000001-01"), ("00000001-01", "from", "00000000-01")]
    assert pages[0].articles[0].blocks[-1].text.endswith("三个（下转第三版）")
    assert codes(pages) == []


def test_two_texts_that_jump_to_one_page_go_to_their_own_halves() -> None:
    """Both jump lines say the same; what the texts share decides, in whichever order they stand."""
    front = page(1, BRIDGE_HEAD, "（下转第三版）", LIBRARY_HEAD, "（下转第三版）")
    third = page(3, "（上接第一版）", LIBRARY_TAIL, "（上接第一版）", BRIDGE_TAIL)
    assert links(read(front, third)) == [
        ("00000000-01", "to", "00000001-02"),
        ("00000000-02", "to", "00000001-01"),
        ("00000001-01", "from", "00000000-02"),
        ("00000001-02", "from", "00000000-01"),
    ]


def test_a_sidecar_says_what_the_pages_do_not() -> None:
    """Without folios the pages' numbers and days come from the sidecars; another day, page or paper is no half."""
    front, third = (text.split("\n\n", 1)[1] for text in (FRONT, THIRD))
    there = Sidecar("滨河日报", "2024-05-06", "3")
    assert len(links(read(front, third, sidecars=(Sidecar("滨河日报", "2024-05-06", "1"), there)))) == 2
    for wrong in (
        Sidecar("滨河日报", "2024-07-06", "1"),
        Sidecar("滨河日报", "2024-05-06", "2"),
        Sidecar("山城日报", "2024-05-06", "1"),
    ):
        assert {other for _, _, other in links(read(front, third, sidecars=(wrong, there)))} == {None}


def test_content_alone_links_where_nothing_else_is_known() -> None:
    """No folio, no sidecar: the halves share names and the sentence goes on; halves of two texts stay apart."""
    front, third = BRIDGE_HEAD + "\n\n（下转第三版）\n", "（上接第一版）\n\n" + BRIDGE_TAIL
    assert [other for _, _, other in links(read(front, third))] == ["00000001-01", "00000000-01"]
    assert {other for _, _, other in links(read(LIBRARY_HEAD + "\n\n（下转第三版）\n", third))} == {None}


def test_one_jump_line_is_enough_where_the_other_edge_is_ragged() -> None:
    """The dump of the other page lost its jump line: its text begins in mid-sentence and has no title."""
    pages = read(FRONT, page(3, BRIDGE_TAIL, OTHERS.replace("公交", "渡船")))
    assert ("00000000-01", "to", "00000001-01") in links(pages)
    assert ("00000001-01", "from", "00000000-01") in links(pages)
    assert "R-002" not in codes(pages)


def test_a_link_that_may_be_wrong_is_a_doubt() -> None:
    """Two pages agree on everything but the text: linked, and said to be unsure; or left apart, and said so."""
    pages = read(FRONT, page(3, "（上接第一版）", LIBRARY_TAIL))
    scores = [one.score for page in pages for article in page.articles for one in article.jumps if one.score]
    said = codes(pages)
    assert (set(scores) and "J-002" in said and max(scores) < 0.9) or (not scores and {"R-002", "J-001"} <= set(said))


def test_the_record_holds_the_jumps_and_reads_back() -> None:
    """Additive: a record without the key, as former versions wrote it, is read as one without jumps."""
    for one in read(FRONT, THIRD):
        written = json.loads(json.dumps(record.to_json(one)))
        assert record.from_json(written, one.seed_id) == one
        for article in written["articles"]:
            del article["jumps"]
        assert [article.jumps for article in record.from_json(written, one.seed_id).articles] == [()] * len(
            one.articles
        )


def test_extract_links_the_seeds_it_is_given(tmp_path: Path) -> None:
    """In the order given, with the ids of the records; version 1 stays."""
    for name, text in (("p1.txt", FRONT), ("p3.txt", THIRD)):
        (tmp_path / name).write_text(text, "utf-8")
    output = CliRunner().invoke(main, ["extract", str(tmp_path / "p3.txt"), str(tmp_path / "p1.txt")]).output
    third, front = map(json.loads, output.splitlines())
    assert third["version"] == 1
    assert third["articles"][0]["jumps"][0] == {
        "direction": "from", "page": "1", "line": 3, "article": front["articles"][0]["id"], "score": 1.0,
    }  # fmt: skip
    assert front["articles"][0]["jumps"][0]["article"] == third["articles"][0]["id"]


class Halved(Archive):
    """An archive with two pages of one issue."""

    __slots__ = ()

    def run(self) -> Conversion:
        """Convert and write."""
        made = convert(self)
        write_out(self, made)
        return made

    def put(self, name: str, text: str) -> None:
        """Put a seed."""
        self.seeds.mkdir(exist_ok=True)
        (self.seeds / name).write_text(text, "utf-8")

    def front(self, key: str) -> tuple[str | None, str | None, tuple[Flag, ...]]:
        """What an article file says of its other half, and its flags."""
        path = self.article(key)
        document = article_file.parse(path.read_text("utf-8"), path.name)
        return document.continues, document.continued_by, document.flags


ONE, OTHER = "aaaaaaaa-01", "bbbbbbbb-01"


@pytest.fixture
def archive(tmp_path: Path) -> Halved:
    """Only the first page so far, converted."""
    made = Halved(tmp_path)
    made.put("aaaaaaaa.txt", FRONT)
    made.run()
    return made


def test_a_page_that_comes_later_completes_the_first(archive: Halved) -> None:
    """Both files name each other, both addresses stay, the doubt goes; a second run changes nothing."""
    assert archive.front(ONE) == (None, None, (Flag.TRUNCATED,))
    archive.put("bbbbbbbb.txt", THIRD)
    made = archive.run()
    assert archive.front(ONE) == (None, OTHER, (Flag.TRUNCATED,))
    assert archive.front(OTHER) == (ONE, None, (Flag.UNTITLED,))
    assert made.kept == ()
    before = {path: path.read_bytes() for path in archive.root.rglob("*") if path.is_file()}
    assert archive.run().findings == ()
    assert {path: path.read_bytes() for path in archive.root.rglob("*") if path.is_file()} == before


def test_what_people_say_of_the_halves_is_kept(archive: Halved) -> None:
    """A link that a person took away stays away; the other file is the converter's still."""
    archive.put("bbbbbbbb.txt", THIRD)
    archive.run()
    path = archive.article(ONE)
    path.write_text(path.read_text("utf-8").replace(f"continued_by: {OTHER}\n", ""), "utf-8")
    assert ONE in archive.run().kept
    assert archive.front(ONE)[1] is None


def shown(archive: Halved) -> dict[str, Any]:
    """The articles as the site shows them."""
    documents, refused = read_articles(archive, [])
    assert refused == ()
    return {document.id: document for document in documents}


def test_readers_are_led_from_half_to_half(archive: Halved) -> None:
    """The second half is named after the first; one file's word is enough; a half taken down is led to by none."""
    archive.put("bbbbbbbb.txt", THIRD)
    archive.run()
    documents = shown(archive)
    assert documents[OTHER].heading == "百年石桥迎来新生（续）"
    assert documents[ONE].flags == ()
    assert (halves(documents.values()).first, halves(documents.values()).second) == ({OTHER: ONE}, {ONE: OTHER})
    path = archive.article(OTHER)
    path.write_text(path.read_text("utf-8").replace(f"continues: {ONE}\n", ""), "utf-8")
    assert halves(shown(archive).values()).first == {OTHER: ONE}
    gone = archive.article(ONE)
    gone.write_text(
        gone.read_text("utf-8").replace("kind:", 'withdrawn:\n  date: "2026-01-02"\n  reason: 应要求\nkind:'), "utf-8"
    )
    documents = shown(archive)
    assert documents[ONE].withdrawn is not None
    assert documents[OTHER].heading == "采石场"
    assert halves(documents.values()).first == {}


PARTS = st.sampled_from([BRIDGE_HEAD, BRIDGE_TAIL, LIBRARY_HEAD, LIBRARY_TAIL, OTHERS, "（下转第三版）", "（上接第一版）", "下转2版", FOLIO.format(1), FOLIO.format(3)])  # fmt: skip


@given(st.lists(st.lists(PARTS, min_size=1, max_size=6).map("\n\n".join), min_size=1, max_size=4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_links_are_mutual_and_one_to_one(texts: list[str]) -> None:
    """Whatever pages are read together: who leads to another is led to by it, and nothing but jumps changes a text."""
    pages = read(*texts)
    articles: dict[str, Article] = {one.id: one for page in pages for one in page.articles}
    for one in articles.values():
        directions = [jump.direction for jump in one.jumps]
        assert len(directions) == len(set(directions))
        for found in (jump for jump in one.jumps if jump.article):
            back = Direction.FROM if found.direction is Direction.TO else Direction.TO
            assert [jump.article for jump in articles[found.article or ""].jumps if jump.direction is back] == [one.id]
    ink = ["".join(sorted("".join(block.text for block in one.blocks))) for one in articles.values()]
    alone = [
        one
        for text_at, text in enumerate(texts)
        for one in read_page(Source(f"{text_at}.txt", text, "utf-8", "0" * 64, Sidecar())).articles
    ]
    assert ink == ["".join(sorted("".join(block.text for block in one.blocks))) for one in alone]
