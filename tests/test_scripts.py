"""The search page's modules as one script."""

from pathlib import Path

import pytest

from jianbao.errors import SettingRefused
from jianbao.publish.scripts import bundle, bundled

ROOT = Path(__file__).resolve().parent.parent
FILES = {
    "assets/search/page.js": b'// Page.\nimport { fold } from "./fold.js";\nimport { word } from "./words.js";\nconst LINES = 3;\nfold(word("x"), LINES);\n',
    "assets/search/fold.js": b'import { word } from "./words.js";\nconst LINES = 2;\nexport const fold = (text) => word(text);\n',
    "assets/search/words.js": b"export function word(name) {\n  return name;\n}\nexport class Words {}\nexport async function all() {}\n",
}


def test_modules_come_once_after_what_they_need_each_with_its_own_names() -> None:
    made = bundle(FILES, "assets/search/page.js")
    places = [made.index(f"const ${name} = ") for name in ("words", "fold", "page")]
    assert places == sorted(places)
    assert made.count("function word(") == 1
    assert "return { word, Words, all };" in made
    assert "const { fold } = $fold;" in made
    assert "import" not in made
    assert bundle(FILES, "assets/search/fold.js").endswith("export const { fold } = $fold;\n")


def test_entries_that_are_not_there_are_not_made() -> None:
    assert list(bundled(FILES)) == ["assets/search/page.js"]
    assert bundled({}) == {}


@pytest.mark.parametrize("line", ['import * as all from "./words.js";', "export default 1;", "export { a as b };"])
def test_an_unknown_form_is_refused_with_its_line(line: str) -> None:
    files = FILES | {"assets/search/fold.js": f"const a = 1;\n{line}\n".encode()}
    with pytest.raises(SettingRefused, match=r"docs/assets/search/fold\.js:2"):
        bundled(files)


def test_every_entry_of_the_site_is_put_together() -> None:
    docs = ROOT / "docs"
    files = {path.relative_to(docs).as_posix(): path.read_bytes() for path in (docs / "assets" / "search").glob("*.js")}
    for entry, script in bundled(files).items():
        assert script != files[entry]
        assert b'from "./' not in script
