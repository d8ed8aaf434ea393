"""Excel workbooks as both records and audits are written to. Strings are never formulas or links."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, cast

from kehoach.generate.tables import Cell, clean

WRAPPED: dict[str, Any] = {"text_wrap": True, "valign": "top"}
HEADING: dict[str, Any] = {**WRAPPED, "bold": True, "bg_color": "#DDEBF7", "border": 1}
_CREATED = datetime(2000, 1, 1)  # always the same, so that the same content gives the same bytes
_LONGEST = 32_000  # Excel's own limit for a cell is 32,767 characters
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class Sheet(Protocol):
    """One sheet; rows and columns count from 0."""

    def write(self, row: int, column: int, value: object, style: object) -> int: ...

    def set_column(self, first: int, last: int, width: float) -> int: ...

    def freeze_panes(self, row: int, column: int) -> None: ...

    def autofilter(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None: ...

    def set_landscape(self) -> None: ...

    def repeat_rows(self, first: int) -> None: ...

    def fit_to_pages(self, width: int, height: int) -> None: ...


class Workbook(Protocol):
    """A workbook that is being written."""

    def add_worksheet(self, name: str) -> Sheet: ...

    def add_format(self, properties: dict[str, Any]) -> object: ...

    def set_properties(self, properties: dict[str, Any]) -> None: ...

    def close(self) -> None: ...


def made(fill: Callable[[Workbook], None], title: str, mark: str) -> bytes:
    """The bytes of a workbook that ``fill`` writes; ``mark`` stands in its properties and tells whose it is."""
    import xlsxwriter

    out = io.BytesIO()
    book = cast(Workbook, xlsxwriter.Workbook(out, _OPTIONS))
    book.set_properties({"title": title, "comments": mark, "created": _CREATED})
    fill(book)
    book.close()
    return out.getvalue()


def bears(mark: str, data: bytes) -> bool:
    """Whether the bytes are a workbook with this mark in its properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("docProps/core.xml") as part:
            return mark.encode() in part.read(20_000)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return False


class Styles:
    """How the cells of records look: headings, dates, and all others."""

    def __init__(self, book: Workbook) -> None:
        self.heading = book.add_format(HEADING)
        self.plain = book.add_format(WRAPPED)
        self.date = book.add_format({**WRAPPED, "num_format": "dd/mm/yyyy", "align": "left"})

    def of(self, cell: Cell) -> object:
        """The style of a cell that is no heading."""
        return self.date if isinstance(cell, date) else self.plain


def put(sheet: Sheet, row: int, column: int, cell: Cell, style: object) -> None:
    """Writes a cell, cut to what Excel can hold; None leaves it blank."""
    if isinstance(cell, str):
        cell = cell if len(cell) <= _LONGEST else cell[:_LONGEST] + "…"
        if cell.startswith("<r>"):  # xlsxwriter would put <r>…</r> into the file as XML of its own
            cell = f" {cell}"
    if cell is not None:
        sheet.write(row, column, cell, style)


def put_table(
    sheet: Sheet, styles: Styles, headings: Sequence[str], widths: Sequence[float], rows: Iterable[Iterable[Cell]]
) -> int:
    """Writes headings and rows, the headings in sight and on every page; returns the number of rows."""
    set_widths(sheet, widths)
    for column, heading in enumerate(headings):
        sheet.write(0, column, heading, styles.heading)
    line = 0
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            put(sheet, line, column, cell, styles.of(cell))
    head_every_page(sheet)
    return line


def set_widths(sheet: Sheet, widths: Sequence[float]) -> None:
    """Sets the widths of the columns from the first on, in characters."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def head_every_page(sheet: Sheet) -> None:
    """Keeps the first row in sight and on every printed page, which lies across and holds all columns."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


@dataclass(slots=True)
class Page:
    """A sheet written from the top down; ``line`` is the next one, from 0."""

    sheet: Sheet
    heading: object
    plain: object
    line: int = 0

    def row(self, cells: Iterable[Cell], style: object | None = None) -> None:
        """Writes the next row, free of control characters."""
        for column, cell in enumerate(cells):
            put(self.sheet, self.line, column, clean(cell), style or self.plain)
        self.line += 1

    def headings(self, cells: Iterable[Cell]) -> None:
        """Writes the next row as headings."""
        self.row(cells, self.heading)

    def filtered(self, columns: int) -> None:
        """Puts a filter over all rows and the headings on every page."""
        self.sheet.autofilter(0, 0, max(self.line - 1, 1), columns - 1)
        head_every_page(self.sheet)
