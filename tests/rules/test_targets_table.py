"""Targets in tables of indicators."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kehoach.extract.rules.targets_table import CellTarget, targets_of_rows

CASES = tomllib.loads(Path(__file__).with_name("targets_table.toml").read_text("utf-8"))["case"]


def said(target: CellTarget) -> str:
    upper = f"-{target.upper:g}" if target.upper is not None else ""
    return f"{target.value:g}{upper} {target.unit} {target.op} ; {target.name} ; {target.column}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_indicator_table_sets_targets(case: dict[str, Any]) -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in case["table"].strip("\n").splitlines()]
    assert [said(target) for target in targets_of_rows(rows, 1, case["context"])] == case["found"]
