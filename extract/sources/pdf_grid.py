"""Ruled grids of a page: pdfplumber's TableFinder over our edges, words dealt out to cells, spans found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kehoach.extract.sources.pdf_finder import table_boxes
from kehoach.extract.sources.pdf_ink import ASCENT, DESCENT, Ink, Word, split_letters
from kehoach.models.layout import Box

_SAME = 1.0  # grid lines nearer than this are one
_MIDDLE = (ASCENT - DESCENT) / 2  # of the size: how far a letter's middle stands above its baseline
_SPACE = 0.13  # of the size
MOST_TABLE_EDGES = 6000


@dataclass(slots=True)
class GridCell:
    """One printed cell: its box, its place in the grid, how far it reaches, its words."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int
    words: list[Word] = field(default_factory=list[Word])


@dataclass(slots=True)
class Grid:
    """One ruled table: its box, its grid lines and the cell that covers each place (None: a hole)."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    places: list[list[GridCell | None]]


def grids(ink: Ink) -> tuple[list[Grid], list[Word]]:
    """The page's ruled tables from top to bottom with their words, and the words outside them."""
    found = [grid for boxes in _tables(ink) if (grid := _grid(boxes)) is not None]
    if not found:
        return [], ink.words
    outside: list[Word] = []
    cell: GridCell | None = None
    for word in ink.words:
        if cell is None or not _inside(word, cell.box):
            cell = _owner(found, word)
        if cell is None:
            outside.append(word)
        elif _inside(word, cell.box):
            cell.words.append(word)
        else:
            for owner, piece in _parted(ink, found, word):
                (owner.words if owner else outside).append(piece)
    kept = [grid for grid in found if any(cell.words for cell in grid.cells)]
    for grid in found:
        if grid not in kept:
            outside += [word for cell in grid.cells for word in cell.words]
    return sorted(kept, key=lambda grid: (grid.box[1], grid.box[0])), outside


def _tables(ink: Ink) -> list[list[Box]]:
    flat = sum(1 for line in ink.edges if line["orientation"] == "h")
    if flat < 2 or len(ink.edges) - flat < 2 or len(ink.edges) > MOST_TABLE_EDGES:
        return []
    return table_boxes(ink.edges, (0.0, 0.0, ink.width, ink.height))


def _lines(values: Iterable[float]) -> list[float]:
    lines: list[float] = []
    for value in sorted(values):
        if not lines or value - lines[-1] >= _SAME:
            lines.append(value)
    return lines


def _nearest(lines: Sequence[float], value: float) -> int:
    at = bisect_right(lines, value)
    if at == len(lines) or (at and value - lines[at - 1] <= lines[at] - value):
        return at - 1
    return at


def _grid(boxes: Sequence[Box]) -> Grid | None:
    xs = _lines(x for box in boxes for x in (box[0], box[2]))
    ys = _lines(y for box in boxes for y in (box[1], box[3]))
    if len(xs) < 2 or len(ys) < 2:
        return None
    places: list[list[GridCell | None]] = [[None] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    cells: list[GridCell] = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        left, right = _nearest(xs, box[0]), _nearest(xs, box[2])
        top, bottom = _nearest(ys, box[1]), _nearest(ys, box[3])
        if left >= right or top >= bottom or places[top][left] is not None:
            continue
        cell = GridCell(box, top, left, bottom - top, right - left)
        cells.append(cell)
        for row in range(top, bottom):
            for column in range(left, right):
                if places[row][column] is None:
                    places[row][column] = cell
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), xs, ys, cells, places)


def _inside(word: Word, box: Box) -> bool:
    return box[0] - 1 <= word.x0 and word.x1 <= box[2] + 1 and box[1] <= word.y - _MIDDLE * word.size <= box[3]


def _owner(found: Sequence[Grid], word: Word) -> GridCell | None:
    x, y = (word.x0 + word.x1) / 2, word.y - _MIDDLE * word.size
    for grid in found:
        box = grid.box
        if box[1] <= y <= box[3] and box[0] <= x <= box[2]:
            row, column = bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1
            return grid.places[min(row, len(grid.places) - 1)][min(column, len(grid.xs) - 2)]
    return None


def _parted(ink: Ink, found: Sequence[Grid], word: Word) -> list[tuple[GridCell | None, Word]]:
    """The word cut where a ruled line runs through it, letter by letter to the side of its middle."""
    pieces: list[tuple[GridCell | None, Word]] = []
    for letter in split_letters(ink, word):
        owner = _owner(found, letter)
        if pieces and owner is pieces[-1][0]:
            last = pieces[-1][1]
            space = " " * (letter.start > last.end or letter.x0 - last.x1 > _SPACE * last.size)
            last.text, last.x1, last.end = last.text + space + letter.text, letter.x1, letter.end
        else:
            pieces.append((owner, letter))
    return pieces
