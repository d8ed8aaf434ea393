"""Logical blocks to the one text and its flat nodes, with the way back to places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kehoach.extract.layout.halves import is_cut_name
from kehoach.extract.layout.logical import LogicalTable
from kehoach.extract.layout.stitch import Logical
from kehoach.extract.outline.cell_lines import lines_of
from kehoach.models.layout import PLAIN, Cell, Font, Furniture, Paragraph, Place, Run, Shape
from kehoach.models.outline import Grid, GridCell, NodeKind, Segment


@dataclass(slots=True)
class Flat:
    """One paragraph, table or piece of furniture in the text, before it has a place in the tree."""

    kind: NodeKind
    start: int
    end: int
    bold: bool = False
    lead_in: int | None = None
    shape: Shape | None = None
    grid: Grid | None = None
    automatic: bool = False


@dataclass(slots=True)
class Written:
    """The text under construction."""

    parts: list[str] = field(default_factory=list[str])
    length: int = 0
    segments: list[Segment] = field(default_factory=list[Segment])
    flats: list[Flat] = field(default_factory=list[Flat])
    grids: list[Grid] = field(default_factory=list[Grid])

    def put(self, text: str, place: Place | None = None, font: Font = PLAIN) -> None:
        """Append text; where a place is given the stretch leads back to it."""
        if not text:
            return
        if place is not None:
            self.segments.append(Segment(self.length, self.length + len(text), place, font))
        self.parts.append(text)
        self.length += len(text)


def write(blocks: Sequence[Logical], notes: Sequence[Paragraph]) -> Written:
    """The text of the blocks in order, notes at the end."""
    out = Written()
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in _lines(block):
                _put_paragraph(out, line, "paragraph")
        elif isinstance(block, Furniture):
            start = out.length
            out.put(_one_line(block.text), block.place)
            out.flats.append(Flat("furniture", start, out.length))
            out.put("\n")
        else:
            _put_table(out, block)
    for note in notes:
        for line in _lines(note):
            _put_paragraph(out, line, "note")
    return out


def _one_line(text: str) -> str:
    return re.sub(r"[\t\n\r\x0b\x0c]+", " ", text)


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    """The paragraph, parted at hard line breaks."""
    if "\n" not in paragraph.text:
        return [paragraph]
    made: list[list[Run]] = [[]]
    for run in paragraph.runs:
        head, *rest = run.text.split("\n")
        made[-1].append(Run(head, run.font, run.place))
        made += [[Run(piece, run.font, run.place)] for piece in rest]
    return [
        Paragraph(tuple(runs), paragraph.place, paragraph.shape, paragraph.label if i == 0 else None, paragraph.style)
        for i, runs in enumerate(made)
        if any(run.text.strip() for run in runs)
    ]


def _put_paragraph(out: Written, paragraph: Paragraph, kind: NodeKind) -> None:
    if not paragraph.text.strip():
        return
    start = out.length
    _put_runs(out, paragraph)
    flat = Flat(kind, start, out.length, shape=paragraph.shape, automatic=paragraph.label is not None)
    flat.bold, flat.lead_in = _emphasis(paragraph, start)
    out.flats.append(flat)
    out.put("\n")


def _put_runs(out: Written, paragraph: Paragraph) -> None:
    place = paragraph.place
    for run in paragraph.runs:
        place = run.place or place
        out.put(_one_line(run.text), place, run.font)


def _emphasis(paragraph: Paragraph, start: int) -> tuple[bool, int | None]:
    """(all words are bold, where an emphasised beginning ends: None where there is none)."""
    at = start
    end: int | None = None
    bold = emphasised = True
    words = ""
    for run in paragraph.runs:
        strong = run.font.bold or run.font.italic
        if run.text.strip():
            bold = bold and run.font.bold
            if emphasised and not strong:
                emphasised, end = False, at
        if emphasised:
            words += run.text
        at += len(run.text)
    if end is None or len(re.findall(r"[^\W\d_]{2,}", words)) < 1:
        return bold and bool(paragraph.runs), None
    return False, end


def _put_table(out: Written, table: LogicalTable) -> None:
    """A table: cells joined by tabs, rows by newlines; heads printed again stand after the row they cut."""
    start = out.length
    rows: list[tuple[GridCell, ...]] = []
    repeated: list[Flat] = []
    again = {row: [cells for at, cells in table.repeated if at == row] for row, _ in table.repeated}
    spots: dict[tuple[int, int], GridCell] = {}
    for index, row in enumerate(table.rows):
        rows.append(tuple(_put_cell(out, cell, index, column, spots) for column, cell in enumerate(row)))
        out.put("\n")
        for cells in again.get(index, ()):
            begin = out.length
            for column, cell in enumerate(cells):
                _put_blocks(out, cell, column)
            repeated.append(Flat("furniture", begin, out.length))
            out.put("\n")
    for cells in again.get(-1, ()):
        begin = out.length
        for column, cell in enumerate(cells):
            _put_blocks(out, cell, column)
        repeated.append(Flat("furniture", begin, out.length))
        out.put("\n")
    grid = Grid(
        index=len(out.grids),
        rows=tuple(rows),
        header_rows=table.header_rows,
        ruled=table.ruled,
        certain=table.certain,
        stitches=tuple(table.stitches),
    )
    out.grids.append(grid)
    out.flats.append(Flat("table", start, out.length, grid=grid))
    out.flats += repeated


def _put_blocks(out: Written, cell: Cell, column: int) -> None:
    """The cell's paragraphs, a tab before every cell but the first."""
    if column:
        out.put("\t")
    if cell.origin is not None:
        return
    before = ""
    for paragraph in (p for whole in cell.paragraphs for p in _lines(whole) if p.text.strip()):
        if before:
            out.put(" " if is_cut_name(before, paragraph.text) else "\n")
        _put_runs(out, paragraph)
        before = paragraph.text


def _put_cell(out: Written, cell: Cell, row: int, column: int, spots: dict[tuple[int, int], GridCell]) -> GridCell:
    start = out.length + (1 if column else 0)
    first_part = len(out.parts) + (1 if column else 0)
    _put_blocks(out, cell, column)
    if cell.origin is not None:
        first = (row, cell.origin[1]) if cell.origin[0] < 0 else cell.origin
        source = spots.get(first)
        if source is not None:
            made = replace(source, row=row, column=column, origin=first)
            spots[row, column] = source
            return made
    text = "".join(out.parts[first_part:])
    lines = tuple((a + start, b + start) for a, b in lines_of(text, 0, len(text)))
    made = GridCell(row, column, start, out.length, lines, cell.row_span, cell.column_span)
    spots[row, column] = made
    return made
