"""Mức tăng, giảm không khớp với điểm hai năm · A stated change is not the difference of the two years.

Problem: `đạt 84,5 điểm, tăng 2,5 điểm so với năm 2022 (81,5 điểm)`: 84,5 - 81,5 = 3.
Good: `đạt 84,5 điểm, tăng 3 điểm so với năm 2022 (81,5 điểm)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.changes import wrong_changes
from kehoach.audit.figures import figure_place, show
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An error at each change that does not follow from the figures printed with it."""
    for change in wrong_changes(case):
        printed, due = show(abs(change.printed)), show(abs(change.due))
        yield remark(
            "score-delta",
            "error",
            figure_place(case, change.score, abs(change.printed)),
            f"Mức thay đổi ghi {printed} điểm nhưng tính từ các số đã nêu là {due} điểm.",
            f"The change is stated as {printed} points, but the figures give {due}.",
            related=[figure_place(case, score, score.appraised) for score in change.against],
            evidence=change.evidence,
            mend_vi="Sửa mức tăng, giảm hoặc điểm của năm trước.",
            mend_en="Correct the change or the earlier figure.",
        )
