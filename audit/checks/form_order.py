"""Các thành phần thể thức đặt sai thứ tự, sai vị trí · Parts of the form stand in the wrong order or place.

Problem: Trích yếu đứng trên tên loại văn bản; Quốc hiệu ở bên trái, tên cơ quan ở bên phải.
Good: Tên loại đứng trên trích yếu; tên cơ quan ở bên trái, Quốc hiệu ở bên phải.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục IV.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.form import Form, form_of, quote
from kehoach.audit.form_lines import Piece
from kehoach.models.findings import Finding

_SCHEME = "IV"


def check(case: Case) -> Iterator[Finding]:
    """An info at each part that stands behind one it should precede, or in the other column."""
    form = form_of(case)
    if form is None:
        return
    for first, then in form.profile.order:
        before = [own for own in form.main if own.part == first]
        after = [own for own in form.main if own.part == then]
        pairs = ((own, other) for own in reversed(before) for other in after if _in_one_column(own, other))
        wrong = next(((own, other) for own, other in pairs if own.start > other.start), None)
        if wrong:
            yield _misplaced(case, form, *wrong, "phải đứng trước", "must stand before")
    for left, right in form.profile.beside:
        own, other = _first(form, left), _first(form, right)
        if own and other and _swapped(own, other):
            yield _misplaced(case, form, own, other, "phải ở bên trái của", "must stand to the left of")


def _first(form: Form, part: str) -> Piece | None:
    return next((own for own in form.main if own.part == part), None)


def _in_one_column(own: Piece, other: Piece) -> bool:
    here, there = own.line.cell, other.line.cell
    return here is None or there is None or here.grid != there.grid or here.column == there.column


def _swapped(left: Piece, right: Piece) -> bool:
    here, there = left.line.cell, right.line.cell
    return here is not None and there is not None and here.grid == there.grid and here.column > there.column


def _misplaced(case: Case, form: Form, own: Piece, other: Piece, vi: str, en: str) -> Finding:
    one, two = form.rule(own), form.rule(other)
    other_vi = two.vi[0].lower() + two.vi[1:] if two.vi.split()[0] not in ("Quốc", "Tiêu") else two.vi
    return remark(
        "form-order",
        "info",
        quote(case, own.start, own.end),
        f"{one.vi} {vi} {other_vi}.",
        f"{one.en[0].upper()}{one.en[1:]} {en} {two.en}.",
        related=[quote(case, other.start, other.end)],
        evidence=form.profile.source(_SCHEME),
        mend_vi="Đặt lại theo sơ đồ bố trí các thành phần thể thức.",
        mend_en="Place the parts as the scheme shows.",
    )
