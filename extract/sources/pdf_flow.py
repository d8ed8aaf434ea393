"""Pages to blocks in reading order: paragraphs run on over page breaks, furniture waits for their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.extract.sources.pdf_columns import banded, bands, gutters, unruled_table
from kehoach.extract.sources.pdf_furniture import page_marks, stamps, without
from kehoach.extract.sources.pdf_ink import Ink
from kehoach.extract.sources.pdf_lines import Line
from kehoach.extract.sources.pdf_notes import note_paragraphs, parted
from kehoach.extract.sources.pdf_paragraphs import Column, begins, column_of, paragraph_of
from kehoach.models.layout import Block, Box, Furniture, FurnitureKind, Paragraph, Table


@dataclass(slots=True)
class ReadPage:
    """A page after its file is closed: its ink's frame, the lines outside tables, the tables."""

    ink: Ink
    lines: list[Line]
    tables: list[Table]


class _Flow:
    """The blocks so far, with the paragraph that is still open and the furniture that waits for its end."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[Line] = []
        self._column: Column | None = None
        self._waiting: list[Furniture] = []

    def line(self, line: Line, column: Column) -> None:
        if self._open and (self._column is None or begins(self._open, line, column)):
            self.close()
        self._open.append(line)
        self._column = column

    def furniture(self, furniture: Furniture) -> None:
        self._waiting.append(furniture)

    def table(self, table: Table) -> None:
        self.close()
        self.blocks.append(table)

    def close(self) -> None:
        if self._open and self._column is not None:
            self.blocks.append(paragraph_of(self._open, self._column))
        self._open = []
        self.blocks += self._waiting
        self._waiting = []


def blocks_of(pages: Sequence[ReadPage]) -> tuple[list[Block], list[Paragraph]]:
    """All blocks of a document in reading order, and its footnotes."""
    marked: list[tuple[ReadPage, list[Line], list[Furniture]]] = []
    for page in pages:
        found, taken = stamps(page.lines)
        marked.append((page, without(page.lines, taken), found))
    kinds = page_marks([(page.ink, lines) for page, lines, _ in marked])
    columns = _columns(marked, kinds)
    flow = _Flow()
    notes: list[Paragraph] = []
    for (page, lines, found), marks in zip(marked, kinds, strict=True):
        column = columns[_format(page.ink)]
        body, called = parted(page.ink, [line for line in lines if line not in marks])
        notes += note_paragraphs(called, column)
        for furniture in found:
            flow.furniture(furniture)
        low = [line for line in marks if line.y > page.ink.height / 2]
        for line in marks:
            if line not in low:
                flow.furniture(Furniture(line.text, marks[line], line.place))
        for part in _parts(body, page.tables):
            if isinstance(part, Table):
                flow.table(part)
            else:
                _stretch(flow, part, column)
        for line in low:
            flow.furniture(Furniture(line.text, marks[line], line.place))
    flow.close()
    return flow.blocks, notes


def _format(ink: Ink) -> tuple[int, int]:
    return round(ink.width / 10), round(ink.height / 10)


def _columns(
    marked: Sequence[tuple[ReadPage, list[Line], list[Furniture]]], kinds: Sequence[dict[Line, FurnitureKind]]
) -> dict[tuple[int, int], Column]:
    """The text column of each page format."""
    groups: dict[tuple[int, int], list[Line]] = {}
    boxes: dict[tuple[int, int], list[Box]] = {}
    for (page, lines, _), marks in zip(marked, kinds, strict=True):
        groups.setdefault(_format(page.ink), []).extend(line for line in lines if line not in marks)
        ruled = [table.place.bbox for table in page.tables if table.place.bbox]
        boxes.setdefault(_format(page.ink), []).extend(ruled)
    widths = {_format(page.ink): page.ink.width for page, _, _ in marked}
    return {key: column_of(lines, widths[key], boxes[key]) for key, lines in groups.items()}


def _parts(lines: Sequence[Line], tables: Sequence[Table]) -> Iterator[list[Line] | Table]:
    """Stretches of lines and the tables between them, from top to bottom."""
    rest = list(lines)
    for table in tables:
        top = table.place.bbox[1] if table.place.bbox else 0.0
        above = [line for line in rest if line.y <= top + 1]
        if above:
            yield above
        rest = rest[len(above) :]
        yield table
    if rest:
        yield rest


def _stretch(flow: _Flow, lines: Sequence[Line], column: Column) -> None:
    groups = bands(lines)
    rows = [banded(group) for group in groups]
    at = 0
    for gutter in gutters(rows, column):
        for group in groups[at : gutter.first]:
            for line in group:
                flow.line(line, column)
        flow.table(unruled_table(rows, gutter))
        at = gutter.last + 1
    for group in groups[at:]:
        for line in group:
            flow.line(line, column)
