"""Articles made for one point of search each."""

from jianbao.model import Document, Flag, Kind, Passage, Role, Subjects, Withdrawal

HOSTILE = '<img src=x onerror="document.title=1">{{ 7*7 }}'


def text(*paragraphs: str) -> tuple[Passage, ...]:
    """A body of paragraphs."""
    return tuple(Passage(Role.PARAGRAPH, paragraph) for paragraph in paragraphs)


MADE = (
    Document("aaaaaaaa-01", Kind.ARTICLE, text("甲乙丙丁。", "戊己庚辛"), title="块与块之间", date="2021-05-04"),
    Document(
        "aaaaaaaa-02", Kind.ARTICLE, text("晨练的人看著湖面，接著說話。臺灣遊客"), title="繁體的一篇", date="2020"
    ),
    Document(
        "aaaaaaaa-03", Kind.BRIEF, text("坐652路到站，换乘15路，5日起LOGO以新面目出现。"), title="公交", date="2023-06~"
    ),
    Document("aaaaaaaa-04", Kind.PHOTO, text(f"{HOSTILE}敌意正文"), title=f"{HOSTILE}敌意标题", byline=HOSTILE),
    Document(
        "aaaaaaaa-05",
        Kind.ARTICLE,
        text("湖心亭修好了，甲乙两队都来。"),
        title="亭子",
        kicker="引题里的凤凰",
        date="2022",
    ),
    Document(
        "aaaaaaaa-06",
        Kind.ARTICLE,
        text("修亭子的是老匠人。凤凰。15日动工。"),
        title="匠人",
        date="2024",
        flags=(Flag.GAP,),
    ),
    Document("aaaaaaaa-07", Kind.ARTICLE, text("已撤下的凤凰"), title="撤", withdrawn=Withdrawal("2024-01-01", "更正")),
    Document(
        "aaaaaaaa-08", Kind.ARTICLE, text("𠮷野家开业，二○二四年"), title="凤凰来仪", subjects=Subjects(tags=("餐饮",))
    ),
    Document(
        "aaaaaaaa-09",
        Kind.ARTICLE,
        text(
            "渡口在城南。" + "河水从城中流过，两岸是新修的步道和老码头。" * 4,
            *["河水清。"] * 3,
            "城北有灯塔，也有白鹭。",
        ),
        title="城南城北",
        date="2019-05-02",
    ),
    Document(
        "aaaaaaaa-10", Kind.ARTICLE, text("灯塔就在渡口边上。白鹭来了，白鹭又走了。"), title="看塔", date="2019-05-01"
    ),
    Document("aaaaaaaa-11", Kind.ARTICLE, text("只有一只白鹭。"), title="一只", date="2019-05-01"),
)
