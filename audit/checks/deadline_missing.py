"""Nhiệm vụ không có thời hạn · Tasks without a deadline.

Problem: mục `2. Cải cách thể chế` liệt kê sáu nhiệm vụ, không nhiệm vụ nào có thời gian hoàn thành; hoặc
một nhiệm vụ để trống `Thời gian: ……`, các nhiệm vụ bên cạnh đều ghi.
Good: thêm dòng hoặc cột `Thời gian hoàn thành: trước ngày 30/9/2025`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.bodies import sections_by_label
from kehoach.audit.case import Case, place_of, remark
from kehoach.audit.columns import blanks
from kehoach.audit.gaps import gaps
from kehoach.audit.times import groups, lifted, untimed
from kehoach.models.findings import Finding
from kehoach.models.records import Where

_MANY = 8  # headings; beyond that the headings above them are named
_TIME = re.compile(r"thời gian|thời hạn|hạn hoàn thành|^thời điểm|^tiến độ|^hoàn thành")


def check(case: Case) -> Iterator[Finding]:
    """An error at the heading of tasks that say no time, or at a row or task that alone leaves it out."""
    yield from _groups(case)
    timed = [task.id for task in case.plan.tasks if task.deadlines]
    for task, where, heading, full in blanks(case, _TIME, timed):
        yield remark(
            "deadline-missing",
            "error",
            where,
            "Nhiệm vụ không có thời hạn, trong khi các dòng khác của bảng đều có.",
            "The task has no deadline, while the other rows of the table have one.",
            related=[case.place(heading.start, heading.end)],
            evidence=f"{full} dòng khác có thời hạn",
            mend_vi="Ghi thời hạn: trước ngày …/…/….",
            mend_en="Write: before (day/month/year).",
            task=task,
        )
    for gap in gaps(case, "time"):
        yield remark(
            "deadline-missing",
            "error",
            gap.where,
            "Nhiệm vụ không có thời hạn, trong khi các nhiệm vụ khác cùng mục đều có.",
            "The task has no deadline, while those beside it have one.",
            related=[gap.beside],
            evidence=f"{gap.full} nhiệm vụ khác có thời hạn",
            mend_vi="Ghi thời hạn: trước ngày …/…/….",
            mend_en="Write: before (day/month/year).",
            task=gap.task,
        )


def _groups(case: Case) -> Iterator[Finding]:
    headings = sections_by_label(case)
    found = lifted(untimed(case), groups(case), headings)
    if len(found) > _MANY:
        found = lifted(untimed(case), groups(case), headings, 0.5)
    for label, members in found.items():
        section = headings[label]
        tasks = [task for group in members for task in group.tasks]
        if len(tasks) < 2:
            continue
        places: list[Where] = [group.section.where for group in members if group.section.label != label]
        yield remark(
            "deadline-missing",
            "error",
            section.where,
            f"{len(tasks)} nhiệm vụ trong mục này không có thời hạn hoàn thành.",
            f"{len(tasks)} tasks under this heading have no deadline.",
            related=[*places, *(place_of(task.where) for task in tasks)],
            mend_vi="Thêm thời gian hoàn thành cho từng nhiệm vụ hoặc cho cả mục.",
            mend_en="Give each task, or the whole section, a date by which it is done.",
        )
