"""Điểm đạt được lớn hơn điểm tối đa · More points than the maximum.

Problem: `Cải cách thể chế: điểm tối đa 6 điểm, tự chấm 6,5 điểm`.
Good: Điểm tự chấm và điểm thẩm định không vượt điểm tối đa; điểm thưởng ghi thành dòng riêng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.figures import NAMES, Measure, figure, figure_place, show
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold

_BONUS = re.compile(r"điểm (?:cộng|thưởng)|cộng điểm|thưởng")
_WON: tuple[Measure, ...] = ("self", "appraised")


def check(case: Case) -> Iterator[Finding]:
    """An error at each figure above its maximum."""
    for score in case.plan.scores:
        if not score.max or score.unit == "%" or _BONUS.search(fold(score.criterion)):
            continue
        for measure in _WON:
            value = figure(score, measure)
            if value is not None and value > score.max:
                vi, en = NAMES[measure]
                yield remark(
                    "score-over-max",
                    "error",
                    figure_place(case, score, value),
                    f"{vi.capitalize()} {show(value)} lớn hơn điểm tối đa {show(score.max)}.",
                    f"The {en} ({show(value)}) exceed the maximum of {show(score.max)}.",
                    evidence=f"{show(value)} > {show(score.max)}",
                    mend_vi="Kiểm tra lại điểm hoặc điểm tối đa của tiêu chí.",
                    mend_en="Check the points or the criterion's maximum.",
                )
