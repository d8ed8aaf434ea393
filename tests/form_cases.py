"""Documents for the checks of form: papers that keep the decree, and single faults put into them.

``FAIL`` holds the faults of every check; ``PASS`` the papers in which no check of form finds anything. A fault is a
change to one of the project's own samples, or to the small papers written here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt
from form_papers import (
    CENTRE,
    JUSTIFIED,
    LEFT,
    LIST,
    Line,
    dated_notice,
    fragment,
    joint_plan,
    letter,
    notice,
    put,
)

SAMPLES = Path(__file__).parents[1] / "samples"
PLAN = SAMPLES / "ke-hoach-chi-so-xa-tan-phuoc-2025.docx"
DECISION = SAMPLES / "quyet-dinh-ke-hoach-cchc-phuong-an-binh-2026.docx"


@dataclass(frozen=True)
class Fault:
    """One change to a paper, the code it must be found by and words the finding quotes."""

    name: str
    code: str
    quote: str
    change: Callable[[Any], None]
    paper: Path | Callable[[], Any] = PLAN
    severity: str = field(default="info")

    def data(self) -> bytes:
        """The paper with the fault, as a Word file."""
        document = opened(self.paper)
        self.change(document)
        return saved(document)


def opened(paper: Path | Callable[[], Any]) -> Any:
    """The document of a sample or of a small paper."""
    return Document(str(paper)) if isinstance(paper, Path) else paper()


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _all(document: Any) -> list[Any]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def _find(document: Any, words: str) -> Any:
    return next(paragraph for paragraph in _all(document) if paragraph.text.startswith(words))


def _runs(words: str, **form: Any) -> Callable[[Any], None]:
    """Set the font of the runs of one paragraph."""

    def change(document: Any) -> None:
        for run in _find(document, words).runs:
            for name, value in form.items():
                setattr(run.font, name, value)

    return change


def _shape(words: str, **shape: Any) -> Callable[[Any], None]:
    """Set the shape of one paragraph."""

    def change(document: Any) -> None:
        for name, value in shape.items():
            setattr(_find(document, words).paragraph_format, name, value)

    return change


def _write(words: str, new: str) -> Callable[[Any], None]:
    """Write other words into one paragraph, in the font of its first run."""

    def change(document: Any) -> None:
        runs = _find(document, words).runs
        runs[0].text = new
        for run in runs[1:]:
            run.text = ""

    return change


def _drop(*words: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for own in words:
            element = _find(document, own)._p
            element.getparent().remove(element)

    return change


def _move(words: str, before: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        moved, place = _find(document, words)._p, _find(document, before)._p
        place.addprevious(moved)

    return change


def _swap_columns(row: int, table: int = 0) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        first, second = document.tables[table].rows[row].cells
        first._tc.addprevious(second._tc)

    return change


def _signature_first(document: Any) -> None:
    """The signature block above the first section."""
    block = next(table for table in document.tables if "Nơi nhận" in table.cell(0, 0).text)
    _find(document, "KẾT QUẢ CHỈ SỐ")._p.addprevious(block._tbl)


def _section(**page: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for name, value in page.items():
            setattr(document.sections[0], name, value)

    return change


def _no_numbers(document: Any) -> None:
    for section in document.sections:
        for paragraph in section.header.paragraphs:
            for run in paragraph.runs:
                paragraph._p.remove(run._r)


def _numbers_at_foot(document: Any) -> None:
    for section in document.sections:
        header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
        section.footer.is_linked_to_previous = False
        footer = section.footer.paragraphs[0]
        footer.alignment = CENTRE
        for run in header.runs:
            footer._p.append(run._r)


def _number_aside(document: Any) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _number_small(document: Any) -> None:
    for run in document.sections[0].header.paragraphs[0].runs:
        run.font.size = Pt(10)


def _number_roman(document: Any) -> None:
    numbers = parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="lowerRoman"/>')
    document.sections[0]._sectPr.find(qn("w:pgMar")).addnext(numbers)


def _second_annex(document: Any) -> None:
    """Another annex behind the last one, both with Arabic numbers."""
    _write("Phụ lục", "Phụ lục 1")(document)
    put(document, Line("Phụ lục 2", 14, "B"))
    put(document, Line("DANH SÁCH ĐẦU MỐI THEO DÕI TIÊU CHÍ", 14, "B"))
    put(document, Line("(Kèm theo Kế hoạch số 18/KH-UBND)", 14, "I"))


def _each_body(change: Callable[[Any], None]) -> Callable[[Any], None]:
    """Change every justified paragraph of the text."""

    def change_all(document: Any) -> None:
        for paragraph in document.paragraphs:
            if paragraph.alignment == JUSTIFIED and len(paragraph.text) > 1:
                change(paragraph)

    return change_all


def _sized(size: float) -> Callable[[Any], None]:
    def change(paragraph: Any) -> None:
        for run in paragraph.runs:
            run.font.size = Pt(size)

    return change


def _closed_up(paragraph: Any) -> None:
    paragraph.paragraph_format.space_after = Pt(0)


def old_paper() -> Any:
    """A paper of 2019, before the decree, as nobody would set it now."""
    document = notice()
    _write("Sơn Bình, ngày", "Sơn Bình, ngày 09 tháng 3 năm 2019")(document)
    _runs("THÔNG BÁO", size=Pt(20), bold=False)(document)
    return document


def party_paper() -> Any:
    """A paper of a Party committee, which keeps the Party's own rules."""
    document = notice()
    _write("CỘNG HÒA", "ĐẢNG CỘNG SẢN VIỆT NAM")(document)
    _drop("Độc lập")(document)
    return document


BODY = "Năm 2024, UBND xã tự chấm"
OPENING = "Ủy ban nhân dân (UBND) xã"
SUBJECT = "Cải thiện, nâng cao Chỉ số cải cách hành chính (PAR"
_RECIPIENTS = [line.words for line in LIST]
FAIL = [
    Fault("khổ giấy Letter", "form-page", "ỦY BAN", _section(page_width=Mm(215.9), page_height=Mm(279.4))),
    Fault("khổ giấy A5", "form-page", "ỦY BAN", _section(page_width=Mm(148), page_height=Mm(210)), DECISION),
    Fault("lề trái 20 mm", "form-margin", "ỦY BAN", _section(left_margin=Mm(20))),
    Fault("lề phải 25 mm, lề trên 15 mm", "form-margin", "ỦY BAN", _section(right_margin=Mm(25), top_margin=Mm(15))),
    Fault("lề dưới 30 mm", "form-margin", "ỦY BAN", _section(bottom_margin=Mm(30)), DECISION),
    Fault("một đoạn phông Arial", "form-font", BODY, _runs(BODY, name="Arial")),
    Fault("Quốc hiệu phông Calibri", "form-font", "CỘNG HÒA", _runs("CỘNG HÒA", name="Calibri"), DECISION),
    Fault("một đoạn cỡ 15", "form-size", BODY, _runs(BODY, size=Pt(15))),
    Fault("cả nội dung cỡ 12", "form-size", "Căn cứ", _each_body(_sized(12)), DECISION),
    Fault("Quốc hiệu cỡ 14", "form-size", "CỘNG HÒA", _runs("CỘNG HÒA", size=Pt(14))),
    Fault("Tiêu ngữ cỡ 12", "form-size", "Độc lập", _runs("Độc lập", size=Pt(12))),
    Fault("Nơi nhận cỡ 14", "form-size", "Nơi nhận", _runs("Nơi nhận", size=Pt(14))),
    Fault("danh sách nơi nhận cỡ 13", "form-size", "- UBND tỉnh", _runs("- UBND tỉnh", size=Pt(13)), DECISION),
    Fault("họ tên người ký cỡ 16", "form-size", "Đoàn Khắc Nhẫn", _runs("Đoàn Khắc Nhẫn", size=Pt(16))),
    Fault("số, ký hiệu cỡ 12", "form-size", "Số: 18", _runs("Số: 18", size=Pt(12))),
    Fault("từ Phụ lục cỡ 13", "form-size", "Phụ lục", _runs("Phụ lục", size=Pt(13)), DECISION),
    Fault("tên loại không đậm", "form-style", "KẾ HOẠCH", _runs("KẾ HOẠCH", bold=False)),
    Fault("trích yếu không đậm", "form-style", "Cải thiện, nâng cao", _runs("Cải thiện, nâng cao", bold=False)),
    Fault("ngày tháng không nghiêng", "form-style", "Tân Phước, ngày", _runs("Tân Phước, ngày", italic=False)),
    Fault("căn cứ không nghiêng", "form-style", "Căn cứ Luật", _runs("Căn cứ Luật", italic=False), DECISION),
    Fault("số, ký hiệu in đậm", "form-style", "Số: 47", _runs("Số: 47", bold=True), DECISION),
    Fault("chức vụ không đậm", "form-style", "PHÓ CHỦ TỊCH", _runs("PHÓ CHỦ TỊCH", bold=False)),
    Fault("họ tên người ký không đậm", "form-style", "Lương Thị", _runs("Lương Thị", bold=False), DECISION),
    Fault("Nơi nhận không nghiêng", "form-style", "Nơi nhận", _runs("Nơi nhận", italic=False)),
    Fault("tên cơ quan không đậm", "form-style", "XÃ TÂN PHƯỚC", _runs("XÃ TÂN PHƯỚC", bold=False)),
    Fault("tiêu đề mục không đậm", "form-style", "II. NHIỆM VỤ", _runs("II. NHIỆM VỤ", bold=False), DECISION),
    Fault("một đoạn nghiêng", "form-style", BODY, _runs(BODY, italic=True)),
    Fault("thông tin kèm theo phụ lục không nghiêng", "form-style", "(Kèm theo", _runs("(Kèm theo", italic=False)),
    Fault("số nhỏ hơn 10 không thêm số 0", "form-style", "Số: 7/", _write("Số: 18", "Số: 7/KH-UBND")),
    Fault("không có dấu hai chấm sau Số", "form-style", "Số 18/", _write("Số: 18", "Số 18/KH-UBND")),
    Fault("có cách chữ trong ký hiệu", "form-style", "QĐ - UBND", _write("Số: 47", "Số: 47/QĐ - UBND"), DECISION),
    Fault(
        "ngày tháng không thêm số 0", "form-style", "ngày 5 tháng 1",
        _write("An Bình, ngày", "An Bình, ngày 5 tháng 1 năm 2026"), DECISION,
    ),
    Fault("tên loại in thường", "form-capitals", "Kế hoạch", _write("KẾ HOẠCH", "Kế hoạch")),
    Fault("trích yếu in hoa", "form-capitals", "CỦA XÃ", _write("của xã", "CỦA XÃ TÂN PHƯỚC NĂM 2025")),
    Fault("họ tên người ký in hoa", "form-capitals", "ĐOÀN", _write("Đoàn Khắc", "ĐOÀN KHẮC NHẪN")),
    Fault("tên cơ quan in thường", "form-capitals", "Xã Tân Phước", _write("XÃ TÂN PHƯỚC", "Xã Tân Phước")),
    Fault("chức vụ in thường", "form-capitals", "Phó Chủ tịch", _write("PHÓ CHỦ TỊCH", "Phó Chủ tịch")),
    Fault("Quốc hiệu in thường", "form-capitals", "Cộng hòa", _write("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    Fault("Tiêu ngữ viết hoa từng chữ", "form-capitals", "Tự Do", _write("Độc lập", "Độc Lập - Tự Do - Hạnh Phúc")),
    Fault("tiêu đề mục in thường", "form-capitals", "III. Kinh", _write("III. KINH PHÍ", "III. Kinh phí"), DECISION),
    Fault("từ Phụ lục in hoa", "form-capitals", "PHỤ LỤC", _write("Phụ lục", "PHỤ LỤC")),
    Fault("thiếu Tiêu ngữ", "form-missing-part", "ỦY BAN", _drop("Độc lập"), severity="warning"),
    Fault("thiếu Quốc hiệu", "form-missing-part", "Độc lập", _drop("CỘNG HÒA"), DECISION, "warning"),
    Fault("thiếu số, ký hiệu", "form-missing-part", "Tân Phước, ngày", _drop("Số: 18"), severity="warning"),
    Fault("thiếu địa danh, ngày tháng", "form-missing-part", "KẾ HOẠCH", _drop("Tân Phước, ngày"), severity="warning"),
    Fault("thiếu tên loại", "form-missing-part", "Cải thiện", _drop("KẾ HOẠCH"), severity="warning"),
    Fault(
        "thiếu trích yếu", "form-missing-part", "Căn cứ",
        _drop(SUBJECT, "của xã Tân Phước năm"), severity="warning",
    ),
    Fault("thiếu họ tên người ký", "form-missing-part", "CHỦ TỊCH", _drop("Lương Thị"), DECISION, "warning"),
    Fault("thiếu chức vụ người ký", "form-missing-part", "Đoàn Khắc", _drop("PHÓ CHỦ TỊCH"), severity="warning"),
    Fault("thiếu tên cơ quan", "form-missing-part", "Số: 18", _drop("ỦY BAN NHÂN DÂN", "XÃ TÂN"), severity="warning"),
    Fault("tên cơ quan chủ quản in đậm", "form-style", "UBND TỈNH", _runs("UBND TỈNH", bold=True), notice),
    Fault("trích yếu công văn in đậm", "form-style", "V/v rà soát", _runs("V/v rà soát", bold=True), letter),
    Fault("trích yếu công văn cỡ 14", "form-size", "V/v rà soát", _runs("V/v rà soát", size=Pt(14)), letter),
    Fault("công văn thiếu nơi nhận", "form-missing-part", "", _drop(*_RECIPIENTS), letter, "warning"),
    Fault("thông báo thiếu nơi nhận, chữ ký còn đủ", "form-missing-part", "", _drop(*_RECIPIENTS), notice, "warning"),
    Fault("nơi nhận để trống", "form-missing-part", "Nơi nhận", _drop(*_RECIPIENTS[1:]), notice, "warning"),
    Fault("họ tên đứng trên chức vụ", "form-order", "CHÁNH VĂN", _move("Hà Thị", "TL. GIÁM ĐỐC"), notice),
    Fault("hai phụ lục đánh số Ả Rập", "form-style", "Phụ lục 1", _second_annex),
    Fault("số trước dấu gạch chéo dính ký hiệu", "form-style", "Số: 18KH", _write("Số: 18", "Số: 18KH/UBND")),
    Fault("ngày tháng viết tắt", "form-style", "12/02/2025", _write("Tân Phước, ngày", "Tân Phước, 12/02/2025")),
    Fault("tên loại đứng dưới căn cứ", "form-order", "KẾ HOẠCH", _move("KẾ HOẠCH", OPENING)),
    Fault("số, ký hiệu đứng trên tên cơ quan", "form-order", "XÃ TÂN PHƯỚC", _move("Số: 18", "ỦY BAN NHÂN DÂN")),
    Fault("nơi nhận ở bên phải", "form-order", "Nơi nhận", _swap_columns(0, table=-2)),
    Fault("trích yếu đứng trên tên loại", "form-order", "KẾ HOẠCH", _move(SUBJECT, "KẾ HOẠCH")),
    Fault("Tiêu ngữ đứng trên Quốc hiệu", "form-order", "CỘNG HÒA", _move("Độc lập", "CỘNG HÒA")),
    Fault("số, ký hiệu ở bên phải", "form-order", "Số: 47", _swap_columns(1), DECISION),
    Fault("Quốc hiệu ở bên trái", "form-order", "ỦY BAN", _swap_columns(0)),
    Fault("chữ ký đứng trên nội dung", "form-order", "", _signature_first),
    Fault("dòng cách nhau 2 lines", "form-spacing", BODY, _shape(BODY, line_spacing=2.0)),
    Fault("dòng cách nhau 0,8 lines", "form-spacing", OPENING, _shape(OPENING, line_spacing=0.8)),
    Fault("hai đoạn sát nhau", "form-spacing", OPENING, _shape("Căn cứ Quyết định số 187", space_after=0)),
    Fault("các đoạn đều sát nhau", "form-spacing", "Căn cứ", _each_body(_closed_up), DECISION),
    Fault("một đoạn không lùi đầu dòng", "form-indent", BODY, _shape(BODY, first_line_indent=Cm(0))),
    Fault("một đoạn lùi 2,5 cm", "form-indent", OPENING, _shape(OPENING, first_line_indent=Cm(2.5))),
    Fault("một đoạn canh trái", "form-indent", BODY, _shape(BODY, alignment=LEFT)),
    Fault("tên loại canh trái", "form-indent", "QUYẾT ĐỊNH", _shape("QUYẾT ĐỊNH", alignment=LEFT), DECISION),
    Fault("Tiêu ngữ canh trái", "form-indent", "Độc lập", _shape("Độc lập", alignment=LEFT)),
    Fault("họ tên người ký canh trái", "form-indent", "Đoàn Khắc", _shape("Đoàn Khắc", alignment=LEFT)),
    Fault("không đánh số trang", "form-page-number", "ỦY BAN", _no_numbers),
    Fault("số trang ở lề dưới", "form-page-number", "ỦY BAN", _numbers_at_foot),
    Fault("số trang không canh giữa", "form-page-number", "ỦY BAN", _number_aside),
    Fault("số trang cỡ 10", "form-page-number", "ỦY BAN", _number_small, DECISION),
    Fault("số trang La Mã", "form-page-number", "ỦY BAN", _number_roman),
    Fault(
        "trang đầu hiện số trang", "form-page-number", "ỦY BAN",
        _section(different_first_page_header_footer=False),
    ),
]  # fmt: skip
PASS: dict[str, Path | Callable[[], Any]] = {
    "kế hoạch của một xã": PLAN,
    "quyết định của một phường, kế hoạch kèm theo": DECISION,
    "thông báo của một sở": notice,
    "thông báo có ngày trong trích yếu": dated_notice,
    "kế hoạch liên tịch của hai sở": joint_plan,
    "công văn của một phường": letter,
    "văn bản trước Nghị định 30/2020/NĐ-CP": old_paper,
    "văn bản của Đảng": party_paper,
    "phụ lục tách rời": fragment,
}
CODES = frozenset(fault.code for fault in FAIL)
