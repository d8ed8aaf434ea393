"""A document as it lies on paper: blocks in reading order, with type, place and form.

Sources build a ``Layout``; nothing here knows a file format. Lengths are points (1/72 inch),
boxes are (left, top, right, bottom) from the top left of the page, pages and lines count from 1,
blocks, rows and columns from 0. All text is NFC.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
Alignment: TypeAlias = Literal["left", "right", "center", "justify"]
FurnitureKind: TypeAlias = Literal["page-number", "running-head", "repeated-header", "stamp", "web"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of the layout stands in its file; what a format does not know is None."""

    page: int | None = None
    line: int | None = None
    bbox: Box | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Font:
    """How a run is set. ``size`` in points; None = not said."""

    name: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False


PLAIN = Font()
NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font; ``place`` only where it differs from the paragraph's (a new line or page)."""

    text: str
    font: Font = PLAIN
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a paragraph: alignment, indents and spacing in points, line spacing as a multiple."""

    alignment: Alignment | None = None
    first_line: float | None = None
    left: float | None = None
    right: float | None = None
    before: float | None = None
    after: float | None = None
    line_spacing: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as a reader sees it, hard-wrapped lines joined by a space.

    ``label`` is the automatic number ("1.", "a)") a word processor shows; it is also the beginning
    of the first run, so that ``text`` is what stands on paper. ``style`` is the style's name.
    """

    runs: tuple[Run, ...]
    place: Place = NOWHERE
    shape: Shape | None = None
    label: str | None = None
    style: str | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid. A merged cell stands at each place it covers; ``origin`` = (row, column) of its first.

    ``origin`` is None for a cell that starts here. Covered cells hold the same blocks as their origin.
    """

    blocks: tuple[Paragraph | Table, ...]
    row_span: int = 1
    column_span: int = 1
    origin: tuple[int, int] | None = None
    place: Place = NOWHERE

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The cell's paragraphs in order, those of nested tables included."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        if cell.origin is None:
                            yield from cell.paragraphs

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: every row has the same number of cells. ``header_rows`` as the file marks them (0 = not said).

    ``ruled`` is False for a grid without lines, such as the two-column header block. ``certain`` is
    False where rows had to be inferred (web text with one cell a line).
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: Place = NOWHERE
    header_rows: int = 0
    ruled: bool = True
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a page carries besides the document: marked, never deleted."""

    text: str
    kind: FurnitureKind
    place: Place = NOWHERE


Block: TypeAlias = Paragraph | Table | Furniture


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number that runs through a section: where it stands and how it is set.

    ``on_first``: whether the section's first page shows it; ``style`` is the kind of figures ("decimal",
    "lowerRoman", ...). What the file does not say is None.
    """

    at: Literal["top", "bottom"]
    on_first: bool
    alignment: Alignment | None = None
    font: Font = PLAIN
    style: str = "decimal"


@dataclass(frozen=True, slots=True)
class PageShape:
    """Size and margins of a page or section in points (margins None where unknown).

    ``numbers`` are the page numbers of a section (None where the format has none to tell of, empty where the
    pages are not numbered); ``first_block`` is the block a section begins with.
    """

    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    numbers: tuple[PageNumber, ...] | None = field(default=None, compare=False)
    first_block: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document: blocks in reading order, notes apart, page shapes.

    ``media`` is "text", "docx" or "pdf"; ``reader`` names the way it was read (for the records' source);
    ``plain`` is the text of an independent plain reader of the same file, against which coverage is
    measured; ``pages`` is empty where a format has no fixed pages; ``warnings`` are (code, text) pairs.
    """

    blocks: tuple[Block, ...]
    media: str
    reader: str
    plain: str
    notes: tuple[Paragraph, ...] = ()
    pages: tuple[PageShape, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
