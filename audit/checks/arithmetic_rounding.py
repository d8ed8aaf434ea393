"""Tỷ lệ phần trăm không đúng với hai số lượng đi cùng · A percentage that its two counts do not give.

Problem: `515/780 hồ sơ (66,02%)`: chia ra 66,0256..., làm tròn là 66,03%.
Good: `515/780 hồ sơ (66,03%)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.figures import show
from kehoach.audit.shares import shares
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An information where only the rounding is off, a warning where the figures contradict each other."""
    for share in shares(case.text):
        if share.holds:
            continue
        due = show(round(share.due, max(share.decimals, 1)))
        yield remark(
            "arithmetic-rounding",
            "info" if share.nearly else "warning",
            case.place(share.start, share.end),
            f"{share.printed}% không đúng với {show(share.part)}/{show(share.whole)} = {due}%.",
            f"{share.printed}% is not {show(share.part)}/{show(share.whole)} = {due}%.",
            evidence=f"{show(share.part)} : {show(share.whole)} = {show(share.due)}%",
            mend_vi=f"Ghi {due}% hoặc kiểm tra lại hai số lượng.",
            mend_en=f"Write {due}% or check the two counts.",
        )
