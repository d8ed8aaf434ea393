"""Không ghi cơ quan phối hợp như các nhiệm vụ khác · No cooperating body where the others have one.

Problem: cột "Đơn vị phối hợp" của một dòng để trống; hoặc một nhiệm vụ, một mục không có dòng `Bộ phận phối hợp` như
các nhiệm vụ, các mục khác.
Good: ghi đơn vị phối hợp, hoặc ghi rõ `Không`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.bodies import sections_by_label
from kehoach.audit.case import Case, remark
from kehoach.audit.columns import blanks
from kehoach.audit.gaps import gaps
from kehoach.audit.times import Group, groups
from kehoach.models.findings import Finding

_HELP = re.compile(r"phối hợp")
_HABIT = 3  # groups beside it that name who helps


def check(case: Case) -> Iterator[Finding]:
    """Warnings at table rows with an empty column, and at tasks and groups that alone name no helper."""
    helped = [task.id for task in case.plan.tasks if task.coop or not task.lead]
    for task, where, heading, full in blanks(case, _HELP, helped):
        yield remark(
            "coop-missing",
            "warning",
            where,
            "Cột cơ quan phối hợp để trống, trong khi các dòng khác đều ghi.",
            "The column for cooperating bodies is empty, while the other rows fill it.",
            related=[task.lead[0].where, case.place(heading.start, heading.end)],
            evidence=f"{full} dòng khác có cơ quan phối hợp",
            mend_vi="Ghi cơ quan phối hợp, hoặc ghi “Không”.",
            mend_en="Name the cooperating bodies, or write that there are none.",
            task=task,
        )
    for gap in gaps(case, "coop"):
        yield remark(
            "coop-missing",
            "warning",
            gap.where,
            "Nhiệm vụ không ghi cơ quan phối hợp, trong khi các nhiệm vụ khác cùng mục đều ghi.",
            "The task names no cooperating body, while those beside it do.",
            related=[gap.beside],
            evidence=f"{gap.full} nhiệm vụ khác có cơ quan phối hợp",
            mend_vi="Ghi cơ quan phối hợp, hoặc ghi “Không”.",
            mend_en="Name the cooperating bodies, or write that there are none.",
            task=gap.task,
        )
    by_label = groups(case)
    for label, group in by_label.items():
        beside = [other for one, other in by_label.items() if one.rpartition(".")[0] == label.rpartition(".")[0]]
        if _helped(group) or not any(task.inherited for task in group.tasks):
            continue
        others = [other for other in beside if other is not group and _helped(other)]
        if len(others) < _HABIT or len(others) < (len(beside) - 1) * 0.75:
            continue
        first = next(task for task in group.tasks if task.lead).lead[0]
        yield remark(
            "coop-missing",
            "warning",
            first.where,
            "Phân công của mục này không có cơ quan phối hợp, khác với các mục còn lại.",
            "This section's assignment names no cooperating body, unlike those of the other sections.",
            related=[sections_by_label(case)[label].where],
            evidence=f"{len(others)} mục khác có cơ quan phối hợp",
            mend_vi="Thêm dòng: Bộ phận phối hợp: …",
            mend_en="Add a line that names the cooperating bodies.",
        )


def _helped(group: Group) -> bool:
    return any(body.from_ in ("group", "label") for task in group.tasks for body in task.coop)
