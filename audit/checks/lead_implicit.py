"""Chỉ suy ra được cơ quan thực hiện từ nội dung · Only the topic tells who answers for a task.

Problem: `Thực hiện lịch tiếp dân của Chủ tịch UBND phường` nằm ngoài phần phân công của mục.
Good: phần phân công ghi `Văn phòng HĐND và UBND: chủ trì tham mưu việc tiếp công dân`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.assigned import unled, unled_members
from kehoach.audit.bodies import sections_by_label
from kehoach.audit.case import Case, place_of, remark
from kehoach.audit.times import groups, lifted
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """Warnings at tasks that name a person only in their words, and at headings whose tasks the duties must explain."""
    for task in unled_members(case, implied=True):
        yield remark(
            "lead-implicit",
            "warning",
            place_of(task.where),
            "Phân công của mục không giao nhiệm vụ này; chỉ lời văn cho thấy người thực hiện.",
            "The assignment leaves this task out; only its words tell who does it.",
            mend_vi="Ghi cơ quan chủ trì trong phần phân công.",
            mend_en="Name the leading body in the assignment.",
            task=task,
        )
    headings = sections_by_label(case)
    lacking, by_duties = unled(case)
    for label, members in lifted(lacking, groups(case), headings, 0.5).items():
        tasks = [task for group in members for task in group.tasks]
        if not by_duties or len(tasks) < 2:
            continue
        yield remark(
            "lead-implicit",
            "warning",
            headings[label].where,
            f"{len(tasks)} nhiệm vụ không ghi cơ quan chủ trì; chỉ suy ra được từ phần tổ chức thực hiện.",
            f"{len(tasks)} tasks name no leading body; only the duties of the bodies let one guess it.",
            related=[place_of(task.where) for task in tasks],
            mend_vi="Ghi cơ quan chủ trì, phối hợp cho từng nhiệm vụ, hoặc lập bảng phân công.",
            mend_en="Name the leading body of each task, or add a table that assigns them.",
        )
