"""Một cột chung cho mọi cơ quan · One column for all bodies alike.

Problem: bảng chỉ có cột "Cơ quan thực hiện", trong đó nhiều dòng ghi từ hai cơ quan trở lên.
Good: hai cột "Cơ quan chủ trì" và "Cơ quan phối hợp".
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.bodies import assignments, distinct, field_place, marking, span_of
from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.records import Where

_ENOUGH = 3  # lines that suffer from it


def check(case: Case) -> Iterator[Finding]:
    """An error at the heading of a column that leaves open, in three lines or more, who leads."""
    columns: dict[int, tuple[Where, list[Where]]] = {}
    for item in assignments(case):
        lead = distinct(item.lead)
        if len(lead) < 2 or item.coop or any(marking(case, body) != "all" for body in lead):
            continue
        heading = field_place(case, lead[0])
        if heading is not None:
            columns.setdefault(heading.start, (heading, []))[1].append(span_of(case, item.lead))
    for heading, lines in columns.values():
        if len(lines) < _ENOUGH:
            continue
        yield remark(
            "lead-not-separated",
            "error",
            heading,
            f"Cột “{heading.quote}” ghi chung mọi cơ quan: {len(lines)} nhiệm vụ không rõ cơ quan chủ trì.",
            f"The column “{heading.quote}” holds all bodies alike: {len(lines)} tasks have no identifiable lead.",
            related=lines,
            mend_vi="Tách thành hai cột: Cơ quan chủ trì và Cơ quan phối hợp.",
            mend_en="Split it into a column for the leading body and one for those that cooperate.",
        )
