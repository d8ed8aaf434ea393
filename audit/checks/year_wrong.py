"""Ghi sai năm · A year that cannot be right.

Problem: kế hoạch năm 2025 ghi `Thời gian: Quý II/2024`; bảng kết quả năm 2024 ghi `Tăng/giảm so với năm 2024`.
Good: `Quý II/2025`; `Tăng/giảm so với năm 2023`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kehoach.audit.case import Case, place_of, remark
from kehoach.audit.times import earliest_issue, late_deadlines
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Grid, GridCell
from kehoach.models.records import Task

_COMPARED = re.compile(r"so với (?:cùng kỳ )?năm (20\d\d)")
_OF_YEAR = re.compile(r"(?<!so với )(?<!cùng kỳ )\bnăm (20\d\d)")
_MENDED = re.compile(
    r"khắc phục[^.;\n]{0,40}(?:tồn tại|hạn chế|thiếu sót|khuyết điểm) (?:của|trong) [^.;,\n]{3,60}?"
    r"(?<!trong )(?<!ngay )(?<!từ )(?<!đến )\bnăm (20\d\d)"
)
_MADE = re.compile(
    r"(?:xây dựng|ban hành|triển khai thực hiện|tổ chức thực hiện)(?: và [\w ]{4,20})? kế hoạch (?!số)"
    r"(?:(?!kết quả|giai đoạn|báo cáo|sơ kết|tổng kết)[^.;,\n]){0,70}?\bnăm (20\d\d)"
)


def check(case: Case) -> Iterator[Finding]:
    """Errors at deadlines of a past year and at a comparison of a year with itself, warnings at the plan's products."""
    yield from _deadlines(case)
    yield from _comparisons(case)
    year = case.plan.header.plan_year
    base = case.plan.header.base_year
    if year is None:
        return
    text = folded(case)
    for match in _MENDED.finditer(text) if base is not None and base < year else ():
        if int(match[1]) == year:
            yield remark(
                "year-wrong",
                "warning",
                case.place(*match.span()),
                f"Tồn tại, hạn chế phải khắc phục là của năm {base}, không phải năm {year}.",
                f"The shortcomings to mend are those of {base}, not of {year}.",
                mend_vi=f"Sửa thành năm {base}.",
                mend_en=f"Write {base}.",
            )
    yield from _products(case, year)


def _deadlines(case: Case) -> Iterator[Finding]:
    year, issue = case.plan.header.plan_year, earliest_issue(case)
    for task, deadline, due in late_deadlines(case):
        if year is None or due.year >= year or issue is None or _makes_itself(task, due, year):
            continue
        yield remark(
            "year-wrong",
            "error",
            case.place(deadline.where.start, deadline.where.end),
            f"Thời hạn “{deadline.raw.strip()}” thuộc năm {due.year}, trước kế hoạch năm {year}.",
            f"The deadline “{deadline.raw.strip()}” lies in {due.year}, before the plan of {year}.",
            related=[issue[1]] if issue[1] else [],
            evidence=f"{due:%d/%m/%Y} < {issue[0]:%d/%m/%Y}",
            mend_vi=f"Kiểm tra lại năm (có thể là {year}).",
            mend_en=f"Check the year (perhaps {year}).",
            task=task,
        )


def _makes_itself(task: Task, due: date, year: int) -> bool:
    """Whether the task is to make the plan itself, which is done at the end of the year before."""
    made = _MADE.search(fold_keep(task.text))
    return made is not None and int(made[1]) == year and due.year == year - 1


def _comparisons(case: Case) -> Iterator[Finding]:
    """Heading cells that compare the results of a year with that same year."""
    for grid in case.outline.grids:
        years = [year for cell in _heading_cells(grid) for year in _OF_YEAR.findall(fold_keep(_words(case, cell)))]
        for row in grid.rows[: grid.header_rows]:
            for cell in row:
                match = _COMPARED.search(fold_keep(case.text[cell.start : cell.end]))
                own = _results_year(case, grid.rows[0][0].start) if match and cell.origin is None else None
                if match is None or own is None or own != int(match[1]) or str(own + 1) in years:
                    continue
                yield remark(
                    "year-wrong",
                    "error",
                    case.place(cell.start, cell.end),
                    f"Bảng nêu kết quả năm {own} nhưng lại so sánh với chính năm {own}.",
                    f"The table gives the results of {own} and compares them with {own} itself.",
                    mend_vi=f"Sửa thành: so với năm {own - 1}.",
                    mend_en=f"Write: against {own - 1}.",
                )


def _heading_cells(grid: Grid) -> Iterator[GridCell]:
    return (cell for row in grid.rows[: grid.header_rows] for cell in row)


def _words(case: Case, cell: GridCell) -> str:
    return case.text[cell.start : cell.end]


def _results_year(case: Case, start: int) -> int | None:
    """The year of the last heading before a place that names one."""
    years = [
        int(found[-1])
        for section in case.plan.sections
        if section.where.start < start and (found := _OF_YEAR.findall(fold_keep(section.title)))
    ]
    return years[-1] if years else None


def _products(case: Case, year: int) -> Iterator[Finding]:
    issued = (case.plan.header.issued or "")[:4]
    if issued and int(issued) < year:
        return
    for task in case.plan.tasks:
        where = place_of(task.where)
        match = _MADE.search(fold_keep(task.text)) if task.role == "task" else None
        if match is None or int(match[1]) != year - 1:
            continue
        yield remark(
            "year-wrong",
            "warning",
            where,
            f"Kế hoạch năm {year} giao xây dựng kế hoạch của năm {year - 1}.",
            f"A plan for {year} has a plan for {year - 1} drawn up.",
            mend_vi=f"Sửa thành năm {year}.",
            mend_en=f"Write {year}.",
            task=task,
        )
