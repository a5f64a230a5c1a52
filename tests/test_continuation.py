"""The model that says whether a line goes on in another."""

import math
import random

import pytest
from train.corpus import Text, split_texts
from train.fit import logistic
from train.pages import make_pages
from train.table import count, fill, scale, serialise

from jianbao.ingest.continuation import Continuation, load
from jianbao.ingest.ngrams import MAGIC, Table, cells_of


@pytest.fixture(scope="module")
def model() -> Continuation:
    return load()


@pytest.mark.parametrize(
    ("before", "right", "wrong"),
    [
        (
            "会议强调，要坚持以人民为中心的发展思",
            "想，着力解决群众急难愁盼问题",
            "日前，一场别开生面的音乐会在市文化宫举行",
        ),
        ("据气象部门预计，未来三天我国北方大部地", "区将迎来明显降温天气", "展的成果由人民共享"),
        ("今年以来，全市新增就业1", "2.6万人，完成全年任务的", "不少家长表示，孩子们"),
        ("這項規劃由國務院辦公", "廳印發，共有二百名學生參加", "記者昨日從會議上獲悉"),
    ],
)
def test_the_right_continuation_scores_highest(model: Continuation, before: str, right: str, wrong: str) -> None:
    """A cut in a word, before a word, in a figure, and in Traditional Chinese."""
    assert model.score(before, right) > max(0.0, model.score(before, wrong)) + 2


def test_a_closed_paragraph_and_a_new_one_are_two(model: Continuation) -> None:
    assert model.score("让人民群众有更多获得感、幸福感、安全感。", "本报讯 昨天上午，全市教育工作会议召开") < -2


def test_a_paragraph_cannot_start_with_a_comma(model: Continuation) -> None:
    for text in ("，进一步完善制度", "、文化等领域", "”他说，", "）等地"):
        assert model.opens(text) < 0
    for text in ("日前，", "记者了解到", "　　近年来，我市", "“我们要"):
        assert model.opens(text) > 0


def test_a_paragraph_ends_with_a_full_stop(model: Continuation) -> None:
    assert model.closes("取得了明显成效。") > 0 > model.closes("取得了明显成")
    assert model.closes("取得了明显成效，") < 0


def test_indents_and_spaces_change_nothing(model: Continuation) -> None:
    plain = model.score("智慧平", "台作用凸显")
    assert model.score("智慧平 \n", "\u3000\u3000台作用凸显") == plain
    assert model.score("智 慧 平", "台\u3000作 用凸显") == plain


def test_half_width_counts_as_full_width_and_traditional_as_simplified(model: Continuation) -> None:
    assert model.score("在全国各地,", "廣泛開展") == model.score("在全國各地，", "广泛开展")
    assert model.frequency("國") == model.frequency("国")


def test_a_byline_is_no_continuation(model: Continuation) -> None:
    """A mark no paragraph holds is evidence against, not an unknown character that might be anything."""
    assert model.score("各项工作取得了新的", "■ 通讯员 沈洋") < 0


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "。", "囻", "囻囻囻囻", "\x00\ufffd", "1", "\U00020000", "🈳" * 20]
)
def test_any_text_has_a_score(model: Continuation, text: str) -> None:
    """Text is hostile: nothing, control characters, characters nobody saw."""
    for figure in (model.score(text, text), model.opens(text), model.closes(text), model.kinship(text, text)):
        assert -100 < figure < 100


def test_frequent_characters_are_frequent(model: Continuation) -> None:
    """A Big5 page read as GB18030 shows characters a newspaper hardly prints."""
    right = "各單位應當加強安全管理，確保節日期間生產安全"
    wrong = right.encode("big5").decode("gb18030", errors="replace")
    mean = [sum(map(model.frequency, text)) / len(text) for text in (right, wrong)]
    assert mean[0] > mean[1] + 2


def test_words_in_common_make_kin(model: Continuation) -> None:
    one = "红桥区六名老师远赴甘肃省碌曲县支教，把先进的教学理念带进碌曲课堂。"
    assert (
        model.kinship(one, "碌曲县双岔中学的孩子们和支教的老师们告别")
        > model.kinship(one, "全国乒乓球锦标赛昨晚落幕")
        >= 0
    )


def test_a_file_that_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="train it again"):
        Table(MAGIC[:-2] + b"0\n" + bytes(64))


def test_cells_are_spread_evenly() -> None:
    """Three different thirds, every sixteenth of each used alike, fingerprints all over: else the filter gives wrong counts."""
    segment, seen = 1 << 10, [0] * (3 * 16)
    fingerprints = set()
    for key in range(1 << 13, (1 << 13) + 24_000):
        *cells, fingerprint = cells_of(key, segment)
        fingerprints.add(fingerprint)
        for part, cell in enumerate(cells):
            assert part * segment <= cell < (part + 1) * segment
            seen[cell * 16 // segment] += 1
    assert 1_300 < min(seen) <= max(seen) < 1_700
    assert len(fingerprints) == 2_048


def test_unseen_pairs_are_seldom_taken_for_seen_ones(model: Continuation) -> None:
    """At most about 1 in 2,048 by the fingerprint; a pair of rare characters was hardly ever printed."""
    chance = random.Random(7)  # noqa: S311 - a sample, not a secret
    table = model._table
    rare = range(len(table.counts) * 3 // 4, len(table.counts) - 2)
    keys = [(chance.choice(rare) << 13) | chance.choice(rare) for _ in range(20_000)]
    assert sum(table.count(key, 1.0) > 0 for key in keys) < 40


WORDS = "代表联络站 老师支教 商会换届 绿色金融 跨境服务 文明实践 民生实事 垃圾分类 全民阅读 养老服务".split()


def _paragraphs(number: int) -> list[str]:
    chance = random.Random(number)  # noqa: S311 - a sample, not a secret
    return [f"{'，'.join(chance.choices(WORDS, k=14))}。" for _ in range(number)]


def test_the_table_gives_back_what_was_counted() -> None:
    """Every n-gram that was put in comes out with its count, exact up to eight and within a quarter above."""
    counts = count(_paragraphs(60), {"跨境电商": 5})
    levels = scale(max(counts.grams.values()))
    header = {"symbols": counts.symbols, "counts": counts.singles, "total": counts.total, "levels": levels}
    table = Table(serialise(header | {"traditional": "", "simplified": ""}, fill(counts.grams, levels)))
    for key, seen in counts.grams.items():
        found = table.count(key, 1e9)
        assert found == seen if seen <= 8 else 0.75 < found / seen < 1.34


def test_training_twice_gives_the_same_bytes() -> None:
    once, again = (count(_paragraphs(30), {}) for _ in range(2))
    levels = scale(max(once.grams.values()))
    assert fill(once.grams, levels) == fill(again.grams, levels)


def test_traditional_text_is_counted_with_simplified() -> None:
    assert count(["廣泛開展義務植樹活動。"], {}).grams.keys() == count(["广泛开展义务植树活动。"], {}).grams.keys()


def test_a_simulated_page_can_be_joined_again() -> None:
    """Each cut line and its continuation are a whole paragraph, and no character got lost on the way."""
    texts = [Text(f"{number}", f"标题{number}", tuple(_paragraphs(number + 3))) for number in range(20)]
    paragraphs = {paragraph for text in texts for paragraph in text.paragraphs}
    pages = list(make_pages(texts, 40, 1))
    assert sum(len(page.joins) for page in pages) > 100
    assert any(tail > head + 1 for page in pages for head, tail in page.joins.items())
    for page in pages:
        assert all(page.lines[head] + page.lines[tail] in paragraphs for head, tail in page.joins.items())


def test_markup_and_navigation_are_not_counted() -> None:
    content = "# 首页\n[查看原文](address)\n---\n<p>央视网消息（新闻联播）：今天上午，<b>全国会议</b>在北京顺利召开了。</p>短行。\n"
    assert split_texts("a.md", content) == [Text("a.md", "首页", ("今天上午，全国会议在北京顺利召开了。",))]


def test_the_logistic_fit_finds_the_odds() -> None:
    """Three hits of four where the feature is one, one of four where it is zero: log-odds ±log 3."""
    slope, intercept = logistic([[1.0]] * 40 + [[0.0]] * 40, ([True] * 3 + [False]) * 10 + ([True] + [False] * 3) * 10)
    assert (slope, intercept) == pytest.approx((2 * math.log(3), -math.log(3)), abs=0.01)
