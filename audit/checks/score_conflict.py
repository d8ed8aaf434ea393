"""Một kết quả được nêu hai số khác nhau · One result is stated in two ways.

Problem: Phần mở đầu ghi `đạt 86,4 điểm`, bảng kết quả ghi `84,6/100`.
Good: Cùng một kết quả thì mọi chỗ ghi một con số, đúng theo quyết định công bố.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.claims import percent_clashes, result_clashes
from kehoach.audit.figures import figure_place, show
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An error at the mention that differs from the others, and at a percentage that is not its points."""
    told: set[tuple[int, float]] = set()
    for clash in result_clashes(case):
        told.add((clash.odd.where.start, clash.other))
        value, other = show(clash.value), show(clash.other)
        yield remark(
            "score-conflict",
            "error",
            figure_place(case, clash.odd, clash.value),
            f"Kết quả này ghi {value} điểm, chỗ khác ghi {other} điểm.",
            f"This result is {value} points here and {other} points elsewhere.",
            related=[figure_place(case, score, score.appraised) for score in clash.against],
            evidence=f"{value} ≠ {other}",
            mend_vi="Đối chiếu với văn bản công bố kết quả và ghi thống nhất một số.",
            mend_en="Compare with the published result and write one figure throughout.",
        )
    for score, percent, points in percent_clashes(case):
        if (score.where.start, percent) in told:
            continue
        yield remark(
            "score-conflict",
            "error",
            figure_place(case, score, percent),
            f"Tỷ lệ {show(percent)}% không khớp với {show(points)} điểm nêu ngay trong câu.",
            f"{show(percent)}% does not agree with the {show(points)} points stated in the same sentence.",
            related=[figure_place(case, score, points)],
            evidence=f"{show(percent)}% ≠ {show(points)}/{show(score.max or 100)}",
            mend_vi="Kiểm tra và ghi lại tỷ lệ hoặc số điểm.",
            mend_en="Check and correct the percentage or the points.",
        )
