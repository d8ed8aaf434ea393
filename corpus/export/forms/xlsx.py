"""An Excel workbook: one sheet a kind of record, with a filter and the headings in sight. No string is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Literal

from kehoach.corpus.database import Row
from kehoach.corpus.export import Asked
from kehoach.corpus.export.kinds import KINDS, Kind
from kehoach.corpus.export.sheets import TITLES, cells, headings, widths
from kehoach.generate.tables import Cell, say
from kehoach.generate.workbook import HEADING, WRAPPED, Workbook, bears, head_every_page, made, put, set_widths

EXTENSION = "xlsx"
BINARY = True
SINGLE = False
HOLDS = KINDS
DEFAULT = ("tasks",)
_MARK = "kehoach: trích xuất từ kho"
MOST_ROWS = 1_000_000  # Excel holds 1,048,576


def write(asked: Asked, lang: Literal["vi", "en"]) -> bytes:
    """The workbook; rows that one sheet cannot hold go on in the next, "Nhiệm vụ (2)"."""

    def fill(book: Workbook) -> None:
        styles = _Styles(book)
        for kind in asked.kinds:
            for number, part in enumerate(_parts(asked.rows(kind)), 1):
                name = say(TITLES[kind], lang)
                _sheet(book, styles, kind, f"{name} ({number})" if number > 1 else name, part, lang)

    return made(fill, "kehoach export", _MARK)


def is_own(data: bytes) -> bool:
    """Whether the bytes are a workbook with the mark of this form in its properties."""
    return bears(_MARK, data)


class _Styles:
    def __init__(self, book: Workbook) -> None:
        self.heading = book.add_format(HEADING)
        self.plain = book.add_format(WRAPPED)
        self.date = book.add_format({**WRAPPED, "num_format": "dd/mm/yyyy", "align": "left"})

    def of(self, cell: Cell) -> object:
        return self.date if isinstance(cell, date) else self.plain


def _parts(rows: Iterator[Row]) -> Iterator[Iterable[Row]]:
    """The rows sheet by sheet; one without rows where there is none."""
    yield islice(rows, MOST_ROWS)
    for first in rows:
        yield (row for part in ((first,), islice(rows, MOST_ROWS - 1)) for row in part)


def _sheet(
    book: Workbook, styles: _Styles, kind: Kind, name: str, rows: Iterable[Row], lang: Literal["vi", "en"]
) -> None:
    sheet = book.add_worksheet(name)
    set_widths(sheet, widths(kind))
    names = headings(kind, lang)
    for column, heading in enumerate(names):
        sheet.write(0, column, heading, styles.heading)
    line = 0
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(cells(kind, row, lang)):
            put(sheet, line, column, cell, styles.of(cell))
    sheet.autofilter(0, 0, max(line, 1), len(names) - 1)
    head_every_page(sheet)
