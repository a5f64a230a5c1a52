"""Seeds on disk: their sidecars, and reading them one by one without stopping at a bad one."""

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from jianbao.errors import JianbaoError, SeedRefused, SettingRefused, shown
from jianbao.ingest.decode import read_source
from jianbao.model import Sidecar, Source
from jianbao.plain_yaml import PlainYamlError, key_line, read_mapping

SIDECAR_KEYS = ("publication", "date", "page", "source_url", "rights")

EDTF = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?")
"""The dates of the archive: a day, a month or a year, perhaps inferred (EDTF level 1)."""

MANIFEST = "manifest-sha256.txt"
"""Lies among the seeds, as BagIt has it, and is none."""


def is_seed(path: Path) -> bool:
    """Whether a file is a seed by its name: the manifest is none, nor what file managers hide beside each file.

    >>> [name for name in ("头版.txt", "manifest-sha256.txt", "._头版.txt", "头版.yml") if is_seed(Path(name))]
    ['头版.txt']
    """
    return path.suffix.lower() == ".txt" and path.name != MANIFEST and not path.name.startswith(".")


def read_sidecar(seed: Path, place: str) -> Sidecar:
    """What `seeds/<stem>.yml` says; an empty Sidecar where there is none.

    Raises SettingRefused where it is no mapping of the keys above to texts.
    """
    path, place = seed.with_suffix(".yml"), str(PurePath(place).with_suffix(".yml"))
    if not path.is_file():
        return Sidecar()
    try:
        source = path.read_text(encoding="utf-8-sig")
        content = read_mapping(source)
    except PlainYamlError as error:
        raise SettingRefused(f"{place}:{error.line}", error.zh, error.en) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingRefused(
            f"{place}:1", "无法读取，请存为 UTF-8 文本", "cannot be read; save it as UTF-8 text"
        ) from error
    for key, value in content.items():
        _check(f"{place}:{key_line(source, key)}", key, value)
    return Sidecar(**{key: value.strip() for key, value in content.items() if value and value.strip()})


def _check(place: str, key: str, value: object) -> None:
    if key not in SIDECAR_KEYS:
        near = difflib.get_close_matches(key.lower(), SIDECAR_KEYS, n=1, cutoff=0.5)
        known = near or SIDECAR_KEYS
        raise SettingRefused(
            place,
            f"未知的键 {key}，{'是否应为' if near else '可用的有'} {'、'.join(known)}",
            f"unknown key {key}; {'did you mean' if near else 'known are'} {', '.join(known)}",
        )
    if not isinstance(value, str | None):
        raise SettingRefused(place, f"{key} 应为一段文字", f"{key} must be one text")
    if key == "date" and value and not EDTF.fullmatch(value):
        raise SettingRefused(
            place,
            f"日期“{value}”应写作 2024-01-03、2024-01 或 2024，推定的加 ~",
            f"write the date {value!r} as 2024-01-03, 2024-01 or 2024, with ~ where it is inferred",
        )
    if key == "source_url" and value and not re.match(r"https?://\S+\Z", value):
        raise SettingRefused(
            place, "source_url 应以 http:// 或 https:// 开头", "source_url must begin with http:// or https://"
        )


def stray_sidecars(folder: Path) -> Iterator[SettingRefused]:
    """Sidecars that no seed has: a slip in a name would otherwise go unnoticed. Links are an error of their own."""
    stems = {path.stem for path in folder.iterdir() if is_seed(path)} if folder.is_dir() else set()
    for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
        if path.is_symlink():
            continue
        if path.suffix == ".yaml":
            yield SettingRefused(
                f"seeds/{path.name}:1", "附注文件的扩展名应为 .yml", "a sidecar ends in .yml; rename it"
            )
        elif not path.name.startswith(".") and path.stem not in stems:
            yield SettingRefused(
                f"seeds/{path.name}:1",
                f"没有对应的原始文本 {path.stem}.txt，请改文件名或删去",
                f"there is no seed {path.stem}.txt; rename or remove it",
            )


def read_seed(path: Path, place: str) -> Source | JianbaoError:
    """A seed as text, or the error that refused it; `place` names it in errors."""
    try:
        _check_name(path.name)
        return read_source(path, read_sidecar(path, place), place)
    except JianbaoError as error:
        return error


def _check_name(name: str) -> None:
    """Refuse what the manifest cannot hold on one line of UTF-8."""
    if not name.isprintable():
        raise SeedRefused(
            shown(name), "文件名含控制字符或乱码，请改名", "the file name holds control or broken characters; rename it"
        )


def read_seeds(paths: Iterable[Path]) -> Iterator[Source | JianbaoError]:
    """Every seed in the order given, as text or as the error that refused it; the manifest is passed over."""
    return (read_seed(path, str(path)) for path in paths if path.name != MANIFEST)
