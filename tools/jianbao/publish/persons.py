"""Who never gets a page: children, and people whom a text gives under a false name.

A missing page hurts nobody, a wrong one may hurt a child, so every sign counts, and one text's sign counts for the
whole archive: the name that is 化名 here must not be an entry because another text forgot to say so.
"""

import re

from jianbao.model import Document

ALL_FALSE = re.compile(
    r"(?:均|皆|都|全)(?:为|是|系)?化名|(?:人物|人名|姓名|孩子|学生|当事人|受访者)[^。！？（(]{0,4}(?:为|系|是|用)化名"
)
"""文中孩子均为化名; （受访者为化名）: nobody of the text is known by a real name."""

CHILD = (
    "小学生|初中生|高中生|中学生|(?<!大)学生|小朋友|同学|女童|男童|儿童|少年|小男孩|小女孩|男孩|女孩|小姑娘|小宝宝|宝宝|少先队员|"
    "小记者|小作者|小选手|小志愿者|小演员|年级|[一二三四五六七八九]年级?[（(]?[一二三四五六七八九十\\d]+[）)]?班|未成年人"
)
"""Words that stand right beside a child's name. 女儿 and 孩子 are none: grown-ups are so called too."""
AGE = r"(?<![\d十百])(?:[1-9]|1[0-7]|十?[一二两三四五六七]|[八九十])(?:周?岁|个月大)"
"""Under eighteen."""
BEFORE = rf"(?:{CHILD}|{AGE})(?:的|班的|小|女儿|儿子|孙子|孙女|孩子|学生|男孩|女孩)*"
"""六年级学生王小雅; 8岁的小男孩李想."""
AFTER = rf"(?:小朋友|同学(?!会|录)|宝宝)(?!们)|[，,（(]?(?:今年|现年|年仅|才|刚满|女|男|，|,)*(?:{AGE}|(?:是|为|今年|就读于|，|（)[^。！？；，、]{{0,8}}(?:小学生|初中生|高中生|中学生|年级))"
"""王小雅同学; 王小雅（女，8岁）; 王小雅今年6年级; 王小雅是城关小学四年级学生."""

YOUNG_BYLINE = re.compile(r"小记者|小作者|小通讯员|小学生|学生记者|年级|[（(]\d{1,2}岁[）)]")


def hidden_people(document: Document) -> frozenset[str]:
    """The people of an article, its authors among them, who must not have a page.

    >>> from jianbao.model import Kind, Passage, Role, Subjects
    >>> text = "六年级学生王小雅和李想（化名）来了，72岁的赵大爷赵铁柱也来了，张晓明同学说好。"
    >>> about = Subjects(people=("王小雅", "李想", "赵铁柱", "张晓明"))
    >>> sorted(hidden_people(Document("a-01", Kind.ARTICLE, (Passage(Role.PARAGRAPH, text),), subjects=about)))
    ['张晓明', '李想', '王小雅']
    """
    text = "\n".join((document.heading, document.subtitle or "", *(passage.text for passage in document.body)))
    young = frozenset(document.authors) if YOUNG_BYLINE.search(document.byline or "") else frozenset()
    if ALL_FALSE.search(text):
        return young | frozenset(document.subjects.people)
    return young | {name for name in document.subjects.people if _is_false(name, text) or _is_child(name, text)}


def _is_false(name: str, text: str) -> bool:
    known = re.escape(name)
    return re.search(rf"{known}[（(][^）)]{{0,6}}化名|化名[为叫：:“\"]*{known}", text) is not None


def _is_child(name: str, text: str) -> bool:
    known = re.escape(name)
    return re.search(rf"{BEFORE}{known}|{known}(?:{AFTER})", text) is not None
