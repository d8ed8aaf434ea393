"""Tables that a web page gave away one cell a line, between lone ``|`` lines, back to grids."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.extract.sources.text_flattened_cells import cells_of
from kehoach.extract.sources.text_flattened_rows import pieces_of, rows_of
from kehoach.extract.sources.text_marks import Line
from kehoach.models.layout import Place, Table


def flattened_table(lines: Sequence[Line]) -> Table | None:
    """The grid of a region of lone pipes; None where it holds no cell."""
    pieces, trailing = pieces_of(lines)
    if not pieces:
        return None
    rows, width = rows_of(pieces, trailing)
    width = max(width, *(len(row) for row in rows))
    grid = cells_of(rows, width)
    return Table(
        rows=grid,
        place=Place(line=pieces[0].lines[0].number),
        ruled=width > 2 or len(grid) > 2,
        certain=False,
    )
