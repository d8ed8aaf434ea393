"""Một nhiệm vụ có nhiều cơ quan chủ trì · More than one body leads a task.

Problem: cột "Đơn vị chủ trì" ghi `Phòng Nội vụ; Văn phòng HĐND và UBND huyện`.
Good: một đơn vị chủ trì; đơn vị còn lại ở cột "Đơn vị phối hợp".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach.audit.bodies import assignments, distinct, is_of_a_level, is_sort, marking, span_of
from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.records import Body, Task, Where


def check(case: Case) -> Iterator[Finding]:
    """A warning where a field for the leading body names two or more, or a group gets a second lead in another line.

    Sorts of bodies alone (Các sở, ban, ngành; UBND các xã) each lead in their own house and are left out.
    """
    seen: set[int] = set()
    for item in assignments(case):
        lead = distinct(item.lead)
        if len(lead) < 2 or all(is_sort(body) or is_of_a_level(body) for body in lead):
            continue
        where = _place(case, item.task, lead)
        if where is None or where.start in seen:
            continue
        seen.add(where.start)
        names = "; ".join(body.name for body in lead)
        yield remark(
            "lead-multiple",
            "warning",
            where,
            f"{len(lead)} cơ quan cùng chủ trì: {names}.",
            f"{len(lead)} bodies lead at once: {names}.",
            mend_vi=f"Giữ một cơ quan chủ trì (ví dụ {lead[0].name}), các cơ quan khác ghi là phối hợp.",
            mend_en=f"Keep one leading body (say {lead[0].name}); name the others as cooperating.",
            task=item.task,
        )


def _place(case: Case, task: Task, lead: Sequence[Body]) -> Where | None:
    first, last = lead[0], lead[-1]
    if all(marking(case, body) == "lead" for body in lead):
        # "Sở A chủ trì; Sở B" in one field marks the first after all
        marked = "chủ trì" in fold(case.text[first.where.start : last.where.start])
        return None if marked else span_of(case, lead)
    end = case.text.find("\n", last.where.start)
    line = case.place(last.where.start, end if end >= 0 else len(case.text))
    second = task.inherited and first.from_ == "group" and last.from_ == "prose"
    return line if second and "chủ trì" in fold(line.quote) else None
