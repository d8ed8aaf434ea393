"""Viện dẫn văn bản chưa đúng thể thức · A document is cited in a wrong form.

Problem: `Nghị định 118/2025/NĐ-CP`, `Quyết định số 45/QĐ-UBND, ngày 10/02/2025`, `số 45 /QĐ - UBND`.
Good: `Quyết định số 45/QĐ-UBND ngày 10 tháng 02 năm 2025 của …`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b: ghi tên loại, số, ký hiệu, thời gian ban hành, tên cơ
    quan.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.references import Reference, references
from kehoach.models.findings import Finding

_SO_FREE = frozenset({"law", "ordinance", "constitution"})


def check(case: Case) -> Iterator[Finding]:
    """Info at each citation without "số", with a comma before its date or with spaces inside its number."""
    head = case.plan.header.where.get("number")
    for reference in references(case.text):
        if head is not None and head.start <= reference.number_span[0] < head.end:
            continue
        faults = list(_faults(reference))
        if not faults:
            continue
        vi, en = zip(*faults, strict=True)
        yield remark(
            "docref-format",
            "info",
            case.place(reference.start, reference.end),
            f"Viện dẫn chưa đúng thể thức: {', '.join(vi)}.",
            f"The citation is not in the right form: {', '.join(en)}.",
            mend_vi=f"Viết: {_right(reference)}.",
            mend_en=f"Write: {_right(reference)}.",
        )


def _faults(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.word and not reference.so and reference.kind not in _SO_FREE:
        yield "thiếu chữ “số”", "“số” is missing"
    if reference.so and ":" in reference.gap:
        yield "thừa dấu hai chấm sau chữ “số”", "there is a colon behind “số”"
    if reference.so and not reference.gap:
        yield "thiếu dấu cách sau chữ “số”", "there is no space behind “số”"
    if reference.comma:
        yield "thừa dấu phẩy trước ngày ban hành", "there is a comma before the date"
    if reference.spaced:
        yield "có dấu cách trong số, ký hiệu", "there are spaces inside the number"


def _right(reference: Reference) -> str:
    word = f"{reference.word} " if reference.word else ""
    date = ""
    if reference.issued:
        year, month, day = reference.issued.split("-")
        date = f" ngày {day}/{month}/{year}"
    return f"{word}số {reference.symbol}{date}"
