"""Chuỗi năm liên tiếp thiếu năm đánh giá · A run of years that stops before the year under review.

Problem: đánh giá năm 2024 ghi `trong 3 năm liên tiếp: 2021, 2022, 2023`.
Good: `trong 3 năm liên tiếp: 2022, 2023, 2024`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding

_RUN = re.compile(
    r"(?:trong |qua )?(?:\d{1,2}|hai|ba|bốn|năm) năm (?:liên tiếp|liên tục|liền|gần đây|gần nhất|qua)"
    r"[\s:,(]{0,4}(?:gồm |là |các năm |từ )?(?P<years>20\d\d(?:\s*(?:,|-|và|đến)\s*20\d\d)+)"
)


def check(case: Case) -> Iterator[Finding]:
    """A warning at a run of years whose last one lies before the year of the results."""
    base = case.plan.header.base_year
    for match in _RUN.finditer(folded(case)) if base else ():
        last = max(int(year) for year in re.findall(r"20\d\d", match["years"]))
        if base is None or last >= base:
            continue
        yield remark(
            "year-stale",
            "warning",
            case.place(*match.span()),
            f"Chuỗi năm dừng ở {last}, trong khi văn bản đánh giá năm {base}.",
            f"The run of years stops at {last}, while the document reviews {base}.",
            mend_vi=f"Cập nhật đến năm {base}.",
            mend_en=f"Carry it on to {base}.",
        )
