"""Từ ngữ, tên gọi đã hết dùng · A term that is no longer in use.

Problem: kế hoạch năm 2025 ghi `dịch vụ công trực tuyến mức độ 3, mức độ 4`.
Good: `dịch vụ công trực tuyến một phần, toàn trình`; trước ngày 15/8/2022 thì mức độ 3, 4 là đúng.
Source: Nghị định 42/2022/NĐ-CP; Nghị quyết 203/2025/QH15; Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Nghị
    quyết 176/2025/QH15; Nghị định 45/2025/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.terms import day_of, mentions, obsolete_terms
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """A warning at the first use of each term that was out of use on the day of the document."""
    day = day_of(case)
    if day is None:
        return
    for term in obsolete_terms():
        if day < term.since:
            continue
        places = [case.place(*span) for span in mentions(case, term)]
        if not places:
            continue
        since = "/".join(reversed(term.since.split("-")))
        yield remark(
            "term-obsolete",
            "warning",
            places[0],
            f"“{places[0].quote}” không còn dùng từ ngày {since}.",
            f"“{places[0].quote}” has been out of use since {since}.",
            related=places[1:],
            evidence=f"{term.source}; {len(places)} lần",
            mend_vi=f"Thay bằng: {term.now}.",
            mend_en=f"Write instead: {term.now}.",
        )
