"""Số trang thiếu hoặc đặt không đúng · Page numbers are missing or misplaced.

Problem: Số trang đặt ở góc phải, lề dưới; trang thứ nhất cũng hiển thị số 1.
Good: Số trang bằng chữ số Ả Rập, cỡ chữ 13 đến 14, canh giữa trong phần lề trên, không hiển thị ở trang thứ nhất.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I.7.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.form import form_of
from kehoach.audit.form_pages import Flaw, printed_numbers, said_once, section_length
from kehoach.audit.form_rules import SIZE_SLACK, PageRule
from kehoach.models.findings import Finding
from kehoach.models.layout import PageNumber

_MEND = (
    "Đặt số trang canh giữa trong lề trên, bỏ ở trang thứ nhất.",
    "Centre the number in the top margin, none on page 1.",
)
_MISSING = Flaw("Văn bản nhiều trang không đánh số trang.", "The pages are not numbered.", "không có số trang", *_MEND)
_AT_FOOT = Flaw("Số trang đặt ở lề dưới.", "The page number stands at the foot.", "lề dưới ≠ lề trên", *_MEND)
_ASIDE = Flaw("Số trang không canh giữa.", "The page number is not centred.", "không canh giữa", *_MEND)
_ON_FIRST = Flaw("Trang thứ nhất hiển thị số trang.", "Page 1 shows its number.", "số trang ở trang thứ nhất", *_MEND)
_STYLE = Flaw("Số trang không dùng chữ số Ả Rập.", "The page numbers are not Arabic.", "không phải 1, 2, 3", *_MEND)
_SLANTED = Flaw("Số trang không phải chữ đứng.", "The page number is in italics.", "chữ nghiêng", *_MEND)
_FEWEST_PAGES = 3


def check(case: Case) -> Iterator[Finding]:
    """An info for each fault of the page numbers, at the first section that has it."""
    form = form_of(case)
    if form is None or not case.layout.pages:
        return
    rule = form.profile.page
    flaws = list(_printed(case) if case.layout.media == "pdf" else _in_sections(case, rule))
    yield from said_once(case, "form-page-number", flaws, form.profile, rule.number_source)


def _in_sections(case: Case, rule: PageRule) -> Iterator[tuple[int, Flaw]]:
    for at, shape in enumerate(case.layout.pages):
        if shape.numbers is None:
            continue
        if not shape.numbers:
            if section_length(case, at) >= rule.number_from:
                yield at, _MISSING
            continue
        number = next((own for own in shape.numbers if own.at == rule.number_at), shape.numbers[0])
        for flaw in _set_wrong(number, rule):
            yield at, flaw
        # An annex may be numbered on: only the document's first page must show none.
        if at == 0 and any(own.on_first for own in shape.numbers):
            yield at, _ON_FIRST


def _set_wrong(number: PageNumber, rule: PageRule) -> Iterator[Flaw]:
    if number.at != rule.number_at:
        yield _AT_FOOT
    if number.alignment not in (None, rule.number_alignment):
        yield _ASIDE
    if number.style not in (rule.number_style, "numberInDash"):
        yield _STYLE
    if number.font.italic:
        yield _SLANTED
    low, high = rule.number_size
    size = number.font.size
    if size is not None and not low - SIZE_SLACK <= size <= high + SIZE_SLACK:
        yield Flaw(
            f"Số trang cỡ chữ {size:g}, phải từ {low:g} đến {high:g}.",
            f"The page number is set in {size:g} pt, not {low:g} to {high:g}.",
            f"{size:g} ∉ [{low:g}; {high:g}]",
            f"Để cỡ chữ {low:g} hoặc {high:g}.",
            f"Set it in {low:g} or {high:g} pt.",
        )


def _printed(case: Case) -> Iterator[tuple[int, Flaw]]:
    said = printed_numbers(case)
    if not said.numbered:
        if said.pages >= _FEWEST_PAGES:
            yield 0, _MISSING
        return
    if not said.at_top:
        yield 0, _AT_FOOT
    if not said.centred:
        yield 0, _ASIDE
    if said.on_first:
        yield 0, _ON_FIRST
