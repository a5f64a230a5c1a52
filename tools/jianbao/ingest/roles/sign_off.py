"""Sign-off (落款): the office that speaks, and the day, in lines of their own below a notice or a letter.

    望湖市文化广电和旅游局
    2024年5月20日

Not a sign-off: 市民走进气象局 (a headline: no day below it); 2024年5月20日 星期一 (a folio)
"""

import re

from jianbao.ingest.characters import PLAIN_DIGITS
from jianbao.ingest.dates import HAN_STAMP, STAMP

LONGEST = 30
OFFICE = re.compile(
    r"^[\u3400-\u9fff·（）()“”]{2,}(?:局|委员会|委員會|管委会|人大常委会|委|办公室|辦公室|办事处|辦事處|公司|集团|集團|政府|厅|廳|中心|"
    r"学校|學校|大学|大學|学院|學院|中学|小学|中學|小學|医院|醫院|法院|检察院|协会|協會|学会|學會|商会|商會|联合会|聯合會|联盟|总工会|工会|"
    r"支队|大队|总队|管理处|管理站|管理所|供电所|服务站|组委会|筹备组|领导小组|指挥部|编辑部|編輯部|报社|報社|杂志社|出版社|银行|銀行|支行|"
    r"图书馆|博物馆|文化馆|體育館|体育馆|村委会|居委会|合作社|社区|党委|党支部|团委|妇联|残联|文联|科协|基金会|基金會)"
    r"(?:\s*[谨謹敬公]?[启啟])?$"
)
"""Endings of the names of offices, companies and schools."""
ORGAN = re.compile(r"^[\u3400-\u9fff]{3,28}[部局办辦處处厅廳科室站所院会會社]$")
"""Whatever may be an office, where a day stands behind it."""
LAST = re.compile(
    r"^(?!.*(?:[了是在被把到往去走的前让叫向]|举[行办]|启用|一[家个座所]))[\u3400-\u9fff]{2,18}"
    r"(?:[部局办辦處处厅廳科室站所院会會社宫宮馆館园園场場厂廠队隊团團校司盟委]|中心|超市|商城|酒店|[银銀支分]行)$"
)
"""Whatever may be an office, where it is the last line of a text."""


SEASON = re.compile(
    r"[一二][〇○零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,2}月[初末底]?|[正冬腊臘]月|[初仲暮]?[春夏秋冬])|(?:19|20)\d\d年\d{1,2}月"
)
"""二○一五年冬月, 一九九八年秋, 2021年3月: a day less exact."""
CLOSING = re.compile(
    r"(?:此致\s*|崇高的\s*|[专專][此]\s*|此[复覆][，,\s]*)*(?:此致|此[复覆]|[专專]此|敬[礼禮]|致[礼禮]|[顺順即并並敬]{1,2}[颂頌请請候]\s*[\u3400-\u9fff]?[安祺绥綏]"
    r"|[编編撰文夏冬秋春近大时時教公台][安祺绥綏]|[顺順即并並敬]{1,2}[颂頌请請候]|祝好|[谢謝][谢謝]大家|盼[复覆]|特此[函公通声致更][复覆告知明谢謝正])[！!，。]?"
)
"""此致, 敬礼, 並頌, 編安, 谢谢大家: what closes a letter or a speech, each in a line of its own."""


def closes_letter(text: str) -> bool:
    """Whether a line is nothing but a formula that closes a letter.

    >>> closes_letter("此致"), closes_letter("崇高的敬礼！"), closes_letter("此覆，並頌"), closes_letter("向老兵敬礼")
    (True, True, True, False)
    >>> closes_letter("谢谢大家！"), closes_letter("谢谢大家的关心")
    (True, False)
    """
    return bool(CLOSING.fullmatch(text.strip()))


def is_whole(text: str) -> bool:
    """Whether a line is an office and a day, with white space between.

    >>> is_whole("中共云岫市委组织部　　2020年9月4日"), is_whole("市民走进气象局")
    (True, False)
    """
    office, *day = re.split(r"\s+", text.strip())
    return len(day) == 1 and is_day(day[0]) and (is_office(office) or bool(ORGAN.match(office)))


def is_office(text: str) -> bool:
    """Whether a line is nothing but the name of an office, or of several.

    >>> is_office("望湖市文化广电和旅游局"), is_office("泗渚县商务局 泗渚县城市管理局"), is_office("文旅局：请把表格交到窗口")
    (True, True, False)
    """
    return len(text) <= LONGEST and all(map(OFFICE.match, text.split()))


def is_day(text: str) -> bool:
    """Whether a line is nothing but a day.

    >>> is_day("2024年5月20日"), is_day("二〇二四年五月二十日"), is_day("2024年5月20日 星期一")
    (True, True, False)
    """
    plain = text.strip().translate(PLAIN_DIGITS)
    return bool(STAMP.fullmatch(plain) or HAN_STAMP.fullmatch(plain) or SEASON.fullmatch(plain))


def is_either(text: str) -> bool:
    """Whether a line is an office or a day."""
    return is_office(text) or is_day(text)


def closes(text: str) -> bool:
    """Whether the last line of a text may be the office that signs it.

    >>> closes("双沱县青少年宫"), closes("一名市民走进图书馆"), closes("居民们取水要走到小区外面的人民广场")
    (True, False, False)
    """
    return bool(LAST.match(text.strip()))


def below(text: str, above: str) -> bool:
    """Whether two lines are the office and the day that close a notice.

    >>> below("2024年5月20日", above="望湖市文化广电和旅游局"), below("2024年5月20日", above="冶建集团保卫部")
    (True, True)
    """
    return is_day(text) and (is_office(above) or bool(ORGAN.match(above)))
