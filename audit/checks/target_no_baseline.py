"""Mục tiêu không có mức xuất phát · A target whose baseline is nowhere stated.

Problem: `Phấn đấu giữ vững thứ hạng Chỉ số CCHC` mà văn bản không nêu thứ hạng hiện có.
Good: `Giữ vững vị trí thứ 3/18 xã (năm 2024: 3/18)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.results import aims, has_total, is_about_index, ranks
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding

_RANK = re.compile(
    r"(?:duy trì|giữ vững|giữ|nâng|cải thiện|tăng)(?: \w+){0,2} (?:thứ hạng|thứ bậc|vị trí|xếp hạng|bậc)\b"
)
_TOTAL = re.compile(r"(?:đạt|từ) (?:từ )?(?:số điểm|tổng điểm|tổng số điểm|điểm)[^.;\n]{0,60}?\d+(?:,\d+)? ?(?:điểm|%)")


def check(case: Case) -> Iterator[Finding]:
    """Warnings at aims for a rank or a total in a plan to better an index that states neither as a result."""
    if not is_about_index(case):
        return
    aim = "" if ranks(case) else "thứ hạng"
    for start, end in aims(case, _RANK) if aim else ():
        yield _finding(case, start, end, "thứ hạng", "rank")
        break
    if "phấn đấu" not in folded(case) or has_total(case):
        return
    for start, end in aims(case, _TOTAL):
        if "phấn đấu" in folded(case)[start:end]:
            yield _finding(case, start, end, "tổng điểm", "total")
            break


def _finding(case: Case, start: int, end: int, vi: str, en: str) -> Finding:
    return remark(
        "target-no-baseline",
        "warning",
        case.place(start, end),
        f"Đặt mục tiêu về {vi} nhưng văn bản không nêu {vi} đã đạt.",
        f"The aim is a {en}, but the {en} reached so far is nowhere stated.",
        mend_vi=f"Nêu {vi} của năm trước làm mức xuất phát.",
        mend_en=f"State the {en} of the year before.",
    )
