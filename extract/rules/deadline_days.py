"""Days of the calendar: single, listed, from one to another, yearly; with an hour, in every way of writing.

``trước ngày 20/11`` is due on the 19th, ``trước 17 giờ ngày 20/11`` on the 20th. A year or month printed once
behind a list or a span holds for all of it. A day that the calendar does not have keeps its place, without a
date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.extract.rules.deadline_bounds import bound_of, leads_on, placed
from kehoach.extract.rules.deadline_shape import Found, Grammar, compile_pattern, expand
from kehoach.models.language.dates import full_year, iso_day

DAYS = Grammar()

_DAY_ITEM = compile_pattern(
    r"(?:%ngày%_)?(?P<d>\d{1,2})(?:_(?P<mark>/|tháng|[.\-](?=_\d{1,2}_[.\-]_\d))_(?P<m>\d{1,2})"
    r"(?:_(?:[/.\-]|,?_năm)_(?P<y>\d{2,5}))?)?(?!\d)"
)
_HOUR = re.compile(expand(r"[\s:]*%hour%"), re.IGNORECASE)


@DAYS.rule(
    r"%bound%%hour%?(?:%ngày%_)?(?:\d{1,2}(?!_[/.]|_tháng|\d)(?:%and%|%to%)(?:%ngày%_)?)*"
    r"%date%(?:(?:%and%|%to%)(?:(?:trước|chậm nhất) )?(?:%ngày%_)?%date%)*%yearly%",
    "trước ngày 20/11 = date 2026-11-19",
    "chậm nhất ngày 31/01/2025 = date 2025-01-31",
    "Hoàn thành trước ngày 31 tháng 12 năm 2025 = date 2025-12-30",
    "đến hết ngày 31/12/2026 = date 2026-12-31",
    "Trước 17 giờ 00 ngày 25/11/2025 = date 2025-11-25",
    "Từ ngày 15/11 đến ngày 15/12/2025 = date 2025-12-15",
    "ngày 08 đến ngày 10 tháng 12 năm 2025 = date 2025-12-10",
    "trước ngày 15/6 và 15/12/2025 = date 2025-06-14; date 2025-12-14",
    "20.11.2025 = date 2025-11-20",
    "trước 30-6-25 = date 2025-06-29",
    "Ngày 31/4 = date",
    "trước ngày 15/12 hằng năm = recurring year",
    needs=("/", ".", "-", "tháng"),
)
def days(match: re.Match[str], year: int | None) -> list[Found]:
    """Days with their month: single, listed, from one to another, yearly."""
    parts = _day_parts(match)
    if not match["b"] and "ngày" not in match.string[match.start() : parts[0].end].lower():
        parts = [part for part in parts if part.m]  # "5, 15/6" does not say that 5 is a day
    if not _is_day(match, parts):
        return []
    bound = bound_of(match)
    if match["yearly"]:
        return [Found(match.start(), match.end(), "recurring", every="year", bound=bound) for one in parts if one.m]
    if bound == "before" and re.search(r"\d\s*(?:giờ|h|g|:)", match.group()):
        bound = "by"
    yearless = any(part.y is None for part in parts[-1:])
    inferred = _complete(parts, year)
    found: list[Found] = []
    for place, one in enumerate(parts):
        if place + 1 < len(parts) and parts[place + 1].joined:
            continue
        first = parts[place - 1] if one.joined else one
        begin, due = first.iso(), one.iso()
        span = (match.start() if first is parts[0] else first.start, one.end)
        last = (due, due) if one.joined else (begin, begin)
        head = (begin, begin) if one.joined else last
        item = placed(span, head, last, bound, inferred)
        found.append(Found(*span, item.kind, item.due, item.begin, None, inferred, bound, day=yearless))
    return found


@dataclass(slots=True)
class _Day:
    start: int
    end: int
    d: int
    m: int | None
    y: str | None
    joined: bool

    def iso(self) -> str | None:
        """The day in ISO; None where the calendar has none, or the year is unknown or misprinted."""
        if self.m is None or self.y is None or len(self.y) not in {2, 4}:
            return None
        return iso_day(full_year(self.y), self.m, self.d)


def _day_parts(match: re.Match[str]) -> list[_Day]:
    position = match.end("b") if match["b"] else match.start()
    hour = _HOUR.match(match.string, position)
    position = hour.end() if hour else position
    parts: list[_Day] = []
    for part in _DAY_ITEM.finditer(match.string, position, match.end()):
        joined = bool(parts) and leads_on(match, match.string[position : part.start()])
        month = int(part["m"]) if part["m"] else None
        parts.append(_Day(part.start(), part.end(), int(part["d"]), month, part["y"], joined))
        position = part.end()
    return parts


def _is_day(match: re.Match[str], parts: list[_Day]) -> bool:
    """A bare ``18/20`` is no day: there must be a word of time, a year, or the start of a clause."""
    words = match.group().lower()
    if parts and re.search(r"\btuần(?:\s+thứ)?\s*\Z", match.string[: parts[0].start], re.IGNORECASE):
        return False
    if match["b"] or match["yearly"] or any(word in words for word in ("ngày", "mùng", "mồng", "tháng", "giờ")):
        return bool(parts)
    if any(part.y and (len(part.y) > 2 or part.iso()) for part in parts):
        return True
    before = match.string[: match.start()].rstrip(" \t")
    possible = all(part.m and iso_day(2024, part.m, part.d) for part in parts)
    return possible and (not before or before[-1] in ",;:-–+(\n")


def _complete(parts: list[_Day], year: int | None) -> bool:
    """Carry printed months and years back over a series and say whether the plan's year had to be taken."""
    later: _Day | None = None
    for part in reversed(parts):
        if later is not None:
            part.m = part.m or later.m
            if part.y is None and later.y is not None and later.y.isdigit():
                earlier = bool(part.m and later.m and part.m > later.m)
                part.y = str(full_year(later.y) - earlier) if len(later.y) in {2, 4} else later.y
        later = part
    inferred = any(part.y is None for part in parts) and year is not None
    for part in parts:
        part.y = part.y or (str(year) if year else None)
    return inferred
