"""OpenCC with our dictionaries in its own groups.

A configuration of the installed package is taken as it is, its files are named by absolute path, and before OpenCC's
phrases come ours (`words.txt`), before its regional variants those of the region (`taiwan.txt`, `hong-kong.txt`). The
longest match wins, whichever dictionary has it; of equals ours. Segmentation is left out: with it a phrase must be
known to the segmenter too, without it results are the same and come in half the time.
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import opencc

from jianbao.variants.script import Script
from jianbao.variants.tables import Table, table

SHARE = Path(opencc.__file__).parent / "clib" / "share" / "opencc"

BASES = {
    (Script.TAIWAN, False): "s2tw",
    (Script.HONG_KONG, False): "s2hk",
    (Script.TRADITIONAL, False): "s2tw",
    (Script.TAIWAN, True): "t2tw",
    (Script.HONG_KONG, True): "t2hk",
    (Script.SIMPLIFIED, True): "t2s",
}
"""OpenCC's configuration for (script, whether the text is Traditional already); where none stands nothing is to do.

Never s2twp: it rewrites vocabulary, and across the borders of words (收集群众 becomes 收叢集眾)."""

REGIONS = {
    Script.TAIWAN: ("common", "taiwan"),
    Script.HONG_KONG: ("common", "hong-kong"),
    Script.TRADITIONAL: ("common",),
}

PHRASES = "STPhrases.ocd2"
MARK = 0xF0000
"""The first private-use character of plane 15, which OpenCC passes through."""
VARIANTS = ("TWVariants.ocd2", "HKVariants.ocd2")


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """What is put before OpenCC's own."""

    phrases: Table
    region: Table


def dictionaries(script: Script) -> Dictionaries:
    """Our words, and the forms of a region."""
    region: Table = {}
    for name in REGIONS.get(script, ()):
        region |= table(name)
    return Dictionaries(table("words"), region)


@cache
def engine(script: Script, *, is_traditional: bool = False) -> opencc.OpenCC | None:
    """The converter into a script from Simplified or Traditional text; None where the text is in that script."""
    base = BASES.get((script, is_traditional))
    return _engine(base, dictionaries(script)) if base else None


@cache
def character_engine(script: Script) -> opencc.OpenCC:
    """The converter that knows single characters and the forms of the region, no phrases."""
    return _engine(BASES[script, False], dictionaries(script), has_phrases=False)


@cache
def marking_engine() -> opencc.OpenCC:
    """OpenCC's phrases and ours, and behind them a private-use character for each ambiguous one that none covers."""
    with tempfile.TemporaryDirectory(prefix="jianbao-opencc-") as scratch:
        marks = {char: chr(MARK + number) for number, char in enumerate(table("ambiguous"))}
        phrases = {key: value for key, value in table("words").items() if len(key) > 1}
        files = [_write(Path(scratch) / "words.txt", phrases), {"type": "ocd2", "file": str(SHARE / PHRASES)}]
        group = {"type": "group", "match_policy": "union", "dicts": files}
        first = {
            "type": "group",
            "match_policy": "short_circuit",
            "dicts": [group, _write(Path(scratch) / "marks.txt", marks)],
        }
        config = Path(scratch) / "marks.json"
        config.write_text(json.dumps({"name": "marks", "conversion_chain": [{"dict": first}]}), encoding="utf-8")
        return opencc.OpenCC(str(config))


def _engine(base: str, ours: Dictionaries, *, has_phrases: bool = True) -> opencc.OpenCC:
    """An OpenCC of a configuration made for it; OpenCC reads its files at once, so they need not stay."""
    with tempfile.TemporaryDirectory(prefix="jianbao-opencc-") as scratch:
        folder = Path(scratch)
        config = json.loads((SHARE / f"{base}.json").read_text(encoding="utf-8"))
        config.pop("segmentation", None)
        if not has_phrases:
            first = config["conversion_chain"][0]["dict"]
            first["dicts"] = [one for one in first["dicts"] if one["type"] != "group"]
        phrases = _write(folder / "words.txt", ours.phrases) if has_phrases and base.startswith("s2") else None
        region = _write(folder / "region.txt", ours.region) if ours.region else None
        for step in (*config.get("normalization", ()), *config["conversion_chain"]):
            step["dict"] = _extended(step["dict"], phrases, region)
        file = folder / f"{base}.json"
        file.write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
        return opencc.OpenCC(str(file))


def _write(path: Path, pairs: Table) -> dict[str, str]:
    path.write_text("".join(f"{key}\t{value}\n" for key, value in pairs.items()), encoding="utf-8")
    return {"type": "text", "file": str(path)}


def _extended(node: dict[str, Any], phrases: dict[str, str] | None, region: dict[str, str] | None) -> dict[str, Any]:
    """A dictionary of the configuration with absolute paths and ours before it."""
    if node["type"] != "group":
        return {**node, "file": str(SHARE / node["file"])}
    held = set(_files(node, deep=False))
    ours = phrases if PHRASES in held else region if held.intersection(VARIANTS) else None
    rest = [_extended(one, phrases, region) for one in node["dicts"]]
    return {"type": "group", "match_policy": "union", "dicts": [ours, *rest]} if ours else {**node, "dicts": rest}


def _files(node: dict[str, Any], *, deep: bool = True) -> Iterator[str]:
    for one in node["dicts"]:
        if one["type"] != "group":
            yield one["file"]
        elif deep:
            yield from _files(one)
