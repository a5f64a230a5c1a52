"""What a line of a web page is, judged by itself: prose, large type, a button, the head of a list of links …

The words are those that sites of many makers share; no site, paper or person is named. A line that no rule knows is
prose or large type by its marks.
"""

import re
from dataclasses import replace
from enum import StrEnum

from jianbao.ingest.characters import ENDS_SENTENCE, plain_labels
from jianbao.ingest.names import FILED, without_note
from jianbao.ingest.pieces import Label, Piece
from jianbao.ingest.roles import byline, credit, meta
from jianbao.ingest.web_buttons import DAY, is_button, is_glued_menu, is_menu, is_stamp, is_way


class Kind(StrEnum):
    """A line of a web page."""

    PROSE = "prose"
    LARGE = "large"
    """Short, without the end of a sentence: title, heading, caption, link."""
    META = "meta"
    DATE = "date"
    """A time stamp alone: of the article, or of a link in a list."""
    BYLINE = "byline"
    EDITOR = "editor"
    CREDIT = "credit"
    CAPTION = "caption"
    ORIGINAL = "original"
    """原标题：… : the headline under which the text was printed elsewhere."""
    PATH = "path"
    CHROME = "chrome"
    """Buttons, menus, counters."""
    PROMOTION = "promotion"
    """One link or an advertisement, which may stand amid a text."""
    LINKS = "links"
    """The head of a list of links."""
    STOP = "stop"
    """Nothing of the article stands below: comments, copyright, the neighbours."""


HAN = re.compile("[\u3400-\u9fff]")

LONGEST_BUTTONS = 80
ADDRESS = re.compile(r"^\s*(?:https?://|www\.)[\x21-\x7e]+\s*$")
"""An address on the web and nothing else."""
SLASHED = re.compile(r"^\s*[>＞»›]{1,2}\s*\S[^。]{0,40}[>＞»›]|^(?!——)[\s|｜丨/>＞»›·•\-—]+\S{2,10}$")
PATH = re.compile(
    r"^[【\[]?(?:您|你)?(?:的|现在的?|目前的?)?(?:当前|目前|现在|當前|所在)?的?(?:位置|所在位置|栏目)(?:是|在|为)?\s*[:：]?|^当前(?:位置|所在)|^(?:\S{1,14}(?: \S{1,6})?\s*[>＞»›]{1,2}\s*)+\S{0,40}$|^首[页頁]\s*[>＞»›/\-—→]|"
    r"^\S{2,8}\s+(?:正文|内文|詳細內容|详细内容|文章正文)$|^[^\s\d=]{2,12}(?:\s*/\s*[^\s\d=]{2,10}){1,3}$"
)
LONGEST_PATH = 90
FIELD = re.compile(
    r"^[\s（(【\[|｜·•■●]*(?:(?:信息|稿件|文章|新闻|新聞|消息|资料|資料|内容|本文)?(?:来源|來源)于?|来自|转自|轉自|(?:本文)?(?:转载自|轉載自)|出处|稿源|供稿(?:单位|人)?|发布(?:机构|单位|部门|者|人)?|发文(?:机关|字号|日期)|信息(?:提供|类别|分类|索引|名称)|内容概述|生成日期|生效日期|废止日期|公文种类|发文(?:机构|单位)|索引号|文号|主题词|公开(?:方式|日期|范围)|"
    r"成文日期|有效性|作者|记者|記者|撰文|撰稿|通讯员|编辑|編輯|责任编辑|发布(?:时间|日期)|發布(?:時間|日期)|时间|時間|日期|浏览(?:次数|量)?|访问量|点击(?:数|率|量)?|阅读(?:数|量)?|字号|字体|名称|類別|分類|分类)\s*[:：]|^(?:来源|來源)\s*[|｜丨]"
)
"""One field of the table or line that says what an article is; its value may be missing."""
EDITOR = re.compile(
    r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯|审核|校对|审稿人?)\s*[:：丨｜|/／]\s*\S|^(?!.媒[体體])[\u3400-\u9fff]{3}\s*[/／]\s*(?:责任|責任)?(?:编辑|編輯)\s*$|^(?:责任)?编辑\s+[\u3400-\u9fff]{2,4}\s+校对\s+[\u3400-\u9fff]{2,4}"
)
FULL_DAY = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|(?:中華?民國|民國)\s*\d{2,3}\s*年|"
    r"(?<!\d)\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?=\s+\d{1,2}[:：]\d\d)|(?<!\d)\d{1,2}\s[JFMASOND][a-z]{2}[a-z]*\s(?:19|20)\d\d(?!\d)|[JFMASOND][a-z]{2,8}\s\d{1,2},\s(?:19|20)\d\d(?!\d)|"
    r"(?<!\d)\d\d年\d{1,2}月\d{1,2}日(?=\s+\d{1,2}[:：]\d\d)|^\s*\d\d-\d\d-\d\d(?=\s+\d{1,2}[:：]\d\d)"
)
CLOCK = re.compile(r"\d[:：]\d\d")
FEW_WORDS, FEWEST_WORDS = 24, 8
"""Chinese characters beside its time that a line about an article may hold: fewer where it prints no time of day, since a
list of links may print the day behind each."""
LONGEST_FIELD = 100
UPDATED = re.compile(r"(?:发[布佈表]|發[佈布表]|更新)\s*\d")
"""本地，體育 發佈 28.11.2025 21:32"""
STAMPED = re.compile(
    r"^(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2})\s+字[体體型号號]\s*[:：].*$|^(?:摘自|转自|轉自)《?[\u3400-\u9fff]{2,10}[报報网網社刊]》?$|^Role, \S|^香港[時时][間间]\s*\d{1,2}[時时]\d{1,2}分$|^[\u3400-\u9fff]{2,8}(?:新闻|新聞|[日晚时時]报|[网網社台臺号號]|客户端|在线|频道|发布)\s+\d{1,2}(?:-|/|月)\d{1,2}日?\s+\d{1,2}[:：]\d\d$|"
    r"^.{0,16}(?:记者|記者)\s+[\u3400-\u9fff·]{2,4}\s+(?:来源|來源)\s*[:：]\s*\S+$|"
    rf"^(?:来自|发布于|(?:IP属地|IP屬地)[:：\s]*)(?:{meta.PROVINCES})[省市]?$|"
    r"^(?:见报|見報|原载|原載|刊于|刊於|报纸|報紙)\S{0,4}\s*[:：]\s*《|"
    r"^\s*《[^》]{2,12}》\s*[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日[^（）()]{0,12}版[）)]$|"
    r"^.{0,20}(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\s*[\u3400-\u9fff]{2,4}\s*[/／]\s*[\u3400-\u9fff]{2,6}(?:報導|報道|报道)$|"
    r"^文章来源\s*[:：]\s*\S{2,12}\s+于\s+\d{4}-|"
    rf"^(?:发布|發布|更新|发表|發表)(?:时间|時間|日期|于|於)\s*{DAY}|"
    r"^[\u3400-\u9fff]{1,9}[报報网網社台臺]\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:报道|報道|報導|消息|[讯訊电電])$|"
    r"^\S{2,16}\s+(?:今天|昨天|前天|刚刚|剛剛|\d{1,2}\s*(?:分钟|分鐘|小时|小時|天)前|星期[一二三四五六日])$"
)
"""更新时间 2012年12月10日，格林尼治标准时间10:41; 清河发布  昨天."""
SOURCED = re.compile(
    r"^[^。，！？]{0,30}(?:来源|來源)\s*[:：][^。，！？]{2,40}\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d\d"
)
"""清河网（来源：清河日报） 05-27 04:32"""
ORIGINAL = re.compile(r"^[\s（(【\[]*(?:本文)?(?:原标题|原標題|原题|原題|原文标题|本文标题)(?:[为為是]|[:：])")
CAPTION = re.compile(
    r"^(?:[▲▼△▽◀◤◥↑↓]|[（(]?(?:图片?|圖片?|照片)(?:来源|來源)(?:于|自)?\s*[:：]|▶(?=.*(?:[。，]|[图圖摄攝供]))|▶(?=.{17}))|^(?:图为|圖為|图[①-⑩一二三四五六七八九\d]{1,2}(?![-—~～\d]|[中是所])\s*[:：为]?|资料图\s*[:：]|[图圖][像片](?:来源|來源)，|[图圖]像加[註注]文字，|圖[①-⑩一二三四五六七八九\d]{0,2}\s*[:：為]|[（(]?(?:图片?|圖片?|照片)?(?:说明|說明)[:：]|[（(]?[图圖][注註說说][:：]|[上下左右]图(?:为|[:：]))|^视频[-—：:｜|]|"
    r"(?:[（(【\[]\s*(?!本文|稿件|文字|数据|數據)(?:图|圖|照片?|图片)?[^（()）。]{0,24}(?:提供[，,]\s*(?:Copyright|©)[^（）()]{0,160}|[图圖]\s*︰[^（）()]*|摄|攝|供图|供圖|提供|翻攝|截图|截圖|资料图片?|資料照片?|資料圖片?|来源|來源|檔案照|本报资料|图源[^）)]*|图[/／][^）)]*|圖[/／][^）)]*|翻攝[^）)]*|翻拍[^）)]*|[取擷截]自[^）)]*(?:臉書|脸书|[网網]|微博|FB|IG|粉[絲专專]|推特|视频|影片|YouTube|PTT)[^）)]*|(?:图片|圖片)(?:来源|來源|由)[^）)]*)\s*[）)】\]])\s*$|"
    r"\s\S{2,12}\s*(?:摄|攝|供图|供圖)$|(?:记者|記者)\s*[\u3400-\u9fff]{2,4}\s*[图圖]$|[/／][图圖]\s*[:：]\s*\S{2,12}$|^[◎◉]\s*[图圖]\s*[:：]|\s(?:记者|記者)[\u3400-\u9fff]{2,4}[／/][摄攝]影?$|(?<=[。！])\s+(?:来源|來源)\s*[:：]\s*\S{2,10}$|(?<=[。！])\s*[图圖]\s*[／/]\s*\S{2,10}$|(?<=[。！])\s*[^\s。，！？由靠是为為自]{2,14}(?:提供|供[图圖]|[摄攝])$|(?<=[。！）)])\s*[^\s。，！？由靠是为為自]{2,14}\s[摄攝]$|[（(](?!附)[^（）()。]{2,6}[图圖]片[)）]$|(?<=。)\s*[图圖]\s*[:：／/]\s*[^。，]{2,16}(?:提供|[摄攝])$|[（(](?:视觉中国|東方IC|东方IC|人民视觉|IC photo|CFP|Getty Images?|iStock|Shutterstock|Unsplash|Pixabay|Pexels|Freepik|Adobe Stock|123RF|Dreamstime)[）)]$|(?<![。！？”])\s*[（(](?:法新社|路透社|美[联聯]社|欧新社|歐新社)[）)]$|(?:资料图片?|資料照片?|视觉中国(?:供图|\s*资料|\s*图)?|视频截图|网络截图|截图|示意图|效果图|供图|供圖|摄影报道)$|^[^。]{4,60}[（(](?:[左右][一二三四五]?|[前後后中])[）)]。?$|^(?=.{6,100}$)[^。]*[（(]左[一二三四五]?[）)][^。]*[（(]右[一二三四五]?[）)]|^.{0,30}《[^《》]{2,30}》的?(?:报道|報導|報道|網頁|网页|页面|頁面)截[图圖]。$"
)
FROM_PICTURE = re.compile(
    r"^[图圖][像片](?:来源|來源)，\s*(?:[^\u3400-\u9fff，。]{2,40}|[\u3400-\u9fff]{2,8}(?:\s[\u3400-\u9fff]{2,8})?)$|^[图圖]\s*[/／]\s*(?![文图圖/／])(?=.*(?:[摄攝供社网網报報号號]|视觉|视频))[^，。；]{2,30}$"
)
"""图像来源，某某, 图/某某社发 张三 摄: who gave the picture above, and nothing else."""
SAID_OF_FILM = re.compile(r"^(?:视频|視頻|影片)加[註注]文字，")
POINTS = re.compile(
    r"^[▲▼△▽◀◤◥]\s?(?![点點][击擊])\S.{0,240}(?:(?<![往向靠朝])[（(](?:[前后後中]排)?(?:[左右][一二三四五六七八九]?|[圖图]?中|居中)[）)]|[摄攝][）)]?。?$)"
)
"""▲ before a line that tells who stands where, or who took the picture, makes it a caption however long it is."""
LONGEST_CAPTION = 120
CREDITED = re.compile(
    r"^.{1,240}[（(](?:(?:[图圖]|照片?)\s*[/／:：︰].{2,40}|[^（）()，。]{2,20}(?:提供|供图|供圖)[，,]\s*(?:Copyright|©)[^（）()]{0,160})[）)]$"
)
"""A longer one is a caption still, where it ends in who gave the picture."""
GIVEN = re.compile(
    r"^(?![^。]*。[^。]*。[^。]*。)[^“”「」]{1,240}(?<=[。！？）)])\s*(?:©\s?[^\s。，©][^。，©]{1,40}|圖\s*／\s?(?!文)[^。，／]{2,20}|記者[\u3400-\u9fff·]{2,4}\s*／\s*攝影?|"
    r"(?:[Pp]ool )?[Pp]hoto by [A-Z][^\u3400-\u9fff]{2,60}|"
    r"[A-Z][A-Za-zÀ-ÿ.\-’' ]{2,40}(?:\s?/\s?(?:Reuters|Getty|AFP|AP\b|Associated|Agence|EPA|Bloomberg|Shutterstock)| for The |,? via )[A-Za-zÀ-ÿ.,\-’'—/ ]{0,60})\s*$"
)
"""One sentence or two and behind them, without a bracket, who gave the picture: … 圖／路透社, … Florence Lo/Reuters, … © 香港天文台."""
PERSONS = r"[\u3400-\u9fff]{2,4}(?:[、 ][\u3400-\u9fff]{2,4})?"
BY_FORM = re.compile(
    rf"^(?:[\u3400-\u9fff·]{{2,16}}(?:记者|記者)\s?)?{PERSONS}\s*[/／]\s*文(?:\s*{PERSONS}\s*[/／]\s*[图圖摄攝]|\s*[\u3400-\u9fff]{{2,8}}供[图圖])?$|"
    rf"^文\s+{PERSONS}\s+(?:[图圖摄攝]|摄影|攝影)\s+{PERSONS}$|^(?:[图圖]、?文|文、?[图圖])\s*[/／]\s*{PERSONS}$|^[图圖摄攝]\s*[/／]\s*{PERSONS}\s+文\s*[/／]\s*{PERSONS}$"
)
"""黄丹/文 杨龙飞/图, 清河商报记者黄丹/文受访者供图, 图、文/黄丹: who wrote and who took the pictures."""
STAFF_ROLE = "记者|記者|责任编辑|責任編輯|责编|責編|编辑|編輯|策划|文字|摄影|攝影|校对|审核|QQ|Tel|TEL|E-?mail|电话"
STAFF = re.compile(
    rf"^[【\[（(\s]*(?:{STAFF_ROLE})\s*[:：]\s*[\u3400-\u9fff]{{2,4}}"
    rf"(?:[\s；;、]+(?:(?:{STAFF_ROLE})\s*[:：]\s*)?[\u3400-\u9fff\w.@/—-]{{2,40}})+\s*[】\]）)]?$"
)
"""记者：谭湘竹；摄影：邵国良；编辑：王枫 and 【编辑：耿茁 QQ:1；Tel:2】 may hold marks that part sentences."""
SCENE = re.compile(
    r"(?:书记|主任|[部院校局市县区处馆]长|教授|主席|会长|经理|老师|代表)[\u3400-\u9fff]{2,3}(?:讲话|发言|致辞|致词|主持会议|作报告|颁奖|授课)$|^[^，。：]{2,16}正在[^，。：]{2,16}$|(?:现场|合影|车间|一角|海报|剧照|雕像|大楼|会场|开幕式|闭幕式|典礼|画面|外景|全景|资料图|截图|图片|大会主报告|留影|生产线|仪式|一览|对比图|留念|航拍|鸟瞰|截屏|外观|内景|夜景|远景|近景|街景|实景|图解|漫画)$"
)
"""Last words of large type that says what a picture shows."""

HOT = re.compile(r"^\S{2,14}(?:\s、\s\S{2,14}){4,}$|^(?:熱門|热门|热搜|熱搜|热词|熱詞)[\s:：]+\S+(?:\s+\S+){4,}$")
"""熱門 消委會 派錢 殺手 自助餐: words that others looked for; 渡口 、 新橋 、 早市 、 船工 、 停航: words of a text."""
LINK_HEAD = re.compile(
    r"^[\s【\[（(■●◆▎▍|｜>]*(?:(?:相关|相關|热门|熱門|热点|推荐|推薦|精彩|最新|最热|更多|延伸|图片|視頻|视频|友情|快速|专题|編輯|编辑|本周|本月|今日|24小时|一周|猜你|为您|为你|爲你|您可能|你可能|作者|特别|往期|近期|頭條|头条|独家|焦点|站内|本类|同类|其他|其它|下一篇|本版|高清|编辑精选|大家都|其[他它]人)"
    r"(?:的|都在|感|也|有)?\s*(?:阅读|閱讀|新闻|新聞|文章|报道|報導|推荐|推薦|链接|連結|资讯|資訊|信息|内容|內容|稿件|专题|專題|排行榜?|点击|關鍵字|搜索|评论|話題|话题|视频|影片|图片|图集|主题|导航|推送|喜欢|喜歡|兴趣|興趣|看|热点|热文|头条|热榜|回顾|最新|文件|解读|專區|人气|观看|热搜|热帖|精选|选择|下载|新聞列表|新闻列表|作品|最新文章|最近文章|點閱)+"
    r"|(?:新闻|點閱|点击|阅读|人气|热门|浏览|热文|周|月|日|文章)排行榜?|排行榜?|热帖|热榜|热词|热搜榜?|热评论?|猜你喜[欢歡]|[編编]輯?[辑]?精選|大家都在看|延伸閱讀|延伸阅读|其他人也在看|人氣新聞|友情链接|即時新聞|新闻推荐|看了又看|相关链接|相關連結|本版新闻列表|媒体矩阵|(?:值班)?(?:总编|主编|總編|主編)推[荐薦]|图说天下|阅读下一篇|阅读推荐|热点专题|推广信息|要闻推荐)"
    r"[\s】\]）)|｜:：>＞»更多+]*(?:MORE|more)?$"
)
STOP = re.compile(
    r"^[▪·•●■>＞]\s*[上下]一?[篇条條]\s*[:：]|^[\s【\[（(]*(?:友情(?:链接|連結)\s*[:：]|(?:文件|附件|相关)下载\s*[:：]\s*$|网友(?:评论|留言)|.{0,12}留言(?:(?:系統|系统)(?:使用者|變成|变成)|規則|規範|版規)|发表(?:评论|意見)|發表(?:意見|評論)|我要(?:评论|跟[帖贴])|全部评论|热门?评论|最[新热]评论|评论\s*[（(]?\d|共\d+条评论|\d+\s*条评论|已有[（(]?\d+[）)]?条|文明上网|本文(?:标签|關鍵[詞字]|关键[词字])\s*[:：]|请自觉遵守|網友評論|留言規則|暂无评论|参与评论|"
    r"(?:上|下)[一1][篇条條则則页]?\s*(?:[:：]|新聞|[】\]])|下一則新聞|(?:没有|沒有)(?:上|下)一?篇|(?:版权|免责|特别|郑重|法律)(?:声明|說明|说明)|本站声明|本网声明|责任声明|反侵[权權](?:公告|声明|聲明)\s*(?:[:：】]|$)|聲明[:：]|声明[:：]|凡(?:本网|注明|来源|标注|署名)|"
    r"凡注明[“\"]|本(?:网|站|平台)(?:转载|所有|部分|版权|刊载)|未经(?:本网|授权|许可|书面|允许)|以上内容(?:仅|由|为|[（(])|本文(?:仅代表|由.{0,20}上传|为.{0,20}原创)|THE\s*END|-\s*THE END|[\-—]*\s*(?:全文完|END|End)\s*[\-—]*$|正文已结束|"
    r"文章价值打分|关键[词字]|關鍵[詞字]|标签|標籤|TAGS?\s*[:：]|Tags?\s*[:：]|所属(?:分类|栏目|专题)|責任聲明|Copyright|©|ICP|备案号|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|主管(?:单位)?\s*[:：]|网站标识码|版权所有|版權所有|"
    r"Notice\s*:|特别提示|扫(?:一扫|码|描).{0,24}(?:手机|打开|分享|阅读|观看|下载|关注|微信)|[掃扫]描?二维码|长按.{0,8}二维码|点击(?:下方|菜单|进入专题)|手机(?:看新闻|查看|阅读|扫)|下載「?.{0,14}APP|不用抽|加入.{0,12}(?:好友|粉絲團)|按讚|追蹤)"
    r"|(?:违法和?不良信息|举报(?:电话|邮箱)|公网安备|ICP备|All\s*Rights?\s*Reserved|互联网新闻信息服务|信息网络传播视听|增值电信业务|网络文化经营|版权所有|著作權|不得轉載|禁止转载|转载请注明|^本作品为.{0,30}原创，转载时?务?请(?:务必)?注明|浏览器|浏览效果|技术支持\s*[:：])",
    re.IGNORECASE,
)
PROMOTION = re.compile(
    r"^\s*推荐进入\S{2,10}数据库|^(?:本站|本网|本網|网站)部分(?:文章|内容|稿件|图片).{0,12}(?:转载|来源|来自)|(?:^|[。；！，\s])[请請]在微信公[众眾](?:账?号|平台|號)中?(?:搜索|搜寻|搜尋)|[转轉][载載]目的在[于於][传傳][递遞]更多信息|^[\s（(【\[●★◆▶>]*(?:(?:相关|相關|推荐|推薦|延伸|更多)(?:阅读|閱讀|新闻|新聞|链接|报道|報導|文章)\s*[:：》丨｜|]?\s*\S|(?:热门|熱門)(?:阅读|閱讀|点阅|點閱)\s*[:：]|延伸(?:閱讀|阅读)|(?:請|请)(?:繼續|继续)(?:往下)?(?:閱讀|阅读)|[请請]?往下(?:滑|閱讀)|点击(?:查看|进入|图片|下载|播放|上图)|點擊|"
    r"图集|專題[:：]|专题[:：]|廣告|广告|推廣|推广|看更多|還想看|更多.{2,16}(?:请看|盡在|都在|請看|請點)|下载.{0,16}客户端|加入.{0,16}(?:粉絲團|好友|會員)|订阅|訂閱|關注|关注(?:我们|.{0,10}(?:公众号|微信))|本文链接|原文链接|>>)|^[（(]?(?:图片|圖片|图文|圖文|素材|部分(?:图片|内容|素材)|文章).{0,6}(?:来自|來自|来源于|源自|转自).{0,4}(?:网络|網路|互联网)|如有侵权|侵权.{0,4}删除|^[（(]本文(?:来自|首发)[^）)]*(?:下载|APP)|^本文首发于|^进入【[^】]*】|订阅后(?:继续)?阅读|(?:登录|登錄|订阅|訂閱|会员|會員).{0,10}[阅閱]读权限$|^(?:請|请)(?:輸入|输入|填寫|填写)[^。]{0,20}(?:信箱|郵箱|邮箱|電話|电话|手機|手机|驗證碼|验证码|密碼|密码)[^。]{0,8}$|^可?畅读全文$|【\s*(?:点击|點擊|戳)[^】]{0,8}】|^您所?(?:浏览|瀏覽|查看|查询|查詢)的|^[\s●◎※*]*.{0,16}提醒您[，,：:]?\s*(?:請給自己|请给自己|珍惜生命|自殺|自杀|吸菸|飲酒|未成年).{0,12}$|自殺(?:解決不了|防治)|(?:防治|諮詢|協談|求助|投訴|报料|爆料)\S{0,6}(?:專線|专线|热线|熱線)\S{0,3}[:：]|^(?:生命線|張老師|安心專線)|^.{0,30}(?:>>|＞＞|»)$|"
    r"^[^。？]{0,80}(?:立即|马上|馬上|即刻|請|请|歡迎|欢迎|點擊|点击|搶先|抢先)下[载載][^。？”；]{0,60}(?:App|APP|app)s?[^。？”；]{0,40}$|下[载載][：:\s]?\s?https?://|^[^。，]{0,12}(?:请|請)下[载載][^。，]{0,30}(?:iPhone|iPad|Android)[^。，]*$|(?:請|请|幫|帮|給|给|來|记得|記得)[^。，]{0,8}按(?:個|个)?[讚赞][！!。]?$|每日(?:分享|推送)(?:精[选選]|最新|精彩)[^。]{0,20}。$|(?:扫描|掃描|掃|长按|長按|识别)(?:下方|上方|左侧|右侧|文末|图中|下圖|下图|以下).{0,4}二[维維][码碼]|"
    r"^(?:調查|调查)问题加载中|请刷新(?:本)?页面$|^#\S{2,12}$|^#\s*\S{2,12}\s*#$|^(?:【[^】]{2,6}】\s*){2,}$|(?:【[^】]{2,6}】\s*){3,}$|^想追[蹤踪]\S{0,12}[？?]$"
)
EMBEDDED = re.compile(
    r"^(?:跳[过過]|[结結]尾)\s*\S+\s*帖子$|^(?:允许|允許)\s*\S+\s*[内內]容$|^此文包含\s*\S+\s*提供的[内內]容。由[于於]|^告知:\s*\S+ 不[对對]外[来來]|^Accept and continue$|^[▼▲]?\s*[点點][擊击][图圖]片(?:放大|[查观]看|可放大)[^。]{0,6}$|^Your browser does not support\b|"
    r"^[页頁]面功能\s*【|^分享[给給]小伙伴[们們]?[:：]?$|[将將]本文分享(?:至|到)|[复複][制製]到您?的?[剪贴貼]+[板簿][!！。]?$|^[请請]?[务務]必在[总總][结結][开開][头頭]增加|本文由第三方AI|^[视視](?:频|頻|訊)播放器\s*正在|"
    r"^(?:同[场場]加映|其他[热熱]爆[話话][题題])[:：]?$|^Powered by$|^[Aa](?:dvertisement|DVERTISEMENT)$|^分享文章到[:：]?$|搜索微信公[众眾][号號]\s*[“\"]|^以下[内內]容由[^，。]{2,12}提供$|^[\[<]!--.*--[\]>]$"
)
"""What a site sets amid a text: a post of another site, sharing, words for machines, marks of the program that made the page."""
RIGHTS = re.compile(
    r"^[【\[“\"]?(?:版[权權]|免[责責]|特[别別])(?:声明|聲明)\s*[】\]:：](?=.*(?:[转轉][载載]|本[网網站]|自媒[体體]|版[权權][归歸]|不代表|[仅僅]代表作者|[仅僅]供[参參]考|投[资資]建[议議]|[与與][^，。]{2,8}[无無][关關]))|"
    r"^(?:此|本)(?:[内內]容|文|作品|稿件)[^。，]{0,12}(?:原[创創]|版[权權]|著作[权權])，(?=.*(?:授[权權]|[转轉][载載]))|^如遇作品[内內]容、版[权權]|^(?:根据|根據|依据|依據)《[^》]*著作[权權]法》[^。]*未[经經](?=.*(?:本[报報网網站刊社]|[转轉][载載]))(?!.*(?:被告|原告|法院))|^Notice\s*[:：] The content above"
)
"""Whose a text is, however long the line says it."""
STORY = re.compile(r"[。！？][^。！？]{12,}[。！？]")
"""Two sentences: a paragraph that happens to hold a word of the frame, unless it begins with one."""
NEIGHBOUR = re.compile(r"^[【\[（(▪·•●■]?\s*[上下]一?[篇则則条條]\s*[】\])）:：]")
"""【上一篇】 before the headline of another story, which may hold sentences."""
BARS = re.compile(r"[|｜丨︱]")
TRADE = re.compile(r"记者|記者|通讯员|通訊員|作者|[文图圖摄攝]\s*[|｜丨/／]|撰稿|供图")
"""关于我们 | 网站地图 is a menu, though 图 ends it; 记者 张三 | 通讯员 李四 is a byline."""
LEDE = re.compile(
    r"(?:[\[【（(]\s*(?:详细|詳細|详情|詳情|查看详情|全文|詳全文|阅读全文|更多)\s*[\]】）)]|(?:阅读全文|查看详情|詳全文|查看全文)\s*[>»]*|[.…]{2,}\s*(?:详细|更多)>*)\s*$"
)
"""The lede of another story ends in a link to it."""
SENTENCE = re.compile(
    r"[。！？!?；…](?:[”’」』）)\]】]*)$|。|[，：；]$|[！？][”’」』]?[（(][^（）()]*[）)]$|[。！？][”」』]?\s*(?:文[/／]|[\u3400-\u9fff]{1,6}[报報](?:记者|記者))\s*[\u3400-\u9fff\s]{2,8}$"
)
LONG = 42
"""Characters from which on a line without a full stop is prose rather than a headline."""
SHORTEST_PROSE = 6
"""A line below this length is no sentence that a site would set as a paragraph by itself."""


ELLIPSIS = re.compile(r"\s*(?:…+|\.{3,}|·{3,})[”」』）)]*\s*$")
"""What a text leaves out stands on a line of its own, as large type does."""


def kind_of(piece: Piece) -> Kind:
    """What a line of a web page is by itself.

    >>> from jianbao.ingest.pieces import Fragment
    >>> from jianbao.ingest.roles import alone
    >>> def kind(text): return kind_of(Piece(0, Fragment((1,), text), alone(text))).value
    >>> kind("分享到： 微信 微博"), kind("1032人参与 308评论"), kind("首页 > 新闻 > 正文"), kind("延伸閱讀")
    ('chrome', 'chrome', 'path', 'links')
    >>> kind("> 2012年诺贝尔奖 > 诺贝尔奖消息"), kind("https://www.qinghe.cn/yj/2024")
    ('path', 'chrome')
    >>> kind("2024-01-03 10:58"), kind("（原标题：河上来了新桥）"), kind("上一篇：河上来了新桥")
    ('date', 'original', 'stop')
    >>> kind("渡口 、 新桥 、 早市 、 船工 、 停航"), kind("渡口、新桥、早市、船工、停航")
    ('chrome', 'large')
    >>> kind("日前，新桥建成通车。"), kind("河上来了新桥")
    ('prose', 'large')
    """
    if (plain := plain_labels(piece.text)) != piece.text:
        piece = replace(piece, fragment=replace(piece.fragment, text=plain))
    text, label = piece.text, piece.label
    if ELLIPSIS.match(text):
        return Kind.LARGE
    if (found := _whatever_its_length(text) or _signed(piece) or _about(piece)) or (
        (len(text) <= LONGEST_CAPTION or CREDITED.search(text) or GIVEN.search(text)) and (found := _framed(text))
    ):
        return found
    if label in (Label.CREDIT, Label.BYLINE) and BARS.search(text) and not TRADE.search(text):
        return Kind.CHROME
    if label in BY_LABEL:
        return BY_LABEL[label]
    if label is Label.FURNITURE and piece.reading.rule in BY_RULE:
        return BY_RULE[piece.reading.rule]
    return _by_shape(text)


def _whatever_its_length(text: str) -> Kind | None:
    """What the first words of a line say."""
    return (
        Kind.STOP if RIGHTS.search(text) else Kind.CAPTION if SAID_OF_FILM.match(text) or POINTS.match(text) else None
    )


def _signed(piece: Piece) -> Kind | None:
    """A line that names persons, or that a mark sets apart as a heading."""
    text, label = piece.text, piece.label
    if is_button(text):
        return None
    if FROM_PICTURE.match(text) and not BY_FORM.match(text):
        return Kind.CREDIT
    if is_signed(text) or DESK.match(text) or BY_FORM.match(text):
        return Kind.BYLINE
    if re.match(byline.MARK, text) and TRADED.search(text) and byline.is_bare_names(without_note(text[1:]).strip()):
        return Kind.BYLINE
    if MARKED.match(text) and label in (Label.BYLINE, Label.DISPLAY) and not byline.is_bare_names(text[1:].strip()):
        return Kind.BYLINE if byline.ROLE.search(text) and label is Label.BYLINE else Kind.LARGE
    return Kind.CREDIT if label is Label.CREDIT and credit.names_only(text) else None


SIGNED = re.compile(
    r"^(?:文字|文|撰文|撰稿|采写|採寫|作者|记者|記者|通讯员|通訊員|整理|编译|編譯)\s*[|｜丨—︱/／:：]\s*(?P<role>[\u3400-\u9fff·\s、]{2,20})$|"
    r"^(?P<standing>[\u3400-\u9fff]{2,4})[（(][\u3400-\u9fff]{0,8}(?:居民|市民|村民|街坊|读者|讀者|学生|學生|教师|教師|老师|老師|作家|诗人|詩人)[）)]$|"
    r"^[\u3400-\u9fff]{2,8}(?:居民|市民|村民|街坊|读者|讀者)\s+(?P<from>[\u3400-\u9fff·\s、]{2,12})$|"
    r"^《[^》]{2,12}》(?:特约|特約)?(?:作者|记者|記者|撰稿)\s*(?P<outlet>[\u3400-\u9fff·\s、]{2,16})$|"
    rf"^(?P<filed>[\u3400-\u9fff]{{3}})\s*[／/](?:{FILED})市?$|^(?:编辑|編輯|记者|記者)\s+(?P<desk>[\u3400-\u9fff]{{2,4}})\s+(?:报道|報導|報道)$|^[\u3400-\u9fff]{{2,6}}(?:中心|組|组|部)\s*[／/]\s*(?P<centre>[\u3400-\u9fff]{{2,4}}(?:、[\u3400-\u9fff]{{2,4}})*)(?:報導|報道|报道)$|^(?P<told>[\u3400-\u9fff]{{3}})(?:報道|報導|报道)$|^[\u3400-\u9fff]{{2,6}}[报報社網网台臺][／/](?P<of>[\u3400-\u9fff]{{3}})$|^Author, (?P<author>[\u3400-\u9fff·\s、]{{2,20}})$|"
    r"^[（(](?!.*(?:编辑|編輯|责编|責編))(?:撰稿|撰文|作者|文字|供稿)人?\s*[:：]\s*(?P<wrote>[\u3400-\u9fff·、]{2,16})(?:\s+[\u3400-\u9fff]{2,6}\s*[:：]\s*[\u3400-\u9fff、]{2,12})*[）)]$"
)
"""文字｜张三, 文倩（龙蟠居民）, 清河区读者 张三, 《棱镜》作者 张三, 劉憲杰／台北, 國際中心／許元馨報導: persons with what they are."""


TRADED = re.compile(r"[（(][^（）()]{0,10}[员員师師家生者授手官民工警匠][）)]$")
"""□罗志华（医生）; ●王府井（北京） and ◆康乃馨（母亲花） are items of lists."""
DESK = re.compile(
    r"^[\u3400-\u9fff]{2,6}(?:中心|組|组|部)\s*[／/]\s*(?:綜合|综合|編譯|编译|外電|外电)(?:報導|報道|报道)$"
)
"""社會中心／綜合報導 signs for a desk and names nobody."""
MARKED = re.compile(r"^[■□◆▶►◇●]\s*[“《「\u3400-\u9fff][^。，|｜]{2,20}$")
"""◆泔水桶边的“暗访”: a section mark before a heading; before names it marks a byline."""


def is_signed(text: str) -> bool:
    """Whether a line names persons together with what they did for an article, or what they are.

    >>> is_signed("文字｜倪守仁"), is_signed("倪守仁（龙蟠居民）"), is_signed("整理：一图读懂")
    (True, True, False)
    """
    found = SIGNED.match(text)
    names = next((value for value in found.groups() if value), "") if found else ""
    return bool(names) and byline.is_bare_names(names)


BY_LABEL = {Label.META: Kind.META, Label.EDITOR: Kind.EDITOR, Label.BYLINE: Kind.BYLINE, Label.CREDIT: Kind.CREDIT}
BY_RULE = {
    "navigation": Kind.CHROME, "buttons": Kind.CHROME, "pager": Kind.CHROME, "mark": Kind.CHROME, "advert": Kind.PROMOTION,
    "breadcrumb": Kind.PATH, "follow": Kind.PROMOTION, "neighbours": Kind.STOP, "rights": Kind.STOP, "imprint": Kind.STOP,
    "hotline": Kind.STOP,
}  # fmt: skip


def _about(piece: Piece) -> Kind | None:
    """A line that tells of an article where it came from, when, by whom."""
    text = piece.text
    sentence = re.search(r"[。！？；]", text) and not (STAFF.match(text) or STAMPED.match(text))
    if len(text) > LONGEST_FIELD or sentence or is_stamp(text) or piece.label is Label.CREDIT:
        return None
    told = FULL_DAY.search(text) or "来源" in text or re.search(r"(?:作者|^记者|撰稿|撰文)\s*[:：]", text)
    if (piece.label is Label.EDITOR or EDITOR.search(text)) and not told:
        return Kind.EDITOR
    if (
        (piece.label is Label.META and piece.reading.rule == "labels")
        or FIELD.match(text)
        or STAMPED.match(text)
        or SOURCED.match(text)
    ):
        return Kind.META
    found = FULL_DAY.search(text)
    words = len(HAN.findall(text)) if found else 0
    return (
        Kind.META
        if found
        and words <= (FEW_WORDS if CLOCK.search(text) else FEWEST_WORDS)
        and ("，" not in text or UPDATED.search(text))
        else None
    )


def _framed(text: str) -> Kind | None:
    """A line that the site prints around an article, or a caption, by its words."""
    if len(text) <= LONGEST_BUTTONS and is_button(text):
        return Kind.CHROME
    if is_stamp(text):
        return Kind.DATE
    for kind, pattern in PATTERNS:
        if pattern.search(text) and not (kind is Kind.STOP and _tells(text) and not NEIGHBOUR.match(text)):
            return kind
    if len(text) <= LONGEST_PATH and PATH.search(text) and not ENDS_SENTENCE.search(text):
        return Kind.PATH
    return Kind.PATH if is_way(text) else Kind.CHROME if is_menu(text) or is_glued_menu(text) else None


ARTICLE = re.compile(r"^\s*第[一二三四五六七八九十百零\d]{1,4}[条條章节]\s")
"""第六条 抵制违法和不良信息 is of a law, not of the foot of a site."""


def _tells(text: str) -> bool:
    """Whether a line that holds a word of the frame is a paragraph all the same."""
    return bool(STORY.search(text) or ARTICLE.match(text))


PATTERNS = (
    (Kind.ORIGINAL, ORIGINAL), (Kind.LINKS, LINK_HEAD), (Kind.CHROME, HOT),
    (Kind.STOP, STOP), (Kind.PROMOTION, PROMOTION), (Kind.PROMOTION, EMBEDDED), (Kind.CAPTION, CAPTION), (Kind.CAPTION, GIVEN), (Kind.PROMOTION, LEDE), (Kind.PATH, SLASHED), (Kind.CHROME, ADDRESS),
)  # fmt: skip


def _by_shape(text: str) -> Kind:
    if len(text) >= LONG or (len(text) >= SHORTEST_PROSE and SENTENCE.search(text)):
        return Kind.PROSE
    return Kind.LARGE
