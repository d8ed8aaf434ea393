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

# The words that stand in few lines come first: the count before them is read only where they do.
_RUN = re.compile(
    r"năm (?:liên tiếp|liên tục|liền|gần đây|gần nhất|qua)"
    r"[\s:,(]{0,4}(?:gồm |là |các năm |từ )?(?P<years>20\d\d(?:\s*(?:,|-|và|đến)\s*20\d\d)+)"
)
_COUNT = re.compile(r"(?:trong |qua )?(?:\d{1,2}|hai|ba|bốn|năm) $")
_COUNT_LENGTH = 12


def check(case: Case) -> Iterator[Finding]:
    """A warning at a run of years whose last one lies before the year of the results."""
    base = case.plan.header.base_year
    text = folded(case)
    for match in _RUN.finditer(text) if base else ():
        last = max(int(year) for year in re.findall(r"20\d\d", match["years"]))
        count = _COUNT.search(text, max(match.start() - _COUNT_LENGTH, 0), match.start())
        if base is None or last >= base or count is None:
            continue
        yield remark(
            "year-stale",
            "warning",
            case.place(count.start(), match.end()),
            f"Chuỗi năm dừng ở {last}, trong khi văn bản đánh giá năm {base}.",
            f"The run of years stops at {last}, while the document reviews {base}.",
            mend_vi=f"Cập nhật đến năm {base}.",
            mend_en=f"Carry it on to {base}.",
        )
