"""The same rows as people read them: headings, widths, codes in words, days as days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kehoach.corpus.database import Row
from kehoach.corpus.export.kinds import Kind
from kehoach.generate import words
from kehoach.generate.remarks import SEVERITY_NAMES
from kehoach.generate.tables import Cell, as_date, clean, say
from kehoach.models.errors import Said

Lang: TypeAlias = Literal["vi", "en"]
Value: TypeAlias = Callable[[Row, Lang], Cell]
_LONGEST_QUOTE = 500
TITLES: dict[Kind, Said] = {
    "documents": Said("Văn bản", "Documents"),
    "tasks": Said("Nhiệm vụ", "Tasks"),
    "scores": Said("Điểm", "Scores"),
    "findings": Said("Phát hiện", "Findings"),
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: heading, width in characters, what it shows of a row."""

    heading: Said
    width: int
    value: Value


def cells(kind: Kind, row: Row, lang: Lang) -> list[Cell]:
    """A row as cells; strings are free of control characters, an empty one is None."""
    return [_cell(column.value(row, lang)) for column in SHEETS[kind]]


def _cell(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    return (value if value.isprintable() else clean(value)) or None  # looking at every character costs far more


def headings(kind: Kind, lang: Lang) -> list[str]:
    """The headings of a kind, in order."""
    return [say(column.heading, lang) for column in SHEETS[kind]]


def widths(kind: Kind) -> list[int]:
    """The widths of a kind's columns."""
    return [column.width for column in SHEETS[kind]]


def symbol(number: str | None, code: str | None) -> str:
    """Number and symbol as they stand on paper: 12/KH-UBND."""
    return "/".join(part for part in (number, code) if part)


def _column(vi: str, en: str, width: int, value: str | Value) -> SheetColumn:
    """A column that shows a field of the row, or what a function makes of it."""
    shown: Value = (lambda row, _: row[value]) if isinstance(value, str) else value
    return SheetColumn(Said(vi, en), width, shown)


def _day(name: str) -> Value:
    return lambda row, _: as_date(row[name])


def _quote(row: Row, _: Lang) -> Cell:
    quote: str = row["quote"] or ""
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "…"


def _field(row: Row, lang: Lang) -> Cell:
    return words.field(row["field"], lang)


def _severity(row: Row, lang: Lang) -> Cell:
    return say(SEVERITY_NAMES[row["severity"]], lang)


_PLACE = (_column("Trang", "Page", 7, "page"), _column("Dòng", "Line", 7, "line"))
_OF = (
    _column("Cơ quan ban hành", "Issuer", 26, "issuer"),
    _column("Văn bản", "Document", 16, lambda r, _: symbol(r["document_number"], r["document_symbol"])),
    _column("Ngày ban hành", "Issued", 12, _day("issued")),
    _column("Năm kế hoạch", "Plan year", 9, "plan_year"),
)
_FILE = _column("Tệp", "File", 40, "file")
_DOCUMENTS = (
    _column("Cơ quan ban hành", "Issuer", 26, "issuer"),
    _column("Cơ quan cấp trên", "Parent body", 26, "parent"),
    _column("Cấp", "Level", 12, lambda r, g: words.level(r["level"], g)),
    _column("Tỉnh, thành phố", "Province", 18, "province"),
    _column("Loại văn bản", "Kind", 14, lambda r, g: words.kind(r["kind"], g)),
    _column("Số, ký hiệu", "Symbol", 16, lambda r, _: symbol(r["number"], r["symbol"])),
    _column("Ngày ban hành", "Issued", 12, _day("issued")),
    _column("Trích yếu", "Title", 60, "title"),
    _column("Năm kế hoạch", "Plan year", 9, "plan_year"),
    _column("Năm cơ sở", "Base year", 9, "base_year"),
    _column("Người ký", "Signer", 20, "signer"),
    _column("Chức vụ", "Signer's title", 16, "signer_title"),
    _column("Số nhiệm vụ", "Tasks", 9, "task_count"),
    _column("Số trách nhiệm", "Duties", 9, "duty_count"),
    _column("Số điểm", "Scores", 9, "score_count"),
    _column("Số phát hiện", "Findings", 9, "finding_count"),
    _column("Chỗ cần xem lại", "In doubt", 9, "issue_count"),
    _column("Tỷ lệ đọc được", "Coverage", 9, "coverage"),
    _column("Số trang", "Pages", 8, "pages"),
    _FILE,
)
_TASKS = (
    *_OF,
    _column("Mục", "Section", 10, "section"),
    _column("Tiêu đề mục", "Heading", 30, "section_title"),
    _column("STT", "No.", 6, "ordinal"),
    _column("Lĩnh vực", "Field", 20, _field),
    _column("Loại", "Role", 12, lambda r, g: words.role(r["role"], g)),
    _column("Yêu cầu", "Intent", 12, lambda r, g: words.intent(r["intent"], g)),
    _column("Tiêu chí", "Criterion", 30, "criterion"),
    _column("Nhiệm vụ", "Task", 60, "text"),
    _column("Chủ trì", "Lead", 26, "lead"),
    _column("Phối hợp", "With", 26, "coop"),
    _column("Thời hạn", "Deadline", 22, "deadline_raw"),
    _column("Hạn cuối", "Due", 12, _day("due")),
    _column("Sản phẩm", "Output", 26, "output"),
    *_PLACE,
    _FILE,
)
_SCORES = (
    *_OF,
    _column("Mục", "Section", 10, "section"),
    _column("Mã", "Code", 8, "code"),
    _column("Tiêu chí", "Criterion", 60, "criterion"),
    _column("Đơn vị", "Unit", 26, "unit_of_government"),
    _column("Lĩnh vực", "Field", 20, _field),
    _column("Năm", "Year", 8, "year"),
    _column("Điểm tối đa", "Maximum", 9, "max"),
    _column("Tự chấm", "Self-scored", 9, "self"),
    _column("Thẩm định", "Appraised", 9, "appraised"),
    _column("Tăng/giảm", "Change", 9, "delta"),
    _column("Kỳ trước", "Previous", 9, "previous"),
    _column("Xếp hạng", "Rank", 8, "rank"),
    _column("Đơn vị tính", "Measure", 10, "unit"),
    _column("Tổng cộng", "Total", 8, lambda r, g: words.yes(r["total"], g)),
    *_PLACE,
    _FILE,
)
_FINDINGS = (
    *_OF,
    _column("Mức độ", "Severity", 10, _severity),
    _column("Mã", "Code", 22, "code"),
    _column("Nhận xét", "Remark", 56, lambda r, g: r[g]),
    _column("Nội dung được trích", "Words quoted", 48, _quote),
    _column("Căn cứ", "Evidence", 36, "evidence"),
    _column("Cách sửa", "How to mend it", 44, lambda r, g: r[f"suggestion_{g}"]),
    _column("Nhiệm vụ", "Task", 9, "record"),
    *_PLACE,
    _FILE,
)
SHEETS: dict[Kind, tuple[SheetColumn, ...]] = {
    "documents": _DOCUMENTS,
    "tasks": _TASKS,
    "scores": _SCORES,
    "findings": _FINDINGS,
}
