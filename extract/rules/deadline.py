"""Deadlines: the time cell, the value of a time label, prose, and limits inside other words.

What counts as one expression, and its kind: contract version 1, "deadlines". ``trước`` a day is due the day
before; a date inside a cited document is no deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kehoach.extract.rules.deadline_broken import healed, printed_start
from kehoach.extract.rules.deadline_clauses import FILLER, RULES, clauses, express, fold, mask, scan, windows
from kehoach.extract.rules.deadline_prose import calendar_limits, deadlines_in_prose
from kehoach.extract.rules.deadline_shape import EXAMPLE_YEAR, Found, TimeExpression, moved

__all__ = [
    "RULES",
    "TimeExpression",
    "calendar_limits",
    "deadlines_in_field",
    "deadlines_in_prose",
    "first_day",
    "reads_as_time",
]

_LONGEST_CELL = 400
# Words of time that other columns hold too: a required frequency, a note, a plan that is delivered.
_WEIGHTS = {"named_source": 0.0, "times_in": 0.5, "during": 0.5, "provided": 0.5, "unplanned": 0.7}
_TIMED_SOURCE = re.compile(
    r"theo\s+(?:đúng\s+)?(?:các\s+)?(?:kế hoạch|quy định|qui định|tiến độ|lộ trình|thời|yêu cầu|lịch"
    r"|chương trình|hướng dẫn|tình hình|thực tế|đề xuất|đăng ký|giấy mời|chỉ đạo|thông báo|nhu cầu|văn bản"
    r"|quyết định|công văn)",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\s*\d{1,2}\s*/\s*\d{1,2}\s*")
_DELIVERED = re.compile(r"\b(?:báo cáo|tổng hợp)\b", re.IGNORECASE)


def deadlines_in_field(text: str, year: int | None) -> list[TimeExpression]:
    """The time expressions of a whole time cell or of a label's value, in order, repeats kept.

    ``year`` is the plan's year, or the one in the column's head; it completes what is printed without one.
    """
    found: list[TimeExpression] = []
    for offset, piece in windows(text):
        whole, breaks = healed(piece)
        for members, start, end in _read(whole, year):
            said = express(members, whole, start, end)
            found += [moved(replace(one, start=printed_start(one.start, breaks)), offset) for one in said]
    return found


def first_day(text: str, year: int | None) -> str | None:
    """The day, ISO, on which the time in a cell of beginnings begins: a month or a quarter on its first day."""
    said = deadlines_in_field(f"từ {text.strip()}", year)
    return said[0].begin if said and said[0].kind == "ongoing" else None


def reads_as_time(text: str) -> float:
    """How much a cell reads as a deadline, 0 to 1: the share of its letters that tell a time."""
    letters = sum(character.isalnum() for character in text)
    if not letters or letters > _LONGEST_CELL:
        return 0.0
    if _SCORE.fullmatch(text):
        return 0.3 if deadlines_in_field(text, EXAMPLE_YEAR) else 0.0
    weights = [0.0] * len(text)
    for members, start, _ in _read(text, EXAMPLE_YEAR):
        for item in members:
            if not item.open or not text[start : item.start].strip(" -–+*•\t\n("):
                weights[item.start : item.end] = [_weight(item, text)] * (item.end - item.start)
    if not any(weights):
        return 0.0
    for word in FILLER.finditer(text):
        weights[word.start() : word.end()] = [1.0] * (word.end() - word.start())
    for word in _DELIVERED.finditer(text):
        weights[word.start() : word.end()] = [0.0] * (word.end() - word.start())
    covered = sum(weight for character, weight in zip(text, weights, strict=True) if character.isalnum())
    return round(covered / letters, 3)


def _read(text: str, year: int | None) -> Iterator[tuple[list[Found], int, int]]:
    """What stands in each clause, and the clause."""
    masked = mask(text)
    found = scan(masked, year)
    for start, end in clauses(text, found):
        yield fold([item for item in found if start <= item.start < end], masked, start, end), start, end


def _weight(item: Found, text: str) -> float:
    if item.rule == "source" and not _TIMED_SOURCE.match(text, item.start):
        return 0.4
    return _WEIGHTS.get(item.rule, 1.0)
