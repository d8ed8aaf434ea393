"""The lines of a document with what is known of their form: shape, fonts, cell, place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach.audit.case import Case
from kehoach.models.layout import Font, Layout, Paragraph, Shape, Table
from kehoach.models.outline import Node, Outline

_SMALL_TABLE = 8


class Cell(NamedTuple):
    """The place of a line in a grid."""

    grid: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a line of a cell: its words, its shape where known, its cell, the block it stands in."""

    start: int
    end: int
    node: Node
    shape: Shape | None = None
    cell: Cell | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or words in it, that belongs to a part of the document: ``part`` is the id of its rule.

    ``shape`` is None where the words are not alone in their paragraph.
    """

    part: str
    start: int
    end: int
    line: Line

    @property
    def shape(self) -> Shape | None:
        return self.line.shape if self.end - self.start >= self.line.end - self.line.start else None


def piece(part: str, line: Line, span: tuple[int, int] | None = None) -> Piece:
    """A line, or a span of it, as a piece of a part."""
    start, end = span or (line.start, line.end)
    return Piece(part, start, end, line)


class Stretch(NamedTuple):
    """Words in one font."""

    start: int
    end: int
    font: Font
    letters: int


def lines_of(case: Case, node: Node, shapes: dict[str, Shape]) -> Iterator[Line]:
    """The lines of a paragraph or of a table's cells, white space at their ends left out."""
    if node.kind == "table":
        if node.grid is None:
            return
        for row in node.grid.rows:
            for cell in row:
                if cell.origin is None:
                    at = Cell(node.grid.index, cell.row, cell.column)
                    for start, end in _paragraph_spans(case.text, cell.start, cell.end):
                        yield from _line(case, node, start, end, shapes, at)
    elif node.kind in ("paragraph", "item", "bullet", "part"):
        yield from _line(case, node, node.start, node.end, {}, None)


def _line(case: Case, node: Node, start: int, end: int, shapes: dict[str, Shape], cell: Cell | None) -> Iterator[Line]:
    start, end = case.outline.words(start, end)
    if start == end:
        return
    segment = case.outline.segment_at(start)
    block = segment.place.block if segment else None
    shape = shapes.get(one_line(case.text[start:end])) if cell else node.shape
    yield Line(start, end, node, shape, cell, block)


def _paragraph_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of a cell's paragraphs: a number such as ``12/QĐ - UBND`` is one, whatever a list would make of it."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def cell_shapes(layout: Layout) -> dict[str, Shape]:
    """The shapes of the lines in small tables by their words: those of the head and the signature block."""
    found: dict[str, Shape] = {}
    for block in layout.blocks:
        if isinstance(block, Table) and len(block.rows) <= _SMALL_TABLE:
            for paragraph in _paragraphs(block):
                if paragraph.shape is not None:
                    for line in paragraph.text.split("\n"):
                        found.setdefault(one_line(line), paragraph.shape)
    return found


def _paragraphs(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row:
            if cell.origin is None:
                yield from cell.paragraphs


def one_line(text: str) -> str:
    """The words with single spaces."""
    return " ".join(text.split())


def stretches(outline: Outline, start: int, end: int) -> Iterator[Stretch]:
    """The stretches of one font with letters between two offsets."""
    segments, text, whole = outline.segments, outline.text, segment_letters(outline)
    at = max(bisect_right(segments, start, key=lambda segment: segment.start) - 1, 0)
    for number in range(at, len(segments)):
        segment = segments[number]
        if segment.start >= end:
            return
        first, last = max(segment.start, start), min(segment.end, end)
        entire = (first, last) == (segment.start, segment.end)
        letters = whole[number] if entire else sum(map(str.isalpha, text[first:last]))
        if letters:
            yield Stretch(first, last, segment.font, letters)


@lru_cache(maxsize=1)
def segment_letters(outline: Outline) -> tuple[int, ...]:
    """How many letters each segment of the outline holds."""
    return tuple(sum(map(str.isalpha, outline.text[segment.start : segment.end])) for segment in outline.segments)


def share(found: list[Stretch], what: str) -> float:
    """The share of the letters that are "bold" or "italic"."""
    whole = set_so = 0
    for stretch in found:
        whole += stretch.letters
        if getattr(stretch.font, what):
            set_so += stretch.letters
    return set_so / whole if whole else 0.0
