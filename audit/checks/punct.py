"""Dấu câu thừa hoặc sai · A punctuation mark too many or a wrong one.

Problem: `công an xã., trưởng thôn`; `(trước quý IV;)`; đề mục `2. Các phòng chuyên môn;` có ý bên dưới.
Good: `công an xã, trưởng thôn`; `(trước quý IV)`; `2. Các phòng chuyên môn:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.endings import strange_colons, strange_endings
from kehoach.audit.signs import marks
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An information at two marks in a row, at a heading that ends unlike its siblings, at a label without colon."""
    for slip in marks(case.text):
        where = case.place(slip.start, slip.end)
        yield remark(
            "punct",
            "info",
            where,
            f"Hai dấu câu liền nhau: “{where.quote}”.",
            f"Two marks in a row: “{where.quote}”.",
            mend_vi=f"Ghi: {slip.write}.",
            mend_en=f"Write: {slip.write}.",
        )
    for start, end, mark in [*strange_endings(case), *strange_colons(case)]:
        where = case.place(start, end)
        yield remark(
            "punct",
            "info",
            where,
            f"Dùng dấu “{mark}” ở chỗ cần dấu hai chấm.",
            f"“{mark}” stands where a colon is meant.",
            mend_vi="Thay bằng dấu hai chấm.",
            mend_en="Put a colon.",
        )
