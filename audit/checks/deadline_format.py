"""Cách ghi ngày không theo thể thức · A day written out of form.

Problem: `trước mùng 5 hàng tháng`.
Good: `trước ngày 05 hàng tháng`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.4: ngày, tháng ghi bằng chữ số, nhỏ hơn 10 thêm số 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding

_SPOKEN = re.compile(r"m[ùồ]ng(?<!\w....) (?P<day>\d{1,2})(?!\d)(?P<rest>[^.,;:()\n\t]{0,30})")
_BEFORE = re.compile(r"(?:trước|sau|vào|đến|từ)? ?(?:ngày)? ?$")
_FEAST = re.compile(r"tết|âm lịch|giêng|tháng chạp|nguyên đán")


def check(case: Case) -> Iterator[Finding]:
    """A warning at a day of the month that is written as it is spoken (mùng 5)."""
    text = folded(case)
    for match in _SPOKEN.finditer(text):
        if _FEAST.search(match["rest"]):
            continue
        before = _BEFORE.search(text[max(0, match.start() - 12) : match.start()])
        day = int(match["day"])
        yield remark(
            "deadline-format",
            "warning",
            case.place(match.start() - len(before[0]) if before else match.start(), match.end()),
            f"Ghi “ngày {day:02d}” thay cho “mùng {match['day']}”.",
            f"Write “ngày {day:02d}”, not “mùng {match['day']}”.",
            mend_vi=f"ngày {day:02d}",
        )
