"""CSV for Excel: one row a finding; separators and decimals as Excel expects them in the language."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from kehoach.generate.findings_table import HEADINGS, rows
from kehoach.generate.remarks import say
from kehoach.generate.tables import as_text

if TYPE_CHECKING:
    from kehoach.generate.tables import Cell
    from kehoach.models.findings import Audited

EXTENSION = "csv"
BINARY = False
_BOM = "\ufeff"
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes:
    """The findings of all audits, each beside its file's name; UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=_separator(lang), lineterminator="\r\n")
    out.writerow([say(heading, lang) for heading in HEADINGS])
    for row in rows(audits, lang):
        out.writerow([_guarded(cell, lang) for cell in row])
    return (_BOM + text.getvalue()).encode()


def is_own(data: bytes) -> bool:
    """Whether the first line is the heading of this table."""
    first = data.partition(b"\r\n")[0].decode("utf-8-sig", "replace")
    langs: tuple[Literal["vi", "en"], ...] = ("vi", "en")
    return any(first == _separator(lang).join(say(heading, lang) for heading in HEADINGS) for lang in langs)


def _separator(lang: Literal["vi", "en"]) -> str:
    return ";" if lang == "vi" else ","


def _guarded(cell: Cell, lang: Literal["vi", "en"]) -> str:
    """The cell as text that a spreadsheet never runs as a formula."""
    written = as_text(cell, lang)
    return f"'{written}" if isinstance(cell, str) and written.startswith(_LIVE) else written
