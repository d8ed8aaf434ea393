"""What a recurring deadline means in a calendar: on which day each week, month, quarter, half-year or year it falls.

The words are read once more here, because a record only says the rhythm ("month"), not the day in it. Where no day is
printed the last day of the period counts, a Friday in a week, as a plan's deadlines are the last day allowed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import NamedTuple, TypeAlias

from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Rhythm

Rule: TypeAlias = Mapping[str, str | int | list[int]]
_LAST = -1
_SHORTEST = 28  # every month has this day
_MONTHS: dict[Rhythm, list[int]] = {"quarter": [3, 6, 9, 12], "half-year": [6, 12], "year": [12]}
_WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA"}
_WEEKDAYS.update({"2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA"})
_QUARTERS = {"i": 3, "1": 3, "ii": 6, "2": 6, "iii": 9, "3": 9, "iv": 12, "4": 12}
_WEEKDAY = re.compile(r"\bthứ (hai|ba|tư|năm|sáu|bảy|[2-7])\b|\bchủ nhật\b")
_DAY = re.compile(
    r"(?P<before>\btrước )?(?:\bngày |\bmùng |\bmồng )+(?:thứ )?(?P<day>\d{1,2})(?![\d%])"
    r"(?:\s*[/.-]\s*(?P<month>\d{1,2})(?!\d)|\s+tháng (?P<named>\d{1,2})(?!\d))?"
    r"|(?P<bare>\btrước )(?P<bare_day>\d{1,2}) (?=(?:của )?tháng|(?:hằng|hàng|mỗi) tháng)"
)
_FIRST_DAYS = re.compile(r"\b(\d{1,2}) ngày đầu\b")
_WEEK = re.compile(r"\btuần (?:lễ )?thứ (\d|nhất|hai|ba|tư|nhì)\b")
_WEEK_NAMES = {"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4}
_MONTH = re.compile(r"(?P<before>\btrước )?(?:vào |trong )?\btháng (?P<month>1[0-2]|0?[1-9])(?![\d/])")
_QUARTER = re.compile(r"(?P<before>\btrước )?(?:vào |trong )?\bquý (?P<quarter>iv|iii|ii|i|[1-4])\b")

CASES = (
    ("Hằng tháng", "month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("trước ngày 15 hằng tháng", "month", "FREQ=MONTHLY;BYMONTHDAY=14"),
    ("trước 15 hằng tháng", "month", "FREQ=MONTHLY;BYMONTHDAY=14"),
    ("Mùng 5 hàng tháng", "month", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("chậm nhất ngày 30 của tháng", "month", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
    ("trước ngày 01 hằng tháng", "month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("trong 05 ngày đầu của tháng", "month", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("Hằng quý", "quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ("trước ngày 05 tháng cuối quý", "quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=4"),
    ("trước 25 của tháng cuối mỗi quý", "quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=24"),
    ("Ngày 30 tháng cuối cùng của quý", "quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=30"),
    ("vào tuần thứ 2 của tháng cuối quý", "quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14"),
    ("06 tháng/lần", "half-year", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("6 tháng, trước ngày 10/6", "half-year", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=9"),
    ("Hằng năm", "year", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
    ("trước ngày 15/12 hằng năm", "year", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"),
    ("trước ngày 01/3 hằng năm", "year", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
    ("ngày 10 tháng 10 hằng năm", "year", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=10"),
    ("Tháng 11 hằng năm", "year", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1"),
    ("trước tháng 11 hằng năm", "year", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1"),
    ("Quý I hằng năm", "year", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"),
    ("Hằng tuần", "week", "FREQ=WEEKLY;BYDAY=FR"),
    ("chiều thứ Năm hằng tuần", "week", "FREQ=WEEKLY;BYDAY=TH"),
)


class _Point(NamedTuple):
    """The day of the month that is the last allowed, −1 for the month's last; ``month`` where one is printed."""

    day: int = _LAST
    month: int | None = None


def rule(raw: str, every: Rhythm) -> Rule:
    """The recurrence rule of a deadline as iCalendar has it, by the names of its parts.

    >>> rule("trước ngày 15 hằng tháng", "month")
    {'FREQ': 'MONTHLY', 'BYMONTHDAY': 14}
    """
    said = fold_keep(raw)
    if every == "week":
        found = _WEEKDAY.search(said)
        return {"FREQ": "WEEKLY", "BYDAY": _WEEKDAYS.get(found[1] or "", "SU") if found else "FR"}
    point = _point(said)
    if every == "month":
        return {"FREQ": "MONTHLY", **_day(point.day, every_month_has=_SHORTEST)}
    months = [point.month] if every == "year" and point.month else _MONTHS[every]
    return {
        "FREQ": "YEARLY",
        "BYMONTH": months if len(months) > 1 else months[0],
        **_day(point.day, every_month_has=30 if len(months) > 1 else _SHORTEST),
    }


def _day(day: int, *, every_month_has: int) -> Rule:
    """The day of a month; one that a short month lacks falls on its last day."""
    if day in (_LAST, 31):
        return {"BYMONTHDAY": _LAST}
    if day <= every_month_has:
        return {"BYMONTHDAY": day}
    return {"BYMONTHDAY": list(range(every_month_has, day + 1)), "BYSETPOS": -1}


def _point(said: str) -> _Point:
    day = _DAY.search(said)
    if day is not None:
        return _printed(day)
    first = _FIRST_DAYS.search(said)
    if first is not None:
        return _Point(int(first[1]))
    week = _WEEK.search(said)
    if week is not None:
        return _Point(7 * (_WEEK_NAMES.get(week[1]) or int(week[1])))
    month, quarter = _MONTH.search(said), _QUARTER.search(said)
    if month is not None:
        return _Point(month=_earlier(int(month["month"]), 1 if month["before"] else 0))
    if quarter is not None:
        return _Point(month=_earlier(_QUARTERS[quarter["quarter"]], 3 if quarter["before"] else 0))
    return _Point()


def _printed(found: re.Match[str]) -> _Point:
    """The day as printed; the day before it where it stands behind ``trước``."""
    day = int(found["day"] or found["bare_day"])
    month = int(found["month"] or found["named"] or 0)
    month = month if 1 <= month <= 12 else 0
    if not 1 <= day <= 31:
        return _Point(month=month or None)
    if not (found["before"] or found["bare"]):
        return _Point(day, month or None)
    if day == 1:
        return _Point(_LAST, _earlier(month, 1) if month else None)
    return _Point(day - 1, month or None)


def _earlier(month: int, by: int) -> int:
    return (month - by - 1) % 12 + 1


def first_day(rule: Rule, earliest: date) -> date:
    """The first day of a rule on or after the earliest."""
    from dateutil.rrule import rrulestr

    found = rrulestr(written(rule), dtstart=datetime.combine(earliest, time()))[0]
    return found.date()


def written(rule: Rule) -> str:
    """The rule as iCalendar writes it."""
    return ";".join(f"{name}={_value(value)}" for name, value in rule.items())


def _value(value: str | int | list[int]) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
