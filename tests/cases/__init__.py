"""Cases as data, and the one function that reads them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent
FAILING = "known-failures"


def load_cases(topic: str) -> list[Any]:
    """Every case of a topic as a parameter named by its label; known failures must fail."""
    return [parameter for path in sorted((CASES / topic).glob("*.yml")) for parameter in _parameters(path)]


def _parameters(path: Path) -> Iterator[Any]:
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError)] if path.stem == FAILING else []
    for case in yaml.safe_load(path.read_text(encoding="utf-8")):
        yield pytest.param(case, marks=marks, id=f"{path.stem}: {case['label']}")
