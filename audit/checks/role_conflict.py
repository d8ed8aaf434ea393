"""Cơ quan chủ trì lại chỉ được giao phối hợp · A body that leads is told only to cooperate.

Problem: `Các phòng được giao chủ trì từng tiêu chí có trách nhiệm phối hợp thực hiện`.
Good: `Các phòng được giao chủ trì từng tiêu chí có trách nhiệm tổ chức thực hiện`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding

_LEADS_THEN_HELPS = re.compile(
    r"(?:được (?:phân công|giao)(?: nhiệm vụ)?|làm cơ quan|là cơ quan|là đơn vị) chủ trì(?![^.;\n]{0,3}phối hợp)"
    r"[^.;\n]{0,140}?(?<!và )có trách nhiệm phối hợp(?: tổ chức)?(?: thực hiện| triển khai)(?! với)"
)


def check(case: Case) -> Iterator[Finding]:
    """A warning at a sentence that gives those who lead no more than to cooperate."""
    for match in _LEADS_THEN_HELPS.finditer(folded(case)):
        start = case.text.rfind("\n", 0, match.start()) + 1
        yield remark(
            "role-conflict",
            "warning",
            case.place(max(start, match.start() - 60) if match.start() - start > 60 else start, match.end()),
            "Cơ quan được giao chủ trì nhưng câu này chỉ giao trách nhiệm phối hợp.",
            "Bodies that lead are told here only to cooperate.",
            mend_vi="Viết: … được phân công chủ trì … có trách nhiệm tổ chức thực hiện.",
            mend_en="Write that the leading bodies carry the work out.",
        )
