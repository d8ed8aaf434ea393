"""CSV for Excel: UTF-8 with a byte order mark; in Vietnamese `;` between cells and a decimal comma.

Text that a spreadsheet would run as a formula gets a leading ``'``.
"""

from __future__ import annotations

import csv
import io
from typing import Literal

from kehoach.corpus.export import Asked
from kehoach.corpus.export.kinds import KINDS
from kehoach.corpus.export.sheets import cells, headings
from kehoach.generate.tables import guarded, separator

EXTENSION = "csv"
BINARY = False
SINGLE = True
HOLDS = KINDS
DEFAULT = ("tasks",)


def write(asked: Asked, lang: Literal["vi", "en"]) -> bytes:
    """The table in UTF-8, a heading and a line a row."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    (kind,) = asked.kinds
    lines = csv.writer(text, delimiter=separator(lang), lineterminator="\r\n")
    lines.writerow(headings(kind, lang))
    for row in asked.rows(kind):
        lines.writerow([guarded(cell, lang) for cell in cells(kind, row, lang)])
    text.flush()
    return out.getvalue()


def is_own(data: bytes) -> bool:
    """Whether the first line is the heading of one of these tables."""
    first = data.partition(b"\r\n")[0].decode("utf-8-sig", "replace")
    langs: tuple[Literal["vi", "en"], ...] = ("vi", "en")
    return any(first == separator(lang).join(headings(kind, lang)) for kind in KINDS for lang in langs)
