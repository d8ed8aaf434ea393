"""Tiêu chí bị mất điểm mà không có nhiệm vụ khắc phục · A criterion lost points and no task mends it.

Problem: Tiêu chí `Xử lý phản ánh, kiến nghị` đạt 1/2 điểm, kế hoạch không có nhiệm vụ nào về phản ánh, kiến nghị.
Good: Mỗi tiêu chí bị mất điểm có ít nhất một nhiệm vụ khắc phục, ghi rõ tiêu chí đó.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.figures import figure_place, show
from kehoach.audit.times import is_planning
from kehoach.models.findings import Finding
from kehoach.models.records import Score, Where
from kehoach.models.results import lost_criteria, unanswered


def check(case: Case) -> Iterator[Finding]:
    """A warning a criterion; results of another document are reported at this document's title.

    A notice or report that only makes results known has no tasks to mend them and is left out.
    """
    if not case.plan.tasks:
        return
    lacking = list(unanswered(case.scores, case.plan))
    if not (case.scores_given or is_planning(case) or len(lacking) < len(list(lost_criteria(case.scores)))):
        return
    for score in lacking:
        won = score.appraised if score.appraised is not None else score.self_ or 0
        most = score.max or 0
        name = score.criterion
        yield remark(
            "orphan-criterion",
            "warning",
            _place(case, score),
            f"“{name}” mất {show(most - won)} điểm nhưng không có nhiệm vụ khắc phục.",
            f"“{name}” lost {show(most - won)} points and no task mends it.",
            evidence=f"đạt {show(won)}/{show(most)} điểm",
            mend_vi="Bổ sung nhiệm vụ khắc phục tiêu chí này, ghi rõ cơ quan chủ trì, thời hạn, sản phẩm.",
            mend_en="Add a task that mends it, with who leads it, a deadline and an output.",
        )


def _place(case: Case, score: Score) -> Where:
    if not case.scores_given:
        return figure_place(case, score, score.appraised)
    title = case.plan.header.where.get("title")
    return title or case.place(0, case.text.find("\n") % (len(case.text) + 1))
