"""Lines that sites print around every text are known again."""

from pathlib import Path

import numpy as np
import pytest
from train import web_frames as counted

from jianbao.errors import SettingRefused
from jianbao.ingest import web_frames, web_title
from jianbao.ingest.lines import split_lines
from jianbao.ingest.read import label
from jianbao.ingest.web_lines import Kind
from jianbao.ingest.web_page import layout

NOTICE = "本站刊载的稿件版权归清河报业所有，转载须经书面许可"
ARTICLES = (
    "清河市最后一座渡口昨天停航，五十年里这条渡船每天往返四十趟，从未误过一班早市。",
    "图书馆从本月起夜间开放到十点，头一个满月里来了一万二千人次，多半是备考的学生。",
    "城南菜场改造完工，摊位比从前少了十二个，过道却宽了一倍，推着童车也能转身了。",
    "老城墙根下的梨树开了花，园林处请市民不要折枝，也不要让孩子爬到城砖上去拍照。",
)


def site(folder: Path, *pages: str) -> list[Path]:
    folder.mkdir()
    for number, page in enumerate(pages):
        (folder / f"{number}.txt").write_text(page, encoding="utf-8")
    return sorted(folder.glob("*.txt"))


def test_a_line_beside_three_articles_is_a_frame_and_a_page_saved_twice_counts_once(tmp_path: Path) -> None:
    pages = [f"第{number}版\n{text}\n{NOTICE}\n共有评论{number}条" for number, text in enumerate(ARTICLES[:3])]
    saved = site(tmp_path / "river", *pages, pages[0])
    assert counted.frames(map(counted.lines, saved)) == {NOTICE: 3, "共有评论0条": 3}
    twice = site(tmp_path / "twice", *pages[:2], *pages[:2])
    assert counted.frames(map(counted.lines, twice)) == {}


def test_a_sentence_must_stand_beside_five_articles(tmp_path: Path) -> None:
    said = "他的话没有说完，船就开了。"
    saved = site(tmp_path / "quoted", *(f"{text}\n{said}" for text in ARTICLES))
    assert counted.frames(map(counted.lines, saved)) == {}
    more = site(tmp_path / "framed", *(f"{text}\n{said}" for text in (*ARTICLES, ARTICLES[0] + ARTICLES[1])))
    assert counted.frames(map(counted.lines, more)) == {said: 5}


def test_what_is_written_is_known_again_with_other_numbers_and_blanks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted.write(tmp_path / "frames.npz", {NOTICE: 3, "共有评论0条": 5, "请 勿".replace(" ", ""): 10})
    monkeypatch.setattr(web_frames, "load", lambda: web_frames.read(tmp_path / "frames.npz"))
    known = [web_frames.known(line) for line in (NOTICE, " 共有评论 1208 条", "请　勿", "清河市最后一座渡口昨天停航")]
    assert known == [1, 2, 3, 0]


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "frames.npz", sums=np.array([1, 2], np.uint64))
    with pytest.raises(SettingRefused, match=r"frames\.npz: damaged"):
        web_frames.read(tmp_path / "frames.npz")


def test_the_file_of_the_package_knows_what_great_sites_print_and_no_news() -> None:
    assert web_frames.known(
        "特别声明：以上文章内容仅代表作者本人观点，不代表新浪网观点或立场。如有关于作品内容、版权或其它问题请于作品发布后的30日内与新浪网联系。"
    )
    assert not any(map(web_frames.known, ARTICLES))


def test_a_sentence_of_the_frame_is_no_text_and_no_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is known well; a line that no sentence ends is what its neighbours make it."""
    line = "读者来信请投渡口路八号传达室"
    told = f"{line}。"
    pieces = label(split_lines(f"渡口昨天停航\n2024-05-20 10:58\n{ARTICLES[0]}\n{ARTICLES[1]}\n{told}\n{line}")[0])
    kinds = {}
    for articles in (4, 5):
        monkeypatch.setattr(
            web_frames, "load", lambda articles=articles: {web_frames.sum_of(one): articles for one in (told, line)}
        )
        kinds[articles] = layout(pieces).kinds[-2:]
    assert kinds == {4: [Kind.PROSE, Kind.LARGE], 5: [Kind.CHROME, Kind.LARGE]}
    laid = layout(pieces)
    title = next(one for one in laid.tries() if laid.texts[one.title[0]] == "渡口昨天停航")
    assert "frame" not in web_title.signs(laid, title, 1.0)
    monkeypatch.setattr(web_frames, "load", lambda: {web_frames.sum_of("渡口昨天停航"): 12})
    assert web_title.signs(laid, title, 1.0)["frame"] == 3


@pytest.mark.parametrize("line", ["各县（市、区）教育局，各直属学校、幼儿园：", "谢谢大家，再见！"])
def test_greetings_and_thanks_are_text_however_often_they_are_said(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(web_frames, "load", lambda: {web_frames.sum_of(line): 60})
    page = layout(label(split_lines(f"渡口昨天停航\n2024-05-20 10:58\n{line}\n{ARTICLES[0]}\n{ARTICLES[1]}")[0]))
    assert page.kinds[2] is Kind.PROSE
