"""Findings as rows: what CSV and the workbook show of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach.generate.places import Places
from kehoach.generate.remarks import SEVERITY_NAMES, Headings, Lang, say, short_name
from kehoach.generate.tables import Cell, clean
from kehoach.models.errors import Said
from kehoach.models.findings import Audited

HEADINGS = (
    Said("Tệp", "File"),
    Said("Mức độ", "Severity"),
    Said("Mã", "Code"),
    Said("Đề mục", "Heading"),
    Said("Trang", "Page"),
    Said("Dòng", "Line"),
    Said("Bảng", "Table"),
    Said("Hàng", "Row"),
    Said("Nội dung được trích", "Words quoted"),
    Said("Nhận xét", "Remark"),
    Said("Căn cứ", "Evidence"),
    Said("Cách sửa", "How to mend it"),
    Said("Nhiệm vụ", "Task"),
)
WIDTHS = (26, 10, 22, 30, 7, 7, 7, 9, 48, 56, 36, 44, 9)
_LONGEST_QUOTE = 500


def rows(audits: Sequence[Audited], lang: Lang) -> Iterator[list[Cell]]:
    """One row a finding, in the order of the files and of the places in them."""
    for audited in audits:
        headings = Headings(audited.outline, audited.plan.sections, lang)
        places = Places(audited.outline)
        for finding in audited.audit.findings:
            quote = finding.where.quote
            spot = places.spot(finding.where)
            cells: list[Cell] = [
                short_name(audited.audit),
                say(SEVERITY_NAMES[finding.severity], lang),
                finding.code,
                headings.over(finding.where),
                finding.where.page,
                finding.where.line,
                spot and spot.table,
                spot and (f"STT {spot.number}" if spot.number else spot.row),
                quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "…",
                say(finding.message, lang),
                finding.evidence,
                say(finding.suggestion, lang) if finding.suggestion else None,
                finding.record,
            ]
            yield [clean(cell) for cell in cells]
