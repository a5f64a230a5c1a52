"""What mkdocs.yml says of the archive: its name, who keeps it, how readers write to them."""

from dataclasses import dataclass
from typing import Any

import yaml
from mkdocs.utils.yaml import get_yaml_loader

from jianbao.archive import Archive
from jianbao.errors import SettingRefused
from jianbao.variants.script import Script

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
    masked: tuple[str, ...] = ()
    """Names of persons that are hidden in the whole archive."""
    history_uri_template: str | None = None
    """Address of a file's history at the repository, `{path}` in it; edit_uri_template is its sister."""
    per_page: int = PER_PAGE
    variants: tuple[Script, ...] = ()
    """Scripts in which the whole site stands beside the main one."""
    variant_quotes: bool = False
    """Whether Traditional variants have 「」 for “”."""


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
        masked=_names(extra.get("masked")),
        history_uri_template=extra.get("history_uri_template") or None,
        people_from=int(extra.get("people_from", PEOPLE_FROM)),
        per_page=int(extra.get("per_page", PER_PAGE)),
        variants=_scripts(extra.get("variants")),
        variant_quotes=bool(extra.get("variant_quotes")),
    )


def _scripts(value: object) -> tuple[Script, ...]:
    """The variants of the site, each once."""
    tags = [script.value for script in Script]
    if not isinstance(value or [], list) or not set(value or []) <= set(tags):  # type: ignore[call-overload]
        raise ValueError(f"extra.variants: [{', '.join(tags)}]")
    return tuple(dict.fromkeys(Script(tag) for tag in value or ()))  # type: ignore[attr-defined]


def _names(value: object) -> tuple[str, ...]:
    """Names to hide; what cannot be read as such is refused, because a slip must not show what was to be hidden."""
    if not isinstance(value or [], list) or not all(isinstance(name, str) and name.strip() for name in value or []):  # type: ignore[attr-defined]
        raise ValueError("extra.masked: [甲某, 乙某]")
    return tuple(value or ())  # type: ignore[arg-type]


def masked_everywhere(archive: Archive) -> tuple[str, ...]:
    """The names that the archive hides everywhere; none where it has no settings and so no site."""
    return read_config(archive).masked if (archive.root / "mkdocs.yml").is_file() else ()


def people_from(archive: Archive) -> int:
    """From how many articles on a person is listed; the default where the archive has no settings."""
    return read_config(archive).people_from if (archive.root / "mkdocs.yml").is_file() else PEOPLE_FROM
