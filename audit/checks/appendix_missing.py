"""Nhắc đến phụ lục không có trong văn bản · An annex is referred to and is not there.

Problem: `(chi tiết tại Phụ lục 2 kèm theo)` mà văn bản không có Phụ lục 2.
Good: có phần `PHỤ LỤC II` sau chữ ký, hoặc bỏ lời dẫn.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III.1: văn bản có phụ lục thì trong văn bản phải có chỉ dẫn về
    phụ lục đó.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.annexes import annex_heads, annex_references, printed_head, sentence_of
from kehoach.audit.case import Case, remark
from kehoach.audit.tables import unlabelled_table
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An error at the first place that sends the reader to each annex the document does not hold."""
    heads = annex_heads(case.outline)
    told: set[int] = set()
    for reference in annex_references(case):
        lacking = [number for number in reference.numbers or (0,) if not _stands(number, heads) and number not in told]
        if not lacking or not reference.certain or (not heads and unlabelled_table(case, reference.start)):
            continue
        told.update(lacking)
        printed = dict(zip(reference.numbers, reference.printed, strict=True))
        named = ", ".join(printed[number] for number in lacking if number)
        yield remark(
            "appendix-missing",
            "error",
            sentence_of(case, reference),
            f"Dẫn đến Phụ lục{f' {named}' if named else ''} nhưng văn bản không có phụ lục này.",
            f"The text refers to annex{f' {named}' if named else ''}, which is not in the document.",
            evidence="Phụ lục có trong văn bản: "
            + (", ".join(printed_head(case.outline, heads[n]) or "không số" for n in sorted(heads)) or "không có"),
            mend_vi="Bổ sung phụ lục kèm theo hoặc bỏ lời dẫn.",
            mend_en="Add the annex or take the reference out.",
        )


def _stands(number: int, heads: dict[int, int]) -> bool:
    """An annex without a number answers for one; any annex answers for "phụ lục" alone."""
    return number in heads or (number == 0 and bool(heads)) or (number == 1 and 0 in heads)
