"""Deadlines that name a day: the last day allowed, whether offices are closed on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from kehoach.audit.case import Case
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Deadline, Task

_DAY = re.compile(r"ngày \d{1,2}|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def last_days(case: Case) -> Iterator[tuple[Task, Deadline, date]]:
    """The deadlines that print a single day, with the last day allowed ("trước ngày 15/3": the fourteenth)."""
    seen: set[int] = set()
    for task in case.plan.tasks:
        for deadline in task.deadlines:
            words = fold_keep(deadline.raw)
            if deadline.due is None or deadline.start or deadline.kind != "date" or deadline.where.start in seen:
                continue
            if deadline.every or not _DAY.search(words):
                continue
            seen.add(deadline.where.start)
            yield task, deadline, date.fromisoformat(deadline.due)


@cache
def holidays_of(year: int) -> dict[date, str]:
    """The public holidays of Viet Nam in a year with their names."""
    from holidays import country_holidays

    return {day: name for day, name in country_holidays("VN", years=year, language="vi").items() if day.year == year}
