"""Bylines of all kinds give the persons in them and nothing else."""

import pytest

from jianbao.ingest.names import split_names

CASES = [
    # A mark, a role and a name.
    ("■ 通讯员 沈洋", "沈洋"),
    ("□本报记者 丁霞", "丁霞"),
    ("□本报记者 张希文 本报通讯员 尹建筑 徐政", "张希文 尹建筑 徐政"),
    ("◎本刊记者 何小芸", "何小芸"),
    ("本报记者 丁\N{IDEOGRAPHIC SPACE}霞", "丁霞"),
    ("丁 霞", "丁霞"),
    ("王 芳 李小明 赵 强", "王芳 李小明 赵强"),
    ("张 三 李 四", "张三 李四"),
    ("欧阳 锋", "欧阳锋"),
    ("本报记者 李 明 张 小 华", "李明 张小华"),
    # Glued names and roles.
    ("郭启朝陈新刚", "郭启朝 陈新刚"),
    ("姚克勤李鸿光", "姚克勤 李鸿光"),
    ("（记者郭启朝通讯员陈新刚）", "郭启朝 陈新刚"),
    ("□记者郭启朝通讯员陈新刚文图", "郭启朝 陈新刚"),
    ("□记者姚克勤通讯员李鸿光", "姚克勤 李鸿光"),
    ("记者王建国 图", "王建国"),
    ("实习生 周子涵 记者 钱伟", "周子涵 钱伟"),
    ("欧阳震华司马光明", "欧阳震华 司马光明"),
    ("张伟李明王小红", "张伟 李明 王小红"),
    ("林郑月娥", "林郑月娥"),
    ("范徐丽泰", "范徐丽泰"),
    ("文天祥", "文天祥"),
    # Outlets, captions, brackets.
    ("中国青年报 张三", "张三"),
    ("北京晚报记者李晓明", "李晓明"),
    ("新华社·新华社记者 刘大江 /文", "刘大江"),
    ("文/图 记者 李红", "李红"),
    ("文/李红 图/王强", "李红 王强"),
    ("（文/图 李红）", "李红"),
    ("整合新华社、央视网 记者 李红", "李红"),
    ("(李丰 陈琳)", "李丰 陈琳"),
    ("（李丰、陈琳）", "李丰 陈琳"),
    ("本报讯（记者 李丰 通讯员 陈琳）", "李丰 陈琳"),
    ("作者：李丰 编辑：陈琳", "李丰 陈琳"),
    ("朱双银 摄影报道", "朱双银"),
    ("朱双银摄", "朱双银"),
    ("张三和李四", "张三 李四"),
    ("李和平", "李和平"),
    ("张三 李四 张三", "张三 李四"),
    # Other names.
    ("买买提·艾力", "买买提·艾力"),
    ("买买提•艾力 阿依古丽", "买买提·艾力 阿依古丽"),
    ("记者 John Smith", "John Smith"),
    ("扎西多吉", "扎西多吉"),
    # Traditional characters.
    ("■記者 陳大文", "陳大文"),
    ("◆香港文匯報記者 葉佩妍", "葉佩妍"),
    ("文︰陳大文 圖︰李小明", "陳大文 李小明"),
    ("【記者張美玲／台中報導】", "張美玲"),
    ("〔記者林志明／攝〕", "林志明"),
    ("撰文：歐陽震華 攝影：張學友劉德華", "歐陽震華 張學友 劉德華"),
    ("中央社 記者 黃麗芸", "黃麗芸"),
    ("记者 李明 北京报道", "李明"),
    ("记者 李明 王强报道", "李明 王强"),
    ("鹤洲区读者 倪守仁", "倪守仁"),
    ("文倩兒（龍蟠居民）", "文倩兒"),
    ("文◎游牧", "游牧"),
    # Nobody.
    ("本报记者", ""),
    ("下转第二版", ""),
    ("新华社", ""),
    ("图", ""),
    ("新闻热线：12345", ""),
    ("", ""),
    ("2024年6月7日", ""),
    ("红桥区融媒体中心", ""),
]


@pytest.mark.parametrize(("text", "names"), CASES, ids=[case[0] or "empty" for case in CASES])
def test_a_byline_gives_its_persons_and_nothing_else(text: str, names: str) -> None:
    expected = ("John Smith",) if "John" in text else tuple(names.split())
    assert split_names(text) == expected


@pytest.mark.parametrize("text", ["陈方安生", "王林华安"])
def test_glued_names_that_can_be_parted_in_two_ways_stay_whole(text: str) -> None:
    assert split_names(text) == (text,)


def test_a_name_is_given_in_the_script_it_was_printed_in() -> None:
    assert split_names("記者陳大文") == ("陳大文",)
