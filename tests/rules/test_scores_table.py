"""Score tables as clerks of many places draw them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kehoach.extract.rules.scores_table import RowScore, scores_of_rows

CASES = tomllib.loads(Path(__file__).with_name("scores_table.toml").read_text("utf-8"))["case"]
ORDER = ("max", "self", "appraised", "previous", "delta")


def rows_of(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip("\n").splitlines()]


def said(score: RowScore) -> str:
    figures = " ".join(f"{name}={score.figures[name]:g}" for name in ORDER if name in score.figures)
    more = [score.body, score.domain, "total" if score.total else None]
    more += [
        f"rank={score.rank}" if score.rank else None,
        score.unit,
        str(score.year) if score.year else None,
    ]
    more += [f"earlier={score.earlier[0]}:{score.earlier[1]:g}" if score.earlier else None]
    words = " ".join(word for word in more if word)
    return f"{score.code or '-'} ; {score.criterion} ; {figures} ; {words or '-'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_score_table_is_read_by_its_headings_and_its_cells(case: dict[str, Any]) -> None:
    caption = case["caption"]
    scores = scores_of_rows(
        rows_of(case["table"]), case.get("header_rows", 1), caption, caption, case.get("subject", "")
    )
    assert [said(score) for score in scores] == case["found"]


@pytest.mark.parametrize("rows", [[], [[]], [["Điểm"]], [["", ""], ["", ""]], [["TT", "Điểm"], ["", ""]]])
def test_a_table_without_data_has_no_scores(rows: list[list[str]]) -> None:
    assert scores_of_rows(rows, 1, "", "") == []
