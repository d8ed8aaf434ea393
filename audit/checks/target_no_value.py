"""Chỉ tiêu không có giá trị · A target without a value.

Problem: `- Tỷ lệ hồ sơ nộp qua bưu chính công ích` đứng một mình, không nêu phải đạt bao nhiêu.
Good: `- Tỷ lệ hồ sơ nộp qua bưu chính công ích đạt từ 40% trở lên`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding

_RATE = re.compile(r"\W*(?:phấn đấu )?(?:tỷ lệ|tỉ lệ|số lượng|mức độ)\b")
_PREDICATE = re.compile(
    r"\d|\b(?:đạt|tăng|giảm|không|bảo đảm|đảm bảo|hoàn thành|vượt|cao hơn|thấp hơn|bằng|được giao|theo|trên|dưới"
    r"|duy trì|từng bước|là|phải|toàn bộ|tất cả|tối thiểu|tối đa)\b|:$"
)


def check(case: Case) -> Iterator[Finding]:
    """An info at a bullet or item that names a rate and says nothing of it."""
    within = _planned(case)
    for node in case.nodes():
        if node.kind not in ("bullet", "item") or not any(start <= node.start < end for start, end in within):
            continue
        words = folded(case)[node.body : node.end].strip()
        if not _RATE.match(words) or _PREDICATE.search(words):
            continue
        yield remark(
            "target-no-value",
            "info",
            case.place(node.start, node.end),
            "Chỉ tiêu không ghi giá trị phải đạt.",
            "The target says no value to reach.",
            mend_vi="Ghi giá trị và đơn vị, ví dụ: đạt từ 50% trở lên.",
            mend_en="Give the value and its unit, say: 50% or more.",
        )


def _planned(case: Case) -> list[tuple[int, int]]:
    """The stretches from the first to the last task or target of each section."""
    spans: dict[str | None, tuple[int, int]] = {}
    places = [(target.section, target.where) for target in case.plan.targets]
    for task in case.plan.tasks:
        wheres = task.where if isinstance(task.where, list) else [task.where]
        places += [(task.section, where) for where in wheres if task.role == "task" and where.table is None]
    for section, where in places:
        start, end = spans.get(section, (where.start, where.end))
        spans[section] = (min(start, where.start), max(end, where.end))
    return list(spans.values())
