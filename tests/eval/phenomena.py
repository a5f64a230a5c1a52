"""The one table of what may happen to a page, how often, and which row of the catalogue it stands for.

Rates follow the seeds where they show a thing often enough to count (column breaks, half-width commas, banners,
footers); the rest is set so that one split shows each phenomenon a few times and no page shows all of them.
Rows are the numbers of the catalogue of layout phenomena that issue 3 leans on; K stands for its section.
"""

from typing import NamedTuple


class Phenomenon(NamedTuple):
    """One row: how often it happens to each thing it can happen to, and what it stands for."""

    probability: float
    per: str
    rows: tuple[int, ...]
    meaning: str


PHENOMENA: dict[str, Phenomenon] = {
    # headlines
    "title_two_lines": Phenomenon(0.25, "article", (55, 69), "a title in two parts stands on two lines"),
    "title_one_line": Phenomenon(0.45, "article", (56,), "a title printed on two lines stands on one"),
    "head_in_one_line": Phenomenon(0.10, "article", (56,), "kicker, title and subtitle in one line"),
    "subtitle_bare": Phenomenon(0.25, "article", (57,), "a subtitle without its dashes"),
    "kicker_bracketed": Phenomenon(0.10, "article", (51,), "the kicker in lenticular brackets before the title"),
    "title_spaced": Phenomenon(0.02, "article", (121,), "a letter-spaced title"),
    "title_doubled": Phenomenon(0.02, "article", (222,), "each character of the title twice, from simulated bold"),
    "rubric": Phenomenon(0.18, "article", (58,), "a rubric above the headline"),
    "heading_marked": Phenomenon(0.25, "article", (62, 40), "marks around the section headings"),
    "heading_two_lines": Phenomenon(0.10, "heading of two parts", (74, 75), "a section heading on two lines"),
    # bylines
    "byline_two_lines": Phenomenon(0.10, "article of two or more", (15,), "each role on a line of its own"),
    "byline_restyled": Phenomenon(0.55, "article", (1, 2, 3, 5, 6, 16), "the byline in the style of the page"),
    "byline_padded": Phenomenon(0.20, "article", (7, 8), "a name of two characters padded to three"),
    "byline_glued": Phenomenon(0.12, "article", (2, 14), "role and a single name without any space"),
    "byline_after": Phenomenon(0.08, "article", (20, 21, 22), "the byline on a line of its own after the body"),
    "byline_inline": Phenomenon(0.06, "article", (26,), "the byline in brackets at the end of the last paragraph"),
    "byline_displaced": Phenomenon(0.07, "article", (4,), "the byline in the middle of the body"),
    "lede_displaced": Phenomenon(0.30, "sectioned article", (4,), "byline and first paragraphs further down"),
    # column breaks
    "column_break": Phenomenon(0.24, "paragraph of 60 or more", (110, 111, 112, 113), "cut by a column break"),
    "second_break": Phenomenon(0.20, "cut paragraph of 200 or more", (110,), "cut a second time"),
    "tail_moved": Phenomenon(0.10, "article", (109,), "the rest of an article after one or two others"),
    "tail_past": Phenomenon(1.0, "host of a moved tail", (109,), "the rest of another article follows this one"),
    "tail_inside": Phenomenon(0.25, "moved tail", (109,), "the moved tail inside another article"),
    "interrupted": Phenomenon(0.06, "column break", (119,), "a footer, banner or advert between the halves"),
    "photo_inside": Phenomenon(
        0.25, "photo story after a cut article", (124,), "a photo story between the halves of a paragraph"
    ),
    "lost_character": Phenomenon(0.06, "article", (114,), "a character or two missing at a break"),
    "lost_beginning": Phenomenon(0.06, "article", (107,), "a later paragraph without its first characters"),
    "truncated": Phenomenon(0.06, "article", (106, 108), "the text stops in the middle of a sentence"),
    "drop_cap": Phenomenon(0.03, "article", (221,), "the first character by itself"),
    "jump_off": Phenomenon(0.04, "article", (104, 105, 216), "the text breaks off with a jump line"),
    "jump_inline": Phenomenon(0.35, "text that breaks off", (104,), "the jump line at the end of the last paragraph"),
    "jump_on": Phenomenon(0.03, "article", (100, 101, 102, 216), "the text goes on from another page"),
    # photographs
    "photo": Phenomenon(0.75, "article with a photo", (127, 128), "caption and credit printed with the article"),
    "photo_added": Phenomenon(0.16, "news, profile or interview", (127, 128), "a caption that fits many a story"),
    "credit": Phenomenon(0.55, "added caption", (126, 130, 131, 138, 140), "a caption with its credit"),
    "photo_in_break": Phenomenon(0.50, "printed photo", (127, 111), "caption between the halves of a paragraph"),
    "credit_alone": Phenomenon(0.40, "printed photo", (126,), "the credit on a line of its own"),
    "caption_marked": Phenomenon(0.12, "added caption", (42, 43), "a triangle before the caption"),
    "photo_untitled": Phenomenon(0.30, "photo story", (124,), "a photo story without a title"),
    "credit_inline": Phenomenon(0.45, "photo story", (124, 140), "the credit at the end of the text"),
    # page furniture
    "slogan_banner": Phenomenon(0.25, "page", (59,), "a slogan across the top of the page"),
    "banner_between": Phenomenon(0.03, "gap between articles", (60,), "a banner that no single article owns"),
    "folio": Phenomenon(0.35, "page", (153, 155, 158, 159), "page number, page name, date"),
    "masthead": Phenomenon(0.12, "page", (154, 156, 157), "name, number and date of the paper"),
    "imprint": Phenomenon(0.12, "page", (146, 219), "address, telephone, price, printing house"),
    "staff_line": Phenomenon(0.25, "page", (142, 143, 144, 145, 218), "editors and designers of the page"),
    "advert": Phenomenon(0.15, "page", (161, 164, 166), "an advert or a call for letters"),
    "footer": Phenomenon(0.30, "page", (165, 223), "a footer that promotes an account"),
    "editor_line": Phenomenon(0.05, "article", (148, 150), "the editor after the body"),
    # characters and lines
    "half_width": Phenomenon(0.45, "page in Simplified Chinese", (167,), "half-width punctuation"),
    "straight_quotes": Phenomenon(0.04, "page in Simplified Chinese", (172,), "straight quotation marks"),
    "full_width_digits": Phenomenon(0.04, "page", (83, 168), "full-width figures and Latin letters"),
    "zero_width": Phenomenon(0.04, "page", (180,), "zero-width characters in the text"),
    "no_break_space": Phenomenon(0.05, "page", (181,), "no-break spaces as indent or padding"),
    "kangxi_radicals": Phenomenon(0.05, "page", (185,), "radical code points in place of characters"),
    "replacement": Phenomenon(0.02, "article", (173,), "a replacement character where an emoji stood"),
    "soft_hyphen": Phenomenon(0.02, "page", (186,), "soft hyphens in the text"),
    "spaced_words": Phenomenon(0.03, "page", (117, 123), "spaces inside words"),
    "pinyin": Phenomenon(0.06, "page in Traditional Chinese", (214,), "pinyin in brackets left by a converter"),
    "hard_wrap": Phenomenon(0.14, "page", (118, 115), "every line wrapped at the same width"),
    "tight": Phenomenon(0.08, "page", (), "no blank lines between the fragments"),
    "indent": Phenomenon(0.25, "page", (181, 182), "two ideographic spaces before each paragraph"),
    "carriage_returns": Phenomenon(0.05, "page", (), "lines end at CR LF"),
    "form_feed": Phenomenon(0.03, "page", (), "a form feed where a sheet ends"),
    "gb18030": Phenomenon(0.06, "page in Simplified Chinese", (187,), "the file is GB18030"),
    "big5": Phenomenon(0.35, "page in Traditional Chinese", (187,), "the file is Big5"),
    "traditional": Phenomenon(0.12, "page", (31, 33, 37), "a page in Traditional Chinese"),
    # web pages
    "long_navigation": Phenomenon(0.40, "web page", (198, 211), "more navigation than text before the title"),
    "breadcrumb": Phenomenon(0.70, "web page", (188,), "the path of the page"),
    "other_headlines": Phenomenon(0.20, "web page", (199,), "headlines of other stories before the title"),
    "buttons": Phenomenon(0.35, "web page", (189, 190, 191, 192), "buttons for type size, printing, sharing"),
    "author_in_meta": Phenomenon(0.25, "web page", (25, 38), "the author in the line of source and date"),
    "web_editor": Phenomenon(0.65, "web page", (148, 149), "责任编辑 after the body or beside the source"),
    "related_links": Phenomenon(0.45, "web page", (201, 202), "links to other stories"),
    "other_ledes": Phenomenon(0.10, "web page", (200,), "openings of other stories after the body"),
    "promotion_inside": Phenomenon(0.15, "web page", (204, 162), "a promotion in the middle of the text"),
    "copyright": Phenomenon(0.75, "web page", (193, 212), "copyright, licences, counters"),
    "window_title": Phenomenon(0.15, "web page", (61, 65), "the title of the window above all"),
    "original_title": Phenomenon(0.08, "web page", (65, 66), "the original title after the body"),
    "web_staff": Phenomenon(0.15, "web page of one author", (25, 147), "author and editor after the body"),
    "epaper": Phenomenon(0.15, "web page", (213,), "the frame of an electronic paper"),
    "web_account": Phenomenon(0.25, "web page", (205, 223), "an invitation to an account after the body"),
    "print_reference": Phenomenon(0.08, "web page", (87,), "where the text was printed first"),
}
