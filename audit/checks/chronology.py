"""Việc xảy ra sau lại được nêu là trước · Something later is told as earlier.

Problem: văn bản ngày 15/02/2025 căn cứ một quyết định ngày 20/3/2025; hoặc ngày 10/6 nêu đã có báo cáo quý II.
Good: căn cứ văn bản đã ban hành; chỉ nêu kết quả của kỳ đã kết thúc.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from kehoach.audit.case import Case, place_of, remark
from kehoach.audit.times import first_day, issued
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding

_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_REPORTED = re.compile(
    r"(?:đã|được) (?:thực hiện|hoàn thành|gửi|nộp)[^.;\n]{0,60}(?:đúng|đầy đủ)[^.;\n]{0,40}"
    r"(?P<what>báo cáo[^.;,()\n]{0,40}? quý (?P<quarter>iv|i{1,3}|[1-4])(?![\w])(?! ?[/-] ?\d| năm))"
)


def check(case: Case) -> Iterator[Finding]:
    """Errors at a cited document dated after this one, warnings at a report that came before its quarter ended."""
    header = case.plan.header
    issue = first_day(issued(case)) if len(issued(case)) == 10 else None
    if issue is None:
        return
    for citation in case.plan.citations:
        dated = first_day(citation.issued) if len(citation.issued or "") == 10 else None
        if dated is None or dated <= issue or citation.role == "self":
            continue
        where = place_of(citation.where)
        yield remark(
            "chronology",
            "error" if citation.role == "basis" else "warning",
            where,
            f"Văn bản được dẫn đề ngày {dated:%d/%m/%Y}, sau ngày ban hành {issue:%d/%m/%Y}.",
            f"The document cited is dated {dated.isoformat()}, after this one ({issue.isoformat()}).",
            related=[header.where["issued"]] if "issued" in header.where else [],
            evidence=f"{dated:%d/%m/%Y} > {issue:%d/%m/%Y}",
            mend_vi="Kiểm tra lại ngày của văn bản được dẫn hoặc ngày ban hành.",
            mend_en="Check the date of the document cited, or of this one.",
        )
    yield from _reports(case, issue)


def _reports(case: Case, issue: date) -> Iterator[Finding]:
    for match in _REPORTED.finditer(folded(case)):
        month = _QUARTERS[match["quarter"]]
        end = date(issue.year, month, monthrange(issue.year, month)[1])
        if issue >= end:
            continue
        yield remark(
            "chronology",
            "warning",
            case.place(*match.span("what")),
            f"Nêu đã có báo cáo của quý kết thúc ngày {end:%d/%m/%Y}, sau ngày ban hành {issue:%d/%m/%Y}.",
            f"A report is told as done for a quarter that ends on {end.isoformat()}, after this document.",
            evidence=f"{issue:%d/%m/%Y} < {end:%d/%m/%Y}",
            mend_vi="Bỏ báo cáo chưa đến kỳ, hoặc ghi đúng kỳ đã báo cáo.",
            mend_en="Leave it out, or name the period that has been reported.",
        )
