"""Hai nhịp báo cáo khác nhau trong một thời hạn · Two rhythms in one deadline.

Problem: `Ngày 10 hàng tháng, hàng quý` cho cùng một báo cáo.
Good: `Trước ngày 10 của tháng cuối quý`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.times import FIELDS, span_of
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep

_DAY = re.compile(r"\b(?:ngày|mùng|mồng) \d")


def check(case: Case) -> Iterator[Finding]:
    """A warning where one field gives a day of every month and, without a day, another rhythm."""
    for task in case.plan.tasks:
        rhythms = [deadline for deadline in task.deadlines if deadline.every and deadline.from_ in FIELDS]
        dated = [deadline for deadline in rhythms if _DAY.search(fold_keep(deadline.raw))]
        others = (
            [deadline for deadline in rhythms if deadline not in dated and deadline.every != dated[0].every]
            if dated
            else []
        )
        if task.actions or len(dated) != 1 or not others:
            continue
        where = span_of(case, [dated[0], others[-1]] if dated[0].where.start < others[-1].where.start else rhythms)
        yield remark(
            "deadline-conflict",
            "warning",
            where,
            f"“{where.quote}” ghi hai nhịp khác nhau; không rõ theo nhịp nào.",
            f"“{where.quote}” gives two rhythms; which one holds is not said.",
            mend_vi="Ghi một nhịp kèm ngày gửi, hoặc tách theo từng loại báo cáo.",
            mend_en="Give one rhythm with its day, or tell the reports apart.",
            task=task,
        )
