"""Lề trang không đúng quy định · A margin is out of bounds.

Problem: Lề trái 20 mm, lề phải 25 mm.
Good: Lề trên và lề dưới 20 - 25 mm, lề trái 30 - 35 mm, lề phải 15 - 20 mm.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.form import form_of
from kehoach.audit.form_pages import Flaw, said_once
from kehoach.audit.form_rules import MILLIMETRE, PageRule
from kehoach.models.findings import Finding
from kehoach.models.layout import PageShape

_NAMES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
# A page turned on its side keeps its margins with its edges: the binding edge lies above or below.
_TURNS = (
    ("top", "bottom", "left", "right"),
    ("left", "right", "bottom", "top"),
    ("right", "left", "top", "bottom"),
)


def check(case: Case) -> Iterator[Finding]:
    """An info at the first section with each set of wrong margins; a PDF does not tell its margins."""
    form = form_of(case)
    if form is None or case.layout.media != "docx":
        return
    rule = form.profile.page
    flaws = [(at, flaw) for at, shape in enumerate(case.layout.pages) if (flaw := _flaw(shape, rule))]
    yield from said_once(case, "form-margin", flaws, form.profile, rule.margin_source)


def _flaw(shape: PageShape, rule: PageRule) -> Flaw | None:
    margins = {"top": shape.top, "bottom": shape.bottom, "left": shape.left, "right": shape.right}
    millimetres = {side: abs(value) / MILLIMETRE for side, value in margins.items() if value is not None}
    turns = _TURNS if shape.width > shape.height else _TURNS[:1]
    wrong = min((_wrong(millimetres, turn, rule) for turn in turns), key=len)
    if not wrong:
        return None
    vi = ", ".join(f"lề {_NAMES[side]} {millimetres[side]:.0f} mm" for side in wrong)
    en = ", ".join(f"{side} margin {millimetres[side]:.0f} mm" for side in wrong)
    asked_vi = ", ".join(f"lề {_NAMES[side]} {low:g} - {high:g} mm" for side, (low, high) in wrong.items())
    asked_en = ", ".join(f"{side} {low:g} - {high:g} mm" for side, (low, high) in wrong.items())
    return Flaw(
        f"{vi[0].upper()}{vi[1:]} không đúng quy định.",
        f"{en[0].upper()}{en[1:]}: out of bounds.",
        "; ".join(f"{millimetres[side]:.1f} ∉ [{low:g}; {high:g}]" for side, (low, high) in wrong.items()),
        f"Định {asked_vi}.",
        f"Set {asked_en}.",
    )


def _wrong(millimetres: dict[str, float], turn: tuple[str, ...], rule: PageRule) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for side, upright in zip(_NAMES, turn, strict=True):
        low, high = rule.margins[upright]
        if side in millimetres and not low - rule.margin_slack <= millimetres[side] <= high + rule.margin_slack:
            found[side] = (low, high)
    return found
