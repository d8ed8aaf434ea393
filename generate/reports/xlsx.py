"""An audit as an Excel workbook: summary, findings with a filter, load per body. Strings are never formulas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from kehoach.generate import words
from kehoach.generate.findings_table import HEADINGS, WIDTHS, rows
from kehoach.generate.remarks import SEVERITY_NAMES, counts, over_all, parts, say, short_name, table_of_codes
from kehoach.generate.workbook import HEADING, WRAPPED, Page, Workbook, bears, made, set_widths
from kehoach.models.errors import Said
from kehoach.models.findings import SEVERITIES

if TYPE_CHECKING:
    from kehoach.models.findings import Audit, Audited

EXTENSION = "xlsx"
BINARY = True
_MARK = "kehoach: kết quả soát"
_SUMMARY = Said("Tổng hợp", "Summary")
_FINDINGS = Said("Phát hiện", "Findings")
_BODIES = Said("Theo cơ quan", "By body")
_FILL = {"error": "#FBDEDB", "warning": "#FDEEC4", "info": "#DCEBFB"}


def write(audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes:
    """The workbook of all audits; the same audits always give the same bytes."""
    found = [audited.audit for audited in audits]

    def fill(book: Workbook) -> None:
        heading, plain = book.add_format(HEADING), book.add_format(WRAPPED)
        graded = {grade: book.add_format({**WRAPPED, "bg_color": _FILL[grade]}) for grade in SEVERITIES}

        def page(name: Said) -> Page:
            return Page(book.add_worksheet(say(name, lang)), heading, plain)

        _summary(page(_SUMMARY), found, lang)
        _findings(page(_FINDINGS), audits, graded, lang)
        _bodies(page(_BODIES), found, lang)

    return made(fill, "kehoach audit", _MARK)


def is_own(data: bytes) -> bool:
    """Whether the bytes are a workbook with the mark of this format in its properties."""
    return bears(_MARK, data)


def _summary(page: Page, audits: Sequence[Audit], lang: Literal["vi", "en"]) -> None:
    """Files as columns: counts, completeness, points lost, codes."""
    set_widths(page.sheet, [44, *[18] * len(audits)])
    page.headings([say(_SUMMARY, lang), *(short_name(audit) for audit in audits)])
    for severity in SEVERITIES:
        page.row([say(SEVERITY_NAMES[severity], lang), *(counts(audit.findings)[severity] for audit in audits)])
    page.row([say(Said("Để riêng", "Set aside"), lang), *(len(audit.set_aside) for audit in audits)])
    page.row([])
    page.headings([say(Said("Khung lô-gic", "Logframe"), lang)])
    page.row([say(Said("Nhiệm vụ", "Tasks"), lang), *(audit.completeness.tasks for audit in audits)])
    page.row([say(Said("Trách nhiệm được giao", "Duties"), lang), *(audit.completeness.duties for audit in audits)])
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


def _findings(page: Page, audits: Sequence[Audited], graded: dict[Any, object], lang: Literal["vi", "en"]) -> None:
    set_widths(page.sheet, WIDTHS)
    page.headings([say(heading, lang) for heading in HEADINGS])
    severities = [finding.severity for audited in audits for finding in audited.audit.findings]
    for severity, row in zip(severities, rows(audits, lang), strict=True):
        page.row(row)
        page.sheet.write(page.line - 1, 1, row[1], graded[severity])
    page.filtered(len(HEADINGS))


def _bodies(page: Page, audits: Sequence[Audit], lang: Literal["vi", "en"]) -> None:
    set_widths(page.sheet, [44, 10, 10, 12, 10, 20])
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
