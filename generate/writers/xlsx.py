"""An Excel workbook: one sheet a kind of record, the heading row frozen.

Strings are never formulas or links, and the same records always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from kehoach.generate.tables import Table, chosen, say
from kehoach.generate.workbook import Sheet, Styles, Workbook, bears, made, put, put_table
from kehoach.models.errors import Said

if TYPE_CHECKING:
    from kehoach.models.records import Plan

EXTENSION = "xlsx"
BINARY = True
SINGLE = False
_MARK = "kehoach: bản ghi"
_FILE = Said("Tệp", "File")


def write(plans: Sequence[Plan], only: frozenset[str], lang: Literal["vi", "en"]) -> bytes:
    """The workbook of all plans; with several plans each row begins with the file it was read from."""

    def fill(book: Workbook) -> None:
        styles = Styles(book)
        for table in chosen(only):
            sheet = book.add_worksheet(say(table.title, lang))
            if table.kind == "header" and len(plans) == 1:
                _upright(sheet, styles, table, plans[0], lang)
            else:
                _rows(sheet, styles, table, plans, lang)

    return made(fill, "kehoach", _MARK)


def is_own(data: bytes) -> bool:
    """Whether the bytes are a workbook with the mark of this format in its properties."""
    return bears(_MARK, data)


def _rows(sheet: Sheet, styles: Styles, table: Table[Any], plans: Sequence[Plan], lang: Literal["vi", "en"]) -> None:
    with_file = len(plans) != 1 and table.kind != "header"
    headings = [say(_FILE, lang)] * with_file + table.headings(lang)
    widths = [28] * with_file + [column.width for column in table.columns]
    rows = ([plan.source.name, *row] if with_file else row for plan in plans for row in table.rows(plan, lang))
    put_table(sheet, styles, headings, widths, rows)


def _upright(sheet: Sheet, styles: Styles, table: Table[Any], plan: Plan, lang: Literal["vi", "en"]) -> None:
    """One plan's overview: names in the first column, values in the second."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for line, (heading, cell) in enumerate(zip(table.headings(lang), table.rows(plan, lang)[0], strict=True)):
        sheet.write(line, 0, heading, styles.heading)
        put(sheet, line, 1, cell, styles.of(cell))
    sheet.freeze_panes(0, 1)
