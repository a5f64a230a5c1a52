"""What a wheel carries beside the package: the files of a new archive (`jianbao init`), from the roots that pyproject names."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Scaffold(BuildHookInterface[Any]):
    """Puts them into `jianbao/given/`; an editable install finds them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name every file, for a wheel that is installed as such."""
        if version != "standard":
            return
        root = Path(self.root)
        for name in self.config["roots"]:
            for path in sorted(root.glob(name)):
                for file in [path] if path.is_file() else sorted(path.rglob("*")):
                    place = file.relative_to(root).as_posix()
                    if file.is_file() and not place.startswith("docs/articles/"):
                        build_data["force_include"][str(file)] = f"jianbao/given/{place}"
