"""Head, signature and recipients of the draft: the unit that issues it, as the new year's tiers name it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kehoach.generate.draft.asking import Asking
from kehoach.generate.draft.successors import tiers
from kehoach.generate.draft.units import UnitNames, successor_unit, unit_of
from kehoach.models.records import Header, Level, Plan

Tiers = Literal["three", "two"]
_LEVEL_OF = {"xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune", "tỉnh": "province"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the draft and who issued last year's plan.

    ``unit`` with its kind ("xã Tân Phước"), ``parent`` the body above it as the head prints it (None where the form
    has none); ``renamed`` where the unit's name changed.
    """

    old: UnitNames
    unit: str
    province: str | None
    level: Level
    tiers: Tiers
    old_tiers: Tiers
    parent: str | None
    agency: str | None

    @property
    def kind(self) -> str:
        """The kind of unit: xã, phường, đặc khu, tỉnh, thành phố ..."""
        first = self.unit.split()[0]
        return self.unit[: len("thị trấn")] if first == "thị" else first if first != "thành" else "thành phố"

    @property
    def name(self) -> str:
        """The unit's name without its kind."""
        return self.unit[len(self.kind) :].strip()


def issuer(plan: Plan, year: int, issued: date | None, level: Level | None, ask: Asking) -> Issuer:
    """The unit that issues the draft.

    Raises:
        UsageError: ``usage.answer-needed`` for a district, which has no successor body, and for a unit nobody can
            name, unless the answers name it.
    """
    header = plan.header
    old = unit_of(header.issuer, header.parent, header.place, plan.text)
    now, before = tiers(year, issued), tiers(header.plan_year or year - 1, _day(header.issued))
    agency = _agency(header)
    printed = old.unit or old.district or old.province
    if (now == "three" or before == "two") and printed:
        unit = ask.text("unit", "Tên đơn vị ban hành", "The unit that issues", proposal=printed) or printed
        return Issuer(old, unit, old.province, level or header.level or "commune", now, before, header.parent, agency)
    unit, province = _successor(old, before, ask)
    return Issuer(
        old, unit, province, level or _level(unit), now, before, None if agency is None else header.parent, agency
    )


def _successor(old: UnitNames, before: Tiers, ask: Asking) -> tuple[str, str | None]:
    printed = old.unit or old.district or old.province
    change = (
        successor_unit(printed, old.district if old.unit else None, old.province, tiers=before) if printed else None
    )
    choices = [unit.titled for unit in change.candidates] if change else []
    if change is not None and change.unit is not None:
        proposal = str(change.unit)
        vi = f"Đơn vị ban hành: {printed} nay là {proposal} ({change.source})"
        answer = ask.text("unit", vi, f"The unit that issues: {printed} is now {proposal}", proposal=proposal)
        return (answer or proposal), change.unit.province
    gone = change is None or change.status == "district"
    vi = (
        f"{printed or 'Đơn vị'} không còn từ 01/7/2025 và không có đơn vị kế thừa: kế hoạch mới là của đơn vị nào?"
        if gone
        else f"Chưa rõ {printed} nay là đơn vị nào (dữ liệu có nhiều khả năng): kế hoạch mới là của đơn vị nào?"
    )
    en = f"{printed or 'The unit'} has no single successor: which unit issues the new plan?"
    answer = ask.text("unit", vi, en, choices=choices, proposal=None if gone else printed, required=gone)
    if answer is None:
        ask.demand()
        return "", None
    answer = answer[:1].lower() + answer[1:]
    new = successor_unit(answer, None, None, tiers="two")
    return answer, new.unit.province if new.unit else None


def _agency(header: Header) -> str | None:
    """An agency that issues instead of the unit's committee (Sở Nội vụ tỉnh X); None for a committee."""
    name = header.issuer or ""
    return None if not name or "UBND" in name or "Ủy ban nhân dân" in name else name


def _level(unit: str) -> Level:
    for kind, level in _LEVEL_OF.items():
        if unit.lower().startswith(kind):
            return "province" if level == "province" else "commune"
    return "province"


def _day(issued: str | None) -> date | None:
    try:
        return date.fromisoformat(issued) if issued else None
    except ValueError:
        return None
