"""Tables of a Word file as grids of equal rows, merged cells at every place they cover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kehoach.extract.sources.docx_styles import Styles, has_lines
from kehoach.extract.sources.docx_xml import MC, VAL, Element, W, is_on, whole
from kehoach.models.layout import Cell, Paragraph, Place, Table

Blocks: TypeAlias = "tuple[Paragraph | Table, ...]"
TC, TR, TC_PR, TR_PR = W + "tc", W + "tr", W + "tcPr", W + "trPr"
_GRID_SPAN, _V_MERGE, _H_MERGE, _BORDERS = W + "gridSpan", W + "vMerge", W + "hMerge", W + "tcBorders"
_TRANSPARENT = frozenset(W + t for t in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


@dataclass(slots=True)
class _Piece:
    """One w:tc at its place, before its height is known."""

    column: int
    span: int
    blocks: Blocks
    rows: int = 1


@dataclass(frozen=True, slots=True)
class _Properties:
    span: int = 1
    continues: bool = False
    joins_left: bool = False
    lines: bool | None = None


_NO_PROPERTIES = _Properties()


class TableReader:
    """Reads w:tbl elements; ``read_blocks`` gives the blocks inside a cell."""

    def __init__(self, styles: Styles, read_blocks: Callable[[Element, Place], Blocks], span_limit: int) -> None:
        self._styles = styles
        self._read_blocks = read_blocks
        self._span_limit = span_limit

    def read(self, table: Element, place: Place) -> Table:
        """One table as a grid; deleted rows are left out."""
        above: dict[int, tuple[_Piece, tuple[int, int]]] = {}
        grid: list[dict[int, tuple[_Piece, tuple[int, int] | None]]] = []
        header_rows = 0
        ruled = self._table_lines(table)
        for row in transparent(table, TR):
            before, after, header, deleted = _row_properties(row)
            if deleted:
                continue
            at = len(grid)
            if header and header_rows == at:
                header_rows += 1
            line: dict[int, tuple[_Piece, tuple[int, int] | None]] = {}
            column = min(before, self._span_limit)
            current: dict[int, tuple[_Piece, tuple[int, int]]] = {}
            for cell in transparent(row, TC):
                said = self._properties(cell)
                if said.lines:
                    ruled = True
                column = self._place_cell(cell, said, (at, column), above, current, line, place)
            for extra in range(column, column + min(after, self._span_limit)):
                line[extra] = (_Piece(extra, 1, ()), None)
            above = current
            grid.append(line)
        return Table(self._rows(grid, place), place, header_rows, ruled)

    def _place_cell(
        self,
        cell: Element,
        said: _Properties,
        at: tuple[int, int],
        above: dict[int, tuple[_Piece, tuple[int, int]]],
        current: dict[int, tuple[_Piece, tuple[int, int]]],
        line: dict[int, tuple[_Piece, tuple[int, int] | None]],
        place: Place,
    ) -> int:
        """Set one cell at (row, column); comes back with the next free column."""
        row, column = at
        blocks = self._read_blocks(cell, place)
        if said.joins_left and column - 1 in line:
            piece, origin = line[column - 1]
            piece.span += 1
            line[column] = (piece, origin or (row, piece.column))
            return column + 1
        merged = above.get(column) if said.continues else None
        if merged:
            piece, origin = merged
            piece.rows = max(piece.rows, row - origin[0] + 1)
            current[column] = merged
            for covered in range(column, column + said.span):
                line[covered] = (piece, origin)
        else:
            piece = _Piece(column, said.span, blocks)
            current[column] = (piece, at)
            line[column] = (piece, None)
            for covered in range(column + 1, column + said.span):
                line[covered] = (piece, at)
        return column + said.span

    @staticmethod
    def _rows(
        grid: list[dict[int, tuple[_Piece, tuple[int, int] | None]]], place: Place
    ) -> tuple[tuple[Cell, ...], ...]:
        width = max((max(line, default=-1) + 1 for line in grid), default=0)
        empty = Cell((), place=place)
        rows: list[tuple[Cell, ...]] = []
        for line in grid:
            cells: list[Cell] = []
            for column in range(width):
                found = line.get(column)
                if found is None:
                    cells.append(empty)
                else:
                    piece, origin = found
                    cells.append(Cell(piece.blocks, piece.rows, piece.span, origin, place))
            rows.append(tuple(cells))
        return tuple(rows)

    def _properties(self, cell: Element) -> _Properties:
        said = next(iter(cell), None)
        if said is None or said.tag != TC_PR:
            return _NO_PROPERTIES
        span, continues, joins, lines = 1, False, False, None
        for child in said:
            tag = child.tag
            if tag == _GRID_SPAN:
                span = min(max(whole(child.get(VAL), 1), 1), self._span_limit)
            elif tag == _V_MERGE:
                continues = child.get(VAL) != "restart"
            elif tag == _H_MERGE:
                joins = child.get(VAL) != "restart"
            elif tag == _BORDERS:
                lines = has_lines(child)
        return _Properties(span, continues, joins, lines)

    def _table_lines(self, table: Element) -> bool:
        """Whether the table has lines of its own or of its style."""
        said = table.find(W + "tblPr")
        if said is None:
            return False
        borders = said.find(W + "tblBorders")
        if borders is not None:
            return has_lines(borders)
        named = said.find(W + "tblStyle")
        style = self._styles.character(named.get(VAL, "")) if named is not None else None
        return bool(style and style.borders)


def _row_properties(row: Element) -> tuple[int, int, bool, bool]:
    """(columns left free before, after, heading row, deleted) of a row."""
    said = row.find(TR_PR)
    before = after = 0
    header = deleted = False
    for child in said if said is not None else ():
        tag = child.tag
        if tag == W + "gridBefore":
            before = max(whole(child.get(VAL)), 0)
        elif tag == W + "gridAfter":
            after = max(whole(child.get(VAL)), 0)
        elif tag == W + "tblHeader":
            header = is_on(child.get(VAL))
        elif tag == W + "del":
            deleted = True
    return before, after, header, deleted


def transparent(parent: Element, tag: str) -> list[Element]:
    """The children of a tag in order, those inside content controls and insertions included."""
    found: list[Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _TRANSPARENT:
            found.extend(transparent(child, tag))
        elif child.tag == MC + "AlternateContent":
            found.extend(transparent(chosen(child), tag))
    return found


def chosen(alternate: Element) -> Element:
    """The one branch of an alternative that is read: the first choice, else the fallback."""
    first = alternate.find(MC + "Choice")
    if first is not None:
        return first
    fallback = alternate.find(MC + "Fallback")
    return alternate if fallback is None else fallback
