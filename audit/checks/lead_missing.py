"""Nhiệm vụ không có cơ quan chịu trách nhiệm · Tasks for which nobody answers.

Problem: mục `II. NHIỆM VỤ` nêu mười nhiệm vụ, không nhiệm vụ nào ghi cơ quan chủ trì; hoặc một nhiệm vụ để trống
`Cơ quan chủ trì: ……`, các nhiệm vụ bên cạnh đều ghi.
Good: `Cơ quan chủ trì: Phòng Văn hóa - Xã hội` sau mỗi nhiệm vụ hoặc mỗi nhóm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.assigned import unled, unled_members
from kehoach.audit.bodies import sections_by_label
from kehoach.audit.case import Case, place_of, remark
from kehoach.audit.columns import blanks
from kehoach.audit.gaps import gaps
from kehoach.audit.times import groups, lifted
from kehoach.models.findings import Finding

_LEAD = re.compile(r"chủ trì|cơ quan thực hiện|đơn vị thực hiện|bộ phận thực hiện|trách nhiệm|phụ trách|đầu mối")


def check(case: Case) -> Iterator[Finding]:
    """An error at a heading whose tasks name nobody, others at tasks that alone have none."""
    headings = sections_by_label(case)
    lacking, by_duties = unled(case)
    told: set[str] = set()
    for label, members in lifted(lacking, groups(case), headings, 0.5).items():
        tasks = [task for group in members for task in group.tasks]
        if by_duties or len(tasks) < 2:
            continue
        told.update(task.id for task in tasks)
        yield remark(
            "lead-missing",
            "error",
            headings[label].where,
            f"{len(tasks)} nhiệm vụ trong mục này không có cơ quan chủ trì, phối hợp.",
            f"{len(tasks)} tasks under this heading name no responsible body.",
            related=[place_of(task.where) for task in tasks],
            mend_vi="Ghi cơ quan chủ trì và cơ quan phối hợp cho từng nhiệm vụ hoặc từng nhóm.",
            mend_en="Name a leading and the cooperating bodies for each task or group.",
        )
    for task in unled_members(case, implied=False):
        told.add(task.id)
        yield remark(
            "lead-missing",
            "warning",
            place_of(task.where),
            "Phân công của mục này không giao nhiệm vụ cho cơ quan nào.",
            "The assignment in this section gives this task to nobody.",
            mend_vi="Bổ sung cơ quan chủ trì cho nhiệm vụ này trong phần phân công.",
            mend_en="Name a leading body for it in the assignment.",
            task=task,
        )
    led = [task.id for task in case.plan.tasks if task.lead]
    for task, where, heading, full in blanks(case, _LEAD, led):
        yield remark(
            "lead-missing",
            "error",
            where,
            "Nhiệm vụ không có cơ quan chủ trì, trong khi các dòng khác của bảng đều có.",
            "The task has no leading body, while the other rows of the table have one.",
            related=[case.place(heading.start, heading.end)],
            evidence=f"{full} dòng khác có cơ quan chủ trì",
            mend_vi="Ghi cơ quan chủ trì.",
            mend_en="Name the leading body.",
            task=task,
        )
    for gap in gaps(case, "lead"):
        if gap.task.id not in told:
            yield remark(
                "lead-missing",
                "error",
                gap.where,
                "Nhiệm vụ không có cơ quan chủ trì, trong khi các nhiệm vụ khác cùng mục đều có.",
                "The task has no leading body, while those beside it have one.",
                related=[gap.beside],
                evidence=f"{gap.full} nhiệm vụ khác có cơ quan chủ trì",
                mend_vi="Ghi cơ quan chủ trì.",
                mend_en="Name the leading body.",
                task=gap.task,
            )
