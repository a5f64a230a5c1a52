"""Reading a page checks itself: a stage that loses, repeats or makes up text is a failure, never a record."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jianbao.errors import ConservationFailure, Exit
from jianbao.ingest import read
from jianbao.ingest.decode import read_source
from jianbao.model import Scrap, Sidecar


@pytest.mark.parametrize("harm", ["lost", "twice", "made"])
def test_a_page_that_lost_or_made_text_is_never_returned(
    root: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    """Whatever stage did it: the last article left out, one given twice, or a line nobody printed."""
    honest = read._page

    def harmed(*arguments: Any, **options: Any) -> Any:
        page = honest(*arguments, **options)
        changes: dict[str, Any] = {
            "lost": {"articles": page.articles[:-1]},
            "twice": {"articles": (*page.articles, page.articles[0])},
            "made": {"furniture": (*page.furniture, Scrap("无中生有", (1,)))},
        }
        return replace(page, **changes[harm])

    source = read_source(root / "seeds" / "000_fa5e3efd42f9634f.txt", Sidecar(), "seed")
    assert read.read_page(source).articles
    monkeypatch.setattr(read, "_page", harmed)
    with pytest.raises(ConservationFailure) as failure:
        read.read_page(source)
    assert failure.value.exit_code is Exit.BROKEN
