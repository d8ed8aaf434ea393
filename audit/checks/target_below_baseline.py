"""Mục tiêu thấp hơn kết quả đã đạt · A target below what has been reached.

Problem: đã xếp thứ 02/20 mà đặt mục tiêu `nằm trong nhóm 05 xã dẫn đầu`.
Good: `giữ vững vị trí thứ 02/20 trở lên`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.results import aims, is_about_index, ranks
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding

_TOP = re.compile(r"\b(?:top|nhóm|tốp) (?P<top>\d{1,2})(?! ?%)\b")


def check(case: Case) -> Iterator[Finding]:
    """A warning at an aim for a group of leaders that is wider than the rank already held."""
    held = [(rank, where) for rank, of, where in ranks(case) if of > rank]
    if not is_about_index(case) or not held:
        return
    best, place = min(held, key=lambda item: item[0])
    for start, end in aims(case, _TOP):
        match = _TOP.search(folded(case), start, end)
        if match is None or int(match["top"]) <= best or best > 3:
            continue
        yield remark(
            "target-below-baseline",
            "warning",
            case.place(start, end),
            f"Đã xếp thứ {best} nhưng mục tiêu chỉ là nhóm {match['top']}.",
            f"Rank {best} is held already; the aim is only the first {match['top']}.",
            related=[place],
            evidence=f"{place.quote} > nhóm {match['top']}",
            mend_vi=f"Đặt mục tiêu giữ vững vị trí thứ {best}.",
            mend_en=f"Aim to keep rank {best}.",
        )
