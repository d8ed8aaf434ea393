"""Deadlines: the time cell, the value of a time label, prose, and limits inside other words.

What counts as one expression, and its kind: contract version 1, "deadlines". ``trước`` a day is due the day
before; a date inside a cited document is no deadline.
"""

from __future__ import annotations

from kehoach.extract.rules.deadline_clauses import FILLER, RULES, clauses, express, fold, mask, scan
from kehoach.extract.rules.deadline_prose import calendar_limits, deadlines_in_prose
from kehoach.extract.rules.deadline_shape import EXAMPLE_YEAR, TimeExpression

__all__ = [
    "RULES",
    "TimeExpression",
    "calendar_limits",
    "deadlines_in_field",
    "deadlines_in_prose",
    "reads_as_time",
]


def deadlines_in_field(text: str, year: int | None) -> list[TimeExpression]:
    """The time expressions of a whole time cell or of a label's value, in order, repeats kept.

    ``year`` is the plan's year, or the one in the column's head; it completes what is printed without one.
    """
    masked = mask(text)
    found = scan(masked, year)
    pieces: list[TimeExpression] = []
    for start, end in clauses(text, found):
        members = fold([item for item in found if start <= item.start < end], masked, start, end)
        pieces += express(members, text, start, end)
    return pieces


def reads_as_time(text: str) -> float:
    """How much a cell reads as a deadline, 0 to 1: the share of its letters that tell a time."""
    letters = sum(character.isalnum() for character in text)
    if not letters or letters > 400:
        return 0.0
    masked = mask(text)
    found = scan(masked, EXAMPLE_YEAR)
    read = bytearray(len(text))
    for start, end in clauses(text, found):
        for item in fold([item for item in found if start <= item.start < end], masked, start, end):
            opens = not text[start : item.start].strip(" -–+*•\t\n(") or not item.open
            if opens:
                read[item.start : item.end] = b"\1" * (item.end - item.start)
    if not any(read):
        return 0.0
    for word in FILLER.finditer(text):
        read[word.start() : word.end()] = b"\1" * (word.end() - word.start())
    covered = sum(1 for place, character in enumerate(text) if character.isalnum() and read[place])
    return round(covered / letters, 3)
