"""CSV for Excel: one table, UTF-8 with a byte order mark.

In Vietnamese with `;` between cells and a decimal comma, in English with `,` and a point: what Excel
expects under the settings of that language. Text that Excel would run as a formula gets a leading `'`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from kehoach.generate.tables import TABLES, Table, guarded, say, separator
from kehoach.generate.writers import several_kinds
from kehoach.models.errors import Said

if TYPE_CHECKING:
    from kehoach.models.records import Plan

EXTENSION = "csv"
BINARY = False
SINGLE = True
_BOM = "\ufeff"
_FILE = Said("Tệp", "File")


def write(plans: Sequence[Plan], only: frozenset[str], lang: Literal["vi", "en"]) -> bytes:
    """The rows of one kind of record (tasks where none is named) of all plans, each beside its file's name.

    Raises ``UsageError`` ``usage.one_kind`` where several kinds are asked for.
    """
    if len(only) > 1:
        raise several_kinds()
    table = TABLES[next(iter(only), "tasks")]
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=separator(lang), lineterminator="\r\n")
    rows.writerow(_headings(table.kind, lang))
    for plan in plans:
        for row in table.rows(plan, lang):
            cells = row if table.kind == "header" else [plan.source.name, *row]
            rows.writerow([guarded(cell, lang) for cell in cells])
    return (_BOM + text.getvalue()).encode()


def is_own(data: bytes) -> bool:
    """Whether the first line is the heading of one of these tables."""
    first = data.partition(b"\r\n")[0].decode("utf-8-sig", "replace")
    langs: tuple[Literal["vi", "en"], ...] = ("vi", "en")
    return any(first == separator(g).join(_headings(kind, g)) for kind in TABLES for g in langs)


def _headings(kind: str, lang: Literal["vi", "en"]) -> list[str]:
    table: Table[object] = TABLES[kind]
    names = table.headings(lang)
    return names if kind == "header" else [say(_FILE, lang), *names]
