"""Tên cơ quan không rõ · A name that is no known body.

Problem: cột chủ trì ghi `VHTT` hoặc `Văn tin`.
Good: ghi đủ tên: `Bộ phận Văn hóa - Thông tin`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_SHORT = 3  # words; longer names are mostly bodies of their own that no list holds


def check(case: Case) -> Iterator[Finding]:
    """An info at a short name in a field for bodies that is neither a known body nor a sort of bodies."""
    seen: set[str] = set()
    for task in case.plan.tasks:
        for body in (*task.lead, *task.coop):
            known = body.id or body.kind or body.from_ not in ("cell", "label", "group")
            if known or len(body.name.split()) > _SHORT or body.name in seen:
                continue
            seen.add(body.name)
            yield remark(
                "body-unresolved",
                "info",
                body.where,
                f"Không rõ “{body.name}” là cơ quan, bộ phận nào.",
                f"It is not clear which body “{body.name}” is.",
                mend_vi="Ghi đủ tên cơ quan, bộ phận.",
                mend_en="Write the body's name in full.",
                task=task,
            )
