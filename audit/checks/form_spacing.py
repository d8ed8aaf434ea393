"""Khoảng cách đoạn, khoảng cách dòng không đúng · The gap between paragraphs or the line spacing is wrong.

Problem: Các đoạn văn sát nhau (0 pt); dòng cách nhau 2 lines.
Good: Giữa các đoạn văn tối thiểu 6 pt; dòng cách nhau từ dòng đơn đến 1,5 lines.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.e.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kehoach.audit.case import Case
from kehoach.audit.form import RUNNING, Form, flaw, form_of
from kehoach.audit.form_lines import Piece
from kehoach.models.findings import Finding

_SLACK, _LINE_SLACK = 0.3, 0.02


def check(case: Case) -> Iterator[Finding]:
    """One info for gaps that are too small, one for each wrong line spacing; a PDF tells neither."""
    form = form_of(case)
    if form is None or case.layout.media != "docx":
        return
    running = form.of(*RUNNING)
    yield from _gaps(case, form, running)
    yield from _lines(case, form, running)


def _gaps(case: Case, form: Form, running: list[Piece]) -> Iterator[Finding]:
    rule = form.profile.body
    close: list[Piece] = []
    smallest = rule.gap
    for own, following in pairwise(running):
        one, two = own.line, following.line
        if one.block is None or two.block != one.block + 1 or one.shape is None or two.shape is None:
            continue
        gap = (one.shape.after or 0) + (two.shape.before or 0)
        if gap < rule.gap - _SLACK:
            close.append(following)
            smallest = min(smallest, gap)
    if close:
        yield flaw(
            case,
            "form-spacing",
            close,
            f"Khoảng cách với đoạn văn phía trên {smallest:g} pt, tối thiểu phải là {rule.gap:g} pt.",
            f"The gap to the paragraph above is {smallest:g} pt, less than {rule.gap:g} pt.",
            form.profile.source(rule.source),
            evidence=f"{smallest:g} < {rule.gap:g} pt",
            mend=(
                f"Để khoảng cách giữa các đoạn từ {rule.gap:g} pt.",
                f"Leave {rule.gap:g} pt or more between paragraphs.",
            ),
        )


def _lines(case: Case, form: Form, running: list[Piece]) -> Iterator[Finding]:
    rule = form.profile.body
    low, high = rule.line_spacing
    found: dict[float, list[Piece]] = {}
    for own in running:
        spacing = own.line.shape.line_spacing if own.line.shape else None
        if spacing is not None and not low - _LINE_SLACK <= spacing <= high + _LINE_SLACK:
            found.setdefault(round(spacing, 2), []).append(own)
    for spacing, places in found.items():
        yield flaw(
            case,
            "form-spacing",
            places,
            f"Khoảng cách dòng {spacing:g} lines, phải từ dòng đơn đến {high:g} lines.",
            f"The line spacing is {spacing:g}, not single to {high:g}.",
            form.profile.source(rule.source),
            evidence=f"{spacing:g} ∉ [{low:g}; {high:g}]",
            mend=(f"Để khoảng cách dòng từ {low:g} đến {high:g} lines.", f"Set the lines {low:g} to {high:g} apart."),
        )
