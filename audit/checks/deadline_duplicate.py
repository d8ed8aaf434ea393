"""Một thời hạn ghi hai lần · The same deadline twice in one field.

Problem: `Thường xuyên, sơ kết tháng 6/2025, thường xuyên`.
Good: `Thường xuyên; sơ kết tháng 6/2025`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.times import FIELDS
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold


def check(case: Case) -> Iterator[Finding]:
    """An info at the second of two equal deadlines of one task; aligned lines each have their own."""
    for task in case.plan.tasks:
        if task.actions:
            continue
        first: dict[str, int] = {}
        for deadline in task.deadlines:
            words = fold(deadline.raw)
            start = first.setdefault(words, deadline.where.start)
            between = case.text[start : deadline.where.start]
            if start == deadline.where.start or deadline.from_ not in FIELDS or "\n" in between or "\t" in between:
                continue
            yield remark(
                "deadline-duplicate",
                "info",
                case.place(deadline.where.start, deadline.where.end),
                f"“{deadline.raw.strip()}” ghi hai lần trong cùng một thời hạn.",
                f"“{deadline.raw.strip()}” stands twice in one deadline.",
                related=[case.place(start, start + len(deadline.raw))],
                mend_vi="Bỏ một lần.",
                mend_en="Leave one out.",
                task=task,
            )
