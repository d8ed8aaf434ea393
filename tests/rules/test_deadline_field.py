"""What a time cell or the value of a time label says, as plans print it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kehoach.extract.rules.deadline import TimeExpression, deadlines_in_field

FOLDER = Path(__file__).parent


def cases(name: str) -> list[Any]:
    """Every (text, year, wanted) of a file of cases."""
    listed = tomllib.loads((FOLDER / name).read_text("utf-8"))["case"]
    return [
        pytest.param(text, case.get("year", 2026) or None, wanted, id=f"{case['about']}: {text}"[:80])
        for case in listed
        for text, wanted in case["cells"]
    ]


def said(found: Iterable[TimeExpression]) -> str:
    return "; ".join(" ".join(word for word in (one.kind, one.due, one.every) if word) for one in found)


@pytest.mark.parametrize(("text", "year", "wanted"), cases("deadline_field.toml"))
def test_the_cell_says(text: str, year: int | None, wanted: str) -> None:
    found = deadlines_in_field(text, year)
    assert said(found) == wanted
    assert all(0 <= one.start < one.end <= len(text) for one in found)
