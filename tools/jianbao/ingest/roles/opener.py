"""Opener (电头与本报讯): the words by which the first paragraph of a news item says where it comes from.

    本报讯（记者 张三）昨日，……
    新华社北京6月1日电 （记者 李四）……
    （記者翁書賢沙崙市報導）……
    【香港中通社】……

Not an opener: 记者在现场看到，…… (any paragraph may say so)
"""

import re

OPENER = re.compile(
    r"^\s*(?:【?本[报報][讯訊]】?|【[^】]{2,12}(?:报道|報導|電|讯|訊|社|報道)】|[（(【]?(?:新华社|中新社|中央社|新華社|美联社|路透社|法新社)|\S{0,8}[讯訊][（(\s]|"
    r"\S{0,14}\d{1,2}月\d{1,2}日(?:电|電|讯|訊|专电)|[（(]\s*(?:本[报報]|通讯员|通訊員|见习|實習)?(?:记者|記者|通讯员|通訊員)|"
    r"(?:本[报報]|晚报|日报)?(?:记者|記者)\s*\S{2,4}\s*(?:报道|報導)|(?:记者|記者)\S{2,8}[/／]\S{2,6}(?:报导|報導))"
)
IN_BRACKETS = re.compile(r"^\s*(?:【本[报報][讯訊]】|[（(][\u3400-\u9fff]{2,6}[报報社][报報][道導导][）)])")
"""【本報訊】, （星島日報報道）: the forms of Hong Kong, which stand once in a text and right at its beginning."""
