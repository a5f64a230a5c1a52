"""What was right once stays right: sentences of the develop part one by one, of the held part in number."""

import pytest

from jianbao.variants.convert import convert
from jianbao.variants.script import Script
from tests.variants.sentences import Sentence, right, sentences

REGIONS = (Script.TAIWAN, Script.HONG_KONG)

KNOWN_FAILURES = {
    "同事们都说后勤不爱说话，但干活特别利索。": "后勤 is a word, and here a name",
    "在弟弟眼里，余则成是个沉默的人。": "则 is taken for no character of a given name",
    "供销社主任余粮亲自开车送化肥。": "余粮 is a word, and here a name",
    "他在黑里河林场工作了一辈子。": "a river whose name has 里 in the middle",
    "小店门口挂着一块“面”字招牌。": "a character spoken of as a character",
}
AT_LEAST = {
    "held": {"name": 33, "place": 19, "word": 65, "easy": 20},
    "fresh": {"name": 63, "word": 77, "easy": 30},
}


def _cases() -> list[object]:
    return [
        pytest.param(one, marks=pytest.mark.xfail(reason=KNOWN_FAILURES[one.plain], strict=True))
        if one.plain in KNOWN_FAILURES
        else one
        for one in sentences()
        if one.part == "develop"
    ]


@pytest.mark.parametrize("sentence", _cases(), ids=lambda one: one.plain[:12])
def test_a_sentence_is_right_in_both_regions(sentence: Sentence) -> None:
    for script in REGIONS:
        assert convert(sentence.plain, script) == sentence.right[script]


@pytest.mark.parametrize("script", REGIONS)
@pytest.mark.parametrize("part", AT_LEAST)
def test_the_sentences_that_no_rule_was_made_for_do_not_get_worse(part: str, script: Script) -> None:
    of_part = [one for one in sentences() if one.part == part]
    found = right(of_part, script, lambda text: convert(text, script))
    assert {kind: least for kind, least in AT_LEAST[part].items() if found[kind] < least} == {}
