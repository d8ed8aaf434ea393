"""Thời hạn rơi vào ngày lễ, tết · A deadline on a public holiday.

Problem: `Chậm nhất ngày 02/9/2025`.
Good: `Chậm nhất ngày 29/8/2025`.
Source: Bộ luật Lao động 2019, Điều 112: nghỉ lễ, tết.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.workdays import holidays_of, last_days
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An info at a last day allowed that is a public holiday."""
    for task, deadline, day in last_days(case):
        name = holidays_of(day.year).get(day)
        if name is None:
            continue
        yield remark(
            "date-holiday",
            "info",
            case.place(deadline.where.start, deadline.where.end),
            f"Ngày cuối cùng của thời hạn, {day:%d/%m/%Y}, là ngày nghỉ lễ ({name}).",
            f"The last day allowed, {day.isoformat()}, is a public holiday.",
            evidence=name,
            mend_vi="Chọn ngày làm việc liền trước.",
            mend_en="Choose the working day before it.",
            task=task,
        )
