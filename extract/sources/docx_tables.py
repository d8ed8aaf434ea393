"""Rows and cells of a Word table as a grid of equal rows, merged cells at every place they cover."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kehoach.extract.sources.docx_made import cell as make_cell
from kehoach.extract.sources.docx_scan import Said
from kehoach.extract.sources.docx_styles import Styles, has_lines
from kehoach.extract.sources.docx_tags import block
from kehoach.extract.sources.docx_xml import VAL, W, is_on, whole
from kehoach.models.layout import Cell, Paragraph, Place, Table

Blocks: TypeAlias = "tuple[Paragraph | Table, ...]"
Spot: TypeAlias = "tuple[int, int]"


class CellSays(NamedTuple):
    """What a w:tcPr says: columns covered, whether it continues the cell above or to the left, its lines."""

    span: int = 1
    goes_down: bool = False
    goes_right: bool = False
    lines: bool = False


class RowSays(NamedTuple):
    """What a w:trPr says: columns left free before and after, heading row, deleted row."""

    before: int = 0
    after: int = 0
    heading: bool = False
    deleted: bool = False


UNSAID = CellSays()
_ROW_UNSAID = RowSays()


class TableProperties:
    """What the property blocks of tables say, each different one read once."""

    def __init__(self, styles: Styles, span_limit: int) -> None:
        self._styles = styles
        self._span_limit = span_limit
        self.cells: dict[tuple[bytes, ...], CellSays] = {}

    def cell(self, key: tuple[bytes, ...]) -> CellSays:
        """What the tags of a w:tcPr say."""
        found = self.cells.get(key)
        if found is None:
            found = self.cells[key] = _cell_says(key, self._span_limit)
        return found

    def row(self, key: tuple[bytes, ...]) -> RowSays:
        """What the tags of a w:trPr say."""
        return _row_says(key, self._span_limit)

    def has_lines(self, key: tuple[bytes, ...]) -> bool:
        """Whether the tags of a w:tblPr draw lines, or the style they name does."""
        said = block(key)
        own = has_lines(said)
        if own is not None:
            return own
        named = next((_value(item) for item in said if item[0] == W + "tblStyle"), None)
        style = self._styles.defined(named) if named else None
        return bool(style and style.borders)


@lru_cache(4096)
def _cell_says(key: tuple[bytes, ...], span_limit: int) -> CellSays:
    said = block(key)
    named = {item[0]: _value(item) for item in said}
    span = min(max(whole(named.get(W + "gridSpan"), 1), 1), span_limit)
    down = W + "vMerge" in named and named[W + "vMerge"] != "restart"
    right = W + "hMerge" in named and named[W + "hMerge"] != "restart"
    found = CellSays(span, down, right, bool(has_lines(said)))
    return UNSAID if found == UNSAID else found


@lru_cache(1024)
def _row_says(key: tuple[bytes, ...], span_limit: int) -> RowSays:
    named = {item[0]: _value(item) for item in block(key)}
    before, after = (min(max(whole(named.get(W + n)), 0), span_limit) for n in ("gridBefore", "gridAfter"))
    heading = W + "tblHeader" in named and is_on(named[W + "tblHeader"])
    return RowSays(before, after, heading, W + "del" in named)


def _value(item: Said) -> str | None:
    return dict(zip(item[1::2], item[2::2], strict=True)).get(VAL)


class GridBuilder:
    """The grid of one table as its rows and cells come in document order."""

    def __init__(self, place: Place) -> None:
        self.ruled = False
        self._place = place
        self._empty = Cell((), place=place)
        self._grid: list[list[Cell]] = []
        self._merged: dict[Spot, Spot] = {}
        self._headings = 0
        self._line: list[Cell] = []
        self._row = _ROW_UNSAID

    def open_row(self) -> None:
        """Begin a row."""
        self._line = []
        self._row = _ROW_UNSAID

    def say_row(self, says: RowSays) -> None:
        """Take in the properties of the row that has begun."""
        self._row = says
        self._line.extend([self._empty] * says.before)

    def close_row(self) -> None:
        """End the row; a deleted one is dropped."""
        if self._row.deleted:
            return
        if self._row.heading and self._headings == len(self._grid):
            self._headings += 1
        self._line.extend([self._empty] * self._row.after)
        self._grid.append(self._line)
        self._line = []

    def add(self, said: CellSays, blocks: Blocks) -> None:
        """Set the next cell of the row."""
        line = self._line
        if said is UNSAID:
            line.append(make_cell(blocks, self._place))
            return
        self.ruled = self.ruled or said.lines
        if (said.goes_down or said.goes_right) and self._join(said):
            return
        start = (len(self._grid), len(line))
        line.append(Cell(blocks, 1, said.span, None, self._place))
        if said.span > 1:
            line.extend([Cell(blocks, 1, said.span, start, self._place)] * (said.span - 1))

    def _join(self, said: CellSays) -> bool:
        """Let the next cell continue the one above or to its left; False where there is none."""
        grid, line = self._grid, self._line
        row, column = len(grid), len(line)
        if said.goes_right:
            if not line:
                return False
            first = line[-1]
            origin = first.origin or (row, column - 1)
            self._merged[origin] = (1, column - origin[1] + 1)
            line.append(replace(first, origin=origin))
            return True
        above = grid[-1][column] if grid and column < len(grid[-1]) else None
        if above is None or (above.origin is not None and above.origin[1] != column):
            return False
        origin = above.origin or (row - 1, column)
        self._merged[origin] = (row - origin[0] + 1, above.column_span)
        line.extend([replace(above, origin=origin)] * said.span)
        return True

    def table(self) -> Table:
        """The grid so far, short rows filled up with empty cells."""
        width = max(map(len, self._grid), default=0)
        rows = tuple([tuple(line + [self._empty] * (width - len(line))) for line in self._grid])
        if self._merged:
            rows = tuple(
                tuple(self._grown(cell, (at, column)) for column, cell in enumerate(row)) for at, row in enumerate(rows)
            )
        return Table(rows, self._place, self._headings, self.ruled)

    def _grown(self, cell: Cell, spot: Spot) -> Cell:
        size = self._merged.get(cell.origin or spot)
        return cell if size is None else replace(cell, row_span=size[0], column_span=size[1])
