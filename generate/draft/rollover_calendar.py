"""Days of last year's plan in the year that follows: the same day, or the working day before it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật")


def moved(day: date, year: int) -> date:
    """The same day and month in another year; the 29th of February becomes the 28th where the year has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def working_day(day: date) -> date:
    """The day itself, or the last working day before it where it is a weekend or a public holiday of Viet Nam.

    New Year's Day stays: "trước ngày 01/01" means before the year begins.
    """
    if (day.month, day.day) == (1, 1):
        return day
    while day.weekday() >= 5 or day in _holidays(day.year):
        day -= timedelta(days=1)
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(day for day in country_holidays("VN", years=year) if day.year == year)
