"""Findings (检查结果): doubts about text, each with a permanent code; a code once given is never reused."""

from dataclasses import dataclass
from enum import StrEnum

from jianbao.errors import visible


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    DOUBT = "doubt"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding, with what it says in both languages."""

    code: str
    severity: Severity
    zh: str
    en: str
    remedy_zh: str
    remedy_en: str


REGISTRY: dict[str, Code] = {
    code.code: code
    for code in (
        Code(
            "R-001", Severity.DOUBT,
            "断行的接续不确定", "which line continues this one is uncertain",
            "请对照原文核对这一段", "compare this paragraph with the source",
        ),
        Code(
            "R-002", Severity.DOUBT,
            "段落在此中断，未找到下文", "the text breaks off here and its continuation was not found",
            "如有原报，请补全或注明", "complete it from the print, or say that it is lost",
        ),
        Code(
            "R-003", Severity.DOUBT,
            "段落开头缺字，未找到上文", "characters before this line are missing",
            "如有原报，请补上所缺的字", "add them from the print",
        ),
        Code(
            "R-004", Severity.DOUBT,
            "文章的起止不确定", "whether an article begins here is uncertain",
            "请核对此处是新文章、小标题还是图片说明", "check whether this is an article, a heading or a caption",
        ),
        Code(
            "R-005", Severity.DOUBT,
            "段落顺序经过调整", "lines were moved to the front of the article",
            "请对照原文核对段落顺序", "compare the order with the source",
        ),
        Code(
            "R-006", Severity.DOUBT,
            "接续处缺字", "characters are missing where two lines were joined",
            "如有原报，请补上所缺的字", "add them from the print",
        ),
        Code(
            "R-007", Severity.DOUBT,
            "此版未找到文章", "no article found on this page",
            "请核对原始文本是否为报刊文字；如是，请附上它报告问题", "see whether the seed is newspaper text; if so report it with the seed",
        ),
        Code(
            "J-001", Severity.DOUBT,
            "本文上接他版，未找到前文", "the text comes from another page, which was not found among the seeds",
            "请把那一版也收入 seeds/，并用同名 .yml 注明版次与日期", "put that page into seeds/ too, and say page and date in its .yml",
        ),
        Code(
            "J-002", Severity.DOUBT,
            "转版的前后文是否一篇不确定", "whether the two halves are one text is uncertain",
            "请对照两版；有误则改两篇的 continues 与 continued_by", "compare both pages; if wrong, correct continues and continued_by of both articles",
        ),
        Code(
            "L-001", Severity.ERROR,
            "人工修改与新的转换结果冲突，已保留人工修改", "an edit and the new conversion changed the same words; the edit was kept",
            "请比较两个版本后定稿；若以人工修改为准，请运行 jianbao convert --settled 文章编号", "compare both versions and settle the text; where the edit is right run jianbao convert --settled ID",
        ),
        Code(
            "L-002", Severity.DOUBT,
            "重新转换后已无此篇，因有人工修改而保留", "a new conversion has no such article; it stays because people edited it",
            "其文字只在此篇；如应并入别篇，请把文字移过去再删去此篇", "its text stands only here; to join it to another article, move the text there and delete this file",
        ),
        Code(
            "L-003", Severity.NOTE,
            "文章文件已删除，今后不再生成，其地址保留", "the article file was deleted and is made no more; its address stays",
            "如系误删，请用 git 恢复", "restore it with git if that was a mistake",
        ),
        Code(
            "L-004", Severity.NOTE,
            "新的转换要另立的一篇，其文字已由人放在别篇，不再另立", "the new conversion makes an article of text that people have put in another one; it is not made",
            "无需处理；如要另立，请把文字移到新的文件", "nothing; to have it apart, move the text to a file of its own",
        ),
        Code(
            "F-001", Severity.ERROR,
            "元数据无法读取", "the front matter cannot be read",
            "请按 MANUAL.md 改正；在此之前网站显示上一个可读的版本", "correct it as MANUAL.md says; until then the site shows the last version that could be read",
        ),
        Code(
            "F-002", Severity.DOUBT,
            "元数据中有未知的键，不起作用", "the front matter has a key that nothing reads",
            "请改为 MANUAL.md 所列的键，或删去", "use one of the keys in MANUAL.md, or remove it",
        ),
        Code(
            "F-003", Severity.ERROR,
            "元数据的值不合规定", "a value of the front matter is not what its key takes",
            "各键的写法见 MANUAL.md", "MANUAL.md says what each key takes",
        ),
        Code(
            "F-004", Severity.ERROR,
            "元数据中的 id 与文件位置不符，以位置为准", "the id of the front matter is not that of the file's place, which counts",
            "请改正 id，或把文件移回原处", "correct the id, or move the file back",
        ),
        Code(
            "V-001", Severity.DOUBT,
            "繁体版用字不由词典决定", "a Traditional form that no dictionary word settles",
            "如有误，写入此篇的 hant，或补入 tools/lexicon/hant/", "where it is wrong add it to the article's hant or to tools/lexicon/hant/",
        ),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at one place."""

    code: str
    path: str
    line: int | None
    detail: str = ""
    article: str | None = None
    """Id of the article that has the line."""
    score: float | None = None
    """How sure the converter is that it was right, 0 to 1; None where nothing was weighed."""

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def message(self, lang: str) -> str:
        """The finding on one line: place, code, what is wrong, what to do.

        >>> Finding("R-002", "a.txt", 21).message("zh")
        'a.txt:21: R-002 段落在此中断，未找到下文；如有原报，请补全或注明'
        """
        code = REGISTRY[self.code]
        zh = lang == "zh"
        what, remedy = (code.zh, code.remedy_zh) if zh else (code.en, code.remedy_en)
        said = visible(self.detail)
        detail = (f"（{said}）" if zh else f" ({said})") if said else ""
        return f"{self.place}: {self.code} {what}{detail}{'；' if zh else '; '}{remedy}"
