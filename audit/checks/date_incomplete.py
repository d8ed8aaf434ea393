"""Ngày ban hành còn thiếu · The date of issue is incomplete.

Problem: `Hòa Lạc, ngày tháng năm 2024`.
Good: `Hòa Lạc, ngày 05 tháng 02 năm 2024`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.4: địa danh và thời gian ban hành văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.references import references
from kehoach.models.findings import Finding
from kehoach.models.records import Where

_DAY = 10  # characters of an ISO date with its day


def check(case: Case) -> Iterator[Finding]:
    """A warning at the head's date without day or month; an error where the document gives the day elsewhere."""
    header = case.plan.header
    where = header.where.get("issued") or _blank(case)
    if where is None or len(header.issued or "") >= _DAY:
        return
    own = header.issued_inferred if len(header.issued_inferred or "") >= _DAY else None
    lacking_vi, lacking_en = (
        ("ngày, tháng", "day and month") if len(header.issued or "") < len("2024-01") else ("ngày", "day")
    )
    printed = "/".join(reversed(own.split("-"))) if own else ""
    yield remark(
        "date-incomplete",
        "error" if own else "warning",
        where,
        f"Ngày ban hành bỏ trống {lacking_vi}" + (f", trong khi phụ lục ghi ngày {printed}." if own else "."),
        f"The date of issue lacks its {lacking_en}" + (f", while the annex gives {printed}." if own else "."),
        related=_given(case, own) if own else (),
        evidence=f"{where.quote} ≠ {printed}" if own else None,
        mend_vi=f"Ghi đủ ngày, tháng, năm{f': {printed}' if own else ''}.",
        mend_en=f"Write day, month and year{f': {printed}' if own else ''}.",
    )


_BLANK_DATE = re.compile(r",\s*(ngày[\s.…_]*tháng[\s.…_]*năm[\s.…_]*)(?=\n|\t|$)")


def _blank(case: Case) -> Where | None:
    """A date line that says nothing but its words (``ngày … tháng … năm …``), in the head only."""
    head = [node.end for node in case.nodes() if node.zone == "head"]
    found = _BLANK_DATE.search(case.text, 0, max(head, default=0))
    return case.place(*found.span(1)) if found else None


def _given(case: Case, issued: str) -> list[Where]:
    number = case.plan.header.number or case.plan.header.number_inferred
    return [
        case.place(reference.start, reference.end)
        for reference in references(case.text)
        if reference.issued == issued and (number is None or reference.number == number)
    ]
