"""Thiếu số tiêu chí như các nội dung khác · No count of criteria where the other items have one.

Problem: các lĩnh vực ghi `9 tiêu chí, 15 tiêu chí thành phần`, riêng một lĩnh vực ghi điểm tự chấm, điểm thẩm định.
Good: mọi lĩnh vực ghi cùng một kiểu.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.records import Score

_ENOUGH = 3  # items beside it that have the count


def check(case: Case) -> Iterator[Finding]:
    """A warning at a scored item without counts of criteria in a list whose other items have them."""
    lists: dict[str | None, list[Score]] = {}
    for score in case.plan.scores:
        if not score.total and score.unit_of_government is None:
            lists.setdefault(score.section, []).append(score)
    for scores in lists.values():
        counted = [score for score in scores if score.n_criteria is not None]
        if len(counted) < _ENOUGH or len(counted) < len(scores) * 0.6:
            continue
        for score in scores:
            if score.n_criteria is None:
                yield remark(
                    "criteria-count-missing",
                    "warning",
                    score.where,
                    f"“{score.criterion}” không ghi số tiêu chí như các nội dung khác trong mục.",
                    f"“{score.criterion}” has no count of criteria, unlike the other items of the list.",
                    evidence=f"{len(counted)} nội dung khác có số tiêu chí",
                    mend_vi="Ghi: … tiêu chí, … tiêu chí thành phần.",
                    mend_en="Give the number of criteria and of their parts.",
                )
