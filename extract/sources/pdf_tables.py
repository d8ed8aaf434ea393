"""A page's ruled grids as tables: cells with paragraphs, merged cells at every place they cover."""

from __future__ import annotations

import itertools

from kehoach.extract.sources.pdf_grid import Grid, GridCell
from kehoach.extract.sources.pdf_ink import Ink
from kehoach.extract.sources.pdf_lines import Line, lines_of
from kehoach.extract.sources.pdf_paragraphs import BULLETS, Column, paragraphs
from kehoach.models.layout import Cell, Paragraph, Place, Table

Signs = dict[tuple[int, int], str]  # (columns of the table, column): the signs its cells begin with


def table_of(ink: Ink, grid: Grid, signs: Signs) -> Table:
    """The grid as a table; the page must be open. A hole in the grid is an empty cell.

    ``signs`` holds what the cells of earlier pages begin with and is added to: a cell cut by the page's end
    does not show whether its column lists items by dashes.
    """
    lines = {id(cell): lines_of(ink, cell.words) for cell in grid.cells}
    padding = _padding(grid, lines)
    width = len(grid.xs)
    for cell in grid.cells:
        if (texts := lines[id(cell)]) and texts[0].text[0] in BULLETS:
            known = signs.get((width, cell.column), "")
            if texts[0].text[0] not in known:
                signs[width, cell.column] = known + texts[0].text[0]
    made = {
        id(cell): _paragraphs(cell, lines[id(cell)], padding, signs.get((width, cell.column), ""))
        for cell in grid.cells
    }
    rows = tuple(
        tuple(_cell(ink.page, made, cell, row, column) for column, cell in enumerate(places))
        for row, places in enumerate(grid.places)
    )
    return Table(rows, _place(ink.page, grid.box))


def _place(page: int, box: tuple[float, float, float, float]) -> Place:
    return Place(page=page, bbox=(round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)))


def _padding(grid: Grid, lines: dict[int, list[Line]]) -> float:
    """The distance of text from the rules: the smallest one seen on the left."""
    gaps = [line.x0 - cell.box[0] for cell in grid.cells for line in lines[id(cell)]]
    return min(max(min(gaps, default=5.0), 1.0), 8.0)


def _paragraphs(cell: GridCell, lines: list[Line], padding: float, bullets: str) -> tuple[Paragraph, ...]:
    if not lines:
        return ()
    column = Column(cell.box[0] + padding, cell.box[2] - padding, _pitch(lines), bullets=bullets)
    return tuple(paragraphs(lines, column, tight=True))


def _pitch(lines: list[Line]) -> float:
    steps = [(below.y - above.y) / below.size for above, below in itertools.pairwise(lines)]
    return min((step for step in steps if step > 0.8), default=0.0)


def _cell(page: int, made: dict[int, tuple[Paragraph, ...]], cell: GridCell | None, row: int, column: int) -> Cell:
    if cell is None:
        return Cell(())
    origin = None if (cell.row, cell.column) == (row, column) else (cell.row, cell.column)
    return Cell(made[id(cell)], cell.row_span, cell.column_span, origin, _place(page, cell.box))
