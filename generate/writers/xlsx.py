"""An Excel workbook: one sheet a kind of record, the heading row frozen.

Strings are never formulas or links, and the same records always give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

from kehoach.generate.tables import Cell, Table, chosen, say
from kehoach.models.errors import Said

if TYPE_CHECKING:
    from kehoach.models.records import Plan

EXTENSION = "xlsx"
BINARY = True
SINGLE = False
_CREATED = datetime(2000, 1, 1)
_MARK = "kehoach: bản ghi"
_LONGEST = 32_000  # Excel's own limit for a cell is 32,767 characters
_FILE = Said("Tệp", "File")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class _Sheet(Protocol):
    def write(self, row: int, column: int, value: object, style: object) -> int: ...

    def set_column(self, first: int, last: int, width: float) -> int: ...

    def freeze_panes(self, row: int, column: int) -> None: ...

    def set_landscape(self) -> None: ...

    def repeat_rows(self, first: int) -> None: ...

    def fit_to_pages(self, width: int, height: int) -> None: ...


class _Workbook(Protocol):
    def add_worksheet(self, name: str) -> _Sheet: ...

    def add_format(self, properties: dict[str, Any]) -> object: ...

    def set_properties(self, properties: dict[str, Any]) -> None: ...

    def close(self) -> None: ...


def write(plans: Sequence[Plan], only: frozenset[str], lang: Literal["vi", "en"]) -> bytes:
    """The workbook of all plans; with several plans each row begins with the file it was read from."""
    import xlsxwriter

    out = io.BytesIO()
    book = cast(_Workbook, xlsxwriter.Workbook(out, _OPTIONS))
    book.set_properties({"title": "kehoach", "comments": _MARK, "created": _CREATED})
    styles = _Styles(book)
    for table in chosen(only):
        sheet = book.add_worksheet(say(table.title, lang))
        if table.kind == "header" and len(plans) == 1:
            _upright(sheet, styles, table, plans[0], lang)
        else:
            _rows(sheet, styles, table, plans, lang)
    book.close()
    return out.getvalue()


def is_own(data: bytes) -> bool:
    """Whether the bytes are a workbook with the mark of this format in its properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("docProps/core.xml") as part:
            return _MARK.encode() in part.read(20_000)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return False


class _Styles:
    def __init__(self, book: _Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.heading = book.add_format({**wrapped, "bold": True, "bg_color": "#DDEBF7", "border": 1})
        self.plain = book.add_format(wrapped)
        self.date = book.add_format({**wrapped, "num_format": "dd/mm/yyyy", "align": "left"})

    def of(self, cell: Cell) -> object:
        return self.date if isinstance(cell, date) else self.plain


def _rows(sheet: _Sheet, styles: _Styles, table: Table[Any], plans: Sequence[Plan], lang: Literal["vi", "en"]) -> None:
    with_file = len(plans) != 1 and table.kind != "header"
    headings = [say(_FILE, lang)] * with_file + table.headings(lang)
    widths = [28] * with_file + [column.width for column in table.columns]
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write(0, column, heading, styles.heading)
    line = 0
    for plan in plans:
        for row in table.rows(plan, lang):
            line += 1
            cells: list[Cell] = [plan.source.name, *row] if with_file else row
            for column, cell in enumerate(cells):
                _write(sheet, line, column, cell, styles)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _upright(sheet: _Sheet, styles: _Styles, table: Table[Any], plan: Plan, lang: Literal["vi", "en"]) -> None:
    """One plan's overview: names in the first column, values in the second."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for line, (heading, cell) in enumerate(zip(table.headings(lang), table.rows(plan, lang)[0], strict=True)):
        sheet.write(line, 0, heading, styles.heading)
        _write(sheet, line, 1, cell, styles)
    sheet.freeze_panes(0, 1)


def _write(sheet: _Sheet, row: int, column: int, cell: Cell, styles: _Styles) -> None:
    if isinstance(cell, str):
        cell = cell if len(cell) <= _LONGEST else cell[:_LONGEST] + "…"
        if cell.startswith("<r>"):  # xlsxwriter would put <r>…</r> into the file as XML of its own
            cell = f" {cell}"
    if cell is not None:
        sheet.write(row, column, cell, styles.of(cell))
