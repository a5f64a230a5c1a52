"""Seeds on disk: their sidecars, their fixity, and reading them one by one without stopping at a bad one."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from jianbao.errors import JianbaoError, SettingRefused
from jianbao.ingest.decode import read_source
from jianbao.model import Sidecar, Source

SIDECAR_KEYS = ("publication", "date", "page", "source_url", "rights")


def read_sidecar(seed: Path) -> Sidecar:
    """What `seeds/<stem>.yml` says; an empty Sidecar where there is none.

    Raises SettingRefused where it is no mapping of the keys above to texts.
    """
    path = seed.with_suffix(".yml")
    if not path.is_file():
        return Sidecar()
    try:
        content: Any = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise SettingRefused(f"{path.name}:{line}", "不是合法的 YAML，请改正", "no valid YAML; correct it") from error
    if not isinstance(content, dict):
        raise SettingRefused(f"{path.name}:1", "应为“键: 值”的形式", "must be `key: value` lines")
    unknown = sorted(set(map(str, content)) - set(SIDECAR_KEYS))
    if unknown:
        known = ", ".join(SIDECAR_KEYS)
        raise SettingRefused(
            f"{path.name}:1", f"未知的键 {unknown[0]}，可用的有 {known}", f"unknown key {unknown[0]}; known are {known}"
        )
    return Sidecar(**{key: str(value) for key, value in content.items() if value is not None})


def read_seeds(paths: Iterable[Path]) -> Iterator[Source | JianbaoError]:
    """Every seed in the order given, as text or as the error that refused it."""
    for path in paths:
        try:
            yield read_source(path, read_sidecar(path))
        except JianbaoError as error:
            yield error
