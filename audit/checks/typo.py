"""Lỗi chính tả, lỗi gõ phím, lỗi nhận dạng chữ · Misspelling, mistyping, misread characters.

Problem: `Phần đầu đạt 95%`, `tham nhũng, những nhiều`, `thuwcj hiện`, `các các đơn vị`, `báo kết quả`.
Good: `Phấn đấu đạt 95%`, `tham nhũng, nhũng nhiễu`, `thực hiện`, `các đơn vị`, `báo cáo kết quả`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.spelling import Kind, misprints
from kehoach.models.findings import Finding

_SAID: dict[Kind, tuple[str, str]] = {
    "word": ("Lỗi chính tả", "Misspelled"),
    "doubled": ("Lặp từ", "A word stands twice"),
    "telex": ("Sót phím gõ dấu", "Keys of the input method are left"),
    "impossible": ("Tiếng Việt không có tiếng này", "There is no such syllable"),
    "missing": ("Thiếu chữ", "A syllable is missing"),
    "bound": ("Thiếu chữ hoặc sai chữ", "A syllable is missing or wrong"),
}


def check(case: Case) -> Iterator[Finding]:
    """An information at each misprint; glued words belong to the check of spacing."""
    for found in misprints(case.text):
        said = _SAID.get(found.kind)
        if said is None:
            continue
        where = case.place(found.start, found.end)
        meant = f" (“{found.write}”)" if found.write else ""
        yield remark(
            "typo",
            "info",
            where,
            f"{said[0]}: “{where.quote}”{meant}.",
            f"{said[1]}: “{where.quote}”{meant}.",
            mend_vi=f"Ghi: {found.write}." if found.write else "Đọc lại và sửa.",
            mend_en=f"Write: {found.write}." if found.write else "Read again and correct.",
        )
