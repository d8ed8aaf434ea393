"""Các điểm thành phần cộng lại không bằng tổng đã nêu · The parts do not add up to the stated total.

Problem: `Tổng điểm 100 điểm`, mà tám lĩnh vực có điểm tối đa 20 + 10 + 15 + 10 + 12 + 8 + 15 + 5 = 95.
Good: Tổng bằng đúng tổng các dòng; con số nào sai thì sửa con số đó.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.figures import NAMES, added, figure_place, show
from kehoach.audit.halves import halves
from kehoach.audit.sums import stated_sums
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An error at each stated figure that its parts do not make."""
    seen: set[int] = set()
    for found in stated_sums(case):
        place = figure_place(case, found.whole, found.stated)
        if found.holds or place.start in seen:
            continue
        seen.add(place.start)
        vi, en = NAMES[found.measure]
        yield remark(
            "score-sum-mismatch",
            "error",
            place,
            f"Tổng {vi} nêu là {show(found.stated)} nhưng {len(found.parts)} phần cộng lại được {show(found.reached)}.",
            f"The stated {en} is {show(found.stated)}, but its {len(found.parts)} parts add up to"
            f" {show(found.reached)}.",
            related=[figure_place(case, part, value) for part, value in zip(found.parts, found.values, strict=True)],
            evidence=f"{added(found.values)} = {show(found.reached)} ≠ {show(found.stated)}"
            f" ({_signed(found.reached - found.stated)})",
            mend_vi="Đối chiếu với văn bản công bố kết quả và sửa tổng hoặc điểm thành phần bị sai.",
            mend_en="Compare with the published result and correct the total or the wrong part.",
        )
    for told in halves(case):
        place, reached = case.place(*told.place), sum(told.parts)
        if place.start in seen:
            continue
        yield remark(
            "score-sum-mismatch",
            "error",
            place,
            f"Tổng điểm nêu là {show(told.stated)} nhưng điểm thẩm định, điểm điều tra cộng lại được {show(reached)}.",
            f"The stated total is {show(told.stated)}, but the appraised points and those of the survey add up to"
            f" {show(reached)}.",
            related=[case.place(*span) for span in told.places],
            evidence=f"{added(told.parts)} = {show(reached)} ≠ {show(told.stated)} ({_signed(reached - told.stated)})",
            mend_vi="Đối chiếu với văn bản công bố kết quả và sửa con số bị sai.",
            mend_en="Compare with the published result and correct the wrong figure.",
        )


def _signed(difference: float) -> str:
    return ("lệch +" if difference > 0 else "lệch ") + show(difference)
