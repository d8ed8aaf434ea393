"""Last year's results as they come to rows: every criterion once, totals apart, nothing guessed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kehoach.generate.draft.losses import Results, at_maximum, results, to_regain
from kehoach.models.draft import Loss
from kehoach.models.records import Score

_CASES = tomllib.loads(Path(__file__).with_name("losses.toml").read_text("utf-8"))["case"]
_by_name = pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])


def _scores(case: dict[str, Any]) -> list[Score]:
    found: list[Score] = []
    for start, entry in enumerate(case["scores"]):
        at = entry["at"]
        table = {"index": at, "row": start, "column": 0} if isinstance(at, int) else None
        where = {"start": start, "end": start, "quote": "", "table": table}
        rest = {key: value for key, value in entry.items() if key != "at"}
        section = None if isinstance(at, int) else at
        found.append(Score.model_validate({"section": section, "where": where, **rest}))
    return found


def _results(case: dict[str, Any]) -> Results:
    return results(_scores(case), case.get("unit"))


def _shown(row: Loss) -> str:
    figures = ["?" if one is None else f"{one:g}" for one in (row.max, row.reached, row.lost)]
    return " ".join([("*" if row.top else "") + (row.field or "?"), *figures])


@_by_name
def test_each_criterion_stands_once(case: dict[str, Any]) -> None:
    assert [_shown(row) for row in _results(case).rows] == case["rows"]


@_by_name
def test_points_to_regain_are_ranked(case: dict[str, Any]) -> None:
    assert [row.criterion for row in to_regain(_results(case).rows)] == case["regain"]


@_by_name
def test_total_is_as_printed_or_the_sum_of_all_fields(case: dict[str, Any]) -> None:
    found = _results(case)
    assert (found.reached, found.out_of, found.year) == (case.get("reached"), case.get("out_of"), case.get("year"))


@_by_name
def test_what_reached_its_maximum_lost_nothing(case: dict[str, Any]) -> None:
    rows = _results(case).rows
    assert {row.criterion for row in at_maximum(rows)}.isdisjoint(row.criterion for row in to_regain(rows))


def test_whose_figure_it_is_stands_beside_it() -> None:
    case = next(case for case in _CASES if case["name"].startswith("chưa thẩm định"))
    assert [row.by for row in _results(case).rows] == ["self", "appraised"]


def test_no_scores_give_no_rows() -> None:
    assert results([]) == Results(())
