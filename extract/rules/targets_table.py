"""Targets out of tables of indicators: ``Chỉ tiêu | Đơn vị tính | Kế hoạch 2026``. Pure, on cell texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.extract.rules.targets_figures import Operator
from kehoach.models.language.fold import fold
from kehoach.models.language.numbers import parse_number

_NAME = re.compile(r"chỉ tiêu|mục tiêu|tên|nội dung|chỉ số|nhiệm vụ|lĩnh vực|hạng mục|sản phẩm")
_UNIT = re.compile(r"đơn vị tính|^đvt\b|^đv tính|^đơn vị$|\bđvt$")
_PLAN = re.compile(
    r"kế hoạch|mục tiêu|phấn đấu|chỉ tiêu|năm 20\d\d|^20\d\d$|giai đoạn|đến 20\d\d|giao\b|cần đạt"
)
_NO_PLAN = re.compile(
    r"thực hiện|ước|kết quả|hiện trạng|so sánh|so với|điểm|kinh phí|vốn|ghi chú|thời gian|đơn vị tính|đvt|chủ trì|cơ quan|dự toán|tiền"
)
_AIMS = re.compile(r"chỉ tiêu|mục tiêu|kế hoạch")
_MONEY = re.compile(r"kinh phí|dự toán|nhu cầu vốn|chi ngân sách|định mức|thu ngân sách|biên chế")
_BOUND = re.compile(
    r"^(≥|>=|>|≤|<=|<|trên|dưới|ít nhất|tối thiểu|không quá|tối đa|từ|đạt)?\s*(.+?)\s*(trở lên|trở xuống)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]")
_RANGE = re.compile(r"(\d[\d.,]*)\s*%?\s*(?:-|–|đến)\s*(\d[\d.,]*)\s*%?")
_OPERATORS: dict[str, Operator] = {
    "≥": ">=", ">=": ">=", "ít nhất": ">=", "tối thiểu": ">=", "trở lên": ">=", ">": ">", "trên": ">", "≤": "<=", "<=": "<=",
    "không quá": "<=", "tối đa": "<=", "trở xuống": "<=", "<": "<", "dưới": "<",
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
    if len(rows) <= first or _MONEY.search(fold(context)):
        return []
    headings = [
        " ".join(dict.fromkeys(fold(row[column]) for row in rows[:first])) for column in range(len(rows[0]))
    ]
    unit = next((at for at, heading in enumerate(headings) if _UNIT.search(heading)), None)
    name = next(
        (at for at, heading in enumerate(headings) if _NAME.search(heading) and _is_text(rows[first:], at)),
        None,
    )
    if name is None or not (unit is not None or _AIMS.search(" ".join(headings))):
        return []
    plans = [
        at
        for at, heading in enumerate(headings)
        if at not in {name, unit}
        and _PLAN.search(heading)
        and not _NO_PLAN.search(heading)
        and _is_figures(rows[first:], at)
    ]
    if unit is None and not all(any("%" in row[at] for row in rows[first:]) for at in plans):
        return []
    return [found for row in range(first, len(rows)) for found in _of_row(rows, row, name, unit, plans)]


def _of_row(
    rows: Sequence[Sequence[str]], row: int, name: int, unit: int | None, plans: Sequence[int]
) -> Iterator[CellTarget]:
    for column in plans:
        printed = " ".join(rows[row][column].split())
        read = read_cell(printed)
        counted = " ".join(rows[row][unit].split()) if unit is not None else ""
        if "%" in printed and not counted:
            counted = "%"
        named = _WORD.search(rows[row][name])
        if read and named and ("%" in counted or _WORD.search(counted)):
            value, upper, op = read
            yield CellTarget(
                row, column, " ".join(rows[row][name].split()), value, upper, counted, op, printed
            )


def read_cell(printed: str) -> tuple[float, float | None, Operator] | None:
    """(value, upper, operator) of a cell that is one figure with or without a bound (``≥ 95%``, ``5-10``), or None."""
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


def _is_text(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column].strip() for row in rows if row[column].strip()]
    return bool(cells) and sum(read_cell(cell) is None for cell in cells) * 2 > len(cells)


def _is_figures(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column].strip() for row in rows if row[column].strip()]
    return bool(cells) and sum(read_cell(cell) is not None for cell in cells) * 2 >= len(cells)
