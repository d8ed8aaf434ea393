"""Thời hạn trước ngày ban hành · A deadline before the document was issued.

Problem: kế hoạch ban hành ngày 20/4/2025 giao việc `trong tháng 02/2025`.
Good: thời hạn sau ngày ban hành, ví dụ `trong tháng 5/2025`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.times import earliest_issue, late_deadlines
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An error at a deadline of the plan's own year that had passed when the plan was issued.

    Where the day of issue is blank, the latest document it is based on proves that it came later.
    """
    year, issue = case.plan.header.plan_year, earliest_issue(case)
    for task, deadline, due in late_deadlines(case):
        if issue is None or (year is not None and due.year < year):
            continue
        yield remark(
            "deadline-before-issue",
            "error",
            case.place(deadline.where.start, deadline.where.end),
            f"Thời hạn “{deadline.raw.strip()}” đã qua khi văn bản ban hành (không sớm hơn {issue[0]:%d/%m/%Y}).",
            f"The deadline “{deadline.raw.strip()}” had passed at the issue (not before {issue[0].isoformat()}).",
            related=[issue[1]] if issue[1] else [],
            evidence=f"{due:%d/%m/%Y} < {issue[0]:%d/%m/%Y}",
            mend_vi="Sửa thời hạn, hoặc bỏ nhiệm vụ đã hoàn thành.",
            mend_en="Mend the date, or leave out what has been done.",
            task=task,
        )
