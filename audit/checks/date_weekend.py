"""Thời hạn rơi vào ngày nghỉ cuối tuần · A deadline on a Saturday or Sunday.

Problem: `Chậm nhất ngày 15/11/2025` (thứ Bảy); `Trước ngày 17/11/2025`, ngày cuối cùng là Chủ nhật 16/11.
Good: `Chậm nhất ngày 14/11/2025`; `Trước ngày 15/11/2025`, ngày cuối cùng là thứ Sáu 14/11.
Source: Bộ luật Dân sự 2015, Điều 148 khoản 5: thời hạn kết thúc vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.workdays import WEEKDAYS, last_days
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An info at a last day allowed that is a Saturday or Sunday."""
    for task, deadline, day in last_days(case):
        if day.weekday() < 5:
            continue
        yield remark(
            "date-weekend",
            "info",
            case.place(deadline.where.start, deadline.where.end),
            f"Ngày cuối cùng của thời hạn, {day:%d/%m/%Y}, là {WEEKDAYS[day.weekday()]}.",
            f"The last day allowed, {day.isoformat()}, is a {day:%A}.",
            mend_vi="Chọn ngày làm việc liền trước.",
            mend_en="Choose the working day before it.",
            task=task,
        )
