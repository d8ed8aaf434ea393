"""A document as one text and a tree over it.

``Outline.text`` is the one NFC text all offsets refer to: paragraphs and table rows end in a newline,
cells are joined by tabs, the lines within a cell by newlines; no tags, no marks. Nodes own half-open
spans of it. A table that ran over pages is one ``Grid`` whose rows are logical rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kehoach.models.layout import Box, Font, Place, Shape
from kehoach.models.records import TablePlace, Where

Span: TypeAlias = tuple[int, int]
NodeKind: TypeAlias = Literal["document", "part", "item", "bullet", "paragraph", "table", "furniture", "note"]
Zone: TypeAlias = Literal["head", "title", "basis", "body", "signature", "recipients", "annex-head"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text that stands in one place and one font. Segments do not overlap, in order."""

    start: int
    end: int
    place: Place
    font: Font


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a logical table: its span of the text and the spans of its lines.

    A cell that a merged one covers has ``origin`` (row, column) of that cell and the same spans.
    """

    row: int
    column: int
    start: int
    end: int
    lines: tuple[Span, ...]
    row_span: int = 1
    column_span: int = 1
    origin: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Stitch:
    """Why two pieces of a table are one: ``row`` is the logical row where the second piece begins.

    ``proof``: "repeated-header", "same-columns", "empty-number", "cut-sentence", "merged-cell".
    """

    row: int
    proof: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A logical table: rows of equal length; the first ``header_rows`` are headings."""

    index: int
    rows: tuple[tuple[GridCell, ...], ...]
    header_rows: int
    ruled: bool = True
    certain: bool = True
    stitches: tuple[Stitch, ...] = ()

    @property
    def columns(self) -> int:
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Node:
    """One place in the tree.

    ``marker`` is the printed number or bullet ("II.", "1.1.", "a)", "-", "Điều 3."), ``ordinal`` its bare
    form ("II", "1.1", "a", "3"), ``label`` the path of a numbered node ("II.2.a", "PL1.II", "Điều 3").
    [start, end) is the node's own paragraph or table, marker included; ``body`` is where its words begin;
    ``lead_in`` is the end of a bold or italic beginning that ends before the paragraph does, such as
    "1. Sở Nội vụ:" glued to its text (None where there is none). Children follow in document order.
    """

    kind: NodeKind
    start: int
    end: int
    body: int
    marker: str = ""
    ordinal: str = ""
    label: str = ""
    scheme: str = ""
    zone: Zone = "body"
    lead_in: int | None = None
    bold: bool = False
    shape: Shape | None = None
    grid: Grid | None = None
    children: tuple[Node, ...] = ()
    title: Span | None = None

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        ahead: list[Node] = [self]
        while ahead:
            node = ahead.pop()
            yield node
            ahead.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the structure that a reader should look at (bad numbering, uncertain rows)."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The text, the tree and the way from offsets back to places. Two outlines are the same only by identity.

    ``root`` has kind "document"; its children are parts: the main document, a plan it promulgates
    (label ""), annexes (labels PL1, PL2, ...), notes.
    """

    text: str
    root: Node
    segments: tuple[Segment, ...]
    grids: tuple[Grid, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(segment.start for segment in self.segments))

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds an offset, or the last one before it."""
        found = bisect_right(self._starts, offset) - 1
        return self.segments[found] if found >= 0 else None

    def words(self, start: int, end: int) -> Span:
        """The span without white space at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def where(self, start: int, end: int, cell: tuple[int, int, int] | None = None) -> Where:
        """The place of a span: quote, offsets, page, line, box, and the cell (table, row, column) it stands in."""
        segment = self.segment_at(start)
        place = segment.place if segment else Place()
        return Where(
            start=start,
            end=end,
            quote=self.text[start:end],
            page=place.page,
            line=place.line,
            bbox=self._box(start, end, place) if place.bbox else None,
            block=place.block,
            table=TablePlace(index=cell[0], row=cell[1], column=cell[2]) if cell else None,
        )

    def _box(self, start: int, end: int, place: Place) -> Box | None:
        """The union of the boxes on the first page the span touches."""
        first = bisect_right(self._starts, start) - 1
        boxes: list[Box] = []
        for segment in self.segments[max(first, 0) :]:
            if segment.start >= end or segment.place.page != place.page:
                break
            if segment.place.bbox:
                boxes.append(segment.place.bbox)
        if not boxes:
            return None
        left, top, right, bottom = zip(*boxes, strict=True)
        return min(left), min(top), max(right), max(bottom)
