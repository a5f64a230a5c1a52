"""Findings (检查结果): doubts about text, each with a permanent code; a code once given is never reused."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jianbao.errors import shown, visible


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
        Code(
            "Y-001", Severity.ERROR,
            "文件开头不是 ---，网站读不到元数据", "the file does not begin with ---, so its front matter is not read",
            "请让第一行恰为三个半角减号 ---", "make the first line exactly three hyphens: ---",
        ),
        Code(
            "Y-002", Severity.ERROR,
            "元数据后面缺少结束的 ---", "the front matter has no closing --- line",
            "请在元数据最后一行之后另起一行写 ---", "put a line of exactly --- behind the last key",
        ),
        Code(
            "Y-003", Severity.ERROR,
            "键后面是全角冒号“：”", "a full-width colon follows the key",
            "请改为半角冒号加一个空格", "write a plain colon and a space",
        ),
        Code(
            "Y-004", Severity.ERROR,
            "冒号或减号后面缺少空格", "a space is missing behind the colon or hyphen",
            "请在其后加一个半角空格", "put one space behind it",
        ),
        Code(
            "Y-005", Severity.ERROR,
            "行首是制表符（Tab）", "the line begins with a tab",
            "请删去，或改为两个半角空格", "remove it, or put two spaces",
        ),
        Code(
            "Y-006", Severity.ERROR,
            "值里有冒号加空格，或以特殊符号开头，会被误读", "the value holds a colon and a space, or begins with a sign, and would be misread",
            "请把整个值放在半角双引号 \"…\" 里", "put the whole value in plain double quotes \"…\"",
        ),
        Code(
            "Y-007", Severity.ERROR,
            "引号不成对，或引号外还有文字", "quotes do not match, or text stands outside them",
            "请让整个值只在一对半角双引号之间，其中的 \" 写作 \\\"", "put the whole value between one pair of plain double quotes, and write \\\" for those inside",
        ),
        Code(
            "Y-008", Severity.ERROR,
            "方括号没有配对，或逗号多余", "a square bracket has no partner, or a comma is too many",
            "列表请写作 [甲, 乙]", "write the list as [one, two]",
        ),
        Code(
            "Y-009", Severity.ERROR,
            "用了中文引号“ ”，此处应为半角引号", "curly quotes, where plain ones belong",
            "请改为半角双引号 \"…\"，或去掉引号", "use plain double quotes \"…\" or none",
        ),
        Code(
            "Y-010", Severity.ERROR,
            "同一个键写了两次", "the key is there twice",
            "请只留一行", "keep one of the lines",
        ),
        Code(
            "Y-011", Severity.ERROR,
            "键的前面有空格", "there are spaces before the key",
            "请删去行首的空格", "remove the spaces at the start of the line",
        ),
        Code(
            "Y-012", Severity.ERROR,
            "这一行不是“键: 值”", "this line is no `key: value`",
            "请写作“键: 值”，或把文字移到 --- 之后的正文里", "write `key: value`, or move the words below the closing ---",
        ),
        Code(
            "Y-013", Severity.ERROR,
            "值写成了几行", "the value goes over several lines",
            "请把它写在一行里", "put it on one line",
        ),
        Code(
            "Y-014", Severity.ERROR,
            "空格加 # 之后的文字会被丢掉", "what follows a space and # would be dropped",
            "请把整个值放在半角双引号 \"…\" 里", "put the whole value in plain double quotes \"…\"",
        ),
        Code(
            "Y-015", Severity.ERROR,
            "列表里用了别的括号，或全角逗号、顿号", "other brackets, or full-width commas, in the list",
            "请写作 [甲, 乙]，用半角符号", "write [one, two] with plain signs",
        ),
        Code(
            "Y-016", Severity.ERROR,
            "列表没有写在方括号里", "a list without square brackets",
            "请写作 [甲, 乙]", "write [one, two]",
        ),
        Code(
            "Y-017", Severity.ERROR,
            "此键是一段文字，却写成了列表", "this key takes one text and holds a list",
            "如方括号是原文所有，请把整个值放在半角双引号里；否则请删去方括号", "put the value in double quotes if the brackets were printed, else remove them",
        ),
        Code(
            "Y-018", Severity.DOUBT,
            "键后面没有值", "the key has no value",
            "请补上，或删去这一行", "add it, or remove the line",
        ),
        Code(
            "Y-019", Severity.DOUBT,
            "文件开头有字节顺序标记（BOM）", "the file begins with a byte-order mark",
            "请另存为“UTF-8（无 BOM）”", "save it as UTF-8 without BOM",
        ),
        Code(
            "Y-020", Severity.DOUBT,
            "文件用了 Windows 的换行符", "the file has Windows line ends",
            "请另存为 LF（Unix）换行", "save it with LF (Unix) line ends",
        ),
        Code(
            "Y-021", Severity.ERROR,
            "文件不是 UTF-8 编码", "the file is not UTF-8",
            "请另存为 UTF-8", "save it as UTF-8",
        ),
        Code(
            "F-005", Severity.ERROR,
            "日期写法不合规定", "the date is not written as it should be",
            "请写作 2024-01-03、2024-01 或 2024，推定的加 ~", "write 2024-01-03, 2024-01 or 2024, with ~ where it is inferred",
        ),
        Code(
            "F-006", Severity.ERROR,
            "日历上没有这一天", "there is no such day",
            "请对照原报改正", "correct it from the print",
        ),
        Code(
            "F-007", Severity.ERROR,
            "主题词不在词表里", "the tag is not in the vocabulary",
            "请换成建议的词；确需新词请在 tools/lexicon/tags.yml 提出", "use the suggested one; propose a new one in tools/lexicon/tags.yml",
        ),
        Code(
            "F-008", Severity.DOUBT,
            "列表里有重复", "a name stands twice in the list",
            "请删去一个", "remove one",
        ),
        Code(
            "F-009", Severity.ERROR,
            "缺少必需的键", "a key is missing that every article needs",
            "请补上这一行", "add this line",
        ),
        Code(
            "F-010", Severity.DOUBT,
            "没有标题，也没有标明原文无标题", "there is no title, and nothing says that none was printed",
            "请补上 title；原报无标题的写 flags: [untitled]", "add title, or flags: [untitled] where none was printed",
        ),
        Code(
            "F-011", Severity.DOUBT,
            "已有标题，存疑标记却还写着 untitled", "there is a title, and the flag untitled as well",
            "请从 flags 里删去 untitled", "remove untitled from flags",
        ),
        Code(
            "F-012", Severity.DOUBT,
            "存疑标记 gap 与正文里的缺字符号不一致", "the flag gap and the marks of missing characters in the text disagree",
            "缺字已补全的请从 flags 里删去 gap；仍缺的请两处都标明", "remove gap from flags where nothing is missing any more; else mark both",
        ),
        Code(
            "F-013", Severity.DOUBT,
            "姓名前带有职衔", "a name stands there with an office",
            "只写姓名；职衔照原报写在 byline 里", "write the name alone; the office stays in byline as printed",
        ),
        Code(
            "F-014", Severity.ERROR,
            "withdrawn 没有写明日期与理由", "withdrawn does not say when and why",
            "请在其下缩进写 date 与 reason 两行；未撤下者请删去 withdrawn", "put indented lines date and reason below it, or remove it where nothing is taken down",
        ),
        Code(
            "F-015", Severity.DOUBT,
            "日期在将来，或早于有中文报刊之时", "the date lies ahead, or before there were Chinese newspapers",
            "请对照原报核对年份", "compare the year with the print",
        ),
        Code(
            "F-016", Severity.ERROR,
            "列表的一项里写了几个名字", "one item of the list holds several names",
            "每个名字各为一项：[甲, 乙]", "make each name an item: [one, two]",
        ),
        Code(
            "F-017", Severity.DOUBT,
            "版次的写法与别处不同", "the page is not written as elsewhere",
            "只写数字或字母，如 2、A3", "write the number alone, as 2 or A3",
        ),
        Code(
            "T-001", Severity.ERROR,
            "有看不见的控制符或零宽字符", "invisible control or zero-width characters",
            "请删去", "remove them",
        ),
        Code(
            "T-002", Severity.ERROR,
            "有乱码", "garbled characters",
            "请对照原文改正；多半是文件曾用错误的编码打开或保存", "correct them from the source; the file was likely opened or saved in a wrong encoding",
        ),
        Code(
            "T-003", Severity.ERROR,
            "用了部首、兼容字或专用字，看似相同而检索不到", "radicals, compatibility or private characters that look alike and are not found by search",
            "请改为通常的字", "type the usual characters",
        ),
        Code(
            "T-004", Severity.ERROR,
            "中文里用了半角标点", "half-width punctuation in Chinese",
            "请改为全角标点", "use full-width marks",
        ),
        Code(
            "T-005", Severity.DOUBT,
            "有连续的空格", "several spaces in a row",
            "请只留一个，或删去", "keep one or none",
        ),
        Code(
            "T-006", Severity.ERROR,
            "行首或行尾有空格", "spaces at the start or end of the line",
            "请删去；段首不必空两格，网页自会缩进", "remove them; paragraphs need no indent",
        ),
        Code(
            "T-007", Severity.DOUBT,
            "用了全角的字母或数字", "full-width letters or digits",
            "请改为半角", "use the plain ones",
        ),
        Code(
            "T-008", Severity.DOUBT,
            "标点重复或相连", "punctuation is doubled",
            "请对照原文删去一个", "remove one, as printed",
        ),
        Code(
            "T-009", Severity.DOUBT,
            "引号或括号不成对", "a quotation mark or bracket has no partner",
            "请对照原文补上或改正", "add or correct it, as printed",
        ),
        Code(
            "T-010", Severity.DOUBT,
            "中文里用了直引号", "straight quotation marks in Chinese",
            "请改为“ ”", "use “ ”",
        ),
        Code(
            "T-011", Severity.DOUBT,
            "省略号或破折号写法不对", "an ellipsis or dash is not typed as one",
            "请用“……”和“——”", "use …… and ——",
        ),
        Code(
            "T-012", Severity.DOUBT,
            "用了不换行空格、全角空格或制表符", "no-break or ideographic spaces, or tabs",
            "请改为普通空格", "use plain spaces",
        ),
        Code(
            "T-013", Severity.DOUBT,
            "标点旁边有空格", "there is a space beside a punctuation mark",
            "请删去", "remove it",
        ),
        Code(
            "T-014", Severity.DOUBT,
            "疑为形近字之误", "a character that looks like the one that is meant",
            "请对照原文改正；原报如此印的保留", "correct it from the source; leave it if it was printed so",
        ),
        Code(
            "T-015", Severity.DOUBT,
            "数字里混有字母或圆圈", "a letter or a circle among digits",
            "请改为数字 0、1 或“〇”", "type the digit 0 or 1, or the Chinese zero",
        ),
        Code(
            "T-016", Severity.DOUBT,
            "引号的式样与本篇其他地方不同", "quotation marks of another style than elsewhere in the text",
            "请改为“ ”；内层用‘ ’", "use “ ”, and ‘ ’ inside them",
        ),
        Code(
            "T-017", Severity.DOUBT,
            "引号里又用了同样的引号", "quotation marks inside quotation marks of the same kind",
            "内层请用‘ ’；或补上前一处的后引号", "use ‘ ’ for the inner ones, or close the first before the second opens",
        ),
        Code(
            "T-018", Severity.DOUBT,
            "同一个字重复出现", "a character stands there twice or more",
            "请对照原文删去多余的字", "remove those too many, as printed",
        ),
        Code(
            "T-019", Severity.DOUBT,
            "字与字之间有空格", "there are spaces between the characters",
            "请删去空格", "remove the spaces",
        ),
        Code(
            "B-001", Severity.ERROR,
            "正文里有一级标题（#）", "a first-level heading in the text",
            "标题写在元数据的 title 里；小标题请用 ##", "the title belongs into the front matter; headings begin with ##",
        ),
        Code(
            "B-002", Severity.ERROR,
            "小标题跳过了一级", "a heading skips a level",
            "请从 ## 起逐级使用", "begin with ## and go level by level",
        ),
        Code(
            "B-003", Severity.ERROR,
            "小标题的写法不对", "a heading is not written as one",
            "请顶格写“## ”，用半角 #，后面空一格", "write ## at the start of the line, then one space",
        ),
        Code(
            "B-004", Severity.ERROR,
            "小标题没有文字", "a heading without words",
            "请补上，或删去这一行", "add them, or remove the line",
        ),
        Code(
            "B-005", Severity.ERROR,
            "有合并冲突的标记", "marks of a merge conflict",
            "请在两个版本中选定一个，并删去 <<<<<<<、=======、>>>>>>> 三种行", "choose between the versions and remove the lines <<<<<<<, ======= and >>>>>>>",
        ),
        Code(
            "B-006", Severity.ERROR,
            "正文里有分隔线", "a rule in the text",
            "请删去；它会被误作元数据的边界或标题", "remove it; it would be taken for the end of the front matter or for a heading",
        ),
        Code(
            "B-007", Severity.ERROR,
            "属性标记写错了", "an attribute list is not written as one",
            "只可写 { .caption }、{ .credit }、{ .verse }、{ .jump }，用半角符号", "use { .caption }, { .credit }, { .verse } or { .jump }, with plain signs",
        ),
        Code(
            "B-008", Severity.ERROR,
            "属性标记的位置不对", "an attribute list is in the wrong place",
            "请写在该段文字的下一行，中间不空行，其后空一行", "put it on the line right below its text, and an empty line behind it",
        ),
        Code(
            "B-009", Severity.DOUBT,
            "有 Markdown 符号没有转义", "a sign of Markdown that is not escaped",
            "如是原文所有，请在前面加反斜杠 \\；否则请删去", "put a backslash \\ before it if it was printed, else remove it",
        ),
        Code(
            "B-010", Severity.ERROR,
            "一段文字分成了几行", "a paragraph goes over several lines",
            "一段写作一行；是两段的，中间请空一行", "put it on one line; if these are two paragraphs, put an empty line between",
        ),
        Code(
            "B-011", Severity.DOUBT,
            "像是网页的导航、页脚或版面信息，不是正文", "this looks like navigation or a footer, not like the text",
            "请删去；编辑、来源等写在元数据里", "remove it; editors and source belong into the front matter",
        ),
        Code(
            "B-012", Severity.ERROR,
            "正文是空的", "there is no text",
            "请补上正文；要撤下文章请写 withdrawn", "add the text; to take an article down use withdrawn",
        ),
        Code(
            "B-013", Severity.DOUBT,
            "同一段文字出现了两次", "the same paragraph stands there twice",
            "请删去一处", "remove one",
        ),
        Code(
            "B-014", Severity.ERROR,
            "正文里有图片", "a picture in the text",
            "档案只收文字，请删去；图片说明另起一段，下一行写 { .caption }", "the archive holds text only: remove it; a caption is a paragraph with { .caption } on the next line",
        ),
        Code(
            "B-015", Severity.ERROR,
            "链接没有去处", "a link that leads nowhere",
            "请改正网址，或删去链接只留文字", "correct the address, or keep the words alone",
        ),
        Code(
            "B-016", Severity.DOUBT,
            "加粗、斜体、链接等在正文里不起作用，会照原样显示", "emphasis and links do not act in an article; their signs would be shown",
            "请删去符号，只留文字", "remove the signs and keep the words",
        ),
        Code(
            "B-017", Severity.ERROR,
            "小标题与正文之间没有空行", "no empty line between heading and text",
            "请在中间空一行", "put an empty line between",
        ),
        Code(
            "B-018", Severity.DOUBT,
            "有网页的字符代码", "a character is written as an HTML entity",
            "请改为该字符本身", "type the character itself",
        ),
        Code(
            "B-019", Severity.ERROR,
            "有代码框的标记", "marks of a code block",
            "请删去", "remove them",
        ),
        Code(
            "B-020", Severity.DOUBT,
            "同一句话连着出现两次", "the same sentence stands there twice in a row",
            "请删去一句", "remove one",
        ),
        Code(
            "B-021", Severity.DOUBT,
            "正文开头又写了一遍标题", "the text begins with the title",
            "标题已在元数据的 title 里，请从正文删去", "it stands in title already; remove it from the text",
        ),
        Code(
            "B-022", Severity.DOUBT,
            "缺字没有用本馆的符号标明", "missing characters are marked in a way of one's own",
            "请写作 *〔缺字〕*{ .gap }，并在 flags 里写 gap", "write the mark that is shown here, and gap in flags",
        ),
        Code(
            "S-001", Severity.ERROR,
            "有网页标签（HTML）；不会起作用，会照原样显示", "HTML tags; they do not act and would be shown",
            "请删去标签，只留文字；“<”确为原文所有的写作 &lt;", "remove the tags and keep the words; write &lt; for a < that was printed",
        ),
        Code(
            "S-002", Severity.ERROR,
            "有脚本、嵌入内容或脚本网址，予以拒绝", "a script, embedded content or a script address; refused",
            "请删去", "remove it",
        ),
        Code(
            "S-003", Severity.ERROR,
            "有模板代码，予以拒绝", "template code; refused",
            "请删去", "remove it",
        ),
        Code(
            "S-004", Severity.ERROR,
            "像是命令或工作流指令，予以拒绝", "this looks like a command to a shell or a workflow; refused",
            "请删去", "remove it",
        ),
        Code(
            "S-005", Severity.ERROR,
            "有 YAML 的类型、锚点或引用标记，予以拒绝", "a YAML type, anchor or reference; refused",
            "请删去；确为文字的请把整个值放在半角双引号里", "remove it, or put the value in double quotes if it is text",
        ),
        Code(
            "S-006", Severity.ERROR,
            "是符号链接，不予读取", "a symbolic link, which is not followed",
            "请换成文件本身，或删去", "put the file itself there, or remove it",
        ),
        Code(
            "S-007", Severity.ERROR,
            "文件或其中一行过大，不予检查", "the file, or a line of it, is too large to be looked at",
            "一篇报道请在一兆字节以内，一段在四千字以内；多出的文字请删去", "keep an article below a megabyte and a paragraph below 4,000 characters; remove the rest",
        ),
        Code(
            "I-001", Severity.NOTE,
            "与整理时相比，少了一些文字", "words are gone that were there when the article was made",
            "请审阅者对照原文确认是有意删去", "whoever reviews this: see that they were meant to go",
        ),
        Code(
            "I-002", Severity.NOTE,
            "与整理时相比，多了一些文字", "words were added that the source does not have",
            "请审阅者确认其出处", "whoever reviews this: see where they come from",
        ),
        Code(
            "I-003", Severity.NOTE,
            "改动了数字或否定词", "a number or a negation was changed",
            "请审阅者对照原文确认", "whoever reviews this: compare with the source",
        ),
        Code(
            "D-001", Severity.DOUBT,
            "文字与另一篇大部分相同", "most of the text stands in another article",
            "请核对是否重复收入；是转载的可在 check-allow.yml 里说明", "see whether it came in twice; if it is a reprint say so in check-allow.yml",
        ),
        Code(
            "D-002", Severity.DOUBT,
            "标题和日期与另一篇相同", "title and date are those of another article",
            "请核对是否重复收入", "see whether it came in twice",
        ),
        Code(
            "K-001", Severity.ERROR,
            "改动了 seed（原始文本的文件名）", "seed, the name of the source file, was changed",
            "请改回；它记录出处", "put it back: it says where the text came from",
        ),
        Code(
            "K-002", Severity.ERROR,
            "改动了 lines（原始文本的行号）", "lines, the line numbers of the source, was changed",
            "请改回；它记录出处", "put it back: it says where the text came from",
        ),
        Code(
            "K-003", Severity.ERROR,
            "原始文本（seeds/）被改动或删除", "a seed was changed or removed",
            "请用 git 恢复；文字的订正写在文章文件里", "restore it with git; corrections belong into the article file",
        ),
        Code(
            "K-004", Severity.ERROR,
            "台账（ledger/）被手工改动、删除或已损坏", "the ledger was edited by hand, removed or broken",
            "请用 git 恢复；台账只由 jianbao convert 写入", "restore it with git; only jianbao convert writes it",
        ),
        Code(
            "K-005", Severity.ERROR,
            "写有 seed，台账却没有这一篇", "it names a seed, and the ledger knows no such article",
            "手工新增的文章没有 seed 和 lines，编号由 jianbao new 给出", "an article added by hand has no seed and no lines; jianbao new gives its id",
        ),
        Code(
            "K-006", Severity.ERROR,
            "这个编号属于一篇已删去的文章，不能再用", "this id belonged to an article that is gone and is not used again",
            "请用 jianbao new 取新的编号", "take a new one from jianbao new",
        ),
        Code(
            "K-007", Severity.ERROR,
            "文件不在文章的位置上", "the file is not where articles are",
            "文章应为 docs/articles/<编号>/<两位序号>.md；请用 jianbao new 建立", "an article is docs/articles/<seed id>/<two digits>.md; make it with jianbao new",
        ),
        Code(
            "P-001", Severity.ERROR,
            "校对与复核是同一人", "the same person proofread and confirmed it",
            "请另一人复核；在此之前写 proof: 已校", "let somebody else confirm it; until then proof stays at the state before",
        ),
        Code(
            "P-002", Severity.ERROR,
            "未经校对就写了已复核", "confirmed without having been proofread",
            "请先写 proof: 已校，再由另一人复核", "set proof to the first state, read; somebody else confirms it later",
        ),
        Code(
            "P-003", Severity.DOUBT,
            "校对之后正文又有改动", "the text was changed after it was proofread",
            "请再读一遍；未读的改回 proof: 未校", "read it again, or take proof out",
        ),
        Code(
            "A-001", Severity.ERROR,
            "例外清单的条目没有写明理由", "an entry of the allow-list has no reason",
            "请写 reason", "add reason",
        ),
        Code(
            "A-002", Severity.ERROR,
            "例外清单的条目已无用处", "an entry of the allow-list accepts nothing any more",
            "请删去", "remove it",
        ),
        Code(
            "A-003", Severity.ERROR,
            "例外清单的条目写得不对", "an entry of the allow-list is not written as it should be",
            "每条写 code、file、reason，可加 text；S、A、K、P 各类不可列入", "write code, file, reason and perhaps text; families S, A, K and P cannot be listed",
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
        path = shown(self.path)
        return f"{path}:{self.line}" if self.line else path

    def message(self, lang: str) -> str:
        """The finding on one line: place, code, what is wrong, what to do.

        >>> Finding("R-002", "a.txt", 21).message("zh")
        'a.txt:21: R-002 段落在此中断，未找到下文；如有原报，请补全或注明'
        """
        return f"{self.place}: {self.code} {self.words(lang)}"

    def words(self, lang: str) -> str:
        """What is wrong and what to do, without place and code."""
        code = REGISTRY[self.code]
        zh = lang == "zh"
        what, remedy = (code.zh, code.remedy_zh) if zh else (code.en, code.remedy_en)
        said = visible(self.detail)
        detail = (f"（{said}）" if zh else f" ({said})") if said else ""
        return f"{what}{detail}{'；' if zh else '; '}{remedy}"

    def as_json(self) -> dict[str, Any]:
        """The finding for scripts; a public format."""
        return {
            "code": self.code,
            "severity": REGISTRY[self.code].severity.value,
            "path": self.path,
            "line": self.line,
            "article": self.article,
            "score": self.score,
            "detail": self.detail,
            "message": {lang: self.message(lang) for lang in ("zh", "en")},
        }
