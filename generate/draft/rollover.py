"""Years, quarters, months and days of last year's plan, moved on to the next plan with sense.

The plan year, the year before it (its base) and the year after it (the budget that is prepared) move by the same
step. Cited documents, laws, periods, terms, horizons and what has happened stay. A day by which something is due is
moved to the working day before it where the new year's calendar closes the offices on it: the printed day counts,
"trước ngày" or not. Days up to which something is counted ("đến hết ngày 31/12"), days of honour, recurring days and
New Year's Day stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kehoach.generate.draft.rollover_days import days, days_alone
from kehoach.generate.draft.rollover_frozen import frozen
from kehoach.generate.draft.rollover_words import folded
from kehoach.generate.draft.rollover_work import Change, Left, Work
from kehoach.generate.draft.rollover_years import lists, spans, years
from kehoach.models.errors import Said

__all__ = ["REASONS", "Change", "Left", "Rolled", "roll", "roll_deadline"]

REASONS: dict[str, Said] = {
    "plan-year": Said("năm kế hoạch chuyển sang năm mới", "the plan year moves on"),
    "base-year": Said("năm cơ sở chuyển sang năm liền trước của kế hoạch mới", "the base year moves on"),
    "next-year": Said("năm sau của kế hoạch chuyển tiếp", "the year after the plan moves on"),
    "comparison": Said("năm so sánh chuyển tiếp", "the year compared with moves on"),
    "season": Said("năm học, mùa vụ chuyển tiếp", "the school year or season moves on"),
    "rolling-budget": Said("ba năm ngân sách cuốn chiếu", "the rolling three years of the budget"),
    "run-of-years": Said("chuỗi năm kéo đến năm liền trước", "the run of years reaches the new base year"),
    "overdue": Said("thời hạn cũ đã qua trước năm kế hoạch", "the old deadline lay before its own plan year"),
    "workday": Said("ngày nghỉ: chuyển về ngày làm việc liền trước", "a day off: the working day before it"),
    "leap-day": Said("năm mới không có ngày 29 tháng 02", "the new year has no 29 February"),
    "weekday": Said("thứ trong tuần của ngày mới", "the weekday of the new day"),
    "result": Said("số liệu kết quả của năm trước, phải thay bằng kết quả mới", "a past result, to be replaced"),
    "period-over": Said("giai đoạn đã kết thúc", "the period is over"),
    "horizon": Said("mốc của chương trình đã qua", "the programme's horizon has passed"),
    "place-in-period": Said("câu chỉ đúng với năm cũ", "the sentence is true of the old year alone"),
    "before-issue": Said("thời hạn trước ngày ban hành", "the deadline lies before the day of issue"),
}
_CHANGING = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Rolled:
    """The new text, what was changed in it and what was left in doubt, both with offsets into the old text."""

    text: str
    changes: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()


def roll(text: str, old: int, new: int, *, issued: date | None = None) -> Rolled:
    """The prose of last year's plan with its years and days in the new plan's year.

    ``old`` and ``new`` are plan years; where they are equal nothing changes. ``issued`` is the day the new plan is
    issued: a day by which something is due before it is listed in ``left``.
    """
    return _rolled(text, old, new, deadline=False, issued=issued)


def roll_deadline(raw: str, old: int, new: int, *, issued: date | None = None) -> Rolled:
    """A deadline of last year's plan in the new plan's year: as ``roll``, and every day in it is a day of work.

    A quarter or month of the year before the plan that was over when the plan began ("Quý II/2023" in a plan for
    2024) is taken for one of the plan year.
    """
    return _rolled(raw, old, new, deadline=True, issued=issued)


def _rolled(text: str, old: int, new: int, *, deadline: bool, issued: date | None) -> Rolled:
    if old == new or not _CHANGING.search(text):
        return Rolled(text)
    work = Work(text, old, new, deadline, issued, folded(text))
    work.taken += frozen(text, work.folded, old)
    for step in (spans, lists, days, days_alone, years):
        step(work)
    changes = sorted(work.changes, key=lambda change: change.start)
    return Rolled(_apply(text, changes), tuple(changes), tuple(sorted(work.left, key=lambda one: one.start)))


def _apply(text: str, changes: list[Change]) -> str:
    parts: list[str] = []
    place = 0
    for change in changes:
        parts += (text[place : change.start], change.after)
        place = change.end
    return "".join([*parts, text[place:]])
