"""Thời hạn không ghi năm · A deadline without a year.

Problem: `Trước ngày 20/11` trong cột thời gian không ghi năm.
Good: `Trước ngày 20/11/2025`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.columns import heading
from kehoach.audit.times import FIELDS, YEAR
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Deadline, Task

_DAY = re.compile(r"ngày \d|\d ?/ ?\d")
_EACH = re.compile(r"\b(?:hằng|hàng|mỗi|từng) ?(?:năm|tháng|quý|tuần|kỳ)|định kỳ")
_FEW = 3  # more in one column are one remark


def check(case: Case) -> Iterator[Finding]:
    """A warning at a day without a year, an info at a month or quarter; many in one column are one info."""
    columns: dict[tuple[int, int], list[tuple[Task, Deadline]]] = {}
    for task in case.plan.tasks:
        for number, deadline in enumerate(task.deadlines):
            if not _lacks_year(case, task, deadline, number):
                continue
            if _DAY.search(fold_keep(deadline.raw)):
                yield _finding(case, task, deadline, "warning")
            else:
                table = deadline.where.table
                column = (table.index, table.column) if table else (-1, deadline.where.start)
                found = columns.setdefault(column, [])
                if not found or found[-1][1].where.start != deadline.where.start:
                    found.append((task, deadline))
    for found in columns.values():
        if len(found) <= _FEW:
            yield from (_finding(case, task, deadline, "info") for task, deadline in found)
        else:
            first = _finding(case, *found[0], "info")
            yield first.model_copy(update={"related": [deadline.where for _, deadline in found[1:]]})


def _lacks_year(case: Case, task: Task, deadline: Deadline, number: int) -> bool:
    if deadline.kind != "date" or deadline.every or YEAR.search(deadline.raw):
        return False
    if deadline.from_ not in FIELDS and task.role != "task":
        return False
    start = max(case.text.rfind(sign, 0, deadline.where.start) for sign in ".;\n\t") + 1
    end = min((at for sign in "\n\t" if (at := case.text.find(sign, deadline.where.end)) >= 0), default=len(case.text))
    around = case.text[start:end]
    if YEAR.search(around) or _EACH.search(
        fold_keep(case.text[max(start, deadline.where.start - 40) : min(end, deadline.where.end + 20)])
    ):
        return False
    table = deadline.where.table
    if any(YEAR.search(other.raw) for other in task.deadlines[number:] if other.where.table == table):
        return False
    return table is None or not YEAR.search(heading(case, table.index, table.column))


def _finding(case: Case, task: Task, deadline: Deadline, severity: str) -> Finding:
    where = case.place(deadline.where.start, deadline.where.end)
    year = (deadline.due or "")[:4]
    return remark(
        "deadline-year-missing",
        "warning" if severity == "warning" else "info",
        where,
        f"Thời hạn “{where.quote}” không ghi năm.",
        f"The deadline “{where.quote}” has no year.",
        mend_vi=f"Ghi thêm năm, ví dụ: {where.quote}/{year}." if year else "Ghi thêm năm.",
        mend_en=f"Add the year, say: {where.quote}/{year}." if year else "Add the year.",
        task=task,
    )
