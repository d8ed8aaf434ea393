"""The times of a table's row: each line of its time cells, a column of beginnings paired with one of ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach.extract.rules.candidates import Timed
from kehoach.extract.rules.deadline import first_day
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
    """The deadlines of a row's time cells; each line of an end takes its first day from the line beside it."""
    row = grid.rows[index]
    begins = _beginnings(outline, row[begin], year) if begin is not None else []
    found: list[Timed] = []
    for c in columns:
        lines = row[c].lines
        for at, line in enumerate(lines):
            times = times_in_field(outline, line, year, "cell", (grid.index, index, c))
            first = begins[at] if len(begins) == len(lines) else begins[0] if len(begins) == 1 else None
            found += [_begun(timed, first[1]) for timed in times] if first else times
    if not found and begin is not None:
        for line, first_of in begins:
            for timed in times_in_field(outline, line, year, "cell", (grid.index, index, begin)):
                open_ended = replace(timed.expression, kind="ongoing", due=None, begin=first_of)
                found.append(replace(timed, expression=open_ended))
    return found


def _beginnings(outline: Outline, cell: GridCell, year: int | None) -> list[tuple[Span, str | None]]:
    return [(line, first_day(outline.text[line[0] : line[1]], year)) for line in cell.lines]


def _begun(timed: Timed, first: str | None) -> Timed:
    """The time with its first day, where it has none of its own and does not end before it."""
    said = timed.expression
    if first is None or said.begin or said.due is None or said.due < first:
        return timed
    return replace(timed, expression=replace(said, begin=first))
