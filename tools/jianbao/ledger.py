"""The ledger (生成台账): what was generated for each seed, so that ingest can tell generated from edited."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from jianbao.archive import Archive
from jianbao.errors import SettingRefused
from jianbao.model import Page
from jianbao.record import from_json, to_json

VERSION = 1


@dataclass(frozen=True, slots=True)
class Generated:
    """One article as it was generated last."""

    markdown: str
    converter: str
    """Version of jianbao that made it."""
    anchor: str
    """First characters of the article's text, by which a later reading of the seed knows it again."""
    conflicts: tuple[tuple[str, str], ...] = ()
    """Words that people and the converter changed differently and that nobody settled yet: as kept, as generated."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is remembered of one seed."""

    seed_id: str
    page: Page
    articles: dict[str, Generated] = field(default_factory=dict)
    """Article id → what was generated; in the order of the page, then what only people's edits keep."""
    tombstones: dict[str, str] = field(default_factory=dict)
    """Article id → why there is no such article any more, in words for readers; its address stays."""
    added: tuple[str, ...] = ()
    """Ids below the seed's address that people gave to articles of their own: no other article ever gets one."""


def dumps(ledger: Ledger) -> str:
    """The ledger as the JSON text that is committed."""
    content = {
        "version": VERSION,
        "seed_id": ledger.seed_id,
        "articles": {
            key: {"markdown": made.markdown, "converter": made.converter, "anchor": made.anchor}
            | ({"conflicts": made.conflicts} if made.conflicts else {})
            for key, made in ledger.articles.items()
        },
        "tombstones": ledger.tombstones,
        **({"added": ledger.added} if ledger.added else {}),
        "record": to_json(ledger.page),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def loads(text: str | bytes, place: str) -> Ledger:
    """Read a ledger; raises SettingRefused where the file is not one."""
    try:
        content: dict[str, Any] = json.loads(text)
        _check_version(content["version"])
        return Ledger(
            content["seed_id"],
            from_json(content["record"], content["seed_id"]),
            {key: _generated(**made) for key, made in content["articles"].items()},
            dict(content["tombstones"]),
            tuple(content.get("added", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SettingRefused(
            f"{place}:1",
            f"台账文件损坏（{error}），请用 git checkout 恢复",
            f"broken ledger ({error}); restore it with git checkout",
        ) from error


def _generated(markdown: str, converter: str, anchor: str, conflicts: Iterable[Iterable[str]] = ()) -> Generated:
    return Generated(markdown, converter, anchor, tuple((kept, generated) for kept, generated in conflicts))


def _check_version(version: object) -> None:
    if version != VERSION:
        raise ValueError(f"version {version}, expected {VERSION}")


def read_all(archive: Archive) -> list[Ledger]:
    """Every ledger of the archive, in the order of the seeds' names."""
    paths = sorted(archive.ledger.glob("*.json"))
    ledgers = [loads(path.read_bytes(), path.relative_to(archive.root).as_posix()) for path in paths]
    return sorted(ledgers, key=lambda ledger: ledger.page.seed)
