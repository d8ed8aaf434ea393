"""CSV for Excel: one row a finding; separators and decimals as Excel expects them in the language."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from kehoach.generate.findings_table import HEADINGS, rows
from kehoach.generate.remarks import say
from kehoach.generate.tables import guarded, separator

if TYPE_CHECKING:
    from kehoach.models.findings import Audited

EXTENSION = "csv"
BINARY = False
_BOM = "\ufeff"


def write(audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes:
    """The findings of all audits, each beside its file's name; UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=separator(lang), lineterminator="\r\n")
    out.writerow([say(heading, lang) for heading in HEADINGS])
    for row in rows(audits, lang):
        out.writerow([guarded(cell, lang) for cell in row])
    return (_BOM + text.getvalue()).encode()


def is_own(data: bytes) -> bool:
    """Whether the first line is the heading of this table."""
    first = data.partition(b"\r\n")[0].decode("utf-8-sig", "replace")
    langs: tuple[Literal["vi", "en"], ...] = ("vi", "en")
    return any(first == separator(lang).join(say(heading, lang) for heading in HEADINGS) for lang in langs)
