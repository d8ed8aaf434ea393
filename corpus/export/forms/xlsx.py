"""An Excel workbook: one sheet a kind of record, with a filter and the headings in sight. No string is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from kehoach.corpus.database import Row
from kehoach.corpus.export import Asked
from kehoach.corpus.export.kinds import KINDS, Kind
from kehoach.corpus.export.sheets import TITLES, cells, headings, widths
from kehoach.generate.tables import say
from kehoach.generate.workbook import Styles, Workbook, bears, made, put_table

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
        styles = Styles(book)
        for kind in asked.kinds:
            for number, part in enumerate(_parts(asked.rows(kind)), 1):
                name = say(TITLES[kind], lang)
                _sheet(book, styles, kind, f"{name} ({number})" if number > 1 else name, part, lang)

    return made(fill, "kehoach export", _MARK)


def is_own(data: bytes) -> bool:
    """Whether the bytes are a workbook with the mark of this form in its properties."""
    return bears(_MARK, data)


def _parts(rows: Iterator[Row]) -> Iterator[Iterable[Row]]:
    """The rows sheet by sheet; one without rows where there is none."""
    yield islice(rows, MOST_ROWS)
    for first in rows:
        yield (row for part in ((first,), islice(rows, MOST_ROWS - 1)) for row in part)


def _sheet(
    book: Workbook, styles: Styles, kind: Kind, name: str, rows: Iterable[Row], lang: Literal["vi", "en"]
) -> None:
    sheet = book.add_worksheet(name)
    names = headings(kind, lang)
    lines = put_table(sheet, styles, names, widths(kind), (cells(kind, row, lang) for row in rows))
    sheet.autofilter(0, 0, max(lines, 1), len(names) - 1)
