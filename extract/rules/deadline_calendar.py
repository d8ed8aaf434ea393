"""Months and quarters: single, listed, from one to another, yearly.

``trước X`` is due the day before X begins; every other bound takes X in. A year that is printed once behind a
list or a span holds for all of it; one that is not printed is the plan's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from kehoach.extract.rules.deadline_bounds import Span, bound_of, leads_on, placed
from kehoach.extract.rules.deadline_shape import Found, Grammar, compile_pattern
from kehoach.models.language.dates import month_end, quarter_end
from kehoach.models.language.numbers import parse_roman

CALENDAR = Grammar()

SpanOf: TypeAlias = Callable[[int, int], Span]

_MONTH_ITEM = compile_pattern(r"(?P<word>%month%_)?(?P<n>%m%)(?P<y>%y%)?")
_QUARTER_ITEM = compile_pattern(r"(?P<word>%quý%_)?(?P<n>%q%)(?P<y>%y%)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(slots=True)
class _Item:
    """A member of a list or span of months, quarters or years."""

    start: int
    end: int
    number: int
    year: int | None
    named: bool
    joined: bool


def _items(match: re.Match[str], item: re.Pattern[str], from_: int) -> list[_Item]:
    """The members of a series; ``joined`` says that a span leads to it from the member before."""
    items: list[_Item] = []
    position = from_
    for part in item.finditer(match.string, from_, match.end()):
        between = match.string[position : part.start()]
        printed = part.groupdict().get("y")
        year = int(_YEAR.findall(printed)[-1]) if printed else None
        number = parse_roman(part["n"]) or int(part["n"])
        joined = bool(items) and leads_on(match, between)
        items.append(_Item(part.start(), part.end(), number, year, bool(part["word"]), joined))
        position = part.end()
    return items


def _give_years(items: list[_Item], year: int | None) -> bool:
    """Carry printed years back over a series and say whether the plan's year had to be taken."""
    later: _Item | None = None
    for item in reversed(items):
        if item.year is None and later is not None and later.year is not None:
            item.year = later.year - (item.number > later.number)
        later = item
    earlier = year
    inferred = False
    for item in items:
        if item.year is None:
            item.year, inferred = earlier, year is not None
        earlier = item.year
    return inferred


def _series(match: re.Match[str], item: re.Pattern[str], span_of: SpanOf, year: int | None) -> list[Found]:
    """The times of a list or span; members without their own unit word share the whole expression as span."""
    items = _items(match, item, match.end("b") if match["b"] else match.start())
    inferred = _give_years(items, year)
    for before, one in pairwise(items):
        one.joined = one.joined and (before.year or 0, before.number) < (one.year or 0, one.number)
    bound = bound_of(match)
    whole = match.span()
    found: list[Found] = []
    for place, one in enumerate(items):
        if place + 1 < len(items) and items[place + 1].joined:
            continue
        first = items[place - 1] if one.joined else one
        spans = [span_of(each.year, each.number) if each.year else (None, None) for each in (first, one)]
        own = all(each.named for each in items) and len(items) > 1
        place_of = (whole[0] if first is items[0] else first.start, one.end) if own else whole
        last = spans[1] if one.joined else spans[0]
        found.append(placed(place_of, spans[0], last, bound, inferred))
    if match["yearly"]:
        return [Found(one.start, match.end(), "recurring", every="year", bound=bound) for one in found]
    return found


def _month(year: int, month: int) -> Span:
    return f"{year}-{month:02d}-01", month_end(year, month)


def _quarter(year: int, quarter: int) -> Span:
    return f"{year}-{quarter * 3 - 2:02d}-01", quarter_end(year, quarter)


@CALENDAR.rule(
    r"%bound%(?:các )?(?<!mỗi\s)(?<!hằng\s)%month%_%m%(?!%counted%)%y%?"
    r"(?:(?:%and%|%to%)(?:%month%_)?%m%(?!_(?:[/.]_\d{1,2}\b|lần|ngày|tháng|%pct%))%y%?)*%yearly%",
    "Tháng 9/2025 = date 2025-09-30",
    "tháng 12 năm 2025 = date 2025-12-31",
    "Hoàn thành trước tháng 11/2026 = date 2026-10-31",
    "trong tháng 9 = date 2026-09-30",
    "Tháng 6, tháng 12/2025 = date 2025-06-30; date 2025-12-31",
    "Tháng 3-4/2025 = date 2025-04-30",
    "từ tháng 11 đến tháng 3/2026 = date 2026-03-31",
    "Tháng 12 hằng năm = recurring year",
    "T6/2026 = date 2026-06-30",
    needs=("t",),
)
def months(match: re.Match[str], year: int | None) -> list[Found]:
    """Months: single, listed, from one to another, yearly."""
    return _series(match, _MONTH_ITEM, _month, year)


@CALENDAR.rule(
    r"%bound%(?:các )?(?<!mỗi\s)(?<!hằng\s)%quý%_%q%(?!%counted%)%y%?(?:(?:%and%|%to%)(?:%quý%_)?%q%%y%?)*%yearly%",
    "Quý III/2025 = date 2025-09-30",
    "Quý 4 năm 2025 = date 2025-12-31",
    "Quý II, Quý IV/2025 = date 2025-06-30; date 2025-12-31",
    "Quý I - II/2025 = date 2025-06-30",
    "Quý I, III = date 2026-03-31; date 2026-09-30",
    "trước Quý II/2026 = date 2026-03-31",
    "Quý IV hằng năm = recurring year",
    needs=("q",),
)
def quarters(match: re.Match[str], year: int | None) -> list[Found]:
    """Quarters in Roman or Arabic: single, listed, from one to another, yearly."""
    return _series(match, _QUARTER_ITEM, _quarter, year)


@CALENDAR.rule(
    r"%bound%(?<![\d/.,])%m%_/_%year%(?!_[/.])(?:(?:%and%|%to%)%m%_/_%year%(?!_[/.]))*%yearly%",
    "06/2026 = date 2026-06-30",
    "trước 9/2026 = date 2026-08-31",
    "01/2026 - 03/2026 = date 2026-03-31",
    needs=("/",),
)
def months_in_figures(match: re.Match[str], year: int | None) -> list[Found]:
    """Months as figure and year."""
    return _series(match, _MONTH_ITEM, _month, year)
