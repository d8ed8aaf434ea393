"""Where a finding stands, as a person finds it: page, line, the table as one counts them, the row by its number."""

from __future__ import annotations

import re
from typing import NamedTuple

from kehoach.generate.remarks import Lang, say
from kehoach.models.errors import Said
from kehoach.models.language.fold import fold
from kehoach.models.outline import Grid, GridCell, Outline
from kehoach.models.records import Where

_COUNTED_BY = frozenset({"stt", "tt", "số tt", "số thứ tự", "thứ tự", "no", "no."})
_NUMBER = re.compile(r"[\dIVXivx]{1,5}(?:\.\d{1,3})*|[A-Za-zđĐ]")
_LEAST_COLUMNS = 3  # the head and the signature stand in tables of two
_LEAST_ROWS = 2


class Spot(NamedTuple):
    """A row of a table: ``table`` counted from 1 among those that show rows and columns.

    ``number`` is what the row prints under STT ("" where it prints none); ``row`` counts from 1 below the headings,
    and is 0 in the headings.
    """

    table: int
    row: int
    number: str


class Places:
    """The places of one document's findings; offsets are looked up, whatever the finding itself knows."""

    def __init__(self, outline: Outline) -> None:
        self._text = outline.text
        self._grids = [node.grid for node in outline.root.walk() if node.grid is not None and _is_table(node.grid)]

    def spot(self, where: Where) -> Spot | None:
        """The row that a place stands in; None outside tables."""
        for number, grid in enumerate(self._grids, 1):
            for row in grid.rows:
                if any(cell.origin is None and _holds(cell, where) for cell in row):
                    at = row[0].row
                    below = max(at - grid.header_rows + 1, 0)
                    return Spot(number, below, self._number(grid, row) if below else "")
        return None

    def said(self, where: Where, lang: Lang) -> str:
        """The place in words: "trang 3, bảng 2, STT 5"; "" where the format knows none."""
        parts: list[str] = []
        if where.page is not None:
            parts.append(say(Said(f"trang {where.page}", f"page {where.page}"), lang))
        spot = self.spot(where) if where.line is None else None
        if where.line is not None:
            parts.append(say(Said(f"dòng {where.line}", f"line {where.line}"), lang))
        elif spot is not None:
            parts.append(say(Said(f"bảng {spot.table}", f"table {spot.table}"), lang))
            parts.append(_row_said(spot, lang))
        return ", ".join(parts)

    def _number(self, grid: Grid, row: tuple[GridCell, ...]) -> str:
        heads = [fold(self._words(head[0])) for head in grid.rows[: grid.header_rows]]
        words = self._words(row[0]).rstrip(".)")
        return words if any(head in _COUNTED_BY for head in heads) and _NUMBER.fullmatch(words) else ""

    def _words(self, cell: GridCell) -> str:
        return " ".join(self._text[cell.start : cell.end].split())


def _row_said(spot: Spot, lang: Lang) -> str:
    if not spot.row:
        return say(Said("hàng tiêu đề", "heading row"), lang)
    if spot.number:
        return say(Said(f"STT {spot.number}", f"No. {spot.number}"), lang)
    return say(Said(f"hàng {spot.row} dưới tiêu đề", f"row {spot.row} below the heading"), lang)


def _is_table(grid: Grid) -> bool:
    """Whether a grid is a table to its reader, and does not only place words."""
    shown = grid.ruled or grid.header_rows > 0
    return shown and grid.columns >= _LEAST_COLUMNS and len(grid.rows) >= _LEAST_ROWS


def _holds(cell: GridCell, where: Where) -> bool:
    return cell.start <= where.start < cell.end or (cell.start == where.start and where.start == where.end)
