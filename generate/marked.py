"""A document's text as blocks of pieces, each piece with the findings whose words it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from kehoach.models.findings import SEVERITIES, Finding, Severity
from kehoach.models.outline import Grid, GridCell, Node, Outline
from kehoach.models.records import Section

BlockKind: TypeAlias = Literal["heading", "paragraph", "furniture"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. ``inside`` = numbers of the findings it belongs to, ``begins`` of those that begin here."""

    text: str
    inside: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph; ``level`` of a heading from 1; ``centred`` as on paper."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    centred: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell with the rows and columns it covers."""

    pieces: tuple[Piece, ...]
    heading: bool
    row_span: int
    column_span: int
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """A table; ``ruled`` is False for a grid that only places text."""

    rows: tuple[tuple[CellView, ...], ...]
    ruled: bool


Block: TypeAlias = Words | TableView


class Marks:
    """Cuts spans of the text into pieces at the ends of findings. Findings are numbered from 1 in their order."""

    def __init__(self, text: str, findings: Sequence[Finding]) -> None:
        self._text = text
        spans: list[tuple[int, int, int, Severity]] = [
            (f.where.start, f.where.end, number, f.severity) for number, f in enumerate(findings, 1)
        ]
        self._spans = sorted(spans)
        self._begun: set[int] = set()

    def cut(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of a span; a finding begins in the first piece that is asked for, and only once."""
        own = [span for span in self._spans if span[0] < end and (span[1] > start or span[0] >= start)]
        edges = sorted({start, end, *(edge for span in own for edge in span[:2] if start < edge < end)})
        return tuple(self._piece(left, right, own) for left, right in pairwise(edges))

    def _piece(self, left: int, right: int, own: Sequence[tuple[int, int, int, Severity]]) -> Piece:
        covering = [span for span in own if span[0] <= left and span[1] >= right]
        bare = [span for span in own if span[0] == span[1] and left <= span[0] < right]
        begins = [number for _, _, number, _ in (*covering, *bare) if number not in self._begun]
        self._begun.update(begins)
        ranks = [SEVERITIES.index(span[3]) for span in covering]
        severity = SEVERITIES[min(ranks)] if ranks else None
        inside = tuple(span[2] for span in covering)
        return Piece(self._text[left:right], inside, tuple(begins), severity)


def blocks(outline: Outline, sections: Sequence[Section], findings: Sequence[Finding]) -> Iterator[Block]:
    """The document in order: every character of its text that is no white space stands in one block."""
    marks = Marks(outline.text, findings)
    levels = {section.where.start: section.level for section in sections}
    at = 0
    for node in sorted(_own(outline.root), key=lambda node: node.start):
        if node.start < at:
            continue
        yield from _between(outline.text, at, node.start, marks)
        if node.grid is not None:
            yield _table(node, node.grid, marks, levels, outline.text)
        else:
            yield _words(node, marks, levels)
        at = node.end
    yield from _between(outline.text, at, len(outline.text), marks)


def _own(root: Node) -> Iterator[Node]:
    return (node for node in root.walk() if node.kind not in ("document", "part") and node.end > node.start)


def _between(text: str, start: int, end: int, marks: Marks) -> Iterator[Block]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Words("paragraph", marks.cut(start, end))


def _words(node: Node, marks: Marks, levels: dict[int, int]) -> Words:
    level = next((levels[start] for start in (node.body, node.start) if start in levels), 0)
    centred = node.zone in ("title", "annex-head") or (node.shape is not None and node.shape.alignment == "center")
    kind: BlockKind = "furniture" if node.kind == "furniture" else "heading" if level else "paragraph"
    return Words(kind, marks.cut(node.start, node.end), level, centred, node.bold)


def _table(node: Node, grid: Grid, marks: Marks, levels: dict[int, int], text: str) -> TableView:
    """The logical rows; what stands between them, such as a heading repeated on a new page, fills a row of its own."""
    rows: list[tuple[CellView, ...]] = []
    at = node.start
    for row in grid.rows:
        own = [cell for cell in row if cell.origin is None]
        if own:
            rows += _rest(text, at, own[0].start, marks, grid.columns)
            at = max(at, *(cell.end for cell in own))
        rows.append(tuple(_cell(cell, grid, marks, levels, text) for cell in own))
    rows += _rest(text, at, node.end, marks, grid.columns)
    return TableView(tuple(rows), grid.ruled)


def _rest(text: str, start: int, end: int, marks: Marks, columns: int) -> list[tuple[CellView, ...]]:
    if not text[start:end].strip():
        return []
    return [(CellView(marks.cut(start, end), False, 1, columns, furniture=True),)]


def _cell(cell: GridCell, grid: Grid, marks: Marks, levels: dict[int, int], text: str) -> CellView:
    return CellView(
        marks.cut(cell.start, cell.end),
        cell.row < grid.header_rows or _is_group(cell, levels, text),
        min(cell.row_span, len(grid.rows) - cell.row),
        min(cell.column_span, grid.columns - cell.column),
    )


def _is_group(cell: GridCell, levels: dict[int, int], text: str) -> bool:
    """Whether the cell heads a group of rows, as the sections know it."""
    return bool(text[cell.start : cell.end].strip()) and any(cell.start <= start < cell.end for start in levels)
