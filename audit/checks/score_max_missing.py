"""Điểm nêu ra không có điểm tối đa, trong khi các điểm bên cạnh có · Points without a maximum beside points with one.

Problem: `điểm thẩm định 48,2 điểm, điểm khảo sát 8,1/10 điểm, điểm hài lòng 25,6/30 điểm`.
Good: `điểm thẩm định 48,2/60 điểm, điểm khảo sát 8,1/10 điểm, điểm hài lòng 25,6/30 điểm`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach.audit.case import Case, remark
from kehoach.audit.figures import figure_place, show
from kehoach.audit.sums import blocks, scale_of, sentence_parts
from kehoach.models.findings import Finding
from kehoach.models.records import Score


def check(case: Case) -> Iterator[Finding]:
    """A warning at each figure whose neighbours in the same sentence or list have a maximum."""
    told: set[int] = set()
    for whole, parts in sentence_parts(case):
        yield from _bare(case, parts, scale_of(whole), told)
    for block in blocks(case):
        if not block.table:
            yield from _bare(case, block.rows, block.total.max if block.total else None, told)


def _bare(case: Case, parts: Sequence[Score], whole: float | None, told: set[int]) -> Iterator[Finding]:
    bare = [part for part in parts if part.max is None and part.appraised is not None and part.unit != "%"]
    known = [part.max for part in parts if part.max]
    if not bare or len(known) <= len(bare):
        return
    left = whole - sum(known) if whole and len(bare) == 1 else None
    for part in bare:
        value = part.appraised or 0
        if part.where.start in told or part.code or (left is not None and left < value):
            continue
        told.add(part.where.start)
        most = show(left) if left else "…"
        yield remark(
            "score-max-missing",
            "warning",
            figure_place(case, part, value),
            f"Điểm {show(value)} không nêu điểm tối đa, trong khi các điểm bên cạnh có nêu.",
            f"The {show(value)} points come without a maximum, while those beside them have one.",
            related=[figure_place(case, other, other.appraised) for other in parts if other.max],
            evidence=f"{show(whole or 0)} - {' - '.join(map(show, known))} = {most}" if left else None,
            mend_vi=f"Ghi: {show(value)}/{most} điểm.",
            mend_en=f"Write: {show(value)}/{most} points.",
        )
