"""The tree of a variant: every page, each text with the names of its article, addresses as they were."""

from dataclasses import replace

import pytest

from jianbao import article_file
from jianbao.model import Document, Kind, Passage, Role
from jianbao.publish import SiteConfig
from jianbao.publish.variant_words import word_files
from jianbao.publish.variants import article_of, everywhere, translator, variant_templates, variant_tree
from jianbao.variants.convert import convert
from jianbao.variants.known import known_of
from jianbao.variants.script import Script

CONFIG = SiteConfig("剪报", "旧报", "https://archive.example/", "剪报")


def article(key: str, title: str, *texts: str, **more: object) -> Document:
    body = tuple(Passage(Role.PARAGRAPH, text) for text in texts)
    return replace(Document(id=key, kind=Kind.ARTICLE, body=body, title=title), **more)  # type: ignore[arg-type]


ONE = article("0123abcd-01", "范围不小", "区长钟立新来了。", "钟立新与大家谈起“收获”。")
TWO = article("0123abcd-02", "李丰与丰收", "丰收时节。", hant=(("李丰", "李丰"),))
OLD = article("0123abcd-03", "市議會審議公車路線", "議員于小文質詢時說，路線應當調整，里長們都贊成。")
DOCUMENTS = (ONE, TWO, OLD)


def tree(files: dict[str, str], script: Script = Script.TAIWAN, config: SiteConfig = CONFIG) -> dict[str, str]:
    tool = translator(DOCUMENTS, script, config)
    made = variant_tree({path: text.encode() for path, text in files.items()}, tool)
    return {path: content.decode() for path, content in made.items()}


def test_a_text_has_the_names_of_its_own_article_in_lists_too() -> None:
    entry = '[{"url": "articles/0123abcd/02/", "title": "李丰与丰收"}, {"url": "tags/x/", "title": "李丰与丰收"}]'
    made = tree({"tags/x.md": f"---\nentries: {entry}\n---\n\n"})["tags/x.md"]
    assert '"李丰與豐收"' in made
    assert '"李豐與豐收"' in made


def test_addresses_and_names_of_files_stay() -> None:
    made = tree(
        {"articles/0123abcd/01.md": '---\nseed: "头版.txt"\nurl: "people/%E9%92%9F/"\n---\n\n<a href="#p1">钟</a>'}
    )
    assert 'seed: "头版.txt"' in made["articles/0123abcd/01.md"]
    assert "people/%E9%92%9F/" in made["articles/0123abcd/01.md"]


def test_lines_of_a_seed_stay_as_printed() -> None:
    made = tree(
        {
            "pages/0123abcd.md": '---\ntitle: "版面"\n---\n\n<span class="t">区长<ins title="原为 “,”">，</ins></span>会议'
        }
    )
    assert '<span class="t" lang="zh-Hans">区长<ins title="原為 “,”">，</ins></span>會議' in made["pages/0123abcd.md"]


def test_shared_files_are_left_to_the_main_site_and_words_of_scripts_are_converted() -> None:
    made = tree(
        {
            "data/articles.csv": "区",
            "assets/site.css": "",
            "assets/site.js": 'import("./search/mark.js"); "换"',
            "data/index.md": "区",
        }
    )
    assert made == {"assets/site.js": 'import("../../assets/search/mark.js"); "換"', "data/index.md": "區"}


def test_a_page_names_its_own_address_and_language() -> None:
    held = '{"url": "https://archive.example/articles/0123abcd/01/", "inLanguage": "zh-Hans"}'
    made = tree({"articles/0123abcd/01.md": f"---\njson_ld: {held}\n---\n\n"})["articles/0123abcd/01.md"]
    assert "https://archive.example/zh-Hant-TW/articles/0123abcd/01/" in made
    assert "zh-Hans" not in made


def test_quotes_are_the_regions_where_the_archive_wants_it() -> None:
    file = {"about/x.md": "---\ntitle: 关于\n---\n他说：“‘家’。”It’s"}
    assert "他說：“‘家’。”It’s" in tree(file)["about/x.md"]
    assert "他說：「『家』。」It’s" in tree(file, config=replace(CONFIG, variant_quotes=True))["about/x.md"]
    assert "“‘家’。”" in tree(file, Script.SIMPLIFIED, replace(CONFIG, variant_quotes=True))["about/x.md"]


def test_traditional_articles_become_simplified_and_the_words_around_them_stay() -> None:
    path = "articles/0123abcd/03.md"
    made = tree(
        {path: '---\nnotes: ["原文有缺字"]\ntitle: "市議會審議"\n---\n\n<p>里長們都贊成</p>'}, Script.SIMPLIFIED
    )[path]
    assert 'notes: ["原文有缺字"]' in made
    assert 'title: "市议会审议"' in made
    assert "里长们都赞成" in made


def test_words_around_a_traditional_article_become_traditional() -> None:
    path = "articles/0123abcd/03.md"
    made = tree(
        {path: '---\nnotes: ["原文有缺字"]\nauthor: "于小文"\n---\n\n<p>里長們<span>〔此处原文缺字〕</span></p>'}
    )[path]
    assert 'author: "于小文"' in made
    assert "里長們<span>〔此處原文缺字〕</span>" in made


def test_templates_are_converted_and_share_styles() -> None:
    text = """<h1>关于</h1>{{ 'assets/site.css' | url }}{{ 'assets/site.js' | url }}{% if kind == "图片新闻" %}"""
    tool = translator((), Script.TAIWAN, CONFIG)
    made = variant_templates({"a.html": text.encode(), "b.bin": b"\xff"}, tool)
    assert made["a.html"].decode() == (
        """<h1>關於</h1>{{ '../assets/site.css' | url }}{{ 'assets/site.js' | url }}{% if kind == "圖片新聞" %}"""
    )
    assert made["b.bin"] == b"\xff"


def test_the_search_page_of_a_variant_has_its_own_words() -> None:
    made = dict(word_files(DOCUMENTS, translator(DOCUMENTS, Script.TAIWAN, CONFIG)))
    assert {"texts/0123abcd-01.json", "labels/tags.json", "labels/people.json", "facets.json"} <= made.keys()


def test_marked_words_are_converted_by_no_variant() -> None:
    text = "---\nid: 0123abcd-04\n---\n\n招牌上写着*岳记面馆*{ .as-is }，门里是面馆。\n"
    document = article_file.parse(text, "04.md")
    assert document.body[0].text == "招牌上写着岳记面馆，门里是面馆。"
    assert article_file.parse(article_file.render(document), "04.md") == document
    known = known_of(document)
    assert convert(document.body[0].text, Script.TAIWAN, known) == "招牌上寫著岳记面馆，門裡是麵館。"


@pytest.mark.parametrize("path", ["articles/0123abcd/01.md", "articles/0123abcd/01/source.md"])
def test_pages_of_an_article_are_known(path: str) -> None:
    assert article_of(path) == "articles/0123abcd/01/"


def test_only_longer_names_are_kept_everywhere() -> None:
    known = translator(DOCUMENTS, Script.TAIWAN, CONFIG).known
    assert everywhere(known.values()).people == ("钟立新",)
