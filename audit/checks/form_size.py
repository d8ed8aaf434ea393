"""Cỡ chữ của một thành phần thể thức không đúng · A part is set in the wrong size.

Problem: Chữ “Nơi nhận” cỡ 14; nội dung cỡ 12.
Good: Chữ “Nơi nhận” cỡ 12, danh sách nơi nhận cỡ 11; nội dung cỡ 13 đến 14.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, III và V.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.form import flaw, fonts, form_of
from kehoach.audit.form_lines import Piece
from kehoach.audit.form_rules import PartRule
from kehoach.models.findings import Finding

_FEWEST_LETTERS = 3


def check(case: Case) -> Iterator[Finding]:
    """One info for each part and size, at the first line that has it."""
    form = form_of(case)
    if form is None:
        return
    found: dict[tuple[str, float], list[Piece]] = defaultdict(list)
    for own in form.pieces:
        rule = form.rule(own)
        wrong: dict[float, int] = defaultdict(int)
        for stretch in fonts(case, own):
            if stretch.font.size is not None and not rule.fits(stretch.font.size):
                wrong[round(stretch.font.size * 2) / 2] += stretch.letters
        for size, letters in wrong.items():
            if letters >= _FEWEST_LETTERS or letters == _letters(case, own):
                found[own.part, size].append(own)
    for (part, size), places in found.items():
        rule = form.profile.parts[part]
        asked_vi, asked_en = _asked(rule)
        yield flaw(
            case,
            "form-size",
            places,
            f"{rule.vi}: cỡ chữ {size:g}, phải là {asked_vi}.",
            f"Wrong size for {rule.en}: {size:g} pt, not {asked_en}.",
            form.profile.source(rule.source),
            evidence=f"{size:g} ∉ [{rule.size[0]:g}; {rule.size[1]:g}]",
            mend=(f"Để cỡ chữ {asked_vi}.", f"Set it in {asked_en} pt."),
        )


def _letters(case: Case, own: Piece) -> int:
    return sum(map(str.isalpha, case.text[own.start : own.end]))


def _asked(rule: PartRule) -> tuple[str, str]:
    low, high = rule.size
    return (f"{low:g}", f"{low:g}") if low == high else (f"{low:g} đến {high:g}", f"{low:g} to {high:g}")
