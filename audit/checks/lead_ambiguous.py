"""Nhiều cơ quan mà không rõ cơ quan nào chủ trì · Several bodies, none of them marked as leading.

Problem: cột "Cơ quan thực hiện" ghi `Phòng Tư pháp, Công an xã, các trưởng thôn`.
Good: `Phòng Tư pháp chủ trì; Công an xã, các trưởng thôn phối hợp`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.bodies import assignments, distinct, marking, span_of
from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """A warning at each list of bodies in a field for all bodies alike, where no word says who leads."""
    seen: set[int] = set()
    for item in assignments(case):
        lead = distinct(item.lead)
        if len(lead) < 2 or item.coop or lead[0].where.start in seen:
            continue
        if any(marking(case, body) != "all" for body in lead):
            continue
        seen.add(lead[0].where.start)
        yield remark(
            "lead-ambiguous",
            "warning",
            span_of(case, item.lead),
            f"Có {len(lead)} cơ quan cùng thực hiện nhưng không ghi cơ quan nào chủ trì.",
            f"{len(lead)} bodies carry this out, none is named as the one that leads.",
            mend_vi=f"Ghi rõ, ví dụ: {lead[0].name} chủ trì; các cơ quan còn lại phối hợp.",
            mend_en="Name one body as leading and the others as cooperating.",
            task=item.task,
        )
