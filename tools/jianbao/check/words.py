"""What people call keys and values: editors may add to both tables."""

from jianbao.article_file import KEYS

WORDS = {
    "标题": "title", "题目": "title", "题": "title", "主题": "title", "引题": "kicker", "副题": "subtitle", "副标题": "subtitle",
    "栏目": "rubric", "作者": "authors", "记者": "authors", "署名": "byline", "编辑": "editors", "责任编辑": "editors",
    "来源": "source", "报刊": "publication", "报纸": "publication", "版次": "page", "版面": "page", "版": "page", "日期": "date", "时间": "date",
    "标签": "tags", "主题词": "tags", "关键词": "tags", "地名": "places", "地点": "places", "人名": "people", "人物": "people",
    "机构": "organizations", "单位": "organizations", "体裁": "kind", "类型": "kind", "校对": "proof", "撤下": "withdrawn",
    "author": "authors", "tag": "tags", "place": "places", "person": "people", "org": "organizations", "organization": "organizations",
    "editor": "editors", "headline": "title", "keywords": "tags", "type": "kind", "newspaper": "publication", "flag": "flags",
    "column": "rubric", "proofread": "proof", "summary": "subtitle", "name": "title", "day": "date",
}  # fmt: skip
"""What people call the keys."""
VALUES = {
    "kind": {"文章": "article", "报道": "article", "新闻": "article", "图片": "photo", "图片报道": "photo", "简讯": "brief", "公告": "notice", "通知": "notice", "诗": "poem", "诗歌": "poem"},
    "flags": {"有缺字": "gap", "缺字": "gap", "无标题": "untitled", "中断": "truncated", "顺序": "order"},
    "proof": {"已校对": "已校", "校对": "已校", "已复校": "已复核", "复核": "已复核", "未校对": "未校", "yes": "已校", "true": "已校", "是": "已校", "done": "已校", "no": "未校"},
}  # fmt: skip


def meant(key: str) -> str:
    """The key that a word means; the word itself where it means none.

    >>> meant("作者"), meant("Title"), meant("mood")
    ('authors', 'title', 'mood')
    """
    low = key.strip().lower()
    return low if low in KEYS else WORDS.get(low, key.strip())
