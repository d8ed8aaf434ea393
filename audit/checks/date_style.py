"""Ngày tháng viết chưa đúng thể thức · A date is not written as the form demands.

Problem: `Bình Minh, ngày 5 tháng 2 năm 2025`; `ngày 28 /3/2025`.
Good: `Bình Minh, ngày 05 tháng 02 năm 2025`; `ngày 28/3/2025`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.4: ngày nhỏ hơn 10 và tháng 1, 2 phải thêm số 0 phía trước.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_HEAD_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})")
_LOOSE = re.compile(
    r"ngày(?<!\wngày)\s+(?P<day>\d{1,2})(?P<a> ?)/(?P<b> ?)(?P<month>\d{1,2})(?P<c> ?)/(?P<d> ?)(?P<year>\d{4})(?!\d)"
)


def check(case: Case) -> Iterator[Finding]:
    """Info at a head's date without its noughts and at dates with spaces in them."""
    where = case.plan.header.where.get("issued")
    head = _HEAD_DATE.search(case.text, where.start, where.end) if where else None
    if head and _bare(head):
        right = f"ngày {int(head['day']):02} tháng {_month(head['month'])} năm {head['year']}"
        yield _finding(case, head.span(), "thiếu số 0 phía trước ngày hoặc tháng", "a nought is missing", right)
    for match in _LOOSE.finditer(case.text):
        if any(match[gap] for gap in "abcd"):
            right = f"ngày {match['day']}/{match['month']}/{match['year']}"
            yield _finding(case, match.span(), "thừa dấu cách", "there are spaces in it", right)


def _bare(match: re.Match[str]) -> bool:
    return len(match["day"]) < len("01") or match["month"] in ("1", "2")


def _month(printed: str) -> str:
    return f"{int(printed):02}" if printed in ("1", "2") else printed


def _finding(case: Case, span: tuple[int, int], vi: str, en: str, right: str) -> Finding:
    return remark(
        "date-style",
        "info",
        case.place(*span),
        f"Ngày tháng viết chưa đúng thể thức: {vi}.",
        f"The date is not written as the form demands: {en}.",
        mend_vi=f"Viết: {right}.",
        mend_en=f"Write: {right}.",
    )
