"""jianbao explain: it tells of every line what extract did with it, and nothing of a seed acts on who reads it."""

import json
import os
import pty
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao.cli import main
from jianbao.explain import Account, accounts_of, terminal, words
from jianbao.explain.web_page import render
from jianbao.findings import REGISTRY
from jianbao.ingest.pieces import Label, Tag
from jianbao.ingest.read import Stages, read_page, read_stages
from jianbao.model import Kind, Role, Sidecar, Source
from jianbao.seeds import read_seed
from tests.test_jumps import FRONT, THIRD

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("0*.txt"))
HOSTILE = (
    "\x1b[31m图书馆\x1b[0m夜间开放\n□本报记者 林小满\n\x9b31m“下了班也能借书了。”\u202e滨河区图书馆门口排起了队,<script>alert(1)</script>大家都说方便。\n"
    "\x1b]0;title\x07<img src=x onerror=alert(2)>\n\u200b\n&lt;b&gt; & \"'</ul></section>\n馆长说\x08\x08，开到十点。\n"
)
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def run(*arguments: str) -> Result:
    """Run jianbao."""
    return CliRunner().invoke(main, ["--lang", "zh", *arguments])


def source(text: str) -> Source:
    """A seed of this text."""
    return Source("a.txt", text, "utf-8", "0" * 64, Sidecar())


def of(path: Path) -> Account:
    """The account of a sample seed."""
    seed = read_seed(path, path.name)
    assert isinstance(seed, Source)
    return explained(seed)


def explained(seed: Source) -> Account:
    """The account of one seed."""
    (found,) = accounts_of([read_stages(seed)])
    return found


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_the_account_says_what_the_record_says(path: Path) -> None:
    """Article, role, joins, repairs and doubts of every line are those that extract prints, and all of them are told."""
    (record,) = (json.loads(line) for line in run("extract", str(path)).output.splitlines())
    told = {one.number: one for one in of(path).lines}
    for at, article in enumerate(record["articles"], 1):
        for block in article["blocks"]:
            assert {(told[number].article, told[number].role) for number in block["lines"]} == {(at, block["role"])}
    left = [number for scrap in (*record["furniture"], *record["rubrics"]) for number in scrap["lines"]]
    assert {number for number, one in told.items() if one.article is None} == set(left)
    joins = [join for article in record["articles"] for block in article["blocks"] for join in block.get("joins", [])]
    steps = [(number, one.goes_on) for number, one in told.items() if one.goes_on is not None]
    assert sorted((number, step.score, step.second) for number, step in steps) == sorted(
        (join["after"], join["score"], join["second"]) for join in joins
    )
    assert sum(len(one.repairs) for one in told.values()) == len(record["repairs"])
    assert sum(len(one.doubts) for one in told.values()) == len(record["doubts"])


def test_a_join_names_where_it_goes_and_the_text_that_came_second() -> None:
    """Seed 000: a sentence goes on after a column break."""
    output = run("explain", str(SEEDS[0])).output
    assert re.search(r"下接第 25 行，把握 \d+%；其次第 \d+ 行“[^”]{4,}”", output)
    assert re.search(r"上接第 23 行，把握 \d+%", output)


def test_a_hard_wrap_a_repair_and_a_doubt_are_told() -> None:
    """Lines of one width, a half-width comma, and a text that breaks off."""
    body = [f"第{at}句话说的是河边的图书馆晚上也开门了，" for at in "一二三四五六七八九"]
    text = "图书馆夜间开放\n□本报记者 林小满\n" + "\n".join(body) + "\n馆长说,读者很多，还在等"
    output = run_text(text)
    assert "硬换行：接第 3 行" in output
    assert "修正 full-width：“,” → “，”，第 4 列" in output
    assert "存疑 R-002" in output


def run_text(text: str) -> str:
    """The account of a text as it is printed in a pipe, in Chinese."""
    return "\n".join(re.sub(r"\x1b\[[0-9;]*m", "", line) for line in terminal.lines(explained(source(text)), "zh"))


def test_a_jump_names_the_other_half(tmp_path: Path) -> None:
    """Where it goes, in which article, how sure; or that the other half is not there."""
    (tmp_path / "p1.txt").write_text(FRONT, "utf-8")
    (tmp_path / "p3.txt").write_text(THIRD, "utf-8")
    both = run("explain", str(tmp_path / "p1.txt"), str(tmp_path / "p3.txt")).output
    assert re.search(r"转至第 3 版：续见 [0-9a-f]{8}-01，把握 100%", both)
    assert re.search(r"接自第 1 版：上接 [0-9a-f]{8}-01，把握 100%", both)
    assert "接自第 1 版：上文不在所读的文本中" in run("explain", str(tmp_path / "p3.txt")).output


def test_nothing_of_a_seed_acts_on_the_terminal(tmp_path: Path) -> None:
    """Control and direction characters are shown by their numbers or gone; the file may be called anything printable."""
    seed = tmp_path / "图书馆.txt"
    seed.write_text(HOSTILE, "utf-8")
    result = run("explain", str(seed))
    assert result.exit_code == 0
    assert "‹U+001B›" in result.output
    assert not ACTING.search(result.output)


def test_colour_on_a_terminal_and_plain_text_in_a_pipe(tmp_path: Path) -> None:
    """The same command; NO_COLOR is heeded, and no line is wider than the terminal."""
    command = [str(Path(sys.executable).with_name("jianbao")), "--lang", "zh", "explain", str(SEEDS[2])]
    assert "\x1b" not in subprocess.run(command, capture_output=True, check=True, text=True, cwd=tmp_path).stdout
    coloured = on_terminal(command, {})
    assert re.search("\x1b\\[\\d+m", coloured)
    assert "\x1b" not in on_terminal(command, {"NO_COLOR": "1"})
    texts = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in coloured.splitlines()]
    heads = [line for line in texts if re.match(r" +\d+ +\d+ ", line)]
    assert len(heads) > 40
    assert max(terminal.columns(line) for line in heads) <= 80


def on_terminal(command: list[str], extra: dict[str, str]) -> str:
    """What a command prints on a terminal of 80 columns."""
    parent, child = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"COLUMNS": "80"} | extra
    with subprocess.Popen(command, stdout=child, stderr=child, env=environment) as process:
        os.close(child)
        found = b""
        while chunk := _read(parent):
            found += chunk
        assert process.wait() == 0
    os.close(parent)
    return found.decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other end of a terminal was closed
        return b""


class Elements(HTMLParser):
    """Collects tags, ids and the addresses that a page leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one."""
        self.tags.add(tag)
        self.attributes |= {key for key, _ in attrs}
        self.ids += [value or "" for key, value in attrs if key == "id"]
        self.links += [value or "" for key, value in attrs if key in ("href", "src")]


OURS = {"html", "meta", "title", "style", "section", "h1", "ul", "li", "p", "div", "a", "span"}


def test_the_web_page_needs_nothing_and_runs_nothing(tmp_path: Path) -> None:
    """One file: our elements only, every link inside the page, hostile text as text, two seeds beside each other."""
    seed, page = tmp_path / "a.txt", tmp_path / "out" / "a.html"
    seed.write_text(HOSTILE, "utf-8")
    result = run("explain", str(seed), str(SEEDS[1]), "--html", str(page))
    assert (result.exit_code, result.output) == (0, "")
    text = page.read_text("utf-8")
    found = Elements(text)
    assert found.tags == OURS
    assert not [name for name in found.attributes if name.startswith("on")]
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert all(link.startswith("#") for link in found.links)
    assert len(found.ids) == len(set(found.ids)) > 40
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "default-src 'none'" in text
    assert not ACTING.search(text)


soups = st.lists(
    st.sampled_from(["", "甲", "□本报记者 林小满", "图书馆夜间开放", "本报讯 昨日，开馆。", "下转第3版", "\x1b[1m", "<b>", "来源：滨河网 2023-06-01 10:58"])
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=20),
    max_size=20,
).map("\n".join)  # fmt: skip


@given(soups)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_soup_of_lines_is_explained(text: str) -> None:
    """Whatever extract reads has an account in both languages, on a terminal and as a page; nothing in it acts."""
    one = explained(source(text))
    assert one.page == read_page(source(text))
    for lang in ("zh", "en"):
        for line in terminal.lines(one, lang, 60):
            assert not ACTING.search(re.sub(r"\x1b\[[0-9;]*m", "", line))
        assert Elements(render([one], lang)).tags <= OURS


def test_a_refused_seed_is_the_usual_error_and_the_others_are_explained(tmp_path: Path) -> None:
    """As with extract: a line on standard error, exit code 3."""
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "blank.txt").write_text(" \n\n\u200b\n", "utf-8")
    result = run("explain", str(tmp_path / "empty.txt"), str(SEEDS[4]))
    assert result.exit_code == run("extract", str(tmp_path / "empty.txt")).exit_code != 0
    assert "empty.txt" in result.stderr
    assert "网页　22 行" in result.stdout


def test_a_page_is_written_to_html_files_only(tmp_path: Path) -> None:
    """A slip must not overwrite a seed; what cannot be written is an error with a remedy."""
    seed = tmp_path / "a.txt"
    seed.write_text("图书馆夜间开放", "utf-8")
    assert run("explain", str(seed), "--html", str(seed)).exit_code == 2
    assert seed.read_text("utf-8") == "图书馆夜间开放"
    (tmp_path / "a.html").mkdir()
    result = run("explain", str(seed), "--html", str(tmp_path / "a.html"))
    assert result.exit_code == 3
    assert "请换一个文件名" in result.stderr


def test_beside_the_archive_a_seed_is_read_as_convert_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other seeds print too is told to the reader, as convert and `extract seeds/*.txt` tell it."""
    heard: list[frozenset[str]] = []

    def listen(one: Source, *, repeated: frozenset[str]) -> Stages:
        heard.append(repeated)
        return read_stages(one, repeated=repeated)

    monkeypatch.setattr("jianbao.cli.read_stages", listen)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    (tmp_path / "seeds").mkdir()
    for at in (1, 2, 3):
        (tmp_path / "seeds" / f"{at}.txt").write_text(f"河畔夜话\n图书馆夜间开放第{at}年\n", "utf-8")
    results = [run("explain", "seeds/1.txt"), run("explain", "seeds/1.txt", "--archive")]
    results.append(run("explain", *(f"seeds/{at}.txt" for at in (1, 2, 3))))
    assert [result.exit_code for result in results] == [0, 0, 0]
    assert heard[:3] == [frozenset(), frozenset({"河畔夜话"}), frozenset({"河畔夜话"})]


def test_everything_that_a_line_can_be_has_a_name_in_both_languages() -> None:
    """Labels, tags, roles, kinds; each doubt has its code's words."""
    keys = [*Label, *(tag.name for tag in Tag), *Role, *Kind]
    for lang in ("zh", "en"):
        assert all(words.name(key, lang) for key in keys)
    assert all(code.zh and code.en for code in REGISTRY.values())
