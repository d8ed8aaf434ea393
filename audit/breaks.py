"""Where a page's end broke a paragraph or a table of a text file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from kehoach.audit.case import Case
from kehoach.models.outline import Grid, Node, Segment
from kehoach.models.records import Where

_SHOWN = 60
_BLANK_BETWEEN = 2  # lines: the next line but one


def broken_paragraphs(case: Case) -> Iterator[tuple[Where, Where]]:
    """(end of the first piece, beginning of the second) of paragraphs whose lines have a blank line between."""
    starts = [segment.start for segment in case.outline.segments]
    for node in case.nodes():
        if node.kind in ("paragraph", "item", "bullet"):
            yield from _breaks(case, node, starts)


def _breaks(case: Case, node: Node, starts: list[int]) -> Iterator[tuple[Where, Where]]:
    segments = case.outline.segments[bisect_left(starts, node.start) : bisect_left(starts, node.end)]
    for before, after in pairwise(segments):
        if _lines_between(before, after) >= _BLANK_BETWEEN:
            first = case.text.find(" ", max(before.start, before.end - _SHOWN), before.end)
            last = case.text.rfind(" ", after.start, min(after.end, after.start + _SHOWN))
            yield (
                case.place(max(first, before.start), before.end),
                case.place(after.start, last if last > after.start else after.end),
            )


def _lines_between(before: Segment, after: Segment) -> int:
    one, other = before.place.line, after.place.line
    return other - one if one is not None and other is not None else 0


def broken_tables(case: Case) -> Iterator[tuple[Where, list[Where]]]:
    """(first break, further breaks) of each table that was put together from pieces."""
    for grid in case.outline.grids:
        places = [place for stitch in grid.stitches if (place := _row(case, grid, stitch.row))]
        if places:
            yield places[0], places[1:]


def _row(case: Case, grid: Grid, row: int) -> Where | None:
    """The first words of a row."""
    cells = grid.rows[row] if row < len(grid.rows) else ()
    for cell in cells:
        if cell.start < cell.end:
            start, end = case.outline.words(cell.start, min(cell.end, cell.start + _SHOWN))
            return case.outline.where(start, end, (grid.index, row, cell.column))
    return None
