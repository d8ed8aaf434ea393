"""Một cơ quan chủ trì quá nhiều việc · One body leads most of the work.

Problem: Văn phòng chủ trì 24 trong 30 nhiệm vụ, bốn bộ phận khác chia nhau 6 nhiệm vụ.
Good: giao chủ trì theo lĩnh vực của từng bộ phận.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.bodies import assignments, is_sort, key
from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.records import Body

_MANY = 20
_SHARE = 0.6
_OTHERS = 3  # bodies beside it that lead something: the work was meant to be shared


def check(case: Case) -> Iterator[Finding]:
    """An info at the first task of a body that leads more than six in ten of at least twenty, others leading too."""
    led: dict[str, list[Body]] = {}
    total = 0
    for item in assignments(case):
        total += bool(item.lead)
        for body in {body.id or key(body): body for body in item.lead if not is_sort(body)}.values():
            led.setdefault(body.id or key(body), []).append(body)
    for bodies in led.values():
        if len(bodies) < _MANY or len(bodies) <= total * _SHARE or len(led) <= _OTHERS:
            continue
        yield remark(
            "body-overloaded",
            "info",
            bodies[0].where,
            f"{bodies[0].name} chủ trì {len(bodies)} trong {total} nhiệm vụ.",
            f"{bodies[0].name} leads {len(bodies)} of {total} tasks.",
            evidence=f"{len(bodies)}/{total} = {len(bodies) / total:.0%}; {len(led) - 1} cơ quan khác có chủ trì",
            mend_vi="Xem lại phân công theo chức năng của từng cơ quan.",
            mend_en="Share the lead out by the functions of the bodies.",
        )
