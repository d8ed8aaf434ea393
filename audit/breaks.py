"""Where a page's end broke a paragraph or a table of a text file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

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
    before: Segment | None = None
    for segment in case.outline.segments[bisect_left(starts, node.start) : bisect_left(starts, node.end)]:
        if before is not None and before.place.line is not None and segment.place.line is not None:
            if segment.place.line - before.place.line >= _BLANK_BETWEEN:
                first = max(before.start, before.end - _SHOWN)
                yield case.place(first, before.end), case.place(segment.start, min(segment.end, segment.start + _SHOWN))
        before = segment


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
