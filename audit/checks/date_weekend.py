"""Thời hạn rơi vào ngày nghỉ cuối tuần · A deadline on a Saturday or Sunday.

Problem: `Trước ngày 15/11/2025` (thứ Bảy).
Good: `Trước ngày 14/11/2025`.
Source: Bộ luật Dân sự 2015, Điều 148 khoản 5: thời hạn kết thúc vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.workdays import WEEKDAYS, printed_days
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An info at a printed day that is a Saturday or Sunday."""
    for task, deadline, day in printed_days(case):
        if day.weekday() < 5:
            continue
        yield remark(
            "date-weekend",
            "info",
            case.place(deadline.where.start, deadline.where.end),
            f"Ngày {day:%d/%m/%Y} là {WEEKDAYS[day.weekday()]}.",
            f"{day.isoformat()} is a {day:%A}.",
            mend_vi="Chọn ngày làm việc liền trước.",
            mend_en="Choose the working day before it.",
            task=task,
        )
