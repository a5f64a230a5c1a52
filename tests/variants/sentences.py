"""The sentences of sentences.tsv, and how many come out exactly right: `python -m tests.variants.sentences`."""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import opencc

from jianbao.variants.convert import convert
from jianbao.variants.script import Script

FILE = Path(__file__).with_name("sentences.tsv")
PLAIN = {Script.TAIWAN: "s2tw", Script.HONG_KONG: "s2hk"}
KINDS = ("name", "place", "word", "easy")


@dataclass(frozen=True)
class Sentence:
    """One sentence with its right conversions."""

    kind: str
    part: str
    plain: str
    right: dict[Script, str]


def sentences() -> list[Sentence]:
    """Every sentence, in the order of the file."""
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [Sentence(kind, part, text, {Script.TAIWAN: tw, Script.HONG_KONG: hk}) for kind, part, text, tw, hk in rows]


def right(found: list[Sentence], script: Script, converter: Callable[[str], str]) -> Counter[str]:
    """How many sentences of each kind a converter gets exactly right."""
    return Counter(one.kind for one in found if converter(one.plain) == one.right[script])


def table(part: str) -> list[str]:
    """Lines to print: sentences of a part, by kind, plain OpenCC beside ours."""
    found = [one for one in sentences() if one.part == part]
    many = Counter(one.kind for one in found)
    lines = [f"{part:18}" + "".join(f"{kind:>8}" for kind in (*KINDS, "all"))]
    rows: list[tuple[str, Counter[str]]] = [("sentences", many)]
    for script, config in PLAIN.items():
        rows.append((f"OpenCC {config}", right(found, script, opencc.OpenCC(config).convert)))
        rows.append((script.value, right(found, script, lambda text, to=script: convert(text, to))))  # type: ignore[misc]
    return [*lines, *(_row(name, counts) for name, counts in rows)]


def _row(name: str, counts: Counter[str]) -> str:
    return f"{name:18}" + "".join(f"{counts[kind]:8}" for kind in KINDS) + f"{counts.total():8}"


def main() -> None:
    """Print the figures of each part; of `held` nothing else, so that no rule is made for it."""
    sys.stdout.write("\n".join((*table("develop"), "", *table("held"), "", *table("fresh"))) + "\n")


if __name__ == "__main__":
    main()
