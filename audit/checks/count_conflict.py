"""Số lượng nêu ra không khớp với số mục liệt kê hoặc bảng số liệu · A stated count is not what is listed.

Problem: `Tập trung vào 05 nhiệm vụ sau:` mà bên dưới chỉ có 4 mục; `Còn 03 hạn chế:` mà chỉ nêu 2;
`07 lĩnh vực tăng điểm` mà bảng chỉ có 6.
Good: Số lượng nêu ra đúng bằng số mục được liệt kê và số liệu trong bảng.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.figures import figure_place
from kehoach.audit.tallies import disagreeing_lists, disagreeing_moves, overfull
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """A warning at each count."""
    for tally in disagreeing_lists(case):
        yield remark(
            "count-conflict",
            "warning",
            case.place(tally.start, tally.end),
            f"Nêu {tally.stated:02d} {tally.what} nhưng liệt kê {tally.counted:02d}.",
            f"{tally.stated} are announced but {tally.counted} are listed.",
            related=[case.place(start, end) for start, end in tally.items],
            evidence=f"{tally.stated} ≠ {tally.counted}",
            mend_vi="Sửa số lượng hoặc bổ sung mục còn thiếu.",
            mend_en="Correct the count or add what is missing.",
        )
    for tally, way, rows in disagreeing_moves(case):
        names = "; ".join(row.criterion for row in rows)
        yield remark(
            "count-conflict",
            "warning",
            case.place(tally.start, tally.end),
            f"Nêu {tally.stated:02d} nội dung {way} nhưng theo bảng chỉ tiêu là {tally.counted:02d}.",
            f"{tally.stated} items are counted here, but the table shows {tally.counted}.",
            related=[figure_place(case, row) for row in rows],
            evidence=f"{tally.stated} ≠ {tally.counted}: {names}",
            mend_vi="Đối chiếu với bảng kết quả và ghi lại số lượng.",
            mend_en="Compare with the table and correct the count.",
        )
    for tally, of in overfull(case):
        yield remark(
            "count-conflict",
            "warning",
            case.place(tally.start, tally.end),
            f"Chỉ có {of} {tally.what} nhưng số tăng, giảm cộng lại là {tally.counted}.",
            f"There are {of} in all, but those that rose and those that fell make {tally.counted}.",
            evidence=f"{tally.counted} > {of}",
            mend_vi="Đối chiếu với bảng kết quả và ghi lại số lượng.",
            mend_en="Compare with the table and correct the count.",
        )
