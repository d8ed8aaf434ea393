"""Thừa hoặc thiếu dấu cách · A blank too many or too few.

Problem: `kịp thời , đúng hạn`; `một cửa(BPMC)`; `rà soát,cập nhật`; `hànhchính`.
Good: `kịp thời, đúng hạn`; `một cửa (BPMC)`; `rà soát, cập nhật`; `hành chính`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.signs import blanks
from kehoach.models.findings import Finding

_MANY = 25


def check(case: Case) -> Iterator[Finding]:
    """An information at each place; where there are very many, one with all places."""
    slips = sorted(blanks(case.text), key=lambda slip: slip.start)
    places = [case.place(slip.start, slip.end) for slip in slips]
    if len(slips) > _MANY:
        yield remark(
            "spacing",
            "info",
            places[0],
            f"Thừa hoặc thiếu dấu cách ở {len(places)} chỗ, như “{places[0].quote}”.",
            f"Blanks are missing or idle in {len(places)} places, such as “{places[0].quote}”.",
            related=places[1:],
            mend_vi="Sau dấu câu có một dấu cách, trước dấu câu không có.",
            mend_en="One blank after a punctuation mark, none before.",
        )
        return
    for slip, where in zip(slips, places, strict=True):
        yield remark(
            "spacing",
            "info",
            where,
            f"Thừa hoặc thiếu dấu cách: “{where.quote}”.",
            f"A blank is missing or idle: “{where.quote}”.",
            mend_vi=f"Ghi: {slip.write}.",
            mend_en=f"Write: {slip.write}.",
        )
