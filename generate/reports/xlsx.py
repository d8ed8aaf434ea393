"""An audit as an Excel workbook: summary, findings with a filter, load per body. Strings are never formulas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

from kehoach.generate import words
from kehoach.generate.findings_table import HEADINGS, WIDTHS, rows
from kehoach.generate.remarks import SEVERITY_NAMES, counts, over_all, parts, say, short_name, table_of_codes
from kehoach.generate.tables import Cell, clean
from kehoach.models.errors import Said
from kehoach.models.findings import SEVERITIES

if TYPE_CHECKING:
    from kehoach.models.findings import Audit, Audited

EXTENSION = "xlsx"
BINARY = True
_CREATED = datetime(2000, 1, 1)
_MARK = "kehoach: kết quả soát"
_LONGEST = 32_000  # Excel's own limit for a cell is 32,767 characters
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_SUMMARY = Said("Tổng hợp", "Summary")
_FINDINGS = Said("Phát hiện", "Findings")
_BODIES = Said("Theo cơ quan", "By body")
_FILL = {"error": "#FBDEDB", "warning": "#FDEEC4", "info": "#DCEBFB"}


class _Sheet(Protocol):
    def write(self, row: int, column: int, value: object, style: object) -> int: ...

    def set_column(self, first: int, last: int, width: float) -> int: ...

    def freeze_panes(self, row: int, column: int) -> None: ...

    def autofilter(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None: ...

    def set_landscape(self) -> None: ...

    def repeat_rows(self, first: int) -> None: ...

    def fit_to_pages(self, width: int, height: int) -> None: ...


class _Workbook(Protocol):
    def add_worksheet(self, name: str) -> _Sheet: ...

    def add_format(self, properties: dict[str, Any]) -> object: ...

    def set_properties(self, properties: dict[str, Any]) -> None: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class _Page:
    """A sheet written from the top down."""

    sheet: _Sheet
    heading: object
    plain: object
    line: int = 0

    def row(self, cells: Iterable[Cell], style: object | None = None) -> None:
        for column, cell in enumerate(cells):
            value = clean(cell)
            if isinstance(value, str):
                value = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
                if value.startswith("<r>"):  # xlsxwriter would put <r>…</r> into the file as XML of its own
                    value = f" {value}"
            if value is not None:
                self.sheet.write(self.line, column, value, style or self.plain)
        self.line += 1

    def headings(self, cells: Iterable[Cell]) -> None:
        self.row(cells, self.heading)

    def widths(self, widths: Sequence[float]) -> None:
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)


def write(audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes:
    """The workbook of all audits; the same audits always give the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    book = cast(_Workbook, xlsxwriter.Workbook(out, _OPTIONS))
    book.set_properties({"title": "kehoach audit", "comments": _MARK, "created": _CREATED})
    wrapped = {"text_wrap": True, "valign": "top"}
    heading = book.add_format({**wrapped, "bold": True, "bg_color": "#DDEBF7", "border": 1})
    plain = book.add_format(wrapped)
    graded = {grade: book.add_format({**wrapped, "bg_color": _FILL[grade]}) for grade in SEVERITIES}

    def page(name: Said) -> _Page:
        return _Page(book.add_worksheet(say(name, lang)), heading, plain)

    found = [audited.audit for audited in audits]
    _summary(page(_SUMMARY), found, lang)
    _findings(page(_FINDINGS), audits, graded, lang)
    _bodies(page(_BODIES), found, lang)
    book.close()
    return out.getvalue()


def is_own(data: bytes) -> bool:
    """Whether the bytes are a workbook with the mark of this format in its properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("docProps/core.xml") as part:
            return _MARK.encode() in part.read(20_000)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return False


def _summary(page: _Page, audits: Sequence[Audit], lang: Literal["vi", "en"]) -> None:
    """Files as columns: counts, completeness, points lost, codes."""
    page.widths([44, *[18] * len(audits)])
    page.headings([say(_SUMMARY, lang), *(short_name(audit) for audit in audits)])
    for severity in SEVERITIES:
        page.row([say(SEVERITY_NAMES[severity], lang), *(counts(audit.findings)[severity] for audit in audits)])
    page.row([say(Said("Để riêng", "Set aside"), lang), *(len(audit.set_aside) for audit in audits)])
    page.row([])
    page.headings([say(Said("Khung lô-gic", "Logframe"), lang)])
    page.row([say(Said("Nhiệm vụ", "Tasks"), lang), *(audit.completeness.tasks for audit in audits)])
    columns = [parts(audit.completeness, lang) for audit in audits]
    for row in zip(*columns, strict=True):
        page.row([row[0][0], *(many for _, many in row)])
    fields = {stake.field: None for audit in audits for stake in audit.stakes}
    if fields:
        page.row([])
        page.headings([say(Said("Điểm còn mất theo lĩnh vực", "Points lost by field"), lang)])
    for field in fields:
        lost = [next((stake.lost for stake in audit.stakes if stake.field == field), None) for audit in audits]
        page.row([words.field(field, lang), *lost])
    page.row([])
    page.headings([say(Said("Mã", "Code"), lang)])
    for code, _, many in table_of_codes(audits):
        page.row([code, *many])
    page.sheet.freeze_panes(1, 1)


def _findings(page: _Page, audits: Sequence[Audited], graded: dict[Any, object], lang: Literal["vi", "en"]) -> None:
    page.widths(WIDTHS)
    page.headings([say(heading, lang) for heading in HEADINGS])
    severities = [finding.severity for audited in audits for finding in audited.audit.findings]
    for severity, row in zip(severities, rows(audits, lang), strict=True):
        page.row(row)
        page.sheet.write(page.line - 1, 1, row[1], graded[severity])
    page.sheet.autofilter(0, 0, max(page.line - 1, 1), len(HEADINGS) - 1)
    page.sheet.freeze_panes(1, 0)
    page.sheet.repeat_rows(0)
    page.sheet.set_landscape()
    page.sheet.fit_to_pages(1, 0)


def _bodies(page: _Page, audits: Sequence[Audit], lang: Literal["vi", "en"]) -> None:
    page.widths([44, 10, 10, 12, 10, 20])
    names = (
        Said("Cơ quan", "Body"),
        Said("Chủ trì", "Leads"),
        Said("Phối hợp", "Helps"),
        Said("Trách nhiệm", "Duties"),
        Said("Phát hiện", "Findings"),
        Said("Điểm còn mất ở lĩnh vực chủ trì", "Points lost in the fields it leads"),
    )
    page.headings([say(name, lang) for name in names])
    for load in over_all(audits):
        page.row([load.name, load.lead, load.coop, load.duties, load.findings, load.points])
    page.sheet.freeze_panes(1, 1)
