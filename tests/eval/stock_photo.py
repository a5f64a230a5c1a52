"""Captions and credits that fit many a local story, for articles that bring no photograph of their own."""

# Whole sentences: without a credit only their place, inside a cut paragraph, shows that they are captions.
SENTENCES = (
    "工作人员在现场为群众答疑解惑。",
    "图为活动现场。",
    "图为记者采访时拍下的一幕。",
    "志愿者正在整理物资。",
    "技术人员在查看设备运行情况。",
    "居民在新修的步道上散步。",
    "施工人员正在紧张作业。",
    "参观者驻足细看。",
    "图为改造后的一角。",
    "学员们认真记录要点。",
    "傍晚时分，不少市民带着孩子来到这里。",
    "图为有关负责人介绍情况。",
    "老人们聚在一起聊家常。",
    "图①为工作现场，图②为完工后的样子。",
)
# Without a full stop: words that name what is seen, since a bare phrase may as well be a heading.
PHRASES = ("采访现场", "活动现场", "施工前", "改造后", "空地改造前", "整修一新的院落", "记者采访时的留影")
SENTENCES_HANT = (
    "民眾趁假日到場參觀。",
    "圖為現場一角。",
    "工作人員向街坊講解安排。",
    "學員專心聆聽講解。",
    "工程人員正在檢查設備。",
)
PHRASES_HANT = ("採訪現場", "工程現場", "重開後的現場")
CREDITS = (
    "{name} 摄",
    "{name} 摄",
    "记者 {name} 摄",
    "（{name} 摄）",
    "本报记者 {name} 摄",
    "受访者供图",
    "资料图片",
    "通讯员 {name} 供图",
    "{name}/摄",
)
CREDITS_HANT = ("（記者{name}攝）", "{name}攝", "（受訪者提供）", "（資料照）")
PICTURED = ("news", "profile", "interview")
"""Kinds of article that a caption of these lists may stand beside."""
RUBRICS = ("图片新闻", "图片报道", "图说", "镜头")
RUBRICS_HANT = ("圖片新聞", "鏡頭下")
