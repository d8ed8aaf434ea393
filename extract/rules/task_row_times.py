"""The times of a table's row: each line of its time cells, a column of beginnings paired with one of ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach.extract.rules.candidates import Timed
from kehoach.extract.rules.deadline import TimeExpression, first_day
from kehoach.extract.rules.deadline_broken import broken_dates
from kehoach.extract.rules.reading import times_in_field
from kehoach.models.outline import Grid, GridCell, Outline, Span

_EDGE = re.compile(
    r"(?P<begin>\b(?:bắt đầu|khởi công|khởi động|từ ngày|từ\W*\Z))|\b(?:kết thúc|hoàn thành|đến ngày|đến\W*\Z)",
    re.IGNORECASE,
)


def opens_span(heading: str) -> bool | None:
    """Whether a heading is that of beginnings (``Thời gian bắt đầu``) or of ends; None where it says neither."""
    edges = list(_EDGE.finditer(heading))
    return bool(edges[-1]["begin"]) if edges else None


def times_in_row(
    outline: Outline, grid: Grid, index: int, columns: Sequence[int], begin: int | None, year: int | None
) -> list[Timed]:
    """The deadlines of a row's time cells; each line of an end takes its first day from the line beside it.

    A beginning that no end takes (an empty cell, an end before it) stays as what goes on from then.
    """
    row = grid.rows[index]
    begins = _beginnings(outline, grid, index, begin, year) if begin is not None else []
    left = list(begins)
    found: list[Timed] = []
    for c in columns:
        lines = _lines(outline, row[c])
        for at, line in enumerate(lines):
            first = begins[at] if len(begins) == len(lines) else begins[0] if len(begins) == 1 else None
            for timed in times_in_field(outline, line, year, "cell", (grid.index, index, c)):
                if first is not None and _follows(timed.expression, first.expression):
                    begun = replace(timed.expression, begin=first.expression.begin)
                    left = [other for other in left if other is not first]
                    found.append(replace(timed, expression=begun))
                else:
                    found.append(timed)
    return [*left, *found]


def _lines(outline: Outline, cell: GridCell) -> list[Span]:
    """The lines of a time cell, those that one date runs over taken together."""
    dates = [(start + cell.start, end + cell.start) for start, end in broken_dates(outline.text[cell.start : cell.end])]
    lines: list[Span] = []
    for start, end in cell.lines:
        if lines and any(begin < lines[-1][1] and start < stop for begin, stop in dates if begin < start):
            lines[-1] = (lines[-1][0], end)
        else:
            lines.append((start, end))
    return lines


def _beginnings(outline: Outline, grid: Grid, index: int, column: int, year: int | None) -> list[Timed]:
    """Each line of the cell of beginnings as what goes on from its first day."""
    found: list[Timed] = []
    for line in _lines(outline, grid.rows[index][column]):
        first = first_day(outline.text[line[0] : line[1]], year)
        times = times_in_field(outline, line, year, "cell", (grid.index, index, column))
        if first is not None:
            times = [replace(one, expression=_from(one.expression, first)) for one in times[:1]]
        found += times
    return found


def _from(said: TimeExpression, first: str) -> TimeExpression:
    return replace(said, kind="ongoing", due=None, begin=first)


def _follows(end: TimeExpression, beginning: TimeExpression) -> bool:
    """Whether a time can take a first day: it has none of its own and does not end before it."""
    if beginning.begin is None or beginning.kind != "ongoing" or end.begin:
        return False
    return end.kind == "ongoing" if end.due is None else end.due >= beginning.begin
