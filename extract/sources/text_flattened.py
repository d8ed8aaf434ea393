"""Tables that a web page gave away one cell a line, between lone ``|`` lines, back to grids.

A row is ``|`` cell ``|`` cell ... ``|``, so two pipes in a row are either the end of a row and the beginning
of the next or an empty cell, and a merged cell stands once. Which it is follows from the whole: the number
of columns and the row limits that cost least are chosen together (dynamic programming over the cells).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.extract.sources.text_lines import is_rule, paragraphs, starts_paragraph
from kehoach.extract.sources.text_marks import Line, plain
from kehoach.models.layout import Cell, Paragraph, Place, Table

_ORDINAL = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[a-zđ]|[A-Z])\)?[.)]?$")
_NUMBER_HEAD = re.compile(r"^(?:STT|TT|Stt|Số TT|Số thứ tự)\W*$", re.IGNORECASE)
_MOST_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed cell, ``pipes`` lone pipes after the one before it."""

    pipes: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return plain(" ".join(line.text for line in self.lines)).strip()


def pieces_of(lines: Sequence[Line]) -> tuple[list[Piece], int]:
    """The printed cells of a region of pipes and cells, and the number of pipes after the last one."""
    pieces: list[Piece] = []
    pipes = 0
    cell: list[Line] = []
    for line in lines:
        if line.text.strip() == "|":
            if cell:
                pieces.append(Piece(pipes, tuple(cell)))
                cell, pipes = [], 0
            pipes += 1
        elif line.text.strip() or cell:
            cell.append(line)
    if cell:
        pieces.append(Piece(pipes, tuple(cell)))
        pipes = 0
    return pieces, pipes


def flattened_table(lines: Sequence[Line]) -> Table | None:
    """The grid of a region of lone pipes; None where it holds no cell."""
    pieces, trailing = pieces_of(lines)
    if not pieces:
        return None
    rows = _rows(pieces, trailing)
    width = max(len(row) for row in rows)
    grid = tuple(_filled(row, width, rows) for row in rows)
    return Table(
        rows=grid,
        place=Place(line=pieces[0].lines[0].number),
        ruled=width > 2 or len(grid) > 2,
        certain=False,
    )


Row = list[Piece | None]


def _rows(pieces: Sequence[Piece], trailing: int) -> list[Row]:
    """The cells parted into rows at the least cost over all numbers of columns."""
    texts = [piece.text for piece in pieces]
    numbered = any(_NUMBER_HEAD.match(text) for text in texts[:2])
    widths = range(1, min(_MOST_COLUMNS, sum(p.pipes for p in pieces) + trailing) + 1)
    best: tuple[float, list[Row]] | None = None
    for width in widths:
        cost, rows = _part(pieces, texts, width, numbered)
        if best is None or cost < best[0] - 1e-9:
            best = cost, rows
    assert best is not None
    return best[1]


def _part(pieces: Sequence[Piece], texts: Sequence[str], width: int, numbered: bool) -> tuple[float, list[Row]]:
    """The cheapest rows of ``width`` columns: (cost per cell, rows)."""
    n = len(pieces)
    cheapest: list[tuple[float, int, int, int]] = [(float("inf"), 0, 0, 0)] * (n + 1)
    cheapest[0] = (0.0, 0, max(pieces[0].pipes - 1, 0), 0)
    for start in range(n):
        cost, _, lead, _ = cheapest[start]
        if cost == float("inf"):
            continue
        length = lead
        for stop in range(start, n):
            length += 1 + (max(pieces[stop].pipes - 1, 0) if stop > start else 0)
            if length > width + 3:
                break
            if stop + 1 == n:
                _offer(cheapest, n, cost + _row_cost(texts[start : stop + 1], length, width, numbered, start), start, 0, 0)  # fmt: skip
                break
            between = pieces[stop + 1].pipes
            if between < 2:
                continue
            for tail in range(between - 1):
                if length + tail > width and tail:
                    break
                row = _row_cost(texts[start : stop + 1], length + tail, width, numbered, start)
                _offer(cheapest, stop + 1, cost + row, start, between - 2 - tail, tail)
    rows: list[Row] = []
    at = n
    while at > 0:
        _, start, _, tail = cheapest[at]
        row: Row = [None] * (cheapest[start][2])
        for position in range(start, at):
            if position > start:
                row += [None] * max(pieces[position].pipes - 1, 0)
            row.append(pieces[position])
        rows.append(row + [None] * tail)
        at = start
    rows.reverse()
    return (cheapest[n][0] + 0.4 * width) / (n + 1), rows


def _offer(
    cheapest: list[tuple[float, int, int, int]], at: int, cost: float, start: int, lead: int, tail: int
) -> None:
    if cost < cheapest[at][0]:
        cheapest[at] = (cost, start, lead, tail)


def _row_cost(texts: Sequence[str], length: int, width: int, numbered: bool, start: int) -> float:
    """How unlike a row of the table these cells are."""
    if length > width:
        return 6.0 * (length - width)
    ordinal = bool(_ORDINAL.match(texts[0]))
    cost = 0.0
    if length < width:
        section = len(texts) <= 3 and (ordinal or len(texts) == 1)
        cost += 0.9 if section else 1.6
    if numbered and start and not ordinal:
        cost += 0.9
    if numbered:
        cost += 1.2 * sum(bool(_ORDINAL.match(text)) and not text.isalpha() for text in texts[2:] if length < width)
    return cost


def _filled(row: Row, width: int, rows: Sequence[Row]) -> tuple[Cell, ...]:
    """The row as cells, a short one set out over the columns it most likely covers."""
    cells = [_cell(piece) for piece in row]
    missing = width - len(cells)
    if missing <= 0:
        return tuple(cells[:width])
    if len([c for c in cells if c.blocks]) <= 2 and len(cells) <= 3:
        return _section_row(cells, missing)
    spots = _columns_for(row, width, rows)
    out = [Cell((), place=cells[0].place)] * width
    for spot, cell in zip(spots, cells, strict=True):
        out[spot] = cell
    return tuple(out)


def _section_row(cells: list[Cell], missing: int) -> tuple[Cell, ...]:
    """A row of a number and a title that runs over the other columns."""
    last = max(i for i, cell in enumerate(cells) if cell.blocks) if any(c.blocks for c in cells) else 0
    spread = cells[last]
    merged = Cell(spread.blocks, column_span=missing + 1, place=spread.place)
    out = [*cells[:last], merged]
    covered = Cell(spread.blocks, column_span=missing + 1, origin=(-1, last), place=spread.place)
    return tuple([*out, *[covered] * missing, *cells[last + 1 :]])


def _columns_for(row: Row, width: int, rows: Sequence[Row]) -> list[int]:
    """The column of each cell of a short row: the increasing choice most like the full rows' columns."""
    full = [other for other in rows if len(other) == width][1:] or [other for other in rows if len(other) == width]
    profiles = [_profile([other[c] for other in full]) for c in range(width)]
    n = len(row)
    score = [[float("-inf")] * (width + 1) for _ in range(n + 1)]
    take = [[False] * (width + 1) for _ in range(n + 1)]
    score[0] = [0.0] * (width + 1)
    for i in range(1, n + 1):
        for c in range(i, width + 1):
            score[i][c] = score[i][c - 1]
            here = score[i - 1][c - 1] + _likeness(row[i - 1], profiles[c - 1])
            if here > score[i][c]:
                score[i][c], take[i][c] = here, True
    spots: list[int] = []
    i, c = n, width
    while i:
        if take[i][c]:
            spots.append(c - 1)
            i -= 1
        c -= 1
    return spots[::-1]


Profile = tuple[float, float, float]


def _features(piece: Piece | None) -> Profile:
    text = piece.text if piece else ""
    return (
        1.0 if _ORDINAL.match(text) else 0.0,
        min(len(text), 200) / 200,
        1.0 if re.search(r"\d{4}|quý|tháng|năm|thường xuyên", text.lower()) and len(text) < 60 else 0.0,
    )


def _profile(column: Sequence[Piece | None]) -> Profile:
    features = [_features(piece) for piece in column if piece] or [(0.0, 0.0, 0.0)]
    return tuple(sum(values) / len(features) for values in zip(*features, strict=True))  # type: ignore[return-value]


def _likeness(piece: Piece | None, profile: Profile) -> float:
    mine = _features(piece)
    return 1.0 - (2 * abs(mine[0] - profile[0]) + abs(mine[1] - profile[1]) + abs(mine[2] - profile[2])) / 2


def _cell(piece: Piece | None) -> Cell:
    if piece is None:
        return Cell(())
    blocks: list[Paragraph] = []
    group: list[Line] = []
    for line in piece.lines:
        before = group[-1].text if group else ""
        open_bold = sum(part.text.count("**") for part in group) % 2 == 1
        if group and (not line.text.strip() or is_rule(line.text) or starts_paragraph(before, line.text, open_bold, True)):  # fmt: skip
            blocks += paragraphs(group)
            group = []
        if line.text.strip():
            group.append(line)
    if group:
        blocks += paragraphs(group)
    return Cell(tuple(blocks), place=Place(line=piece.lines[0].number))
