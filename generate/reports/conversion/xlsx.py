"""A conversion as an Excel workbook: summary, what was not read, what was read and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from kehoach.generate import words
from kehoach.generate.reports.conversion import STATUS_NAMES, STATUSES, Conversion, Lang, of_status
from kehoach.generate.tables import say
from kehoach.generate.workbook import HEADING, WRAPPED, Page, Workbook, bears, made, set_widths
from kehoach.models.errors import Said

_MARK = "kehoach: kết quả đọc kho văn bản"
_SUMMARY = Said("Tổng hợp", "Summary")
_LOST = Said("Không đọc được", "Not read")
_READ = Said("Đọc được", "Read")
_WAITING = Said("Chưa đọc", "Not read yet")
_LOST_HEADINGS = (
    Said("Tệp", "File"),
    Said("Mã lỗi", "Code"),
    Said("Lý do", "Why"),
    Said("Cách xử lý", "What to do"),
    Said("Dung lượng (byte)", "Size (bytes)"),
)
_READ_HEADINGS = (
    Said("Tệp", "File"),
    Said("Tình trạng", "State"),
    Said("Loại văn bản", "Kind"),
    Said("Số, ký hiệu", "Symbol"),
    Said("Cơ quan ban hành", "Issuer"),
    Said("Năm kế hoạch", "Plan year"),
    Said("Định dạng", "Format"),
    Said("Tỷ lệ đọc được (%)", "Coverage (%)"),
    Said("Tỷ lệ thành bản ghi (%)", "In records (%)"),
    Said("Chỗ cần xem lại", "In doubt"),
    Said("Nhiệm vụ", "Tasks"),
    Said("Điểm", "Scores"),
    Said("Phát hiện", "Findings"),
    Said("Giây", "Seconds"),
    Said("Bản sao của", "Copy of"),
)


def write(conversion: Conversion, lang: Lang) -> bytes:
    """The workbook; every input stands in exactly one of the sheets behind the summary."""

    def fill(book: Workbook) -> None:
        heading, plain = book.add_format(HEADING), book.add_format(WRAPPED)

        def page(name: Said, widths: Sequence[float]) -> Page:
            sheet = book.add_worksheet(say(name, lang))
            set_widths(sheet, widths)
            return Page(sheet, heading, plain)

        _summary(page(_SUMMARY, [48, 40]), conversion, lang)
        _lost(page(_LOST, [60, 20, 50, 60, 14]), conversion, lang)
        _read(page(_READ, [60, 16, 16, 18, 28, 9, 9, 11, 11, 9, 9, 9, 9, 8, 40]), conversion, lang)
        waiting = of_status(conversion.inputs, "pending")
        if waiting:
            sheet = page(_WAITING, [80])
            sheet.headings([say(_LOST_HEADINGS[0], lang)])
            for one in waiting:
                sheet.row([one.path])

    return made(fill, "kehoach convert", _MARK)


def is_own(data: bytes) -> bool:
    """Whether the bytes are a workbook with the mark of this report in its properties."""
    return bears(_MARK, data)


def _summary(page: Page, run: Conversion, lang: Lang) -> None:
    page.headings([say(Said("Kết quả đọc kho văn bản", "Conversion of an archive"), lang), None])
    page.row([say(Said("Kho văn bản", "Archive"), lang), run.archive])
    page.row([say(Said("Bắt đầu", "Started"), lang), run.started])
    page.row([say(Said("Số giây chạy", "Seconds"), lang), run.seconds])
    page.row([say(Said("Lần này đọc (tệp)", "Read in this run (files)"), lang), run.fresh])
    page.row([])
    page.headings([say(Said("Tệp tìm thấy", "Files found"), lang), len(run.inputs)])
    counts = run.counts()
    for status in STATUSES:
        page.row([say(STATUS_NAMES[status], lang), counts[status]])
    page.row([])
    page.headings([say(Said("Lý do không đọc được", "Why files were not read"), lang), None])
    for failure in run.failures():
        page.row([f"{say(failure.message, lang)} [{failure.code}]", len(failure.inputs)])
    page.row([])
    page.headings([say(Said("Tỷ lệ đọc được", "Coverage"), lang), say(Said("Số văn bản", "Documents"), lang)])
    for name, many in run.grades():
        page.row([say(name, lang), many])
    if run.issues:
        page.row([])
        page.headings([say(Said("Chỗ cần xem lại", "Places in doubt"), lang), None])
    for code, many in run.issues:
        page.row([code, many])


def _lost(page: Page, run: Conversion, lang: Lang) -> None:
    page.headings([say(heading, lang) for heading in _LOST_HEADINGS])
    for failure in run.failures():
        for one in failure.inputs:
            page.row([one.path, one.code, say(one.message, lang), say(one.hint, lang) or None, one.size])
    page.filtered(len(_LOST_HEADINGS))


def _read(page: Page, run: Conversion, lang: Lang) -> None:
    page.headings([say(heading, lang) for heading in _READ_HEADINGS])
    for one in run.inputs:
        read = one.read
        if read is None:
            continue
        page.row(
            [
                one.path,
                say(STATUS_NAMES[one.status], lang),
                words.kind(read.kind, lang),
                read.symbol or None,
                read.issuer or None,
                read.year,
                read.media,
                _percent(read.coverage),
                _percent(read.claimed),
                read.issues,
                read.tasks,
                read.scores,
                read.findings,
                None if one.seconds is None else round(one.seconds, 2),
                one.copy_of or None,
            ]
        )
    page.filtered(len(_READ_HEADINGS))


def _percent(share: float) -> float:
    """Rounded down, so that 100 is said only of what was read wholly."""
    return floor(share * 10_000) / 100
