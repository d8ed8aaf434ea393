"""Tables of a Word file as grids of equal rows, merged cells at every place they cover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from kehoach.extract.sources.docx_styles import Styles, has_lines
from kehoach.extract.sources.docx_xml import MC, VAL, Element, W, is_on, whole
from kehoach.models.layout import Cell, Paragraph, Place, Table

Blocks: TypeAlias = "tuple[Paragraph | Table, ...]"
Spot: TypeAlias = "tuple[int, int]"

TC, TR, TC_PR, TR_PR = W + "tc", W + "tr", W + "tcPr", W + "trPr"
_GRID_SPAN, _V_MERGE, _H_MERGE, _BORDERS = W + "gridSpan", W + "vMerge", W + "hMerge", W + "tcBorders"
_TRANSPARENT = frozenset(W + t for t in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


class _CellSays(NamedTuple):
    """What a w:tcPr says: columns covered, whether it continues the cell above or to the left, its lines."""

    span: int = 1
    goes_down: bool = False
    goes_right: bool = False
    lines: bool = False


class _RowSays(NamedTuple):
    """What a w:trPr says: columns left free before and after, heading row, deleted row."""

    before: int = 0
    after: int = 0
    heading: bool = False
    deleted: bool = False


_UNSAID = _CellSays()
_ROW_UNSAID = _RowSays()


class TableReader:
    """Reads w:tbl elements.

    ``read_blocks`` gives the blocks inside a cell, ``lifted`` a property block that was lifted out.
    """

    def __init__(
        self,
        styles: Styles,
        read_blocks: Callable[[Element, Place], Blocks],
        lifted: Callable[[str, str], Element | None],
        span_limit: int,
    ) -> None:
        self._styles = styles
        self._read_blocks = read_blocks
        self._lifted = lifted
        self._span_limit = span_limit
        self._known: dict[str, _CellSays] = {}

    def read(self, table: Element, place: Place) -> Table:
        """One table as a grid; deleted rows are left out."""
        grid: list[list[Cell]] = []
        merged: dict[Spot, Spot] = {}
        headings = 0
        ruled = self._has_lines(table)
        empty = Cell((), place=place)
        for row in transparent(table, TR):
            says = self._row_says(row)
            if says.deleted:
                continue
            if says.heading and headings == len(grid):
                headings += 1
            line = [empty] * says.before
            for cell in transparent(row, TC):
                said = self._cell_says(cell)
                ruled = ruled or said.lines
                blocks = self._read_blocks(cell, place)
                if said is _UNSAID:
                    line.append(Cell(blocks, place=place))
                elif not (said.goes_down or said.goes_right) or not _join(grid, line, said, merged):
                    start = (len(grid), len(line))
                    line.append(Cell(blocks, 1, said.span, None, place))
                    if said.span > 1:
                        line.extend([Cell(blocks, 1, said.span, start, place)] * (said.span - 1))
            line.extend([empty] * says.after)
            grid.append(line)
        width = max(map(len, grid), default=0)
        rows = [tuple(line if len(line) == width else line + [empty] * (width - len(line))) for line in grid]
        return Table(_spanned(rows, merged) if merged else tuple(rows), place, headings, ruled)

    def _cell_says(self, cell: Element) -> _CellSays:
        number = cell.get("k")
        if number is None:
            first = next(iter(cell), None)
            return self._read_cell(first) if first is not None and first.tag == TC_PR else _UNSAID
        said = self._known.get(number)
        if said is None:
            block = self._lifted(number, TC_PR)
            said = self._known[number] = self._read_cell(block) if block is not None else _UNSAID
        return said

    def _read_cell(self, tcpr: Element) -> _CellSays:
        span, goes_down, goes_right, lines = 1, False, False, False
        for child in tcpr:
            tag = child.tag
            if tag == _GRID_SPAN:
                span = min(max(whole(child.get(VAL), 1), 1), self._span_limit)
            elif tag == _V_MERGE:
                goes_down = child.get(VAL) != "restart"
            elif tag == _H_MERGE:
                goes_right = child.get(VAL) != "restart"
            elif tag == _BORDERS:
                lines = has_lines(child)
        said = _CellSays(span, goes_down, goes_right, lines)
        return _UNSAID if said == _UNSAID else said

    def _row_says(self, row: Element) -> _RowSays:
        said = row.find(TR_PR)
        if said is None:
            return _ROW_UNSAID
        free = [0, 0]
        heading = deleted = False
        for child in said:
            tag = child.tag
            if tag in (W + "gridBefore", W + "gridAfter"):
                free[tag == W + "gridAfter"] = min(max(whole(child.get(VAL)), 0), self._span_limit)
            elif tag == W + "tblHeader":
                heading = is_on(child.get(VAL))
            elif tag == W + "del":
                deleted = True
        return _RowSays(free[0], free[1], heading, deleted)

    def _has_lines(self, table: Element) -> bool:
        """Whether the table has lines of its own or of its style."""
        said = table.find(W + "tblPr")
        if said is None:
            return False
        borders = said.find(W + "tblBorders")
        if borders is not None:
            return has_lines(borders)
        named = said.find(W + "tblStyle")
        style = self._styles.defined(named.get(VAL, "")) if named is not None else None
        return bool(style and style.borders)


def _join(grid: list[list[Cell]], line: list[Cell], said: _CellSays, merged: dict[Spot, Spot]) -> bool:
    """Let the next cell of a line continue the one above or to its left; False where there is none.

    ``merged`` keeps, for each cell that grew, its height and width.
    """
    row, column = len(grid), len(line)
    if said.goes_right:
        if not line:
            return False
        first = line[-1]
        origin = first.origin or (row, column - 1)
        merged[origin] = (1, column - origin[1] + 1)
        line.append(replace(first, origin=origin))
        return True
    above = grid[-1][column] if grid and column < len(grid[-1]) else None
    if above is None or (above.origin is not None and above.origin[1] != column):
        return False
    origin = above.origin or (row - 1, column)
    merged[origin] = (row - origin[0] + 1, above.column_span)
    line.extend([replace(above, origin=origin)] * said.span)
    return True


def _spanned(rows: list[tuple[Cell, ...]], merged: dict[Spot, Spot]) -> tuple[tuple[Cell, ...], ...]:
    """The rows with the full height and width on every place of the cells that grew."""

    def grown(cell: Cell, spot: Spot) -> Cell:
        size = merged.get(cell.origin or spot)
        return cell if size is None else replace(cell, row_span=size[0], column_span=size[1])

    return tuple(
        tuple(grown(cell, (at, column)) for column, cell in enumerate(row)) for at, row in enumerate(rows)
    )


def transparent(parent: Element, tag: str) -> list[Element]:
    """The children of a tag in order, those inside content controls and insertions included."""
    found: list[Element] = []
    for child in parent:
        own = child.tag
        if own == tag:
            found.append(child)
        elif own in _TRANSPARENT:
            found.extend(transparent(child, tag))
        elif own == MC + "AlternateContent":
            found.extend(transparent(chosen(child), tag))
    return found


def chosen(alternate: Element) -> Element:
    """The one branch of an alternative that is read: the first choice, else the fallback."""
    first = alternate.find(MC + "Choice")
    if first is not None:
        return first
    fallback = alternate.find(MC + "Fallback")
    return alternate if fallback is None else fallback
