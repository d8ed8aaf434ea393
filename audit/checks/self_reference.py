"""Văn bản căn cứ chính nó · The document is based on itself.

Problem: Kế hoạch số 12/KH-UBND `Căn cứ Kế hoạch số 12/KH-UBND`.
Good: căn cứ kế hoạch của cấp trên hoặc văn bản đã ban hành trước.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold


def check(case: Case) -> Iterator[Finding]:
    """An error at the document's own number among the documents it is based on."""
    header = case.plan.header
    if not header.number or not header.symbol or "number" not in header.where:
        return
    own = fold(f"{header.number.lstrip('0')}/{header.symbol}").replace(" ", "")
    first = min((section.where.start for section in case.plan.sections), default=len(case.text))
    for citation in case.plan.citations:
        if fold(citation.symbol).replace(" ", "").lstrip("0") != own:
            continue
        for where in citation.where if isinstance(citation.where, list) else [citation.where]:
            line = fold(case.text[case.text.rfind("\n", 0, where.start) + 1 : where.start])
            if where.start > first or not line.startswith(("căn cứ", "thực hiện", "theo")):
                continue
            yield remark(
                "self-reference",
                "error",
                where,
                "Văn bản căn cứ vào chính số, ký hiệu của nó.",
                "The document is based on its own number.",
                related=[header.where["number"]],
                mend_vi="Ghi đúng số, ký hiệu của văn bản làm căn cứ.",
                mend_en="Give the number of the document it is based on.",
            )
