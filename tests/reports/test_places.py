"""Places in a Word file are told as a reader counts: tables with headings, rows by their number."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import pytest
from docx import Document

import kehoach
from kehoach.audit.inspection import inspect
from kehoach.audit.runner import Choice
from kehoach.audit.settings import Settings
from kehoach.generate.places import Places, Spot
from kehoach.generate.reports import report
from kehoach.generate.reports.text import document
from kehoach.models.findings import Audited
from kehoach.models.reading import Reading

HEAD = (("SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 41/KH-SXD", "Độc lập - Tự do - Hạnh phúc"))
COUNTED = (
    ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
    ("1", "Rà soát quy trình cấp phép", "Phòng Quản lý xây dựng", "Quý I/2026"),
    ("2", "Số hóa hồ sơ lưu", "Văn phòng Sở", "Khi có yêu cầu"),
)
BARE = (
    ("Chỉ tiêu", "Đơn vị", "Kết quả"),
    ("Hồ sơ đúng hạn", "%", "98"),
    ("Hồ sơ trực tuyến", "%", "61"),
)


@cache
def _plan() -> Reading:
    paper: Any = Document()
    for at, rows in enumerate((HEAD, COUNTED, BARE)):
        table = paper.add_table(len(rows), len(rows[0]), style=None if rows is HEAD else "Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
        if at == 0:
            paper.add_paragraph("KẾ HOẠCH")
            paper.add_paragraph("Cải cách hành chính năm 2026")
        paper.add_paragraph(f"{'I' * (at + 1)}. NỘI DUNG")
    out = io.BytesIO()
    paper.save(out)
    return kehoach.read_bytes(out.getvalue(), "kế hoạch.docx")


def _audited() -> Audited:
    return inspect(_plan(), Settings(choice=Choice(select=("deadline-vague",))))


@pytest.mark.parametrize(
    ("words", "spot", "said"),
    [
        ("Khi có yêu cầu", Spot(1, 2, "2"), "bảng 1, STT 2"),
        ("Hồ sơ trực tuyến", Spot(2, 2, ""), "bảng 2, hàng 2 dưới tiêu đề"),
        ("Chỉ tiêu", Spot(2, 0, ""), "bảng 2, hàng tiêu đề"),
        ("Số: 41/KH-SXD", None, ""),
        ("Cải cách hành chính năm 2026", None, ""),
    ],
)
def test_a_row_is_told_by_its_table_and_number(words: str, spot: Spot | None, said: str) -> None:
    reading = _plan()
    start = reading.text.index(words)
    where, places = reading.outline.where(start, start + len(words)), Places(reading.outline)

    assert places.spot(where) == spot
    assert places.said(where, "vi") == said


def test_the_report_and_the_table_name_the_row() -> None:
    audited = _audited()

    assert "deadline-vague  (bảng 1, STT 2)" in document(audited, "vi")
    text = report("csv").write([audited], "vi").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["Bảng"], row["Hàng"]) == ("1", "STT 2")


@pytest.mark.parametrize("width", [60, 80])
def test_a_narrow_terminal_keeps_the_marks_under_their_words(width: int) -> None:
    lines = document(_audited(), "vi", width=width).splitlines()

    findings = lines[: next(at for at, line in enumerate(lines) if "Tổng hợp" in line)]
    assert max(map(len, findings)) <= width
    under = next(at for at, line in enumerate(lines) if "^" in line)
    begin = lines[under].index("^")
    assert lines[under - 1][begin : begin + lines[under].count("^")] == "Khi có yêu cầu"
