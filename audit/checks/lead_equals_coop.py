"""Một cơ quan vừa chủ trì vừa phối hợp · The same body leads and cooperates.

Problem: `Cơ quan chủ trì: Phòng Nội vụ; cơ quan phối hợp: Phòng Nội vụ, Phòng Tư pháp`.
Good: `Cơ quan chủ trì: Phòng Nội vụ; cơ quan phối hợp: Phòng Tư pháp`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.bodies import assignments, is_sort, key
from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Body

_LEADS = re.compile(r"\s*(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|đầu mối)\b[^()\n]*")
_HELPS = re.compile(r"[^,;()\n]{0,60}?phối hợp\b")


def check(case: Case) -> Iterator[Finding]:
    """A warning at the second mention of a body that stands on both sides of one task."""
    seen: set[int] = set()
    for item in assignments(case):
        leading = {key(body): body for body in item.lead if not is_sort(body)}
        for body in item.coop:
            first = leading.get(key(body))
            if first is None or (body.from_ == "prose" and not _apart(case, first, body)) or body.where.start in seen:
                continue
            seen.add(body.where.start)
            yield remark(
                "lead-equals-coop",
                "warning",
                body.where,
                f"{body.name} vừa chủ trì vừa phối hợp trong cùng một nhiệm vụ.",
                f"{body.name} both leads and cooperates in one task.",
                related=[first.where],
                mend_vi=f"Bỏ {body.name} khỏi phần phối hợp, hoặc ghi đúng cơ quan phối hợp.",
                mend_en=f"Take {body.name} out of those that cooperate, or name the right one.",
                task=item.task,
            )


def _apart(case: Case, lead: Body, coop: Body) -> bool:
    """Whether words give both roles, one after the other: "(Phòng Kinh tế chủ trì, Phòng Kinh tế phối hợp)"."""
    text = case.text
    between = fold_keep(text[lead.where.end : coop.where.start])
    behind = fold_keep(text[coop.where.end : coop.where.end + 80])
    return bool(_LEADS.fullmatch(between) and ("phối hợp với" in between or _HELPS.match(behind)))
