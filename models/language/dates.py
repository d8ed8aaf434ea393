"""Calendar dates as Vietnamese documents print them, as far as they are printed.

``ngày 05 tháng 01 năm 2023`` and ``05/01/2023`` are days, ``tháng 6 năm 2022`` and ``ngày   /6/2022`` months,
``năm 2024`` and ``ngày … tháng … năm 2024`` years.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Precision: TypeAlias = Literal["day", "month", "year"]

FIRST_YEAR, LAST_YEAR = 1900, 2099
_GAP = r"[ \t\u00a0]*"
_BLANK = r"[\s.…_\u00a0]*"
_YEAR = r"(?P<{0}>(?:19|20)\d{{2}})(?!\d)"

_FORMS = (
    # ngày 05 tháng 01 năm 2023; a blank day or month may stand as dots, underscores or nothing
    re.compile(
        rf"\bngày{_BLANK}(?P<d>\d{{1,2}})?{_BLANK}tháng{_BLANK}(?P<m>\d{{1,2}})?{_BLANK}[,/]?{_BLANK}"
        rf"(?:năm{_BLANK})?{_YEAR.format('y')}",
        re.IGNORECASE,
    ),
    # ngày   /6/2022, ngày …/…/2024, ngày 5/…/2024
    re.compile(
        rf"\bngày{_BLANK}(?P<d>\d{{1,2}})?{_BLANK}/{_BLANK}(?P<m>\d{{1,2}})?{_BLANK}/{_BLANK}{_YEAR.format('y')}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:\bngày{_GAP})?(?<![\d/.\-])(?P<d>\d{{1,2}}){_GAP}(?P<s>[/.\-]){_GAP}(?P<m>\d{{1,2}}){_GAP}(?P=s){_GAP}"
        r"(?P<y>(?:19|20)\d{2}|\d{2})(?![\d]|[/.\-]\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\btháng{_GAP}(?P<m>\d{{1,2}}){_GAP}(?:,?{_GAP}năm{_GAP}|[/\-]{_GAP}){_YEAR.format('y')}(?![/\-]\w)",
        re.IGNORECASE,
    ),
    re.compile(rf"\bnăm{_GAP}{_YEAR.format('y')}(?![/]\w)", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date in running text: half-open offsets, ISO as far as printed (``2022-06``) and how far that is."""

    start: int
    end: int
    iso: str
    precision: Precision


def find_dates(text: str) -> list[DateMatch]:
    """The calendar dates of a text in order, without overlaps; impossible ones (``31/4/2024``) are left out.

    A year of two digits stands only after day and month (``17/6/22`` is 2022-06-17).
    """
    found: list[DateMatch] = []
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for place in form.finditer(text):
            if any(place.start() < end and start < place.end() for start, end in taken):
                continue
            taken.append(place.span())
            match = _match(place)
            if match:
                found.append(match)
    return sorted(found, key=lambda match: match.start)


def iso_of_words(text: str) -> str | None:
    """The first date of a text in ISO as far as it is printed (``2023-12-30``, ``2022-06``), or None."""
    found = find_dates(text)
    return found[0].iso if found else None


def iso_day(year: int, month: int, day: int) -> str | None:
    """A day in ISO, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_end(year: int, month: int) -> str:
    """The last day of a month in ISO (``month_end(2024, 2)`` is 2024-02-29)."""
    return date(year, month, monthrange(year, month)[1]).isoformat()


def quarter_end(year: int, quarter: int) -> str:
    """The last day of a quarter in ISO (``quarter_end(2024, 3)`` is 2024-09-30)."""
    return month_end(year, quarter * 3)


def day_before(iso: str) -> str:
    """The day before a full ISO date."""
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()


def full_year(printed: str) -> int:
    """A printed year of four or two digits as a number (``24`` is 2024)."""
    return int(printed) if len(printed) > 2 else 2000 + int(printed)


def _match(place: re.Match[str]) -> DateMatch | None:
    parts = place.groupdict()
    year = full_year(parts["y"])
    month = int(parts["m"]) if parts.get("m") else None
    day = int(parts["d"]) if parts.get("d") else None
    if month is None:
        return DateMatch(place.start(), place.end(), str(year), "year")
    if not 1 <= month <= 12:
        return None
    if day is None:
        return DateMatch(place.start(), place.end(), f"{year}-{month:02d}", "month")
    iso = iso_day(year, month, day)
    return DateMatch(place.start(), place.end(), iso, "day") if iso else None
