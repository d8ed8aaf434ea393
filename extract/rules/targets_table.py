"""Targets out of tables of indicators: ``Chỉ tiêu | Đơn vị tính | Kế hoạch 2026``. Pure, on cell texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.extract.rules.targets_bounds import Operator
from kehoach.extract.rules.targets_words import any_of
from kehoach.models.language.fold import fold
from kehoach.models.language.numbers import parse_number

_BOUND = re.compile(
    r"^(≥|>=|>|≤|<=|<|trên|dưới|ít nhất|tối thiểu|không quá|tối đa|từ|đạt)?\s*(.+?)\s*(trở lên|trở xuống)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]")
_RANGE = re.compile(r"(\d[\d.,]*)\s*%?\s*(?:-|–|đến)\s*(\d[\d.,]*)\s*%?")
_OPERATORS: dict[str, Operator] = {
    "≥": ">=", ">=": ">=", "ít nhất": ">=", "tối thiểu": ">=", "trở lên": ">=", ">": ">", "trên": ">",
    "≤": "<=", "<=": "<=", "không quá": "<=", "tối đa": "<=", "trở xuống": "<=", "<": "<", "dưới": "<",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellTarget:
    """A target that is one cell: its place, the name its row gives, value, unit and bound."""

    row: int
    column: int
    name: str
    value: float
    upper: float | None
    unit: str
    op: Operator
    printed: str


def targets_of_rows(rows: Sequence[Sequence[str]], header_rows: int, context: str) -> list[CellTarget]:
    """The targets of an indicator table (merged cells repeated); none where the table is of another kind."""
    first = max(header_rows, 1)
    if len(rows) <= first or any_of("columns", "money").search(fold(context)):
        return []
    headings = [" ".join(dict.fromkeys(fold(row[at]) for row in rows[:first])) for at in range(len(rows[0]))]
    body = rows[first:]
    unit = _first(headings, "unit")
    name = next((at for at in _all(headings, "name") if _share(body, at) < 0.5), None)
    if name is None or (unit is None and not any_of("columns", "aims").search(" ".join(headings))):
        return []
    plans = [
        at
        for at in _all(headings, "plan")
        if at not in {name, unit} and not any_of("columns", "no_plan").search(headings[at]) and _share(body, at) >= 0.5
    ]
    if unit is None and not all(any("%" in row[at] for row in body) for at in plans):
        return []
    return [found for row in range(first, len(rows)) for found in _of_row(rows, row, name, unit, plans)]


def _of_row(
    rows: Sequence[Sequence[str]], row: int, name: int, unit: int | None, plans: Sequence[int]
) -> Iterator[CellTarget]:
    named = " ".join(rows[row][name].split())
    for column in plans:
        printed = " ".join(rows[row][column].split())
        read = read_cell(printed)
        counted = " ".join(rows[row][unit].split()) if unit is not None else ""
        if "%" in printed and not counted:
            counted = "%"
        if read and _WORD.search(named) and ("%" in counted or _WORD.search(counted)):
            value, upper, op = read
            yield CellTarget(row, column, named, value, upper, counted, op, printed)


def read_cell(printed: str) -> tuple[float, float | None, Operator] | None:
    """(value, upper, operator) of a cell that is one figure (``≥ 95%``, ``5-10``), or None."""
    found = _BOUND.match(printed)
    if not found:
        return None
    op = _OPERATORS.get((found[3] or found[1] or "").lower(), "=")
    two = _RANGE.fullmatch(found[2])
    if two:
        low, high = parse_number(two[1]), parse_number(two[2])
        return (low, high, "range") if low is not None and high is not None and low < high else None
    value = parse_number(found[2])
    return (value, None, op) if value is not None else None


def _all(headings: Sequence[str], role: str) -> list[int]:
    return [at for at, heading in enumerate(headings) if any_of("columns", role).search(heading)]


def _first(headings: Sequence[str], role: str) -> int | None:
    return next(iter(_all(headings, role)), None)


def _share(rows: Sequence[Sequence[str]], column: int) -> float:
    """The share of a column's cells that are figures; 1 for an empty column, so that it names nothing."""
    cells = [cell for row in rows if (cell := " ".join(row[column].split()))]
    return sum(read_cell(cell) is not None for cell in cells) / len(cells) if cells else 1.0
