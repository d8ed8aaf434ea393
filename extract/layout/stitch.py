"""Tables broken over pages to logical tables, with the proof of each join.

Proof, in order: the head is repeated; the number cell of the first row is empty and a cell goes on in
mid-sentence; the numbers go on; the columns are the same and a vertically merged cell runs on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach.extract.layout.halves import is_cut_name
from kehoach.extract.layout.heads import cell_text, count_header_rows, is_index_row, row_key
from kehoach.extract.layout.logical import LogicalTable
from kehoach.models.language.numbering import MARKER, roman_value
from kehoach.models.layout import Block, Cell, Furniture, Paragraph, Run, Table
from kehoach.models.outline import Stitch

Logical = Paragraph | Furniture | LogicalTable
_END = re.compile(r"[.;:!?…]['\"”’)]*\s*$")
_ORDINAL = re.compile(r"^\W*(?P<ordinal>\d{1,3}(?:\.\d{1,3})*|[IVX]+|[a-zđ])\W*$")
_OPEN = re.compile(
    r"(?:[,(–-]|\b(?:và|của|các|với|về|cho|theo|tại|từ|đến|trong|hoặc|là|do|số|UBND|HĐND|Phòng|Sở|Ban))\s*$"
)


def stitch(blocks: Sequence[Block]) -> list[Logical]:
    """The blocks with every table made logical; blocks between two pieces of one table come after it."""
    out: list[Logical] = []
    waiting: list[Furniture] = []
    for block in blocks:
        if isinstance(block, Table):
            last = out[-1] if out else None
            proof = _proof(last, block) if isinstance(last, LogicalTable) else None
            if isinstance(last, LogicalTable) and proof:
                _append(last, block, proof)
            else:
                out += waiting
                waiting = []
                out.append(_first(block))
        elif isinstance(block, Furniture) and out and isinstance(out[-1], LogicalTable):
            waiting.append(block)
        else:
            out += waiting
            waiting = []
            out.append(block)
    return out + waiting


def _first(table: Table) -> LogicalTable:
    header = count_header_rows(table)
    made = LogicalTable(list(table.rows), header, table.place, table.ruled, table.certain)
    _join_cut_rows(made)
    return made


def _join_cut_rows(made: LogicalTable) -> None:
    """Head rows printed again within one piece are set aside; the row after them may go on the one before."""
    head = [row_key(row) for row in made.rows[: made.header_rows]]
    if not head or not any(head[0]):
        return
    rows, made.rows = made.rows, list(made.rows[: made.header_rows])
    fresh = False
    for row in rows[made.header_rows :]:
        if row_key(row) in head and any(row_key(row)):
            made.repeated.append((len(made.rows) - 1, row))
            fresh = True
            continue
        if fresh and len(made.rows) > made.header_rows and _goes_on(made, row):
            made.rows[-1] = _joined(made.rows[-1], row)
        else:
            made.rows.append(_rebased(row, 0))
        fresh = False


def _proof(above: LogicalTable, below: Table) -> str | None:
    """Why a piece belongs to the table above it, None where nothing shows it."""
    if not above.rows or not below.rows or len(above.rows[0]) != len(below.rows[0]) or len(below.rows[0]) < 2:
        return None
    if above.ruled != below.ruled and len(below.rows[0]) <= 2:
        return None
    head = [row_key(row) for row in above.rows[: above.header_rows]]
    first = row_key(below.rows[0])
    if head and first == head[0] and any(first):
        return "repeated-header"
    if not above.header_rows or count_header_rows(below):
        return None
    body = below.rows[0]
    if _goes_on(above, body):
        return "cut-sentence" if cell_text(body[0]) == "" else "empty-number"
    if _number_goes_on(above, body):
        return "same-columns"
    if not cell_text(body[0]) and _one_cell(body):
        return "same-columns"
    return None


def _one_cell(row: Sequence[Cell]) -> bool:
    return sum(bool(cell_text(cell)) and cell.origin is None for cell in row) == 1


def _group_row(row: Sequence[Cell]) -> bool:
    """A row of a title alone, or of a number and a title."""
    filled = [column for column, cell in enumerate(row) if cell_text(cell) and cell.origin is None]
    return len(filled) == 1 or (
        len(filled) == 2 and len(row) > 3 and filled[0] == 0 and bool(_ORDINAL.match(cell_text(row[0])))
    )


def _append(above: LogicalTable, below: Table, proof: str) -> None:
    rows = list(below.rows)
    head = [row_key(row) for row in above.rows[: above.header_rows]]
    base = len(above.rows)
    skipped = 0
    while rows and row_key(rows[0]) in head and any(row_key(rows[0])):
        above.repeated.append((len(above.rows) - 1, rows.pop(0)))
        skipped += 1
    while proof == "repeated-header" and rows and is_index_row(rows[0]) and skipped < above.header_rows:
        above.repeated.append((len(above.rows) - 1, rows.pop(0)))
        skipped += 1
    if not rows:
        return
    if len(above.rows) > above.header_rows and _goes_on(above, rows[0]):
        rest, again = _without_overlap(above.rows[-1], rows.pop(0))
        if again is not None:
            above.repeated.append((len(above.rows) - 1, again))
        above.rows[-1] = _joined(above.rows[-1], rest)
        above.stitches.append(Stitch(base - 1, "cut-sentence" if proof != "repeated-header" else proof))
        skipped += 1
        shift = base - skipped
    else:
        above.stitches.append(Stitch(base, proof))
        shift = base - skipped
    for row in rows:
        above.rows.append(_rebased(row, shift))
    _carry_merged(above, base)


def _rebased(row: tuple[Cell, ...], shift: int) -> tuple[Cell, ...]:
    """The row with origins counted in the logical table."""
    if not shift or all(cell.origin is None for cell in row):
        return row
    return tuple(
        cell
        if cell.origin is None or cell.origin[0] < 0
        else replace(cell, origin=(max(cell.origin[0] + shift, 0), cell.origin[1]))
        for cell in row
    )


def _carry_merged(table: LogicalTable, first: int) -> None:
    """A vertically merged cell cut by the page: empty cells under the break take the cell above."""
    if first >= len(table.rows) or first <= table.header_rows:
        return
    above, row = table.rows[first - 1], table.rows[first]
    if not _ORDINAL.match(cell_text(row[0])) or _one_cell(row):
        return
    made = list(row)
    for column, (upper, lower) in enumerate(zip(above, row, strict=True)):
        if column < 2 or lower.blocks or not upper.blocks or upper.row_span < 2:
            continue
        origin = upper.origin or (first - 1, column)
        made[column] = Cell(upper.blocks, upper.row_span, upper.column_span, origin, lower.place)
    table.rows[first] = tuple(made)


def _goes_on(table: LogicalTable, row: Sequence[Cell]) -> bool:
    """Whether a row is the rest of the table's last row: no number, and cells that go on."""
    if len(table.rows) <= table.header_rows:
        return False
    last = table.rows[-1]
    if cell_text(row[0]) or not any(cell_text(cell) for cell in row):
        return False
    if not _ORDINAL.match(cell_text(last[0])) and cell_text(last[0]):
        return False
    own = [column for column, cell in enumerate(row) if cell_text(cell) and cell.origin is None]
    if _group_row(last):
        return False
    if len(own) == 1 and row[own[0]].column_span == 1 and own[0] >= 2:
        return True
    if len(own) == 1 and not _lone_cell_goes_on(last[own[0]], row[own[0]]):
        return False
    if own and row[own[0]].column_span >= max(2, len(row) - 1):
        return False
    return any(_cell_goes_on(last[column], row[column]) for column in own) or not cell_text(row[1])


def _cell_goes_on(upper: Cell, lower: Cell) -> bool:
    """Whether a cell's text goes on in mid-sentence."""
    above, below = cell_text(upper), cell_text(lower)
    if not above or not below:
        return False
    if below[0].islower() or below[0].isdigit():
        return not _END.search(above) or below[0].islower()
    return not _END.search(above) and not above.isupper()


def _lone_cell_goes_on(upper: Cell, lower: Cell) -> bool:
    """A row of one cell is a section row unless its words plainly go on."""
    above, below = cell_text(upper), cell_text(lower)
    return _cell_goes_on(upper, lower) and (not below[0].isupper() or bool(_OPEN.search(above)))


def _number_goes_on(table: LogicalTable, row: Sequence[Cell]) -> bool:
    found = _ORDINAL.match(cell_text(row[0]))
    if not found:
        return False
    mine = _value(found["ordinal"])
    if mine == 1 and _group_row(table.rows[-1]):
        return True
    for other in reversed(table.rows[table.header_rows :]):
        before = _ORDINAL.match(cell_text(other[0]))
        if before and before["ordinal"].isdigit() == found["ordinal"].isdigit():
            return mine is not None and mine == (_value(before["ordinal"]) or 0) + 1
    return False


def _value(ordinal: str) -> int | None:
    last = ordinal.rpartition(".")[2]
    return int(last) if last.isdigit() else roman_value(ordinal)


def _without_overlap(
    upper: tuple[Cell, ...], lower: tuple[Cell, ...]
) -> tuple[tuple[Cell, ...], tuple[Cell, ...] | None]:
    """The lower part without words printed on both sides of the break, and those words as a row of their own."""
    rest: list[Cell] = []
    again: list[Cell] = []
    for top, low in zip(upper, lower, strict=True):
        first = low.blocks[0] if low.blocks and low.origin is None else None
        if isinstance(first, Paragraph) and _is_overlap(cell_text(top), first.text):
            rest.append(Cell(low.blocks[1:], low.row_span, low.column_span, None, low.place))
            again.append(Cell((first,), place=low.place))
        else:
            rest.append(low)
            again.append(Cell((), place=low.place))
    return tuple(rest), tuple(again) if any(cell.blocks for cell in again) else None


def _is_overlap(above: str, below: str) -> bool:
    """Whether a line of one to five words is only the end of what stands above, printed again."""
    words = below.split()
    return 0 < len(words) <= 5 and below[:1].islower() and above.split()[-len(words) :] == words


def _joined(upper: tuple[Cell, ...], lower: Sequence[Cell]) -> tuple[Cell, ...]:
    """One row of two parts; in each cell the cut paragraph is made whole again."""
    return tuple(
        Cell(_blocks(top, low), top.row_span, top.column_span, top.origin, top.place)
        for top, low in zip(upper, lower, strict=True)
    )


def _blocks(top: Cell, low: Cell) -> tuple[Paragraph | Table, ...]:
    if low.origin is not None or not low.blocks:
        return top.blocks
    if not top.blocks:
        return low.blocks
    last, first = top.blocks[-1], low.blocks[0]
    if isinstance(last, Paragraph) and isinstance(first, Paragraph) and _one_paragraph(last.text, first.text):
        seam = Run(" ", last.runs[-1].font, last.runs[-1].place) if last.runs else Run(" ")
        runs = tuple(run if run.place else Run(run.text, run.font, first.place) for run in first.runs)
        whole = Paragraph((*last.runs, seam, *runs), last.place, last.shape, last.label, last.style)
        return (*top.blocks[:-1], whole, *low.blocks[1:])
    return top.blocks + low.blocks


def _one_paragraph(above: str, below: str) -> bool:
    """Whether a paragraph goes on over the break, the halves of a name such as ``Tài chính | - Kế hoạch`` included."""
    if is_cut_name(above, below):
        return True
    if MARKER.match(below) and not re.match(r"\d", below):
        return False
    if MARKER.match(below) and _END.search(above):
        return False
    if above.lstrip()[:1] in ("-", "–", "+") and above.rstrip().endswith(";"):
        return True
    return not _END.search(above) or below[:1].islower()
