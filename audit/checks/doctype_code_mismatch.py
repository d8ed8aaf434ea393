"""Tên loại văn bản không khớp ký hiệu · The type of a document and its code contradict each other.

Problem: `Kế hoạch số 210/QĐ-UBND ngày 14/02/2025 của UBND tỉnh`.
Good: `Kế hoạch số 210/KH-UBND ngày 14/02/2025 của UBND tỉnh`, hoặc `Quyết định số 210/QĐ-UBND`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục III: bảng chữ viết tắt tên loại văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kehoach.audit.case import Case, remark
from kehoach.audit.references import Reference, references
from kehoach.models.findings import Finding
from kehoach.models.vocabulary import load

# Codes that say one kind of document and no office: BC, CT, TB, TT also begin the names of departments.
_SURE = frozenset({"QĐ", "KH", "NQ", "NĐ", "TTr", "CTr", "VBHN"})
# A letter's code is that of the office that wrote it; some offices are called KH.
_SURE_FOR_LETTER = frozenset({"QĐ", "NQ", "NĐ"})
# Type words that mean any document, or one that another document promulgates under its own number.
_LOOSE = frozenset(
    {"văn bản", "quy định", "quy chế", "nội quy", "quy chế làm việc", "đề án", "phương án", "dự án", "thư"}
)


def check(case: Case) -> Iterator[Finding]:
    """An error at each numbered document whose type word says another kind than the first letters of its code."""
    for reference in references(case.text):
        coded = _kind_of_code(reference)
        if coded is None:
            continue
        code = load("document_kinds")[reference.kind]["codes"]
        right = f"{code[0]}-…" if code and reference.kind != "letter" else "…"
        word, other = reference.word, load("document_kinds")[coded]["names"][0].capitalize()
        yield remark(
            "doctype-code-mismatch",
            "error",
            case.place(reference.start, reference.number_span[1]),
            f"Ghi là {word} nhưng ký hiệu {reference.code} là của {other}.",
            f"It is called {word}, but the code {reference.code} is that of a {other}.",
            evidence=f"{word} → {right}; {reference.code} → {other}",
            mend_vi=f"Kiểm tra lại: “{word}” thì ký hiệu là {right}; ký hiệu {reference.code} thì ghi “{other}”.",
            mend_en=f"Check: “{word}” takes the code {right}; the code {reference.code} belongs to “{other}”.",
        )


def _kind_of_code(reference: Reference) -> str | None:
    """The kind the code says where it is surely another than the type word's."""
    first = re.split(r"[-/]", reference.code)[0]
    word = " ".join(reference.word.lower().split())
    if not reference.kind or word in _LOOSE or not reference.so:
        return None
    if first not in (_SURE_FOR_LETTER if reference.kind == "letter" else _SURE):
        return None
    coded = _kinds_by_code().get(first)
    entry = load("document_kinds")[reference.kind]
    return coded if coded and coded != reference.kind and first not in entry["codes"] else None


@cache
def _kinds_by_code() -> dict[str, str]:
    return {code: kind for kind, entry in load("document_kinds").items() for code in entry["codes"]}
