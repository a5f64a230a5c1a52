"""`jianbao variants`: lines in, lines out; and what deserves a look."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jianbao.cli import main


def run(*arguments: str, text: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "variants", *arguments], input=text)


def test_each_line_is_converted_by_itself() -> None:
    done = run("--to", "zh-Hant-TW", text="区长于洋说\n\n家住庆丰里社区".encode())
    assert done.stdout == "區長于洋說\n\n家住慶豐里社區"
    assert done.exit_code == 0


def test_ends_of_lines_are_kept() -> None:
    done = run("--to", "zh-Hant-HK", text="看着\r\n里面\n".encode())
    assert done.stdout_bytes.decode() == "看着\r\n裏面\n"


@pytest.mark.parametrize("script", ["zh-Hant-TW", "zh-Hant-HK", "zh-Hant", "zh-Hans"])
def test_every_script_is_offered(script: str) -> None:
    assert run("--to", script, text="文化\n".encode()).exit_code == 0


def test_a_name_of_one_line_holds_in_all_when_they_are_together() -> None:
    text = "区长钟立新来了。\n大家围着钟立新问长问短。\n".encode()
    assert run("--to", "zh-Hant-TW", "--together", text=text).stdout.count("鍾立新") == 2


def test_bytes_that_are_no_utf8_pass_with_an_error_and_stop_nothing() -> None:
    done = run("--to", "zh-Hant-TW", text="说\n".encode() + b"\xff\xfe\n" + "说\n".encode())
    assert done.stdout_bytes == "說\n".encode() + b"\xff\xfe\n" + "說\n".encode()
    assert "-:2" in done.stderr
    assert done.exit_code == 3


def test_without_a_script_the_usage_is_wrong() -> None:
    assert run(text=b"x").exit_code == 2


def test_review_lists_what_no_word_settles_the_most_doubtful_first(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("公里\n日记里写道，查看后厨，他在家里\n", encoding="utf-8")
    found = run("--review", str(text)).stdout.splitlines()
    assert all(": V-001 " in line and "a.txt:2" in line for line in found)
    assert "记【里】写" in found[0] or "看【后】厨" in found[0]
    assert not any("公【里】" in line for line in found)


def test_review_reads_standard_input() -> None:
    assert "【里】" in run("--review", "--to", "zh-Hant-HK", "-", text="日记里写道".encode()).stdout
