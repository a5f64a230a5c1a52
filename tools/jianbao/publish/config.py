"""What mkdocs.yml says of the archive: its name, who keeps it, how readers write to them."""

from dataclasses import dataclass
from typing import Any

import yaml
from mkdocs.utils.yaml import get_yaml_loader

from jianbao.archive import Archive
from jianbao.errors import SettingRefused

PEOPLE_FROM = 2
"""A person gets a page from this many articles on: one mention in a local paper makes nobody a public figure."""

PER_PAGE = 100
"""Entries on one page of a list (design: longer ones are split)."""


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The settings that publishing needs."""

    name: str
    description: str
    url: str
    """Where the site will stand, with a slash at its end."""
    publisher: str
    contact: str | None = None
    """An e-mail address."""
    report_url: str | None = None
    """Address of the form for a new issue."""
    people_from: int = PEOPLE_FROM
    per_page: int = PER_PAGE


def read_config(archive: Archive, name: str = "mkdocs.yml") -> SiteConfig:
    """The settings of the archive; raises SettingRefused where the file is missing or no YAML."""
    path = archive.root / name
    try:
        settings: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=get_yaml_loader())  # noqa: S506 -- a SafeLoader that knows !ENV
        extra: dict[str, Any] = settings.get("extra") or {}
        return _config(settings, extra)
    except (OSError, yaml.YAMLError, KeyError, AttributeError, TypeError, ValueError) as error:
        raise SettingRefused(
            f"{name}:1",
            f"网站设置无法读取（{error}），请对照 README 修正",
            f"cannot read the site's settings ({error}); see README",
        ) from error


def _config(settings: dict[str, Any], extra: dict[str, Any]) -> SiteConfig:
    url = str(settings["site_url"])
    return SiteConfig(
        name=str(settings["site_name"]),
        description=str(settings.get("site_description") or ""),
        url=url if url.endswith("/") else f"{url}/",
        publisher=str(extra.get("publisher") or settings["site_name"]),
        contact=extra.get("contact") or None,
        report_url=extra.get("report_url") or None,
        people_from=int(extra.get("people_from", PEOPLE_FROM)),
        per_page=int(extra.get("per_page", PER_PAGE)),
    )
