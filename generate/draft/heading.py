"""Head, signature and recipients of the draft: the unit that issues it, as the new year's tiers name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kehoach.generate.draft.asking import Asking
from kehoach.generate.draft.successors import tiers
from kehoach.generate.draft.tidying import capital
from kehoach.generate.draft.units import UnitNames, successor_unit, unit_of
from kehoach.models.language.fold import fold
from kehoach.models.language.letters import CAPITALS
from kehoach.models.records import Header, Level, Plan

Tiers = Literal["three", "two"]
_LEVEL_OF = {"xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune", "tỉnh": "province"}
_UNIT = ("Tên đơn vị ban hành", "The unit that issues")
_PERSONS = ("hồ chí minh",)
_TWO_WORDS = ("thị", "thành", "đặc")  # thị trấn, thị xã, thành phố, đặc khu


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
        """The kind of unit: xã, phường, đặc khu, tỉnh, thành phố, thị trấn ..."""
        first, _, rest = self.unit.partition(" ")
        return f"{first} {rest.split()[0]}" if first.lower() in _TWO_WORDS and rest else first

    @property
    def name(self) -> str:
        """The unit's name without its kind."""
        return self.unit[len(self.kind) :].strip()

    @property
    def place(self) -> str:
        """The place of issue: with its kind where it is named by a number or a person (NĐ 30/2020, Phụ lục I, II.4)."""
        return capital(self.unit) if self.name.isdigit() or fold(self.name) in _PERSONS else self.name


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
        unit = ask.text("unit", *_UNIT, proposal=printed) or printed
        return Issuer(old, unit, old.province, level or header.level or "commune", now, before, header.parent, agency)
    unit, province = _successor(old, before, header.issuer, ask)
    return Issuer(
        old, unit, province, level or _level(unit), now, before, None if agency is None else header.parent, agency
    )


def without_district(words: str, who: Issuer) -> str:
    """The words without the district that a commune lay in; a district's own name and committee become the unit's."""
    own = who.old.unit or who.old.district or ""
    if kind := _district_kind(own, who.old.province):
        words = re.sub(rf"(?:UBND|Ủy ban nhân dân) {kind}(?! [{CAPITALS}])", f"UBND {who.kind}", words)
        return re.sub(rf"{re.escape(own)}(?!\w)", who.unit, words, flags=re.IGNORECASE)
    if not who.old.district:
        return words
    lay_in = rf"(?<=\w),? (?:thuộc )?{re.escape(who.old.district)}(?= *[,.;)]|$| năm)"
    return re.sub(lay_in, "", words, flags=re.IGNORECASE)


def _district_kind(unit: str, province: str | None) -> str | None:
    """The kind of a district's unit; a "thành phố" is one where it is not the province itself."""
    for kind in ("huyện", "quận", "thị xã", "thành phố"):
        if unit.lower().startswith(kind) and (kind != "thành phố" or (province and fold(province) != fold(unit))):
            return kind
    return None


def _successor(old: UnitNames, before: Tiers, issuer_: str | None, ask: Asking) -> tuple[str, str | None]:
    printed = old.unit or old.district or old.province
    change = (
        successor_unit(printed, old.district if old.unit else None, old.province, tiers=before) if printed else None
    )
    choices = [unit.titled for unit in change.candidates] if change else []
    if change is not None and change.unit is not None:
        proposal = str(change.unit)
        vi, en = _UNIT
        if fold(proposal) != fold(printed or ""):
            vi = f"Đơn vị ban hành: {printed} nay là {proposal} ({change.source})"
            en = f"The unit that issues: {printed} is now {proposal}"
        answer = ask.text("unit", vi, en, proposal=proposal)
        return (answer or proposal), change.unit.province
    gone = change is not None and change.status == "district"
    vi = (
        f"{printed or 'Đơn vị'} không còn từ 01/7/2025 và không có đơn vị kế thừa: kế hoạch mới là của đơn vị nào?"
        if gone
        else f"Chưa rõ {printed or issuer_ or 'đơn vị'} nay là đơn vị nào: kế hoạch mới là của đơn vị nào?"
    )
    en = f"{printed or 'The unit'} has no single successor: which unit issues the new plan?"
    known = printed or issuer_
    answer = ask.text("unit", vi, en, choices=choices, proposal=None if gone else known, required=gone or not known)
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
