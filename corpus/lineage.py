"""The plans of one unit in a line over the years, across the mergers of 1/7/2025 where the address data knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kehoach.generate.draft.units import successor_province, successor_unit, unit_of
from kehoach.models.errors import DataError
from kehoach.models.language.fold import fold

_TWO_TIERS = "2025-07-01"


@dataclass(frozen=True, slots=True)
class Issued:
    """A document as its head names the body that issued it; ``year`` is the plan's, else that of issue."""

    document: int
    issuer: str | None
    parent: str | None = None
    place: str | None = None
    year: int | None = None
    issued: str | None = None


class Step(NamedTuple):
    """The documents of one year under the name that the unit had then."""

    year: int
    name: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One unit over the years; ``name`` is its latest, ``now`` the unit of today where it has another name or place."""

    name: str
    steps: tuple[Step, ...]
    now: str | None = None


class Unit(NamedTuple):
    """What issued a document: ``key`` is the same under all names it had, ``name`` as printed, ``now`` of today."""

    key: str
    name: str
    now: str | None = None


def lines(documents: Iterable[Issued]) -> list[Line]:
    """One line a unit, by name, its years in order; documents without an issuer or a year are left out.

    Communes that were merged stand in one line under the unit they became part of.
    """
    held: defaultdict[str, list[tuple[Issued, Unit]]] = defaultdict(list)
    for one in documents:
        unit = unit_of_document(one)
        if unit is not None and one.year is not None:
            held[unit.key].append((one, unit))
    return sorted((_line(own) for own in held.values()), key=lambda line: (fold(line.name), line.steps[0].year))


def unit_of_document(one: Issued) -> Unit | None:
    """The unit that issued a document; None where its head names none."""
    if not one.issuer:
        return None
    two_tiers = (one.year or 0) > int(_TWO_TIERS[:4]) or (one.issued or "") >= _TWO_TIERS
    return _unit(one.issuer, one.parent or "", one.place or "", two_tiers)


@cache
def _unit(issuer: str, parent: str, place: str, two_tiers: bool) -> Unit:
    name = issuer.removeprefix("Chủ tịch ")
    body = fold(name)
    try:
        names = unit_of(issuer, parent, place)
        if names.unit is None:
            return Unit(body, name)
        core = body.replace(fold(names.unit), "").strip(" ,-")
        change = successor_unit(names.unit, names.district, names.province, tiers="two" if two_tiers else "three")
        if change.unit is not None:
            became = change.unit
            known = became.name == became.province.partition(" ")[2]
            now = str(became) if known else f"{became}, {became.province[:1].lower()}{became.province[1:]}"
            changed = fold(str(became)) != fold(names.unit)
            return Unit(fold(f"{core} {became} {became.province}"), name, now if changed else None)
        province = successor_province(names.province) if names.province else None
    except DataError:  # without the address data a unit is known by its own names alone
        return Unit(fold(f"{name} | {parent}"), name)
    above = names.district or ""
    return Unit(fold(f"{core} {names.unit} {'' if above == names.unit else above} {province or ''}"), name)


def _line(held: Iterable[tuple[Issued, Unit]]) -> Line:
    steps: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    now: str | None = None
    for one, unit in held:
        steps[one.year or 0, unit.name].append(one.document)
        now = now or unit.now
    ordered = [Step(year, name, tuple(documents)) for (year, name), documents in sorted(steps.items())]
    return Line(ordered[-1].name, tuple(ordered), now)
