"""Văn bản căn cứ chính nó · The document is based on itself.

Problem: Kế hoạch số 12/KH-UBND `Căn cứ Kế hoạch số 12/KH-UBND`; mục của Sở Y tế ghi `Tổng hợp báo cáo gửi Sở Y tế`.
Good: căn cứ kế hoạch của cấp trên hoặc văn bản đã ban hành trước.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, place_of, remark
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold, fold_keep

_REPORT = (
    r"(?:(?<=\n)|(?<=[.;)] ))(?:[-+*] ?|[a-zđ\d.]+[.)] )?(?:theo dõi, |định kỳ |thực hiện |chủ động |tổng hợp,? )*"
    r"(?:lập )?(?:gửi )?báo cáo(?: kết quả| tình hình| việc| thực hiện| cải cách hành chính| cchc| kế hoạch| này)*"
    r"(?: (?:gửi|về|cho|tới|đến))+ "
)


def check(case: Case) -> Iterator[Finding]:
    """An error at the document's own number among the documents it is based on, a warning at a body that has to
    report to itself."""
    yield from _reports(case)
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


def _reports(case: Case) -> Iterator[Finding]:
    """The reports that a body alone in charge is told to send to itself."""
    text = folded(case)
    for task in case.plan.tasks:
        if len(task.lead) != 1 or "báo cáo" not in fold_keep(task.text):
            continue
        where, name = place_of(task.where), re.escape(fold_keep(task.lead[0].name))
        own = re.compile(rf"{_REPORT}(?P<to>{name})(?=[.,;\s])(?! (?:để|tổng hợp|thuộc|của|tỉnh|huyện|xã|cấp))")
        match = own.search(text, max(where.start - 4, 0), where.end)
        if match is None:
            continue
        yield remark(
            "self-reference",
            "warning",
            case.place(*match.span("to")),
            f"{task.lead[0].name} được giao báo cáo cho chính mình.",
            f"{task.lead[0].name} is told to report to itself.",
            related=[task.lead[0].where],
            mend_vi="Ghi cơ quan nhận báo cáo.",
            mend_en="Name the body that gets the report.",
            task=task,
        )
