"""Viện dẫn thiếu ngày ban hành · A document is cited without its date.

Problem: `Thực hiện Kế hoạch số 30/KH-UBND của UBND tỉnh` mà không nơi nào ghi ngày ban hành.
Good: lần viện dẫn đầu ghi `Kế hoạch số 30/KH-UBND ngày 15/01/2025 của UBND tỉnh`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.references import references
from kehoach.models.findings import Finding

_DATELESS = frozenset({"law", "ordinance", "constitution", ""})


def check(case: Case) -> Iterator[Finding]:
    """Info at the first mention of each numbered document that is dated nowhere."""
    header = case.plan.header
    own = f"{header.number}/{header.symbol}".casefold()
    every = references(case.text)
    dated = {reference.symbol.casefold() for reference in every if reference.dated}
    told = {own}
    for reference in every:
        symbol = reference.symbol.casefold()
        if symbol in dated or symbol in told or reference.kind in _DATELESS or not reference.so:
            continue
        told.add(symbol)
        yield remark(
            "ref-incomplete",
            "info",
            case.place(reference.start, reference.end),
            f"Viện dẫn {reference.word} số {reference.symbol} không ghi ngày ban hành.",
            f"{reference.word} {reference.symbol} is cited without its date of issue.",
            mend_vi="Ghi thêm ngày, tháng, năm ban hành ở lần viện dẫn đầu.",
            mend_en="Give the date of issue where it is first cited.",
        )
