"""What the words of a line say it is."""

import json
from pathlib import Path

import numpy as np
import pytest
from train import web_words as trained

from jianbao.errors import SettingRefused
from jianbao.ingest import web_field, web_words
from jianbao.ingest.lines import split_lines
from jianbao.ingest.pieces import Tag
from jianbao.ingest.read import label
from jianbao.ingest.web_page import judged

PAGE = """渡口停航
2024-05-20 10:58 来源：清河日报
清河市最后一座渡口昨天停航。五十年里，这条渡船每天往返四十趟，把对岸的菜农送进早市。
聂师傅正在收拾缆绳
“船停了，人还在。”六十三岁的船工老聂说，他打算留在岸边，给过桥的人讲河，讲桥，讲船上的五十年。
往后的日子
新桥今早八点开放通行，两侧各设两米宽的人行道，菜农们说从今往后起得晚一刻钟也赶得上早市。"""


@pytest.mark.parametrize(
    "caption", ["聂师傅正在收拾缆绳", "图为村民在渡口等船", "市领导为获奖代表颁奖", "渡口旧貌。资料图片"]
)
def test_captions_show_and_headings_name(caption: str) -> None:
    heading, told = web_words.shows(caption) or (0.0, 0.0)
    assert heading > 0 < told
    for name in ("一、渡口的来历", "渡口为何停航？", "从渡船到大桥"):
        assert (web_words.shows(name) or (0.0, 0.0))[0] < 0


def test_a_line_too_long_for_a_caption_and_an_empty_one_say_nothing() -> None:
    assert web_words.shows("渡" * 141) is None
    assert web_words.shows("") is None
    assert web_words.shows("渡" * 140) is not None


def test_the_words_of_lines_in_and_near_the_text_are_clues() -> None:
    page, found = judged(label(split_lines("\n".join(["要闻", "天气", "影像", "读书", "副刊", PAGE]))[0]))
    assert found
    told = dict(zip((line.text for line in page), web_field.clues(page, found), strict=True))
    caption, heading = (
        [one for one in told[text] if one.startswith("shows large True heading")]
        for text in ("聂师傅正在收拾缆绳", "往后的日子")
    )
    assert int(caption[0].split()[-1]) > int(heading[0].split()[-1])
    assert not any(one.startswith("shows") for one in told["要闻"])


def rows(path: Path, *lines: tuple[str, str, str]) -> Path:
    keys = ("role", "text", "outlet")
    path.write_text("".join(json.dumps(dict(zip(keys, line, strict=True))) + "\n" for line in lines), encoding="utf-8")
    return path


def test_lines_of_labelled_pages_and_long_ones_are_left_out_and_no_outlet_counts_too_often(tmp_path: Path) -> None:
    file = rows(
        tmp_path / "lines.jsonl",
        ("caption", "船 工", "河报"), ("heading", "渡口\u2028旧事", "河报"), ("paragraph", "渡" * 141, "河报"), ("caption", "桥头", "城报"),
    )  # fmt: skip
    found = trained.marked(file, {"船工", ""})
    assert [(one.text, one.role) for one in found] == [("渡口\u2028旧事", Tag.HEADING), ("桥头", Tag.CAPTION)]
    many = [trained.Marked(f"{number}号船", Tag.CAPTION, "河报") for number in range(trained.MOST_OFTEN + 5)]
    assert len(trained.chosen(many + many + found)) == trained.MOST_OFTEN + 2


def test_training_tells_captions_from_headings_and_measures_outlets_it_has_not_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        line
        for number in range(40)
        for outlet in ("甲报", "乙报", "丙报", "丁报")
        for line in (
            ("caption", f"图为{number}号船{outlet}", outlet), ("heading", f"第{number}章{outlet}", outlet), ("paragraph", f"他说了{number}句{outlet}。", outlet),
        )
    ]  # fmt: skip
    out = tmp_path / "words.npz"
    monkeypatch.setattr(
        "sys.argv", ["web_words", str(rows(tmp_path / "lines.jsonl", *lines)), "--without", "1", "--out", str(out)]
    )
    trained.main()
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "360 lines of 4 outlets", "unseen outlets: above headings 1.000, above sentences 1.000",
    ]  # fmt: skip
    logit = web_words.read(out)
    assert np.argmax(logit.logs([web_words.clues("图为9号船")])[0]) == web_words.ROLES.index(Tag.CAPTION)


def test_a_file_for_other_roles_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "words.npz", roles=np.array(["甲", "乙"]))
    with pytest.raises(SettingRefused):
        web_words.read(tmp_path / "words.npz")
