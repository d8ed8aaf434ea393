"""Việc phải làm nằm trong phần phân công · Work to do stands among the assignments.

Problem: dưới `Phân công trách nhiệm:` có dòng `Công chức xã sử dụng chữ ký số, thư công vụ`.
Good: chuyển việc này lên phần nội dung thực hiện; phần phân công chỉ ghi ai chủ trì, ai phối hợp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.bodies import is_sort
from kehoach.audit.case import Case, place_of, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Task

_ASSIGNS = re.compile(
    r"\b(?:chủ trì|phối hợp|phụ trách|chịu trách nhiệm|có trách nhiệm|tham mưu|đầu mối|theo dõi|đôn đốc|tổng hợp)\b"
)


def check(case: Case) -> Iterator[Finding]:
    """An info at an item of a group's assignment that assigns nothing, where the items beside it do."""
    sections: dict[str, list[Task]] = {}
    with_tasks = {task.section for task in case.plan.tasks if task.role == "task" and task.inherited}
    for task in case.plan.tasks:
        if task.role == "duty" and task.section in with_tasks and task.section is not None:
            sections.setdefault(task.section, []).append(task)
    for duties in sections.values():
        bare = [task for task in duties if not _ASSIGNS.search(fold_keep(task.text))]
        if len(duties) - len(bare) < 2:
            continue
        for task in bare:
            if not task.lead or not all(is_sort(body) for body in task.lead):
                continue
            yield remark(
                "responsibility-misplaced",
                "info",
                place_of(task.where),
                "Dòng này nêu việc phải làm, không phân công chủ trì hay phối hợp.",
                "This item says what to do; it assigns neither lead nor cooperation.",
                mend_vi="Chuyển lên phần nội dung thực hiện.",
                mend_en="Move it to the tasks.",
                task=task,
            )
