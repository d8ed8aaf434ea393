"""Citations that the next plan cannot take over: whose time is over, and what was replaced by what."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kehoach.generate.draft.staleness import stale
from kehoach.models.vocabulary import load

CASES = tomllib.loads((Path(__file__).parent / "staleness.toml").read_text("utf-8"))["case"]
CELLS = [pytest.param(cell, id=f"{cell['symbol']} in {cell['new']}"[:70]) for case in CASES for cell in case["cells"]]


@pytest.mark.parametrize("cell", CELLS)
def test_the_next_plan_may_cite_or_may_not(cell: dict[str, Any]) -> None:
    found = stale(
        cell["symbol"], cell["kind"], cell.get("title"), cell.get("issued"), new=cell["new"], on=cell.get("on")
    )
    assert (found is not None) is cell["stale"]
    if found:
        assert (found.replacement or "").startswith(cell.get("now", ""))
        assert ("now" in cell) is (found.replacement is not None)
        assert cell.get("why", "") in found.reason_vi
        assert found.reason_en


def test_what_replaces_is_itself_in_force() -> None:
    for entry in load("replaced_documents")["law"]:
        assert stale(entry["by"], "law", entry["titles"][0], entry["passed"], new=2030) is None


def test_each_entry_says_since_when_and_from_where() -> None:
    data = load("replaced_documents")
    for entry in (*data["document"], *data["law"]):
        assert date.fromisoformat(entry["since"]).year > 2010
        assert entry["source"]
        assert all(symbol == symbol.casefold() for symbol in entry["symbols"])
        assert entry["by"].casefold() not in entry["symbols"]
