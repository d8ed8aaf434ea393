"""Số của văn bản còn để trống · The document's number is blank.

Problem: `Số: /KH-UBND` ở phần đầu, trong khi phụ lục ghi `Kèm theo Kế hoạch số 41/KH-UBND`.
Good: `Số: 41/KH-UBND`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.3: số, ký hiệu của văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.records import Where


def check(case: Case) -> Iterator[Finding]:
    """A warning at the blank number; an error where the document gives its own number elsewhere."""
    header = case.plan.header
    where = header.where.get("number")
    if header.number is not None or not header.symbol or where is None:
        return
    own = header.number_inferred
    given = _given(case, own, header.symbol) if own else []
    yield remark(
        "docno-missing",
        "error" if own else "warning",
        where,
        f"Số của văn bản để trống, trong khi nơi khác của văn bản ghi {own}/{header.symbol}."
        if own
        else "Số của văn bản còn để trống.",
        f"The document's number is blank, while it gives itself the number {own}/{header.symbol} elsewhere."
        if own
        else "The document's number is blank.",
        related=given,
        evidence=f"{where.quote} ≠ {own}/{header.symbol}" if own else None,
        mend_vi=f"Ghi số: {own or '<số>'}/{header.symbol}.",
        mend_en=f"Write: Số: {own or '<number>'}/{header.symbol}.",
    )


def _given(case: Case, number: str, symbol: str) -> list[Where]:
    """Where the document gives its own number, however it is spaced."""
    spaced = r"\s*-\s*".join(map(re.escape, symbol.split("-")))
    found = re.finditer(rf"(?<![\d/]){re.escape(number)}\s*/\s*{spaced}(?!\w)", case.text)
    return [case.place(*match.span()) for match in found]
