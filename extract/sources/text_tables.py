"""Tables in text: tab-separated rows and Markdown pipe rows to grids."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.extract.sources.text_lines import paragraphs
from kehoach.extract.sources.text_marks import Line
from kehoach.models.layout import Cell, Paragraph, Place, Table

_RULE_ROW = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


def is_tab_row(line: str) -> bool:
    """A row whose cells are parted by tabs; tabs that only indent are none."""
    return "\t" in line.lstrip() and (line.count("\t") >= 2 or "\t" in line.strip())


def is_pipe_row(line: str) -> bool:
    """A Markdown table row: at least two pipes, one at the beginning."""
    text = line.strip()
    return len(text) > 2 and text.startswith("|") and len(_PIPE.findall(text)) >= 2


def tab_table(rows: Sequence[Line]) -> Table:
    """A table of tab-separated rows; short rows are filled with empty cells."""
    return _table([[Line(row.number, cell) for cell in row.text.split("\t")] for row in rows])


def pipe_table(rows: Sequence[Line]) -> Table:
    """A table of Markdown rows; a rule of dashes under the first row makes it the header."""
    cells = [
        [Line(row.number, cell.replace("\\|", "|")) for cell in _PIPE.split(_bare(row.text))]
        for row in rows
        if not _RULE_ROW.match(row.text)
    ]
    header = 1 if len(rows) > 1 and _RULE_ROW.match(rows[1].text) else 0
    return _table(cells, header)


def _bare(text: str) -> str:
    text = text.strip()
    return text[1:-1] if text.endswith("|") else text[1:]


def _table(rows: Sequence[Sequence[Line]], header: int = 0) -> Table:
    width = max((len(row) for row in rows), default=0)
    made = tuple(
        tuple([_cell(cell) for cell in row] + [Cell((), place=Place(line=row[0].number))] * (width - len(row)))
        for row in rows
    )
    place = Place(line=rows[0][0].number) if rows and rows[0] else Place()
    return Table(rows=made, place=place, header_rows=header, ruled=width > 2 or len(made) > 2)


def _cell(line: Line) -> Cell:
    blocks: list[Paragraph] = paragraphs([line])
    return Cell(blocks=tuple(blocks), place=Place(line=line.number))
