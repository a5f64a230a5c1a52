"""Characters that the dump lost: told where the page prints them whole, and never where it does not."""

import pytest

from jianbao.ingest.lost import beginning, behind, between

PAGE = "邵阳渡口的老艄公万水生今年七十岁。万水生说，渡口还有三条船。\n万水生的儿子在镇上。\n县电动三轮车协会成立。孩子们都去了江边。"


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("去年以来，镇上盗窃电", "轮车的案子破了四起。", True),
        ("去年以来，镇上盗窃电动", "轮车的案子破了四起。", True),
        ("去年以来，镇上盗窃电动三轮", "车的案子破了四起。", False),
        ("去年以来，镇上的人都说", "日子一天比一天好。", False),
        ("吃过晚饭，老人都去", "江边走一走。", False),
    ],
)
def test_a_seam_lacks_what_the_page_prints_between(before: str, after: str, *, lost: bool) -> None:
    """One character or two; a seam that the page prints as it is lacks nothing."""
    assert between(before, after, f"{before}\n{after}\n{PAGE}") is lost


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("水生接过竹篙，一点就离了岸。", True),
        ("渡口的雾散得晚。", False),
        ("老艄公不爱说话。", False),
        ("日前，渡口又添了一条船。", False),
        ("，船就到了对岸。", True),
    ],
)
def test_a_beginning_lacks_what_stands_before_it_everywhere_else(text: str, *, lost: bool) -> None:
    """水生 three times behind 万; 老艄公 once behind 的 is no name."""
    assert beginning(text, f"{text}\n{PAGE}") is lost


def test_a_pair_that_other_lines_begin_with_too_lacks_nothing() -> None:
    """Two paragraphs that begin with 水生 are no accident."""
    assert behind("水生", f"水生笑了。\n水生又笑了。\n{PAGE}") == ("", 0)
    assert behind("水生", f"水生笑了。\n{PAGE}") == ("万", 3)


@pytest.mark.parametrize(
    ("whole", "text"), [("市图书馆", "图书馆负责人说，"), ("镇派出所", "派出所民警说，"), ("区法院", "法院审理认为，")]
)
def test_a_short_form_of_a_name_lacks_nothing(whole: str, text: str) -> None:
    """Named in full three times, then without the place."""
    assert not beginning(text, f"{whole}开门了。{whole}添了灯，{whole}很热闹。\n{text}")


def test_the_rest_of_a_word_that_newspapers_print_behind_one_character_is_known_from_two_places() -> None:
    """安局 stands behind 公 wherever newspapers print it; once on the page is not enough."""
    text, whole = "安局民警赶到现场。", "市公安局发布预警。"
    assert beginning(text, f"{whole}\n公安局的人没睡。\n{text}")
    assert not beginning(text, f"{whole}\n{text}")


def test_a_word_may_begin_a_line_whatever_it_stands_behind() -> None:
    """展览馆揭幕 three times, and 揭幕 is a word all the same."""
    assert not beginning(
        "揭幕仪式上，来宾们合影。", "展览馆揭幕了。展览馆揭幕那天，展览馆揭幕仪式举行。\n揭幕仪式上，来宾们合影。"
    )


def test_without_a_page_only_marks_tell() -> None:
    """Nothing to compare with."""
    assert not between("盗窃电", "轮车", "")
    assert not beginning("水生接过竹篙。", "")
