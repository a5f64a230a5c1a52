"""Put the modules of the search page into one script an entry: on a slow phone a dozen requests cost more than their bytes.

Sources stay small modules that a browser can run as they are (the tests do); only what is published is put together.
Each module becomes a function of its own, so that names of different modules never meet.
"""

import re
from pathlib import PurePosixPath

from jianbao.errors import SettingRefused
from jianbao.publish.browse import Files

ENTRIES = ("assets/search/page.js", "assets/search/highlight.js")
"""What pages load."""

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
"""What the two leave over would break the script."""


def bundled(files: Files) -> Files:
    """The entries among `files`, each with all that it imports; raises SettingRefused at a form it does not know."""
    return {entry: bundle(files, entry).encode() for entry in ENTRIES if entry in files}


def bundle(files: Files, entry: str) -> str:
    """One module: all in the order in which they need each other, then what the entry exports."""
    made: dict[str, str] = {}
    _add(files, entry, made)
    return "".join(made.values()) + f"export const {{ {_exports(files[entry].decode())} }} = {_name(entry)};\n"


def _add(files: Files, path: str, made: dict[str, str]) -> None:
    source = files[path].decode()
    needed = [(names, str(PurePosixPath(path).with_name(f"{name}.js"))) for names, name in IMPORT.findall(source)]
    for _, other in needed:
        if other not in made:
            _add(files, other, made)
    taken = "".join(f"const {{ {wanted} }} = {_name(other)};\n" for wanted, other in needed)
    body = EXPORT.sub(r"\1", IMPORT.sub("", source))
    if left := OTHER.search(body):
        raise _refused(path, source, left.group())
    made[path] = f"const {_name(path)} = (() => {{\n{taken}{body}return {{ {_exports(source)} }};\n}})();\n"


def _exports(source: str) -> str:
    return ", ".join(name for _, name in EXPORT.findall(source))


def _name(path: str) -> str:
    """What holds a module's exports.

    >>> _name("assets/search/fold.js")
    '$fold'
    """
    return f"${PurePosixPath(path).stem}"


def _refused(path: str, source: str, line: str) -> SettingRefused:
    number = source.split("\n").index(line) + 1
    return SettingRefused(
        f"docs/{path}:{number}",
        '模块只能写成 import { 名字 } from "./模块.js"; 与 export function、class、const',
        'write import { names } from "./module.js"; and export function, class or const',
    )
