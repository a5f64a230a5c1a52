"""What is written for each variant: its tree, its templates, its settings; and what of a variant no longer wanted goes."""

from collections.abc import Iterable
from pathlib import Path

from jianbao.archive import Archive
from jianbao.model import Document
from jianbao.publish.browse import Files
from jianbao.publish.config import SiteConfig
from jianbao.publish.links import walk
from jianbao.publish.variants import Translator, translator, variant_templates, variant_tree, variant_url
from jianbao.variants.script import Script
from jianbao.write import remove, write_text, write_tree

SETTINGS = """\
# Made by `jianbao publish` from mkdocs.yml (extra.variants); never committed.
INHERIT: mkdocs.yml
site_name: {name}
site_description: {description}
site_url: {url}
docs_dir: {docs}
site_dir: site/{tag}
theme:
  name: material
  custom_dir: {overrides}
extra:
  script: {tag}
  lang: {tag}
  main_url: {main}
"""


def write_variants(archive: Archive, files: Files, documents: Iterable[Document], config: SiteConfig) -> None:
    """Bring the trees of all variants up to date; with none this takes no time."""
    shown = tuple(document for document in documents if not document.withdrawn)
    for script in Script:
        if script in config.variants:
            tool = translator(shown, script, config)
            write_tree(archive.built_docs_of(script), variant_tree(files, tool))
            write_tree(archive.built_overrides_of(script), variant_templates(_templates(archive), tool))
            write_text(archive.settings_of(script), settings(archive, tool))
        elif remove(archive.settings_of(script)):
            write_tree(archive.built_docs_of(script), {})
            write_tree(archive.built_overrides_of(script), {})


def settings(archive: Archive, tool: Translator) -> str:
    """MkDocs' settings for a variant."""
    script, config = tool.script, tool.config
    return SETTINGS.format(
        tag=script,
        name=_quoted(tool.text(config.name)),
        description=_quoted(tool.text(config.description)),
        url=_quoted(variant_url(config, script)),
        main=_quoted(config.url),
        docs=_below(archive.built_docs_of(script), archive.root),
        overrides=_below(archive.built_overrides_of(script), archive.root),
    )


def _quoted(text: str) -> str:
    r"""A text as a YAML scalar.

    >>> _quoted('剪报 "集"')
    '"剪报 \\"集\\""'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _below(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _templates(archive: Archive) -> Files:
    folder = archive.root / "overrides"
    return {
        _below(path, folder): path.read_bytes() for path in walk(folder) if path.is_file() and not path.is_symlink()
    }
