"""Mức tăng, giảm không khớp với điểm hai năm · A stated change is not the difference of the two years.

Problem: `đạt 84,5 điểm, tăng 2,5 điểm so với năm 2022 (81,5 điểm)`: 84,5 - 81,5 = 3.
Good: `đạt 84,5 điểm, tăng 3 điểm so với năm 2022 (81,5 điểm)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.changes import wrong_changes
from kehoach.audit.figures import show
from kehoach.models.findings import Finding

_UNITS = {"points": (" điểm", " points"), "percent": ("%", "%"), "ranks": (" bậc", " places")}


def check(case: Case) -> Iterator[Finding]:
    """An error at each change that does not follow from the figures printed with it."""
    for change in wrong_changes(case):
        printed, due = show(abs(change.printed)), show(abs(change.due))
        vi, en = _UNITS[change.measured]
        said_vi, said_en, due_vi, due_en = printed, printed, due, due
        if printed == due:  # the figures agree, only up is said for down
            said_vi, due_vi = (f"{'tăng' if size > 0 else 'giảm'} {due}" for size in (change.printed, change.due))
            said_en, due_en = (f"{'up' if size > 0 else 'down'} {due}" for size in (change.printed, change.due))
        yield remark(
            "score-delta",
            "error",
            change.where,
            f"Mức thay đổi ghi {said_vi}{vi} nhưng tính từ các số đã nêu là {due_vi}{vi}.",
            f"The change is stated as {said_en}{en}, but the figures give {due_en}.",
            related=change.against,
            evidence=change.evidence,
            mend_vi="Sửa mức tăng, giảm hoặc kết quả của năm trước.",
            mend_en="Correct the change or the earlier figure.",
        )
