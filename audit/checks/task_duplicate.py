"""Nhiệm vụ trùng hoặc gần trùng · Two tasks say nearly the same.

Problem: `Tổ chức đánh giá sự hài lòng của người dân về giải quyết thủ tục` và `Thực hiện đánh giá sự hài lòng của
    người dân về phục vụ`, giao hai nơi.
Good: một nhiệm vụ, một đơn vị chủ trì.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, place_of, remark
from kehoach.audit.likeness import near_duplicates
from kehoach.audit.times import is_planning
from kehoach.models.findings import Finding
from kehoach.models.records import Task

_CENT = 100


def check(case: Case) -> Iterator[Finding]:
    """Info at the later of two tasks of a plan that share most of their words; duties are left out."""
    if not is_planning(case):
        return  # rules and procedures repeat their steps, forms their lines
    tasks = [task for task in case.plan.tasks if task.role == "task"]
    for one, other, share in near_duplicates([task.text for task in tasks]):
        earlier, later = tasks[one], tasks[other]
        leads = "" if _leads(earlier) == _leads(later) else ", giao cho đơn vị chủ trì khác"
        yield remark(
            "task-duplicate",
            "info",
            place_of(later.where),
            f"Nhiệm vụ gần trùng với nhiệm vụ đã nêu{leads}.",
            f"The task says nearly the same as an earlier one{', with another lead' if leads else ''}.",
            related=[place_of(earlier.where)],
            evidence=f"giống nhau {round(share * _CENT)}% số từ",
            mend_vi="Gộp hai nhiệm vụ hoặc nêu rõ chỗ khác nhau.",
            mend_en="Join the two, or say in what they differ.",
            task=later,
        )


def _leads(task: Task) -> list[str]:
    return sorted(body.id or body.name for body in task.lead)
