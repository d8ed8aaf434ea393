"""Cơ quan có nhiệm vụ nhưng không có trong Nơi nhận · A body with work to do is not among the recipients.

Problem: mục tổ chức thực hiện `đề nghị Ủy ban MTTQ Việt Nam xã` phối hợp, Nơi nhận không có Mặt trận.
Good: `Nơi nhận: … - Ủy ban MTTQ Việt Nam xã và các đoàn thể;`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.recipients import Reach, missing, unnamed_committee
from kehoach.models.findings import Finding
from kehoach.models.records import Body, Task

_LOCAL = frozenset({"commune", "district"})


def check(case: Case) -> Iterator[Finding]:
    """A warning where nothing in the list takes the body in; an info where a general entry may.

    Bodies of one line are one remark. General entries of provinces and ministries (Các sở, ban, ngành) are taken
    to hold every agency.
    """
    committee = unnamed_committee(case)
    if committee is not None:
        yield remark(
            "recipient-missing",
            "warning",
            committee,
            "Phải báo cáo Ban Chỉ đạo nhưng không rõ là Ban Chỉ đạo nào và Nơi nhận không có.",
            "Reports go to a steering committee that is neither identified nor among the recipients.",
            mend_vi="Ghi rõ tên Ban Chỉ đạo và thêm vào Nơi nhận.",
            mend_en="Name the committee in full and add it to the recipients.",
        )
    lines: dict[tuple[int, Reach], list[tuple[Task, Body]]] = {}
    for task, body, reach in missing(case):
        if reach == "left out" or case.plan.header.level in _LOCAL:
            start = case.text.rfind("\n", 0, body.where.start)
            lines.setdefault((start, reach), []).append((task, body))
    for (_, reach), bodies in lines.items():
        task, first = bodies[0]
        names = ", ".join(body.name for _, body in bodies)
        where = case.plan.header.where.get("recipients")
        yield remark(
            "recipient-missing",
            "warning" if reach == "left out" else "info",
            first.where,
            f"{names} có nhiệm vụ nhưng không có trong Nơi nhận."
            if reach == "left out"
            else f"{names} có nhiệm vụ nhưng Nơi nhận không ghi rõ.",
            f"{names}: work to do, but not among the recipients."
            if reach == "left out"
            else f"{names}: work to do, but named among the recipients at best by a general entry.",
            related=[*(body.where for _, body in bodies[1:]), *([where] if where else [])],
            mend_vi=f"Thêm vào Nơi nhận: {names}.",
            mend_en=f"Add to the recipients: {names}.",
            task=task,
        )
