"""Chữ viết tắt không được giải thích · A short form is never written out.

Problem: `CBCCVC` dùng nhiều lần mà không nơi nào viết đủ.
Good: lần đầu viết `cán bộ, công chức, viên chức (CBCCVC)`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6: cụm từ viết tắt lần đầu phải viết đầy đủ, chữ viết tắt
    đặt trong ngoặc đơn ngay sau.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.shortforms import generally_known, misprint_of, of_the_field, short_forms, written_out
from kehoach.models.findings import Finding
from kehoach.models.vocabulary import load

_LEAST_USES = 3  # of a form the vocabulary does not know, before it is taken for one


def check(case: Case) -> Iterator[Finding]:
    """Info at the first use of each short form that is neither written out nor generally known."""
    for form, places in short_forms(case.outline).items():
        if form in generally_known() or form.replace("-", "") in generally_known():
            continue
        of_field = form in of_the_field()
        if not of_field and (len(places) < _LEAST_USES or len(form) < len("ABC")):
            continue
        if written_out(case.text, form) or misprint_of(case.outline, form):
            continue
        full = load("abbreviations")["short"].get(form.lower())
        yield remark(
            "abbr-undefined",
            "info",
            case.place(*places[0]),
            f"Chữ viết tắt “{form}” không được viết đầy đủ ở lần dùng đầu.",
            f"The short form “{form}” is never written out.",
            evidence=f"{len(places)} lần",
            mend_vi=f"Lần đầu viết: {full or '…'} ({form}).",
            mend_en=f"Write at its first use: {full or '…'} ({form}).",
        )
