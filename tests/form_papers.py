"""Small papers that keep the form of Nghị định 30/2020/NĐ-CP, written for the tests: other provinces and levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm, Pt

LEFT, CENTRE, JUSTIFIED = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class Line:
    """A paragraph of a small paper: words, size, bold (B), italic (I), alignment and first line."""

    words: str
    size: float = 14
    style: str = ""
    align: Any = CENTRE
    first: float = 0


def text(words: str, style: str = "") -> Line:
    return Line(words, 14, style, JUSTIFIED, 1.27)


def put(place: Any, line: Line) -> Any:
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.alignment, shape.space_before, shape.space_after, shape.line_spacing = line.align, Pt(0), Pt(6), 1.15
    shape.first_line_indent = Cm(line.first)
    run = paragraph.add_run(line.words)
    run.font.name, run.font.size = "Times New Roman", Pt(line.size)
    run.bold, run.italic = "B" in line.style, "I" in line.style
    return paragraph


def columns(document: Any, *rows: tuple[list[Line], list[Line]]) -> None:
    table = document.add_table(len(rows), 2)
    for row, sides in zip(table.rows, rows, strict=True):
        for cell, lines in zip(row.cells, sides, strict=True):
            for line in lines:
                put(cell, line)
            first = cell.paragraphs[0]._p
            first.getparent().remove(first)


def blank() -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    return document


COUNTRY = [
    Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "B"),
    Line("Độc lập - Tự do - Hạnh phúc", 13, "B"),
]
LIST = [
    Line("Nơi nhận:", 12, "BI", LEFT),
    Line("- UBND tỉnh (báo cáo);", 11, "", LEFT),
    Line("- Các phòng, đơn vị thuộc Sở;", 11, "", LEFT),
    Line("- Lưu: VT, VP.", 11, "", LEFT),
]


def notice(subject: str = "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 02 năm 2025") -> Any:
    """A notice of a department of a province: superior body above its own, one row for the head, no annex."""
    document = blank()
    left = [Line("UBND TỈNH SƠN BÌNH", 12), Line("SỞ TƯ PHÁP", 12, "B"), Line("Số: 05/TB-STP", 13)]
    columns(document, (left, [*COUNTRY, Line("Sơn Bình, ngày 09 tháng 3 năm 2025", 13, "I")]))
    put(document, Line("THÔNG BÁO", 14, "B"))
    put(document, Line(subject, 14, "B"))
    put(
        document,
        text("Ngày 03 tháng 3 năm 2025, Giám đốc Sở chủ trì họp giao ban. Sau khi nghe Văn phòng báo cáo, kết luận:"),
    )
    put(
        document,
        text("1. Văn phòng rà soát các nhiệm vụ quá hạn, đề xuất biện pháp xử lý, báo cáo trước ngày 15 tháng 3."),
    )
    put(
        document,
        text("2. Phòng Hành chính tư pháp chủ trì kiểm tra việc số hóa sổ hộ tịch tại các xã, phường trong quý II."),
    )
    put(document, text("Văn phòng thông báo để các phòng, đơn vị biết, thực hiện./."))
    signed = [Line("TL. GIÁM ĐỐC", 14, "B"), Line("CHÁNH VĂN PHÒNG", 14, "B"), Line("Hà Thị Vân Khánh", 14, "B")]
    columns(document, (LIST, signed))
    return document


def letter() -> Any:
    """A letter: no kind, its subject under the number, addressed by name."""
    document = blank()
    left = [
        Line("ỦY BAN NHÂN DÂN", 13, "B"),
        Line("PHƯỜNG BẾN GỖ", 13, "B"),
        Line("Số: 112/UBND-VP", 13),
        Line("V/v rà soát tiêu chí chấm điểm", 12),
    ]
    columns(document, (left, [*COUNTRY, Line("Bến Gỗ, ngày 21 tháng 10 năm 2025", 14, "I")]))
    put(document, Line("Kính gửi: Các phòng chuyên môn thuộc UBND phường", 14, "", CENTRE))
    put(
        document,
        text("Để chuẩn bị tự đánh giá, UBND phường yêu cầu các phòng rà soát tiêu chí được giao, gửi tài liệu."),
    )
    signed = [Line("TM. ỦY BAN NHÂN DÂN", 13, "B"), Line("CHỦ TỊCH", 13, "B"), Line("Trịnh Quốc Bảo", 13, "B")]
    columns(document, (LIST, signed))
    return document


def dated_notice() -> Any:
    """A notice whose subject ends in a day."""
    return notice("Kết luận của Giám đốc Sở tại cuộc họp ngày 03 tháng 3 năm 2025")


def joint_plan() -> Any:
    """A plan of two bodies, its country on two lines, signed in two columns."""
    document = blank()
    left = [Line("SỞ NỘI VỤ", 13, "B"), Line("SỞ TÀI CHÍNH", 13, "B"), Line("Số: 88/KHLT-SNV-STC", 13)]
    right = [Line("CỘNG HÒA XÃ HỘI", 13, "B"), Line("CHỦ NGHĨA VIỆT NAM", 13, "B"), COUNTRY[1]]
    columns(document, (left, [*right, Line("Lâm Xuyên, ngày 17 tháng 02 năm 2025", 13, "I")]))
    put(document, Line("KẾ HOẠCH LIÊN TỊCH", 14, "B"))
    put(document, Line("Kiểm tra việc sử dụng kinh phí cải cách hành chính năm 2025", 14, "B"))
    put(
        document,
        text("Căn cứ Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Lâm Xuyên.", "I"),
    )
    put(document, text("I. NỘI DUNG", "B"))
    put(
        document,
        text("Kiểm tra việc lập, phân bổ, quyết toán kinh phí cải cách hành chính tại 05 xã trong quý III."),
    )
    signed = [[Line("GIÁM ĐỐC", 14, "B"), Line(name, 14, "B")] for name in ("Vi Văn Tấn", "Tô Thị Lan Hương")]
    table = document.add_table(1, 3)
    for cell, lines in zip(table.rows[0].cells, (LIST, *signed), strict=True):
        for line in lines:
            put(cell, line)
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
    return document


def fragment() -> Any:
    """A table of tasks without head or signature, in the right letters."""
    document = blank()
    put(document, Line("Phụ lục", 14, "B"))
    put(document, Line("DANH MỤC NHIỆM VỤ", 14, "B"))
    put(
        document,
        text(
            "1. Công bố danh mục thủ tục hành chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường trong quý I."
        ),
    )
    return document
