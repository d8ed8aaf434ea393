"""Khổ giấy, hướng giấy không đúng quy định · The paper is not A4, or lies the wrong way.

Problem: Văn bản để khổ Letter (215,9 mm x 279,4 mm).
Good: Khổ A4 (210 mm x 297 mm), trình bày theo chiều dài.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I.1 và I.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.form import form_of
from kehoach.audit.form_pages import Flaw, said_once
from kehoach.audit.form_rules import MILLIMETRE, PageRule
from kehoach.models.findings import Finding
from kehoach.models.layout import PageShape

_LARGE_TABLE = 3


def check(case: Case) -> Iterator[Finding]:
    """An info at the first section or page of each wrong shape."""
    form = form_of(case)
    if form is None:
        return
    rule = form.profile.page
    flaws = [(at, flaw) for at, shape in enumerate(case.layout.pages) if (flaw := _size(shape, rule))]
    pages = case.layout.pages
    if not flaws and pages and pages[0].width > pages[0].height and not _has_table(case):
        flaws = [(0, _LANDSCAPE)]
    yield from said_once(case, "form-page", flaws, form.profile, rule.size_source)


_LANDSCAPE = Flaw(
    "Văn bản không có bảng, biểu mà trình bày theo chiều rộng của khổ giấy.",
    "The document has no table and yet lies across the paper.",
    "chiều rộng lớn hơn chiều dài",
    "Trình bày theo chiều dài của khổ A4.",
    "Set the page upright.",
)


def _size(shape: PageShape, rule: PageRule) -> Flaw | None:
    short, long = sorted((shape.width / MILLIMETRE, shape.height / MILLIMETRE))
    if abs(short - rule.width) <= rule.size_slack and abs(long - rule.height) <= rule.size_slack:
        return None
    return Flaw(
        f"Khổ giấy {short:.0f} mm x {long:.0f} mm, không phải khổ A4.",
        f"The paper is {short:.0f} mm x {long:.0f} mm, not A4.",
        f"{short:.0f} x {long:.0f} ≠ {rule.width} x {rule.height} mm",
        f"Để khổ A4 ({rule.width} mm x {rule.height} mm).",
        f"Set the paper to A4 ({rule.width} mm x {rule.height} mm).",
    )


def _has_table(case: Case) -> bool:
    main = case.outline.root.children[:1]
    return any(node.grid is not None and node.grid.columns >= _LARGE_TABLE for part in main for node in part.walk())
