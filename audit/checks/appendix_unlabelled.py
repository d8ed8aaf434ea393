"""Phụ lục không có tên, không ghi kèm theo văn bản nào · An annex stands without its head.

Problem: `(Cụ thể theo phụ lục)` mà bảng nhiệm vụ nằm giữa văn bản, không có chữ `PHỤ LỤC`.
Good: bảng đặt sau chữ ký, dưới `PHỤ LỤC` và `(Kèm theo Kế hoạch số 15/KH-UBND ngày 20/01/2025 của UBND xã)`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.annexes import annex_heads, annex_references, sentence_of
from kehoach.audit.case import Case, remark
from kehoach.audit.tables import unlabelled_table
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """A warning where the text speaks of an annex and only a table without such a head can be meant."""
    if annex_heads(case.outline):
        return
    for reference in annex_references(case):
        table = unlabelled_table(case, reference.start)
        if table is None:
            continue
        first = case.place(table[0], min(table[0] + 80, table[1]))
        yield remark(
            "appendix-unlabelled",
            "warning",
            sentence_of(case, reference),
            "Có dẫn đến phụ lục nhưng bảng kèm theo không ghi “PHỤ LỤC” và không ghi kèm theo văn bản nào.",
            "The text refers to an annex, but the table has no such head and does not say what it goes with.",
            related=[first],
            mend_vi="Đặt bảng sau chữ ký, ghi “PHỤ LỤC”, tên phụ lục và dòng “(Kèm theo …)”.",
            mend_en="Put the table after the signature under “PHỤ LỤC”, its title and the line “(Kèm theo …)”.",
        )
        return
